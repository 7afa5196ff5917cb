"""Terms learned from confirmed sentences: Urdu and English words that nearly always occur together.

Ranked by Dice's coefficient × the logarithm of the count (Dice alone puts words that occur three times first). They are
proposals: somebody has to accept each.
"""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from translator_gui.memory.content_words import english_stem, english_words, is_english_content, is_urdu_content
from translator_gui.text.term_index import urdu_words

ReportProgress = Callable[[int, int], object]
"""Told (done, total); may raise to stop."""

LEAST_COUNT = 3
_LEAST_DICE = 0.3
_TOGETHER = 0.8
"""Share of the rarer of two words' places that the other one is beside: together they are one."""
_ROUNDS_OF_JOINING = 2
_PAIRS_PER_STEP = 100
_MOST_PAIRS = 20_000
"""That are learned from, the newest."""
_AND = "و"
"""Joins two words to one: اعداد و شمار."""
_COMMON = """
however therefore although though well even still yet already often always never perhaps thus per among within without
against above below across around despite according whether either neither every another several less least like one two
three four five six seven eight nine ten first second third hundred thousand million billion new many much said say
"""
_COMMON_STEMS = frozenset(map(english_stem, _COMMON.split()))


class LearnedTerm(NamedTuple):
    """A term that a memory suggests.

    Attributes:
        urdu: As it is mostly written.
        english: Likewise.
        occurrences: Pairs that have both.
        dice: 1 if no pair has one without the other.
    """

    urdu: str
    english: str
    occurrences: int
    dice: float

    @property
    def score(self) -> float:
        """What terms are ranked by."""
        return self.dice * math.log(1 + self.occurrences)


class _Word(NamedTuple):
    """A word of a text, or several that are one: what it is compared by, and how it is written."""

    key: str
    written: str


class _Side:
    """The texts of one language; neighbours that nearly always stand together are one word."""

    def __init__(self, texts: Sequence[list[_Word]], may_be_term: Callable[[str], bool]) -> None:
        """Take the words of each text.

        Args:
            texts: The words of each.
            may_be_term: Whether a word, given as key, may be a term by itself.
        """
        self._may_be_term = may_be_term
        self._texts = texts
        for _ in range(_ROUNDS_OF_JOINING):
            self._join()
        places: dict[str, set[int]] = {}
        for number, text in enumerate(self._texts):
            for word in text:
                if self._is_candidate(word.key):
                    places.setdefault(word.key, set()).add(number)
        self.places = {key: found for key, found in places.items() if len(found) >= LEAST_COUNT}
        """The numbers of the texts that have a word which may be a term."""

    def words(self, number: int) -> set[str]:
        """Return the words of a text that may be terms."""
        return {word.key for word in self._texts[number] if word.key in self.places}

    def _is_candidate(self, key: str) -> bool:
        return not key.startswith(_AND + " ") and (" " in key or self._may_be_term(key))

    def _join(self) -> None:
        counts = Counter(word.key for text in self._texts for word in text)
        beside = Counter((first.key, second.key) for text in self._texts for first, second in pairwise(text))
        one = {
            (first, second)
            for (first, second), count in beside.items()
            if count >= max(LEAST_COUNT, _TOGETHER * min(counts[first], counts[second]))
            and (first == _AND or self._is_candidate(first))
            and (second.startswith(_AND + " ") or self._is_candidate(second))
        }
        self._texts = [_joined(text, one) for text in self._texts]

    def extended(self, key: str, others: set[int]) -> tuple[str, set[int]]:
        """Return a word as it is written, with its neighbour if so it goes better with a word of the other language.

        Args:
            key: The word.
            others: The texts whose translation has the other word.

        Returns:
            The term, and the texts that have it.
        """
        shared = self.places[key] & others
        neighbours = Counter(
            (first.key, second.key)
            for number in shared
            for first, second in pairwise(self._texts[number])
            if key in {first.key, second.key} and self._is_candidate(first.key) and self._is_candidate(second.key)
        )
        best, places, dice = (key,), self.places[key], _dice(self.places[key], others)
        for pair, count in neighbours.items():
            if count >= LEAST_COUNT and count >= _TOGETHER * len(shared):
                found = {number for number in self.places[key] if self._occurrences(number, pair)}
                if _dice(found, others) > dice:
                    best, places, dice = pair, found, _dice(found, others)
        spellings = Counter(written for number in places & others for written in self._occurrences(number, best))
        return spellings.most_common(1)[0][0], places

    def _occurrences(self, number: int, keys: tuple[str, ...]) -> list[str]:
        """Return how a word, or two neighbouring ones, are written in a text, each time."""
        text = self._texts[number]
        if len(keys) == 1:
            return [word.written for word in text if word.key == keys[0]]
        return [f"{one.written} {other.written}" for one, other in pairwise(text) if (one.key, other.key) == keys]


def _joined(text: list[_Word], pairs: set[tuple[str, str]]) -> list[_Word]:
    found: list[_Word] = []
    for word in text:
        last = found[-1] if found else None
        if last and (last.key, word.key) in pairs:
            found[-1] = _Word(f"{last.key} {word.key}", f"{last.written} {word.written}")
        else:
            found.append(word)
    return found


def _dice(one: set[int], other: set[int]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def _no_progress(_done: int, _total: int) -> None:
    pass


def learn_terms(pairs: Sequence[tuple[str, str]], progress: ReportProgress = _no_progress) -> list[LearnedTerm]:
    """Return the terms that confirmed sentences suggest, the surest first; each word is in one of them at most.

    Args:
        pairs: Urdu and English, the newest last.
        progress: Told of each portion of work; may raise to stop.
    """
    pairs = pairs[-_MOST_PAIRS:]
    of_urdu: list[list[_Word]] = []
    of_english: list[list[_Word]] = []
    for done, (source, target) in enumerate(pairs):
        if done % _PAIRS_PER_STEP == 0:
            progress(done, 2 * len(pairs))
        of_urdu.append([_Word(word.key, source[word.start : word.end]) for word in urdu_words(source)])
        of_english.append([_Word(english_stem(word.text), word.text) for word in english_words(target)])
    urdu, english = _Side(of_urdu, _may_be_urdu_term), _Side(of_english, _may_be_english_term)
    together = Counter[tuple[str, str]]()
    for number in range(len(pairs)):
        if number % _PAIRS_PER_STEP == 0:
            progress(len(pairs) + number, 2 * len(pairs))
        stems = english.words(number)
        together.update((key, stem) for key in urdu.words(number) for stem in stems)
    found: list[tuple[float, str, str]] = []
    for (key, stem), count in together.items():
        dice = 2 * count / (len(urdu.places[key]) + len(english.places[stem]))
        if count >= LEAST_COUNT and dice >= _LEAST_DICE:
            found.append((-dice * math.log(1 + count), key, stem))
    terms: list[LearnedTerm] = []
    taken_urdu, taken_english = set[str](), set[str]()
    for _, key, stem in sorted(found):
        if key not in taken_urdu and stem not in taken_english:
            taken_urdu.add(key)
            taken_english.add(stem)
            source, in_urdu = urdu.extended(key, english.places[stem])
            target, in_english = english.extended(stem, in_urdu)
            terms.append(LearnedTerm(source, target, len(in_urdu & in_english), _dice(in_urdu, in_english)))
    return sorted(terms, key=lambda term: (-term.score, term.urdu))


def _may_be_urdu_term(key: str) -> bool:
    return len(key) > 1 and key.isalpha() and not key.isascii() and is_urdu_content(key)


def _may_be_english_term(stem: str) -> bool:
    return len(stem) > 1 and stem.isalpha() and stem not in _COMMON_STEMS and is_english_content(stem)
