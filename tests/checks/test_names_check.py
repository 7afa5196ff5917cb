"""The check of names: two spellings of one name in a document."""

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping

import pytest

from tests.samples import SHARED
from translator_gui.checks.check import CheckContext, SentencePair
from translator_gui.checks.finding import CheckFinding
from translator_gui.checks.names_check import NamesCheck
from translator_gui.paths import resource
from translator_gui.text.name_spellings import is_slip, spelled_names, spelled_phrases

SPLIT = {"tico19_covid.tsv": ":", "ipc_wikipedia_ref0.tsv": "_"}
VOWELS = "aeiou"
Pairs = list[tuple[str, str]]


def found(pairs: Iterable[tuple[str, str]], names: Mapping[str, str] | None = None) -> list[tuple[int, CheckFinding]]:
    """The findings of a document, each once, with the places of their sentences."""
    check, context = NamesCheck(), CheckContext(names=names or {})
    groups: dict[object, dict[int, SentencePair]] = defaultdict(dict)
    for place, pair in enumerate(pairs):
        sentence = SentencePair(*pair)
        for key in check.keys(sentence, context):
            groups[key][place] = sentence
    findings = {
        (place, finding.key): finding
        for group in groups.values()
        if len(group) > 1
        for place, of_sentence in check.compare(group, context).items()
        for finding in of_sentence
    }
    return [(place, finding) for (place, _key), finding in sorted(findings.items())]


LAVROV = ("سرگئی لاوورف ماسکو گئے", "Sergei Lavrov went to Moscow")
SLIP = ("لاوورف نے کہا", "The minister Lavrav said so")


def test_the_rarer_spelling_is_found_with_its_places_and_a_fix():
    ((place, finding),) = found([LAVROV, SLIP, LAVROV])
    assert place == 1
    assert str(finding.message) == "“Lavrav” is “Lavrov” elsewhere"
    assert [SLIP[0][start:end] for start, end in finding.source_spans] == ["لاوورف"]
    assert [SLIP[1][start:end] for start, end in finding.target_spans] == ["Lavrav"]
    assert finding.fixed(SLIP[1]) == "The minister Lavrov said so"


def test_of_two_equally_frequent_spellings_the_later_is_found_without_a_fix():
    ((place, finding),) = found([("مشرف آئے", "Then Musharaf came"), ("مشرف گئے", "Then Musharraf went")])
    assert (place, finding.fix) == (1, ())


def test_a_registered_spelling_is_right_however_rare():
    pairs = [LAVROV, LAVROV, SLIP]
    assert [place for place, _ in found(pairs, {"لاوورف": "Lavrav"})] == [0, 1]


def test_another_consonant_is_a_slip_where_only_one_letter_differs():
    ((place, finding),) = found([LAVROV, LAVROV, ("لاوورف نے کہا", "Lavrob said so")])
    assert place == 2
    assert finding.fix


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pakistan", "Pakistani"),
        ("America", "American"),
        ("Germany", "German"),
        ("Palestine", "Palestinian"),
        ("Somalia", "Somali"),
        ("Argentina", "Argentine"),
        ("Antarctica", "Antarctic"),
        ("Canadian", "Canadians"),
        ("Pakistanis", "Pakistans"),
        ("Moscow", "Macassar"),
    ],
)
def test_forms_of_a_name_and_other_words_are_no_slips(one: str, other: str):
    assert not is_slip(one, other)
    assert not is_slip(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Musharraf", "Musharaf"), ("Muhammad", "Mohammed"), ("Hussain", "Hussein"), ("Sharif", "Shareef")],
)
def test_other_vowels_and_doubled_letters_are_slips(one: str, other: str):
    assert is_slip(one, other)


def test_other_documents_and_other_urdu_do_not_count():
    check, context = NamesCheck(), CheckContext()
    here, there = (SentencePair(*pair, document=number) for number, pair in enumerate((LAVROV, SLIP)))
    assert not set(check.keys(here, context)) & set(check.keys(there, context))
    assert found([("قمر باجوہ آئے", "Qamar came"), ("کمار صاحب آئے", "Kumar came")]) == []
    assert found([("", ""), ("abc", "Abc"), ("۔", "Nothing")]) == []


def test_a_name_of_several_words_is_found_whole():
    urdu = "مشیر ناصر خان جنجوعہ نے سرگئی لاوورف سے ملاقات کی"
    english = "The adviser, Nasser Khan Janjua, met Sergei Lavrov."
    assert [(urdu[p.start : p.end], p.english) for p in spelled_phrases(urdu, english)] == [
        ("ناصر خان جنجوعہ", "Nasser Khan Janjua"),
        ("سرگئی لاوورف", "Sergei Lavrov"),
    ]


def documents(name: str) -> list[Pairs]:
    path = SHARED / "parallel" / name
    if not path.is_file():
        pytest.skip(f"{path} is not here: it may not be shipped")
    found_: dict[str, Pairs] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        urdu, english, place, *_ = line.split("\t")
        found_[place.split(SPLIT[name])[0]].append((urdu, english))
    return list(found_.values())


def planted(pairs: Pairs, chance: random.Random, common: frozenset[str]) -> list[tuple[int, str, Pairs]]:
    """Copies of a document with one slip in a vowel of a name that it has several times."""
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


@pytest.mark.parametrize("name", SPLIT)
def test_planted_slips_are_found(name: str):
    words = resource("dictionaries", "common.txt").read_text(encoding="utf-8").lower().split()
    common, chance = frozenset((*words, "british", "american", "muslims", "coronavirus")), random.Random(13)
    copies = [copy for pairs in documents(name) for copy in planted(pairs, chance, common)]
    hits = sum(any(slip in str(finding.message) for _place, finding in found(copy)) for _number, slip, copy in copies)
    assert len(copies) > 60
    assert hits / len(copies) >= 0.95


def test_professional_documents_have_hardly_an_alarm():
    found_ = [str(finding.message) for pairs in documents("tico19_covid.tsv") for _place, finding in found(pairs)]
    # Colombia and Columbia are the translators' own slip.
    assert found_ == ["“Colombia” is “Columbia” elsewhere", "“Institut” is “Institute” elsewhere"]
