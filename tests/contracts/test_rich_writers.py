"""What writers must do with formatting, tags, title block and legends; plain sheets and text show tags as letters."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from tests.contracts.test_writers import DATE, ENGLISH, LOOKS, ODF, SEED, T, W, markdown_html, pages, plain, written
from translator_gui.formats.base import BilingualWriter
from translator_gui.formats.bilingual import (
    BilingualDocument,
    BilingualExportOptions,
    BilingualLayout,
    BilingualRow,
    DocumentCredits,
    ExportedDocumentRows,
)
from translator_gui.formats.docx.returned import read_returned_docx
from translator_gui.formats.docx.writer import BilingualDocxWriter
from translator_gui.formats.registry import SHEETS, WRITERS, write_bilingual, writer_for
from translator_gui.formats.wording import TAG_LEGEND
from translator_gui.model.document import ParagraphKind
from translator_gui.model.inline_tag import InlineTag, TagMeaning, TagStyle, closing, opening, standalone
from translator_gui.model.status import Status
from translator_gui.text.tag_spelling import spelled

EVERY_LOOK = tuple(TagStyle)
TAGS = (
    *(InlineTag(number, TagMeaning.FORMAT, True, str(look), look) for number, look in enumerate(EVERY_LOOK, 1)),
    InlineTag(8, TagMeaning.NOTE, False, "footnote"),
)
MAKERS = DocumentCredits(("Ayesha Khan", "Bilal"), ("Chand Bibi",), 1204, 1377)
RICH = [writer for writer in WRITERS if writer.suffix != ".txt"]


def tagged(source: str, target: str) -> BilingualRow:
    return BilingualRow(
        (1,), spelled(source), spelled(target), Status.DRAFT, marked_source=source, marked_target=target, tags=TAGS
    )


def bilingual(*rows: BilingualRow) -> BilingualDocument:
    counts = ((Status.DRAFT, len(rows)),)
    return BilingualDocument("Title", DATE, (ExportedDocumentRows("a", rows),), counts, makers=MAKERS)


def dressed(word: str) -> BilingualRow:
    """A row in which this word stands once for each look, with a number behind it."""
    text = " ".join(f"{opening(number)}{word}{number}{closing(number)}" for number in range(1, len(EVERY_LOOK) + 1))
    return tagged(f"اردو {text} اردو{standalone(8)}", f"English {text}{standalone(8)}.")


def docx_looks(data: bytes) -> dict[str, list[str]]:
    """The names of the properties of each run's look, by its words."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return {
        run.findtext(f"{W}t") or "": [etree.QName(one).localname for one in run.iterfind(f"{W}rPr/*")]
        for run in root.iter(f"{W}r")
    }


def odt_looks(data: bytes) -> dict[str, list[str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("content.xml"))
    return {
        span.text: [str(one.get(f"{{{ODF['text']}}}style-name")) for one in (span, *span.iterancestors(f"{T}span"))]
        for span in root.iter(f"{T}span")
        if span.text
    }


def html_looks(data: bytes) -> dict[str, list[str]]:
    found = re.findall(r"<(b|i|u|s|sup|sub|code|span class=\"tag\"|small)>([^<]+)<", data.decode())
    return {words: [name] for name, words in found}


def epub_looks(data: bytes) -> dict[str, list[str]]:
    return html_looks(b"".join(pages(data)))


def markdown_looks(data: bytes) -> dict[str, list[str]]:
    return html_looks(markdown_html(data).encode())


ELEMENTS = ["b", "i", "u", "s", "sup", "sub", "code"]
SEEN: dict[str, tuple[Callable[[bytes], dict[str, list[str]]], list[str], str]] = {
    ".docx": (docx_looks, ["b", "i", "u", "strike", "vertAlign", "vertAlign", "rFonts"], "rStyle"),
    ".odt": (
        odt_looks,
        ["Bold", "Italic", "Underline", "Strike", "Superscript", "Subscript", "Monospace"],
        "InlineTag",
    ),
    ".html": (html_looks, ELEMENTS, 'span class="tag"'),
    ".epub": (epub_looks, ELEMENTS, 'span class="tag"'),
    ".md": (markdown_looks, ELEMENTS, "small"),
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "writer" in metafunc.fixturenames:
        writers = RICH if "layout" in metafunc.fixturenames else [*WRITERS, *SHEETS]
        metafunc.parametrize("writer", writers, ids=[one.suffix for one in writers])


@pytest.mark.parametrize("layout", BilingualLayout)
def test_text_in_a_pair_looks_so_and_other_tags_are_small_letters(
    writer: BilingualWriter, layout: BilingualLayout
) -> None:
    find, names, mark = SEEN[writer.suffix]
    looks = find(written(writer, bilingual(dressed("word")), BilingualExportOptions(layout)))
    for number, name in enumerate(names, 1):
        assert name in looks[f"word{number}"], EVERY_LOOK[number - 1]
    assert mark in looks["{8}"]
    # What comes back to be read tells every tag.
    assert ("{1>" in looks) == (writer.suffix in {".docx", ".odt"} and layout is BilingualLayout.TABLE)


@pytest.mark.parametrize("layout", BilingualLayout)
def test_no_tag_reaches_a_file_as_the_letter_that_it_is_here(writer: BilingualWriter, layout: BilingualLayout) -> None:
    one, waiting = dressed("word"), replace(dressed("later"), target="", marked_target="")
    text = LOOKS[writer.suffix].text(written(writer, bilingual(one, waiting), BilingualExportOptions(layout)))
    assert not [letter for letter in text if "\ue000" <= letter <= "\uf8ff"]


@pytest.mark.parametrize("layout", BilingualLayout)
def test_what_only_serves_to_be_read_has_links_and_no_tags_in_letters(
    tmp_path: Path, writer: BilingualWriter, layout: BilingualLayout
) -> None:
    link = InlineTag(9, TagMeaning.LINK, True, "link to example.org/a?b=1&c", code="https://example.org/a?b=1&c")
    text = f"{opening(1)}a{closing(1)} {opening(9)}here{closing(9)}{standalone(8)}."
    row = replace(tagged(f"ا {opening(9)}یہاں{closing(9)}", text), tags=(*TAGS, link))
    path, options = tmp_path / f"a{writer.suffix}", BilingualExportOptions(layout)
    write_bilingual(path, bilingual(row), options)
    data = path.read_bytes()
    is_read_back = layout is BilingualLayout.TABLE and writer.suffix in {".docx", ".odt", ".html"}
    shown = plain(LOOKS[writer.suffix].text(data))
    assert ("{8}" in shown) == ("{1>a<1}" in shown) == is_read_back
    assert ("{" in shown) == is_read_back
    parts = [data]
    if data.startswith(b"PK"):
        with zipfile.ZipFile(path) as package:
            parts = [package.read(name) for name in package.namelist()]
    links = sum(len(re.findall(r"https://example\.org/a\?b=1&amp;c", part.decode("utf-8", "ignore"))) for part in parts)
    assert links == (0 if is_read_back else 1 if layout is BilingualLayout.TARGET else 2)


CELLS = ((1, 1, "Name"), (1, 2, "Age"), (2, 2, "12"), (2, 2, "years"), (3, 1, "Ali"))
GRIDS: dict[str, Callable[[bytes], list[list[str]]]] = {
    ".docx": lambda data: [
        ["".join(cell.itertext()) for cell in row.iter(f"{W}tc")]
        for row in etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")).iter(f"{W}tr")
    ],
    ".odt": lambda data: [
        ["".join(cell.itertext()) for cell in row]
        for row in etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("content.xml")).iter("{*}table-row")
    ],
    ".html": lambda data: [
        [re.sub("<[^>]*>", "", cell) for cell in row.split("<td>")[1:]] for row in data.decode().split("<tr>")[1:]
    ],
    ".md": lambda data: [
        [re.sub("<[^>]*>", "", cell) for cell in line.strip("|").split("|")]
        for line in data.decode().splitlines()
        if line.startswith("| ") and "---" not in line
    ],
}


@pytest.mark.parametrize("layout", [BilingualLayout.INTERLEAVED, BilingualLayout.TARGET])
@pytest.mark.parametrize("suffix", GRIDS)
def test_tables_of_the_document_are_tables(suffix: str, layout: BilingualLayout) -> None:
    places = [f"table 1, row {row}, column {column}" for row, column, _ in CELLS]
    rows = [
        replace(tagged(f"ا{word}", word), kind=ParagraphKind.TABLE_CELL, place=place, tags=())
        for place, (_, _, word) in zip(places, CELLS, strict=True)
    ]
    outside = tagged("ا", "Outside")
    data = written(writer_for(Path(f"a{suffix}")), bilingual(outside, *rows, outside), BilingualExportOptions(layout))
    text = plain(LOOKS[suffix].text(data))
    assert text.count("Outside") == 2
    found = [[" ".join(word for _, _, word in CELLS if word in cell) for cell in row] for row in GRIDS[suffix](data)]
    assert found == [["Name", "Age"], ["", "12 years"], ["Ali", ""]]
    for other in (one for one in WRITERS if one.suffix == ".txt"):
        text = plain(LOOKS[".txt"].text(written(other, bilingual(*rows), BilingualExportOptions(layout))))
        assert re.search("Name.*Age.*12.*years.*Ali", text, re.DOTALL)


def test_sheets_and_texts_spell_every_tag() -> None:
    for writer in (*SHEETS, *(one for one in WRITERS if one.suffix == ".txt")):
        text = LOOKS[writer.suffix].text(written(writer, bilingual(dressed("word")), BilingualExportOptions()))
        assert "{1>word1<1} {2>word2<2}" in text


def test_a_reviewed_document_gives_the_tags_back_in_letters() -> None:
    row = dressed("word")
    back = read_returned_docx("a.docx", written(BilingualDocxWriter(), bilingual(row), BilingualExportOptions()))
    assert [(one.source, one.target) for one in back.rows] == [(row.source, row.target)]


def test_the_title_block_names_people_and_words_when_asked(writer: BilingualWriter) -> None:
    look = LOOKS[writer.suffix]
    document = bilingual(BilingualRow((1,), SEED[0], ENGLISH[0], Status.DRAFT))
    whole = plain(look.text(written(writer, document, BilingualExportOptions(with_title=True))))
    short = plain(look.text(written(writer, document, BilingualExportOptions())))
    for expected in (
        "Translated by Ayesha Khan, Bilal",
        "Reviewed by Chand Bibi",
        "1,204 words of Urdu, 1,377 of English",
    ):
        assert (expected in whole) == look.titled
        assert expected not in short


@pytest.mark.parametrize("layout", BilingualLayout)
def test_the_english_alone_has_a_title_only_when_asked(writer: BilingualWriter, layout: BilingualLayout) -> None:
    document = bilingual(BilingualRow((1,), SEED[0], ENGLISH[0], Status.DRAFT))
    for asked in (True, False):
        options = BilingualExportOptions(layout, with_title=asked)
        text = plain(LOOKS[writer.suffix].text(written(writer, document, options)))
        assert text.startswith("Title Urdu – English") == (asked or layout is not BilingualLayout.TARGET)


def test_a_legend_tells_the_statuses_and_tags_that_are_there(writer: BilingualWriter) -> None:
    look = LOOKS[writer.suffix]
    text = plain(look.text(written(writer, bilingual(dressed("word")), BilingualExportOptions(with_status=True))))
    assert ("Draft: still being written" in text) == look.titled
    assert (TAG_LEGEND in text) == look.titled
    assert "Approved: " not in text, "nothing is approved"
    without = plain(look.text(written(writer, bilingual(replace(dressed("a"), tags=())), BilingualExportOptions())))
    assert "still being written" not in without
    assert TAG_LEGEND not in without
