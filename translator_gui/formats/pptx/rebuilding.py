"""Writes English into the paragraphs of a presentation."""

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from translator_gui.formats.characters import sanitize
from translator_gui.formats.inline import ClosingTag, OpeningTag, TargetTextPiece, TargetToken
from translator_gui.formats.ooxml import name_of
from translator_gui.formats.pptx.direction import to_english
from translator_gui.formats.pptx.inline import PptxRunShape
from translator_gui.formats.pptx.story import PptxParagraph
from translator_gui.formats.pptx.text_styles import find_child
from translator_gui.formats.xml import Element
from translator_gui.formats.xml_file import local

_HIGHLIGHT = "FFFF00"
_LINK = "a:hlinkClick"
_AFTER_HIGHLIGHT = frozenset(
    [
        "uLnTx",
        "uLn",
        "uFillTx",
        "uFill",
        "latin",
        "ea",
        "cs",
        "sym",
        "hlinkClick",
        "hlinkMouseOver",
        "rtl",
        "extLst",
    ]
)


def write_paragraph(unit: PptxParagraph, tokens: Sequence[TargetToken]) -> None:
    """Replace the Urdu of a paragraph of a presentation by the translation, wherever it stands."""
    text = sanitize("".join(token.text for token in tokens if isinstance(token, TargetTextPiece)))
    for number, (element, attribute) in enumerate(unit.homes):
        if attribute:
            element.set(attribute, text)
        elif name_of(element) != "a:p":
            element.text = text
        elif number:
            _write(element, find_child(element, "a:r", "a:rPr"), tokens, is_copy=True)
        else:
            _write(element, unit.properties, tokens)


def _write(
    paragraph: Element, properties: Element | None, tokens: Sequence[TargetToken], *, is_copy: bool = False
) -> None:
    """Write the tokens of a translation into an `a:p`.

    Args:
        paragraph: The `a:p`.
        properties: The `a:rPr` of text where no tag says otherwise.
        tokens: Texts and tags.
        is_copy: The paragraph repeats another one and has sizes and colours of its own.
    """
    end = find_child(paragraph, "a:endParaRPr")
    paragraph[:] = [one for one in paragraph if name_of(one) == "a:pPr"]
    stack = [PptxRunShape(properties)]
    used: set[int] = set()
    for token in tokens:
        if isinstance(token, TargetTextPiece):
            _add_text(paragraph, stack, token)
        elif isinstance(token, OpeningTag):
            shape = token.code.payload if isinstance(token.code.payload, PptxRunShape) else PptxRunShape()
            stack.append(_with_properties_around(properties, shape) if is_copy else shape)
        elif isinstance(token, ClosingTag):
            stack.pop()
        elif isinstance(token.code.payload, Element):
            element = token.code.payload
            paragraph.append(deepcopy(element) if is_copy or id(element) in used else element)
            used.add(id(element))
    if end is not None:
        paragraph.append(end)


def _with_properties_around(properties: Element | None, shape: PptxRunShape) -> PptxRunShape:
    """Return the formatting of a tag, with what the properties of the text around it say besides."""
    if properties is None or shape.properties is None:
        return shape
    made = deepcopy(properties)
    for name, what in shape.properties.attrib.items():
        made.set(name, what)
    return shape._replace(properties=made)


def _add_text(paragraph: Element, stack: Sequence[PptxRunShape], text: TargetTextPiece) -> None:
    """Append runs (`a:r`) with a text of the translation, formatted as its tags say, and its line breaks (`a:br`)."""
    link = next((shape.properties for shape in reversed(stack) if shape.links), None)
    properties = _run_properties(paragraph, stack[-1].properties, link, text)
    for number, line in enumerate(sanitize(text.text).split("\n")):
        if number:
            _sub(paragraph, "br").append(deepcopy(properties))
        if line:
            run = _sub(paragraph, "r")
            run.append(deepcopy(properties))
            _sub(run, "t").text = line


def _run_properties(
    paragraph: Element, properties: Element | None, link: Element | None, text: TargetTextPiece
) -> Element:
    made = paragraph.makeelement(_tag(paragraph, "rPr")) if properties is None else deepcopy(properties)
    own = find_child(made, _LINK)
    wanted = find_child(link, _LINK)
    if own is not None and wanted is None:
        made.remove(own)
    elif wanted is not None and own is None:
        before = (at for at, one in enumerate(made) if local(one) in {"hlinkMouseOver", "rtl", "extLst"})
        made.insert(next(before, len(made)), deepcopy(wanted))
    elif own is not None and wanted is not None:
        made.replace(own, deepcopy(wanted))
    for name in ("dirty", "err", "smtClean", "altLang"):
        made.attrib.pop(name, None)
    if not text.urdu:
        to_english(made)
    if text.open and text.text.strip():
        _highlight(made)
    return made


def _highlight(properties: Element) -> None:
    found = find_child(properties, "a:highlight")
    if found is None:
        places = (at for at, one in enumerate(properties) if local(one) in _AFTER_HIGHLIGHT)
        at = next(places, len(properties))
        found = properties.makeelement(_tag(properties, "highlight"))
        properties.insert(at, found)
    found[:] = []
    _sub(found, "srgbClr").set("val", _HIGHLIGHT)


def _tag(element: Element, name: str) -> str:
    return str(element.tag).partition("}")[0] + "}" + name


def _sub(parent: Element, name: str) -> Element:
    return etree.SubElement(parent, _tag(parent, name))
