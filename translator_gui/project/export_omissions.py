"""Tells what an export leaves out of what the project has, for whoever sends the file on."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from translator_gui.formats.base import ExportFormatGroup
from translator_gui.formats.bilingual import BilingualExportOptions, BilingualLayout
from translator_gui.formats.original_pictures import ON_EACH_PAGE
from translator_gui.formats.registry import format_written_as
from translator_gui.formats.round_trip import RoundTripExport
from translator_gui.formats.tbx.writer import term_rows
from translator_gui.formats.zipped import is_signed
from translator_gui.messages import LazyMessage, format_list
from translator_gui.messages import gettext_lazy as _
from translator_gui.messages import ngettext_lazy as ngettext
from translator_gui.model.document import ParagraphKind
from translator_gui.model.entry import SharedEntryKind
from translator_gui.model.inline_tag import TagMeaning
from translator_gui.model.status import OPEN
from translator_gui.project.export_jobs import ExportJob
from translator_gui.project.project import Project

_ILLUSTRATED = frozenset({".docx", ".odt", ".html", ".epub", ".pdf"})
"""Endings of bilingual documents that show pictures; others have words for them, or nothing."""
_PLAIN = ".txt"


def left_out_words(project: Project, jobs: Sequence[ExportJob], options: BilingualExportOptions) -> str:
    """Return in words what an export leaves out: "3 sentences by their status and 1 comment"; or nothing."""
    return format_list([*left_out(project, jobs, options), *left_out_pictures(jobs)])


def left_out(project: Project, jobs: Sequence[ExportJob], options: BilingualExportOptions) -> list[str]:
    """Return what the files of an export leave out, but for pictures, which take a while to find.

    What the project does not have is not left out. Each export job of one export is of one kind.
    """
    return [str(one) for one in _left_out(project, jobs, options)]


def left_out_pictures(jobs: Sequence[ExportJob]) -> list[str]:
    """Return how many pictures of its documents an export does not show; nothing if it shows all. On any thread."""
    lost = 0
    for job in jobs:
        if isinstance(job.document, RoundTripExport):
            continue
        shows = _suffix(job.path) in _ILLUSTRATED
        for section in job.document.sections:
            for place, pictures in section.pictures().items():
                lost += sum(not (shows and one.data and place != ON_EACH_PAGE) for one in pictures)
    return [str(ngettext("{number} picture", "{number} pictures", lost))] if lost else []


def _left_out(project: Project, jobs: Sequence[ExportJob], options: BilingualExportOptions) -> Iterator[LazyMessage]:
    by_status = sum(_hidden_by_status(job, options) for job in jobs)
    if by_status:
        yield ngettext("{number} sentence by its status", "{number} sentences by their status", by_status)
    yield from _unfit(jobs)
    if any(isinstance(job.document, RoundTripExport) and is_signed(job.document.original.data) for job in jobs):
        yield _("the digital signature")
    yield from _lost_formatting(jobs, options)
    paths = [job.path for job in jobs if not isinstance(job.document, RoundTripExport)]
    is_original = len(paths) < len(jobs)
    is_exchange = not is_original and all(map(_is_exchange, paths))
    threads = [thread for found in project.queries.comments_by_sentence().values() for thread in found]
    shows_comments = is_exchange or (options.with_comments and not is_original)
    unseen = sum(len(thread.remarks) for thread in threads if thread.open and not shows_comments)
    if unseen:
        yield ngettext("{number} comment", "{number} comments", unseen)
    resolved = sum(len(thread.remarks) for thread in threads if not thread.open)
    if resolved:
        yield ngettext("{number} resolved comment", "{number} resolved comments", resolved)
    notes = sum(
        piece.has_note
        for job in jobs
        if isinstance(job.document, RoundTripExport)
        for paragraph in job.document.paragraphs
        for piece in paragraph.pieces
    )
    if notes:
        yield ngettext("{number} translator's note", "{number} translator's notes", notes)
    is_one_table = any(_suffix(path) == ".csv" for path in paths)
    shows_names = options.with_names and not (is_original or is_exchange or is_one_table)
    names = 0 if shows_names else len(project.queries.shared_entries(SharedEntryKind.NAME))
    if names:
        yield ngettext("{number} registered name", "{number} registered names", names)
    if is_exchange and not all(map(_has_history, paths)) and any(job.has_english for job in jobs):
        yield _("the earlier versions")


def _hidden_by_status(job: ExportJob, options: BilingualExportOptions) -> int:
    """Count the sentences of an export job whose status keeps them out."""
    document = job.document
    if isinstance(document, RoundTripExport):
        shown = options.only - OPEN if options.leave_out_open else options.only
        return sum(piece.status not in shown for paragraph in document.paragraphs for piece in paragraph.pieces)
    shown = sum(section.summary.sentences for section in document.sections)
    return sum(number for _status, number in document.counts) - shown


def _unfit(jobs: Sequence[ExportJob]) -> Iterator[LazyMessage]:
    """Yield the sentences that a memory or a glossary has no place for."""
    without_english = no_terms = 0
    for job in jobs:
        if isinstance(job.document, RoundTripExport):
            continue
        for section in job.document.sections:
            untranslated = len(section.rows) - section.summary.translated
            without_english += untranslated if _suffix(job.path) == ".tmx" else 0
            no_terms += len(section.rows) - len(term_rows(section)) if _suffix(job.path) == ".tbx" else 0
    if without_english:
        yield ngettext("{number} sentence without English", "{number} sentences without English", without_english)
    if no_terms:
        yield ngettext("{number} sentence that is no term", "{number} sentences that are no terms", no_terms)


def _lost_formatting(jobs: Sequence[ExportJob], options: BilingualExportOptions) -> Iterator[LazyMessage]:
    """Yield the formatting, links and tables of the documents that plain text has no signs for."""
    is_formatted = False
    links = tables = 0
    for job in jobs:
        if isinstance(job.document, RoundTripExport) or _suffix(job.path) != _PLAIN:
            continue
        for section in job.document.sections:
            # Each row of a paragraph has the paragraph's tags.
            by_paragraph = {row.paragraph: row.tags for row in section.tagged_rows}
            tags = [tag for found in by_paragraph.values() for tag in found]
            is_formatted = is_formatted or any(tag.look for tag in tags)
            links += sum(tag.kind is TagMeaning.LINK for tag in tags)
            if options.layout is BilingualLayout.INTERLEAVED and ParagraphKind.TABLE_CELL in section.summary.kinds:
                cells = (row.place for row in section.rows if row.kind is ParagraphKind.TABLE_CELL)
                tables += len({place.partition(", row ")[0] for place in cells})
    if is_formatted:
        yield _("bold and other formatting")
    if links:
        yield ngettext("the address of {number} link", "the addresses of {number} links", links)
    if tables:
        yield ngettext("the rows and columns of {number} table", "the rows and columns of {number} tables", tables)


def _suffix(path: Path) -> str:
    return path.suffix.lower()


def _is_exchange(path: Path) -> bool:
    found = format_written_as(path.suffix)
    return found is not None and found.purpose is ExportFormatGroup.PROGRAM


def _has_history(path: Path) -> bool:
    found = format_written_as(path.suffix)
    return found is not None and found.has_history
