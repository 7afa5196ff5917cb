"""The records of completion while typing; light, so that the window can import them."""

from enum import StrEnum
from typing import NamedTuple

MOST_OFFERS = 5
FEWEST_LETTERS = 2
"""Typed of a word before something is offered."""


class CompletionSource(StrEnum):
    """Where an offer comes from."""

    MEMORY = "memory"
    FRAGMENT = "fragment"
    LEARNED = "learned"
    TERM = "term"
    NAME = "name"
    NUMBER = "number"
    DICTIONARY = "dictionary"
    WORD_LIST = "words"


ALL_SOURCES = frozenset(CompletionSource)


class CompletionClue(NamedTuple):
    """English that the Urdu of a sentence makes likely.

    Attributes:
        text: A word or phrase.
        likelihood: Between 0 and 1: how likely it is to be used in the translation.
        source: Where it comes from.
    """

    text: str
    likelihood: float
    source: CompletionSource


class CompletionOffer(NamedTuple):
    """A completion of the word being typed.

    Attributes:
        text: Replaces the typed letters; begins with them, whatever the case.
        typed: Number of code points before the caret that it replaces.
        source: Where it comes from.
    """

    text: str
    typed: int
    source: CompletionSource
