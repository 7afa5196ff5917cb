"""Baselines: the texts that were handed over or approved, with which a sentence is compared later."""

from typing import NamedTuple

from translator_gui.model.status import Role, Status


class BaselineRevision(NamedTuple):
    """A revision to compare a sentence with later: the last one handed over, or approved; see `Segment.approved`.

    Attributes:
        target: The English.
        status: See `Status`.
        author: The name at the time.
        role: In which capacity.
        time: Milliseconds since 1970 UTC, for people to read.
    """

    target: str
    status: Status
    author: str
    role: Role
    time: int
