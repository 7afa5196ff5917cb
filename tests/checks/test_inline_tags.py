"""Tags in the English: what is missing, doubled, crossed, or not of this sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator_gui.checks.finding import IssueKind
from translator_gui.checks.registry import CHECKS
from translator_gui.checks.tag_check import inline_tags
from translator_gui.model.inline_tag import InlineTag, TagKind, alone, closing, opening
from translator_gui.text.tag_spelling import read_spelled

TAGS = (
    InlineTag(1, TagKind.FORMAT, paired=True, words="bold"),
    InlineTag(2, TagKind.LINK, paired=True, words="link to example.org"),
    InlineTag(3, TagKind.NOTE, paired=False, words="footnote"),
    InlineTag(4, TagKind.NOTE, paired=False, words=""),
)
ALL = "".join((*(part(n) for n in (1, 2) for part in (opening, closing)), alone(3), alone(4), alone(9)))
SOURCE = "{1>اہم<1} {2>بی بی سی<2} ہے۔{3}"


def found(source: str, target: str) -> list[tuple[IssueKind, str]]:
    issues = inline_tags(read_spelled(source, ALL), read_spelled(target, ALL), TAGS)
    return [(issue.kind, issue.message) for issue in issues]


@pytest.mark.parametrize(
    ("target", "messages"),
    [
        ("", []),
        ("{1>important<1} {2>BBC<2}{3}", []),
        ("{2>BBC<2} {1>important<1}{3}", []),
        ("{2>the {1>important<1} BBC<2}{3}", []),
        ("important {2>BBC<2}{3}", ["tag 1 (bold) is missing"]),
        ("{1>important {2>BBC<2}{3}", ["the end of tag 1 (bold) is missing"]),
        ("important<1} {2>BBC<2}{3}", ["the beginning of tag 1 (bold) is missing"]),
        ("{1>important<1} BBC", ["tag 2 (link to example.org) is missing", "tag 3 (footnote) is missing"]),
        ("{1>important<1} {2>BBC<2}{3}{3}", ["tag 3 (footnote) stands twice"]),
        ("{1>a<1} {1>b<1} {2>BBC<2}{3}", ["tag 1 (bold) stands twice"]),
        ("{1>important {2>BBC<1}<2}{3}", ["tag 1 (bold) and tag 2 (link to example.org) cross"]),
        ("<1}important{1> {2>BBC<2}{3}", ["tag 1 (bold) ends before it begins"]),
        ("{1>important<1} {2>BBC<2}{3}{4}", ["tag 4 is not in the Urdu of this sentence"]),
        ("{1>important<1} {2>BBC<2}{3}{9}", ["tag 9 is not in the Urdu of this sentence"]),
    ],
)
def test_what_is_wrong_is_said(target: str, messages: list[str]) -> None:
    assert [message for _, message in found(SOURCE, target)] == messages


def test_a_pair_that_goes_on_into_the_next_sentence_is_right() -> None:
    assert found("{1>ایک", "{1>One") == []
    assert found("دو<1}", "two<1}") == []
    assert found("دو<1}", "two") == [(IssueKind.MISSING_TAG, "the end of tag 1 (bold) is missing")]


def test_what_is_wrong_is_told_where_it_stands() -> None:
    target = f"a{alone(9)}b"
    (issue,) = inline_tags("ا", target, TAGS)
    assert target[issue.start : issue.end] == alone(9)


@given(st.text(ALL + "ab ", max_size=12), st.text(ALL + "ab ", max_size=12))
def test_whatever_stands_there_nothing_breaks_and_the_same_tags_are_right(source: str, target: str) -> None:
    for check in CHECKS:
        assert check(source, source, TAGS) == []
        for issue in check(source, target, TAGS):
            assert 0 <= issue.start <= issue.end <= len(target)
            assert issue.message
