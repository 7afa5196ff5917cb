"""Finds the numbers, dates, times and amounts of money in an English text."""

import re
from fractions import Fraction

from translator_gui.model.inline_tag import has_tags
from translator_gui.text.quantities import english_tables as english
from translator_gui.text.quantities.combining import QuantityGrammar, code_quantity, combine
from translator_gui.text.quantities.english_cardinals import read_english_cardinal
from translator_gui.text.quantities.english_tokens import english_tokens
from translator_gui.text.quantities.quantity import DURATIONS, Certainty, Number, Quantity, QuantityKind, whole
from translator_gui.text.quantities.quantity_parser import HOUR, HOURS, LAST_YEAR, NOON, FoundQuantity, QuantityParser
from translator_gui.text.quantities.token_stream import HUNDRED, Token, TokenRole
from translator_gui.text.untagged_text import UntaggedText

_Role = TokenRole
_GRAMMAR = QuantityGrammar(
    to=re.compile(r"\s(?:to|through|until|till)\s"),
    listed=re.compile(r"\s?,\s?|\s?,?\s?(?:and|or)\s"),
    in_date=re.compile(r"\s?,?\s?|\sof\s"),
    bare_ranges=False,
    between="between",
)
_HALF_DAY = 12
_PARTS_OF_HOUR = {"half": 30, "quarter": 15}
_BASIS_POINTS = re.compile(r"[\s-]basis[\s-]points?\b")
"""Hundredths of a percent; the Urdu may say them as a percentage."""
_ORDINAL_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_LEAST_DECADE, _DECADES_OF, _LATEST_DECADES_OF = 20, 1900, 2000


def find_english_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the numbers, dates, times and amounts of money in an English text, in order. Linear in its length."""
    if has_tags(text):
        untagged = UntaggedText(text)
        return tuple(one.moved([*untagged.places, len(text)]) for one in find_english_quantities(untagged.text))
    stream = english_tokens(text)
    if stream is None:
        return ()
    return tuple(combine(stream.text, _EnglishQuantityParser(stream).quantities(), _GRAMMAR))


class _EnglishQuantityParser(QuantityParser):
    ERAS = english.ERAS_AFTER
    UNSURE_MONTHS = english.UNSURE_MONTHS

    # Cardinals and what follows them

    def _cardinal(self, at: int) -> FoundQuantity:
        first = self._tokens[at]
        if (time := self._past(at)) is not None:
            return time
        cardinal = read_english_cardinal(self._stream, at)
        if cardinal is None:
            return (self._other(at)[0] if first.role is _Role.HALF else None), at + 1
        quantity, after, last = self._counted(cardinal, at), cardinal.after, self._tokens[cardinal.after - 1]
        if cardinal.is_ordinal or last.suffix in _ORDINAL_SUFFIXES:
            return self._with_century(quantity._replace(kind=QuantityKind.ORDINAL), after)
        if last.suffix.lstrip("'’") == "s" and isinstance(cardinal.value, int) and cardinal.value % 10 == 0:
            return _decade(quantity, cardinal.value), after
        quantity = self._with_sign_before(quantity, at)
        if last.suffix in {"am", "pm"} and quantity.value <= HOURS:
            return self._timed(quantity._replace(value=quantity.value * HOUR), at, after)
        return self._with_follower(self._with_unit_behind(quantity, last.suffix), at, after)

    def _with_unit_behind(self, quantity: Quantity, suffix: str) -> Quantity:
        """Return a quantity with the unit that is glued to its digits, or with the basis points that follow it."""
        if suffix == "pc":
            return quantity._replace(kind=QuantityKind.PERCENT, unit="%")
        if quantity.kind is QuantityKind.CARDINAL and suffix in english.UNITS:
            return quantity._replace(kind=QuantityKind.MEASURE, unit=english.UNITS[suffix])
        points = _BASIS_POINTS.match(self._stream.text, quantity.end)
        if points is None:
            return quantity
        percent = quantity._replace(kind=QuantityKind.PERCENT, unit="%", end=points.end(), pieces=())
        return percent._replace(value=whole(Fraction(quantity.value) / HUNDRED), others=(quantity.value,))

    def _with_sign_before(self, quantity: Quantity, at: int) -> Quantity:
        """Return a quantity with the currency or era that stands before it: $5, Rs. 5, AD 300."""
        before = self._tokens[at - 1] if at else None
        between = self._stream.between(at)
        if before is None or between.strip(" ."):
            return quantity
        if before.role is _Role.CURRENCY_SIGN or before.word in english.BEFORE_AMOUNT:
            unit = english.CURRENCIES[before.word]
            return quantity._replace(kind=QuantityKind.MONEY, unit=unit, start=before.start)
        if before.role is _Role.ERA and before.word in english.ERAS_BEFORE and between.isspace():
            unit = english.ERAS_BEFORE[before.word]
            return quantity._replace(kind=QuantityKind.YEAR, unit=unit, start=before.start)
        return quantity

    def _with_follower(self, quantity: Quantity, at: int, after: int) -> FoundQuantity:
        token = self._tokens[after] if after < len(self._tokens) else None
        if token is None:
            return quantity, after
        if token.role is _Role.CURRENCY and self._stream.between(after).strip() in english.CURRENCY_ADJECTIVES:
            return self._currency(quantity, after, token)
        add = self._FOLLOWERS.get(token.role) if self._stream.touches(after) else None
        if add is not None:
            return add(self, quantity, after, token)
        is_time = self._stream.follows(after, _Role.PART_OF_DAY, _Role.O_CLOCK) and quantity.value <= HOURS
        return self._timed(quantity._replace(value=quantity.value * HOUR), at, after) if is_time else (quantity, after)

    def _currency(self, quantity: Quantity, after: int, token: Token) -> FoundQuantity:
        unit = english.CURRENCIES[token.word]
        return quantity._replace(kind=QuantityKind.MONEY, unit=unit, end=token.end), after + 1

    def _measure(self, quantity: Quantity, after: int, token: Token) -> FoundQuantity:
        unit = english.UNITS.get(token.word, "%")
        kind = QuantityKind.PERCENT if token.role is _Role.PERCENT else QuantityKind.MEASURE
        return quantity._replace(kind=kind, unit=unit, end=token.end), after + 1

    def _era(self, quantity: Quantity, after: int, token: Token) -> FoundQuantity:
        if quantity.value > LAST_YEAR or not self._stream.between(after).isspace():
            return quantity, after
        unit = english.ERAS_AFTER[token.word]
        return quantity._replace(kind=QuantityKind.YEAR, unit=unit, end=token.end), after + 1

    def _share(self, quantity: Quantity, after: int, token: Token) -> FoundQuantity:
        return self._with_share(quantity, after, english.SHARES.get(token.word, 0))

    # Times

    def _past(self, at: int) -> tuple[Quantity, int] | None:
        """Read "half past five", "quarter to six"."""
        first, minutes = self._tokens[at], _PARTS_OF_HOUR.get(self._tokens[at].word)
        follows = self._stream.follows(at + 1, _Role.PAST) and self._stream.follows(at + 2, _Role.SMALL)
        if minutes is None or not follows:
            return None
        direction, hour = self._tokens[at + 1].value, self._tokens[at + 2].value
        if hour > _HALF_DAY or (first.word == "half" and direction < 0):
            return None
        end = self._tokens[at + 2].end
        value = hour * HOUR + direction * minutes
        return self._timed(Quantity(QuantityKind.TIME, value, first.start, end, Certainty.SURE), at, at + 3)

    def _clock(self, at: int) -> FoundQuantity:
        token = self._tokens[at]
        return self._timed(Quantity(QuantityKind.TIME, token.value, token.start, token.end), at, at + 1)

    def _timed(self, quantity: Quantity, at: int, after: int) -> tuple[Quantity, int]:
        """Return a time with "am", "pm" or "o'clock" behind it; its value is in minutes."""
        minutes = int(quantity.value) % (HOURS * HOUR)
        half = self._tokens[after - 1].suffix
        following = self._stream.after(after)
        if following is not None and following.role in {_Role.PART_OF_DAY, _Role.O_CLOCK}:
            half = following.word if following.role is _Role.PART_OF_DAY else ""
            quantity, after = quantity._replace(end=following.end), after + 1
        others: tuple[Number, ...] = ()
        if half == "pm":
            minutes += NOON if minutes < NOON else 0
        elif half == "am":
            minutes %= NOON
        elif minutes < NOON:
            others = (minutes + NOON,)
        is_digits = self._tokens[at].role in {_Role.TIME, _Role.DIGITS}
        certainty = Certainty.DIGITS if is_digits else Certainty.SURE
        quantity = quantity._replace(
            kind=QuantityKind.TIME, value=minutes, certainty=certainty, unit="", others=others, pieces=()
        )
        return quantity, after

    # Weekdays and words

    def _weekday(self, at: int) -> FoundQuantity:
        token = self._tokens[at]
        certainty = Certainty.UNSURE if token.word in english.UNSURE_WEEKDAYS else Certainty.SURE
        return Quantity(QuantityKind.WEEKDAY, token.value, token.start, token.end, certainty), at + 1

    def _code(self, at: int) -> FoundQuantity:
        token = self._tokens[at]
        is_unsure = token.word.isalnum() or "/" in token.word
        return code_quantity(token, Certainty.UNSURE if is_unsure else Certainty.DIGITS), at + 1

    def _decade_word(self, at: int) -> FoundQuantity:
        token = self._tokens[at]
        quantity = Quantity(QuantityKind.DECADE, token.value, token.start, token.end, Certainty.UNSURE)
        return _decade(quantity, int(token.value)), at + 1

    def _noon(self, at: int) -> FoundQuantity:
        token = self._tokens[at]
        return Quantity(QuantityKind.TIME, token.value, token.start, token.end, Certainty.UNSURE), at + 1

    def _long_time(self, at: int) -> FoundQuantity:
        """Read "a decade" or "a century", and "a year and a half"."""
        token = self._tokens[at]
        unit = english.UNITS.get(token.word, "")
        joined = self._stream.follows(at + 1, _Role.AND) and self._stream.follows(at + 2, _Role.ARTICLE)
        if joined and self._stream.follows(at + 3, _Role.HALF) and unit in DURATIONS:
            end = self._tokens[at + 3].end
            return Quantity(QuantityKind.MEASURE, Fraction(3, 2), token.start, end, Certainty.SURE, unit), at + 4
        if token.word not in english.LONG_TIMES:
            return None, at + 1
        others = english.LONG_TIMES[token.word]
        return Quantity(QuantityKind.MEASURE, 1, token.start, token.end, Certainty.UNSURE, unit, others=others), at + 1

    def _other(self, at: int) -> FoundQuantity:
        if (time := self._past(at)) is not None:
            return time
        token = self._tokens[at]
        return Quantity(QuantityKind.CARDINAL, token.value, token.start, token.end, Certainty.UNSURE), at + 1

    PARSERS = {  # noqa: RUF012 (declared in the base class)
        **QuantityParser.PARSERS,
        _Role.DIGITS: _cardinal,
        _Role.SMALL: _cardinal,
        _Role.SCALE: _cardinal,
        _Role.ARTICLE: _cardinal,
        _Role.HALF: _cardinal,
        _Role.SIGN: _cardinal,
        _Role.OTHER: _other,
        _Role.UNIT: _long_time,
        _Role.CENTURY: _long_time,
        _Role.DECADE: _decade_word,
        _Role.NOON: _noon,
        _Role.TIME: _clock,
        _Role.CODE: _code,
        _Role.WEEKDAY: _weekday,
    }
    _FOLLOWERS = {  # noqa: RUF012 (a table)
        _Role.CURRENCY: _currency,
        _Role.PERCENT: _measure,
        _Role.UNIT: _measure,
        _Role.CENTURY: _measure,
        _Role.ERA: _era,
        _Role.ORDINAL: _share,
        _Role.HALF: _share,
        _Role.OTHER: _share,
    }


def _decade(quantity: Quantity, value: int) -> Quantity:
    """Return a decade: of "1960s", "60s" or "sixties"; "1800s" may be the nineteenth century."""
    if value < HUNDRED:
        full = (_DECADES_OF if value >= _LEAST_DECADE else _LATEST_DECADES_OF) + value
        return quantity._replace(kind=QuantityKind.DECADE, value=full, others=(value,), pieces=())
    others = (value // HUNDRED + 1,) if value % HUNDRED == 0 else ()
    return quantity._replace(kind=QuantityKind.DECADE, others=others, pieces=())
