"""How many hits each paragraph of the page holds: summed, stepped through and counted again in no time."""

from collections.abc import Sequence
from itertools import chain

from translator_gui.project.search import SentenceHits


class HitCounts:
    """Hits by the index of the paragraph. Adding up and stepping run over bytes and lists, not over hits."""

    def __init__(self, paragraphs: int) -> None:
        self._counts = [0] * paragraphs
        self._flags = bytearray(paragraphs)
        self._ids: dict[int, tuple[int, ...]] = {}
        self.total = 0

    def put(self, index: int, hits: Sequence[SentenceHits]) -> bool:
        """What a paragraph holds now; whether other sentences than before hold hits."""
        number = sum(hit.source + hit.target for hit in hits)
        ids = tuple(hit.segment for hit in hits)
        moved = ids != self._ids.get(index, ())
        if ids:
            self._ids[index] = ids
        elif moved:
            del self._ids[index]
        self.total += number - self._counts[index]
        self._counts[index] = number
        self._flags[index] = number > 0
        return moved

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

    def indexes(self) -> list[int]:
        """The paragraphs that hold hits, in order."""
        return sorted(self._ids)

    def segments(self) -> tuple[int, ...]:
        """The sentences that hold hits, in any order."""
        return tuple(chain.from_iterable(self._ids.values()))
