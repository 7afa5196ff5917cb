"""Alignment of damaged documents beside Gale and Church, and the ranking of sentences whose English says too little."""

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.bench.planting_alignment import (
    MISSING,
    Links,
    Pair,
    area_under_curve,
    damaged,
    gale_church,
    inadequate,
    link_f1,
)
from tests.bench.timing import SHARED_DATA, report
from translator_gui.formats.dictionaries.registry import read_dictionary
from translator_gui.memory.adequacy import adequacies
from translator_gui.memory.bilingual_lexicon import BilingualLexicon
from translator_gui.memory.sentence_alignment import align_sentences

PARALLEL = SHARED_DATA / "parallel"
TICO, IPC, DICTIONARY = "tico19_covid.tsv", "ipc_wikipedia_ref0.tsv", "ipc_dictionary.tsv"
LENGTH, LONG, CHAPTER = 150, 5_200, 300
FEWEST_WORDS, SHARE, SEED = 6, 0.05, 3
SECONDS, LONG_SECONDS = 1.0, 40.0


class Goals(NamedTuple):
    """Link F1 in percent on one set of documents, to be reached without and with a dictionary."""

    name: str
    file: str
    times: int
    missing: int
    without: float
    with_dictionary: float


GOALS = (
    Goals("TICO", TICO, 1, 0, 96, 97.5),
    Goals("IPC", IPC, 1, 0, 91, 94),
    Goals("TICO, twice the damage, ten missing", TICO, 2, MISSING, 86, 94),
)
AUC_GOALS = {TICO: (98, 98), IPC: (85, 93)}
"""Area under the curve for half-dropped and for swapped sentences, in percent."""


def main() -> None:
    """Report link F1, seconds, and the area under the curve of the adequacy ranking."""
    if not (PARALLEL / TICO).is_file():
        sys.stderr.write(f"skipped: {TICO} is not beside the checkout\n")
        return
    lexicon = BilingualLexicon(read_dictionary(PARALLEL / DICTIONARY))
    worst = 0.0
    for goals in GOALS:
        documents = _documents(goals)
        report(f"{goals.name}: link F1, Gale–Church", 100 * _f1(documents, gale_church)[0], "%")
        for name, known, goal in (("no dictionary", None, goals.without), ("dictionary", lexicon, goals[-1])):
            found, seconds = _f1(documents, _aligner(known))
            report(f"{goals.name}: link F1, {name}", 100 * found, "%", at_least=goal)
            worst = max(worst, seconds)
    report("150 pairs, the slowest document", worst, "s", at_most=SECONDS)
    _long(lexicon)
    for file, (dropped, swapped) in AUC_GOALS.items():
        pairs = [pair for pair in read_pairs(PARALLEL / file) if len(pair[1].split()) >= FEWEST_WORDS]
        found, halved, exchanged = inadequate(pairs, Random(SEED), SHARE)
        sound = set(range(len(pairs))) - halved - exchanged
        for name, known in (("no dictionary", None), ("dictionary", lexicon)):
            scores = adequacies(found, known)
            title = f"adequacy, {file.partition('_')[0]}, {name}: AUC of"
            report(f"{title} half-dropped", 100 * area_under_curve(scores, halved, sound), "%", at_least=dropped)
            report(f"{title} swapped", 100 * area_under_curve(scores, exchanged, sound), "%", at_least=swapped)


def read_pairs(path: Path) -> list[Pair]:
    """Return the pairs of a parallel set: Urdu and English are its first two columns."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").split("\n"))
    return [(row[0], row[1]) for row in rows if len(row) > 1 and row[0].strip() and row[1].strip()]


def _documents(goals: Goals) -> list[tuple[list[str], list[str], Links]]:
    pairs = read_pairs(PARALLEL / goals.file)
    return [
        damaged(pairs[first : first + LENGTH], Random(first // LENGTH), times=goals.times, missing=goals.missing)
        for first in range(0, len(pairs) - LENGTH + 1, LENGTH)
    ]


def _aligner(lexicon: BilingualLexicon | None) -> Callable[[Sequence[str], Sequence[str]], Links]:
    def links(urdu: Sequence[str], english: Sequence[str]) -> Links:
        found = align_sentences(urdu, english, lexicon)
        return {(row, column) for link in found for row in link.urdu for column in link.english}

    return links


def _f1(
    documents: Sequence[tuple[list[str], list[str], Links]],
    align: Callable[[Sequence[str], Sequence[str]], Links],
) -> tuple[float, float]:
    """Return the mean link F1 of the documents, and the seconds of the slowest."""
    scores: list[float] = []
    slowest = 0.0
    for urdu, english, true in documents:
        started = time.process_time()
        found = align(urdu, english)
        slowest = max(slowest, time.process_time() - started)
        scores.append(link_f1(found, true))
    return sum(scores) / len(scores), slowest


def _long(lexicon: BilingualLexicon) -> None:
    """Report a document of 5,000 pairs whose English lacks a chapter."""
    pairs = [*read_pairs(PARALLEL / TICO), *read_pairs(PARALLEL / IPC)][:LONG]
    long = damaged(pairs, Random(1), missing=CHAPTER)
    for name, known in (("no dictionary", None), ("dictionary", lexicon)):
        found, seconds = _f1([long], _aligner(known))
        report(f"{len(pairs)} pairs, 300 missing: link F1, {name}", 100 * found, "%", at_least=93)
        report(f"{len(pairs)} pairs, 300 missing, {name}", seconds, "s", at_most=LONG_SECONDS)


if __name__ == "__main__":
    main()
