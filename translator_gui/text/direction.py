"""Runs of one direction in an Urdu paragraph."""

import re

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_ISLAND = re.compile(f"[A-Za-z\u00c0-\u024f](?:[^{_RTL}\n\t]*[A-Za-z0-9\u00c0-\u024f%])?")


def runs(text: str) -> list[tuple[str, bool]]:
    """Splits the text of an Urdu paragraph; the flag is True where a run is right to left."""
    out: list[tuple[str, bool]] = []
    position = 0
    for match in _ISLAND.finditer(text):
        start, end = match.span()
        if start > position:
            out.append((text[position:start], True))
        out.append((text[start:end], False))
        position = end
    if position < len(text):
        out.append((text[position:], True))
    return out
