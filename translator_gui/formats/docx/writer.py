"""Writes bilingual Word documents: blocks streamed, Nastaliq embedded, comments and notes as Word's own."""

from collections.abc import Sequence
from itertools import chain
from typing import BinaryIO

from translator_gui.formats.base import ExportProgress
from translator_gui.formats.bilingual import BilingualDocument, BilingualExportOptions
from translator_gui.formats.bilingual_blocks import (
    BilingualColumnKind,
    BilingualTableEnd,
    BilingualTableRow,
    BilingualTableStart,
    EmptyExportNotice,
    ExportDocumentHeading,
    ExportedDocumentPart,
    ExportedDocumentTable,
    ExportedEnglishParagraph,
    ExportedSentenceNumbersCell,
    ExportedShortTextCell,
    ExportedSourceCell,
    ExportedStatusCell,
    ExportedTargetCell,
    ExportTitleBlock,
    TranslatorNotesBlock,
    UrduAboveEnglishRow,
)
from translator_gui.formats.block_builder import SpelledOutTags, bilingual_blocks
from translator_gui.formats.block_renderer import ExportBlockRenderer
from translator_gui.formats.characters import is_rtl, sanitize
from translator_gui.formats.docx.font_embedding import embedded_nastaliq
from translator_gui.formats.docx.markup import (
    DocxAnnotationWriter,
    either_paragraph,
    english_runs,
    indent,
    paragraph,
    rich_runs,
    run,
)
from translator_gui.formats.docx.package import DocxPackageWriter
from translator_gui.formats.docx.parts import (
    DOCUMENT_LINKS,
    document_head,
    document_links,
    document_tail,
    footer_id,
    static_parts,
)
from translator_gui.formats.docx.pictures import DocxPictureWriter
from translator_gui.formats.docx.row_bookmarks import RowBookmarkWriter
from translator_gui.formats.docx.tables import (
    CELL_PADDING,
    HEADER_ROW,
    SHADE,
    TABLE_END,
    DocxCellMargins,
    cell_openings,
    table_opening,
    table_row,
)
from translator_gui.formats.identity import ExportedSentenceIdentity, checked_label
from translator_gui.formats.page_layout import (
    ENGLISH_HEADING_SIZE,
    ENGLISH_SIZE,
    LABEL_SIZE,
    PICTURE_HEIGHT,
    PICTURE_HEIGHT_IN_TABLE,
    TEXT_WIDTH,
    baseline_shift,
    column_widths,
    has_rtl_line,
)
from translator_gui.formats.pictures import ExportedPicture
from translator_gui.formats.wording import NOT_TRANSLATED, STATUS_LOOKS, STATUS_MEANINGS
from translator_gui.model.status import Status

_RLM = "\u200f"
_HIGHLIGHT = '<w:highlight w:val="yellow"/>'
_REMARK = '<w:rStyle w:val="Remark"/>'
_MARGINS = DocxCellMargins(50, 60)
_CHECKED_NUMBER = '<w:rStyle w:val="CheckedNumber"/>'
_PICTURE_ROOM = TEXT_WIDTH / 20, PICTURE_HEIGHT
_KEEP_NEXT = "<w:keepNext/>"
_DEEPEST_HEADING = 6
_HANGING = 620
_CHECK_LETTERS = 2
"""Letters that `checked_label` adds to a row's number."""


class BilingualDocxWriter:
    """Exports a bilingual document (Urdu and English) as a new Word document (.docx)."""

    suffix = ".docx"

    def write(
        self, stream: BinaryIO, document: BilingualDocument, options: BilingualExportOptions, pace: ExportProgress
    ) -> None:
        """Export the bilingual document as .docx, with comments and translator's notes."""
        kinds = ["comments", "commentsExtended"] * (options.with_comments and document.has_comments)
        kinds += ["footnotes"] * document.has_notes
        annotations = DocxAnnotationWriter()
        pictures = DocxPictureWriter()
        blocks = bilingual_blocks(document, options, pace, SpelledOutTags.TABLE_ALL)
        body = _BodyRenderer(annotations, pictures).render(blocks)
        with DocxPackageWriter(stream) as package:
            for name, part in static_parts(document, embedded_nastaliq(), remarks=kinds, options=options).items():
                if name != DOCUMENT_LINKS:
                    package.add(name, part)
            package.add_text(chain((document_head(),), body, (document_tail(footer_id(kinds)),)))
            package.add(DOCUMENT_LINKS, document_links(kinds, pictures.relationships))
            for name, data in pictures.parts.items():
                package.add_picture(f"word/{name}", data)
            if "comments" in kinds:
                package.add("word/comments.xml", annotations.comments_part())
                package.add("word/commentsExtended.xml", annotations.threads_part())
            if "footnotes" in kinds:
                package.add("word/footnotes.xml", annotations.footnotes_part())


class _BodyRenderer(ExportBlockRenderer[str, str]):
    """Renders the blocks of a bilingual document as WordprocessingML, for export."""

    def __init__(self, annotations: DocxAnnotationWriter, pictures: DocxPictureWriter) -> None:
        self._annotations = annotations
        self._pictures = pictures
        self._picture_room = _PICTURE_ROOM
        """Width and height of the largest picture here, in points."""
        self._bookmarks = RowBookmarkWriter()
        self._openings: list[str] = []
        self._row_bookmarks = ""
        self._comes_back = False
        self._beside_heading = self._beside_place = False
        self._parts: tuple[ExportedSentenceIdentity, ...] = ()

    def document_head(self, head: ExportTitleBlock) -> str:
        """Return the start of the exported Word document: title, details and legends."""
        lines = [english_runs(line) for line in head.lines]
        if head.statuses:
            legend = (_status(status) + run(f": {STATUS_MEANINGS[status]}") for status in head.statuses)
            lines.append(run(" · ").join(legend))
        lines += [run(line) for line in (head.tag_legend, head.return_hint) if line]
        title = "" if head.title is None else either_paragraph("Title", head.title)
        below = [""] * (len(lines) - 1) + ['<w:spacing w:after="240"/>']
        details = [paragraph("Details", line, room) for line, room in zip(lines, below, strict=True)]
        self._comes_back = bool(head.return_hint)
        return "".join(map(self._own, filter(None, (title, *details))))

    def _own(self, content: str) -> str:
        return self._bookmarks.own_paragraph(content) if self._comes_back else content

    def empty_notice(self, notice: EmptyExportNotice) -> str:
        return paragraph("Details", english_runs(notice.text))

    def document_name(self, block: ExportDocumentHeading) -> str:
        return self._own(either_paragraph("DocumentName", block.name))

    def table_head(self, head: BilingualTableStart) -> str:
        widths = column_widths(head, _CHECK_LETTERS if head.is_returnable else 0)
        self._openings = cell_openings(widths)
        kinds = [column.kind for column in head.columns]
        self._picture_room = _room_in_cell(widths[kinds.index(BilingualColumnKind.SOURCE)])
        names = [
            paragraph("TableHead", run(column.head), "<w:bidi/>" * (column.kind is BilingualColumnKind.SOURCE))
            for column in head.columns
        ]
        return table_opening(widths, _MARGINS) + table_row(cell_openings(widths, SHADE), names, HEADER_ROW)

    def table_row(self, row: BilingualTableRow) -> str:
        if row.parts:
            source, target = sanitize(row.source.plain), sanitize(row.target.plain)
            self._row_bookmarks = self._bookmarks.bookmarks_of_row(row.parts, source, target)
        self._parts = row.parts
        self._beside_heading, self._beside_place = row.source.is_heading, bool(row.source.place)
        return table_row(self._openings, self.render_cells(row.cells))

    def table_end(self, _end: BilingualTableEnd, /) -> str:
        self._picture_room = _PICTURE_ROOM
        return TABLE_END

    def picture(self, picture: ExportedPicture) -> str:
        return self._own(self._pictures.paragraph(picture, *self._picture_room))

    def note_list(self, _block: TranslatorNotesBlock, /) -> str:
        """Return an empty string: an exported Word document has no list of translator's notes, but footnotes."""
        return ""

    def number_cell(self, cell: ExportedSentenceNumbersCell) -> str:
        number = run(checked_label(cell.label, self._parts), _CHECKED_NUMBER if self._parts else "")
        return self._row_label(self._take_bookmarks() + number)

    def word_cell(self, cell: ExportedShortTextCell) -> str:
        return self._row_label(english_runs(cell.text))

    def status_cell(self, cell: ExportedStatusCell) -> str:
        return self._row_label(_status(cell.status))

    def source_cell(self, cell: ExportedSourceCell) -> str:
        text = _place(cell.place) + _source(cell, "", self._take_bookmarks(), every_tag=True)
        return text + "".join(self._pictures.paragraph(one, *self._picture_room) for one in cell.pictures)

    def target_cell(self, cell: ExportedTargetCell) -> str:
        style = "EnglishHeading" if cell.is_heading else "EnglishTarget"
        size = ENGLISH_HEADING_SIZE if cell.is_heading else ENGLISH_SIZE
        content = _marker(cell.marker) + self._english(cell, every_tag=True)
        # The styles have the usual space.
        text = cell.marker + cell.text.plain
        space = self._beside_urdu(size, text) if self._beside_place or has_rtl_line(text) else ""
        return paragraph(style, content, space)

    def _row_label(self, content: str) -> str:
        return paragraph("RowLabel", content, self._beside_urdu(LABEL_SIZE))

    def _beside_urdu(self, size: float, text: str = "") -> str:
        """Return the space above a text of a table row that puts its first line on that of the Urdu."""
        shift = baseline_shift(size, text, heading=self._beside_heading, below_label=self._beside_place)
        return f'<w:spacing w:before="{shift}"/>'

    def _take_bookmarks(self) -> str:
        """Return the hidden bookmarks of the current exported row and clear them, so that only one cell gets them."""
        bookmarks, self._row_bookmarks = self._row_bookmarks, ""
        return bookmarks

    def row_pair(self, pair: UrduAboveEnglishRow) -> str:
        target = pair.target
        lead = run(f"{target.number}\t", _REMARK) if target.number else ""
        state = run(" · ", _REMARK) + _status(target.status) if target.status else ""
        missing = _remark(NOT_TRANSLATED) if target.is_missing else ""
        content = lead + _marker(target.marker) + self._english(target) + missing + state
        hanging = f'<w:ind w:left="{_HANGING}" w:hanging="{_HANGING}"/>' if target.number else ""
        style = _heading_style(pair.level) if target.is_heading else "RunningEnglish"
        return (
            _place(pair.source.place, _KEEP_NEXT)
            + _source(pair.source, _KEEP_NEXT)
            + paragraph(style, content, '<w:spacing w:before="160" w:after="240"/>' + hanging)
        )

    def document_table(self, table: ExportedDocumentTable, /) -> str:
        widths = [TEXT_WIDTH // len(table.rows[0])] * len(table.rows[0])
        openings = cell_openings(widths)
        self._picture_room = _room_in_cell(widths[0])
        rows = "".join(table_row(openings, map(self._document_cell, row)) for row in table.rows)
        self._picture_room = _PICTURE_ROOM
        return table_opening(widths, _MARGINS) + rows + TABLE_END

    def _document_cell(self, cell: Sequence[ExportedDocumentPart]) -> str:
        # A cell ends in a paragraph, though it be empty.
        return "".join(self.render(cell)) or paragraph("RunningEnglish", "")

    def running_paragraph(self, block: ExportedEnglishParagraph) -> str:
        content = run(" ").join(filter(None, map(self._running_sentence, block.sentences)))
        if not content:
            return ""
        place = _place(block.place, _KEEP_NEXT)
        if block.is_heading:
            return place + paragraph(_heading_style(block.level), _marker(block.marker) + content)
        if block.is_item:
            return place + paragraph("RunningEnglish", _marker(block.marker, "\t") + content, indent(block.level))
        return place + paragraph("RunningEnglish", content, "<w:bidi/>" if block.is_rtl else "")

    def _running_sentence(self, sentence: ExportedTargetCell) -> str:
        if sentence.is_silent:
            return ""
        number = run(f"{sentence.number} ", '<w:rStyle w:val="SentenceNumber"/>') if sentence.number else ""
        if sentence.is_missing:
            # The brackets run with the Urdu, to stay at its beginning and its end where it wraps. LibreOffice goes by
            # the letters and not by `w:rtl`: among English they need a mark that leans right.
            opening, closing = (run(bracket, _HIGHLIGHT, rtl=True) for bracket in (f"{_RLM}[", f"]{_RLM}"))
            text = opening + rich_runs(sentence.text.runs(), _HIGHLIGHT) + closing
        else:
            text = rich_runs(sentence.text.runs())
        state = run(" ") + _remark("(") + _status(sentence.status) + _remark(")") if sentence.status else ""
        return number + self._annotated(text, sentence) + state

    def _english(self, cell: ExportedTargetCell, *, every_tag: bool = False) -> str:
        text = _remark(cell.remark) if cell.remark else rich_runs(cell.text.runs(every_tag=every_tag))
        return self._annotated(text, cell)

    def _annotated(self, text: str, cell: ExportedTargetCell) -> str:
        if cell.comments:
            text = self._annotations.anchor_comments(text, cell.comments)
        return text + self._annotations.footnote_references(cell.notes) if cell.notes else text


def _room_in_cell(width: int) -> tuple[float, float]:
    """Return width and height of the largest picture in a table cell of a width in twips."""
    return (width - 2 * CELL_PADDING) / 20, PICTURE_HEIGHT_IN_TABLE


def _place(place: str, keep: str = "") -> str:
    return paragraph("RowLabel", english_runs(place), keep) if place else ""


def _source(cell: ExportedSourceCell, keep: str, mark: str = "", *, every_tag: bool = False) -> str:
    style = "UrduHeading" if cell.is_heading else "UrduSource"
    return paragraph(style, mark + rich_runs(cell.text.runs(every_tag=every_tag)), f"{keep}<w:bidi/>")


def _marker(marker: str, gap: str = " ") -> str:
    """Return the Word runs of a list marker, put before the English text of a list item."""
    if not marker:
        return ""
    marker = sanitize(marker)
    return run(marker, rtl=is_rtl(marker)) + run(gap)


def _remark(text: str) -> str:
    return run(text, _REMARK)


def _status(status: Status) -> str:
    """Return the coloured status label of an exported Word document as a Word run."""
    look = STATUS_LOOKS[status]
    return run(look.word, f'{_REMARK}<w:color w:val="{look.colour}"/>')


def _heading_style(level: int) -> str:
    return f"Heading{min(max(level, 1), _DEEPEST_HEADING)}"
