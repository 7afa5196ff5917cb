"""Places printable blocks on PDF pages with page numbers, splitting as little as possible."""

import contextlib
from collections.abc import Iterable, Iterator
from typing import Protocol

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from translator_gui.paths import APPLICATION
from translator_gui.ui.painting.laid_out_text import LaidOutText
from translator_gui.ui.printing.page_feet import join_feet_to_pages
from translator_gui.ui.printing.page_split import split_print_block
from translator_gui.ui.printing.printable_block import (
    DPI,
    FAINT,
    HEIGHT,
    MARGIN,
    MM,
    PAPER_HEIGHT,
    WIDTH,
    PrintableBlock,
    english,
)
from translator_gui.ui.printing.text_layer import silence_visible_fonts

_FOOT = 10 * MM
"""Distance of the page footer from the edge of the paper."""


def pdf_writer(device: QIODevice, title: str) -> QPdfWriter:
    """Create Qt's PDF writer for A4 pages without margins, in the resolution of printable blocks."""
    writer = QPdfWriter(device)
    writer.setTitle(title)
    writer.setCreator(APPLICATION)
    writer.setResolution(DPI)
    margins = QMarginsF(0, 0, 0, 0)
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, margins))
    return writer


def print_pdf(title: str, foot: str, attachment: tuple[str, bytes], blocks: Iterable[PrintableBlock]) -> bytes:
    """Paint printable blocks onto PDF pages with "Page n of m" in the footer; return the PDF.

    Only what is on a page is in memory at a time, and every block is laid out once: the feet are painted last.

    Args:
        title: Of the PDF.
        foot: The text at the left of every page footer.
        attachment: Name and bytes of the plain text that goes with it.
        blocks: In order.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = pdf_writer(buffer, title)
    writer.addFileAttachment(*attachment, "text/plain")
    painter = QPainter(writer)
    try:
        pages = _Paginator(painter, writer, None).press(blocks)
        for page in range(1, pages + 1):
            writer.newPage()
            _draw_foot(painter, foot, f"Page {page} of {pages}")
    finally:
        painter.end()
    buffer.close()
    return silence_visible_fonts(join_feet_to_pages(bytes(buffer.data().data())))


def paint_first_pages(painter: QPainter, foot: str, blocks: Iterator[PrintableBlock], most: int) -> int:
    """Paint the first pages one below the other, for a preview; return the number of pages."""
    strip = _PreviewPageStrip(painter, most)
    with contextlib.suppress(_FullError):
        _Paginator(painter, strip, foot).press(blocks)
    return strip.pages


class _PagedDevice(Protocol):
    """The interface of a device with pages, such as a PDF writer."""

    def newPage(self) -> object: ...  # noqa: N802 (Qt's name)


class _FullError(Exception):
    """Raised when a preview has its maximum number of pages."""


class _PreviewPageStrip:
    """A preview device whose pages are painted one below the other."""

    def __init__(self, painter: QPainter, most: int) -> None:
        self.pages = 1
        self._painter = painter
        self._most = most

    def newPage(self) -> None:  # noqa: N802 (Qt's name)
        if self.pages == self._most:
            raise _FullError
        self.pages += 1
        self._painter.translate(0, PAPER_HEIGHT)


class _Paginator:
    def __init__(self, painter: QPainter, writer: _PagedDevice, foot: str | None) -> None:
        """Paint onto the pages of a device, with feet without the number of all pages; None for no feet."""
        self._painter = painter
        self._writer = writer
        self._foot = foot
        self._page = 1
        self._y = 0.0

    def press(self, blocks: Iterable[PrintableBlock]) -> int:
        waiting: list[PrintableBlock] = []
        for block in blocks:
            waiting.append(block)
            if not block.keep_with_next:
                self._place(waiting)
                waiting = []
        self._place(waiting)
        self._end_page()
        return self._page

    def _place(self, group: list[PrintableBlock]) -> None:
        """Paint printable blocks that must stay together, on a new page if they do not fit on this one."""
        height = sum(block.height for block in group)
        if self._y and self._y + height > HEIGHT:
            self._next_page(group[0].head)
        for block in group:
            if self._y + block.height <= HEIGHT:
                self._draw(block)
            else:
                self._draw_in_parts(block)

    def _draw(self, block: PrintableBlock) -> None:
        block.draw(self._painter, MARGIN, MARGIN + self._y)
        self._y += block.height

    def _draw_in_parts(self, block: PrintableBlock) -> None:
        """Split a printable block that does not fit on the page and paint the parts on successive pages."""
        room = HEIGHT - (block.head.height if block.head else 0)
        for at, part in enumerate(split_print_block(block, HEIGHT - self._y, room)):
            if at:
                self._next_page(block.head)
            self._draw(part)

    def _next_page(self, head: PrintableBlock | None) -> None:
        self._end_page()
        self._writer.newPage()
        self._page += 1
        self._y = 0.0
        if head is not None:
            self._draw(head)

    def _end_page(self) -> None:
        if self._foot is not None:
            _draw_foot(self._painter, self._foot, f"Page {self._page}")


def _draw_foot(painter: QPainter, foot: str, page: str) -> None:
    """Paint the foot of a page: a text at the left, the number of the page at the right."""
    painter.setPen(FAINT)
    font = english(8)
    right = LaidOutText(page, font, WIDTH / 4, rtl=False)
    left = LaidOutText(foot, font, WIDTH * 3 / 4, rtl=False)
    y = PAPER_HEIGHT - _FOOT - right.height
    natural = right.layout.lineAt(0).naturalTextWidth()
    right.draw(painter, QPointF(MARGIN + WIDTH - natural, y), 0, PAPER_HEIGHT)
    left.layout.lineAt(0).draw(painter, QPointF(MARGIN, y))
