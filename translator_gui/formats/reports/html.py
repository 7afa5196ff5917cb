"""A review report as one web page that needs nothing else: it runs and loads nothing, and prints on A4."""

from collections.abc import Iterator
from html import escape
from typing import BinaryIO

from translator_gui.formats.base import ProgressTracker
from translator_gui.formats.characters import is_rtl, sanitize
from translator_gui.formats.html.markup import english, page_head, source
from translator_gui.formats.reports import wording
from translator_gui.formats.reports.chart import LEVELS, ReportChart, blocks
from translator_gui.formats.reports.html_style import STYLE
from translator_gui.formats.reports.report import ReportEntry, ReportThread, ReviewReport
from translator_gui.formats.reports.wording import FigureRow
from translator_gui.formats.wording import NUMBER_HEAD, STATUS_HEAD
from translator_gui.text.difference import DiffKind, DiffPiece

_TAGS = {DiffKind.KEPT: "{}", DiffKind.REMOVED: "<del>{}</del>", DiffKind.INSERTED: "<ins>{}</ins>"}
_UNITS = 1200, 100


class HtmlReportWriter:
    """A self-contained .html file."""

    suffix = ".html"

    def write(self, stream: BinaryIO, report: ReviewReport, pace: ProgressTracker) -> None:
        """See `registry.ReportWriter`."""
        stream.writelines(piece.encode() for piece in _pieces(report, pace))


def _pieces(report: ReviewReport, pace: ProgressTracker) -> Iterator[str]:
    yield page_head(f"{report.title}: {wording.HEADING.lower()}", STYLE)
    yield f'<header><h1 dir="auto"><small lang="en" dir="ltr">{wording.HEADING}</small>'
    yield f"{english(report.title)}</h1>\n<dl>"
    for line in wording.title_block(report):
        yield f'<dt>{line.name}</dt><dd dir="auto">{english(line.value)}</dd>'
    yield "</dl></header>\n"
    yield from _figures(report)
    yield from _chart(report)
    yield f"<h2>{wording.CHANGES}</h2>\n"
    for note in wording.notes_of(report):
        yield f"<p>{note}</p>"
    if report.entry_count:
        yield f'<p class="note key">{wording.KEY}</p>\n'
    done = 0
    for section in report.sections:
        if len(report.documents) > 1:
            yield f'<h3 dir="auto">{english(section.name)}</h3>\n'
        yield (
            f'<table class="changes"><thead><tr><th class="number" scope="col">{NUMBER_HEAD}</th>'
            f'<th class="urdu" scope="col">{report.source_language}</th>'
            f'<th scope="col">{report.target_language}</th><th class="state" scope="col">{STATUS_HEAD}</th>'
            "</tr></thead><tbody>\n"
        )
        yield from map(_row, pace.over(section.entries, done=done))
        yield "</tbody></table>\n"
        done += len(section.entries)
    yield "</body></html>\n"


def _figures(report: ReviewReport) -> Iterator[str]:
    tiles = "".join(f"<div><b>{tile.figure}</b><span>{tile.name}</span></div>" for tile in wording.tiles(report))
    yield f'<section class="tiles">{tiles}</section>\n'
    yield f"<h2>{wording.FIGURES}</h2>\n{_table(wording.FIGURE_HEADS, wording.figure_rows(report))}"
    yield f'<p class="note">{wording.JUDGED}</p>\n<h2>{wording.ERRORS}</h2>\n'
    if report.errors.total:
        yield _table(wording.error_heads(report), wording.error_rows(report))
    else:
        yield f"<p>{wording.NO_ERRORS}</p>\n"
    yield f"<h2>{wording.SCORE}</h2>\n{_lines(wording.score_lines(report))}"
    yield f"<h2>{wording.EDITS}</h2>\n{_lines(wording.edit_lines(report))}"


def _lines(lines: tuple[str, ...]) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in lines) + "\n"


def _table(heads: tuple[str, ...], rows: tuple[FigureRow, ...]) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    body = "".join(
        f'<tr class="{"indented" * row.indented}{"strong" * row.strong}"><th scope="row">{row.name}</th>'
        + "".join(f"<td>{cell}</td>" for cell in row.cells)
        + "</tr>\n"
        for row in rows
    )
    return f'<table class="figures"><thead><tr>{head}</tr></thead><tbody>\n{body}</tbody></table>\n'


def _chart(report: ReviewReport) -> Iterator[str]:
    chart = report.chart
    if not chart.highest:
        return
    width, height = _UNITS
    legend = "".join(f"<li>{_swatch(level.colour)}{level.name}</li>" for level in LEVELS)
    labels = "".join(f"<span>{number:,}</span>" for number in chart.labels)
    yield (
        f'<section class="chart"><h2>{wording.CHART}</h2>\n<p class="note">{wording.chart_note(report)}</p>'
        f'<svg viewBox="0 0 {width} {height}" preserveAspectRatio="none" role="img" '
        f'aria-label="{escape(wording.chart_words(report))}">{_rectangles(chart)}</svg>\n'
        f'<div class="axis">{labels}</div><ul class="legend">{legend}</ul></section>\n'
    )


def _rectangles(chart: ReportChart) -> str:
    width, height = _UNITS
    return "".join(
        f'<rect x="{block.x * width:.2f}" y="{block.y * height:.2f}" width="{block.width * width:.2f}" '
        f'height="{block.height * height:.2f}" fill="#{block.colour}"/>'
        for block in blocks(chart)
    )


def _swatch(colour: str) -> str:
    return f'<svg viewBox="0 0 1 1" aria-hidden="true"><rect width="1" height="1" fill="#{colour}"/></svg>'


def _row(entry: ReportEntry) -> str:
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


def _thread(thread: ReportThread) -> str:
    parts: list[str] = []
    if verdict := wording.verdict(thread):
        parts.append(f"<div><b>{verdict}</b></div>")
    if thread.quote:
        parts.append(f'<div><q dir="auto">{english(thread.quote)}</q></div>')
    for remark in thread.remarks:
        parts.extend(map(_remark_line, sanitize(remark.text).split("\n")))
        parts.append(f'<cite dir="auto">{english(wording.signature(remark))}</cite>')
    return f'<blockquote class="comment {thread.severity or ""}">{"".join(parts)}</blockquote>'


def _remark_line(line: str) -> str:
    """Return a line of a comment in the direction in which it begins."""
    if is_rtl(line):
        return f'<p lang="ur" dir="rtl">{source(line)}</p>'
    return f'<p lang="en" dir="ltr">{english(line)}</p>'
