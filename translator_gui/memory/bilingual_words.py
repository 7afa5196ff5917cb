"""The words of Urdu and English sentences that tell whether one translates the other: content words and numbers."""

import re
from functools import lru_cache

from translator_gui.text.loose_key import loose_word_key
from translator_gui.text.quantities.parsing import parse_english_quantities, parse_urdu_quantities
from translator_gui.text.quantities.quantity import Certainty, Quantity, QuantityKind, single_quantities
from translator_gui.text.term_index import urdu_words

_ENGLISH_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ENGLISH_FUNCTION_WORDS = """
    a an the of to in on at by for from with and or but if as is are was were be been being am do does did done has have
    had having will would shall should can could may might must not no nor so than that this these those there here it
    its he she they we you i him her them us me his their our your my who whom whose which what when where why how all
    any some such other into over under about after before between during through up down out off then too very also
    just only more most one own same
"""
_URDU_FUNCTION_WORDS = """
    کا کے کی کو نے سے تک ہی بھی میں پر اور یا کہ جو تو ہے ہیں ہوں تھا تھے تھی تھیں گا گے گی ہو ہوا ہوئے ہوئی ہوتا ہوتے
    ہوتی ہونا ہونے ہونی کر کرتا کرتے کرتی کرنا کرنے کرنی کریں کیا کیے گیا گئے گئی گئیں جاتا جاتے جاتی جانا جانے جا رہا
    رہے رہی دیا دیے دی دیں لیا لیے لی لیں یہ وہ اس ان اسے انہیں انہوں اسی انہی جس جن جسے ہم آپ میرا میری میرے ہمارا
    ہماری ہمارے اپنا اپنے اپنی ایک کوئی کچھ سکتا سکتے سکتی والا والے والی ساتھ لئے نہیں نہ اگر مگر لیکن چکا چکے چکی بعد
    طور وہی یہی پھر
"""
_SKIPPED = frozenset(_ENGLISH_FUNCTION_WORDS.split())
_SKIPPED_URDU = frozenset(map(loose_word_key, _URDU_FUNCTION_WORDS.split()))
_STEM_ENDINGS = ("ingly", "edly", "ings", "ing", "ied", "ies", "ed", "es", "ly", "er", "s", "al", "ion", "e", "y")
_SHORT_WORD, _SHORTEST_STEM = 4, 3
_QUESTION = re.compile("[?؟]")
QUESTION_MARK = "?"
"""The token of a sentence that asks."""
_NUMBER = "#"
_NAMED_NUMBERS = frozenset({QuantityKind.MONTH, QuantityKind.WEEKDAY, QuantityKind.TIME})


def urdu_tokens(text: str) -> frozenset[str]:
    """Return the loose keys of the content words of an Urdu sentence, its numbers, and whether it asks."""
    words = {word.key for word in urdu_words(text) if not word.key[0].isdigit()} - _SKIPPED_URDU
    return frozenset(words | _numbers(parse_urdu_quantities(text)) | set(_QUESTION.findall(text) and [QUESTION_MARK]))


def english_tokens(text: str) -> dict[str, str]:
    """Return the stems of an English sentence's content words, each with such a word, and its other tokens."""
    words = (match.group().lower().replace("’", "'").removesuffix("'s") for match in _ENGLISH_WORD.finditer(text))
    tokens = {english_stem(word): word for word in words if word not in _SKIPPED}
    tokens.update((number, number) for number in _numbers(parse_english_quantities(text)))
    if QUESTION_MARK in text:
        tokens[QUESTION_MARK] = QUESTION_MARK
    return tokens


def gloss_stems(gloss: str) -> tuple[str, ...]:
    """Return the stems of the content words of a dictionary's gloss."""
    words = (match.group().lower() for match in _ENGLISH_WORD.finditer(gloss))
    return tuple(english_stem(word) for word in words if word not in _SKIPPED)


def is_word(token: str) -> bool:
    """Whether a token is a word: neither a number nor a question mark."""
    return token[0] not in (_NUMBER, QUESTION_MARK)


@lru_cache(maxsize=32_768)
def english_stem(word: str) -> str:
    """Return a rough stem of a word in lower case, so that most forms of a verb or noun have the same."""
    if len(word) <= _SHORT_WORD:
        return word.removesuffix("s") if len(word) > _SHORTEST_STEM else word
    for ending in _STEM_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            word = word[: -len(ending)]
            break
    if len(word) > _SHORTEST_STEM and word[-1] == word[-2]:
        word = word[:-1]
    return word[:-1] if word[-1] in "yie" and len(word) > _SHORTEST_STEM else word


def _numbers(quantities: tuple[Quantity, ...]) -> set[str]:
    return {
        f"{_NUMBER}{one.kind if one.kind in _NAMED_NUMBERS else ''}{one.unit.lower() if is_code else one.value}"
        for one in single_quantities(quantities)
        if one.certainty > Certainty.UNSURE
        for is_code in [one.kind is QuantityKind.CODE]
    }
