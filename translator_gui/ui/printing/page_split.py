"""Splits flowables that are higher than a page between lines, each table column by itself."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from translator_gui.ui.printing.printable_block import FRAME, HAIR, PlacedPdfRectangle, PlacedPdfText, PrintableBlock

_TRIFLE = 0.5


class _PageHeights(NamedTuple):
    """Height available on the first page and on each further page."""

    first: float
    others: float

    def page(self, y: float) -> int:
        return 0 if y < self.first else 1 + int((y - self.first) // self.others)

    def top(self, page: int) -> float:
        return 0.0 if page == 0 else self.first + (page - 1) * self.others

    def room(self, page: int) -> float:
        return self.others if page else self.first


class _PlacedLine(NamedTuple):
    """A line of text with its page, its text, its number and its shift down."""

    page: int
    ink: int
    line: int
    moved: float


def split_print_block(slab: PrintableBlock, first: float, others: float) -> list[PrintableBlock]:
    """Split a flowable into parts that fit their pages; a line higher than a page overflows.

    Args:
        slab: Any; a row of a table gets its frame around every part.
        first: Room on the page it begins.
        others: Room on every further page.
    """
    pad = min((ink.y for ink in slab.placed_texts), default=0.0)
    pages = _PageHeights(max(1.0, first - 2 * pad), max(1.0, others - 2 * pad))
    columns = sorted({ink.column for ink in slab.placed_texts})
    placed = {column: _placed(slab, column, pad, pages) for column in columns}
    number = 1 + max((one.page for lines in placed.values() for one in lines), default=0)
    deepest = max(
        (
            _top(slab, one) - pad + one.moved + slab.placed_texts[one.ink].box.lines[one.line].height
            for lines in placed.values()
            for one in lines
        ),
        default=0.0,
    )
    found: list[PrintableBlock] = []
    for page in range(number):
        inside = pages.room(page) if page < number - 1 else deepest - pages.top(page)
        height = inside + 2 * pad
        placed_texts = tuple(ink for lines in placed.values() for ink in _inks(slab, lines, page, pages.top(page)))
        bars = (_bar(fill, placed[fill.column], slab, pages, page) for fill in slab.fills if fill.column in placed)
        fills = (*_frame(slab, height), *(bar for bar in bars if bar is not None))
        found.append(PrintableBlock(height, placed_texts, fills, head=slab.head))
    return found


def _top(slab: PrintableBlock, placed: _PlacedLine) -> float:
    ink = slab.placed_texts[placed.ink]
    return ink.y + ink.box.lines[placed.line].top


def _placed(slab: PrintableBlock, column: int, pad: float, pages: _PageHeights) -> list[_PlacedLine]:
    """Return every line of a column; a line across two pages moves to the later one."""
    found, moved = list[_PlacedLine](), 0.0
    for at, ink in enumerate(slab.placed_texts):
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


def _inks(slab: PrintableBlock, lines: list[_PlacedLine], page: int, top: float) -> Iterator[PlacedPdfText]:
    """Yield the parts of a column's texts on a page."""
    here = [one for one in lines if one.page == page]
    for (at, moved), group in groupby(here, key=lambda one: (one.ink, one.moved)):
        numbers = [one.line for one in group]
        ink = slab.placed_texts[at]
        yield ink._replace(y=ink.y + moved - top, first=numbers[0], beyond=numbers[-1] + 1)


def _frame(slab: PrintableBlock, height: float) -> Iterator[PlacedPdfRectangle]:
    """Yield frame, column lines and background of a part."""
    for fill in slab.fills:
        if fill.column != FRAME:
            continue
        if fill.height == slab.height:
            yield fill._replace(height=height)
        else:
            yield fill if fill.y <= 0 else fill._replace(y=height - HAIR / 2)


def _bar(
    fill: PlacedPdfRectangle, lines: list[_PlacedLine], slab: PrintableBlock, pages: _PageHeights, page: int
) -> PlacedPdfRectangle | None:
    """Return the part of a bar on a page, beside its lines; None for none."""
    beside = [one for one in lines if fill.y - _TRIFLE <= _top(slab, one) < fill.y + fill.height]
    here = [one for one in beside if one.page == page]
    if not here:
        return None
    tops = [_top(slab, one) + one.moved - pages.top(page) for one in here]
    last = slab.placed_texts[here[-1].ink].box.lines[here[-1].line]
    return fill._replace(y=min(tops), height=tops[-1] + last.height - min(tops))
