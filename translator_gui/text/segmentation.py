"""Sentence splitting: splits a paragraph of Urdu into sentences.

One compiled scanner finds everything that may matter (stops, quotation marks, brackets, line breaks); the rules of
`stops` judge the stops alone. Time is proportional to the length, whatever the text.

A line break inside a paragraph (verse, an address) is white space: the two lines of a couplet stay together. It starts
a sentence only when the next line opens with a bullet or a list label, or when an empty line lies between.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from translator_gui.model.document import SourceParagraph
from translator_gui.model.inline_tag import INLINE, TagPart, has_tags, mark_of, without_tags
from translator_gui.model.sentence_exception import SentenceException, SentenceExceptionKind
from translator_gui.text.ends import sentence_end
from translator_gui.text.quotation import FAMILY, QUOTES, QuotationTracker
from translator_gui.text.sentence_stops import (
    DANDAS,
    DASHES,
    DOTS,
    GAP,
    QUESTIONS,
    STOPS,
    PossibleSentenceEnd,
    after_marks,
    ends_after_bracket,
    ends_in_dash,
    ends_sentence,
    writes_spaced_stops,
)

if TYPE_CHECKING:
    from translator_gui.text.sentence_exceptions import SentenceExceptionRules

SPLITTING_RULE = 2
"""Raise it with every change of where sentences begin: documents record it; they are never split again."""

_OPENERS = "([{﴿（"
_CLOSERS = ")]}﴾）"
_NEVER_FIRST = frozenset("۔،,؛;:" + DANDAS + QUESTIONS)
_MAY_OPEN = frozenset(_CLOSERS + "….‥")
"""Closing marks that also begin a word: a bracket typed the wrong way round, "…and so on", ".pk"."""
_SHORT_BRACKET = 200

_STOP_CLASS = re.escape(STOPS)
_TOKEN = re.compile(
    rf"[{_STOP_CLASS}{re.escape(QUOTES + _OPENERS + _CLOSERS + DASHES)}\n]"
    rf"(?:(?<=[{_STOP_CLASS}])[{_STOP_CLASS}]*(?:(?<=۔)(?: ۔)+|(?<=\.)(?: \.)+)?|(?<=\n)\s+)?"
)
_LIST_ITEM = re.compile(r"(?:[•●▪◦‣■–—*-]|(?:\d{1,3}|الف|[^\W\d_])\s?[۔.)-]|\((?:\d{1,3}|الف|[^\W\d_])\))\s")
_WORD = re.compile(r"\w")
_QUOTE_AFTER_SPACE = re.compile(rf"\s[{re.escape(QUOTES)}](?=[\s۔،]|$)")


class _ParagraphSplitter:
    """Splits one paragraph into sentences; holds the state of the splitting."""

    def __init__(self, text: str, abbreviations: Collection[str], *, dash_ends: bool) -> None:
        self.text = text
        self.starts = [0]
        self._abbreviations = abbreviations
        self._dash_ends = dash_ends
        self._spaced: bool | None = None
        """Whether the paragraph's full stops have a space before them; None before it was asked."""
        self._quotes = QuotationTracker(text)
        self._open: dict[str, list[int]] = {opener: [] for opener in _OPENERS}
        self._wordless = 0

    def walk(self) -> list[int]:
        text = self.text
        for token in _TOKEN.finditer(text):
            at = token.start()
            char = text[at]
            if char in FAMILY:
                self._quotes.take(at)
            elif char in STOPS or char in DASHES:
                self._stop(at, token.end())
            elif char == "\n":
                self._line_break(token.group(), token.end())
            elif at >= self.starts[-1]:
                self._bracket(at, char)
        if len(self.starts) > 1 and not _WORD.search(text, self.starts[-1]):
            self.starts.pop()
        return self.starts

    def _begin(self, at: int) -> None:
        """Start a new sentence at an offset, unless the sentence before would have no word."""
        text = self.text
        begin = self.starts[-1]
        if at >= len(text) or at <= begin:
            return
        if _WORD.search(text, max(begin, self._wordless), at):
            self.starts.append(at)
        else:
            self._wordless = at

    def _stop(self, start: int, end: int) -> None:
        text = self.text
        if text[start] in DASHES and not (text[end : end + 1].isspace() or text[end : end + 1] in FAMILY):
            return
        after, quote = self._closing_quotes(end)
        after = after_marks(text, after, quoted=quote is not None)
        following = self._skip_gap(after)
        if following >= len(text):
            return
        if self._spaced is None and text[start - 1 : start].isspace():
            self._spaced = writes_spaced_stops(text)
        stop = PossibleSentenceEnd(text, self.starts[-1], start, end, following, quote, bool(self._spaced))
        if ends_sentence(stop, self._abbreviations, dash_ends=self._dash_ends):
            self._begin(following)

    def _closing_quotes(self, at: int) -> tuple[int, int | None]:
        """Return the offset after the closing quotation marks at `at`, and that of the outermost opening mark."""
        text, quotes = self.text, self._quotes
        opened: int | None = None
        while at < len(text):
            if text[at] in FAMILY and quotes.closes(at):
                mark = at
            elif _QUOTE_AFTER_SPACE.match(text, at) and quotes.opened(at + 1) >= 0:
                mark = at + 1
            else:
                break
            opened = max(quotes.opened(mark), self.starts[-1]) if quotes.opened(mark) < 0 else quotes.opened(mark)
            at = mark + 1
        return at, opened

    def _skip_gap(self, at: int) -> int:
        gap = GAP.match(self.text, at)
        return gap.end() if gap else at

    def _line_break(self, space: str, following: int) -> None:
        if space.count("\n") > 1 or _LIST_ITEM.match(self.text, following):
            self._begin(following)

    def _bracket(self, at: int, char: str) -> None:
        text = self.text
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        opens = char in _OPENERS
        stack = self._open[char if opens else _OPENERS[_CLOSERS.index(char)]]
        # Brackets typed the wrong way round, as visual order tempts to: judged by what they touch.
        if opens and stack and not before.isspace() and (after.isspace() or after in STOPS):
            opens = False
        elif not opens and not stack and before.isspace() and after.isalnum():
            opens = True
        if opens:
            stack.append(at)
        elif stack:
            self._close_bracket(stack.pop(), at)

    def _close_bracket(self, opened: int, at: int) -> None:
        """Remove sentence starts inside a short bracket; after a bracket that is a whole sentence, start a new one."""
        text, starts = self.text, self.starts
        if at - opened > _SHORT_BRACKET:
            return
        while starts[-1] > opened:
            starts.pop()
            self._wordless = 0
        inside = text[max(opened, at - 4) : at].rstrip().rstrip(QUOTES)
        following = self._skip_gap(at + 1)
        if not inside or inside[-1] not in (STOPS if starts[-1] == opened else DOTS) or following >= len(text):
            return
        if ends_after_bracket(text, starts[-1], opened, following):
            self._begin(following)


class SentenceSplitter(NamedTuple):
    """Splits the paragraphs of one document into sentences.

    Attributes:
        abbreviations: The project's own, without the stop after them ("کلو", "ایم او یو"); spelling variants are one.
        dash_ends: Whether a spaced dash behind a verb ends a sentence; None to judge by each paragraph.
        exceptions: The project's own places with and without a boundary; None for none.
    """

    abbreviations: frozenset[str] = frozenset()
    dash_ends: bool | None = None
    exceptions: "SentenceExceptionRules | None" = None

    def starts(self, text: str) -> list[int]:
        """Return the offsets where the sentences of a paragraph begin; see `sentence_starts`."""
        return self._starts_among_tags(text) if has_tags(text) else self._starts(text)

    def _starts(self, text: str) -> list[int]:
        dash_ends = ends_in_dash(text) if self.dash_ends is None else self.dash_ends
        found = _ParagraphSplitter(text, self.abbreviations, dash_ends=dash_ends).walk()
        return self.exceptions.apply(text, found) if self.exceptions else found

    def _starts_among_tags(self, text: str) -> list[int]:
        """Return where the sentences of a paragraph with inline tags begin, split as if it had none."""
        places = [offset for offset, character in enumerate(text) if not INLINE.match(character)]
        found = self._starts(without_tags(text))[1:]
        return [0, *(start_with_tags(text, places[start]) for start in found)]


def document_splitter(paragraphs: Iterable[str], exceptions: Collection[SentenceException] = ()) -> SentenceSplitter:
    """Return the splitter for a document: what its paragraphs tell of its stops, and the project's own exceptions.

    Args:
        paragraphs: All of the document.
        exceptions: The project's, in order.
    """
    abbreviations = (one.before for one in exceptions if one.kind is SentenceExceptionKind.ABBREVIATION)
    dash_ends = any(ends_in_dash(without_tags(text)) for text in paragraphs)
    rules = None
    if any(one.kind is not SentenceExceptionKind.ABBREVIATION for one in exceptions):
        # Most projects have none, and `regex` takes its time to load.
        from translator_gui.text.sentence_exceptions import SentenceExceptionRules  # noqa: PLC0415

        rules = SentenceExceptionRules(exceptions)
    return SentenceSplitter(frozenset(abbreviations), dash_ends, rules)


def paragraph_starts(paragraph: SourceParagraph, splitter: SentenceSplitter) -> tuple[int, ...]:
    """Return where the sentences of an imported paragraph begin: as its document says, or as its splitter finds."""
    return tuple(given.start for given in paragraph.sentences) or tuple(splitter.starts(paragraph.text))


def sentence_starts(text: str, abbreviations: Collection[str] = ()) -> list[int]:
    """Split a paragraph that is a document of its own into sentences: return the offsets where they begin.

    Args:
        text: One paragraph. White space between two sentences belongs to the span of the first.
        abbreviations: As `SentenceSplitter`.

    Returns:
        Offsets in code points, strictly increasing, the first 0; every sentence but that of a wordless paragraph holds
        a letter or a digit.
    """
    return SentenceSplitter(frozenset(abbreviations)).starts(text)


def start_with_tags(text: str, first: int) -> int:
    """Return where a sentence begins if the inline tags before its first letter at `first` (not 0) belong to it.

    What opens right before a sentence belongs to it, and so does what stands alone there after white space; the mark of
    a footnote behind a stop belongs to the sentence before.
    """
    at = first
    while at and (INLINE.match(text, at - 1)) and mark_of(text[at - 1]).part is not TagPart.CLOSING:
        at -= 1
    if not text[at - 1].isspace():
        while at < first and mark_of(text[at]).part is TagPart.ALONE:
            at += 1
    return at


def after_closing_marks(text: str, offset: int) -> int:
    """Return the offset behind the closing punctuation that follows an offset: no sentence begins with ۔ or with ).

    White space and inline tags before the punctuation are passed too; without any punctuation the offset stays.
    """
    behind = at = offset
    quotes: QuotationTracker | None = None
    while at < len(text):
        if text[at].isspace() or INLINE.match(text, at):
            at += 1
            continue
        if text[at] in FAMILY:
            if quotes is None:
                quotes = QuotationTracker(text)
                for mark in range(at):
                    if text[mark] in FAMILY:
                        quotes.take(mark)
            closes = bool(quotes.closes(at))
            quotes.take(at)
        elif text[at] in _MAY_OPEN:
            closes = not text[at - 1 : at].isspace() or text[at + 1 : at + 2].isspace() or at + 1 == len(text)
        else:
            closes = text[at] in _NEVER_FIRST
        if not closes:
            break
        following = GAP.match(text, at + 1)
        behind = at = following.end() if following else at + 1
    return behind


def spans(text: str, starts: Sequence[int] = ()) -> list[tuple[int, int]]:
    """Return the ranges of a paragraph's sentences without the white space between them; code points.

    Args:
        text: Of the paragraph.
        starts: Where they begin, if it is known; else it is found as `sentence_starts` does.
    """
    starts = starts or sentence_starts(text)
    return [
        (start, sentence_end(text, start, after)) for start, after in zip(starts, [*starts[1:], len(text)], strict=True)
    ]
