"""Finds the words, signs and digits of an English text that may belong to a number."""

import re
from fractions import Fraction

from translator_gui.text.folding import fold
from translator_gui.text.quantities import english_tables as english
from translator_gui.text.quantities.quantity import LONGEST_NUMBER, Number, decimal_number
from translator_gui.text.quantities.token_stream import (
    SIGNS,
    Token,
    TokenRole,
    TokenStream,
    find_words,
    in_order,
    word_table,
)

_GROUPED = r"(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d\d)+,\d{3})(?!,?\d)(?:\.\d+)?"
_PLAIN = r"\d+(?:\.\d+(?!\.?\d))?"
_SUFFIX = r"(?:['’]?s|st|nd|rd|th|[kK]|[mM]n?|[bB]n?|tn|am|pm|pc|km|kg|cm|mm|mg|ft|cr)"
_HOURS_MINUTES = r"(?<![\d.:])(?:[01]?\d|2[0-4])"
_CODES = "(?:Rs|PKR|USD|INR)"
"""Of currencies, which may be glued to the amount."""
_AFTER_CODE = "(?<=Rs)|(?<=PKR)|(?<=USD)|(?<=INR)"
_TOKEN = re.compile(
    rf"""
    (?P<words>(?:[A-Za-z]++(?!\d|-\d|://|\.(?<=www\.)|\.[A-Za-z](?![A-Za-z])|['’]clock)[\s,]*+)++)
  | (?P<link>(?:https?://|www\.)\S+|\\u[\da-f]{{4}})
  | (?P<hours>(?<![\d.,:/-])(?:[01]\d|2[0-3])[0-5]\d(?=\s(?:GMT|UTC|hours|hrs)\b))
  | (?P<time>{_HOURS_MINUTES}[:.][0-5]\d(?=\s?[ap]\.?m\b)|{_HOURS_MINUTES}:[0-5]\d(?::[0-5]\d)?(?![\d:]))
  | (?P<date>(?<![\d.,/-])(?:\d\d?(?P<by>[./-])\d\d?(?P=by)\d{{4}}|\d{{4}}-\d\d-\d\d)(?![\d/-]))
  | (?P<dotted>(?<![A-Za-z.])(?:[aApP]\.[mM]|[bB]\.[cC](?:\.[eE])?|A\.[DH]|C\.E)(?![A-Za-z])\.?)
  | (?P<pair>(?<![\d/.,])(?:24/7|9/11)(?![\d/]))
  | (?P<mixed>(?<![\d.,/])\d{{1,3}}\ [1-9]/[2-9](?![\d/]))
  | (?P<code>(?<![A-Za-z])(?!{_CODES}\d)(?:[A-Za-z]+|[A-Z][A-Za-z]*-)\d[A-Za-z\d]*|\d+(?:\.\d+){{2,}})
  | (?P<measured>(?<![A-Za-z\d.,])(?:{_GROUPED}|\d+\.\d+)(?=[A-Za-z])(?!{_SUFFIX}(?![A-Za-z\d])))
  | (?P<digits>(?:(?<![A-Za-z\d])|{_AFTER_CODE})(?:{_GROUPED}|{_PLAIN}))(?P<suffix>{_SUFFIX}?(?![A-Za-z\d]))
  | (?P<glued>\d+[A-Za-z][A-Za-z\d]*)
  | (?P<clock>[Oo]['’]clock)
  | (?P<others>[A-Za-z]+)
  | (?P<sign>[$£€¥₹₨%½¼¾])
    """,
    re.VERBOSE,
)
_SEARCHED = re.compile(r"[A-Za-z]+|[\d½¼¾]")
_CURRENCY_WORD = re.compile(r"[A-Za-z]+|[$£€¥₹₨]")
_HYPHENS = frozenset({"-", "\N{HYPHEN}", "\N{NON-BREAKING HYPHEN}", "+", "+ "})
_HOUR, _NOON = 60, 720
_ROLES = {
    "suffix": TokenRole.DIGITS,
    "measured": TokenRole.DIGITS,
    "mixed": TokenRole.DIGITS,
    "time": TokenRole.TIME,
    "hours": TokenRole.TIME,
    "clock": TokenRole.O_CLOCK,
    "date": TokenRole.DATE,
    "code": TokenRole.CODE,
    "glued": TokenRole.CODE,
    "pair": TokenRole.CODE,
}
_LONGEST_ABBREVIATION = 3
_MAY_BE_WORDS = english.UNSURE_MONTHS
"""Without their capital they are no month: march, may."""
_Role = TokenRole
_WORDS = word_table(
    (_Role.OTHER, english.OTHER_NUMBERS),
    (_Role.UNIT, english.UNITS.keys()),
    (_Role.CURRENCY, english.CURRENCIES.keys()),
    (_Role.PERCENT, (*english.PERCENT, "per")),
    (_Role.ERA, english.ERAS_AFTER.keys()),
    (_Role.DECADE, english.DECADES),
    (_Role.ORDINAL, english.ORDINALS),
    (_Role.SCALE, english.SCALES),
    (_Role.SMALL, english.SMALL_NUMBERS),
    (_Role.ARTICLE, {"a": 1, "an": 1}),
    (_Role.AND, ("and",)),
    (_Role.POINT, ("point",)),
    (_Role.HALF, {"half": Fraction(1, 2)}),
    (_Role.CENTURY, ("century", "centuries")),
    (_Role.PART_OF_DAY, {"am": 0, "pm": _NOON}),
    (_Role.PAST, {"past": 1, "to": -1}),
    (_Role.NOON, {"noon": _NOON, "midnight": 0}),
)
_CAPITALS = word_table(
    (_Role.HIJRI_MONTH, {name: value for name, value in english.HIJRI_MONTHS.items() if name.isalpha()}),
    (_Role.MONTH, english.MONTHS),
    (_Role.WEEKDAY, english.WEEKDAYS),
)
_KNOWN: dict[str, tuple[TokenRole, Number, str]] = {
    **{
        written: (role, value, word)
        for word, (role, value) in _WORDS.items()
        for written in (word, word.capitalize(), word.upper())
    },
    **{word: (_Role.OTHER, value, word) for word, value in english.ROMAN.items()},
    **{
        written: (role, value, word)
        for word, (role, value) in _CAPITALS.items()
        for written in (word, word.upper(), word.lower())
        if written == word or (len(word) > _LONGEST_ABBREVIATION and (written.isupper() or word not in _MAY_BE_WORDS))
    },
}
_MEANINGFUL = frozenset({
    _Role.SMALL, _Role.SCALE, _Role.ORDINAL, _Role.OTHER, _Role.DECADE, _Role.HALF, _Role.NOON, _Role.MONTH,
    _Role.HIJRI_MONTH, _Role.WEEKDAY,
})  # fmt: skip
_LETTERS = frozenset({"words", "others"})
_ALONE = frozenset(
    written for written, (role, _value, word) in _KNOWN.items() if role in _MEANINGFUL or word in english.LONG_TIMES
) | frozenset("0123456789½¼¾")
"""Without one of these a text has no quantity."""


def english_tokens(text: str) -> TokenStream | None:
    """Return the tokens of an English text without inline tags; None if it surely has no quantity."""
    words = set(_SEARCHED.findall(text))
    if _ALONE.isdisjoint(words):
        return None
    key = text
    if not text.isascii():
        # The digits of other scripts, if nothing else changes its place.
        folded = fold(text)
        key = folded if len(folded) == len(text) else text
    return TokenStream(key, in_order(_tokens(key, words & _KNOWN.keys())), _HYPHENS)


def find_english_currencies(text: str) -> set[str]:
    """Return the currencies that an English text names or shows the sign of, with or without an amount."""
    words = (match.group().lower() for match in _CURRENCY_WORD.finditer(text))
    return {english.CURRENCIES[word] for word in words if word in english.CURRENCIES}


def _tokens(key: str, words: set[str]) -> list[Token]:
    tokens = [_token_without_letters(match) for match in _TOKEN.finditer(key) if match.lastgroup not in _LETTERS]
    found = [token for token in tokens if token is not None]
    for start, end, written in find_words(key, words):
        role, value, word = _KNOWN[written]
        if word == "per":
            if not key.startswith(" cent", end):
                continue
            end += len(" cent")  # noqa: PLW2901
        found.append(Token(role, value, start, end, word))
    return found


def _token_without_letters(match: re.Match[str]) -> Token | None:
    (start, end), word, kind, suffix = match.span(), match.group(), match.lastgroup, ""
    role, value = _ROLES.get(kind or "", _Role.NONE), 0
    if kind == "sign":
        role, value = SIGNS[word]
    elif kind == "dotted":
        word = word.lower().replace(".", "")
        role, value = _WORDS[word]
    elif kind == "time":
        hours, minutes = re.split("[:.]", word)[:2]
        value = int(hours) * _HOUR + int(minutes)
    elif kind == "hours":
        value = int(word[:2]) * _HOUR + int(word[2:])
    elif kind == "mixed":
        integer, share = word.split(" ")
        value = int(integer) + Fraction(int(share[0]), int(share[2]))
    elif kind in {"suffix", "measured"}:
        word, suffix = match["digits"] or word, match["suffix"] or ""
        digits = word.replace(",", "")
        if len(digits) > LONGEST_NUMBER:
            return None
        value = decimal_number(digits)
    return Token(role, value, start, end, word, suffix)
