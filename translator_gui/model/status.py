"""The status of a sentence and the two roles that change it."""

from enum import StrEnum


class Status(StrEnum):
    """Where a sentence stands; the values are the command line's words."""

    NOT_STARTED = "not-started"
    DRAFT = "draft"
    TRANSLATED = "translated"
    RETURNED = "returned"
    APPROVED = "approved"
    FINAL = "final"


class Role(StrEnum):
    """In which capacity somebody works on a sentence."""

    TRANSLATOR = "translator"
    REVIEWER = "reviewer"


OPEN = frozenset({Status.NOT_STARTED, Status.DRAFT, Status.RETURNED})
"""What still needs the translator."""

UNJUDGED = frozenset({Status.TRANSLATED})
"""What still needs the reviewer."""


def open_for(role: Role) -> frozenset[Status]:
    """The statuses at which *confirm and go to the next* stops in a role."""
    return UNJUDGED if role is Role.REVIEWER else OPEN
