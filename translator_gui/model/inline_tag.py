"""Inline tags: what stands inside a sentence and is no text: where bold begins and ends, a link, a footnote's mark.

In texts a tag is a single character of Unicode's private use area that tells its part and its number. So it is one
character wide to carets, offsets, differences and revisions, and a text carries its tags wherever it goes. Readers see
to it that no such character comes in from outside (`INLINE` finds them). What a tag stands for is told once, beside its
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
    """Which part of a tag a character is."""

    OPENING = "opening"
    CLOSING = "closing"
    ALONE = "alone"


class TagKind(StrEnum):
    """What a tag stands for."""

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
    """How the text of a formatting tag looks, as far as every format can show it."""

    BOLD = auto()
    ITALIC = auto()
    UNDERLINE = auto()
    STRIKE = auto()
    SUPERSCRIPT = auto()
    SUBSCRIPT = auto()
    MONOSPACE = auto()


class InlineTag(NamedTuple):
    """A tag of a paragraph.

    Attributes:
        number: Within its paragraph, from 1, in the order of the Urdu.
        kind: See `TagKind`.
        paired: Whether it opens and closes around text; else it stands alone.
        words: For people: "bold", "link to example.org", "footnote".
        look: Of formatting.
        code: What it is in its own format, where that tells people or other programs more: "%s", "<br/>".
    """

    number: int
    kind: TagKind
    paired: bool
    words: str
    look: TagStyle = TagStyle(0)
    code: str = ""


class TagMark(NamedTuple):
    """A tag's character, told apart."""

    part: TagPart
    number: int


def opening(number: int) -> str:
    """The character that opens a tag."""
    return chr(_OPENING + number)


def closing(number: int) -> str:
    """The character that closes a tag."""
    return chr(_CLOSING + number)


def alone(number: int) -> str:
    """The character of a tag that stands alone."""
    return chr(_ALONE + number)


def mark_of(character: str) -> TagMark:
    """The part and the number of a tag's character, which `INLINE` has found."""
    code = ord(character)
    if code > _ALONE:
        return TagMark(TagPart.ALONE, code - _ALONE)
    if code > _CLOSING:
        return TagMark(TagPart.CLOSING, code - _CLOSING)
    return TagMark(TagPart.OPENING, code - _OPENING)


def has_tags(text: str) -> bool:
    """Whether a text holds a tag."""
    return not text.isascii() and INLINE.search(text) is not None


def tags_in(text: str) -> list[str]:
    """The characters of a text's tags, in order."""
    return [] if text.isascii() else INLINE.findall(text)


def numbers_in(text: str) -> frozenset[int]:
    """The numbers of a text's tags."""
    return frozenset(mark_of(character).number for character in tags_in(text))


def open_numbers(text: str) -> tuple[int, ...]:
    """The numbers of the tags that a text opens and does not close, in the order in which they open."""
    found: dict[int, None] = {}
    for character in tags_in(text):
        part, number = mark_of(character)
        if part is TagPart.OPENING:
            found[number] = None
        elif part is TagPart.CLOSING:
            found.pop(number, None)
    return tuple(found)


def without_tags(text: str) -> str:
    """The text alone."""
    return INLINE.sub("", text) if has_tags(text) else text


def without_foreign(text: str) -> str:
    """A text from outside: private characters that would be taken for tags become a box."""
    return INLINE.sub("\N{WHITE SQUARE}", text) if has_tags(text) else text
