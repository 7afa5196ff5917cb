"""Finds the next misspelt word of a whole project."""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from translator_gui.model.segment import Paragraph, Segment
from translator_gui.project.name_counts import count_names
from translator_gui.text.dictionary import SpellingDictionary
from translator_gui.text.spelling import KnownWords, PossibleMisspelling, find_suspects, is_marked

_PORTION = 10
"""Sentences judged in one step: a millisecond."""


class Misspelling(NamedTuple):
    """A marked word with its sentence."""

    segment: int
    suspect: PossibleMisspelling


class MisspellingOutcome(NamedTuple):
    """The result of a search for a misspelt word.

    Attributes:
        found: The word; None where none is marked in the whole project.
        counted: The names that had to be counted, with the sentences that have them.
    """

    found: Misspelling | None
    counted: dict[str, set[int]]


class MisspellingSearch(NamedTuple):
    """A snapshot of everything that decides which words are marked as misspelt."""

    dictionary: SpellingDictionary
    paragraphs: Sequence[Paragraph | None]
    counts: Mapping[str, int]
    known: KnownWords

    def run(
        self, index: int, segment: int | None, offset: int, *, again: bool
    ) -> Generator[None, None, MisspellingOutcome]:
        """Search for a marked word from a place on, wrapping around at the end of the project.

        Args:
            index: Of the paragraph to begin in.
            segment: The sentence to begin in; None for the paragraph's first.
            offset: In its English.
            again: Whether the word that holds the offset, and those before it in its sentence, come before other
                sentences; else the place has been dealt with.
        """
        counted: dict[str, set[int]] = {}
        current = self._here(index, segment)
        here: list[Misspelling] = []
        if current is not None:
            here = yield from self._marked(*current, counted)
            following = [found for found in here if (found.suspect.end if again else found.suspect.start) >= offset]
            if following or (here and again):
                return MisspellingOutcome((following or here)[0], counted)
        for number, (paragraph, sentence) in enumerate(self._others(index, segment)):
            found = yield from self._marked(paragraph, sentence, counted)
            if found:
                return MisspellingOutcome(found[0], counted)
            if number % _PORTION == 0:
                yield
        return MisspellingOutcome(here[0] if here else None, counted)

    def _here(self, index: int, segment: int | None) -> tuple[Paragraph, Segment] | None:
        paragraph = self.paragraphs[index] if index < len(self.paragraphs) else None
        if paragraph is None or segment is None:
            return None
        return next(((paragraph, sentence) for sentence in paragraph.segments if sentence.id == segment), None)

    def _others(self, index: int, segment: int | None) -> Iterator[tuple[Paragraph, Segment]]:
        """Yield the other sentences with English in reading order from the current one."""
        start = -1 if segment is None else segment
        yield from self._in([index], lambda sentence: sentence.id > start)
        yield from self._in([*range(index + 1, len(self.paragraphs)), *range(index)], lambda _: True)
        yield from self._in([index], lambda sentence: sentence.id < start)

    def _in(self, indexes: Iterable[int], choose: Callable[[Segment], bool]) -> Iterator[tuple[Paragraph, Segment]]:
        for index in indexes:
            paragraph = self.paragraphs[index] if index < len(self.paragraphs) else None
            if paragraph is not None:
                yield from ((paragraph, s) for s in paragraph.segments if s.target and choose(s))

    def _marked(
        self, paragraph: Paragraph, segment: Segment, counted: dict[str, set[int]]
    ) -> Generator[None, None, list[Misspelling]]:
        marked: list[Misspelling] = []
        for suspect in find_suspects(segment.target, paragraph.source(segment), self.dictionary):
            if not is_marked(suspect, self.known, 0):
                continue
            seen = 0
            if suspect.capital:
                known = self.counts.get(suspect.base)
                if known is None and suspect.base not in counted:
                    counted.update((yield from count_names([suspect.base], self.paragraphs)))
                seen = len(counted[suspect.base]) if known is None else known
            if is_marked(suspect, self.known, seen):
                marked.append(Misspelling(segment.id, suspect))
        return marked
