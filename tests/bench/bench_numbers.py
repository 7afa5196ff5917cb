"""The checks of numbers, months, weekdays and currencies on professional pairs: alarms, planted errors found, time."""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random
from statistics import quantiles
from time import process_time

from tests.bench.planting_numbers import PLANTED_NUMBER_ERRORS, PlantedErrorKind
from tests.bench.timing import report
from tests.samples import SHARED
from translator_gui.checks.check import NO_CONTEXT, SentenceCheck, SentencePair
from translator_gui.checks.currency_check import CurrencyCheck
from translator_gui.checks.finding import CheckSeverity
from translator_gui.checks.months_check import MonthsCheck
from translator_gui.checks.numbers_check import NumbersCheck
from translator_gui.checks.weekdays_check import WeekdaysCheck

CHECKS: dict[str, SentenceCheck] = {
    check.declaration.id: check for check in (NumbersCheck(), MonthsCheck(), WeekdaysCheck(), CurrencyCheck())
}
PROFESSIONAL = "tico19_covid.tsv"
ALARMS = {"numbers": 0.6, "months": 0.16, "weekdays": 0.07, "currency": 0.03}
"""Goals: share of sentences with an error or warning, in percent."""
SEED, ROUNDS = 5, 3


def main() -> None:
    """Report alarms, hints, planted errors that are found, and milliseconds per sentence."""
    path = SHARED / "parallel" / PROFESSIONAL
    if not path.is_file():
        sys.stderr.write(f"skipped: {PROFESSIONAL} is not beside the checkout\n")
        return
    pairs = read_pairs(path)
    quiet = _alarms(pairs)
    random = Random(SEED)
    for kind in PLANTED_NUMBER_ERRORS:
        _planted(kind, [pair for at, pair in enumerate(pairs) if at in quiet[kind.check]], random)
    _speed(pairs)


def read_pairs(path: Path) -> list[SentencePair]:
    """Return the pairs of a parallel set: Urdu and English are its first two columns."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").split("\n"))
    return [SentencePair(row[0], row[1]) for row in rows if len(row) > 1]


def _alarms(pairs: Sequence[SentencePair]) -> dict[str, set[int]]:
    """Report the alarms and hints of each check; return the places of the pairs without findings."""
    quiet: dict[str, set[int]] = {}
    for identity, check in CHECKS.items():
        found = [{finding.severity for finding in check.run(pair, NO_CONTEXT)} for pair in pairs]
        counts = Counter("hint" if one <= {CheckSeverity.HINT} else "alarm" for one in found if one)
        share = 100 * counts["alarm"] / len(pairs)
        report(f"{identity}: alarms, of {len(pairs)} sentences", share, "%", at_most=ALARMS[identity])
        report(f"{identity}: hints", 100 * counts["hint"] / len(pairs), "%", at_most=1)
        quiet[identity] = {at for at, one in enumerate(found) if not one}
    return quiet


def _planted(kind: PlantedErrorKind, pairs: list[SentencePair], random: Random) -> None:
    check, total, found = CHECKS[kind.check], 0, 0
    for pair in pairs * ROUNDS:
        target = kind.plant(pair.source, pair.target, random)
        if target is not None and target != pair.target:
            total += 1
            found += any(
                kind.as_hint or finding.severity is not CheckSeverity.HINT
                for finding in check.run(pair._replace(target=target), NO_CONTEXT)
            )
    share = 100 * found / total if total else 0
    report(f"{kind.check}: {kind.name}, of {total} planted", share, "%", at_least=kind.at_least)


def _speed(pairs: Sequence[SentencePair]) -> None:
    samples: list[float] = []
    for pair in pairs:
        # Another text each time, so that nothing is kept from before.
        fresh = pair._replace(source=f"{pair.source} ", target=f"{pair.target} ")
        started = process_time()
        for check in CHECKS.values():
            check.run(fresh, NO_CONTEXT)
        samples.append((process_time() - started) * 1000)
    report("the four checks, a sentence", sum(samples) / len(samples), "ms", at_most=0.15)
    report("the four checks, a sentence, p99", quantiles(samples, n=100)[98], "ms", at_most=5)


if __name__ == "__main__":
    main()
