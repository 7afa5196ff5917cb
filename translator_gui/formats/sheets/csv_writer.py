"""Writes bilingual CSV: commas, UTF-8 with a byte order mark for Excel, headings in the first row.

A spreadsheet takes a cell that begins with = + - @ for a formula, whatever quotes stand round it. Such a cell gets an
apostrophe in front; so does one that has apostrophes there already, so that taking one away always gives the text back.
"""

import csv
from collections.abc import Iterator
from typing import BinaryIO

from translator_gui.formats.base import ExportProgress
from translator_gui.formats.bilingual import BilingualDocument, BilingualExportOptions
from translator_gui.formats.bilingual_blocks import BilingualTableStart
from translator_gui.formats.block_builder import sheet_blocks
from translator_gui.formats.sheets.delimited import guard_formula
from translator_gui.formats.sheets.sheet_text import cell_text


class BilingualCsvWriter:
    """Writes bilingual exports as .csv files."""

    suffix = ".csv"

    def write(
        self, stream: BinaryIO, document: BilingualDocument, options: BilingualExportOptions, pace: ExportProgress
    ) -> None:
        """Write the rows of the bilingual document as CSV.

        Raises:
            TranslatorError: The layout is no table.
        """
        stream.write(b"\xef\xbb\xbf")
        stream.writelines(line.encode() for line in _lines(document, options, pace))


class _LineEcho:
    """A file object for `csv.writer` whose `write` returns the line instead of storing it."""

    def write(self, line: str) -> str:
        return line


def _lines(document: BilingualDocument, options: BilingualExportOptions, pace: ExportProgress) -> Iterator[str]:
    write = csv.writer(_LineEcho()).writerow
    for block in sheet_blocks(document, options, pace):
        if isinstance(block, BilingualTableStart):
            yield write([column.head for column in block.columns])
        else:
            yield write([guard_formula(cell_text(cell)) for cell in block.cells])
