"""A review report as a stream of blocks: the only module that knows its sections and their order."""

from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple, TypeAlias

from translator_gui.formats.base import ProgressTracker
from translator_gui.formats.bilingual_blocks import ColumnKind, DocumentName, TableColumn, TableEnd, TableStart
from translator_gui.formats.reports import wording
from translator_gui.formats.reports.chart import ReportChart
from translator_gui.formats.reports.report import ReportEntry, ReviewReport
from translator_gui.formats.reports.wording import FigureRow, FigureTile, TitleBlockLine
from translator_gui.formats.wording import NUMBER_HEAD, STATUS_HEAD


class ReportTitleBlock(NamedTuple):
    """The title block: title, people, date and key figures."""

    title: str
    lines: tuple[TitleBlockLine, ...]
    tiles: tuple[FigureTile, ...]


class ReportHeading(NamedTuple):
    """A block with the heading of a section."""

    text: str


class FigureTable(NamedTuple):
    """A table of figures: names in the first column, numbers in the others."""

    heads: tuple[str, ...]
    rows: tuple[FigureRow, ...]


class TextRole(Enum):
    """Role of a text in a report, such as caption or content of a section."""

    CAPTION = auto()
    """Explains the table above."""
    LINES = auto()
    """The content of a section."""
    NO_ERRORS = auto()
    """Takes the place of the table of errors."""
    NO_CHANGES = auto()
    """Takes the place of the changes."""
    KEY = auto()
    """Explains the marks in the changes below."""


class ReportText(NamedTuple):
    """A block with lines of text, one paragraph each."""

    lines: tuple[str, ...]
    role: TextRole


class ChartBlock(NamedTuple):
    """A block with the chart, its heading, caption and alternative text."""

    heading: str
    chart: ReportChart
    caption: str
    alternative: str


class EntryRow(NamedTuple):
    """A row of the table of changes."""

    entry: ReportEntry


ReportBlock: TypeAlias = (
    ReportTitleBlock
    | ReportHeading
    | FigureTable
    | ReportText
    | ChartBlock
    | DocumentName
    | TableStart
    | EntryRow
    | TableEnd
)


def report_blocks(report: ReviewReport, pace: ProgressTracker, done: int = 0) -> Iterator[ReportBlock]:
    """Yield the blocks of a report and count its entries as progress; `done` were written before.

    Raises:
        ExportCancelledError: See `ProgressTracker`.
    """
    yield ReportTitleBlock(report.title, wording.title_block(report), wording.tiles(report))
    yield ReportHeading(wording.FIGURES)
    yield FigureTable(wording.FIGURE_HEADS, wording.figure_rows(report))
    yield ReportText((wording.JUDGED,), TextRole.CAPTION)
    yield ReportHeading(wording.ERRORS)
    if report.errors.total:
        yield FigureTable(wording.error_heads(report), wording.error_rows(report))
    else:
        yield ReportText((wording.NO_ERRORS,), TextRole.NO_ERRORS)
    for heading, lines in ((wording.SCORE, wording.score_lines), (wording.EDITS, wording.edit_lines)):
        yield ReportHeading(heading)
        yield ReportText(lines(report), TextRole.LINES)
    if report.chart.highest:
        yield ChartBlock(wording.CHART, report.chart, wording.chart_note(report), wording.chart_words(report))
    yield ReportHeading(wording.CHANGES)
    if notes := wording.notes_of(report):
        yield ReportText(notes, TextRole.NO_CHANGES)
    if report.entry_count:
        yield ReportText((wording.KEY,), TextRole.KEY)
    head = TableStart(
        (
            TableColumn(ColumnKind.NUMBER, NUMBER_HEAD),
            TableColumn(ColumnKind.SOURCE, report.source_language),
            TableColumn(ColumnKind.TARGET, report.target_language),
            TableColumn(ColumnKind.WORD, STATUS_HEAD),
        ),
        longest_number=1,
        is_returnable=False,
    )
    for at, section in enumerate(report.sections):
        if len(report.documents) > 1:
            yield DocumentName(section.name, at == 0)
        yield head
        yield from map(EntryRow, pace.over(section.entries, done=done))
        yield TableEnd()
        done += len(section.entries)
