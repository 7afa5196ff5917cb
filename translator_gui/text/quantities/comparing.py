"""Compares the quantities of an Urdu sentence with those of its English: which have no counterpart."""

import re
from collections.abc import Hashable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction
from typing import NamedTuple

from translator_gui.text.quantities.hijri import gregorian_years
from translator_gui.text.quantities.quantity import (
    DURATIONS,
    Calendar,
    Certainty,
    Number,
    Quantity,
    QuantityKind,
    single_quantities,
    whole,
)

_BESIDE = 3
_HUNDRED, _SECOND, _THOUSAND = 100, 2, 1000
_COUNTS = frozenset({QuantityKind.CARDINAL, QuantityKind.MONEY, QuantityKind.MEASURE})
_SMALLER = {"years": 12, "days": 24, "hours": 60, "minutes": 60}
"""How many of the next smaller unit are in one."""
_HALF_DAY, _HOUR, _HOURS = 720, 60, 12
_NOT_COMPARED = frozenset({QuantityKind.MONTH, QuantityKind.WEEKDAY})
_DIGIT = re.compile(r"\d")


class UnmatchedQuantities(NamedTuple):
    """The quantities that the other side lacks, in order.

    Attributes:
        source: Of the Urdu.
        target: Of the English.
    """

    source: tuple[Quantity, ...]
    target: tuple[Quantity, ...]


class _Side:
    """The numbers of one side of a sentence, each with the values that it may stand for."""

    def __init__(self, quantities: Sequence[Quantity], codes: AbstractSet[str]) -> None:
        """Set the quantities of the side, and the codes that both sides have, which are not compared any more."""
        single = single_quantities(quantities)
        self.items = [item for one in single for item in _items(one, codes)]
        self.keys = [_keys(item) for item in self.items]
        pieces = [one.pieces for one in quantities if one.kind is QuantityKind.CODE]
        self.all_keys = frozenset[Hashable]().union(*self.keys, *pieces)
        self.months = {one.value for one in single if one.kind is QuantityKind.MONTH}
        self.matched: set[int] = set()

    def by_certainty(self) -> list[int]:
        """Return the places of the numbers that have no counterpart yet, those that surely are numbers first."""
        free = [at for at in range(len(self.items)) if at not in self.matched]
        return sorted(free, key=lambda at: (self.items[at].kind is QuantityKind.CODE, -self.items[at].certainty))

    def repeats(self, at: int) -> bool:
        """Whether the same number stands right before or after it: "پانچ (5)"."""
        item = self.items[at]
        beside = (self.items[other] for other in (at - 1, at + 1) if 0 <= other < len(self.items))
        return any(
            one.value == item.value and max(one.start, item.start) - min(one.end, item.end) <= _BESIDE for one in beside
        )


def find_unmatched(source: Sequence[Quantity], target: Sequence[Quantity]) -> UnmatchedQuantities:
    """Return the numbers of each side that the other side does not have; what is unsure may match, but is not returned.

    Args:
        source: The quantities of the Urdu.
        target: The quantities of the English.
    """
    if all(map(_is_never_missing, single_quantities((*source, *target)))):
        return UnmatchedQuantities((), ())
    codes = _codes(source), _codes(target)
    if (other_codes := _find_other_codes(*codes)).source:
        return other_codes
    in_both = codes[0].keys() & codes[1].keys()
    urdu, english = _Side(source, in_both), _Side(target, in_both)
    if not urdu.items and not english.items:
        return UnmatchedQuantities((), ())
    _match(urdu, english, by_value=True)
    _match(urdu, english, by_value=False)
    _match_pieces(urdu, english)
    _match_pieces(english, urdu)
    scales = _other_scales(urdu, english)
    missing, surplus = (*_missing(urdu, english), *scales.source), (*_missing(english, urdu), *scales.target)
    return UnmatchedQuantities(tuple(sorted(missing, key=_start)), tuple(sorted(surplus, key=_start)))


def _start(quantity: Quantity) -> int:
    return quantity.start


def _is_never_missing(quantity: Quantity) -> bool:
    """Whether nobody asks for a counterpart, whatever the other side has: "a", "two", "first"."""
    return quantity.certainty is Certainty.UNSURE and quantity.kind is not QuantityKind.CODE and not _is_scale(quantity)


def _other_scales(urdu: _Side, english: _Side) -> UnmatchedQuantities:
    """Return scales without a number that differ, if each side has one alone: کئی ملین, "several billion"."""
    urdu_scales, english_scales = (
        [item for at, item in enumerate(side.items) if at not in side.matched and _is_scale(item)]
        for side in (urdu, english)
    )
    if len(urdu_scales) != 1 or len(english_scales) != 1:
        return UnmatchedQuantities((), ())
    return UnmatchedQuantities(tuple(urdu_scales), tuple(english_scales))


def _is_scale(quantity: Quantity) -> bool:
    return quantity.certainty is Certainty.UNSURE and quantity.kind in _COUNTS and quantity.value >= _THOUSAND


def _codes(quantities: Sequence[Quantity]) -> dict[str, Quantity]:
    return {_code(one): one for one in quantities if one.kind is QuantityKind.CODE}


def _code(quantity: Quantity) -> str:
    return quantity.unit.lower().replace("-", "")


def _find_other_codes(source: dict[str, Quantity], target: dict[str, Quantity]) -> UnmatchedQuantities:
    """Return codes with the same letters and other digits: H1N1, H2N1."""
    if not source or not target:
        return UnmatchedQuantities((), ())
    missing = {_DIGIT.sub("#", code): source[code] for code in source if code not in target}
    surplus = {_DIGIT.sub("#", code): target[code] for code in target if code not in source}
    same = [letters for letters in missing if letters in surplus]
    return UnmatchedQuantities(tuple(missing[one] for one in same), tuple(surplus[one] for one in same))


def _items(quantity: Quantity, codes: AbstractSet[str]) -> tuple[Quantity, ...]:
    if quantity.kind in _NOT_COMPARED:
        return ()
    if quantity.kind is QuantityKind.MEASURE and isinstance(quantity.value, Fraction) and not quantity.pieces:
        return (quantity._replace(pieces=_smaller_units(quantity)),)
    if quantity.kind is not QuantityKind.CODE:
        return (quantity,)
    if _code(quantity) in codes:
        return ()
    return tuple(quantity._replace(value=number, pieces=()) for number in quantity.pieces)


def _smaller_units(quantity: Quantity) -> tuple[Number, ...]:
    """Return the numbers of "two years and nine months" for 2.75 years; the one of "a year" is often not said."""
    integer, rest = divmod(quantity.value, 1)
    smaller = whole(rest * _SMALLER.get(quantity.unit, 0))
    if not smaller or not isinstance(smaller, int):
        return ()
    return (int(integer), smaller) if integer > 1 else (smaller,)


def _keys(quantity: Quantity) -> frozenset[Hashable]:
    """Return everything that the other side may say for a quantity."""
    value = quantity.value
    keys: set[Hashable] = {value, *quantity.others}
    match quantity.kind:
        case QuantityKind.TIME:
            hour, minute = divmod(int(value), _HOUR)
            hours = {hour, hour % _HOURS or _HOURS, hour % _HOURS + _HOURS}
            keys = {("time", value % _HALF_DAY), hour * _HUNDRED + minute}
            keys |= {whole(one + Fraction(minute, 100)) for one in hours}
            if minute:
                keys |= {whole(one + Fraction(minute, _HOUR)) for one in hours}
        case QuantityKind.PERCENT:
            keys.add(whole(Fraction(value) / _HUNDRED))
        case QuantityKind.MEASURE if quantity.unit in DURATIONS:
            unit, times = DURATIONS[quantity.unit]
            keys.add((unit, whole(value * times)))
        case QuantityKind.ORDINAL if quantity.certainty is Certainty.UNSURE and value > _SECOND:
            keys.add(Fraction(1, int(value)))
        case QuantityKind.YEAR if quantity.unit == Calendar.HIJRI:
            keys |= set(gregorian_years(int(value)))
        case QuantityKind.DECADE:
            keys |= {value // 100 + 1} if value % 100 == 0 else set()
        case _:
            pass
    return frozenset(keys)


def _match(urdu: _Side, english: _Side, *, by_value: bool) -> None:
    """Pair numbers one to one, the surest first: those that are equal, or those that may mean the same."""
    places: dict[Hashable, list[int]] = {}
    for at in reversed(english.by_certainty()):
        for key in (english.items[at].value,) if by_value else english.keys[at]:
            places.setdefault(key, []).append(at)
    for at in urdu.by_certainty():
        for key in (urdu.items[at].value,) if by_value else urdu.keys[at]:
            free = places.get(key, [])
            while free and free[-1] in english.matched:
                free.pop()
            if free and not _are_other_times(urdu.items[at], english.items[free[-1]]):
                urdu.matched.add(at)
                english.matched.add(free.pop())
                break


def _are_other_times(one: Quantity, other: Quantity) -> bool:
    """Whether two clock times differ, though one may be a decimal that the other may be: 1:15 and 1.25."""
    return one.kind is other.kind is QuantityKind.TIME and one.value % _HALF_DAY != other.value % _HALF_DAY


def _match_pieces(side: _Side, other: _Side) -> None:
    """Pair numbers that may be several ("۵۔۶") with those of the other side, if it has all of them."""
    waiting = [at for at, item in enumerate(side.items) if item.pieces and at not in side.matched]
    if not waiting:
        return
    places: dict[Hashable, list[int]] = {}
    for at in reversed(other.by_certainty()):
        for key in other.keys[at]:
            places.setdefault(key, []).append(at)
    for at in waiting:
        found: list[int] = []
        for piece in side.items[at].pieces:
            free = places.get(piece, [])
            while free and (free[-1] in other.matched or free[-1] in found):
                free.pop()
            if not free:
                break
            found.append(free[-1])
        else:
            side.matched.add(at)
            other.matched.update(found)


def _missing(side: _Side, other: _Side) -> Iterator[Quantity]:
    for at, item in enumerate(side.items):
        if at in side.matched or item.certainty is Certainty.UNSURE:
            continue
        is_said_again = not side.keys[at].isdisjoint(other.all_keys)
        if is_said_again and (item.kind is QuantityKind.CODE or side.repeats(at)):
            continue
        if item.pieces and all(piece in other.all_keys for piece in item.pieces):
            continue
        if item.kind is QuantityKind.CARDINAL and item.unit == Calendar.GREGORIAN and item.value in other.months:
            continue  # the month of a date in digits
        yield item
