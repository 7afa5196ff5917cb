"""Fragments: sentences that have one, how many are right, and milliseconds; and the time to teach the word table."""

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

from tests.bench.timing import report, report_summary
from tests.samples import SHARED
from translator_gui.memory.content_words import english_stem, english_words, is_english_content
from translator_gui.memory.fragments import FragmentIndex
from translator_gui.memory.word_alignment import WordTranslationTable, teach_word_table

PROFESSIONAL = "tico19_covid.tsv"
HELD_OUT, SEED = 300, 1
GOALS = ((2700, 50, 75), (300, 25, 85))
"""Pairs of the memory; percent of sentences with a fragment; percent of fragments that are right."""


def main() -> None:
    """Report the figures with a large and a small memory of the same subject."""
    path = SHARED / "parallel" / PROFESSIONAL
    if not path.is_file():
        sys.stderr.write(f"skipped: {PROFESSIONAL} is not beside the checkout\n")
        return
    pairs = read_pairs(path)
    Random(SEED).shuffle(pairs)
    held, others = pairs[-HELD_OUT:], pairs[:-HELD_OUT]
    for size, have_one, right in GOALS:
        _measure(others[:size], held, have_one, right)


def read_pairs(path: Path) -> list[tuple[str, str]]:
    """Return the pairs of a parallel set: Urdu and English are its first two columns."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").split("\n"))
    return [(row[0], row[1]) for row in rows if len(row) > 1 and row[0].strip() and row[1].strip()]


def _measure(known: Sequence[tuple[str, str]], held: Sequence[tuple[str, str]], have_one: float, right: float) -> None:
    size = len(known)
    started = time.process_time()
    table = teach_word_table(known)
    report(f"teaching {size} pairs", time.process_time() - started, "s")
    content = table.to_bytes()
    started = time.process_time()
    WordTranslationTable.from_bytes(content)
    report(f"loading the table of {size} pairs", (time.process_time() - started) * 1000, "ms", at_most=150)
    report(f"the table of {size} pairs", len(content) / 1e6, "MB")
    index = FragmentIndex(table)
    for urdu, english in known:
        index.add(urdu, english)
    times: list[float] = []
    with_one = shown = correct = 0
    for urdu, english in held:
        started = time.process_time()
        found = index.find(urdu)
        times.append((time.process_time() - started) * 1000)
        fragments = [match for match in found if match.is_shown]
        reference = _content(english)
        with_one += bool(fragments)
        shown += len(fragments)
        correct += sum(_content(match.english) <= reference for match in fragments)
    report(f"{size} pairs: sentences with a fragment", 100 * with_one / len(held), "%", at_least=have_one)
    report(f"{size} pairs: fragments strictly right", 100 * correct / max(1, shown), "%", at_least=right)
    report_summary(f"{size} pairs: fragments of a sentence", times, median=20, p95=20, worst=None)


def _content(english: str) -> set[str]:
    return {english_stem(word.text) for word in english_words(english) if is_english_content(word.text)}


if __name__ == "__main__":
    main()
