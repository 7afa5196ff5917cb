"""Numbers, statuses and kinds of errors in words, for all layers."""

from enum import StrEnum

_UNITS = ((1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "kB"))


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: "1 sentence", "1,840 sentences"."""
    return f"{number:,} {noun if number == 1 else noun + 's'}"


def size(number: int) -> str:
    """Return a number of bytes as people read it: "1.4 MB"."""
    for unit, name in _UNITS:
        if number >= unit:
            return f"{number / unit:.1f} {name}"
    return f"{number} B"


def worded(kind: StrEnum) -> str:
    """Return a status, category or severity in lower case, for the middle of a line: "linguistic conventions"."""
    return str(kind).replace("-", " ")


def titled(kind: StrEnum) -> str:
    """Return a status, category or severity with a capital: "Linguistic conventions"."""
    return worded(kind).capitalize()
