"""The pieces of a Markdown paragraph, for `inline.tagged`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from translator_gui.formats.html.direction import edits
from translator_gui.formats.html.elements import LANGUAGE_MARKS, WORDS
from translator_gui.formats.html.inline import shortened
from translator_gui.formats.html.lexemes import HtmlLexeme, HtmlLexemeKind, lexemes, values
from translator_gui.formats.inline import (
    HTML_LOOKS,
    LOOK_WORDS,
    ClosingTag,
    InlineTagMarkup,
    OpeningTag,
    SourceToken,
    StandaloneTag,
)
from translator_gui.formats.markdown.parser import FOOTNOTE
from translator_gui.model.inline_tag import TagMeaning, TagStyle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_FORMATS = {"strong": TagStyle.BOLD, "em": TagStyle.ITALIC, "s": TagStyle.STRIKE}
_TITLE = re.compile(r"""(?<=\s)("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:\\.|[^)\\])*\))(?=\s*\)$)""", re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


class MarkdownDelimiters(NamedTuple):
    """The Markdown delimiters before and after formatted text, such as "**" or "[" and "](address)".

    Attributes:
        before: Before the text.
        behind: After it.
        is_code: Whether the text between them is code.
        title: The number of the title in `behind` among those of its paragraph that are translated; 0: none.
    """

    before: str
    behind: str
    is_code: bool = False
    title: int = 0


class MarkdownPicture(NamedTuple):
    """The Markdown of an inline picture: its number in the paragraph, its text, its address and `title` as above."""

    number: int
    text: str
    behind: str
    title: int = 0


def title_in(behind: str) -> re.Match[str] | None:
    """Find the title of a link or picture, with its quotes, in the Markdown behind its text."""
    return _TITLE.search(behind)


def is_titled(token: Token) -> bool:
    """Whether a link or picture has a title of its own."""
    title = str(token.attrGet("title") or "")
    return any(map(str.isalpha, title)) and title_in(str(token.meta.get("behind", ""))) is not None


def pieces(tokens: Sequence[Token]) -> list[SourceToken]:
    """Convert the parser's tokens of a Markdown paragraph into text and inline tags."""
    return _TokenConverter(tokens).convert()


class _TokenConverter:
    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._partner = _html_pairs(tokens)
        self._out: list[SourceToken] = []
        self._pictures = self._titles = 0

    def convert(self) -> list[SourceToken]:
        index = 0
        while index < len(self._tokens):
            token = self._tokens[index]
            if token.markup == "autolink":
                address = self._tokens[index + 1].content
                code = InlineTagMarkup(
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
                code = InlineTagMarkup(
                    TagMeaning.FORMAT,
                    "monospace",
                    TagStyle.MONOSPACE,
                    payload=MarkdownDelimiters("`", "`", is_code=True),
                )
                out += (OpeningTag(code), token.content, ClosingTag())
            case "link_open":
                address = str(token.attrGet("href") or "")
                words = f"link to {shortened(address)}"
                out.append(
                    OpeningTag(
                        InlineTagMarkup(
                            TagMeaning.LINK,
                            words,
                            code=address,
                            payload=MarkdownDelimiters(
                                "[", str(token.meta.get("behind", "]")), title=self._title_number(token)
                            ),
                        )
                    )
                )
            case "image":
                self._pictures += 1
                picture = MarkdownPicture(
                    self._pictures,
                    str(token.meta.get("text", "")),
                    str(token.meta.get("behind", "]")),
                    self._title_number(token),
                )
                out.append(StandaloneTag(InlineTagMarkup(TagMeaning.IMAGE, "picture", payload=picture)))
            case "html_inline":
                self._html(index, token)
            case _ if token.type == FOOTNOTE:
                out.append(
                    StandaloneTag(
                        InlineTagMarkup(
                            TagMeaning.NOTE, f"footnote {token.info}", code=token.content, payload=token.content
                        )
                    )
                )
            case _:
                self._format(token)

    def _title_number(self, token: Token) -> int:
        if not is_titled(token):
            return 0
        self._titles += 1
        return self._titles

    def _format(self, token: Token) -> None:
        name, _, part = token.type.rpartition("_")
        if part == "open" and name in _FORMATS:
            look = _FORMATS[name]
            code = InlineTagMarkup(
                TagMeaning.FORMAT, LOOK_WORDS[look], look, payload=MarkdownDelimiters(token.markup, token.markup)
            )
            self._out.append(OpeningTag(code))
        elif part == "close":
            self._out.append(ClosingTag())

    def _html(self, index: int, token: Token) -> None:
        raw = token.content
        if _BREAK.fullmatch(raw):
            self._out.append("\n")
        elif self._partner.get(index) == index + 1 and _has_marks(raw):
            # A place that links lead to: it holds nothing, and is one tag.
            whole = raw + self._tokens[index + 1].content
            code = InlineTagMarkup(TagMeaning.ANCHOR, "anchor", code=whole[:120], payload=whole)
            self._out.append(StandaloneTag(code))
        elif self._partner.get(index) == index - 1 and _has_marks(self._tokens[index - 1].content):
            pass
        elif index in self._partner:
            end = self._partner[index]
            if end > index:
                self._out.append(OpeningTag(_html_code(raw, self._tokens[end].content)))
            else:
                self._out.append(ClosingTag())
        else:
            self._out.append(StandaloneTag(InlineTagMarkup(TagMeaning.OTHER, "HTML", code=raw[:120], payload=raw)))


def _has_marks(raw: str) -> bool:
    """Whether an HTML tag has attributes other than language and direction."""
    return bool(values(raw, lexemes("", raw)[0]).keys() - LANGUAGE_MARKS)


def _html_code(raw: str, closing: str) -> InlineTagMarkup:
    tag = lexemes("", raw)[0]
    look = HTML_LOOKS.get(tag.name, TagStyle(0))
    words = LOOK_WORDS.get(look, "") or WORDS.get(tag.name, "") or "formatting"
    address = values(raw, tag).get("href", "") if tag.name == "a" else ""
    if address:
        return InlineTagMarkup(
            TagMeaning.LINK, f"link to {shortened(address)}", code=raw[:120], payload=MarkdownDelimiters(raw, closing)
        )
    return InlineTagMarkup(
        TagMeaning.FORMAT, words, look, raw[:120], MarkdownDelimiters(english_tag(raw, tag), closing)
    )


def english_tag(raw: str, tag: HtmlLexeme) -> str:
    """Return an HTML start tag in Markdown with its language and direction changed to English."""
    for edit in sorted(edits(raw, tag, turned=True, is_urdu=False), reverse=True):
        raw = raw[: edit.start] + edit.text + raw[edit.end :]
    return raw


def _html_pairs(tokens: Sequence[Token]) -> dict[int, int]:
    """Match opening and closing inline HTML tags in a Markdown paragraph, if well nested, by token index."""
    partner: dict[int, int] = {}
    stack: list[tuple[int, str]] = []
    for index, token in enumerate(tokens):
        if token.type == "html_inline":
            tag = next(iter(lexemes("", token.content)), None)
            if tag is not None and tag.sort is HtmlLexemeKind.OPEN:
                stack.append((index, tag.name))
            elif tag is not None and tag.sort is HtmlLexemeKind.CLOSE:
                _close(stack, partner, index, tag.name)
        elif token.nesting > 0:
            stack.append((index, ""))
        elif token.nesting < 0:
            while stack and stack.pop()[1]:
                pass
    return partner


def _close(stack: list[tuple[int, str]], partner: dict[int, int], index: int, name: str) -> None:
    """Match a closing HTML tag with the last open one of its name, if they nest well with the Markdown."""
    for depth in range(len(stack) - 1, -1, -1):
        opened, one = stack[depth]
        if not one:
            return
        if one == name:
            partner[opened], partner[index] = index, opened
            del stack[depth:]
            return
