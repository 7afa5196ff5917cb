"""The outline of a project: all its paragraphs without their texts."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, groupby, repeat
from typing import TYPE_CHECKING, NamedTuple, overload

from translator_gui.model.document import ProjectDocument

if TYPE_CHECKING:
    from array import array


class ParagraphIds(Sequence[int]):
    """The ids of all paragraphs of a project in order, as runs of successive numbers: a document usually is one."""

    def __init__(self, runs: Iterable[range] = ()) -> None:
        merged: list[range] = []
        for run in filter(len, runs):
            if merged and merged[-1].stop == run.start:
                merged[-1] = range(merged[-1].start, run.stop)
            else:
                merged.append(run)
        self.runs = tuple(merged)
        self._firsts = list(accumulate(map(len, merged), initial=0))
        self._by_id = sorted((run.start, run.stop, first) for run, first in zip(merged, self._firsts, strict=False))

    @classmethod
    def of(cls, ids: Iterable[int]) -> "ParagraphIds":
        """Return ids that were listed one by one."""
        return cls(range(identity, identity + 1) for identity in ids)

    def __len__(self) -> int:
        return self._firsts[-1]

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> list[int]: ...
    def __getitem__(self, index: int | slice) -> int | list[int]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        at = index + len(self) if index < 0 else index
        if not 0 <= at < len(self):
            raise IndexError(index)
        number = bisect_right(self._firsts, at) - 1
        return self.runs[number][at - self._firsts[number]]

    def __iter__(self) -> Iterator[int]:
        return chain.from_iterable(self.runs)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ParagraphIds) and self.runs == other.runs

    def __hash__(self) -> int:
        return hash(self.runs)

    def index_of(self, identity: int) -> int | None:
        """Return the index of a paragraph; None if there is no such paragraph."""
        at = bisect_right(self._by_id, (identity, _BEYOND)) - 1
        if at < 0:
            return None
        start, stop, first = self._by_id[at]
        return first + identity - start if identity < stop else None

    def places_of(self, others: "ParagraphIds") -> Iterator[tuple[int, int | None]]:
        """Yield where other paragraphs are among these, in their order, as runs.

        A run is a number of paragraphs and the index of the first of them here; None where they are not among these.
        """
        for run in others.runs:
            start = run.start
            while start < run.stop:
                at = bisect_right(self._by_id, (start, _BEYOND)) - 1
                index = self.index_of(start)
                if index is not None:
                    end = self._by_id[at][1]
                else:
                    end = self._by_id[at + 1][0] if at + 1 < len(self._by_id) else run.stop
                end = min(end, run.stop)
                yield end - start, index
                start = end


class DocumentIds(Sequence[int]):
    """The document of every paragraph of a project, as runs: the paragraphs of a document lie together."""

    def __init__(self, runs: Iterable[tuple[int, int]] = ()) -> None:
        """Create it from the id of each document and the number of its paragraphs, in order."""
        self.runs = tuple((document, count) for document, count in runs if count)
        self.firsts = list(accumulate((count for _document, count in self.runs), initial=0))
        """Index of the first paragraph of each run, then the number of all."""

    @classmethod
    def of(cls, ids: Iterable[int]) -> "DocumentIds":
        """Return ids that were listed paragraph by paragraph."""
        return cls((document, sum(1 for _ in group)) for document, group in groupby(ids))

    def __len__(self) -> int:
        return self.firsts[-1]

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> list[int]: ...
    def __getitem__(self, index: int | slice) -> int | list[int]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        at = index + len(self) if index < 0 else index
        if not 0 <= at < len(self):
            raise IndexError(index)
        return self.runs[bisect_right(self.firsts, at) - 1][0]

    def __iter__(self) -> Iterator[int]:
        return chain.from_iterable(repeat(document, count) for document, count in self.runs)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DocumentIds) and self.runs == other.runs

    def __hash__(self) -> int:
        return hash(self.runs)

    def paragraphs(self, document: int) -> range:
        """Return the indexes of a document's paragraphs; empty if it has none."""
        for (identity, count), first in zip(self.runs, self.firsts, strict=False):
            if identity == document:
                return range(first, first + count)
        return range(0)


_BEYOND = 1 << 63


class ProjectParagraphOutline(NamedTuple):
    """Ids, text lengths and sentence counts of all paragraphs of a project in order, as columns without texts.

    Attributes:
        documents: In the project's order.
        paragraph_ids: Of every paragraph, in order.
        document_ids: Its document, for each.
        source_lengths: Code points of its Urdu, for each.
        target_lengths: Code points of its English, for each.
        sentence_counts: For each.
    """

    documents: tuple[ProjectDocument, ...]
    paragraph_ids: ParagraphIds
    document_ids: DocumentIds
    source_lengths: "array[int]"
    target_lengths: "array[int]"
    sentence_counts: "array[int]"
