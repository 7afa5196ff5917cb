"""Convert between a format's own markup and inline tags; shared by all formats.

A format's reader walks a paragraph and yields its pieces in order: text, opening tags, closing tags, standalone tags.
`tagged` turns them into the text that the translator sees. When the translation is exported,
`target_builder.insert_english` yields the same pieces with the English in them.

How a tag is treated depends on its kind:

| kind | at a paragraph's ends | missing in the English | twice in the English |
|---|---|---|---|
| format | left out if around the whole text | dropped | kept twice |
| link | left out if around the whole text | put around the sentence if it is the only link | kept twice |
| break | left out | dropped | kept twice |
| code | shown | dropped, and reported by the check | kept twice |
| field | shown | added after its sentence | kept twice |
| note, comment, image, anchor, other | left out | added after its sentence | kept once |

If a sentence is omitted, its images and anchors are kept: the page needs them, and others refer to them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, Protocol, Self, TypeAlias, TypeVar

from translator_gui.messages import format_number
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError
from translator_gui.model.inline_tag import (
    MOST_TAGS,
    InlineTag,
    TagMeaning,
    TagStyle,
    closing,
    opening,
    standalone,
    without_foreign,
)

_STAY_AT_ENDS = frozenset({TagMeaning.FIELD, TagMeaning.CODE})
"""Kinds of tags that the translator also sees at a paragraph's ends."""

LOOK_WORDS = {
    TagStyle.BOLD: "bold",
    TagStyle.ITALIC: "italic",
    TagStyle.UNDERLINE: "underlined",
    TagStyle.STRIKE: "struck through",
    TagStyle.SUPERSCRIPT: "superscript",
    TagStyle.SUBSCRIPT: "subscript",
    TagStyle.MONOSPACE: "monospace",
}
"""Human-readable names of formatting."""

HTML_LOOKS = {
    "b": TagStyle.BOLD, "strong": TagStyle.BOLD,
    "i": TagStyle.ITALIC, "em": TagStyle.ITALIC, "cite": TagStyle.ITALIC, "dfn": TagStyle.ITALIC,
    "var": TagStyle.ITALIC,
    "u": TagStyle.UNDERLINE, "ins": TagStyle.UNDERLINE,
    "s": TagStyle.STRIKE, "strike": TagStyle.STRIKE, "del": TagStyle.STRIKE,
    "sup": TagStyle.SUPERSCRIPT, "sub": TagStyle.SUBSCRIPT,
    "code": TagStyle.MONOSPACE, "kbd": TagStyle.MONOSPACE, "samp": TagStyle.MONOSPACE, "tt": TagStyle.MONOSPACE,
}  # fmt: skip
"""Formatting that the elements of HTML stand for; other formats borrow them."""


class InlineTagMarkup(NamedTuple):
    """The original markup that an inline tag stands for (link, formatting, picture), and its description.

    Attributes:
        kind: See `TagMeaning`.
        words: Human-readable description.
        look: The formatting, for kind `FORMAT`.
        code: The markup in the document's own format, if that is informative.
        payload: The data that the format needs to write it again.
    """

    kind: TagMeaning
    words: str
    look: TagStyle = TagStyle(0)
    code: str = ""
    payload: object = None


class OpeningTag(NamedTuple):
    """An opening inline tag in the content of a paragraph: markup begins."""

    code: InlineTagMarkup


class ClosingTag(NamedTuple):
    """A closing inline tag in the content of a paragraph: the markup opened last ends."""


class StandaloneTag(NamedTuple):
    """An inline tag without content in a paragraph, such as a picture or a line break."""

    code: InlineTagMarkup


class TargetTextPiece(NamedTuple):
    """A piece of text between the inline tags of a paragraph of a translated document.

    Attributes:
        text: With line breaks as line feeds and with tabs; no tags.
        open: Whether its sentence is not finished, so that it is marked.
        urdu: Whether it is untranslated Urdu.
    """

    text: str
    open: bool = False
    urdu: bool = False


SourceToken: TypeAlias = str | OpeningTag | ClosingTag | StandaloneTag
"""What a reader yields of a paragraph: text and tags in order."""
TargetToken: TypeAlias = TargetTextPiece | OpeningTag | ClosingTag | StandaloneTag
"""What a writer receives of a paragraph: text and tags in order."""


class TaggedParagraph(NamedTuple):
    """A paragraph's text with numbered inline tags, and the original markup of these tags.

    Attributes:
        text: What the translator sees; empty if there is nothing to translate.
        tags: The tags in the text.
        codes: Their codes by number.
        before: Tokens before the text: an anchor, formatting of the whole paragraph.
        after: Tokens after the text.
    """

    text: str
    tags: tuple[InlineTag, ...] = ()
    codes: dict[int, InlineTagMarkup] = {}  # noqa: RUF012 (never changed)
    before: tuple[TargetToken, ...] = ()
    after: tuple[TargetToken, ...] = ()


def tagged(found: Iterable[SourceToken]) -> TaggedParagraph:
    """Build a paragraph's text with numbered inline tags from the text and the markup that a reader found.

    White space, anchors, pictures and notes at its ends and whatever encloses all of it stay out of the text.

    Raises:
        TranslatorError: More than `MOST_TAGS` tags.
    """
    pieces = list(found)
    if len(pieces) == 1 and isinstance(pieces[0], str):
        return _plain(without_foreign(pieces[0]))
    pieces = _joined(pieces)
    if len(pieces) == 1 and isinstance(pieces[0], str):
        return _plain(pieces[0])
    first, last = _core(pieces)
    if first >= last:
        return TaggedParagraph("", before=tuple(_tokens(pieces)))
    text: list[str] = []
    tags: list[InlineTag] = []
    codes: dict[int, InlineTagMarkup] = {}
    stack: list[int] = []
    for piece in pieces[first:last]:
        if isinstance(piece, str):
            text.append(piece)
        elif isinstance(piece, ClosingTag):
            text.append(closing(stack.pop()))
        else:
            number, paired = len(tags) + 1, isinstance(piece, OpeningTag)
            if number > MOST_TAGS:
                raise TranslatorError(
                    _(
                        "a paragraph has more than {limit} inline tags; simplify its formatting",
                        limit=format_number(MOST_TAGS),
                    )
                )
            tags.append(InlineTag(number, piece.code.kind, paired, *piece.code[1:4]))
            codes[number] = piece.code
            text.append(opening(number) if paired else standalone(number))
            if paired:
                stack.append(number)
    before, after = _tokens(pieces[:first]), _tokens(pieces[last:])
    return TaggedParagraph("".join(text), tuple(tags), codes, tuple(before), tuple(after))


def _plain(text: str) -> TaggedParagraph:
    core = text.strip()
    if not core:
        return TaggedParagraph("", before=(TargetTextPiece(text),))
    start = text.index(core)
    before, after = text[:start], text[start + len(core) :]
    return TaggedParagraph(
        core, before=(TargetTextPiece(before),) if before else (), after=(TargetTextPiece(after),) if after else ()
    )


def _joined(found: Iterable[SourceToken]) -> list[SourceToken]:
    """Return a paragraph's texts and tags without empty tag pairs, adjacent texts joined."""
    pieces: list[SourceToken] = []
    for piece in found:
        if isinstance(piece, str):
            if pieces and isinstance(pieces[-1], str):
                pieces[-1] += piece
            elif piece:
                pieces.append(piece)
        elif (
            isinstance(piece, ClosingTag)
            and pieces
            and isinstance(opened := pieces[-1], OpeningTag)
            and _is_format(opened)
        ):
            pieces.pop()
        else:
            pieces.append(piece)
    pieces = [without_foreign(piece) if isinstance(piece, str) else piece for piece in pieces]
    return list(_parted(pieces))


def _is_format(piece: OpeningTag) -> bool:
    return piece.code.kind is TagMeaning.FORMAT


def _parted(pieces: Sequence[SourceToken]) -> Iterator[SourceToken]:
    worded = [number for number, piece in enumerate(pieces) if isinstance(piece, str) and piece.strip()]
    for number, piece in enumerate(pieces):
        if len(pieces) == 1 or not isinstance(piece, str) or not piece.strip():
            yield piece
            continue
        core = piece.strip()
        start = piece.index(core)
        end = start + len(core)
        # Only at an end of the paragraph can white space stay out of the text.
        begins, ends = number == worded[0], number == worded[-1]
        if begins and start:
            yield piece[:start]
        yield piece[start if begins else 0 : end if ends else len(piece)]
        if ends and end < len(piece):
            yield piece[end:]


def _core(pieces: Sequence[SourceToken]) -> tuple[int, int]:
    """Return the range of a paragraph's texts and tags that the translator sees; (0, 0) if nothing is translatable."""
    partner = _partners(pieces)
    first, last = 0, len(pieces)
    while first < last:
        if (skipped := _skipped(pieces, partner, first, last)) > first:
            first = skipped
        elif (skipped := _skipped_back(pieces, partner, first, last)) < last:
            last = skipped
        elif partner.get(first) == last - 1:
            first, last = first + 1, last - 1
        else:
            break
    if not any(_is_seen(piece) for piece in pieces[first:last]):
        return 0, 0
    return first, last


def _partners(pieces: Sequence[SourceToken]) -> dict[int, int]:
    """Map the index of each opening tag to that of its closing tag, and the other way round."""
    partner: dict[int, int] = {}
    stack: list[int] = []
    for number, piece in enumerate(pieces):
        if isinstance(piece, OpeningTag):
            stack.append(number)
        elif isinstance(piece, ClosingTag):
            opened = stack.pop()
            partner[opened], partner[number] = number, opened
    return partner


def _is_seen(piece: SourceToken) -> bool:
    return isinstance(piece, str) and bool(piece.strip())


def _stays_out(piece: SourceToken) -> bool:
    return (isinstance(piece, str) and not piece.strip()) or (
        isinstance(piece, StandaloneTag) and piece.code.kind not in _STAY_AT_ENDS
    )


def _skipped(pieces: Sequence[SourceToken], partner: dict[int, int], first: int, last: int) -> int:
    """Return the index after white space, an invisible tag or an empty tag pair at `first`; else `first`."""
    if _stays_out(pieces[first]):
        return first + 1
    end = partner.get(first, -1)
    return end + 1 if first < end < last and _holds_nothing(pieces[first:end]) else first


def _skipped_back(pieces: Sequence[SourceToken], partner: dict[int, int], first: int, last: int) -> int:
    if _stays_out(pieces[last - 1]):
        return last - 1
    start = partner.get(last - 1, last)
    return start if first <= start < last and _holds_nothing(pieces[start:last]) else last


def _holds_nothing(pieces: Sequence[SourceToken]) -> bool:
    return all(_stays_out(piece) for piece in pieces if isinstance(piece, str | StandaloneTag))


def _tokens(pieces: Iterable[SourceToken]) -> Iterator[TargetToken]:
    for piece in pieces:
        yield TargetTextPiece(piece) if isinstance(piece, str) else piece


class TextFormat(Protocol):
    """How some text of a document is formatted, as far as people can see it."""

    @property
    def look(self) -> TagStyle:
        """What every format can show."""
        ...

    def looks_like(self, other: Self) -> bool:
        """Whether two formats look alike."""
        ...

    def shows_on_spaces(self) -> bool:
        """Whether white space shows it, as it shows a line under it."""
        ...

    def words(self, base: Self) -> str:
        """Return the words that tell people how it differs from the format around."""
        ...


AnyFormat = TypeVar("AnyFormat", bound=TextFormat)
AnyPayload = TypeVar("AnyPayload")


class FormattedText(NamedTuple, Generic[AnyFormat, AnyPayload]):
    """Text of a paragraph in one format, or what becomes a standalone tag.

    Attributes:
        text: Empty of a tag.
        format: Its format.
        payload: What the reader keeps of it for a tag pair around it.
        tag: The standalone tag; None for text.
    """

    text: str
    format: AnyFormat
    payload: AnyPayload
    tag: InlineTagMarkup | None = None


def most_common_format(
    items: Iterable[FormattedText[AnyFormat, AnyPayload]],
) -> FormattedText[AnyFormat, AnyPayload] | None:
    """Return the first text in the format that most letters have, which needs no tag; None if there is no text."""
    letters: list[int] = []
    firsts: list[FormattedText[AnyFormat, AnyPayload]] = []
    for item in items:
        if item.tag is None:
            # Of two texts in different scripts, the longer one says what the paragraph looks like.
            at = next((at for at, one in enumerate(firsts) if one.format.looks_like(item.format)), len(firsts))
            if at == len(firsts):
                firsts.append(item)
                letters.append(0)
            letters[at] += len(item.text.strip())
    return firsts[letters.index(max(letters))] if firsts else None


def formatted_pieces(
    items: Iterable[FormattedText[AnyFormat, AnyPayload]],
    base: AnyFormat,
    is_unseen: Callable[[str, AnyFormat], bool] = lambda _text, _format: False,
) -> Iterator[SourceToken]:
    """Yield the text of some items; what looks unlike most stands in a tag pair, without white space around.

    Args:
        items: Of a paragraph, in order.
        base: The format that needs no tag.
        is_unseen: Whether a format cannot be seen on a text, which then stays with what is around it.
    """
    current: AnyFormat | None = None
    after = ""
    for text, wanted, payload, tag in items:
        if tag is not None:
            if current:
                yield ClosingTag()
                current = None
            yield after
            after = ""
            yield StandaloneTag(tag)
            continue
        differs = not base.looks_like(wanted)
        core = text if differs and wanted.shows_on_spaces() else text.strip()
        if not core or is_unseen(core, wanted):
            after += text
            continue
        start = text.index(core)
        before, tail = after + text[:start], text[start + len(core) :]
        if current and not current.looks_like(wanted):
            yield ClosingTag()
            current = None
        yield before
        if current is None and differs:
            yield OpeningTag(InlineTagMarkup(TagMeaning.FORMAT, wanted.words(base), wanted.look, payload=payload))
            current = wanted
        yield core
        after = tail
    if current:
        yield ClosingTag()
    yield after
