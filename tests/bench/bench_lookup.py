"""Looking up words and checking names: share of words with a gloss, look-ups on the seed, slips found, and times."""

import sys
import time
from itertools import chain

from tests.bench.timing import SHARED_DATA, measure, report, report_summary
from tests.checks.name_slips import SPLIT, name_findings, parallel_documents, share_found
from tests.project.test_word_lookup import SEED_LOOK_UPS
from translator_gui.model.document import ParagraphKind
from translator_gui.model.segment import Paragraph, Segment, segment_id
from translator_gui.model.status import Status
from translator_gui.paths import resource
from translator_gui.project.name_search import find_names
from translator_gui.project.word_lookup import WordLookup, find_earlier_translations
from translator_gui.project.word_lookup_records import WordLookupRequest
from translator_gui.text.source_hygiene import find_irregularities
from translator_gui.text.term_index import urdu_words

PARALLEL = SHARED_DATA / "parallel"
DICTIONARY = PARALLEL / "ipc_dictionary.tsv"
SENTENCES = 100_000
SETS = ("seed", "tico19_covid.tsv", "ipc_wikipedia_ref0.tsv")


def main() -> None:
    """Report shares, alarms and times."""
    seed = resource("sample", "seed.ur.txt").read_text(encoding="utf-8")
    lookup = WordLookup()
    report(
        "seed look-ups answered by the list, of 35",
        sum(_answers(lookup, seed, *one) for one in SEED_LOOK_UPS.items()),
        "",
        at_least=15,
    )
    if not DICTIONARY.is_file():
        sys.stderr.write("skipped: the dictionary and the parallel sets are not beside the checkout\n")
        return
    files = (str(DICTIONARY),)
    started = time.perf_counter()
    lookup.look_up(WordLookupRequest("", 0, 0, False, (), files), bool)
    report("reading a dictionary of 97,000 rows", 1000 * (time.perf_counter() - started), "ms")
    for name in SETS:
        lines = seed.splitlines() if name == "seed" else _urdu(name)
        report(f"{name}: words with a gloss", 100 * _share(lookup, lines, files), "%", at_least=91)
    place = seed.index("تعاون")
    request = WordLookupRequest(seed.splitlines()[0], place, place, False, (), files)
    report_summary("looking up a word", measure(lambda: lookup.look_up(request, bool), 50), p99=50)
    paragraphs = _project(list(chain.from_iterable(chain.from_iterable(map(parallel_documents, SPLIT)))))
    keys: dict[int, str] = {}
    for label in ("first", "again"):
        started = time.perf_counter()
        find_earlier_translations(paragraphs, "تعاون", ["cooperation"], keys, _ignore)
        report(f"earlier translations in {SENTENCES:,} sentences, {label}", time.perf_counter() - started, "s")
    started = time.perf_counter()
    find_names(paragraphs[:10_000], None, _ignore)
    report("names in 10,000 sentences", time.perf_counter() - started, "s")
    _names()
    texts = [paragraph.text for paragraph in paragraphs[:5_000]]
    (took,) = measure(lambda: [find_irregularities.__wrapped__(text) for text in texts], 1, warm_up=0)
    report("irregular spellings, a paragraph", 1000 * took / len(texts), "µs")


def _names() -> None:
    for name in SPLIT:
        sets = parallel_documents(name)
        started = time.perf_counter()
        alarms = sum(len(name_findings(pairs)) for pairs in sets)
        took = time.perf_counter() - started
        report(f"names, {name}: alarms in {len(sets)} documents", alarms, "")
        report(f"names, {name}: a sentence", 1000 * took / sum(map(len, sets)), "ms", at_most=0.5)
        share, number = share_found(name)
        report(f"names, {name}: planted slips found, of {number}", 100 * share, "%", at_least=95)


def _answers(lookup: WordLookup, text: str, urdu: str, english: str) -> bool:
    place = text.index(urdu) + len(urdu) // 2
    matches = lookup.look_up(WordLookupRequest(text, place, place, False, (), ()), bool).matches
    return any(english in match.entry.glosses for match in matches)


def _share(lookup: WordLookup, lines: list[str], files: tuple[str, ...]) -> float:
    glossed = words = 0
    for line in lines[:400]:
        for word in urdu_words(line):
            if not word.key.isascii():
                request = WordLookupRequest(line[word.start : word.end], 0, 0, False, (), files)
                words += 1
                glossed += bool(lookup.look_up(request, bool).matches)
    return glossed / words


def _urdu(name: str) -> list[str]:
    return [line.partition("\t")[0] for line in (PARALLEL / name).read_text(encoding="utf-8").splitlines()]


def _project(pairs: list[tuple[str, str]]) -> list[Paragraph]:
    found_: list[Paragraph] = []
    for number in range(1, SENTENCES + 1):
        urdu, english = pairs[number % len(pairs)]
        segment = Segment(segment_id(number, 0), number, 0, len(urdu), english, Status.TRANSLATED)
        found_.append(Paragraph(number, 1, number, urdu, ParagraphKind.BODY, 0, "", "", (segment,)))
    return found_


def _ignore(_done: int, _total: int) -> None:
    pass


if __name__ == "__main__":
    main()
