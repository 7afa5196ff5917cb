"""Counts the sentences of a project that use a word as a name."""

import re
from collections.abc import Generator, Iterable, Iterator, Sequence

from translator_gui.model.segment import Paragraph, Segment
from translator_gui.text.spelling import SEEN_OFTEN, writes_as_name

_PORTION = 400


class ProperNameCounts:
    """Counts how many sentences use a word as a proper name, for spell checking. Counts stop at a limit."""

    def __init__(self) -> None:
        self._seen: dict[str, set[int]] = {}

    def of(self, name: str) -> int | None:
        """Number of sentences that use a word as a proper name; None if not counted."""
        seen = self._seen.get(name)
        return None if seen is None else len(seen)

    def counts(self) -> dict[str, int]:
        """Return the number of sentences for each word counted as a proper name."""
        return {name: len(seen) for name, seen in self._seen.items()}

    def add(self, name: str, segment: int) -> bool:
        """Count a sentence that uses a word as a proper name; return whether the word has just reached the limit."""
        seen = self._seen.get(name)
        if seen is None or segment in seen:
            return False
        seen.add(segment)
        return len(seen) == SEEN_OFTEN

    def add_counts(self, counted: dict[str, set[int]]) -> None:
        """Add the results of `count_names` to the counts."""
        for name, segments in counted.items():
            self._seen.setdefault(name, set()).update(segments)


def count_names(
    names: Iterable[str], paragraphs: Sequence[Paragraph | None]
) -> Generator[None, None, dict[str, set[int]]]:
    """Count the sentences of a project that use words as proper names, as a generator; stops at a limit per word."""
    found: dict[str, set[int]] = {name: set() for name in names}
    open_names = set(found)
    for first in range(0, len(paragraphs), _PORTION):
        if not open_names:
            break
        wanted = re.compile("|".join(map(re.escape, open_names)))
        for segment in _segments(paragraphs[first : first + _PORTION]):
            for name in set(wanted.findall(segment.target)):
                if name in open_names and writes_as_name(segment.target, name):
                    found[name].add(segment.id)
        open_names = {name for name in open_names if len(found[name]) < SEEN_OFTEN}
        yield
    return found


def _segments(paragraphs: Iterable[Paragraph | None]) -> Iterator[Segment]:
    return (segment for paragraph in paragraphs if paragraph for segment in paragraph.segments if segment.target)
