"""Heights of a hundred thousand blocks: from a place on the page to a block and back in O(log n)."""

from collections.abc import Iterable
from itertools import accumulate


class Heights:
    """A Fenwick tree over whole-pixel heights."""

    def __init__(self, values: Iterable[int] = ()) -> None:
        """Takes the heights in order; O(n)."""
        self._values = list(values)
        sums = list(accumulate(self._values, initial=0))
        # A node covers what lies between its index without the lowest bit and its index: a difference of prefix sums.
        self._tree = [total - sums[index & (index - 1)] for index, total in enumerate(sums)]
        self._total = sums[-1]
        self._top = 1 << (len(self._values).bit_length() - 1) if self._values else 0

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, index: int) -> int:
        return self._values[index]

    @property
    def total(self) -> int:
        """Of all blocks together."""
        return self._total

    def set(self, index: int, height: int) -> None:
        """Corrects one height."""
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
        """Where a block begins: the sum of the heights before it."""
        total = 0
        while index:
            total += self._tree[index]
            index &= index - 1
        return total

    def at(self, y: int) -> int:
        """The block at a place; the first or the last one beyond the ends.

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
