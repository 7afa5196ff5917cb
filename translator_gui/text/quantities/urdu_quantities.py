"""Finds the numbers, dates, times and amounts of money in an Urdu text."""

import re

from translator_gui.text.folding import URDU
from translator_gui.text.quantities import urdu_tables as urdu
from translator_gui.text.quantities.combining import QuantityGrammar, code_quantity, combine
from translator_gui.text.quantities.quantity import Calendar, Certainty, Number, Quantity, QuantityKind, whole
from translator_gui.text.quantities.quantity_parser import HOUR, HOURS, LAST_YEAR, NOON, FoundQuantity, QuantityParser
from translator_gui.text.quantities.token_stream import FROM_SMALL, FROM_SURE, HUNDRED, Token, TokenRole
from translator_gui.text.quantities.urdu_cardinals import read_urdu_cardinal
from translator_gui.text.quantities.urdu_tokens import urdu_tokens

_Role = TokenRole
_GRAMMAR = QuantityGrammar(
    to=re.compile(r"\s?(?:تا|سے|سے لے کر)\s?(?:(?:صبح|دوپہر|سہ پہر|شام|رات)\s)?"),
    listed=re.compile(r"\s?[،,]\s?|\s?[،,]?\s?(?:اور|یا|و)\s"),
    in_date=re.compile(r"\s?[،,]?\s?|\s?(?:کی|کے)\s"),
    bare_ranges=True,
)
_EVENING = 6
_DECADES_OF = 1900
_HIJRI_LETTER = urdu.urdu_key("ھ")
_AS_WEEKDAY = re.compile(r"\s(?:کو|ک[یے] ?(?:روز|دن|صبح|شام|رات|شب|دوپہر|سہ پہر))(?!\w)|\s?،?\s\d")
"""What follows پیر and ہفتہ where they are Monday and Saturday."""
_BESIDE_WEEKDAY = re.compile(r"\s?[،,]\s?|\s?[،,]?\s?(?:اور|یا|و|تا|سے)\s")
"""Between two weekdays: جمعہ اور ہفتہ."""
_CLOCK = re.compile(r"(\d\d?)[.۔]([0-5]\d)")
_UNIT_KINDS = {
    _Role.PERCENT: QuantityKind.PERCENT,
    _Role.CURRENCY: QuantityKind.MONEY,
    _Role.UNIT: QuantityKind.MEASURE,
}


def find_urdu_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the numbers, dates, times and amounts of money in an Urdu text, in order. Linear in its length."""
    key = urdu.urdu_key(text)
    stream = urdu_tokens(key)
    if stream is None:
        return ()
    found = tuple(combine(key, _UrduQuantityParser(stream).quantities(), _GRAMMAR))
    if len(key) == len(text):
        return found
    offsets = URDU.key_with_map(text)[1]
    return tuple(quantity.moved(offsets) for quantity in found)


class _UrduQuantityParser(QuantityParser):
    ERAS = urdu.ERAS
    UNSURE_ORDINALS = urdu.TRANSLITERATED
    UNSURE_MONTHS = urdu.UNSURE_MONTHS

    # Cardinals and what follows them

    def _cardinal(self, at: int) -> FoundQuantity:
        first = self._tokens[at]
        if first.word == urdu.SAFAR and self._is_safar(at):
            month, after = self._month(at)
            return month and month._replace(value=urdu.SAFAR_NUMBER), after
        if self._is_said_twice(at):
            return None, at + 1
        cardinal = read_urdu_cardinal(self._stream, at)
        if cardinal is None:
            return None, at + 1
        after = cardinal.after
        quantity = self._with_sign_before(self._counted(cardinal, at), at)
        following = self._stream.after(after)
        add = self._FOLLOWERS.get(following.role) if following else None
        if add is not None and following is not None:
            quantity, after = add(self, quantity, after, following)
        return self._with_decade(quantity, after)

    def _is_said_twice(self, at: int) -> bool:
        """Whether the same number follows once more: "دس دس لاکھ" and "۵۰، ۵۰ ہزار" are so much each."""
        first = self._tokens[at]
        if at + 1 == len(self._tokens) or self._tokens[at + 1].word != first.word:
            return False
        is_touching = self._stream.touches(at + 1)
        if first.role is _Role.SMALL and is_touching:
            return True
        is_listed = is_touching or self._stream.between(at + 1).strip() in {"،", ","}
        return is_listed and first.role in {_Role.SMALL, _Role.DIGITS} and self._stream.follows(at + 2, _Role.SCALE)

    def _with_sign_before(self, quantity: Quantity, at: int) -> Quantity:
        """Return a quantity with the currency, percent sign or "سن" that stands before it."""
        before = self._stream.before(at)
        match before.role if before else None:
            case _Role.CURRENCY_SIGN if before:
                unit = urdu.CURRENCIES[before.word]
                return quantity._replace(kind=QuantityKind.MONEY, unit=unit, start=before.start)
            case _Role.PERCENT if before and before.word == "%" and before.end == quantity.start:
                return quantity._replace(kind=QuantityKind.PERCENT, unit="%", start=before.start)
            case _Role.YEAR_BEFORE if quantity.certainty is Certainty.DIGITS:
                return quantity._replace(kind=QuantityKind.YEAR, unit=Calendar.GREGORIAN)
            case _:
                return quantity

    def _measure(self, quantity: Quantity, after: int, token: Token) -> tuple[Quantity, int]:
        """Add a percent sign, a currency or a unit: beside it a homograph is a number."""
        unit = urdu.CURRENCIES.get(token.word) or urdu.UNITS.get(token.word) or "%"
        certainty = quantity.certainty
        if certainty is Certainty.UNSURE:
            if unit in urdu.TIME_UNITS and self._tokens[after - 1].word in urdu.THAT_VERY:
                return quantity, after
            certainty = Certainty.SURE if quantity.value >= FROM_SURE else certainty
            certainty = Certainty.SMALL if FROM_SMALL <= quantity.value < FROM_SURE else certainty
            certainty = Certainty.SURE if self._tokens[after - 1].word in urdu.WITH_A_HALF else certainty
        kind = _UNIT_KINDS[token.role]
        return quantity._replace(kind=kind, unit=unit, end=token.end, certainty=certainty), after + 1

    def _weeks(self, quantity: Quantity, after: int, token: Token) -> tuple[Quantity, int]:
        """Add ہفتے as weeks: beside a number it is not Saturday."""
        if token.word not in urdu.UNITS:
            return quantity, after
        return self._measure(quantity, after, token._replace(role=_Role.UNIT))

    def _money(self, quantity: Quantity, after: int, token: Token) -> tuple[Quantity, int]:
        if token.role is _Role.CURRENCY_SIGN:
            token = token._replace(role=_Role.CURRENCY)
        elif token.role is _Role.ADJECTIVE:
            currency = self._stream.after(after + 1)
            if currency is None or currency.role is not _Role.CURRENCY:
                return quantity, after
            after, token = after + 1, currency
        quantity, after = self._measure(quantity, after, token)
        scale = self._stream.after(after)
        if not self._scale and scale is not None and scale.role is _Role.SCALE and scale.value > HUNDRED:
            # 37$ بلین
            self._scale = int(scale.value)
            quantity = quantity._replace(value=whole(quantity.value * self._scale), end=scale.end, others=())
            after += 1
        return quantity, after

    def _share(self, quantity: Quantity, after: int, token: Token) -> tuple[Quantity, int]:
        return self._with_share(quantity, after, int(token.value))

    def _year(self, quantity: Quantity, after: int, token: Token) -> tuple[Quantity, int]:
        value = quantity.value
        is_letter = token.word == _HIJRI_LETTER
        if not isinstance(value, int) or value > LAST_YEAR or (is_letter and value < HUNDRED):
            return quantity, after
        unit = urdu.ERAS[token.word]
        return quantity._replace(kind=QuantityKind.YEAR, unit=unit, end=token.end), after + 1

    def _with_decade(self, quantity: Quantity, after: int) -> tuple[Quantity, int]:
        value = quantity.value
        of, decade = self._stream.follows(after, _Role.OF), self._stream.follows(after + 1, _Role.DECADE)
        if not of or not decade or not isinstance(value, int):
            return quantity, after
        kind, end = QuantityKind.DECADE, self._tokens[after + 1].end
        if value < HUNDRED:
            quantity = quantity._replace(value=_DECADES_OF + value, others=(value,))
        return quantity._replace(kind=kind, unit="", end=end), after + 2

    # Ordinals

    def _ordinal(self, at: int) -> FoundQuantity:
        token = self._tokens[at]
        if token.word not in urdu.PLURAL_SCALES:
            return super()._ordinal(at)
        quantity = Quantity(QuantityKind.CARDINAL, token.value, token.start, token.end, Certainty.UNSURE)
        return self._with_century(quantity, at + 1)

    def _share_alone(self, at: int) -> FoundQuantity:
        """Read پانچواں, which is a fifth behind a number."""
        return self._ordinal(at) if self._tokens[at].word in urdu.ORDINALS else (None, at + 1)

    def _second(self, at: int) -> FoundQuantity:
        """Read سیکنڈ without a number before it: the English ordinal."""
        token = self._tokens[at]
        if token.word != urdu.SECOND:
            return None, at + 1
        return Quantity(QuantityKind.ORDINAL, 2, token.start, token.end, Certainty.UNSURE), at + 1

    def _ordinal_suffix(self, quantity: Quantity, after: int, token: Token) -> tuple[Quantity, int]:
        return self._with_century(quantity._replace(kind=QuantityKind.ORDINAL, end=token.end), after + 1)

    def _century(self, quantity: Quantity, after: int, token: Token) -> tuple[Quantity, int]:
        if isinstance(quantity.value, int):
            return self._with_century(quantity, after)
        return quantity._replace(kind=QuantityKind.MEASURE, unit="centuries", end=token.end), after + 1

    # Times

    def _clock(self, at: int) -> FoundQuantity:
        token = self._tokens[at]
        quantity = Quantity(QuantityKind.TIME, token.value, token.start, token.end)
        after = at + 1
        if self._stream.follows(after, _Role.O_CLOCK):
            quantity, after = quantity._replace(end=self._tokens[after].end), after + 1
        return self._timed(quantity, at, after)

    def _o_clock(self, quantity: Quantity, after: int, token: Token) -> tuple[Quantity, int]:
        if quantity.value > HOURS:
            return quantity, after
        minutes = quantity.value * HOUR
        if clock := _CLOCK.fullmatch(self._stream.text, quantity.start, quantity.end):
            minutes = int(clock[1]) * HOUR + int(clock[2])
        return self._timed_after(quantity, minutes, token.end, after + 1)

    def _struck(self, quantity: Quantity, after: int, token: Token) -> tuple[Quantity, int]:
        """Read "پانچ بج کر تیس منٹ"."""
        if quantity.value > HOURS:
            return quantity, after
        value, end = quantity.value * HOUR, token.end
        after += 1
        joint = [] if token.word == urdu.STRUCK_AND else ["کر"]
        if self._stream.between(after).split() == joint and self._tokens[after].role in {_Role.DIGITS, _Role.SMALL}:
            value, end, after = value + self._tokens[after].value, self._tokens[after].end, after + 1
            if self._stream.follows(after, _Role.UNIT):
                end, after = self._tokens[after].end, after + 1
        return self._timed_after(quantity, value, end, after)

    def _timed_after(self, quantity: Quantity, minutes: Number, end: int, after: int) -> tuple[Quantity, int]:
        certainty = Certainty.DIGITS if quantity.certainty is Certainty.DIGITS else Certainty.SURE
        quantity = quantity._replace(
            kind=QuantityKind.TIME, value=minutes, end=end, certainty=certainty, others=(), pieces=()
        )
        first = next(at for at in range(after - 1, -1, -1) if self._tokens[at].start == quantity.start)
        return self._timed(quantity, first, after)

    def _timed(self, quantity: Quantity, at: int, after: int) -> tuple[Quantity, int]:
        """Return a time by the part of the day that is named before or after it."""
        minutes = int(quantity.value) % (HOURS * HOUR)
        before = self._tokens[at - 1] if at else None
        part = before if before is not None and before.role is _Role.PART_OF_DAY else self._stream.after(after)
        word = part.word if part is not None and part.role is _Role.PART_OF_DAY else ""
        others: tuple[Number, ...] = ()
        if word == urdu.NIGHT and NOON <= minutes < NOON + HOUR:
            minutes -= NOON
        elif word in urdu.AFTERNOON or (word == urdu.NIGHT and minutes >= _EVENING * HOUR):
            minutes += NOON if minutes < NOON else 0
        elif word:
            minutes %= NOON
        elif minutes < NOON:
            others = (minutes + NOON,)
        return quantity._replace(value=minutes, others=others), after

    # Months, weekdays and codes

    def _is_safar(self, at: int) -> bool:
        """Whether "صفر" is the month, not zero: before a Hijri year."""
        era = self._stream.after(at + 2)
        is_dated = self._stream.follows(at + 1, _Role.DIGITS) and era is not None and era.role is _Role.ERA
        return is_dated and era is not None and urdu.ERAS[era.word] == Calendar.HIJRI

    def _weekday(self, at: int) -> FoundQuantity:
        token = self._tokens[at]
        text = self._stream.text
        is_sure = (
            token.word not in urdu.UNSURE_WEEKDAYS
            or _AS_WEEKDAY.match(text, token.end)
            or text.endswith("بروز ", 0, token.start)
            or self._is_beside_weekday(at)
        )
        certainty = Certainty.SURE if is_sure else Certainty.UNSURE
        return Quantity(QuantityKind.WEEKDAY, token.value, token.start, token.end, certainty), at + 1

    def _is_beside_weekday(self, at: int) -> bool:
        for other in (at - 1, at + 1):
            if 0 <= other < len(self._tokens) and self._tokens[other].role is _Role.WEEKDAY:
                is_same = self._tokens[other].value == self._tokens[at].value
                if not is_same and _BESIDE_WEEKDAY.fullmatch(self._stream.between(max(at, other))):
                    return True
        return False

    def _code(self, at: int) -> FoundQuantity:
        token = self._tokens[at]
        certainty = Certainty.UNSURE if "/" in token.word else Certainty.DIGITS
        return code_quantity(token, certainty), at + 1

    PARSERS = {  # noqa: RUF012 (declared in the base class)
        **QuantityParser.PARSERS,
        _Role.DIGITS: _cardinal,
        _Role.SMALL: _cardinal,
        _Role.SCALE: _cardinal,
        _Role.QUARTER: _cardinal,
        _Role.MIXED: _cardinal,
        _Role.SIGN: _cardinal,
        _Role.ORDINAL: _ordinal,
        _Role.SHARE: _share_alone,
        _Role.UNIT: _second,
        _Role.TIME: _clock,
        _Role.CODE: _code,
        _Role.WEEKDAY: _weekday,
    }
    _FOLLOWERS = {  # noqa: RUF012 (a table)
        _Role.PERCENT: _measure,
        _Role.UNIT: _measure,
        _Role.WEEKDAY: _weeks,
        _Role.CURRENCY: _money,
        _Role.CURRENCY_SIGN: _money,
        _Role.ADJECTIVE: _money,
        _Role.SHARE: _share,
        _Role.ERA: _year,
        _Role.ORDINAL_SUFFIX: _ordinal_suffix,
        _Role.CENTURY: _century,
        _Role.O_CLOCK: _o_clock,
        _Role.STRUCK: _struck,
    }
