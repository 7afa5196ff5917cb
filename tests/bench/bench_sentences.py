"""Accuracy and time of the sentence splitting rules on hard cases and parallel sets."""

import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from tests.bench.timing import report
from tests.samples import SHARED
from tests.text.marked_cases import read_cases
from tests.text.parallel_sets import restore, single_sentences, urdu_lines
from translator_gui.text.counting import word_count
from translator_gui.text.direction import runs
from translator_gui.text.folding import fold
from translator_gui.text.segmentation import sentence_starts

SEED = Path(__file__).parents[2] / "resources/sample/seed.ur.txt"
SETS = ("tico19_covid.tsv", "ipc_wikipedia_ref0.tsv", "tatoeba.tsv")
ROUNDS = 5
GOALS = {"sentences": 0.8}


def main() -> None:
    """Report the boundaries found, F1 and time."""
    for name in ("challenge.tsv", "hard_cases.tsv"):
        _hard_cases(name)
    for name in SETS:
        if (SHARED / "parallel" / name).is_file():
            _parallel(name)
        else:
            sys.stdout.write(f"{name}: not beside the checkout\n")
    paragraphs = SEED.read_text(encoding="utf-8").splitlines() * 200
    for label, function in (("sentences", sentence_starts), ("words", word_count), ("folding", fold), ("runs", runs)):
        report(f"{label}, a character", _microseconds(function, paragraphs), "µs", at_most=GOALS.get(label))


def _hard_cases(name: str) -> None:
    cases = read_cases(name)
    total = found = false = 0
    for case in cases:
        starts = set(sentence_starts(case.text)[1:])
        total += len(case.boundaries)
        found += len(starts & set(case.boundaries))
        false += len(starts - set(case.boundaries))
    report(f"{name}: boundaries found, of {total}", 100 * found / total, "%", at_least=95)
    report(f"{name}: false ones", false, "")


def _parallel(name: str) -> None:
    lines = urdu_lines(SHARED / "parallel" / name)
    with_stop = urdu_lines(SHARED / "parallel" / name, with_stop=True)
    for label, chosen, goal in (
        ("lines, strictly", lines, None),
        ("lines that end in a stop", with_stop, None),
        ("lines of one sentence and a stop", single_sentences(with_stop), 98.5),
    ):
        score = restore(chosen)
        report(f"{name}, {len(chosen)} {label}: F1", 100 * score.f1, "%", at_least=goal)


def _microseconds(function: Callable[[str], object], paragraphs: list[str]) -> float:
    best = float("inf")
    for _ in range(ROUNDS):
        start = perf_counter()
        for paragraph in paragraphs:
            function(paragraph)
        best = min(best, perf_counter() - start)
    return best / sum(map(len, paragraphs)) * 1e6


if __name__ == "__main__":
    main()
