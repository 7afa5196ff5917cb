"""Sample spreadsheets: CSV and XLSX."""

import csv
import html
import io
import zipfile
from functools import cache

import xlsxwriter

from tests.contracts.samples.hostile import crowd, laughing
from tests.contracts.samples.kinds import ReaderSample, RoundTripSample
from translator_gui.formats.sheets.csv_reader import CsvReader
from translator_gui.formats.sheets.xlsx_reader import XlsmReader, XlsxReader


def comma(texts: list[str]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream).writerows([text] for text in texts)
    return stream.getvalue().encode()


def semicolon(texts: list[str]) -> bytes:
    """Return a table with figures beside the text, with a byte order mark and Windows line ends as Excel writes it."""
    stream = io.StringIO()
    rows = [[str(n), text, "1,5"] for n, text in enumerate(texts)]
    csv.writer(stream, delimiter=";", quoting=csv.QUOTE_ALL).writerows(rows)
    return stream.getvalue().encode("utf-8-sig")


def tab(texts: list[str]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, dialect="excel-tab", lineterminator="\n").writerows(["", text] for text in texts)
    return stream.getvalue().encode()


def nul_table() -> bytes:
    return b"a,b\0,c\n" * 10_000


def wide_table() -> bytes:
    """Return four million cells without a word, and quotes that never close."""
    return b'1,"' + b"2," * 4_000_000


def workbook(texts: list[str]) -> bytes:
    """Return a workbook with shared strings, from right to left, with figures beside them."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet()  # pyright: ignore[reportUnknownMemberType]
        sheet.right_to_left()
        for number, text in enumerate(texts):
            sheet.write_string(number, 1, text)
            sheet.write_number(number, 2, number)
    return stream.getvalue()


def workbook_inline(texts: list[str]) -> bytes:
    """Return a workbook with strings in its cells, as programs other than Excel write them."""
    cells = "".join(
        f'<row><c t="inlineStr"><is><t xml:space="preserve">{html.escape(text)}</t></is></c></row>' for text in texts
    )
    return with_part("xl/worksheets/sheet1.xml", _sheet(cells))


def with_part(name: str, body: bytes) -> bytes:
    """Return a workbook with these bytes instead of a part."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_empty())) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for part in source.namelist():
            package.writestr(part, body if part == name else source.read(part))
    return stream.getvalue()


@cache
def _empty() -> bytes:
    return workbook(["متن"])


def _sheet(rows: str) -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'.encode()


def workbook_bomb() -> bytes:
    return with_part("xl/sharedStrings.xml", b" " * (300 << 20))


def workbook_crowd() -> bytes:
    return with_part("xl/worksheets/sheet1.xml", crowd("x"))


def workbook_laughing() -> bytes:
    return with_part("xl/workbook.xml", laughing("x"))


def workbook_without_strings() -> bytes:
    """Return a workbook whose cells refer to missing strings."""
    return with_part("xl/worksheets/sheet1.xml", _sheet('<row r="1"><c r="A1" t="s"><v>999999999</v></c></row>' * 9))


_HOSTILE = (workbook_bomb, workbook_crowd, workbook_laughing, workbook_without_strings)


READERS = {
    "csv": ReaderSample("a.csv", comma, (nul_table, wide_table)),
    "xlsx": ReaderSample("a.xlsx", workbook_inline, _HOSTILE),
    "xlsm": ReaderSample("a.xlsm", workbook_inline, _HOSTILE),
}
ORIGINALS = {
    "commas": RoundTripSample(CsvReader(), "a.csv", comma),
    "semicolons": RoundTripSample(CsvReader(), "a.csv", semicolon),
    "tabs": RoundTripSample(CsvReader(), "a.tsv", tab),
    "workbook": RoundTripSample(XlsxReader(), "a.xlsx", workbook),
    "strings in their cells": RoundTripSample(XlsxReader(), "a.xlsx", workbook_inline),
    "workbook with macros": RoundTripSample(XlsmReader(), "a.xlsm", workbook),
}
