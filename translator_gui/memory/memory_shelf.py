"""The shelves of a look-up index: units with the same number of words, as arrays that are scanned side by side."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple, Self, TypeVar

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from translator_gui.memory.scoring import MatchKey
from translator_gui.memory.signatures import (
    BITS,
    GROUPS,
    LANES,
    SEQUENCE_NUMBERS,
    Bytes,
    Lanes,
    Shorts,
    Words,
    text_signature,
    text_signatures,
)

_GONE = 0
"""The number of a unit that was removed and still lies on its shelf."""
_FEWEST_FRESH = 64
_SHARE_OF_FRESH = 1 / 256
"""Units that are added to a shelf are sorted in when they are this many, and this share of it."""
_LARGE = 8192
_SHARES = 0.35, 0.12
"""Units of a large block are parted by how much their length differs from that of a query."""
_LONGEST = 2**32 - 1
_MANY = 256
"""Units whose words are compared one by one before they are aligned."""
_BYTES_OF_UNIT = 8 * LANES + 3 * 4 + 1 + GROUPS
_BYTES_OF_WORD = 2
_Number = TypeVar("_Number", bound=np.generic)


class BrokenIndexError(ValueError):
    """Raised when the stored parts of a look-up index are not what was stored; the index has to be built anew."""


CLOSE = 1e-9
"""What rounding may add to a sum of two fractions."""
_ROUNDING = 1e-6
"""What it may take from a score."""
_EVEN_BYTES, _SUM_OF_PAIRS = np.uint64(0x00FF00FF00FF00FF), np.uint64(0x0001000100010001)


class IndexedQuery(NamedTuple):
    """A text that is looked up, as the shelves need it.

    Attributes:
        words: Its number of words.
        letters: The length of its key.
        signature: The bits of its words, a lane a row.
        bits: How many they are.
        letter_counts: See `TextSignatures`.
        sequence: Its words as one letter each.
        least: The least score.
        slack: What the two distances, as shares of the longer text, may sum up to.
    """

    words: int
    letters: int
    signature: Lanes
    bits: int
    letter_counts: Bytes
    sequence: str
    least: int
    slack: float

    @classmethod
    def of(cls, key: MatchKey, least: int) -> Self:
        """Return the query for texts that score `least` or more."""
        made = text_signature(key)
        slack = (100 - least) / 50
        return cls(
            len(key.words), len(key.key), made.signature, made.bits, made.letter_counts, made.sequence, least, slack
        )


class NearUnits(NamedTuple):
    """Units of a block that have enough words of a query: their places and how many bits each shares with it."""

    block: "UnitBlock"
    places: NDArray[np.intp]
    common: NDArray[np.uint8]


class UnitCandidates(NamedTuple):
    """Units that may be alike enough: their numbers, the best scores they may have, the hashes of their neighbours."""

    numbers: Words
    bests: NDArray[np.int32]
    contexts: Words

    def at(self, places: NDArray[np.intp] | NDArray[np.bool_]) -> "UnitCandidates":
        """Return some of the units."""
        return UnitCandidates(self.numbers[places], self.bests[places], self.contexts[places])

    def plus(self, numbers: Words, best: int) -> "UnitCandidates":
        """Return the units with others that may have one score; their neighbours are not known."""
        return UnitCandidates(
            np.concatenate([self.numbers, numbers]),
            np.concatenate([self.bests, np.full(len(numbers), best, np.int32)]),
            np.concatenate([self.contexts, np.zeros(len(numbers), np.uint32)]),
        )

    def sorted(self) -> "UnitCandidates":
        """Return those first that may have the best scores, among equals the newest."""
        return self.at(np.lexsort((self.numbers, self.bests))[::-1])


NO_CANDIDATES = UnitCandidates(np.empty(0, np.uint32), np.empty(0, np.int32), np.empty(0, np.uint32))


@dataclass(slots=True, eq=False)
class UnitBlock:
    """Units with the same number of words, sorted by letters, a column a unit; the columns are never changed.

    Attributes:
        words: How many each of them has.
        signatures: See `TextSignatures`; lane by lane.
        numbers: The numbers of the units; those that were removed are 0.
        letters: The lengths of their keys.
        contexts: The hashes of their neighbours; 0 where they are not known.
        sequences: A row a unit.
        bits: How many bits are set in each signature.
        letter_counts: A row a unit.
        shortest: The letters of the first unit.
        longest: The letters of the last unit.
    """

    words: int
    signatures: Lanes
    numbers: Words
    letters: Words
    contexts: Words
    sequences: Shorts
    bits: Bytes
    letter_counts: Bytes
    shortest: int = field(init=False)
    longest: int = field(init=False)

    def __post_init__(self) -> None:
        self.shortest, self.longest = (int(self.letters[0]), int(self.letters[-1])) if len(self) else (0, 0)

    def __len__(self) -> int:
        return len(self.numbers)

    @classmethod
    def joined(cls, blocks: Sequence[Self]) -> Self:
        """Return one block of the units of several that were not removed."""
        first, *others = blocks
        numbers = np.concatenate([block.numbers for block in blocks])
        letters = np.concatenate([block.letters for block in blocks])
        order = np.argsort(letters, kind="stable")
        order = order[numbers[order] != _GONE]
        if not others and len(order) == len(first) and bool((order[1:] > order[:-1]).all()):
            return first
        return cls(
            first.words,
            np.take(np.concatenate([block.signatures for block in blocks], axis=1), order, axis=1),
            numbers[order],
            letters[order],
            np.concatenate([block.contexts for block in blocks])[order],
            np.concatenate([block.sequences for block in blocks])[order],
            np.concatenate([block.bits for block in blocks])[order],
            np.concatenate([block.letter_counts for block in blocks])[order],
        )

    def near(self, query: IndexedQuery) -> Iterator[NearUnits]:
        """Yield the units that have enough words of a query; none that may be alike enough is left out."""
        fewest, most = sorted((query.words, self.words))
        for start, end, by_letters in self._ranges(query, query.slack - (most - fewest) / most):
            if start == end:
                continue
            # Each two words that one text lacks are an edit of a letter at the least, too.
            longest = max(query.letters, int(self.letters[end - 1]))
            by_words = min(query.slack - by_letters, query.slack / (1 + most / (2 * longest)))
            stay = most - int(by_words * most + CLOSE)  # words at the least that both texts have
            if stay > fewest:
                continue
            common = np.add.reduce(
                np.bitwise_count(self.signatures[:, start:end] & query.signature), axis=0, dtype=np.uint8
            )
            places = (common >= max(stay - query.words + query.bits, 0)).nonzero()[0]
            if places.size:
                common, places = common[places], places + start
                kept = self.bits[places] - common <= min(self.words - stay, BITS)
                yield NearUnits(self, places[kept], common[kept])

    def _ranges(self, query: IndexedQuery, room: float) -> Iterator[tuple[int, int, float]]:
        """Yield ranges of units, and the share of letters that surely differs in each; the rest has no room for words.

        Large blocks are parted further: the less alike the lengths are, the more words have to stay.
        """
        if room < 0:
            return
        shares = [room, *(share for share in _SHARES if share < room and len(self) > _LARGE)]
        # A range begins at a whole number of letters: below its edge, above it for those after the query's length.
        edges = [max(0, int(query.letters * (1 - share - CLOSE))) for share in shares]
        for share in reversed(shares):
            rest = 1 - share - CLOSE
            edges.append(int(min(query.letters / rest, _LONGEST - 1)) + 1 if rest > 0 else _LONGEST)
        if self.longest < edges[0] or self.shortest >= edges[-1]:
            return
        places = self.letters.searchsorted(np.array(edges, np.uint32)).tolist()
        middle = len(shares)
        for at, (start, end) in enumerate(pairwise(places)):
            yield start, end, 0 if at == middle - 1 else shares[at + 1 if at < middle else 2 * middle - at - 1]

    def sequence_texts(self, places: NDArray[np.intp]) -> list[str]:
        """Return the words of some units as one letter each."""
        text = self.sequences[places].astype("<u2", copy=False).tobytes().decode("utf-16-le")
        return [text[at : at + self.words] for at in range(0, len(text), self.words)]

    def to_bytes(self) -> bytes:
        """Return the columns of the block, one after the other."""
        columns = (
            self.signatures,
            self.numbers,
            self.letters,
            self.contexts,
            self.sequences,
            self.bits,
            self.letter_counts,
        )
        return b"".join(column.tobytes() for column in columns)

    @classmethod
    def from_bytes(cls, words: int, data: bytes | memoryview) -> Self:
        """Return the block that `to_bytes` stored.

        Raises:
            BrokenIndexError: The data have another length.
        """
        size, rest = divmod(len(data), _BYTES_OF_UNIT + _BYTES_OF_WORD * words)
        if rest:
            raise BrokenIndexError(f"shelf {words}: {len(data)} bytes")
        columns = _Columns(data, size)
        return cls(
            words,
            columns.read(np.uint64, LANES).reshape(LANES, size),
            columns.read(np.uint32).copy(),  # to remove units
            columns.read(np.uint32),
            columns.read(np.uint32),
            columns.read(np.uint16, words).reshape(size, words),
            columns.read(np.uint8),
            columns.read(np.uint8, GROUPS).reshape(size, GROUPS),
        )


class _Columns:
    """Reads columns of equal length that lie one after the other."""

    def __init__(self, data: bytes | memoryview, size: int) -> None:
        self._data = data
        self._size = size
        self._place = 0

    def read(self, kind: type[_Number], width: int = 1) -> NDArray[_Number]:
        made = np.frombuffer(self._data, kind, self._size * width, self._place)
        self._place += made.nbytes
        return made


def unit_blocks(numbers: Sequence[int], contexts: Sequence[int], keys: Sequence[MatchKey]) -> Iterator[UnitBlock]:
    """Yield blocks of the units with these numbers, neighbours and keys, one for each number of words."""
    made = text_signatures(keys)
    starts = np.concatenate([[0], np.cumsum(made.words)]).astype(np.intp)
    bits = np.bitwise_count(made.signatures).sum(axis=1, dtype=np.uint8)
    all_numbers, all_contexts = np.array(numbers, np.uint32), np.array(contexts, np.uint32)
    for words in np.unique(made.words).tolist():
        places = np.flatnonzero(made.words == words)
        places = places[np.argsort(made.letters[places], kind="stable")]
        yield UnitBlock(
            words,
            np.ascontiguousarray(made.signatures[places].T),
            all_numbers[places],
            made.letters[places],
            all_contexts[places],
            made.sequences[starts[places][:, None] + np.arange(words)],
            bits[places],
            made.letter_counts[places],
        )


def candidates(query: IndexedQuery, blocks: Iterable[UnitBlock]) -> UnitCandidates:
    """Return the units of some blocks that may be alike enough for a query; none that is is left out."""
    nears = [near for block in blocks for near in block.near(query)]
    if not nears:
        return NO_CANDIDATES
    sizes = [len(near.places) for near in nears]
    words = np.repeat(np.array([near.block.words for near in nears], np.int32), sizes)
    common = np.concatenate([near.common for near in nears]).astype(np.int32)
    lacking = query.bits - common
    added = np.concatenate([near.block.bits[near.places] for near in nears]) - common
    most_words = np.maximum(words, query.words)
    by_words = (most_words - np.minimum(query.words - lacking, words - added)) / most_words
    letters = np.concatenate([near.block.letters[near.places] for near in nears]).astype(np.int32)
    most_letters = np.maximum(letters, query.letters)
    longer = np.abs(letters - query.letters)
    edits = np.maximum(longer, (np.maximum(lacking, added) + 1) >> 1)
    kept = (by_words + edits / most_letters <= query.slack + CLOSE).nonzero()[0]
    if not kept.size:
        return NO_CANDIDATES
    nears = _parted(nears, sizes, kept)
    counts = np.concatenate([near.block.letter_counts[near.places] for near in nears])
    # An edit replaces a letter, which changes two counts by one, or changes a count and the length by one.
    edits = np.maximum(edits[kept], (_differences(counts, query.letter_counts) + longer[kept] + 1) >> 1)
    by_letters = edits / most_letters[kept]
    close = (by_words[kept] + by_letters <= query.slack + CLOSE).nonzero()[0]
    if not close.size:
        return NO_CANDIDATES
    nears = _parted(nears, [len(near.places) for near in nears], close)
    if close.size > _MANY:
        shared = _shared_words(query, nears)
        still = 1 - shared / most_words[kept[close]] + by_letters[close] <= query.slack + CLOSE
        nears = _parted(nears, [len(near.places) for near in nears], still.nonzero()[0])
        close = close[still]
        if not close.size:
            return NO_CANDIDATES
    sequences = [text for near in nears for text in near.block.sequence_texts(near.places)]
    distances = cdist([query.sequence], sequences, scorer=Levenshtein.distance, dtype=np.int32)[0]
    shares = distances / most_words[kept[close]] + by_letters[close]
    found = UnitCandidates(
        np.concatenate([near.block.numbers[near.places] for near in nears]),
        np.floor(100 - 50 * shares + _ROUNDING).astype(np.int32),
        np.concatenate([near.block.contexts[near.places] for near in nears]),
    )
    return found.at((found.bests >= query.least) & (found.numbers != _GONE))


def _parted(nears: Sequence[NearUnits], sizes: Sequence[int], kept: NDArray[np.intp]) -> list[NearUnits]:
    """Return what is kept of the units of several blocks, given by their places among all of them."""
    ends = np.cumsum(sizes)
    parts = np.split(kept, kept.searchsorted(ends[:-1]))
    return [
        NearUnits(near.block, near.places[part - first], near.common[part - first])
        for near, first, part in zip(nears, ends - sizes, parts, strict=True)
        if part.size
    ]


def _shared_words(query: IndexedQuery, nears: Sequence[NearUnits]) -> NDArray[np.int64]:
    """Return for each unit how many of its words the query has, at the most."""
    is_there = np.zeros(SEQUENCE_NUMBERS, np.bool_)
    is_there[[ord(letter) for letter in query.sequence]] = True
    return np.concatenate([is_there[near.block.sequences[near.places]].sum(axis=1) for near in nears])


def _differences(counts: Bytes, others: Bytes) -> NDArray[np.int32]:
    """Return for each row of bytes the sum of its absolute differences from another row.

    As flat arrays, eight bytes at a time: numpy takes five times as long for rows that are this short.
    """
    here, there = counts.ravel(), np.tile(others, len(counts))
    eights = (np.maximum(here, there) - np.minimum(here, there)).view(np.uint64)
    pairs = (eights & _EVEN_BYTES) + ((eights >> np.uint64(8)) & _EVEN_BYTES)
    sums = ((pairs * _SUM_OF_PAIRS) >> np.uint64(48)).astype(np.int32).reshape(len(counts), -1)
    return np.add.reduce(sums, axis=1)


def are_among(numbers: Words, some: Words) -> NDArray[np.bool_]:
    """Return which numbers are among some others, at least one, which are in order."""
    if len(some) == 1:
        return numbers == some[0]
    return some[np.minimum(some.searchsorted(numbers), len(some) - 1)] == numbers


class MemoryShelf:
    """The units of a look-up index that have the same number of words; new ones wait beside it to be sorted in."""

    def __init__(self, block: UnitBlock) -> None:
        self._main = block
        self._fresh: list[UnitBlock] = []

    def add(self, block: UnitBlock) -> None:
        """Add units that have as many words as those of the shelf."""
        self._fresh.append(block)

    def blocks(self) -> list[UnitBlock]:
        """Return all units, in one or two blocks."""
        if len(self._fresh) > 1:
            self._fresh = [UnitBlock.joined(self._fresh)]
        if self._fresh and len(self._fresh[0]) >= max(_FEWEST_FRESH, len(self._main) * _SHARE_OF_FRESH):
            self.tidy()
        return [self._main, *self._fresh]

    def tidy(self) -> UnitBlock:
        """Sort in the new units, forget the removed ones, and return all as one block."""
        self._main = UnitBlock.joined([self._main, *self._fresh])
        self._fresh = []
        return self._main

    def remove(self, gone: Words) -> int:
        """Remove units by their numbers, in order, and return how many this shelf had."""
        removed = 0
        for block in self.blocks():
            places = are_among(block.numbers, gone).nonzero()[0]
            block.numbers[places] = _GONE
            removed += len(places)
        return removed
