"""Reads tables in text (CSV, TSV): the cells of some columns are paragraphs."""

from collections.abc import Sequence
from typing import BinaryIO, NamedTuple

from translator_gui.formats.base import DocumentReadOptions, ExportProgress, OriginalDocument
from translator_gui.formats.characters import without_direction_marks
from translator_gui.formats.encoding import decode_text, encode_like
from translator_gui.formats.inline import TargetTextPiece, tagged
from translator_gui.formats.paragraphs import checked_paragraphs, clean_paragraph
from translator_gui.formats.sheets.column_selection import LocatedCellText, SelectedSheetCells, select_cells
from translator_gui.formats.sheets.delimited import (
    CsvCellSpan,
    cells,
    delimiter_of,
    format_csv_cell,
    guard_formula,
    has_backslashes,
    is_formula,
    unguard_formula,
)
from translator_gui.formats.target_builder import TargetParagraph, bracket_untranslated, insert_english
from translator_gui.messages import format_number
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.document import ParagraphKind, SourceDocument, SourceParagraph
from translator_gui.model.errors import TranslatorError

_TABS = ".tsv"
_MOST_CELLS = 3_000_000


class _DecodedCsv(NamedTuple):
    """A decoded CSV file with its encoding and delimiter, and the cells to translate."""

    text: str
    codec: str
    delimiter: str
    backslashes: bool
    choice: SelectedSheetCells
    doubts: tuple[str, ...]


class CsvReader:
    """Reads .csv and .tsv files and writes them again in English."""

    id = "csv"
    suffixes = (".csv", _TABS)

    def recognises(self, data: bytes, suffix: str) -> bool:
        """Whether a file has the ending of CSV or TSV."""
        return bool(data) and suffix in self.suffixes

    def read(self, name: str, data: bytes, options: DocumentReadOptions) -> SourceDocument:
        """Read the cells of a CSV file; encoding and columns are detected unless the options name them.

        Raises:
            TranslatorError: Not a text, garbled, no such columns, or a cell that is too long.
        """
        table = _table(name, data, options)
        paragraphs = checked_paragraphs(
            name,
            (
                SourceParagraph(tagged([cell.text]).text, ParagraphKind.TABLE_CELL, place=cell.place)
                for cell in table.choice.cells
            ),
        )
        return SourceDocument(
            name, self.id, data, paragraphs, table.codec, table.choice.rule, table.doubts + table.choice.doubts
        )

    def write_target(
        self, stream: BinaryIO, original: OriginalDocument, paragraphs: Sequence[TargetParagraph], pace: ExportProgress
    ) -> None:
        """Write the original CSV file again in English; text like a formula gets an apostrophe."""
        table = _table(original.name, original.data, original.options)
        wanted = {(cell.row, cell.column) for cell in table.choice.cells}
        coming = iter(pace.over(paragraphs))
        out: list[str] = []
        at = 0
        for cell in cells(table.text, table.delimiter, backslashes=table.backslashes):
            if (cell.row, cell.column) in wanted:
                out += table.text[at : cell.start], _english(cell, table, next(coming))
                at = cell.end
        next(coming, None)
        out.append(table.text[at:])
        stream.write(encode_like(original.data, "".join(out), table.codec))


def _table(name: str, data: bytes, options: DocumentReadOptions) -> _DecodedCsv:
    text, codec, doubts = decode_text(name, data, options.encoding)
    if "\0" in text:
        raise TranslatorError(_("{name} holds NUL characters; this is not a table in text.", name=name))
    delimiter = delimiter_of(text, tabs=name.lower().endswith(_TABS))
    if text.count(delimiter) + text.count("\n") > _MOST_CELLS:
        raise TranslatorError(
            _("{name} has more than {limit} cells; split it.", name=name, limit=format_number(_MOST_CELLS))
        )
    backslashes = not options.as_before and has_backslashes(text, delimiter)
    texts = (
        LocatedCellText("", cell.row, cell.column, unguard_formula(cell.value))
        for cell in cells(text, delimiter, backslashes=backslashes)
        if clean_paragraph(cell.value) and not is_formula(cell.value)
    )
    choice = select_cells(name, texts, options.paragraph_rule)
    return _DecodedCsv(text, codec, delimiter, backslashes, choice, doubts)


def _english(cell: CsvCellSpan, table: _DecodedCsv, paragraph: TargetParagraph) -> str:
    tokens = bracket_untranslated(insert_english(tagged([unguard_formula(cell.value)]), paragraph.pieces))
    text = "".join(without_direction_marks(token.text) for token in tokens if isinstance(token, TargetTextPiece))
    if "\r\n" in table.text[cell.start : cell.end]:
        text = text.replace("\n", "\r\n")
    return format_csv_cell(guard_formula(text), table.delimiter, quoted=cell.quoted, backslashes=table.backslashes)
