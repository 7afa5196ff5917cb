"""A memory of any size, made of the parallel texts in `../shared/data`: the same for the same seed."""

import random
import re
from collections.abc import Iterator
from typing import NamedTuple

from tests.bench.timing import SHARED_DATA

CORPORA = ("tico19_covid", "ipc_wikipedia_ref0", "tatoeba")
_PHRASE = 2, 6
_VARIANTS, _KEPT_VARIANTS = 0.2, 2000
_SHORT = 0.15
_MOST_EDITS = 5
_DIGITS = re.compile(r"\d+")


class Pair(NamedTuple):
    """A sentence and its translation."""

    source: str
    target: str


def parallel_pairs(*names: str) -> list[Pair]:
    """Return the pairs of parallel texts; empty where there are none."""
    pairs: list[Pair] = []
    for name in names or CORPORA:
        path = SHARED_DATA / "parallel" / f"{name}.tsv"
        if path.is_file():
            rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
            pairs += [Pair(row[0], row[1]) for row in rows if row[0].strip() and row[1].strip()]
    return pairs


class MemoryGenerator:
    """Makes units as a translator's memory has them.

    Two thirds are put together of phrases of the parallel texts, a few words long, until they are as long as one of
    their sentences; every fifth is a recent one with a few words or a number changed; the rest are headings of one to
    four words.
    """

    def __init__(self, pairs: list[Pair], seed: int = 14) -> None:
        self._pairs = pairs
        self._chance = random.Random(seed)
        self._words = [word for pair in pairs for word in pair.source.split()]

    def units(self, count: int) -> Iterator[Pair]:
        """Yield units."""
        chance = self._chance
        recent: list[Pair] = []
        for at in range(count):
            draw = chance.random()
            if recent and draw < _VARIANTS:
                unit = self.changed(chance.choice(recent))
            elif draw < _VARIANTS + _SHORT:
                unit = self._composed(chance.randint(1, 4))
            else:
                unit = self._composed(len(chance.choice(self._pairs).source.split()))
            if len(recent) < _KEPT_VARIANTS:
                recent.append(unit)
            else:
                recent[at % _KEPT_VARIANTS] = unit
            yield unit

    def changed(self, unit: Pair, most: int = _MOST_EDITS) -> Pair:
        """Return a unit with up to `most` words of its Urdu changed, dropped, added, or its numbers changed."""
        chance = self._chance
        if chance.random() < 0.3 and _DIGITS.search(unit.source):
            return unit._replace(source=_DIGITS.sub(lambda _: str(chance.randrange(2000)), unit.source))
        words = unit.source.split()
        for _ in range(chance.randint(1, most)):
            at = chance.randrange(len(words)) if words else 0
            draw = chance.random()
            if draw < 0.5:
                words[at : at + 1] = [chance.choice(self._words)]
            elif draw < 0.75 or len(words) < 2:
                words.insert(at, chance.choice(self._words))
            else:
                del words[at]
        return unit._replace(source=" ".join(words))

    def _composed(self, length: int) -> Pair:
        chance = self._chance
        source: list[str] = []
        target: list[str] = []
        while len(source) < length:
            pair = chance.choice(self._pairs)
            words, english = pair.source.split(), pair.target.split()
            size = min(chance.randint(*_PHRASE), length - len(source), len(words))
            at = chance.randrange(len(words) - size + 1)
            source += words[at : at + size]
            share = len(english) / len(words)
            target += english[int(at * share) : int((at + size) * share) + 1]
        return Pair(" ".join(source), " ".join(target))
