"""The read-only caret in the Urdu. Offsets are code points in the paragraph; left and right are as seen on screen."""

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextLayout

from translator_gui.text.acronyms import splits_acronym
from translator_gui.ui.editor.boxes import SourceTextLayout
from translator_gui.ui.editor.paragraph_block import ParagraphBlock
from translator_gui.ui.painting.text_offsets import to_code_points

if TYPE_CHECKING:
    from collections.abc import Callable


class SourceCaretMove(Enum):
    """A movement of the caret in the Urdu: by letter, word or line, to a start or end."""

    LEFT = auto()
    RIGHT = auto()
    WORD_LEFT = auto()
    WORD_RIGHT = auto()
    UP = auto()
    DOWN = auto()
    LINE_START = auto()
    LINE_END = auto()
    START = auto()
    END = auto()


class SourceCaret:
    """The read-only caret in the Urdu, with the selection, within one paragraph."""

    def __init__(self) -> None:
        self.index = -1
        """The paragraph's index, -1 while the caret is not in the Urdu."""
        self.position: int = 0
        self.anchor: int = 0
        self._x: float | None = None

    @property
    def active(self) -> bool:
        return self.index >= 0

    @property
    def range(self) -> tuple[int, int]:
        """The selected range of the paragraph's Urdu."""
        return min(self.anchor, self.position), max(self.anchor, self.position)

    def put(self, index: int, position: int, *, select: bool = False) -> None:
        """Put the caret at an offset of a paragraph's Urdu, extending or clearing the selection."""
        self._x = None
        select = select and index == self.index
        self.index, self.position = index, position
        if not select:
            self.anchor = position

    def leave(self) -> None:
        """Remove the caret from the Urdu."""
        self.index = -1
        self._x = None

    def move(self, block: ParagraphBlock, move: SourceCaretMove, *, select: bool) -> bool:
        """Move the caret within the paragraph's Urdu; False if it is at the paragraph's edge in that direction.

        Args:
            block: The paragraph's block.
            move: The movement.
            select: Whether the selection is extended.
        """
        number = self._box_number(block)
        box = block.sources[number]
        if not select and self.anchor != self.position and move in {SourceCaretMove.LEFT, SourceCaretMove.RIGHT}:
            return self._collapse(box, move)
        vertical = move in {SourceCaretMove.UP, SourceCaretMove.DOWN}
        target = self._vertical(block, number, move) if vertical else self._horizontal(block, number, move)
        if not vertical:
            self._x = None
        if target is None:
            return False
        self.position = target
        if not select:
            self.anchor = target
        return True

    def caret_line(self, block: ParagraphBlock) -> tuple[QPointF, QPointF]:
        """Return the top and bottom point of the line to paint as the Urdu caret, within the paragraph block."""
        box = block.sources[self._box_number(block)]
        units = box.units(self.position)
        line = box.box.lines[box.box.line_at(units)]
        x = box.origin.x() + box.box.x_of(units)
        baseline = box.origin.y() + line.top + line.ascent
        return QPointF(x, baseline - 0.72 * line.ascent), QPointF(x, baseline + 0.8 * (line.height - line.ascent))

    def _box_number(self, block: ParagraphBlock) -> int:
        for number, box in enumerate(block.sources):
            if self.position <= box.end:
                return number
        return len(block.sources) - 1

    def _collapse(self, box: SourceTextLayout, move: SourceCaretMove) -> bool:
        """Clear the selection and put the caret at its left or right end, as seen on screen. Always returns True."""
        ends = sorted(self.range, key=lambda offset: _visual(box, offset))
        self.position = self.anchor = ends[0] if move is SourceCaretMove.LEFT else ends[1]
        self._x = None
        return True

    def _horizontal(self, block: ParagraphBlock, number: int, move: SourceCaretMove) -> int | None:
        box = block.sources[number]
        layout, units = box.box.layout, box.units(self.position)
        skip = QTextLayout.CursorMode.SkipWords
        line = box.box.lines[box.box.line_at(units)]
        if move is SourceCaretMove.LINE_START:
            return box.offset(line.start)
        if move is SourceCaretMove.LINE_END:
            last = line.end == len(box.box.text)
            return box.offset(line.end if last else layout.previousCursorPosition(line.end))
        if move in {SourceCaretMove.START, SourceCaretMove.END}:
            return block.sources[0].start if move is SourceCaretMove.START else block.sources[-1].end
        steps: dict[SourceCaretMove, Callable[[int], int]] = {
            SourceCaretMove.LEFT: layout.leftCursorPosition,
            SourceCaretMove.RIGHT: layout.rightCursorPosition,
            SourceCaretMove.WORD_LEFT: lambda at: layout.nextCursorPosition(at, skip),
            SourceCaretMove.WORD_RIGHT: lambda at: layout.previousCursorPosition(at, skip),
        }
        step = steps[move]
        found = step(units)
        if move in {SourceCaretMove.WORD_LEFT, SourceCaretMove.WORD_RIGHT}:
            # Qt takes '.' for the end of a word.
            while splits_acronym(box.box.text, to_code_points(box.box.text, found)):
                found = step(found)
        if found != units:
            return box.offset(found)
        number += 1 if move in {SourceCaretMove.LEFT, SourceCaretMove.WORD_LEFT} else -1
        if not 0 <= number < len(block.sources):
            return None
        other = block.sources[number]
        return other.start if move in {SourceCaretMove.LEFT, SourceCaretMove.WORD_LEFT} else other.end

    def _vertical(self, block: ParagraphBlock, number: int, move: SourceCaretMove) -> int | None:
        box = block.sources[number]
        units = box.units(self.position)
        if self._x is None:
            self._x = box.box.x_of(units)
        row = box.box.line_at(units) + (1 if move is SourceCaretMove.DOWN else -1)
        if not 0 <= row < len(box.box.lines):
            number += 1 if move is SourceCaretMove.DOWN else -1
            if not 0 <= number < len(block.sources):
                return None
            box = block.sources[number]
            row = 0 if move is SourceCaretMove.DOWN else len(box.box.lines) - 1
        return box.offset(box.box.offset_on(row, self._x))


def _visual(box: SourceTextLayout, offset: int) -> tuple[float, float]:
    """Return a sort key of a caret offset in Urdu as seen on screen: last line first, then left to right."""
    units = box.units(offset)
    return -float(box.box.line_at(units)), box.box.x_of(units)
