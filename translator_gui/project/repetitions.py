"""Repetitions: sentences that a project contains more than once, however their Urdu was typed."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from translator_gui.model.segment import Paragraph, Segment
from translator_gui.text.folding import fold
from translator_gui.text.number_adaptation import number_free_key, with_numbers_of

_DIGIT = re.compile(r"\d")
_PORTION = 200
"""Paragraphs that are looked at between two reports: about a millisecond of work."""

ReportProgress = Callable[[int, int], object]
"""Told (done, total) between portions of long work; raises to stop it, and may let others have their turn."""

EnglishLookup = Callable[[int], str]
"""Gives the present English of a sentence by its id."""


class RepetitionFilterKind(StrEnum):
    """Which repeated sentences a filter finds: all, first or inconsistent ones. Saved filters contain the values."""

    REPEATED = "repeated"
    """All of them."""
    FIRST = "first"
    """The first of each."""
    UNLIKE = "unlike"
    """Those that have English, while another one with the same Urdu has other English."""


class RepetitionGroups(NamedTuple):
    """The repetitions of a project: groups of sentences with the same Urdu.

    Attributes:
        groups: Ids of sentences with the same Urdu, in the project's order; two or more in each.
        group_of: The index of its group for each sentence that is in one.
        numbered: Ids of sentences whose Urdu differs in numbers alone, by the id of each.
    """

    groups: tuple[tuple[int, ...], ...] = ()
    group_of: Mapping[int, int] = {}
    numbered: Mapping[int, tuple[int, ...]] = {}

    def repeats_of(self, segment: int) -> tuple[int, ...]:
        """Return the other sentences with the same Urdu as a sentence, and those that differ in numbers alone."""
        at = self.group_of.get(segment)
        same = self.groups[at] if at is not None else ()
        return tuple(other for other in dict.fromkeys((*same, *self.numbered.get(segment, ()))) if other != segment)

    def chosen(self, kind: RepetitionFilterKind, english: EnglishLookup) -> frozenset[int]:
        """Return the repeated sentences that a kind of repetition filter selects."""
        if kind is RepetitionFilterKind.REPEATED:
            return frozenset(self.group_of)
        if kind is RepetitionFilterKind.FIRST:
            return frozenset(group[0] for group in self.groups)
        return frozenset(identity for group in self.groups for identity in inconsistent(group, english))

    def is_chosen(self, kind: RepetitionFilterKind, segment: int, english: EnglishLookup) -> bool:
        """Whether a kind of repetition filter selects a sentence; see `chosen`."""
        at = self.group_of.get(segment)
        if at is None or kind is RepetitionFilterKind.REPEATED:
            return at is not None
        group = self.groups[at]
        return segment == group[0] if kind is RepetitionFilterKind.FIRST else segment in inconsistent(group, english)

    def english(self, paragraphs: Sequence[Paragraph | None], report: ReportProgress) -> EnglishLookup:
        """Return a function that gives the English of each repeated sentence in a snapshot of the project."""
        found: dict[int, str] = {}
        for portion in portions(paragraphs, report):
            found.update({s.id: s.target for _, s in portion if s.id in self.group_of})
        return lambda segment: found.get(segment, "")


def inconsistent(group: Sequence[int], english: EnglishLookup) -> list[int]:
    """Return the translated sentences of a repetition group if their English differs; else none."""
    told = {identity: " ".join(english(identity).split()) for identity in group}
    return [identity for identity, text in told.items() if text] if len(set(told.values()) - {""}) > 1 else []


class RepetitionSearch:
    """Groups the sentences of a project by normalised Urdu, in parts if others wait. 100,000 take half a second."""

    def __init__(self) -> None:
        self._begin = 0
        self._seen: dict[int, int | list[int]] = {}
        self._numbered: dict[int, int | list[int]] = {}

    def run(
        self,
        paragraphs: Sequence[Paragraph | None],
        report: ReportProgress,
        is_awaited: Callable[[], bool] = bool,
    ) -> RepetitionGroups | None:
        """Look at paragraphs until all are done, or something waits: then return None; the next call goes on.

        Args:
            paragraphs: In the project's order, the same in each call; those not read yet are left out.
            report: Told the progress.
            is_awaited: Whether something waits for the end of this.
        """
        for portion in portions(paragraphs, report, self._begin):
            for paragraph, segment in portion:
                source = paragraph.source(segment)
                if key := repetition_key(source):
                    _add(self._seen, key, segment.id)
                    if _DIGIT.search(key) and (key := number_free_key(source)):
                        _add(self._numbered, key, segment.id)
            self._begin += _PORTION
            if is_awaited():
                return None
        groups = tuple(tuple(group) for group in self._seen.values() if isinstance(group, list))
        others = (tuple(group) for group in self._numbered.values() if isinstance(group, list))
        return RepetitionGroups(
            groups,
            {identity: at for at, group in enumerate(groups) for identity in group},
            {identity: group for group in others for identity in group},
        )


def find_repetitions(paragraphs: Sequence[Paragraph | None], report: ReportProgress) -> RepetitionGroups:
    """Find repetitions: group the sentences of a project by normalised Urdu; see `RepetitionSearch.run`."""
    return RepetitionSearch().run(paragraphs, report) or RepetitionGroups()


def _add(seen: dict[int, int | list[int]], key: str, identity: int) -> None:
    # By a hash of 64 bits, which no two texts of a project will share: the keys would need as much room as all texts
    # together.
    known = seen.setdefault(hash(key), identity)
    if isinstance(known, list):
        known.append(identity)
    elif known != identity:
        seen[hash(key)] = [known, identity]


def repetition_key(source: str) -> str:
    """Return the normalised Urdu of a sentence, which is equal for repetitions."""
    return " ".join(fold(source).split())


def repeated_english(source: str, other: str, target: str) -> str:
    """Return the English of a sentence as a repetition needs it, with its own numbers; empty if it is none.

    Args:
        source: The Urdu of the sentence.
        other: That of the repetition.
        target: The English of the sentence.
    """
    if repetition_key(source) == repetition_key(other):
        return target
    key = number_free_key(source)
    return (with_numbers_of(source, other, target) or "") if key and key == number_free_key(other) else ""


SentenceInContext = tuple[Paragraph, Segment]
"""A sentence with its paragraph: a plain tuple, for a hundred thousand are made at once."""


def portions(
    paragraphs: Sequence[Paragraph | None], report: ReportProgress, begin: int = 0
) -> Iterator[list[SentenceInContext]]:
    """Yield the sentences of a project in chunks, from a paragraph on, and report progress before each chunk."""
    total = len(paragraphs)
    for start in range(begin, total, _PORTION):
        report(start, total)
        yield [(p, s) for p in paragraphs[start : start + _PORTION] if p is not None for s in p.segments]
