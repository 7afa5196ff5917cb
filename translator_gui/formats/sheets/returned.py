"""Reads bilingual sheets (XLSX, CSV) that come back: rows are matched by the column of marks, in any order."""

from collections.abc import Iterator
from itertools import groupby

from translator_gui.formats.export_properties import read_export_properties
from translator_gui.formats.returned import ReturnedDocument
from translator_gui.formats.returned_table import ReturnedTableLine, returned_rows
from translator_gui.formats.sheets.delimited import unguard_formula
from translator_gui.formats.sheets.pair_rows import csv_rows
from translator_gui.formats.sheets.rich_string import plain_string
from translator_gui.formats.sheets.workbook import (
    EditableWorkbook,
    WorkbookSheet,
    cell_position,
    find_child,
    qualified_name,
    unescaped,
)
from translator_gui.formats.xml import Element

_THREADED = "Comment:\n"
"""Stands in a note that Excel makes of a newer comment, before its text."""


def read_returned_xlsx(name: str, data: bytes) -> ReturnedDocument:
    """Read a bilingual Excel workbook that the program exported and somebody edited.

    Args:
        name: The file's name, for messages.
        data: Its bytes.

    Raises:
        TranslatorError: Broken, hostile, no workbook, of another layout, or without its two columns.
    """
    workbook = EditableWorkbook(name, data)
    properties = read_export_properties(workbook)
    rows = returned_rows(name, _workbook_lines(workbook))
    return ReturnedDocument(name, *properties, rows, expects_lead=True)


def _workbook_lines(workbook: EditableWorkbook) -> Iterator[ReturnedTableLine]:
    notes = [_notes(workbook, sheet) for sheet in workbook.sheets]
    for (sheet, row), cells in groupby(workbook.cells(), key=lambda cell: (cell.sheet, cell.row)):
        texts = {cell.column: plain_string(cell.holder) for cell in cells}
        place = f"{workbook.sheets[sheet].name}, row {row}"
        cells_of_row = [texts.get(column, "") for column in range(1, max(texts) + 1)]
        yield ReturnedTableLine(place, cells_of_row, notes[sheet].get(row, ""))


def _notes(workbook: EditableWorkbook, sheet: WorkbookSheet) -> dict[int, str]:
    """Return the notes (comments) on the cells of a sheet, those of a row together, by its number."""
    found: dict[int, list[str]] = {}
    for part in workbook.linked(sheet.part, "comments"):
        notes = find_child(workbook.parse(part), "commentList")
        for note in () if notes is None else notes.iterchildren(qualified_name(notes, "comment")):
            at = cell_position(note.get("ref", ""))
            if at and (text := _note_text(note)):
                found.setdefault(at[0], []).append(text)
    return {row: "\n\n".join(texts) for row, texts in found.items()}


def _note_text(note: Element) -> str:
    text = unescaped("".join(one.text or "" for one in note.iter(qualified_name(note, "t"))))
    return text.rpartition(_THREADED)[2].strip() if text.startswith("[Threaded comment]") else text.strip()


def read_returned_csv(name: str, data: bytes) -> ReturnedDocument:
    """Read a bilingual CSV table that the program exported and somebody edited.

    Args:
        name: The file's name, for messages.
        data: Its bytes.

    Raises:
        TranslatorError: In no known encoding, or without its two columns.
    """
    lines = (
        ReturnedTableLine(f"row {number}", [unguard_formula(cell) for cell in row])
        for number, row in enumerate(csv_rows(name, data), 1)
    )
    return ReturnedDocument(name, rows=returned_rows(name, lines), expects_lead=True)
