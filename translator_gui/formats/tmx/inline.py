"""Read and write the inline elements of TMX (`bpt`, `ept`, `ph`, `it`, `hi`, `ut`); TBX has `hi` too."""

import copy
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias, cast

from lxml import etree

from translator_gui.formats.characters import sanitize
from translator_gui.formats.inline import (
    ClosingTag,
    InlineTagMarkup,
    OpeningTag,
    SourceToken,
    StandaloneTag,
    TaggedParagraph,
    TargetTextPiece,
    TargetToken,
)
from translator_gui.formats.xml import Element, append_text
from translator_gui.formats.xml_file import local
from translator_gui.model.inline_tag import TagMeaning, TagStyle, closing, opening, standalone, without_foreign

_LOOKS = {
    "bold": TagStyle.BOLD,
    "b": TagStyle.BOLD,
    "italic": TagStyle.ITALIC,
    "italics": TagStyle.ITALIC,
    "i": TagStyle.ITALIC,
    "ulined": TagStyle.UNDERLINE,
    "underlined": TagStyle.UNDERLINE,
    "underline": TagStyle.UNDERLINE,
    "u": TagStyle.UNDERLINE,
    "superscript": TagStyle.SUPERSCRIPT,
    "subscript": TagStyle.SUBSCRIPT,
}
_KINDS = {"link": TagMeaning.LINK, "image": TagMeaning.IMAGE, "fnote": TagMeaning.NOTE, "lb": TagMeaning.BREAK}
_SHOWN = 40


class TmxTagElements(NamedTuple):
    """The TMX elements of an inline tag: a `bpt` and its `ept`, or a single element."""

    begin: Element
    end: Element | None = None


class _OpeningElement(NamedTuple):
    element: Element
    key: str


class _ClosingElement(NamedTuple):
    element: Element | None
    key: str


_Event: TypeAlias = str | Element | _OpeningElement | _ClosingElement


def pieces(segment: Element) -> Iterator[SourceToken]:
    """Yield the text and the inline tags of a TMX `seg` or a TBX `term`, in order and well nested.

    What opens and does not close, or crosses another one, is told as standing alone; the text inside a native code
    (`sub`) belongs to the code.
    """
    events = list(_events(segment, "h"))
    partner = _partners(events)
    closing_of = {end: begin for begin, end in partner.items()}
    for number, event in enumerate(events):
        if isinstance(event, str):
            yield event
        elif isinstance(event, _OpeningElement) and number in partner:
            closes = cast("_ClosingElement", events[partner[number]])
            yield OpeningTag(_code(TmxTagElements(event.element, closes.element)))
        elif isinstance(event, _ClosingElement) and number in closing_of:
            yield ClosingTag()
        elif isinstance(event, _OpeningElement | _ClosingElement):
            if event.element is not None:
                yield StandaloneTag(_code(TmxTagElements(event.element)))
        else:
            yield StandaloneTag(_code(TmxTagElements(event)))


def unmatched(segment: Element) -> bool:
    """Whether a `bpt` or an `ept` of a TMX segment has no partner."""
    opened = [one.get("i") for one in segment.iter("bpt")]
    closed = [one.get("i") for one in segment.iter("ept")]
    return sorted(map(str, opened)) != sorted(map(str, closed)) or len(set(opened)) < len(opened) or None in opened


def in_english(segment: Element, source: TaggedParagraph) -> str:
    """Return the text of a TMX target segment, its tags numbered like the same tags of the source."""
    out: list[str] = []
    stack: list[int] = []
    for piece, number in _with_numbers(segment, source):
        if isinstance(piece, str):
            out.append(without_foreign(piece))
        elif isinstance(piece, ClosingTag):
            opened = stack.pop()
            out.append(closing(opened) if opened else "")
        elif isinstance(piece, OpeningTag):
            stack.append(number)
            out.append(opening(number) if number else "")
        else:
            out.append(standalone(number) if number else "")
    return "".join(out)


def as_in_english(segment: Element, source: TaggedParagraph) -> TaggedParagraph:
    """Return a TMX unit's source paragraph with its inline tags' markup taken from the existing translation."""
    found = {
        number: piece.code
        for piece, number in _with_numbers(segment, source)
        if isinstance(piece, OpeningTag | StandaloneTag)
    }
    return source._replace(codes={**source.codes, **{number: code for number, code in found.items() if number}})


def _with_numbers(segment: Element, source: TaggedParagraph) -> Iterator[tuple[SourceToken, int]]:
    """Yield the pieces of a target segment with the source's number of each tag; 0 if the source lacks it."""
    waiting = dict(source.codes)
    for piece in pieces(segment):
        number = _counterpart(piece, waiting) if isinstance(piece, OpeningTag | StandaloneTag) else 0
        waiting.pop(number, None)
        yield piece, number


def fill(segment: Element, tokens: Sequence[TargetToken]) -> None:
    """Write translated text and inline tags into a TMX `seg` or a TBX `term`, replacing its content."""
    for child in list(segment):
        segment.remove(child)
    segment.text = None
    _SegmentWriter(segment).fill(tokens)


class _SegmentWriter:
    def __init__(self, segment: Element) -> None:
        self._parent = segment
        self._ends: list[Element | None] = []
        self._used: set[str] = set()

    def fill(self, tokens: Sequence[TargetToken]) -> None:
        for token in tokens:
            if isinstance(token, TargetTextPiece):
                append_text(self._parent, sanitize(token.text))
            elif isinstance(token, ClosingTag):
                self._close(self._ends.pop())
            else:
                markup = cast("TmxTagElements", token.code.payload)
                if isinstance(token, OpeningTag):
                    self._open(markup)
                else:
                    self._append(markup.begin)

    def _append(self, element: Element) -> Element:
        made = copy.deepcopy(element)
        made.tail = None
        self._parent.append(made)
        return made

    def _open(self, markup: TmxTagElements) -> None:
        if markup.end is None:
            self._parent = etree.SubElement(self._parent, markup.begin.tag, dict(markup.begin.attrib))
            self._ends.append(None)
            return
        begin = self._append(markup.begin)
        number = begin.get("i") or "1"
        while number in self._used:
            number = str(int(number) + 1) if number.isdecimal() else "1"
        self._used.add(number)
        begin.set("i", number)
        end = copy.deepcopy(markup.end)
        end.set("i", number)
        self._ends.append(end)

    def _close(self, end: Element | None) -> None:
        if end is not None:
            self._append(end)
        elif (parent := self._parent.getparent()) is not None:
            self._parent = parent


def _events(element: Element, key: str) -> Iterator[_Event]:
    if element.text:
        yield element.text
    for number, child in enumerate(element):
        match local(child):
            case "bpt":
                yield _OpeningElement(child, f"i{child.get('i')}")
            case "ept":
                yield _ClosingElement(child, f"i{child.get('i')}")
            case "hi":
                yield _OpeningElement(child, inner := f"{key}.{number}")
                yield from _events(child, inner)
                yield _ClosingElement(None, inner)
            case "" if child.tag is not etree.Entity:
                pass  # a comment or an instruction
            case _:
                yield child
        if child.tail:
            yield child.tail


def _partners(events: Sequence[_Event]) -> dict[int, int]:
    """Match opening to closing TMX elements by index, for pairs that are well nested."""
    partner: dict[int, int] = {}
    stack: list[tuple[int, str]] = []
    for number, event in enumerate(events):
        if isinstance(event, _OpeningElement):
            stack.append((number, event.key))
        elif isinstance(event, _ClosingElement):
            at = next((place for place in range(len(stack) - 1, -1, -1) if stack[place][1] == event.key), None)
            if at is None or (event.element is not None and any(key[0] == "h" for _, key in stack[at:])):
                continue  # it would cut through an element
            partner[stack[at][0]] = number
            del stack[at:]
    return partner


def _code(markup: TmxTagElements) -> InlineTagMarkup:
    element = markup.begin
    if element.tag is etree.Entity:
        return InlineTagMarkup(TagMeaning.CODE, element.text or "", code=element.text or "", payload=markup)
    kind, native = (element.get("type") or "").strip(), "".join(element.itertext())
    look = _LOOKS.get(kind.lower(), TagStyle(0))
    shown = native if len(native) <= _SHOWN else f"{native[:_SHOWN]}…"
    telling = kind if kind and not kind.isdecimal() else ""
    words = " ".join((telling or shown or local(element)).split())
    default = TagMeaning.FORMAT if look else TagMeaning.CODE
    return InlineTagMarkup(
        _KINDS.get(kind.lower(), default), words, look, native if local(element) != "hi" else "", markup
    )


def _counterpart(piece: OpeningTag | StandaloneTag, waiting: Mapping[int, InlineTagMarkup]) -> int:
    """Return the number of the source's tag that matches a tag of the target segment; 0 if there is none."""
    mine = cast("TmxTagElements", piece.code.payload)
    same = [
        (number, theirs)
        for number, code in waiting.items()
        if ((theirs := cast("TmxTagElements", code.payload)).end is None) == (mine.end is None)
        and theirs.begin.tag == mine.begin.tag
    ]
    for tells in (_by_place, _by_text, _by_type):
        wanted = tells(mine.begin)
        found = next((number for number, theirs in same if wanted is not None and tells(theirs.begin) == wanted), 0)
        if found:
            return found
    return 0


def _by_place(element: Element) -> str | None:
    return element.get("x") if isinstance(element.tag, str) else None


def _by_text(element: Element) -> tuple[str | None, str] | None:
    return (_type(element), "".join(element.itertext()) if isinstance(element.tag, str) else element.text or "")


def _by_type(element: Element) -> str | None:
    return _type(element)


def _type(element: Element) -> str | None:
    return element.get("type") if isinstance(element.tag, str) else None
