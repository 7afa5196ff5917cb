"""Checks that compare sentences: consistency, quotation marks of a paragraph, varieties of English."""

import pytest

from tests.checks.running import compared
from translator_gui.checks.check import CheckContext, CrossSentenceCheck
from translator_gui.checks.english_varieties import variety_of
from translator_gui.checks.english_variety_check import EnglishVarietyCheck
from translator_gui.checks.inconsistent_source_check import InconsistentSourceCheck
from translator_gui.checks.inconsistent_target_check import InconsistentTargetCheck
from translator_gui.checks.quotes_check import QuotesCheck

URDU = "وہ آئے۔"


def marked_words(check: CrossSentenceCheck, english: list[str]) -> list[str]:
    """The words that a check marks in the sentences of a paragraph."""
    found = compared(check, [(URDU, one) for one in english])
    return [
        text[slice(*span)]
        for text, ones in zip(english, found, strict=True)
        for one in ones
        for span in one.target_spans
    ]


@pytest.mark.parametrize(
    ("pairs", "found"),
    [
        ([(URDU, "They came."), (URDU, "They arrived.")], [True, True]),
        ([(URDU, "They came."), ("وُہ  آئے۔", "They arrived.")], [True, True]),
        ([(URDU, "They came."), (URDU, "They came.")], [False, False]),
        ([(URDU, "They came."), (URDU, "They  came. ")], [False, False]),
        ([(URDU, "“They” came."), (URDU, '"They" came.')], [False, False]),
        ([(URDU, "They came."), ("وہ گئے۔", "They left.")], [False, False]),
        ([(URDU, "a"), (URDU, "b"), (URDU, "b"), ("وہ گئے۔", "c")], [True, True, True, False]),
        ([("۲۰۱۴", "2014"), ("۲۰۱۴", "in 2014")], [False, False]),
        ([(URDU, "They came."), (URDU, "they came.")], [True, True]),
    ],
)
def test_the_same_urdu_has_the_same_english(pairs: list[tuple[str, str]], found: list[bool]) -> None:
    assert [bool(one) for one in compared(InconsistentTargetCheck(), pairs)] == found


def test_the_other_english_is_named() -> None:
    found = compared(InconsistentTargetCheck(), [(URDU, "a"), (URDU, "b"), (URDU, "b")])
    assert [str(finding.message) for (finding,) in found] == [
        "the same Urdu is “b” elsewhere",
        "the same Urdu is “a” elsewhere",
        "the same Urdu is “a” elsewhere",
    ]


@pytest.mark.parametrize(
    ("pairs", "found"),
    [
        ([("وہ آئے", "They came to Lahore yesterday."), ("وہ گئے", "They came to Lahore yesterday.")], [True, True]),
        ([("وہ آئے", "They came to Lahore yesterday."), ("وہ آئے", "They came to Lahore yesterday.")], [False, False]),
        ([("بےوقوف", "They came to Lahore yesterday."), ("بے وقوف", "They came to Lahore yesterday.")], [False, False]),
        ([("وہ آئے۔", "They came to Lahore yesterday."), ("وہ آئے", "They came to Lahore yesterday.")], [False, False]),
        ([("وہ آئے", "They came."), ("وہ گئے", "They came.")], [False, False]),
        ([("وہ آئے", "They came to Lahore yesterday."), ("وہ گئے", "They left for Lahore yesterday.")], [False, False]),
        ([("ایک", "“They” came to Lahore then."), ("دو", '"They" came to  Lahore then.')], [True, True]),
        (
            [("ایک", "a b c d e"), ("دو", "a b c d e"), ("ایک", "a b c d e"), ("تین", "b c d e f")],
            [True, True, True, False],
        ),
    ],
)
def test_the_same_english_stands_for_the_same_urdu(pairs: list[tuple[str, str]], found: list[bool]) -> None:
    assert [bool(one) for one in compared(InconsistentSourceCheck(), pairs)] == found


@pytest.mark.parametrize(
    ("english", "marked"),
    [
        (["He said: “Go."], ["“"]),
        (["He said: Go.”"], ["”"]),
        (["“He went.", "He came."], ["“"]),
        (["He went.", "He came.”"], ["”"]),
        (['He said: "Go.'], ['"']),
        (["“One” and “two"], ["“"]),
        (["“One”", "and two”"], ["”"]),
        (["He said: «Go"], ["«"]),
        (["“Go,” he said.", "“Come.”"], []),
        (["“He went.", "He came.”"], []),
        (['"He went.', 'He came."'], []),
        (["no marks at all"], []),
        (["it’s the boys’ ‘house’"], []),
        (['a 27" screen'], []),
        (["“One «two» three”"], []),
        (['The "first" and the "second"'], []),
    ],
)
def test_quotation_marks_of_a_paragraph_open_and_close(english: list[str], marked: list[str]) -> None:
    assert marked_words(QuotesCheck(), english) == marked


def test_a_quotation_that_the_urdu_leaves_open_may_stay_open() -> None:
    assert compared(QuotesCheck(), [("”وہ آئے۔", "“He came.")]) == [[]]


@pytest.mark.parametrize(
    ("english", "marked"),
    [
        (["the colour", "the neighbour", "the center"], ["center"]),
        (["the color", "the neighbor", "the centre"], ["centre"]),
        (["to organise", "realised", "recognized"], ["recognized"]),
        (["the defence", "they travelled", "the theater"], ["theater"]),
        (["Analysing the programmes", "a gray tyre"], ["gray"]),
        (["the colour", "Pearl Harbor"], []),
        (["the color", "the British Labour Party"], []),
        (["the program", "the colour", "a story"], []),
        (["analysis, catalyst", "the color"], []),
        (["no such words"], []),
        (["Color is nice", "colour", "colour"], ["Color"]),
    ],
)
def test_a_document_has_one_variety_of_english(english: list[str], marked: list[str]) -> None:
    assert marked_words(EnglishVarietyCheck(), english) == marked


def test_the_project_may_say_which_variety() -> None:
    american = CheckContext(parameters={"english-variety/variety": "american"})
    first, second = compared(EnglishVarietyCheck(), [(URDU, "Colours"), (URDU, "a neighbour")], american)
    assert [finding.fixed("Colours") for finding in first] == ["Colors"]
    assert [finding.fixed("a neighbour") for finding in second] == ["a neighbor"]


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("colour", "color"),
        ("colourful", "colorful"),
        ("centre", "center"),
        ("centring", "centering"),
        ("organisation", "organization"),
        ("organizing", "organising"),
        ("travelled", "traveled"),
        ("counsellor", "counselor"),
        ("defence", "defense"),
        ("skeptical", "sceptical"),
        ("paediatrics", "pediatrics"),
    ],
)
def test_words_are_spelled_in_the_other_variety(word: str, other: str) -> None:
    found = variety_of(word)
    assert found is not None
    assert found.other == other


@pytest.mark.parametrize(
    "word", ["contour", "tower", "wise", "organic", "analysis", "metric", "travel", "the", "story"]
)
def test_words_that_both_varieties_spell_so_belong_to_none(word: str) -> None:
    assert variety_of(word) is None
