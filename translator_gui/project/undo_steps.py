"""The data of an undo step: who does what when, and how each row is undone."""

from typing import Any, NamedTuple

from translator_gui.model.author import Author
from translator_gui.model.status import Role

InverseStep = dict[str, Any]
"""How one row is taken back; kept as JSON in the undo log."""


class OperationContext(NamedTuple):
    """Person, role, time and uid that all rows of one undo step share."""

    author: Author
    role: Role
    now: int
    uid: str
