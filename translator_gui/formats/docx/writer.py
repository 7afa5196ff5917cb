"""Bilingual Word documents: rows streamed, Nastaliq embedded, comments and notes the word processor's own."""

from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from translator_gui.formats.base import Pace
from translator_gui.formats.bilingual import BilingualDocument, BilingualRow, BilingualSection, ExportOptions, Layout
from translator_gui.formats.docx.font_embedding import embedded_nastaliq
from translator_gui.formats.docx.marks import RowMarks
from translator_gui.formats.docx.markup import Remarks, either_paragraph, english_runs, paragraph
from translator_gui.formats.docx.package import DocxPackage
from translator_gui.formats.docx.parts import document_head, document_tail, footer_id, static_parts
from translator_gui.formats.docx.rows import interleaved_rows, running_rows, table_head, table_rows
from translator_gui.formats.wording import NOTHING, counts_line, languages_line

_TABLE_END = '</w:tbl><w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p>'


class DocxWriter:
    """Word's .docx."""

    suffix = ".docx"

    def write(self, stream: BinaryIO, document: BilingualDocument, options: ExportOptions, pace: Pace) -> None:
        """See `base.BilingualWriter`."""
        kinds = ["comments"] * (options.with_comments and document.has_comments) + ["footnotes"] * document.has_notes
        remarks = Remarks()
        with DocxPackage(stream) as package:
            for name, part in static_parts(document, embedded_nastaliq(), remarks=kinds, options=options).items():
                package.add(name, part)
            package.add_text(chain(_body(document, options, pace, remarks), (document_tail(footer_id(kinds)),)))
            if "comments" in kinds:
                package.add("word/comments.xml", remarks.comments_part())
            if "footnotes" in kinds:
                package.add("word/footnotes.xml", remarks.footnotes_part())


def _body(document: BilingualDocument, options: ExportOptions, pace: Pace, remarks: Remarks) -> Iterator[str]:
    yield document_head()
    if options.layout is not Layout.TARGET:
        yield either_paragraph("Title", document.title)
        yield paragraph("Details", english_runs(languages_line(document)))
        yield paragraph("Details", english_runs(counts_line(document)), '<w:spacing w:after="240"/>')
    if not document.sections:
        yield paragraph("Details", english_runs(NOTHING))
    marks = RowMarks()
    done = 0
    for section in document.sections:
        if len(document.sections) > 1:
            yield either_paragraph("DocumentName", section.name)
        yield from _section(document, section, pace.over(section.rows, done=done), options, remarks, marks)
        done += len(section.rows)


def _section(
    document: BilingualDocument,
    section: BilingualSection,
    paced: Iterator[BilingualRow],
    options: ExportOptions,
    remarks: Remarks,
    marks: RowMarks,
) -> Iterator[str]:
    match options.layout:
        case Layout.TABLE:
            yield table_head(document, section.rows, options)
            yield from table_rows(section.rows, paced, options, remarks, marks)
            yield _TABLE_END
        case Layout.INTERLEAVED:
            yield from interleaved_rows(paced, options, remarks)
        case Layout.TARGET:
            yield from running_rows(paced, options, remarks)
