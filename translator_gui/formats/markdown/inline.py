"""The pieces of a Markdown paragraph, for `inline.tagged`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from translator_gui.formats.html.direction import edits
from translator_gui.formats.html.elements import LOOKS, WORDS
from translator_gui.formats.html.inline import shortened
from translator_gui.formats.html.lexemes import HtmlLexeme, LexemeKind, lexemes, values
from translator_gui.formats.inline import LOOK_WORDS, ClosingTag, InlineCode, OpeningTag, SourceToken, StandaloneTag
from translator_gui.formats.markdown.parser import FOOTNOTE
from translator_gui.model.inline_tag import TagMeaning, TagStyle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_FORMATS = {"strong": TagStyle.BOLD, "em": TagStyle.ITALIC, "s": TagStyle.STRIKE}
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


class MarkdownPair(NamedTuple):
    """The Markdown before and after a formatted text."""

    before: str
    behind: str
    is_code: bool = False


class MarkdownPicture(NamedTuple):
    """The markup of a picture without its text; pictures are numbered within their paragraph."""

    number: int
    text: str
    behind: str


def pieces(tokens: Sequence[Token]) -> list[SourceToken]:
    """Return the pieces of a paragraph."""
    return _Teller(tokens).told()


class _Teller:
    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._partner = _html_pairs(tokens)
        self._out: list[SourceToken] = []
        self._pictures = 0

    def told(self) -> list[SourceToken]:
        index = 0
        while index < len(self._tokens):
            token = self._tokens[index]
            if token.markup == "autolink":
                address = self._tokens[index + 1].content
                code = InlineCode(
                    TagMeaning.FIELD, f"address {shortened(address)}", code=address, payload=f"<{address}>"
                )
                self._out.append(StandaloneTag(code))
                index += 3
            else:
                self._take(index, token)
                index += 1
        return self._out

    def _take(self, index: int, token: Token) -> None:
        out = self._out
        match token.type:
            case "text" | "text_special":
                out.append(token.content)
            case "softbreak":
                out.append(" ")
            case "hardbreak":
                out.append("\n")
            case "code_inline":
                code = InlineCode(
                    TagMeaning.FORMAT, "monospace", TagStyle.MONOSPACE, payload=MarkdownPair("`", "`", is_code=True)
                )
                out += (OpeningTag(code), token.content, ClosingTag())
            case "link_open":
                words = f"link to {shortened(str(token.attrGet('href') or ''))}"
                out.append(
                    OpeningTag(
                        InlineCode(
                            TagMeaning.LINK, words, payload=MarkdownPair("[", str(token.meta.get("behind", "]")))
                        )
                    )
                )
            case "image":
                self._pictures += 1
                picture = MarkdownPicture(
                    self._pictures, str(token.meta.get("text", "")), str(token.meta.get("behind", "]"))
                )
                out.append(StandaloneTag(InlineCode(TagMeaning.IMAGE, "picture", payload=picture)))
            case "html_inline":
                self._html(index, token)
            case _ if token.type == FOOTNOTE:
                out.append(
                    StandaloneTag(
                        InlineCode(TagMeaning.NOTE, f"footnote {token.info}", code=token.content, payload=token.content)
                    )
                )
            case _:
                self._format(token)

    def _format(self, token: Token) -> None:
        name, _, part = token.type.rpartition("_")
        if part == "open" and name in _FORMATS:
            look = _FORMATS[name]
            code = InlineCode(
                TagMeaning.FORMAT, LOOK_WORDS[look], look, payload=MarkdownPair(token.markup, token.markup)
            )
            self._out.append(OpeningTag(code))
        elif part == "close":
            self._out.append(ClosingTag())

    def _html(self, index: int, token: Token) -> None:
        raw = token.content
        if _BREAK.fullmatch(raw):
            self._out.append("\n")
        elif index in self._partner:
            end = self._partner[index]
            if end > index:
                self._out.append(OpeningTag(_html_code(raw, self._tokens[end].content)))
            else:
                self._out.append(ClosingTag())
        else:
            self._out.append(StandaloneTag(InlineCode(TagMeaning.OTHER, "HTML", code=raw[:120], payload=raw)))


def _html_code(raw: str, closing: str) -> InlineCode:
    tag = lexemes("", raw)[0]
    look = LOOKS.get(tag.name, TagStyle(0))
    words = LOOK_WORDS.get(look, "") or WORDS.get(tag.name, "") or "formatting"
    address = values(raw, tag).get("href", "") if tag.name == "a" else ""
    if address:
        return InlineCode(
            TagMeaning.LINK, f"link to {shortened(address)}", code=raw[:120], payload=MarkdownPair(raw, closing)
        )
    return InlineCode(TagMeaning.FORMAT, words, look, raw[:120], MarkdownPair(english_tag(raw, tag), closing))


def english_tag(raw: str, tag: HtmlLexeme) -> str:
    """Return an HTML tag changed for English."""
    for edit in sorted(edits(raw, tag, turned=True, is_urdu=False), reverse=True):
        raw = raw[: edit.start] + edit.text + raw[edit.end :]
    return raw


def _html_pairs(tokens: Sequence[Token]) -> dict[int, int]:
    """Return the matching HTML tags that nest well with the Markdown between them."""
    partner: dict[int, int] = {}
    stack: list[tuple[int, str]] = []
    for index, token in enumerate(tokens):
        if token.type == "html_inline":
            tag = next(iter(lexemes("", token.content)), None)
            if tag is not None and tag.sort is LexemeKind.OPEN:
                stack.append((index, tag.name))
            elif tag is not None and tag.sort is LexemeKind.CLOSE:
                _close(stack, partner, index, tag.name)
        elif token.nesting > 0:
            stack.append((index, ""))
        elif token.nesting < 0:
            while stack and stack.pop()[1]:
                pass
    return partner


def _close(stack: list[tuple[int, str]], partner: dict[int, int], index: int, name: str) -> None:
    """Close the last open HTML element of a name if it nests well."""
    for depth in range(len(stack) - 1, -1, -1):
        opened, one = stack[depth]
        if not one:
            return
        if one == name:
            partner[opened], partner[index] = index, opened
            del stack[depth:]
            return
