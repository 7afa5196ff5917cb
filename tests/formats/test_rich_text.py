"""Marked texts as runs: looks from pairs of tags, the tags in letters, and which way each piece runs."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator_gui.formats.bilingual import BilingualDocument, BilingualRow, ExportedDocumentRows
from translator_gui.formats.characters import sanitize
from translator_gui.formats.rich_text import (
    StyledTextRun,
    group_by_direction,
    hide_tags,
    link_address,
    shows_tags,
    source_text,
    spells_tags,
    target_text,
    wrap_in_html,
)
from translator_gui.model.inline_tag import InlineTag, TagMeaning, TagStyle, closing, opening, standalone, without_tags
from translator_gui.model.status import Status
from translator_gui.text.tag_spelling import spelled

DATE = dt.date(2026, 11, 26)
BOLD = InlineTag(1, TagMeaning.FORMAT, True, "bold", TagStyle.BOLD)
ITALIC = InlineTag(2, TagMeaning.FORMAT, True, "italic", TagStyle.ITALIC)
NOTE = InlineTag(3, TagMeaning.NOTE, False, "footnote")
LINK = InlineTag(4, TagMeaning.LINK, True, "link")
TAGS = (BOLD, ITALIC, NOTE, LINK)
O1, C1, O2, C2, A3, O4, C4 = opening(1), closing(1), opening(2), closing(2), standalone(3), opening(4), closing(4)


def row(source: str, target: str, within: tuple[int, ...] = ()) -> BilingualRow:
    return BilingualRow(
        (1,),
        spelled(source),
        spelled(target),
        Status.DRAFT,
        marked_source=source,
        marked_target=target,
        tags=TAGS,
        within_source=within,
        within_target=within,
    )


def target(text: str, *, every_tag: bool = False, within: tuple[int, ...] = ()) -> list[StyledTextRun]:
    return target_text(row("", text, within)).runs(every_tag=every_tag)


def test_a_text_without_tags_is_as_it_is() -> None:
    assert target("one") == [StyledTextRun("one")]
    assert source_text(BilingualRow((1,), "ایک", "", Status.DRAFT)).runs(every_tag=True) == [
        StyledTextRun("ایک", rtl=True)
    ]


def test_what_stands_in_a_pair_looks_so() -> None:
    assert target(f"a {O1}b{O2}c{C2}{C1} d") == [
        StyledTextRun("a "),
        StyledTextRun("b", look=TagStyle.BOLD),
        StyledTextRun("c", look=TagStyle.BOLD | TagStyle.ITALIC),
        StyledTextRun(" d"),
    ]


def test_what_is_read_for_its_own_sake_has_no_tag_in_letters() -> None:
    rows = (row(f"{O1}ا{C1}{A3}", f"a {O1}b{C1}{A3} {O4}c{C4}"),)
    seen = hide_tags(BilingualDocument("t", DATE, (ExportedDocumentRows("a", rows),)))
    (read,) = seen.sections[0].rows
    assert not shows_tags(seen)
    assert (read.source, read.target) == ("ا", "a b c")
    assert target_text(read).runs() == [
        StyledTextRun("a "),
        StyledTextRun("b", look=TagStyle.BOLD),
        StyledTextRun(" "),
        StyledTextRun("c", look=TagStyle.UNDERLINE),
    ]


@pytest.mark.parametrize(
    ("words", "code", "address"),
    [
        ("link to a.b/x", "http://a.b/x", "http://a.b/x"),
        ("link to a.b/x?y&z", '<a class=k href="https://a.b/x?y&amp;z">', "https://a.b/x?y&z"),
        ("link to www.example.org/path", "", "https://www.example.org/path"),
        ("link to me@example.org", "", "mailto:me@example.org"),
        ("link to example.org/very-long…", "", ""),
        ("link within the document", "", ""),
        ("link to x.md", "", ""),
        ("link to example.org", "x", ""),
        ("link to #part", "javascript:alert(1)", ""),
    ],
)
def test_a_link_leads_where_its_tag_tells(words: str, code: str, address: str) -> None:
    assert link_address(InlineTag(1, TagMeaning.LINK, True, words, code=code)) == address


def test_what_is_read_keeps_placeholders_and_parts_what_a_break_parts() -> None:
    text = f"Hello {standalone(5)}!{standalone(6)}Good day"
    tags = (InlineTag(5, TagMeaning.CODE, False, "%s"), InlineTag(6, TagMeaning.BREAK, False, "line break"))
    rows = (replace(row("", text), tags=tags),)
    (read,) = hide_tags(BilingualDocument("t", DATE, (ExportedDocumentRows("a", rows),))).sections[0].rows
    assert read.target == read.marked_target == "Hello %s! Good day"


def test_pairs_that_cross_end_where_they_end() -> None:
    looks = [(run.text, run.look) for run in target(f"{O1}a{O2}b{C1}c{C2}")]
    assert looks == [("a", TagStyle.BOLD), ("b", TagStyle.BOLD | TagStyle.ITALIC), ("c", TagStyle.ITALIC)]


def test_what_no_look_tells_is_a_mark() -> None:
    assert target(f"a{A3} {O4}b{C4}") == [
        StyledTextRun("a"),
        StyledTextRun("{3}", mark=True),
        StyledTextRun(" "),
        StyledTextRun("{4>", mark=True),
        StyledTextRun("b"),
        StyledTextRun("<4}", mark=True),
    ]


@pytest.mark.parametrize("text", [f"a {O1}b{C1}{A3}", f"{O1}کراچی{C1} is {O4}far{C4}", f"{C1}{C1}{O2}"])
def test_with_every_tag_the_letters_are_those_that_are_read_back(text: str) -> None:
    assert "".join(run.text for run in target(text, every_tag=True)) == spelled(text)


def test_what_began_a_sentence_before_goes_on() -> None:
    assert target(f"a{C1} b", within=(1,)) == [StyledTextRun("a", look=TagStyle.BOLD), StyledTextRun(" b")]
    assert target("a", within=(1, 3)) == [StyledTextRun("a", look=TagStyle.BOLD)]
    (run,) = source_text(row("ایک", "", (2,))).runs()
    assert run == StyledTextRun("ایک", rtl=True, look=TagStyle.ITALIC)


def test_the_words_decide_which_way_they_run_and_no_tag() -> None:
    runs = source_text(row(f"شہر {O1}New{C1} York{A3} ہے", "")).runs(every_tag=True)
    assert [(run.text, run.rtl) for run in runs] == [
        ("شہر ", True),
        ("{1>", True),
        ("New", False),
        ("<1}", False),
        (" York", False),
        ("{3}", True),
        (" ہے", True),
    ]
    islands = [("".join(run.text for run in group), rtl) for rtl, group in group_by_direction(runs)]
    assert islands[1] == ("New<1} York", False), "what isolates it holds all of it"


def test_a_tag_that_the_paragraph_has_not_is_a_mark() -> None:
    assert target(f"a{standalone(9)}") == [StyledTextRun("a"), StyledTextRun("{9}", mark=True)]


TEXTS = st.text(alphabet=st.sampled_from([O1, C1, O2, C2, A3, O4, C4, *"ab ا ۔\n1"]), max_size=25)


@given(TEXTS, st.booleans())
def test_no_word_is_lost(text: str, rtl: bool) -> None:
    runs = source_text(row(text, "")).runs() if rtl else target(text)
    assert "".join(run.text for run in runs if not run.mark) == sanitize(without_tags(text))
    assert all(run.text for run in runs)


def test_elements_stand_within_each_other() -> None:
    assert wrap_in_html("x", TagStyle.BOLD | TagStyle.SUPERSCRIPT) == "<b><sup>x</sup></b>"
    assert wrap_in_html("x", TagStyle(0)) == "x"


def test_a_legend_is_needed_where_a_mark_is_seen() -> None:
    def of(text: str) -> BilingualDocument:
        return BilingualDocument("T", DATE, (ExportedDocumentRows("a", (row(text, ""),)),))

    assert not shows_tags(of(f"{O1}a{C1}"))
    assert spells_tags(of(f"{O1}a{C1}"))
    assert shows_tags(of(f"a{A3}"))
    assert not shows_tags(of("a"))
    assert not spells_tags(of("a"))
