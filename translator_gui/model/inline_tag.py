"""Inline tags: formatting, links and notes inside a sentence, each kept as one private-use character.

In texts a tag is a single character of Unicode's private use area that encodes its part and its number. So it is one
character wide to carets, offsets, differences and revisions, and is stored and copied with its text. Readers replace
such characters in documents from outside (`INLINE` finds them). The meaning of a tag is stored once, beside its
paragraph.
"""

import re
from enum import IntFlag, StrEnum, auto
from typing import NamedTuple

MOST_TAGS = 2047
"""The highest number of a tag in a paragraph."""

_OPENING, _CLOSING, _ALONE = 0xE000, 0xE800, 0xF100
INLINE_RANGES = tuple((first + 1, first + MOST_TAGS) for first in (_OPENING, _CLOSING, _ALONE))
"""First and last code points of the characters."""
INLINE = re.compile(f"[{''.join(f'{chr(first)}-{chr(last)}' for first, last in INLINE_RANGES)}]")
"""Finds the tags of a text."""


class TagPart(StrEnum):
    """The part of an inline tag that a tag character stands for: opening, closing or standalone."""

    OPENING = "opening"
    CLOSING = "closing"
    ALONE = "alone"


class TagMeaning(StrEnum):
    """The meaning of an inline tag: formatting, a link, a note and so on."""

    FORMAT = "format"
    LINK = "link"
    NOTE = "note"
    COMMENT = "comment"
    IMAGE = "image"
    FIELD = "field"
    BREAK = "break"
    ANCHOR = "anchor"
    CODE = "code"
    OTHER = "other"


class TagStyle(IntFlag):
    """Visible style of an inline tag for formatting, limited to the styles that every format can show."""

    BOLD = auto()
    ITALIC = auto()
    UNDERLINE = auto()
    STRIKE = auto()
    SUPERSCRIPT = auto()
    SUBSCRIPT = auto()
    MONOSPACE = auto()


class InlineTag(NamedTuple):
    """An inline tag of a paragraph: number, meaning, description and style.

    Attributes:
        number: Within its paragraph, from 1, in the order of the Urdu.
        kind: See `TagMeaning`.
        paired: Whether it has an opening and a closing part around text; else it is standalone.
        words: For people: "bold", "link to example.org", "footnote".
        look: Of formatting.
        code: Its code in the document's own format, if that helps people or other programs: "%s", "<br/>".
    """

    number: int
    kind: TagMeaning
    paired: bool
    words: str
    look: TagStyle = TagStyle(0)
    code: str = ""


class ParsedTagCharacter(NamedTuple):
    """The part and the tag number that a tag character stands for."""

    part: TagPart
    number: int


def opening(number: int) -> str:
    """Return the private-use character of the opening part of the inline tag with a number."""
    return chr(_OPENING + number)


def closing(number: int) -> str:
    """Return the private-use character of the closing part of the inline tag with a number."""
    return chr(_CLOSING + number)


def standalone(number: int) -> str:
    """Return the private-use character of the standalone inline tag with a number."""
    return chr(_ALONE + number)


def mark_of(character: str) -> ParsedTagCharacter:
    """Return the part and the tag number that a tag character, found by `INLINE`, stands for."""
    code = ord(character)
    if code > _ALONE:
        return ParsedTagCharacter(TagPart.ALONE, code - _ALONE)
    if code > _CLOSING:
        return ParsedTagCharacter(TagPart.CLOSING, code - _CLOSING)
    return ParsedTagCharacter(TagPart.OPENING, code - _OPENING)


def has_tags(text: str) -> bool:
    """Whether a text contains an inline tag."""
    return not text.isascii() and INLINE.search(text) is not None


def tags_in(text: str) -> list[str]:
    """Return the inline tag characters of a text, in order."""
    return [] if text.isascii() else INLINE.findall(text)


def numbers_in(text: str) -> frozenset[int]:
    """Return the numbers of the inline tags of a text."""
    return frozenset(mark_of(character).number for character in tags_in(text))


def open_numbers(text: str) -> tuple[int, ...]:
    """Return the numbers of the inline tags that a text opens but does not close, in order."""
    found: dict[int, None] = {}
    for character in tags_in(text):
        part, number = mark_of(character)
        if part is TagPart.OPENING:
            found[number] = None
        elif part is TagPart.CLOSING:
            found.pop(number, None)
    return tuple(found)


def without_tags(text: str) -> str:
    """Return a text without its inline tags."""
    return INLINE.sub("", text) if has_tags(text) else text


def without_foreign(text: str) -> str:
    """Replace private-use characters of a text from outside by a box, since they would look like inline tags."""
    return INLINE.sub("\N{WHITE SQUARE}", text) if has_tags(text) else text
