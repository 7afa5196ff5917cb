"""Reading XML without trusting it: no entities, no network, a cap on sizes."""

import codecs
import re
from typing import TypeAlias

from lxml import etree
from lxml.etree import _Element  # pyright: ignore[reportPrivateUsage]

from translator_gui.model.errors import TranslatorError

Element: TypeAlias = _Element
"""An element of lxml's tree, whose class has no public name."""

MAX_PART = 128 << 20
"""Bytes of a part that is parsed; a book of 100,000 sentences needs half of it."""
MAX_TAGS = 6_000_000
"""Tags of a part that is parsed: an element takes fifty times the room that its four letters took."""

_HEAD = 1 << 16
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_PARSER = etree.XMLParser(
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    huge_tree=False,
    remove_comments=True,
    remove_pis=True,
)


def parsed(what: str, data: bytes, broken: TranslatorError) -> Element:
    """The root element.

    Args:
        what: Names the data in messages: "a.docx: its part word/document.xml".
        data: XML.
        broken: What to raise where it is not sound.

    Raises:
        TranslatorError: `broken`; or it is too large, or declares entities.
    """
    if len(data) > MAX_PART or data.count(b"<") > MAX_TAGS:
        raise TranslatorError(f"{what} is too large; split the document.")
    try:
        root = etree.fromstring(data, _PARSER)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise broken from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise TranslatorError(f"{what} declares entities, which no word processor writes; refused.")
    return root


def codec_of(root: Element, data: bytes) -> str:
    """The codec of a file whose root that is: what its first bytes say, else its declaration; they are kept as text."""
    codec = next((codec for mark, codec in _BOMS if data.startswith(mark)), "")
    return codec or root.getroottree().docinfo.encoding or "utf-8"


def begins_with(data: bytes, *names: str) -> bool:
    """Whether a file begins as XML does, and an element of one of these names soon follows, whatever its prefix."""
    head = data[:_HEAD].replace(b"\0", b"")
    pattern = rb"<(?:[\w.-]+:)?(?:%s)[\s>]" % b"|".join(re.escape(name.encode()) for name in names)
    return b"<" in head[:8] and re.search(pattern, head) is not None
