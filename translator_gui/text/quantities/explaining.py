"""Explains the numbers of an Urdu sentence in English, at a place or all of them."""

from translator_gui.text.folding import fold
from translator_gui.text.quantities.english_forms import DEFAULT_STYLE, NumberStyle, description
from translator_gui.text.quantities.parsing import parse_urdu_quantities
from translator_gui.text.quantities.quantity import Certainty, Quantity, QuantityKind

_ISOLATE, _END = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_WORDS_ALONE = frozenset({QuantityKind.MONTH, QuantityKind.WEEKDAY, QuantityKind.CODE})


def numbers_of(text: str) -> list[Quantity]:
    """Return what surely are numbers, dates and amounts of an Urdu text, in order; no codes, single months or days."""
    return [
        quantity
        for quantity in parse_urdu_quantities(text)
        if quantity.certainty is not Certainty.UNSURE and quantity.kind not in _WORDS_ALONE
    ]


def number_near(text: str, offset: int) -> Quantity | None:
    """Return the number of an Urdu text at an offset, also if it may be another word, or else the nearest sure one."""
    # Imported late: the tables take as long as a page that is painted without them.
    from translator_gui.text.quantities.urdu_tables import PLURAL_SCALES, urdu_key  # noqa: PLC0415

    found = [
        one
        for one in parse_urdu_quantities(text)
        if one.kind not in _WORDS_ALONE and urdu_key(text[one.start : one.end]) not in PLURAL_SCALES
    ]
    at_offset = [one for one in found if one.start <= offset <= one.end]
    if at_offset:
        return max(at_offset, key=lambda one: one.certainty)
    return min(
        (one for one in found if one.certainty is not Certainty.UNSURE),
        key=lambda one: max(one.start - offset, offset - one.end),
        default=None,
    )


def explained(text: str, quantity: Quantity, style: NumberStyle | None = None) -> str:
    """Return a number of an Urdu text with its meaning: "ڈھائی کروڑ = 25,000,000 = 25 million".

    Empty if the meaning is no more than the Urdu says in digits.
    """
    words = text[quantity.start : quantity.end]
    meanings = description(quantity, style or DEFAULT_STYLE)
    if fold(words).strip("ءھ ") in {*meanings, meanings[0].replace(",", "")}:
        return ""
    return " = ".join((f"{_ISOLATE}{words}{_END}", *meanings))
