"""Read the paragraphs of an electronic book: pages in reading order, then tables of contents and metadata."""

from typing import NamedTuple

from translator_gui.formats.epub.package import EpubManifest, EpubZipPackage, picture_part, read_manifest
from translator_gui.formats.html.lexemes import MAX_LENGTH
from translator_gui.formats.html.page import HtmlParagraph, HtmlParsedPage, page, plain_paragraphs
from translator_gui.formats.html.source import HtmlDecodedPage, decode_page
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.document import SourceParagraph, SourcePicture
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import without_tags

MAX_TEXT = 128 << 20
"""Most bytes of all pages."""
MOST_TAGS = 1_200_000
"""Most tags of all pages; a book of 100,000 sentences needs half of them."""
_CONTENTS = "table of contents"
_NCX = {"text": _CONTENTS}
_METADATA = {
    "dc:title": "title of the book",
    "dc:creator": "author of the book",
    "dc:description": "description of the book",
    "dc:publisher": "publisher of the book",
    "dc:subject": "subject of the book",
}
_PAGE_TITLE = "title of the page"


class EpubTextPart(NamedTuple):
    """A file within an EPUB that has text to translate: a page, table of contents or the metadata.

    Attributes:
        name: In the file.
        source: Its text and how it was in bytes.
        page: Its paragraphs.
        places: For each of them which of the book's it is: titles that repeat others are no paragraphs of their own.
        is_page: It is shown.
    """

    name: str
    source: HtmlDecodedPage
    page: HtmlParsedPage
    places: tuple[int, ...]
    is_page: bool


class EpubParsedBook(NamedTuple):
    """A parsed source EPUB: its text files and its paragraphs to translate."""

    zipped: EpubZipPackage
    manifest: EpubManifest
    parts: tuple[EpubTextPart, ...]
    paragraphs: tuple[SourceParagraph, ...]
    doubts: tuple[str, ...]

    @property
    def pictures(self) -> tuple[SourcePicture, ...]:
        """The pictures on the pages of the book, in reading order, each with its part of the file."""
        found: list[SourcePicture] = []
        before = 0
        for part in self.parts:
            waiting = iter(part.page.pictures if part.is_page else ())
            picture = next(waiting, None)
            for at in range(len(part.places) + 1):
                while picture is not None and picture.before <= at:
                    address = picture_part(part.name, picture.address)
                    found.append(picture._replace(address=address, before=before))
                    picture = next(waiting, None)
                # A title that repeats a heading is that paragraph.
                if at < len(part.places) and part.page.units[at].paragraph is self.paragraphs[part.places[at]]:
                    before = part.places[at] + 1
        return tuple(found)


def read_book(name: str, data: bytes, *, as_before: bool = False) -> EpubParsedBook:
    """Read an EPUB and return its paragraphs to translate; `as_before`: see `DocumentReadOptions`.

    Raises:
        TranslatorError: Protected, broken, hostile, no book, or with a paragraph that is too long.
    """
    zipped = EpubZipPackage(name, data)
    found = read_manifest(zipped)
    sources = _sources(zipped, found)
    pages = [_page(zipped.name, part, source, found, as_before=as_before) for part, source in sources]
    paragraphs, places = _paragraph_numbers(
        [
            [(unit, _repeats(part, unit, found)) for unit in one.units]
            for (part, _), one in zip(sources, pages, strict=True)
        ]
    )
    shown = {*found.pages, found.contents}
    parts = tuple(
        EpubTextPart(part, source, one, tuple(numbers), part in shown)
        for (part, source), one, numbers in zip(sources, pages, places, strict=True)
    )
    doubts = [doubt for _, source in sources for doubt in source.doubts]
    doubts += [str(_("Its page {part} is missing.", part=part)) for part in found.missing]
    return EpubParsedBook(zipped, found, parts, tuple(paragraphs), tuple(dict.fromkeys(doubts)))


def _sources(zipped: EpubZipPackage, found: EpubManifest) -> list[tuple[str, HtmlDecodedPage]]:
    names = dict.fromkeys((*found.pages, found.contents, found.ncx, found.package))
    if sum(zipped.infos[part].file_size for part in names if part) > MAX_TEXT:
        raise TranslatorError(_("{name} holds more text than a book can; split it.", name=zipped.name))
    sources: list[tuple[str, HtmlDecodedPage]] = []
    tags = 0
    for part in filter(None, names):
        data = zipped.read(part, MAX_LENGTH)
        tags += data.count(b"<")
        if tags > MOST_TAGS:
            raise TranslatorError(_("{name} holds more text than a book can; split it.", name=zipped.name))
        sources.append((part, decode_page(zipped.name, data, None)))
    return sources


def _page(name: str, part: str, source: HtmlDecodedPage, found: EpubManifest, *, as_before: bool) -> HtmlParsedPage:
    if part in {found.ncx, found.package}:
        return plain_paragraphs(name, source.text, _NCX if part == found.ncx else _METADATA)
    read = page(name, source.text, source.folded, as_before=as_before)
    file = part.rpartition("/")[2]
    if part == found.contents:
        units = [unit._replace(paragraph=unit.paragraph._replace(place=_CONTENTS)) for unit in read.units]
    else:
        # Programs that make books give a page without a title the name of its file.
        units = [
            unit
            for unit in read.units
            if not (_is_title(unit) and unit.paragraph.text in {file, file.removesuffix(".xhtml")})
        ]
    return read._replace(units=tuple(units))


def _repeats(part: str, unit: HtmlParagraph, found: EpubManifest) -> bool:
    """Whether a paragraph of an EPUB may repeat a heading (table of contents, page title, metadata)."""
    return part in {found.contents, found.ncx, found.package} or _is_title(unit)


def _is_title(unit: HtmlParagraph) -> bool:
    return unit.plain and unit.paragraph.place == _PAGE_TITLE


def _paragraph_numbers(parts: list[list[tuple[HtmlParagraph, bool]]]) -> tuple[list[SourceParagraph], list[list[int]]]:
    """Return an EPUB's paragraphs without repeated titles, and for each text of each file its paragraph index."""
    known = {without_tags(unit.paragraph.text) for units in parts for unit, repeats in units if not repeats}
    paragraphs: list[SourceParagraph] = []
    first: dict[str, int] = {}
    waiting: list[tuple[int, int, str]] = []
    places: list[list[int]] = []
    for units in parts:
        numbers: list[int] = []
        for unit, repeats in units:
            text = without_tags(unit.paragraph.text)
            if repeats and text in known:
                waiting.append((len(places), len(numbers), text))
                numbers.append(-1)
                continue
            if repeats:
                known.add(text)
            first.setdefault(text, len(paragraphs))
            numbers.append(len(paragraphs))
            paragraphs.append(unit.paragraph)
        places.append(numbers)
    for part, number, text in waiting:
        places[part][number] = first[text]
    return paragraphs, places
