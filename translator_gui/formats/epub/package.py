"""Read the structure of an electronic book: its package, the order of its parts, its tables of contents."""

import posixpath
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from translator_gui.formats.html.lexemes import MAX_LENGTH, HtmlLexeme, HtmlLexemeKind, lexemes, local_name, values
from translator_gui.formats.zipped import ZipPackage
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError

MIMETYPE = "application/epub+zip"
CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"
_NCX = "application/x-dtbncx+xml"
_PAGES = frozenset({"application/xhtml+xml", "text/html", "text/x-oeb1-document"})
_FONT_SECRETS = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
"""Encryption methods of fonts only; the text is readable."""


class EpubZipPackage(ZipPackage):
    """The ZIP file of a source EPUB, opened to read its files; error messages speak of an electronic book."""

    def _broken(self, part: str = "") -> TranslatorError:
        if part:
            return TranslatorError(
                _(
                    "{name} is broken (its part {part}); get the book anew, or fix it in Sigil or Calibre.",
                    name=self.name,
                    part=part,
                )
            )
        return TranslatorError(_("{name} is broken; get the book anew, or fix it in Sigil or Calibre.", name=self.name))


class EpubManifest(NamedTuple):
    """Names of the files within an EPUB: package file, pages in reading order, tables of contents, style sheets.

    Attributes:
        package: That which lists all others (.opf).
        pages: In reading order; the table of contents where it is one of them.
        contents: The table of contents (EPUB 3); empty where there is none.
        ncx: That of EPUB 2; empty where there is none.
        styles: Its style sheets.
        is_third: Whether it is EPUB 3.
        missing: Pages that the book names and does not hold.
    """

    package: str
    pages: tuple[str, ...]
    contents: str
    ncx: str
    styles: tuple[str, ...]
    is_third: bool
    missing: tuple[str, ...]


class _Item(NamedTuple):
    part: str
    type: str
    properties: frozenset[str]


def read_manifest(zipped: EpubZipPackage) -> EpubManifest:
    """Return the names of an EPUB's files as its package file (.opf) lists them.

    Raises:
        TranslatorError: It is protected, broken, no book, or names parts outside of it.
    """
    _refuse_secrets(zipped)
    package = _package(zipped)
    text = markup(zipped, package)
    found = list(_tags(zipped.name, text))
    items: dict[str, _Item] = {}
    for tag in found:
        if local_name(tag) == "item":
            marks = values(text, tag)
            part = _part(zipped, package, marks.get("href", ""))
            if part:
                properties = frozenset(marks.get("properties", "").split())
                items.setdefault(marks.get("id", ""), _Item(part, marks.get("media-type", ""), properties))
    order = [values(text, tag).get("idref", "") for tag in found if local_name(tag) == "itemref"]
    pages = [items[identity].part for identity in order if identity in items and items[identity].type in _PAGES]
    pages = list(dict.fromkeys(pages))
    version = next((values(text, tag).get("version", "") for tag in found if local_name(tag) == "package"), "")
    return EpubManifest(
        package,
        tuple(part for part in pages if part in zipped),
        next((item.part for item in items.values() if "nav" in item.properties and item.part in zipped), ""),
        next((item.part for item in items.values() if item.type == _NCX and item.part in zipped), ""),
        tuple(item.part for item in items.values() if item.type == "text/css" and item.part in zipped),
        version.startswith("3"),
        tuple(part for part in pages if part not in zipped),
    )


def markup(zipped: EpubZipPackage, part: str) -> str:
    """Return the decoded text of an XML file within an EPUB, UTF-8 or UTF-16."""
    data = zipped.read(part, MAX_LENGTH)
    codec = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    return data.decode(codec, "replace")


def _tags(name: str, text: str) -> Iterator[HtmlLexeme]:
    return (one for one in lexemes(name, text) if one.sort in {HtmlLexemeKind.OPEN, HtmlLexemeKind.ALONE})


def _refuse_secrets(zipped: EpubZipPackage) -> None:
    """Raise if an EPUB is copy-protected: files other than fonts are encrypted."""
    if ENCRYPTION not in zipped:
        return
    text = markup(zipped, ENCRYPTION)
    ways = [values(text, tag) for tag in _tags(zipped.name, text) if local_name(tag) == "encryptionmethod"]
    if any(way.get("algorithm") not in _FONT_SECRETS for way in ways):
        raise TranslatorError(
            _(
                "{name} is protected against copying (DRM); ask the publisher for the book without protection.",
                name=zipped.name,
            )
        )


def _package(zipped: EpubZipPackage) -> str:
    if CONTAINER not in zipped:
        raise TranslatorError(
            _("{name} is no electronic book (EPUB): it does not say where its text is.", name=zipped.name)
        )
    text = markup(zipped, CONTAINER)
    for tag in _tags(zipped.name, text):
        if local_name(tag) == "rootfile":
            part = _part(zipped, "", values(text, tag).get("full-path", ""))
            if part in zipped:
                return part
    raise TranslatorError(_("{name} is no electronic book (EPUB): what lists its parts is missing.", name=zipped.name))


def picture_part(base: str, address: str) -> str:
    """Return the name of the file within an EPUB that a picture's address on a page leads to; others unchanged."""
    try:
        split = urlsplit(address)
    except ValueError:
        return ""
    if split.scheme or split.netloc:
        return address
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(split.path)))


def _part(zipped: EpubZipPackage, base: str, address: str) -> str:
    """Resolve a relative URL to the name of a file within the EPUB; empty for other URLs.

    Raises:
        TranslatorError: It leads out of the book.
    """
    try:
        split = urlsplit(address)
    except ValueError:
        return ""
    if split.scheme or split.netloc or not split.path:
        return ""
    paths = [
        posixpath.normpath(posixpath.join(posixpath.dirname(base), path)) for path in (unquote(split.path), split.path)
    ]
    if any(path.startswith(("..", "/")) for path in paths):
        raise TranslatorError(
            _("{name} names a part outside of it ({address}); refused.", name=zipped.name, address=address[:80])
        )
    return next((path for path in paths if path in zipped), paths[0])
