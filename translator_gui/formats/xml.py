"""Reading XML without trusting it: no entities, no network, a cap on sizes."""

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
