"""Parse XML from untrusted files: no entities, no network, limited sizes."""

import codecs
import io
import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO, TypeAlias

from lxml import etree
from lxml.etree import _Element  # pyright: ignore[reportPrivateUsage]

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError

Element: TypeAlias = _Element
"""An element of lxml's tree, whose class has no public name."""

MAX_PART = 128 << 20
"""Largest part in bytes that is parsed; a book of 100,000 sentences needs half of it."""
MAX_ROOM = 320 << 20
"""Most bytes that the tree of a part may take: 40,000 paragraphs of five runs each, or 350,000 cells."""
_ELEMENT, _ATTRIBUTE = 120, 230
"""Bytes of a tree that each takes; `<a/>` takes thirty times the room of its letters."""

_FAULTS = (
    ("Excessive depth", "its elements stand in each other deeper than any program writes them"),
    ("mplification", "its entities unfold without end"),
    ("entity loop", "its entities unfold without end"),
    ("HUGE", "a text in it is longer than any program writes it"),
    ("too big", "a text in it is longer than any program writes it"),
)
"""Explanations of the parser's messages on unsafe XML; its other messages are shown as they are."""
HEAD = 1 << 16
"""Number of bytes in which the root element must begin."""

_HEAD = 1 << 16
_BEGINNINGS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    # Without a mark: XML begins with "<", whatever its declaration says.
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_PARSER = etree.XMLParser(
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    huge_tree=False,
    collect_ids=False,  # lists that two programs have numbered may share an id: Word and LibreOffice open them
    remove_comments=True,
    remove_pis=True,
)
_WHOLE_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, collect_ids=False, strip_cdata=False
)
"""For files that are written again with their comments and processing instructions."""


def is_too_large(data: bytes) -> bool:
    """Whether XML data are too large to parse, by length and estimated memory."""
    if len(data) > MAX_PART:
        return True
    ends = data.count(b"</") + data.count(b"<\0/")
    return len(data) + (data.count(b"<") - ends) * _ELEMENT + data.count(b"=") * _ATTRIBUTE > MAX_ROOM


def fault(error: etree.XMLSyntaxError) -> str:
    """Return why XML could not be parsed, as part of a message on one line."""
    told = " ".join((error.msg or "unreadable").split())
    return next((words for sign, words in _FAULTS if sign in told), told)


def root_tag(data: bytes) -> str:
    """Return the name of an XML file's root element from its first bytes; empty if no element begins there."""
    parser = etree.XMLPullParser(("start",), resolve_entities=False, no_network=True, load_dtd=False)
    try:
        parser.feed(data[:HEAD])
        return next((str(element.tag) for _, element in parser.read_events()), "")
    except etree.XMLSyntaxError:
        return ""


def iterate_xml(name: str, source: BinaryIO, *tags: str) -> Iterator[Element]:
    """Yield the elements with some tags of an untrusted XML file while it is parsed, each when it is complete.

    Args:
        name: The file's name, for messages.
        source: Open and binary.
        tags: As `etree.iterparse` takes them: "{*}unit".

    Raises:
        TranslatorError: It declares entities.
        XMLSyntaxError: It is no sound XML; the elements before were yielded.
    """
    is_first = True
    for _event, element in etree.iterparse(
        source,
        tag=tags,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    ):
        dtd = element.getroottree().docinfo.internalDTD if is_first else None
        if dtd is not None and any(True for _entity in dtd.iterentities()):
            raise TranslatorError(_("{name} declares entities, as no such file needs; refused", name=name))
        is_first = False
        yield element


def append_text(element: Element, text: str) -> None:
    """Add text at the end of what an XML element holds."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def parse_xml(what: str, data: bytes, broken: TranslatorError, *, whole: bool = False) -> Element:
    """Parse untrusted XML data safely; return the root element.

    Args:
        what: Names the data in messages: "a.docx: its part word/document.xml".
        data: XML.
        broken: What to raise where it is not sound.
        whole: Keep comments and processing instructions.

    Raises:
        TranslatorError: `broken`; or it is too large, or declares entities.
    """
    if is_too_large(data):
        raise TranslatorError(_("{what} is too large; split the document.", what=what))
    try:
        root = etree.fromstring(data, _WHOLE_PARSER if whole else _PARSER)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise broken from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise TranslatorError(_("{what} declares entities, which no word processor writes; refused.", what=what))
    return root


def check_xml(what: str, data: bytes, broken: TranslatorError, freed: Sequence[str]) -> Element:
    """Parse untrusted XML data as `parse_xml` does, to know that it is sound; return the root element.

    Args:
        what: Names the data in messages.
        data: XML.
        broken: What to raise where it is not sound.
        freed: Names, without namespaces, of the elements that are forgotten as soon as they were read.

    Raises:
        TranslatorError: As `parse_xml`.
    """
    # Of wider letters the parser takes only whole data.
    if any(codec != "utf-8" and data.startswith(beginning) for beginning, codec in _BEGINNINGS):
        return parse_xml(what, data, broken)
    if is_too_large(data):
        raise TranslatorError(_("{what} is too large; split the document.", what=what))
    reading = etree.iterparse(
        io.BytesIO(data),
        tag=[f"{{*}}{name}" for name in freed],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        collect_ids=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for _event, element in reading:
            element.clear()
            while element.getprevious() is not None and (parent := element.getparent()) is not None:
                del parent[0]
        root = reading.root
    except (etree.XMLSyntaxError, ValueError) as error:
        raise broken from error
    if root is None:
        raise broken
    if root.getroottree().docinfo.internalDTD is not None:
        raise TranslatorError(_("{what} declares entities, which no word processor writes; refused.", what=what))
    return root


def codec_of(root: Element, data: bytes) -> str:
    """Return the codec of a parsed XML file: by its first bytes, else by its declaration."""
    codec = next((codec for beginning, codec in _BEGINNINGS if data.startswith(beginning)), "")
    return codec or root.getroottree().docinfo.encoding or "utf-8"


def begins_with_element(data: bytes, *names: str) -> bool:
    """Whether a file looks like XML and has one of these elements near its beginning, with any prefix."""
    head = data[:_HEAD].replace(b"\0", b"")
    pattern = rb"<(?:[\w.-]+:)?(?:%s)[\s>]" % b"|".join(re.escape(name.encode()) for name in names)
    return b"<" in head[:8] and re.search(pattern, head) is not None


def canonical(element: Element, *, exclusive: bool = False) -> str:
    """Return the XML of an element, equal for equal elements; `exclusive`: without namespaces that it does not use."""
    try:
        return etree.tostring(element, method="c14n", exclusive=exclusive).decode()
    except etree.C14NError:  # a namespace that is no address
        return etree.tostring(element, encoding="unicode")
