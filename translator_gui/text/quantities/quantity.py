"""What the parsers of numbers return: a kind, an exact value and a place in the text."""

from collections.abc import Sequence
from enum import IntEnum, StrEnum
from fractions import Fraction
from typing import NamedTuple

Number = int | Fraction
"""An exact value; whole numbers are always `int`."""

LONGEST_NUMBER = 40
"""Digits of the longest number that is read; longer runs of digits are no quantity."""
LARGEST = 10**LONGEST_NUMBER

DURATIONS = {
    "minutes": ("minute", 1),
    "hours": ("minute", 60),
    "days": ("minute", 60 * 24),
    "weeks": ("minute", 60 * 24 * 7),
    "fortnights": ("minute", 60 * 24 * 14),
    "months": ("month", 1),
    "years": ("month", 12),
    "decades": ("month", 12 * 10),
    "centuries": ("month", 12 * 100),
}
"""Units of time that the other side may say in another one: ڈیڑھ سال, 18 months."""


class QuantityKind(StrEnum):
    """What a quantity is."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    MONEY = "money"
    MEASURE = "measure"
    PERCENT = "percent"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MONTH = "month"
    WEEKDAY = "weekday"
    TIME = "time"
    DATE = "date"
    RANGE = "range"
    SCORE = "score"
    CODE = "code"


class Certainty(IntEnum):
    """How sure it is that words mean a number, and this one."""

    UNSURE = 0
    """A homograph alone, an ordinal, "a", "two", a bare "thousand": may be a number, often is none."""
    SMALL = 1
    """A word from three to twelve, which translations often leave out or put otherwise."""
    SURE = 2
    """Number words from thirteen."""
    DIGITS = 3


class Calendar(StrEnum):
    """Units of years and months: the calendar or era that they are counted in."""

    GREGORIAN = "CE"
    BEFORE_CHRIST = "BCE"
    HIJRI = "AH"


class Quantity(NamedTuple):
    """A number, date, time or amount of money in a text. Offsets are code points.

    Attributes:
        kind: What it is.
        value: Exact. Months count from 1, weekdays from 1 (Monday), times in minutes after midnight, decades and
            centuries by their number (1960, 21), a range by its lower end, a date by its year, month or day.
        start: Where it begins.
        end: Where it ends.
        certainty: How sure it is that this is a number.
        unit: A currency ("dollar"), a unit of measure ("km"), "%", or a `Calendar`; empty for none.
        parts: The two ends of a range or score; day, month and year of a date, as far as they are there.
        others: Other values that the same words may have: 17:30 for "5:30", 400,000 for the 4 of "4 or 5 lakh".
        pieces: The values of its parts if it is no single number after all: 5 and 6 of "۵۔۶".
    """

    kind: QuantityKind
    value: Number
    start: int
    end: int
    certainty: Certainty = Certainty.DIGITS
    unit: str = ""
    parts: tuple["Quantity", ...] = ()
    others: tuple[Number, ...] = ()
    pieces: tuple[Number, ...] = ()

    def moved(self, offsets: Sequence[int]) -> "Quantity":
        """Return the quantity with its offsets looked up in a map of offsets, as `LetterFolding.key_with_map` makes."""
        parts = tuple(part.moved(offsets) for part in self.parts)
        return self._replace(start=offsets[self.start], end=offsets[self.end - 1] + 1, parts=parts)


def single_quantities(quantities: Sequence[Quantity]) -> list[Quantity]:
    """Return quantities with ranges, scores and dates taken apart."""
    found: list[Quantity] = []
    for quantity in quantities:
        if quantity.parts:
            found += single_quantities(quantity.parts)
        else:
            found.append(quantity)
    return found


def whole(number: Number) -> Number:
    """Return a number as `int` if it is whole."""
    return number.numerator if isinstance(number, Fraction) and number.denominator == 1 else number


def decimal_number(digits: str) -> Number:
    """Return the value of digits with an optional decimal point and without grouping."""
    before, _point, after = digits.partition(".")
    return int(before) if not after else whole(Fraction(int(before + after), 10 ** len(after)))
