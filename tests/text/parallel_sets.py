"""The Urdu of the parallel sets beside the checkout, and how well boundaries between its lines are found again."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from translator_gui.text.segmentation import sentence_starts

_ENDS_WITH_STOP = re.compile(r"[۔؟!?.…][\"”“’‘)\]]*$")


class Score(NamedTuple):
    """Counts over all boundaries.

    Attributes:
        found: Boundaries between lines that were found.
        missed: Those that were not.
        inside: Boundaries found inside a line, where the line holds several sentences or the rules are wrong.
    """

    found: int
    missed: int
    inside: int

    @property
    def f1(self) -> float:
        """Of precision and recall, every boundary inside a line counted as false."""
        return 2 * self.found / (2 * self.found + self.missed + self.inside)

    @property
    def recall(self) -> float:
        """Of the boundaries between lines."""
        return self.found / (self.found + self.missed)


def urdu_lines(path: Path, *, with_stop: bool = False) -> list[str]:
    """The Urdu of a set; `with_stop` leaves out those that end in none (headings, list items)."""
    lines = path.read_text(encoding="utf-8").splitlines()
    urdu = [line.split("\t")[0].strip() for line in lines]
    return [line for line in urdu if line and (not with_stop or _ENDS_WITH_STOP.search(line))]


def single_sentences(lines: list[str]) -> list[str]:
    """Lines without anything inside that looks like the end of a sentence, told by a rule as crude as can be."""
    return [line for line in lines if not re.search(r"[۔؟!?](?=\s|[^\W\d])|[^\W\da-zA-Z]\s?[.\-ـ]\s", line[:-2])]


def restore(lines: list[str], group: int = 5, starts_of: Callable[[str], Sequence[int]] = sentence_starts) -> Score:
    """Joins lines by spaces, `group` at a time, and splits them again."""
    found = missed = inside = 0
    for first in range(0, len(lines) - group + 1, group):
        joined = lines[first : first + group]
        wanted: set[int] = set()
        offset = 0
        for line in joined[:-1]:
            offset += len(line) + 1
            wanted.add(offset)
        starts = set(starts_of(" ".join(joined))[1:])
        found += len(wanted & starts)
        missed += len(wanted - starts)
        inside += len(starts - wanted)
    return Score(found, missed, inside)
