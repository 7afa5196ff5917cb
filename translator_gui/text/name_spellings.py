"""Which English words of a translation spell which Urdu words, told by their consonants."""

from calendar import day_name, month_name
from functools import lru_cache
from typing import NamedTuple

from translator_gui.text.consonant_skeleton import is_named, urdu_skeletons
from translator_gui.text.words import words_to_check

LEAST_CONSONANTS = 3
_MONTHS_AND_DAYS = frozenset((*month_name[1:], *day_name))


class NameWord(NamedTuple):
    """A word of an English text that is written as a name: a range of code points, and the word without 's."""

    start: int
    end: int
    text: str


@lru_cache(maxsize=4096)
def name_words(english: str) -> tuple[NameWord, ...]:
    """Return the words of an English text that are written as names.

    Words whose capital opens a sentence, headlines, abbreviations in capitals, months and days are left out.
    """
    found: list[NameWord] = []
    for word in words_to_check(english):
        bare = word.text.removesuffix("'s").removesuffix("'")
        if word.proper and bare not in _MONTHS_AND_DAYS:
            found.append(NameWord(word.start, word.start + len(bare), bare))
    return tuple(found)


def spells(english: str, urdu: str, least: int = LEAST_CONSONANTS) -> bool:
    """Whether an English word may be the spelling of an Urdu name, by its consonants."""
    return is_named(english.casefold(), urdu_skeletons(urdu), least)
