"""How many hits each paragraph of the page holds: summed, stepped through and counted again in no time."""

from collections.abc import Iterable
from itertools import chain

from translator_gui.model.segment import paragraph_of
from translator_gui.project.search_index import PARAGRAPHS_PER_BLOCK, SearchBlockMatches


class HitCounts:
    """Hits by the index of the paragraph. Adding up and stepping run over bytes and lists, not over hits."""

    def __init__(self, paragraphs: int) -> None:
        self._counts = [0] * paragraphs
        self._flags = bytearray(paragraphs)
        self._segments: list[tuple[int, ...]] = [()] * (paragraphs // PARAGRAPHS_PER_BLOCK + 1)
        self.total = 0

    def put(self, hits: SearchBlockMatches) -> None:
        """Takes a whole block that was counted."""
        first, beyond = hits.first, hits.first + len(hits.counts)
        self.total += sum(hits.counts) - sum(self._counts[first:beyond])
        self._counts[first:beyond] = hits.counts
        self._flags[first:beyond] = bytes(map(bool, hits.counts))
        self._segments[first // PARAGRAPHS_PER_BLOCK] = hits.segments

    def correct(self, paragraph: int, hits: SearchBlockMatches) -> bool:
        """Takes a single paragraph (its id, for its index see the hits); whether other sentences hold hits now."""
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
        """Whether a paragraph holds hits."""
        return 0 <= index < len(self._flags) and bool(self._flags[index])

    def __len__(self) -> int:
        """How many paragraphs there are."""
        return len(self._flags)

    def before(self, index: int) -> int:
        """Hits in all paragraphs before one."""
        return sum(self._counts[:index])

    def step(self, index: int, *, forward: bool) -> int:
        """The next or the previous paragraph that holds hits; -1 when there is none."""
        return self._flags.find(1, index + 1) if forward else self._flags.rfind(1, 0, max(index, 0))

    def indexes(self) -> Iterable[int]:
        """The paragraphs that hold hits, in order."""
        return (index for index, holds in enumerate(self._flags) if holds)

    def segments(self) -> tuple[int, ...]:
        """The sentences that hold hits."""
        return tuple(chain.from_iterable(self._segments))
