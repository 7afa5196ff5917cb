"""Writes bilingual OpenDocument texts: blocks streamed, Nastaliq embedded, comments and notes as its own."""

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from typing import BinaryIO

from translator_gui.formats.base import ExportProgress
from translator_gui.formats.bilingual import BilingualDocument, BilingualExportOptions
from translator_gui.formats.bilingual_blocks import (
    BilingualColumnKind,
    BilingualTableEnd,
    BilingualTableRow,
    BilingualTableStart,
    Block,
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
from translator_gui.formats.block_builder import SpelledOutTags, bilingual_blocks, table_heads
from translator_gui.formats.block_renderer import ExportBlockRenderer
from translator_gui.formats.characters import sanitize
from translator_gui.formats.export_properties import export_properties
from translator_gui.formats.nastaliq import public_nastaliq_font
from translator_gui.formats.odt.markup import (
    NAMESPACES,
    RTL,
    VERSION,
    XML_HEAD,
    OdtAnnotationWriter,
    either_paragraph,
    heading,
    paragraph,
    rich,
    span,
    words,
)
from translator_gui.formats.odt.pictures import OdtPictureWriter
from translator_gui.formats.odt.style_sheet import (
    CELL_PADDING,
    DEEPEST,
    FONT_PART,
    beside_urdu_style,
    font_faces,
    meta_part,
    status_style,
    style_part,
    table_styles,
)
from translator_gui.formats.page_layout import PICTURE_HEIGHT, PICTURE_HEIGHT_IN_TABLE, TEXT_WIDTH, column_widths
from translator_gui.formats.pictures import ExportedPicture
from translator_gui.formats.row_bookmarks import RowBookmarkNames
from translator_gui.formats.wording import NOT_TRANSLATED, STATUS_LOOKS, STATUS_MEANINGS
from translator_gui.formats.zipped import join_into_chunks, zip_entry
from translator_gui.model.status import Status

_MIME = "application/vnd.oasis.opendocument.text"
_DATE = (1980, 1, 1, 0, 0, 0)
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_PARTS = {"content.xml": "text/xml", "styles.xml": "text/xml", "meta.xml": "text/xml", FONT_PART: "font/ttf"}
_RLM = "\u200f"
_ELEMENT = re.compile("<[^>]*>")
_PICTURE_ROOM = TEXT_WIDTH / 20, PICTURE_HEIGHT
_CELL = '<table:table-cell table:style-name="{}" office:value-type="string">{}</table:table-cell>'
_ROW = '<table:table-row table:style-name="Row">{}</table:table-row>'


class BilingualOdtWriter:
    """Exports a bilingual document (Urdu and English) as a new OpenDocument text (.odt)."""

    suffix = ".odt"

    def write(
        self, stream: BinaryIO, document: BilingualDocument, options: BilingualExportOptions, pace: ExportProgress
    ) -> None:
        """Export the bilingual document as .odt, with comments and translator's notes."""
        styles = table_styles(table_heads(document, options))
        blocks = bilingual_blocks(document, options, pace, SpelledOutTags.TABLE_ALL)
        pictures = OdtPictureWriter()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
            # First, and as it is: programs tell the format by these bytes.
            package.writestr(zipfile.ZipInfo("mimetype", _DATE), _MIME, zipfile.ZIP_STORED)
            with package.open(zip_entry("content.xml"), "w", force_zip64=True) as part:
                for chunk in join_into_chunks(_content(styles, blocks, pictures)):
                    part.write(chunk.encode())
            package.writestr(zip_entry("styles.xml"), style_part(document))
            package.writestr(zip_entry("meta.xml"), meta_part(document, export_properties(document, options)))
            package.writestr(zip_entry(FONT_PART), public_nastaliq_font())
            for name, picture in pictures.parts.items():
                package.writestr(zip_entry(name), picture.data, zipfile.ZIP_STORED)
            package.writestr(zip_entry("META-INF/manifest.xml"), _manifest(pictures))


def _manifest(pictures: OdtPictureWriter) -> str:
    parts = {**_PARTS, **{name: picture.media_type for name, picture in pictures.parts.items()}}
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
        for name, kind in parts.items()
    )
    return (
        f'{XML_HEAD}<manifest:manifest xmlns:manifest="{_MANIFEST}" manifest:version="{VERSION}">'
        f'<manifest:file-entry manifest:full-path="/" manifest:version="{VERSION}" manifest:media-type="{_MIME}"/>'
        f"{entries}</manifest:manifest>"
    )


def _content(styles: str, blocks: Iterable[Block], pictures: OdtPictureWriter) -> Iterator[str]:
    yield (
        f'{XML_HEAD}<office:document-content{NAMESPACES} office:version="{VERSION}">{font_faces()}'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>"
    )
    yield from _BodyRenderer(pictures).render(blocks)
    yield "</office:text></office:body></office:document-content>"


class _BodyRenderer(ExportBlockRenderer[str, str]):
    """Renders the blocks of a bilingual document as OpenDocument markup, for export."""

    def __init__(self, pictures: OdtPictureWriter) -> None:
        self._pictures = pictures
        self._picture_room = _PICTURE_ROOM
        """Width and height of the largest picture here, in points."""
        self._annotations = OdtAnnotationWriter()
        self._tables = self._document_tables = 0
        self._beside_heading = self._beside_place = False
        self._names = RowBookmarkNames()
        self._row_bookmarks = ""
        self._comes_back = False

    def document_head(self, head: ExportTitleBlock) -> str:
        """Return the start of the exported OpenDocument text: title, details and legends."""
        lines = [words(line) for line in head.lines]
        if head.statuses:
            legend = (_status(status) + words(f": {STATUS_MEANINGS[status]}") for status in head.statuses)
            lines.append(" · ".join(legend))
        lines += [words(line) for line in (head.tag_legend, head.return_hint) if line]
        self._comes_back = bool(head.return_hint)
        title = "" if head.title is None else either_paragraph("Title", head.title)
        styles = ["Details"] * (len(lines) - 1) + ["DetailsLast"]
        details = [paragraph(style, line) for style, line in zip(styles, lines, strict=False)]
        return "".join(self._own(one) for one in ([title] if title else []) + details)

    def _own(self, content: str) -> str:
        """Put a bookmark into a paragraph outside the rows, by which it is not taken for somebody else's."""
        if not self._comes_back:
            return content
        head, end, rest = content.partition(">")
        text = unescape(_ELEMENT.sub("", content))
        return f"{head}{end}{_bookmarks([self._names.name_of_own(text)])}{rest}"

    def empty_notice(self, notice: EmptyExportNotice) -> str:
        return paragraph("Details", words(notice.text))

    def document_name(self, block: ExportDocumentHeading) -> str:
        return self._own(either_paragraph("DocumentName", block.name))

    def table_head(self, head: BilingualTableStart) -> str:
        table, self._tables = self._tables, self._tables + 1
        kinds = [column.kind for column in head.columns]
        self._picture_room = _room_in_cell(column_widths(head)[kinds.index(BilingualColumnKind.SOURCE)])
        columns = "".join(
            f'<table:table-column table:style-name="Column{table}.{number}"/>' for number in range(len(head.columns))
        )
        names = [
            paragraph("TableHeadUrdu" if column.kind is BilingualColumnKind.SOURCE else "TableHead", words(column.head))
            for column in head.columns
        ]
        return (
            f'<table:table table:name="Table{table + 1}" table:style-name="Table">{columns}'
            f"<table:table-header-rows>{_row('HeadCell', names)}</table:table-header-rows>"
        )

    def table_row(self, row: BilingualTableRow) -> str:
        self._beside_heading, self._beside_place = row.source.is_heading, bool(row.source.place)
        urdu, english = sanitize(row.source.plain), sanitize(row.target.plain)
        self._row_bookmarks = _bookmarks(self._names.names_of_row(row.parts, urdu, english))
        return _row("Cell", self.render_cells(row.cells))

    def table_end(self, _end: BilingualTableEnd, /) -> str:
        self._picture_room = _PICTURE_ROOM
        return f"</table:table>{paragraph('TableEnd', '')}"

    def picture(self, picture: ExportedPicture) -> str:
        return self._own(self._pictures.paragraph(picture, *self._picture_room))

    def note_list(self, _block: TranslatorNotesBlock, /) -> str:
        """Return an empty string: an exported OpenDocument text has no list of translator's notes, but footnotes."""
        return ""

    def number_cell(self, cell: ExportedSentenceNumbersCell) -> str:
        return self._beside_urdu("RowLabel", self._take_bookmarks() + words(cell.label))

    def word_cell(self, cell: ExportedShortTextCell) -> str:
        return self._beside_urdu("RowLabel", words(cell.text))

    def status_cell(self, cell: ExportedStatusCell) -> str:
        return self._beside_urdu("RowLabel", _status(cell.status))

    def source_cell(self, cell: ExportedSourceCell) -> str:
        text = _place("RowLabel", cell.place) + _source(cell, "Urdu", self._take_bookmarks(), every_tag=True)
        return text + "".join(self._pictures.paragraph(one, *self._picture_room) for one in cell.pictures)

    def target_cell(self, cell: ExportedTargetCell) -> str:
        return self._beside_urdu(
            "EnglishHeading" if cell.is_heading else "English",
            self._english(cell, every_tag=True),
            cell.marker + cell.text.plain,
        )

    def _take_bookmarks(self) -> str:
        """Return the bookmarks of the current exported row and clear them, so that only one cell gets them."""
        bookmarks, self._row_bookmarks = self._row_bookmarks, ""
        return bookmarks

    def _beside_urdu(self, style: str, content: str, text: str = "") -> str:
        """Return a text of a table row whose first line is on that of the Urdu."""
        name = beside_urdu_style(style, text, heading=self._beside_heading, below_label=self._beside_place)
        return paragraph(name, content)

    def row_pair(self, pair: UrduAboveEnglishRow) -> str:
        target = pair.target
        content = self._english(target)
        if target.is_missing:
            content += span("Remark", words(NOT_TRANSLATED))
        if target.status:
            content += span("Remark", words(" · ")) + _status(target.status)
        if target.number:
            content = span("Remark", words(target.number)) + "<text:tab/>" + content
        if target.is_heading:
            below = _heading(pair.level, content)
        else:
            below = paragraph("EnglishBelowNumbered" if target.number else "EnglishBelow", content)
        return _place("RowLabelKept", pair.source.place) + _source(pair.source, "UrduKept") + below

    def document_table(self, table: ExportedDocumentTable, /) -> str:
        self._document_tables += 1
        columns = f'<table:table-column table:number-columns-repeated="{len(table.rows[0])}"/>'
        self._picture_room = _room_in_cell(TEXT_WIDTH // len(table.rows[0]))
        rows = "".join(_row("Cell", map(self._document_cell, row)) for row in table.rows)
        self._picture_room = _PICTURE_ROOM
        name = f"DocumentTable{self._document_tables}"
        opening = f'<table:table table:name="{name}" table:style-name="Table">{columns}'
        return f"{opening}{rows}</table:table>{paragraph('TableEnd', '')}"

    def _document_cell(self, cell: Sequence[ExportedDocumentPart]) -> str:
        return "".join(self.render(cell)) or paragraph("Running", "")

    def running_paragraph(self, block: ExportedEnglishParagraph) -> str:
        content = " ".join(filter(None, map(self._running_sentence, block.sentences)))
        if not content:
            return ""
        place = _place("RowLabelKept", block.place)
        if block.is_heading:
            return place + _heading(block.level, _marked(block.marker, content))
        if block.is_item:
            style = f"Item{min(max(block.level, 1), DEEPEST)}"
            return place + paragraph(style, _marked(block.marker, content, "<text:tab/>"))
        return place + paragraph(f"Running{RTL}" if block.is_rtl else "Running", content)

    def _running_sentence(self, sentence: ExportedTargetCell) -> str:
        if sentence.is_empty:
            return self._annotations.footnotes(sentence.notes)
        number = span("SentenceNumber", words(f"{sentence.number} ")) if sentence.number else ""
        text = rich(sentence.text.runs(by_direction=False))
        if sentence.is_missing:
            # The brackets run with the Urdu, to stay at its beginning and its end.
            text = span("Lit", f"{words(f'{_RLM}[')}{text}{words(f']{_RLM}')}")
        state = ""
        if sentence.status:
            state = " " + span("Remark", "(") + _status(sentence.status) + span("Remark", ")")
        return number + self._annotated(text, sentence) + state

    def _english(self, cell: ExportedTargetCell, *, every_tag: bool = False) -> str:
        runs = cell.text.runs(by_direction=False, every_tag=every_tag)
        text = span("Remark", words(cell.remark)) if cell.remark else rich(runs)
        return _marked(cell.marker, self._annotated(text, cell))

    def _annotated(self, text: str, cell: ExportedTargetCell) -> str:
        if cell.comments:
            text = self._annotations.anchor_comments(text, cell.comments)
        return text + self._annotations.footnotes(cell.notes) if cell.notes else text


def _room_in_cell(width: int) -> tuple[float, float]:
    """Return width and height of the largest picture in a table cell of a width in twips."""
    return width / 20 - 2 * CELL_PADDING, PICTURE_HEIGHT_IN_TABLE


def _row(style: str, cells: Iterable[str]) -> str:
    """Return the OpenDocument markup of a table row that does not break across pages."""
    return _ROW.format("".join([_CELL.format(style, cell) for cell in cells]))


def _place(style: str, place: str) -> str:
    return paragraph(style, words(place)) if place else ""


def _source(cell: ExportedSourceCell, style: str, mark: str = "", *, every_tag: bool = False) -> str:
    text = rich(cell.text.runs(by_direction=False, every_tag=every_tag))
    return paragraph("UrduHeading" if cell.is_heading else style, mark + text)


def _bookmarks(names: Iterable[str]) -> str:
    return "".join(f'<text:bookmark text:name="{name}"/>' for name in names)


def _marked(marker: str, content: str, gap: str = " ") -> str:
    return f"{words(marker)}{gap}{content}" if marker else content


def _status(status: Status) -> str:
    """Return the coloured status label of an exported OpenDocument text."""
    return span(status_style(status), words(STATUS_LOOKS[status].word))


def _heading(level: int, content: str) -> str:
    level = min(max(level, 1), DEEPEST)
    return heading(f"Heading_20_{level}", level, content)
