"""Plants errors of numbers, months, weekdays and currencies in the English of sentence pairs.

Each function takes the Urdu, the English and a source of random numbers, and returns the English with one error, or
None if the sentence has nothing to plant it in. They know nothing of the checks that are to find the errors.
"""

import re
from collections.abc import Callable
from random import Random
from typing import NamedTuple

PlantError = Callable[[str, str, Random], str | None]

_NUMBER = re.compile(r"(?<![A-Za-z\d.,/:-])\d[\d,]*(?:\.\d+)?(?![\d/:])")
_YEAR = re.compile(r"(?<![\d.,/:-])(?:1[5-9]|20)\d\d(?![\d,:/]|\.\d)")
_SCALES = {"thousand": "million", "million": "billion", "billion": "million", "lakh": "crore", "crore": "lakh"}
_SCALE = re.compile(r"\b(?:thousand|million|billion|lakh|crore)\b")
_SMALL = ["three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_SMALL_WORD = re.compile(rf"\b(?:{'|'.join(_SMALL)})\b", re.IGNORECASE)
_MONTHS = ["January", "February", "April", "June", "July", "August", "September", "October", "November", "December"]
_MONTH = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b")
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(_WEEKDAYS)})\b")
_CURRENCIES = {"$": "£", "£": "$", "€": "$", "dollars": "pounds", "pounds": "dollars", "euros": "dollars",
               "rupees": "dollars"}  # fmt: skip
_CURRENCY = re.compile(r"[$£€](?=\d)|(?<=\d )(?:dollars|pounds|euros|rupees)\b|(?<=illion )(?:dollars|euros|rupees)\b")


class PlantedErrorKind(NamedTuple):
    """A kind of error: the check that ought to find it, its name, the function that plants it, and the goal.

    Attributes:
        check: Id of the check.
        name: For people.
        plant: Returns the English with the error.
        at_least: Share of planted errors to be found, in percent.
        as_hint: Whether a hint is enough.
    """

    check: str
    name: str
    plant: PlantError
    at_least: float
    as_hint: bool = False


def _replaced(text: str, match: re.Match[str], by: str) -> str:
    return text[: match.start()] + by + text[match.end() :]


def _chosen(pattern: re.Pattern[str], text: str, random: Random) -> re.Match[str] | None:
    found = list(pattern.finditer(text))
    return random.choice(found) if found else None


def change_digit(source: str, target: str, random: Random) -> str | None:
    """Replace one digit of a number by another."""
    del source
    match = _chosen(_NUMBER, target, random)
    if match is None:
        return None
    number = match.group()
    at = random.choice([index for index, char in enumerate(number) if char.isdigit()])
    others = [digit for digit in "123456789" if digit != number[at]]
    return _replaced(target, match, number[:at] + random.choice(others) + number[at + 1 :])


def swap_digits(source: str, target: str, random: Random) -> str | None:
    """Swap two different digits that follow each other."""
    del source
    match = _chosen(_NUMBER, target, random)
    if match is None:
        return None
    number = match.group()
    places = [at for at in range(len(number) - 1) if number[at : at + 2].isdigit() and number[at] != number[at + 1]]
    places = [at for at in places if at or number[1] != "0"]
    if not places:
        return None
    at = random.choice(places)
    return _replaced(target, match, number[:at] + number[at + 1] + number[at] + number[at + 2 :])


def drop_number(source: str, target: str, random: Random) -> str | None:
    """Leave a number out."""
    del source
    match = _chosen(_NUMBER, target, random)
    return None if match is None else " ".join(_replaced(target, match, "").split())


def add_zero(source: str, target: str, random: Random) -> str | None:
    """Write a number ten times as large."""
    del source
    match = _chosen(_NUMBER, target, random)
    if match is None or "." in match.group() or "," in match.group():
        return None
    return _replaced(target, match, match.group() + "0")


def lose_zero(source: str, target: str, random: Random) -> str | None:
    """Leave out the last zero of a number."""
    del source
    match = _chosen(re.compile(r"(?<![A-Za-z\d.,/:-])[1-9]\d*0(?![\d/:,.])"), target, random)
    return None if match is None else _replaced(target, match, match.group()[:-1])


def miss_year(source: str, target: str, random: Random) -> str | None:
    """Write the year before or after."""
    del source
    match = _chosen(_YEAR, target, random)
    return None if match is None else _replaced(target, match, str(int(match.group()) + random.choice((-1, 1))))


def change_scale(source: str, target: str, random: Random) -> str | None:
    """Write million for billion, crore for lakh …"""
    del source
    match = _chosen(_SCALE, target, random)
    return None if match is None else _replaced(target, match, _SCALES[match.group()])


def change_small_word(source: str, target: str, random: Random) -> str | None:
    """Write another number from three to twelve as a word."""
    del source
    match = _chosen(_SMALL_WORD, target, random)
    if match is None:
        return None
    return _replaced(target, match, random.choice([word for word in _SMALL if word != match.group().lower()]))


def _change_word(pattern: re.Pattern[str], words: list[str]) -> PlantError:
    def plant(source: str, target: str, random: Random) -> str | None:
        del source
        match = _chosen(pattern, target, random)
        if match is None:
            return None
        return _replaced(target, match, random.choice([word for word in words if word != match.group()]))

    return plant


change_month = _change_word(_MONTH, _MONTHS)
change_weekday = _change_word(_WEEKDAY, _WEEKDAYS)


def change_currency(source: str, target: str, random: Random) -> str | None:
    """Write pounds for dollars and the like."""
    del source
    match = _chosen(_CURRENCY, target, random)
    return None if match is None else _replaced(target, match, _CURRENCIES[match.group()])


PLANTED_NUMBER_ERRORS = (
    PlantedErrorKind("numbers", "digit changed", change_digit, 97),
    PlantedErrorKind("numbers", "digits swapped", swap_digits, 97),
    PlantedErrorKind("numbers", "number dropped", drop_number, 97),
    PlantedErrorKind("numbers", "zero added", add_zero, 97),
    PlantedErrorKind("numbers", "zero lost", lose_zero, 97),
    PlantedErrorKind("numbers", "year off by one", miss_year, 97),
    PlantedErrorKind("numbers", "magnitude", change_scale, 97),
    PlantedErrorKind("numbers", "small word", change_small_word, 95, as_hint=True),
    PlantedErrorKind("months", "other month", change_month, 95),
    PlantedErrorKind("weekdays", "other weekday", change_weekday, 95),
    PlantedErrorKind("currency", "other currency", change_currency, 92),
)
