"""Compares Urdu sentences with English ones: how well their words, numbers and names account for each other."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from translator_gui.memory.bilingual_lexicon import BilingualLexicon, learn_words
from translator_gui.memory.bilingual_words import english_tokens, is_word, urdu_tokens
from translator_gui.text.consonant_skeleton import name_skeletons, urdu_skeletons

_SAME_NAME = 0.8
_LEAST_CONSONANTS = 3

_ITEMS_PER_PAUSE = 50
_Item = TypeVar("_Item")

Gains = dict[str, float]
"""Words of one side, and how surely the other side has a counterpart."""

_NO_GAINS: tuple[Gains, Gains] = {}, {}


class TranslationEvidence:
    """How well the words of ranges of Urdu and of English sentences account for each other; rare words weigh more."""

    def __init__(
        self,
        urdu: Sequence[str],
        english: Sequence[str],
        lexicon: BilingualLexicon,
        pause: Callable[[], object] = lambda: None,
    ) -> None:
        """Prepare the comparison of sentences.

        Args:
            urdu: Sentences without inline tags.
            english: Sentences without inline tags.
            lexicon: Dictionaries and learned words.
            pause: Called every few milliseconds; may raise to stop.
        """
        tokens = list(_paced(map(urdu_tokens, urdu), pause))
        self._set(tokens, list(_paced(map(english_tokens, english), pause)), lexicon)

    def with_learned(self, pairs: Iterable[tuple[int, int]]) -> "TranslationEvidence":
        """Return the evidence for the same sentences with words learned from pairs of them, by their indexes."""
        learned = learn_words([(self.urdu[row], self.english[column]) for row, column in pairs])
        other = TranslationEvidence((), (), self._lexicon)
        other._set(self.urdu, self._english_words, self._lexicon.with_learned(learned.get))
        return other

    def lexicon_share(self) -> float:
        """Return which share of the Urdu the lexicon alone accounts for with English of this document, from 0 to 1."""
        counts = Counter(word for words in self.urdu for word in words if is_word(word))
        weights = {word: count * self._urdu_weights[word] for word, count in counts.items()}
        known = (
            weight
            * max((p for stem, p in self._lexicon.stems(word).items() if stem in self._english_weights), default=0)
            for word, weight in weights.items()
        )
        return math.fsum(known) / (math.fsum(weights.values()) or 1.0)

    def _set(self, urdu: list[frozenset[str]], english_words: list[dict[str, str]], lexicon: BilingualLexicon) -> None:
        self._lexicon = lexicon
        self._english_words = english_words
        self.urdu = urdu
        self.english = list(map(frozenset, english_words))
        self._urdu_weights, self._english_weights = _weights(self.urdu), _weights(self.english)
        self._names: dict[str, set[str]] = defaultdict(set)
        for stem, word in {stem: word for tokens in english_words for stem, word in tokens.items()}.items():
            if is_word(stem):
                for skeleton in name_skeletons(word):
                    if len(skeleton) >= _LEAST_CONSONANTS:
                        self._names[skeleton].add(stem)
        self._stems: dict[str, dict[str, float]] = {}
        self._by_stem: list[dict[str, list[tuple[str, float]]] | None] = [None] * len(urdu)
        self._cells: dict[tuple[int, int], tuple[Gains, Gains]] = {}
        self._urdu_totals: dict[tuple[int, int], float] = {}
        self._english_totals: dict[tuple[int, int], float] = {}

    def likeness(self, urdu_start: int, urdu_end: int, english_start: int, english_end: int) -> float:
        """Return from 0 to 1 how well the words of two ranges of sentences account for each other."""
        gains, counter_gains = self._gains(urdu_start, urdu_end, english_start, english_end)
        if not gains:
            return 0.0
        # Sets have no fixed order; what is summed up exactly does not depend on it.
        said = math.fsum(gain * self._urdu_weights[word] for word, gain in gains.items())
        meant = math.fsum(gain * self._english_weights[stem] for stem, gain in counter_gains.items())
        urdu_total = self._urdu_totals.get((urdu_start, urdu_end))
        if urdu_total is None:
            urdu_total = _total(self.urdu[urdu_start:urdu_end], self._urdu_weights)
            self._urdu_totals[urdu_start, urdu_end] = urdu_total
        english_total = self._english_totals.get((english_start, english_end))
        if english_total is None:
            english_total = _total(self.english[english_start:english_end], self._english_weights)
            self._english_totals[english_start, english_end] = english_total
        return (said / urdu_total + meant / english_total) / 2

    def coverage(self, row: int, column: int) -> tuple[float, float]:
        """Return the weight of the words of an Urdu sentence that an English one accounts for, and of all it could.

        Words that nothing is known about count for neither.
        """
        said: list[float] = []
        known: list[float] = []
        stems = self.english[column]
        for word in self.urdu[row]:
            translations, weight = self._translations(word), self._urdu_weights[word]
            known.append(weight * max(translations.values(), default=0.0))
            said.append(weight * max((translations[stem] for stem in translations.keys() & stems), default=0.0))
        return math.fsum(said), math.fsum(known)

    def weight(self, stem: str) -> float:
        """Return how much a stem of the English side counts: more if it is rare."""
        return self._english_weights[stem]

    def _gains(self, urdu_start: int, urdu_end: int, english_start: int, english_end: int) -> tuple[Gains, Gains]:
        cells = [
            cell
            for row in range(urdu_start, urdu_end)
            for column in range(english_start, english_end)
            if (cell := self._cell(row, column))[0]
        ]
        if len(cells) <= 1:
            return cells[0] if cells else ({}, {})
        gains, counter_gains = dict(cells[0][0]), dict(cells[0][1])
        for words, stems in cells[1:]:
            _merge(gains, words)
            _merge(counter_gains, stems)
        return gains, counter_gains

    def _cell(self, row: int, column: int) -> tuple[Gains, Gains]:
        cell = self._cells.get((row, column))
        if cell is None:
            by_stem = self.counterparts(row)
            shared = by_stem.keys() & self.english[column]
            cell = self._cells[row, column] = _gains_of(by_stem, shared) if shared else _NO_GAINS
        return cell

    def counterparts(self, row: int) -> dict[str, list[tuple[str, float]]]:
        """Return the stems that may translate words of an Urdu sentence, with these words and probabilities."""
        found = self._by_stem[row]
        if found is None:
            found = defaultdict[str, list[tuple[str, float]]](list)
            for word in self.urdu[row]:
                for stem, probability in self._translations(word).items():
                    found[stem].append((word, probability))
            self._by_stem[row] = found
        return found

    def _translations(self, word: str) -> dict[str, float]:
        """Return the stems of the English side that may translate an Urdu word."""
        stems = self._stems.get(word)
        if stems is None:
            if is_word(word):
                stems = self._lexicon.stems(word)
                for skeleton in urdu_skeletons(word):
                    for stem in self._names.get(skeleton, ()):
                        stems[stem] = max(stems.get(stem, 0), _SAME_NAME)
            else:
                stems = {word: 1.0}
            stems = self._stems[word] = {stem: p for stem, p in stems.items() if stem in self._english_weights}
        return stems


def _gains_of(by_stem: Mapping[str, Sequence[tuple[str, float]]], shared: Iterable[str]) -> tuple[Gains, Gains]:
    """Return the gains of the Urdu words and of the English stems that two sentences share."""
    gains: Gains = {}
    counter_gains: Gains = {}
    for stem in shared:
        for word, probability in by_stem[stem]:
            gains[word] = max(gains.get(word, 0.0), probability)
            counter_gains[stem] = max(counter_gains.get(stem, 0.0), probability)
    return gains, counter_gains


def _paced(items: Iterable[_Item], pause: Callable[[], object]) -> Iterator[_Item]:
    for number, item in enumerate(items):
        if number % _ITEMS_PER_PAUSE == 0:
            pause()
        yield item


def _weights(sentences: Sequence[Collection[str]]) -> dict[str, float]:
    counts = Counter(word for words in sentences for word in words)
    return {word: math.log(1 + len(sentences) / count) for word, count in counts.items()}


def _total(sentences: Sequence[frozenset[str]], weights: Mapping[str, float]) -> float:
    return math.fsum(weights[word] for word in frozenset[str]().union(*sentences)) or 1.0


def _merge(gains: Gains, others: Gains) -> None:
    for word, gain in others.items():
        if gain > gains.get(word, 0):
            gains[word] = gain
