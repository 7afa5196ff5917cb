"""Counts the sentences of a project that use a word as a name."""

import re
from collections.abc import Generator, Iterable, Iterator, Sequence

from translator_gui.model.segment import Paragraph, Segment
from translator_gui.text.spelling import SEEN_OFTEN, writes_as_name

_PORTION = 400


class ProperNameCounts:
    """Counts of words used as names, updated as texts are read; exact only for few."""

    def __init__(self) -> None:
        self._seen: dict[str, set[int]] = {}

    def of(self, name: str) -> int | None:
        """Number of sentences that use the word as a name; None if not counted."""
        seen = self._seen.get(name)
        return None if seen is None else len(seen)

    def counts(self) -> dict[str, int]:
        """Return the number of sentences for each word that was counted."""
        return {name: len(seen) for name, seen in self._seen.items()}

    def add(self, name: str, segment: int) -> bool:
        """Count a sentence that uses a word as a name; return whether the word has now been seen often."""
        seen = self._seen.get(name)
        if seen is None or segment in seen:
            return False
        seen.add(segment)
        return len(seen) == SEEN_OFTEN

    def take(self, counted: dict[str, set[int]]) -> None:
        """Take the results of `count_names`."""
        for name, segments in counted.items():
            self._seen.setdefault(name, set()).update(segments)


def count_names(
    names: Iterable[str], paragraphs: Sequence[Paragraph | None]
) -> Generator[None, None, dict[str, set[int]]]:
    """Count names through a whole project in steps; a word is skipped once it was seen often."""
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
