"""Consonant skeletons, to tell whether an English word spells a name in an Urdu text.

Urdu leaves short vowels out and romanisation writes them as it likes, so that only the consonants are compared: جنجوعہ
and Janjua are both J-N-J. Letters that one language writes for several sounds of the other share a class.
"""

import re
from functools import lru_cache
from itertools import pairwise

from translator_gui.text.folding import fold

_URDU = {
    **dict.fromkeys("بپف", "B"),
    **dict.fromkeys("تطٹة", "T"),
    **dict.fromkeys("ثسص", "S"),
    **dict.fromkeys("جگغ", "G"),
    **dict.fromkeys("چ", "C"),
    **dict.fromkeys("خقک", "K"),
    **dict.fromkeys("دڈ", "D"),
    **dict.fromkeys("ذزضظژ", "Z"),
    **dict.fromkeys("رڑ", "R"),
    "ش": "X",
    "ل": "L",
    "م": "M",
    **dict.fromkeys("نں", "N"),
}
_SOFT_C = re.compile(r"s?c(?=[eiy])")
_HARD_V = re.compile(r"(?<=[oe])v(?![aeiou])")
"""Lavrov is لاوروف, while v is mostly و, which is left out."""
_LATIN_PAIRS = re.compile(r"sch|tch|sh|ch|kh|gh|ph|bh|th|dh|zh|ck|[tsc]ion|x|[a-z]")
_LATIN = {
    **dict.fromkeys(("b", "p", "f", "ph", "bh"), "B"),
    **dict.fromkeys(("t", "th"), "T"),
    "s": "S",
    **dict.fromkeys(("g", "j", "gh"), "G"),
    **dict.fromkeys(("ch", "tch"), "C"),
    **dict.fromkeys(("k", "q", "c", "ck", "kh"), "K"),
    **dict.fromkeys(("d", "dh"), "D"),
    **dict.fromkeys(("z", "zh"), "Z"),
    "r": "R",
    **dict.fromkeys(("sh", "sch"), "X"),
    **dict.fromkeys(("tion", "sion", "cion"), "XN"),
    "l": "L",
    "m": "M",
    "n": "N",
    "x": "KS",
}
_DOUBLED = re.compile(r"(.)\1+")
_URDU_WORD = re.compile(r"[\u0620-\u06d3]+")


def latin_skeleton(word: str) -> str:
    """Return the consonants of a word in Latin letters, one capital per class of sounds, without h, v, w and y."""
    pieces = _LATIN_PAIRS.findall(_SOFT_C.sub("s", word.lower()))
    return _DOUBLED.sub(r"\1", "".join(_LATIN.get(piece, "") for piece in pieces))


def urdu_skeletons(text: str) -> frozenset[str]:
    """Return the consonant skeletons of the words of an Urdu text, and of each two neighbouring words together."""
    words = ["".join(_URDU.get(letter, "") for letter in word) for word in _URDU_WORD.findall(fold(text))]
    pairs = [first + second for first, second in pairwise(words)]
    return frozenset(_DOUBLED.sub(r"\1", word) for word in (*words, *pairs) if word)


@lru_cache(maxsize=8192)
def name_skeletons(word: str) -> frozenset[str]:
    """Return the consonant skeletons of an English word in small letters, and of the name that it may be a form of."""
    bare = word.removesuffix("'s")
    hard = _HARD_V.sub("f", bare)
    forms = (bare, hard, bare.removesuffix("s"), bare.removesuffix("i"), bare.removesuffix("an"))
    return frozenset(map(latin_skeleton, forms))


def is_named(word: str, skeletons: frozenset[str], least: int) -> bool:
    """Whether an English word, or its singular, is likely a name in an Urdu text: their consonants are equal.

    Args:
        word: In Latin letters.
        skeletons: Of the Urdu.
        least: Consonants that it must have: short skeletons are met by chance.
    """
    return any(len(skeleton) >= least and skeleton in skeletons for skeleton in name_skeletons(word))
