"""Writes an original workbook in English: chosen cells, their formats and the sheet direction change."""

from collections.abc import Sequence
from typing import BinaryIO, TypeAlias

from lxml import etree

from translator_gui.formats.base import ExportProgress
from translator_gui.formats.inline import TargetTextPiece
from translator_gui.formats.sheets.delimited import guard_formula
from translator_gui.formats.sheets.rich_string import fill, string_content, string_pieces
from translator_gui.formats.sheets.workbook import (
    EditableWorkbook,
    WorkbookSheet,
    WorkbookTextCell,
    find_child,
    is_on,
    qualified_name,
)
from translator_gui.formats.sheets.workbook_styles import CellStyleAdder, CellStyleChanges
from translator_gui.formats.sheets.workbook_tables import distinct_names, heads, rename_column, renew_formulas
from translator_gui.formats.target_builder import TargetParagraph, insert_english
from translator_gui.formats.xml import Element
from translator_gui.messages import format_number
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError

_MOST_LETTERS = 32_767

_Pieces: TypeAlias = list[tuple[TargetTextPiece, Element | None]]
_Place: TypeAlias = tuple[int, int, int]


def write_workbook(
    stream: BinaryIO,
    workbook: EditableWorkbook,
    cells: list[WorkbookTextCell],
    paragraphs: Sequence[TargetParagraph],
    pace: ExportProgress,
) -> None:
    """Write an original Excel workbook again in English: cells, table columns, formulas, direction.

    Args:
        stream: Open and binary.
        workbook: The original.
        cells: Those that are translated.
        paragraphs: One for each of them.
        pace: Goes over the paragraphs.
    """
    english: dict[_Place, _Pieces] = {}
    for cell, paragraph in zip(cells, pace.over(paragraphs), strict=True):
        content = string_content(cell.holder, workbook.font(cell))
        pieces = string_pieces(insert_english(content.tagged, paragraph.pieces), content.base)
        _check_length(workbook, cell, pieces)
        english[cell.sheet, cell.row, cell.column] = pieces
    renamed = _name_columns(workbook, english)
    strings = _SharedStrings(workbook)
    styles = CellStyleAdder(workbook.styles)
    mirrored = {number for number, sheet in enumerate(workbook.sheets) if _is_right_to_left(sheet)}
    turned: set[int] = set()
    for cell in cells:
        pieces = english[cell.sheet, cell.row, cell.column]
        wish = _style_changes(pieces, mirrored=cell.sheet in mirrored)
        if wish.english:
            turned.add(cell.sheet)
        _put(cell, pieces, strings)
        style = cell.element.get("s", "0")
        look = styles.look(int(style) if style.isascii() and style.isdigit() else 0, wish)
        if str(look) != style:
            cell.element.set("s", str(look))
    for number in turned & mirrored:
        _turn(workbook.sheets[number])
    strings.clear_unused()
    renew_formulas(workbook, renamed)
    workbook.write(stream, changed=workbook.roots)


class _SharedStrings:
    """The shared strings of an Excel workbook; translated ones are appended, so that Urdu cells keep theirs."""

    def __init__(self, workbook: EditableWorkbook) -> None:
        self._root = workbook.strings
        self._strings = [] if self._root is None else list(self._root.iterchildren(qualified_name(self._root, "si")))
        self._known: dict[bytes, int] = {}
        self._uses: dict[int, int] = {}
        for sheet in workbook.sheets:
            for index, uses in sheet.strings.items():
                self._uses[index] = self._uses.get(index, 0) + uses

    def replace(self, before: int, pieces: _Pieces) -> int:
        """Return the index of a shared string with the translated text, to replace a cell's Urdu one."""
        if self._root is None:
            return before
        made = self._root.makeelement(qualified_name(self._root, "si"))
        fill(made, pieces)
        key = etree.tostring(made)
        if key not in self._known:
            self._strings[-1].addnext(made)
            self._known[key] = len(self._strings)
            self._strings.append(made)
        self._uses[before] = self._uses.get(before, 0) - 1
        return self._known[key]

    def clear_unused(self) -> None:
        """Empty the shared strings that no cell uses any more, so that no hidden Urdu remains in the file."""
        if self._root is None or not self._known:
            return
        for index, uses in self._uses.items():
            if uses <= 0:
                self._strings[index][:] = []
                etree.SubElement(self._strings[index], qualified_name(self._root, "t"))
        self._root.set("uniqueCount", str(len(self._strings)))


def _put(cell: WorkbookTextCell, pieces: _Pieces, strings: _SharedStrings) -> None:
    if cell.shared >= 0:
        value = find_child(cell.element, "v")
        if value is not None:
            value.text = str(strings.replace(cell.shared, pieces))
        return
    holder = find_child(cell.element, "is")
    if holder is None:
        cell.element[:] = [child for child in cell.element if child is not cell.holder]
        holder = etree.SubElement(cell.element, qualified_name(cell.element, "is"))
        cell.element.set("t", "inlineStr")
    fill(holder, pieces)


def _style_changes(pieces: _Pieces, *, mirrored: bool) -> CellStyleChanges:
    texts = [token for token, _ in pieces if token.text.strip()]
    whole = "".join(token.text for token in texts)
    return CellStyleChanges(
        english=any(not token.urdu for token in texts),
        mirrored=mirrored,
        open=any(token.open for token in texts),
        literal=guard_formula(whole) != whole,
    )


def _name_columns(workbook: EditableWorkbook, english: dict[_Place, _Pieces]) -> dict[str, str]:
    """Rename the columns of Excel tables after their translated header cells, which are made distinct.

    Returns:
        The old names in formulas, with the new ones.
    """
    renamed: dict[str, str] = {}
    for table in heads(workbook).values():
        texts = [_text(english.get(head[:3], [])).strip() for head in table]
        kept = [text or head.element.get("name", "") for text, head in zip(texts, table, strict=True)]
        for head, text, name in zip(table, texts, distinct_names(kept), strict=True):
            place = head[:3]
            if place not in english:
                continue
            if not text:
                # A head cannot be empty: it stays as it was.
                english[place] = [(TargetTextPiece(name), None)]
            elif name != text:
                english[place] = [*english[place], (TargetTextPiece(name[len(text) :]), english[place][-1][1])]
            rename_column(head, name, renamed)
    return renamed


def _text(pieces: _Pieces) -> str:
    return "".join(token.text for token, _ in pieces)


def _check_length(workbook: EditableWorkbook, cell: WorkbookTextCell, pieces: _Pieces) -> None:
    text = _text(pieces)
    if len(text) > _MOST_LETTERS // 2 and len(text.encode("utf-16-le", "replace")) // 2 > _MOST_LETTERS:
        raise TranslatorError(
            _(
                "{name}, {sheet}!{spot}: the English has more letters than a cell holds ({limit}); shorten it.",
                name=workbook.name,
                sheet=workbook.sheets[cell.sheet].name,
                spot=cell.reference,
                limit=format_number(_MOST_LETTERS),
            )
        )


def _views(sheet: WorkbookSheet) -> list[Element]:
    views = find_child(sheet.root, "sheetViews")
    return [] if views is None else list(views.iterchildren(qualified_name(views, "sheetView")))


def _is_right_to_left(sheet: WorkbookSheet) -> bool:
    return any(is_on(view.get("rightToLeft")) for view in _views(sheet))


def _turn(sheet: WorkbookSheet) -> None:
    for view in _views(sheet):
        view.attrib.pop("rightToLeft", None)
