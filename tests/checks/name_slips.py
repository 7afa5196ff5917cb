"""Slips in names, planted in the parallel texts beside the checkout, and what the check of names finds in them."""

import random
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from functools import cache

from tests.samples import SHARED
from tests.text.dictionaries import dictionary
from translator_gui.checks.check import CheckContext, SentencePair
from translator_gui.checks.finding import CheckFinding
from translator_gui.checks.names_check import NamesCheck
from translator_gui.paths import resource
from translator_gui.text.name_spellings import spelled_names

SPLIT = {"tico19_covid.tsv": ":", "ipc_wikipedia_ref0.tsv": "_"}
VOWELS = "aeiou"
SEED = 13
Pairs = list[tuple[str, str]]


def name_findings(
    pairs: Iterable[tuple[str, str]], names: Mapping[str, str] | None = None
) -> list[tuple[int, CheckFinding]]:
    """Return the findings of a document, each once, with the places of their sentences."""
    check, context = NamesCheck(), CheckContext(names=names or {}, dictionary=dictionary)
    groups: dict[Hashable, dict[int, SentencePair]] = defaultdict(dict)
    for place, pair in enumerate(pairs):
        sentence = SentencePair(*pair)
        for key in check.keys(sentence, context):
            groups[key][place] = sentence
    findings = {
        (place, finding.key): finding
        for key, group in groups.items()
        for place, of_sentence in check.compare(key, group, context).items()
        for finding in of_sentence
    }
    return [(place, finding) for (place, _key), finding in sorted(findings.items())]


def parallel_documents(name: str) -> list[Pairs]:
    """Return the documents of a set; none if it is not beside the checkout."""
    path = SHARED / "parallel" / name
    if not path.is_file():
        return []
    found_: dict[str, Pairs] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        urdu, english, place, *_ = line.split("\t")
        found_[place.split(SPLIT[name])[0]].append((urdu, english))
    return list(found_.values())


def planted(pairs: Pairs, chance: random.Random, common: frozenset[str]) -> list[tuple[int, str, Pairs]]:
    """Return copies of a document with one slip in a vowel of a name that it has several times."""
    places: dict[tuple[str, str], list[tuple[int, int, int]]] = defaultdict(list)
    for number, (urdu, english) in enumerate(pairs):
        for name in spelled_names(urdu, english):
            if name.exact and name.english.text.lower() not in common:
                places[name.urdu.key, name.english.text].append((number, *name.english[:2]))
    copies: list[tuple[int, str, Pairs]] = []
    for (_key, word), of_name in places.items():
        vowels = [place for place, letter in enumerate(word) if place and letter in VOWELS]
        if len({number for number, *_span in of_name}) < 2 or not vowels:
            continue
        number, start, end = chance.choice(of_name)
        at = chance.choice(vowels)
        other = chance.choice([vowel for vowel in VOWELS if vowel != word[at]])
        slip = word[:at] + chance.choice([other, "", 2 * word[at]]) + word[at + 1 :]
        urdu, english = pairs[number]
        copy = [*pairs]
        copy[number] = urdu, english[:start] + slip + english[end:]
        copies.append((number, slip, copy))
    return copies


@cache
def _common_words() -> frozenset[str]:
    words = resource("dictionaries", "common.txt").read_text(encoding="utf-8").lower().split()
    return frozenset((*words, "british", "american", "muslims", "coronavirus"))


def share_found(name: str) -> tuple[float, int]:
    """Return the share of planted slips that are found in a set of documents, and how many were planted."""
    chance = random.Random(SEED)
    copies = [copy for pairs in parallel_documents(name) for copy in planted(pairs, chance, _common_words())]
    hits = sum(
        any(slip in str(finding.message) for _place, finding in name_findings(copy)) for _number, slip, copy in copies
    )
    return hits / max(1, len(copies)), len(copies)
