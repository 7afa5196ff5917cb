"""Accuracy and time of the sentence splitting rules on hard cases and parallel sets, beside ICU's (Qt's)."""

import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QTextBoundaryFinder

from tests.bench.timing import report
from tests.samples import SHARED
from tests.text.marked_cases import read_cases
from tests.text.parallel_sets import restore, single_sentences, urdu_lines
from translator_gui.model.sentence_exception import SentenceException, SentenceExceptionKind
from translator_gui.text.counting import word_count
from translator_gui.text.direction import runs
from translator_gui.text.folding import fold
from translator_gui.text.segmentation import document_splitter, sentence_starts

SEED = Path(__file__).parents[2] / "resources/sample/seed.ur.txt"
SETS = {"tico19_covid.tsv": None, "ipc_wikipedia_ref0.tsv": 97.5, "tatoeba.tsv": 97.5}
"""What is wanted of lines that end in a stop; every tenth line of TICO holds several sentences."""
ROUNDS = 5
GOALS = {"sentences": 0.3}
EXCEPTIONS = [
    *(SentenceException(SentenceExceptionKind.ABBREVIATION, word) for word in ("کلو", "ایم او یو", "پروف")),
    SentenceException(SentenceExceptionKind.BREAK, ":"),
    *(
        SentenceException(SentenceExceptionKind.NO_BREAK, rf"\b{i}\.", r"\s", is_pattern=True, order=i)
        for i in range(1, 21)
    ),
]


def main() -> None:
    """Report the boundaries found, F1 and time."""
    for name in ("challenge.tsv", "hard_cases.tsv", "news_cases.tsv"):
        _hard_cases(name)
    for name, goal in SETS.items():
        if (SHARED / "parallel" / name).is_file():
            _parallel(name, goal)
        else:
            sys.stdout.write(f"{name}: not beside the checkout\n")
    paragraphs = SEED.read_text(encoding="utf-8").splitlines() * 200
    for label, function in (("sentences", sentence_starts), ("words", word_count), ("folding", fold), ("runs", runs)):
        report(f"{label}, a character", _microseconds(function, paragraphs), "µs", at_most=GOALS.get(label))
    splitter = document_splitter(paragraphs, EXCEPTIONS)
    report("sentences with 24 rules of a project, a character", _microseconds(splitter.starts, paragraphs), "µs")


def _hard_cases(name: str) -> None:
    cases = read_cases(name)
    total = found = false = right = 0
    for case in cases:
        starts = set(sentence_starts(case.text)[1:])
        right += starts == set(case.boundaries)
        total += len(case.boundaries)
        found += len(starts & set(case.boundaries))
        false += len(starts - set(case.boundaries))
    report(f"{name}: lines right, of {len(cases)}", 100 * right / len(cases), "%", at_least=95)
    icu = sum(set(icu_starts(case.text)[1:]) == set(case.boundaries) for case in cases)
    report(f"{name}: lines right by ICU", 100 * icu / len(cases), "%")
    report(f"{name}: boundaries found, of {total}", 100 * found / total, "%", at_least=95)
    report(f"{name}: false ones", false, "")


def _parallel(name: str, wanted: float | None) -> None:
    lines = urdu_lines(SHARED / "parallel" / name)
    with_stop = urdu_lines(SHARED / "parallel" / name, with_stop=True)
    for label, chosen, goal in (
        ("lines, strictly", lines, None),
        ("lines that end in a stop", with_stop, wanted),
        ("lines of one sentence and a stop", single_sentences(with_stop), 98.5),
    ):
        score = restore(chosen)
        report(f"{name}, {len(chosen)} {label}: F1", 100 * score.f1, "%", at_least=goal)
        report(f"{name}, {label}: F1 of ICU", 100 * restore(chosen, starts_of=icu_starts).f1, "%")


def icu_starts(text: str) -> list[int]:
    """Where sentences begin by the rules of Unicode (UAX #29), as Qt has them."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Sentence, text)
    found = [0]
    while (place := finder.toNextBoundary()) != -1:
        found.append(len(text.encode("utf-16-le")[: 2 * place].decode("utf-16-le", "ignore")))
    return [start for start in found if start < len(text)]


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
