"""Writes numbers in English: in figures, with a scale, in words."""

from fractions import Fraction

from translator_gui.text.quantities.quantity import Number, whole

_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand"))
_COMPACT_SCALES = _SCALES[:-1]
_SOUTH_ASIAN_SCALES = ((10**7, "crore"), (10**5, "lakh"))
_IRREGULAR_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
_ORDINAL_SUFFIXES = {1: "st", 2: "nd", 3: "rd"}
_TEENS = frozenset({11, 12, 13})
_HUNDRED, _TEN, _TWENTY = 100, 10, 20
_MOST_DECIMALS = 3
"""Of a number with a scale: 1.716 billion."""
_LEAST_COMPACT = 10**5
"""Smaller numbers are not written with a scale."""


def figure(value: Number, *, crore: bool = False) -> str:
    """Return a number in digits: "25,000,000", in South Asian grouping "2,50,00,000"; "2.5", "2/3"."""
    if isinstance(value, int):
        return _south_asian(value) if crore else f"{value:,}"
    decimals = decimal_notation(value)
    if decimals is None:
        return f"{value.numerator}/{value.denominator}"
    before, _point, after = decimals.partition(".")
    return f"{figure(int(before), crore=crore)}.{after}"


def number_words(number: int) -> str:
    """Return a whole number in words: "one hundred and five", "twenty-five million"."""
    if number < _TWENTY:
        return _UNITS[number]
    if number < _HUNDRED:
        tens, unit = divmod(number, _TEN)
        return _TENS[tens] + (f"-{_UNITS[unit]}" if unit else "")
    scale, name = next(one for one in (*_SCALES, (_HUNDRED, "hundred")) if number >= one[0])
    times, rest = divmod(number, scale)
    joint = " and " if rest < _HUNDRED else " "
    return f"{number_words(times)} {name}" + (f"{joint}{number_words(rest)}" if rest else "")


def ordinal_words(number: int) -> str:
    """Return an ordinal in words: "twenty-first"."""
    words = number_words(number)
    at = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[at:]
    ordinal = _IRREGULAR_ORDINALS.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return words[:at] + ordinal


def ordinal_figure(number: int) -> str:
    """Return an ordinal in digits: "21st"."""
    is_teen = number % _HUNDRED in _TEENS
    return f"{number}{'th' if is_teen else _ORDINAL_SUFFIXES.get(number % _TEN, 'th')}"


def compact(value: Number, *, crore: bool = False) -> tuple[str, str]:
    """Return a large number as digits and a scale: "25" and "million"; both empty if that takes many decimals."""
    for scale, name in _SOUTH_ASIAN_SCALES if crore else _COMPACT_SCALES:
        times = whole(Fraction(value) / scale)
        if value >= _LEAST_COMPACT and times >= 1 and _has_few_decimals(times):
            return figure(times), name
    return "", ""


def in_scale(value: Number, name: str) -> str:
    """Return how often a number has a scale, in digits; empty if it is less or takes many decimals."""
    scale = next((one for one, known in (*_COMPACT_SCALES, *_SOUTH_ASIAN_SCALES) if known == name), 0)
    times = whole(Fraction(value) / scale) if scale else 0
    return figure(times) if times >= 1 and _has_few_decimals(times) else ""


def decimal_notation(value: Number) -> str | None:
    """Return a number with decimals, exactly and without grouping; None if it has none."""
    value = Fraction(value)
    rest, power = value.denominator, 0
    for prime in (2, 5):
        count = 0
        while rest % prime == 0:
            rest, count = rest // prime, count + 1
        power = max(power, count)
    if rest != 1:
        return None
    digits = str(value.numerator * 10**power // value.denominator).rjust(power + 1, "0")
    return f"{digits[:-power]}.{digits[-power:]}" if power else digits


def _has_few_decimals(value: Number) -> bool:
    decimals = decimal_notation(value)
    return decimals is not None and len(decimals.partition(".")[2]) <= _MOST_DECIMALS


def _south_asian(value: int) -> str:
    digits = str(value)
    head, tail = digits[:-3], digits[-3:]
    first = len(head) % 2
    groups = [head[:first], *(head[at : at + 2] for at in range(first, len(head), 2))]
    return ",".join(group for group in (*groups, tail) if group)
