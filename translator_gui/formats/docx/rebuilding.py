"""Writes English into the paragraphs of a Word document."""

import re
from collections import deque
from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import NamedTuple, cast

from lxml import etree

from translator_gui.formats.characters import sanitize
from translator_gui.formats.docx.inline_tree import (
    DocxPreservedElement,
    DocxRunProperties,
    DocxWrappingElement,
    DocxWrappingField,
)
from translator_gui.formats.docx.latin import DocxLatinFontMap, drop_children, put_child, space_of, to_latin, to_urdu
from translator_gui.formats.docx.other_texts import write_other_text
from translator_gui.formats.docx.story import DocxParagraph
from translator_gui.formats.inline import (
    ClosingTag,
    InlineTagMarkup,
    OpeningTag,
    StandaloneTag,
    TargetTextPiece,
    TargetToken,
)
from translator_gui.formats.ooxml import child, descendants, name_of, paragraphs_above
from translator_gui.formats.xml import Element

DONE = "tg-done"
"""An attribute that marks, for the time of the work, runs that are as they should be."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SIGNS = re.compile("([\t\n\u2011\u00ad])")
_ELEMENTS = {"\t": "tab", "\n": "br", "\u2011": "noBreakHyphen", "\u00ad": "softHyphen"}
_HIGHLIGHT = "yellow"
_COPIED_CHILDREN = frozenset({"customXmlPr", "smartTagPr", "fldData"})


class _Place(NamedTuple):
    """The element to which text is added while an English paragraph is written, and the run properties for it."""

    parent: Element
    shape: DocxRunProperties


class DocxParagraphRebuilder:
    """Replaces the Urdu content of the source paragraphs of a Word document by the English.

    Args:
        fonts: The document's.
    """

    def __init__(self, fonts: DocxLatinFontMap) -> None:
        self._fonts = fonts
        self._ready: dict[tuple[object, ...], Element | None] = {}
        self._tabs: deque[Element | None] = deque()
        self.has_urdu = False

    def write(self, unit: DocxParagraph, tokens: Sequence[TargetToken]) -> bool:
        """Replace the content of a Word paragraph by the translation; return whether any of it is English."""
        english = any(isinstance(token, TargetTextPiece) and not token.urdu and token.text.strip() for token in tokens)
        home = unit.homes[-1]
        if unit.other_text:
            for one in unit.homes:
                write_other_text(one, unit.other_text, tokens)
            return english
        self._tabs = deque(_tabs(unit.homes))
        tokens = self._without_initial(unit, tokens)
        for one in [one for one in home if name_of(one) != "w:pPr"]:
            home.remove(one)
        _Writer(self, home, unit.shape).write(tokens)
        return english

    def run(self, parent: Element, shape: DocxRunProperties, text: TargetTextPiece) -> None:
        """Append a `w:r` with a text of the translation to an element of a Word paragraph."""
        self.has_urdu = self.has_urdu or text.urdu
        run = _sub(parent, "r")
        run.set(DONE, "")
        ready = self._properties(run, shape, text)
        if ready is not None:
            run.append(deepcopy(ready))
        # Only where no sign stands in it is it one piece.
        for piece in _SIGNS.split(sanitize(text.text)):
            if piece == "\t" and (tab := self._tabs.popleft() if self._tabs else None) is not None:
                run.append(deepcopy(tab))
            elif piece in _ELEMENTS:
                _sub(run, _ELEMENTS[piece])
            elif piece:
                element = _sub(run, "t")
                element.text = piece
                if piece[0] == " " or piece[-1] == " " or "  " in piece:
                    element.set(_SPACE, "preserve")

    def _properties(self, run: Element, shape: DocxRunProperties, text: TargetTextPiece) -> Element | None:
        key = (_key(shape.properties), shape.complex, text.urdu, text.open and bool(text.text.strip()))
        if key in self._ready:
            return self._ready[key]
        made = run.makeelement(space_of(run) + "rPr") if shape.properties is None else deepcopy(shape.properties)
        drop_children(made, "rPrChange", "ins", "del", "moveFrom", "moveTo", "noProof")
        if text.urdu:
            to_urdu(made, self._fonts)
        else:
            to_latin(made, self._fonts, complex_script=shape.complex)
        if text.open and text.text.strip():
            put_child(made, "highlight", val=_HIGHLIGHT)
        self._ready[key] = made if len(made) else None
        return self._ready[key]

    def _without_initial(self, unit: DocxParagraph, tokens: Sequence[TargetToken]) -> Sequence[TargetToken]:
        """Clear the earlier `w:p` whose text continues here; a drop cap among them gets the first English letter."""
        for home in unit.homes[:-1]:
            texts = [one for one in descendants(home, "t") if next(paragraphs_above(one), None) is home]
            if child(home, "pPr", "framePr") is not None and texts:
                first, tokens = _split_first_letter(tokens)
                for number, one in enumerate(texts):
                    one.text = "" if number else first
            elif home.getparent() is unit.homes[-1].getparent() and child(home, "pPr", "sectPr") is None:
                home.getparent().remove(home)  # pyright: ignore[reportOptionalMemberAccess] (it has one)
            else:
                for one in [one for one in home if name_of(one) != "w:pPr"]:
                    home.remove(one)
        return tokens


def _tabs(homes: Iterable[Element]) -> list[Element | None]:
    """Return the tabs of a Word paragraph that go to a place of the page (`w:ptab`), None for those of its own."""
    found = [
        one if name_of(one) == "w:ptab" else None
        for home in homes
        for one in descendants(home, "tab", "ptab")
        if (run := one.getparent()) is not None and name_of(run) == "w:r" and next(paragraphs_above(one)) is home
    ]
    return found if any(tab is not None for tab in found) else []


class _Writer:
    """Writes the tokens (texts and tags) of a translated paragraph into a `w:p`."""

    def __init__(self, rebuilder: DocxParagraphRebuilder, home: Element, shape: DocxRunProperties) -> None:
        self._rebuilder = rebuilder
        self._stack = [_Place(home, shape)]
        self._closing: list[tuple[DocxPreservedElement, ...]] = []
        self._used: set[int] = set()
        self._urdu = False

    def write(self, tokens: Iterable[TargetToken]) -> None:
        for token in tokens:
            match token:
                case TargetTextPiece():
                    self._urdu = token.urdu
                    self._rebuilder.run(*self._stack[-1], token)
                case StandaloneTag(code):
                    self._keep(code, _preserved_elements(code.payload))
                case OpeningTag(code):
                    self._open(code)
                case ClosingTag():
                    self._stack.pop()
                    _append_preserved(self._stack[-1].parent, self._closing.pop(), in_urdu=self._urdu)

    def _open(self, code: InlineTagMarkup) -> None:
        parent, payload = self._stack[-1].parent, code.payload
        place, closing = self._stack[-1], ()
        if isinstance(payload, DocxRunProperties):
            place = _Place(parent, payload)
        elif isinstance(payload, DocxWrappingElement):
            place = _Place(_copy_without_text(parent, payload.around), payload.shape)
        elif isinstance(payload, DocxWrappingField):
            # The translator may have it twice: all that goes back is a copy then.
            closing = _copies(payload.closing) if id(code) in self._used else payload.closing
            self._keep(code, payload.opening)
            place = _Place(parent, payload.shape)
        self._stack.append(place)
        self._closing.append(closing)

    def _keep(self, code: InlineTagMarkup, payload: tuple[DocxPreservedElement, ...]) -> None:
        again = id(code) in self._used
        self._used.add(id(code))
        _append_preserved(self._stack[-1].parent, _copies(payload) if again else payload, in_urdu=self._urdu)


def _key(properties: Element | None) -> object:
    """Return a hashable key of run properties (`w:rPr`), equal for equal properties."""
    if properties is None:
        return None
    if any(len(one) for one in properties):
        return etree.tostring(properties)
    return tuple((str(one.tag), *one.attrib.items()) for one in properties)


def _preserved_elements(payload: object) -> tuple[DocxPreservedElement, ...]:
    return cast("tuple[DocxPreservedElement, ...]", payload)


def _copies(payload: tuple[DocxPreservedElement, ...]) -> tuple[DocxPreservedElement, ...]:
    return tuple(kept._replace(element=deepcopy(kept.element)) for kept in payload)


def _append_preserved(parent: Element, payload: tuple[DocxPreservedElement, ...], *, in_urdu: bool) -> None:
    """Move preserved elements of the source (notes, pictures …) to their place in the translated paragraph."""
    run: Element | None = None
    shared: object = None
    for kept in payload:
        element = kept.element
        if not kept.in_run:
            parent.append(element)
            run = None
        else:
            before = kept.properties
            if run is None or before is None or before is not shared:
                run, shared = _sub(parent, "r"), before
                if in_urdu:
                    run.set(DONE, "")
                if before is not None:
                    run.append(deepcopy(before))
            run.append(element)
        element.tail = None


def _copy_without_text(parent: Element, around: DocxPreservedElement) -> Element:
    """Append a copy of a wrapping element (hyperlink …) without its text; return the element that takes the text."""
    old = around.element
    if around.in_run:
        parent = _sub(parent, "r")
        if around.properties is not None:
            parent.append(deepcopy(around.properties))
    shell = etree.SubElement(parent, old.tag, dict(old.attrib))
    takes = {"w:sdt": "sdtContent", "w:ruby": "rubyBase"}.get(name_of(old), "")
    for one in old:
        name = name_of(one)[2:]
        if name == takes:
            shell = _sub(shell, takes)
        elif takes or name in _COPIED_CHILDREN:
            shell.append(deepcopy(one))
    return shell if not takes or name_of(shell)[2:] == takes else _sub(shell, takes)


def _split_first_letter(tokens: Sequence[TargetToken]) -> tuple[str, Sequence[TargetToken]]:
    """Split the first letter off a translation, for a drop cap; return the letter and the remaining tokens."""
    for number, token in enumerate(tokens):
        if isinstance(token, TargetTextPiece) and token.text.strip():
            text = token.text.lstrip()
            return text[0], [*tokens[:number], token._replace(text=text[1:]), *tokens[number + 1 :]]
    return "", tokens


def _sub(parent: Element, name: str) -> Element:
    return etree.SubElement(parent, space_of(parent) + name)
