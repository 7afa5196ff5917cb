"""Heights of a hundred thousand blocks: from a y on the page to a block and back in O(log n)."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import add

RUN = 128
"""Blocks of which one height is guessed where there are very many; a power of 2."""
_PATTERN = tuple(node & -node for node in range(1, RUN))


class BlockHeightTree:
    """A Fenwick tree over the heights of the page's paragraph blocks, to convert between a y position and a block."""

    def __init__(self, values: Iterable[int] = ()) -> None:
        """Build the Fenwick tree from the heights of all paragraph blocks in order; O(n)."""
        self._values = array("i", values)
        self._tree = array("q", self._values)
        self._tree.insert(0, 0)
        # A level at a time, in slices: nodes of twice a step take in the nodes one step before them.
        step = 1
        while 2 * step < len(self._tree):
            upper = slice(2 * step, None, 2 * step)
            self._tree[upper] = array("q", map(add, self._tree[upper], self._tree[step :: 2 * step]))
            step *= 2
        self._measure()

    @classmethod
    def of_runs(cls, heights: Sequence[int], count: int) -> "BlockHeightTree":
        """Return the tree of `count` blocks of which each `RUN` successive ones have one height; in a moment."""
        tree, runs = cls(), cls([height * RUN for height in heights])
        for number, height in enumerate(heights, start=1):
            tree._values.extend(array("i", [height]) * RUN)
            # The nodes within a run are multiples of its height; those at the ends of runs are a tree of the runs.
            tree._tree.extend(_inner_nodes(height))
            tree._tree.append(runs._tree[number])
        del tree._values[count:], tree._tree[count + 1 :]
        tree._measure()
        return tree

    def _measure(self) -> None:
        self._total = BlockHeightTree.before(self, len(self._values))
        self._top = 1 << (len(self._values).bit_length() - 1) if self._values else 0

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, index: int) -> int:
        return self._values[index]

    @property
    def total(self) -> int:
        """Total height of all paragraph blocks, pixels."""
        return self._total

    def set(self, index: int, height: int) -> None:
        """Set the height of one paragraph block in the tree; O(log n)."""
        difference = height - self._values[index]
        if not difference:
            return
        self._values[index] = height
        self._total += difference
        node = index + 1
        while node < len(self._tree):
            self._tree[node] += difference
            node += node & -node

    def before(self, index: int) -> int:
        """Return the y at which a paragraph block begins: the sum of the heights of all blocks before it."""
        total = 0
        while index:
            total += self._tree[index]
            index &= index - 1
        return total

    def at(self, y: int) -> int:
        """Return the index of the block at a y position; the first or last block for a y outside the page.

        Raises:
            IndexError: There are no blocks.
        """
        if not self._values:
            raise IndexError("no blocks")
        index, step = 0, self._top
        while step:
            node = index + step
            if node < len(self._tree) and self._tree[node] <= y:
                index = node
                y -= self._tree[node]
            step >>= 1
        return min(index, len(self._values) - 1)


class FilteredHeightTree(BlockHeightTree):
    """The heights of those blocks that a filter shows: no work is done for the others, which have none."""

    def __init__(self, shown: Sequence[int], values: Iterable[int]) -> None:
        """Build the tree.

        Args:
            shown: Indexes of the blocks that the filter shows, ascending; not changed later.
            values: Their heights.
        """
        super().__init__(values)
        self._shown = shown

    def _place(self, index: int) -> int | None:
        at = bisect_left(self._shown, index)
        return at if at < len(self._shown) and self._shown[at] == index else None

    def __getitem__(self, index: int) -> int:
        at = self._place(index)
        return 0 if at is None else super().__getitem__(at)

    def set(self, index: int, height: int) -> None:
        at = self._place(index)
        if at is not None:
            super().set(at, height)

    def before(self, index: int) -> int:
        return super().before(bisect_left(self._shown, index))

    def at(self, y: int) -> int:
        return self._shown[super().at(y)]


@lru_cache(maxsize=4096)
def _inner_nodes(height: int) -> "array[int]":
    return array("q", [height * blocks for blocks in _PATTERN])
