"""Puts numbers together that belong together: ranges, scores, dates, and a scale that is said once for several."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from translator_gui.text.quantities.quantity import (
    LONGEST_NUMBER,
    Calendar,
    Certainty,
    Quantity,
    QuantityKind,
    whole,
)
from translator_gui.text.quantities.token_stream import Token


class ScaledQuantity(NamedTuple):
    """A quantity with the scale that its words end in: 100,000 for "12 lakh", 0 for none."""

    quantity: Quantity
    scale: int = 0


class QuantityGrammar(NamedTuple):
    """How a language joins numbers: what may be between the ends of a range, the items of a list, parts of a date.

    Attributes:
        to: Between the ends of a range.
        listed: Between the items of a list.
        in_date: Between a month and its day or year.
        bare_ranges: Whether two small number words that follow each other are a range: دو تین لاکھ.
        between: The word before two numbers that are a range with "and" between them; empty for none.
    """

    to: re.Pattern[str]
    listed: re.Pattern[str]
    in_date: re.Pattern[str]
    bare_ranges: bool
    between: str = ""


_DASH = re.compile(r"\s?[-‐‑–]\s?")
_AMOUNTS = frozenset({QuantityKind.CARDINAL, QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.MEASURE})
_ENDS = _AMOUNTS | {QuantityKind.YEAR, QuantityKind.TIME}
_THOUSAND, _HUNDRED, _TWENTY, _MOST_DAYS = 1000, 100, 20, 31
_LAST_YEAR = 2999
_LONGEST_GAP = 12
_FAR = "…"
"""Stands for a gap that is too long to join anything."""
_HOURS, _HOUR, _HALF_DAY = 24, 60, 720
_COINS = frozenset({"penny", "cent"})
_AND = frozenset({"", "and", "اور"})


def combine(text: str, found: list[ScaledQuantity], grammar: QuantityGrammar) -> Iterator[Quantity]:
    """Yield the quantities of a text with ranges, scores and dates put together.

    Args:
        text: What was parsed.
        found: Its quantities in order.
        grammar: How the language joins them.
    """
    if len(found) < 2:  # noqa: PLR2004
        yield from (one.quantity for one in found)
        return
    gaps = [
        text[one.quantity.end : other.quantity.start]
        if other.quantity.start - one.quantity.end <= _LONGEST_GAP
        else _FAR
        for one, other in pairwise(found)
    ]
    quantities = [one.quantity for one in found]
    ranges = {
        at
        for at, gap in enumerate(gaps)
        if _is_range_gap(gap, quantities[at], found[at + 1], grammar)
        or _is_between(text, gap, quantities[at : at + 2], grammar)
    }
    _share_scales(quantities, found, gaps, ranges, grammar)
    yield from _joined(quantities, gaps, ranges, grammar)


def _share_scales(
    quantities: list[Quantity],
    found: list[ScaledQuantity],
    gaps: list[str],
    ranges: set[int],
    grammar: QuantityGrammar,
) -> None:
    scale, unit = found[-1].scale, found[-1].quantity
    for at in range(len(found) - 2, -1, -1):
        quantity, gap = quantities[at], gaps[at]
        is_range = at in ranges
        is_list = not is_range and grammar.listed.fullmatch(gap) is not None
        if found[at].scale or quantity.kind not in _AMOUNTS or not (is_range or is_list):
            scale, unit = found[at].scale, quantity
            continue
        if scale and 0 < quantity.value < _THOUSAND and unit.kind in _AMOUNTS:
            scaled = whole(quantity.value * scale)
            if is_range and quantities[at + 1].value > quantity.value:
                quantity = quantity._replace(value=scaled, others=(*quantity.others, quantity.value))
            else:
                quantity = quantity._replace(others=(*quantity.others, scaled))
        if is_range and quantity.kind is QuantityKind.CARDINAL:
            quantity = _in_unit_of(quantity, unit)
        quantities[at] = quantity


def _in_unit_of(low: Quantity, high: Quantity) -> Quantity:
    """Return the lower end of a range in the unit that is said at its upper end alone: "from 6 to 8 pm"."""
    if high.kind in _AMOUNTS:
        return low._replace(kind=high.kind, unit=high.unit)
    if high.kind is QuantityKind.TIME and isinstance(low.value, int) and 0 < low.value <= _HOURS:
        minutes, certainty = low.value * _HOUR, max(low.certainty, high.certainty)
        others = (minutes + _HALF_DAY,)
        return low._replace(kind=high.kind, value=minutes, certainty=certainty, others=others, pieces=())
    return low


def _with_small_coin(quantities: list[Quantity], gaps: list[str], at: int) -> Quantity | None:
    """Return an amount with the coins that follow it: ۹ روپے ۶۶ پیسے."""
    if at + 1 >= len(quantities):
        return None
    first, coins = quantities[at], quantities[at + 1]
    is_money = first.kind is coins.kind is QuantityKind.MONEY and first.unit not in _COINS and coins.unit in _COINS
    if not is_money or gaps[at].strip() not in _AND or not isinstance(first.value, int) or coins.value >= _HUNDRED:
        return None
    value = whole(first.value + Fraction(coins.value) / _HUNDRED)
    certainty = max(first.certainty, coins.certainty)
    pieces = first.value, coins.value
    return first._replace(value=value, end=coins.end, certainty=certainty, others=(), pieces=pieces)


def _is_between(text: str, gap: str, ends: list[Quantity], grammar: QuantityGrammar) -> bool:
    """Whether two numbers are the ends of a range as in "between 8 and 10 million"."""
    if not grammar.between or gap != " and " or any(one.kind not in _ENDS for one in ends):
        return False
    start = ends[0].start
    return text[max(0, start - _LONGEST_GAP) : start].lower().endswith(f"{grammar.between} ")


def _is_range_gap(gap: str, low: Quantity, scaled: ScaledQuantity, grammar: QuantityGrammar) -> bool:
    high = scaled.quantity
    if low.kind not in _ENDS or high.kind not in _ENDS:
        return False
    if _DASH.fullmatch(gap):
        return True
    if grammar.to.fullmatch(gap):
        return low.value < high.value
    is_bare = grammar.bare_ranges and gap.isspace() and len(gap) == 1
    return (
        is_bare
        and low.certainty is not Certainty.DIGITS
        and low.kind is QuantityKind.CARDINAL
        and 0 < low.value < min(high.value / (scaled.scale or 1), _TWENTY)
        and high.certainty is not Certainty.DIGITS
    )


def _joined(
    quantities: list[Quantity], gaps: list[str], ranges: set[int], grammar: QuantityGrammar
) -> Iterator[Quantity]:
    at = 0
    while at < len(quantities):
        length, joined = _date(quantities, gaps, at, grammar)
        if joined is None and at in ranges:
            length, joined = 2, _range(quantities[at], quantities[at + 1], is_bare=gaps[at].isspace())
        if joined is None and (joined := _with_small_coin(quantities, gaps, at)) is not None:
            length = 2
        if joined is None:
            yield quantities[at]
            at += 1
        else:
            yield joined
            at += length


def _range(low: Quantity, high: Quantity, *, is_bare: bool) -> Quantity:
    if is_bare and high.certainty is Certainty.SMALL:
        # "دس بارہ" is said as "a dozen or so".
        low, high = low._replace(certainty=Certainty.UNSURE), high._replace(certainty=Certainty.UNSURE)
    elif not is_bare and low.certainty is Certainty.SMALL and low.value < high.value:
        low = low._replace(certainty=max(low.certainty, high.certainty))
    if low.value < _HUNDRED and _THOUSAND <= high.value <= _LAST_YEAR and high.value % _HUNDRED < low.value:
        # Typed from right to left: ۱۷-۲۰۱۶.
        low = low._replace(value=high.value // _HUNDRED * _HUNDRED + low.value, others=(low.value,), kind=high.kind)
        start, end, low, high = low.start, high.end, high, low
        return Quantity(QuantityKind.RANGE, low.value, start, end, Certainty.DIGITS, high.unit, (low, high))
    if low.value >= _THOUSAND and low.value <= _LAST_YEAR and low.value % _HUNDRED < high.value < _HUNDRED:
        high = high._replace(value=low.value // _HUNDRED * _HUNDRED + high.value, others=(high.value,), kind=low.kind)
    if not low.value or not high.value:
        # A score of which the other side may say only the difference: "a one-goal lead".
        low = low if low.value else low._replace(certainty=Certainty.UNSURE)
        high = high if high.value else high._replace(certainty=Certainty.UNSURE)
    kind = QuantityKind.RANGE if low.value < high.value or low.kind is QuantityKind.TIME else QuantityKind.SCORE
    certainty = min(low.certainty, high.certainty)
    return Quantity(kind, low.value, low.start, high.end, certainty, high.unit, (low, high))


def _date(
    quantities: list[Quantity], gaps: list[str], at: int, grammar: QuantityGrammar
) -> tuple[int, Quantity | None]:
    """Read a date that begins at a quantity: the number of quantities it takes, and the date."""
    month = next((index for index in (at, at + 1) if _is_month(quantities, index)), None)
    if month is None or (month > at and not (_is_day(quantities[at]) and grammar.in_date.fullmatch(gaps[at]))):
        return 1, None
    parts, index = list(quantities[at : month + 1]), month + 1
    if month == at and _follows(quantities, gaps, index, grammar) and _is_day(quantities[index]):
        parts.insert(0, quantities[index])
        index += 1
    if _follows(quantities, gaps, index, grammar) and _is_year(quantities[index]):
        year = quantities[index]
        era = year.unit or parts[-1].unit
        parts.append(year._replace(kind=QuantityKind.YEAR, unit=era))
        index += 1
    if len(parts) < 2:  # noqa: PLR2004
        return 1, None
    if parts[0].certainty < Certainty.SURE and _is_month(parts, 1) and parts[1].certainty is Certainty.SURE:
        parts[0] = parts[0]._replace(certainty=Certainty.SURE)  # "پانچ اگست"
    calendar = parts[-1].unit or next(part.unit for part in parts if part.kind is QuantityKind.MONTH)
    start, end = quantities[at].start, quantities[index - 1].end
    certainty = max(part.certainty for part in parts)
    return index - at, Quantity(QuantityKind.DATE, parts[-1].value, start, end, certainty, calendar, tuple(parts))


def _follows(quantities: list[Quantity], gaps: list[str], index: int, grammar: QuantityGrammar) -> bool:
    return index < len(quantities) and grammar.in_date.fullmatch(gaps[index - 1]) is not None


def _is_month(quantities: list[Quantity], index: int) -> bool:
    return index < len(quantities) and quantities[index].kind is QuantityKind.MONTH


def _is_day(quantity: Quantity) -> bool:
    return (
        quantity.kind in {QuantityKind.CARDINAL, QuantityKind.ORDINAL}
        and isinstance(quantity.value, int)
        and 1 <= quantity.value <= _MOST_DAYS
    )


def _is_year(quantity: Quantity) -> bool:
    if quantity.kind is QuantityKind.YEAR:
        return True
    if quantity.kind is not QuantityKind.CARDINAL or quantity.unit:
        return False
    return isinstance(quantity.value, int) and _HUNDRED <= quantity.value <= _LAST_YEAR


def numeric_date(word: str, start: int) -> Quantity:
    """Return the date that is written as "14.8.1947", "14/08/1947" or "1947-08-14"; day and month in its order."""
    numbers = [(match.group(), match.span()) for match in re.finditer(r"\d+", word)]
    parts = tuple(
        Quantity(
            QuantityKind.YEAR if len(digits) == 4 else QuantityKind.CARDINAL,  # noqa: PLR2004
            int(digits),
            start + first,
            start + last,
            unit=Calendar.GREGORIAN,
        )
        for digits, (first, last) in numbers
    )
    year = next(part.value for part in parts if part.kind is QuantityKind.YEAR)
    return Quantity(QuantityKind.DATE, year, start, start + len(word), unit=Calendar.GREGORIAN, parts=parts)


def code_quantity(token: Token, certainty: Certainty) -> Quantity:
    """Return the quantity of a code of letters and digits; its pieces are the numbers in it."""
    runs = (run for run in re.findall(r"\d+", token.word) if len(run) <= LONGEST_NUMBER)
    digits = tuple(map(int, runs))
    first = digits[0] if digits else 0
    return Quantity(QuantityKind.CODE, first, token.start, token.end, certainty, token.word, pieces=digits)
