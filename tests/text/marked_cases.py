"""Reads the tables of hard cases: kind, tab, text with `|` at a boundary joined by a space and `^` at one without."""

import re
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent


class MarkedCase(NamedTuple):
    """A text and the offsets where its second and later sentences start."""

    kind: str
    text: str
    boundaries: tuple[int, ...]


def read_cases(name: str) -> list[MarkedCase]:
    """The cases of a table beside this file; a break in a line is written as a backslash and n."""
    cases: list[MarkedCase] = []
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        kind, marked = line.split("\t")
        text = ""
        boundaries: list[int] = []
        for piece in re.split(r"([|^])", marked.replace("\\n", "\n")):
            if piece in {"|", "^"}:
                text += " " if piece == "|" else ""
                boundaries.append(len(text))
            else:
                text += piece
        cases.append(MarkedCase(kind, text, tuple(boundaries)))
    return cases
