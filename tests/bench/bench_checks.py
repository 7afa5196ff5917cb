"""QA checks on parallel sets: alarms on professional translations, planted errors found, and time.

`python -m tests.bench.bench_checks ID…` shows the alarms of some checks and the planted errors that they miss.
"""

import math
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import partial
from random import Random
from statistics import median
from typing import NamedTuple

from tests.bench.planting_numbers import PlantedErrorKind
from tests.bench.planting_texts import PLANTED_TEXT_ERRORS
from tests.bench.timing import SHARED_DATA, report, summary
from tests.checks.name_slips import name_findings, parallel_documents, share_found
from tests.text.dictionaries import dictionary
from translator_gui.checks.check import (
    CheckContext,
    CheckDeclaration,
    CrossSentenceCheck,
    LengthRatio,
    SentencePair,
)
from translator_gui.checks.finding import CheckFinding, CheckSeverity
from translator_gui.checks.registry import CROSS_SENTENCE_CHECKS, SENTENCE_CHECKS

PLANTED_ERRORS: tuple[PlantedErrorKind, ...] = PLANTED_TEXT_ERRORS

ALARMS = {
    "question-mark": 0.3,
    "brackets": 0.3,
    "doubled-word": 0.3,
    "links": 0.2,
    "negation-lost": 0.7,
    "negation-added": 0.5,
    "length": 0.5,
    "numbers": 0.6,
    "months": 0.2,
    "weekdays": 0.9,
    "currency": 0.1,
}
"""The share of professional sentences, in percent, that a check may flag."""
OF_GLOSSARY = frozenset({"terms", "forbidden-terms"})
ALL_TOGETHER = 3.0
AVERAGE_MICROSECONDS, P99_MICROSECONDS = 500, 5_000
SEED = 13


class ParallelSet(NamedTuple):
    """Sentence pairs whose translation is right, and what the checks know of them."""

    name: str
    pairs: list[SentencePair]
    contexts: tuple[CheckContext, CheckContext]
    """The usual length of the English, for sentences with an even and an odd index; learnt from the other half."""

    def context(self, at: int) -> CheckContext:
        return self.contexts[at % 2]


def read_set(name: str) -> ParallelSet | None:
    """Return a set of sentence pairs; None, with a line that says so, if it is not beside the checkout."""
    path = SHARED_DATA / "parallel" / name
    if not path.is_file():
        print(f"skipped: {name} is not beside the checkout", file=sys.stderr)
        return None
    rows = [line.split("\t")[:2] for line in path.read_text(encoding="utf-8").splitlines()]
    texts = [(row[0].strip(), row[1].strip()) for row in rows if len(row) > 1]
    pairs = [SentencePair(*both, paragraph=at) for at, both in enumerate(both for both in texts if all(both))]
    return ParallelSet(name, pairs, (_usual_length(pairs[1::2]), _usual_length(pairs[::2])))


def _usual_length(pairs: Sequence[SentencePair]) -> CheckContext:
    ratios = [math.log(len(pair.target) / len(pair.source)) for pair in pairs if len(pair.source) > 30]
    middle = median(ratios)
    deviation = 1.4826 * median(abs(ratio - middle) for ratio in ratios)
    return CheckContext(length_ratio=LengthRatio(middle, deviation), dictionary=dictionary)


class Alarms(NamedTuple):
    """The sentences of a set that each check flags, by check id: with a warning or error, and with a hint alone."""

    serious: Mapping[str, set[int]]
    hints: Mapping[str, set[int]]


def find_alarms(parallel: ParallelSet, shown: frozenset[str]) -> Alarms:
    """Run all checks on a set; print the findings of those to be shown."""
    serious: dict[str, set[int]] = defaultdict(set)
    hints: dict[str, set[int]] = defaultdict(set)
    for at, found in _findings(parallel):
        hint = found.severity is CheckSeverity.HINT
        (hints if hint else serious)[found.check_id].add(at)
        if found.check_id in shown:
            pair = parallel.pairs[at]
            print(f"{found.check_id} {found.severity}: {found.message}\n  {pair.source}\n  {pair.target}")
    return Alarms(serious, hints)


def _findings(parallel: ParallelSet) -> list[tuple[int, CheckFinding]]:
    found: list[tuple[int, CheckFinding]] = []
    for check in SENTENCE_CHECKS:
        for at, pair in enumerate(parallel.pairs):
            found += ((at, finding) for finding in check.run(pair, parallel.context(at)))
    for across in CROSS_SENTENCE_CHECKS:
        groups: dict[Hashable, dict[int, SentencePair]] = {}
        for at, pair in enumerate(parallel.pairs):
            for key in across.keys(pair, parallel.context(at)):
                groups.setdefault(key, {})[at] = pair
        for key, group in groups.items():
            compared = across.compare(key, group, parallel.context(0))
            found += ((at, finding) for at, findings in compared.items() for finding in findings)
    return found


def report_alarms(parallel: ParallelSet, alarms: Alarms, *, with_goals: bool) -> None:
    """Report the share of sentences that each check flags, and all that are on by default together."""
    flagged: set[int] = set()
    for declared in _declarations():
        share = 100 * len(alarms.serious[declared.id]) / len(parallel.pairs)
        hinted = 100 * len(alarms.hints[declared.id]) / len(parallel.pairs)
        if share or declared.id in ALARMS:
            goal = ALARMS.get(declared.id) if with_goals else None
            report(f"checks: {parallel.name}, alarms, {declared.id}", share, "%", at_most=goal)
        if hinted:
            report(f"checks: {parallel.name}, hints, {declared.id}", hinted, "%")
        if declared.is_default and declared.id not in OF_GLOSSARY:
            flagged |= alarms.serious[declared.id]
    share = 100 * len(flagged) / len(parallel.pairs)
    goal = ALL_TOGETHER if with_goals else None
    report(f"checks: {parallel.name}, sentences flagged by the default set", share, "%", at_most=goal)


def _declarations() -> list[CheckDeclaration]:
    return [check.declaration for check in (*SENTENCE_CHECKS, *CROSS_SENTENCE_CHECKS)]


def report_planted(parallel: ParallelSet, alarms: Alarms, shown: frozenset[str]) -> None:
    """Plant each kind of error in every sentence that has a place for it, and report how many are found."""
    finders = _finders()
    for kind in PLANTED_ERRORS:
        random = Random(SEED)
        flagged = alarms.serious[kind.check] | alarms.hints[kind.check]
        planted = found = 0
        for at, pair in enumerate(parallel.pairs):
            wrong = kind.plant(pair.source, pair.target, random)
            if wrong is None or wrong == pair.target or at in flagged:
                continue
            planted += 1
            if finders[kind.check](pair._replace(target=wrong), parallel.context(at)):
                found += 1
            elif kind.check in shown:
                print(f"{kind.check}, {kind.name}, missed:\n  {pair.source}\n  {wrong}")
        if planted:
            name = f"checks: {parallel.name}, {kind.check}: {kind.name}, found of {planted}"
            report(name, 100 * found / planted, "%", at_least=kind.at_least)


def _finders() -> dict[str, Callable[[SentencePair, CheckContext], object]]:
    """Return, by check id, functions that check a sentence alone."""
    found: dict[str, Callable[[SentencePair, CheckContext], object]] = {
        check.declaration.id: check.run for check in SENTENCE_CHECKS
    }
    for check in CROSS_SENTENCE_CHECKS:
        found[check.declaration.id] = partial(_findings_alone, check)
    return found


def _findings_alone(check: CrossSentenceCheck, pair: SentencePair, context: CheckContext) -> object:
    return [one for key in check.keys(pair, context) for one in check.compare(key, {0: pair}, context).values()]


def report_names(name: str, *, is_professional: bool) -> None:
    """Report the planted slips of names that are found in a set, and its alarms, document by document."""
    share, number = share_found(name)
    if number:
        report(f"checks: {name}, names: another vowel, found of {number}", 100 * share, "%", at_least=95)
        texts = parallel_documents(name)
        alarms = sum(len(name_findings(pairs)) for pairs in texts)
        report(
            f"checks: {name}, alarms, names, 100 documents",
            100 * alarms / len(texts),
            "alarms",
            at_most=1 if is_professional else None,
        )


def report_time(parallel: ParallelSet) -> None:
    """Report how long all checks that are on by default take for a sentence that they have not seen before."""
    sentence = [check for check in SENTENCE_CHECKS if check.declaration.is_default]
    across = [check for check in CROSS_SENTENCE_CHECKS if check.declaration.is_default]
    took: list[float] = []
    for at, pair in enumerate(parallel.pairs):
        context = parallel.context(at)
        started = time.process_time()  # another program's slice of 10 ms would be the p99
        for check in sentence:
            check.run(pair, context)
        for check in across:
            check.keys(pair, context)
        took.append((time.process_time() - started) * 1e6)
    report("checks: all of the default set, a sentence", sum(took) / len(took), "µs", at_most=AVERAGE_MICROSECONDS)
    report("checks: all of the default set, a sentence, p99", summary(took).p99, "µs", at_most=P99_MICROSECONDS)


def main() -> None:
    """Report alarms, planted errors and time."""
    shown = frozenset(sys.argv[1:])
    for name, is_professional in (("tico19_covid.tsv", True), ("ipc_wikipedia_ref0.tsv", False)):
        parallel = read_set(name)
        if parallel is None:
            continue
        if is_professional:
            report_time(parallel)
        alarms = find_alarms(parallel, shown)
        report_alarms(parallel, alarms, with_goals=is_professional)
        report_names(name, is_professional=is_professional)
        if is_professional:
            report_planted(parallel, alarms, shown)


if __name__ == "__main__":
    main()
