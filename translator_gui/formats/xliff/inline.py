"""Split the content of XLIFF sources and targets into text and inline elements, and turn these into inline tags."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from translator_gui.formats.inline import (
    ClosingTag,
    InlineTagMarkup,
    OpeningTag,
    SourceToken,
    StandaloneTag,
    TaggedParagraph,
)
from translator_gui.formats.xliff.codes import XliffInlineMarkup, code_of, half_of
from translator_gui.formats.xliff.xml_nodes import PositionedXmlElement
from translator_gui.model.inline_tag import INLINE, TagPart, closing, mark_of, opening, standalone, without_foreign

_BROKEN_LINES = re.compile(r"[ \t]*\n\s*")


class XliffInlineElement(NamedTuple):
    """An inline element in XLIFF text, or one end of a paired one.

    Attributes:
        part: See `TagPart`.
        key: Identifier, unique in its unit; both ends of a pair have the same.
        raw: Its markup in the file.
        code: Its inline code; None for a closing end.
        is_free: Whether it is one of two elements that need not be nested.
    """

    part: TagPart
    key: str
    raw: str
    code: InlineTagMarkup | None = None
    is_free: bool = False


Piece: TypeAlias = str | XliffInlineElement

_OPENS = {"sc", "sm", "bx", "bpt"}
_CLOSES = {"ec", "em", "ex", "ept"}
_AROUND = {"pc", "mrk", "g"}


def pieces_of(
    node: PositionedXmlElement, text: str, words: Mapping[str, str], *, preserved: bool, segments: bool = False
) -> list[Piece]:
    """Split the content of an XLIFF source, target or segment into text and inline elements.

    Args:
        node: The element.
        text: The file's.
        words: See `code_of`.
        preserved: Line breaks mean something.
        segments: The marks of segments are looked through, as if they were not there.
    """
    return list(_pieces(node, text, words, preserved=preserved, segments=segments))


def _pieces(
    node: PositionedXmlElement, text: str, words: Mapping[str, str], *, preserved: bool, segments: bool
) -> Iterator[Piece]:
    for child in node.children:
        if isinstance(child, str):
            yield child if preserved else _BROKEN_LINES.sub(" ", child)
        elif segments and child.get("mtype") == "seg":
            yield from _pieces(child, text, words, preserved=preserved, segments=True)
        elif child.local in _AROUND and child.children:
            start, end = text[child.start : child.inner], text[child.inner_end : child.end]
            key = _key(child)
            code = code_of(child, words, XliffInlineMarkup(start, end, key), paired=True)
            yield XliffInlineElement(TagPart.OPENING, key, start, code)
            yield from _pieces(child, text, words, preserved=preserved, segments=segments)
            yield XliffInlineElement(TagPart.CLOSING, key, end)
        else:
            yield _single(child, text[child.start : child.end], words)


def _single(node: PositionedXmlElement, raw: str, words: Mapping[str, str]) -> XliffInlineElement:
    key = _key(node)
    isolated = node.get("isolated") == "yes"
    paired = node.local in _OPENS and not isolated
    code = code_of(node, words, XliffInlineMarkup(raw, "", key), paired=paired)
    if paired:
        return XliffInlineElement(TagPart.OPENING, key, raw, code, is_free=True)
    if node.local in _CLOSES and not isolated:
        return XliffInlineElement(TagPart.CLOSING, key, raw, code, is_free=True)
    return XliffInlineElement(TagPart.ALONE, key, raw, code)


def _key(node: PositionedXmlElement) -> str:
    identity = node.get("rid") or node.get("startRef") or node.get("id") or node.get("mid")
    if node.local in {"mrk", "sm", "em"}:
        own = next((value for name, value in node.attributes.items() if name.endswith("}cid")), "")
        return f"mark {identity or own or node.get('mtype')}"
    if node.local in _OPENS | _CLOSES | _AROUND:
        return f"pair {identity}"
    return f"{'code' if node.local in {'ph', 'x', 'it'} else node.local} {identity or node.get('hex')}"


def found_in(pieces: Sequence[Piece]) -> Iterator[SourceToken]:
    """Yield XLIFF text and inline elements as text and tags: pairs well nested, all else as standalone tags."""
    if len(pieces) == 1 and isinstance(pieces[0], str):
        yield pieces[0]
        return
    partner = _partners(pieces)
    for number, piece in enumerate(pieces):
        if isinstance(piece, str):
            yield piece
        elif piece.part is TagPart.ALONE and piece.code:
            yield StandaloneTag(piece.code)
        elif number not in partner:
            opened = piece.code
            if opened is not None:
                yield StandaloneTag(half_of(opened, XliffInlineMarkup(piece.raw, "", f"{piece.part} {piece.key}")))
        elif piece.part is TagPart.OPENING and piece.code:
            closes = pieces[partner[number]]
            assert isinstance(closes, XliffInlineElement)
            yield OpeningTag(piece.code._replace(payload=XliffInlineMarkup(piece.raw, closes.raw, piece.key)))
        else:
            yield ClosingTag()


def _partners(pieces: Sequence[Piece]) -> dict[int, int]:
    """Match the ends of well-nested pairs of XLIFF inline elements, by index and both ways."""
    partner: dict[int, int] = {}
    stack: list[int] = []
    for number, piece in enumerate(pieces):
        if isinstance(piece, str) or piece.part is TagPart.ALONE:
            continue
        if piece.part is TagPart.OPENING:
            stack.append(number)
            continue
        at = _opened(pieces, stack, piece)
        if at < 0:
            continue
        above = [pieces[one] for one in stack[at + 1 :]]
        if all(isinstance(one, XliffInlineElement) and one.is_free for one in above):
            partner[stack[at]], partner[number] = number, stack[at]
            del stack[at:]
        else:
            del stack[at]
    return partner


def _opened(pieces: Sequence[Piece], stack: Sequence[int], closes: XliffInlineElement) -> int:
    """Return the stack index of the opening end that an XLIFF closing element belongs to; -1 if none."""
    for at in range(len(stack) - 1, -1, -1):
        opened = pieces[stack[at]]
        if isinstance(opened, XliffInlineElement) and opened.key == closes.key and opened.is_free == closes.is_free:
            return at
    return -1


def renumbered(one: TaggedParagraph, base: int) -> TaggedParagraph:
    """Return a paragraph with its tag numbers raised by `base`, to join segments of an XLIFF unit."""
    if not base or not one.tags:
        return one
    makes = {TagPart.OPENING: opening, TagPart.CLOSING: closing, TagPart.ALONE: standalone}

    def shifted(found: re.Match[str]) -> str:
        part, number = mark_of(found.group())
        return makes[part](number + base)

    return one._replace(
        text=INLINE.sub(shifted, one.text),
        tags=tuple(tag._replace(number=tag.number + base) for tag in one.tags),
        codes={number + base: code for number, code in one.codes.items()},
    )


def target_text(pieces: Sequence[Piece], codes: Mapping[int, InlineTagMarkup], used: set[int]) -> str:
    """Return the text of an XLIFF target with those inline tags that the source has too.

    Args:
        pieces: Its content.
        codes: Those of the source of the whole unit.
        used: Numbers of tags used so far in the unit; those of this target are added.
    """
    tags = _TargetTagMatcher(codes, used)
    out = [without_foreign(piece) if isinstance(piece, str) else tags.of(piece) for piece in pieces]
    return "".join(out).strip()


class _TargetTagMatcher:
    """Matches the inline elements of an XLIFF target to the tag numbers of its source."""

    def __init__(self, codes: Mapping[int, InlineTagMarkup], used: set[int]) -> None:
        self._used = used
        self._numbers: defaultdict[str, list[int]] = defaultdict(list)
        self._paired: set[int] = set()
        self._opened: defaultdict[str, list[int]] = defaultdict(list)
        for number, code in codes.items():
            if isinstance(code.payload, XliffInlineMarkup):
                self._numbers[code.payload.key].append(number)
                if code.payload.end:
                    self._paired.add(number)

    def of(self, mark: XliffInlineElement) -> str:
        """Return the tag character of a target's inline element; empty if the source has no such element."""
        half = f"{mark.part} {mark.key}"
        opened = self._opened[mark.key]
        if mark.part is TagPart.CLOSING and half not in self._numbers:
            return closing(opened.pop()) if opened else ""
        known = self._numbers.get(half) or self._numbers.get(mark.key, [])
        number = next((one for one in known if one not in self._used), known[0] if known else 0)
        self._used.add(number)
        if not number:
            return ""
        if number not in self._paired:
            return standalone(number)
        if mark.part is TagPart.ALONE:
            return opening(number) + closing(number)
        opened.append(number)
        return opening(number)
