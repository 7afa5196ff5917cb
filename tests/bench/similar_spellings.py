"""How many spelling variants a search finds as typed and loosely, and how many words loose keys take for others."""

import random
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tests.bench.timing import report
from tests.samples import SHARED
from tests.text.parallel_sets import urdu_lines
from translator_gui.text.counting import WORD
from translator_gui.text.direction import has_rtl
from translator_gui.text.loose_key import loose_word_key
from translator_gui.text.search_key import small_key
from translator_gui.text.search_query import SearchQuery, compile_query

VARIANTS = Path(__file__).parents[1] / "text/spelling_variants.tsv"
SETS = ("tico19_covid.tsv", "ipc_wikipedia_ref0.tsv", "tatoeba.tsv")
_PLANTED = 300
"""Sentences of each set in which a variant of each kind is planted."""
_CONTEXT = 2
"""Words on either side of a planted variant that are searched for with it."""
_COMPOUND = re.compile(r"\b(?:بے|آج|اس|کے|ان|ہو) (?=\w)")
_PLANT: dict[str, tuple[re.Pattern[str], Callable[[re.Match[str]], str]]] = {
    "ہ for ھ": (re.compile("ھ"), lambda _: "ہ"),
    "ے inside a word": (re.compile(r"(?<=\w)ی(?=\w)"), lambda _: "ے"),
    "a space left out": (_COMPOUND, lambda found: found.group().strip()),
    "ZWNJ for a space": (_COMPOUND, lambda found: f"{found.group().strip()}\u200c"),
    "? for ؟": (re.compile("؟"), lambda _: "?"),
    "'.' for ۔": (re.compile("۔"), lambda _: "."),
    "comma for ،": (re.compile("،"), lambda _: ","),
    "a space doubled": (re.compile(r"(?<=\w) (?=\w)"), lambda _: "  "),
    "ء left out": (re.compile(r"(?<=\w)ء"), lambda _: ""),
}
_OTHER_WORDS = [
    {"کہا", "کھا"},
    {"سکہ", "سکھ"},
    {"گہرا", "گھرا"},
    {"گہری", "گھری"},
    {"گہرے", "گھرے"},
    {"بہاری", "بھاری"},
    {"بہایی", "بھایی"},
    {"پہر", "پھر"},
    {"پہیلی", "پھیلی"},
    {"بنا", "بناء"},
    {"بہر", "بھر"},
    {"پہل", "پھل"},
    {"بہلا", "بھلا"},
    {"بہلے", "بھلے"},
    {"دہن", "دھن"},
    {"تہیں", "تھیں"},
    {"تہی", "تھی"},
    {"بہرا", "بھرا"},
    {"بہری", "بھری"},
    {"بہرے", "بھرے"},
    {"بہنا", "بھنا"},
    {"گہنا", "گھنا"},
    {"کہر", "کھر"},
    {"دہر", "دھر"},
    {"دہرا", "دھرا"},
    {"چہل", "چھل"},
    {"جہل", "جھل"},
    {"گہر", "گھر"},
    {"بہانے", "بھانے"},
    {"بہانا", "بھانا"},
    {"کہیں", "کھیں"},
    {"پہن", "پھن"},
]
"""Pairs of words that are both Urdu and have one loose key."""


def finds(words: str, text: str, *, loose: bool) -> bool:
    """Whether a search for words finds them in a text."""
    return bool(compile_query(SearchQuery(words, loose=loose)).spans(text))


def report_similar_spellings() -> None:
    """Report the variant pairs that are found, those planted in the parallel sets, and merged words."""
    pairs = [line.split("\t")[1:] for line in VARIANTS.read_text(encoding="utf-8").splitlines()]
    for name, loose in (("as typed", False), ("loosely", True)):
        found = sum(finds(words, f"یہ {text} تھا", loose=loose) for words, text in pairs)
        report(f"find: of {len(pairs)} variant pairs found {name}", found, "", at_least=60 if loose else None)
    sets = [SHARED / "parallel" / name for name in SETS]
    if not all(path.is_file() for path in sets):
        sys.stderr.write("skipped: the parallel sets are not beside the checkout\n")
        return
    lines = [line for path in sets for line in urdu_lines(path)]
    for kind in _PLANT:
        planted = list(_planted(kind, lines))
        for name, loose in (("as typed", False), ("loosely", True)):
            found = sum(finds(words, text, loose=loose) for words, text in planted)
            goal = 99 if loose else None
            report(f"find: {kind} ({len(planted)}), found {name}", 100 * found / len(planted), "%", at_least=goal)
    _report_merged(lines)


def _planted(kind: str, lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield words as the text has them, and the text in which they are spelled otherwise."""
    chance = random.Random(13)
    pattern, variant = _PLANT[kind]
    candidates = [line for line in lines if pattern.search(line)]
    for line in chance.sample(candidates, min(_PLANTED, len(candidates))):
        one = chance.choice(list(pattern.finditer(line)))
        before = re.search(rf"(?:\S+\s+){{0,{_CONTEXT}}}\S*$", line[: one.start()])
        after = re.match(rf"\S*(?:\s+\S+){{0,{_CONTEXT}}}", line[one.end() :])
        if before and after:
            yield (
                before.group() + one.group() + after.group(),
                line[: one.start()] + variant(one) + line[one.end() :],
            )


def _report_merged(lines: Iterable[str]) -> None:
    words = {word for line in lines for found in WORD.findall(line) for word in small_key(found).split()}
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for word in filter(has_rtl, words):
        groups[loose_word_key(word)].append(word)
    merged = [group for group in groups.values() if len(group) > 1]
    wrong = sum(any(pair.issubset(group) for pair in _OTHER_WORDS) for group in merged)
    report("find: distinct Urdu words of the parallel sets", sum(map(len, groups.values())), "")
    report("find: of them merged by their loose keys", sum(map(len, merged)) - len(merged), "")
    report("find: of them words that mean something else", wrong, "", at_most=20)
