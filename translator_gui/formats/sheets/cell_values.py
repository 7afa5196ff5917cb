"""Reads the cells of an Excel workbook as text, also where somebody's typing became a number, date or formula."""

import datetime as dt
import re
from decimal import Decimal, InvalidOperation

from translator_gui.formats.sheets.rich_string import plain_string
from translator_gui.formats.sheets.workbook import EditableWorkbook, WorkbookCell, find_child, is_on, unescaped
from translator_gui.formats.xml import Element

_FIRST_DAY = dt.date(1899, 12, 30)
_LAST_DAY = 2_958_465
_DATE_FORMATS = {*range(14, 18), 22}
"""Those of Excel's own number formats that show a day."""
_QUOTED = re.compile(r'"[^"]*"|\\[.*?\\]|\\\\.')
_DIGITS = 15
"""Excel knows no more of a number."""


def shown_text(workbook: EditableWorkbook, cell: WorkbookCell) -> str:
    """Return the text of a cell, or what stands for its value; empty if it is empty or shows an error."""
    found = workbook.holder(cell)
    if found:
        return plain_string(found[0])
    kind, value = cell.element.get("t", "n"), find_child(cell.element, "v")
    text = unescaped(value.text or "") if value is not None else ""
    formula = find_child(cell.element, "f")
    if formula is not None and (not text or kind == "e"):
        return f"={formula.text}" if formula.text else ""
    if kind == "b":
        return "TRUE" if is_on(text) else "FALSE"
    if kind == "n":
        return _number(text, is_date=_is_date(workbook, cell.element))
    return text if kind in {"str", "d"} else ""


def _number(text: str, *, is_date: bool) -> str:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return ""
    if is_date and 0 < number <= _LAST_DAY:
        return (_FIRST_DAY + dt.timedelta(days=int(number))).isoformat()
    plain = f"{number:.{_DIGITS}g}" if number.is_finite() else ""
    return f"{Decimal(plain).normalize():f}" if plain else ""


def _is_date(workbook: EditableWorkbook, cell: Element) -> bool:
    """Whether a cell shows its number as a day."""
    styles = find_child(workbook.styles, "cellXfs")
    at = cell.get("s", "0")
    if styles is None or not at.isdigit() or int(at) >= len(styles):
        return False
    code = styles[int(at)].get("numFmtId", "0")
    if code.isdigit() and int(code) in _DATE_FORMATS:
        return True
    custom = find_child(workbook.styles, "numFmts")
    shown = (one.get("formatCode", "") for one in (() if custom is None else custom) if one.get("numFmtId") == code)
    return any(re.search("[dy]", _QUOTED.sub("", one.lower())) for one in shown)
