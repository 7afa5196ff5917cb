"""Finds the words, signs and digits of an Urdu text that may belong to a number."""

import re

from translator_gui.text.quantities import urdu_tables as urdu
from translator_gui.text.quantities.quantity import LONGEST_NUMBER, decimal_number
from translator_gui.text.quantities.token_stream import (
    SIGNS,
    Token,
    TokenRole,
    TokenStream,
    find_words,
    in_order,
    word_table,
)

_LETTERS = r"\u0621-\u063a\u0641-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff"
_GROUPED = r"(?:\d{1,3}(?:[,،]\d{3})+|\d{1,2}(?:[,،]\d\d)+[,،]\d{3})(?![\d,،]\d)(?:\.\d+)?"
_PLAIN = r"\d+(?:[.۔]\d+(?![.۔]\d))?"
_TOKEN = re.compile(
    rf"""
    (?P<words>[{_LETTERS}\s]+)
  | (?P<link>(?:https?://|www\.)\S+|\\u[\da-f]{{4}})
  | (?P<time>(?<![\d.:])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:]))
  | (?P<date>(?<![\d.,/-])(?:\d\d?(?P<by>[./-])\d\d?(?P=by)\d{{4}}|\d{{4}}-\d\d-\d\d)(?![\d/-]))
  | (?P<pair>(?<![\d/.,])(?:24/7|9/11|11/9)(?![\d/]))
  | (?P<code>(?:[A-Za-z]+-?\d+|\d+[A-Za-z]+)[A-Za-z\d]*|\d+(?:\.\d+){{2,}})
  | (?P<digits>{_GROUPED}|{_PLAIN})
  | (?P<sign>[$£€¥₹₨%½¼¾])
    """,
    re.VERBOSE,
)
_SEARCHED = re.compile(rf"[{_LETTERS}]+|[\d½¼¾]")
_CURRENCY_WORD = re.compile(rf"[{_LETTERS}]+|[$£€¥₹₨]")
_DIGITS = str.maketrans({",": None, "،": None, "۔": "."})
_HOUR = 60
_ROLES = {
    "digits": TokenRole.DIGITS,
    "time": TokenRole.TIME,
    "date": TokenRole.DATE,
    "code": TokenRole.CODE,
    "pair": TokenRole.CODE,
}
_Role = TokenRole
_WORDS = word_table(
    (_Role.UNIT, urdu.UNITS.keys()),
    (_Role.HIJRI_MONTH, urdu.HIJRI_MONTHS),
    (_Role.MONTH, urdu.MONTHS),
    (_Role.WEEKDAY, urdu.WEEKDAYS),
    (_Role.ORDINAL, urdu.ORDINALS),
    (_Role.SHARE, urdu.SHARES),
    (_Role.CURRENCY, urdu.CURRENCIES.keys()),
    (_Role.ADJECTIVE, urdu.CURRENCY_ADJECTIVES),
    (_Role.PERCENT, urdu.PERCENT),
    (_Role.ERA, urdu.ERAS.keys()),
    (_Role.YEAR_BEFORE, urdu.YEAR_BEFORE),
    (_Role.CENTURY, (urdu.CENTURY,)),
    (_Role.DECADE, (urdu.DECADE,)),
    (_Role.POINT, (urdu.POINT,)),
    (_Role.NONE, urdu.NO_NUMBERS),
    (_Role.OF, urdu.OF),
    (_Role.O_CLOCK, urdu.O_CLOCK),
    (_Role.STRUCK, (urdu.STRUCK, urdu.STRUCK_AND)),
    (_Role.PART_OF_DAY, (*urdu.MORNING, *urdu.AFTERNOON, urdu.NIGHT)),
    (_Role.ORDINAL_SUFFIX, urdu.ORDINAL_SUFFIXES),
    (_Role.QUARTER, urdu.QUARTERS),
    (_Role.MIXED, urdu.MIXED_NUMBERS),
    (_Role.SCALE, urdu.SCALES),
    (_Role.SMALL, urdu.SMALL_NUMBERS),
)
_MEANINGFUL = frozenset({
    _Role.SMALL, _Role.SCALE, _Role.QUARTER, _Role.MIXED, _Role.ORDINAL, _Role.SHARE, _Role.MONTH, _Role.HIJRI_MONTH,
    _Role.WEEKDAY,
})  # fmt: skip
_PHRASES: dict[str, list[str]] = {}
"""Phrases of two or more words by their first word."""
for _phrase in _WORDS:
    if " " in _phrase:
        _PHRASES.setdefault(_phrase.split(" ", 1)[0], []).append(_phrase)
_KNOWN = frozenset(word for word in _WORDS if " " not in word) | _PHRASES.keys()
_ALONE = (
    frozenset(word for phrase, (role, _value) in _WORDS.items() if role in _MEANINGFUL for word in phrase.split()[:1])
    | frozenset("0123456789½¼¾")
    | {urdu.SECOND}
)  # fmt: skip
"""Without one of these a text has no quantity."""


def urdu_tokens(key: str) -> TokenStream | None:
    """Return the tokens of the key of an Urdu text; None if it surely has no quantity."""
    words = set(_SEARCHED.findall(key))
    return None if _ALONE.isdisjoint(words) else TokenStream(key, in_order(_tokens(key, words & _KNOWN)))


def find_urdu_currencies(text: str) -> set[str]:
    """Return the currencies that an Urdu text names or shows the sign of, with or without an amount."""
    words = (match.group() for match in _CURRENCY_WORD.finditer(urdu.urdu_key(text)))
    return {urdu.CURRENCIES[word] for word in words if word in urdu.CURRENCIES}


def _tokens(key: str, words: set[str]) -> list[Token]:
    tokens = [_token_without_letters(match) for match in _TOKEN.finditer(key) if match.lastgroup != "words"]
    found = [token for token in tokens if token is not None]
    for start, end, word in find_words(key, words):
        for phrase in _PHRASES.get(word, ()):
            after = start + len(phrase)
            if key.startswith(phrase, start) and not key[after : after + 1].isalpha():
                found.append(Token(*_WORDS[phrase], start, after, phrase))
        if word in _WORDS:
            found.append(Token(*_WORDS[word], start, end, word))
    return found


def _token_without_letters(match: re.Match[str]) -> Token | None:
    (start, end), word, kind = match.span(), match.group(), match.lastgroup
    role, value = _ROLES.get(kind or "", _Role.NONE), 0
    if kind == "sign":
        role, value = SIGNS[word]
    elif kind == "time":
        hours, minutes = word.split(":")[:2]
        value = int(hours) * _HOUR + int(minutes)
    elif kind == "digits":
        digits = word.translate(_DIGITS)
        if len(digits) > LONGEST_NUMBER:
            return None
        value = decimal_number(digits)
    return Token(role, value, start, end, word)
