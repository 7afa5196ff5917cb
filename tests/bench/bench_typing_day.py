"""A day's work simulated: keys for 300 professional sentences with a memory of 200 others, and without any help.

The translator types the reference, and takes whatever costs fewest keys: completions (counted as in
`typing_simulation`), the English of an equal sentence confirmed before, which is filled in, or a match inserted with
one key and changed word by word. What is confirmed is in the memory for the sentences after it.
"""

import sys
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from tests.bench.bench_completion import find_all_terms
from tests.bench.bench_fragments import HELD_OUT, PROFESSIONAL, read_pairs
from tests.bench.timing import report, report_summary
from tests.bench.typing_simulation import type_out
from tests.project.memory.memories import unit
from tests.samples import SHARED
from tests.text.dictionaries import dictionary
from translator_gui.memory.sentence_assistant import SentenceAssistant
from translator_gui.memory.word_alignment import teach_word_table
from translator_gui.project.dictionaries import read_frequent_words
from translator_gui.project.memory.translation_memory import TranslationMemory
from translator_gui.project.word_lookup import read_expressions, read_regions
from translator_gui.text.term_index import TermIndex

MEMORY = 200
_CONFIRM, _INSERT, _TO_START = 1, 1, 1


class DayOfTyping(NamedTuple):
    """Keys of each sentence: typed by hand, by completions alone, and in the cheapest way; and how that was."""

    by_hand: int
    completed: int
    cheapest: int
    way: str
    times: list[float]


def main() -> None:
    """Report the keys with and without help."""
    path = SHARED / "parallel" / PROFESSIONAL
    if not path.is_file():
        sys.stderr.write(f"skipped: {PROFESSIONAL} is not beside the checkout\n")
        return
    pairs = read_pairs(path)
    # In the order of the documents, as on a day of work; the memory is of what was translated just before.
    known, day = pairs[-HELD_OUT - MEMORY : -HELD_OUT], pairs[-HELD_OUT:]
    sentences = _work_through(day, known)
    by_hand = sum(one.by_hand for one in sentences)
    report(f"{HELD_OUT} sentences by hand", by_hand, "keys")
    report("  with completion", sum(one.completed for one in sentences), "keys")
    helped = sum(one.cheapest for one in sentences)
    report("  with completion, matches and repetitions", helped, "keys")
    report("keys saved by completion on the day", 100 * (1 - sum(one.completed for one in sentences) / by_hand), "%")
    report("keys saved by everything on the day", 100 * (1 - helped / by_hand), "%", at_least=25)
    half = sentences[len(sentences) // 2 :]
    later = 100 * (1 - sum(one.cheapest for one in half) / sum(one.by_hand for one in half))
    report("  in the second half of the day", later, "%")
    for way in ("repetition", "match"):
        report(f"sentences that a {way} made cheapest", sum(one.way == way for one in sentences), "")
    report_summary("offers on the day, a key", [time for one in sentences for time in one.times], p99=3, worst=None)


class _LearningAssistant:
    """An assistant that learns; words are taught again when the memory has grown much, as in the window."""

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        self._pairs = list(pairs)
        self._frequent = read_frequent_words(dictionary())
        self._teach()

    def _teach(self) -> None:
        self._table = teach_word_table(self._pairs)
        self.assistant = SentenceAssistant(self._table, self._frequent)
        for pair in self._pairs:
            self.assistant.add(*pair)

    def learn(self, urdu: str, english: str) -> None:
        """Add a pair."""
        self._pairs.append((urdu, english))
        self.assistant.add(urdu, english)
        if self._table.is_outdated(len(self._pairs)):
            self._teach()


def _work_through(day: Sequence[tuple[str, str]], known: Sequence[tuple[str, str]]) -> list[DayOfTyping]:
    learning, terms = _LearningAssistant(known), [TermIndex([*read_expressions(), *read_regions()])]
    before: dict[str, str] = {}
    done: list[DayOfTyping] = []
    with TranslationMemory.in_ram() as memory:
        memory.add_units([unit(*pair) for pair in known])
        for urdu, english in day:
            completion = learning.assistant.prepare(urdu, find_all_terms(urdu, terms)).completion
            by_hand = len(english) + _CONFIRM
            typed = type_out(english, completion)
            ways = {"typing": typed.keys + _CONFIRM}
            if urdu in before:
                ways["repetition"] = _changing(before[urdu], english) + _CONFIRM
            for match in memory.look_up(urdu, most=3).matches:
                cost = _INSERT + _changing(match.unit.target, english) + _CONFIRM
                ways["match"] = min(cost, ways.get("match", cost))
            way = min(ways, key=ways.__getitem__)
            done.append(DayOfTyping(by_hand, typed.keys + _CONFIRM, ways[way], way, typed.times))
            before[urdu] = english
            memory.add_units([unit(urdu, english)])
            learning.learn(urdu, english)
    return done


def _changing(text: str, wanted: str) -> int:
    """Return the keys that make another text of one: a key for each word passed or deleted, and for each letter."""
    old, new = text.split(" "), wanted.split(" ")
    keys = last = 0
    for kind, start, end, first, beyond in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            keys += start - last + (end - start) + sum(len(word) + 1 for word in new[first:beyond])
            last = end
    return keys + (_TO_START if keys else 0)


if __name__ == "__main__":
    main()
