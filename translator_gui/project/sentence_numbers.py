"""Finds the sentences that people name by their numbers."""

from collections.abc import Sequence
from itertools import accumulate
from typing import overload

from translator_gui.model.outline import ProjectParagraphOutline
from translator_gui.project.queries import ProjectQueries


class OutlinedSentenceIds(Sequence[int]):
    """The ids of all sentences of a project in order, found by the counts of its outline as they are asked for."""

    def __init__(self, outline: ProjectParagraphOutline, queries: ProjectQueries) -> None:
        self._outline = outline
        self._queries = queries
        self._length = sum(outline.sentence_counts)

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> list[int]: ...
    def __getitem__(self, index: int | slice) -> int | list[int]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(self._length))]
        if not 0 <= index < self._length:
            raise IndexError(index)
        counts = self._outline.sentence_counts
        place, end = next((place, end) for place, end in enumerate(accumulate(counts)) if index < end)
        (paragraph,) = self._queries.paragraphs([self._outline.paragraph_ids[place]])
        return paragraph.segments[index - end + counts[place]].id
