"""Applies a project's own sentence exceptions to the boundaries that the rules of sentences found.

Patterns come from files and may be hostile: each search has a time limit, and a pattern that runs out of its time in
all is not asked again.
"""

import unicodedata
from collections.abc import Collection, Iterator, Sequence
from time import perf_counter
from typing import NamedTuple

import regex

from translator_gui.model.sentence_exception import LONGEST_SIDE, SentenceException, SentenceExceptionKind
from translator_gui.text.folding import URDU, fold

_ONE_SEARCH = 0.25
"""Seconds that a pattern may take for one paragraph."""
_ALLOWANCE, _A_CHARACTER = 1.0, 2e-6
"""Seconds that a pattern may take in all: at first, and more with each character that it was asked about."""
_ALLOWANCE_OF_ALL, _A_CHARACTER_OF_ALL = 4.0, 5e-5
"""The same for all patterns together: hundreds of sound ones take less."""
_WORDS_THAT_SAY_NOTHING = (("لفظ", "کلمہ"), ("word", "Word"), ("word", "word"))
_CLINGING = frozenset({"Mn", "Me", "Mc", "Cf"})
_WORD = regex.compile(r"\w")
_SPACE = regex.compile(r"\s*")
_ICU_ESCAPES = {r"\h": r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]", r"\z": r"\Z"}
_ICU = regex.compile(r"\\Q(?P<literal>.*?)(?:\\E|$)|\\x\{(?P<code>[0-9A-Fa-f]{1,6})\}|\\.", regex.DOTALL)


class UnreadablePatternError(ValueError):
    """Raised for a regular expression that this program cannot use; the message is the reason, in English."""


def compile_place(before: str, after: str) -> regex.Pattern[str]:
    """Compile two regular expressions in ICU's spelling, for what is before and behind a place, to one that ends there.

    Raises:
        UnreadablePatternError: One of them is too long, or in a syntax that `regex` lacks.
    """
    if max(len(before), len(after)) > LONGEST_SIDE:
        raise UnreadablePatternError("too long")
    try:
        # Each by itself first: a bracket of one must not close in the other.
        sides = [regex.compile(_from_icu(side), regex.VERSION1).pattern for side in (before, after)]
        return regex.compile(f"(?:{sides[0]})(?={sides[1]})", regex.VERSION1 | regex.MULTILINE)
    except (regex.error, RecursionError, OverflowError, ValueError, KeyError, IndexError) as error:
        raise UnreadablePatternError(str(error)) from error


def _from_icu(pattern: str) -> str:
    return _ICU.sub(_icu_token, pattern)


def _icu_token(token: regex.Match[str]) -> str:
    if token["literal"] is not None:
        return regex.escape(token["literal"])
    if token["code"]:
        return regex.escape(chr(int(token["code"], 16)))
    return _ICU_ESCAPES.get(token.group(), token.group())


class SentenceExceptionRules:
    """A project's own places with and without a sentence boundary, ready to be applied to paragraphs.

    Not for two threads at once: it counts the time that each pattern took.
    """

    def __init__(self, exceptions: Collection[SentenceException]) -> None:
        """Compile the exceptions; those that cannot be compiled are left out.

        Args:
            exceptions: In order; abbreviations are none of its business.
        """
        places = [one for one in exceptions if one.kind is not SentenceExceptionKind.ABBREVIATION]
        literals = [_LiteralPlace.of(one) for one in places if not one.is_pattern]
        # One without a boundary beats one with.
        self._literals = sorted(literals, key=lambda place: place.parts)
        self._left = _ALLOWANCE_OF_ALL
        self._patterns = [rule for one in places if one.is_pattern and (rule := _TimedPattern.of(one)) is not None]

    def __bool__(self) -> bool:
        return bool(self._literals or self._patterns)

    def apply(self, text: str, starts: Sequence[int]) -> list[int]:
        """Return where the sentences of a paragraph begin if the exceptions hold too.

        Args:
            text: The paragraph, without inline tags.
            starts: Where they begin by the rules alone.
        """
        verdicts: dict[int, bool] = {}
        for place, parts in self._places(text):
            verdicts.setdefault(place, parts)
        wanted = {start for start in starts if verdicts.get(start, True)}
        wanted.update(at for at, parts in verdicts.items() if parts)
        kept = [0]
        for place in sorted(wanted - {0}):
            if _may_begin(text, place) and _WORD.search(text, kept[-1], place):
                kept.append(place)
        if len(kept) > 1 and not _WORD.search(text, kept[-1]):
            kept.pop()
        return kept

    def _places(self, text: str) -> Iterator[tuple[int, bool]]:
        """Yield the offsets that the exceptions speak of, and whether a sentence begins there; the strongest first."""
        folded = fold(text) if self._literals else ""
        literals = [place for place in self._literals if (place.before or place.after) in folded]
        if literals:
            key, offsets = URDU.key_with_map(text)
            for literal in literals:
                for place in _literal_places(key, literal):
                    yield _after_space(text, offsets[place]), literal.parts
        begin = perf_counter()
        self._left += len(text) * _A_CHARACTER_OF_ALL
        for rule in self._patterns:
            if perf_counter() - begin > self._left:
                self._patterns = []
                break
            for place in rule.places(text):
                yield _after_space(text, place), rule.parts
        self._left -= perf_counter() - begin


class _LiteralPlace(NamedTuple):
    """Comparison keys of the texts before and behind a place (one may be empty), and whether sentences part there."""

    before: str
    after: str
    parts: bool

    @classmethod
    def of(cls, exception: SentenceException) -> "_LiteralPlace":
        before, after = fold(exception.before).strip(), fold(exception.after).strip()
        return cls(before, after, exception.kind is SentenceExceptionKind.BREAK)


def _literal_places(key: str, literal: _LiteralPlace) -> Iterator[int]:
    """Yield the offsets in a comparison key where a literal fits: whole words, white space between them."""
    before, after = literal.before, literal.after
    sought = before or after
    if not sought:
        return
    at = key.find(sought)
    while at >= 0:
        end = at + len(sought)
        if _is_whole(key, at, end):
            if not before:
                if at and key[at - 1].isspace():
                    yield at
            elif end < len(key) and key[end].isspace():
                place = _after_space(key, end)
                if key.startswith(after, place) and _is_whole(key, place, place + len(after)):
                    yield place
        at = key.find(sought, at + 1)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a span of a text begins and ends between words."""
    if start == end:
        return True
    joins_before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    return not joins_before and not (end < len(text) and text[end].isalnum() and text[end - 1].isalnum())


def _after_space(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at


def _may_begin(text: str, place: int) -> bool:
    return place < len(text) and not text[place].isspace() and unicodedata.category(text[place]) not in _CLINGING


class _TimedPattern:
    """A pattern for the places of one exception, with the time that it has left."""

    def __init__(self, pattern: regex.Pattern[str], *, parts: bool) -> None:
        self.parts = parts
        self._pattern = pattern
        self._left = _ALLOWANCE

    @classmethod
    def of(cls, exception: SentenceException) -> "_TimedPattern | None":
        try:
            pattern = compile_place(exception.before, exception.after)
        except UnreadablePatternError:
            return None
        return cls(pattern, parts=exception.kind is SentenceExceptionKind.BREAK)

    def places(self, text: str) -> list[int]:
        """Return the offsets in a text where the pattern ends; none once its time is up."""
        if self._left <= 0:
            return []
        begin = perf_counter()
        try:
            found = [match.end() for match in self._pattern.finditer(text, overlapped=True, timeout=_ONE_SEARCH)]
        except TimeoutError:
            found, self._left = [], 0
        self._left += len(text) * _A_CHARACTER - (perf_counter() - begin)
        return found


def is_every_stop(exception: SentenceException) -> bool:
    """Whether a pattern parts sentences at any full stop or question mark between two words, Urdu or English."""
    rules = SentenceExceptionRules([exception])
    return any(
        rules.apply(f"{before}{stop} {after}", [0]) == [0, len(before) + 2]
        for before, after in _WORDS_THAT_SAY_NOTHING
        for stop in "۔.؟?!"
    )
