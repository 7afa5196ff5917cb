"""Writes quantities in English: as figures, with million or crore, in words, as dates and times."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from translator_gui.text.quantities.hijri import gregorian_years
from translator_gui.text.quantities.quantity import Calendar, Number, Quantity, QuantityKind, whole

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand"))
_SOUTH_ASIAN_SCALES = ((10**7, "crore"), (10**5, "lakh"))
_COMPACT = tuple(scale for scale in _SCALES if scale[0] > 10**3)
_IRREGULAR_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
_SHARES = {2: "half", 3: "third", 4: "quarter"}
MONTH_NAMES = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
HIJRI_MONTH_NAMES = (
    "Muharram", "Safar", "Rabi al-Awwal", "Rabi al-Thani", "Jumada al-Awwal", "Jumada al-Thani", "Rajab", "Shaban",
    "Ramadan", "Shawwal", "Dhul Qadah", "Dhul Hijjah",
)  # fmt: skip
WEEKDAY_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_SIGNS = {"dollar": "$", "pound": "£", "euro": "€", "yen": "¥"}
_PLURALS = {"yuan": "yuan", "yen": "yen", "taka": "taka", "krona": "kronor", "penny": "pence"}
_THOUSAND, _HUNDRED, _TEN, _TWENTY = 1000, 100, 10, 20
_SPELLED_TO = 10
_LEAST_COMPACT = 10**5
_MOST_DECIMALS = 3
_HALF_DAY, _HOUR = 12, 60
_EARLY_YEAR = 1000
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


def figure(value: Number, *, crore: bool = False) -> str:
    """Return a number in digits: "25,000,000", in South Asian grouping "2,50,00,000"; "2.5", "2/3"."""
    if isinstance(value, int):
        return _south_asian(value) if crore else f"{value:,}"
    decimals = _decimals(value)
    if decimals is None:
        return f"{value.numerator}/{value.denominator}"
    before, _point, after = decimals.partition(".")
    return f"{figure(int(before), crore=crore)}.{after}"


def number_words(number: int) -> str:
    """Return a whole number below 10^15 in words: "one hundred and five", "twenty-five million"."""
    if number < _HUNDRED:
        if number < _TWENTY:
            return _UNITS[number]
        tens, unit = divmod(number, _TEN)
        return _TENS[tens] + (f"-{_UNITS[unit]}" if unit else "")
    for scale, name in (*_SCALES, (_HUNDRED, "hundred")):
        if number >= scale:
            times, rest = divmod(number, scale)
            joint = " and " if rest and rest < _HUNDRED else " "
            return f"{number_words(times)} {name}" + (f"{joint}{number_words(rest)}" if rest else "")
    raise AssertionError(number)


def ordinal_words(number: int) -> str:
    """Return an ordinal in words: "twenty-first"."""
    words = number_words(number)
    at = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[at:]
    ordinal = _IRREGULAR_ORDINALS.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return words[:at] + ordinal


def ordinal_figure(number: int) -> str:
    """Return an ordinal in digits: "21st"."""
    teen = number % _HUNDRED in {11, 12, 13}
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % _TEN, 'th')}"


def compact(value: Number, *, crore: bool = False) -> str:
    """Return a large number with a scale: "25 million", "2.5 crore"; empty if it has none or needs many decimals."""
    if value < _LEAST_COMPACT:
        return ""
    for scale, name in _SOUTH_ASIAN_SCALES if crore else _COMPACT:
        times = whole(Fraction(value) / scale)
        decimals = "" if isinstance(times, int) else _decimals(times)
        if times >= 1 and decimals is not None and len(decimals.partition(".")[2]) <= _MOST_DECIMALS:
            return f"{figure(times)} {name}"
    return ""


def english_forms(quantity: Quantity, style: NumberStyle = DEFAULT_STYLE) -> list[str]:
    """Return English forms of a quantity, each once, that of the project's style first.

    A Hijri year is written as such; only the last form has the Gregorian years behind it.
    """
    return list(dict.fromkeys(_forms(quantity, style)))[:_MOST_FORMS]


def description(quantity: Quantity, style: NumberStyle = DEFAULT_STYLE) -> list[str]:
    """Return what a quantity means, in figures and in the project's style: "25,000,000", "25 million"."""
    match quantity.kind:
        case QuantityKind.CARDINAL | QuantityKind.MONEY | QuantityKind.MEASURE | QuantityKind.PERCENT:
            number = figure(quantity.value, crore=style.crore)
            if quantity.kind is QuantityKind.CARDINAL and quantity.value in _YEARS:
                number = str(quantity.value)
            amounts = (number, compact(quantity.value, crore=style.crore))
            forms = [_with_unit(amount, quantity) for amount in amounts if amount]
        case QuantityKind.YEAR | QuantityKind.DATE if quantity.unit == Calendar.HIJRI:
            year = _year_of(quantity)
            forms = [english_forms(quantity, style)[0], *([_gregorian(year)] if year else [])]
        case QuantityKind.RANGE | QuantityKind.SCORE if all(part.value < _LEAST_COMPACT for part in quantity.parts):
            forms = english_forms(quantity, style)[:1]
        case QuantityKind.RANGE:
            forms = english_forms(quantity, style)[:2]
        case _:
            forms = english_forms(quantity, style)[:1]
    return list(dict.fromkeys(forms))


def _forms(quantity: Quantity, style: NumberStyle) -> Iterator[str]:
    value = quantity.value
    match quantity.kind:
        case QuantityKind.CARDINAL:
            yield from _cardinals(value, style)
        case QuantityKind.MONEY | QuantityKind.MEASURE | QuantityKind.PERCENT:
            for amount in _cardinals(value, style):
                yield _with_unit(amount, quantity)
                if quantity.kind is QuantityKind.PERCENT:
                    yield f"{amount} per cent"
                elif quantity.kind is QuantityKind.MONEY and (quantity.unit in _SIGNS or quantity.unit == "rupee"):
                    yield f"{amount} {_plural(quantity)}"
        case QuantityKind.ORDINAL if isinstance(value, int) and value > 0:
            forms = [ordinal_figure(value), *([ordinal_words(value)] if value < _THOUSAND else [])]
            yield from reversed(forms) if style.words and value <= _SPELLED_TO else forms
        case QuantityKind.CENTURY if isinstance(value, int) and 0 < value < _HUNDRED:
            era = f" {_era(quantity.unit)}" if quantity.unit else ""
            yield f"{ordinal_figure(value)} century{era}"
            yield f"{ordinal_words(value)} century{era}"
        case QuantityKind.DECADE:
            yield f"{value}s"
        case QuantityKind.YEAR:
            yield from _years(quantity)
        case QuantityKind.MONTH:
            yield _month(quantity)
        case QuantityKind.WEEKDAY:
            yield WEEKDAY_NAMES[int(value) - 1]
        case QuantityKind.TIME:
            yield from _times(quantity)
        case QuantityKind.DATE:
            yield from _dates(quantity)
        case QuantityKind.RANGE | QuantityKind.SCORE:
            yield from _ranges(quantity, style)
        case QuantityKind.CODE:
            yield quantity.unit
        case _:
            yield figure(value)


def _cardinals(value: Number, style: NumberStyle) -> Iterator[str]:
    if not isinstance(value, int):
        yield from _fractions(value, style)
        return
    is_spelled = style.words and value <= _SPELLED_TO
    if is_spelled:
        yield number_words(value)
    yield from _scaled(value, crore=style.crore)
    if value <= _HUNDRED and not is_spelled:
        yield number_words(value)
    scaled = compact(value)
    times, _space, name = scaled.partition(" ")
    if times.isdecimal() and int(times) <= _HUNDRED:
        yield f"{number_words(int(times))} {name}"
    yield from _scaled(value, crore=not style.crore)


def _scaled(value: Number, *, crore: bool) -> Iterator[str]:
    if value in _YEARS:
        yield str(value)
    if scaled := compact(value, crore=crore):
        yield scaled
    yield figure(value, crore=crore)


def _fractions(value: Fraction, style: NumberStyle) -> Iterator[str]:
    if scaled := compact(value, crore=style.crore):
        yield scaled
    above, rest = divmod(value, 1)
    yield figure(value)
    name = _SHARES.get(rest.denominator, "")
    if not name or above > _HUNDRED:
        return
    share = f"{number_words(rest.numerator)} {name}{'s' if rest.numerator > 1 else ''}"
    if above and rest.numerator == 1:
        yield f"{number_words(int(above))} and a {name}"
    elif not above:
        yield "half" if value == Fraction(1, 2) else share.replace(" ", "-")


def _with_unit(amount: str, quantity: Quantity) -> str:
    match quantity.kind, quantity.unit:
        case QuantityKind.PERCENT, _:
            return f"{amount}%" if amount[:1].isdigit() else f"{amount} percent"
        case QuantityKind.MONEY, unit if unit in _SIGNS and amount[:1].isdigit():
            return f"{_SIGNS[unit]}{amount}"
        case QuantityKind.MONEY, "rupee" if amount[:1].isdigit():
            return f"Rs {amount}"
        case QuantityKind.MONEY, _:
            return f"{amount} {_plural(quantity)}"
        case QuantityKind.MEASURE, unit:
            singular = quantity.value == 1 and unit.endswith("s")
            return f"{amount} {unit[:-1] if singular else unit}"
        case _:
            return amount


def _plural(quantity: Quantity) -> str:
    unit = quantity.unit
    if quantity.value == 1:
        return unit
    return _PLURALS.get(unit, f"{unit}s")


def _era(unit: str) -> str:
    return "BC" if unit == Calendar.BEFORE_CHRIST else str(unit)


def _years(quantity: Quantity) -> Iterator[str]:
    value = quantity.value
    match quantity.unit:
        case Calendar.HIJRI:
            yield f"{value} AH"
            yield f"AH {value}"
            if gregorian := _gregorian(int(value)):
                yield f"{value} AH ({gregorian})"
        case Calendar.BEFORE_CHRIST:
            yield f"{value} BC"
            yield f"{value} BCE"
        case _:
            if value >= _EARLY_YEAR:
                yield f"{value}"
            yield f"AD {value}"
            yield f"{value} CE"


def _gregorian(hijri: int) -> str:
    years = gregorian_years(hijri)
    return f"{'–'.join(map(str, years))} CE" if years else ""


def _year_of(quantity: Quantity) -> int:
    years = [part for part in quantity.parts or (quantity,) if part.kind is QuantityKind.YEAR]
    return int(years[0].value) if years else 0


def _month(quantity: Quantity) -> str:
    names = HIJRI_MONTH_NAMES if quantity.unit == Calendar.HIJRI else MONTH_NAMES
    return names[int(quantity.value) - 1]


def _times(quantity: Quantity) -> Iterator[str]:
    hour, minute = divmod(int(quantity.value), _HOUR)
    hours = hour % _HALF_DAY or _HALF_DAY
    clock = f"{hours}:{minute:02}" if minute else f"{hours}"
    half = "pm" if hour >= _HALF_DAY else "am"
    if quantity.others:
        yield clock if minute else f"{hours} o'clock"
        yield f"{clock} am"
        yield f"{clock} pm"
        return
    yield f"{clock} {half}"
    yield f"{clock.replace(':', '.')} {half[0]}.m."
    yield f"{hour:02}:{minute:02}"


def _dates(quantity: Quantity) -> Iterator[str]:
    by_kind = {part.kind: part for part in quantity.parts}
    year = by_kind.get(QuantityKind.YEAR)
    month = by_kind.get(QuantityKind.MONTH)
    day = next((part for part in quantity.parts if part.kind in {QuantityKind.CARDINAL, QuantityKind.ORDINAL}), None)
    if month is None:
        yield "-".join(str(part.value) for part in quantity.parts)
        return
    name = _month(month)
    years = f"{year.value}" if year else ""
    if year and year.unit in {Calendar.HIJRI, Calendar.BEFORE_CHRIST}:
        years = f"{year.value} {_era(year.unit)}"
    yield " ".join(str(word) for word in (day.value if day else "", name, years) if word)
    if day:
        yield f"{name} {day.value}" + (f", {years}" if years else "")
    if year and year.unit == Calendar.HIJRI and (gregorian := _gregorian(int(year.value))):
        yield " ".join(str(word) for word in (day.value if day else "", name, years, f"({gregorian})") if word)


def _ranges(quantity: Quantity, style: NumberStyle) -> Iterator[str]:
    low, high = quantity.parts
    if quantity.kind is QuantityKind.SCORE:
        yield f"{figure(low.value)}–{figure(high.value)}"
        return
    if low.kind not in {QuantityKind.CARDINAL, QuantityKind.MONEY, QuantityKind.MEASURE, QuantityKind.PERCENT}:
        for first, last in zip(english_forms(low, style), english_forms(high, style), strict=False):
            plain = all(text.replace(":", "").isdecimal() for text in (first, last))
            yield f"{first}–{last}" if plain else f"{first} to {last}"
        return
    if low.value in _YEARS and high.value in _YEARS and high.kind is QuantityKind.CARDINAL:
        yield f"{low.value}–{high.value}"
        yield f"{low.value} to {high.value}"
        return
    for crore in (style.crore, not style.crore):
        for first, last in _ends(low.value, high.value, crore=crore):
            yield _with_unit(f"{first}–{last}", high)
            yield f"{_with_unit(first, high) if high.unit in _SIGNS else first} to {_with_unit(last, high)}"


def _ends(low: Number, high: Number, *, crore: bool) -> Iterable[tuple[str, str]]:
    """Yield the ends of a range: with one scale for both (8, 10 lakh), then in figures."""
    scaled = compact(high, crore=crore)
    name = scaled.rpartition(" ")[2]
    scale = next((value for value, known in (*_SCALES, *_SOUTH_ASIAN_SCALES) if known == name), 0)
    if scale:
        times = _decimals(Fraction(low) / scale)
        if low >= scale and times is not None and len(times.partition(".")[2]) <= _MOST_DECIMALS:
            yield times, scaled
    yield figure(low, crore=crore), figure(high, crore=crore)


def _decimals(value: Number) -> str | None:
    """Return the exact decimal notation of a number; None if it has none."""
    value = Fraction(value)
    rest, power = value.denominator, 0
    for prime in (2, 5):
        count = 0
        while rest % prime == 0:
            rest, count = rest // prime, count + 1
        power = max(power, count)
    if rest != 1:
        return None
    digits = str(value.numerator * 10**power // value.denominator)
    if not power:
        return digits
    digits = digits.rjust(power + 1, "0")
    return f"{digits[:-power]}.{digits[-power:]}"


def _south_asian(value: int) -> str:
    digits = str(value)
    head, tail = digits[:-3], digits[-3:]
    groups: list[str] = []
    while head:
        groups.insert(0, head[-2:])
        head = head[:-2]
    return ",".join((*groups, tail))
