"""What a translator handed over or a reviewer approved: the texts that a sentence is compared with later."""

from typing import NamedTuple

from translator_gui.model.status import Role, Status


class Baseline(NamedTuple):
    """A revision as `Segment.handed_over` and `Segment.approved` name it.

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
