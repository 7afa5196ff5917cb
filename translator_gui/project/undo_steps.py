"""What the rows of one undo step share, and how each is taken back."""

from typing import Any, NamedTuple

from translator_gui.model.author import Author
from translator_gui.model.status import Role

InverseStep = dict[str, Any]
"""How one row is taken back; kept as JSON in the undo log."""


class OperationContext(NamedTuple):
    """Who does what when: what every row of one undo step shares."""

    author: Author
    role: Role
    now: int
    uid: str
