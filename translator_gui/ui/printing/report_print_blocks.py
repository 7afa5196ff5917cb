"""A review report as printable blocks: title, figures, chart, changes."""

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextLayout

from translator_gui.formats.base import ExportProgress
from translator_gui.formats.bilingual_blocks import BilingualTableStart, ExportDocumentHeading
from translator_gui.formats.characters import is_rtl, sanitize
from translator_gui.formats.reports import wording
from translator_gui.formats.reports.chart import LEVELS, ReportChangesChart, blocks
from translator_gui.formats.reports.report import ReportCommentThread, ReportedSentence, ReviewReport
from translator_gui.formats.reports.report_blocks import (
    ReportBlock,
    ReportChartBlock,
    ReportedSentenceRow,
    ReportHeadingBlock,
    ReportNumbersTable,
    ReportTextBlock,
    ReportTextRole,
    ReportTitleBlock,
    report_blocks,
)
from translator_gui.formats.reports.wording import ReportKeyFigure, ReportNumbersRow
from translator_gui.formats.wording import STATUS_LOOKS
from translator_gui.text.difference import DiffKind, DiffPiece
from translator_gui.text.excerpt import on_one_line
from translator_gui.ui.painting.laid_out_text import LaidOutText
from translator_gui.ui.painting.text_offsets import to_utf16
from translator_gui.ui.printing.printable_block import (
    FAINT,
    INK,
    MM,
    RULE,
    WIDTH,
    PdfTableColumn,
    PlacedPdfRectangle,
    PlacedPdfText,
    PrintableBlock,
    columns,
    english,
    stack,
    table_row,
    text,
    urdu,
)

_CHANGES = columns(11 * MM, 64 * MM, 0, 30 * MM)
_BAR = 0.9 * MM
_GAP = "\N{HAIR SPACE}"
"""Between what went and what came in its stead."""


def report_print_blocks(report: ReviewReport, pace: ExportProgress) -> Iterator[PrintableBlock]:
    """Yield a review report as printable blocks for its PDF."""
    head = PrintableBlock(0)
    for block in report_blocks(report, pace):
        if isinstance(block, BilingualTableStart):
            head = _head(_CHANGES, [column.head for column in block.columns])
            yield head._replace(keep_with_next=True)
        elif isinstance(block, ReportedSentenceRow):
            yield _entry(block.entry, head)
        else:
            yield from _flowables(block)


def _flowables(block: ReportBlock) -> Iterator[PrintableBlock]:
    match block:
        case ReportTitleBlock():
            yield from _title(block)
        case ReportHeadingBlock(words):
            yield _heading(words)
        case ReportNumbersTable(heads, rows):
            yield from _table(heads, rows)
        case ReportTextBlock():
            yield from _text(block)
        case ReportChartBlock():
            yield from _chart(block)
        case ExportDocumentHeading(name):
            yield _either(_line(name), 10.5, WIDTH, bold=True, before=3 * MM, after=1.5 * MM)._replace(
                keep_with_next=True
            )
        case _:
            pass


def _text(block: ReportTextBlock) -> Iterator[PrintableBlock]:
    *others, last = block.lines
    match block.role:
        case ReportTextRole.CAPTION | ReportTextRole.NO_CHANGES:
            yield from map(_note, block.lines)
        case ReportTextRole.KEY:
            yield from (_note(line)._replace(keep_with_next=True) for line in block.lines)
        case ReportTextRole.NO_ERRORS:
            yield from (text(line, english(9.5), WIDTH) for line in block.lines)
        case ReportTextRole.LINES:
            yield from (
                text(line, english(9.5), WIDTH, after=0.8 * MM)._replace(keep_with_next=True) for line in others
            )
            yield text(last, english(9.5), WIDTH, after=0.8 * MM)


def _line(value: str) -> str:
    """Return a name or title without line breaks and unprintable characters."""
    return on_one_line(sanitize(value))


def _either(
    words: str,
    size: float,
    width: float,
    colour: QColor = INK,
    *,
    bold: bool = False,
    before: float = 0,
    after: float = 0,
) -> PrintableBlock:
    """Lay out a text that may be English or Urdu, in the direction and font of its first letters."""
    rtl = is_rtl(words)
    font = urdu(size) if rtl else english(size, bold=bold)
    return text(sanitize(words), font, width, colour, rtl=rtl, before=before, after=after)


def _heading(words: str) -> PrintableBlock:
    return text(words, english(12, bold=True), WIDTH, before=6 * MM, after=1.8 * MM)._replace(keep_with_next=True)


def _note(words: str) -> PrintableBlock:
    return text(words, english(8.5), WIDTH, FAINT, after=1.5 * MM)


def _title(head: ReportTitleBlock) -> Iterator[PrintableBlock]:
    yield text(wording.HEADING, english(9), WIDTH, FAINT)
    yield _either(_line(head.title), 18, WIDTH, bold=True, after=2 * MM)
    across = PdfTableColumn(0, 26 * MM), PdfTableColumn(26 * MM, WIDTH - 26 * MM)
    for line in head.lines:
        name = text(line.name, english(9), across[0].width, FAINT)
        yield _beside(across, (name, _either(_line(line.value), 9, across[1].width)))
    yield PrintableBlock(3 * MM)
    yield _tiles(head.tiles)


def _beside(across: Sequence[PdfTableColumn], cells: Sequence[PrintableBlock]) -> PrintableBlock:
    """Return cells of the review report side by side on one baseline, as a printable block without table lines."""
    deepest = max(cell.placed_texts[0].box.ascent for cell in cells)
    placed_texts = [
        ink._replace(x=ink.x + column.x, y=ink.y + deepest - cell.placed_texts[0].box.ascent)
        for column, cell in zip(across, cells, strict=True)
        for ink in cell.placed_texts
    ]
    return PrintableBlock(max(ink.y + ink.box.height for ink in placed_texts), tuple(placed_texts))


def _tiles(tiles: Sequence[ReportKeyFigure]) -> PrintableBlock:
    across = columns(*[WIDTH / len(tiles)] * len(tiles))
    cells = [
        stack(
            text(tile.figure, english(12, bold=True), column.width), text(tile.name, english(7.5), column.width, FAINT)
        )
        for tile, column in zip(tiles, across, strict=True)
    ]
    return table_row(across, cells)


def _table(heads: Sequence[str], rows: Sequence[ReportNumbersRow]) -> Iterator[PrintableBlock]:
    numbers = [20 * MM] * (len(heads) - 1)
    across = columns(min(58 * MM, WIDTH - sum(numbers)), *numbers)
    # Never parted from its last row: it is not long.
    yield _head(across, heads, numbers=True)._replace(keep_with_next=True)
    for row in rows:
        yield _figure_row(row, across)._replace(keep_with_next=row is not rows[-1])
    yield PrintableBlock(2 * MM)


def _figure_row(row: ReportNumbersRow, across: Sequence[PdfTableColumn]) -> PrintableBlock:
    font = english(9, bold=row.strong)
    indent = 4 * MM if row.indented else 0
    name = text(row.name, font, across[0].width - indent, x=indent)
    cells = (_right(cell, font, column.width) for cell, column in zip(row.cells, across[1:], strict=True))
    return table_row(across, [name, *cells], shaded=row.strong)


def _right(words: str, font: QFont, width: float, colour: QColor = INK) -> PrintableBlock:
    """Return a number as a printable block, aligned to the right of its cell in a table of the review report."""
    block = text(words, font, width, colour)
    (ink,) = block.placed_texts
    if len(ink.box.lines) > 1 or not words:
        return block
    return block._replace(placed_texts=(ink._replace(x=width - ink.box.layout.lineAt(0).naturalTextWidth()),))


def _head(across: Sequence[PdfTableColumn], heads: Sequence[str], *, numbers: bool = False) -> PrintableBlock:
    font = english(8, bold=True)
    cells = [
        _right(head, font, column.width, FAINT) if numbers and at else text(head, font, column.width, FAINT)
        for at, (head, column) in enumerate(zip(heads, across, strict=True))
    ]
    return table_row(across, cells, shaded=True)


def _chart(block: ReportChartBlock) -> Iterator[PrintableBlock]:
    chart = block.chart
    yield _heading(block.heading)
    yield _note(block.caption)._replace(keep_with_next=True)
    height = 22 * MM
    rectangles = tuple(
        PlacedPdfRectangle(
            one.x * WIDTH, one.y * height, one.width * WIDTH, one.height * height, QColor(f"#{one.colour}")
        )
        for one in blocks(chart)
    )
    yield PrintableBlock(height + MM, rectangles=rectangles, keep_with_next=True)
    yield _axis(chart)
    yield _legend()


def _axis(chart: ReportChangesChart) -> PrintableBlock:
    """Return the axis labels of the report's chart: sentence numbers."""
    numbers, placed_texts = chart.labels, list[PlacedPdfText]()
    for at, number in enumerate(numbers):
        box = LaidOutText(f"{number:,}", english(8), WIDTH, rtl=False)
        part = at / max(1, len(numbers) - 1)
        placed_texts.append(PlacedPdfText((WIDTH - box.layout.lineAt(0).naturalTextWidth()) * part, 0, box, FAINT))
    return PrintableBlock(placed_texts[0].box.height + MM, tuple(placed_texts), keep_with_next=True)


def _legend() -> PrintableBlock:
    placed_texts, rectangles, x = list[PlacedPdfText](), list[PlacedPdfRectangle](), 0.0
    for level in LEVELS:
        box = LaidOutText(level.name, english(8), WIDTH, rtl=False)
        side = box.height * 0.55
        rectangles.append(PlacedPdfRectangle(x, (box.height - side) / 2, side, side, QColor(f"#{level.colour}")))
        placed_texts.append(PlacedPdfText(x + side + 1.2 * MM, 0, box))
        x += side + 6 * MM + box.layout.lineAt(0).naturalTextWidth()
    return PrintableBlock(placed_texts[0].box.height, tuple(placed_texts), tuple(rectangles))


def _entry(entry: ReportedSentence, head: PrintableBlock) -> PrintableBlock:
    number, source, target, state = _CHANGES
    english_cell = [_marked(entry.pieces, target.width), *(_thread(thread, target.width) for thread in entry.threads)]
    first, *others = wording.state_lines(entry)
    colour = QColor(f"#{STATUS_LOOKS[entry.status].colour}")
    beside = [text(first, english(8.5, bold=True), state.width, colour)]
    beside += [_either(line, 8, state.width, FAINT) for line in others]
    cells = (
        text(f"{entry.number:,}", english(8.5), number.width, FAINT),
        text(sanitize(entry.source), urdu(11), source.width - 2 * MM, rtl=True, x=MM),
        stack(*english_cell),
        stack(*beside),
    )
    return table_row(_CHANGES, cells, head=head)


_LOOKS = {DiffKind.REMOVED: ("#9b1c13", "#fde3df"), DiffKind.INSERTED: ("#125b2b", "#dcf3e0")}


def _marked(pieces: Sequence[DiffPiece], width: float) -> PrintableBlock:
    """Return a changed English text of the review report as a printable block, deletions struck through."""
    words, formats = "", list[QTextLayout.FormatRange]()
    for piece in pieces:
        kept = piece.kind is DiffKind.KEPT
        shown = sanitize(piece.text if kept else piece.text.replace("\n", "¶\n"))
        if not kept:
            formats.append(_format(to_utf16(words, len(words)), to_utf16(shown, len(shown)), piece.kind))
        words += shown
        if piece.kind is DiffKind.REMOVED:
            words += _GAP
    box = LaidOutText(words, english(9.5), width, rtl=False, formats=formats)
    return PrintableBlock(box.height, (PlacedPdfText(0, 0, box),))


def _format(start: int, length: int, kind: DiffKind) -> QTextLayout.FormatRange:
    ink, ground = _LOOKS[kind]
    style = QTextCharFormat()
    style.setForeground(QColor(ink))
    style.setBackground(QColor(ground))
    style.setFontStrikeOut(kind is DiffKind.REMOVED)
    style.setFontUnderline(kind is DiffKind.INSERTED)
    # Qt's stub leaves the fields of this plain structure out.
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, length, style
    return found


def _thread(thread: ReportCommentThread, width: float) -> PrintableBlock:
    """Return a comment thread of the review report, with a vertical bar in the colour of its severity."""
    inner = width - 3 * MM
    parts = [PrintableBlock(1.2 * MM)]
    if verdict := wording.verdict(thread):
        parts.append(text(verdict, english(8.5, bold=True), inner))
    if thread.quote:
        parts.append(_either(f"“{thread.quote}”", 8.5, inner, FAINT))
    if before := wording.earlier_text(thread):
        parts.append(text(sanitize(before), english(8.5), inner, FAINT))
    for remark in thread.remarks:
        parts.extend(_either(line, 8.5, inner) for line in sanitize(remark.text).split("\n"))
        parts.append(text(wording.signature(remark), english(7.5), inner, FAINT, after=0.6 * MM))
    body = stack(*parts)
    colours = {level.name: QColor(f"#{level.colour}") for level in LEVELS}
    bar = PlacedPdfRectangle(0, 1.2 * MM, _BAR, body.height - 1.2 * MM, colours.get(thread.counted_severity, RULE))
    return PrintableBlock(body.height, tuple(ink._replace(x=ink.x + 3 * MM) for ink in body.placed_texts), (bar,))
