"""Splits a page into lexemes (tags, text, comments) with their positions, so that unchanged parts stay byte for byte.

A parser that builds a tree would repair the page and write it its own way; here tag soup stays the soup it is.
"""

import html
import re
from collections.abc import Iterator
from enum import Enum, auto
from itertools import islice
from typing import NamedTuple

from translator_gui.formats.html.elements import RAW, TEXT_ALONE, VOID
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError

MAX_LENGTH = 32 << 20
"""Characters of a page, its embedded pictures included."""
MAX_TAGS = 300_000
MAX_ATTRIBUTES = 1_000
"""Of a tag; more are not looked at."""
MAX_LOST = 64 << 20
"""Characters that may be looked through in vain for the ends of tags."""

# Possessive: what a quotation has taken is never tried another way.
_TAG = re.compile(
    r"</?[A-Za-z](?:[^\s/<>\"'=?]++)?+"
    r"(?:=\s*+(?:\"[^\"]*+\"|'[^']*+')|<\?.*?\?>|[^=<>]++|[=<])*+>",
    re.DOTALL,
)
_NAME = re.compile(r"[A-Za-z][^\s/<>\"'=?]*")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=?]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_UNQUOTED_SLASH = re.compile(r"=\s*[^\s\"'>]+/>$")
_SUBSET = re.compile(r"<!DOCTYPE[^\[>]*\[", re.IGNORECASE)
_HEAD = 1 << 16


class HtmlLexemeKind(Enum):
    """Kind of a lexeme of an HTML page: opening tag, closing tag, text, comment and so on."""

    TEXT = auto()
    OPEN = auto()
    CLOSE = auto()
    ALONE = auto()
    """A tag without content."""
    CODE = auto()
    """The content of a script or a style sheet."""
    COMMENT = auto()
    """A comment or a declaration."""
    PROGRAM = auto()
    """An instruction: `<?php … ?>`."""


class HtmlLexeme(NamedTuple):
    """A lexeme of an HTML page (tag, text, comment), from `start` to `end`; `name`: its element in lower case."""

    sort: HtmlLexemeKind
    start: int
    end: int
    name: str = ""


class HtmlAttribute(NamedTuple):
    """An HTML attribute: decoded value, its position between the quotes, and the quotes ("" if none)."""

    name: str
    value: str
    start: int
    end: int
    quote: str


def lexemes(name: str, text: str) -> list[HtmlLexeme]:
    """Split an HTML page into lexemes (tags, texts, comments) that cover all of it.

    Args:
        name: The file's, for messages.
        text: The page.

    Raises:
        TranslatorError: It is larger than a page can be, or declares entities.
    """
    if len(text) > MAX_LENGTH or text.count("<") > MAX_TAGS:
        raise TranslatorError(_("{name} is too large for a web page; split it into several.", name=name))
    if _SUBSET.search(text, 0, _HEAD) and "<!ENTITY" in text[:_HEAD]:
        raise TranslatorError(_("{name} declares entities, which no web page does; refused.", name=name))
    return list(_Scanner(name, text))


def local_name(lexeme: HtmlLexeme) -> str:
    """Return the element name of a tag without its namespace prefix."""
    return lexeme.name.rpartition(":")[2]


def attributes(text: str, lexeme: HtmlLexeme) -> Iterator[HtmlAttribute]:
    """Yield the attributes of an HTML tag, in order."""
    at = lexeme.start + 1 + len(lexeme.name)
    # A lexeme may be all that an element holds.
    tag = _TAG.match(text, lexeme.start, lexeme.end)
    for found in islice(_ATTRIBUTE.finditer(text, at, tag.end() - 1), MAX_ATTRIBUTES) if tag else ():
        group = next((number for number in (2, 3, 4) if found[number] is not None), 0)
        if group:
            quote = '"' if group == 2 else "'" if group == 3 else ""  # noqa: PLR2004 (the groups of the pattern)
            value = html.unescape(found[group])
            yield HtmlAttribute(found[1].lower(), value, found.start(group), found.end(group), quote)
        else:
            yield HtmlAttribute(found[1].lower(), "", found.end(), found.end(), "")


def values(text: str, lexeme: HtmlLexeme) -> dict[str, str]:
    """Return the attribute values of an HTML tag by attribute name; the first of duplicates counts."""
    found: dict[str, str] = {}
    for attribute in attributes(text, lexeme):
        found.setdefault(attribute.name, attribute.value)
    return found


class _Scanner:
    def __init__(self, name: str, text: str) -> None:
        self._name = name
        self._text = text
        self._last = text.rfind(">")
        self._lost = 0

    def __iter__(self) -> Iterator[HtmlLexeme]:
        text, at, begun = self._text, 0, 0
        while (found := text.find("<", at)) >= 0:
            lexeme = self._markup(found)
            if lexeme is None:
                at = found + 1
                continue
            if found > begun:
                yield HtmlLexeme(HtmlLexemeKind.TEXT, begun, found)
            yield lexeme
            at = begun = lexeme.end
            if lexeme.sort is HtmlLexemeKind.OPEN and (lexeme.name in RAW or lexeme.name in TEXT_ALONE):
                end = self._end_of(lexeme.name, at)
                if end > at:
                    yield HtmlLexeme(
                        HtmlLexemeKind.CODE if lexeme.name in RAW else HtmlLexemeKind.TEXT, at, end, lexeme.name
                    )
                at = begun = end
        if begun < len(text):
            yield HtmlLexeme(HtmlLexemeKind.TEXT, begun, len(text))

    def _markup(self, at: int) -> HtmlLexeme | None:
        """Return the tag, comment or instruction that begins at a "<"; None if the "<" is only text."""
        text = self._text
        following = text[at + 1 : at + 2]
        if following == "!":
            return HtmlLexeme(HtmlLexemeKind.COMMENT, at, self._end_of_comment(at))
        if following == "?":
            return HtmlLexeme(HtmlLexemeKind.PROGRAM, at, self._position_after("?>", at))
        if at > self._last:
            return None
        tag = _TAG.match(text, at)
        if tag is None:
            if following.isalpha() or following == "/":
                self._count_lost(len(text) - at)
            return None
        closes = following == "/"
        name = _NAME.match(text, at + 1 + closes)
        # The pattern has seen a letter there.
        word = name.group().lower() if name else ""
        if closes:
            return HtmlLexeme(HtmlLexemeKind.CLOSE, at, tag.end(), word)
        alone = word in VOID or (text[tag.end() - 2] == "/" and not _UNQUOTED_SLASH.search(tag.group()[-256:]))
        return HtmlLexeme(HtmlLexemeKind.ALONE if alone else HtmlLexemeKind.OPEN, at, tag.end(), word)

    def _count_lost(self, length: int) -> None:
        self._lost += length
        if self._lost > MAX_LOST:
            raise TranslatorError(
                _("{name} is no sound web page: its tags do not end; save it anew in a browser.", name=self._name)
            )

    def _end_of_comment(self, at: int) -> int:
        text = self._text
        if text.startswith("<!-->", at):
            return at + 5
        if text.startswith("<!--", at):
            return self._position_after("-->", at)
        if text.startswith("<![CDATA[", at):
            return self._position_after("]]>", at)
        return self._position_after("]>" if _SUBSET.match(text, at) else ">", at)

    def _position_after(self, end: str, at: int) -> int:
        found = self._text.find(end, at + 2)
        return len(self._text) if found < 0 else found + len(end)

    def _end_of(self, name: str, at: int) -> int:
        found = re.compile(f"</{name}(?![A-Za-z0-9])", re.IGNORECASE).search(self._text, at)
        return found.start() if found else len(self._text)
