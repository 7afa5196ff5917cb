"""Writes a review report as plain text, which is attached to a PDF as its Nastaliq cannot be copied."""

from collections.abc import Iterator

from translator_gui.formats.characters import sanitize
from translator_gui.formats.reports import wording
from translator_gui.formats.reports.report import ReportedSentence, ReviewReport
from translator_gui.formats.reports.wording import ReportNumbersRow
from translator_gui.text.difference import DiffKind
from translator_gui.text.excerpt import on_one_line

_MARKS = {DiffKind.KEPT: "{}", DiffKind.REMOVED: "[-{}-]", DiffKind.INSERTED: "{{+{}+}}"}


def report_text(report: ReviewReport) -> str:
    """Return the whole review report as plain text; deletions are in [-…-], insertions in {+…+}."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: ReviewReport) -> Iterator[str]:
    yield f"{wording.HEADING}: {on_one_line(sanitize(report.title))}"
    yield from (f"{line.name}: {line.value}" for line in wording.title_block(report))
    yield from ("", *_table(wording.FIGURE_HEADS, wording.figure_rows(report)), *wording.figure_notes(report)[1:])
    if report.errors.total:
        yield from ("", wording.ERRORS, *_table(wording.error_heads(report), wording.error_rows(report)))
    yield from ("", wording.SCORE, *wording.score_lines(report))
    yield from ("", wording.EDITS, *wording.edit_lines(report))
    if report.suggestions:
        rows = _table(wording.SUGGESTION_HEADS, wording.suggestion_rows(report))
        yield from ("", wording.SUGGESTIONS, *rows, wording.SUGGESTION_NOTE)
    yield from ("", wording.CHANGES, *wording.notes_of(report))
    for section in report.sections:
        if len(report.documents) > 1:
            yield from ("", sanitize(section.name))
        for entry in section.entries:
            yield from _entry(entry)


def _table(heads: tuple[str, ...], rows: tuple[ReportNumbersRow, ...]) -> Iterator[str]:
    yield "\t".join(heads)
    yield from ("\t".join((row.name, *row.cells)) for row in rows)


def _entry(entry: ReportedSentence) -> Iterator[str]:
    yield from ("", f"{entry.number:,}. {' · '.join(wording.state_lines(entry))}", sanitize(entry.source))
    yield sanitize("".join(_MARKS[piece.kind].format(piece.text) for piece in entry.pieces))
    for thread in entry.threads:
        if before := wording.earlier_text(thread):
            yield f"  {sanitize(before)}"
        for remark in thread.remarks:
            verdict = f"{wording.verdict(thread)}: " if wording.verdict(thread) else ""
            yield f"  {verdict}{sanitize(remark.text)} ({wording.signature(remark)})"
