"""The English forms that are offered for the numbers of an Urdu sentence."""

from typing import NamedTuple

from translator_gui.text.quantities.comparing import find_unmatched
from translator_gui.text.quantities.english_forms import NumberStyle, english_forms
from translator_gui.text.quantities.explaining import number_near, numbers_of
from translator_gui.text.quantities.parsing import parse_english_quantities, parse_urdu_quantities

_MOST_NUMBERS = 12
_MOST_FORMS, _MOST_FORMS_EACH = 8, 3
_CLOSE = frozenset(" \n\t([“‘\"'—–-/")
"""After these, inserted words need no space."""


class NumberChoice(NamedTuple):
    """A number of an Urdu sentence with the English forms to choose from.

    Attributes:
        urdu: As the sentence writes it.
        forms: In English, that of the project's style first.
        is_missing: Whether the English does not have it yet.
    """

    urdu: str
    forms: tuple[str, ...]
    is_missing: bool


def number_choices(source: str, target: str, style: NumberStyle, offset: int | None = None) -> list[NumberChoice]:
    """Return the numbers of a sentence with their English forms: the nearest to an offset of the Urdu, or all."""
    if offset is None:
        numbers = numbers_of(source)[:_MOST_NUMBERS]
    else:
        nearest = number_near(source, offset)
        numbers = [nearest] if nearest else []
    missing = find_unmatched(parse_urdu_quantities(source), parse_english_quantities(target)).source
    most = _MOST_FORMS if len(numbers) == 1 else _MOST_FORMS_EACH
    return [
        NumberChoice(
            source[number.start : number.end],
            tuple(english_forms(number, style)[:most]),
            any(number.start <= one.start < number.end for one in missing),
        )
        for number in numbers
    ]


def inserted_form(form: str, before: str, after: str) -> str:
    """Return a form with the spaces that it needs between two pieces of English."""
    if before and before[-1] not in _CLOSE:
        form = f" {form}"
    return f"{form} " if after[:1].isalnum() else form
