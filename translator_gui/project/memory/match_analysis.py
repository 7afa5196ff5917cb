"""What a translation memory has for the sentences of a project: match bands, and the English that it would fill in."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, Protocol

from translator_gui.checks.registered_names import NamesRegister
from translator_gui.model.match_band import BandCount, BandCounts, MatchBand, band_of, total_of
from translator_gui.model.revision import SuggestionOrigin
from translator_gui.model.segment import Paragraph, Segment
from translator_gui.model.status import Status
from translator_gui.project.memory.match_adaptation import adapted_match
from translator_gui.project.memory.match_records import NumberAdaptation
from translator_gui.project.memory.translation_memory import MatchedUnit
from translator_gui.project.repetitions import repetition_key
from translator_gui.text.counting import word_count

USUAL_LEAST_FILLED = 95
"""The score from which on sentences are pre-translated unless the user says otherwise."""


class MatchLookup(Protocol):
    """Finds the matches of sentences."""

    def __call__(self, source: str, previous: str, following: str, *, is_translated: bool) -> Sequence[MatchedUnit]:
        """Return the matches of a sentence, the best first.

        Args:
            source: The Urdu.
            previous: That of the sentence before it.
            following: That of the sentence after it.
            is_translated: Leave out its own translation, and those of its repetitions in the project.
        """
        ...


class MatchSuggestion(NamedTuple):
    """The English that a memory has for a sentence without any.

    Attributes:
        target: The English, with the sentence's own numbers.
        score: Of the match, less the penalty of its memory.
        origin_detail: See `Revision.origin_detail`.
    """

    target: str
    score: int
    origin_detail: str


class SentenceMatch(NamedTuple):
    """A sentence of a project and what a memory has for it.

    Attributes:
        segment: Its id.
        document: The document's.
        words: Of its Urdu.
        band: Of its best match, less the penalty of its memory.
        suggestion: What to fill in; None if there is nothing, or if it has English.
    """

    segment: int
    document: int
    words: int
    band: MatchBand
    suggestion: MatchSuggestion | None = None


class MatchAnalysisRequest(NamedTuple):
    """Which sentences of a project are looked up in a memory.

    Attributes:
        project: Uid of the project.
        fills: Only sentences without English, with what to fill in; otherwise all sentences.
        wanted: Ids of sentences; None for the whole project.
        document: Id of the document; None for all.
        exempt: Ids of sentences that are never taken for repetitions.
        names: The names of the project, in Urdu and English.
    """

    project: str
    fills: bool = False
    wanted: frozenset[int] | None = None
    document: int | None = None
    exempt: frozenset[int] = frozenset()
    names: tuple[tuple[str, str], ...] = ()


def count_bands(matches: Iterable[SentenceMatch]) -> BandCounts:
    """Count sentences and words by match band."""
    counts = dict.fromkeys(MatchBand, BandCount())
    for match in matches:
        counts[match.band] = counts[match.band].plus(match.words)
    return counts


def count_matches(matches: Iterable[SentenceMatch]) -> BandCount:
    """Return how many sentences and words some matches have."""
    return total_of(count_bands(matches))


def matches_to_fill(matches: Iterable[SentenceMatch], least: int) -> list[SentenceMatch]:
    """Return those sentences whose suggestion has a score of `least` or more."""
    return [match for match in matches if match.suggestion is not None and match.suggestion.score >= least]


def is_to_fill(segment: Segment) -> bool:
    """Whether a sentence has no English, and may be given some."""
    is_open = segment.status in {Status.NOT_STARTED, Status.DRAFT}
    return is_open and not segment.target and segment.heads <= 1


def analyse_matches(
    paragraphs: Iterable[Paragraph | None], request: MatchAnalysisRequest, look_up: MatchLookup
) -> Iterator[SentenceMatch | None]:
    """Yield the sentences of a project with their matches, in order; None for a sentence that is not asked for.

    Repetitions get the English that was chosen for the first of them.

    Args:
        paragraphs: All of the project, in order.
        request: Which of them are looked up.
        look_up: Finds matches.
    """
    seen: dict[str, Sequence[MatchedUnit] | None] = {}
    names = NamesRegister(dict(request.names))
    for sentence in _in_context(paragraphs):
        segment, source = sentence.segment, sentence.source
        key = "" if segment.id in request.exempt else repetition_key(source)
        is_repetition = bool(key) and key in seen
        if key:
            seen.setdefault(key, None)
        if not _is_wanted(sentence, request):
            yield None
            continue
        matches = seen.get(key) if key else None
        if matches is None and (request.fills or not is_repetition):
            matches = look_up(source, sentence.previous, sentence.following, is_translated=bool(segment.target))
            if key:
                seen[key] = matches
        suggestion = _suggestion(matches or (), source, names) if request.fills else None
        band = MatchBand.REPETITION if is_repetition else band_of(max(map(net_score, matches or ()), default=0))
        yield SentenceMatch(segment.id, sentence.document, word_count(source), band, suggestion)


def _is_wanted(sentence: "_SentenceInContext", request: MatchAnalysisRequest) -> bool:
    if request.fills and not is_to_fill(sentence.segment):
        return False
    if request.document not in {None, sentence.document}:
        return False
    return request.wanted is None or sentence.segment.id in request.wanted


class _SentenceInContext(NamedTuple):
    """A sentence with the Urdu of its neighbours in the document; empty where there is none."""

    segment: Segment
    document: int
    position: int
    source: str
    previous: str = ""
    following: str = ""

    def follows(self, other: "_SentenceInContext") -> bool:
        """Whether the sentence is directly after another one, as `sentences_to_feed` sees it."""
        return self.document == other.document and self.position - other.position <= 1


def _in_context(paragraphs: Iterable[Paragraph | None]) -> Iterator[_SentenceInContext]:
    before: _SentenceInContext | None = None
    for sentence, after in pairwise(_sentences(paragraphs)):
        if sentence is None:
            return
        yield sentence._replace(
            previous=before.source if before is not None and sentence.follows(before) else "",
            following=after.source if after is not None and after.follows(sentence) else "",
        )
        before = sentence


def _sentences(paragraphs: Iterable[Paragraph | None]) -> Iterator[_SentenceInContext | None]:
    for paragraph in paragraphs:
        if paragraph is not None:
            for segment in paragraph.segments:
                yield _SentenceInContext(segment, paragraph.document_id, paragraph.position, paragraph.source(segment))
    yield None


def net_score(match: MatchedUnit) -> int:
    """Return the score of a match less the penalty of its memory."""
    return match.score - match.penalty


def _suggestion(matches: Sequence[MatchedUnit], source: str, names: NamesRegister) -> MatchSuggestion | None:
    """Return the English of the best match that can be used for a sentence."""
    for match in matches:
        adapted, unit = adapted_match(source, match, names), match.unit
        # Where words differ, too, what is wrong is seen with them, and the checks tell of the number.
        has_wrong_numbers = match.numbers_differ and adapted.numbers is NumberAdaptation.DIFFERENT
        if adapted.target.strip() and not has_wrong_numbers:
            name = unit.project_name or unit.document or Path(match.memory).stem
            origin = SuggestionOrigin(match.score, name, unit.author, unit.time)
            return MatchSuggestion(adapted.target, net_score(match), origin.to_json())
    return None
