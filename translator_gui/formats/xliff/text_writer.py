"""Write texts with inline tags as XLIFF markup; `returned` reads them again."""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import NamedTuple

from translator_gui.formats.characters import sanitize
from translator_gui.formats.exchange import attribute
from translator_gui.model.inline_tag import (
    INLINE,
    InlineTag,
    ParsedTagCharacter,
    TagMeaning,
    TagPart,
    TagStyle,
    has_tags,
    mark_of,
)

_SUB_TYPES = {
    TagStyle.BOLD: "xlf:b",
    TagStyle.ITALIC: "xlf:i",
    TagStyle.UNDERLINE: "xlf:u",
}
_OLDER_TYPES = {TagStyle.BOLD: "bold", TagStyle.ITALIC: "italic", TagStyle.UNDERLINE: "underlined"}
_TYPES = {
    TagMeaning.LINK: 'type="link"',
    TagMeaning.IMAGE: 'type="image"',
    TagMeaning.BREAK: 'type="fmt" subType="xlf:lb"',
}
_OLDER_KINDS = {TagMeaning.LINK: "link", TagMeaning.IMAGE: "image", TagMeaning.BREAK: "lb"}


class XliffTagOccurrence(NamedTuple):
    """An occurrence of an inline tag in text to be written as XLIFF, and whether its pair is complete and well nested.

    Attributes:
        mark: It.
        partner: Whether its other end is in the text too.
        nested: Both ends, and all between them, are well nested.
        copy: Number of the same tags before it.
    """

    mark: ParsedTagCharacter
    partner: bool
    nested: bool
    copy: int


def plain(text: str) -> str:
    """Escape a text without inline tags for XLIFF."""
    return escape(sanitize(text), quote=False)


def xliff2_texts(texts: Sequence[str], tags: Mapping[int, InlineTag]) -> list[str]:
    """Convert source and target with inline tags into XLIFF 2 markup.

    A pair that crosses another one, or is not whole, in one of them is written as two elements in both: an element of
    the target is of the same kind as that of the source.
    """
    if not any(map(has_tags, texts)):
        return list(map(plain, texts))
    parts = [list(_parts(text)) for text in texts]
    parted = {
        one.mark.number
        for pieces in parts
        for one in pieces
        if not isinstance(one, str) and one.mark.part is not TagPart.ALONE and not one.nested
    }
    return [
        "".join(one if isinstance(one, str) else _newer_element(one, tags, parted) for one in found) for found in parts
    ]


def xliff12_text(text: str, tags: Mapping[int, InlineTag]) -> str:
    """Convert a text with inline tags into XLIFF 1.2 markup."""
    if not has_tags(text):
        return plain(text)
    return "".join(one if isinstance(one, str) else _older_element(one, tags) for one in _parts(text))


def original_data(texts: Sequence[str], tags: Mapping[int, InlineTag]) -> str:
    """Return the XLIFF 2 `originalData` element: the inline tags' codes in the document's own format."""
    used = {mark_of(character).number for text in texts for character in INLINE.findall(text)}
    data = "".join(_data(tags[number]) for number in sorted(used) if number in tags and tags[number].code)
    return f"<originalData>{data}</originalData>" if data else ""


def _data(tag: InlineTag) -> str:
    data = f'<data id="d{tag.number}">{plain(tag.code)}</data>'
    if not tag.paired:
        return data
    name = re.match(r"<([\w:.-]+)", tag.code)
    return f'{data}<data id="d{tag.number}e">{plain(f"</{name[1]}>") if name else ""}</data>'


def _parts(text: str) -> Iterator[str | XliffTagOccurrence]:
    """Split a text into escaped text and inline tags, for XLIFF."""
    found = list(INLINE.finditer(text))
    places = _places([mark_of(one.group()) for one in found])
    at = 0
    # Guarded as a whole: what sets a direction is to be closed within the text, not within its pieces.
    whole = sanitize(text)
    if len(found) != len(INLINE.findall(whole)):  # pragma: no cover - tags are no letters that `sanitize` takes out
        raise AssertionError(text)
    for one, place in zip(INLINE.finditer(whole), places, strict=True):
        yield escape(whole[at : one.start()], quote=False)
        yield place
        at = one.end()
    yield escape(whole[at:], quote=False)


def _places(marks: Sequence[ParsedTagCharacter]) -> list[XliffTagOccurrence]:
    partner: dict[int, int] = {}
    crossed: set[int] = set()
    stack: list[int] = []
    for index, mark in enumerate(marks):
        if mark.part is TagPart.OPENING:
            stack.append(index)
        elif mark.part is TagPart.CLOSING:
            at = next((one for one in reversed(range(len(stack))) if marks[stack[one]].number == mark.number), -1)
            if at >= 0:
                partner[index], partner[stack[at]] = stack[at], index
                if at < len(stack) - 1:
                    crossed.update((index, stack[at]))
                del stack[at]
    counts: dict[tuple[TagPart, int], int] = {}
    copies: dict[int, int] = {}
    for index, mark in enumerate(marks):
        opened = partner.get(index, index)
        if mark.part is TagPart.CLOSING and opened in copies:
            copies[index] = copies[opened]
            continue
        part = TagPart.ALONE if mark.part is TagPart.ALONE else TagPart.OPENING
        copies[index] = counts.get((part, mark.number), 0)
        counts[part, mark.number] = copies[index] + 1
    open_ones = set(range(len(marks))) - set(partner)
    nested = _nested(marks, partner, crossed | open_ones)
    return [
        XliffTagOccurrence(mark, index in partner, index in nested, copies[index]) for index, mark in enumerate(marks)
    ]


def _nested(marks: Sequence[ParsedTagCharacter], partner: Mapping[int, int], others: set[int]) -> set[int]:
    """Return the indexes of the inline tags whose pair of start and end tag crosses no other pair."""
    nested: set[int] = set()
    stack: list[int] = []
    for index, mark in enumerate(marks):
        if index in others or mark.part is TagPart.ALONE:
            continue
        if mark.part is TagPart.OPENING:
            stack.append(index)
        elif stack and stack[-1] == partner[index]:
            nested.update((index, stack.pop()))
    return nested


def _identity(place: XliffTagOccurrence) -> str:
    """Return an XLIFF element id that is unique in a text: "3", and "3-2" for a second copy of tag 3."""
    number = str(place.mark.number)
    return f"{number}-{place.copy + 1}" if place.copy else number


def _newer_element(place: XliffTagOccurrence, tags: Mapping[int, InlineTag], parted: set[int]) -> str:
    part, number = place.mark
    identity = _identity(place)
    nested = place.nested and number not in parted
    tag = tags.get(number)
    data = f"d{number}" if tag and tag.code else ""
    end = f"{data}e" if data and tag and tag.paired else data
    if part is TagPart.CLOSING and nested:
        return "</pc>"
    if part is TagPart.CLOSING and place.partner:
        return f'<ec startRef="{identity}"{_attribute_if_set("dataRef", end)}/>'
    kind = f" {_type(tag)}" if tag else ""
    words = attribute(tag.words) if tag else ""
    # What only ends here is no other's element: its beginning has the number.
    name = f"{identity}e" if part is TagPart.CLOSING else identity
    head = f'id="{name}"{_attribute_if_set("copyOf", str(number) if place.copy and not data else "")}{kind}'
    if part is TagPart.OPENING and nested:
        ends = f"{_attribute_if_set('dataRefEnd', end)}{_attribute_if_set('dataRefStart', data)}"
        return f"<pc {head}{ends}{_attribute_if_set('dispStart', words)}>"
    local = {TagPart.OPENING: "sc", TagPart.CLOSING: "ec", TagPart.ALONE: "ph"}[part]
    isolated = "" if place.partner or part is TagPart.ALONE else ' isolated="yes"'
    data = end if part is TagPart.CLOSING else data
    return f"<{local} {head}{isolated}{_attribute_if_set('dataRef', data)}{_attribute_if_set('disp', words)}/>"


def _attribute_if_set(name: str, value: str) -> str:
    return f' {name}="{value}"' if value else ""


def _type(tag: InlineTag) -> str:
    if tag.kind is TagMeaning.FORMAT:
        sub_type = _SUB_TYPES.get(tag.look) or f"tg:{_looks(tag.look)}"
        return f'type="fmt" subType="{sub_type}"'
    return _TYPES.get(tag.kind) or f'type="other" subType="tg:{tag.kind.value}"'


def _looks(look: TagStyle) -> str:
    return "-".join(str(one.name).lower() for one in look) or "plain"


def _older_element(place: XliffTagOccurrence, tags: Mapping[int, InlineTag]) -> str:
    part, number = place.mark
    identity = _identity(place)
    if part is TagPart.CLOSING and place.nested:
        return "</g>"
    if part is TagPart.CLOSING and place.partner:
        return f'<ex id="{identity}" rid="{identity}"/>'
    tag = tags.get(number)
    kind = f' ctype="{_older_type(tag)}"' if tag else ""
    words = f' equiv-text="{attribute(tag.words)}"' if tag and tag.words else ""
    if part is TagPart.OPENING and place.nested:
        return f'<g id="{identity}"{kind}{words}>'
    if part is TagPart.OPENING and place.partner:
        return f'<bx id="{identity}" rid="{identity}"{kind}{words}/>'
    if part is TagPart.ALONE:
        return f'<x id="{identity}"{kind}{words}/>'
    return f'<it id="{identity}" pos="{"open" if part is TagPart.OPENING else "close"}"{kind}{words}/>'


def _older_type(tag: InlineTag) -> str:
    if tag.kind is TagMeaning.FORMAT:
        return _OLDER_TYPES.get(tag.look) or f"x-{_looks(tag.look)}"
    return _OLDER_KINDS.get(tag.kind) or f"x-{tag.kind.value}"
