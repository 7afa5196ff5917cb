"""Fragments: the longest parts of an Urdu sentence that a memory has, with what became of them in English."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from translator_gui.memory.content_words import (
    EnglishWord,
    english_stem,
    english_words,
    is_english_content,
    is_urdu_content,
    urdu_keys,
)
from translator_gui.memory.indexed_texts import IndexedTexts, Places
from translator_gui.memory.word_alignment import WordTranslationTable
from translator_gui.model.inline_tag import without_tags
from translator_gui.text.term_index import urdu_words

LEAST_CONTENT_WORDS = 2
"""Of a fragment that is shown: fewer are words, which completion offers."""
_LONGEST = 7
_OCCURRENCES = 15
"""Places of a fragment in the memory that are looked at, the newest."""
_ENOUGH = 5
"""Places that have the same English, after which no more are looked at."""
_LEAST_SURE, _LEAST_SHOWN = 0.15, 0.3
_CLEAR = 0.25
"""Strength of a link that need not be the best of both of its words."""
_NEARLY_BEST, _NEARLY_AS_GOOD = 0.99, 0.6
_PLACE_WEIGHT = 0.3
_NEVER_LAST = frozenset({"a", "an", "the", "and", "or"})
"""English words that begin what follows."""
_MOST_ALIGNMENTS = 40
"""Pairs that are aligned for a sentence, those for its longest parts first: a third of a millisecond each."""
_MOST_ALIGNED = 2_000


class FragmentMatch(NamedTuple):
    """A part of an Urdu sentence that occurs in the memory, with its English there.

    Attributes:
        start: Code-point offset in the sentence.
        end: Where it ends.
        english: As the memory has it.
        confidence: From 0 to 1: how sure the words' alignment is.
        content_words: Of the Urdu.
        is_copied: Whether none of them is in Urdu letters, so that nobody needs a memory for it: COVID-19.
        pair: The number of a pair that has it, in the order in which they were added.
        occurrences: Places looked at that have this English.
    """

    start: int
    end: int
    english: str
    confidence: float
    content_words: int
    is_copied: bool
    pair: int
    occurrences: int

    @property
    def is_shown(self) -> bool:
        """Whether it says enough, and is sure enough, to be shown beside the sentence."""
        return self.content_words >= LEAST_CONTENT_WORDS and self.confidence >= _LEAST_SHOWN


class _AlignedEnglish(NamedTuple):
    """The English of a part of a pair's Urdu, and the mean strength of the links of its Urdu content words."""

    text: str
    confidence: float


class _AlignedPair(NamedTuple):
    """The words of a pair with the links between them.

    Attributes:
        content: Whether each Urdu word is a content word.
        words: Of the English.
        links: By the places of an Urdu and an English word, how strong the link is.
    """

    content: list[bool]
    words: list[EnglishWord]
    links: dict[tuple[int, int], float]


class FragmentIndex:
    """The pairs of a memory, to find parts of sentences in; pairs can be added at any time."""

    def __init__(self, table: WordTranslationTable) -> None:
        """Make an index without pairs.

        Args:
            table: Taught on these pairs or most of them.
        """
        self.table = table
        self._urdu = IndexedTexts()
        self._english: list[str] = []
        self._aligned_pairs: dict[int, _AlignedPair] = {}
        self._alignments_left = 0

    def __len__(self) -> int:
        return len(self._english)

    def add(self, urdu: str, english: str) -> None:
        """Add a pair."""
        self._urdu.add(urdu_keys(urdu))
        self._english.append(without_tags(english))

    def find(self, urdu: str) -> list[FragmentMatch]:
        """Return the fragments of an Urdu sentence, the surest first, copies last; many are too short to be shown."""
        words = urdu_words(urdu)
        keys = [word.key for word in words]
        found: list[FragmentMatch] = []
        parts = self._longest_parts(keys)
        self._alignments_left = _MOST_ALIGNMENTS
        for start, end, places in sorted(parts, key=lambda part: -sum(map(is_urdu_content, keys[part[0] : part[1]]))):
            match = self._translated(keys[start:end], places)
            if match:
                found.append(match._replace(start=words[start].start, end=words[end - 1].end))
        once = {(urdu[match.start : match.end], match.english): match for match in reversed(found)}
        return sorted(once.values(), key=lambda match: (match.is_copied, -match.confidence, match.start))

    def _longest_parts(self, keys: Sequence[str]) -> list[tuple[int, int, Places]]:
        """Return the parts of a sentence that the memory has and that lie in no longer one, with their places there."""
        numbers = [self._urdu.number(key) for key in keys]
        found: list[tuple[int, int, Places]] = []
        reached = 0
        for start, first in enumerate(numbers[:-1]):
            if first is None:
                continue
            places, end = self._urdu.places(first), start + 1
            while end < len(numbers) and end - start < _LONGEST:
                following = numbers[end]
                if following is None:
                    break
                further = self._urdu.continued(places, end - start, following)
                if not len(further):
                    break
                places, end = further, end + 1
            if end - start > 1 and end > reached and any(map(is_urdu_content, keys[start:end])):
                found.append((start, end, places))
            reached = max(reached, end)
        return found

    def _translated(self, keys: Sequence[str], places: Places) -> FragmentMatch | None:
        votes: Counter[str] = Counter()
        confidence: defaultdict[str, float] = defaultdict(float)
        seen: dict[str, tuple[str, int]] = {}
        for place in reversed(places[-_OCCURRENCES:].tolist()):
            if votes and max(votes.values()) == _ENOUGH:
                break
            pair, at = self._urdu.text_of(place)
            if pair not in self._aligned_pairs:
                if not self._alignments_left:
                    continue
                self._alignments_left -= 1
            aligned = self._aligned(pair, at, at + len(keys))
            if aligned and aligned.confidence >= _LEAST_SURE:
                small = aligned.text.lower()
                votes[small] += 1
                confidence[small] = max(confidence[small], aligned.confidence)
                seen.setdefault(small, (aligned.text, pair))
        if not votes:
            return None
        best = max(votes, key=lambda text: (votes[text], confidence[text]))
        english, pair = seen[best]
        content = [key for key in keys if is_urdu_content(key)]
        if not any(is_english_content(word.text) for word in english_words(english)):
            return None
        sure = min(1.0, confidence[best] * (1 - 0.5 ** votes[best]) * 2)
        is_copied = not any(map(_is_urdu, content))
        return FragmentMatch(0, 0, english, sure, len(content), is_copied, pair, votes[best])

    def _aligned(self, pair: int, start: int, end: int) -> _AlignedEnglish | None:
        """Return the English of some words of a pair's Urdu; None unless just their links say where it is."""
        content, words, links = self._aligned_pair(pair)
        inside: set[int] = set()
        best = {at: 0.0 for at in range(start, end) if content[at]}
        for (urdu, english), strength in links.items():
            if start <= urdu < end:
                inside.add(english)
                if strength > best.get(urdu, 1.0):
                    best[urdu] = strength
        if not inside or not all(best.values()):
            return None
        first, last = min(inside), max(inside)
        if last - first > 2 * (end - start) + 2:
            return None
        if any(first <= english <= last and not start <= urdu < end for urdu, english in links):
            return None
        while last > first and words[last].text.lower() in _NEVER_LAST:
            last -= 1
        text = self._english[pair][words[first].start : words[last].end]
        return _AlignedEnglish(text, sum(best.values()) / max(1, len(best)))

    def _aligned_pair(self, pair: int) -> _AlignedPair:
        """Return a pair with its links: each the best of both its words or nearly so."""
        found = self._aligned_pairs.get(pair)
        if found is not None:
            return found
        urdu = [self._urdu.words[number] for number in self._urdu.text(pair)]
        words = english_words(self._english[pair])
        places: defaultdict[str, list[int]] = defaultdict(list)
        for j, word in enumerate(words):
            places[english_stem(word.text)].append(j)
        strengths: dict[tuple[int, int], float] = {}
        best_urdu, best_english = [0.0] * len(urdu), [0.0] * len(words)
        for i, key in enumerate(urdu):
            links = self.table.strengths(key)
            for stem in links.keys() & places.keys():
                for j in places[stem]:
                    # Of several like words, the one at about the same place.
                    distance = abs(i / len(urdu) - j / len(words))
                    strength = strengths[i, j] = links[stem] * (1 - _PLACE_WEIGHT * distance)
                    best_urdu[i] = max(best_urdu[i], strength)
                    best_english[j] = max(best_english[j], strength)
        kept = {
            (i, j): strength
            for (i, j), strength in strengths.items()
            if strength >= _NEARLY_BEST * max(best_urdu[i], best_english[j])
            or (strength > _CLEAR and strength >= _NEARLY_AS_GOOD * min(best_urdu[i], best_english[j]))
        }
        if len(self._aligned_pairs) >= _MOST_ALIGNED:
            self._aligned_pairs.clear()
        found = self._aligned_pairs[pair] = _AlignedPair([*map(is_urdu_content, urdu)], words, kept)
        return found


def _is_urdu(key: str) -> bool:
    return key.isalpha() and not key.isascii()
