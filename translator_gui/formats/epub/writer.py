"""Write bilingual electronic books (EPUB 3): the bilingual web page, cut into a chapter per document."""

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import chain
from typing import BinaryIO, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from lxml import etree, html

from translator_gui.formats.base import ExportProgress
from translator_gui.formats.bilingual import BilingualDocument, BilingualExportOptions
from translator_gui.formats.characters import sanitize
from translator_gui.formats.epub.package import CONTAINER, MIMETYPE
from translator_gui.formats.html.style import FACE, STYLE
from translator_gui.formats.html.writer import page_body
from translator_gui.formats.nastaliq import nastaliq_font
from translator_gui.formats.pictures import ExportedPicture
from translator_gui.formats.xml import Element
from translator_gui.formats.zipped import zip_entry

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_XHTML = "http://www.w3.org/1999/xhtml"
_PACKAGE, _CONTENTS, _STYLES, _FONT = "book.opf", "contents.xhtml", "style.css", "nastaliq.ttf"
_LINK = re.compile(r"""(<a [^>]*?\bhref=")#([^"]*)""")
"""A link within the page. The serialised text of an attribute has no > and no quotation mark."""
_MOST = 400
"""Most blocks in a chapter's file: readers lay out a whole file before they show a page of it."""


class BilingualEpubWriter:
    """Exports a bilingual document (Urdu and English) as a new EPUB with the Urdu font embedded."""

    suffix = ".epub"

    def write(
        self, stream: BinaryIO, document: BilingualDocument, options: BilingualExportOptions, pace: ExportProgress
    ) -> None:
        """Export the bilingual document as EPUB 3, with one or more files per chapter."""
        pictures: dict[str, ExportedPicture] = {}
        places: dict[str, str] = {}
        chapters = list(_chapters(document, options, pace, pictures, places))
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as book:
            # First, and as it is: programs tell the format by these bytes.
            book.writestr(zip_entry("mimetype"), MIMETYPE, zipfile.ZIP_STORED)
            book.writestr(zip_entry(CONTAINER), _container())
            book.writestr(zip_entry(_PACKAGE), _package(document, chapters, pictures))
            book.writestr(zip_entry(_CONTENTS), _contents(document, chapters))
            face = f'@font-face{{font-family:"{FACE}";src:url({_FONT})}}\n'
            book.writestr(zip_entry(_STYLES), face + STYLE)
            book.writestr(zip_entry(_FONT), nastaliq_font())
            for chapter in chapters:
                book.writestr(zip_entry(chapter.part), _page(chapter, places))
            for part, picture in pictures.items():
                book.writestr(zip_entry(part), picture.data, zipfile.ZIP_STORED)


class _Chapter(NamedTuple):
    """A chapter file of an exported EPUB: file name, title and content.

    Attributes:
        part: Its name.
        title: Of the chapter.
        listed: Whether the table of contents names it; False if it continues the chapter before.
        blocks: Its content, as XHTML; links are those of one page still.
    """

    part: str
    title: str
    listed: bool
    blocks: list[str]


def _chapters(
    document: BilingualDocument,
    options: BilingualExportOptions,
    pace: ExportProgress,
    pictures: dict[str, ExportedPicture],
    places: dict[str, str],
) -> Iterator[_Chapter]:
    """Yield the chapters of an exported EPUB.

    What they show is added to `pictures`, by the name of its file; where links may lead to, to `places`.
    """

    def address(picture: ExportedPicture) -> str:
        part = f"pictures/{picture.name}"
        pictures[part] = picture
        return part

    body = page_body(document, options, pace, comes_back=False, picture_address=address)
    title, listed, blocks, number = " ".join(document.title.split()), True, list[str](), 1
    for block in _blocks(body):
        begins = block.get("class") == "document"
        if blocks and (begins or len(blocks) >= _MOST):
            yield _Chapter(f"chapter{number}.xhtml", title, listed, blocks)
            blocks, number, listed = [], number + 1, False
        if begins:
            title, listed = " ".join("".join(block.itertext()).split()), True
        places.update((identity, f"chapter{number}.xhtml") for identity in block.xpath("descendant-or-self::*/@id"))
        blocks.append(etree.tostring(block, encoding="unicode", with_tail=False))
    if blocks:
        yield _Chapter(f"chapter{number}.xhtml", title, listed, blocks)


def _blocks(pieces: Iterable[str]) -> Iterator[Element]:
    """Yield the elements of a page's body; only some hundred are in memory at a time."""
    waiting, tables = list[str](), 0
    for piece in chain(pieces, (None,)):
        if piece is None or (not tables and len(waiting) >= _MOST):
            text = "".join(waiting)
            body = html.document_fromstring(f"<body>{text}", parser=html.HTMLParser(encoding="utf-8")).find("body")
            yield from body if body is not None else ()
            waiting.clear()
        if piece is not None:
            waiting.append(piece)
            # A table comes in pieces, all else as a whole.
            tables += piece.count("<table") - piece.count("</table>")


def _page(chapter: _Chapter, places: Mapping[str, str]) -> str:
    """Return the page of a chapter; links lead to where their targets are now."""

    def linked(link: re.Match[str]) -> str:
        return f"{link[1]}{places.get(link[2], '')}#{link[2]}"

    blocks = _LINK.sub(linked, "\n".join(chapter.blocks))
    return (
        f'{_HEAD}<!DOCTYPE html>\n<html xmlns="{_XHTML}" lang="en" xml:lang="en"><head><meta charset="utf-8"/>'
        f'<title>{_words(chapter.title)}</title><link rel="stylesheet" href="{_STYLES}"/></head>\n'
        f"<body>\n{blocks}\n</body></html>\n"
    )


def _contents(document: BilingualDocument, chapters: list[_Chapter]) -> str:
    entries = "".join(
        f'<li><a href="{chapter.part}" dir="auto">{_words(chapter.title)}</a></li>\n'
        for chapter in chapters
        if chapter.listed
    )
    return (
        f'{_HEAD}<!DOCTYPE html>\n<html xmlns="{_XHTML}" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" '
        f'xml:lang="en"><head><meta charset="utf-8"/><title>{_words(document.title)}</title>'
        f'<link rel="stylesheet" href="{_STYLES}"/></head>\n<body><nav epub:type="toc"><h1>Contents</h1>'
        f"<ol>\n{entries}</ol></nav></body></html>\n"
    )


def _package(document: BilingualDocument, chapters: list[_Chapter], pictures: Mapping[str, ExportedPicture]) -> str:
    made = (
        document.mark.export
        if document.mark
        else str(uuid5(NAMESPACE_URL, f"{_words(document.title)} {document.date}"))
    )
    people = "".join(f"<dc:contributor>{_words(name)}</dc:contributor>" for name in document.makers.translators)
    pages = "".join(
        f'<item id="c{number}" href="{chapter.part}" media-type="application/xhtml+xml"/>\n'
        for number, chapter in enumerate(chapters, 1)
    )
    shown = "".join(
        f'<item id="p{number}" href="{part}" media-type="{picture.media_type}"/>\n'
        for number, (part, picture) in enumerate(pictures.items(), 1)
    )
    order = "".join(f'<itemref idref="c{number}"/>' for number in range(1, len(chapters) + 1))
    return (
        f'{_HEAD}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">\n'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="id">urn:uuid:{made}</dc:identifier><dc:title>{_words(document.title)}</dc:title>'
        f"<dc:language>en</dc:language><dc:language>ur</dc:language>{people}"
        f'<meta property="dcterms:modified">{document.date:%Y-%m-%d}T00:00:00Z</meta></metadata>\n'
        f'<manifest>\n<item id="contents" href="{_CONTENTS}" media-type="application/xhtml+xml" properties="nav"/>\n'
        f'<item id="style" href="{_STYLES}" media-type="text/css"/>\n'
        f'<item id="font" href="{_FONT}" media-type="font/ttf"/>\n{pages}{shown}</manifest>\n'
        f'<spine page-progression-direction="ltr">{order}</spine></package>\n'
    )


def _container() -> str:
    return (
        f'{_HEAD}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        f'<rootfile full-path="{_PACKAGE}" media-type="application/oebps-package+xml"/></rootfiles></container>\n'
    )


def _words(text: str) -> str:
    return escape(" ".join(sanitize(text).split())) or "–"
