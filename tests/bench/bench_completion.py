"""Completion while typing: keys saved on 300 professional sentences, and milliseconds per key and per sentence."""

import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from tests.bench.bench_fragments import HELD_OUT, SEED, read_pairs
from tests.bench.timing import report, report_summary
from tests.bench.typing_simulation import type_out
from tests.samples import SHARED
from tests.text.dictionaries import dictionary
from translator_gui.memory.sentence_assistant import SentenceAssistant
from translator_gui.memory.word_alignment import teach_word_table
from translator_gui.project.dictionaries import read_frequent_words
from translator_gui.project.word_lookup import read_expressions, read_regions
from translator_gui.text.term_index import TermEntry, TermIndex, TermMatch, TermSource, urdu_words

PROFESSIONAL, DICTIONARY = "tico19_covid.tsv", "ipc_dictionary.tsv"


class CompletionCase(NamedTuple):
    """What there is besides the program's own word lists, and the goal in percent.

    Attributes:
        name: For the table.
        pairs: Pairs of the memory; None for all that are not typed.
        has_dictionary: Whether the user loaded a dictionary.
        at_least: Of the keys saved.
    """

    name: str
    pairs: int | None
    has_dictionary: bool
    at_least: float


CASES = (
    CompletionCase("a memory of the others and a dictionary", None, True, 30),
    CompletionCase("a memory of the others", None, False, 30),
    CompletionCase("100 pairs", 100, False, 20),
    CompletionCase("a dictionary", 0, True, 15),
    CompletionCase("nothing", 0, False, 10),
)


def main() -> None:
    """Report the keys saved in each case, with and without a space behind what is taken."""
    path, glosses = SHARED / "parallel" / PROFESSIONAL, SHARED / "parallel" / DICTIONARY
    if not path.is_file() or not glosses.is_file():
        sys.stderr.write(f"skipped: {PROFESSIONAL} and {DICTIONARY} are not beside the checkout\n")
        return
    pairs = read_pairs(path)
    Random(SEED).shuffle(pairs)
    held, others = pairs[-HELD_OUT:], pairs[:-HELD_OUT]
    frequent = read_frequent_words(dictionary())
    own, loaded = TermIndex([*read_expressions(), *read_regions()]), read_dictionary()
    for case in CASES:
        known = others[: case.pairs]
        assistant = SentenceAssistant(teach_word_table(known), frequent)
        for urdu, english in known:
            assistant.add(urdu, english)
        _measure(case, assistant, held, [own, loaded] if case.has_dictionary else [own])


def _measure(
    case: CompletionCase, assistant: SentenceAssistant, held: Sequence[tuple[str, str]], indexes: Sequence[TermIndex]
) -> None:
    keys = characters = without_spaces = 0
    per_key: list[float] = []
    per_sentence: list[float] = []
    for urdu, english in held:
        started = time.process_time()
        completion = assistant.prepare(urdu, find_all_terms(urdu, indexes)).completion
        per_sentence.append((time.process_time() - started) * 1000)
        cost = type_out(english, completion)
        keys += cost.keys
        characters += cost.characters
        per_key += cost.times
        without_spaces += type_out(english, completion, spaces=False).keys
    report(f"keys saved with {case.name}", 100 * (1 - keys / characters), "%", at_least=case.at_least)
    report(f"  and the spaces typed, with {case.name}", 100 * (1 - without_spaces / characters), "%")
    report_summary(f"offers with {case.name}, a key", per_key, p99=3, worst=None)
    report_summary(f"preparing with {case.name}, a sentence", per_sentence, p95=None)


def find_all_terms(urdu: str, indexes: Sequence[TermIndex]) -> list[TermMatch]:
    """Return the entries found anywhere in an Urdu sentence."""
    words = urdu_words(urdu)
    return [match for index in indexes for match in index.find(urdu, words, 0, len(words) - 1)] if words else []


def read_dictionary() -> TermIndex:
    """Return the dictionary that lies beside the checkout, the glosses with most votes first."""
    found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for line in (SHARED / "parallel" / DICTIONARY).read_text(encoding="utf-8").splitlines():
        urdu, english, votes = line.split("\t")[:3]
        found[urdu].append((-int(votes), english))
    entries = ((urdu, tuple(gloss for _, gloss in sorted(glosses))) for urdu, glosses in found.items())
    return TermIndex(TermEntry(urdu, glosses, TermSource.DICTIONARY) for urdu, glosses in entries)


if __name__ == "__main__":
    main()
