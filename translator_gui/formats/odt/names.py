"""Names of OpenDocument elements and attributes with their usual prefixes: "text:p"."""

import functools
from collections.abc import Iterator

from translator_gui.formats.xml import Element

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_URIS = {
    **{
        prefix: f"{_OASIS}{local}:1.0"
        for prefix, local in {
            "office": "office",
            "style": "style",
            "text": "text",
            "table": "table",
            "draw": "drawing",
            "number": "datastyle",
            "meta": "meta",
            "manifest": "manifest",
            "form": "form",
            "fo": "xsl-fo-compatible",
            "svg": "svg-compatible",
        }.items()
    },
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
    "xml": "http://www.w3.org/XML/1998/namespace",
    "math": "http://www.w3.org/1998/Math/MathML",
}
_PREFIXES = {uri: prefix for prefix, uri in _URIS.items()}


@functools.lru_cache(maxsize=4096)
def short_name(tag: str) -> str:
    """Convert a tag name as lxml has it ("{uri}p") to a prefixed name ("text:p")."""
    uri, _, local = tag[1:].rpartition("}")
    return f"{_PREFIXES.get(uri, '')}:{local}"


def name_of(element: Element) -> str:
    """Return the prefixed tag name of an OpenDocument element ("text:p"); ":x" if its namespace is unknown."""
    return short_name(str(element.tag))


@functools.lru_cache(maxsize=1024)
def qualified(name: str) -> str:
    """Convert a prefixed name ("text:p") to a tag name as lxml needs it ("{uri}p")."""
    prefix, _, local = name.partition(":")
    return f"{{{_URIS[prefix]}}}{local}"


def value(element: Element | None, attribute: str) -> str:
    """Return the value of an OpenDocument attribute; empty if absent: `value(p, "text:style-name")`."""
    return "" if element is None else element.get(qualified(attribute)) or ""


def number(element: Element | None, attribute: str, default: int) -> int:
    """Return the value of an OpenDocument attribute as a whole number of at most six digits, or the default."""
    text = value(element, attribute)
    return int(text[:6]) if text.isascii() and text.isdigit() else default


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first descendant along a path of prefixed tag names, or None."""
    for name in path:
        if element is None:
            return None
        element = next(element.iterchildren(qualified(name)), None)
    return element


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """Return the child elements that have one of these prefixed tag names."""
    return iter(()) if element is None else element.iterchildren(*map(qualified, names))


def descendants(element: Element | None, *names: str) -> Iterator[Element]:
    """Yield the element itself and its descendants that have one of these prefixed tag names."""
    return iter(()) if element is None else element.iter(*map(qualified, names))
