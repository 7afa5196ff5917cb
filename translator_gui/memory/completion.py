"""Completion while English is typed: words and phrases offered for the word being typed, the most useful first.

`CompletionModel` knows how English words follow each other, from the memory's English and a list of frequent words.
`CompletionModel.prepare` takes what the Urdu of a sentence makes likely (see `completion_clues`) when the sentence is
entered; `SentenceCompletion.offers` is called at each key.
"""

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from heapq import nlargest
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from translator_gui.memory.completion_records import (
    ALL_SOURCES,
    FEWEST_LETTERS,
    MOST_OFFERS,
    CompletionClue,
    CompletionOffer,
    CompletionSource,
)
from translator_gui.memory.indexed_texts import BOUNDARY, IndexedTexts

IsForbidden = Callable[[str, int], bool]
"""Tells whether an English text has a word or phrase that must not be used and that ends behind a place."""
_FEWEST_SAVED = 2
"""Letters that an offer spares; fewer are typed faster."""
_TYPED_WORD = re.compile(r"[^\W_]+(?:[-'’.,/&][^\W_]+)*")
_WORD_AT_CARET = re.compile(r"[^\W_]+(?:[-'’.,/&][^\W_]*)*$")
_LONGEST_TYPED = 60
_SENTENCE_END = re.compile(r"[.!?…:]\W*$")
_LAST = "\U0010ffff"
_ANY = -1
_ONE, _TWO, _THREE = 0.1, 0.3, 0.6
"""Weights of the word itself, of the word after one other, and after two others."""
_FIRST_RANK, _ALL_RANKS = 4, 8.4
"""Zipf's law: the share of the word of a rank is 1 / (rank + 4) / 8.4."""
_TOKENS_AS_GOOD_AS_THE_LIST = 2_000
_FREQUENT, _MOST_CONTEXTS = 1_000, 20_000
_CLUE, _BOOST, _RARE = 0.1, 8, 0.01
"""Weight of a clue, and how much more it counts where its first word is likely after those before it."""
_USED = 0.2
"""Weight of a clue whose first word the sentence has already."""
_BEGUN = 6
"""Weight of the rest of a clue whose beginning was typed."""
_MOST_WORDS = 50
"""That begin with the letters typed and are compared by the letters they save."""
_MOST_CONTINUED, _LONGEST, _LEAST_CONTINUED = 4, 5, 0.3
"""Phrases: how many words are continued, their words, and how likely they must be after their first one."""


class _Phrase(NamedTuple):
    """A clue, or the rest of one behind the word `after`, with its letters in lower case."""

    small: str
    text: str
    first: str
    after: str
    likelihood: float
    source: CompletionSource


@lru_cache(maxsize=256)
def typed_words(text: str) -> tuple[str, ...]:
    """Return the words of an English text as they are typed: COVID-19, well-known; a sentence's first one small."""
    found: list[str] = []
    end = 0
    for match in _TYPED_WORD.finditer(text):
        word = match.group()
        if (word[1:].islower() or word == "A") and (not found or _SENTENCE_END.search(text, end, match.start())):
            word = word[0].lower() + word[1:]
        found.append(word)
        end = match.end()
    return tuple(found)


class CompletionModel:
    """Which English words there are and how they follow each other; texts can be added at any time."""

    def __init__(self, frequent: Sequence[str] = ()) -> None:
        """Make a model without a memory.

        Args:
            frequent: English words, the most frequent first.
        """
        self._listed: dict[str, float] = {}
        self._texts = IndexedTexts()
        self._tokens = 0
        self._known = set[str]()
        self._sorted: list[tuple[str, str]] = []
        self._followers: dict[tuple[int, int], Mapping[str, float]] = {}
        self.set_frequent(frequent)

    def set_frequent(self, frequent: Sequence[str]) -> None:
        """Set other frequent words, the most frequent first."""
        self._listed = {word: 1 / (rank + _FIRST_RANK) / _ALL_RANKS for rank, word in enumerate(frequent)}
        self._known.update(self._listed)
        self._sorted = sorted((word.lower(), word) for word in self._known)

    def add(self, english: str) -> None:
        """Add an English text of the memory."""
        words = typed_words(english)
        self._texts.add(words)
        self._tokens += len(words)
        self._forget_followers(words)
        for word in words:
            if word not in self._known:
                self._known.add(word)
                insort(self._sorted, (word.lower(), word))

    def _forget_followers(self, words: Sequence[str]) -> None:
        """Forget what followed the words of a new text, but for frequent words, where one place more says little."""
        if len(self._followers) > _MOST_CONTEXTS:
            self._followers.clear()
        for before, word in pairwise(("", "", *words)):
            if self._texts.counted(word) < _FREQUENT:
                self._followers.pop((_ANY, self._number(word)), None)
                self._followers.pop((self._number(before), self._number(word)), None)

    def prepare(self, clues: Iterable[CompletionClue]) -> "SentenceCompletion":
        """Prepare the completion of a sentence, when it is entered.

        Args:
            clues: What its Urdu makes likely.
        """
        return SentenceCompletion(self, clues)

    def is_in_memory(self, word: str) -> bool:
        """Whether a text of the memory has a word, so written."""
        return self._texts.number(word) is not None

    def is_listed(self, word: str) -> bool:
        """Whether the list of frequent words has a word, so written."""
        return word in self._listed

    def beginning(self, start: str) -> Iterator[tuple[str, float]]:
        """Yield the words that begin with some lower-case letters, with how likely they are anywhere."""
        weight = self._tokens / (self._tokens + _TOKENS_AS_GOOD_AS_THE_LIST)
        of_list, of_memory = 1 - weight, weight / max(1, self._tokens)
        listed, counted = self._listed, self._texts.counted
        first = bisect_left(self._sorted, (start, ""))
        last = bisect_left(self._sorted, (start + _LAST, ""))
        for _, word in self._sorted[first:last]:
            yield word, of_list * listed.get(word, 0.0) + of_memory * counted(word)

    def followers(self, before: Sequence[str]) -> Mapping[str, float]:
        """Return the words that follow others in the memory, with how likely they do.

        Args:
            before: The words of a sentence so far.
        """
        first, second = (self._number(word) for word in ("", "", *before)[-2:])
        if second == _ANY:
            return {}
        found: dict[str, float] = {}
        for weight, one in ((_TWO, _ANY), (_THREE, first)):
            if weight == _TWO or one != _ANY:
                for word, chance in self._after(one, second).items():
                    found[word] = found.get(word, 0.0) + weight * chance
        return found

    def continued(self, before: Sequence[str], word: str) -> Iterator[tuple[str, float]]:
        """Yield the phrases that a word nearly always begins in the memory, with how likely they are after the word."""
        first, second = self._number(before[-1] if before else ""), self._number(word)
        text, likely = word, 1.0
        while second != _ANY and text.count(" ") + 1 < _LONGEST:
            found = (self._after(first, second) if first != _ANY else None) or self._after(_ANY, second)
            following, chance = max(found.items(), key=itemgetter(1), default=("", 0.0))
            likely *= chance
            if likely < _LEAST_CONTINUED:
                return
            text = f"{text} {following}"
            yield text, likely
            first, second = second, self._number(following)

    def _number(self, word: str) -> int:
        number = self._texts.number(word)
        return _ANY if number is None else number

    def _after(self, first: int, second: int) -> Mapping[str, float]:
        """Return the words that follow two others (any word, and one), with how likely they do."""
        found = self._followers.get((first, second))
        if found is None:
            counts = self._texts.followers(first, second)
            # One place says less than ten.
            total = sum(counts.values()) + (2 if first == _ANY else 1)
            words = self._texts.words
            found = {words[number]: count / total for number, count in counts.items() if number != BOUNDARY}
            self._followers[first, second] = found
        return found


class SentenceCompletion:
    """Completion in one sentence."""

    def __init__(self, model: CompletionModel, clues: Iterable[CompletionClue]) -> None:
        self._model = model
        likeliest: dict[str, CompletionClue] = {}
        for clue in clues:
            known = likeliest.get(clue.text)
            if known is None or known.likelihood < clue.likelihood:
                likeliest[clue.text] = clue
        phrases: list[_Phrase] = []
        for clue in likeliest.values():
            words = clue.text.split()
            for at, first in enumerate(words):
                text = " ".join(words[at:])
                after = words[at - 1].lower() if at else ""
                phrases.append(_Phrase(text.lower(), text, first, after, clue.likelihood, clue.source))
        self._phrases = sorted(phrases)
        self.is_forbidden: IsForbidden | None = None
        """What is never offered; None for nothing."""
        self._before: tuple[str, ...] | None = None
        self._following: Mapping[str, float] = {}

    def offers(self, before_caret: str, sources: Collection[CompletionSource] = ALL_SOURCES) -> list[CompletionOffer]:
        """Return completions of the word before the caret, at most five, the most useful first.

        Args:
            before_caret: The English of the sentence up to the caret.
            sources: Where they may come from.
        """
        found = _WORD_AT_CARET.search(before_caret, max(0, len(before_caret) - _LONGEST_TYPED))
        if found is None or len(found.group()) < FEWEST_LETTERS:
            return []
        typed, text_before, forbids = found.group(), before_caret[: found.start()], self.is_forbidden
        scores = self._scores(typed.lower(), typed_words(text_before))
        saved = {text: len(text) - len(typed) for text in scores}
        useful = [text for text, letters in saved.items() if letters >= _FEWEST_SAVED]
        useful.sort(key=lambda text: (-scores[text][0] * saved[text] ** 0.5, text))
        kept: dict[str, CompletionOffer] = {}
        for text in useful:
            shown, source = typed[0] + text[1:] if typed[0].isupper() else text, scores[text][1]
            if source is CompletionSource.WORD_LIST and self._model.is_in_memory(text):
                is_listed = CompletionSource.MEMORY not in sources and self._model.is_listed(text)
                source = source if is_listed else CompletionSource.MEMORY
            if source not in sources or (forbids and forbids(f"{text_before}{text}", len(text_before))):
                continue
            kept.setdefault(text.lower(), CompletionOffer(shown, len(typed), source))
            if len(kept) == MOST_OFFERS:
                break
        return list(kept.values())

    def _scores(self, start: str, before: tuple[str, ...]) -> dict[str, tuple[float, CompletionSource]]:
        model = self._model
        if before != self._before:
            self._before, self._following = before, model.followers(before)
        following = self._following
        chances = {word: _ONE * share + following.get(word, 0.0) for word, share in model.beginning(start)}
        from_list, from_memory = CompletionSource.WORD_LIST, CompletionSource.MEMORY
        likeliest = nlargest(_MOST_WORDS, chances.items(), key=itemgetter(1))
        scores = {word: (chance, from_list) for word, chance in likeliest}
        used, whole = set(map(str.lower, before)), f" {' '.join(before).lower()} "
        last = before[-1].lower() if before else ""
        for phrase in self._beginning(start):
            if (phrase.after and phrase.after != last) or f" {phrase.small} " in whole:
                continue
            chance = chances.get(phrase.first, 0.0)
            score = phrase.likelihood * _CLUE * (1 + _BOOST * chance / (chance + _RARE))
            score *= (_USED if phrase.first.lower() in used else 1) * (_BEGUN if phrase.after else 1)
            scores[phrase.text] = scores.get(phrase.text, (0.0, from_list))[0] + score, phrase.source
        for word in sorted(scores, key=lambda text: -scores[text][0])[:_MOST_CONTINUED]:
            score = scores[word][0]
            for text, likely in model.continued(before, word) if " " not in word else ():
                if score * likely > scores.get(text, (0.0,))[0]:
                    scores[text] = score * likely, from_memory
        return scores

    def _beginning(self, start: str) -> Iterator[_Phrase]:
        at = bisect_left(self._phrases, (start,))
        while at < len(self._phrases) and self._phrases[at].small.startswith(start):
            yield self._phrases[at]
            at += 1
