"""The search index: search keys of a whole project, for fast counting of matches.

Keys lie together in long strings, a block of paragraphs each: a search runs through a few thousand of those instead of
hundreds of thousands of texts that lie scattered in memory.
"""

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate
from typing import NamedTuple

from translator_gui.model.segment import Paragraph
from translator_gui.project.search import SearchParagraphRange, SearchRequest, SourceOrTarget
from translator_gui.text.search_key import joined_keys
from translator_gui.text.search_query import SEPARATOR, QueryMatcher

ParagraphSnapshot = Sequence[Paragraph | None]
"""The paragraphs of a project by their indexes; None for those that have not been read."""


class SearchIndexColumn(NamedTuple):
    """The normalised texts (search keys) of one side, Urdu or English, of a search index block, in one string.

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


class SearchIndexBlock(NamedTuple):
    """A block of the search index: the normalised texts of 128 successive paragraphs, which are kept to notice changes.

    Attributes:
        paragraphs: Those that have been read.
        source: The Urdu of their sentences.
        target: The English.
        segments: The ids of the sentences.
        owners: For each sentence the place of its paragraph in the block.
    """

    paragraphs: ParagraphSnapshot
    source: SearchIndexColumn
    target: SearchIndexColumn
    segments: Sequence[int]
    owners: Sequence[int]


class SearchBlockMatchCounts(NamedTuple):
    """The number of search matches per paragraph of a search index block, and the sentences with matches.

    Attributes:
        first: Index of its first paragraph.
        counts: Hits of each of its paragraphs; empty where there are none at all.
        segments: Ids of the sentences with hits, in order.
    """

    first: int
    counts: Sequence[int]
    segments: tuple[int, ...]


class SearchIndex:
    """Caches the normalised texts of a project's paragraphs in blocks for fast searching; renews changed blocks.

    Several threads may ask it.
    """

    def __init__(self) -> None:
        self._blocks: dict[int, SearchIndexBlock] = {}

    def block(self, first: int, paragraphs: ParagraphSnapshot) -> SearchIndexBlock:
        """Return the search index block that begins at a paragraph index, building it if it is missing or outdated."""
        known = self._blocks.get(first)
        if known is None or known.paragraphs != paragraphs:
            known = self._blocks[first] = _block(paragraphs)
        return known

    def forget(self) -> None:
        """Clear the search index, because the indexes of paragraphs have changed."""
        self._blocks.clear()


def count_block(
    matcher: QueryMatcher, search: SearchRequest, first: int, block: SearchIndexBlock, bounds: SearchParagraphRange
) -> SearchBlockMatchCounts:
    """Count the matches of a search in a search index block, within a range of paragraphs.

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
        return SearchBlockMatchCounts(first, (), ())
    whole = bounds.segment is None and bounds.first <= first and first + len(block.paragraphs) <= bounds.beyond
    counts = [0] * len(block.paragraphs)
    segments: list[int] = []
    for ordinal in sorted(found):
        at, segment = block.owners[ordinal], block.segments[ordinal]
        if whole or (first + at in bounds and bounds.segment in {None, segment}):
            counts[at] += found[ordinal]
            segments.append(segment)
    return SearchBlockMatchCounts(first, counts if segments else (), tuple(segments))


def places_of_matches(matcher: QueryMatcher, side: SourceOrTarget, block: SearchIndexBlock) -> AbstractSet[int]:
    """Return the places of the sentences in a search index block whose Urdu (or else English) matches a search.

    Raises:
        SlowSearchError: It takes too long.
    """
    return _column_hits(matcher, block, side).keys()


def count_paragraph(
    matcher: QueryMatcher, search: SearchRequest, index: int, paragraph: Paragraph, bounds: SearchParagraphRange
) -> SearchBlockMatchCounts:
    """Count the matches of a search in a single paragraph that was just changed, without the cache."""
    return count_block(matcher, search, index, _block((paragraph,)), bounds)


def _column_hits(matcher: QueryMatcher, block: SearchIndexBlock, side: SourceOrTarget) -> dict[int, int]:
    """Count a search's matches in the Urdu or the English of a search index block, by the sentence's position in it."""
    small = side is SourceOrTarget.SOURCE
    column = block.source if small else block.target
    key, sieve = matcher.search_text(column.key, small=small)
    if sieve not in key:
        return {}
    countable = matcher.can_count_in_keys(small=small) and not column.expands
    if countable and matcher.plain and 2 * key.count(sieve) > len(column.starts):
        return {ordinal: count for ordinal, part in enumerate(key.split(SEPARATOR)) if (count := part.count(sieve))}
    if countable and matcher.can_count_in_joined_keys(column.longest):
        starts = column.starts
        return Counter([bisect_right(starts, at) - 1 for at in matcher.offsets(key)])
    parts = enumerate(zip(key.split(SEPARATOR), _texts(block.paragraphs, side), strict=True))
    # Looking at the texts is dear: only where their keys do not speak against it.
    likely = ((ordinal, part, text) for ordinal, (part, text) in parts if text and sieve in part)
    counts = {
        ordinal: len(matcher.offsets(part)) if countable else len(matcher.hits(text)) for ordinal, part, text in likely
    }
    return {ordinal: count for ordinal, count in counts.items() if count}


def _block(paragraphs: ParagraphSnapshot) -> SearchIndexBlock:
    known = [(at, paragraph) for at, paragraph in enumerate(paragraphs) if paragraph is not None]
    return SearchIndexBlock(
        paragraphs,
        _column(_texts(paragraphs, SourceOrTarget.SOURCE), small=True),
        _column(_texts(paragraphs, SourceOrTarget.TARGET), small=False),
        array("q", [segment.id for _, paragraph in known for segment in paragraph.segments]),
        array("I", [at for at, paragraph in known for _ in paragraph.segments]),
    )


def _column(texts: list[str], *, small: bool) -> SearchIndexColumn:
    joined = SEPARATOR.join(texts)
    if joined.count(SEPARATOR) >= max(1, len(texts)):
        joined = SEPARATOR.join(text.replace(SEPARATOR, " ") for text in texts)
    if len(joined) < len(texts):
        # Nothing is translated yet.
        return SearchIndexColumn(joined, array("I", range(len(texts))), expands=False, longest=0)
    key, expands = joined_keys(joined, small=small)
    lengths = list(map(len, key.split(SEPARATOR)))
    starts = array("I", accumulate(map((1).__add__, lengths[:-1]), initial=0))
    return SearchIndexColumn(key, starts, expands, max(lengths))


def _texts(paragraphs: ParagraphSnapshot, side: SourceOrTarget) -> list[str]:
    read = [paragraph for paragraph in paragraphs if paragraph is not None]
    if side is SourceOrTarget.TARGET:
        return [segment.target for paragraph in read for segment in paragraph.segments]
    return [paragraph.text[one.start : one.end] for paragraph in read for one in paragraph.segments]
