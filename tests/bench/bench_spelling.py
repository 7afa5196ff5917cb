"""The spelling checker: loading words, checking a sentence and a project, suggestions; and its accuracy."""

import random
import string
import threading
import time
from collections import Counter
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

from tests.bench.timing import ROOT, SHARED_DATA, measure, report, report_summary
from translator_gui.model.document import ParagraphKind
from translator_gui.model.segment import Paragraph, Segment, segment_id
from translator_gui.model.status import Status
from translator_gui.project.dictionaries import load_dictionary
from translator_gui.project.misspelling_search import MisspellingSearch
from translator_gui.text.dictionary import EnglishVariety, SpellingDictionary
from translator_gui.text.spelling import KnownWords, find_suspects, is_marked
from translator_gui.text.suggestions import suggest
from translator_gui.text.words import SpellCheckableWord, words_to_check

SENTENCES = 100_000
MISTAKES = [
    "teh",
    "recieve",
    "goverment",
    "accomodaton",
    "definately",
    "seperate",
    "minstry",
    "politcal",
    "juducial",
    "Pakstan",
    "maintainance",
]
NOBODY = KnownWords()


def run(steps: Generator[None, None, Any]) -> tuple[Any, list[float]]:
    """Return the result of a generator, and the milliseconds of each of its steps."""
    took: list[float] = []
    while True:
        started = time.perf_counter()
        try:
            next(steps)
        except StopIteration as end:
            return end.value, took
        took.append(1000 * (time.perf_counter() - started))
        time.sleep(0)  # as the thread does


def gaps(work: Callable[[], object]) -> list[float]:
    """Return the delays in milliseconds of a thread that wakes every 0.5 ms while another one works."""
    thread = threading.Thread(target=work)
    found: list[float] = []
    thread.start()
    while thread.is_alive():
        started = time.perf_counter()
        time.sleep(0.0005)
        found.append(max(0.0, 1000 * (time.perf_counter() - started) - 0.5))
    return found


def pairs(name: str) -> list[tuple[str, str]]:
    """Return English and Urdu of a parallel set; the sample article if the sets are not available."""
    path = SHARED_DATA / "parallel" / name
    if path.is_file():
        rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
        return [(row[1], row[0]) for row in rows]
    english = Path(ROOT, "tests/data/seed.en.txt").read_text(encoding="utf-8").splitlines()
    urdu = Path(ROOT, "resources/sample/seed.ur.txt").read_text(encoding="utf-8").splitlines()
    return list(zip(english, urdu, strict=False))


def paragraphs(texts: list[tuple[str, str]]) -> list[Paragraph | None]:
    """Return paragraphs of one sentence each."""
    made: list[Paragraph | None] = []
    for number in range(1, SENTENCES + 1):
        english, urdu = texts[number % len(texts)]
        sentence = Segment(segment_id(number, 0), number, 0, len(urdu), english, Status.DRAFT)
        made.append(Paragraph(number, 1, number, urdu, ParagraphKind.BODY, 0, "", "", (sentence,)))
    return made


def slip(word: str, chance: random.Random) -> str:
    """Return a misspelt word: a letter missing, added, wrong or swapped; its capital stays."""
    head, rest = (word[0], word[1:]) if word[0].isupper() else ("", word)
    at = chance.randrange(len(rest) - 1)
    letter = chance.choice(string.ascii_lowercase)
    return head + chance.choice(
        [
            rest[:at] + rest[at + 1 :],
            rest[:at] + letter + rest[at:],
            rest[:at] + letter + rest[at + 1 :],
            rest[:at] + rest[at + 1] + rest[at] + rest[at + 2 :],
        ]
    )


def quality(name: str, dictionary: SpellingDictionary) -> None:
    """Report how much of professional English is marked, and how many planted errors are not."""
    texts, chance = pairs(name), random.Random(7)
    suspects = [find_suspects(english, urdu, dictionary) for english, urdu in texts]
    seen = Counter(base for found in suspects for base in {s.base for s in found if s.proper})
    words = [words_to_check(english) for english, _ in texts]
    marked = sum(is_marked(s, NOBODY, seen[s.base]) for found in suspects for s in found)
    report(f"spelling: {name}, words marked", 100 * marked / max(1, sum(map(len, words))), "%", at_most=1.5)
    planted = found = 0
    for (english, urdu), checked in zip(texts, words, strict=True):
        fit = [w for w in checked if len(w.text) > 3 and w.text.isalpha() and dictionary.knows(w.text)]
        if not fit:
            continue
        word: SpellCheckableWord = chance.choice(fit)
        wrong = slip(word.text, chance)
        if dictionary.knows(wrong):
            continue  # another word: no list of words can tell
        text = english[: word.start] + wrong + english[word.end :]
        planted += 1
        marks = find_suspects(text, urdu, dictionary)
        found += any(s.start == word.start and is_marked(s, NOBODY, 0) for s in marks)
    report(f"spelling: {name}, planted slips found", 100 * found / max(1, planted), "%", at_least=95)


def main() -> None:
    """Report everything."""
    started = time.perf_counter()
    dictionary, steps = run(load_dictionary(EnglishVariety.AMERICAN))
    report("spelling: reading the words", 1000 * (time.perf_counter() - started), "ms", at_most=500)
    report_summary("spelling: reading the words, a step", steps, p99=4)
    late = gaps(lambda: run(load_dictionary(EnglishVariety.BRITISH)))
    report_summary("spelling: who types meanwhile comes late by", late, p99=4)
    texts = pairs("tico19_covid.tsv")
    took = [measure(lambda t=text: find_suspects(*t, dictionary), 1, warm_up=0)[0] for text in texts]
    report_summary("spelling: a pass of a sentence", took, median=0.5, p99=2)
    report_summary(
        "spelling: suggestions for a word",
        [measure(lambda w=word: suggest(w, dictionary), 1)[0] for word in MISTAKES],
        p95=60,
    )
    right = [text for text in texts if not find_suspects(*text, dictionary)]
    search = MisspellingSearch(dictionary, paragraphs(right), {}, NOBODY)
    started = time.perf_counter()
    run(search.run(0, None, 0, again=True))
    seconds = time.perf_counter() - started
    report("spelling: 100,000 sentences looked through", seconds, "s", at_most=10)
    for name in ("tico19_covid.tsv", "tatoeba.tsv"):
        quality(name, dictionary)


if __name__ == "__main__":
    main()
