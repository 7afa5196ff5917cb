# pyright: reportUnknownMemberType=false
# xlsxwriter says the types of most parameters, and leaves those of some out.
"""Glossaries as Excel workbooks."""

import io
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from xlsxwriter import Workbook

from translator_gui.formats.characters import sanitize
from translator_gui.formats.glossaries.table import table_rows
from translator_gui.formats.sheets.rich_string import plain_string
from translator_gui.formats.sheets.workbook import EditableWorkbook, cell_position, find_child, qualified_name
from translator_gui.model.glossary import GlossaryEntry

_WIDTHS = (28, 32, 16, 40, 28, 16, 12, 20)
_MOST_COLUMNS = 50
_BOOK = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def sheet_rows(name: str, data: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield the numbers and cells of the rows of a workbook, sheet by sheet; a ticked cell says yes."""
    workbook = EditableWorkbook(name, data)
    rows: dict[tuple[int, int], dict[int, str]] = {}
    for cell in workbook.cells():
        rows.setdefault((cell.sheet, cell.row), {})[cell.column] = plain_string(cell.holder)
    for number, sheet in enumerate(workbook.sheets):
        for element in sheet.root.iter(qualified_name(sheet.root, "c")):
            place, value = cell_position(element.get("r", "")), find_child(element, "v")
            if element.get("t") == "b" and place and value is not None and value.text == "1":
                rows.setdefault((number, place[0]), {})[place[1]] = "yes"
    for (_sheet, row), found in sorted(rows.items()):
        yield row, [found.get(column, "") for column in range(1, min(max(found), _MOST_COLUMNS) + 1)]


def write_sheet(stream: BinaryIO, entries: Iterable[GlossaryEntry]) -> None:
    """Write glossary entries as a workbook of one sheet; every cell is a text, never a formula or a link."""
    packed = io.BytesIO()
    with Workbook(packed, _BOOK) as book:
        sheet = book.add_worksheet("Terms")
        urdu = book.add_format({"reading_order": 2, "align": "right"})
        head = book.add_format({"bold": True, "bottom": 1})
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width, urdu if not column else None)
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(table_rows(entries)):
            for column, cell in enumerate(row):
                if cell:
                    sheet.write_string(number, column, sanitize(cell), None if number else head)
    stream.write(packed.getbuffer())
