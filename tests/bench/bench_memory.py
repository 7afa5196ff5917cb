"""Fuzzy look-up: recall beside comparing all, and at the same time latency, memory, opening and adding."""

import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from tests.bench.generated_memory import MemoryGenerator, Pair, parallel_pairs
from tests.bench.other_matchers import look_up_with_omegat, look_up_with_toolkit
from tests.bench.timing import measure, report, report_summary
from translator_gui.memory.index_file import read_index, write_index
from translator_gui.memory.memory_index import IndexedUnit, MemoryIndex, MemoryMatches
from translator_gui.memory.scoring import match_key

QUERIES, COMPARED_WITH_ALL = 300, 40
SIZES = (100_000, 1_000_000)
LEASTS = (70, 60)
GOALS = {(100_000, 70): 2, (1_000_000, 70): 6, (1_000_000, 60): 40}
ADDED = 2000
_AT_ONCE = 50_000


class StoredUnits:
    """The texts of a memory in an SQLite file, and its index in another beside it, as in the product."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("CREATE TABLE IF NOT EXISTS unit (id INTEGER PRIMARY KEY, source TEXT NOT NULL)")
        self._index = path.with_suffix(".index")

    def add(self, units: Iterable[Pair]) -> None:
        self._db.execute("BEGIN")
        self._db.executemany("INSERT INTO unit (source) VALUES (?)", ((unit.source,) for unit in units))
        self._db.execute("COMMIT")

    def __call__(self, numbers: list[int]) -> Sequence[str | None]:
        found: dict[int, str] = {}
        for at in range(0, len(numbers), 500):
            some = numbers[at : at + 500]
            marks = ",".join("?" * len(some))
            found.update(self._db.execute(f"SELECT id, source FROM unit WHERE id IN ({marks})", some))
        return [found.get(number) for number in numbers]

    def sources(self) -> Iterable[tuple[int, str]]:
        return self._db.execute("SELECT id, source FROM unit ORDER BY id")

    def keep(self, index: MemoryIndex) -> int:
        write_index(self._index, index, "")
        return self._index.stat().st_size

    def read_index(self) -> MemoryIndex:
        return read_index(self._index)[0]


class ComparedWithAll:
    """Finds matches by comparing a query with every text: what the index must find, found without its bounds."""

    def __init__(self, sources: Iterable[tuple[int, str]]) -> None:
        self._signs: dict[str, str] = {}
        keys = [match_key(source) for _, source in sources]
        self._keys = [key.key for key in keys]
        self._words = [self._sequence(key.words) for key in keys]
        self._letters = np.array([len(key.key) for key in keys])
        self._counts = np.array([len(key.words) for key in keys])

    def _sequence(self, words: list[str]) -> str:
        """Return words as one letter each, and no two as the same."""
        for word in words:
            self._signs.setdefault(word, chr(0xE000 + len(self._signs)))
        return "".join(map(self._signs.__getitem__, words))

    def find(self, query: str, least: int) -> set[int]:
        key = match_key(query)
        if not key.words:
            return set()
        sequence = self._sequence(key.words)
        most_words = np.maximum(self._counts, len(key.words))
        most_letters = np.maximum(self._letters, len(key.key))
        by_words = cdist([sequence], self._words, scorer=Levenshtein.distance, dtype=np.int32, workers=-1)[0]
        near = np.flatnonzero((by_words * 50 <= (100 - least) * most_words) & (self._counts > 0))
        some = [self._keys[at] for at in near.tolist()]
        if not some:
            return set()
        by_letters = cdist([key.key], some, scorer=Levenshtein.distance, dtype=np.int32, workers=-1)[0]
        whole = most_words[near].astype(np.int64) * most_letters[near]
        distances = by_words[near].astype(np.int64) * most_letters[near] + by_letters * most_words[near]
        return set((near[100 * whole - 50 * distances >= least * whole] + 1).tolist())


def main() -> None:
    """Report the figures of the parallel texts and of generated memories."""
    pairs = parallel_pairs()
    if not pairs:
        sys.stderr.write("skipped: the parallel texts are not beside the checkout\n")
        return
    with tempfile.TemporaryDirectory() as folder:
        _memory(f"{len(pairs):,} parallel pairs", Path(folder, "parallel"), pairs, len(pairs), pairs)
        for size in SIZES:
            units = MemoryGenerator(pairs).units(size)
            _memory(f"{size:,} units", Path(folder, str(size)), units, size, pairs)


def _memory(name: str, path: Path, units: Iterable[Pair], size: int, pairs: list[Pair]) -> None:
    stored = StoredUnits(path)
    remaining = iter(units)
    while some := list(islice(remaining, _AT_ONCE)):
        stored.add(some)
    index = MemoryIndex()
    started = time.perf_counter()
    index.extend(IndexedUnit(*row) for row in stored.sources())
    is_kept = stored.keep(index)
    report(f"{name}: making the index", time.perf_counter() - started, "s")
    report(f"{name}: arrays of the index", is_kept / 1e6, "MB", at_most=150)
    del index
    report_summary(
        f"{name}: opening the index",
        measure(stored.read_index, 5),
        worst=150 if size == SIZES[-1] else None,
    )
    with get_context("spawn").Pool(1) as process:
        report(f"{name}: resident memory that opening takes", process.apply(_taken, (path,)), "MB", at_most=150)
    index = stored.read_index()
    queries = _queries(pairs, stored, size)
    found: dict[tuple[str, int], MemoryMatches] = {}
    for least in LEASTS:
        for most, label in ((None, "all matches"), (9, "best nine")):
            goal = GOALS.get((size, least))
            samples: list[float] = []
            busy: list[float] = []
            for query in queries:
                started, computed = time.perf_counter(), time.thread_time()
                matches = index.look_up(query, least, most, fetch=stored)
                busy.append((time.thread_time() - computed) * 1000)
                samples.append((time.perf_counter() - started) * 1000)
                if most is None:
                    found[query, least] = matches
            report_summary(f"{name}: look-up from {least}, {label}", samples, p95=goal, p99=None)
            report_summary(f"{name}: look-up from {least}, {label}, processor alone", busy, p95=None)
    every = ComparedWithAll(stored.sources())
    _recall(name, every, queries, found)
    if size <= SIZES[0]:
        _others(name, stored, queries[:COMPARED_WITH_ALL], every)
    _adding(name, index, stored, MemoryGenerator(pairs, 15), size)


def _queries(pairs: list[Pair], stored: StoredUnits, size: int) -> list[str]:
    """Return sentences with up to five words changed, half of them of the parallel texts, half of the memory."""
    chance, changing = random.Random(3), MemoryGenerator(pairs, 7)
    numbers = [chance.randint(1, size) for _ in range(QUERIES // 2)]
    known = [Pair(source, "") for source in stored(numbers) if source]
    sentences = [*chance.choices(pairs, k=QUERIES // 2), *known]
    chance.shuffle(sentences)
    return [changing.changed(sentence).source for sentence in sentences]


def _recall(name: str, every: ComparedWithAll, queries: list[str], found: dict[tuple[str, int], MemoryMatches]) -> None:
    for least in LEASTS:
        wanted = got = unsure = 0
        samples: list[float] = []
        for query in queries[:COMPARED_WITH_ALL]:
            started = time.perf_counter()
            truth = every.find(query, least)
            samples.append((time.perf_counter() - started) * 1000)
            matches = found[query, least]
            unsure += matches.has_more
            if not matches.has_more:
                wanted += len(truth)
                got += len(truth & {match.number for match in matches.matches})
        report(f"{name}: recall from {least}, of {wanted} matches", 100 * got / max(1, wanted), "%", at_least=100)
        report(f"{name}: look-ups from {least} with more than are compared", unsure, "")
        report_summary(f"{name}: comparing all from {least}", samples, p95=None)


def _others(name: str, stored: StoredUnits, queries: list[str], every: ComparedWithAll) -> None:
    """Report the latency of other programs' matchers, and how many of the units that score 70 by ours they find.

    They show a few matches only, and rank them by scores of their own: as many as they show are asked for.
    """
    sources = [source for _, source in stored.sources()]
    wanted = [{_plain(sources[number - 1]) for number in every.find(query, LEASTS[0])} for query in queries]
    for other in (look_up_with_toolkit(sources, queries, LEASTS[0]), look_up_with_omegat(sources, queries)):
        if not other.answers:
            sys.stderr.write(f"not compared: {other.name} is not installed\n")
            continue
        most = sum(min(len(texts), other.most) for texts in wanted)
        got = sum(
            min(len(texts & set(map(_plain, answer.sources))), other.most)
            for texts, answer in zip(wanted, other.answers, strict=True)
        )
        report(f"{name}: {other.name} finds, of the {most} best from {LEASTS[0]} by our score", got, "")
        samples = [answer.milliseconds for answer in other.answers]
        report_summary(f"{name}: {other.name}'s look-up", samples, p95=None)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _adding(name: str, index: MemoryIndex, stored: StoredUnits, generator: MemoryGenerator, size: int) -> None:
    """Report the times of adding units one by one, each followed by a look-up as while somebody translates."""
    adding: list[float] = []
    looking: list[float] = []
    for number, unit in enumerate(generator.units(ADDED), size + 1):
        started = time.perf_counter()
        index.add(number, unit.source)
        adding.append((time.perf_counter() - started) * 1000)
        started = time.perf_counter()
        index.look_up(unit.source, fetch=stored)
        looking.append((time.perf_counter() - started) * 1000)
    is_last = size == SIZES[-1]
    report_summary(f"{name}: adding a unit", adding, p99=5 if is_last else None)
    report_summary(f"{name}: a look-up after each", looking, p95=None)
    started = time.perf_counter()
    index.remove(*range(1, 101))
    report(f"{name}: removing 100 units", (time.perf_counter() - started) * 1000, "ms")


def _taken(path: Path) -> float:
    """Return the memory that opening an index and one look-up take, in MB, in a process that has done nothing else."""
    stored = StoredUnits(path)
    MemoryIndex().look_up("", fetch=stored)
    before = _resident()
    index = stored.read_index()
    index.look_up("وزیر اعظم نے کہا کہ بجٹ اگلے ہفتے پیش کیا جائے گا", fetch=stored)
    return _resident() - before


def _resident() -> float:
    """Return the resident memory of this process in MB; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return 0
    line = next(line for line in status.read_text(encoding="utf-8").splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1000


if __name__ == "__main__":
    main()
