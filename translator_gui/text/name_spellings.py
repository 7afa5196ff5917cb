"""Which English words of a translation spell which Urdu names, told by their consonants; and slips among them."""

import re
from calendar import day_name, month_name
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from translator_gui.text.consonant_skeleton import name_skeletons, urdu_skeletons
from translator_gui.text.loose_key import loose_word_key
from translator_gui.text.term_index import URDU_WORD, UrduWord, urdu_word_key, urdu_words

LEAST_CONSONANTS = 3
_MOST_CHANGED = 2
"""Letters in which two spellings of a name differ at most."""
_LEAST_ASKED = 2
"""Consonants that tell the spelling of a word that somebody asks for."""
_LEAST_NEAR = 4
_CAPITALISED = re.compile(r"[A-Z](?<![\w.@/][A-Z])[a-z]{2,}(?!\w)")
"""It begins with the capital, not with what must not stand before it: twice as fast."""
_CAPITALS = (
    "This These Those There Their They Then That After Before Since Until When Where Which While With From And But For "
    "Not Now His Her Its Our You Your Who What How Why All Any Some Most Many Such Other Another Both Miss"
)
_NO_NAMES = frozenset((*month_name[1:], *day_name, *_CAPITALS.split()))
_VERBS = (
    "کرنے کرنا کرنی کرتے کرتا کرتی کریں کردیا نہیں انہیں انہوں جنہوں جنہیں درمیان دوران مطابق بہترین ضرورت ضروری "
    "دوسرے دوسری دوسرا تھیں سکتے سکتی سکتا رکھتے رکھنے رکھتا رکھتی دریافت"
)
_FREQUENT = frozenset(map(loose_word_key, _VERBS.split()))
"""Words that are too frequent to be names."""
_DEMONYMS = ("ian", "ians", "an", "ans", "ese", "ish", "ic", "ism", "ist", "s", "es")
_ADDED = (frozenset(("i", "is", "y", "ies")), frozenset(("n", "ns")))
"""Endings added to a name that ends in a consonant, and to one that ends in a."""
_DROPPED = ("", "a", "e", "o", "y", "ia")
"""What a name may end in that such an ending replaces."""


class NameWord(NamedTuple):
    """A capitalised word of an English text: a range of code points, and the word."""

    start: int
    end: int
    text: str


class SpelledName(NamedTuple):
    """An Urdu word and the English word that may spell it; exact if all their consonants are the same."""

    urdu: UrduWord
    english: NameWord
    exact: bool = True


def name_words(english: str) -> Iterator[NameWord]:
    """Yield the words of an English text with a capital, but for months, days and frequent words; some are names."""
    for found in _CAPITALISED.finditer(english):
        if found.group() not in _NO_NAMES:
            yield NameWord(found.start(), found.end(), found.group())


@lru_cache(maxsize=2048)
def spelled_names(urdu: str, english: str) -> tuple[SpelledName, ...]:
    """Return the Urdu words of a sentence with the capitalised words of its English that may spell them.

    They have the same three consonants or more; or all but one, if nothing else has the same.
    """
    names = [(name, name_skeletons(name.text.lower())) for name in name_words(english)]
    if not names:
        return ()
    signs = frozenset().union(*[_signs_of_name(name.text.lower()) for name, _skeletons in names])
    # Most sentences have no word that spells one of these: their other words are not worth a look.
    like_names = {word for word in set(URDU_WORD.findall(urdu)) if not signs.isdisjoint(_signs_of_word(word))}
    if not like_names:
        return ()
    words = [
        (UrduWord(*match.span(), key), _skeleton(key))
        for match in URDU_WORD.finditer(urdu)
        if match.group() in like_names and (key := urdu_word_key(match.group()))
    ]
    exact = [SpelledName(word, name) for word, skeleton in words for name, of_name in names if skeleton in of_name]
    spelled, written = {pair.english for pair in exact}, {pair.urdu.key for pair in exact}
    near = [
        SpelledName(word, name, exact=False)
        for word, skeleton in words
        if word.key not in written
        for name, of_name in names
        if name not in spelled
        and len(name.text) > _LEAST_NEAR
        and any(Levenshtein.distance(skeleton, one, score_cutoff=1) <= 1 for one in of_name)
    ]
    return (*exact, *near)


@lru_cache(maxsize=32_768)
def _signs_of_word(word: str) -> frozenset[str]:
    """Return the signs of an Urdu word's consonants; none if it is no name."""
    return _signs(_skeleton(urdu_word_key(word)))


@lru_cache(maxsize=8192)
def _signs_of_name(word: str) -> frozenset[str]:
    """Return the signs of the consonants of an English word in small letters."""
    return frozenset().union(*map(_signs, name_skeletons(word)))


def _signs(skeleton: str) -> frozenset[str]:
    """Return some consonants and what is left of them without one: of those that differ in one at most, some are equal.

    Others may share signs as well.
    """
    return frozenset([skeleton] + [skeleton[:at] + skeleton[at + 1 :] for at in range(len(skeleton))]) - {""}


def may_be_name(key: str) -> bool:
    """Whether an Urdu word, given as loose key, has enough consonants to be recognised as a name."""
    return bool(_skeleton(key))


@lru_cache(maxsize=32_768)
def _skeleton(key: str) -> str:
    """Return the consonants of an Urdu word; empty if it has too few or is no name."""
    found = _consonants(key)
    return found if len(found) >= LEAST_CONSONANTS and key not in _FREQUENT else ""


def _consonants(key: str) -> str:
    """Return the consonants of an Urdu word; empty if it is several ones around Latin letters or digits: دس2ہزار."""
    found = urdu_skeletons(key)
    return next(iter(found)) if len(found) == 1 else ""


class SpelledPhrase(NamedTuple):
    """A name of one or several words in an Urdu text (a range of code points), and its English."""

    start: int
    end: int
    english: str


def spelled_phrases(urdu: str, english: str) -> list[SpelledPhrase]:
    """Return the names of a sentence with their English: neighbouring words that spell neighbouring words.

    One word at least has three consonants; those beside it need only the same ones: ناصر خان جنجوعہ.
    """
    words, names = urdu_words(urdu), list(name_words(english))
    at_urdu = {word.start: place for place, word in enumerate(words)}
    at_english = {name.start: place for place, name in enumerate(names)}
    found: dict[int, SpelledPhrase] = {}
    for pair in spelled_names(urdu, english):
        if not pair.exact:
            continue
        first = last = at_urdu[pair.urdu.start]
        begin = end = at_english[pair.english.start]
        while first and begin and _continue(words[first - 1], names[begin - 1], names[begin], english):
            first, begin = first - 1, begin - 1
        while last + 1 < len(words) and end + 1 < len(names):
            if not _continue(words[last + 1], names[end + 1], names[end], english):
                break
            last, end = last + 1, end + 1
        phrase = SpelledPhrase(words[first].start, words[last].end, english[names[begin].start : names[end].end])
        if len(phrase.english) > len(found.get(phrase.start, phrase._replace(english="")).english):
            found[phrase.start] = phrase
    return list(found.values())


def _continue(word: UrduWord, name: NameWord, beside: NameWord, english: str) -> bool:
    """Whether a word and a capitalised word beside a name continue it."""
    between = english[min(name.end, beside.end) : max(name.start, beside.start)]
    skeleton = _consonants(word.key)
    return between in {" ", "-"} and bool(skeleton) and skeleton in name_skeletons(name.text.lower())


def spelling_of(urdu: str, english: str) -> str:
    """Return the capitalised word of an English sentence that spells an Urdu word by two consonants; else empty."""
    skeleton = _consonants(loose_word_key(urdu))
    if len(skeleton) < _LEAST_ASKED:
        return ""
    found = (name.text for name in name_words(english) if skeleton in name_skeletons(name.text.lower()))
    return next(found, "")


def is_slip(one: str, other: str, *, exact: bool = True) -> bool:
    """Whether two English words are different spellings of one name, rather than forms such as Pakistan, Pakistani.

    Args:
        one: A word.
        other: Another one.
        exact: Whether both have the consonants of the Urdu; else one letter may differ at most.
    """
    most = _MOST_CHANGED if exact else 1
    if not 0 < Levenshtein.distance(one, other, score_cutoff=most) <= most:
        return False
    if is_form(other, one) or is_form(one, other):
        return False
    return _bases(one.lower()).isdisjoint(_bases(other.lower()))


def _bases(word: str) -> frozenset[str]:
    """Return what a word may be made of by a short ending: Pakistan of Pakistani and Pakistans."""
    return frozenset(word.removesuffix(ending) for ending in ("i", "is", "s") if word.endswith(ending))


def is_form(word: str, name: str) -> bool:
    """Whether a word is made of a name: Pakistani, Americans, Germany, Somali."""
    word, name = word.lower(), name.lower()
    if word.startswith(name) and word[len(name) :] in _ADDED[name[-1] == "a"]:
        return True
    if word == name.removesuffix("a"):
        return name.endswith(("ia", "ica"))
    if name.endswith("ina") and word == f"{name[:-1]}e":
        return True  # Argentine
    return any(
        word.removesuffix(ending) + dropped == name
        for ending in _DEMONYMS
        if word.endswith(ending) and len(word) - len(ending) >= LEAST_CONSONANTS and not word.endswith("ss")
        for dropped in _DROPPED
    )
