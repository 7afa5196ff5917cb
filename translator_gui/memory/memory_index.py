"""The look-up index of a translation memory: finds all units whose Urdu is alike enough, among a million in 5 ms."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple, Self
from zlib import crc32

import numpy as np

from translator_gui.memory.memory_shelf import (
    BrokenIndexError,
    IndexedQuery,
    MemoryShelf,
    UnitBlock,
    UnitCandidates,
    are_among,
    candidates,
    unit_blocks,
)
from translator_gui.memory.scoring import (
    IN_CONTEXT,
    SAME_KEY,
    SAME_TEXT,
    SCORE_RULE,
    USUAL_LEAST,
    MatchKey,
    least_score,
    match_key,
    only_numbers_differ,
    score,
    twin_hash,
)
from translator_gui.memory.signatures import SIGNATURE_RULE, Words
from translator_gui.text.search_key import SEARCH_KEY_RULE

PATIENCE = 3000
"""The most units that are compared for one query."""
_AT_ONCE = 5000
"""Units that are added together."""
_FIRST, _GROWTH = 32, 4
"""Units that are fetched first where only the best matches are wanted, and how many times as many then."""
_RULES = f"{SEARCH_KEY_RULE} {SCORE_RULE} {SIGNATURE_RULE} {sys.byteorder}".encode()
_RULES_PART, _TWINS_PART, _SHELF_PART = "rules", "twins", "shelf "

Fetch = Callable[[list[int]], Sequence[str | None]]
"""Returns the Urdu of the units with these numbers; None for one that is gone or must not be shown."""
Neighbours = tuple[int, int]
"""The hashes of the sentences before and after a sentence; 0 for none or an unknown one."""


class IndexedUnit(NamedTuple):
    """A unit that is added to a look-up index: its number in its memory, its Urdu, and its neighbours."""

    number: int
    source: str
    neighbours: Neighbours = (0, 0)


class MemoryMatch(NamedTuple):
    """A unit that was found.

    Attributes:
        number: Its number in its memory.
        score: 1 to 101; see `memory.scoring`.
        numbers_differ: Whether its numbers are all that differs.
    """

    number: int
    score: int
    numbers_differ: bool


class MemoryMatches(NamedTuple):
    """What a look-up found.

    Attributes:
        matches: The best first, among equals the newest.
        searched: How many units the index has.
        has_more: Whether there may be other matches as good: more units were alike at first sight than are compared.
    """

    matches: tuple[MemoryMatch, ...]
    searched: int
    has_more: bool


class _TwinTable:
    """Units that are found by a hash, since their words may differ: texts with numbers, texts without any word."""

    def __init__(self, numbers: Words, hashes: Words) -> None:
        self._numbers = numbers
        self._hashes = hashes
        self._fresh: list[tuple[int, int]] = []

    def add(self, number: int, twin: int) -> None:
        self._fresh.append((number, twin))

    def columns(self) -> tuple[Words, Words]:
        if self._fresh:
            fresh = np.array(self._fresh, np.uint32)
            self._numbers = np.concatenate([self._numbers, fresh[:, 0]])
            self._hashes = np.concatenate([self._hashes, fresh[:, 1]])
            self._fresh = []
        return self._numbers, self._hashes

    def find(self, twin: int) -> list[int]:
        numbers, hashes = self.columns()
        return numbers[hashes == np.uint32(twin)].tolist()

    def remove(self, gone: Words) -> None:
        numbers, hashes = self.columns()
        stay = ~are_among(numbers, gone)
        self._numbers, self._hashes = numbers[stay], hashes[stay]


def _context(neighbours: Neighbours) -> int:
    """Return a hash of the neighbours, 0 if none is known."""
    return crc32(b"%d %d" % neighbours) or 1 if any(neighbours) else 0


class MemoryIndex:
    """Finds units of a translation memory by their Urdu: complete, and without their texts, which the caller fetches.

    Not for several threads at once.
    """

    def __init__(self) -> None:
        self._shelves: dict[int, MemoryShelf] = {}
        nobody = np.empty(0, np.uint32)
        self._twins = _TwinTable(nobody, nobody)
        self._units = 0

    def __len__(self) -> int:
        return self._units

    def add(self, number: int, source: str, neighbours: Neighbours = (0, 0)) -> None:
        """Add a unit; its number, from 1, is not in the index."""
        self.extend([IndexedUnit(number, source, neighbours)])

    def extend(self, units: Iterable[IndexedUnit]) -> None:
        """Add units, thousands at a time."""
        remaining = iter(units)
        while some := list(islice(remaining, _AT_ONCE)):
            keys = [match_key(unit.source) for unit in some]
            numbers = [unit.number for unit in some]
            for block in unit_blocks(numbers, [_context(unit.neighbours) for unit in some], keys):
                self._add_block(block)
            for number, key in zip(numbers, keys, strict=True):
                if twin := twin_hash(key):
                    self._twins.add(number, twin)
            self._units += len(some)

    def _add_block(self, block: UnitBlock) -> None:
        if block.words in self._shelves:
            self._shelves[block.words].add(block)
        else:
            self._shelves[block.words] = MemoryShelf(block)

    def remove(self, *numbers: int) -> None:
        """Remove units by their numbers; unknown ones are passed over."""
        gone = np.array(sorted(numbers), np.uint32)
        if not gone.size:
            return
        self._twins.remove(gone)
        self._units -= sum(shelf.remove(gone) for shelf in self._shelves.values())

    def replace(self, number: int, source: str, neighbours: Neighbours = (0, 0)) -> None:
        """Replace the Urdu of a unit; it may be new."""
        self.remove(number)
        self.add(number, source, neighbours)

    def look_up(
        self,
        text: str,
        least: int = USUAL_LEAST,
        most: int | None = None,
        *,
        fetch: Fetch,
        neighbours: Neighbours = (0, 0),
    ) -> MemoryMatches:
        """Find the units that score `least` or more against an Urdu text.

        Args:
            text: The sentence to translate.
            least: The least score; at the usual one, texts of one or two words may score ten less.
            most: How many matches are wanted; all if None.
            fetch: Returns the Urdu of units.
            neighbours: Of the sentence.
        """
        key = match_key(text)
        least = max(1, least_score(len(key.words), least))
        possible = self._candidates(key, min(least, SAME_TEXT))
        numbers, bests, contexts = (column.tolist() for column in possible)
        context = _context(neighbours)
        found: list[MemoryMatch] = []
        done, step = 0, _FIRST if most else PATIENCE
        while done < min(len(numbers), PATIENCE) and not _is_settled(found, most, bests[done]):
            here = slice(done, min(done + step, PATIENCE))
            for number, other, source in zip(numbers[here], contexts[here], fetch(numbers[here]), strict=True):
                if source is not None and (match := _match(key, number, source, least)):
                    in_context = match.score == SAME_TEXT and context and context == other
                    found.append(match._replace(score=IN_CONTEXT) if in_context else match)
            found = [match for match in found if match.score >= least]
            found.sort(key=lambda match: (-match.score, -match.number))
            done, step = here.stop, step * _GROWTH
        has_more = done < len(numbers) and not _is_settled(found, most, bests[done])
        return MemoryMatches(tuple(found[:most]), self._units, has_more)

    def missing(self, known: Iterable[tuple[int, str]]) -> list[int]:
        """Return those numbers of known units, given with their Urdu, that the index would not find."""
        return [number for number, text in known if number not in self._candidates(match_key(text), SAME_TEXT).numbers]

    def _candidates(self, key: MatchKey, least: int) -> UnitCandidates:
        twins = np.array(self._twins.find(twin) if (twin := twin_hash(key)) else [], np.uint32)
        query = IndexedQuery.of(key, least)
        found = candidates(query, self._blocks_near(query))
        if twins.size:
            best = SAME_KEY if key.key else SAME_TEXT
            found.bests[np.isin(found.numbers, twins)] = best
            found = found.plus(twins[~np.isin(twins, found.numbers)], best)
        return found.sorted()

    def _blocks_near(self, query: IndexedQuery) -> Iterator[UnitBlock]:
        for words, shelf in self._shelves.items():
            if words and abs(words - query.words) <= query.slack * max(words, query.words):
                yield from shelf.blocks()

    def to_parts(self) -> dict[str, bytes]:
        """Return the index as blobs by name, to be stored and read again by `from_parts`."""
        return dict(self.parts())

    def parts(self) -> Iterator[tuple[str, bytes]]:
        """Yield the blobs of `to_parts` one by one: together they take as much room as the index."""
        yield _RULES_PART, _RULES
        yield _TWINS_PART, b"".join(column.tobytes() for column in self._twins.columns())
        for words, shelf in self._shelves.items():
            yield f"{_SHELF_PART}{words}", shelf.tidy().to_bytes()

    @classmethod
    def from_parts(cls, parts: Mapping[str, bytes | memoryview]) -> Self:
        """Return the index that `to_parts` stored.

        Raises:
            BrokenIndexError: A part is missing or damaged, or was made by other rules.
        """
        if parts.get(_RULES_PART) != _RULES:
            raise BrokenIndexError("rules")
        twins = parts.get(_TWINS_PART, b"")
        if len(twins) % 8:
            raise BrokenIndexError("twins")
        index = cls()
        numbers, hashes = np.frombuffer(twins, np.uint32).reshape(2, -1)
        index._twins = _TwinTable(numbers, hashes)
        for name, data in parts.items():
            if name.startswith(_SHELF_PART):
                block = UnitBlock.from_bytes(int(name.removeprefix(_SHELF_PART)), data)
                index._shelves[block.words] = MemoryShelf(block)
                index._units += len(block)
        return index


def _match(key: MatchKey, number: int, source: str, least: int) -> MemoryMatch | None:
    other = match_key(source)
    found = score(key, other, min(least, SAME_TEXT))
    return MemoryMatch(number, found, only_numbers_differ(key, other)) if found else None


def _is_settled(found: Sequence[MemoryMatch], most: int | None, best: int) -> bool:
    """Whether the matches that are wanted are found: what is left scores less. Equal scores go on, the newest wins."""
    return most is not None and len(found) >= most and found[most - 1].score > best
