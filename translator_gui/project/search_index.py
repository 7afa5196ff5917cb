"""The search index: search keys of a whole project, for fast counting of matches.

Keys lie together in long strings, a block of paragraphs each: a search runs through a few thousand of those instead of
hundreds of thousands of texts that lie scattered in memory.
"""

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from translator_gui.model.segment import Paragraph
from translator_gui.project.search import SearchBounds, SearchRequest, TextSide
from translator_gui.text.search_key import joined_keys
from translator_gui.text.search_query import SEPARATOR, QueryMatcher

PARAGRAPHS_PER_BLOCK = 128
"""Paragraphs in a block."""

ParagraphSnapshot = Sequence[Paragraph | None]
"""The paragraphs of a project by their indexes; None for those that have not been read."""


class SearchKeyColumn(NamedTuple):
    """The search keys of one text side of a block's sentences.

    Attributes:
        key: Their keys one after the other, with a separator between them.
        starts: Where each one begins in it.
        expands: Some letter is several in the key: hits are counted in the texts.
        longest: Code points of the longest key.
    """

    key: str
    starts: Sequence[int]
    expands: bool
    longest: int


class SearchKeyBlock(NamedTuple):
    """The search keys of some neighbouring paragraphs, with these paragraphs to notice changes.

    Attributes:
        paragraphs: Those that have been read.
        source: The Urdu of their sentences.
        target: The English.
        segments: The ids of the sentences.
        owners: For each sentence the place of its paragraph in the block.
    """

    paragraphs: ParagraphSnapshot
    source: SearchKeyColumn
    target: SearchKeyColumn
    segments: Sequence[int]
    owners: Sequence[int]


class SearchBlockMatches(NamedTuple):
    """The matches found in a block.

    Attributes:
        first: Index of its first paragraph.
        counts: Hits of each of its paragraphs; empty where there are none at all.
        segments: Ids of the sentences with hits, in order.
    """

    first: int
    counts: Sequence[int]
    segments: tuple[int, ...]


class SearchIndex:
    """Caches the search keys of a project's paragraphs and renews those of changed blocks.

    Several threads may ask it.
    """

    def __init__(self) -> None:
        self._blocks: dict[int, SearchKeyBlock] = {}

    def block(self, first: int, paragraphs: ParagraphSnapshot) -> SearchKeyBlock:
        """Return the search keys of the block that begins at an index."""
        known = self._blocks.get(first)
        if known is None or known.paragraphs != paragraphs:
            known = self._blocks[first] = _block(paragraphs)
        return known

    def forget(self) -> None:
        """Forget all keys, as paragraphs have other indexes now."""
        self._blocks.clear()


def count_block(
    matcher: QueryMatcher, search: SearchRequest, first: int, block: SearchKeyBlock, bounds: SearchBounds
) -> SearchBlockMatches:
    """Count the matches of a block within bounds.

    Raises:
        SlowSearchError: It takes too long.
    """
    found: dict[int, int] = {}
    for side in search.sides if block.segments else ():
        hits = _column_hits(matcher, block, side)
        if found:
            hits = {ordinal: found.get(ordinal, 0) + hits.get(ordinal, 0) for ordinal in found.keys() | hits.keys()}
        found = hits
    if not found:
        return SearchBlockMatches(first, (), ())
    whole = bounds.segment is None and bounds.first <= first and first + len(block.paragraphs) <= bounds.beyond
    counts = [0] * len(block.paragraphs)
    segments: list[int] = []
    for ordinal in sorted(found):
        at, segment = block.owners[ordinal], block.segments[ordinal]
        if whole or (first + at in bounds and bounds.segment in {None, segment}):
            counts[at] += found[ordinal]
            segments.append(segment)
    return SearchBlockMatches(first, counts if segments else (), tuple(segments))


def segments_with_matches(matcher: QueryMatcher, side: TextSide, block: SearchKeyBlock) -> frozenset[int]:
    """Return the ids of the sentences of a block that have a match in one of their texts.

    Raises:
        SlowSearchError: It takes too long.
    """
    return frozenset(map(block.segments.__getitem__, _column_hits(matcher, block, side)))


def count_paragraph(
    matcher: QueryMatcher, search: SearchRequest, index: int, paragraph: Paragraph, bounds: SearchBounds
) -> SearchBlockMatches:
    """Count the matches of a paragraph that just changed; its keys are not cached."""
    return count_block(matcher, search, index, _block((paragraph,)), bounds)


def _column_hits(matcher: QueryMatcher, block: SearchKeyBlock, side: TextSide) -> dict[int, int]:
    """Return the number of matches by the sentence's position in the block."""
    small = side is TextSide.SOURCE
    column = block.source if small else block.target
    key, sieve = matcher.search_text(column.key, small=small)
    if sieve not in key:
        return {}
    countable = matcher.can_count_in_keys(small=small) and not column.expands
    if countable and matcher.plain:
        return _plain_hits(key, sieve, column.starts)
    if countable and matcher.can_count_in_joined_keys(column.longest):
        starts = column.starts
        return Counter(bisect_right(starts, at) - 1 for at in matcher.offsets(key))
    parts = enumerate(zip(key.split(SEPARATOR), _texts(block.paragraphs, side), strict=True))
    # Looking at the texts is dear: only where their keys do not speak against it.
    likely = ((ordinal, part, text) for ordinal, (part, text) in parts if text and sieve in part)
    counts = {
        ordinal: len(matcher.offsets(part)) if countable else len(matcher.hits(text)) for ordinal, part, text in likely
    }
    return {ordinal: count for ordinal, count in counts.items() if count}


def _plain_hits(key: str, plain: str, starts: Sequence[int]) -> dict[int, int]:
    """Count match by match if there are few, text by text if there are many."""
    if 2 * key.count(plain) > len(starts):
        return {ordinal: count for ordinal, part in enumerate(key.split(SEPARATOR)) if (count := part.count(plain))}
    counts: dict[int, int] = {}
    at, step = key.find(plain), len(plain)
    while at >= 0:
        ordinal = bisect_right(starts, at) - 1
        counts[ordinal] = counts.get(ordinal, 0) + 1
        at = key.find(plain, at + step)
    return counts


def _block(paragraphs: ParagraphSnapshot) -> SearchKeyBlock:
    known = [(at, paragraph) for at, paragraph in enumerate(paragraphs) if paragraph is not None]
    owners = array("I", (at for at, paragraph in known for _ in paragraph.segments))
    segments = array("q", (segment.id for _, paragraph in known for segment in paragraph.segments))
    return SearchKeyBlock(
        paragraphs, _column(paragraphs, TextSide.SOURCE), _column(paragraphs, TextSide.TARGET), segments, owners
    )


def _column(paragraphs: ParagraphSnapshot, side: TextSide) -> SearchKeyColumn:
    joined = SEPARATOR.join(text.replace(SEPARATOR, " ") for text in _texts(paragraphs, side))
    key, expands = joined_keys(joined, small=side is TextSide.SOURCE)
    lengths = [len(part) for part in key.split(SEPARATOR)]
    starts = array("I", accumulate((length + 1 for length in lengths[:-1]), initial=0))
    return SearchKeyColumn(key, starts, expands, max(lengths))


def _texts(paragraphs: ParagraphSnapshot, side: TextSide) -> Iterator[str]:
    for paragraph in paragraphs:
        if paragraph is not None:
            for segment in paragraph.segments:
                yield paragraph.source(segment) if side is TextSide.SOURCE else segment.target
