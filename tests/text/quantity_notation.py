"""One line of text for what a parser of quantities found, as the tables of expressions write it."""

from collections.abc import Sequence
from pathlib import Path

from translator_gui.text.quantities.quantity import Certainty, Quantity

_TABLES = Path(__file__).parent


def notation(quantities: Sequence[Quantity]) -> str:
    """Return "money 25000000 dollar; range (cardinal 5 | cardinal 10)"; "?" marks what may be no number."""
    return "; ".join(map(_one, quantities))


def _one(quantity: Quantity) -> str:
    unsure = "?" if quantity.certainty is Certainty.UNSURE else ""
    if quantity.parts:
        return f"{quantity.kind}{unsure} ({' | '.join(map(_one, quantity.parts))})"
    others = "".join(f" or {other}" for other in quantity.others)
    return " ".join(filter(None, (f"{quantity.kind}{unsure}", f"{quantity.value}{others}", str(quantity.unit))))


def read_table(name: str) -> list[tuple[str, str]]:
    """Return the rows of a table: an expression, and the notation of its quantities."""
    lines = (_TABLES / name).read_text(encoding="utf-8").splitlines()
    return [(text, found) for text, found in (line.split("\t") for line in lines if line and not line.startswith("#"))]
