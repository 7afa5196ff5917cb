"""Table headings in a workbook: tables and formulas refer to columns by the text of their heading."""

import re
from typing import NamedTuple

from translator_gui.formats.sheets.workbook import EditableWorkbook, cell_position, find_child, qualified_name
from translator_gui.formats.xml import Element
from translator_gui.formats.xml_file import local
from translator_gui.text.direction import has_rtl

_LONGEST = 255
_ESCAPED = "[]#'@"
_FORMULAS = ("f", "definedName", "calculatedColumnFormula", "totalsRowFormula")


class WorkbookTableHeaderCell(NamedTuple):
    """A header cell of an Excel table: its position, and the element that names its column."""

    sheet: int
    row: int
    column: int
    element: Element


def heads(workbook: EditableWorkbook) -> dict[Element, list[WorkbookTableHeaderCell]]:
    """Return the header cells of every table of an Excel workbook."""
    found: dict[Element, list[WorkbookTableHeaderCell]] = {}
    for number, sheet in enumerate(workbook.sheets):
        for table in workbook.tables(sheet):
            corner = cell_position(table.get("ref", "").partition(":")[0])
            columns = find_child(table, "tableColumns")
            if corner is None or columns is None or table.get("headerRowCount", "1") == "0":
                continue
            row, first = corner
            names = columns.iterchildren(qualified_name(columns, "tableColumn"))
            found[table] = [
                WorkbookTableHeaderCell(number, row, first + step, element) for step, element in enumerate(names)
            ]
    return found


def distinct_names(names: list[str]) -> list[str]:
    """Make the column names of an Excel table distinct by appended numbers."""
    out: list[str] = []
    taken: set[str] = set()
    for name in names:
        one, number = name, 1
        while one.casefold() in taken:
            number += 1
            one = f"{name} {number}"
        taken.add(one.casefold())
        out.append(one)
    return out


def rename_column(head: WorkbookTableHeaderCell, name: str, renamed: dict[str, str]) -> None:
    """Rename a column of an Excel table and record the new name for the formulas."""
    before = head.element.get("name", "")
    after = name[:_LONGEST].replace("\n", "_x000a_")
    if before and before != after:
        head.element.set("name", after)
        renamed[_reference(before)] = _reference(after)


def renew_formulas(workbook: EditableWorkbook, renamed: dict[str, str]) -> None:
    """Update renamed columns in the formulas of an Excel workbook and remove their cached Urdu results."""
    any_formula = False
    # At once: one column may take the name that another had.
    names = re.compile("|".join(map(re.escape, renamed)) or "(?!)")
    for tree in list(workbook.roots.values()):
        for element in tree.iter(*(qualified_name(tree, name) for name in _FORMULAS)):
            text = element.text or ""
            any_formula = any_formula or local(element) == "f"
            if "[" in text:
                element.text = names.sub(lambda found: renamed[found.group()], text)
            if local(element) == "f":
                _drop_urdu_result(element)
    if any_formula:
        _recalculate(workbook.root(workbook.main))


def _reference(name: str) -> str:
    return "[" + "".join(f"'{letter}" if letter in _ESCAPED else letter for letter in name) + "]"


def _drop_urdu_result(formula: Element) -> None:
    cell = formula.getparent()
    value = find_child(cell, "v")
    if cell is not None and value is not None and cell.get("t") == "str" and has_rtl(value.text or ""):
        cell.remove(value)
        del cell.attrib["t"]


def _recalculate(root: Element) -> None:
    """Make Excel recalculate when it opens the workbook."""
    calculation = find_child(root, "calcPr")
    if calculation is None:
        before = [find_child(root, name) for name in ("definedNames", "externalReferences", "functionGroups", "sheets")]
        place = next((element for element in before if element is not None), None)
        if place is None:
            return
        calculation = root.makeelement(qualified_name(root, "calcPr"))
        place.addnext(calculation)
    calculation.set("fullCalcOnLoad", "1")
