"""Splits printable blocks that are higher than a page between lines, each table column by itself."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from translator_gui.ui.printing.printable_block import FRAME, HAIR, PlacedPdfRectangle, PlacedPdfText, PrintableBlock

_TRIFLE = 0.5


class _PageHeights(NamedTuple):
    """The heights available to a block that is split over pages: on the first page and on each further page."""

    first: float
    others: float

    def page(self, y: float) -> int:
        return 0 if y < self.first else 1 + int((y - self.first) // self.others)

    def top(self, page: int) -> float:
        return 0.0 if page == 0 else self.first + (page - 1) * self.others

    def room(self, page: int) -> float:
        return self.others if page else self.first


class _PlacedLine(NamedTuple):
    """Where a text line of a block split over pages is printed: page, index of its text, line number, shift down."""

    page: int
    ink: int
    line: int
    moved: float


def split_print_block(block: PrintableBlock, first: float, others: float) -> list[PrintableBlock]:
    """Split a printable block between lines into parts that fit the pages; a line higher than a page overflows.

    Args:
        block: Any; a row of a table gets its frame around every part.
        first: Room on the page it begins.
        others: Room on every further page.
    """
    pad = min((ink.y for ink in block.placed_texts), default=0.0)
    pages = _PageHeights(max(1.0, first - 2 * pad), max(1.0, others - 2 * pad))
    columns = sorted({ink.column for ink in block.placed_texts})
    placed = {column: _placed(block, column, pad, pages) for column in columns}
    number = 1 + max((one.page for lines in placed.values() for one in lines), default=0)
    deepest = max(
        (
            _top(block, one) - pad + one.moved + block.placed_texts[one.ink].box.lines[one.line].height
            for lines in placed.values()
            for one in lines
        ),
        default=0.0,
    )
    found: list[PrintableBlock] = []
    for page in range(number):
        inside = pages.room(page) if page < number - 1 else deepest - pages.top(page)
        height = inside + 2 * pad
        placed_texts = tuple(ink for lines in placed.values() for ink in _inks(block, lines, page, pages.top(page)))
        bars = (
            _bar(fill, placed[fill.column], block, pages, page) for fill in block.rectangles if fill.column in placed
        )
        rectangles = (*_frame(block, height), *(bar for bar in bars if bar is not None))
        found.append(PrintableBlock(height, placed_texts, rectangles, head=block.head))
    return found


def _top(block: PrintableBlock, placed: _PlacedLine) -> float:
    ink = block.placed_texts[placed.ink]
    return ink.y + ink.box.lines[placed.line].top


def _placed(block: PrintableBlock, column: int, pad: float, pages: _PageHeights) -> list[_PlacedLine]:
    """Assign every text line of a table column to a page; a line that would cross a page end moves to the next."""
    found, moved = list[_PlacedLine](), 0.0
    for at, ink in enumerate(block.placed_texts):
        if ink.column != column:
            continue
        for number, line in enumerate(ink.box.lines):
            y = ink.y - pad + line.top + moved
            page = pages.page(y + _TRIFLE)
            beyond = pages.top(page) + pages.room(page)
            if y + line.height > beyond + _TRIFLE and line.height <= pages.others:
                moved += beyond - y
                page += 1
            found.append(_PlacedLine(page, at, number, moved))
    return found


def _inks(block: PrintableBlock, lines: list[_PlacedLine], page: int, top: float) -> Iterator[PlacedPdfText]:
    """Yield the texts of a PDF table column, cut to the lines that go on one page."""
    here = [one for one in lines if one.page == page]
    for (at, moved), group in groupby(here, key=lambda one: (one.ink, one.moved)):
        numbers = [one.line for one in group]
        ink = block.placed_texts[at]
        yield ink._replace(y=ink.y + moved - top, first=numbers[0], beyond=numbers[-1] + 1)


def _frame(block: PrintableBlock, height: float) -> Iterator[PlacedPdfRectangle]:
    """Yield the table lines and background for one part of a table row that is split over pages."""
    for fill in block.rectangles:
        if fill.column != FRAME:
            continue
        if fill.height == block.height:
            yield fill._replace(height=height)
        else:
            yield fill if fill.y <= 0 else fill._replace(y=height - HAIR / 2)


def _bar(
    fill: PlacedPdfRectangle, lines: list[_PlacedLine], block: PrintableBlock, pages: _PageHeights, page: int
) -> PlacedPdfRectangle | None:
    """Return the part of a comment's vertical bar that belongs on a page, beside its lines; None if none does."""
    beside = [one for one in lines if fill.y - _TRIFLE <= _top(block, one) < fill.y + fill.height]
    here = [one for one in beside if one.page == page]
    if not here:
        return None
    tops = [_top(block, one) + one.moved - pages.top(page) for one in here]
    last = block.placed_texts[here[-1].ink].box.lines[here[-1].line]
    return fill._replace(y=min(tops), height=tops[-1] + last.height - min(tops))
