"""The words and the structure of a document, found without the program's own readers."""

import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import cast

from lxml import etree, html

from translator_gui.formats.xml import Element
from translator_gui.text.direction import has_rtl

WORD = re.compile(r"(?:[^\W\d_]|[\u0591-\u05c7\u064b-\u065f\u0670])+")
"""Letters with the marks above and below them."""

_COUNTED = {
    "paragraphs": ("p",),
    "headings": ("h", "h1", "h2", "h3", "h4", "h5", "h6", "outlineLvl"),
    "tables": ("Table", "tbl", "table"),
    "rows": ("Row", "tr", "table-row", "row"),
    "cells": ("Cell", "tc", "td", "th", "table-cell", "c"),
    "pictures": ("Rectangle", "TextFrame", "drawing", "pict", "frame", "img", "image", "pic"),
    "links": ("HyperlinkTextSource", "hyperlink", "a", "hlinkClick"),
    "notes": ("Footnote", "Endnote", "footnoteReference", "endnoteReference", "note"),
    "comments": ("Note", "commentReference", "annotation"),
    "list items": ("li", "list-item", "numPr"),
    "merged cells": ("mergeCell",),
    "formulas": ("f", "oMath", "math"),
    "endings of paragraphs": ("Br",),
    "units": ("trans-unit", "segment", "tu", "termEntry", "conceptEntry"),
}
_THING = {name: thing for thing, names in _COUNTED.items() for name in names}
_XML_PART = re.compile(r"\.(?:xml|rels|opf|ncx|xhtml|html?)$", re.IGNORECASE)
_SKIPPED = {
    *("Fallback", "delText", "instrText", "del", "moveFrom", "tracked-changes", "deletion", "annotation"),
    *("comment", "script", "style", "rPh", "binary-data", "metadata", "mi", "mo", "mn", "ms", "oMath"),
    *("note-citation", "bookmark-ref"),
    *("reference-ref", "note-ref", "placeholder", "sequence", "date", "time", "chapter", "userdefined"),
    *("Note", "Properties", "Change"),
    *("bibliography-mark", "table-of-content-source", "page-number", "page-count", "author-name", "file-name"),
    "template-name",
}
"""Elements whose text is not to be read, or that a program fills in."""
_CODES = {"ph", "bpt", "ept", "it", "bx", "ex", "x", "ut"}
_DELETED = {"del", "moveFrom", "tracked-changes"}
_DELETED_MARKS = {"tr": ("{*}trPr/{*}del",), "p": ("{*}pPr/{*}rPr/{*}del", "{*}pPr/{*}rPr/{*}moveFrom")}
_OWN_LINE = {
    *("p", "h", "title", "desc", "li", "td", "th", "div", "dt", "dd", "template", "noscript"),
    *("h1", "h2", "h3", "h4", "h5", "h6"),
}
_SPACES = {"rt", "rubyBase", "ruby-text", "tab", "br", "cr", "s", "line-break", "ptab", "noBreakHyphen"}
_OFFICE = ("http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/", "http://schemas.microsoft.com/")
"""Namespaces of elements whose text is no text, but in `t`."""
_WORD_PARTS = re.compile(
    r"word/(?:document\d*|header\d+|footer\d+|footnotes|endnotes|charts/chart\d+|diagrams/data\d*)\.xml"
)
_SLIDE_PARTS = re.compile(r"ppt/(?:slides/slide\d+|notesSlides/notesSlide\d+|charts/chart\d+|diagrams/data\d*)\.xml")
_ODF_PARTS = re.compile(r"(?:content|styles)\.xml")
_INDESIGN_PARTS = re.compile(r"Stories/.*\.xml")
_BOOK_PARTS = re.compile(r".*\.(?:xhtml|html?)$", re.IGNORECASE)
_OPEN = "urn:oasis:names:tc:opendocument"
_FIGURE_PARTS = re.compile(r"word/(?:charts|diagrams)/")
"""In them only what is written from right to left is text; the rest are the words of the program that drew them."""
_PICTURE_TEXTS = {"title", "desc"}
_RAW = {"noscript", "iframe", "noframes", "noembed"}
"""Elements of HTML whose markup some parsers take for text."""
_MARKUP = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_SEEN_ATTRIBUTES = ("alt", "title")
_MARKDOWN_SKIPPED = re.compile(
    r"\A---\n.*?^---$|^ {0,3}(`{3,}|~{3,}).*?^ {0,3}\1|<!--.*?-->|</?[A-Za-z][^>]*>|`[^`]*`"
    r"|\]\([^)]*\)|\]\[[^\]]*\]|^ {0,3}\[[^\]]+\]:.*?$|^(?: {4}|\t).*?$"
    r"|https?://\S+|&\w+;|<[^>\s]*>|\{[^}]*\}|\[\^[^\]]*\]",
    re.MULTILINE | re.DOTALL,
)
_PROPOSALS = {"alt-trans", "match", "resourceItem"}
_PROGRAM_TEXTS = {"source"}
"""Of XLIFF; memories and glossaries have no side that is the source's."""


def source_words(kind: str, data: bytes) -> set[str]:
    """Return the words a reader of a document sees, each once; none for a format that is not looked into.

    Args:
        kind: The id of the document's format.
        data: Its bytes.
    """
    if zipfile.is_zipfile(io.BytesIO(data)):
        return _words(_package_texts(data))
    if kind == "html":
        return _words(_texts(_page(data)))
    if kind == "md":
        return _words([_MARKDOWN_SKIPPED.sub(" ", decoded(data))])
    if kind == "txt":
        return _words([decoded(data)])
    root = parsed(data)
    if root is not None and (terms := [one for one in root.iter() if _is_to_be_translated(one)]):
        return _words(["".join(_program_texts(one)) for one in terms])
    return set()


def all_text(kind: str, data: bytes) -> str:
    """Return every letter of a document's text in order, without spaces; of a package of all its parts."""
    if zipfile.is_zipfile(io.BytesIO(data)):
        return squeezed("".join(text for _part, root in parts(data) for text in _all_texts(root)))
    root = _page(data) if kind == "html" else None
    if root is None and data.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<"):
        root = parsed(data)
    return squeezed(decoded(data) if root is None else "".join(_all_texts(root)))


def structure(kind: str, data: bytes) -> Counter[str]:
    """Count what a document is made of: its parts, paragraphs, tables, pictures, links, notes, headings."""
    counts: Counter[str] = Counter()
    roots: list[Element] = []
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            counts.update(
                f"part {part}" for part in package.namelist() if not part.endswith("/") and "signatures" not in part
            )
        roots = [root for part, root in parts(data) if not part.endswith((".rels", "styles.xml", "sharedStrings.xml"))]
    elif kind == "html":
        roots = [_page(data)]
    elif (root := parsed(data)) is not None:
        roots = [root]
    for root in roots:
        counts.update(_things(root))
    return counts


def _things(element: Element) -> Iterator[str]:
    """Yield what an element and those in it are; what tracked changes delete is gone."""
    local = local_name(element)
    if local in _DELETED or any(element.find(path) is not None for path in _DELETED_MARKS.get(local, ())):
        return
    if local in _THING and not (local == "hlinkClick" and _goes_on(element)):
        yield _THING[local]
    for one in element:
        yield from _things(one)


def _goes_on(link: Element) -> bool:
    """Whether a link of a run is that of the run before it: they are one for whoever sees them."""
    run = next(islice(link.iterancestors(), 1, None), None)
    before = None if run is None else run.getprevious()
    same = None if before is None else before.find("{*}rPr/{*}hlinkClick")
    return same is not None and dict(same.attrib) == dict(link.attrib)


def ill_formed(data: bytes) -> list[str]:
    """Return the XML parts of a package that no parser takes; of another file "" if it is ill-formed XML."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return [] if not data.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<?xml") or parsed(data) is not None else [""]
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = [
            one for one in package.namelist() if _XML_PART.search(one) and not one.lower().endswith((".html", ".htm"))
        ]
        return [one for one in names if (content := _content(package, one)).strip() and parsed(content) is None]


def unpacked_size(data: bytes) -> int:
    """Return how many bytes a file is, a package without its compression."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return len(data)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return sum(one.file_size for one in package.infolist())


def parts(data: bytes) -> Iterator[tuple[str, Element]]:
    """Yield the XML parts of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for part in package.namelist():
            if _XML_PART.search(part):
                content = _content(package, part)
                root = parsed(content)
                if root is None and _BOOK_PARTS.fullmatch(part):
                    root = _page(content)
                if root is not None:
                    yield part, root


def _content(package: zipfile.ZipFile, part: str) -> bytes:
    try:
        return package.read(part)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError):
        return b""  # a damaged part, which the program may leave alone


def parsed(data: bytes) -> Element | None:
    """Return the root element of an XML file; None if it is none."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def decoded(data: bytes) -> str:
    """Return a text file's text: Unicode, or else letter by byte."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def squeezed(text: str) -> str:
    """Return a text's letters alone."""
    return "".join(WORD.findall(text))


def local_name(element: Element) -> str:
    """Return the name of an element without its namespace; empty for comments and instructions."""
    # lxml gives a function in place of a comment's name, whatever its types say.
    tag = cast("object", element.tag)
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _words(texts: Iterator[str] | list[str]) -> set[str]:
    return {word for text in texts for word in WORD.findall(text)}


def _page(data: bytes) -> Element:
    return cast(
        "Element", html.document_fromstring(decoded(data).encode() or b"<p/>", html.HTMLParser(encoding="utf-8"))
    )


def _package_texts(data: bytes) -> Iterator[str]:
    found = dict(parts(data))
    shown = _WORD_PARTS if "word/document.xml" in found else _SLIDE_PARTS
    if "designmap.xml" in found:
        shown = _INDESIGN_PARTS
    if "content.xml" in found:
        shown = _ODF_PARTS
    elif any(part.endswith(".opf") for part in found):
        shown = _BOOK_PARTS
    unused = _unused_parts(found)
    for part, root in found.items():
        if shown.fullmatch(part) and part not in unused:
            texts = _texts(root)
            yield from filter(has_rtl, texts) if _FIGURE_PARTS.match(part) else texts
    yield from _sheet_texts(found)


def _is_to_be_translated(element: Element) -> bool:
    above = (element, *element.iterancestors())
    return local_name(element) in _PROGRAM_TEXTS and not any(
        local_name(one) in _PROPOSALS or one.get("translate") == "no" for one in above
    )


def _program_texts(element: Element) -> Iterator[str]:
    """Yield the text of a unit without its codes."""
    if local_name(element) and local_name(element) not in _CODES:
        yield element.text or ""
        for one in element:
            yield from _program_texts(one)
            yield one.tail or ""


def _unused_parts(found: dict[str, Element]) -> set[str]:
    """Return the headers and footers of a Word document that no section shows."""
    used = (
        {value for one in found["word/document.xml"].iter() for value in one.values()}
        if "word/document.xml" in found
        else set[str]()
    )
    relations = found.get("word/_rels/document.xml.rels")
    return {
        f"word/{one.get('Target')}"
        for one in (() if relations is None else relations)
        if one.get("Id") not in used and (one.get("Type") or "").endswith(("/header", "/footer"))
    }


def _sheet_texts(found: dict[str, Element]) -> Iterator[str]:
    """Yield the strings that the cells of a workbook show."""
    shown = [*_cell_strings(found)]
    # Where there is Urdu, only its columns are read.
    yield from filter(has_rtl, shown) if any(map(has_rtl, shown)) else shown


def _cell_strings(found: dict[str, Element]) -> Iterator[str]:
    strings = ["".join(_texts(one)) for one in found["xl/sharedStrings.xml"]] if "xl/sharedStrings.xml" in found else []
    for part, root in found.items():
        if part.startswith("xl/worksheets/sheet"):
            for cell in root.iter("{*}c"):
                value = cell.findtext("{*}v") or ""
                if cell.get("t") == "s" and value.isdigit() and int(value) < len(strings):
                    yield strings[int(value)]
                elif cell.get("t") == "inlineStr":
                    yield "".join(_texts(cell))


def _texts(root: Element) -> Iterator[str]:
    """Yield the visible text of an element: one string per paragraph that holds no other."""
    pieces: list[str] = []

    def walk(element: Element) -> None:
        name = local_name(element)
        namespace = str(element.tag).partition("}")[0].lstrip("{")
        if name in _SKIPPED or not name or (not namespace and element.get("translate") == "no"):
            return
        if namespace.startswith(_OPEN) and name in _PICTURE_TEXTS and not has_rtl(element.text or ""):
            return  # the name of its file
        if name in _OWN_LINE or name in _SPACES:
            pieces.append("\n")
        pieces.extend(f"\n{element.get(one)}\n" for one in _SEEN_ATTRIBUTES if not namespace and element.get(one))
        is_office = namespace.startswith(_OFFICE)
        if not is_office or name == "t":
            pieces.append(_MARKUP.sub(" ", element.text or "") if name in _RAW else element.text or "")
        for one in element:
            walk(one)
            if not is_office:
                pieces.append(one.tail or "")
        if name in _OWN_LINE:
            pieces.append("\n")

    walk(root)
    yield from "".join(pieces).split("\n")


def _all_texts(root: Element) -> Iterator[str]:
    for one in root.iter():
        if local_name(one):
            yield one.text or ""
            yield from (str(value) for value in one.values())
        yield one.tail or ""
