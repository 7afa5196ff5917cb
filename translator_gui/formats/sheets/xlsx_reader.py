"""Reads Excel workbooks: the text cells of some columns; never formulas, numbers or dates."""

import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from translator_gui.formats.base import DocumentReadOptions, ExportProgress, OriginalDocument
from translator_gui.formats.paragraphs import checked_paragraphs, clean_paragraph, errors_at
from translator_gui.formats.sheets.column_selection import LocatedCellText, SelectedSheetCells, select_cells
from translator_gui.formats.sheets.rich_string import plain_string, string_content
from translator_gui.formats.sheets.workbook import EditableWorkbook, WorkbookTextCell
from translator_gui.formats.sheets.xlsx_target import write_workbook
from translator_gui.formats.target_builder import TargetParagraph
from translator_gui.formats.zipped import RATIO_FROM, part_names
from translator_gui.messages import gettext_lazy as _
from translator_gui.messages import ngettext_lazy as ngettext
from translator_gui.model.document import ParagraphKind, SourceDocument, SourceParagraph
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import without_tags
from translator_gui.text.direction import has_rtl

_WORKBOOK = "xl/workbook.xml"
_MACROS = "xl/vbaProject.bin"


_OTHER_PARTS = re.compile(
    r"xl/(?:charts/chart|drawings/drawing|diagrams/data|comments|threadedComments/)[^/]*\.xml|docProps/core\.xml"
)
_AROUND_CELLS = [f"{{*}}{turn}{end}" for turn in ("odd", "even", "first") for end in ("Header", "Footer")]
"""Elements with what stands on the printed page."""
_CHOICES = ["{*}formula1"]
"""Elements with the list that a cell offers to choose from."""
_OTHER_TEXT = re.compile(r"<(?:a:t|t|text|dc:title|dc:subject|dc:description|cp:keywords)(?:\s[^>]*)?>([^<]+)<")


class _WorkbookReader:
    """Common part of the readers of Excel workbooks with and without macros."""

    id: str
    suffixes: tuple[str, ...]

    def read(self, name: str, data: bytes, options: DocumentReadOptions) -> SourceDocument:
        """Read an Excel workbook: one paragraph per text cell of the chosen columns, hidden ones too.

        Raises:
            TranslatorError: Broken, encrypted, hostile, no workbook, no such columns, or a cell that is too long.
        """
        workbook = EditableWorkbook(name, data)
        choice, cells = _chosen(workbook, name, options)
        found = (_paragraph(workbook, cell, text) for cell, text in zip(cells, choice.cells, strict=True))
        paragraphs = checked_paragraphs(name, found)
        return SourceDocument(name, self.id, data, paragraphs, "", choice.rule, (*choice.doubts, *_left_out(workbook)))

    def write_target(
        self, stream: BinaryIO, original: OriginalDocument, paragraphs: Sequence[TargetParagraph], pace: ExportProgress
    ) -> None:
        """Write the original Excel workbook again in English."""
        workbook = EditableWorkbook(original.name, original.data)
        _, cells = _chosen(workbook, original.name, original.options)
        write_workbook(stream, workbook, cells, paragraphs, pace)


class XlsxReader(_WorkbookReader):
    """Reads Excel workbooks (.xlsx) and writes them again in English."""

    id = "xlsx"
    suffixes = (".xlsx",)

    def recognises(self, data: bytes, suffix: str) -> bool:
        """Whether a file is an Excel workbook, by the parts it contains or its ending."""
        return data.startswith(b"PK") and (suffix in self.suffixes or _WORKBOOK in part_names(data))


class XlsmReader(_WorkbookReader):
    """Reads Excel workbooks with macros (.xlsm), which are never run, and writes them again in English."""

    id = "xlsm"
    suffixes = (".xlsm",)

    def recognises(self, data: bytes, suffix: str) -> bool:
        """Whether a file is an Excel workbook with macros, by the parts it contains or its ending."""
        return data.startswith(b"PK") and (suffix in self.suffixes or _MACROS in part_names(data))


def _left_out(workbook: EditableWorkbook) -> Iterator[str]:
    """Yield a warning on Urdu of an Excel workbook that stands outside its cells."""
    if any(has_rtl(sheet.name) for sheet in workbook.sheets):
        yield str(_("The Urdu names of its sheets stay as they are: formulas and links refer to them."))
    around = (one.text or "" for sheet in workbook.sheets for one in sheet.root.iter(*_AROUND_CELLS, *_CHOICES))
    if number := sum(map(has_rtl, around)):
        yield str(
            ngettext(
                "{number} Urdu text of its page headers, footers and lists to choose from is not translated.",
                "{number} Urdu texts of its page headers, footers and lists to choose from are not translated.",
                number,
            )
        )
    texts = (
        text
        for part in workbook
        if _OTHER_PARTS.fullmatch(part) and workbook.infos[part].file_size < RATIO_FROM
        for text in _OTHER_TEXT.findall(workbook.read(part).decode("utf-8", "replace"))
    )
    if number := sum(map(has_rtl, texts)):
        yield str(
            ngettext(
                "{number} Urdu text of its charts, drawings, comments and properties is not translated.",
                "{number} Urdu texts of its charts, drawings, comments and properties are not translated.",
                number,
            )
        )


def _chosen(
    workbook: EditableWorkbook, name: str, options: DocumentReadOptions
) -> tuple[SelectedSheetCells, list[WorkbookTextCell]]:
    """Choose the cells of an Excel workbook to translate; return the selection and the workbook's cells."""
    texts: list[LocatedCellText] = []
    cells: dict[LocatedCellText, WorkbookTextCell] = {}
    strings: dict[int, str] = {}
    for cell in workbook.cells():
        if cell.shared not in strings or cell.shared < 0:
            plain = plain_string(cell.holder)
            strings[cell.shared] = plain if clean_paragraph(plain) else ""
        if text := strings[cell.shared]:
            found = LocatedCellText(workbook.sheets[cell.sheet].name, cell.row, cell.column, text)
            texts.append(found)
            cells.setdefault(found, cell)
    choice = select_cells(name, texts, options.paragraph_rule, sheets=len(workbook.sheets))
    unique = list(dict.fromkeys(choice.cells))
    return choice._replace(cells=unique), [cells[one] for one in unique]


def _paragraph(workbook: EditableWorkbook, cell: WorkbookTextCell, text: LocatedCellText) -> SourceParagraph:
    with errors_at(text.place):
        content = string_content(cell.holder, workbook.font(cell)).tagged
        if not clean_paragraph(without_tags(content.text)):
            raise TranslatorError(_("its text cannot be read; save the workbook anew."))
    place = f"{text.place}, hidden" if cell.hidden else text.place
    return SourceParagraph(content.text, ParagraphKind.TABLE_CELL, place=place, tags=content.tags)
