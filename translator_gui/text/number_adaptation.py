"""Puts the numbers of one sentence into the English of another that differs from it in numbers alone."""

import re

from translator_gui.text.folding import fold

NUMBER_SIGN = "\0"
"""Stands for every number in a number-free key."""
_NUMBER = re.compile(r"(?<!\w)\d+(?:[.,]\d+)*(?![\dA-Za-z])")
"""With what Urdu glues to it (2020ء, 5ویں); not the digits of codes like H1N1."""
_ENGLISH_NUMBER = re.compile(r"(?<![\w.,])(\d+(?:[.,]\d+)*)(st|nd|rd|th)?(?!\w)")
_GROUPS = re.compile(r",(?=\d{2,3}(?:\D|$))|,(?=\d\d,)")


def numbers_in(source: str) -> list[str]:
    """Return the numbers in digits of an Urdu text, in order, in ASCII digits without separators of groups."""
    return [_plain(number) for number in _NUMBER.findall(fold(source))]


def number_free_key(source: str) -> str:
    """Return the folded Urdu with one sign for each number in digits; empty for a text without any."""
    folded = " ".join(fold(source).split())
    key = _NUMBER.sub(NUMBER_SIGN, folded)
    return key if key != folded else ""


def with_numbers_of(source: str, other: str, target: str) -> str | None:
    """Return the English of a sentence with the numbers of another one put in.

    None where that is not safe: the English does not have exactly the changed numbers in digits (but in words, or
    counted in millions where the Urdu has crores), a number becomes or was one, so that "1 person" would be "5 person",
    or two numbers would need a different order.

    Args:
        source: The Urdu that the English was made for.
        other: An Urdu text that has the same number-free key.
        target: The English.
    """
    before, after = numbers_in(source), numbers_in(other)
    if len(before) != len(after):
        return None
    new: dict[str, str] = {}
    for was, now in zip(before, after, strict=True):
        if new.setdefault(was, now) != now:
            return None
    changed = {was for was, now in new.items() if was != now}
    if any("1" in (was, new[was]) for was in changed):
        return None
    found = [_plain(match[1]) for match in _ENGLISH_NUMBER.finditer(target)]
    if any(found.count(was) != before.count(was) for was in changed):
        return None
    return _ENGLISH_NUMBER.sub(lambda match: _replaced(match, new), target)


def _replaced(match: re.Match[str], new: dict[str, str]) -> str:
    written, ending = match[1], match[2] or ""
    was = _plain(written)
    now = new.get(was, was)
    if now == was:
        return match[0]
    if "," in written and "." not in now:
        now = f"{int(now):,}"
    return now + (_ordinal_ending(now) if ending else "")


def _plain(number: str) -> str:
    return _GROUPS.sub("", number)


def _ordinal_ending(number: str) -> str:
    digits = number.replace(",", "")
    if digits[-2:] in {"11", "12", "13"}:
        return "th"
    return {"1": "st", "2": "nd", "3": "rd"}.get(digits[-1], "th")
