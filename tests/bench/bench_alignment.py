"""Alignment of damaged documents beside Gale and Church, and the ranking of sentences whose English says too little."""

import sys
import time
from collections.abc import Mapping, Sequence
from functools import cache
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
from translator_gui.memory.bilingual_lexicon import BilingualLexicon, LearnedStems
from translator_gui.memory.sentence_alignment import align_sentences
from translator_gui.memory.word_alignment import teach_word_table
from translator_gui.project.memory.sentence_comparison import known_links

PARALLEL = SHARED_DATA / "parallel"
TICO, IPC, DICTIONARY = "tico19_covid.tsv", "ipc_wikipedia_ref0.tsv", "ipc_dictionary.tsv"
LENGTH, LONG, CHAPTER = 150, 5_200, 300
OTHERS, EVERY, SMALL = 2_000, 5, 300
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
    nothing = BilingualLexicon()
    worst = 0.0
    for goals in GOALS:
        documents = _documents(goals)
        f1 = sum(link_f1(gale_church(*document[:2]), document[2]) for document in documents) / len(documents)
        report(f"{goals.name}: link F1, Gale–Church", 100 * f1, "%")
        memories = [_taught(goals.file, at * LENGTH) for at in range(len(documents))]
        for name, known, goal in (
            ("no dictionary", [None] * len(documents), goals.without),
            (f"a memory of {OTHERS:,} others", [nothing.with_learned(one) for one in memories], goals.without),
            ("dictionary", [lexicon] * len(documents), goals.with_dictionary),
            (f"dictionary and {OTHERS:,} others", [lexicon.with_learned(one) for one in memories], goals[-1]),
        ):
            found, seconds = _f1(documents, known)
            report(f"{goals.name}: link F1, {name}", 100 * found, "%", at_least=goal)
            worst = max(worst, seconds)
        pairs = read_pairs(PARALLEL / goals.file)
        found, seconds = _f1(documents, [None] * len(documents), dict(pairs[::EVERY]))
        report(f"{goals.name}: link F1, a fifth are units of the memory", 100 * found, "%", at_least=goals.without)
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
        _with_memory(file.partition("_")[0], pairs)


def _with_memory(name: str, pairs: Sequence[Pair]) -> None:
    """Report the adequacy ranking of a small project alone and with a memory of other pairs."""
    found, halved, exchanged = inadequate(pairs[:SMALL], Random(SEED), SHARE)
    sound = set(range(len(found))) - halved - exchanged
    memory = BilingualLexicon().with_learned(teach_word_table(pairs[SMALL:][:OTHERS]).strengths)
    for how, known in (("alone", None), (f"with a memory of {len(pairs[SMALL:][:OTHERS]):,} others", memory)):
        scores = adequacies(found, known)
        title = f"adequacy, {name}, {len(found)} sentences {how}: AUC of"
        report(f"{title} half-dropped", 100 * area_under_curve(scores, halved, sound), "%")
        report(f"{title} swapped", 100 * area_under_curve(scores, exchanged, sound), "%")


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


@cache
def _taught(file: str, first: int) -> LearnedStems:
    """Return what a memory of other pairs than those of the document from `first` on has learned."""
    pairs = read_pairs(PARALLEL / file)
    return teach_word_table([*pairs[first + LENGTH :], *pairs[:first]][:OTHERS]).strengths


def _f1(
    documents: Sequence[tuple[list[str], list[str], Links]],
    lexicons: Sequence[BilingualLexicon | None],
    units: Mapping[str, str] | None = None,
) -> tuple[float, float]:
    """Return the mean link F1 of the documents, and the seconds of the slowest.

    Args:
        documents: Damaged ones.
        lexicons: One for each.
        units: The English by the Urdu of those that a memory has; None for none.
    """

    def translations(urdu: str) -> list[str]:
        return [units[urdu]] if units and urdu in units else []

    scores: list[float] = []
    slowest = 0.0
    for (urdu, english, true), lexicon in zip(documents, lexicons, strict=True):
        started = time.process_time()
        certain = known_links(urdu, english, [translations]) if units else ()
        links = align_sentences(urdu, english, lexicon, certain=certain)
        slowest = max(slowest, time.process_time() - started)
        found = {(row, column) for link in links for row in link.urdu for column in link.english}
        scores.append(link_f1(found, true))
    return sum(scores) / len(scores), slowest


def _long(lexicon: BilingualLexicon) -> None:
    """Report a document of 5,000 pairs whose English lacks a chapter."""
    pairs = [*read_pairs(PARALLEL / TICO), *read_pairs(PARALLEL / IPC)][:LONG]
    long = damaged(pairs, Random(1), missing=CHAPTER)
    for name, known, units in (
        ("no dictionary", None, None),
        ("dictionary", lexicon, None),
        ("a fifth are units of the memory", None, dict(pairs[::EVERY])),
    ):
        found, seconds = _f1([long], [known], units)
        report(f"{len(pairs)} pairs, 300 missing: link F1, {name}", 100 * found, "%", at_least=93)
        report(f"{len(pairs)} pairs, 300 missing, {name}", seconds, "s", at_most=LONG_SECONDS)


if __name__ == "__main__":
    main()
