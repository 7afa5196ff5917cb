"""Compares the quantities of an Urdu sentence with those of its English: which have no counterpart."""

import re
from collections.abc import Hashable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from translator_gui.text.quantities.hijri import gregorian_years
from translator_gui.text.quantities.quantity import (
    Calendar,
    Certainty,
    Quantity,
    QuantityKind,
    single_quantities,
    whole,
)

_HALF_DAY, _HOUR, _HOURS = 720, 60, 12
_NOT_COMPARED = frozenset({QuantityKind.MONTH, QuantityKind.WEEKDAY})
_MONTHS = 12
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

    def __init__(self, quantities: Sequence[Quantity]) -> None:
        self.items = [item for one in single_quantities(quantities) for item in _items(one)]
        self.keys = [_keys(item) for item in self.items]
        self.all_keys = frozenset().union(*self.keys)
        self.months = {one.value for one in single_quantities(quantities) if one.kind is QuantityKind.MONTH}
        self.matched: set[int] = set()

    def unmatched(self) -> list[int]:
        return [at for at in range(len(self.items)) if at not in self.matched]


def find_unmatched(source: Sequence[Quantity], target: Sequence[Quantity]) -> UnmatchedQuantities:
    """Return the numbers of each side that the other side does not have; what is unsure may match, but is not returned.

    Args:
        source: The quantities of the Urdu.
        target: The quantities of the English.
    """
    other_codes = _find_other_codes(source, target)
    if other_codes.source:
        return other_codes
    urdu, english = _Side(source), _Side(target)
    if not urdu.items and not english.items:
        return UnmatchedQuantities((), ())
    _match(urdu, english, by_value=True)
    _match(urdu, english, by_value=False)
    return UnmatchedQuantities(tuple(_missing(urdu, english)), tuple(_missing(english, urdu)))


def _find_other_codes(source: Sequence[Quantity], target: Sequence[Quantity]) -> UnmatchedQuantities:
    """Return codes with the same letters and other digits: H1N1, H2N1."""
    urdu = {_code(one): one for one in source if one.kind is QuantityKind.CODE}
    english = {_code(one): one for one in target if one.kind is QuantityKind.CODE} if urdu else {}
    missing = {_DIGIT.sub("#", code): urdu[code] for code in urdu.keys() - english.keys()}
    surplus = {_DIGIT.sub("#", code): english[code] for code in english.keys() - urdu.keys()}
    same = [letters for letters in missing if letters in surplus]
    return UnmatchedQuantities(tuple(missing[one] for one in same), tuple(surplus[one] for one in same))


def _code(quantity: Quantity) -> str:
    return quantity.unit.lower().replace("-", "")


def _items(quantity: Quantity) -> tuple[Quantity, ...]:
    if quantity.kind in _NOT_COMPARED:
        return ()
    if quantity.kind is not QuantityKind.CODE:
        return (quantity,)
    return tuple(quantity._replace(value=number, pieces=()) for number in quantity.pieces)


def _keys(quantity: Quantity) -> frozenset[Hashable]:
    """Return everything that the other side may say for a quantity."""
    value = quantity.value
    keys: set[Hashable] = {value, *quantity.others}
    match quantity.kind:
        case QuantityKind.TIME:
            hour, minute = divmod(int(value), _HOUR)
            hours = {hour, hour % _HOURS or _HOURS, hour % _HOURS + _HOURS}
            keys = {("time", value % _HALF_DAY)}
            keys |= {whole(one + Fraction(minute, 100)) for one in hours}
            if minute:
                keys |= {whole(one + Fraction(minute, _HOUR)) for one in hours}
        case QuantityKind.YEAR if quantity.unit == Calendar.HIJRI:
            keys |= set(gregorian_years(int(value)))
        case QuantityKind.DECADE:
            keys |= {value % 100, value // 100 + 1} if value % 100 == 0 else {value % 100}
        case _:
            pass
    return frozenset(keys)


def _match(urdu: _Side, english: _Side, *, by_value: bool) -> None:
    """Pair numbers one to one: first those that are equal, then those that may mean the same."""
    places: dict[Hashable, list[int]] = {}
    for at in reversed(english.unmatched()):
        for key in (english.items[at].value,) if by_value else english.keys[at]:
            places.setdefault(key, []).append(at)
    for at in urdu.unmatched():
        for key in (urdu.items[at].value,) if by_value else urdu.keys[at]:
            free = places.get(key, [])
            while free and free[-1] in english.matched:
                free.pop()
            if free:
                urdu.matched.add(at)
                english.matched.add(free.pop())
                break


def _missing(side: _Side, other: _Side) -> Iterator[Quantity]:
    for at in side.unmatched():
        item, keys = side.items[at], side.keys[at]
        if item.certainty is Certainty.UNSURE or keys & other.all_keys:
            continue
        if item.pieces and all(piece in other.all_keys for piece in item.pieces):
            continue
        if isinstance(item.value, int) and 1 <= item.value <= _MONTHS and item.value in other.months:
            continue
        yield item
