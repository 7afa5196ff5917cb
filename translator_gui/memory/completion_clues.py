"""What the Urdu of a sentence makes likely in its English: numbers, names, terms, learned words, fragments."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from translator_gui.memory.completion import typed_words
from translator_gui.memory.completion_records import CompletionClue, CompletionSource
from translator_gui.memory.content_words import (
    english_stem,
    is_english_content,
    is_urdu_content,
    urdu_keys,
)
from translator_gui.memory.fragments import FragmentMatch
from translator_gui.memory.word_alignment import WordTranslationTable
from translator_gui.text.consonant_skeleton import latin_skeleton, urdu_skeletons
from translator_gui.text.name_spellings import LEAST_CONSONANTS
from translator_gui.text.quantities.english_forms import DEFAULT_STYLE, NumberStyle, english_forms
from translator_gui.text.quantities.quantity import Certainty
from translator_gui.text.quantities.urdu_quantities import find_urdu_quantities
from translator_gui.text.term_index import TermMatch, TermSource

_MOST_GLOSSES = 25
_MOST_STEMS, _MOST_FORMS = 8, 3
_LEAST_PROBABILITY = 0.04
_SOUNDS_LIKE, _MAY_SOUND_LIKE = 0.15, 0.05
"""Likelihood of a name with the consonants of a word of the sentence, if there are three or more, or two."""
_NUMBER, _LEARNED, _FRAGMENT = 0.5, 0.4, 0.25
_ENTRIES: Mapping[TermSource, tuple[CompletionSource, float]] = {
    TermSource.NAME: (CompletionSource.NAME, 0.5),
    TermSource.GLOSSARY: (CompletionSource.TERM, 0.5),
    TermSource.EXPRESSION: (CompletionSource.TERM, 0.2),
    TermSource.REGION: (CompletionSource.NAME, 0.3),
    TermSource.DICTIONARY: (CompletionSource.DICTIONARY, 0.06),
}
"""Likelihood of the first gloss of a term of one word."""
_HALVED_AT = 3
"""The gloss that is half as likely as the first one."""
_LEAST_OF_A_FORM = 0.3


class WordForms:
    """English words by their stems and by their consonants, to find the forms of a word and names."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._sounds: defaultdict[str, set[str]] = defaultdict(set)
        self.add_words(words)

    def add_words(self, words: Iterable[str]) -> None:
        """Add words, each once."""
        for word in words:
            self._add(word)

    def add(self, english: str) -> None:
        """Add the words of an English text of the memory."""
        self.add_words(typed_words(english))

    def _add(self, word: str) -> None:
        forms = self._forms[english_stem(word)]
        forms[word] += 1
        if forms[word] == 1 and word.isalpha():
            skeleton = latin_skeleton(word)
            if len(skeleton) > 1:
                self._sounds[skeleton].add(word)

    def forms(self, stem: str) -> list[tuple[str, float]]:
        """Return the commonest words of a stem, each with its share."""
        counts = self._forms.get(stem)
        if not counts:
            return []
        total = counts.total()
        return [(word, count / total) for word, count in counts.most_common(_MOST_FORMS)]

    def uncapitalised(self, phrase: str) -> str:
        """Return a phrase with a small first letter if its first word is mostly written so, as in word lists."""
        first = phrase.split(" ", 1)[0]
        counts = self._forms.get(english_stem(first))
        if not counts or not first[1:].islower() or counts[first.lower()] < max(1, counts[first]):
            return phrase
        return phrase[0].lower() + phrase[1:]

    def sounding(self, skeleton: str) -> Iterable[str]:
        """Return the words with some consonants."""
        return self._sounds.get(skeleton, ())


def number_clues(urdu: str, style: NumberStyle = DEFAULT_STYLE) -> Iterator[CompletionClue]:
    """Yield the numbers, dates and amounts of a sentence, written in English."""
    for quantity in find_urdu_quantities(urdu):
        for rank, form in enumerate(english_forms(quantity, style)):
            likely = _NUMBER * (1 + quantity.certainty) / (1 + max(Certainty)) / (1 + rank)
            yield CompletionClue(form, likely, CompletionSource.NUMBER)


def sound_clues(urdu: str, forms: WordForms) -> Iterator[CompletionClue]:
    """Yield the English words that sound like words of a sentence: names, and words that Urdu took over.

    Nobody has said that they are names: they are offered as words of the memory or the list.
    """
    for skeleton in urdu_skeletons(urdu):
        for word in forms.sounding(skeleton):
            likely = _SOUNDS_LIKE if len(skeleton) >= LEAST_CONSONANTS else _MAY_SOUND_LIKE
            yield CompletionClue(word, likely if word[0].isupper() else likely / 2, CompletionSource.WORD_LIST)


def term_clues(matches: Iterable[TermMatch], forms: WordForms) -> Iterator[CompletionClue]:
    """Yield the English of terms and dictionary entries found in a sentence, and the other forms of single words."""
    for match in matches:
        source, likelihood = _ENTRIES[match.entry.source]
        for rank, written in enumerate(match.entry.glosses[:_MOST_GLOSSES]):
            gloss = written if source is CompletionSource.NAME else forms.uncapitalised(written)
            likely = min(1.0, likelihood * match.words * _HALVED_AT / (_HALVED_AT + rank))
            yield CompletionClue(gloss, likely, source)
            if gloss.isalpha():
                for form, share in forms.forms(english_stem(gloss)):
                    yield CompletionClue(form, likely * max(share, _LEAST_OF_A_FORM), source)


def learned_clues(urdu: str, table: WordTranslationTable, forms: WordForms) -> Iterator[CompletionClue]:
    """Yield the words that became of a sentence's words in the memory, as they are written there."""
    for key in set(urdu_keys(urdu)):
        if not is_urdu_content(key):
            continue
        likely = [(p, stem) for stem, p in table.translations(key).items() if p > _LEAST_PROBABILITY]
        for probability, stem in sorted(likely, reverse=True)[:_MOST_STEMS]:
            for word, share in forms.forms(stem):
                if is_english_content(word):
                    yield CompletionClue(word, _LEARNED * probability * share, CompletionSource.LEARNED)


def fragment_clues(fragments: Iterable[FragmentMatch]) -> Iterator[CompletionClue]:
    """Yield the English of fragments, however short."""
    for match in fragments:
        yield CompletionClue(match.english, _FRAGMENT * match.confidence, CompletionSource.FRAGMENT)
