"""Parses the quantities of texts, keeping the latest results: several checks ask for the same sentence.

The parsers' tables are built at first use, so that starting the program does not wait for them.
"""

from functools import lru_cache

from translator_gui.text.quantities.quantity import Quantity

_KEPT = 512


@lru_cache(maxsize=_KEPT)
def parse_urdu_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the numbers, dates, times and amounts of money in an Urdu text, in order."""
    from translator_gui.text.quantities.urdu_quantities import find_urdu_quantities  # noqa: PLC0415

    return find_urdu_quantities(text)


@lru_cache(maxsize=_KEPT)
def parse_english_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the numbers, dates, times and amounts of money in an English text, in order."""
    from translator_gui.text.quantities.english_quantities import find_english_quantities  # noqa: PLC0415

    return find_english_quantities(text)


def urdu_currencies(text: str) -> set[str]:
    """Return the currencies that an Urdu text names or shows the sign of, with or without an amount."""
    from translator_gui.text.quantities.urdu_tokens import find_urdu_currencies  # noqa: PLC0415

    return find_urdu_currencies(text)


def english_currencies(text: str) -> set[str]:
    """Return the currencies that an English text names or shows the sign of, with or without an amount."""
    from translator_gui.text.quantities.english_tokens import find_english_currencies  # noqa: PLC0415

    return find_english_currencies(text)
