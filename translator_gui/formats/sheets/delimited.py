"""Splits a CSV text into cells with positions, so that untranslated parts stay unchanged."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

_DELIMITERS = ",;\t|"
_SAMPLE = 1 << 16
_SAMPLED_ROWS = 200
_CONSISTENT = 0.8
_DECLARED_DELIMITER = re.compile(r"\ufeff?sep=([,;\t|:^~])(?:\r\n|\r|\n)", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n|\r")
_FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
"""The wide ones too: Excel reads them alike where it is set to Japanese or Chinese."""
_GUARDED = re.compile(f"'{_FORMULA.pattern}")
_BACKSLASHED = re.compile(r"\\([\"\\])")
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_CERTAIN = re.compile(r"\s*=\s*[^\s=]")


class CsvCellSpan(NamedTuple):
    """A cell of a CSV file: its value, and its start and end in the file's text.

    Attributes:
        row: From 1.
        column: From 1.
        start: Where it begins in the text, quotes and all.
        end: Where it ends.
        value: What it holds: without quotes, line ends as line feeds.
        quoted: Whether quotes stand round it.
    """

    row: int
    column: int
    start: int
    end: int
    value: str
    quoted: bool


def cells(text: str, delimiter: str, *, backslashes: bool = False) -> Iterator[CsvCellSpan]:
    """Parse CSV text: yield every cell, in order, with its place in the text.

    Args:
        text: The file's.
        delimiter: Between cells.
        backslashes: Whether quotes within quotes have a backslash before them.
    """
    said = _DECLARED_DELIMITER.match(text)
    at = said.end() if said else len(text) - len(text.removeprefix("\ufeff"))
    rest = rf"[^{re.escape(delimiter)}\r\n]*+"
    inside = r'[^"\\]++|""|\\[\s\S]' if backslashes else r'[^"]++|""'
    cell = re.compile(rf'(?:"((?:{inside})*+)"({rest})|({rest}))({re.escape(delimiter)}|\r\n|\r|\n|\Z)')
    row, column = (2 if said else 1), 1
    while at < len(text) and (found := cell.match(text, at)):
        inner, tail, plain, end = found.groups()
        quoted = inner is not None
        value = inner.replace('""', '"') + tail if quoted else plain
        if quoted and backslashes:
            value = _BACKSLASHED.sub(r"\1", value)
        yield CsvCellSpan(row, column, at, found.start(4), _LINE_END.sub("\n", value), quoted)
        at = found.end()
        row, column = (row, column + 1) if end == delimiter else (row + 1, 1)


def delimiter_of(text: str, *, tabs: bool = False) -> str:
    """Detect the delimiter of a CSV file: the declared one, else the one that makes all rows equally wide.

    Args:
        text: The file's.
        tabs: What its ending says, where nothing tells.
    """
    said = _DECLARED_DELIMITER.match(text)
    if said:
        return said.group(1)
    best = (0.0, 0, "")
    # The first of equals stays: where commas part decimals, semicolons part cells.
    for delimiter in "\t;,|":
        share, width = _regularity(text[:_SAMPLE], delimiter)
        if width > 1 and share >= _CONSISTENT and (share, width) > best[:2]:
            best = (share, width, delimiter)
    return best[2] or ("\t" if tabs else ",")


def has_backslashes(text: str, delimiter: str) -> bool:
    """Whether the quotes within the quotes of a CSV file have a backslash before them, as databases write them."""
    if '\\"' not in text:
        return False
    return any(
        one.quoted and '\\"' in text[one.start : one.end] and not _QUOTED.fullmatch(text, one.start, one.end)
        for one in cells(text[:_SAMPLE], delimiter)
    )


def format_csv_cell(value: str, delimiter: str, *, quoted: bool, backslashes: bool = False) -> str:
    """Format a value as a CSV cell, in quotes if the original had them or if the value needs them."""
    if backslashes and (quoted or '"' in value):
        value = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{value}"'
    if quoted or any(letter in value for letter in f'"\r\n{delimiter}{_DELIMITERS}') or value != value.strip():
        doubled = value.replace('"', '""')
        return f'"{doubled}"'
    return value


def guard_formula(text: str) -> str:
    """Put an apostrophe before a cell's text that a spreadsheet would take for a formula.

    One that has apostrophes there already gets another, so that taking one away always gives the text back.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def is_formula(text: str) -> bool:
    """Whether a CSV cell is certainly a formula; + - @ may also begin plain text."""
    return _CERTAIN.match(text) is not None


def unguard_formula(text: str) -> str:
    """Remove the apostrophe before a cell's text that keeps a spreadsheet from taking it for a formula."""
    return text[1:] if _GUARDED.match(text) else text


def _regularity(text: str, delimiter: str) -> tuple[float, int]:
    """Split CSV text at a delimiter; return the share of rows with the commonest cell count, and that count."""
    widths: dict[int, int] = {}
    for cell in cells(text, delimiter):
        if cell.row > _SAMPLED_ROWS:
            break
        if cell.column > 1 or cell.value:
            widths[cell.row] = cell.column
    if not widths:
        return 0.0, 0
    width, rows = Counter(widths.values()).most_common(1)[0]
    return rows / len(widths), width
