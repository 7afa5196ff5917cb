"""Writes English into the paragraphs of an InDesign document."""

from collections.abc import Callable, Sequence
from copy import deepcopy

from lxml import etree

from translator_gui.formats.characters import sanitize
from translator_gui.formats.idml.inline import IdmlObject, IdmlTagShape
from translator_gui.formats.idml.package import RUN, hollow_copy, instruction_target, is_about
from translator_gui.formats.idml.story import IdmlParagraph
from translator_gui.formats.inline import ClosingTag, OpeningTag, StandaloneTag, TargetTextPiece, TargetToken
from translator_gui.formats.xml import Element
from translator_gui.formats.xml_file import local

_LINE_BREAK = "\u2028"
_NO_TEXT = TargetTextPiece("")

AdaptRun = Callable[[Element, Element, TargetTextPiece], None]
"""Changes the copy of a character range for a text; gets the copy, the original, and the text."""


def write_paragraph(unit: IdmlParagraph, tokens: Sequence[TargetToken], adapt: AdaptRun) -> None:
    """Replace the Urdu of a paragraph of an InDesign document by the translation.

    Its character ranges are made anew; links and XML elements within the paragraph too, objects move into them.

    Args:
        unit: The paragraph.
        tokens: The translation.
        adapt: Makes the copy of a character range one for English, or for Urdu that waits.
    """
    if unit.homes:
        text = sanitize("".join(token.text for token in tokens if isinstance(token, TargetTextPiece)))
        for element, attribute in unit.homes:
            if attribute:
                element.set(attribute, text)
            else:
                element.text = text
        return
    home = next(item.home for item in unit.items if item.text.strip())
    marker = _marker(unit, home)
    for node in {id(item.node): item.node for item in unit.items}.values():
        _remove(node, home)
    writer = _RunWriter(unit.run, adapt)
    for token in tokens:
        writer.add(token)
    for made in writer.elements:
        marker.addprevious(made)
    home.remove(marker)


class _RunWriter:
    """Makes the character ranges of one paragraph from the tokens of its translation.

    Attributes:
        elements: Those made, with links and XML elements around some of them.
    """

    def __init__(self, run: Element | None, adapt: AdaptRun) -> None:
        self.elements: list[Element] = []
        self._adapt = adapt
        self._runs = [run]
        self._wraps: list[Element | None] = [None]
        self._used: set[int] = set()
        self._last: tuple[Element | None, bool, Element] | None = None

    def add(self, token: TargetToken) -> None:
        """Add a text, the beginning or the end of a tag pair, or a standalone tag."""
        if isinstance(token, TargetTextPiece):
            if token.text:
                self._text(sanitize(token.text).replace("\n", _LINE_BREAK), self._runs[-1], token)
        elif isinstance(token, ClosingTag):
            self._runs.pop()
            if self._wraps.pop() is not self._wraps[-1]:
                self._last = None
        elif isinstance(token, StandaloneTag):
            if isinstance(token.code.payload, IdmlObject):
                self._object(token.code.payload)
        else:
            self._open(token)

    def _open(self, token: OpeningTag) -> None:
        shape = token.code.payload
        run, wrap = shape if isinstance(shape, IdmlTagShape) else (self._runs[-1], None)
        self._runs.append(run)
        # Only once, since others refer to a link or XML element by its identifier.
        if wrap is None or id(wrap) in self._used:
            self._wraps.append(self._wraps[-1])
            return
        self._used.add(id(wrap))
        made = hollow_copy(wrap)
        self._append(made)
        self._wraps.append(made)
        self._last = None

    def _object(self, found: IdmlObject) -> None:
        """Add what a standalone tag stands for; an element itself, or a copy if it has been used."""
        if isinstance(found.node, str):
            self._text(found.node, found.run, _NO_TEXT)
            return
        node = deepcopy(found.node) if id(found.node) in self._used or instruction_target(found.node) else found.node
        if id(found.node) in self._used and node.get("Self"):
            node.set("Self", f"{node.get('Self')}x{len(self._used)}")
        self._used.add(id(found.node))
        node.tail = None
        if instruction_target(found.node):
            content = etree.Element("Content")
            content.append(node)
            node = content
        self._put(node, found.run, _NO_TEXT)

    def _text(self, text: str, run: Element | None, piece: TargetTextPiece) -> None:
        content = etree.Element("Content")
        content.text = text
        self._put(content, run, piece)

    def _put(self, element: Element, run: Element | None, piece: TargetTextPiece) -> None:
        """Add a piece of the text to the character range that it belongs to, or to a new one."""
        if run is None:
            self._append(element)
            self._last = None
            return
        if self._last is None or self._last[0] is not run or self._last[1] != piece.urdu:
            made = hollow_copy(run)
            self._adapt(made, run, piece)
            self._append(made)
            self._last = run, piece.urdu, made
        made = self._last[2]
        before = made[-1] if len(made) else None
        if before is not None and local(before) == local(element) == "Content" and not len(before) and not len(element):
            before.text = f"{before.text or ''}{element.text or ''}"
        else:
            made.append(element)

    def _append(self, element: Element) -> None:
        wrap = self._wraps[-1]
        if wrap is None:
            self.elements.append(element)
        else:
            wrap.append(element)


def _marker(unit: IdmlParagraph, home: Element) -> Element:
    """Put a mark where the translation of a paragraph goes: before the break that ends it, or behind what it was."""
    marker = home.makeelement("Marker")
    parent = None if unit.end is None else unit.end.getparent()
    if unit.end is not None and parent is home:
        unit.end.addprevious(marker)
    elif unit.end is not None and parent is not None and local(parent) == RUN and parent.getparent() is home:
        mine = {item.node for item in unit.items}
        before = unit.end.itersiblings(preceding=True)
        earlier = [one for one in before if not is_about(one) and one not in mine]
        if earlier:  # of paragraphs before it
            made = hollow_copy(parent)
            made.extend(reversed(earlier))
            parent.addprevious(made)
        parent.addprevious(marker)
    else:
        last = next(item.node for item in reversed(unit.items) if item.home is home)
        while (above := last.getparent()) is not None and above is not home:
            last = above
        last.addnext(marker)
    return marker


def _remove(node: Element, home: Element) -> None:
    """Remove a piece of a paragraph, and the ranges and links around it that hold nothing else."""
    parent = node.getparent()
    while parent is not None:
        parent.remove(node)
        if parent is home or not all(map(is_about, parent)):
            return
        node, parent = parent, parent.getparent()
