"""A text laid out in lines, to paint, to measure and to find places in. Offsets here are UTF-16 units."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from math import ceil
from operator import attrgetter
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout, QTextLine, QTextOption

from translator_gui.model.inline_tag import has_tags
from translator_gui.ui.painting.direction_marks import override_places, paint_direction_mark
from translator_gui.ui.painting.tag_signs import with_tag_signs
from translator_gui.ui.painting.tags import tag_formats
from translator_gui.ui.painting.text_offsets import to_utf16
from translator_gui.ui.painting.urdu_line_fonts import latin_ranges, urdu_line_formats

_LINE_SEPARATOR = "\u2028"


_START, _TOP = attrgetter("start"), attrgetter("top")
_VISUAL = Qt.CursorMoveStyle.VisualMoveStyle


@cache
def _option(rtl: bool) -> QTextOption:
    option = QTextOption(Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


class LaidOutLine(NamedTuple):
    """A line of a laid-out text: its range (UTF-16 units), top, height and ascent (pixels)."""

    start: int
    end: int
    top: float
    height: float
    ascent: float


class LaidOutText:
    """A text broken into lines of a width by Qt's `QTextLayout`, to paint and hit-test. Immutable."""

    def __init__(
        self,
        text: str,
        font: QFont,
        width: float,
        *,
        rtl: bool,
        formats: Sequence[QTextLayout.FormatRange] = (),
        tag: QColor | None = None,
    ) -> None:
        """Break a text into lines of the given width.

        Args:
            text: With line feeds at line breaks.
            font: The font of the text.
            width: Width of the column, pixels.
            rtl: The base direction; it is forced, whatever letter comes first.
            formats: Formats of some of its letters.
            tag: Colour of its inline tags; None for that of the text.
        """
        self.text = text
        self.width = width
        self.rtl = rtl
        shown = text.replace("\n", _LINE_SEPARATOR)
        self.latin = latin_ranges(text) if rtl else []
        """Ranges of the Latin words within a text from right to left; they are in the font of English."""
        if rtl:
            formats = (*urdu_line_formats(text, font, self.latin), *formats)
        if has_tags(text):
            formats = (*formats, *tag_formats(text, tag, rtl=rtl))
            shown = with_tag_signs(shown) if rtl else shown
        self.layout = QTextLayout(shown, font)
        self.layout.setTextOption(_option(rtl))
        self.layout.setCacheEnabled(True)
        self.layout.setCursorMoveStyle(_VISUAL)
        if formats:
            self.layout.setFormats(formats)
        self._overrides = override_places(text)
        self.lines: list[LaidOutLine] = []
        self.height = self._break_lines()
        self._written = len(text.rstrip())
        self.has_surrogates = not text.isascii() and to_utf16(text, len(text)) > len(text)
        """Whether some of its letters are two UTF-16 units: offsets in code points are others then."""

    def _break_lines(self) -> float:
        layout = self.layout
        text = self.text
        breaks = [n + 1 for n, letter in enumerate(text) if letter == "\n"] if "\n" in text else []
        ends = {to_utf16(text, place) for place in (*breaks, len(text))}
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLeadingIncluded(True)
            line.setLineWidth(self.width)
            line.setPosition(QPointF(0, y))
            start, length = line.textStart(), line.textLength()
            self.lines.append(LaidOutLine(start, start + length, y, line.height(), line.ascent()))
            # Qt's editor rounds the last line before a break up; the painted text must be in the same place.
            y += ceil(line.height()) if start + length in ends else line.height()
        layout.endLayout()
        return y

    @property
    def ascent(self) -> float:
        """Distance from the top of the text to its first baseline, pixels."""
        return self.lines[0].ascent if self.lines else 0.0

    @property
    def rise(self) -> float:
        """How far the highest glyph of the first line is raised above the baseline, as Nastaliq glyphs are; pixels."""
        runs = self.layout.lineAt(0).glyphRuns() if self.lines else []
        return max((-run.boundingRect().top() for run in runs), default=0.0)

    def draw(self, painter: QPainter, origin: QPointF, top: float, bottom: float) -> None:
        """Draw the lines of text that reach into the y range from `top` to `bottom`, in the painter's coordinates.

        Characters that change the direction have faint marks, except in print, which is drawn line by line.
        """
        for number in self._lines_around(top - origin.y(), bottom - origin.y()):
            line = self.lines[number]
            # Ink leaves its line's box by half a line at most; drawn whole, a partial repaint does not cut it.
            y = origin.y() + line.top
            if y - line.height / 2 < bottom and y + 1.5 * line.height > top:
                self.layout.lineAt(number).draw(painter, origin)
        for offset, character in self._overrides:
            line = self.lines[self.line_at(offset)]
            if origin.y() + line.top < bottom and origin.y() + line.top + line.height > top:
                foot = origin.y() + line.top + line.height
                paint_direction_mark(painter, character, origin.x() + self.x_of(offset), origin.y() + line.top, foot)

    def _lines_around(self, top: float, bottom: float) -> range:
        """Return the numbers of the lines between two y positions of the text, and of a few more."""
        first = bisect_right(self.lines, top, key=_TOP) - 3
        return range(max(0, first), min(len(self.lines), bisect_left(self.lines, bottom, key=_TOP) + 3))

    def range_within(self, top: float, bottom: float) -> tuple[int, int]:
        """Return the range of the text whose ink may be between two y positions of the text."""
        around = self._lines_around(top, bottom)
        return (self.lines[around[0]].start, self.lines[around[-1]].end) if around else (0, 0)

    def line_at(self, offset: int) -> int:
        """Return the number of the line that contains an offset; at a line break, of the later line."""
        return max(0, bisect_right(self.lines, offset, key=_START) - 1)

    def line_near(self, y: float) -> int:
        """Return the number of the line at a y; above or below the text, of the first or last line."""
        return max(0, bisect_right(self.lines, y, key=_TOP) - 1)

    def x_of(self, offset: int) -> float:
        """Return the x position of the caret at an offset."""
        return x_on(self.layout.lineAt(self.line_at(offset)), offset)

    def offset_at(self, point: QPointF) -> int:
        """Return the caret offset nearest to a point of the laid-out text."""
        return self.offset_on(self.line_near(point.y()), point.x())

    def offset_on(self, number: int, x: float) -> int:
        """Return the caret offset nearest to an x position on a line of the laid-out text."""
        line, text_line = self.lines[number], self.layout.lineAt(number)
        # Not `xToCursor`: within a ligature that runs from right to left it gives the place behind the nearest one.
        end = line.end if number + 1 < len(self.lines) else line.end + 1
        places = (offset for offset in range(line.start, end) if self.layout.isValidCursorPosition(offset))
        return min(places, key=lambda offset: abs(x_on(text_line, offset) - x), default=line.start)

    def spans(self, start: int, end: int) -> list[QRectF]:
        """Return the rectangles around a range of the text; several per line where text directions mix."""
        found: list[QRectF] = []
        for number in range(self.line_at(start), len(self.lines)):
            line = self.lines[number]
            if line.start >= end:
                break
            first, last = max(start, line.start), min(end, line.end)
            if first >= last:
                continue
            text_line = self.layout.lineAt(number)
            if first == line.start and last >= min(line.end, self._written):
                natural = text_line.naturalTextRect()
                left, right = max(0.0, natural.left()), min(self.width, natural.right())
                found.append(QRectF(left, line.top, right - left, line.height))
                continue
            for left, right in _runs(text_line, first, last, rtl=self.rtl):
                found.append(QRectF(left, line.top, right - left, line.height))
        return found


def x_on(line: QTextLine, offset: int, edge: QTextLine.Edge | None = None) -> float:
    """Return the x position of the caret at an offset on a line of text, at a letter's leading edge or another one."""
    # The stub says float; the binding gives a pair of the x and the offset that it belongs to. An enumeration takes it
    # longer than all the rest.
    found: object = line.cursorToX(offset) if edge is None else line.cursorToX(offset, edge)
    return float(found[0] if isinstance(found, tuple) else found)  # pyright: ignore[reportUnknownArgumentType, reportArgumentType]


def _runs(line: QTextLine, first: int, last: int, *, rtl: bool) -> list[tuple[float, float]]:
    """Return the left and right x of a range on a line; several pairs where text directions mix."""
    extents: list[tuple[float, float]] = []
    for offset in range(first, last):
        a, b = x_on(line, offset), x_on(line, offset, QTextLine.Edge.Trailing)
        if a != b and (a > b) == rtl:
            extents.append((min(a, b), max(a, b)))
        else:
            # Where directions meet, the caret's places are not the letters' edges: a number would lose its first
            # digit, an Urdu name in English its last letter. The glyphs have the right extents.
            boxes = [run.boundingRect() for run in line.glyphRuns(offset, 1)]
            extents.extend((box.left(), box.right()) for box in boxes if box.width() > 0)
    extents.sort()
    merged: list[tuple[float, float]] = []
    for left, right in extents:
        if merged and left <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(right, merged[-1][1]))
        else:
            merged.append((left, right))
    return merged
