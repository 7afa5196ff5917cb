"""Build the target paragraph: the English with the translator's tags, in the markup of the original paragraph."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from translator_gui.formats.inline import (
    ClosingTag,
    OpeningTag,
    StandaloneTag,
    TaggedParagraph,
    TargetTextPiece,
    TargetToken,
)
from translator_gui.model.inline_tag import (
    INLINE,
    TagMeaning,
    TagPart,
    closing,
    mark_of,
    opening,
    standalone,
    tags_in,
    without_tags,
)
from translator_gui.model.status import Status

# The rules for each kind are described in `inline`.
_KINDS_ADDED_IF_MISSING = frozenset(
    {TagMeaning.NOTE, TagMeaning.COMMENT, TagMeaning.IMAGE, TagMeaning.FIELD, TagMeaning.ANCHOR, TagMeaning.OTHER}
)
_KINDS_KEPT_IF_OMITTED = frozenset({TagMeaning.IMAGE, TagMeaning.ANCHOR})
_REPEATABLE = frozenset({TagMeaning.FORMAT, TagMeaning.LINK, TagMeaning.BREAK, TagMeaning.CODE, TagMeaning.FIELD})


class TargetSentence(NamedTuple):
    """A sentence to be inserted into a translated document: English, or Urdu if untranslated.

    Attributes:
        text: The English with tags, or the Urdu if untranslated; empty if the sentence is omitted.
        source: The Urdu with its tags.
        gap: White space between it and a sentence before it.
        open: See `TargetTextPiece.open`.
        urdu: See `TargetTextPiece.urdu`.
        status: Of the sentence, for formats that have statuses; None if unknown.
        has_note: Whether a translator's note belongs to it, which no original has room for.
    """

    text: str
    source: str
    gap: str = " "
    open: bool = False
    urdu: bool = False
    status: Status | None = None
    has_note: bool = False


class TargetParagraph(NamedTuple):
    """A paragraph of a translated document: its Urdu with tags, and its sentences in order."""

    source: str
    pieces: tuple[TargetSentence, ...]


def insert_english(paragraph: TaggedParagraph, pieces: Sequence[TargetSentence]) -> list[TargetToken]:
    """Insert the English into a paragraph's markup: tags well nested, every required tag present.

    Tags that cross are parted, those that do not close are closed, those that the paragraph has not are dropped. What
    stands alone and is missing in the English follows its sentence (not placeholders and breaks); a link that is
    missing holds its whole sentence; formatting that is missing is given up. Of a sentence that is left out, pictures
    and anchors stay.
    """
    builder = _TranslatedParagraphBuilder(paragraph)
    for index, piece in enumerate(pieces):
        builder.take(piece, later="".join(one.text for one in pieces[index + 1 :]) if paragraph.codes else "")
    builder.end({tag for piece in pieces for tag in tags_in(piece.source)})
    return [*paragraph.before, *_without_empty(builder.tokens), *paragraph.after]


def bracket_untranslated(tokens: Iterable[TargetToken]) -> list[TargetToken]:
    """Put brackets around untranslated Urdu in a translated paragraph, for formats without highlighting."""
    out = list(tokens)
    first = last = -1
    for index, token in [*enumerate(out), (len(out), TargetTextPiece("."))]:
        if not isinstance(token, TargetTextPiece) or not token.text.strip():
            continue
        if token.urdu:
            first, last = index if first < 0 else first, index
        elif first >= 0:
            for place, bracket in ((first, "[{}"), (last, "{}]")):
                part = out[place]
                if isinstance(part, TargetTextPiece):
                    space = part.text[: len(part.text) - len(part.text.lstrip())]
                    tail = part.text[len(part.text.rstrip()) :]
                    out[place] = part._replace(text=space + bracket.format(part.text.strip()) + tail)
            first = -1
    return out


class _TranslatedParagraphBuilder:
    def __init__(self, paragraph: TaggedParagraph) -> None:
        self.tokens: list[TargetToken] = []
        self._codes = paragraph.codes
        self._paired = {tag.number for tag in paragraph.tags if tag.paired}
        self._stack: list[int] = []
        self._used: set[int] = set()

    def take(self, piece: TargetSentence, later: str) -> None:
        """Append a translated sentence with its tags to the paragraph.

        Args:
            piece: The sentence.
            later: The texts of those that follow.
        """
        if not without_tags(piece.text):
            self._keep_all(piece, _KINDS_KEPT_IF_OMITTED)
            return
        if self.tokens:
            self._text(piece.gap, piece._replace(open=False))
        around = self._missing_link(piece, later)
        if around:
            self._open(around)
        at = 0
        for found in INLINE.finditer(piece.text):
            self._text(piece.text[at : found.start()], piece)
            self._tag(found.group())
            at = found.end()
        self._text(piece.text[at:], piece)
        for number in [number for number in self._stack if closing(number) not in later]:
            self._close(number)
        self._keep_all(piece, _KINDS_ADDED_IF_MISSING)

    def end(self, told: set[str]) -> None:
        """Close all open tags of the paragraph and append standalone tags that belong to no sentence.

        Args:
            told: The tags of all sentences, including omitted ones.
        """
        while self._stack:
            self._close(self._stack[-1])
        if self.tokens:
            for number in self._codes:
                if not told & {opening(number), closing(number), standalone(number)}:
                    self._keep(number, standalone(number))

    def _text(self, text: str, piece: TargetSentence) -> None:
        if text:
            self.tokens.append(TargetTextPiece(text, piece.open, piece.urdu))

    def _missing_link(self, piece: TargetSentence, later: str) -> int:
        """Return the tag number of the one link that a sentence's English lacks; 0 if it lacks none or several."""
        present = set(tags_in(piece.text + later))
        lost = [
            number
            for character in tags_in(piece.source)
            if (number := mark_of(character).number) in self._codes
            and self._codes[number].kind is TagMeaning.LINK
            and number not in self._used
            and character == opening(number)
            and character not in present
        ]
        return lost[0] if len(lost) == 1 else 0

    def _tag(self, character: str) -> None:
        part, number = mark_of(character)
        code = self._codes.get(number)
        if code is None or (part is not TagPart.CLOSING and number in self._used and code.kind not in _REPEATABLE):
            return
        if (number in self._paired) is (part is TagPart.ALONE):
            return  # what stands alone cannot be opened, nor the other way round
        if part is TagPart.CLOSING:
            self._close(number)
        elif part is TagPart.OPENING:
            if number not in self._stack:
                self._open(number)
        else:
            self._used.add(number)
            self.tokens.append(StandaloneTag(code))

    def _open(self, number: int) -> None:
        self._used.add(number)
        self._stack.append(number)
        self.tokens.append(OpeningTag(self._codes[number]))

    def _close(self, number: int) -> None:
        """Close an inline tag; tags opened after it are closed before it and opened again."""
        if number not in self._stack:
            return
        at = self._stack.index(number)
        above = self._stack[at + 1 :]
        self.tokens.extend(ClosingTag() for _ in self._stack[at:])
        del self._stack[at:]
        for one in above:
            self._open(one)

    def _keep_all(self, piece: TargetSentence, kinds: frozenset[TagMeaning]) -> None:
        for character in tags_in(piece.source):
            self._keep(mark_of(character).number, character, kinds)

    def _keep(self, number: int, character: str, kinds: frozenset[TagMeaning] = _KINDS_ADDED_IF_MISSING) -> None:
        code = self._codes.get(number)
        if code and mark_of(character).part is TagPart.ALONE and number not in self._used and code.kind in kinds:
            self._used.add(number)
            self.tokens.append(StandaloneTag(code))


def _without_empty(tokens: Sequence[TargetToken]) -> list[TargetToken]:
    """Remove pairs of inline tags that enclose nothing from a translated paragraph."""
    out: list[TargetToken] = []
    for token in tokens:
        if isinstance(token, ClosingTag) and out and isinstance(out[-1], OpeningTag):
            out.pop()
        else:
            out.append(token)
    return out
