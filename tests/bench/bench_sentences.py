"""Figures of the sentence rules: hard cases, parallel sets, time. Run as `python -m tests.bench.bench_sentences`."""

import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from tests.text.marked_cases import read_cases
from tests.text.parallel_sets import SHARED, restore, single_sentences, urdu_lines
from translator_gui.text.counting import word_count
from translator_gui.text.direction import runs
from translator_gui.text.folding import fold
from translator_gui.text.segmentation import sentence_starts

SEED = Path(__file__).parents[2] / "resources/sample/seed.ur.txt"
SETS = ("tico19_covid.tsv", "ipc_wikipedia_ref0.tsv", "tatoeba.tsv")
ROUNDS = 5


def main() -> None:
    """Prints one line a figure."""
    for name in ("challenge.tsv", "hard_cases.tsv"):
        _say(_hard_cases(name))
    for name in SETS:
        if (SHARED / "parallel" / name).is_file():
            _parallel(name)
        else:
            _say(f"{name}: not beside the checkout")
    paragraphs = SEED.read_text(encoding="utf-8").splitlines() * 200
    for label, function in (("sentences", sentence_starts), ("words", word_count), ("folding", fold), ("runs", runs)):
        _say(f"{label}: {_microseconds(function, paragraphs):.3f} µs a character")


def _hard_cases(name: str) -> str:
    cases = read_cases(name)
    total = found = false = 0
    for case in cases:
        starts = set(sentence_starts(case.text)[1:])
        total += len(case.boundaries)
        found += len(starts & set(case.boundaries))
        false += len(starts - set(case.boundaries))
    return f"{name}: {len(cases)} cases, {found} of {total} boundaries found ({found / total:.1%}), {false} false"


def _parallel(name: str) -> None:
    lines = urdu_lines(name)
    with_stop = urdu_lines(name, with_stop=True)
    for label, chosen in (
        ("all lines, strictly", lines),
        ("lines that end in a stop", with_stop),
        ("of these, lines of one sentence", single_sentences(with_stop)),
    ):
        score = restore(chosen)
        _say(
            f"{name}, {label}: F1 {score.f1:.4f}, recall {score.recall:.4f}, "
            f"{score.missed} missed, {score.inside} inside a line, of {len(chosen)} lines"
        )


def _microseconds(function: Callable[[str], object], paragraphs: list[str]) -> float:
    best = float("inf")
    for _ in range(ROUNDS):
        start = perf_counter()
        for paragraph in paragraphs:
            function(paragraph)
        best = min(best, perf_counter() - start)
    return best / sum(map(len, paragraphs)) * 1e6


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
