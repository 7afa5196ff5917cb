"""Terms of glossaries: finding them in sentences among 50,000, how many are found, reading files, importing."""

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench.timing import SHARED_DATA, report, report_summary
from translator_gui.checks.check import CheckContext, SentencePair
from translator_gui.checks.terms_check import TermsCheck
from translator_gui.formats.glossaries.registry import GLOSSARY_SUFFIXES, read_glossary, write_glossary
from translator_gui.model.glossary import GlossaryEntry
from translator_gui.text.term_index import TermIndex, glossary_term, urdu_words

PARALLEL = SHARED_DATA / "parallel"
TERMS = 50_000
SENTENCES = 1_000
_ENDINGS = (("ہ", 1, ("ے", "وں")), ("ا", 1, ("ے", "وں")), ("ی", 0, ("اں", "وں")), ("", 0, ("یں", "وں")))
"""Of plurals and oblique cases: the end of a word, its letters that are dropped, and what follows then."""


def main() -> None:
    """Report times, and the share of planted forms of terms that are found."""
    if not (PARALLEL / "ipc_dictionary.tsv").is_file():
        sys.stderr.write("skipped: the parallel sets are not beside the checkout\n")
        return
    entries = _glossary()
    started = time.perf_counter()
    index = TermIndex(map(glossary_term, entries))
    report(f"index of {len(entries):,} terms", 1000 * (time.perf_counter() - started), "ms")
    pairs = _pairs("tico19_covid.tsv")[:SENTENCES]
    sources = iter([source for source, _english in pairs])
    # Each sentence once: its words are in no cache.
    report_summary("terms of a sentence", _cpu_times(lambda: index.find_longest(next(sources)), SENTENCES), p99=1)
    context = CheckContext(glossary=tuple(entries), find_terms=index.find_longest)
    checked = iter([SentencePair(*pair) for pair in pairs])
    report_summary("check of terms", _cpu_times(lambda: TermsCheck().run(next(checked), context), SENTENCES), p99=3)
    of_terms = [GlossaryEntry(source, (english,)) for source, english in _pairs("tico19_terms.tsv")]
    terms = TermIndex(map(glossary_term, of_terms))
    report("planted plurals and oblique cases found", 100 * _planted(terms, of_terms), "%", at_least=95)
    found = sum(len(terms.find_longest(source)) for source, _english in _pairs("tico19_covid.tsv"))
    report("terms of TICO in its sentences", found, "")
    with tempfile.TemporaryDirectory() as folder:
        for suffix in GLOSSARY_SUFFIXES:
            path = Path(folder) / f"terms{suffix}"
            write_glossary(path, entries, "Bench", force=True)
            started = time.perf_counter()
            read = sum(1 for _entry in read_glossary(path))
            report(f"reading {read:,} terms, {suffix}", time.perf_counter() - started, "s", at_most=10)


def _glossary() -> list[GlossaryEntry]:
    """Return 50,000 terms: those of the dictionary, and compounds of two of its words."""
    pairs = [pair for pair in _pairs("ipc_dictionary.tsv") if urdu_words(pair[0])]
    chance = random.Random(14)
    found = {source: english for source, english in pairs if len(urdu_words(source)) > 1 or len(source) > 3}
    words = [pair for pair in pairs if len(urdu_words(pair[0])) == 1]
    while len(found) < TERMS:
        one, other = chance.choice(words), chance.choice(words)
        found[f"{one[0]} {other[0]}"] = f"{one[1]} {other[1]}"
    return [GlossaryEntry(source, (english,)) for source, english in list(found.items())[:TERMS]]


def _planted(index: TermIndex, entries: list[GlossaryEntry]) -> float:
    """Return the share of terms that are found in an inflected form between other words."""
    hits = places = 0
    for entry in entries:
        dropped, endings = next((drop, after) for end, drop, after in _ENDINGS if entry.source.endswith(end))
        for ending in endings:
            text = f"اس {entry.source[: len(entry.source) - dropped]}{ending} کا"
            places += 1
            hits += any(match.entry.term == entry.source for match in index.find_longest(text))
    return hits / places


def _cpu_times(function: Callable[[], object], count: int) -> list[float]:
    """Return the milliseconds that each call of a function computes: other programs do not count."""
    times: list[float] = []
    for _ in range(count):
        started = time.thread_time()
        function()
        times.append(1000 * (time.thread_time() - started))
    return times


def _pairs(name: str) -> list[tuple[str, str]]:
    rows = (line.split("\t") for line in (PARALLEL / name).read_text(encoding="utf-8").splitlines())
    return [(row[0], row[1]) for row in rows if len(row) > 1]


if __name__ == "__main__":
    main()
