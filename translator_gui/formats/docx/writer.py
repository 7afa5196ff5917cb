"""Bilingual Word documents: rows streamed, Nastaliq embedded, comments and notes the word processor's own."""

from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from translator_gui.formats.base import ProgressTracker
from translator_gui.formats.bilingual import (
    BilingualDocument,
    BilingualLayout,
    BilingualRow,
    BilingualSection,
    ExportOptions,
)
from translator_gui.formats.docx.font_embedding import embedded_nastaliq
from translator_gui.formats.docx.markup import DocxAnnotations, either_paragraph, english_runs, paragraph, run
from translator_gui.formats.docx.package import DocxPackage
from translator_gui.formats.docx.parts import document_head, document_tail, footer_id, static_parts
from translator_gui.formats.docx.row_bookmarks import RowBookmarkWriter
from translator_gui.formats.docx.rows import interleaved_rows, running_rows, status_word, table_head, table_rows
from translator_gui.formats.rich_text import shows_tags
from translator_gui.formats.sections import paced_sections
from translator_gui.formats.wording import (
    NO_SENTENCES,
    STATUS_MEANINGS,
    TAG_LEGEND,
    has_head,
    head_lines,
    shown_statuses,
)

_TABLE_END = '</w:tbl><w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p>'


class DocxWriter:
    """Word's .docx."""

    suffix = ".docx"

    def write(
        self, stream: BinaryIO, document: BilingualDocument, options: ExportOptions, pace: ProgressTracker
    ) -> None:
        """See `base.BilingualWriter`."""
        kinds = ["comments", "commentsExtended"] * (options.with_comments and document.has_comments)
        kinds += ["footnotes"] * document.has_notes
        remarks = DocxAnnotations()
        with DocxPackage(stream) as package:
            for name, part in static_parts(document, embedded_nastaliq(), remarks=kinds, options=options).items():
                package.add(name, part)
            package.add_text(chain(_body(document, options, pace, remarks), (document_tail(footer_id(kinds)),)))
            if "comments" in kinds:
                package.add("word/comments.xml", remarks.comments_part())
                package.add("word/commentsExtended.xml", remarks.threads_part())
            if "footnotes" in kinds:
                package.add("word/footnotes.xml", remarks.footnotes_part())


def _body(
    document: BilingualDocument, options: ExportOptions, pace: ProgressTracker, remarks: DocxAnnotations
) -> Iterator[str]:
    yield document_head()
    yield from _head(document, options)
    if not document.sections:
        yield paragraph("Details", english_runs(NO_SENTENCES))
    marks = RowBookmarkWriter()
    for section, paced in paced_sections(document, pace):
        if len(document.sections) > 1:
            yield either_paragraph("DocumentName", section.name)
        yield from _section(document, section, paced, options, remarks, marks)


def _head(document: BilingualDocument, options: ExportOptions) -> Iterator[str]:
    """Title block and legends, and room below them."""
    lines = [english_runs(line) for line in head_lines(document, options)] if has_head(options) else []
    if statuses := shown_statuses(document, options):
        told = (status_word(status) + run(f": {STATUS_MEANINGS[status]}") for status in statuses)
        lines.append(run(" · ").join(told))
    if shows_tags(document, every_tag=options.layout is BilingualLayout.TABLE):
        lines.append(run(TAG_LEGEND))
    if has_head(options):
        yield either_paragraph("Title", document.title)
    for number, line in enumerate(lines, 1):
        yield paragraph("Details", line, '<w:spacing w:after="240"/>' if number == len(lines) else "")


def _section(
    document: BilingualDocument,
    section: BilingualSection,
    paced: Iterator[BilingualRow],
    options: ExportOptions,
    remarks: DocxAnnotations,
    marks: RowBookmarkWriter,
) -> Iterator[str]:
    match options.layout:
        case BilingualLayout.TABLE:
            yield table_head(document, section.rows, options)
            yield from table_rows(section.rows, paced, options, remarks, marks)
            yield _TABLE_END
        case BilingualLayout.INTERLEAVED:
            yield from interleaved_rows(paced, options, remarks)
        case BilingualLayout.TARGET:
            yield from running_rows(paced, options, remarks)
