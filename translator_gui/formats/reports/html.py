"""Writes a review report as a self-contained web page without scripts, which prints on A4."""

from collections.abc import Iterator
from html import escape
from typing import BinaryIO

from translator_gui.formats.base import ExportProgress
from translator_gui.formats.bilingual_blocks import (
    BilingualColumnKind,
    BilingualTableEnd,
    BilingualTableStart,
    ExportDocumentHeading,
)
from translator_gui.formats.characters import is_rtl, sanitize
from translator_gui.formats.html.markup import english, page_head, source
from translator_gui.formats.reports import wording
from translator_gui.formats.reports.chart import LEVELS, ReportChangesChart, blocks
from translator_gui.formats.reports.html_style import STYLE
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
from translator_gui.formats.reports.wording import ReportNumbersRow
from translator_gui.text.difference import DiffKind, DiffPiece

_TAGS = {DiffKind.KEPT: "{}", DiffKind.REMOVED: "<del>{}</del>", DiffKind.INSERTED: "<ins>{}</ins>"}
_UNITS = 1200, 100
_CLASSES = {
    BilingualColumnKind.NUMBER: ' class="number"',
    BilingualColumnKind.SOURCE: ' class="urdu"',
    BilingualColumnKind.TARGET: "",
    BilingualColumnKind.WORD: ' class="state"',
}


class HtmlReportWriter:
    """Writes review reports as web pages: self-contained .html files."""

    suffix = ".html"

    def write(self, stream: BinaryIO, report: ReviewReport, pace: ExportProgress) -> None:
        """Write the review report as a web page."""
        stream.writelines(piece.encode() for piece in _pieces(report, pace))


def _pieces(report: ReviewReport, pace: ExportProgress) -> Iterator[str]:
    yield page_head(f"{report.title}: {wording.HEADING.lower()}", STYLE)
    yield from map(_piece_of_page, report_blocks(report, pace))
    yield "</body></html>\n"


def _piece_of_page(block: ReportBlock) -> str:
    match block:
        case ReportedSentenceRow(entry):
            piece = _row(entry)
        case ReportTitleBlock():
            piece = _head(block)
        case ReportHeadingBlock(text):
            piece = f"<h2>{text}</h2>\n"
        case ReportNumbersTable(heads, rows):
            piece = _table(heads, rows)
        case ReportTextBlock():
            piece = _text(block)
        case ReportChartBlock():
            piece = _chart(block)
        case ExportDocumentHeading(name):
            piece = f'<h3 dir="auto">{english(name)}</h3>\n'
        case BilingualTableStart(columns):
            heads = "".join(f'<th{_CLASSES[column.kind]} scope="col">{column.head}</th>' for column in columns)
            piece = f'<table class="changes"><thead><tr>{heads}</tr></thead><tbody>\n'
        case BilingualTableEnd():
            piece = "</tbody></table>\n"
    return piece


def _head(head: ReportTitleBlock) -> str:
    lines = "".join(f'<dt>{line.name}</dt><dd dir="auto">{english(line.value)}</dd>' for line in head.lines)
    tiles = "".join(f"<div><b>{tile.figure}</b><span>{tile.name}</span></div>" for tile in head.tiles)
    return (
        f'<header><h1 dir="auto"><small lang="en" dir="ltr">{wording.HEADING}</small>{english(head.title)}</h1>\n'
        f'<dl>{lines}</dl></header>\n<section class="tiles">{tiles}</section>\n'
    )


def _text(text: ReportTextBlock) -> str:
    match text.role:
        case ReportTextRole.CAPTION:
            return "".join(f'<p class="note">{line}</p>\n' for line in text.lines)
        case ReportTextRole.KEY:
            return "".join(f'<p class="note key">{line}</p>\n' for line in text.lines)
        case ReportTextRole.NO_CHANGES:
            return "".join(f"<p>{line}</p>" for line in text.lines)
        case ReportTextRole.LINES | ReportTextRole.NO_ERRORS:
            return _lines(text.lines)


def _lines(lines: tuple[str, ...]) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in lines) + "\n"


def _table(heads: tuple[str, ...], rows: tuple[ReportNumbersRow, ...]) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    body = "".join(
        f'<tr class="{"indented" * row.indented}{"strong" * row.strong}"><th scope="row">{row.name}</th>'
        + "".join(f"<td>{cell}</td>" for cell in row.cells)
        + "</tr>\n"
        for row in rows
    )
    return f'<table class="figures"><thead><tr>{head}</tr></thead><tbody>\n{body}</tbody></table>\n'


def _chart(block: ReportChartBlock) -> str:
    chart = block.chart
    width, height = _UNITS
    legend = "".join(f"<li>{_swatch(level.colour)}{level.name}</li>" for level in LEVELS)
    labels = "".join(f"<span>{number:,}</span>" for number in chart.labels)
    return (
        f'<section class="chart"><h2>{block.heading}</h2>\n<p class="note">{block.caption}</p>'
        f'<svg viewBox="0 0 {width} {height}" preserveAspectRatio="none" role="img" '
        f'aria-label="{escape(block.alternative)}">{_rectangles(chart)}</svg>\n'
        f'<div class="axis">{labels}</div><ul class="legend">{legend}</ul></section>\n'
    )


def _rectangles(chart: ReportChangesChart) -> str:
    width, height = _UNITS
    return "".join(
        f'<rect x="{block.x * width:.2f}" y="{block.y * height:.2f}" width="{block.width * width:.2f}" '
        f'height="{block.height * height:.2f}" fill="#{block.colour}"/>'
        for block in blocks(chart)
    )


def _swatch(colour: str) -> str:
    return f'<svg viewBox="0 0 1 1" aria-hidden="true"><rect width="1" height="1" fill="#{colour}"/></svg>'


def _row(entry: ReportedSentence) -> str:
    first, *others = wording.state_lines(entry)
    state = f'<span class="status {entry.status}">{first}</span>' + "".join(
        f'<span dir="auto">{english(line)}</span>' for line in others
    )
    return (
        f'<tr><td class="number">{entry.number:,}</td><td lang="ur" dir="rtl">{source(entry.source)}</td>'
        f'<td lang="en" dir="ltr">{"".join(map(_piece, entry.pieces))}{"".join(map(_thread, entry.threads))}</td>'
        f'<td class="state">{state}</td></tr>\n'
    )


def _piece(piece: DiffPiece) -> str:
    text = piece.text if piece.kind is DiffKind.KEPT else piece.text.replace("\n", "¶\n")
    return _TAGS[piece.kind].format(english(text))


def _thread(thread: ReportCommentThread) -> str:
    parts: list[str] = []
    if verdict := wording.verdict(thread):
        parts.append(f"<div><b>{verdict}</b></div>")
    if thread.quote:
        parts.append(f'<div><q dir="auto">{english(thread.quote)}</q></div>')
    if before := wording.earlier_text(thread):
        parts.append(f'<div lang="en" dir="ltr">{english(before)}</div>')
    for remark in thread.remarks:
        parts.extend(map(_remark_line, sanitize(remark.text).split("\n")))
        parts.append(f'<cite dir="auto">{english(wording.signature(remark))}</cite>')
    return f'<blockquote class="comment {thread.counted_severity}">{"".join(parts)}</blockquote>'


def _remark_line(line: str) -> str:
    """Return a line of a comment as HTML, in the direction of its first letter."""
    if is_rtl(line):
        return f'<p lang="ur" dir="rtl">{source(line)}</p>'
    return f'<p lang="en" dir="ltr">{english(line)}</p>'
