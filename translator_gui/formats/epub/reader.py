"""Read electronic books as documents, and write them again in English from left to right."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from translator_gui.formats.base import DocumentReadOptions, ExportProgress, OriginalDocument
from translator_gui.formats.epub.book import EpubParsedBook, EpubTextPart, read_book
from translator_gui.formats.epub.package import CONTAINER, ENCRYPTION, MIMETYPE
from translator_gui.formats.html.direction import english_style, sets_right_to_left
from translator_gui.formats.html.target import HtmlOutputPiece, HtmlOutputSyntax, english_page, is_right_to_left
from translator_gui.formats.target_builder import TargetParagraph
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.document import SourceDocument
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import without_tags

_HEAD = 1024


class EpubReader:
    """Reads EPUB 2 and 3 for import and writes their translation back into them; not if copy-protected."""

    id = "epub"
    suffixes = (".epub",)

    def recognises(self, data: bytes, suffix: str) -> bool:
        """Whether a file is an EPUB: a ZIP that declares its media type, or the suffix .epub."""
        is_book = MIMETYPE.encode() in data[:_HEAD] or CONTAINER.encode() in data
        return suffix == ".epub" or (data.startswith(b"PK") and is_book)

    def read(self, name: str, data: bytes, options: DocumentReadOptions) -> SourceDocument:
        """Read an EPUB for import: pages in reading order, then titles and metadata that no page contains.

        Raises:
            TranslatorError: Protected, broken, hostile, no book, a paragraph too long; or an encoding or paragraph
                rule was given, which a book has not.
        """
        if options.encoding or options.paragraph_rule:
            raise TranslatorError(
                _("{name} is an electronic book: it has no encoding or paragraph rule; leave them out.", name=name)
            )
        found = read_book(name, data, as_before=options.as_before)
        return SourceDocument(name, self.id, data, found.paragraphs, doubts=found.doubts, pictures=found.pictures)

    def write_target(
        self, stream: BinaryIO, original: OriginalDocument, paragraphs: Sequence[TargetParagraph], pace: ExportProgress
    ) -> None:
        """Write the English EPUB; titles that repeat a heading get the heading's translation."""
        found = read_book(original.name, original.data, as_before=original.options.as_before)
        stream.write(english_book(found, list(pace.over(paragraphs))))


_LANGUAGE = re.compile(r"(<dc:language\b[^>]*>\s*)ur(?:[-_]\w+)*(?=\s*<)", re.IGNORECASE)
_PAGES_TURN = re.compile(r"(\bpage-progression-direction\s*=\s*[\"'])rtl\b", re.IGNORECASE)
_STORED = "mimetype"


def english_book(book: EpubParsedBook, paragraphs: Sequence[TargetParagraph]) -> bytes:
    """Return the bytes of the English EPUB: the source file with its Urdu replaced by the translation."""
    parts = {part.name: part for part in book.parts}
    styles = {part: book.zipped.read(part).decode("utf-8", "surrogateescape") for part in book.manifest.styles}
    turned = _is_rtl_book(book, styles)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        zipped.writestr(zipfile.ZipInfo(_STORED), MIMETYPE, zipfile.ZIP_STORED)
        for name, info in book.zipped.infos.items():
            if name == _STORED:
                continue
            data = book.zipped.read(name)
            if name in parts:
                part = parts[name]
                data = part.source.encoded(_english(part, book, paragraphs, turned))
            elif name in styles:
                data = english_style(styles[name], turned=turned).encode("utf-8", "surrogateescape")
            made = zipfile.ZipInfo(name, info.date_time)
            made.external_attr = info.external_attr
            stored = info.compress_type == zipfile.ZIP_STORED or name.startswith(ENCRYPTION)
            zipped.writestr(made, data, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _is_rtl_book(book: EpubParsedBook, styles: dict[str, str]) -> bool:
    """Whether any page or style sheet of an EPUB sets right-to-left."""
    package = next((part.source.text for part in book.parts if part.name == book.manifest.package), "")
    return (
        _PAGES_TURN.search(package) is not None
        or any(sets_right_to_left(style) for style in styles.values())
        or any(is_right_to_left(part.page) for part in book.parts)
    )


def _english(
    part: EpubTextPart, book: EpubParsedBook, paragraphs: Sequence[TargetParagraph], turned: bool
) -> Iterator[HtmlOutputPiece]:
    own = [
        paragraph if unit.paragraph is book.paragraphs[place] else _title_translation(paragraph)
        for unit, place in zip(part.page.units, part.places, strict=True)
        for paragraph in [paragraphs[place]]
    ]
    pieces = english_page(part.page, own, HtmlOutputSyntax(is_xml=True, has_mark=book.manifest.is_third, turned=turned))
    if part.name != book.manifest.package:
        yield from pieces
        return
    for piece in pieces:
        yield piece._replace(text=_PAGES_TURN.sub(r"\1ltr", _LANGUAGE.sub(r"\1en", piece.text)))


def _title_translation(paragraph: TargetParagraph) -> TargetParagraph:
    """Return the translation of a heading for a title that repeats it: without tags and highlights."""
    pieces = tuple(
        piece._replace(text=without_tags(piece.text), source="", open=False, urdu=False) for piece in paragraph.pieces
    )
    return TargetParagraph("", pieces)
