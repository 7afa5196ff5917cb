"""A review report as a stream of blocks: the only module that knows its sections and their order."""

from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple, TypeAlias

from translator_gui.formats.base import ExportProgress
from translator_gui.formats.bilingual_blocks import (
    BilingualColumnKind,
    BilingualTableColumn,
    BilingualTableEnd,
    BilingualTableStart,
    ExportDocumentHeading,
)
from translator_gui.formats.reports import wording
from translator_gui.formats.reports.chart import ReportChangesChart
from translator_gui.formats.reports.report import ReportedSentence, ReviewReport
from translator_gui.formats.reports.wording import ReportKeyFigure, ReportNumbersRow, ReportTitleBlockLine
from translator_gui.formats.wording import NUMBER_HEAD, STATUS_HEAD


class ReportTitleBlock(NamedTuple):
    """The title block of a review report: title, people, date and key figures."""

    title: str
    lines: tuple[ReportTitleBlockLine, ...]
    tiles: tuple[ReportKeyFigure, ...]


class ReportHeadingBlock(NamedTuple):
    """The heading of a section of a review report."""

    text: str


class ReportNumbersTable(NamedTuple):
    """A table of numbers in a review report: names in the first column, numbers in the others."""

    heads: tuple[str, ...]
    rows: tuple[ReportNumbersRow, ...]


class ReportTextRole(Enum):
    """Role of a text in a review report: caption, content of a section, key to the marks."""

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


class ReportTextBlock(NamedTuple):
    """Lines of text in a review report, one paragraph each."""

    lines: tuple[str, ...]
    role: ReportTextRole


class ReportChartBlock(NamedTuple):
    """The chart of changes in a review report, with heading, caption and alternative text."""

    heading: str
    chart: ReportChangesChart
    caption: str
    alternative: str


class ReportedSentenceRow(NamedTuple):
    """A row of a review report's table of changed sentences."""

    entry: ReportedSentence


ReportBlock: TypeAlias = (
    ReportTitleBlock
    | ReportHeadingBlock
    | ReportNumbersTable
    | ReportTextBlock
    | ReportChartBlock
    | ExportDocumentHeading
    | BilingualTableStart
    | ReportedSentenceRow
    | BilingualTableEnd
)


def report_blocks(report: ReviewReport, pace: ExportProgress) -> Iterator[ReportBlock]:
    """Yield the blocks (headings, tables, chart) of a review report, and report progress per listed sentence.

    Raises:
        ExportCancelledError: See `ExportProgress`.
    """
    yield ReportTitleBlock(report.title, wording.title_block(report), wording.tiles(report))
    yield ReportHeadingBlock(wording.FIGURES)
    yield ReportNumbersTable(wording.FIGURE_HEADS, wording.figure_rows(report))
    yield ReportTextBlock(wording.figure_notes(report), ReportTextRole.CAPTION)
    yield ReportHeadingBlock(wording.ERRORS)
    if report.errors.total:
        yield ReportNumbersTable(wording.error_heads(report), wording.error_rows(report))
    else:
        yield ReportTextBlock((wording.NO_ERRORS,), ReportTextRole.NO_ERRORS)
    for heading, lines in ((wording.SCORE, wording.score_lines), (wording.EDITS, wording.edit_lines)):
        yield ReportHeadingBlock(heading)
        yield ReportTextBlock(lines(report), ReportTextRole.LINES)
    if report.suggestions:
        yield ReportHeadingBlock(wording.SUGGESTIONS)
        yield ReportNumbersTable(wording.SUGGESTION_HEADS, wording.suggestion_rows(report))
        yield ReportTextBlock((wording.SUGGESTION_NOTE,), ReportTextRole.CAPTION)
    if report.chart.highest:
        yield ReportChartBlock(wording.CHART, report.chart, wording.chart_note(report), wording.chart_words(report))
    yield ReportHeadingBlock(wording.CHANGES)
    if notes := wording.notes_of(report):
        yield ReportTextBlock(notes, ReportTextRole.NO_CHANGES)
    if report.entry_count:
        yield ReportTextBlock((wording.key_to_marks(report),), ReportTextRole.KEY)
    head = BilingualTableStart(
        (
            BilingualTableColumn(BilingualColumnKind.NUMBER, NUMBER_HEAD),
            BilingualTableColumn(BilingualColumnKind.SOURCE, report.source_language),
            BilingualTableColumn(BilingualColumnKind.TARGET, report.target_language),
            BilingualTableColumn(BilingualColumnKind.WORD, STATUS_HEAD),
        ),
        longest_number=1,
        is_returnable=False,
    )
    done = 0
    for at, section in enumerate(report.sections):
        if len(report.documents) > 1:
            yield ExportDocumentHeading(section.name, at == 0)
        yield head
        yield from map(ReportedSentenceRow, pace.over(section.entries, done=done))
        yield BilingualTableEnd()
        done += len(section.entries)
