"""The blocks on screen and their places: heights measured on sight never move the text that is being read."""

from collections.abc import Callable, KeysView

from translator_gui.ui.editor.height_tree import BlockHeightTree
from translator_gui.ui.editor.paragraph_order import ParagraphOrder

BOTTOM_SPACE = 120
"""Empty paper below the last block, pixels: the last field is not at the very edge."""


class VisibleBlockPositions:
    """Which paragraph blocks are on screen and at which y of the viewport, from the top down, in whole pixels."""

    def __init__(self) -> None:
        self.blocks: list[tuple[int, int]] = []
        """Index and top of every block on screen."""
        self.bottom_space = BOTTOM_SPACE
        """Empty paper below the last block, pixels."""
        self._tops: dict[int, int] = {}

    @property
    def indexes(self) -> KeysView[int]:
        """Indexes of the paragraph blocks on screen."""
        return self._tops.keys()

    def top_of(self, index: int) -> int | None:
        """Return the y of a paragraph block's top in the viewport; None when it is off screen."""
        return self._tops.get(index)

    def at(self, y: int) -> tuple[int, int] | None:
        """Return index and top of the paragraph block at a y of the viewport; None below the last block."""
        for index, top in reversed(self.blocks):
            if top <= y:
                return index, top
        return None

    def scroll_value(self, heights: BlockHeightTree) -> int:
        """Return the scroll bar's value that corresponds to the blocks on screen."""
        return heights.before(self.blocks[0][0]) - self.blocks[0][1] if self.blocks else 0

    def arrange(
        self,
        index: int,
        top: int,
        viewport: int,
        heights: BlockHeightTree,
        order: ParagraphOrder,
        measure: Callable[[int], int],
    ) -> None:
        """Compute the blocks that fill the viewport when one block's top is at a given y.

        Args:
            index: The block; the nearest one when it is not on the page.
            top: Its top, on screen or beyond.
            viewport: Height of the viewport.
            heights: Guessed and measured heights; `measure` corrects them.
            order: The blocks on the page.
            measure: Lays a block out and returns its height.
        """
        start = order.nearest(index)
        self.blocks = self._fill(start, top, viewport, order, measure) if start is not None and len(heights) else []
        self._tops = dict(self.blocks)

    def _fill(
        self, index: int, top: int, viewport: int, order: ParagraphOrder, measure: Callable[[int], int]
    ) -> list[tuple[int, int]]:
        index, top = self._first(index, top, order, measure)
        while True:
            rows: list[tuple[int, int]] = []
            y, row = top, index
            while row is not None and y < viewport:
                rows.append((row, y))
                y += measure(row)
                row = order.after(row)
            room = viewport - self.bottom_space - y
            if row is not None or room <= 0 or (order.before(index) is None and top >= 0):
                return rows
            # Beyond the end: pull everything down, and fill in above what was pulled away from the top.
            index, top = self._first(index, top + room, order, measure)

    @staticmethod
    def _first(index: int, top: int, order: ParagraphOrder, measure: Callable[[int], int]) -> tuple[int, int]:
        """Return index and top of the first block on screen, starting from a block whose top is known."""
        while top > 0 and (before := order.before(index)) is not None:
            index = before
            top -= measure(index)
        top = min(top, 0)
        while (after := order.after(index)) is not None and top + measure(index) <= 0:
            top += measure(index)
            index = after
        return index, top
