"""Filters: criteria for sentences, and finding the sentences that meet them."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from translator_gui.model.segment import Paragraph, paragraph_of
from translator_gui.model.status import Status
from translator_gui.project.block_facts import BlockFacts, BlockFactsCache
from translator_gui.project.paragraph_blocks import PARAGRAPHS_PER_BLOCK
from translator_gui.project.repetitions import RepetitionFilterKind, ReportProgress, SentenceInContext
from translator_gui.project.search import SourceOrTarget
from translator_gui.project.search_index import (
    SearchIndex,
    SearchIndexBlock,
    places_of_matches,
)
from translator_gui.text.counting import word_count
from translator_gui.text.search_query import QueryMatcher, SearchQuery, compile_query


class CommentOrNoteFilter(StrEnum):
    """Filter criterion: with or without comments, or with or without a note. Saved filters contain the values."""

    WITH = "with"
    WITHOUT = "without"


class ChangedAfterApprovalFilter(StrEnum):
    """Filter criterion: sentences changed after their approval. Saved filters contain the values."""

    CHANGED = "changed"


ANY_CHECK = "wrong"
"""Filter criterion instead of the id of a check: some check found an error or a warning. Saved filters contain it."""


class ChangedSinceFilter(NamedTuple):
    """Filter criterion: sentences changed since a time, or within the last number of days.

    Attributes:
        moment: Milliseconds since 1970 UTC; 0 where days are meant.
        days: So many days, today the first of them; 0 where a moment is meant.
    """

    moment: int = 0
    days: int = 0

    def begins(self, now: datetime) -> int:
        """Return the start of the filtered period in milliseconds since 1970 UTC.

        Args:
            now: With its time zone, whose midnight begins a day.
        """
        if not self.days:
            return self.moment
        # By the calendar, then back to local time: a day may have 23 or 25 hours.
        day = now.date() - timedelta(days=self.days - 1)
        return int(datetime(day.year, day.month, day.day).astimezone().timestamp() * 1000)


class SourceLengthFilter(NamedTuple):
    """Filter criterion: the least and greatest number of Urdu words in a sentence.

    Attributes:
        least: At least so many.
        most: At most so many; None for any number.
    """

    least: int = 0
    most: int | None = None


class SentenceFilter(NamedTuple):
    """A filter for sentences: criteria that must all be met. An empty filter accepts every sentence.

    Attributes:
        urdu: What its Urdu holds.
        english: What its English holds.
        english_lacks: What its English does not hold.
        statuses: It stands in one of these.
        authors: One of these made its latest revision.
        comments: Whether it has open comments.
        changed: Its latest revision is not older.
        repetition: It occurs several times.
        length: Of its Urdu.
        documents: Uids; it stands in one of these.
        labels: It bears one of these.
        note: Whether it has a translator's note.
        approval: It was approved, and its English is another one since.
        tags: The id of the check that found something in it, or `ANY_CHECK`.
    """

    urdu: SearchQuery | None = None
    english: SearchQuery | None = None
    english_lacks: SearchQuery | None = None
    statuses: frozenset[Status] = frozenset()
    authors: frozenset[str] = frozenset()
    comments: CommentOrNoteFilter | None = None
    changed: ChangedSinceFilter | None = None
    repetition: RepetitionFilterKind | None = None
    length: SourceLengthFilter | None = None
    documents: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    note: CommentOrNoteFilter | None = None
    approval: ChangedAfterApprovalFilter | None = None
    tags: str | None = None

    def __bool__(self) -> bool:
        return self != SentenceFilter()

    def loosened(self) -> "SentenceFilter | None":
        """Return the filter for similar spellings of its texts too; None if they are to be found as they are."""
        texts = {name: getattr(self, name) for name in ("urdu", "english")}
        loose = {name: text.loosened() for name, text in texts.items() if text is not None and text.loosened()}
        return self._replace(**loose) if loose else None

    def without(self, criterion: str) -> "SentenceFilter":
        """Return a copy of the filter with one criterion (named by its field) removed."""
        return self._replace(**{criterion: SentenceFilter._field_defaults[criterion]})


WordCounts = dict[tuple[int, int], int]
"""Words of the Urdu of sentences, by the id and the end of the sentence; what is missing is counted and added."""


class FilterContext(NamedTuple):
    """Project data that a filter needs besides the sentence: current time, document rows, repetitions, word counts.

    Attributes:
        now: With its time zone.
        documents: Rows of documents by their uids.
        repeats: Whether a sentence is one of those that the filter's kind of repetition means.
        words: See `WordCounts`.
        keys: What texts are searched by.
        has_findings: Whether the check that the filter names found something in a sentence.
        blocks: Facts by which blocks of paragraphs are passed over.
    """

    now: datetime
    documents: Mapping[str, int]
    repeats: Callable[[int], bool]
    words: WordCounts
    keys: SearchIndex
    has_findings: Callable[[int], bool] = bool
    blocks: BlockFactsCache | None = None


FilterStep = Callable[[list[SentenceInContext]], list[SentenceInContext]]
"""Keeps those of some sentences that meet a criterion. A list at a time: a call for each would take half the time."""


class _FilterText(NamedTuple):
    """A search text of a filter: the Urdu or English of a sentence must contain it, or must not."""

    matcher: QueryMatcher
    side: SourceOrTarget
    lacks: bool


class FilterMatcher:
    """Applies a sentence filter: finds the sentences that meet all of its criteria."""

    def __init__(self, wanted: SentenceFilter, facts: FilterContext) -> None:
        """Compile the texts and criteria of a filter so that it can be applied to sentences.

        Raises:
            SearchQueryError: One of the filter's texts cannot be searched for.
        """
        self._keys, self._blocks = facts.keys, facts.blocks
        self._passes = _block_conditions(wanted, facts)
        self._by_status = wanted.statuses if wanted == SentenceFilter(statuses=wanted.statuses) else frozenset[Status]()
        self._texts = [
            _FilterText(compile_query(needle), side, lacks=lacks)
            for needle, side, lacks in (
                (wanted.urdu, SourceOrTarget.SOURCE, False),
                (wanted.english, SourceOrTarget.TARGET, False),
                (wanted.english_lacks, SourceOrTarget.TARGET, True),
            )
            if needle is not None
        ]
        self._criteria = _criteria(wanted, facts)

    def matching(self, paragraphs: Sequence[Paragraph | None], report: ReportProgress) -> list[int]:
        """Return the ids of all sentences of a project that match the filter, in order.

        Args:
            paragraphs: In the project's order; those not read yet are left out.
            report: Told (done, total) between portions of about a millisecond.

        Raises:
            SlowSearchError: A regular expression takes too long.
        """
        return [segment for portion in self.portions(paragraphs, report) for segment in portion.segments]

    def portions(self, paragraphs: Sequence[Paragraph | None], report: ReportProgress) -> "Iterator[MatchingPortion]":
        """Yield the sentences of a project that match the filter, with their paragraphs, block by block.

        The arguments and errors are those of `matching`.
        """
        total = len(paragraphs)
        for first in range(0, total, PARAGRAPHS_PER_BLOCK):
            report(first, total)
            portion = paragraphs[first : first + PARAGRAPHS_PER_BLOCK]
            # Texts are looked for in their keys; of other criteria the facts know where to look.
            facts = self._blocks.of(first, portion) if self._blocks is not None and not self._texts else None
            keys = self._keys.block(first, portion) if self._texts else None
            if facts is not None and not all(condition(facts) for condition in self._passes):
                continue
            if keys is not None and not self._criteria:
                places = self._places(keys)
                found = [keys.segments[at] for at in places]
                owners: Iterable[int] = dict.fromkeys([keys.owners[at] for at in places])
            else:
                by_status = facts is not None and self._by_status
                found = facts.with_status(by_status) if facts and by_status else self._filter_block(portion, keys)
                owners = _owners(found, portion, keys or facts)
            if found:
                yield MatchingPortion(found, [first + at for at in owners])

    def matching_in(self, paragraph: Paragraph) -> frozenset[int]:
        """Return the ids of the sentences in one paragraph that match the filter."""
        portion = (paragraph,)
        return frozenset(self._filter_block(portion, SearchIndex().block(0, portion) if self._texts else None))

    def _places(self, keys: SearchIndexBlock) -> list[int]:
        """Return the places of the sentences in a block that meet the texts of the filter, in order."""
        held: AbstractSet[int] | None = None
        for text in self._texts:
            holding = places_of_matches(text.matcher, text.side, keys)
            if text.lacks:
                held = (set(range(len(keys.segments))) if held is None else held) - holding
            else:
                held = holding if held is None else held & holding
            if not held:
                return []
        return sorted(held or ())

    def _filter_block(self, paragraphs: Sequence[Paragraph | None], keys: SearchIndexBlock | None) -> list[int]:
        places = self._places(keys) if keys is not None else None
        if not places and places is not None:
            return []
        sentences = [(p, s) for p in paragraphs if p is not None for s in p.segments]
        if places is not None:
            sentences = [sentences[at] for at in places]
        for narrow in self._criteria:
            sentences = narrow(sentences)
        return [segment.id for _, segment in sentences]


class MatchingPortion(NamedTuple):
    """Sentences that match a filter: their ids, and the indexes of their paragraphs; ascending."""

    segments: list[int]
    paragraphs: list[int]


def _owners(
    found: list[int], paragraphs: Sequence[Paragraph | None], known: SearchIndexBlock | BlockFacts | None
) -> list[int]:
    """Return the places of the paragraphs in their block to which some of its sentences belong."""
    if known is not None and len(found) == len(known.segments):
        return sorted(set(known.owners))
    wanted = set(found)
    if known is not None:
        return sorted({at for segment, at in zip(known.segments, known.owners, strict=True) if segment in wanted})
    ids = set(map(paragraph_of, wanted))
    return [at for at, paragraph in enumerate(paragraphs) if paragraph is not None and paragraph.id in ids]


def _block_conditions(wanted: SentenceFilter, facts: FilterContext) -> list[Callable[[BlockFacts], bool]]:
    """Return what a block must have so that a filter may match one of its sentences."""
    rows = {row for uid, row in facts.documents.items() if uid in wanted.documents}
    since = wanted.changed.begins(facts.now) if wanted.changed is not None else 0
    conditions: list[tuple[object, Callable[[BlockFacts], bool]]] = [
        (wanted.documents, lambda block: not block.documents.keys().isdisjoint(rows)),
        (wanted.statuses, lambda block: block.has_status(wanted.statuses)),
        (wanted.comments is CommentOrNoteFilter.WITH, lambda block: bool(block.commented)),
        (wanted.note is CommentOrNoteFilter.WITH, lambda block: bool(block.noted)),
        (wanted.approval is not None, lambda block: bool(block.reopened)),
        (wanted.authors, lambda block: not block.authors.keys().isdisjoint(wanted.authors)),
        (wanted.labels, lambda block: not block.labels.keys().isdisjoint(wanted.labels)),
        (since, lambda block: block.changed >= since),
        (wanted.tags is not None, lambda block: any(map(facts.has_findings, block.segments))),
        (wanted.repetition is not None, lambda block: any(map(facts.repeats, block.segments))),
    ]
    return [condition for is_wanted, condition in conditions if is_wanted]


def _criteria(wanted: SentenceFilter, facts: FilterContext) -> list[FilterStep]:
    criteria: list[FilterStep] = []
    if wanted.documents:
        rows = {row for uid, row in facts.documents.items() if uid in wanted.documents}
        criteria.append(lambda all_: [s for s in all_ if s[0].document_id in rows])
    if wanted.statuses:
        criteria.append(lambda all_: [s for s in all_ if s[1].status in wanted.statuses])
    criteria += _annotation_criteria(wanted)
    if wanted.tags is not None:
        criteria.append(lambda all_: [s for s in all_ if facts.has_findings(s[1].id)])
    if wanted.authors:
        criteria.append(lambda all_: [s for s in all_ if s[1].author in wanted.authors])
    if wanted.changed is not None:
        since = wanted.changed.begins(facts.now)
        criteria.append(lambda all_: [s for s in all_ if s[1].changed >= since and s[1].heads])
    if wanted.labels:
        criteria.append(lambda all_: [s for s in all_ if not wanted.labels.isdisjoint(s[1].labels)])
    if wanted.repetition is not None:
        criteria.append(lambda all_: [s for s in all_ if facts.repeats(s[1].id)])
    if wanted.length is not None:
        criteria.append(_within(wanted.length, facts.words))
    return criteria


def _annotation_criteria(wanted: SentenceFilter) -> list[FilterStep]:
    """Return functions that keep only sentences with the comments, approval and note that a filter asks for."""
    criteria: list[FilterStep] = []
    if wanted.comments is not None:
        commented = wanted.comments is CommentOrNoteFilter.WITH
        criteria.append(lambda all_: [s for s in all_ if (s[1].comments > 0) is commented])
    if wanted.approval is not None:
        criteria.append(lambda all_: [s for s in all_ if s[1].reopened])
    if wanted.note is not None:
        noted = wanted.note is CommentOrNoteFilter.WITH
        criteria.append(lambda all_: [s for s in all_ if bool(s[1].note) is noted])
    return criteria


def _within(length: SourceLengthFilter, known: WordCounts) -> FilterStep:
    least, most = length.least, sys.maxsize if length.most is None else length.most

    def narrow(sentences: list[SentenceInContext]) -> list[SentenceInContext]:
        try:
            return [s for s in sentences if least <= known[s[1].id, s[1].end] <= most]
        except KeyError:
            # Only what was split or joined since they were counted is not known.
            for paragraph, segment in sentences:
                if (segment.id, segment.end) not in known:
                    known[segment.id, segment.end] = word_count(paragraph.source(segment))
            return narrow(sentences)

    return narrow
