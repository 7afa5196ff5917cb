"""The fields of a Word document: which are computed, which contain text, and their names for people."""

import re
from enum import Enum, auto
from typing import NamedTuple
from urllib.parse import urlsplit

_WORDS = re.compile(r'"([^"]*)"|(\S+)')
_NAMES = {
    "PAGE": "page number",
    "NUMPAGES": "number of pages",
    "SECTIONPAGES": "pages of the section",
    "SECTION": "section number",
    "DATE": "date",
    "TIME": "time",
    "CREATEDATE": "date",
    "SAVEDATE": "date",
    "PRINTDATE": "date",
    "SEQ": "counted number",
    "REF": "cross-reference",
    "PAGEREF": "page reference",
    "NOTEREF": "note reference",
    "STYLEREF": "heading of the page",
    "FILENAME": "file name",
    "AUTHOR": "author",
    "TITLE": "title",
    "=": "sum",
    "FORMCHECKBOX": "check box",
    "FORMDROPDOWN": "list to choose from",
    "FORMTEXT": "field to fill in",
    "INCLUDEPICTURE": "picture",
    "EMBED": "embedded object",
    "CITATION": "citation",
    "SYMBOL": "symbol",
}
_LISTS = frozenset({"TOC", "INDEX", "TOA"})
_MARKERS = frozenset({"XE", "TC", "TA", "RD", "SET", "PRIVATE", "ASK", "NEXT", "NEXTIF", "SKIPIF", "PRINT", "ADVANCE"})
_COMPUTED = frozenset(
    [
        "PAGE",
        "NUMPAGES",
        "SECTIONPAGES",
        "SECTION",
        "DATE",
        "TIME",
        "CREATEDATE",
        "SAVEDATE",
        "PRINTDATE",
        "EDITTIME",
        "SEQ",
        "REF",
        "PAGEREF",
        "NOTEREF",
        "STYLEREF",
        "FILENAME",
        "FILESIZE",
        "AUTHOR",
        "LASTSAVEDBY",
        "TITLE",
        "SUBJECT",
        "KEYWORDS",
        "COMMENTS",
        "INFO",
        "NUMWORDS",
        "NUMCHARS",
        "REVNUM",
        "TEMPLATE",
        "USERNAME",
        "USERINITIALS",
        "USERADDRESS",
        "LISTNUM",
        "AUTONUM",
        "AUTONUMLGL",
        "AUTONUMOUT",
        "=",
        "FORMCHECKBOX",
        "FORMDROPDOWN",
        "BARCODE",
        "DISPLAYBARCODE",
        "MERGEBARCODE",
        "SYMBOL",
        "EQ",
        "INCLUDEPICTURE",
        "EMBED",
        "LINK",
        "SHAPE",
        "MERGEFIELD",
        "MERGEREC",
        "MERGESEQ",
        "ADDRESSBLOCK",
        "GREETINGLINE",
        "DOCPROPERTY",
        "DOCVARIABLE",
        "DATABASE",
        "BIDIOUTLINE",
    ]
)
_FROM_TEXT = frozenset({"REF", "STYLEREF"})


class DocxFieldKind(Enum):
    """Kind of a Word field: link, table of contents, invisible mark, computed by Word, or text to translate."""

    LINK = auto()
    LIST = auto()
    """A table of contents or an index: Word makes it anew from the document."""
    MARKER = auto()
    """It shows nothing."""
    COMPUTED = auto()
    WORDS = auto()
    """Its result was written by people."""


class DocxParsedField(NamedTuple):
    """Kind and description of a Word field, parsed from its field code.

    Attributes:
        kind: See `DocxFieldKind`.
        words: For people.
        quotes: Its result repeats words of the document.
    """

    kind: DocxFieldKind
    words: str
    quotes: bool = False


def parse_field(code: str) -> DocxParsedField:
    """Parse the code of a Word field, such as ' HYPERLINK "https://example.org" ' or 'PAGE'."""
    parts = [quoted or bare for quoted, bare in _WORDS.findall(code)]
    name = parts[0].upper() if parts else ""
    if name.startswith("="):
        name = "="
    if name == "HYPERLINK":
        return DocxParsedField(DocxFieldKind.LINK, describe_link(_target(parts[1:])))
    if name in _LISTS:
        return DocxParsedField(DocxFieldKind.LIST, "table of contents" if name == "TOC" else "index")
    if name in _MARKERS:
        return DocxParsedField(DocxFieldKind.MARKER, "index entry" if name == "XE" else "mark")
    words = _NAMES.get(name, f"field {name}".strip())
    if name == "MERGEFIELD" and len(parts) > 1:
        words = f"field {parts[1]}"
    return DocxParsedField(
        DocxFieldKind.COMPUTED if name in _COMPUTED else DocxFieldKind.WORDS, words, name in _FROM_TEXT
    )


def describe_link(target: str) -> str:
    """Return a human-readable description of a hyperlink to a URL or to a bookmark ("#name")."""
    if target.startswith("#") or not target:
        return "link within the document"
    if target.lower().startswith("mailto:"):
        return f"link to {target[7:].partition('?')[0]}"
    try:
        host = urlsplit(target).hostname
    except ValueError:
        host = None
    return f"link to {(host or target).removeprefix('www.')}"


def _target(arguments: list[str]) -> str:
    """Return the link target among the arguments of a HYPERLINK field."""
    first = next(iter(arguments), "")
    if first.lower() == r"\l":
        return f"#{next(iter(arguments[1:]), '')}"
    return "#" if first.startswith("\\") else first
