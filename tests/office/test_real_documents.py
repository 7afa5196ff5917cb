"""Real documents that went back in English, beside what they were: element by element, and page by page as pictures.

LibreOffice opens both. Fonts differ, and with them how far a line goes; where it begins does not.
"""

import shutil
import zipfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, cast

import pytest
import xlsxwriter
from lxml import etree

from tests.formats.docx.real_document import real_document
from tests.formats.epub.test_epub import book
from tests.office import pages
from tests.office.going_back import goes_back, half, half_without_open
from tests.office.pages import Page, converted, understood
from translator_gui.formats.typefaces import is_urdu_face
from translator_gui.formats.xml import Element
from translator_gui.text.direction import has_rtl

DATA = Path(__file__).parents[1] / "data"
OKAPI = Path(__file__).parents[3] / "shared/data/formats/okapi/docx"
LATIN = ("columns", "drop_caps", "smart_art", "table_of_contents_automatic", "table_quicktable", "text_box_1")
WORDY = ("real.docx", "by-libreoffice.docx", "everything.odt")
COUNTED = (
    *("h", "a", "note", "annotation", "image", "frame", "text-box", "custom-shape", "object", "math", "table"),
    *("table-row", "table-cell", "covered-table-cell", "list", "list-item", "section", "table-of-content"),
    *("page-number", "page-count", "sequence", "bookmark-ref", "bookmark-start", "tab", "content-control"),
)
"""Elements of OpenDocument that a document has as many of in English."""
HIDDEN = {"پوشیدہ", "پوشیدہ متن", "پوشیدہ حصہ"}
COMMENTS = {"تبصرہ رہے گا", "اس پر غور کریں", "مدیر"}
REFERENCES = {"پہلا باب", "تعارف اور پس منظر"}
"""Told anew when Word or LibreOffice opens the document."""
NEAR = 0.03
"""Of the width of a page."""
PAGE = (
    '<!DOCTYPE html><html lang="ur" dir="rtl"><head><meta charset="utf-8"><title>صفحہ</title></head><body>'
    "<h1>پہلی سرخی</h1><p>یہ <b>اہم</b> جملہ ہے جس کے ساتھ <a href='https://example.org'>ایک ربط</a> ہے۔ دوسرا جملہ۔"
    "<ul><li>پہلی شے</li><li>دوسری شے</li></ul><table border=1><tr><td>نام</td><td>شہر</td></tr></table>"
    "<p align=left>آخر میں دستخط</body></html>"
)


class Looked(NamedTuple):
    """A document as LibreOffice shows and understands it."""

    pages: list[Page]
    tree: Element

    @property
    def counts(self) -> Mapping[str, int]:
        return Counter(etree.QName(one).localname for one in self.tree.iter())

    @property
    def urdu(self) -> set[str]:
        texts = (" ".join(str(text).split()) for text in self.tree.itertext())
        return {text for text in texts if has_rtl(text)}


def sheet(path: Path) -> None:
    with xlsxwriter.Workbook(path) as made:
        urdu = cast("Any", made).add_format({"font_name": "Jameel Noori Nastaleeq", "border": 1})
        rows = cast("Any", made).add_worksheet("Stock")
        rows.right_to_left()
        for at, row in enumerate((("نام", "قیمت"), ("کتاب", "پانچ روپے"), ("قلم", "سات روپے"))):
            rows.write_row(at, 0, row, urdu)


def chapter(path: Path, out: Path) -> Path:
    """The first page of a book, which LibreOffice does not open itself."""
    with zipfile.ZipFile(path) as zipped:
        out.write_bytes(zipped.read("O/a.xhtml"))
    return out


def make(folder: Path) -> tuple[list[Path], list[Path]]:
    """The documents and their English."""
    (folder / "real.docx").write_bytes(real_document())
    (folder / "page.html").write_text(PAGE, "utf-8")
    (folder / "book.epub").write_bytes(book())
    sheet(folder / "sheet.xlsx")
    for path in ("target/by-libreoffice.docx", "odt/everything.odt"):
        shutil.copy(DATA / path, folder)
    before = [folder / name for name in (*WORDY, "page.html", "sheet.xlsx")]
    after = [goes_back(path, folder / f"english-{path.name}") for path in before]
    english_book = goes_back(folder / "book.epub", folder / "english-book.epub")
    before.append(chapter(folder / "book.epub", folder / "chapter.html"))
    after.append(chapter(english_book, folder / "english-chapter.html"))
    return before, after


@pytest.fixture(scope="module")
def looked(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Looked]:
    """All of them, by the names of their files; those half done as "half-" and "omit-"."""
    if missing := pages.missing():
        pytest.skip(missing)
    folder = tmp_path_factory.mktemp("office")
    before, after = make(folder)
    some = [
        goes_back(folder / name, folder / f"{begin}-{name}", translate)
        for name in WORDY
        for begin, translate in (("half", half), ("omit", half_without_open))
    ]
    files = [*before, *after, *some]
    # Names are told apart by their stems in what LibreOffice writes.
    assert len({path.stem for path in files}) == len(files)
    printed = converted(folder, files, "pdf")
    flat: dict[str, Path] = {}
    for ending, suffixes, options in (
        ("fodt", {".docx", ".odt"}, ()),
        ("fodt", {".html"}, ("--infilter=HTML (StarWriter)",)),
        ("fods", {".xlsx"}, ()),
    ):
        these = [path for path in files if path.suffix in suffixes]
        flat.update(zip((path.name for path in these), converted(folder, these, ending, *options), strict=True))
    return {
        path.name: Looked(pages.pages(pdf), understood(flat[path.name]))
        for path, pdf in zip(files, printed, strict=True)
    }


NAMES = (*WORDY, "page.html", "sheet.xlsx", "chapter.html")


@pytest.mark.parametrize("name", NAMES)
def test_it_has_as_many_of_everything(looked: Mapping[str, Looked], name: str):
    before, after = looked[name], looked[f"english-{name}"]
    assert {one: after.counts[one] for one in COUNTED} == {one: before.counts[one] for one in COUNTED}
    assert abs(len(after.pages) - len(before.pages)) <= 1


@pytest.mark.parametrize("name", NAMES)
def test_nothing_urdu_is_left_and_no_font_for_it(looked: Mapping[str, Looked], name: str):
    assert looked[name].urdu
    after = looked[f"english-{name}"]
    assert after.urdu <= HIDDEN | COMMENTS | REFERENCES
    fonts = {
        str(text).strip("'") for one in after.tree.iter() for key, text in one.attrib.items() if "font" in str(key)
    }
    assert not [font for font in fonts if is_urdu_face(font)]
    assert not [one for one in after.tree.iter() for text in one.attrib.values() if text == "rl-tb"]


@pytest.mark.parametrize("name", [*WORDY, "sheet.xlsx"])
def test_what_began_at_the_right_begins_at_the_left(looked: Mapping[str, Looked], name: str):
    # LibreOffice does not heed the direction of a web page.
    before, after = looked[name].pages, looked[f"english-{name}"].pages
    starts = [line.right for page in before for line in page.lines]
    found = [line.left for page in after for line in page.lines]
    assert found
    there = sum(any(abs(start - one) <= NEAR for start in starts) for one in found)
    assert there / len(found) >= 0.75, (sorted(starts), sorted(found))
    for one, other in zip(before, after, strict=False):
        if min(len(one.lines), len(other.lines)) > 2:
            assert one.centre > 0.5 > other.centre


@pytest.mark.parametrize("name", WORDY)
def test_what_waits_is_marked(looked: Mapping[str, Looked], name: str):
    before, after = looked[name], looked[f"half-{name}"]
    assert {one: after.counts[one] for one in COUNTED} == {one: before.counts[one] for one in COUNTED}
    assert 0 < len(after.urdu) < len(before.urdu)
    marked = {
        value
        for style in after.tree.iter("{*}style")
        for properties in style
        if {"#ffff00", "#fff2a8"} & set(map(str, properties.attrib.values()))
        for key, value in style.attrib.items()
        if str(key).endswith("}name")
    }
    spans = ["".join(one.itertext()) for one in after.tree.iter("{*}span") if marked & set(one.attrib.values())]
    assert sum(map(has_rtl, spans)) >= len(after.urdu) / 2


@pytest.mark.parametrize("name", WORDY)
def test_what_is_left_out_takes_no_picture_and_no_table_along(looked: Mapping[str, Looked], name: str):
    before, after = looked[name], looked[f"omit-{name}"]
    assert after.urdu <= HIDDEN | COMMENTS | REFERENCES
    kept = ("table", "table-row", "table-cell", "section", "page-number", "page-count")
    assert {one: after.counts[one] for one in kept} == {one: before.counts[one] for one in kept}
    # An equation is a word of its sentence, and LibreOffice keeps a picture of it.
    one, other = (found.counts["image"] - found.counts["object"] for found in (before, after))
    assert one == other > 0


@pytest.mark.skipif(not OKAPI.is_dir(), reason="the samples of others are not here (../shared/data)")
@pytest.mark.skipif(bool(pages.missing()), reason=pages.missing())
def test_documents_in_english_look_the_same_dot_by_dot(tmp_path: Path):
    """What is not Urdu goes out and back: every page of it is the same picture."""
    before = [Path(shutil.copy(OKAPI / f"{name}.docx", tmp_path)) for name in LATIN]
    after = [goes_back(path, tmp_path / f"back-{path.name}") for path in before]
    printed = converted(tmp_path, [*before, *after], "pdf")
    for one, other in zip(printed[: len(LATIN)], printed[len(LATIN) :], strict=True):
        assert pages.pages(one) == pages.pages(other), one.name
