"""Read and write the markup within a subtitle."""

import html
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from translator_gui.formats.characters import without_direction_marks
from translator_gui.formats.inline import (
    HTML_LOOKS,
    LOOK_WORDS,
    ClosingTag,
    InlineTagMarkup,
    OpeningTag,
    SourceToken,
    StandaloneTag,
    TaggedParagraph,
    TargetTextPiece,
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
_WORDS = {"c": "class", "v": "voice", "font": "font", "lang": "language", "ruby": "ruby", "rt": "ruby text"}


class SubtitleMarkupSyntax(NamedTuple):
    """Inline markup of a subtitle format, SubRip or WebVTT: its tags and whether it has entities.

    Attributes:
        tag: Finds a tag; its groups are the slash, the name and the rest.
        escaped: Whether letters may be escaped as `&lt;`.
    """

    tag: re.Pattern[str]
    escaped: bool


SRT = SubtitleMarkupSyntax(_SRT_TAG, escaped=False)
VTT = SubtitleMarkupSyntax(_VTT_TAG, escaped=True)


class _Piece(NamedTuple):
    """A text or a tag in the markup of a subtitle cue."""

    raw: str
    is_tag: bool = False
    name: str = ""
    closes: bool = False
    rest: str = ""


def cue_content(text: str, dialect: SubtitleMarkupSyntax) -> TaggedParagraph:
    """Return the text of a source cue with inline tags, without direction marks at line ends.

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
    return tagged(_source_tokens(_without_direction_marks(list(_pieces(text, dialect))), dialect))


def cue_with_translation(text: str, tokens: Iterable[TargetToken], dialect: SubtitleMarkupSyntax, line_end: str) -> str:
    """Return the text of a subtitle cue with its Urdu replaced by the translation.

    Untranslated Urdu is put in brackets, with the direction marks it had; English needs none. A
    blank line would end the cue: those that the English has are left out.
    """
    written: list[str] = []
    open_codes: list[InlineTagMarkup] = []
    for token in bracket_untranslated(tokens):
        if isinstance(token, TargetTextPiece):
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


def _embedded(line: str, dialect: SubtitleMarkupSyntax) -> str:
    """Return an Urdu subtitle line with right-to-left embedding characters around it, after its leading tags."""
    if not _is_urdu(line, dialect):
        return line
    at = 0
    while found := dialect.tag.match(line, at):
        at = found.end()
    return f"{line[:at]}{_EMBEDDING}{line[at:]}{_POP}"


def _is_urdu(line: str, dialect: SubtitleMarkupSyntax) -> bool:
    return has_rtl(line) and not _LATIN.search(dialect.tag.sub("", line))


def _text(token: TargetTextPiece, dialect: SubtitleMarkupSyntax) -> str:
    text = without_direction_marks(token.text)
    if dialect.escaped:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    # SubRip has no escapes: what would be taken for a time or a tag is parted.
    return dialect.tag.sub(_break_markup, text.replace("-->", "-- >"))


def _break_markup(found: re.Match[str]) -> str:
    return f"{found.group()[0]} {found.group()[1:]}"


def _payload(code: InlineTagMarkup) -> tuple[str, str]:
    """Return the opening and closing tag of a subtitle's tag pair as written in the source; the second may be empty."""
    match code.payload:
        case (str() as before, str() as after):
            return before, after
        case _:
            return "", ""


def _pieces(text: str, dialect: SubtitleMarkupSyntax) -> Iterator[_Piece]:
    at = 0
    for found in dialect.tag.finditer(text):
        if found.start() > at:
            yield _Piece(text[at : found.start()])
        slash, name, rest = found.groups()
        yield _Piece(found.group(), is_tag=True, name=(name or "").lower(), closes=bool(slash), rest=rest or "")
        at = found.end()
    if at < len(text):
        yield _Piece(text[at:])


def _without_direction_marks(pieces: list[_Piece]) -> list[_Piece]:
    """Remove direction marks at line ends from the texts of a cue, even where tags come between."""
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


def _source_tokens(pieces: list[_Piece], dialect: SubtitleMarkupSyntax) -> Iterator[SourceToken]:
    partners = _partners(pieces)
    unclosed = 0
    for number, piece in enumerate(pieces):
        if not piece.is_tag:
            yield html.unescape(piece.raw) if dialect.escaped else piece.raw
        elif number not in partners:
            yield StandaloneTag(
                InlineTagMarkup(TagMeaning.OTHER, _lone_words(piece), code=piece.raw, payload=(piece.raw, ""))
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
    """Map each opening tag of a cue to its closing tag and vice versa; an unclosed tag ends with the cue.

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


def _paired_code(piece: _Piece, end: str) -> InlineTagMarkup:
    look = HTML_LOOKS.get(piece.name, TagStyle(0))
    words = LOOK_WORDS.get(look) or f"{_WORDS.get(piece.name, piece.name)} {piece.rest.strip(' .')}".strip()
    kind = TagMeaning.OTHER if piece.name == "v" else TagMeaning.FORMAT
    return InlineTagMarkup(kind, words, look, piece.raw, (piece.raw, end))


def _lone_words(piece: _Piece) -> str:
    inside = piece.raw[1:-1]
    if piece.raw.startswith("{"):
        return f"position {inside[1:]}" if inside.startswith("\\an") else f"style {inside[1:]}"
    return f"time {inside}" if inside[:1].isdigit() else piece.raw
