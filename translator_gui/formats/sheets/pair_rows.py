"""Reads pairs of sentences from tables (TSV, CSV, Excel); which column is Urdu is seen from the text."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, islice
from typing import BinaryIO

from translator_gui.formats.encoding import decode_text
from translator_gui.formats.sheets.delimited import delimiter_of
from translator_gui.formats.sheets.rich_string import plain_string
from translator_gui.formats.sheets.workbook import EditableWorkbook
from translator_gui.text.direction import has_rtl

_SAMPLE = 200
_TAB = "\t"


def tsv_rows(name: str, stream: BinaryIO) -> Iterator[list[str]]:
    """Yield the rows of a table with tabs, line by line, so that the file may be of any size.

    Raises:
        TranslatorError: It is in no known encoding.
    """
    first = stream.read(4)
    stream.seek(0)
    if first.startswith((b"\xff\xfe", b"\xfe\xff")):
        text, _codec, _doubts = decode_text(name, stream.read(), None)
        lines: Iterable[str] = text.split("\n")
    else:
        lines = (line.decode("utf-8-sig", "replace") for line in stream)
    for line in lines:
        yield [_unquoted(cell) for cell in line.rstrip("\r\n").split(_TAB)]


def csv_rows(name: str, data: bytes) -> Iterator[list[str]]:
    """Yield the rows of a CSV table.

    Raises:
        TranslatorError: It is in no known encoding.
    """
    text, _codec, _doubts = decode_text(name, data, None)
    yield from csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter_of(text))


def workbook_rows(name: str, data: bytes) -> Iterator[list[str]]:
    """Yield the rows of the sheets of an Excel workbook, with the text cells alone; other cells are empty.

    Raises:
        TranslatorError: It is broken, encrypted, hostile, or no workbook.
    """
    cells = EditableWorkbook(name, data).cells()
    for _place, row in groupby(cells, key=lambda cell: (cell.sheet, cell.row)):
        found = {cell.column: plain_string(cell.holder) for cell in row}
        yield [found.get(column, "") for column in range(1, max(found) + 1)]


def sentence_pairs(rows: Iterable[Sequence[str]]) -> Iterator[tuple[str, str] | None]:
    """Yield the Urdu and the English of each row; None for rows without one of them, and for a head without Urdu."""
    remaining = iter(rows)
    sample = list(islice(remaining, _SAMPLE))
    urdu, english = _columns(sample)
    for number, row in enumerate(chain(sample, remaining)):
        source = row[urdu].strip() if urdu < len(row) else ""
        target = row[english].strip() if english < len(row) else ""
        if any(cell.strip() for cell in row):
            # Further down, names in Latin letters may stand on both sides.
            yield (source, target) if source and target and (number or has_rtl(source)) else None


def _columns(sample: Sequence[Sequence[str]]) -> tuple[int, int]:
    """Return the column with the most Urdu, and the one with the most other words; columns count from 0."""
    urdu: Counter[int] = Counter()
    other: Counter[int] = Counter()
    for row in sample:
        for column, cell in enumerate(row):
            if has_rtl(cell):
                urdu[column] += 1
            else:
                other[column] += sum(any(map(str.isalpha, word)) for word in cell.split())
    best = max(urdu, key=lambda column: (urdu[column], -column), default=0)
    other.pop(best, None)
    return best, max(other, key=lambda column: (other[column], -column), default=0 if best else 1)


def _unquoted(cell: str) -> str:
    """Return a cell without the quotes that Excel puts around cells with quotes in them."""
    if len(cell) > 1 and cell[0] == cell[-1] == '"' and '"' not in (inner := cell[1:-1]).replace('""', ""):
        return inner.replace('""', '"')
    return cell
