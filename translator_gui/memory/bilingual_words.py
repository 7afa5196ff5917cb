"""Tokens that tell whether an English sentence translates an Urdu one: content words, numbers, questions."""

import re

from translator_gui.memory.content_words import (
    english_stem,
    english_words,
    is_english_content,
    is_urdu_content,
    urdu_keys,
)
from translator_gui.text.quantities.parsing import parse_english_quantities, parse_urdu_quantities
from translator_gui.text.quantities.quantity import Certainty, Quantity, QuantityKind, single_quantities

_QUESTION = re.compile("[?؟]")
QUESTION_MARK = "?"
"""The token of a sentence that asks."""
_NUMBER = "#"
_NAMED_NUMBERS = frozenset({QuantityKind.MONTH, QuantityKind.WEEKDAY, QuantityKind.TIME})


def urdu_tokens(text: str) -> frozenset[str]:
    """Return the loose keys of the content words of an Urdu sentence, its numbers, and whether it asks."""
    words = {key for key in urdu_keys(text) if not key[0].isdigit() and is_urdu_content(key)}
    return frozenset(words | _numbers(parse_urdu_quantities(text)) | _questions(text))


def english_tokens(text: str) -> dict[str, str]:
    """Return the stems of an English sentence's content words, each with such a word, and its other tokens."""
    words = (word.text.lower() for word in english_words(text) if not word.text[0].isdigit())
    tokens = {english_stem(word): word for word in words if is_english_content(word)}
    tokens.update((token, token) for token in _numbers(parse_english_quantities(text)) | _questions(text))
    return tokens


def gloss_stems(gloss: str) -> tuple[str, ...]:
    """Return the stems of the content words of a dictionary's gloss."""
    return tuple(english_stem(word.text) for word in english_words(gloss) if is_english_content(word.text))


def is_word(token: str) -> bool:
    """Whether a token is a word: neither a number nor a question mark."""
    return token[0] not in (_NUMBER, QUESTION_MARK)


def _questions(text: str) -> set[str]:
    return {QUESTION_MARK} if _QUESTION.search(text) else set()


def _numbers(quantities: tuple[Quantity, ...]) -> set[str]:
    return {
        f"{_NUMBER}{one.kind if one.kind in _NAMED_NUMBERS else ''}{one.unit.lower() if is_code else one.value}"
        for one in single_quantities(quantities)
        if one.certainty > Certainty.UNSURE
        for is_code in [one.kind is QuantityKind.CODE]
    }
