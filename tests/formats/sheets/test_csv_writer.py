"""CSV: what spreadsheets and programs read as it was written, and never as a formula."""

import csv
import datetime as dt
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator_gui.formats.base import ExportProgress
from translator_gui.formats.bilingual import (
    BilingualDocument,
    BilingualExportOptions,
    BilingualRow,
    ExportedDocumentRows,
)
from translator_gui.formats.bilingual import ExportedComment as Said
from translator_gui.formats.characters import sanitize
from translator_gui.formats.sheets.csv_writer import BilingualCsvWriter
from translator_gui.formats.sheets.delimited import guard_formula
from translator_gui.model.document import ParagraphKind
from translator_gui.model.status import Status

FULL = BilingualExportOptions(with_status=True, with_comments=True, with_numbers=True)


def row(number: int, source: str, target: str) -> BilingualRow:
    return BilingualRow((number,), source, target, Status.TRANSLATED)


def cells(options: BilingualExportOptions, *documents: list[BilingualRow]) -> list[list[str]]:
    sections = tuple(ExportedDocumentRows(f"{name}.txt", tuple(rows)) for name, rows in enumerate(documents, 1))
    bilingual, stream = BilingualDocument("T", dt.date(2026, 11, 26), sections), io.BytesIO()
    BilingualCsvWriter().write(stream, bilingual, options, ExportProgress(bilingual.row_count))
    assert stream.getvalue().startswith("\ufeff".encode())
    return list(csv.reader(io.StringIO(stream.getvalue().decode("utf-8-sig"), newline=""), strict=True))


def test_the_columns_are_those_that_were_asked_for() -> None:
    rows = [row(1, "ایک", "One"), row(2, "دو", "")]
    assert cells(BilingualExportOptions(), rows) == [["Urdu", "English"], ["ایک", "One"], ["دو", ""]]
    said = Said("Amna", 1_764_000_000_000, "Which one?", kind="style, minor")
    assert cells(FULL, [replace(rows[0], comments=(said, said))]) == [
        ["No.", "Urdu", "English", "Status", "Comments"],
        ["1", "ایک", "One", "Translated", "\n".join(["Amna, 24 November 2025: [style, minor] Which one?"] * 2)],
    ]


def test_what_would_be_lost_gets_a_column_unasked() -> None:
    note = replace(row(2, "دو", "Two"), notes=("A note.",), kind=ParagraphKind.FOOTNOTE, place="footnote 1")
    assert cells(BilingualExportOptions(), [row(1, "ایک", "One")], [note]) == [
        ["Document", "Place", "Urdu", "English", "Notes"],
        ["1.txt", "", "ایک", "One", ""],
        ["2.txt", "Footnote 1", "دو", "Two", "A note."],
    ]


@pytest.mark.parametrize("sign", "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
def test_no_cell_is_a_formula(sign: str) -> None:
    hostile = f"{sign}HYPERLINK(1)"
    said = Said(hostile, 0, hostile)
    one = replace(row(1, hostile, hostile), notes=(hostile,), comments=(said,), marker="-")
    for cell in cells(FULL, [one], [one])[1]:
        assert cell[:1] not in set("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


@given(st.text(alphabet=st.one_of(st.sampled_from("'=+-@\t\n\r,\";"), st.characters())))
def test_any_text_comes_back_when_an_apostrophe_before_a_formula_is_taken_away(text: str) -> None:
    _, (source, target) = cells(BilingualExportOptions(), [row(1, text, text)])
    assert source == target == guard_formula(sanitize(text))
    bare = source.lstrip("'")
    back = source[1:] if source.startswith("'") and bare[:1] and guard_formula(bare) != bare else source
    assert back == sanitize(text)
