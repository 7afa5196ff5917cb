# pyright: reportUnknownMemberType=false
# xlsxwriter says the types of most parameters, and leaves those of some out.
"""Bilingual workbooks for Excel and its like: a sheet of rows with its head in view, and one that says what it is.

Every cell is written as the text it is, never as a formula or a link.
"""

import datetime as dt
import io
from typing import BinaryIO, NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from translator_gui.formats.base import ProgressTracker
from translator_gui.formats.bilingual import BilingualDocument, BilingualRow, ExportOptions
from translator_gui.formats.characters import sanitize
from translator_gui.formats.nastaliq import FAMILY
from translator_gui.formats.rich_text import shows_tags
from translator_gui.formats.sheets.sheet import Column, Kind, columns, paced_rows, told
from translator_gui.formats.wording import TAG_LEGEND, head_lines, status_legend
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
_WIDTHS = {Kind.NUMBER: 8, Kind.WORD: 16, Kind.SOURCE: 60, Kind.TARGET: 60, Kind.REMARK: 32}
_LINES = {Kind.SOURCE: 31.0}
"""How high a line is, in points; Nastaliq needs twice as much as others."""
_LINE = 15.0
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


class XlsxWriter:
    """A .xlsx file."""

    suffix = ".xlsx"

    def write(
        self, stream: BinaryIO, document: BilingualDocument, options: ExportOptions, pace: ProgressTracker
    ) -> None:
        """See `base.BilingualWriter`.

        Raises:
            TranslatorError: The layout is no table, or a sheet cannot hold as much.
            OSError: The disk refuses.
        """
        shown = columns(document, options)
        if document.row_count > MOST_ROWS:
            raise TranslatorError(f"A sheet holds {MOST_ROWS:,} rows and no more; export it as .csv.")
        packed = io.BytesIO()  # on a full disk the library would leave a package half open
        try:
            with Workbook(packed, _OPTIONS) as book:
                created = dt.datetime.combine(document.date, dt.time())
                about = {"title": sanitize(document.title), "created": created}
                book.set_properties({**about, "author": sanitize(", ".join(document.makers.translators))})
                _Sheet(book, document, [one for one in shown if one.kind is not Kind.COMMENT], options).write(pace)
                _write_about(book, document, options)
        except FileCreateError as error:
            raise OSError(str(error)) from error
        stream.write(packed.getbuffer())


class _Laid(NamedTuple):
    """A column with its place and the looks of its cells."""

    place: int
    column: Column
    look: Format


class _Sheet:
    def __init__(
        self, book: Workbook, document: BilingualDocument, shown: list[Column], options: ExportOptions
    ) -> None:
        self._document = document
        self._options = options
        wanted = {Kind.SOURCE: _URDU, Kind.TARGET: _ENGLISH, Kind.NUMBER: {**_PROPERTIES, **_RIGHT}}
        looks = {kind: book.add_format(look) for kind, look in wanted.items()}
        plain = book.add_format(_PROPERTIES)
        self._laid = [_Laid(place, one, looks.get(one.kind, plain)) for place, one in enumerate(shown)]
        self._sheet = book.add_worksheet("Translation")
        aligned = {Kind.NUMBER: _RIGHT, Kind.SOURCE: _RIGHT, Kind.TARGET: _LEFT}
        heads = {kind: book.add_format({**_HEAD, **align}) for kind, align in aligned.items()}
        self._lay(book.add_format(_HEAD), heads)

    def _lay(self, head: Format, heads: dict[Kind, Format]) -> None:
        """The head stays in view, and stands on every page that is printed."""
        sheet, document = self._sheet, self._document
        for place, column, look in self._laid:
            sheet.set_column(place, place, _WIDTHS[column.kind], look)
            sheet.write_string(0, place, column.head, heads.get(column.kind, head))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, document.row_count, len(self._laid) - 1)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        title = " ".join(sanitize(document.title).split())[:_HEADER_LETTERS]
        sheet.set_header("&C" + title.replace("&", "&&"))
        sheet.set_footer("&C&P / &N")

    def write(self, pace: ProgressTracker) -> None:
        target = next(one.place for one in self._laid if one.column.kind is Kind.TARGET)
        for number, (name, row) in enumerate(paced_rows(self._document, pace), 1):
            texts = [one.column.cell(name, row) for one in self._laid]
            height = max(_height(one.column.kind, text) for one, text in zip(self._laid, texts, strict=True))
            self._sheet.set_row(number, min(height, _HIGHEST))
            for (place, column, look), text in zip(self._laid, texts, strict=True):
                _write(self._sheet, number, place, text, look, row, column.kind)
            if self._options.with_comments and row.comments:
                self._comment(number, target, row)

    def _comment(self, number: int, place: int, row: BilingualRow) -> None:
        """A cell has one comment: it holds all that was said."""
        text = _fitting("\n\n".join(map(told, row.comments)), row)
        lines = sum(1 + len(line) // _REMARK_LETTERS for line in text.split("\n"))
        box = {"author": sanitize(row.comments[0].author), "x_scale": 1, "width": _REMARK_WIDTH}
        box["height"] = (min(lines, 30) + 1) * _REMARK_LINE
        self._sheet.write_comment(number, place, text, {**box, "font_size": 9})


def _height(kind: Kind, text: str) -> float:
    """About how high a cell is; LibreOffice leaves rows as low as one line where nothing is said of it."""
    lines = sum(1 + len(line) // _WIDTHS[kind] for line in text.split("\n"))
    return lines * _LINES.get(kind, _LINE)


def _write(sheet: Worksheet, number: int, place: int, text: str, look: Format, row: BilingualRow, kind: Kind) -> None:
    if not text:
        sheet.write_blank(number, place, None, look)
    elif kind is Kind.NUMBER and text.isdecimal():
        sheet.write_number(number, place, int(text), look)
    else:
        sheet.write_string(number, place, _fitting(text, row), look)


def _fitting(text: str, row: BilingualRow) -> str:
    """The text as a cell can hold it.

    xlsxwriter takes what begins and ends as its own marked-up text for that, so such a text is given a space.

    Raises:
        TranslatorError: It is too long: it would be cut.
    """
    if len(text) > MOST_LETTERS // 2 and len(text.encode("utf-16-le")) // 2 > MOST_LETTERS:
        raise TranslatorError(
            f"Sentence {row.label} has more than a cell holds ({MOST_LETTERS:,} letters); "
            "split it, or export it as .csv or .docx."
        )
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text


def _write_about(book: Workbook, document: BilingualDocument, options: ExportOptions) -> None:
    """Title block and legends on a sheet of their own: the rows begin at the top of theirs."""
    sheet = book.add_worksheet("About")
    sheet.set_column(0, 0, 80, book.add_format(_PROPERTIES))
    title = book.add_format({**_PROPERTIES, "bold": True, "font_size": 14})
    sheet.write_string(0, 0, sanitize(document.title)[: MOST_LETTERS // 2].replace("</r>", "</r> "), title)
    tags = TAG_LEGEND if shows_tags(document, every_tag=True) else ""
    lines = [*head_lines(document, options), status_legend(document, options), tags]
    for number, line in enumerate(filter(None, lines), 1):
        sheet.write_string(number, 0, line)
