"""Numbers, statuses and kinds of errors as people read them: the same words on every floor."""

from enum import StrEnum

_UNITS = ((1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "kB"))


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 sentence", "1,840 sentences"."""
    return f"{number:,} {noun if number == 1 else noun + 's'}"


def size(number: int) -> str:
    """Return a number of bytes as people read it: "1.4 MB"."""
    for unit, name in _UNITS:
        if number >= unit:
            return f"{number / unit:.1f} {name}"
    return f"{number} B"


def worded(kind: StrEnum) -> str:
    """A status, a category or a severity within a line: "linguistic conventions"."""
    return str(kind).replace("-", " ")


def titled(kind: StrEnum) -> str:
    """The same at the beginning of one: "Linguistic conventions"."""
    return worded(kind).capitalize()
