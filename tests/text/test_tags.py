"""What looks at words looks past inline tags; what puts tags in keeps their order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator_gui.model.inline_tag import (
    INLINE,
    InlineTag,
    TagMeaning,
    closing,
    mark_of,
    opening,
    standalone,
    without_tags,
)
from translator_gui.text.auto_correct import AutoCorrectOptions, apply
from translator_gui.text.difference import DiffKind, difference, difference_in_words
from translator_gui.text.excerpt import on_one_line
from translator_gui.text.replacement import FindAndReplace
from translator_gui.text.search_query import SearchQuery, compile_query
from translator_gui.text.tag_insertion import insertable_tags, missing_tags, tag_insertion, without_unknown_tags
from translator_gui.text.tag_spelling import read_out, read_spelled, spelled, tag_description
from translator_gui.text.untagged_text import UntaggedText
from translator_gui.text.words import possible_words, words_to_check

ALL = "".join((*(part(n) for n in (1, 2) for part in (opening, closing)), standalone(3)))
TAGS = (
    InlineTag(1, TagMeaning.FORMAT, paired=True, words="bold"),
    InlineTag(3, TagMeaning.NOTE, paired=False, words="note"),
)


def tagged(text: str) -> str:
    return read_spelled(text, ALL)


@given(st.text(ALL + "ab c", max_size=20))
def test_letters_are_found_again_among_tags(text: str) -> None:
    untagged = UntaggedText(text)
    assert untagged.text == without_tags(text)
    for start in range(len(untagged.text) + 1):
        assert untagged.offset(untagged.span(start, start)[0]) == start
        for end in range(start + 1, len(untagged.text) + 1):
            first, last = untagged.span(start, end)
            assert without_tags(text[first:last]) == untagged.text[start:end]
            assert not INLINE.match(text[first])
            assert not INLINE.match(text[last - 1])


@pytest.mark.parametrize("exact", [False, True])
@pytest.mark.parametrize("regex", [False, True])
def test_a_search_finds_words_whatever_tags_stand_in_them(exact: bool, regex: bool) -> None:
    text = tagged("The {1>quick<1} bro{3}wn fox")
    (span,) = compile_query(SearchQuery("quick brown", exact=exact, regex=regex)).spans(text)
    assert spelled(text[slice(*span)]) == "quick<1} bro{3}wn"


@pytest.mark.parametrize(
    ("needle", "new", "after"),
    [
        (SearchQuery("quick brown"), "swift red", "The {1>swift red<1}{3} fox"),
        (SearchQuery("quick brown", exact=True), "swift red", "The {1>swift red<1}{3} fox"),
        (SearchQuery("(quick) (brown)", regex=True), "$2 and $1", "The {1>bro{3}wn and quick<1} fox"),
        (SearchQuery("(quick) (brown)", regex=True, exact=True), "$2 and $1", "The {1>bro{3}wn and quick<1} fox"),
        (SearchQuery("quick brown", regex=True), "very $&", "The {1>very quick<1} bro{3}wn fox"),
        (SearchQuery("fox"), f"wolf{standalone(3)}", "The {1>quick<1} bro{3}wn wolf"),
    ],
)
def test_replacing_loses_no_tag_and_brings_none(needle: SearchQuery, new: str, after: str) -> None:
    text = tagged("The {1>quick<1} bro{3}wn fox")
    assert spelled(FindAndReplace(compile_query(needle), new).applied(text)) == after


def test_the_spelling_judges_words_and_not_what_tags_make_of_them() -> None:
    text = tagged("The impor{1>tant<1} {2>news<2}.")
    words = words_to_check(text)
    assert [word.text for word in words] == ["The", "important", "news"]
    assert spelled(text[words[1].start : words[1].end]) == "impor{1>tant"
    assert {word.text for word in words} <= possible_words(text)


@pytest.mark.parametrize(
    ("before", "typed", "after"),
    [
        ("He said {1>", '"', "He said {1>“"),
        ("“He{1> said<1}", '"', "“He{1> said<1}”"),
        ("a word{3} ", ",", "a word{3},"),
        ("{1>", "a", "{1>A"),
        ("Done.<1} ", "a", "Done.<1} A"),
    ],
)
def test_corrections_look_past_tags(before: str, typed: str, after: str) -> None:
    text = tagged(before) + typed
    edit = AutoCorrectOptions(quotes=True, marks=True, capitals=True).edit(text, len(text), typed)
    assert edit is not None
    assert spelled(apply(text, edit)) == after


def test_a_tag_that_went_or_moved_is_marked_by_itself() -> None:
    old, new = tagged("This is {1>important<1} news."), tagged("This is important {1>news<1}.")
    changed = [
        (piece.kind, spelled(piece.text).strip()) for piece in difference(old, new) if piece.kind is not DiffKind.KEPT
    ]
    assert changed == [
        (DiffKind.REMOVED, "{1>"),
        (DiffKind.REMOVED, "<1}"),
        (DiffKind.INSERTED, "{1>"),
        (DiffKind.INSERTED, "<1}"),
    ]
    assert (
        difference_in_words(difference(old, tagged("This is important<1} news.")))
        == "This is [removed: {1>]important<1} news."
    )


def test_what_is_missing_comes_in_the_order_of_the_urdu() -> None:
    source = tagged("{1>ا<1} {2>ب<2}{3}")
    assert "".join(map(spelled, missing_tags(source, tagged("{2>b<2}")))) == "{1><1}{3}"
    assert "".join(map(spelled, missing_tags(source + tagged("{3}"), tagged("{3}")))) == "{1><1}{2><2}{3}"
    assert [mark_of(one).number for one in insertable_tags(missing_tags(source, ""))] == [1, 2, 3]
    assert [mark_of(one).number for one in insertable_tags(missing_tags(source, tagged("{1>")))] == [1, 2, 3]


@pytest.mark.parametrize(
    ("tag", "missing", "selected", "both", "text", "caret"),
    [
        ("{1>", "{1><1}", "word", False, "{1>word<1}", 6),
        ("{1>", "{1><1}", "", False, "{1>", 1),
        ("{1>", "{1><1}", "", True, "{1><1}", 1),
        ("{1>", "{1>", "word", False, "word{1>", 5),
        ("<1}", "<1}", "word", False, "word<1}", 5),
        ("{3}", "{3}", "word", True, "word{3}", 5),
        ("{1>", "{1><1}", " two words \n", False, " {1>two words<1} \n", 14),
        ("{1>", "{1><1}", "  ", False, "  {1>", 3),
        ("{1>", "{1><1}", "  ", True, "  {1><1}", 3),
        ("<1}", "<1}", "word ", False, "word<1} ", 6),
        ("{3}", "{3}", "word ", True, "word{3} ", 6),
    ],
)
def test_a_pair_goes_around_what_is_selected(
    tag: str, missing: str, selected: str, both: bool, text: str, caret: int
) -> None:
    made = tag_insertion(tagged(tag), tagged(missing), selected, both=both)
    assert (spelled(made.text), made.caret) == (text, caret)


def test_of_pasted_tags_those_of_the_sentence_stay() -> None:
    assert spelled(without_unknown_tags(tagged("{1>a<1}{3}"), {standalone(3)})) == "a{3}"
    assert without_unknown_tags("plain", ()) == "plain"


def test_tags_are_read_out_by_name() -> None:
    assert str(tag_description(mark_of(opening(1)), TAGS)) == "Tag 1 opens: bold"
    assert str(tag_description(mark_of(standalone(7)), TAGS)) == "Tag 7: not in the Urdu"
    assert read_out(tagged("an {1>important<1} word{3}"), TAGS) == (
        "an [tag 1 opens: bold] important [tag 1 closes: bold] word [tag 3: note]"
    )


def test_a_beginning_shows_words_alone() -> None:
    assert on_one_line(tagged("an {1>important<1}\nword{3}")) == "an important word"
