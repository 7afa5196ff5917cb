"""What is particular to a review report as a web page and as a Word document."""

import io
import re
import struct
import zipfile
import zlib
from pathlib import Path

import docx
import pytest
from lxml import etree, html

from tests.formats.docx.test_docx_writer import W, has, schema
from tests.formats.reviewed import NEW, OLD, URDU, entry, hostile, many, nothing, report
from translator_gui.formats.base import ExportProgress
from translator_gui.formats.reports.chart import LEVELS, blocks, chart, chart_png, level_of
from translator_gui.formats.reports.docx import DocxReportWriter
from translator_gui.formats.reports.html import HtmlReportWriter
from translator_gui.formats.reports.report import ReviewReport
from translator_gui.model.comment import ErrorSeverity

assert schema


def page(made: ReviewReport) -> str:
    stream = io.BytesIO()
    HtmlReportWriter().write(stream, made, ExportProgress(made.entry_count))
    return stream.getvalue().decode()


def package(made: ReviewReport) -> zipfile.ZipFile:
    stream = io.BytesIO()
    DocxReportWriter().write(stream, made, ExportProgress(made.entry_count))
    return zipfile.ZipFile(stream)


def test_a_page_runs_and_loads_nothing():
    text = page(hostile())
    policy = "default-src 'none'; style-src 'unsafe-inline'; font-src data:"
    assert f'<meta http-equiv="Content-Security-Policy" content="{policy}">' in text
    assert "<script" not in text
    assert re.findall(r"(?:src|href)=(?!\"?data:)", text.partition("<body>")[2].replace("&lt;img src=x", "")) == []
    assert "http://" not in text
    assert "https://" not in text
    assert re.findall(r"\son\w+=", text.replace(" onerror=alert(2)", "")) == []


def test_a_page_is_marked_in_lines_and_colour():
    text = page(report(entry(1)))
    tree = html.document_fromstring(text)
    kept = tree.xpath("string(//tr[td[@class='number']='1']/td[@lang='en'])")
    assert "Acme Ltd" in str(kept)
    assert tree.xpath("//del[contains(., 'in 2024')]")
    assert tree.xpath("//ins[contains(., 'In 2024')]")
    assert "del{background" in text
    assert "text-decoration:line-through" in text
    assert "text-decoration:underline" in text
    assert tree.xpath("//ins/bdi[@lang='ur'][@dir='rtl']")
    assert tree.xpath("//td[@lang='ur'][@dir='rtl']")


def test_a_page_prints_on_a4_with_numbers_heads_and_whole_rows():
    text = page(many(2))
    for rule in ("size:A4", "counter(page)", "counter(pages)", "table-header-group", "break-inside:avoid"):
        assert rule in text


def test_a_word_document_is_valid(schema: etree.XMLSchema):
    for made in (many(3), nothing(), hostile()):
        archive = package(made)
        for name in archive.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                schema.assertValid(etree.fromstring(archive.read(name)))


def test_a_word_document_opens_and_names_only_what_is_there():
    for made in (many(3), nothing(), hostile()):
        archive = package(made)
        assert archive.testzip() is None
        assert isinstance(archive.fp, io.BytesIO)
        opened = docx.Document(archive.fp)
        assert len(opened.inline_shapes) == (1 if made.entry_count else 0)
        for links in (name for name in archive.namelist() if name.endswith(".rels")):
            folder = Path(links).parent.parent
            for link in etree.fromstring(archive.read(links)):
                assert (folder / str(link.get("Target"))).as_posix() in archive.namelist()


def test_a_word_document_is_marked_in_lines_and_colour():
    root = etree.fromstring(package(report(entry(1))).read("word/document.xml"))
    runs = list(root.iter(f"{W}r"))
    struck = "".join(str(run.findtext(f"{W}t")) for run in runs if has(run, "rPr/strike"))
    lined = "".join(str(run.findtext(f"{W}t") or "") for run in runs if has(run, "rPr/u"))
    assert "in 2024" in struck
    assert "In 2024" in lined
    for run in runs:
        if has(run, "rPr/strike") or has(run, "rPr/u"):
            assert has(run, "rPr/color")
            assert has(run, "rPr/shd")


def test_a_word_documents_tables_repeat_their_heads_and_keep_rows_whole():
    root = etree.fromstring(package(many(3)).read("word/document.xml"))
    tiles, *tables = root.iter(f"{W}tbl")
    assert all(has(row, "trPr/cantSplit") for row in root.iter(f"{W}tr"))
    assert all(has(next(table.iter(f"{W}tr")), "trPr/tblHeader") for table in tables)
    assert not has(next(tiles.iter(f"{W}tr")), "trPr/tblHeader")
    urdu = [p for p in root.iter(f"{W}p") if "".join(map(str, p.itertext())) == URDU]
    assert len(urdu) == 3
    assert all(has(one, "pPr/bidi") for one in urdu)


def test_levels_go_by_the_worst_error():
    assert level_of([]) == level_of([None]) == 0
    assert LEVELS[level_of([ErrorSeverity.MINOR, None, ErrorSeverity.CRITICAL])].name == "critical"


@pytest.mark.parametrize("sentences", [1, 2, 119, 121, 10_000])
def test_every_change_has_its_place_in_the_chart(sentences: int):
    drawn = chart(sentences, [(number, 1, number % 5) for number in range(1, sentences + 1)], ())
    assert sum(map(sum, drawn.bars)) == sentences
    assert len(drawn.bars) <= 120
    assert (drawn.labels[0], drawn.labels[-1]) == (1, sentences)
    for block in blocks(drawn):
        assert -1e-9 <= block.x <= block.x + block.width <= 1 + 1e-9
        assert -1e-9 <= block.y <= block.y + block.height <= 1 + 1e-9


def test_the_chart_as_a_picture():
    data = chart_png(chart(3, [(1, 2, 0), (3, 1, 4)], (2,)))
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">LL", data[16:24])
    start = data.index(b"IDAT") + 4
    (length,) = struct.unpack(">L", data[start - 8 : start - 4])
    assert len(zlib.decompress(data[start : start + length])) == (width + 1) * height
    assert OLD != NEW
