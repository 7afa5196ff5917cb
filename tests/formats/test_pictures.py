"""Pictures of source documents: where they stand, and that they are hostile until they are checked."""

import base64
import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from lxml import etree

from tests.contracts.samples import pictures
from tests.contracts.samples.odt import package
from tests.contracts.samples.pictures import DARK, GIF, JPEG, LIGHT, TEXTS, data_address, png
from translator_gui.formats.base import DocumentReadOptions, ExportProgress, OriginalDocument
from translator_gui.formats.bilingual import (
    BilingualDocument,
    BilingualExportOptions,
    BilingualLayout,
    BilingualRow,
    ExportedDocumentRows,
)
from translator_gui.formats.bilingual_blocks import (
    BilingualTableRow,
    BilingualTableStart,
    Block,
    ExportedDocumentTable,
    ExportedEnglishParagraph,
    UrduAboveEnglishRow,
)
from translator_gui.formats.block_builder import SpelledOutTags, bilingual_blocks
from translator_gui.formats.original_pictures import ON_EACH_PAGE, OriginalPictures
from translator_gui.formats.pictures import (
    LONGEST_SIDE,
    MOST_BYTES,
    MOST_PIXELS,
    ExportedPicture,
    load_pictures,
    picture_size,
    points,
    without_picture_words,
)
from translator_gui.formats.registry import READERS, writer_for
from translator_gui.model.document import SourcePicture
from translator_gui.model.status import Status

DATE = dt.date(2026, 11, 30)
SAMPLES = {
    "docx": pictures.word,
    "odt": pictures.open_document,
    "html": pictures.web_page,
    "epub": pictures.book,
    "pptx": pictures.presentation,
    "md": pictures.marked_down,
}
EACH = pytest.mark.parametrize("ending", SAMPLES)


def found(ending: str, data: bytes | None = None) -> tuple[list[str], list[ExportedPicture]]:
    """The texts of a document of this format, and its pictures."""
    data = SAMPLES[ending]() if data is None else data
    reader = next(reader for reader in READERS if reader.id == ending)
    read = reader.read(f"a.{ending}", data, DocumentReadOptions())
    return [one.text for one in read.paragraphs], load_pictures(f"a.{ending}", data, read.pictures)


@EACH
def test_each_picture_stands_behind_the_paragraphs_that_are_before_it(ending: str) -> None:
    texts, shown = found(ending)
    places = [texts[: one.before] for one in shown]
    assert [one.data for one in shown] == [DARK, LIGHT, DARK]
    assert [sum(text in TEXTS for text in before) for before in places] == [0, 2, 4]
    assert shown[0].name == shown[2].name != shown[1].name
    # Sizes are those that the document says, in its proportions; else those of the pixels.
    wide = 150 if ending in {"html", "epub"} else 30 if ending == "md" else 200
    assert (round(shown[0].width), round(shown[0].height)) == (wide, wide // 2)
    if ending not in {"pptx", "docx"}:
        assert shown[1].place.endswith("row 1, column 2")


def test_pictures_are_known_by_their_bytes_and_not_by_their_names() -> None:
    sizes = {DARK: (40, 20), GIF: (8, 6), JPEG: (60, 30), b"": None, b"\x89PNG\r\n\x1a\n": None, b"<svg/>": None}
    sizes |= {JPEG[:25]: None, b"\xff\xd8\xff" * 9: None, b"\xff\xd8\xff\xe0\0\0" + JPEG: None, b"BM" + DARK: None}
    assert {data: picture_size(data) for data in sizes} == sizes
    assert points("2.54cm") == points("1in") == 72
    assert [points(text) for text in ("40", "1e9", "5em", "-3pt", "", "9" * 400)] == [30, 0, 0, 0, 0, 0]


@pytest.mark.parametrize(
    "data",
    [
        png(MOST_PIXELS // 5_000 + 1, 5_000, drawn=False),
        png(LONGEST_SIDE + 1, 5, drawn=False),
        png(0, 5, drawn=False),
        DARK + b" " * MOST_BYTES,
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"\xd7\xcd\xc6\x9a",
    ],
    ids=["pixels", "side", "nothing", "bytes", "svg", "metafile"],
)
def test_what_is_no_picture_to_show_is_words(data: bytes) -> None:
    document = io.BytesIO()
    with zipfile.ZipFile(document, "w") as package:
        package.writestr("a.png", data)
    addresses = ["a.png", "b.png", "../a.png", "/etc/passwd", "file:///etc/passwd", "data:image/png;base64,%%%", ""]
    shown = load_pictures("a", document.getvalue(), [SourcePicture(one, alt="the  fort") for one in addresses])
    assert [one.data for one in shown] == [b""] * len(addresses)
    assert {one.words for one in shown} == {"[Picture: the fort]"}
    assert load_pictures("a", b"<html>", [SourcePicture("/etc/passwd"), SourcePicture(data_address(png(1, 1)))]) == []


def test_words_of_pictures_are_taken_off_the_text_before_them() -> None:
    words = [ExportedPicture().words, ExportedPicture(alt="the fort").words]
    for text in ("متن", "متن [ایک]", "a [Picture: b] c]", "a ]"):
        assert without_picture_words(f"{text}\n{words[0]} {words[1]} ") == without_picture_words(text) == text
    assert without_picture_words(words[0]) == ""


def test_of_all_pictures_together_only_so_many_bytes_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("translator_gui.formats.pictures.MOST_BYTES_IN_ALL", len(DARK) + 5)
    addresses = [data_address(one) for one in (DARK, LIGHT, DARK)]
    shown = load_pictures("a", b"<html>", [SourcePicture(one) for one in addresses])
    assert [one.data for one in shown] == [DARK, b"", DARK], "the same bytes count once"


def bilingual(ending: str, data: bytes | None = None, *, without: Sequence[int] = ()) -> BilingualDocument:
    """An export of a document of this format with its paragraphs translated; some are not shown."""
    data = SAMPLES[ending]() if data is None else data
    reader = next(reader for reader in READERS if reader.id == ending)
    read = reader.read("a", data, DocumentReadOptions()).paragraphs
    rows = [
        BilingualRow((at + 1,), one.text, f"English {at}.", Status.DRAFT, kind=one.kind, place=one.place, paragraph=at)
        for at, one in enumerate(read)
    ]
    rows = [replace(row, marked_source=row.source, marked_target=row.target) for row in rows]
    original = OriginalPictures(ending, OriginalDocument("a", data, DocumentReadOptions()))
    texts = [one.text for one in read]
    shown = tuple(row for row in rows if row.paragraph not in without)
    section = ExportedDocumentRows("a", shown, lambda: original.by_paragraph(texts))
    return BilingualDocument("T", DATE, (section,))


def outline(document: BilingualDocument, layout: BilingualLayout) -> list[str]:
    """What follows what in an export, in few words."""
    blocks = bilingual_blocks(document, BilingualExportOptions(layout), ExportProgress(9), SpelledOutTags.UNSTYLED)
    return [word for block in blocks for word in words_of(block)]


def words_of(block: Block) -> Iterator[str]:
    if isinstance(block, ExportedPicture):
        yield "picture" if block.data else block.words
    elif isinstance(block, BilingualTableRow):
        yield from (block.target.plain, *(word for one in block.source.pictures for word in words_of(one)))
    elif isinstance(block, UrduAboveEnglishRow):
        yield block.target.plain
    elif isinstance(block, ExportedEnglishParagraph):
        yield " ".join(one.plain for one in block.sentences)
    elif isinstance(block, ExportedDocumentTable):
        cells = (", ".join(word for part in cell for word in words_of(part)) for row in block.rows for cell in row)
        yield " | ".join(cells)
    elif isinstance(block, BilingualTableStart):
        yield "table"


def test_pictures_keep_their_place_in_every_layout() -> None:
    document = bilingual("odt")
    in_cells = "English 1. | picture, English 2."
    assert outline(document, BilingualLayout.INTERLEAVED) == [
        "picture",
        "English 0.",
        in_cells,
        "English 3.",
        "picture",
    ]
    assert outline(document, BilingualLayout.TARGET) == outline(document, BilingualLayout.INTERLEAVED)
    table = ["picture", "table", "English 0.", "English 1.", "picture", "English 2.", "English 3.", "picture"]
    assert outline(document, BilingualLayout.TABLE) == table, "behind the row before it, and before the table"
    # With those that it stands beside; a picture between two that are not shown is not.
    assert outline(bilingual("odt", without=[0, 1, 2]), BilingualLayout.TARGET) == ["English 3.", "picture"]
    assert outline(bilingual("odt", without=[2]), BilingualLayout.TARGET)[2:3] == ["English 1. | picture"]


def test_the_text_of_a_picture_stays_in_its_cell_and_its_words_are_translated() -> None:
    page = pictures.web_page().replace(b'alt="fort"', 'alt="قلعہ"'.encode())
    found = outline(bilingual("html", page), BilingualLayout.TARGET)
    assert found[2] == "English 1. | picture, English 2., English 3."
    (document,) = [bilingual("html", page.replace(b"data:image/png;base64", b"data:image/png;utf8"))]
    assert "[Picture: English 3.]" in outline(document, BilingualLayout.TARGET)[2]


def test_an_original_that_was_read_differently_gives_its_pictures_to_what_is_the_same() -> None:
    original = OriginalPictures("odt", OriginalDocument("a", pictures.open_document(), DocumentReadOptions()))
    assert not original.is_loaded
    assert sorted(original.by_paragraph(TEXTS)) == [0, 2, 4]
    assert original.is_loaded
    assert sorted(original.by_paragraph(["دوسری تحریر۔", *TEXTS[1:]])) == [0, 2, 4]
    assert sorted(original.by_paragraph(TEXTS[1:])) == [0, 1, 3]
    assert sorted(original.by_paragraph(TEXTS[:2])) == [0, 2], "of the beginning those that stand in it"
    plain = OriginalPictures("odt", OriginalDocument("a", package({"content.xml": "<"}), DocumentReadOptions()))
    assert not plain.by_paragraph(TEXTS), "which has no picture is not read again"
    broken = OriginalPictures("odt", OriginalDocument("a", b"PK", DocumentReadOptions()))
    assert not broken.by_paragraph(TEXTS)


def docx_pictures(data: bytes) -> tuple[list[str], Mapping[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        links = etree.fromstring(package.read("word/_rels/document.xml.rels"))
        targets = {one.get("Id"): one.get("Target") for one in links}
        used = re.findall('r:embed="([^"]+)"', package.read("word/document.xml").decode())
        parts = {name: package.read(name) for name in package.namelist() if "media/" in name}
    docx.Document(io.BytesIO(data))
    return [f"word/{targets[one]}" for one in used], parts


def odt_pictures(data: bytes) -> tuple[list[str], Mapping[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        used = re.findall('draw:image xlink:href="([^"]+)"', package.read("content.xml").decode())
        parts = {name: package.read(name) for name in package.namelist() if name.startswith("Pictures/")}
        listed = package.read("META-INF/manifest.xml").decode()
    assert all(f'"{name}" manifest:media-type="image/png"' in listed for name in parts)
    return used, parts


def epub_pictures(data: bytes) -> tuple[list[str], Mapping[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        used = re.findall('src="([^"]+)"', package.read("chapter1.xhtml").decode())
        parts = {name: package.read(name) for name in package.namelist() if name.startswith("pictures/")}
        listed = package.read("book.opf").decode()
    assert all(f'href="{name}" media-type="image/png"' in listed for name in parts)
    return used, parts


def html_pictures(data: bytes) -> tuple[list[str], Mapping[str, bytes]]:
    used = re.findall('<img [^>]*src="([^"]+)"', data.decode())
    assert b"img-src data:" in data
    return used, {one: base64.b64decode(one.partition(",")[2]) for one in used}


def written(document: BilingualDocument, ending: str, layout: BilingualLayout) -> bytes:
    stream = io.BytesIO()
    options = BilingualExportOptions(layout)
    writer_for(Path(f"a{ending}")).write(stream, document, options, ExportProgress(document.row_count))
    return stream.getvalue()


@pytest.mark.parametrize("layout", BilingualLayout)
@pytest.mark.parametrize(
    ("ending", "look"),
    [(".docx", docx_pictures), (".odt", odt_pictures), (".epub", epub_pictures), (".html", html_pictures)],
)
def test_documents_for_people_show_the_pictures_and_hold_each_once(
    ending: str, look: Callable[[bytes], tuple[list[str], Mapping[str, bytes]]], layout: BilingualLayout
) -> None:
    used, parts = look(written(bilingual("odt"), ending, layout))
    assert [parts[one] for one in used] == [DARK, LIGHT, DARK]
    assert len(parts) == 2


@pytest.mark.parametrize("layout", BilingualLayout)
@pytest.mark.parametrize("ending", [".docx", ".odt", ".epub", ".html", ".txt", ".md"])
def test_other_pictures_are_words(ending: str, layout: BilingualLayout) -> None:
    data = written(bilingual("odt", pictures.open_document("Pictures/c.emf")), ending, layout)
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = {"word/document.xml", "content.xml", "chapter1.xhtml"}
            data = b"".join(package.read(name) for name in package.namelist() if name in parts)
    shown = 3 if ending in {".txt", ".md"} else 1
    assert data.decode().count("[Picture") == shown


def test_plain_texts_have_the_cells_of_english_in_lines() -> None:
    text = written(bilingual("odt"), ".txt", BilingualLayout.TARGET).decode()
    assert "English 1.\t[Picture: fort] English 2.\n" in text


def test_a_page_does_not_grow_without_end_and_what_is_on_each_page_is_in_no_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("translator_gui.formats.html.writer.MOST_BYTES_IN_ALL", len(DARK) + len(LIGHT))
    used, _parts = html_pictures(written(bilingual("odt"), ".html", BilingualLayout.TARGET))
    assert len(used) == 2
    page = docx.Document(io.BytesIO(pictures.word()))
    page.sections[0].header.paragraphs[0].add_run().add_picture(io.BytesIO(LIGHT))
    stream = io.BytesIO()
    page.save(stream)
    _texts, shown = found("docx", stream.getvalue())
    assert [one.data for one in shown] == [DARK, LIGHT, DARK, LIGHT]
    original = OriginalPictures("docx", OriginalDocument("a", stream.getvalue(), DocumentReadOptions()))
    assert {place: len(there) for place, there in original.by_paragraph(TEXTS).items()} == {
        0: 1,
        2: 1,
        4: 1,
        ON_EACH_PAGE: 1,
    }
