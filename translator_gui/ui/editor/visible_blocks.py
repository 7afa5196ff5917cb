"""Which blocks are on screen and where: heights corrected on sight never move what the reader looks at."""

from collections.abc import Callable, KeysView

from translator_gui.ui.editor.height_tree import HeightTree
from translator_gui.ui.editor.paragraph_order import ParagraphOrder

BOTTOM_SPACE = 120
"""Empty paper below the last block, pixels, so that the last field is not worked on at the very edge."""


class VisibleBlocks:
    """Blocks from the top of the viewport down. All y are measured from the viewport's top, whole pixels."""

    def __init__(self) -> None:
        self.visible: list[tuple[int, int]] = []
        """Index and top of every block on screen."""

        self._tops: dict[int, int] = {}

    @property
    def indexes(self) -> KeysView[int]:
        """The blocks on screen."""
        return self._tops.keys()

    def top_of(self, index: int) -> int | None:
        """Where a block on screen begins; None when it is not on screen."""
        return self._tops.get(index)

    def at(self, y: int) -> tuple[int, int] | None:
        """The block at a height of the viewport, with its top; None below the last one."""
        for index, top in reversed(self.visible):
            if top <= y:
                return index, top
        return None

    def value(self, heights: HeightTree) -> int:
        """What the scroll bar should say."""
        return heights.before(self.visible[0][0]) - self.visible[0][1] if self.visible else 0

    def arrange(
        self,
        index: int,
        top: int,
        viewport: int,
        heights: HeightTree,
        order: ParagraphOrder,
        measure: Callable[[int], int],
    ) -> None:
        """Fills the viewport from one block whose place is certain.

        Args:
            index: The block; another one near it when it is not on the page.
            top: Where it is to stand, on screen or beyond.
            viewport: Its height.
            heights: Guesses and measures; `measure` corrects them.
            order: Which blocks are on the page.
            measure: Lays a block out and gives its height.
        """
        start = order.nearest(index)
        self.visible = self._fill(start, top, viewport, order, measure) if start is not None and len(heights) else []
        self._tops = dict(self.visible)

    @classmethod
    def _fill(
        cls, index: int, top: int, viewport: int, order: ParagraphOrder, measure: Callable[[int], int]
    ) -> list[tuple[int, int]]:
        index, top = cls._first(index, top, order, measure)
        while True:
            rows: list[tuple[int, int]] = []
            y, row = top, index
            while row is not None and y < viewport:
                rows.append((row, y))
                y += measure(row)
                row = order.after(row)
            room = viewport - BOTTOM_SPACE - y
            if row is not None or room <= 0 or (order.before(index) is None and top >= 0):
                return rows
            # Beyond the end: pull everything down, and fill in above what was pulled away from the top.
            index, top = cls._first(index, top + room, order, measure)

    @staticmethod
    def _first(index: int, top: int, order: ParagraphOrder, measure: Callable[[int], int]) -> tuple[int, int]:
        """The first block on screen: from a known one upwards, or downwards when that one is above the screen."""
        while top > 0 and (before := order.before(index)) is not None:
            index = before
            top -= measure(index)
        top = min(top, 0)
        while (after := order.after(index)) is not None and top + measure(index) <= 0:
            top += measure(index)
            index = after
        return index, top
