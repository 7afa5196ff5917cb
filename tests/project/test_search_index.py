"""Counting in blocks of keys finds what looking into each text finds."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from translator_gui.model.document import ParagraphKind
from translator_gui.model.errors import TranslatorError
from translator_gui.model.segment import Paragraph, Segment, segment_id
from translator_gui.model.status import Status
from translator_gui.project.search import BOTH, SearchParagraphRange, SearchRequest, SourceOrTarget, find_matches
from translator_gui.project.search_index import SearchIndex, count_block, count_paragraph
from translator_gui.text.search_query import SearchQuery, compile_query

letters = st.sampled_from("aAb Bé’'.,\n\u0301کكیےءھ\u064e\u200cاﻻﷺہ۱1ۂ")
texts = st.text(letters, max_size=8)
sentences = st.lists(st.tuples(texts, texts), min_size=1, max_size=3)
patterns = (
    "a|b",
    "[aک]+",
    r"\w+",
    r".",
    "^a",
    "a$",
    r"\ba",
    "[^a]",
    r"(a)b?\1",
    r"ا",
    r"\s",
    "b.",
    "(?<!a)b",
    r"ک?ی",
    "x*",
)
needles = st.one_of(
    st.builds(
        SearchQuery,
        st.text(letters, min_size=1, max_size=2),
        exact=st.booleans(),
        whole_words=st.booleans(),
        case=st.booleans(),
        loose=st.booleans(),
    ),
    st.builds(
        SearchQuery,
        st.sampled_from(patterns),
        exact=st.booleans(),
        whole_words=st.booleans(),
        case=st.booleans(),
        regex=st.just(True),
    ),
)


def paragraph(identity: int, pairs: Sequence[tuple[str, str]]) -> Paragraph:
    text, segments = "", list[Segment]()
    for urdu, english in pairs:
        start = len(text)
        text += f"{urdu}|"
        segments.append(Segment(segment_id(identity, start), identity, start, start + len(urdu), english, Status.DRAFT))
    return Paragraph(identity, 1, identity, text, ParagraphKind.BODY, 0, "", "", tuple(segments))


@given(
    st.lists(sentences, max_size=5), needles, st.sampled_from([BOTH, *(frozenset({side}) for side in SourceOrTarget)])
)
def test_blocks_count_what_stands_in_the_texts(
    project: list[list[tuple[str, str]]], needle: SearchQuery, sides: frozenset[SourceOrTarget]
) -> None:
    try:
        made = compile_query(needle)
    except TranslatorError:
        return
    search = SearchRequest(needle, sides)
    paragraphs = [paragraph(n, pairs) for n, pairs in enumerate(project, 1)]
    block = SearchIndex().block(0, paragraphs)
    whole = SearchParagraphRange(0, len(paragraphs))
    found = count_block(made, search, 0, block, whole)
    expected = [find_matches(made.spans, search, p) for p in paragraphs]
    assert list(found.counts or [0] * len(paragraphs)) == [len(hits) for hits in expected]
    assert found.segments == tuple(dict.fromkeys(spot.segment for hits in expected for spot in hits))
    for index, (item, hits) in enumerate(zip(paragraphs, expected, strict=True)):
        assert sum(count_paragraph(made, search, index, item, whole).counts) == len(hits)
    inner = count_block(made, search, 0, block, SearchParagraphRange(1, 2))
    assert sum(inner.counts) == sum(len(hits) for hits in expected[1:2])


def test_keys_are_kept_until_a_sentence_changes() -> None:
    keys = SearchIndex()
    paragraphs = [paragraph(1, [("ایک", "one")]), None]
    block = keys.block(0, paragraphs)
    assert keys.block(0, list(paragraphs)) is block
    changed = [paragraph(1, [("ایک", "two")]), None]
    assert keys.block(0, changed).target.key == "two"
    keys.forget()
    assert keys.block(0, paragraphs) is not block
