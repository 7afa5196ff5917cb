"""Which blocks are on screen and where: heights corrected on sight never move what the reader looks at."""

from collections.abc import Callable

from translator_gui.ui.editor.heights import Heights

TAIL = 120
"""Empty paper below the last block, pixels, so that the last field is not worked on at the very edge."""


class Flow:
    """Blocks from the top of the viewport down. All y are measured from the viewport's top, whole pixels."""

    def __init__(self) -> None:
        self.visible: list[tuple[int, int]] = []
        """Index and top of every block on screen."""

    @property
    def indexes(self) -> range:
        """The blocks on screen."""
        return range(self.visible[0][0], self.visible[-1][0] + 1) if self.visible else range(0)

    def top_of(self, index: int) -> int | None:
        """Where a block on screen begins; None when it is not on screen."""
        if index in self.indexes:
            return self.visible[index - self.visible[0][0]][1]
        return None

    def at(self, y: int) -> tuple[int, int] | None:
        """The block at a height of the viewport, with its top; None below the last one."""
        for index, top in reversed(self.visible):
            if top <= y:
                return index, top
        return None

    def value(self, heights: Heights) -> int:
        """What the scroll bar should say."""
        return heights.before(self.visible[0][0]) - self.visible[0][1] if self.visible else 0

    def arrange(self, index: int, top: int, viewport: int, heights: Heights, measure: Callable[[int], int]) -> None:
        """Fills the viewport from one block whose place is certain.

        Args:
            index: The block.
            top: Where it is to stand, on screen or beyond.
            viewport: Its height.
            heights: Guesses and measures; `measure` corrects them.
            measure: Lays a block out and gives its height.
        """
        count = len(heights)
        self.visible = []
        if not count:
            return
        index, top = self._first(index, top, count, measure)
        while True:
            rows: list[tuple[int, int]] = []
            y, row = top, index
            while row < count and y < viewport:
                rows.append((row, y))
                y += measure(row)
                row += 1
            room = viewport - TAIL - y
            if row < count or room <= 0 or (index == 0 and top >= 0):
                break
            # Beyond the end: pull everything down, and fill in above what was pulled away from the top.
            index, top = self._first(index, top + room, count, measure)
        self.visible = rows

    @staticmethod
    def _first(index: int, top: int, count: int, measure: Callable[[int], int]) -> tuple[int, int]:
        """The first block on screen: from a known one upwards, or downwards when that one is above the screen."""
        while top > 0 and index > 0:
            index -= 1
            top -= measure(index)
        top = min(top, 0)
        while index + 1 < count and top + measure(index) <= 0:
            top += measure(index)
            index += 1
        return index, top
