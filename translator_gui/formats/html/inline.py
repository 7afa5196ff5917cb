"""The content of a paragraph of a page: its tags and texts as pieces that the translator sees."""

import html
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, cast

from translator_gui.formats.html.elements import (
    ALONE_WORDS,
    BACK_ROLES,
    LANGUAGE_MARKS,
    NOTE_ROLES,
    PICTURES,
    WORDS,
)
from translator_gui.formats.html.lexemes import HtmlLexeme, HtmlLexemeKind, local_name, values
from translator_gui.formats.inline import (
    HTML_LOOKS,
    LOOK_WORDS,
    ClosingTag,
    InlineTagMarkup,
    OpeningTag,
    SourceToken,
    StandaloneTag,
)
from translator_gui.messages import format_number
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import MOST_TAGS, TagMeaning, TagStyle

SPACE = " \t\n\r\f"
"""What HTML takes for white space; a no-break space is none."""
MOST_PIECES = 8 * MOST_TAGS
"""Of a paragraph; what is cut into more is no text that people wrote."""

_SPACES = re.compile(f"[{SPACE}]+")
_LOST = re.compile("[\ud800-\udfff]")
_TAGS = re.compile("<[^>]*>")
_KINDS = {"math": TagMeaning.FIELD, "br": TagMeaning.BREAK, "wbr": TagMeaning.BREAK}
_SHOWN_CODE = 120
_SHOWN_ADDRESS = 60
_STYLES = (
    (re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE), TagStyle.BOLD),
    (re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE), TagStyle.ITALIC),
    (re.compile(r"text-decoration[\w-]*\s*:[^;]*underline", re.IGNORECASE), TagStyle.UNDERLINE),
    (re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE), TagStyle.STRIKE),
    (re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE), TagStyle.SUPERSCRIPT),
    (re.compile(r"vertical-align\s*:\s*sub", re.IGNORECASE), TagStyle.SUBSCRIPT),
)


_BLOCK_LEVEL = re.compile(r"(?<![\w-])display\s*:\s*(?:block|flex|grid|list-item|table)\b", re.IGNORECASE)


class HtmlSourceRange(NamedTuple):
    """A range of the source text of a web page: start and end offset."""

    start: int
    end: int


class HtmlTagPair(NamedTuple):
    """The positions of the opening and closing tag of an inline element in the source web page."""

    opening: HtmlSourceRange
    closing: HtmlSourceRange


class HtmlParagraphLexemes(NamedTuple):
    """The lexemes (tags, texts, comments) of one paragraph of a source web page.

    Attributes:
        text: Of the page.
        pieces: Lexemes; one that stands alone may be all that an element holds.
        keeps_white_space: White space is not collapsed, as in `<pre>`.
        folded: Makes Urdu letters of those that its encoding lent it.
    """

    text: str
    pieces: Sequence[HtmlLexeme]
    keeps_white_space: bool
    folded: Callable[[str], str]


def has_words(run: HtmlParagraphLexemes) -> bool:
    """Whether a paragraph of a web page has text other than white space."""
    return any(
        piece.sort is HtmlLexemeKind.TEXT and not run.text[piece.start : piece.end].isspace() for piece in run.pieces
    )


def block_level_groups(text: str, pieces: Sequence[HtmlLexeme]) -> list[Sequence[HtmlLexeme]]:
    """Part the lexemes between two block tags where an inline element is shown as a block: then it is a paragraph.

    Such are elements whose style says so, and links with nothing between them, as in a menu.
    """
    partner = _partners(pieces)
    groups: list[Sequence[HtmlLexeme]] = []
    rest: list[HtmlLexeme] = []
    pairs: list[tuple[int, int]] = []
    is_menu = True
    index = 0
    while index < len(pieces):
        piece, end = pieces[index], partner.get(index, index)
        if end > index and _is_block_level(text, piece):
            groups += [rest, pieces[index : end + 1]]
            rest = []
        else:
            is_pair = end > index and piece.name == "a"
            pairs += [(index, end)] if is_pair else []
            is_menu = is_menu and (is_pair or _is_blank(text, piece))
            rest += pieces[index : end + 1] if end > index else [piece]
        index = max(index, end) + 1
    if groups:
        return [group for group in (*groups, rest) if group]
    if is_menu and len(pairs) > 1:
        return [pieces[first : last + 1] for first, last in pairs]
    if (
        is_menu
        and len(pairs) == 1
        and len(inner := block_level_groups(text, pieces[pairs[0][0] + 1 : pairs[0][1]])) > 1
    ):
        return inner
    return [pieces]


def _is_block_level(text: str, piece: HtmlLexeme) -> bool:
    return (
        _BLOCK_LEVEL.search(text, piece.start, piece.end) is not None
        and _BLOCK_LEVEL.search(values(text, piece).get("style", "")) is not None
    )


def _is_blank(text: str, piece: HtmlLexeme) -> bool:
    return piece.sort is HtmlLexemeKind.COMMENT or (
        piece.sort is HtmlLexemeKind.TEXT and text[piece.start : piece.end].isspace()
    )


def paragraph_tokens(run: HtmlParagraphLexemes, name: str) -> list[SourceToken]:
    """Return the text and inline tags of a paragraph of a source web page.

    Raises:
        TranslatorError: It is cut into more pieces than a paragraph can be.
    """
    pieces = [piece for piece in run.pieces if piece.sort is not HtmlLexemeKind.COMMENT]
    if len(pieces) > MOST_PIECES:
        raise too_many(name)
    tokens = list(_ParagraphTokenizer(run, pieces, name).tokens())
    return tokens if run.keeps_white_space else _collapsed(tokens)


def trimmed(run: HtmlParagraphLexemes) -> HtmlParagraphLexemes:
    """Remove white space at both ends of a paragraph of a web page."""
    pieces = list(run.pieces)
    for at in (0, -1):
        piece = pieces[at]
        text = run.text[piece.start : piece.end]
        if piece.sort is HtmlLexemeKind.TEXT and not text.isspace():
            start = piece.start + (len(text) - len(text.lstrip(SPACE)) if at == 0 else 0)
            end = piece.end - (len(text) - len(text.rstrip(SPACE)) if at else 0)
            pieces[at] = piece._replace(start=start, end=end)
        elif piece.sort is HtmlLexemeKind.TEXT:
            del pieces[at]
    return run._replace(pieces=pieces)


def comment_ranges(run: HtmlParagraphLexemes) -> Iterator[HtmlSourceRange]:
    """Yield the positions of the HTML comments in a paragraph; the English page has them before the paragraph."""
    return (HtmlSourceRange(piece.start, piece.end) for piece in run.pieces if piece.sort is HtmlLexemeKind.COMMENT)


def decoded_text(text: str, folded: Callable[[str], str]) -> str:
    """Return text of a source web page with entities decoded and lookalike letters folded to Urdu ones."""
    return folded(_LOST.sub("\ufffd", html.unescape(text) if "&" in text else text))


class _ParagraphTokenizer:
    """Turns the lexemes of a paragraph into text and tags; pairs that cross are split, unpaired tags stand alone."""

    def __init__(self, run: HtmlParagraphLexemes, pieces: Sequence[HtmlLexeme], name: str) -> None:
        self._run = run
        self._text = run.text
        self._pieces = pieces
        self._name = name
        self._partner = _partners(pieces)
        self._open: list[tuple[int, InlineTagMarkup | None]] = []
        self._out: list[SourceToken] = []
        self._ended: list[InlineTagMarkup] = []

    def tokens(self) -> list[SourceToken]:
        skip = -1
        for index, piece in enumerate(self._pieces):
            if index <= skip:
                continue
            if piece.sort is HtmlLexemeKind.TEXT:
                self._out.append(decoded_text(self._text[piece.start : piece.end], self._run.folded))
            elif piece.sort is HtmlLexemeKind.OPEN and index in self._partner:
                skip = self._opened(index, piece)
            elif piece.sort is HtmlLexemeKind.CLOSE and index in self._partner:
                self._closed(self._partner[index])
            else:
                self._alone(piece, HtmlSourceRange(piece.start, piece.end))
            if len(self._out) > 2 * MOST_PIECES:
                raise too_many(self._name)
        return self._out

    def _opened(self, index: int, piece: HtmlLexeme) -> int:
        """Add an inline element as a tag pair (return -1), or all of it as one tag (return its last lexeme's index)."""
        end = self._partner[index]
        marks = values(self._text, piece)
        whole = HtmlSourceRange(piece.start, self._pieces[end].end)
        if kind := _note_kind(marks):
            words = self._words_within(index, end)
            self._out.append(StandaloneTag(InlineTagMarkup(kind, f"note {words}".strip(), code=words, payload=whole)))
            return end
        if end == index + 1:
            if not marks or marks.keys() - LANGUAGE_MARKS:
                self._alone(piece, whole)
            return end
        closing = self._pieces[end]
        code = _code(
            piece,
            marks,
            self._text,
            HtmlTagPair(HtmlSourceRange(piece.start, piece.end), HtmlSourceRange(closing.start, closing.end)),
        )
        self._push(index, code)
        return -1

    def _push(self, index: int, code: InlineTagMarkup | None) -> None:
        if code is not None:
            if self._out and isinstance(self._out[-1], ClosingTag) and self._is_same(self._ended[-1], code):
                # The same formatting goes on.
                self._out.pop()
                code = self._ended.pop()
            else:
                self._out.append(OpeningTag(code))
        self._open.append((index, code))

    def _is_same(self, one: InlineTagMarkup, other: InlineTagMarkup) -> bool:
        return one.kind is other.kind is TagMeaning.FORMAT and self._opening(one) == self._opening(other)

    def _opening(self, code: InlineTagMarkup) -> str:
        span = cast("HtmlTagPair", code.payload).opening
        return self._text[span.start : span.end]

    def _closed(self, opened: int) -> None:
        above: list[tuple[int, InlineTagMarkup | None]] = []
        while self._open:
            index, code = self._open.pop()
            if code is not None:
                if not (self._out and isinstance(self._out[-1], ClosingTag)):
                    self._ended.clear()
                self._out.append(ClosingTag())
                self._ended.append(code)
            if index == opened:
                break
            above.append((index, code))
        for index, code in reversed(above):
            self._push(index, code)

    def _alone(self, piece: HtmlLexeme, span: HtmlSourceRange) -> None:
        marks = values(self._text, piece) if piece.sort in {HtmlLexemeKind.OPEN, HtmlLexemeKind.ALONE} else {}
        raw = self._text[span.start : span.end]
        kind, words = _alone(piece, marks, raw)
        self._out.append(
            StandaloneTag(InlineTagMarkup(kind, words, code=raw if len(raw) <= _SHOWN_CODE else "", payload=span))
        )

    def _words_within(self, start: int, end: int) -> str:
        inside = (one for one in self._pieces[start : min(end, start + 9)] if one.sort is HtmlLexemeKind.TEXT)
        return decoded_text("".join(self._text[one.start : one.end] for one in inside), self._run.folded).strip()[:20]


def _partners(pieces: Sequence[HtmlLexeme]) -> dict[int, int]:
    """Map the index of each opening tag to that of its closing tag and vice versa, matched by name."""
    partner: dict[int, int] = {}
    waiting: dict[str, list[int]] = {}
    for index, piece in enumerate(pieces):
        if piece.sort is HtmlLexemeKind.OPEN:
            waiting.setdefault(piece.name, []).append(index)
        elif piece.sort is HtmlLexemeKind.CLOSE and waiting.get(piece.name):
            opened = waiting[piece.name].pop()
            partner[opened], partner[index] = index, opened
    return partner


def _note_kind(marks: dict[str, str]) -> TagMeaning | None:
    tokens = {*marks.get("role", "").split(), *marks.get("epub:type", "").split(), *marks.get("class", "").split()}
    return TagMeaning.NOTE if tokens & NOTE_ROLES else TagMeaning.ANCHOR if tokens & BACK_ROLES else None


def _code(piece: HtmlLexeme, marks: dict[str, str], text: str, pair: HtmlTagPair) -> InlineTagMarkup | None:
    """Return the inline tag of a pair of HTML tags; None if the element only marks language or direction."""
    name, own = piece.name, marks.keys() - LANGUAGE_MARKS
    if name == "bdi" and not own:
        return None
    if name == "span" and marks and not own:
        return None
    raw = text[piece.start : piece.end]
    shown = raw if len(raw) <= _SHOWN_CODE else f"<{name}>"
    if name == "a":
        address = marks.get("href", "")
        words = f"link to {shortened(address)}" if address else "anchor"
        return InlineTagMarkup(TagMeaning.LINK if address else TagMeaning.FORMAT, words, code=shown, payload=pair)
    look = HTML_LOOKS.get(name, TagStyle(0))
    for pattern, styled in _STYLES:
        if "style" in marks and pattern.search(marks["style"]):
            look |= styled
    words = ", ".join(word for one, word in LOOK_WORDS.items() if one in look)
    words = words or WORDS.get(name, "") or (f"style {marks['class']}" if marks.get("class") else "formatting")
    return InlineTagMarkup(TagMeaning.FORMAT, words, look, shown, pair)


def _alone(piece: HtmlLexeme, marks: dict[str, str], raw: str) -> tuple[TagMeaning, str]:
    name = local_name(piece)
    if piece.sort is HtmlLexemeKind.PROGRAM:
        return TagMeaning.FIELD, "program code"
    if marks.get("translate", "").lower() == "no" or "notranslate" in marks.get("class", "").split():
        return TagMeaning.FIELD, f"stays as it is: {decoded_text(_TAGS.sub('', raw), str)[:40]}"
    if name in PICTURES:
        return TagMeaning.IMAGE, "picture"
    if name in _KINDS:
        return _KINDS[name], ALONE_WORDS[name]
    if piece.sort is HtmlLexemeKind.ALONE or raw.endswith(f"</{name}>"):
        return (TagMeaning.ANCHOR if name in {"a", "span"} else TagMeaning.OTHER), ALONE_WORDS.get(name, "anchor")
    return (
        TagMeaning.OTHER,
        f"{'end' if piece.sort is HtmlLexemeKind.CLOSE else 'beginning'} of {WORDS.get(name, name)}",
    )


def shortened(address: str) -> str:
    """Return a short, human-readable form of a URL."""
    short = re.sub("^(?:https?://|mailto:)", "", address.strip())
    return short if len(short) <= _SHOWN_ADDRESS else f"{short[: _SHOWN_ADDRESS - 1]}…"


def too_many(name: str) -> TranslatorError:
    """Return the error that a paragraph of a web page has too many tags and texts."""
    return TranslatorError(
        _(
            "{name}: a paragraph is cut into more than {limit} pieces; simplify its formatting.",
            name=name,
            limit=format_number(MOST_PIECES),
        )
    )


def _collapsed(tokens: list[SourceToken]) -> list[SourceToken]:
    """Collapse white space in the text of an HTML paragraph as a browser does; `<br>` becomes a line feed."""
    seen = [index for index, piece in enumerate(tokens) if _is_seen(piece)]
    if not seen:
        return tokens
    first, last = seen[0], seen[-1]
    out: list[SourceToken] = []
    spaced = not any(
        isinstance(piece, StandaloneTag) and piece.code.kind is not TagMeaning.BREAK for piece in tokens[:first]
    )
    for index, piece in enumerate(tokens):
        if not first <= index <= last:
            out.append(_SPACES.sub(" ", piece) if isinstance(piece, str) else piece)
        elif isinstance(piece, str):
            text = _SPACES.sub(" ", piece)
            text = text.removeprefix(" ") if spaced else text
            if text:
                spaced = text.endswith(" ")
            out.append(text)
        elif (
            isinstance(piece, StandaloneTag)
            and piece.code.kind is TagMeaning.BREAK
            and piece.code.words == "line break"
        ):
            if out and isinstance(out[-1], str) and index > first:
                out[-1] = out[-1].rstrip(" ")
            out.append("\n")
            spaced = True
        else:
            spaced = spaced and not isinstance(piece, StandaloneTag)
            out.append(piece)
    return out


def _is_seen(piece: SourceToken) -> bool:
    if isinstance(piece, str):
        return bool(piece.strip())
    return isinstance(piece, StandaloneTag) and piece.code.kind is TagMeaning.FIELD
