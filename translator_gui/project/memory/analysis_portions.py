"""Looks up the sentences of a project in the user's memories in portions, between which other tasks have their turn."""

import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

from translator_gui.model.segment import Paragraph
from translator_gui.project.memory.match_analysis import SentenceMatch
from translator_gui.project.memory.memory_analysis import MemoryAnalysisRequest, analyse_with_memories
from translator_gui.project.memory.memory_service import MemoryService
from translator_gui.settings import load_settings

_SECONDS = 0.25
"""Of looking up between two other tasks that somebody may wait for."""
_MOST = 4
"""Analyses that are kept; one that was cancelled is not asked for again."""


class AnalysedPortion(NamedTuple):
    """A part of an analysis.

    Attributes:
        first: Number of matches before those of this part.
        matches: Of this part.
        is_last: Whether nothing follows.
        searched: Number of units in the memories.
        problems: What is wrong with memories that were left out, as sentences.
    """

    first: int
    matches: list[SentenceMatch]
    is_last: bool
    searched: int
    problems: tuple[str, ...]


class _RunningAnalysis:
    def __init__(self, paragraphs: Sequence[Paragraph | None], request: MemoryAnalysisRequest) -> None:
        self._service, problems = MemoryService.for_user(load_settings())
        self._problems = tuple(map(str, problems))
        self._total = sum(len(paragraph.segments) for paragraph in paragraphs if paragraph is not None)
        self._sentences = analyse_with_memories(paragraphs, request, self._service)
        self._done = self._given = 0

    def next_portion(self, report: Callable[[int, int], object]) -> AnalysedPortion:
        """Look up for a moment; raises what `report` raises."""
        end, matches, is_last = time.monotonic() + _SECONDS, list[SentenceMatch](), True
        for match in self._sentences:
            self._done += 1
            if match is not None:
                matches.append(match)
            report(self._done, self._total)
            if time.monotonic() > end:
                is_last = False
                break
        self._given += len(matches)
        return AnalysedPortion(self._given - len(matches), matches, is_last, self._service.count(), self._problems)

    def close(self) -> None:
        """Close the memories."""
        self._service.close()


running: dict[str, _RunningAnalysis] = {}
"""Analyses that are not at their end, by key."""


def next_portion(
    paragraphs: Sequence[Paragraph | None],
    request: MemoryAnalysisRequest,
    key: str,
    report: Callable[[int, int], object],
) -> AnalysedPortion:
    """Return the next part of the analysis with a key; the first one if the analysis is not running here.

    Args:
        paragraphs: Of the project, as they were at the beginning.
        request: Which sentences.
        key: Of the analysis, unique.
        report: Told (done, total); what it raises ends the analysis.
    """
    if key not in running:
        while len(running) >= _MOST:
            running.pop(next(iter(running))).close()
        running[key] = _RunningAnalysis(paragraphs, request)
    is_over = True
    try:
        portion = running[key].next_portion(report)
        is_over = portion.is_last
    finally:
        if is_over:
            running.pop(key).close()
    return portion
