"""Reading electronic books and writing them again."""

import io
import zipfile
from collections.abc import Mapping

import pytest
from lxml import etree

from tests.formats.round_trips import back, read, shown, untranslated
from translator_gui.formats.base import DocumentReadOptions
from translator_gui.formats.epub.reader import EpubReader
from translator_gui.model.document import ParagraphKind, SourceParagraph
from translator_gui.model.errors import TranslatorError

XHTML = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
ITEM = '<opf:item id="{0}" href="{0}" media-type="{1}" {2}/>'
ITEMS = (
    ("b.xhtml", "application/xhtml+xml", ""),
    ("a.xhtml", "application/xhtml+xml", ""),
    ("nav.xhtml", "application/xhtml+xml", 'properties="nav"'),
    ("toc.ncx", "application/x-dtbncx+xml", ""),
    ("s.css", "text/css", ""),
    ("x.png", "image/png", ""),
)


def page(title: str, body: str) -> str:
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html {XHTML} lang="ur" xml:lang="ur" dir="rtl">'
        f"<head><title>{title}</title></head><body>{body}</body></html>"
    )


def parts(version: str) -> dict[str, str]:
    items = "".join(ITEM.format(*item) for item in ITEMS)
    return {
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="O/p.opf"/></rootfiles></container>',
        "O/a.xhtml": page("کتاب", '<h1>باب ایک</h1><p>متن <b>اہم</b>&#160;ہے<br/>دو</p><img src="x.png" alt="تصویر"/>'),
        "O/b.xhtml": page("b.xhtml", "<h1>باب دو</h1>"),
        "O/nav.xhtml": page(
            "فہرست",
            '<nav epub:type="toc"><h2>فہرست</h2><ol><li><a href="a.xhtml">باب ایک</a></li><li><a href="b.xhtml">باب دو'
            "</a></li></ol></nav>",
        ),
        "O/toc.ncx": '<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "ncx"><ncx xml:lang="ur"><docTitle><text>کتاب'
        "</text></docTitle><navMap><navPoint><navLabel><text>باب ایک</text></navLabel></navPoint></navMap></ncx>",
        "O/p.opf": f'<?xml version="1.0"?><opf:package version="{version}" xmlns:opf="http://www.idpf.org/2007/opf" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><opf:metadata><dc:title>کتاب</dc:title><dc:creator>مصنف</dc:creator>'
        f"<dc:language>ur-PK</dc:language></opf:metadata><opf:manifest>{items}</opf:manifest>"
        '<opf:spine toc="toc.ncx" page-progression-direction="rtl"><opf:itemref idref="a.xhtml"/>'
        '<opf:itemref idref="b.xhtml"/></opf:spine></opf:package>',
        "O/s.css": "body{direction:rtl;font-family:'Noto Nastaliq Urdu'}",
        "O/x.png": "picture",
    }


def book(version: str = "3.0", extra: Mapping[str, str] | None = None) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in {**parts(version), "mimetype": "application/epub+zip", **(extra or {})}.items():
            zipped.writestr(name, content)
    return stream.getvalue()


def english(paragraph: SourceParagraph) -> str:
    return f"English {len(paragraph.text)}"


def opened(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as zipped:
        return {name: zipped.read(name).decode() for name in zipped.namelist()}


def test_pages_come_in_the_order_of_reading_and_what_repeats_comes_once():
    found = read(EpubReader(), "a.epub", book())
    assert shown(found) == [
        "کتاب",
        "باب ایک",
        "متن {1>اہم<1}\u00a0ہے\nدو",
        "تصویر",
        "باب دو",
        "فہرست",
        "مصنف",
    ]
    assert [one.place for one in found.paragraphs if one.place] == [
        "title of the page",
        "text of a picture",
        "table of contents",
        "author of the book",
    ]
    assert found.paragraphs[1].kind is ParagraphKind.HEADING
    assert found.doubts == ()


@pytest.mark.parametrize("version", ["2.0", "3.0"])
def test_the_book_goes_back_from_left_to_right(version: str):
    data = book(version)
    written = back(EpubReader(), "a.epub", data, english)
    with zipfile.ZipFile(io.BytesIO(written)) as zipped:
        first = zipped.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
        assert zipped.testzip() is None
    before, after = opened(data), opened(written)
    assert before.keys() == after.keys()
    assert (after["mimetype"], after["O/x.png"]) == ("application/epub+zip", "picture")
    for name in after:
        if name.endswith(("xhtml", "ncx", "opf")):
            etree.fromstring(after[name].encode())
    assert after["O/nav.xhtml"].count("English 7") == 1
    assert "<text>English 7</text>" in after["O/toc.ncx"]
    assert 'lang="en" xml:lang="en" dir="ltr"' in after["O/a.xhtml"]
    assert '<a href="a.xhtml">English 7</a>' in after["O/nav.xhtml"]
    assert after["O/s.css"] == "body{direction:ltr;font-family:Georgia, 'Noto Serif', 'Noto Nastaliq Urdu'}"
    assert 'page-progression-direction="ltr"' in after["O/p.opf"]
    assert "<dc:title>English 4</dc:title>" in after["O/p.opf"]
    assert "<dc:language>en</dc:language>" in after["O/p.opf"]


@pytest.mark.parametrize(("version", "mark"), [("3.0", '<mark lang="ur"'), ("2.0", '<span xml:lang="ur"')])
def test_urdu_that_waits_is_marked_as_the_book_can(version: str, mark: str):
    after = opened(back(EpubReader(), "a.epub", book(version), untranslated))
    assert mark in after["O/a.xhtml"]
    assert "<dc:title>کتاب</dc:title>" in after["O/p.opf"]
    for name in ("O/a.xhtml", "O/nav.xhtml"):
        etree.fromstring(after[name].encode())


ENCRYPTED = '<encryption><EncryptedData><enc:EncryptionMethod Algorithm="{}"/></EncryptedData></encryption>'


def test_fonts_may_be_obfuscated():
    secrets = {"META-INF/encryption.xml": ENCRYPTED.format("http://www.idpf.org/2008/embedding")}
    assert len(read(EpubReader(), "a.epub", book(extra=secrets)).paragraphs) == 7


def test_a_protected_book_is_refused_with_a_way_out():
    secrets = {"META-INF/encryption.xml": ENCRYPTED.format("http://www.w3.org/2001/04/xmlenc#aes256-cbc")}
    with pytest.raises(TranslatorError, match=r"a\.epub is protected against copying .* publisher"):
        read(EpubReader(), "a.epub", book(extra=secrets))


def test_a_page_that_is_missing_is_told():
    data = book(extra={"O/p.opf": parts("3.0")["O/p.opf"].replace('href="b.xhtml"', 'href="c.xhtml"')})
    assert read(EpubReader(), "a.epub", data).doubts == ("Its page O/c.xhtml is missing.",)


def test_what_is_no_book_is_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as zipped:
        zipped.writestr("mimetype", "application/epub+zip")
    with pytest.raises(TranslatorError, match=r"a\.epub is no electronic book"):
        read(EpubReader(), "a.epub", stream.getvalue())
    with pytest.raises(TranslatorError, match="no encoding"):
        EpubReader().read("a.epub", book(), DocumentReadOptions("utf-8"))
