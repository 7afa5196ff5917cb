"""Workbooks: what a spreadsheet shows of them is the text, whatever it looks like."""

import datetime as dt
import io
import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from openpyxl.worksheet.worksheet import Worksheet

from translator_gui.formats.base import ExportProgress
from translator_gui.formats.bilingual import (
    BilingualDocument,
    BilingualExportOptions,
    BilingualRow,
    ExportedComment,
    ExportedDocumentRows,
)
from translator_gui.formats.characters import sanitize
from translator_gui.formats.sheets import xlsx_writer
from translator_gui.formats.sheets.xlsx_writer import MOST_LETTERS, BilingualXlsxWriter
from translator_gui.model.document import ParagraphKind
from translator_gui.model.errors import TranslatorError
from translator_gui.model.status import Status

FULL = BilingualExportOptions(with_status=True, with_comments=True, with_numbers=True)
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
TEXTS = {"سرخی", "Heading", "ایک", "One"}
MARKED = "<r><t>not our text</t></r>"


def row(number: int, source: str, target: str) -> BilingualRow:
    return BilingualRow((number,), source, target, Status.TRANSLATED)


def written(options: BilingualExportOptions, *rows: BilingualRow, title: str = "T & T") -> bytes:
    bilingual = BilingualDocument(title, dt.date(2026, 11, 26), (ExportedDocumentRows("a", rows),))
    stream = io.BytesIO()
    BilingualXlsxWriter().write(stream, bilingual, options, ExportProgress(bilingual.row_count))
    return stream.getvalue()


def sheet(data: bytes) -> Worksheet:
    return openpyxl.load_workbook(io.BytesIO(data))["Translation"]


def texts(data: bytes) -> list[str]:
    """What stands in the cells of the first sheet as the XML has it."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("xl/worksheets/sheet1.xml"))
    return ["".join(cell.itertext()) for cell in root.iter(f"{MAIN}c")]


def test_headings_are_bold() -> None:
    heading = replace(row(1, "سرخی", "Heading"), kind=ParagraphKind.HEADING)
    cells = sheet(written(FULL, heading, row(2, "ایک", "One")))
    looks = [[cast("Any", cell.font).b for cell in cells[number] if cell.value in TEXTS] for number in (2, 3)]
    assert looks == [[True, True], [False, False]]


def test_the_head_stays_in_view_and_stands_on_every_page() -> None:
    data = written(FULL, row(1, "ایک", "One"))
    shown = sheet(data)
    assert [cell.value for cell in shown[1]] == ["No.", "Urdu", "English", "Status"]
    assert [cell.value for cell in shown[2]] == [1, "ایک", "One", "Translated"]
    assert shown.freeze_panes == "A2"
    assert shown.print_title_rows == "$1:$1"
    assert shown.auto_filter.ref == "A1:D2"
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert b"<oddHeader>&amp;CT &amp;&amp; T</oddHeader>" in package.read("xl/worksheets/sheet1.xml")


def test_comments_are_the_cells_own() -> None:
    said = (ExportedComment("Amna", 1_764_000_000_000, "=1+1"), ExportedComment("بلال", 1_764_000_000_000, "ٹھیک ہے"))
    one = replace(row(1, "ایک", "One"), comments=said)
    comment = sheet(written(FULL, one))["C2"].comment
    assert comment is not None
    assert comment.text == "Amna, 24 November 2025: =1+1\n\nبلال, 24 November 2025: ٹھیک ہے"
    assert comment.author == "Amna"
    assert sheet(written(BilingualExportOptions(), one))["B2"].comment is None


def test_rows_are_as_high_as_their_text() -> None:
    shown = sheet(
        written(BilingualExportOptions(), row(1, "ا", "a"), row(2, "ا " * 100, "a"), row(3, "ا", "a\n" * 500))
    )
    short, long, longest = (cast("float", getattr(shown.row_dimensions[at], "height")) for at in (2, 3, 4))  # noqa: B009
    assert short < long < longest <= 409


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@x", "{=1}", "https://example.org", "007", "1/2", "true", "#N/A"]
)
def test_every_cell_is_text(text: str) -> None:
    for cell in sheet(written(BilingualExportOptions(), row(1, text, text)))[2]:
        assert (cell.value, cell.data_type if text != "#N/A" else "s", cell.hyperlink) == (text, "s", None)


def test_text_that_looks_like_the_librarys_own_stays_text() -> None:
    data = written(BilingualExportOptions(), row(1, MARKED, "<r>broken</r>"), title=MARKED)
    assert [text.strip() for text in texts(data)[2:]] == [MARKED, "<r>broken</r>"]
    assert openpyxl.load_workbook(io.BytesIO(data))["About"]["A1"].value == f"{MARKED} "


@given(st.text(min_size=1), st.text(min_size=1))
def test_any_text_stands_in_its_cell(source: str, target: str) -> None:
    shown = sheet(written(BilingualExportOptions(), row(1, source, target)))
    assert [cell.value or "" for cell in shown[2]] == [sanitize(source), sanitize(target)]


def test_what_a_sheet_cannot_hold_is_refused_not_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    fits, too_long = "\U0001f600" * (MOST_LETTERS // 2), "\U0001f600" * (MOST_LETTERS // 2 + 1)
    assert sheet(written(BilingualExportOptions(), row(1, "ا", fits)))["B2"].value == fits
    with pytest.raises(TranslatorError, match=r"Sentence 7 .* split it"):
        written(BilingualExportOptions(), row(7, "ا", too_long))
    with pytest.raises(TranslatorError, match="Sentence 7"):
        written(FULL, replace(row(7, "ا", "a"), comments=(ExportedComment("A", 0, too_long),)))
    monkeypatch.setattr(xlsx_writer, "MOST_ROWS", 1)
    with pytest.raises(TranslatorError, match=r"holds 1 rows"):
        written(BilingualExportOptions(), row(1, "ا", "a"), row(2, "ا", "a"))


def test_no_room_for_what_is_written_on_the_way_is_an_error_of_the_disk(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    with pytest.raises(OSError, match="No such file"):
        written(BilingualExportOptions(), row(1, "ا", "a"))
