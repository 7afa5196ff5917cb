"""The blocks of a printed page: texts and rectangles in their places. Lengths are dots of the printer."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter

from translator_gui.ui.fonts import UrduFontStyle, english_font, urdu_font
from translator_gui.ui.painting.laid_out_text import LaidOutText
from translator_gui.ui.printing.text_layer import write_layer

DPI = 1200
POINT = DPI / 72
MM = DPI / 25.4
PAPER_WIDTH, PAPER_HEIGHT = round(210 * MM), round(297 * MM)
MARGIN = 18 * MM
WIDTH = PAPER_WIDTH - 2 * MARGIN
HEIGHT = PAPER_HEIGHT - 2 * MARGIN
"""Of the part of a page that slabs stand in."""

INK, FAINT, RULE, SHADE = QColor("#1d2127"), QColor("#5f6773"), QColor("#c6cbd3"), QColor("#eef1f5")


def english(size: float, *, bold: bool = False) -> QFont:
    """Return the English font of a size in points, for paper."""
    font = english_font(size)
    font.setPixelSize(round(size * POINT))
    font.setBold(bold)
    return font


def urdu(size: float) -> QFont:
    """Return the Nastaliq font of a size in points, for paper."""
    font = urdu_font(UrduFontStyle.NASTALIQ, size)
    font.setPixelSize(round(size * POINT))
    return font


FRAME = -1
"""The column of what is around the columns."""


class PlacedText(NamedTuple):
    """A text, or some of its lines, in its place within a flowable.

    Attributes:
        x: Where it begins.
        y: Where its first line begins, whether it is painted or not.
        box: The text.
        colour: Of its letters.
        column: Which one of a row it stands in.
        first: The first line to paint.
        beyond: The line before which to stop; None for all.
    """

    x: float
    y: float
    box: LaidOutText
    colour: QColor = INK
    column: int = 0
    first: int = 0
    beyond: int | None = None

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Paint the text in a flowable whose top left corner is at a point."""
        painter.setPen(self.colour)
        origin = QPointF(x + self.x, y + self.y)
        for number in range(len(self.box.lines))[self.first : self.beyond]:
            self.box.layout.lineAt(number).draw(painter, origin)
            write_layer(painter, self.box, number, origin)


class PlacedRectangle(NamedTuple):
    """A filled rectangle within a flowable; table lines are narrow ones."""

    x: float
    y: float
    width: float
    height: float
    colour: QColor
    column: int = 0


class Flowable(NamedTuple):
    """A block of content for one page: texts and rectangles in their places.

    Attributes:
        height: Of all of it.
        inks: Its texts.
        fills: What is painted under them.
        kept: It does not stand at the foot of a page without what follows.
        head: What a new page begins with before it: the first row of its table.
    """

    height: float
    inks: tuple[PlacedText, ...] = ()
    fills: tuple[PlacedRectangle, ...] = ()
    kept: bool = False
    head: "Flowable | None" = None

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Paint the flowable with its top left corner at a point."""
        for fill in self.fills:
            painter.fillRect(QRectF(x + fill.x, y + fill.y, fill.width, fill.height), fill.colour)
        for ink in self.inks:
            ink.draw(painter, x, y)


class PdfColumn(NamedTuple):
    """A column of a table: where it begins, and how wide its text may be."""

    x: float
    width: float


PADDING = 1.6 * MM
HAIR = 0.18 * MM


def columns(*widths: float) -> tuple[PdfColumn, ...]:
    """Return columns side by side with room for lines; a width of 0 takes the rest."""
    left = WIDTH - sum(widths)
    found, x = list[PdfColumn](), 0.0
    for width in widths:
        taken = width or left
        found.append(PdfColumn(x + PADDING, taken - 2 * PADDING))
        x += taken
    return tuple(found)


def table_row(
    across: Sequence[PdfColumn],
    cells: Sequence[Flowable],
    *,
    shaded: bool = False,
    kept: bool = False,
    head: Flowable | None = None,
) -> Flowable:
    """Return cells side by side in a frame."""
    height = max(cell.height for cell in cells) + 2 * PADDING * 0.7
    right = across[-1].x + across[-1].width + PADDING
    fills = [PlacedRectangle(0, 0, right, height, SHADE, FRAME)] if shaded else []
    inks: list[PlacedText] = []
    for at, (column, cell) in enumerate(zip(across, cells, strict=True)):
        x, y = column.x, PADDING * 0.7
        fills += [fill._replace(x=fill.x + x, y=fill.y + y, column=at) for fill in cell.fills]
        inks += [ink._replace(x=ink.x + x, y=ink.y + y, column=at) for ink in cell.inks]
    edges = [column.x - PADDING for column in across] + [right]
    fills += [PlacedRectangle(edge - HAIR / 2, 0, HAIR, height, RULE, FRAME) for edge in edges]
    fills += [PlacedRectangle(0, y - HAIR / 2, right, HAIR, RULE, FRAME) for y in (0.0, height)]
    return Flowable(height, tuple(inks), tuple(fills), kept, head)


def stack(*slabs: Flowable) -> Flowable:
    """Return flowables stacked as one."""
    inks, fills, y = list[PlacedText](), list[PlacedRectangle](), 0.0
    for slab in slabs:
        inks += [ink._replace(y=ink.y + y) for ink in slab.inks]
        fills += [fill._replace(y=fill.y + y) for fill in slab.fills]
        y += slab.height
    return Flowable(y, tuple(inks), tuple(fills))


def text(
    words: str,
    font: QFont,
    width: float,
    colour: QColor = INK,
    *,
    rtl: bool = False,
    before: float = 0,
    after: float = 0,
    x: float = 0,
) -> Flowable:
    """Return one text as a flowable.

    Args:
        words: With line feeds at line breaks.
        font: See `english` and `urdu`.
        width: It may take.
        colour: Of the letters.
        rtl: Its base direction.
        before: Room above it.
        after: Room below it.
        x: Where it begins.
    """
    box = LaidOutText(words, font, width, rtl=rtl)
    return Flowable(before + box.height + after, (PlacedText(x, before, box, colour),))
