"""Merging a colleague's copy as a change: what comes, what a person chose, and what takes it back."""

from collections.abc import Mapping
from typing import NamedTuple, Protocol

from translator_gui.model.status import Status


class CopyToMerge(Protocol):
    """What a colleague has, read and found whole; how it is kept is the store's business."""

    @property
    def name(self) -> str:
        """The file's name, for people."""
        ...


class MergeResolution(NamedTuple):
    """What a sentence is to read, as somebody decided it: mine, theirs, or words of their own."""

    target: str
    status: Status = Status.DRAFT


class NewMerge(NamedTuple):
    """A colleague's copy comes in.

    Attributes:
        theirs: The copy.
        choices: By the uids of sentences; what is left out comes to what `model.heads` makes of it.
    """

    theirs: CopyToMerge
    choices: Mapping[str, MergeResolution]


class MergeAdditions(NamedTuple):
    """What one step brought into the file, and what it counts for: told by uids, since rows are never taken out.

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


class RetractMerge(NamedTuple):
    """What came counts for nothing any more, and neither does what was built on it.

    Attributes:
        came: What.
        segment: Where the caret belongs afterwards, None to leave it.
    """

    came: MergeAdditions
    segment: int | None = None


class ReinstateMerge(NamedTuple):
    """What was set aside counts again; as `RetractMerge`."""

    came: MergeAdditions
    segment: int | None = None
