"""An Excel workbook as a package: its sheets and text cells, and writing it again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from translator_gui.formats.ooxml import OoxmlPackage, relationship_id
from translator_gui.formats.sheets.column_selection import column_letters, column_number
from translator_gui.formats.xml import Element
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError

_SPOT = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LINE_END = re.compile(r"\r\n|\r")
_ON = {"1", "true", "on"}


def qualified_name(parent: Element, name: str) -> str:
    """Qualify a child name with the XML namespace of an element, which differs between kinds of workbooks."""
    return str(parent.tag).rpartition("}")[0] + "}" + name if str(parent.tag).startswith("{") else name


def find_child(parent: Element | None, *path: str) -> Element | None:
    """Return the XML element along a path of child names in a workbook's XML; None if there is none."""
    for name in path:
        if parent is None:
            return None
        parent = next(parent.iterchildren(qualified_name(parent, name)), None)
    return parent


def is_on(value: str | None) -> bool:
    """Whether a boolean XML attribute of a workbook is true."""
    return (value or "").lower() in _ON


def cell_position(reference: str) -> tuple[int, int] | None:
    """Parse an Excel cell reference ("B7") into row and column, from 1; None if it is none."""
    found = _SPOT.fullmatch(reference)
    return (int(found.group(2)), column_number(found.group(1))) if found else None


def unescaped(text: str) -> str:
    """Decode `_x000D_` and other escapes in a string of an Excel workbook."""
    text = _ESCAPED.sub(_letter, text) if "_x" in text else text
    return _LINE_END.sub("\n", text) if "\r" in text else text


def escaped(text: str) -> str:
    """Escape text for an Excel workbook that would be taken for an escape such as `_x000D_`."""
    return _ESCAPED.sub(lambda found: f"_x005F{found.group()}", text) if "_x" in text else text


def _letter(found: re.Match[str]) -> str:
    code = int(found.group(1), 16)
    forbidden = (code < 0x20 and chr(code) not in "\t\n\r") or 0xD800 <= code < 0xE000 or code >= 0xFFFE  # noqa: PLR2004
    return found.group() if forbidden else chr(code)


class WorkbookTextCell(NamedTuple):
    """A cell of an Excel workbook that holds text and no formula, with its XML elements.

    Attributes:
        sheet: Which sheet, from 0.
        row: From 1.
        column: From 1.
        element: Itself.
        holder: What its text is in: an element with `t` or `r` in it, or a bare `v`.
        shared: Which of the shared strings it is; -1: none.
        hidden: Whether people do not see it.
    """

    sheet: int
    row: int
    column: int
    element: Element
    holder: Element
    shared: int
    hidden: bool

    @property
    def reference(self) -> str:
        """Reference of the Excel cell: "B7"."""
        return f"{column_letters(self.column)}{self.row}"


@dataclass(slots=True)
class WorkbookSheet:
    """A sheet of an Excel workbook with its XML tree.

    Attributes:
        name: As people see it.
        part: Where it is in the package.
        root: Its tree.
        hidden: Whether people do not see it.
        strings: How often it uses each shared string.
    """

    name: str
    part: str
    root: Element
    hidden: bool
    strings: dict[int, int] = field(default_factory=dict[int, int])


class EditableWorkbook(OoxmlPackage):
    """An Excel workbook whose XML trees are read, changed and written again.

    Args:
        name: The file's name, for messages.
        data: Its bytes.

    Raises:
        TranslatorError: No workbook, broken, encrypted, or made to harm.
    """

    def __init__(self, name: str, data: bytes) -> None:
        super().__init__(name, data)
        if not self.main:
            raise TranslatorError(
                _("{name} holds no workbook; open it in Excel or LibreOffice and save it anew as XLSX.", name=name)
            )
        links = self.relationships(self.main)
        self.strings, self.styles = (
            next(map(self.root, self.linked(self.main, kind)), None) for kind in ("sharedStrings", "styles")
        )
        self._strings = (
            [] if self.strings is None else list(self.strings.iterchildren(qualified_name(self.strings, "si")))
        )
        self.sheets: list[WorkbookSheet] = []
        book = self.root(self.main)
        for sheet in book.iter(qualified_name(book, "sheet")):
            link = links.get(relationship_id(sheet) or "")
            if link is not None and link.type == "worksheet" and link.target in self:
                hidden = sheet.get("state", "visible") != "visible"
                self.sheets.append(WorkbookSheet(sheet.get("name", ""), link.target, self.root(link.target), hidden))

    def tables(self, sheet: WorkbookSheet) -> Iterator[Element]:
        """Iterate over the XML trees of the tables on a sheet; `write` saves changes to it."""
        return map(self.root, self.linked(sheet.part, "table"))

    def cells(self) -> Iterator[WorkbookTextCell]:
        """Yield all cells of the workbook that hold text, sheet by sheet and row by row."""
        for number, sheet in enumerate(self.sheets):
            hidden_columns = _hidden_columns(sheet.root)
            data = find_child(sheet.root, "sheetData")
            row_number = 0
            for row in () if data is None else data.iterchildren(qualified_name(data, "row")):
                row_number = _whole(row.get("r")) or row_number + 1
                hidden = sheet.hidden or is_on(row.get("hidden"))
                column = 0
                for element in row.iterchildren(qualified_name(row, "c")):
                    at = cell_position(element.get("r", ""))
                    column = at[1] if at else column + 1
                    found = self._holder(sheet, element)
                    if found:
                        unseen = hidden or column in hidden_columns
                        yield WorkbookTextCell(number, row_number, column, element, *found, unseen)

    def font(self, cell: WorkbookTextCell) -> Element | None:
        """Return the font element of a cell's style; None if there is none."""
        look = _nth(find_child(self.styles, "cellXfs"), cell.element.get("s", "0"))
        return None if look is None else _nth(find_child(self.styles, "fonts"), look.get("fontId", "0"))

    def _holder(self, sheet: WorkbookSheet, cell: Element) -> tuple[Element, int] | None:
        kind = cell.get("t")
        if kind == "inlineStr":
            found = find_child(cell, "is")
            return None if found is None or find_child(cell, "f") is not None else (found, -1)
        if kind not in {"s", "str"} or (value := find_child(cell, "v")) is None:
            return None
        if kind == "str":
            return None if find_child(cell, "f") is not None else (value, -1)
        index = _whole(value.text)
        if index is None or index >= len(self._strings):
            return None
        sheet.strings[index] = sheet.strings.get(index, 0) + 1
        return None if find_child(cell, "f") is not None else (self._strings[index], index)


def _hidden_columns(root: Element) -> frozenset[int]:
    hidden: set[int] = set()
    columns = find_child(root, "cols")
    for column in () if columns is None else columns.iterchildren(qualified_name(columns, "col")):
        first, last = _whole(column.get("min")), _whole(column.get("max"))
        if is_on(column.get("hidden")) and first and last:
            hidden.update(range(first, min(last, 16_384) + 1))
    return frozenset(hidden)


def _nth(parent: Element | None, number: str) -> Element | None:
    index = _whole(number)
    return parent[index] if parent is not None and index is not None and index < len(parent) else None


def _whole(text: str | None) -> int | None:
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None  # noqa: PLR2004
