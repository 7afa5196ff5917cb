"""Finds the numbers, dates, times and amounts of money in an Urdu text."""

import re
from collections.abc import Iterator
from enum import Enum, auto
from fractions import Fraction
from typing import NamedTuple

from translator_gui.text.folding import URDU
from translator_gui.text.quantities import urdu_tables as urdu
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


class _Role(Enum):
    NONE = auto()
    DIGITS = auto()
    POINT = auto()
    SMALL = auto()
    SCALE = auto()
    QUARTER = auto()
    MIXED = auto()
    SHARE = auto()
    ORDINAL = auto()
    ORDINAL_SUFFIX = auto()
    MONTH = auto()
    HIJRI_MONTH = auto()
    WEEKDAY = auto()
    CURRENCY = auto()
    ADJECTIVE = auto()
    PERCENT = auto()
    UNIT = auto()
    ERA = auto()
    YEAR_BEFORE = auto()
    CENTURY = auto()
    DECADE = auto()
    OF = auto()
    O_CLOCK = auto()
    STRUCK = auto()
    PART_OF_DAY = auto()
    TIME = auto()
    DATE = auto()
    CODE = auto()


_BEGINS = frozenset({_Role.DIGITS, _Role.SMALL, _Role.SCALE, _Role.QUARTER, _Role.MIXED})


class _Token(NamedTuple):
    role: _Role
    value: Number
    start: int
    end: int
    word: str


class _Cardinal(NamedTuple):
    value: Number
    after: int
    certainty: Certainty
    scale: int
    pieces: tuple[Number, ...] = ()
    others: tuple[Number, ...] = ()


_LETTERS = r"\u0621-\u063a\u0641-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff"
_TOKEN = re.compile(
    rf"""
    (?P<word>[{_LETTERS}]+)
  | (?P<link>(?:https?://|www\.)\S+|\\u[\da-f]{{4}})
  | (?P<time>(?<![\d.:])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:]))
  | (?P<date>(?<![\d.,/-])(?:\d\d?(?P<by>[./-])\d\d?(?P=by)\d{{4}}|\d{{4}}-\d\d-\d\d)(?![\d/-]))
  | (?P<pair>(?<![\d/.,])(?:24/7|9/11|11/9)(?![\d/]))
  | (?P<code>(?:[A-Za-z]+-?\d+|\d+[A-Za-z]+)[A-Za-z\d]*|\d+(?:\.\d+){{2,}})
  | (?P<digits>(?:\d{{1,3}}(?:[,،]\d{{3}})+|\d{{1,2}}(?:[,،]\d\d)+[,،]\d{{3}})(?![\d,،]\d)(?:\.\d+)?|\d+(?:[.۔]\d+(?![.۔]\d))?)
  | (?P<sign>[$£€¥₹₨%½¼¾])
    """,
    re.VERBOSE,
)
_SEARCHED = re.compile(rf"[{_LETTERS}]+|[\d½¼¾]")
_THOUSANDS = re.compile(r"\d{1,3}\.\d{3}")
"""A decimal, or thousands grouped as in German."""
_CURRENCY_WORD = re.compile(rf"[{_LETTERS}]+|[$£€¥₹₨]")
_SIGNS = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4)}
_FROM_SURE = 13
_FROM_SMALL = 3
_GRAMMAR = QuantityGrammar(
    to=re.compile(r"\s?(?:تا|سے|سے لے کر)\s?"),
    listed=re.compile(r"\s?[،,]\s?|\s?[،,]?\s?(?:اور|یا|و)\s"),
    in_date=re.compile(r"\s?[،,]?\s?|\s?(?:کی|کے)\s"),
    bare_ranges=True,
)
_HOURS = 24
_HOUR = 60
_NOON = 720
_EVENING = 6
_COMMON_ERA_DECADES = 1900


def _words() -> dict[str, tuple[_Role, Number]]:
    words: dict[str, tuple[_Role, Number]] = {}
    roles = (
        (_Role.UNIT, dict.fromkeys(urdu.UNITS, 0)),
        (_Role.HIJRI_MONTH, urdu.HIJRI_MONTHS),
        (_Role.MONTH, urdu.MONTHS),
        (_Role.WEEKDAY, urdu.WEEKDAYS),
        (_Role.ORDINAL, urdu.ORDINALS),
        (_Role.SHARE, urdu.SHARES),
        (_Role.CURRENCY, dict.fromkeys(urdu.CURRENCIES, 0)),
        (_Role.ADJECTIVE, dict.fromkeys(urdu.CURRENCY_ADJECTIVES, 0)),
        (_Role.PERCENT, dict.fromkeys(urdu.PERCENT, 0)),
        (_Role.ERA, dict.fromkeys(urdu.ERAS, 0)),
        (_Role.YEAR_BEFORE, dict.fromkeys(urdu.YEAR_BEFORE, 0)),
        (_Role.CENTURY, {urdu.CENTURY: 0}),
        (_Role.DECADE, {urdu.DECADE: 0}),
        (_Role.POINT, {urdu.POINT: 0}),
        (_Role.NONE, dict.fromkeys(urdu.NO_NUMBERS, 0)),
        (_Role.OF, dict.fromkeys(urdu.OF, 0)),
        (_Role.O_CLOCK, dict.fromkeys(urdu.O_CLOCK, 0)),
        (_Role.STRUCK, {urdu.STRUCK: 0}),
        (_Role.PART_OF_DAY, dict.fromkeys((*urdu.MORNING, *urdu.AFTERNOON, urdu.NIGHT), 0)),
        (_Role.ORDINAL_SUFFIX, dict.fromkeys(urdu.ORDINAL_SUFFIXES, 0)),
        (_Role.QUARTER, urdu.QUARTERS),
        (_Role.MIXED, urdu.MIXED_NUMBERS),
        (_Role.SCALE, urdu.SCALES),
        (_Role.SMALL, urdu.SMALL_NUMBERS),
    )
    for role, table in roles:
        words.update((word, (role, value)) for word, value in table.items())
    return words


_WORDS = _words()
_PAIRS = {phrase.split(" ", 1)[0] for phrase in _WORDS if " " in phrase}
_ALONE = (
    frozenset(
        word
        for word, (role, _value) in _WORDS.items()
        if role in _BEGINS or role in {_Role.ORDINAL, _Role.MONTH, _Role.HIJRI_MONTH, _Role.WEEKDAY}
    )
    | frozenset("0123456789½¼¾")
    | {urdu.urdu_key("ربیع"), urdu.urdu_key("جمادی"), urdu.urdu_key("ذی")}
)
"""Without one of these a text has no quantity."""


def find_urdu_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the numbers, dates, times and amounts of money in an Urdu text, in order. Linear in its length."""
    key = urdu.urdu_key(text)
    if _ALONE.isdisjoint(_SEARCHED.findall(key)):
        return ()
    found = tuple(combine(key, _Parser(key).quantities(), _GRAMMAR))
    if len(key) == len(text):
        return found
    offsets = URDU.key_with_map(text)[1]
    return tuple(quantity.moved(offsets) for quantity in found)


def find_urdu_currencies(text: str) -> set[str]:
    """Return the currencies that an Urdu text names or shows the sign of, with or without an amount."""
    words = (match.group() for match in _CURRENCY_WORD.finditer(urdu.urdu_key(text)))
    return {urdu.CURRENCIES[word] for word in words if word in urdu.CURRENCIES}


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
        kind = QuantityKind
        match token.role:
            case _Role.SMALL if token.word == urdu.SAFAR and self._is_safar(at):
                return Quantity(kind.MONTH, 2, token.start, token.end, Certainty.SURE, Calendar.HIJRI), at + 1
            case _Role.DIGITS | _Role.SMALL | _Role.SCALE | _Role.QUARTER | _Role.MIXED:
                return self._number(at)
            case _Role.TIME:
                after = at + 2 if self._is(at + 1, _Role.O_CLOCK) else at + 1
                return self._time(at, after, token.value), after
            case _Role.CODE:
                certainty = Certainty.UNSURE if "/" in token.word else Certainty.DIGITS
                digits = tuple(int(run) for run in re.findall(r"\d+", token.word) if len(run) <= LONGEST_NUMBER)
                return Quantity(
                    kind.CODE, digits[0] if digits else 0, token.start, token.end, certainty, token.word, pieces=digits
                ), at + 1
            case _Role.DATE:
                return numeric_date(token.word, token.start), at + 1
            case _Role.ORDINAL:
                return self._ordinal(at)
            case _Role.MONTH:
                certainty = Certainty.UNSURE if token.word in urdu.UNSURE_MONTHS else Certainty.SURE
                return Quantity(kind.MONTH, token.value, token.start, token.end, certainty, Calendar.GREGORIAN), at + 1
            case _Role.HIJRI_MONTH:
                return Quantity(kind.MONTH, token.value, token.start, token.end, Certainty.SURE, Calendar.HIJRI), at + 1
            case _Role.WEEKDAY:
                unsure = token.word in urdu.UNSURE_WEEKDAYS
                certainty = Certainty.UNSURE if unsure else Certainty.SURE
                return Quantity(kind.WEEKDAY, token.value, token.start, token.end, certainty), at + 1
            case _:
                return None, at + 1

    def _is_safar(self, at: int) -> bool:
        """Whether a word is the month Safar, not zero: between a day and a Hijri year."""
        after = self._tokens[at + 2 : at + 3]
        is_dated = self._is(at + 1, _Role.DIGITS) and self._is(at + 2, _Role.ERA)
        return is_dated and urdu.ERAS[after[0].word] == Calendar.HIJRI

    def _adjacent(self, at: int) -> bool:
        """Whether only a space or nothing is between a token and the one before it."""
        if not 0 < at < len(self._tokens):
            return False
        between = self._key[self._tokens[at - 1].end : self._tokens[at].start]
        return not between or between.isspace()

    def _is(self, at: int, *roles: _Role) -> bool:
        return self._adjacent(at) and self._tokens[at].role in roles

    # Cardinals and what follows them

    def _number(self, at: int) -> tuple[Quantity | None, int]:
        tokens = self._tokens
        cardinal = self._cardinal(at)
        if cardinal is None:
            return None, at + 1
        value, after, certainty = cardinal.value, cardinal.after, cardinal.certainty
        self._scale = cardinal.scale
        start, end = tokens[at].start, tokens[after - 1].end
        kind, unit, others = QuantityKind.CARDINAL, "", cardinal.others
        before = tokens[at - 1] if self._adjacent(at) else None
        if before and before.role is _Role.CURRENCY and before.word in "$£€¥₹₨":
            kind, unit, start = QuantityKind.MONEY, urdu.CURRENCIES[before.word], before.start
        if before and before.role is _Role.YEAR_BEFORE and certainty is Certainty.DIGITS:
            kind, unit = QuantityKind.YEAR, Calendar.GREGORIAN
        if not self._adjacent(after):
            return self._quantity(cardinal, kind, start, end, unit, others), after
        token = tokens[after]
        match token.role:
            case _Role.ORDINAL_SUFFIX:
                return self._after_ordinal(
                    Quantity(QuantityKind.ORDINAL, value, start, token.end, certainty), after + 1
                )
            case _Role.PERCENT:
                kind, unit, end, after = QuantityKind.PERCENT, "%", token.end, after + 1
            case _Role.O_CLOCK if value <= _HOURS:
                return self._time(at, after + 1, value * 60), after + 1
            case _Role.STRUCK if value <= _HOURS:
                return self._struck(at, after, value)
            case _Role.CURRENCY | _Role.ADJECTIVE:
                return self._money(cardinal, start)
            case _Role.ERA if not isinstance(value, int) or value < 10_000:
                unit = urdu.ERAS[token.word]
                if not (token.word == urdu.urdu_key("ہ") and value < 100):
                    kind, end, after = QuantityKind.YEAR, token.end, after + 1
            case _Role.UNIT:
                unit = urdu.UNITS[token.word]
                kind, end, after = QuantityKind.MEASURE, token.end, after + 1
                if unit in urdu.TIME_UNITS and certainty is Certainty.UNSURE and tokens[at].word in urdu.HOMOGRAPHS:
                    kind, unit, end = QuantityKind.CARDINAL, "", tokens[after - 2].end
            case _Role.SHARE if isinstance(value, int) and 0 < value < token.value:
                cardinal = cardinal._replace(value=whole(value / Fraction(token.value)), certainty=Certainty.UNSURE)
                end, after = token.end, after + 1
            case _Role.CENTURY if isinstance(value, int):
                return self._after_ordinal(Quantity(QuantityKind.ORDINAL, value, start, end, certainty), after)
            case _:
                pass
        if self._is(after, _Role.OF) and self._is(after + 1, _Role.DECADE) and isinstance(value, int):
            end, after = tokens[after + 1].end, after + 2
            kind, unit = QuantityKind.DECADE, ""
            if value < 100:
                others, value = (value,), _COMMON_ERA_DECADES + value
        cardinal = cardinal._replace(value=value) if kind is QuantityKind.DECADE else cardinal
        return self._quantity(cardinal, kind, start, end, unit, others), after

    def _quantity(
        self, cardinal: _Cardinal, kind: QuantityKind, start: int, end: int, unit: str, others: tuple[Number, ...]
    ) -> Quantity:
        certainty = cardinal.certainty
        measured = kind in {QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.MEASURE}
        if measured and certainty is Certainty.UNSURE and cardinal.value >= _FROM_SURE:
            certainty = Certainty.SURE
        return Quantity(kind, cardinal.value, start, end, certainty, unit, (), others, cardinal.pieces)

    def _cardinal(self, at: int) -> _Cardinal | None:
        """Read a cardinal that begins at a token: groups of a number and a scale, each scale below the one before."""
        tokens, first = self._tokens, self._tokens[at]
        total: Number = 0
        pending: Number | None = None
        added: Number = 0
        last_scale, multiplied, digits, has_hundred = 0, False, False, False
        index = at
        while index < len(tokens) and (index == at or self._adjacent(index)):
            token = tokens[index]
            role, value = token.role, token.value
            if role is _Role.DIGITS and has_hundred and pending is not None and value < urdu.HUNDRED:
                if pending % urdu.HUNDRED:
                    break
                pending, digits = pending + value, True
            elif role is _Role.DIGITS:
                if pending is not None or (last_scale and not self._continues(index, last_scale)):
                    break
                pending, digits = value, True
            elif role is _Role.QUARTER:
                if pending is not None or added or not self._is(index + 1, _Role.DIGITS, _Role.SMALL, _Role.SCALE):
                    break
                added = value
            elif role is _Role.MIXED and token.word in _SIGNS and digits and pending is not None:
                pending += value
            elif role is _Role.MIXED:
                if pending is not None or added or (last_scale and not self._is(index + 1, _Role.SCALE)):
                    break
                pending = value
            elif role is _Role.POINT:
                decimals = self._decimals(index)
                if not decimals or not isinstance(pending, int):
                    break
                pending, index = whole(pending + Fraction(int(decimals[0]), 10 ** len(decimals[0]))), decimals[1]
                continue
            elif role is _Role.SMALL:
                if pending is None:
                    pending = value
                elif has_hundred and pending % urdu.HUNDRED == 0 and isinstance(pending, int):
                    pending += value
                else:
                    break
            elif role is _Role.SCALE:
                scale = int(value)
                if pending is None and not added and last_scale:
                    # "lakh crore": one scale of another, once.
                    if multiplied or scale < urdu.HUNDRED or self._key[tokens[index - 1].start] in "0123456789":
                        break
                    total, last_scale, multiplied = total * scale, scale, True
                elif (last_scale and scale >= last_scale and scale != urdu.HUNDRED) or (
                    scale == urdu.HUNDRED and has_hundred
                ):
                    break
                elif scale == urdu.HUNDRED:
                    pending = (1 if pending is None else pending) * scale + added * scale
                    added, has_hundred = 0, True
                else:
                    total += ((1 if pending is None else pending) + added) * scale
                    pending, added, last_scale, has_hundred = None, 0, scale, False
            else:
                break
            index += 1
        if index == at:
            return None
        value = whole(total + (pending or 0) + added)
        if value >= LARGEST:
            return None
        hundreds = urdu.HUNDRED if has_hundred and value % urdu.HUNDRED == 0 and not last_scale else 0
        scale = last_scale if pending is None else hundreds
        return self._judged(_Cardinal(value, index, Certainty.UNSURE, scale), first, digits=digits)

    def _judged(self, cardinal: _Cardinal, first: _Token, *, digits: bool) -> _Cardinal:
        """Decide how sure a cardinal is, and which other values it may have."""
        value, after = cardinal.value, cardinal.after
        tokens = self._tokens
        alone = tokens[after - 1] is first
        if digits:
            certainty = Certainty.DIGITS
        elif alone and (first.role is not _Role.SMALL or first.word in urdu.HOMOGRAPHS or value < _FROM_SMALL):
            certainty = Certainty.UNSURE
        elif not alone or value >= _FROM_SURE:
            certainty = Certainty.SURE if value >= _FROM_SURE or not isinstance(value, int) else Certainty.SMALL
        else:
            certainty = Certainty.SMALL
        pieces: tuple[Number, ...] = ()
        others: tuple[Number, ...] = ()
        if alone and "۔" in first.word:
            before, _stop, behind = first.word.partition("۔")
            pieces = (decimal_number(before), decimal_number(behind))
        elif alone and _THOUSANDS.fullmatch(first.word):
            others = (whole(value * 1000),)
        if any(token.value == urdu.LOOSE_SCALE and token.role is _Role.SCALE for token in tokens[after - 1 : after]):
            others = (value * 10,)
        return cardinal._replace(certainty=certainty, pieces=pieces, others=others)

    def _decimals(self, point: int) -> tuple[str, int] | None:
        """Return the decimals after "اعشاریہ" and the token after them: چار اعشاریہ دو پانچ."""
        digits, index = "", point + 1
        while self._is(index, _Role.SMALL, _Role.DIGITS) and len(digits) < LONGEST_NUMBER:
            value = self._tokens[index].value
            if digits and (value > 9 or not isinstance(value, int)):  # noqa: PLR2004
                break
            digits, index = f"{digits}{value}", index + 1
        return (digits, index) if digits.isdecimal() else None

    def _continues(self, index: int, last_scale: int) -> bool:
        """Whether digits after a scale belong to the same number: ۱۲ لاکھ ۵۰ ہزار, ۵ ہزار ۵۰۰."""
        if self._is(index + 1, _Role.SCALE):
            return self._tokens[index + 1].value < last_scale
        return last_scale == 1000 and self._tokens[index].value < last_scale  # noqa: PLR2004

    def _money(self, cardinal: _Cardinal, start: int) -> tuple[Quantity, int]:
        tokens, after, scale = self._tokens, cardinal.after, cardinal.scale
        if tokens[after].role is _Role.ADJECTIVE:
            if not self._is(after + 1, _Role.CURRENCY):
                end = tokens[after - 1].end
                return self._quantity(cardinal, QuantityKind.CARDINAL, start, end, "", cardinal.others), after
            after += 1
        unit = urdu.CURRENCIES[tokens[after].word]
        after += 1
        if not scale and self._is(after, _Role.SCALE) and tokens[after].value > urdu.HUNDRED:
            self._scale = int(tokens[after].value)
            cardinal = cardinal._replace(value=whole(cardinal.value * self._scale))
            after += 1
        return self._quantity(cardinal, QuantityKind.MONEY, start, tokens[after - 1].end, unit, cardinal.others), after

    # Times

    def _time(self, at: int, after: int, minutes: Number) -> Quantity:
        tokens = self._tokens
        minutes = int(minutes) % (_HOURS * 60)
        part = tokens[at - 1].word if at and tokens[at - 1].role is _Role.PART_OF_DAY else ""
        if not part and self._is(after, _Role.PART_OF_DAY):
            part = tokens[after].word
        others: tuple[Number, ...] = ()
        if part == urdu.NIGHT and minutes >= _NOON and minutes < _NOON + _HOUR:
            minutes -= _NOON
        elif part in urdu.AFTERNOON or (part == urdu.NIGHT and minutes >= _EVENING * _HOUR):
            minutes += _NOON if minutes < _NOON else 0
        elif part in urdu.MORNING or part == urdu.NIGHT:
            minutes %= _NOON
        elif minutes < _NOON:
            others = (minutes + _NOON,)
        certainty = Certainty.DIGITS if tokens[at].role in {_Role.TIME, _Role.DIGITS} else Certainty.SURE
        return Quantity(QuantityKind.TIME, minutes, tokens[at].start, tokens[after - 1].end, certainty, "", (), others)

    def _struck(self, at: int, after: int, hour: Number) -> tuple[Quantity, int]:
        """Read "پانچ بج کر تیس منٹ"."""
        minutes = after + 1
        between = (
            self._key[self._tokens[after].end : self._tokens[minutes].start] if minutes < len(self._tokens) else ""
        )
        if between.split() == ["کر"] and self._tokens[minutes].role in {_Role.DIGITS, _Role.SMALL}:
            value = hour * 60 + self._tokens[minutes].value
            end = minutes + 2 if self._is(minutes + 1, _Role.UNIT) else minutes + 1
            return self._time(at, end, value), end
        return self._time(at, after + 1, hour * 60), after + 1

    # Ordinals

    def _ordinal(self, at: int) -> tuple[Quantity, int]:
        token = self._tokens[at]
        is_sure = token.value >= _FROM_SURE and token.word not in urdu.TRANSLITERATED
        certainty = Certainty.SURE if is_sure else Certainty.UNSURE
        quantity = Quantity(QuantityKind.ORDINAL, token.value, token.start, token.end, certainty)
        return self._after_ordinal(quantity, at + 1)

    def _after_ordinal(self, quantity: Quantity, after: int) -> tuple[Quantity, int]:
        if not self._is(after, _Role.CENTURY):
            return quantity, after
        end = self._tokens[after].end
        after += 1
        unit = ""
        if self._is(after, _Role.ERA):
            unit, end, after = urdu.ERAS[self._tokens[after].word], self._tokens[after].end, after + 1
        others = ((quantity.value - 1) * 100,) if quantity.value > 1 else ()
        return quantity._replace(kind=QuantityKind.CENTURY, end=end, unit=unit, others=others), after


def _tokens(key: str) -> Iterator[_Token]:
    matches = _TOKEN.finditer(key)
    waiting: re.Match[str] | None = None
    while True:
        match = waiting or next(matches, None)
        waiting = None
        if match is None:
            return
        start, end = match.span()
        word = match.group()
        kind = match.lastgroup
        if kind == "word":
            if word in _PAIRS:
                waiting = next(matches, None)
                if waiting is not None:
                    pair = f"{word} {waiting.group()}"
                    if pair in _WORDS and key[end : waiting.start()].isspace():
                        role, value = _WORDS[pair]
                        yield _Token(role, value, start, waiting.end(), pair)
                        waiting = None
                        continue
            known = _WORDS.get(word)
            if known is not None:
                yield _Token(known[0], known[1], start, end, word)
        elif kind == "digits":
            digits = word.replace(",", "").replace("،", "").replace("۔", ".")
            if len(digits) <= LONGEST_NUMBER:
                yield _Token(_Role.DIGITS, decimal_number(digits), start, end, word)
        elif kind == "sign":
            if word in _SIGNS:
                yield _Token(_Role.MIXED, Fraction(_SIGNS[word][0]) / _SIGNS[word][1], start, end, word)
            else:
                role = _Role.PERCENT if word == "%" else _Role.CURRENCY
                yield _Token(role, 0, start, end, word)
        elif kind == "time":
            hours, minutes = word.split(":")[:2]
            yield _Token(_Role.TIME, int(hours) * 60 + int(minutes), start, end, word)
        elif kind == "date":
            yield _Token(_Role.DATE, 0, start, end, word)
        elif kind in {"code", "pair"}:
            yield _Token(_Role.CODE, 0, start, end, word)
