"""What services answer: read leniently, bounded, and never trusted."""

import json

import pytest

from translator_gui.machine.answers import (
    LONGEST_REMARK,
    MOST_ERRORS,
    PhraseExplanation,
    SuspectedError,
    english_of,
    explanation_of,
    suspected_errors,
)
from translator_gui.machine.errors import ServiceError
from translator_gui.model.comment import ErrorCategory, ErrorSeverity
from translator_gui.model.inline_tag import opening

SOURCE = "یہ پہلا جملہ ہے۔"


@pytest.mark.parametrize(
    "answer",
    [
        "This is the first sentence.",
        "  This is the\nfirst sentence.  ",
        '"This is the first sentence."',
        "“This is the first sentence.”",
        "Translation: This is the first sentence.",
        "```\nThis is the first sentence.\n```",
        "```text\nThis is the first sentence.\n```",
        "<think>Hm, this\nmay be hard.</think>\n\nThis is the first sentence.",
        "Hm, this may be hard.\nOr not.\n</think>\n\nThis is the first sentence.",
        "[THINK]Hm.[/THINK]This is the first sentence.",
        "<thought>Hm.</thought>\nThis is the first sentence.",
        "\u202eThis is\u2066 the first sentence.\x00",
        f"This is {opening(5)}the first sentence.",
    ],
)
def test_the_english_is_found_in_an_answer(answer: str):
    assert english_of(answer, SOURCE) == "This is the first sentence."


def test_quotation_marks_of_the_sentence_itself_stay():
    assert english_of("“Yes.”", "”جی ہاں۔“") == "“Yes.”"
    assert english_of('"Yes," he said. "No."', SOURCE) == '"Yes," he said. "No."'
    assert english_of("It's 'fine'", SOURCE) == "It's 'fine'"


@pytest.mark.parametrize("answer", ["", "  ", "<think>", "``````", "x" * 500, "word " * 10_000])
def test_an_answer_that_is_no_translation_is_an_error(answer: str):
    with pytest.raises(ServiceError, match="try again"):
        english_of(answer, SOURCE)


ERROR = {"quote": "first", "category": "accuracy", "severity": "major", "reason": "It says second."}
EXPECTED = SuspectedError("It says second.", "first", ErrorCategory.ACCURACY, ErrorSeverity.MAJOR)


@pytest.mark.parametrize(
    "answer",
    [
        json.dumps({"errors": [ERROR]}),
        "Here you are:\n```json\n" + json.dumps({"errors": [ERROR]}) + "\n```\nI hope {this} helps.",
        json.dumps([ERROR]),
        json.dumps(ERROR),
        json.dumps({"errors": [ERROR]})[:-2] + ",]}",
        "<think>{not json</think>" + json.dumps({"errors": [{**ERROR, "category": " Accuracy ", "severity": "MAJOR"}]}),
        json.dumps({"errors": ["nonsense", 3, {"reason": ""}, ERROR]}),
    ],
)
def test_errors_are_found_in_an_answer(answer: str):
    assert suspected_errors(answer) == (EXPECTED,)


@pytest.mark.parametrize("answer", ['{"errors": []}', "[]", "```json\n[]\n```"])
def test_no_errors_is_an_answer(answer: str):
    assert suspected_errors(answer) == ()


@pytest.mark.parametrize("answer", ["", "It is fine.", "{", "{" * 100_000, '{"errors": "none"}', "[" * 100_000])
def test_an_answer_without_a_list_of_errors_is_an_error(answer: str):
    with pytest.raises(ServiceError, match="no list of errors"):
        suspected_errors(answer)


def test_unknown_categories_are_none_and_everything_is_bounded():
    hostile = {"reason": "\u202e<b>" + "r" * 1_500, "quote": "q" * 600, "category": "fun", "severity": 3}
    found = suspected_errors(json.dumps({"errors": [hostile] * 40}))
    assert len(found) == MOST_ERRORS
    assert found[0].category is None
    assert found[0].severity is None
    assert len(found[0].reason) == LONGEST_REMARK
    assert "\u202e" not in found[0].reason
    assert len(found[0].quote) == 500


def test_an_explanation_is_read_from_json_or_taken_as_it_is():
    fields = {"meaning": "a friend", "literally": "hand of arm", "renderings": ["ally", "ally", 3, "helper"]}
    assert explanation_of(f"Sure! {json.dumps(fields)}") == PhraseExplanation(
        "a friend", "hand of arm", ("ally", "helper")
    )
    assert explanation_of("It means “ally”.") == PhraseExplanation("It means “ally”.")
    assert len(explanation_of("x" * 100_000).meaning) == LONGEST_REMARK
    with pytest.raises(ServiceError):
        explanation_of(" ")
