"""Markup becomes tags, and tags become markup again, whatever the translator does to them."""

from collections.abc import Sequence

import hypothesis.strategies as st
from hypothesis import given

from translator_gui.formats.inline import (
    ClosingTag,
    InlineCode,
    OpeningTag,
    SourceToken,
    StandaloneTag,
    TargetText,
    TargetToken,
    tagged,
)
from translator_gui.formats.target_builder import TargetSentence, placed
from translator_gui.model.inline_tag import INLINE, TagMeaning, closing, mark_of, opening, standalone, without_tags
from translator_gui.text.tag_spelling import read_spelled, spelled

BOLD = InlineCode(TagMeaning.FORMAT, "bold")
LINK = InlineCode(TagMeaning.LINK, "link")
NOTE = InlineCode(TagMeaning.NOTE, "footnote")
FIELD = InlineCode(TagMeaning.FIELD, "page number")
ANCHOR = InlineCode(TagMeaning.ANCHOR, "bookmark")


def told(tokens: list[TargetToken]) -> str:
    """Return tokens as letters."""

    def letters(token: TargetToken) -> str:
        match token:
            case TargetText(text):
                return text
            case OpeningTag(code):
                return f"<{code.words}"
            case StandaloneTag(code):
                return f"={code.words}"
            case ClosingTag():
                return ">"

    return "".join(map(letters, tokens))


def standing(pieces: Sequence[object]) -> list[InlineCode]:
    """Return the codes of the standalone tags."""
    return [piece.code for piece in pieces if isinstance(piece, StandaloneTag)]


def english(text: str, source: str) -> TargetSentence:
    return TargetSentence(read_spelled(text, source), source)


def test_formatting_within_a_paragraph_becomes_a_pair():
    found = tagged(["یہ ", OpeningTag(BOLD), "اہم", ClosingTag(), " ہے"])
    assert spelled(found.text) == "یہ {1>اہم<1} ہے"
    assert [(tag.number, tag.kind, tag.paired, tag.words) for tag in found.tags] == [
        (1, TagMeaning.FORMAT, True, "bold")
    ]


def test_what_encloses_or_ends_a_paragraph_stays_out_of_its_text():
    found = tagged(
        [
            StandaloneTag(ANCHOR),
            " ",
            OpeningTag(BOLD),
            "متن",
            OpeningTag(LINK),
            "یہاں",
            ClosingTag(),
            "۔ ",
            StandaloneTag(NOTE),
            ClosingTag(),
            " ",
        ]
    )
    assert spelled(found.text) == "متن{1>یہاں<1}۔"
    back = placed(found, [english("Text {1>here<1}.", found.text)])
    assert told(back) == "=bookmark <boldText <linkhere>. =footnote> "


def test_a_field_at_an_end_is_seen():
    assert spelled(tagged(["صفحہ ", StandaloneTag(FIELD)]).text) == "صفحہ {1}"


def test_a_paragraph_without_letters_is_none():
    assert tagged([OpeningTag(BOLD), " ", StandaloneTag(FIELD), ClosingTag()]).text == ""
    assert tagged([" \n"]).text == ""


def test_pairs_around_nothing_are_gone():
    assert tagged(["ایک", OpeningTag(BOLD), ClosingTag(), " دو"]).text == "ایک دو"


def test_letters_that_would_be_taken_for_tags_are_boxes():
    assert tagged([f"ا{opening(1)}ب"]).text == "ا□ب"


def test_missing_notes_follow_and_missing_formatting_is_given_up():
    found = tagged(["یہ", StandaloneTag(NOTE), " ", OpeningTag(BOLD), "اہم", ClosingTag(), " ہے۔"])
    assert told(placed(found, [english("This matters.", found.text)])) == "This matters.=footnote"


def test_a_missing_link_holds_its_sentence():
    found = tagged(["دیکھیں ", OpeningTag(LINK), "یہاں", ClosingTag(), "۔"])
    assert told(placed(found, [english("See here.", found.text)])) == "<linkSee here.>"


def test_crossed_and_unclosed_tags_are_mended():
    found = tagged(["ا ", OpeningTag(BOLD), "ب", ClosingTag(), " ", OpeningTag(LINK), "ج", ClosingTag(), " د"])
    assert told(placed(found, [english("a {1>b {2>c<1} d<2}", found.text)])) == "a <boldb <linkc>><link d>"
    assert told(placed(found, [english("<2}a {1>b {2>c", found.text)])) == "a <boldb <linkc>>"


def test_a_pair_may_go_over_sentences():
    found = tagged(["ا ", OpeningTag(BOLD), "ب۔ ج۔", ClosingTag(), " د"])
    first, second = found.text[:5], found.text[6:]
    pieces = [english("a {1>b.", first), english("c.<1} d", second)]
    assert told(placed(found, pieces)) == "a <boldb. c.> d"


def test_a_sentence_that_is_left_out_takes_its_tags_along():
    found = tagged(["ا", StandaloneTag(NOTE), "۔ ب۔"])
    pieces = [TargetSentence("", found.text[:3]), TargetSentence("b.", found.text[4:])]
    assert told(placed(found, pieces)) == "b."


def test_a_sentence_that_is_left_out_leaves_its_pictures():
    picture = InlineCode(TagMeaning.IMAGE, "picture")
    found = tagged(
        ["ا ", StandaloneTag(picture), " ", OpeningTag(BOLD), "ب", ClosingTag(), " ", StandaloneTag(NOTE), "۔"]
    )
    assert told(placed(found, [TargetSentence("", found.text)])) == "=picture"
    two = tagged(["ا ", StandaloneTag(picture), "۔ ب۔"])
    pieces = [TargetSentence("", two.text[:-3]), TargetSentence("b.", two.text[-2:])]
    assert told(placed(two, pieces)) == "=picture b."


def test_a_project_from_before_tags_keeps_notes_and_links():
    found = tagged(["یہ", StandaloneTag(NOTE), " ", OpeningTag(BOLD), "اہم", ClosingTag(), " ہے۔"])
    assert told(placed(found, [TargetSentence("This matters.", "یہ اہم ہے۔")])) == "This matters.=footnote"


@st.composite
def paragraphs(draw: st.DrawFn) -> list[SourceToken]:
    """Draw well-nested pieces."""
    out: list[SourceToken] = []
    depth = 0
    for _ in range(draw(st.integers(0, 12))):
        choice = draw(st.integers(0, 3))
        if choice == 0:
            out.append(OpeningTag(draw(st.sampled_from([BOLD, LINK]))))
            depth += 1
        elif choice == 1 and depth:
            out.append(ClosingTag())
            depth -= 1
        elif choice == 2:
            out.append(StandaloneTag(draw(st.sampled_from([NOTE, FIELD, ANCHOR]))))
        else:
            out.append(draw(st.text("اب ۔\n", max_size=5)))
    return out + [ClosingTag()] * depth


@given(paragraphs())
def test_the_urdu_comes_back_as_it_was(found: list[SourceToken]):
    paragraph = tagged(found)
    letters = "".join(piece for piece in found if isinstance(piece, str))
    back = placed(paragraph, [TargetSentence(paragraph.text, paragraph.text)] if paragraph.text else [])
    assert "".join(token.text for token in back if isinstance(token, TargetText)) == letters
    assert paragraph.text == paragraph.text.strip()
    assert standing(back) == standing(found)


@given(paragraphs(), st.lists(st.text("ab {<1234}>", max_size=12), min_size=1, max_size=4), st.data())
def test_whatever_is_typed_the_markup_is_whole(found: list[SourceToken], typed: list[str], data: st.DataObject):
    paragraph = tagged(found)
    marks = [make(number) for make in (opening, closing, standalone) for number in range(1, 7)]
    texts = ["".join(data.draw(st.lists(st.sampled_from([text, *marks]), max_size=6))) for text in typed]
    back = placed(paragraph, [TargetSentence(text, paragraph.text) for text in texts])
    depth = 0
    for token in back:
        depth += isinstance(token, OpeningTag) - isinstance(token, ClosingTag)
        assert depth >= 0
        assert not (isinstance(token, TargetText) and INLINE.search(token.text))
    assert depth == 0
    if any(without_tags(text) for text in texts):
        for code in (NOTE, ANCHOR):
            assert standing(back).count(code) == standing(found).count(code)


def test_half_of_what_stands_alone_is_not_taken_for_it():
    paragraph = tagged(["ا", StandaloneTag(NOTE), "ب"])
    back = placed(paragraph, [TargetSentence(f"a{opening(1)}b{closing(1)}", paragraph.text)])
    assert [token for token in back if not isinstance(token, TargetText)] == [StandaloneTag(NOTE)]


@given(st.text(), st.integers(1, 2047))
def test_tags_in_letters_are_read_again(text: str, number: int):
    source = opening(number) + "ا" + closing(number)
    marked = INLINE.sub("", text) + source
    assert read_spelled(spelled(marked), marked).endswith(source)
    assert {mark_of(character).number for character in INLINE.findall(marked)} == {number}
