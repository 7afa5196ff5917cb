"""Subtitles and sheets that hold given paragraphs, and some that want to do harm."""

import csv
import html
import io
import zipfile
from functools import cache

import xlsxwriter


def _clock(number: int) -> str:
    return f"{number // 3600:02}:{number // 60 % 60:02}:{number % 60:02}"


def srt(texts: list[str]) -> bytes:
    cues = [f"{n}\n{_clock(n)},000 --> {_clock(n)},900\n{text}\n" for n, text in enumerate(texts, 1)]
    return "\n".join(cues).encode()


def srt_styled(texts: list[str]) -> bytes:
    """From right to left, at the top, in italics; Windows line ends and a mark at the beginning."""
    cues = [
        f"{n}\r\n{_clock(n)},000 --> {_clock(n)},900 X1:1\r\n{{\\an8}}<i>\u202b{text}\u202c</i>\r\n"
        for n, text in enumerate(texts, 1)
    ]
    return "\r\n".join(cues).encode("utf-8-sig")


def vtt(texts: list[str]) -> bytes:
    cues = [f"{_clock(n)}.000 --> {_clock(n)}.900 line:0\n{text}\n" for n, text in enumerate(texts, 1)]
    return "\n".join(["WEBVTT - a\n\nSTYLE\n::cue { color: red }\n\nNOTE said -- before\n", *cues]).encode()


def many_cues() -> bytes:
    """A million cues that show nothing."""
    return b"1\n00:00:01,000 --> 00:00:02,000\n\n" * 1_000_000


def many_tags() -> bytes:
    return b"1\n00:00:01,000 --> 00:00:02,000\nx" + b"{\\an8}x" * 100_000


def many_openings() -> bytes:
    return b"WEBVTT\n\n00:01.000 --> 00:02.000\nx" + b"<i><b>x" * 100_000


def no_cues() -> bytes:
    return "صرف متن\n".encode() * 1000


def comma(texts: list[str]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream).writerows([text] for text in texts)
    return stream.getvalue().encode()


def semicolon(texts: list[str]) -> bytes:
    """With figures beside the text; marked and with Windows line ends, as Excel writes it."""
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
    """Four million cells without a word, and quotes that never close."""
    return b'1,"' + b"2," * 4_000_000


def workbook(texts: list[str]) -> bytes:
    """Strings that cells share; from right to left, with figures beside."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet()  # pyright: ignore[reportUnknownMemberType]
        sheet.right_to_left()
        for number, text in enumerate(texts):
            sheet.write_string(number, 1, text)
            sheet.write_number(number, 2, number)
    return stream.getvalue()


def workbook_inline(texts: list[str]) -> bytes:
    """Strings in their cells, as other programs than Excel write them."""
    cells = "".join(
        f'<row><c t="inlineStr"><is><t xml:space="preserve">{html.escape(text)}</t></is></c></row>' for text in texts
    )
    return with_part("xl/worksheets/sheet1.xml", _sheet(cells))


def with_part(name: str, body: bytes) -> bytes:
    """A workbook with these bytes in the place of a part."""
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
    return with_part("xl/worksheets/sheet1.xml", b"<x>" + b"<a/>" * 10_000_000)


def workbook_laughing() -> bytes:
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    return with_part("xl/workbook.xml", f'<!DOCTYPE x [<!ENTITY e0 "ha">{entities}]><x>&e9;</x>'.encode())


def workbook_without_strings() -> bytes:
    """Cells that point at strings that are not there."""
    return with_part("xl/worksheets/sheet1.xml", _sheet('<row r="1"><c r="A1" t="s"><v>999999999</v></c></row>' * 9))


HOSTILE_WORKBOOKS = (workbook_bomb, workbook_crowd, workbook_laughing, workbook_without_strings)
