"""Finds the numbers, dates, times and amounts of money in an English text."""

import re
from collections.abc import Iterator
from enum import Enum, auto
from fractions import Fraction
from typing import NamedTuple

from translator_gui.model.inline_tag import has_tags
from translator_gui.text.folding import fold
from translator_gui.text.quantities import english_tables as english
from translator_gui.text.quantities.combining import QuantityGrammar, ScaledQuantity, combine, numeric_date
from translator_gui.text.quantities.quantity import (
    LARGEST,
    LONGEST_NUMBER,
    Calendar,
    Certainty,
    Number,
    Quantity,
    QuantityKind,
    decimal_number,
    whole,
)
from translator_gui.text.untagged_text import UntaggedText


class _Role(Enum):
    DIGITS = auto()
    SMALL = auto()
    SCALE = auto()
    ORDINAL = auto()
    OTHER = auto()
    ARTICLE = auto()
    AND = auto()
    POINT = auto()
    HALF = auto()
    DECADE = auto()
    MONTH = auto()
    WEEKDAY = auto()
    CURRENCY = auto()
    PERCENT = auto()
    UNIT = auto()
    ERA = auto()
    CENTURY = auto()
    HALF_OF_DAY = auto()
    O_CLOCK = auto()
    PAST = auto()
    TIME = auto()
    DATE = auto()
    CODE = auto()
    NOON = auto()


class _Token(NamedTuple):
    role: _Role
    value: Number
    start: int
    end: int
    word: str
    suffix: str = ""


class _Cardinal(NamedTuple):
    value: Number
    after: int
    certainty: Certainty
    scale: int = 0
    ordinal: bool = False


_TOKEN = re.compile(
    r"""
    (?P<word>[A-Za-z]++(?!\d|-\d|://|\.(?<=www\.)|\.[A-Za-z](?![A-Za-z])|['’]clock))
  | (?P<link>(?:https?://|www\.)\S+|\\u[\da-f]{4})
  | (?P<time>(?<![\d.:])(?:[01]?\d|2[0-4])[:.][0-5]\d(?=\s?[ap]\.?m\b)|(?<![\d.:])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:]))
  | (?P<date>(?<![\d.,/-])(?:\d\d?(?P<by>[./-])\d\d?(?P=by)\d{4}|\d{4}-\d\d-\d\d)(?![\d/-]))
  | (?P<dotted>(?<![A-Za-z.])(?:[aApP]\.[mM]|[bB]\.[cC](?:\.[eE])?|A\.[DH]|C\.E)(?![A-Za-z])\.?)
  | (?P<pair>(?<![\d/.,])(?:24/7|9/11)(?![\d/]))
  | (?P<code>(?<![A-Za-z])(?:[A-Za-z]+|[A-Z][A-Za-z]*-)\d[A-Za-z\d]*|\d+(?:\.\d+){2,})
  | (?P<digits>(?<![A-Za-z\d])(?:(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d\d)+,\d{3})(?!,?\d)(?:\.\d+)?|\d+(?:\.\d+(?!\.?\d))?))
    (?P<suffix>(?:['’]?s|st|nd|rd|th|[kK]|[mM]n?|[bB]n?|tn|am|pm|km|kg|cm|mm|mg|ft|cr)?(?![A-Za-z\d]))
  | (?P<glued>\d+[A-Za-z][A-Za-z\d]*)
  | (?P<clock>[Oo]['’]clock)
  | (?P<other>[A-Za-z]+)
  | (?P<sign>[$£€¥₹₨%½¼¾])
    """,
    re.VERBOSE,
)
_SEARCHED = re.compile(r"[A-Za-z]+|[\d½¼¾]")
_THOUSANDS = re.compile(r"\d{1,3}\.\d{3}")
"""A decimal, or thousands grouped as in German."""
_CURRENCY_WORD = re.compile(r"[A-Za-z]+|[$£€¥₹₨]")
_MONEY_SIGNS = "$£€¥₹₨"
_SIGNS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
_GRAMMAR = QuantityGrammar(
    to=re.compile(r"\s(?:to|through|until|till)\s"),
    listed=re.compile(r"\s?,\s?|\s?,?\s?(?:and|or)\s"),
    in_date=re.compile(r"\s?,?\s?|\s(?:of)\s|\sof\s"),
    bare_ranges=False,
)
_FROM_SURE = 13
_FROM_SMALL = 3
_HOURS, _HOUR, _NOON = 24, 60, 720
_ORDINAL_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_YEARS_IN_WORDS = range(11, 21)
_LEAST_DECADE = 20


def _words() -> dict[str, tuple[_Role, Number]]:
    words: dict[str, tuple[_Role, Number]] = {}
    for role, names in (
        (_Role.OTHER, english.OTHER_NUMBERS),
        (_Role.UNIT, dict.fromkeys(english.UNITS, 0)),
        (_Role.CURRENCY, dict.fromkeys(english.CURRENCIES, 0)),
        (_Role.PERCENT, dict.fromkeys((*english.PERCENT, "per"), 0)),
        (_Role.ERA, dict.fromkeys(english.ERAS_AFTER, 0)),
        (_Role.DECADE, english.DECADES),
        (_Role.ORDINAL, english.ORDINALS),
        (_Role.SCALE, english.SCALES),
        (_Role.SMALL, english.SMALL_NUMBERS),
        (_Role.ARTICLE, {"a": 1, "an": 1}),
        (_Role.AND, {"and": 0}),
        (_Role.POINT, {"point": 0}),
        (_Role.HALF, {"half": Fraction(1, 2)}),
        (_Role.CENTURY, {"century": 0, "centuries": 0}),
        (_Role.O_CLOCK, {"o'clock": 0, "o’clock": 0}),
        (_Role.HALF_OF_DAY, {"am": 0, "pm": _NOON}),
        (_Role.PAST, {"past": 1, "to": -1}),
        (_Role.NOON, {"noon": _NOON, "midnight": 0}),
    ):
        words.update((word, (role, value)) for word, value in names.items())
    return words


_WORDS = _words()
_ROMAN = {
    word: value
    for value, word in enumerate(
        [
            "II",
            "III",
            "IV",
            "V",
            "VI",
            "VII",
            "VIII",
            "IX",
            "X",
            "XI",
            "XII",
            "XIII",
            "XIV",
            "XV",
            "XVI",
            "XVII",
            "XVIII",
            "XIX",
            "XX",
            "XXI",
        ],
        2,
    )
    if len(word) > 1
}
"""Of kings and wars; the other side may have an ordinal."""
_CAPITALS: dict[str, tuple[_Role, Number]] = {
    **{word: (_Role.MONTH, value) for word, value in english.MONTHS.items()},
    **{word: (_Role.WEEKDAY, value) for word, value in english.WEEKDAYS.items()},
    **{word: (_Role.MONTH, -value) for word, value in english.HIJRI_MONTHS.items() if word.isalpha()},
}
_KNOWN: dict[str, tuple[_Role, Number, str]] = {
    **{
        written: (role, value, word)
        for word, (role, value) in _WORDS.items()
        for written in (word, word.capitalize(), word.upper())
    },
    **{word: (_Role.OTHER, value, word) for word, value in _ROMAN.items()},
    **{word: (role, value, word) for word, (role, value) in _CAPITALS.items()},
    **{word.upper(): (role, value, word) for word, (role, value) in _CAPITALS.items() if len(word) > 3},  # noqa: PLR2004
}
_QUIET = frozenset({"a", "an", "and", "per", "to", "past", "am", "ad", "ah", "ce", "pc", "in"})
_ALONE = frozenset(
    word for word, (role, _value) in _WORDS.items()
    if role in {_Role.SMALL, _Role.SCALE, _Role.ORDINAL, _Role.OTHER, _Role.DECADE, _Role.HALF, _Role.NOON}
    and word not in _QUIET
) | frozenset("0123456789½¼¾") | frozenset(map(str.lower, _CAPITALS))  # fmt: skip
"""Without one of these a text has no quantity."""


def find_english_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the numbers, dates, times and amounts of money in an English text, in order. Linear in its length."""
    if has_tags(text):
        untagged = UntaggedText(text)
        offsets = [*untagged.places, len(text)]
        return tuple(quantity.moved(offsets) for quantity in find_english_quantities(untagged.text))
    if _ALONE.isdisjoint(_SEARCHED.findall(text.lower())):
        return ()
    key = text if text.isascii() else _with_plain_digits(text)
    return tuple(combine(key, _Parser(key).quantities(), _GRAMMAR))


def find_english_currencies(text: str) -> set[str]:
    """Return the currencies that an English text names or shows the sign of, with or without an amount."""
    words = (match.group().lower() for match in _CURRENCY_WORD.finditer(text))
    return {english.CURRENCIES[word] for word in words if word in english.CURRENCIES}


def _with_plain_digits(text: str) -> str:
    """Return a text with the digits of all scripts as 0–9, of the same length."""
    key = fold(text)
    return key if len(key) == len(text) else text


class _Parser:
    """Reads the tokens of one text in order."""

    def __init__(self, key: str) -> None:
        self._key = key
        self._tokens = list(_tokens(key))
        self._scale = 0

    def quantities(self) -> list[ScaledQuantity]:
        """Return the quantities of the text with the scales that their words end in."""
        tokens, found = self._tokens, list[ScaledQuantity]()
        at = 0
        while at < len(tokens):
            self._scale = 0
            quantity, at = self._next(at)
            if quantity is not None:
                found.append(ScaledQuantity(quantity, self._scale))
        return found

    def _next(self, at: int) -> tuple[Quantity | None, int]:
        token = self._tokens[at]
        role, value, start, end = token.role, token.value, token.start, token.end
        kind = QuantityKind
        quantity: Quantity | None = None
        match role:
            case _Role.DIGITS | _Role.SMALL | _Role.SCALE | _Role.ARTICLE | _Role.HALF:
                return self._number(at)
            case _Role.TIME:
                return self._time(at, at + 1, value)
            case _Role.DATE:
                quantity = numeric_date(token.word, start)
            case _Role.CODE:
                runs = [run for run in re.findall(r"\d+", token.word) if len(run) <= LONGEST_NUMBER]
                digits = tuple(map(int, runs))
                is_unsure = token.word.isalnum() or "/" in token.word
                certainty = Certainty.UNSURE if is_unsure else Certainty.DIGITS
                first = digits[0] if digits else 0
                quantity = Quantity(kind.CODE, first, start, end, certainty, token.word, pieces=digits)
            case _Role.ORDINAL:
                certainty = Certainty.SURE if value >= _FROM_SURE else Certainty.UNSURE
                return self._after_ordinal(Quantity(kind.ORDINAL, value, start, end, certainty), at + 1)
            case _Role.DECADE:
                quantity = Quantity(kind.DECADE, 1900 + value, start, end, Certainty.UNSURE, others=(value,))
            case _Role.MONTH:
                unit = Calendar.GREGORIAN if value > 0 else Calendar.HIJRI
                certainty = Certainty.UNSURE if token.word in english.UNSURE_MONTHS else Certainty.SURE
                quantity = Quantity(kind.MONTH, abs(value), start, end, certainty, unit)
            case _Role.WEEKDAY:
                certainty = Certainty.UNSURE if token.word in english.UNSURE_WEEKDAYS else Certainty.SURE
                quantity = Quantity(kind.WEEKDAY, value, start, end, certainty)
            case _Role.NOON:
                quantity = Quantity(kind.TIME, value, start, end, Certainty.UNSURE)
            case _Role.OTHER:
                if (past := self._past(at)) is not None:
                    return past
                quantity = Quantity(kind.CARDINAL, value, start, end, Certainty.UNSURE)
            case _:
                pass
        return quantity, at + 1

    def _between(self, at: int) -> str:
        """Return the text between a token and the one before it; a full stop if there is none."""
        if not 0 < at < len(self._tokens):
            return "."
        return self._key[self._tokens[at - 1].end : self._tokens[at].start]

    def _is(self, at: int, *roles: _Role, hyphen: bool = True) -> bool:
        if not 0 < at < len(self._tokens) or self._tokens[at].role not in roles:
            return False
        between = self._between(at)
        return not between or between.isspace() or (hyphen and between in {"-", "‑", "‐"})

    # Cardinals and what follows them

    def _number(self, at: int) -> tuple[Quantity | None, int]:
        tokens = self._tokens
        if (past := self._past(at)) is not None:
            return past
        cardinal = self._cardinal(at)
        if cardinal is None:
            token = tokens[at]
            if token.role is not _Role.HALF:
                return None, at + 1
            return Quantity(QuantityKind.CARDINAL, token.value, token.start, token.end, Certainty.UNSURE), at + 1
        value, after, certainty = cardinal.value, cardinal.after, cardinal.certainty
        self._scale = cardinal.scale
        first, start, end = tokens[at], tokens[at].start, tokens[after - 1].end
        kind, unit = QuantityKind.CARDINAL, ""
        suffix = tokens[after - 1].suffix
        sign = tokens[at - 1] if at and tokens[at - 1].role is _Role.CURRENCY else None
        if sign and sign.word in english.BEFORE_AMOUNT and self._between(at).strip(" .") == "":
            kind, unit, start = QuantityKind.MONEY, english.CURRENCIES[sign.word], sign.start
        if cardinal.ordinal or suffix in _ORDINAL_SUFFIXES:
            return self._after_ordinal(Quantity(QuantityKind.ORDINAL, value, start, end, certainty), after)
        if suffix in {"s", "'s", "’s"} and isinstance(value, int) and value % 10 == 0:
            return self._decade(value, start, end, certainty), after
        if suffix in {"am", "pm"} and value <= _HOURS:
            return self._time(at, after, value * _HOUR)
        if kind is QuantityKind.CARDINAL and suffix in english.UNITS:
            kind, unit = QuantityKind.MEASURE, english.UNITS[suffix]
        era = tokens[at - 1] if at and tokens[at - 1].role is _Role.ERA else None
        if era and era.word in english.ERAS_BEFORE and self._between(at).isspace():
            kind, unit, start = QuantityKind.YEAR, english.ERAS_BEFORE[era.word], era.start
        if self._is_currency(after):
            kind, unit, end = QuantityKind.MONEY, english.CURRENCIES[tokens[after].word], tokens[after].end
            after += 1
        elif self._is(after, _Role.PERCENT):
            kind, unit, end, after = QuantityKind.PERCENT, "%", tokens[after].end, after + 1
        elif (self._is(after, _Role.HALF_OF_DAY, hyphen=False) and value <= _HOURS and first.word != "I") or (
            self._is(after, _Role.O_CLOCK, hyphen=False) and value <= _HOURS
        ):
            return self._time(at, after, value * _HOUR)
        elif self._is(after, _Role.UNIT):
            kind, unit, end = QuantityKind.MEASURE, english.UNITS[tokens[after].word], tokens[after].end
            after += 1
        elif self._is(after, _Role.ERA, hyphen=False) and value < 10_000:  # noqa: PLR2004
            kind, unit, end = QuantityKind.YEAR, english.ERAS_AFTER[tokens[after].word], tokens[after].end
            after += 1
        elif self._is(after, _Role.ORDINAL, _Role.HALF, _Role.OTHER) and isinstance(value, int):
            below = english.SHARES.get(tokens[after].word, 0)
            if 0 < value < below:
                value, end, certainty, after = Fraction(value, below), tokens[after].end, Certainty.UNSURE, after + 1
        is_plain = cardinal.after == at + 1 and not cardinal.scale
        others: tuple[Number, ...] = ()
        if is_plain and (_THOUSANDS.fullmatch(first.word) or suffix in {"m", "M", "b", "B"}):
            others = (whole(value * (english.SCALE_SUFFIXES[suffix.lower()] if suffix else 1000)),)
        is_mixed = isinstance(value, Fraction) and value > 1 and certainty is Certainty.SURE
        pieces = (int(value), value % 1) if is_mixed else ()
        return Quantity(kind, value, start, end, certainty, unit, (), others, pieces), after

    def _is_currency(self, at: int) -> bool:
        """Whether a token is the currency of the amount before it."""
        if (
            at >= len(self._tokens)
            or self._tokens[at].role is not _Role.CURRENCY
            or self._tokens[at].word in _MONEY_SIGNS
        ):
            return False
        return self._is(at, _Role.CURRENCY) or self._between(at).strip() in english.CURRENCY_ADJECTIVES

    def _decade(self, value: int, start: int, end: int, certainty: Certainty) -> Quantity:
        if value < 100:  # noqa: PLR2004
            century = 1900 if value >= _LEAST_DECADE else 2000
            return Quantity(QuantityKind.DECADE, century + value, start, end, certainty, others=(value,))
        others = (value // 100 + 1,) if value % 100 == 0 else ()
        return Quantity(QuantityKind.DECADE, value, start, end, certainty, others=others)

    def _cardinal(self, at: int) -> _Cardinal | None:
        """Read a cardinal that begins at a token: 2.5 million, twenty-one, nineteen forty-seven, half a million."""
        tokens, first = self._tokens, self._tokens[at]
        total: Number = 0
        pending: Number | None = None
        last_scale, index, digits, ordinal = 0, at, False, False
        if first.role is _Role.HALF:
            scale_at = at + 2 if self._is(at + 1, _Role.ARTICLE) else at + 1
            if not self._is(scale_at, _Role.SCALE):
                return None
            pending, index = first.value, scale_at
        elif first.role is _Role.ARTICLE:
            if not self._is(at + 1, _Role.SCALE):
                return None
            pending, index = 1, at + 1
        begun = index
        while index < len(tokens):
            token = tokens[index]
            if index > begun:
                between = self._between(index).lstrip("+")
                if not (between in {"", "-", "‑", "‐"} or between.isspace()):
                    break
                if between == "" and token.role is _Role.DIGITS:
                    break
            role, value = token.role, token.value
            if role is _Role.DIGITS:
                if pending is not None or (total and not self._continues(index, last_scale)):
                    break
                pending, digits = value, True
                if token.suffix and token.suffix not in english.SCALE_SUFFIXES:
                    index += 1
                    break
                if token.suffix and self._is_scaled(index, token.suffix):
                    last_scale = english.SCALE_SUFFIXES[token.suffix.lower()]
                    total, pending, index = pending * last_scale, None, index + 1
                    break
            elif role is _Role.SMALL:
                if pending is None:
                    pending = value
                elif digits or not isinstance(pending, int):
                    break
                elif (pending % 100 == 0 and pending) or (pending % 10 == 0 and pending % 100 and 0 < value < 10):
                    pending += value
                elif pending in _YEARS_IN_WORDS and value >= 10 and total == 0:  # noqa: PLR2004
                    pending = pending * 100 + value
                else:
                    break
            elif role is _Role.SCALE:
                scale = int(value)
                if pending is None and last_scale:
                    if scale < 1000 or index - at > 3:  # noqa: PLR2004 ("lakh crore", once)
                        break
                    total, last_scale = total * scale, scale
                elif scale == english.HUNDRED and not digits:
                    if pending is not None and pending >= 100:  # noqa: PLR2004
                        break
                    pending = (1 if pending is None else pending) * scale
                elif last_scale and scale >= last_scale:
                    break
                else:
                    total += (1 if pending is None else pending) * scale
                    pending, last_scale = None, scale
            elif token.word in _SIGNS and digits and pending is not None:
                pending += value
            elif role is _Role.POINT:
                decimals = self._decimals(index)
                if not decimals or not isinstance(pending, int):
                    break
                pending, index = whole(pending + Fraction(int(decimals[0]), 10 ** len(decimals[0]))), decimals[1]
                continue
            elif role is _Role.AND:
                if not self._continues_after_and(index, pending, last_scale):
                    break
                if self._is(index + 1, _Role.ARTICLE) or self._is(index + 1, _Role.HALF):
                    half_at = index + 2 if self._is(index + 1, _Role.ARTICLE) else index + 1
                    share = Fraction(1, english.SHARES[tokens[half_at].word])
                    pending = (pending or 0) + share
                    index = half_at
            elif role is _Role.ORDINAL and self._ends_ordinal(pending, last_scale, value, digits=digits):
                pending, ordinal, index = (pending or 0) + value, True, index + 1
                break
            else:
                break
            index += 1
        if index == begun:
            return None
        if tokens[index - 1].role is _Role.AND:
            index -= 1
        value = whole(total + (pending or 0))
        if value >= LARGEST:
            return None
        scale = last_scale if pending is None else 0
        alone = index - at == 1
        if digits:
            certainty = Certainty.DIGITS
        elif (alone and first.role is _Role.SCALE) or (first.role is not _Role.SMALL and index - at <= 2):  # noqa: PLR2004
            certainty = Certainty.UNSURE
        elif value >= _FROM_SURE or not isinstance(value, int):
            certainty = Certainty.SURE
        else:
            certainty = Certainty.UNSURE if value < _FROM_SMALL else Certainty.SMALL
        return _Cardinal(value, index, certainty, scale, ordinal)

    def _is_scaled(self, index: int, suffix: str) -> bool:
        """Whether letters after digits are a scale: 5bn, $5m; "5m" alone is five metres."""
        before = self._tokens[index - 1] if index else None
        has_sign = before is not None and before.role is _Role.CURRENCY and self._between(index).strip(" .") == ""
        return len(suffix) > 1 or has_sign or suffix in {"k", "K"}

    def _decimals(self, point: int) -> tuple[str, int] | None:
        """Return the decimals after "point" and the token after them: three point two five."""
        digits, index = "", point + 1
        while self._is(index, _Role.SMALL) and self._tokens[index].value <= 9 and len(digits) < LONGEST_NUMBER:  # noqa: PLR2004
            digits, index = f"{digits}{self._tokens[index].value}", index + 1
        return (digits, index) if digits else None

    def _continues(self, index: int, last_scale: int) -> bool:
        """Whether digits after a scale belong to the same number: 4 lakh 25 thousand 529."""
        if self._is(index + 1, _Role.SCALE):
            return self._tokens[index + 1].value < last_scale
        value = self._tokens[index].value
        return last_scale == 1000 and isinstance(value, int) and 100 <= value < last_scale  # noqa: PLR2004

    def _continues_after_and(self, index: int, pending: Number | None, last_scale: int) -> bool:
        if self._between(index + 1) != " ":
            return False
        tokens = self._tokens
        following = tokens[index + 1]
        if following.role is _Role.SMALL:
            in_hundreds = isinstance(pending, int) and pending and pending % 100 == 0
            return bool(in_hundreds) or (pending is None and last_scale >= 1000)  # noqa: PLR2004
        half_at = index + 2 if following.role is _Role.ARTICLE else index + 1
        is_share = half_at < len(tokens) and tokens[half_at].word in {"half", "quarter"}
        return is_share and pending is not None and self._is(half_at, tokens[half_at].role)

    @staticmethod
    def _ends_ordinal(pending: Number | None, last_scale: int, value: Number, *, digits: bool) -> bool:
        if digits or (pending is None and not last_scale):
            return False
        if pending is None:
            return value < last_scale
        return isinstance(pending, int) and pending % (10 if value < 10 else 100) == 0 and pending > value  # noqa: PLR2004

    # Times

    def _past(self, at: int) -> tuple[Quantity, int] | None:
        """Read "half past five", "quarter to six", "ten past nine"."""
        tokens = self._tokens
        if not self._is(at + 1, _Role.PAST, hyphen=False) or not self._is(at + 2, _Role.SMALL, hyphen=False):
            return None
        first, hour = tokens[at], tokens[at + 2].value
        minutes = {"half": 30, "quarter": 15}.get(first.word, first.value)
        is_time = first.word in {"half", "quarter"} and (first.word == "half") <= (tokens[at + 1].value == 1)
        if not is_time or hour > 12 or not isinstance(hour, int):  # noqa: PLR2004
            return None
        value = hour * _HOUR + int(tokens[at + 1].value) * int(minutes)
        return self._time(at, at + 3, value)

    def _time(self, at: int, after: int, minutes: Number) -> tuple[Quantity, int]:
        tokens = self._tokens
        minutes = int(minutes) % (_HOURS * _HOUR)
        half = tokens[after - 1].suffix if tokens[after - 1].role is _Role.DIGITS else ""
        if self._is(after, _Role.HALF_OF_DAY, hyphen=False):
            half, after = tokens[after].word, after + 1
        elif self._is(after, _Role.O_CLOCK, hyphen=False):
            after += 1
        others: tuple[Number, ...] = ()
        if half == "pm":
            minutes += _NOON if minutes < _NOON else 0
        elif half == "am":
            minutes %= _NOON
        elif minutes < _NOON:
            others = (minutes + _NOON,)
        certainty = Certainty.DIGITS if tokens[at].role in {_Role.TIME, _Role.DIGITS} else Certainty.SURE
        start, end = tokens[at].start, tokens[after - 1].end
        return Quantity(QuantityKind.TIME, minutes, start, end, certainty, "", (), others), after

    def _after_ordinal(self, quantity: Quantity, after: int) -> tuple[Quantity, int]:
        if not self._is(after, _Role.CENTURY):
            return quantity, after
        end = self._tokens[after].end
        others = ((quantity.value - 1) * 100,)
        unit = ""
        after += 1
        if self._is(after, _Role.ERA, hyphen=False):
            unit, end, after = english.ERAS_AFTER[self._tokens[after].word], self._tokens[after].end, after + 1
        return quantity._replace(kind=QuantityKind.CENTURY, end=end, unit=unit, others=others), after


def _tokens(key: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(key):
        start, end = match.span()
        word = match.group()
        kind = match.lastgroup
        if kind == "word" or kind == "other" or kind == "clock":  # noqa: PLR1714 (the hot path)
            known = _KNOWN.get(word)
            if known is not None:
                role, value, lower = known
                if role is _Role.PERCENT and lower == "per":
                    if not key.startswith(" cent", end):
                        continue
                    end += 5
                yield _Token(role, value, start, end, lower)
        elif kind == "suffix":
            digits = match["digits"].replace(",", "")
            if len(digits) <= LONGEST_NUMBER:
                yield _Token(_Role.DIGITS, decimal_number(digits), start, end, match["digits"], match["suffix"])
        elif kind == "sign":
            if word in _SIGNS:
                yield _Token(_Role.HALF, _SIGNS[word], start, end, word)
            else:
                yield _Token(_Role.PERCENT if word == "%" else _Role.CURRENCY, 0, start, end, word)
        elif kind == "dotted":
            lower = word.lower().replace(".", "")
            role, value = _WORDS[lower]
            yield _Token(role, value, start, end, lower)
        elif kind == "time":
            hours, minutes = re.split("[:.]", word)[:2]
            yield _Token(_Role.TIME, int(hours) * _HOUR + int(minutes), start, end, word)
        elif kind == "date":
            yield _Token(_Role.DATE, 0, start, end, word)
        elif kind in {"code", "glued", "pair"}:
            yield _Token(_Role.CODE, 0, start, end, word)
