r"""Match scores: how alike two Urdu sentences are, 0 to 101.

The match key of a text is its search key (`text.search_key.small_key`: Urdu folded, Latin letters without accents, in
lower case, without inline tags), reduced to its words (`\w+`), joined by one space: punctuation, vowel marks, spacing
and case do not count. Two texts whose keys differ score

    S = ⌊100 · (1 - (dw / max words + dc / max letters) / 2)⌋

with dw and dc the Levenshtein distances of the keys, word by word and letter by letter.

101: the same text between the same neighbours; 100: the same text; 99: the same key, or a key that differs in the
values of its numbers alone. A text without any word matches the same text only.
"""

import re
from typing import NamedTuple
from unicodedata import is_normalized, normalize
from zlib import crc32

from rapidfuzz.distance import Levenshtein

from translator_gui.text.number_adaptation import NUMBER, NUMBER_SIGN
from translator_gui.text.search_key import small_key

IN_CONTEXT, SAME_TEXT, SAME_KEY = 101, 100, 99
USUAL_LEAST = 70
"""The score from which on matches are shown."""
USUAL_LEAST_SHORT = 60
"""The same for texts of one or two words, of which a single other letter takes a large share."""
SHORT = 2
"""Words of the longest short text."""
SCORE_RULE = 1
"""Raise it with every change of the match key: indexes are then made anew, as with `SEARCH_KEY_RULE`."""

WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
_WORD_OR_NUMBER = re.compile(rf"[\w{NUMBER_SIGN}]+")


class MatchKey(NamedTuple):
    """What of a text counts for its score.

    Attributes:
        text: The text itself in NFC, without blanks around it.
        words: The words of the key.
        key: The words joined by one space; empty for a text without any word.
        number_key: The key with one sign for each number; empty for a text without numbers.
    """

    text: str
    words: list[str]
    key: str
    number_key: str


def key_words(text: str) -> list[str]:
    """Return the words of the match key of an Urdu text."""
    return WORD.findall(small_key(text))


def match_key(text: str) -> MatchKey:
    """Return the match key of an Urdu text, by which it is compared with others."""
    small = small_key(text)
    words = WORD.findall(small)
    key = " ".join(words)
    number_key = ""
    if _DIGIT.search(key) and (signs := NUMBER.sub(NUMBER_SIGN, small)) != small:
        number_key = " ".join(_WORD_OR_NUMBER.findall(signs))
    plain = text.strip()
    return MatchKey(plain if is_normalized("NFC", plain) else normalize("NFC", plain), words, key, number_key)


def key_hash(key: MatchKey) -> int:
    """Return a number of 32 bits that is equal for texts of one key, and for texts without any word that are equal."""
    return crc32((key.key or key.text).encode("utf-8", "surrogatepass"))


def twin_hash(key: MatchKey) -> int:
    """Return a number of 32 bits, equal for texts that score 99 or more though their words differ; 0 for most texts.

    These are texts with numbers, of which only the values count, and texts without any word.
    """
    if key.key and not key.number_key:
        return 0
    return crc32((key.number_key or key.text).encode("utf-8", "surrogatepass")) or 1


def score(query: MatchKey, other: MatchKey, least: int = 0) -> int:
    """Return the score of two texts without regard to their neighbours, 0 to 100; 0 if it is below `least`."""
    if query.key == other.key:
        found = SAME_TEXT if query.text == other.text else SAME_KEY if query.key else 0
    elif only_numbers_differ(query, other):
        found = SAME_KEY
    else:
        found = _likeness(query, other, least)
    return found if found >= least else 0


def only_numbers_differ(query: MatchKey, other: MatchKey) -> bool:
    """Whether two texts have different keys, but the same ones apart from the values of their numbers."""
    return bool(query.number_key) and query.number_key == other.number_key and query.key != other.key


def least_score(words: int, least: int = USUAL_LEAST) -> int:
    """Return the least score to show for a text with this many words: the usual one is lower for short texts."""
    return USUAL_LEAST_SHORT if words <= SHORT and least == USUAL_LEAST else least


def _likeness(query: MatchKey, other: MatchKey, least: int) -> int:
    if not query.words or not other.words:
        return 0
    most_words = max(len(query.words), len(other.words))
    most_letters = max(len(query.key), len(other.key))
    # All in whole numbers: with floating-point ones 29/50 and 0.58 may round to different scores.
    whole = most_words * most_letters
    limit = whole * (100 - least) // 50
    by_words = Levenshtein.distance(query.words, other.words, score_cutoff=limit // most_letters)
    left = limit - by_words * most_letters
    if left < 0:
        return 0
    by_letters = Levenshtein.distance(query.key, other.key, score_cutoff=left // most_words)
    return max(0, 100 + -50 * (by_words * most_letters + by_letters * most_words) // whole)
