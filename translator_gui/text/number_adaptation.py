"""Puts the numbers of one Urdu sentence into the English of another one, where that is safe."""

import re
from collections import defaultdict
from typing import NamedTuple

from translator_gui.text.folding import fold
from translator_gui.text.quantities.comparing import find_unmatched
from translator_gui.text.quantities.english_numerals import figure, number_words, ordinal_figure, ordinal_words
from translator_gui.text.quantities.parsing import parse_english_quantities, parse_urdu_quantities
from translator_gui.text.quantities.quantity import Certainty, Number, Quantity, decimal_number, single_quantities

NUMBER_SIGN = "\0"
"""Stands for every number in a number-free key."""
NUMBER = re.compile(r"(?<!\w)\d+(?:[.,]\d+)*(?![\dA-Za-z])")
"""A number of a folded text, without what Urdu glues to it (2020ء, 5ویں); not the digits of codes like H1N1."""
_DIGITS = re.compile(r"\d[\d,]*(?:[.:]\d+)*(?<!,)")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_SOUTH_ASIAN = re.compile(r"(?<!\d)\d{1,2}(?:,\d\d)+,\d{3}(?!\d)")
_COUNTED = re.compile(r"[\s-]+(?!(?:of|and|or|to|in|on|at|by|for|from|is|was|per|percent)\b)[a-z]")
"""What follows a number that counts things, whose word is another one after "1"."""
_LONGEST_IN_WORDS = 100
_GROUPED_FROM = 5
"""Digits from which on numbers are written with commas."""


class _NumberPair(NamedTuple):
    """A number of an Urdu text, that of another one in its place, and the digits of both."""

    old: Quantity
    new: Quantity
    old_digits: str
    new_digits: str


def number_free_key(source: str) -> str:
    """Return the folded Urdu with one sign for each number in digits; empty for a text without any."""
    folded = " ".join(fold(source).split())
    key = NUMBER.sub(NUMBER_SIGN, folded)
    return key if key != folded else ""


def with_numbers_of(source: str, other: str, target: str) -> str | None:
    """Return the English of a sentence with the numbers of another one put in.

    Args:
        source: The Urdu that the English was made for.
        other: An Urdu text that is alike.
        target: The English.

    Returns:
        The English, changed or not; None where a number differs and cannot be replaced for sure: the two texts do not
        have the same kinds of numbers in the same order, the English says the number otherwise or not at all, or
        something counted would become one or several.
    """
    pairs = _pairs(other, source)
    if pairs is None:
        return None
    places: defaultdict[Number, list[Quantity]] = defaultdict(list)
    for quantity in single_quantities(parse_english_quantities(target)):
        places[quantity.value].append(quantity)
    edits: list[tuple[int, int, str]] = []
    for value, same in _by_value(pairs).items():
        if all(pair.new.value == value for pair in same):
            continue
        is_clear = len({pair.new.value for pair in same}) == 1 and len(places[value]) == len(same)
        if not is_clear:
            return None
        for place in places[value]:
            edit = _edit(same[0], place, target)
            if edit is None:
                return None
            edits.append(edit)
    adapted = target
    for start, end, text in sorted(edits, reverse=True):
        adapted = adapted[:start] + text + adapted[end:]
    return adapted if not edits or _fits_as_well(other, adapted, source, target) else None


def _pairs(other: str, source: str) -> list[_NumberPair] | None:
    ours, theirs = (
        [one for one in single_quantities(parse_urdu_quantities(text)) if one.certainty is not Certainty.UNSURE]
        for text in (other, source)
    )
    if [(one.kind, one.unit) for one in ours if not one.pieces] != [
        (one.kind, one.unit) for one in theirs if not one.pieces
    ]:
        return None
    if len(ours) != len(theirs):
        return None
    return [
        _NumberPair(old, new, _digits(source, old), _digits(other, new)) for old, new in zip(theirs, ours, strict=True)
    ]


def _digits(urdu: str, quantity: Quantity) -> str:
    found = _DIGITS.search(fold(urdu[quantity.start : quantity.end]))
    return found.group().replace(",", "") if found else ""


def _by_value(pairs: list[_NumberPair]) -> dict[Number, list[_NumberPair]]:
    grouped: defaultdict[Number, list[_NumberPair]] = defaultdict(list)
    for pair in pairs:
        grouped[pair.old.value].append(pair)
    return grouped


def _edit(pair: _NumberPair, place: Quantity, target: str) -> tuple[int, int, str] | None:
    """Return what to replace of the English: start, end, and the new number; None if that is not clear."""
    found = target[place.start : place.end]
    edit = _in_digits(pair, found) if _DIGITS.search(found) else _in_words(pair, found)
    if edit is None:
        return None
    start, end, text = edit
    start, end = place.start + start, place.start + end
    is_counted = _COUNTED.match(target, end) is not None
    if is_counted and (pair.old.value == 1) != (pair.new.value == 1):
        return None
    return start, end, text


def _in_digits(pair: _NumberPair, found: str) -> tuple[int, int, str] | None:
    digits = next(_DIGITS.finditer(found))
    written = digits.group()
    plain = written.replace(",", "")
    if pair.new_digits and plain == pair.old_digits:
        number = pair.new_digits
    elif isinstance(pair.new.value, int) and plain.isdecimal() and decimal_number(plain) == pair.old.value:
        number = str(pair.new.value)
    else:
        return None
    if number.isdecimal() and (suffix := _ORDINAL.match(found, digits.end())):
        return digits.start(), suffix.end(), ordinal_figure(int(number))
    whole, _point, _rest = number.partition(".")
    is_grouped = "," in written or len(plain.partition(".")[0]) < _GROUPED_FROM <= len(whole)
    if is_grouped and whole.isdecimal():
        number = figure(int(whole), crore=_SOUTH_ASIAN.fullmatch(written) is not None) + number[len(whole) :]
    return digits.start(), digits.end(), number


def _in_words(pair: _NumberPair, found: str) -> tuple[int, int, str] | None:
    old, new = pair.old.value, pair.new.value
    if not isinstance(old, int) or not isinstance(new, int) or not 0 <= new <= _LONGEST_IN_WORDS or old < 0:
        return None
    for write in (ordinal_words, number_words):
        written = re.search(rf"\b{write(old)}\b", found, re.IGNORECASE)
        if written:
            number = write(new)
            return *written.span(), number.capitalize() if written.group()[0].isupper() else number
    return None


def _fits_as_well(other: str, adapted: str, source: str, target: str) -> bool:
    """Whether the numbers of the other text and its English agree as well as those of the first."""
    now = find_unmatched(parse_urdu_quantities(other), parse_english_quantities(adapted))
    before = find_unmatched(parse_urdu_quantities(source), parse_english_quantities(target))
    return len(now.source) <= len(before.source) and len(now.target) <= len(before.target)
