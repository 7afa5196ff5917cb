"""Merging a colleague's copy as a change, and the changes that undo and redo it."""

from collections.abc import Mapping
from typing import NamedTuple, Protocol

from translator_gui.model.status import Status


class CopyToMerge(Protocol):
    """A colleague's copy of the project that was read and verified, ready to merge."""

    @property
    def name(self) -> str:
        """The file name of the colleague's project copy, to show to the user."""
        ...


class MergeResolution(NamedTuple):
    """The text and status that the user chose for a sentence in a merge: mine, theirs or newly written."""

    target: str
    status: Status = Status.DRAFT


class PlannedMerge(NamedTuple):
    """A planned change: a colleague's copy of the project is merged.

    Attributes:
        theirs: The copy.
        choices: By the uids of sentences; what is left out comes to what `model.heads` makes of it.
    """

    theirs: CopyToMerge
    choices: Mapping[str, MergeResolution]


class MergeAdditions(NamedTuple):
    """Uids of everything that a merge added to the project, for undo; rows are never deleted.

    Attributes:
        operation: Uid of the step.
        rows: Uids of rows of record.
        properties: Words and filters: their keys and values.
        orders: Documents that had never been moved, with the keys that they were ordered by.
    """

    operation: str
    rows: tuple[str, ...]
    properties: Mapping[str, str]
    orders: Mapping[str, str]


class PlannedMergeUndo(NamedTuple):
    """A planned change: a merge is undone; everything it added, and all that was built on it, is retracted.

    Attributes:
        additions: What the merge added.
        segment: Where the caret belongs afterwards, None to leave it.
    """

    additions: MergeAdditions
    segment: int | None = None


class PlannedMergeRedo(NamedTuple):
    """A planned change: an undone merge is redone; what `PlannedMergeUndo` retracted is reinstated."""

    additions: MergeAdditions
    segment: int | None = None
