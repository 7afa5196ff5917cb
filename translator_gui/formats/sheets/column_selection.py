"""Selects the columns of a sheet to read: chosen ones, or those with Urdu."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError
from translator_gui.text.direction import has_rtl

COLUMN_RULE = "columns "
"""Begins the rule as documents keep it: "columns B,D", or "columns Names!B,'My sheet'!C" in a workbook of several."""
_MOST_COLUMNS = 16_384
_RECENT_TEXTS = 1024
_ONE = re.compile(r"\s*(?:(?:'((?:[^']|'')+)'|([^!,']+))!)?\s*([A-Za-z]{1,3})\s*(?:,|\Z)")
_PLAIN_NAME = re.compile(r"[^\W\d][\w.]*")


class LocatedCellText(NamedTuple):
    """The text of a spreadsheet cell, with its sheet, row and column.

    Attributes:
        sheet: Its sheet's name; empty where there is but one without a name.
        row: From 1.
        column: From 1.
        text: What it holds.
    """

    sheet: str
    row: int
    column: int
    text: str

    @property
    def place(self) -> str:
        """Human-readable location of the spreadsheet cell: "B7", "Sheet1!B7"."""
        spot = f"{column_letters(self.column)}{self.row}"
        return f"{self.sheet}!{spot}" if self.sheet else spot


class SelectedSheetCells(NamedTuple):
    """The spreadsheet cells chosen for translation, and the rule (columns) that chose them.

    Attributes:
        rule: As documents keep it.
        cells: In reading order.
        doubts: Sentences for people.
    """

    rule: str
    cells: list[LocatedCellText]
    doubts: tuple[str, ...] = ()


class _Column(NamedTuple):
    """A spreadsheet column chosen for translation: number, and sheet (None for all sheets)."""

    sheet: str | None
    column: int


def select_cells(
    name: str, cells: Iterable[LocatedCellText], rule: str | None, *, sheets: int = 1
) -> SelectedSheetCells:
    """Choose the spreadsheet cells to translate: in the columns of `rule`, else those with Urdu, else all.

    A head without Urdu over a column of Urdu is left out, and so is what has no letter.

    Args:
        name: The file's name, for messages.
        cells: All cells with text, in reading order.
        rule: See `COLUMN_RULE`; None to detect it.
        sheets: How many the file has: of several, each column is named with its sheet.

    Raises:
        TranslatorError: It is no such rule, or none of its columns holds text.
    """
    found = [cell for cell in cells if any(map(str.isalpha, cell.text))]
    # Of a hostile file, ten thousand cells share one text of a million letters.
    is_urdu = lru_cache(_RECENT_TEXTS)(has_rtl)
    urdu = {(cell.sheet, cell.column) for cell in found if is_urdu(cell.text)}
    doubts: tuple[str, ...] = ()
    if rule is not None:
        wanted = _named(name, rule)
        columns = {
            (cell.sheet, cell.column)
            for cell in found
            if _Column(None, cell.column) in wanted or _Column(cell.sheet.casefold(), cell.column) in wanted
        }
        if not columns:
            raise _nothing(name, rule, found, sheets)
    else:
        columns = urdu or {(cell.sheet, cell.column) for cell in found}
        rule = _rule(found, columns, sheets)
        if not urdu and found:
            doubts = (str(_("No column holds Urdu, so all text was read: choose the columns if that is too much.")),)
    heads: dict[str, int] = {}
    for cell in found:
        heads.setdefault(cell.sheet, cell.row)
    taken = [
        cell
        for cell in found
        if (column := (cell.sheet, cell.column)) in columns
        and (heads[cell.sheet] != cell.row or column not in urdu or is_urdu(cell.text))
    ]
    return SelectedSheetCells(rule, taken, doubts)


def column_letters(column: int) -> str:
    """Return the letters of a spreadsheet column: 1 is A, 28 is AB."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the number of a spreadsheet column by its letters: AB is 28; 0 for none."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _named(name: str, rule: str) -> set[_Column]:
    columns: set[_Column] = set()
    text = rule.removeprefix(COLUMN_RULE)
    at = 0
    while text.strip() and rule.startswith(COLUMN_RULE) and (one := _ONE.match(text, at)):
        quoted, plain, letters = one.groups()
        sheet = quoted.replace("''", "'") if quoted else plain.strip() if plain else None
        columns.add(_Column(sheet.casefold() if sheet else None, column_number(letters)))
        at = one.end()
        if at == len(text):
            break
    if at < len(text) or not columns or max(one.column for one in columns) > _MOST_COLUMNS:
        raise TranslatorError(
            _("{name}: “{text}” names no columns; name them by their letters: B,D or Sheet1!B.", name=name, text=text)
        )
    return columns


def _rule(cells: list[LocatedCellText], columns: set[tuple[str, int]], sheets: int) -> str:
    order = dict.fromkeys(cell.sheet for cell in cells)
    named = [(sheet, column) for sheet in order for column in sorted(c for s, c in columns if s == sheet)]
    if sheets > 1:
        return COLUMN_RULE + ",".join(f"{_sheet(sheet)}!{column_letters(column)}" for sheet, column in named)
    return COLUMN_RULE + ",".join(column_letters(column) for _, column in named)


def _sheet(name: str) -> str:
    if _PLAIN_NAME.fullmatch(name):
        return name
    doubled = name.replace("'", "''")
    return f"'{doubled}'"


def _nothing(name: str, rule: str, cells: list[LocatedCellText], sheets: int) -> TranslatorError:
    there = _rule(cells, {(cell.sheet, cell.column) for cell in cells}, sheets).removeprefix(COLUMN_RULE)
    if not there:
        return TranslatorError(_("{name} holds no text; open a document with at least one paragraph.", name=name))
    return TranslatorError(_("{name}: no text in {rule}; there is some in {there}.", name=name, rule=rule, there=there))
