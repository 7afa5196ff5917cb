"""Writes tokens into a paragraph of an OpenDocument text."""

import re
import unicodedata
from collections.abc import Sequence
from copy import deepcopy
from typing import NamedTuple, cast

from lxml import etree

from translator_gui.formats.characters import sanitize
from translator_gui.formats.inline import ClosingTag, OpeningTag, StandaloneTag, TargetTextPiece, TargetToken
from translator_gui.formats.odt.codes import Chain, OdtFormattingSpans, OdtStandaloneElement, OdtWrappingElement
from translator_gui.formats.odt.inline import SETTINGS
from translator_gui.formats.odt.names import children, name_of, qualified, value
from translator_gui.formats.odt.story import OdtParagraph
from translator_gui.formats.xml import Element, append_text

OPEN_STYLE = "TgOpen"
_CUTS = re.compile("( +|\n|\t)")
_SIGNS = {"\n": "text:line-break", "\t": "text:tab"}
_RLM = "\u200f"
_RTL_CLASSES = {"R", "AL"}


class _Level(NamedTuple):
    """An element that receives the following texts and tags of a translated paragraph, and the spans for its text."""

    container: Element
    chain: Chain


class _Leaf(NamedTuple):
    """The span that was written last in a translated OpenDocument paragraph, for reuse by text of the same style."""

    container: Element
    styles: tuple[str, ...]
    element: Element


class OdtParagraphRebuilder:
    """Replaces the Urdu content of the source paragraphs of an OpenDocument text by the English."""

    def __init__(self) -> None:
        self._written: set[Element] = set()
        self._leaf: _Leaf | None = None
        self._spaced = True

    def rewrite(self, unit: OdtParagraph, tokens: Sequence[TargetToken], *, whole_urdu: bool) -> None:
        """Replace the content of an OpenDocument paragraph by the translation.

        Args:
            unit: The paragraph.
            tokens: Its content, well nested.
            whole_urdu: Whether all of it stays Urdu, and so from right to left.
        """
        element = unit.element
        for one in list(element):
            element.remove(one)
        element.text = None
        self._leaf, self._spaced = None, True
        levels = [_Level(element, unit.base)]
        for token in tokens:
            match token:
                case TargetTextPiece(text, is_open, urdu):
                    text = _embedded(text) if urdu and not whole_urdu else text
                    self._text(self._into(levels[-1], levels[-1].chain, is_open), sanitize(text))
                case OpeningTag(code):
                    levels.append(self._opened(levels[-1], code.payload))
                case ClosingTag():
                    closed = levels.pop()
                    if closed.container is not levels[-1].container:
                        self._leaf = None
                case StandaloneTag(code):
                    self._alone(levels[-1], cast("OdtStandaloneElement", code.payload))

    def _opened(self, level: _Level, payload: object) -> _Level:
        if isinstance(payload, OdtFormattingSpans):
            return _Level(level.container, payload.chain)
        around = cast("OdtWrappingElement", payload)
        copy = etree.SubElement(level.container, around.element.tag, around.element.attrib)
        copy.extend(deepcopy(one) for one in children(around.element, *SETTINGS))
        if around.element in self._written:
            copy.attrib.pop(qualified("xml:id"), None)
        self._written.add(around.element)
        self._leaf = None
        if name_of(copy) == "text:ruby":
            # The text stands in an element of its own, before the small reading above it.
            base = etree.Element(qualified("text:ruby-base"))
            copy.insert(0, base)
            return _Level(base, around.chain)
        return _Level(copy, around.chain)

    def _alone(self, level: _Level, kept: OdtStandaloneElement) -> None:
        element = deepcopy(kept.element) if kept.element in self._written else kept.element
        self._written.add(kept.element)
        element.tail = None
        self._into(level, kept.chain, is_open=False).append(element)
        self._spaced = False

    def _into(self, level: _Level, chain: Chain, is_open: bool) -> Element:
        """Return the span that takes text of a format; the last span is reused if its styles are equal."""
        named = (value(span, "text:style-name") for span in chain)
        styles = (*filter(None, named), *([OPEN_STYLE] if is_open else ()))
        if self._leaf and self._leaf.container is level.container and self._leaf.styles == styles:
            return self._leaf.element
        element = level.container
        for style in styles:
            element = etree.SubElement(element, qualified("text:span"))
            element.set(qualified("text:style-name"), style)
        self._leaf = _Leaf(level.container, styles, element)
        return element

    def _text(self, element: Element, text: str) -> None:
        for piece in _CUTS.split(text):
            if not piece:
                continue
            if piece in _SIGNS:
                etree.SubElement(element, qualified(_SIGNS[piece]))
                self._spaced = False
            elif piece.startswith(" "):
                self._blanks(element, len(piece))
            else:
                append_text(element, piece)
                self._spaced = False

    def _blanks(self, element: Element, count: int) -> None:
        """Append spaces to an OpenDocument element; repeated ones as `text:s`, as readers would collapse them."""
        if not self._spaced:
            append_text(element, " ")
            count -= 1
        if count:
            blanks = etree.SubElement(element, qualified("text:s"))
            if count > 1:
                blanks.set(qualified("text:c"), str(count))
        self._spaced = count == 0


def _embedded(text: str) -> str:
    """Return Urdu inside an English line with right-to-left marks where it begins or ends with punctuation."""
    core = text.strip()
    if not core:
        return text
    ends = [unicodedata.bidirectional(letter) in _RTL_CLASSES for letter in (core[0], core[-1])]
    whole = f"{'' if ends[0] else _RLM}{core}{'' if ends[1] else _RLM}"
    return text.replace(core, whole, 1)
