r"""Loose keys: one key for the spellings of Urdu that readers take for the same word and writers do not agree on.

On top of the small search key (`search_key`): ہ = ھ, ے inside a word = ی, ء and spaces (ZWNJ is one) are dropped, Urdu
punctuation equals the Latin. بےوقوف, بے وقوف and بیوقوف have one key. It is for search, memory, names and glosses,
never for checks: it merges سکہ (coin) with سکھ (Sikh).

A key without spaces does not say where words end, so what is found in it may begin or end inside a word; see
`LooseKeyMap.is_whole`. A search looks for `loose_pattern` in search keys instead, which takes the spaces into account.
"""

import re
from collections.abc import Sequence

from translator_gui.text.search_key import SMALL, SearchKeyMap, small_key

_HAMZA = "ء"
_VARIANTS = ("ہھ", ".۔", ",،", "?؟", ";؛")
"""Characters of search keys that are the same; the first one stands in the loose key."""
_FINAL_YE, _YE = "ے", "ی"
_EITHER_YE = _FINAL_YE + _YE
_CLASSES = {letter: f"[{same}]" for same in (*_VARIANTS, _EITHER_YE) for letter in same}
_YE_INSIDE = re.compile(rf"{_FINAL_YE}(?=[ {_HAMZA}]*\w)")
_DROPPED = re.compile(rf"[ {_HAMZA}]")
_ENDINGS = "وں|یں|یاں|ی|ے|ا|ات"
"""Of nouns and adjectives, which follow on a word that is searched for; after three letters, or any word has one."""
_HAMZAS = f"{_HAMZA}*"
_GAP = f"[ {_HAMZA}]*"
_SPACE = f"{_HAMZAS} {_GAP}"


def _with_equal_letters(key: str) -> str:
    """Replace letters of a search key by those of the loose key; no letter is added or lost."""
    for same in _VARIANTS:
        key = key.replace(same[1], same[0])
    return _YE_INSIDE.sub(_YE, key)


def loose_key(text: str) -> str:
    """Return the loose key of a text: in lower case, without spaces. The key of a key is the key itself."""
    return _DROPPED.sub("", _with_equal_letters(small_key(text)))


def loose_word_key(word: str) -> str:
    """Return the loose key of a word, name or term: letters and digits alone, so that پی۔ایچ۔ڈی equals پی ایچ ڈی."""
    return loose_key("".join(filter(str.isalnum, small_key(word))))


class LooseKeyMap(SearchKeyMap):
    """The loose key of a text, with offsets in the key mapped back to the text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._small, offsets = SMALL.key_with_map(text)
        letters = _with_equal_letters(self._small)
        self._places = [at for at, letter in enumerate(letters) if not _DROPPED.match(letter)]
        self._places.append(len(letters))
        self._offsets = [offsets[place] for place in self._places]
        self.key = "".join([letters[place] for place in self._places[:-1]])

    def is_whole(self, start: int, end: int) -> bool:
        """Whether a range of the loose key begins and ends where words of the text do, or beside punctuation."""
        first, last = self._places[start], self._places[end - 1]
        before = self._small[:first].rstrip(_HAMZA)[-1:] if self._small[first].isalnum() else ""
        after = self._small[last + 1 :].lstrip(_HAMZA)[:1] if self._small[last].isalnum() else ""
        return not before.isalnum() and not after.isalnum()


def loose_pattern(key: str, before: Sequence[str] = (), after: str = "") -> str:
    r"""Convert a search key to a regular expression that finds its loose spellings in other search keys.

    A match has spaces where the key has them and may be a part of a word, as in any search. If it has a space more or
    less (آج کل, آجکل), it is whole words but for a case ending: کام is not found in کا مسئلہ. ے and ی are the same only
    inside a word, be it in the key or in the text, so that کے does not find کی.

    Args:
        key: With or without capitals (see `search_key`).
        before: Regular expressions of what must not stand before a match.
        after: Regular expression of what must follow it.

    Returns:
        The regular expression, of the module `re`; empty if the key has only spaces and ء.
    """
    words = key.replace(_HAMZA, "").split(" ")
    letters = "".join(words)
    if not letters:
        return ""
    spaced = [at == len(word) - 1 for word in words for at in range(len(word))]
    spaced[-1] = False
    first = _letter(letters[0])
    looks = "".join(f"(?<!{one}{first})" for one in before)
    begin = rf"(?<!\w{first})" if letters[0].isalnum() else ""
    end = rf"(?=(?:(?<=\w\w\w)(?:{_ENDINGS}))?(?!\w))" if letters[-1].isalnum() else ""
    # It begins with a letter, which `re` looks for fastest.
    as_typed, joined_or_parted = _rest(letters, spaced, optional=False), _rest(letters, spaced, optional=True)
    return f"{first}{looks}(?:{as_typed}{_HAMZAS}|{begin}{joined_or_parted}{_HAMZAS}{end}){after}"


def common_letter(key: str) -> str:
    """Return a letter of a search key that all its loose spellings have; empty if there is none."""
    return next((letter for letter in key if letter not in _CLASSES and not _DROPPED.match(letter)), "")


def _rest(letters: str, spaced: Sequence[bool], *, optional: bool) -> str:
    """Return the regular expression of a loose match after its first letter.

    Args:
        letters: Of the key, without spaces.
        spaced: For each of them, whether a space follows.
        optional: Whether there may be spaces elsewhere, and none there.
    """
    pieces: list[str] = []
    for letter, following, space in zip(letters, (*letters[1:], ""), spaced, strict=True):
        inside = following.isalnum()
        if letter in _EITHER_YE:
            joined = rf"|(?={_HAMZAS}\w)" if optional or not space else ""
            pieces.append(f"(?:(?<={letter}){joined})" if inside and space else "" if inside else f"(?<={letter})")
        if following:
            pieces.append(_GAP if optional or not (inside and letter.isalnum()) else _SPACE if space else _HAMZAS)
            pieces.append(_letter(following))
    return "".join(pieces)


def _letter(letter: str) -> str:
    return _CLASSES.get(letter) or re.escape(letter)
