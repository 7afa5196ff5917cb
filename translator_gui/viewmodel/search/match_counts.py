"""The number of search matches in each paragraph, with fast totals and steps."""

from array import array
from collections.abc import Iterable
from itertools import chain

from translator_gui.model.segment import paragraph_of
from translator_gui.project.paragraph_blocks import PARAGRAPHS_PER_BLOCK
from translator_gui.project.search_index import SearchBlockMatchCounts


class SearchMatchCounts:
    """Number of search matches in each paragraph, by paragraph index."""

    def __init__(self, paragraphs: int) -> None:
        self._counts = array("I", bytes(4 * paragraphs))
        self._flags = bytearray(paragraphs)
        self._segments: list[tuple[int, ...]] = [()] * (paragraphs // PARAGRAPHS_PER_BLOCK + 1)
        self.total = 0

    def put(self, hits: SearchBlockMatchCounts) -> None:
        """Set the numbers of search matches of consecutive paragraphs, which were searched together."""
        first, beyond = hits.first, hits.first + len(hits.counts)
        self.total += sum(hits.counts) - sum(self._counts[first:beyond])
        self._counts[first:beyond] = array("I", hits.counts)
        self._flags[first:beyond] = bytes(map(bool, hits.counts))
        self._segments[first // PARAGRAPHS_PER_BLOCK] = hits.segments

    def correct(self, paragraph: int, hits: SearchBlockMatchCounts) -> bool:
        """Set one paragraph's number of search matches; return whether the set of its matching sentences changed."""
        index, number = hits.first, sum(hits.counts)
        before = self._segments[index // PARAGRAPHS_PER_BLOCK]
        own = tuple(segment for segment in before if paragraph_of(segment) == paragraph)
        self.total += number - self._counts[index]
        self._counts[index] = number
        self._flags[index] = number > 0
        if own == hits.segments:
            return False
        others = (segment for segment in before if paragraph_of(segment) != paragraph)
        self._segments[index // PARAGRAPHS_PER_BLOCK] = (*others, *hits.segments)
        return True

    def __contains__(self, index: int) -> bool:
        """Whether the paragraph at an index has search matches."""
        return 0 <= index < len(self._flags) and bool(self._flags[index])

    def __len__(self) -> int:
        """Number of paragraphs, with or without search matches."""
        return len(self._flags)

    def before(self, index: int) -> int:
        """Return the number of search matches in all paragraphs before the given one."""
        return sum(self._counts[:index])

    def step(self, index: int, *, forward: bool) -> int:
        """Return the index of the next or previous paragraph with search matches; -1 if there is none."""
        return self._flags.find(1, index + 1) if forward else self._flags.rfind(1, 0, max(index, 0))

    def indexes(self) -> Iterable[int]:
        """Return the indexes of the paragraphs with search matches."""
        return (index for index, holds in enumerate(self._flags) if holds)

    def segments(self) -> tuple[int, ...]:
        """Return the ids of the sentences with search matches."""
        return tuple(chain.from_iterable(self._segments))
