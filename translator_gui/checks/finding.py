"""Findings: what QA checks report about a sentence."""

from enum import StrEnum
from typing import NamedTuple

from translator_gui.messages import LazyMessage
from translator_gui.text.folding import fold

_LONGEST_KEY = 200

Span = tuple[int, int]
"""A half-open range of code points in a text."""


class CheckSeverity(StrEnum):
    """How much a finding matters: an error must be put right, a warning looked at; a hint is shown faintly."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class TextEdit(NamedTuple):
    """An edit of the English that puts a finding right: what stands in a range of it instead."""

    start: int
    end: int
    replacement: str


class CheckFinding(NamedTuple):
    """A problem that a QA check found in a sentence.

    Attributes:
        check_id: The check that found it.
        severity: How much it matters.
        message: For people, without a capital or a full stop: "tag 2 (link to example.org) is missing".
        key: Tells it from other findings of a sentence, so that one can be ignored alone; see `finding_key`.
        source_spans: Where it is in the Urdu.
        target_spans: Where it is in the English; none for what is missing.
        fix: The edits of the English that put it right, in order; none if there is no safe one.
    """

    check_id: str
    severity: CheckSeverity
    message: LazyMessage
    key: str
    source_spans: tuple[Span, ...] = ()
    target_spans: tuple[Span, ...] = ()
    fix: tuple[TextEdit, ...] = ()

    def fixed(self, target: str) -> str:
        """Return the English as it is after the fix."""
        for edit in sorted(self.fix, reverse=True):
            target = target[: edit.start] + edit.replacement + target[edit.end :]
        return target


def finding_key(check_id: str, *words: str) -> str:
    """Return the key by which users ignore a finding: the check's id and the words it is about, case-folded."""
    return f"{check_id}:{' '.join(fold(' '.join(words)).casefold().split())}"[:_LONGEST_KEY]
