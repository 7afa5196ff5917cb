"""Read and write the markup within a subtitle."""

import html
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from translator_gui.formats.characters import without_direction_marks
from translator_gui.formats.inline import (
    LOOK_WORDS,
    ClosingTag,
    InlineCode,
    OpeningTag,
    SourceToken,
    StandaloneTag,
    TaggedParagraph,
    TargetText,
    TargetToken,
    tagged,
)
from translator_gui.formats.target_builder import bracket_untranslated
from translator_gui.messages import format_number
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import MOST_TAGS, TagMeaning, TagStyle
from translator_gui.text.direction import has_rtl

_SRT_TAG = re.compile(
    r"<(/?)(i|b|u|s|font|c|v|lang|ruby|rt|em|strong)((?:[ .][^<>\r\n]*)?)>|\{\\[^{}\r\n]*\}", re.IGNORECASE
)
_VTT_TAG = re.compile(r"<(/?)([a-z]*)([^<>]*)>")
_LINE_END = re.compile(r"\r\n|\r|\n")
_MARKS = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_AFTER_BREAK = re.compile(f"(?<=\\n)[{_MARKS}]+")
_BEFORE_BREAK = re.compile(f"[{_MARKS}]+(?=\\n)")
_EMBEDDING = "\u202b"
_POP = "\u202c"
_LATIN = re.compile("[A-Za-z]")
_BLANK_LINES = re.compile(r"\n[ \t\u00a0]*(?=\n)")
_LOOKS = {
    "b": TagStyle.BOLD,
    "strong": TagStyle.BOLD,
    "i": TagStyle.ITALIC,
    "em": TagStyle.ITALIC,
    "u": TagStyle.UNDERLINE,
    "s": TagStyle.STRIKE,
}
_WORDS = {"c": "class", "v": "voice", "font": "font", "lang": "language", "ruby": "ruby", "rt": "ruby text"}


class SubtitleSyntax(NamedTuple):
    """The markup syntax of a subtitle format.

    Attributes:
        tag: Finds a tag; its groups are the slash, the name and the rest.
        escaped: Whether letters may be escaped as `&lt;`.
    """

    tag: re.Pattern[str]
    escaped: bool


SRT = SubtitleSyntax(_SRT_TAG, escaped=False)
VTT = SubtitleSyntax(_VTT_TAG, escaped=True)


class _Piece(NamedTuple):
    """A piece of a cue in its markup: text, or a tag."""

    raw: str
    is_tag: bool = False
    name: str = ""
    closes: bool = False
    rest: str = ""


def cue_content(text: str, dialect: SubtitleSyntax) -> TaggedParagraph:
    """Return a cue's text with tags, without direction marks at the ends of its lines.

    Raises:
        TranslatorError: More markup than a paragraph can hold.
    """
    if text.count("<") + text.count("{") > MOST_TAGS and sum(1 for __ in dialect.tag.finditer(text)) > 2 * MOST_TAGS:
        raise TranslatorError(
            _("a cue has more than {limit} tags; simplify its formatting", limit=format_number(2 * MOST_TAGS))
        )
    text = _LINE_END.sub("\n", text)
    if dialect.escaped:
        text = text.replace("&rlm;", "\u200f").replace("&lrm;", "\u200e")
    return tagged(_found(_unmarked(list(_pieces(text, dialect))), dialect))


def rewritten(text: str, tokens: Iterable[TargetToken], dialect: SubtitleSyntax, line_end: str) -> str:
    """Return a cue's text with its English.

    Untranslated Urdu is put in brackets, with the direction marks it had; English needs none. A
    blank line would end the cue: those that the English has are left out.
    """
    written: list[str] = []
    open_codes: list[InlineCode] = []
    for token in bracket_untranslated(tokens):
        if isinstance(token, TargetText):
            written.append(_text(token, dialect))
        elif isinstance(token, ClosingTag):
            written.append(_payload(open_codes.pop())[1])
        else:
            written.append(_payload(token.code)[0])
            if isinstance(token, OpeningTag):
                open_codes.append(token.code)
    lines = _BLANK_LINES.sub("", "".join(written)).split("\n")
    if _EMBEDDING in text:
        lines = [_embedded(line, dialect) for line in lines]
    return line_end.join(lines)


def _embedded(line: str, dialect: SubtitleSyntax) -> str:
    """Return a line of Urdu in a right-to-left embedding; tags before it stay first."""
    if not _is_urdu(line, dialect):
        return line
    at = 0
    while found := dialect.tag.match(line, at):
        at = found.end()
    return f"{line[:at]}{_EMBEDDING}{line[at:]}{_POP}"


def _is_urdu(line: str, dialect: SubtitleSyntax) -> bool:
    return has_rtl(line) and not _LATIN.search(dialect.tag.sub("", line))


def _text(token: TargetText, dialect: SubtitleSyntax) -> str:
    text = without_direction_marks(token.text)
    if dialect.escaped:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    # SubRip has no escapes: what would be taken for a time or a tag is parted.
    return dialect.tag.sub(_parted, text.replace("-->", "-- >"))


def _parted(found: re.Match[str]) -> str:
    return f"{found.group()[0]} {found.group()[1:]}"


def _payload(code: InlineCode) -> tuple[str, str]:
    """Return the opening and the closing tag as they are in the file; the second may be empty."""
    match code.payload:
        case (str() as before, str() as after):
            return before, after
        case _:
            return "", ""


def _pieces(text: str, dialect: SubtitleSyntax) -> Iterator[_Piece]:
    at = 0
    for found in dialect.tag.finditer(text):
        if found.start() > at:
            yield _Piece(text[at : found.start()])
        slash, name, rest = found.groups()
        yield _Piece(found.group(), is_tag=True, name=(name or "").lower(), closes=bool(slash), rest=rest or "")
        at = found.end()
    if at < len(text):
        yield _Piece(text[at:])


def _unmarked(pieces: list[_Piece]) -> list[_Piece]:
    """Remove direction marks at the ends of lines, also where tags are between."""
    edge = True
    for number, piece in enumerate(pieces):
        if not piece.is_tag:
            raw = _AFTER_BREAK.sub("", piece.raw.lstrip(_MARKS) if edge else piece.raw)
            pieces[number] = piece._replace(raw=raw)
            edge = raw.endswith("\n") if raw else edge
    edge = True
    for number in range(len(pieces) - 1, -1, -1):
        piece = pieces[number]
        if not piece.is_tag:
            raw = _BEFORE_BREAK.sub("", piece.raw.rstrip(_MARKS) if edge else piece.raw)
            pieces[number] = piece._replace(raw=raw)
            edge = raw.startswith("\n") if raw else edge
    return pieces


def _found(pieces: list[_Piece], dialect: SubtitleSyntax) -> Iterator[SourceToken]:
    partners = _partners(pieces)
    unclosed = 0
    for number, piece in enumerate(pieces):
        if not piece.is_tag:
            yield html.unescape(piece.raw) if dialect.escaped else piece.raw
        elif number not in partners:
            yield StandaloneTag(
                InlineCode(TagMeaning.OTHER, _lone_words(piece), code=piece.raw, payload=(piece.raw, ""))
            )
        elif piece.closes:
            yield ClosingTag()
        else:
            partner = partners[number]
            unclosed += partner == len(pieces)
            yield OpeningTag(_paired_code(piece, pieces[partner].raw if partner < len(pieces) else ""))
    for __ in range(unclosed):
        yield ClosingTag()


def _partners(pieces: list[_Piece]) -> dict[int, int]:
    """Map opening to closing tags, and the other way round; a tag that is never closed ends with the cue.

    Tags that cross or close nothing become standalone, so that they are written unchanged.
    """
    partners: dict[int, int] = {}
    stack: list[int] = []
    for number, piece in enumerate(pieces):
        if not piece.name:
            continue
        if not piece.closes:
            stack.append(number)
        elif any(pieces[one].name == piece.name for one in stack[-8:]):
            while pieces[stack[-1]].name != piece.name:
                stack.pop()
            opened = stack.pop()
            partners[opened], partners[number] = number, opened
    # None of them stands within a pair: closing what crossed them took them away.
    return partners | dict.fromkeys(stack, len(pieces))


def _paired_code(piece: _Piece, end: str) -> InlineCode:
    look = _LOOKS.get(piece.name, TagStyle(0))
    words = LOOK_WORDS.get(look) or f"{_WORDS.get(piece.name, piece.name)} {piece.rest.strip(' .')}".strip()
    kind = TagMeaning.OTHER if piece.name == "v" else TagMeaning.FORMAT
    return InlineCode(kind, words, look, piece.raw, (piece.raw, end))


def _lone_words(piece: _Piece) -> str:
    inside = piece.raw[1:-1]
    if piece.raw.startswith("{"):
        return f"position {inside[1:]}" if inside.startswith("\\an") else f"style {inside[1:]}"
    return f"time {inside}" if inside[:1].isdigit() else piece.raw
