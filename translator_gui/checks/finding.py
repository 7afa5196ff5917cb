"""Findings: what checks report about the English of a sentence."""

from typing import NamedTuple

from translator_gui.messages import LazyMessage
from translator_gui.model.comment import ErrorSeverity
from translator_gui.text.folding import fold

_LONGEST_KEY = 200

Span = tuple[int, int]
"""A half-open range of code points in a text with its inline tags."""


class CheckFinding(NamedTuple):
    """A problem that a QA check found in the English of a sentence.

    Attributes:
        check_id: The check that found it.
        severity: How much it matters.
        message: For people, without a capital or a full stop: "tag 2 (link to example.org) is missing".
        key: Tells it from other findings of a sentence, so that one can be ignored alone; see `finding_key`.
        source_spans: Where it is in the Urdu.
        target_spans: Where it is in the English; none for what is missing.
        fix: The whole English with its tags as it would be right; None if there is no automatic fix.
    """

    check_id: str
    severity: ErrorSeverity
    message: LazyMessage
    key: str
    source_spans: tuple[Span, ...] = ()
    target_spans: tuple[Span, ...] = ()
    fix: str | None = None


def finding_key(check_id: str, *words: str) -> str:
    """Return the key by which users ignore a finding: the check's id and the words it is about, case-folded."""
    return f"{check_id}:{' '.join(fold(' '.join(words)).casefold().split())}"[:_LONGEST_KEY]
