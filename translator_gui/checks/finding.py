"""What a check finds wrong with the English of a sentence."""

from enum import StrEnum
from typing import NamedTuple

from translator_gui.model.comment import ErrorSeverity


class IssueKind(StrEnum):
    """What is wrong."""

    MISSING_TAG = "missing-tag"
    DOUBLED_TAG = "doubled-tag"
    CROSSED_TAG = "crossed-tag"
    FOREIGN_TAG = "foreign-tag"


class Finding(NamedTuple):
    """Something that is wrong with a sentence's English.

    Attributes:
        kind: See `IssueKind`.
        message: For people, without a capital or a full stop: "tag 2 (link to example.org) is missing".
        severity: How much it matters.
        start: Where it stands in the English, in code points.
        end: Where it ends; as `start` for what is missing.
    """

    kind: IssueKind
    message: str
    severity: ErrorSeverity
    start: int = 0
    end: int = 0
