# pyright: reportUnknownMemberType=false
# xlsxwriter says the types of most parameters, and leaves those of some out.
"""Writes bilingual Excel workbooks: a sheet of rows with a frozen heading, of names, and about the document.

Every cell is written as the text it is, never as a formula or a link.
"""

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from typing import BinaryIO, NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from translator_gui.formats.base import ExportProgress
from translator_gui.formats.bilingual import BilingualDocument, BilingualExportOptions, ExportedComment
from translator_gui.formats.bilingual_blocks import (
    BilingualColumnKind,
    BilingualTableRow,
    BilingualTableStart,
    ExportTitleBlock,
)
from translator_gui.formats.block_builder import SpelledOutTags, appended_names, document_head, sheet_blocks
from translator_gui.formats.characters import sanitize
from translator_gui.formats.export_properties import export_properties
from translator_gui.formats.nastaliq import FAMILY
from translator_gui.formats.sheets.sheet_text import cell_text, comment_text
from translator_gui.formats.wording import NAME_HEADS, NAMES_HEADING, status_legend
from translator_gui.messages import format_number
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError

MOST_ROWS = 1_048_575
"""Under the head."""

MOST_LETTERS = 32_767
"""In a cell, in units of UTF-16."""

_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_WIDTHS = {
    BilingualColumnKind.NUMBER: 8,
    BilingualColumnKind.WORD: 16,
    BilingualColumnKind.SOURCE: 60,
    BilingualColumnKind.TARGET: 60,
    BilingualColumnKind.NOTES: 32,
    BilingualColumnKind.MARK: 8,
}
_LINES = {BilingualColumnKind.SOURCE: 31.0}
"""How high a line is, in points; Nastaliq needs twice as much as others."""
_LINE = 15.0
_NAME_WIDTH = 40
_HIGHEST = 409.0
_PROPERTIES = {"text_wrap": True, "valign": "top", "font_name": "Calibri", "font_size": 11}
_RIGHT = {"align": "right", "indent": 1}
_LEFT = {"align": "left", "indent": 1}
_URDU = {**_PROPERTIES, "font_name": FAMILY, "font_size": 13, "reading_order": 2, **_RIGHT}
_ENGLISH = {**_PROPERTIES, "reading_order": 1, **_LEFT}
_HEAD = {**_PROPERTIES, "bold": True, "bg_color": "#E7EAEF", "bottom": 1}
_A4 = 9
_HEADER_LETTERS = 120
_REMARK_WIDTH, _REMARK_LINE, _REMARK_LETTERS = 320, 18, 48
"""A comment's box: its width and a line's height in pixels, and about how many letters a line takes."""


class BilingualXlsxWriter:
    """Writes bilingual exports as Excel workbooks (.xlsx)."""

    suffix = ".xlsx"

    def write(
        self, stream: BinaryIO, document: BilingualDocument, options: BilingualExportOptions, pace: ExportProgress
    ) -> None:
        """Write the bilingual document as an Excel workbook.

        Raises:
            TranslatorError: The layout is no table, or a sheet cannot hold as much.
            OSError: The disk refuses.
        """
        blocks = sheet_blocks(document, options, pace)
        if document.row_count > MOST_ROWS:
            raise TranslatorError(
                _("A sheet holds {limit} rows and no more; export it as .csv.", limit=format_number(MOST_ROWS))
            )
        packed = io.BytesIO()  # on a full disk the library would leave a package half open
        try:
            with Workbook(packed, _OPTIONS) as book:
                created = dt.datetime.combine(document.date, dt.time())
                about = {"title": sanitize(document.title), "created": created}
                book.set_properties({**about, "author": sanitize(", ".join(document.makers.translators))})
                for name, value in export_properties(document, options).items():
                    book.set_custom_property(name, value, "text")
                _SheetWriter(book, document).write(blocks)
                _write_names(book, appended_names(document, options))
                _write_about(book, document, document_head(document, options, SpelledOutTags.ALL))
        except FileCreateError as error:
            raise OSError(str(error)) from error
        stream.write(packed.getbuffer())


class _SheetColumn(NamedTuple):
    """A column of a bilingual Excel sheet: its index in the export's table, its kind, and its cell formats."""

    cell: int
    kind: BilingualColumnKind
    look: Format
    heading_look: Format


class _SheetWriter:
    """Writes the sheet “Translation” of a bilingual Excel workbook: headings, rows and comments."""

    def __init__(self, book: Workbook, document: BilingualDocument) -> None:
        self._book = book
        self._document = document
        self._columns: list[_SheetColumn] = []
        self._target = 0
        self._sheet = book.add_worksheet("Translation")

    def write(self, blocks: Iterable[BilingualTableStart | BilingualTableRow]) -> None:
        number = 0
        for block in blocks:
            if isinstance(block, BilingualTableStart):
                self._write_head(block)
            else:
                number += 1
                self._write_row(number, block)

    def _write_head(self, head: BilingualTableStart) -> None:
        """Write the sheet's heading row, which stays visible and is printed on every page."""
        sheet, document, book = self._sheet, self._document, self._book
        wanted = {
            BilingualColumnKind.SOURCE: _URDU,
            BilingualColumnKind.TARGET: _ENGLISH,
            BilingualColumnKind.NUMBER: {**_PROPERTIES, **_RIGHT},
        }
        looks = {kind: book.add_format(look) for kind, look in wanted.items()}
        texts = (BilingualColumnKind.SOURCE, BilingualColumnKind.TARGET)
        headings = {kind: book.add_format({**wanted[kind], "bold": True}) for kind in texts}
        plain = book.add_format(_PROPERTIES)
        plain_head = book.add_format(_HEAD)
        aligned = {
            BilingualColumnKind.NUMBER: _RIGHT,
            BilingualColumnKind.SOURCE: _RIGHT,
            BilingualColumnKind.TARGET: _LEFT,
        }
        heads = {kind: book.add_format({**_HEAD, **align}) for kind, align in aligned.items()}
        # Comments are no column here but the cells' own.
        shown = [
            (at, column) for at, column in enumerate(head.columns) if column.kind is not BilingualColumnKind.COMMENTS
        ]
        for place, (cell, (kind, name)) in enumerate(shown):
            look = looks.get(kind, plain)
            self._columns.append(_SheetColumn(cell, kind, look, headings.get(kind, look)))
            self._target = place if kind is BilingualColumnKind.TARGET else self._target
            sheet.set_column(place, place, _WIDTHS[kind], look, {"hidden": kind is BilingualColumnKind.MARK})
            sheet.write_string(0, place, name, heads.get(kind, plain_head))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, document.row_count, len(shown) - 1)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        title = " ".join(sanitize(document.title).split())[:_HEADER_LETTERS]
        sheet.set_header("&C" + title.replace("&", "&&"))
        sheet.set_footer("&C&P / &N")

    def _write_row(self, number: int, row: BilingualTableRow) -> None:
        texts = [cell_text(row.cells[column.cell]) for column in self._columns]
        height = max(_height(column.kind, text) for column, text in zip(self._columns, texts, strict=True))
        self._sheet.set_row(number, min(height, _HIGHEST))
        for place, (column, text) in enumerate(zip(self._columns, texts, strict=True)):
            _write(self._sheet, number, place, text, column, row)
        if row.target.comments:
            self._write_comment(number, row.target.comments, row)

    def _write_comment(self, number: int, comments: Sequence[ExportedComment], row: BilingualTableRow) -> None:
        """Write all comments of a row as one Excel comment, since a cell can have only one."""
        text = _fitting("\n\n".join(map(comment_text, comments)), row)
        lines = sum(1 + len(line) // _REMARK_LETTERS for line in text.split("\n"))
        box = {"author": sanitize(comments[0].author), "x_scale": 1, "width": _REMARK_WIDTH}
        box["height"] = (min(lines, 30) + 1) * _REMARK_LINE
        self._sheet.write_comment(number, self._target, text, {**box, "font_size": 9})


def _height(kind: BilingualColumnKind, text: str) -> float:
    """Estimate the row height that an Excel cell's text needs; LibreOffice would show one line."""
    if kind is BilingualColumnKind.MARK:
        return _LINE
    lines = sum(1 + len(line) // _WIDTHS[kind] for line in text.split("\n"))
    return lines * _LINES.get(kind, _LINE)


def _write(sheet: Worksheet, number: int, place: int, text: str, column: _SheetColumn, row: BilingualTableRow) -> None:
    look = column.heading_look if row.source.is_heading else column.look
    if not text:
        sheet.write_blank(number, place, None, look)
    elif column.kind is BilingualColumnKind.NUMBER and text.isdecimal():
        sheet.write_number(number, place, int(text), look)
    else:
        sheet.write_string(number, place, _fitting(text, row), look)


def _fitting(text: str, row: BilingualTableRow) -> str:
    """Return the text for an Excel cell; raise if it is longer than a cell can hold.

    xlsxwriter takes what begins and ends as its own marked-up text for that, so such a text is given a space.

    Raises:
        TranslatorError: It is too long: it would be cut.
    """
    if len(text) > MOST_LETTERS // 2 and len(text.encode("utf-16-le")) // 2 > MOST_LETTERS:
        raise TranslatorError(
            _(
                "Sentence {label} has more than a cell holds ({limit} letters); split it, or export it as "
                ".csv or .docx.",
                label=row.label,
                limit=format_number(MOST_LETTERS),
            )
        )
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text


def _write_names(book: Workbook, names: Sequence[BilingualTableRow]) -> None:
    """Write the appendix of names on a separate sheet of the workbook."""
    if not names:
        return
    sheet = book.add_worksheet(NAMES_HEADING)
    looks = [book.add_format(look) for look in (_ENGLISH, _URDU)]
    for place, (name, look, align) in enumerate(zip(NAME_HEADS, looks, (_LEFT, _RIGHT), strict=True)):
        sheet.set_column(place, place, _NAME_WIDTH, look)
        sheet.write_string(0, place, name, book.add_format({**_HEAD, **align}))
    for number, row in enumerate(names[:MOST_ROWS], 1):
        sheet.set_row(number, _LINES[BilingualColumnKind.SOURCE])
        for place, (cell, look) in enumerate(zip(row.cells, looks, strict=True)):
            sheet.write_string(number, place, _fitting(cell_text(cell), row), look)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)


def _write_about(book: Workbook, document: BilingualDocument, head: ExportTitleBlock) -> None:
    """Write a bilingual export's title and legends on a separate sheet of the workbook."""
    sheet = book.add_worksheet("About")
    sheet.set_column(0, 0, 80, book.add_format(_PROPERTIES))
    title = book.add_format({**_PROPERTIES, "bold": True, "font_size": 14})
    sheet.write_string(0, 0, sanitize(document.title)[: MOST_LETTERS // 2].replace("</r>", "</r> "), title)
    lines = (*head.lines, status_legend(head.statuses), head.tag_legend)
    for number, line in enumerate(filter(None, lines), 1):
        sheet.write_string(number, 0, line)
