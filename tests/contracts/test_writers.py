"""What every bilingual writer must do; a new format adds itself to `LOOKS`."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import NamedTuple

import docx
import pytest
from lxml import etree
from markdown_it import MarkdownIt

from tests.contracts.sheet_looks import csv_rtl, csv_text, xlsx_rtl, xlsx_text
from translator_gui.formats.base import BilingualWriter, ExportProgress
from translator_gui.formats.bilingual import (
    BilingualDocument,
    BilingualExportOptions,
    BilingualLayout,
    BilingualRow,
    ExportedComment,
    ExportedDocumentRows,
)
from translator_gui.formats.ooxml import Element
from translator_gui.formats.registry import EXCHANGES, FORMATS, SHEETS, WRITERS, write_bilingual, writer_for
from translator_gui.formats.wording import EMPTY_ON_PURPOSE, NO_SENTENCES
from translator_gui.model.document import ParagraphKind
from translator_gui.model.errors import TranslatorError
from translator_gui.model.status import Status

ROOT = Path(__file__).parents[2]
SEED = (ROOT / "resources/sample/seed.ur.txt").read_text("utf-8").splitlines()
ENGLISH = (ROOT / "tests/data/seed.en.txt").read_text("utf-8").splitlines()
DATE = dt.date(2026, 11, 23)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ODF = {part: f"urn:oasis:names:tc:opendocument:xmlns:{part}:1.0" for part in ("office", "style", "text")}
T = f"{{{ODF['text']}}}"
MANY = 3_000
PLAIN = BilingualExportOptions()
FULL = BilingualExportOptions(with_status=True, with_comments=True, with_numbers=True)
LAYOUTS = pytest.mark.parametrize("layout", BilingualLayout)
"""For writers that are not in the registry."""


def docx_text(data: bytes) -> str:
    """Return the text of all stories that a reader sees, with tables, in the parts' order."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        parts = [f"word/{part}.xml" for part in ("document", "footnotes", "comments")]
        roots = [etree.fromstring(package.read(part)) for part in parts if part in package.namelist()]
    docx.Document(io.BytesIO(data))  # a second opinion on the package
    paragraphs: list[str] = []
    for root in roots:
        for paragraph in root.iter(f"{W}p"):
            texts = (
                one.text or "" if one.tag == f"{W}t" else " " for one in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab")
            )
            paragraphs.append("".join(texts))
    return "\n".join(paragraphs)


def html_text(data: bytes) -> str:
    body = data.decode().partition("<body>")[2]
    body = re.sub("<br>|</(h[1-6]|p|t[dh]|div|li|cite|blockquote|small)>", "\n", body)
    return unescape(re.sub("<[^>]*>", "", body))


def txt_text(data: bytes) -> str:
    return re.sub("[\u2066\u2067\u2069]", "", data.decode())


def markdown_html(data: bytes) -> str:
    return MarkdownIt("commonmark").enable("table").render(data.decode())


def markdown_text(data: bytes) -> str:
    body = re.sub("<br>|</(h[1-6]|p|t[dh]|div|li)>", "\n", markdown_html(data))
    return unescape(re.sub("<[^>]*>", "", body))


class WriterInspection(NamedTuple):
    """Functions that take the text out of a written file and tell whether its Urdu is set right to left.

    Attributes:
        escapes: Whether a sign that means something in HTML is written otherwise.
        titled: Whether it has a place for words about the document as a whole.
    """

    text: Callable[[bytes], str]
    rtl: Callable[[bytes, str], bool]
    escapes: bool = True
    titled: bool = True


def docx_rtl(data: bytes, urdu: str) -> bool:
    """Whether a paragraph of exactly this Urdu is bidi and all its runs are rtl."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    for paragraph in root.iter(f"{W}p"):
        runs = list(paragraph.iter(f"{W}r"))
        if "".join(run.findtext(f"{W}t") or "" for run in runs) == urdu:
            bidi = paragraph.find(f"{W}pPr/{W}bidi") is not None
            return bidi and all(run.find(f"{W}rPr/{W}rtl") is not None for run in runs)
    return False


def odt_text(data: bytes) -> str:
    """Return the text of all paragraphs in order; footnotes and comments are on lines of their own."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        first = package.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
        parts = {name: etree.fromstring(package.read(name)) for name in package.namelist() if name.endswith(".xml")}
    used = set(parts["content.xml"].xpath("//@text:style-name", namespaces=ODF))
    assert used <= set(parts["styles.xml"].xpath("//@style:name", namespaces=ODF)), "every style is there"
    return "\n".join(map(odt_words, parts["content.xml"].iter(f"{T}p", f"{T}h")))


def odt_words(element: Element) -> str:
    """Return the text of a paragraph as an application shows it, with white space collapsed."""
    found = element.text or ""
    for child in element:
        if child.tag == f"{T}s":
            found += " " * int(child.get(f"{T}c", "1"))
        elif child.tag in {f"{T}tab", f"{T}line-break"}:
            found += " "
        elif child.tag == f"{T}span":
            found += odt_words(child)
        found += child.tail or ""
    return found


def odt_rtl(data: bytes, urdu: str) -> bool:
    """Whether a paragraph of exactly this Urdu has a right-to-left style."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        content, styles = (etree.fromstring(package.read(f"{name}.xml")) for name in ("content", "styles"))
    for paragraph in content.iter(f"{T}p"):
        if odt_words(paragraph) != urdu:
            continue
        name = paragraph.get(f"{T}style-name")
        while name:
            (style,) = styles.xpath(f"//style:style[@style:name='{name}']", namespaces=ODF)
            if modes := style.xpath("style:paragraph-properties/@style:writing-mode", namespaces=ODF):
                return modes == ["rl-tb"]
            name = style.get(f"{{{ODF['style']}}}parent-style-name")
    return False


def html_rtl(data: bytes, urdu: str) -> bool:
    return re.search(f'lang="ur" dir="rtl">{re.escape(urdu)}<', data.decode()) is not None


def epub_text(data: bytes) -> str:
    return "\n".join(html_text(page) for page in pages(data))


def epub_rtl(data: bytes, urdu: str) -> bool:
    return any(html_rtl(page, urdu) for page in pages(data))


def pages(data: bytes) -> list[bytes]:
    """Return the chapters of a book, each of which is well-formed XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert book.testzip() is None
        first = book.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        found = [book.read(name) for name in book.namelist() if name.startswith("chapter")]
        for page in (*found, book.read("book.opf"), book.read("contents.xhtml")):
            etree.fromstring(page)
    return [page.replace(b"<br/>", b"<br>") for page in found]


def txt_rtl(data: bytes, urdu: str) -> bool:
    """Whether the Urdu is isolated, or alone on its line."""
    return re.search(f"(\u2067|^){re.escape(urdu)}(\u2069|$)", data.decode(), re.MULTILINE) is not None


def markdown_rtl(data: bytes, urdu: str) -> bool:
    return re.search(f'dir="rtl" lang="ur">{re.escape(urdu)}</(p|span)>', markdown_html(data)) is not None


LOOKS = {
    ".docx": WriterInspection(docx_text, docx_rtl),
    ".odt": WriterInspection(odt_text, odt_rtl),
    ".html": WriterInspection(html_text, html_rtl),
    ".epub": WriterInspection(epub_text, epub_rtl),
    ".txt": WriterInspection(txt_text, txt_rtl, escapes=False),
    ".md": WriterInspection(markdown_text, markdown_rtl),
    ".xlsx": WriterInspection(xlsx_text, xlsx_rtl),
    ".csv": WriterInspection(csv_text, csv_rtl, escapes=False, titled=False),
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every writer, in every layout that it carries where a test asks for one."""
    writers: list[BilingualWriter] = [*WRITERS, *SHEETS]
    if "layout" in metafunc.fixturenames:
        pairs = [
            (one, layout)
            for one in writers
            for layout in BilingualLayout
            if one in WRITERS or layout is BilingualLayout.TABLE
        ]
        ids = [f"{one.suffix}-{layout.value}" for one, layout in pairs]
        metafunc.parametrize(("writer", "layout"), pairs, ids=ids)
    elif "any_writer" in metafunc.fixturenames:
        every = [*writers, *EXCHANGES]
        metafunc.parametrize("any_writer", every, ids=[one.suffix for one in every])
    elif "writer" in metafunc.fixturenames:
        metafunc.parametrize("writer", writers, ids=[one.suffix for one in writers])


def test_every_format_that_is_written_is_tested() -> None:
    assert {one.suffix for one in FORMATS if one.writer} == {*LOOKS, *(one.suffix for one in EXCHANGES)}
    assert LOOKS.keys() == {one.suffix for one in (*WRITERS, *SHEETS)}


def row(number: int, source: str, target: str, status: Status = Status.TRANSLATED) -> BilingualRow:
    return BilingualRow((number,), source, target, status)


def document(*rows: BilingualRow, title: str = "Russia and Pakistan") -> BilingualDocument:
    sections = (ExportedDocumentRows("seed.ur.txt", rows),) if rows else ()
    return BilingualDocument(title, DATE, sections, ((Status.TRANSLATED, len(rows)),) if rows else ())


def seed() -> tuple[BilingualRow, ...]:
    return tuple(
        row(number, urdu, english) for number, (urdu, english) in enumerate(zip(SEED, ENGLISH, strict=False), 1)
    )


TERM, OTHER = row(17, "مرکز", "Centre"), row(1, "شہر", "City")
"""What is also a term; a glossary holds nothing else."""


def written(writer: BilingualWriter, bilingual: BilingualDocument, options: BilingualExportOptions) -> bytes:
    stream = io.BytesIO()
    writer.write(stream, bilingual, options, ExportProgress(bilingual.row_count))
    return stream.getvalue()


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("base", [PLAIN, FULL], ids=["plain", "full"])
def test_every_text_in_order(writer: BilingualWriter, layout: BilingualLayout, base: BilingualExportOptions) -> None:
    options = replace(base, layout=layout)
    text = plain(LOOKS[writer.suffix].text(written(writer, document(*seed()), options)))
    position = 0
    for one in seed():
        for expected in (one.target,) if layout is BilingualLayout.TARGET else (one.source, one.target):
            position = text.index(plain(expected), position) + 1
    if layout is not BilingualLayout.TARGET and LOOKS[writer.suffix].titled:
        assert text.startswith("Russia and Pakistan Urdu – English · 23 November 2026 16 sentences: 16 translated")
    assert ("Translated" in text) == base.with_status


def test_urdu_runs_from_right_to_left(writer: BilingualWriter, layout: BilingualLayout) -> None:
    data = written(writer, document(*seed()), BilingualExportOptions(layout))
    assert layout is BilingualLayout.TARGET or all(LOOKS[writer.suffix].rtl(data, urdu) for urdu in SEED[:4])


def test_nothing_to_show(writer: BilingualWriter, layout: BilingualLayout) -> None:
    look = LOOKS[writer.suffix]
    text = look.text(written(writer, document(), replace(FULL, layout=layout)))
    assert NO_SENTENCES in text if look.titled else "Urdu" in text


def test_many_rows(writer: BilingualWriter, layout: BilingualLayout) -> None:
    rows = [row(number, f"{SEED[0]} {number}", f"{ENGLISH[0]} No {number}.") for number in range(1, MANY + 1)]
    text = LOOKS[writer.suffix].text(written(writer, document(*rows), replace(FULL, layout=layout)))
    assert [int(number) for number in re.findall(r"No (\d+)\.", text)] == list(range(1, MANY + 1))


HOSTILE = '</w:t><script>alert(1)</script> & "quoted" \x00\x07\ud800 \u202eevil ]]> =1+1'


def test_hostile_text_stays_text(writer: BilingualWriter, layout: BilingualLayout) -> None:
    comment = ExportedComment(HOSTILE, 0, HOSTILE)
    one = replace(
        row(1, f"اردو {HOSTILE}", HOSTILE), notes=(HOSTILE,), comments=(comment,), marker=HOSTILE, place=HOSTILE
    )
    bilingual = BilingualDocument(
        HOSTILE, DATE, (ExportedDocumentRows(HOSTILE, (one,)), ExportedDocumentRows("b", (one,)))
    )
    data = written(writer, bilingual, replace(FULL, layout=layout))
    text = LOOKS[writer.suffix].text(data)
    assert text.count("<script>alert(1)</script>") >= 6
    assert not LOOKS[writer.suffix].escapes or b"<script>" not in data
    assert not set("\x00\x07\ud800") & set(text)
    overrides = [line for line in text.split("\n") if line.count("\u202e") != line.count("\u202c")]
    assert overrides == []


def test_comments_and_notes_are_there_when_asked(writer: BilingualWriter, layout: BilingualLayout) -> None:
    comment = ExportedComment("Ayesha Khan", 1_764_000_000_000, "رائے: see the style guide")
    one = replace(row(1, SEED[0], ENGLISH[0]), comments=(comment,), notes=("Founded in 2001.",))
    shown = LOOKS[writer.suffix].text(
        written(writer, document(one), BilingualExportOptions(layout, with_comments=True))
    )
    assert "see the style guide" in shown
    assert "Founded in 2001." in shown
    hidden = LOOKS[writer.suffix].text(written(writer, document(one), BilingualExportOptions(layout)))
    assert "see the style guide" not in hidden
    assert "Founded in 2001." in hidden


NAMES = (("فہمیدہ ریاض", "Fahmida Riaz"), (HOSTILE, HOSTILE), ("زرعی بینک", "Zarai & Co"))


def test_names_are_appended_when_asked(writer: BilingualWriter, layout: BilingualLayout) -> None:
    look, named = LOOKS[writer.suffix], replace(document(*seed()), names=NAMES)
    assert "Fahmida" not in look.text(written(writer, named, BilingualExportOptions(layout)))
    data = written(writer, named, BilingualExportOptions(layout, with_names=True))
    text = plain(look.text(data))
    if writer.suffix == ".csv":
        assert data == written(writer, named, BilingualExportOptions(layout))
        return
    expected = ("English name", "Urdu name", *(part for urdu, english in NAMES[::2] for part in (english, urdu)))
    assert [text.index(plain(part)) for part in expected] == sorted(map(text.index, expected))
    assert writer.suffix == ".xlsx" or text.index("Names") > text.index(plain(seed()[-1].target))
    assert look.escapes is False or b"<script>" not in data
    assert writer.suffix == ".xlsx" or look.rtl(data, NAMES[0][0])


def test_without_names_nothing_is_appended(writer: BilingualWriter, layout: BilingualLayout) -> None:
    options = BilingualExportOptions(layout, with_names=True)
    assert written(writer, document(*seed()), options) == written(
        writer, document(*seed()), BilingualExportOptions(layout)
    )


def test_what_is_missing_is_seen(writer: BilingualWriter, layout: BilingualLayout) -> None:
    rows = (
        row(1, SEED[0], "", Status.NOT_STARTED),
        replace(row(2, SEED[1], ""), empty_on_purpose=True, opens=False),
        replace(row(3, SEED[2], ENGLISH[2]), opens=False),
    )
    text = plain(LOOKS[writer.suffix].text(written(writer, document(*rows), BilingualExportOptions(layout))))
    text = text.replace("\u200f", "")
    if layout is BilingualLayout.TARGET:
        assert f"[{plain(SEED[0])}] {ENGLISH[2]}" in text
        assert SEED[1] not in text
    else:
        assert EMPTY_ON_PURPOSE in text
        assert ("[not translated]" in text) == (layout is BilingualLayout.INTERLEAVED)


@pytest.mark.parametrize("layout_of_none", [BilingualLayout.INTERLEAVED, BilingualLayout.TARGET])
@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.suffix)
def test_a_sheet_is_a_table_or_nothing(sheet: BilingualWriter, layout_of_none: BilingualLayout, tmp_path: Path) -> None:
    with pytest.raises(TranslatorError, match="--layout table"):
        write_bilingual(tmp_path / f"a{sheet.suffix}", document(*seed()), BilingualExportOptions(layout_of_none))
    assert list(tmp_path.iterdir()) == []


def test_headings_lists_and_places_are_kept(writer: BilingualWriter, layout: BilingualLayout) -> None:
    rows = (
        replace(row(1, "باب", "Chapter"), kind=ParagraphKind.HEADING, level=2, marker="۳۔"),
        replace(row(2, "پہلا", "First"), kind=ParagraphKind.LIST_ITEM, level=1, marker="•"),
        replace(row(3, "حاشیہ", "Note"), kind=ParagraphKind.FOOTNOTE, place="footnote 1"),
    )
    text = plain(LOOKS[writer.suffix].text(written(writer, document(*rows), BilingualExportOptions(layout))))
    for expected in ("3. Chapter", "• First", "Footnote 1"):
        assert expected in text


def test_lines_within_a_text(writer: BilingualWriter) -> None:
    text = LOOKS[writer.suffix].text(
        written(writer, document(row(1, "ایک\nدو", "one\ntwo\tthree")), BilingualExportOptions())
    )
    assert "one two three" in plain(text)
    assert "ایک دو" in plain(text)


def test_equal_documents_are_equal_files(any_writer: BilingualWriter) -> None:
    assert written(any_writer, document(*seed(), TERM), FULL) == written(any_writer, document(*seed(), TERM), FULL)


def test_a_file_is_not_overwritten(any_writer: BilingualWriter, tmp_path: Path) -> None:
    path = tmp_path / f"a{any_writer.suffix}"
    assert write_bilingual(path, document(*seed(), TERM), BilingualExportOptions())
    first = path.read_bytes()
    with pytest.raises(TranslatorError, match="--force"):
        write_bilingual(path, document(OTHER), BilingualExportOptions())
    assert path.read_bytes() == first
    assert write_bilingual(path, document(OTHER), BilingualExportOptions(), force=True)
    assert path.read_bytes() != first


def test_nothing_is_left_of_a_cancelled_export(any_writer: BilingualWriter, tmp_path: Path) -> None:
    bilingual = document(*[row(number, "ا", "a") for number in range(1, 1001)])
    seen: list[tuple[int, int]] = []
    assert not write_bilingual(
        tmp_path / f"a{any_writer.suffix}",
        bilingual,
        BilingualExportOptions(),
        progress=lambda done, total: seen.append((done, total)),
        cancelled=lambda: len(seen) >= 2,
    )
    assert seen == [(200, 1000), (400, 1000)]
    assert list(tmp_path.iterdir()) == []


def test_progress_goes_to_the_end(any_writer: BilingualWriter, tmp_path: Path) -> None:
    rows = [row(number, "ا", "a") for number in range(1, 451)]
    sections = (ExportedDocumentRows("a", tuple(rows[:300])), ExportedDocumentRows("b", tuple(rows[300:])))
    seen: list[int] = []
    write_bilingual(
        tmp_path / f"a{any_writer.suffix}",
        BilingualDocument("T", DATE, sections),
        BilingualExportOptions(),
        progress=lambda done, _: seen.append(done),
    )
    assert seen == [200, 400, 450]


def test_nothing_is_left_of_an_export_that_failed(any_writer: BilingualWriter, tmp_path: Path) -> None:
    def fail(done: int, total: int) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_bilingual(
            tmp_path / f"a{any_writer.suffix}", document(*seed(), TERM), BilingualExportOptions(), progress=fail
        )
    assert list(tmp_path.iterdir()) == []


def test_an_ending_that_is_not_known_names_those_that_are(tmp_path: Path) -> None:
    every = [*WRITERS, *SHEETS]
    assert [writer_for(Path(f"A{one.suffix.upper()}")) for one in every] == every
    with pytest.raises(TranslatorError, match=r"\.docx, \.odt, \.html, \.epub, \.txt, \.md, \.xlsx, \.csv.*\.pdf"):
        write_bilingual(tmp_path / "a.qqq", document(), BilingualExportOptions())
