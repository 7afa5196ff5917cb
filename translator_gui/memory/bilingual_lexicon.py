"""A lexicon for comparing sentences: which English words an Urdu word may be translated by, with probabilities."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from translator_gui.memory.bilingual_words import gloss_stems
from translator_gui.text.loose_key import loose_word_key
from translator_gui.text.urdu_suffixes import base_forms

_AS_LISTED, _INFLECTED = 0.8, 0.6
_LEAST_MET, _LEAST_DICE = 2, 0.5
_MOST_GLOSS_WORDS = 4
"""A longer gloss explains; its words are no translations."""

LearnedStems = Callable[[str], Mapping[str, float] | None]
"""Returns the English stems of an Urdu word, given as loose key, with probabilities; None for none."""


class BilingualLexicon:
    """Dictionaries, and words learned from confirmed sentences, as one table from Urdu words to English stems."""

    def __init__(self, rows: Iterable[tuple[str, Sequence[str]]] = ()) -> None:
        """Build the lexicon.

        Args:
            rows: Urdu terms with their English glosses; terms of several words are not used.
        """
        self._stems: dict[str, dict[str, float]] = defaultdict(dict)
        for term, glosses in rows:
            if " " in term.strip():
                continue
            found = self._stems[loose_word_key(term)]
            for gloss in glosses:
                stems = gloss_stems(gloss)
                if 0 < len(stems) <= _MOST_GLOSS_WORDS:
                    for stem in stems:
                        found[stem] = max(found.get(stem, 0), 1 / len(stems) ** 0.5)
        self._learned: tuple[LearnedStems, ...] = ()

    def with_learned(self, *learned: LearnedStems) -> "BilingualLexicon":
        """Return the lexicon with more learned words; what a memory taught is `WordTranslationTable.strengths`."""
        lexicon = BilingualLexicon()
        lexicon._stems = self._stems
        lexicon._learned = (*self._learned, *learned)
        return lexicon

    def stems(self, word: str) -> dict[str, float]:
        """Return the English stems that may translate an Urdu word (a loose key), with probabilities up to 1."""
        found: dict[str, float] = {}
        for at, base in enumerate(base_forms(word)):
            sure = _INFLECTED if at else _AS_LISTED
            for stem, share in self._stems.get(base, {}).items():
                found[stem] = max(found.get(stem, 0), sure * share)
        for learned in self._learned:
            for stem, probability in (learned(word) or {}).items():
                found[stem] = max(found.get(stem, 0), probability)
        return found


def learn_words(pairs: Sequence[tuple[Collection[str], Collection[str]]]) -> dict[str, dict[str, float]]:
    """Learn which English stems translate which Urdu words, from the words that nearly always meet (Dice).

    Args:
        pairs: Tokens of the Urdu and of the English of sentences that translate each other.
    """
    counts = Counter(word for urdu, _english in pairs for word in urdu)
    english_counts = Counter(stem for _urdu, english in pairs for stem in english)
    places: dict[str, list[int]] = defaultdict(list)
    for at, (urdu, _english) in enumerate(pairs):
        for word in urdu:
            if counts[word] >= _LEAST_MET:
                places[word].append(at)
    learned: dict[str, dict[str, float]] = {}
    for word, sentences in places.items():
        met = Counter(stem for at in sentences for stem in pairs[at][1])
        found = {
            stem: dice
            for stem, times in met.items()
            if times >= _LEAST_MET and (dice := 2 * times / (counts[word] + english_counts[stem])) >= _LEAST_DICE
        }
        if found:
            learned[word] = found
    return learned
