"""Tags in the English: what is missing, doubled, crossed, or not of this sentence."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator_gui.checks.check import NO_CONTEXT, SentencePair
from translator_gui.checks.finding import CheckFinding, finding_key
from translator_gui.checks.tag_check import InlineTagCheck
from translator_gui.model.inline_tag import InlineTag, TagMeaning, closing, opening, standalone
from translator_gui.text.tag_spelling import read_spelled

TAGS = (
    InlineTag(1, TagMeaning.FORMAT, paired=True, words="bold"),
    InlineTag(2, TagMeaning.LINK, paired=True, words="link to example.org"),
    InlineTag(3, TagMeaning.NOTE, paired=False, words="footnote"),
    InlineTag(4, TagMeaning.NOTE, paired=False, words=""),
)
ALL = "".join((*(part(n) for n in (1, 2) for part in (opening, closing)), standalone(3), standalone(4), standalone(9)))
SOURCE = "{1>اہم<1} {2>بی بی سی<2} ہے۔{3}"


def check(source: str, target: str) -> list[CheckFinding]:
    pair = SentencePair(read_spelled(source, ALL), read_spelled(target, ALL), TAGS)
    return list(InlineTagCheck().run(pair, NO_CONTEXT))


def messages(source: str, target: str) -> list[str]:
    return [str(finding.message) for finding in check(source, target)]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("{1>important<1} {2>BBC<2}{3}", []),
        ("{2>BBC<2} {1>important<1}{3}", []),
        ("{2>the {1>important<1} BBC<2}{3}", []),
        ("important {2>BBC<2}{3}", ["tag 1 (bold) is missing"]),
        ("{1>important {2>BBC<2}{3}", ["the end of tag 1 (bold) is missing"]),
        ("important<1} {2>BBC<2}{3}", ["the beginning of tag 1 (bold) is missing"]),
        ("{1>important<1} BBC", ["2 tags missing: 2 (link to example.org), 3 (footnote)"]),
        (
            "{1>important BBC",
            ["the end of tag 1 (bold) is missing", "2 tags missing: 2 (link to example.org), 3 (footnote)"],
        ),
        ("{1>important<1} {2>BBC<2}{3}{3}", ["tag 3 (footnote) stands twice"]),
        ("{1>a<1} {1>b<1} {2>BBC<2}{3}", ["tag 1 (bold) stands twice"]),
        ("{1>important {2>BBC<1}<2}{3}", ["tag 1 (bold) and tag 2 (link to example.org) cross"]),
        ("<1}important{1> {2>BBC<2}{3}", ["tag 1 (bold) ends before it begins"]),
        ("{1>important<1} {2>BBC<2}{3}{4}", ["tag 4 is not in the Urdu of this sentence"]),
        ("{1>important<1} {2>BBC<2}{3}{9}", ["tag 9 is not in the Urdu of this sentence"]),
    ],
)
def test_what_is_wrong_is_said(target: str, expected: list[str]) -> None:
    assert messages(SOURCE, target) == expected


def test_a_pair_that_goes_on_into_the_next_sentence_is_right() -> None:
    assert messages("{1>ایک", "{1>One") == []
    assert messages("دو<1}", "two<1}") == []
    assert messages("دو<1}", "two") == ["the end of tag 1 (bold) is missing"]


def test_what_is_wrong_is_told_where_it_stands() -> None:
    target = f"a{standalone(9)}b"
    (finding,) = InlineTagCheck().run(SentencePair("ا", target, TAGS), NO_CONTEXT)
    assert [target[start:end] for start, end in finding.target_spans] == [standalone(9)]


def test_another_missing_tag_has_another_key_and_the_same_one_has_the_same() -> None:
    (bold,), (note,) = check(SOURCE, "a {2>BBC<2}{3}"), check(SOURCE, "{1>a<1} {2>BBC<2}")
    assert bold.key != note.key
    assert check(SOURCE, "b {2>BBC<2}{3}")[0].key == bold.key
    assert finding_key("names", "Lahore ", "لاہور") == finding_key("names", "LAHORE", "لَاہور")


def test_the_check_and_its_findings_can_be_sent_to_another_process() -> None:
    findings = check(SOURCE, "important")
    assert findings
    assert pickle.loads(pickle.dumps(findings)) == findings
    assert pickle.loads(pickle.dumps(InlineTagCheck())).declaration.id == "tags"


@given(st.text(ALL + "ab ", max_size=12), st.text(ALL + "ab ", max_size=12))
def test_whatever_stands_there_nothing_breaks_and_the_same_tags_are_right(source: str, target: str) -> None:
    assert not InlineTagCheck().run(SentencePair(source, source, TAGS), NO_CONTEXT)
    for finding in InlineTagCheck().run(SentencePair(source, target, TAGS), NO_CONTEXT):
        assert all(0 <= start < end <= len(target) for start, end in finding.target_spans)
        assert str(finding.message)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("important news", []),
        ("important {9} news", ["tag 9 is not in the Urdu of this sentence"]),
        ("{1>important<1} news", ["2 tags missing: 2 (link to example.org), 3 (footnote)"]),
    ],
)
def test_in_an_unfinished_sentence_tags_are_missing_once_one_was_used(target: str, expected: list[str]) -> None:
    pair = SentencePair(read_spelled(SOURCE, ALL), read_spelled(target, ALL), TAGS, unfinished=True)
    assert [str(finding.message) for finding in InlineTagCheck().run(pair, NO_CONTEXT)] == expected


def test_a_tag_that_the_urdu_has_twice_is_missing_where_the_english_has_it_once() -> None:
    assert messages("{3} ہے۔{3}", "{3} is.") == ["tag 3 (footnote) is missing"]
