r"""Acronyms with stops, which are one word: پی۔ایچ۔ڈی, U.S.A.

In Urdu an acronym is a chain of names of Latin letters, or of single letters (initials: ن۔م), with a stop and no space
between them; a degree may end in another word (ایم۔فل). In Latin letters any words that a stop joins are one, as in
Word.
"""

from itertools import groupby

from translator_gui.model.lazy_pattern import lazy_pattern

LETTER_NAMES = "اے بی سی ڈی ای ایف جی ایچ آئی جے کے ایل ایم این او پی کیو آر ایس ٹی یو وی ڈبلیو ایکس وائی زیڈ زی"
_DEGREE_ENDINGS = "ایڈ فل کام لٹ ٹیک فارم"
_TYPED = {"ی": "[یيى]", "ک": "[کك]", "ئ": "[ئی]"}
"""The letters of another keyboard, and of search keys."""
_STOP = "[۔.]"
_SINGLE = r"[^\W\d_]"


def _any_of(words: str) -> str:
    return "|".join("".join(_TYPED.get(letter, letter) for letter in word) for word in words.split())


_BY_LENGTH = [" ".join(words) for _, words in groupby(sorted(LETTER_NAMES.split(), key=len), len)]
PARTS_BEFORE = tuple(rf"(?<!\w)(?:{part}){_STOP}" for part in (_SINGLE, *map(_any_of, _BY_LENGTH)))
"""Regular expressions of the part of an acronym before another part, of one length each, with the stop."""
PART_AFTER = rf"{_STOP}(?:{_any_of(f'{LETTER_NAMES} {_DEGREE_ENDINGS}')}|{_SINGLE})(?!\w)"
"""Regular expression of the part of an acronym after another part, with the stop before it."""
JOINT = rf"(?={PART_AFTER}){_STOP}(?:{'|'.join(f'(?<={part})' for part in PARTS_BEFORE)})"
"""Regular expression of a stop between two parts of an acronym."""
_PARTS = rf"(?:{_any_of(LETTER_NAMES)}|{_SINGLE})"
_ACRONYM = lazy_pattern(rf"(?<!\w){_PARTS}(?:{PART_AFTER})+(?:(?<=\.[A-Za-z])\.)?")
_PART = lazy_pattern(rf"{_any_of(f'{LETTER_NAMES} {_DEGREE_ENDINGS}')}|{_SINGLE}")


def is_acronym_part(word: str) -> bool:
    """Whether a word may be a part of an acronym with stops: the name of a letter, or a letter."""
    return _PART.fullmatch(word) is not None


def acronym_around(text: str, offset: int) -> tuple[int, int] | None:
    """Return the range of the acronym with stops that an offset of a text is in or begins; None if there is none."""
    found = (match.span() for match in _ACRONYM.finditer(text))
    return next(((start, end) for start, end in found if start <= offset < end), None)


def splits_acronym(text: str, offset: int) -> bool:
    """Whether an offset of a text is between two parts of an acronym with stops."""
    found = acronym_around(text, offset)
    return found is not None and found[0] < offset
