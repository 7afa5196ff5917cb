"""Concordance in a memory of a million units: the first page of words and phrases, whole and as they are typed."""

import random
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench.generated_memory import MemoryGenerator, Pair, parallel_pairs
from tests.bench.timing import report, report_summary
from translator_gui.model.memory_unit import MemoryUnit
from translator_gui.project.memory.concordance import ConcordanceQuery, count_hits, search_memories
from translator_gui.project.memory.translation_memory import TranslationMemory
from translator_gui.project.memory.unit_keys import content_uid

UNITS, QUERIES = 1_000_000, 300
GOAL = 60
COMMON = ("the", "of", "in the", "of the", "کے", "میں", "کے لیے", "سے", "the virus", "covid 19")


def main() -> None:
    """Report the figures of a generated memory."""
    pairs = parallel_pairs()
    if not pairs:
        sys.stderr.write("skipped: the parallel texts are not beside the checkout\n")
        return
    units = int(sys.argv[1]) if len(sys.argv) > 1 else UNITS
    with (
        tempfile.TemporaryDirectory() as folder,
        TranslationMemory.open(Path(folder, "bench.tmem"), create=True) as memory,
    ):
        started = time.perf_counter()
        memory.add_units(
            MemoryUnit(content_uid(unit.source, unit.target), unit.source, unit.target)
            for unit in MemoryGenerator(pairs).units(units)
        )
        report("add the units, once", time.perf_counter() - started, "s")
        _searches(memory, pairs)


def _searches(memory: TranslationMemory, pairs: list[Pair]) -> None:
    chance = random.Random(14)
    name = f"{memory.count_all():,} units"
    phrases = [_phrase(chance, pairs, words) for words in (1, 2, 3) for _ in range(QUERIES // 3)]
    for words, queries in (
        ("phrases of 1 to 3 words", [ConcordanceQuery(text) for text in phrases]),
        ("words in any order", [ConcordanceQuery(text, phrase=False) for text in phrases[QUERIES // 3 :]]),
        ("the commonest words", [ConcordanceQuery(text) for text in COMMON]),
        ("common words in any order", [ConcordanceQuery(text, phrase=False) for text in COMMON]),
        ("as it is typed", [ConcordanceQuery(text[:end]) for text in phrases[::10] for end in range(2, len(text))]),
    ):
        report_summary(f"{name}, {words}", [_timed(memory, query) for query in queries], p95=GOAL)
    counts = [_timed(memory, ConcordanceQuery(text), counts=True) for text in (*phrases[::10], *COMMON)]
    report_summary(f"{name}, number of hits", counts)


def _phrase(chance: random.Random, pairs: Sequence[Pair], words: int) -> str:
    text = chance.choice(pairs)[chance.randrange(2)].split()
    at = chance.randrange(max(1, len(text) - words + 1))
    return " ".join(text[at : at + words])


def _timed(memory: TranslationMemory, query: ConcordanceQuery, *, counts: bool = False) -> float:
    started = time.perf_counter()
    if counts:
        count_hits([memory], query)
    else:
        search_memories([memory], query)
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main()
