"""Looks up the sentences of a project in the memories of a user, for pre-translation and match statistics."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from translator_gui.model.entry import SharedEntryKind
from translator_gui.model.match_band import LOWEST_BAND
from translator_gui.model.memory_unit import MemoryUnit
from translator_gui.model.segment import Paragraph
from translator_gui.project.memory.feeding import ProjectFeed, read_project_feed
from translator_gui.project.memory.match_analysis import (
    MatchAnalysisRequest,
    MatchLookup,
    SentenceMatch,
    analyse_matches,
    net_score,
)
from translator_gui.project.memory.memory_service import MemoryService
from translator_gui.project.memory.translation_memory import MatchedUnit
from translator_gui.project.names import registered_names
from translator_gui.project.queries import ProjectQueries
from translator_gui.store.memory.fed_projects import FedPlace

_FAST_LEAST = 75
"""The score from which on looking up is fast; what is less alike is looked up for the best match alone."""
_MOST = 10
"""Matches of which the first that can be used is taken."""


class MemoryAnalysisRequest(NamedTuple):
    """Which sentences of a project are looked up in the memories of a user, as the window asks for it.

    Attributes:
        analysis: Which sentences.
        sentences: The confirmed ones of a project that does not feed the user's memory; None if they are in that.
    """

    analysis: MatchAnalysisRequest
    sentences: ProjectFeed | None = None


def request_analysis(
    queries: ProjectQueries,
    *,
    fills: bool,
    wanted: frozenset[int] | None = None,
    document: int | None = None,
    feeds_user: bool = True,
) -> MemoryAnalysisRequest:
    """Return the request to look up sentences of a project; see `MatchAnalysisRequest`.

    `feeds_user` says whether the user wants their memory fed at all.
    """
    names = tuple((name.urdu, name.english) for name in registered_names(queries.shared_entries(SharedEntryKind.NAME)))
    request = MatchAnalysisRequest(queries.uid, fills, wanted, document, queries.exempt_sentences(), names)
    is_kept = not (feeds_user and queries.feeds_memory())
    return MemoryAnalysisRequest(request, read_project_feed(queries, FedPlace(), always=True) if is_kept else None)


def analyse_with_memories(
    paragraphs: Sequence[Paragraph | None], request: MemoryAnalysisRequest, service: MemoryService
) -> Iterator[SentenceMatch | None]:
    """Yield the sentences of a project with their matches in some memories; see `analyse_matches`."""
    service.set_project(request.analysis.project, request.sentences)
    service.prepare()
    yield from analyse_matches(paragraphs, request.analysis, _lookup_in(service, request.analysis.project))


def _lookup_in(service: MemoryService, project: str) -> MatchLookup:
    def look_up(source: str, previous: str, following: str, *, is_translated: bool) -> Sequence[MatchedUnit]:
        def is_own(unit: MemoryUnit) -> bool:
            """Whether a unit is the translated sentence itself, or a repetition, which is counted as such."""
            return unit.project == project and unit.source == source

        found: Sequence[MatchedUnit] = ()
        for least, most in ((_FAST_LEAST, _MOST), (LOWEST_BAND, _MOST if is_translated else 1)):
            found = service.look_up(
                source,
                least=least,
                most=most,
                previous=previous,
                following=following,
                left_out=is_own if is_translated else None,
            ).matches
            if found and net_score(found[0]) >= _FAST_LEAST:
                break
        return found

    return look_up
