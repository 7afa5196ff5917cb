"""Writes quantities in English: as figures, with million or crore, in words, as dates and times."""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from translator_gui.text.quantities.english_numerals import (
    compact,
    figure,
    in_scale,
    number_words,
    ordinal_figure,
    ordinal_words,
)
from translator_gui.text.quantities.hijri import gregorian_years
from translator_gui.text.quantities.quantity import Calendar, Number, Quantity, QuantityKind

_SHARES = {2: "half", 3: "third", 4: "quarter"}
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
HIJRI_MONTH_NAMES = (
    "Muharram", "Safar", "Rabi al-Awwal", "Rabi al-Thani", "Jumada al-Awwal", "Jumada al-Thani", "Rajab", "Shaban",
    "Ramadan", "Shawwal", "Dhul Qadah", "Dhul Hijjah",
)  # fmt: skip
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SIGNS = {"dollar": "$", "pound": "£", "euro": "€", "yen": "¥", "rupee": "Rs "}
_PLURALS = {"yuan": "yuan", "yen": "yen", "taka": "taka", "krona": "kronor", "penny": "pence"}
_AMOUNTS = frozenset({QuantityKind.CARDINAL, QuantityKind.MONEY, QuantityKind.MEASURE, QuantityKind.PERCENT})
_DAYS = frozenset({QuantityKind.CARDINAL, QuantityKind.ORDINAL})
_SPELLED_TO, _HUNDRED, _THOUSAND = 10, 100, 1000
_HALF_DAY, _HOUR = 12, 60
_YEARS = range(1100, 2100)
"""Plain numbers that may well be years: they are written without a comma first."""
_MOST_FORMS = 10


class NumberStyle(NamedTuple):
    """How a project writes numbers in English.

    Attributes:
        crore: Lakh and crore instead of million and billion, with the digits grouped as in 12,34,567.
        words: Whole numbers up to ten in words.
    """

    crore: bool = False
    words: bool = False


DEFAULT_STYLE = NumberStyle()


def english_forms(quantity: Quantity, style: NumberStyle = DEFAULT_STYLE) -> list[str]:
    """Return English forms of a quantity, each once, that of the project's style first.

    A Hijri year is written as such; only the last form has the Gregorian years behind it.
    """
    write = _WRITERS[quantity.kind]
    return list(dict.fromkeys(write(quantity, style)))[:_MOST_FORMS]


def description(quantity: Quantity, style: NumberStyle = DEFAULT_STYLE) -> list[str]:
    """Return what a quantity means, in figures and in the project's style: "25,000,000", "25 million"."""
    forms = english_forms(quantity, style)
    if quantity.kind in _AMOUNTS:
        plain = quantity.kind is QuantityKind.CARDINAL and quantity.value in _YEARS
        number = str(quantity.value) if plain else figure(quantity.value, crore=style.crore)
        scaled = " ".join(compact(quantity.value, crore=style.crore)).strip()
        forms = [_with_unit(amount, quantity) for amount in (number, scaled) if amount]
    elif quantity.unit == Calendar.HIJRI:
        forms = [forms[0], *_gregorian(quantity)]
    elif quantity.kind is QuantityKind.RANGE and quantity.parts[-1].kind in _AMOUNTS:
        low, high = (part.value for part in quantity.parts)
        ends = [f"{first}–{last}" for first, last in _ends(low, high, crore=style.crore)]
        forms = [_with_unit(both, quantity.parts[-1]) for both in reversed(ends)]
    else:
        forms = forms[:1]
    return list(dict.fromkeys(forms))


def _cardinals(quantity: Quantity, style: NumberStyle) -> Iterator[str]:
    yield from _numbers(quantity.value, style)


def _amounts(quantity: Quantity, style: NumberStyle) -> Iterator[str]:
    for number in _numbers(quantity.value, style):
        if quantity.value < 1 and not number[0].isdigit():
            continue  # "one-third percent"
        yield _with_unit(number, quantity)
        if quantity.kind is QuantityKind.PERCENT:
            yield f"{number} per cent"
        elif quantity.kind is QuantityKind.MONEY:
            yield f"{number} {_currency(quantity)}"


def _numbers(value: Number, style: NumberStyle) -> Iterator[str]:
    if not isinstance(value, int):
        yield from _fractions(value, style)
        return
    is_spelled = style.words and value <= _SPELLED_TO
    if is_spelled:
        yield number_words(value)
    yield from _figures(value, crore=style.crore)
    if value <= _HUNDRED:
        yield number_words(value)
    times, scale = compact(value)
    if times.isdecimal() and int(times) <= _HUNDRED:
        yield f"{number_words(int(times))} {scale}"
    yield from _figures(value, crore=not style.crore)


def _figures(value: Number, *, crore: bool) -> Iterator[str]:
    if value in _YEARS:
        yield str(value)
    if any(scaled := compact(value, crore=crore)):
        yield " ".join(scaled)
    yield figure(value, crore=crore)


def _fractions(value: Fraction, style: NumberStyle) -> Iterator[str]:
    yield from _figures(value, crore=style.crore)
    above, rest = divmod(value, 1)
    name = _SHARES.get(rest.denominator, "")
    if not name or above > _HUNDRED:
        return
    if above and rest.numerator == 1:
        yield f"{number_words(int(above))} and a {name}"
    elif not above and name == "half":
        yield name
    elif not above:
        yield f"{number_words(rest.numerator)}-{name}{'s' if rest.numerator > 1 else ''}"


def _with_unit(amount: str, quantity: Quantity) -> str:
    is_figure, unit = amount[:1].isdigit(), quantity.unit
    match quantity.kind:
        case QuantityKind.PERCENT:
            return f"{amount}%" if is_figure else f"{amount} percent"
        case QuantityKind.MONEY:
            return f"{_SIGNS[unit]}{amount}" if is_figure and unit in _SIGNS else f"{amount} {_currency(quantity)}"
        case QuantityKind.MEASURE:
            return f"{amount} {unit.removesuffix('s') if quantity.value == 1 else unit}"
        case _:
            return amount


def _currency(quantity: Quantity) -> str:
    return quantity.unit if quantity.value == 1 else _PLURALS.get(quantity.unit, f"{quantity.unit}s")


def _ordinals(quantity: Quantity, style: NumberStyle) -> Iterator[str]:
    number = int(quantity.value)
    if style.words and number <= _SPELLED_TO:
        yield ordinal_words(number)
    yield ordinal_figure(number)
    if number < _THOUSAND:
        yield ordinal_words(number)


def _centuries(quantity: Quantity, style: NumberStyle) -> Iterator[str]:
    era = f" {_era(quantity.unit)}" if quantity.unit else ""
    for ordinal in _ordinals(quantity, style):
        yield f"{ordinal} century{era}"


def _decades(quantity: Quantity, style: NumberStyle) -> Iterator[str]:
    del style
    yield f"{quantity.value}s"


def _era(unit: str) -> str:
    return "BC" if unit == Calendar.BEFORE_CHRIST else unit


def _years(quantity: Quantity, style: NumberStyle) -> Iterator[str]:
    del style
    value = quantity.value
    match quantity.unit:
        case Calendar.HIJRI:
            yield f"{value} AH"
            yield f"AH {value}"
            yield from (f"{value} AH ({years})" for years in _gregorian(quantity))
        case Calendar.BEFORE_CHRIST:
            yield f"{value} BC"
            yield f"{value} BCE"
        case _:
            if value >= _THOUSAND:
                yield f"{value}"
                return
            yield f"AD {value}"
            yield f"{value} CE"


def _gregorian(quantity: Quantity) -> list[str]:
    """Return the Gregorian years that a Hijri date falls in: "2020–2021 CE"; empty without a year."""
    hijri = next((int(part.value) for part in quantity.parts or (quantity,) if part.kind is QuantityKind.YEAR), 0)
    years = gregorian_years(hijri)
    return [f"{'–'.join(map(str, years))} CE"] if years else []


def _months(quantity: Quantity, style: NumberStyle) -> Iterator[str]:
    del style
    names = HIJRI_MONTH_NAMES if quantity.unit == Calendar.HIJRI else MONTH_NAMES
    yield names[int(quantity.value) - 1]


def _weekdays(quantity: Quantity, style: NumberStyle) -> Iterator[str]:
    del style
    yield WEEKDAY_NAMES[int(quantity.value) - 1]


def _times(quantity: Quantity, style: NumberStyle) -> Iterator[str]:
    del style
    hour, minute = divmod(int(quantity.value), _HOUR)
    hours = hour % _HALF_DAY or _HALF_DAY
    clock = f"{hours}:{minute:02}" if minute else f"{hours}"
    if quantity.others:
        yield clock if minute else f"{hours} o'clock"
        yield f"{clock} am"
        yield f"{clock} pm"
        return
    half = "pm" if hour >= _HALF_DAY else "am"
    yield f"{clock} {half}"
    yield f"{clock.replace(':', '.')} {half[0]}.m."
    yield f"{hour:02}:{minute:02}"


def _dates(quantity: Quantity, style: NumberStyle) -> Iterator[str]:
    month = next((part for part in quantity.parts if part.kind is QuantityKind.MONTH), None)
    if month is None:
        yield "/".join(str(part.value) for part in quantity.parts)
        return
    day = next((str(part.value) for part in quantity.parts if part.kind in _DAYS), "")
    year = next((part for part in quantity.parts if part.kind is QuantityKind.YEAR), None)
    era = f" {_era(year.unit)}" if year and year.unit in {Calendar.HIJRI, Calendar.BEFORE_CHRIST} else ""
    years = f"{year.value}{era}" if year else ""
    (name,) = _months(month, style)
    date = " ".join(filter(None, (day, name, years)))
    yield date
    if day:
        yield f"{name} {day}" + (f", {years}" if years else "")
    if quantity.unit == Calendar.HIJRI:
        yield from (f"{date} ({gregorian})" for gregorian in _gregorian(quantity))


def _ranges(quantity: Quantity, style: NumberStyle) -> Iterator[str]:
    low, high = quantity.parts
    if low.kind not in _AMOUNTS or high.kind not in _AMOUNTS:
        for first, last in zip(english_forms(low, style), english_forms(high, style), strict=False):
            are_plain = first.replace(":", "").isdecimal() and last.replace(":", "").isdecimal()
            yield f"{first}–{last}" if are_plain else f"{first} to {last}"
        return
    sign = _SIGNS.get(high.unit, "") if high.kind is QuantityKind.MONEY else ""
    for crore in (style.crore, not style.crore):
        for first, last in _ends(low.value, high.value, crore=crore):
            yield _with_unit(f"{first}–{last}", high)
            yield f"{sign}{first} to {_with_unit(last, high)}"


def _ends(low: Number, high: Number, *, crore: bool) -> Iterable[tuple[str, str]]:
    """Yield the ends of a range: with one scale for both (8, 10 lakh), then in figures."""
    if low in _YEARS and high in _YEARS:
        yield str(low), str(high)
        return
    times, name = compact(high, crore=crore)
    if name and (first := in_scale(low, name)):
        yield first, f"{times} {name}"
    yield figure(low, crore=crore), figure(high, crore=crore)


def _scores(quantity: Quantity, style: NumberStyle) -> Iterator[str]:
    del style
    yield "–".join(figure(part.value) for part in quantity.parts)


def _codes(quantity: Quantity, style: NumberStyle) -> Iterator[str]:
    del style
    yield quantity.unit


_WRITERS: dict[QuantityKind, Callable[[Quantity, NumberStyle], Iterator[str]]] = {
    QuantityKind.CARDINAL: _cardinals,
    QuantityKind.MONEY: _amounts,
    QuantityKind.MEASURE: _amounts,
    QuantityKind.PERCENT: _amounts,
    QuantityKind.ORDINAL: _ordinals,
    QuantityKind.CENTURY: _centuries,
    QuantityKind.DECADE: _decades,
    QuantityKind.YEAR: _years,
    QuantityKind.MONTH: _months,
    QuantityKind.WEEKDAY: _weekdays,
    QuantityKind.TIME: _times,
    QuantityKind.DATE: _dates,
    QuantityKind.RANGE: _ranges,
    QuantityKind.SCORE: _scores,
    QuantityKind.CODE: _codes,
}
