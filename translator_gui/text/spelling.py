"""Spelling of English sentences: which words are marked as misspelt.

A small word that is unknown always is. A capitalised one is usually a name, and names from Urdu are the commonest
false alarm: it is let pass where the Urdu of its sentence has a word with the same consonants, unless a known word is
one slip away (Pakstan), and where the project writes it with its capital in several sentences.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from translator_gui.text.consonant_skeleton import is_named, urdu_skeletons
from translator_gui.text.dictionary import SpellingDictionary
from translator_gui.text.suggestions import one_error_variants
from translator_gui.text.words import possible_words, with_straight_apostrophes, words_to_check

SEEN_OFTEN = 3
"""Sentences of a project with a capitalised word that make it a name."""
_LEAST_CONSONANTS, _LEAST_AT_START = 2, 3
_LONG = 6
"""Shorter names are one slip away from too many words."""


class PossibleMisspelling(NamedTuple):
    """A word of an English sentence that the spelling dictionary does not have.

    Attributes:
        start: Code-point offset in the sentence.
        end: Where it ends.
        word: With straight apostrophes.
        capital: It begins with a capital.
        proper: It has the capital where only a name would.
        named: It is probably a name from the Urdu, and no typing error of a known word.
    """

    start: int
    end: int
    word: str
    capital: bool = False
    proper: bool = False
    named: bool = False

    @property
    def base(self) -> str:
        """The unknown word without its possessive ending ('s)."""
        return base_of(self.word)


class KnownWords(NamedTuple):
    """Words that users have declared correctly spelled, by the list they are in.

    Attributes:
        project: Of the project; they go with it to colleagues.
        own: The user's, in every project.
        ignored: Until the window closes.
    """

    project: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    ignored: frozenset[str] = frozenset()

    def __contains__(self, word: object) -> bool:
        if not isinstance(word, str):
            return False
        base = base_of(word)
        forms = {word, base, base[:1].lower() + base[1:]}
        return any(not forms.isdisjoint(words) for words in self)

    def all(self) -> frozenset[str]:
        """All known words, whatever list they are in."""
        return self.project | self.own | self.ignored


def base_of(word: str) -> str:
    """Return a word without its possessive ending ('s), as word lists hold it."""
    return word.removesuffix("'s")


def find_suspects(text: str, urdu: str, dictionary: SpellingDictionary) -> tuple[PossibleMisspelling, ...]:
    """Return the words of an English sentence that the spelling dictionary does not have.

    Args:
        text: The English.
        urdu: What it translates; only looked at where there is a capitalised unknown word.
        dictionary: Of the project's variety.
    """
    if dictionary.passed.issuperset(possible_words(text)):
        return ()
    found: list[PossibleMisspelling] = []
    skeletons: frozenset[str] | None = None
    for word in words_to_check(text):
        if dictionary.knows(word.text):
            dictionary.passed.add(text[word.start : word.end])
            continue
        if word.joined and dictionary.knows(word.text, joined=True):
            continue
        capital = word.text[0].isupper()
        named = False
        if capital:
            if skeletons is None:
                skeletons = urdu_skeletons(urdu)
            least = _LEAST_CONSONANTS if word.proper else _LEAST_AT_START
            named = is_named(word.text, skeletons, least) and not _is_slip(word.text, dictionary)
        found.append(PossibleMisspelling(word.start, word.end, word.text, capital, word.proper, named))
    return tuple(found)


def is_marked(suspect: PossibleMisspelling, known: KnownWords, sightings: int) -> bool:
    """Whether a word that the dictionary does not have is shown as misspelt.

    Args:
        suspect: The word.
        known: The words that users have declared correct.
        sightings: Number of sentences of the project that have it with its capital; only for capitalised words.
    """
    if suspect.word in known:
        return False
    return not (suspect.capital and (suspect.named or sightings >= SEEN_OFTEN))


def suspect_remains(text: str, suspect: PossibleMisspelling) -> bool:
    """Whether a word that the dictionary does not have is still at its offset after the text was edited."""
    return with_straight_apostrophes(text[suspect.start : suspect.end]).lower() == suspect.word.lower()


def writes_as_name(text: str, name: str) -> bool:
    """Whether an English text uses a word as a name: with a capital where only names have one."""
    return any(word.proper and base_of(word.text) == name for word in words_to_check(text))


def _is_slip(word: str, dictionary: SpellingDictionary) -> bool:
    base = base_of(word).lower()
    return len(base) >= _LONG and dictionary.has_any(one_error_variants(base))


def carry_suspects(old: str, new: str, suspects: Sequence[PossibleMisspelling]) -> tuple[PossibleMisspelling, ...]:
    """Return the unknown words that an edit of a sentence did not touch, at their places after the edit."""
    if not suspects:
        return ()
    limit = min(len(old), len(new))
    before = _most(limit, lambda length: new.startswith(old[:length]))
    after = _most(limit - before, lambda length: new.endswith(old[len(old) - length :]))
    moved = len(new) - len(old)
    kept: list[PossibleMisspelling] = []
    for suspect in suspects:
        if suspect.end < before or (suspect.end == before and before < len(new) and not new[before].isalnum()):
            kept.append(suspect)
        elif suspect.start > len(old) - after or (
            suspect.start == len(old) - after and not new[suspect.start + moved - 1 : suspect.start + moved].isalnum()
        ):
            kept.append(suspect._replace(start=suspect.start + moved, end=suspect.end + moved))
    return tuple(kept)


def _most(limit: int, holds: Callable[[int], bool]) -> int:
    """Return the largest number from 0 to a limit that fulfils a condition, found by bisection."""
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if holds(middle) else (low, middle - 1)
    return low
