"""The blocks of a printed page: texts and rectangles in their places. Lengths are dots of the printer."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter

from translator_gui.ui.fonts import UrduFontStyle, english_font, urdu_font
from translator_gui.ui.painting.laid_out_text import LaidOutText
from translator_gui.ui.printing.printable_picture import PictureBox
from translator_gui.ui.printing.text_layer import needs_layer, write_layer

DPI = 1200
POINT = DPI / 72
MM = DPI / 25.4
PAPER_WIDTH, PAPER_HEIGHT = round(210 * MM), round(297 * MM)
MARGIN = 18 * MM
WIDTH = PAPER_WIDTH - 2 * MARGIN
HEIGHT = PAPER_HEIGHT - 2 * MARGIN
"""Height of the printable area of a page."""

INK, FAINT, RULE, SHADE = QColor("#1d2127"), QColor("#5f6773"), QColor("#c6cbd3"), QColor("#eef1f5")


def english(size: float, *, bold: bool = False, families: Sequence[str] = ()) -> QFont:
    """Return the English font for PDF pages in a size in points; the first installed family is used."""
    font = english_font(size)
    font.setFamilies([*families, *font.families()])
    font.setPixelSize(round(size * POINT))
    font.setBold(bold)
    return font


def urdu(size: float) -> QFont:
    """Return the Nastaliq font for the Urdu on PDF pages in a size in points."""
    font = urdu_font(UrduFontStyle.NASTALIQ, size)
    font.setPixelSize(round(size * POINT))
    return font


FRAME = -1
"""The column of what is around the columns."""


class PlacedPdfText(NamedTuple):
    """A laid-out text, or some of its lines, or a picture, at its position within a printable block.

    Attributes:
        x: Where it begins.
        y: Where its first line begins, whether it is painted or not.
        box: The text or picture.
        colour: Of its letters.
        column: Number of its column in a table row.
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
        """Paint the text at its place in a printable block whose top left corner is at (x, y)."""
        if isinstance(self.box, PictureBox):
            if self.first == 0 and self.beyond != 0:
                self.box.paint(painter, x + self.x, y + self.y)
            return
        painter.setPen(self.colour)
        origin = QPointF(x + self.x, y + self.y)
        is_layered = needs_layer(painter, self.box)
        for number in range(len(self.box.lines))[self.first : self.beyond]:
            line = self.box.layout.lineAt(number)
            line.draw(painter, origin)
            if is_layered:
                write_layer(painter, self.box, number, line, origin)


class PlacedPdfRectangle(NamedTuple):
    """A filled rectangle at its position within a printable block: background, bar or table line."""

    x: float
    y: float
    width: float
    height: float
    colour: QColor
    column: int = 0


class PrintableBlock(NamedTuple):
    """A block of content to print on a PDF page, such as a table row: positioned texts and rectangles.

    Attributes:
        height: Of all of it.
        inks: Its texts.
        fills: What is painted under them.
        keep_with_next: Whether it must be on the same page as the block after it, as a heading is.
        head: The header row of its table, repeated at the top of a new page.
    """

    height: float
    placed_texts: tuple[PlacedPdfText, ...] = ()
    rectangles: tuple[PlacedPdfRectangle, ...] = ()
    keep_with_next: bool = False
    head: "PrintableBlock | None" = None

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Paint the printable block, its rectangles and texts, with its top left corner at (x, y)."""
        for fill in self.rectangles:
            painter.fillRect(QRectF(x + fill.x, y + fill.y, fill.width, fill.height), fill.colour)
        for ink in self.placed_texts:
            ink.draw(painter, x, y)


class PdfTableColumn(NamedTuple):
    """A column of a table in a PDF: x position and width of its text."""

    x: float
    width: float


PADDING = 1.6 * MM
HAIR = 0.18 * MM


def columns(*widths: float) -> tuple[PdfTableColumn, ...]:
    """Return the columns of a PDF table from their widths; a width of 0 takes the remaining space."""
    left = WIDTH - sum(widths)
    found, x = list[PdfTableColumn](), 0.0
    for width in widths:
        taken = width or left
        found.append(PdfTableColumn(x + PADDING, taken - 2 * PADDING))
        x += taken
    return tuple(found)


def table_row(
    across: Sequence[PdfTableColumn],
    cells: Sequence[PrintableBlock],
    *,
    shaded: bool = False,
    keep_with_next: bool = False,
    head: PrintableBlock | None = None,
) -> PrintableBlock:
    """Return a row of a PDF table: cells side by side with table lines around them."""
    height = max(cell.height for cell in cells) + 2 * PADDING * 0.7
    right = across[-1].x + across[-1].width + PADDING
    rectangles = [PlacedPdfRectangle(0, 0, right, height, SHADE, FRAME)] if shaded else []
    placed_texts: list[PlacedPdfText] = []
    for at, (column, cell) in enumerate(zip(across, cells, strict=True)):
        x, y = column.x, PADDING * 0.7
        rectangles += [fill._replace(x=fill.x + x, y=fill.y + y, column=at) for fill in cell.rectangles]
        placed_texts += [ink._replace(x=ink.x + x, y=ink.y + y, column=at) for ink in cell.placed_texts]
    edges = [column.x - PADDING for column in across] + [right]
    rectangles += [PlacedPdfRectangle(edge - HAIR / 2, 0, HAIR, height, RULE, FRAME) for edge in edges]
    rectangles += [PlacedPdfRectangle(0, y - HAIR / 2, right, HAIR, RULE, FRAME) for y in (0.0, height)]
    return PrintableBlock(height, tuple(placed_texts), tuple(rectangles), keep_with_next, head)


def stack(*blocks: PrintableBlock) -> PrintableBlock:
    """Stack printable blocks vertically into one."""
    placed_texts, rectangles, y = list[PlacedPdfText](), list[PlacedPdfRectangle](), 0.0
    for block in blocks:
        placed_texts += [ink._replace(y=ink.y + y) for ink in block.placed_texts]
        rectangles += [fill._replace(y=fill.y + y) for fill in block.rectangles]
        y += block.height
    return PrintableBlock(y, tuple(placed_texts), tuple(rectangles))


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
) -> PrintableBlock:
    """Lay out a text in one font as a printable block for a PDF.

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
    return PrintableBlock(before + box.height + after, (PlacedPdfText(x, before, box, colour),))
