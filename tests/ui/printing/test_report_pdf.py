"""A review report on paper: pages, feet, what is broken and what is not."""

import io
import re
import shutil
import subprocess
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.formats.reviewed import entry, hostile, many, nothing, report
from translator_gui.formats.base import ExportProgress
from translator_gui.formats.reports.report import ReviewReport
from translator_gui.ui.printing.page_split import split_print_block
from translator_gui.ui.printing.paginator import print_pdf
from translator_gui.ui.printing.printable_block import (
    FRAME,
    HEIGHT,
    PrintableBlock,
    columns,
    english,
    table_row,
    text,
    urdu,
)
from translator_gui.ui.printing.report_pdf import ReviewReportPdfWriter
from translator_gui.ui.printing.report_print_blocks import report_print_blocks


def pdf(made: ReviewReport) -> bytes:
    stream = io.BytesIO()
    ReviewReportPdfWriter().write(stream, made, ExportProgress(made.entry_count))
    return stream.getvalue()


def pages(data: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", data))


def streams(data: bytes) -> Iterator[bytes]:
    for match in re.finditer(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        try:
            yield zlib.decompress(match[1])
        except zlib.error:
            yield match[1]


def press(*slabs: PrintableBlock) -> int:
    return pages(print_pdf("Test", "Foot", ("a.txt", b""), slabs))


def test_it_has_as_many_pages_as_it_takes():
    assert pdf(nothing()).startswith(b"%PDF-1.")
    assert pages(pdf(nothing())) == 1
    assert pages(pdf(many(3))) < pages(pdf(many(60))) < 40


def test_its_text_goes_with_it():
    attached = b"".join(streams(pdf(hostile())))
    assert "اردو".encode() in attached
    assert b"[-" not in b"".join(streams(pdf(nothing())))
    assert b"report.txt" in pdf(nothing()) or b"r\0e\0p\0o\0r\0t" in pdf(nothing())


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not here")
def test_its_english_can_be_copied_and_every_page_says_which_it_is(tmp_path: Path):
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(many(30)))
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True)
    told = done.stdout.decode().removesuffix("\f").split("\f")
    assert [f"Page {at} of {len(told)}" in page for at, page in enumerate(told, 1)] == [True] * len(told)
    assert all("Russia & Pakistan: review report" in page for page in told)
    assert "Accuracy, major" in told[1]
    assert told[2].lstrip().startswith("No."), "the table's head stands on every page"
    assert "100 − 150 × 100 ÷ 270 evaluated words = 44.44" in "".join(told)


def test_what_is_as_high_as_a_page_has_it_alone():
    assert press(PrintableBlock(HEIGHT / 2), PrintableBlock(HEIGHT), PrintableBlock(HEIGHT / 2)) == 3
    assert press(PrintableBlock(HEIGHT / 2), PrintableBlock(HEIGHT / 2)) == 1
    assert press() == 1


def test_a_heading_stays_with_what_follows():
    tall = PrintableBlock(HEIGHT * 0.8)
    assert press(tall, PrintableBlock(HEIGHT * 0.15, keep_with_next=True), PrintableBlock(HEIGHT * 0.1)) == 2
    assert press(tall, PrintableBlock(HEIGHT * 0.15, keep_with_next=True)) == 1


def lines(slab: PrintableBlock) -> list[tuple[int, str, float, float]]:
    """Column, words, top and bottom of every line that is painted."""
    found: list[tuple[int, str, float, float]] = []
    for ink in slab.placed_texts:
        for line in ink.box.lines[ink.first : ink.beyond]:
            top = ink.y + line.top
            found.append((ink.column, ink.box.text[line.start : line.end], top, top + line.height))
    return found


def test_a_row_higher_than_a_page_is_parted_between_the_lines_of_each_column():
    across = columns(HEIGHT / 8, HEIGHT / 6, 0)
    cells = [
        text("word " * 3000, english(9.5), across[0].width),
        text("لفظ " * 2000, urdu(11), across[1].width, rtl=True),
        text("short", english(9.5), across[2].width),
    ]
    row = table_row(across, cells, head=PrintableBlock(HEIGHT / 20))
    assert row.height > 2 * HEIGHT
    parts = split_print_block(row, HEIGHT / 2, HEIGHT * 0.95)
    assert parts[0].height <= HEIGHT / 2
    assert all(part.height <= HEIGHT * 0.95 for part in parts)
    for part in parts:
        assert all(top > 0 and bottom < part.height for _, _, top, bottom in lines(part))
    for column in range(3):
        whole = [words for at, words, _, _ in lines(row) if at == column]
        assert [words for part in parts for at, words, _, _ in lines(part) if at == column] == whole
    frames = [[fill for fill in part.rectangles if fill.column == FRAME] for part in (row, *parts)]
    assert {len(rectangles) for rectangles in frames} == {len(frames[0])}
    assert press(PrintableBlock(HEIGHT / 2), row) == 1 + len(split_print_block(row, HEIGHT * 0.95, HEIGHT * 0.95))


def test_a_line_higher_than_a_page_ends_somewhere():
    giant = text("W", english(2000), HEIGHT * 4)
    assert giant.height > HEIGHT
    assert 1 <= press(giant, PrintableBlock(10)) <= 3


def test_a_very_long_sentence_is_told_whole():
    made = report(entry(1, "old " * 4000, "new " * 4000, "لفظ " * 4000))
    assert pages(pdf(made)) > 5


def test_rows_are_not_wider_than_the_paper():
    for slab in report_print_blocks(many(2), ExportProgress(2)):
        for ink in slab.placed_texts:
            assert ink.x >= 0
            assert ink.x + ink.box.layout.maximumWidth() >= 0
