"""The data of an undo step: author, time, role, and how to undo each row."""

from collections.abc import Callable
from typing import Any, NamedTuple

from translator_gui.model.author import Author
from translator_gui.model.status import Role

InverseStep = dict[str, Any]
"""How one row is taken back; kept as JSON in the undo log."""


def _ignore(_revisions: int) -> None:
    """Do nothing with the progress of a step."""


class UndoStepContext(NamedTuple):
    """The author, role, time and uid that all rows written by one undo step share.

    Attributes:
        advance: Called with the number of revisions that are written next; may cancel the step.
    """

    author: Author
    role: Role
    now: int
    uid: str
    advance: Callable[[int], None] = _ignore
