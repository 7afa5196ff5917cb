"""Facts about the sentences of a block of paragraphs, by which a filter passes over blocks without unpacking them."""

from array import array
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from translator_gui.model.segment import Paragraph
from translator_gui.model.status import Status

_STATUSES = {status: number for number, status in enumerate(Status)}


class BlockFacts(NamedTuple):
    """What the sentences of a block of paragraphs have.

    Attributes:
        paragraphs: The block, to notice changes.
        segments: The ids of the sentences, in order.
        owners: For each sentence the place of its paragraph in the block.
        statuses: The status of each sentence, as a number.
        documents: The sentences of each document.
        authors: Those of each author.
        labels: Those with each label.
        changed: Time of the latest change.
        commented: The sentences with open comments; likewise `noted`, `reopened`.
    """

    paragraphs: Sequence[Paragraph | None]
    segments: "array[int]"
    owners: "array[int]"
    statuses: bytes
    documents: Counter[int]
    authors: Counter[str]
    labels: Counter[str]
    changed: int
    commented: int
    noted: int
    reopened: int

    def with_status(self, statuses: frozenset[Status]) -> list[int]:
        """Return the ids of the sentences that have one of some statuses."""
        wanted = {_STATUSES[status] for status in statuses}
        if len(wanted) == len(_STATUSES) or wanted.issuperset(self.statuses):
            return self.segments.tolist()
        return [segment for segment, status in zip(self.segments, self.statuses, strict=True) if status in wanted]

    def count_statuses(self) -> dict[Status, int]:
        """Return how many sentences have each status."""
        return {status: self.statuses.count(number) for status, number in _STATUSES.items() if number in self.statuses}

    def has_status(self, statuses: frozenset[Status]) -> bool:
        """Whether a sentence has one of some statuses."""
        return any(_STATUSES[status] in self.statuses for status in statuses)


class BlockFactsCache:
    """Keeps the facts of all blocks of a project; renews those of changed blocks."""

    def __init__(self) -> None:
        self._known: dict[int, BlockFacts] = {}

    def of(self, first: int, paragraphs: Sequence[Paragraph | None]) -> BlockFacts:
        """Return the facts of the block that begins at a paragraph index."""
        known = self._known.get(first)
        if known is None or known.paragraphs != paragraphs:
            known = self._known[first] = _facts(paragraphs)
        return known


def _facts(paragraphs: Sequence[Paragraph | None]) -> BlockFacts:
    read = [(at, paragraph) for at, paragraph in enumerate(paragraphs) if paragraph is not None]
    segments = [segment for _, paragraph in read for segment in paragraph.segments]
    return BlockFacts(
        paragraphs,
        array("q", [segment.id for segment in segments]),
        array("I", [at for at, paragraph in read for _ in paragraph.segments]),
        bytes([_STATUSES[segment.status] for segment in segments]),
        Counter([paragraph.document_id for _, paragraph in read for _ in paragraph.segments]),
        Counter([segment.author for segment in segments]),
        Counter(chain.from_iterable([segment.labels for segment in segments])),
        max([segment.changed for segment in segments], default=0),
        sum([segment.comments > 0 for segment in segments]),
        sum([bool(segment.note) for segment in segments]),
        sum([segment.reopened for segment in segments]),
    )
