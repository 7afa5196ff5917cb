"""The data of an undo step: author, time, role, and how to undo each row."""

from typing import Any, NamedTuple

from translator_gui.model.author import Author
from translator_gui.model.status import Role

InverseStep = dict[str, Any]
"""How one row is taken back; kept as JSON in the undo log."""


class UndoStepContext(NamedTuple):
    """The author, role, time and uid that all rows written by one undo step share."""

    author: Author
    role: Role
    now: int
    uid: str
