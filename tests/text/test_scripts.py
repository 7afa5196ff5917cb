"""Words of several scripts that look alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator_gui.text import scripts
from translator_gui.text.scripts import LookAlikeScriptsWord, mixed_words

LATIN = st.text("abcdefghijklmnopqrstuvwxyzABCXYZéñşıﬁ", min_size=1, max_size=12)
CYRILLIC = st.text("абвгдежзийклмнопрстуфхцчшщъыьэюяієјѕԁАВЕКМНОРСТУХ", min_size=1, max_size=12)
GREEK = st.text("αβγδεζηθικλμνξοπρστυφχψωΑΒΕΖΗΙΚΜΝΟΡΤΥΧΩ", min_size=1, max_size=12)
URDU = st.text("ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنوہھءیے", min_size=1, max_size=12)
WORDS = st.one_of(LATIN, CYRILLIC, GREEK, URDU, st.text("0123456789۰۱۲", min_size=1))
BREAKS = st.sampled_from([" ", "-", "’", ". ", "، ", "\n", "/", " (", "\u200b", "—"])


@pytest.mark.parametrize(
    ("text", "word", "scripts", "strangers"),
    [
        ("He went to Mоscow.", "Mоscow", ("Latin", "Cyrillic"), "о"),
        ("He went to Mo\u200dsс\u2060ow.", "Mosсow", ("Latin", "Cyrillic"), "с"),
        ("the Москвa river", "Москвa", ("Cyrillic", "Latin"), "a"),
        ("Gοοgle", "Gοοgle", ("Latin", "Greek"), "ο"),
        ("ΑB", "ΑB", ("Latin", "Greek"), "Α"),
        ("Μg of salt", "Μg", ("Latin", "Greek"), "Μ"),
        ("gammα rays", "gammα", ("Latin", "Greek"), "α"),
        ("pαypal", "pαypal", ("Latin", "Greek"), "α"),
        ("Mоscowمیں", "Mоscowمیں", ("Latin", "Cyrillic"), "о"),
        ("aв1σ", "aв1σ", ("Latin", "Cyrillic", "Greek"), "вσ"),
    ],
)
def test_a_mixed_word_is_found(text: str, word: str, scripts: tuple[str, ...], strangers: str):
    (found,) = mixed_words(text)
    assert found.word == word
    assert set(found.scripts) == set(scripts)
    assert found.scripts[0] == scripts[0]
    assert set(found.strangers) == set(strangers)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Plain English, naïve café.",
        "5 µm and 5 μm, 10 kΩ, 10 k\N{OHM SIGN}, Δt, πr² and ½λ",
        "TNFα, IFNγ and NF-κB; β-carotene; 3β-hydroxy",
        "Moscow (Москва) is big",
        "the word Ελλάδα means Greece",
        "ｆｕｌｌｗｉｄｔｈ ℃ № ™ 𝐀b Ⅳth K",
        "ETFکا اور COVID-19 میں",
        "漢字kanji",
        "10°C",
    ],
)
def test_what_is_written_so_on_purpose_is_none(text: str):
    assert mixed_words(text) == []


@given(st.lists(st.tuples(WORDS, BREAKS), max_size=12))
def test_scripts_side_by_side_are_no_mix(pieces: list[tuple[str, str]]):
    assert mixed_words("".join(word + gap for word, gap in pieces)) == []


@given(LATIN, CYRILLIC, LATIN, st.sampled_from(["", "\u200d", "\u2060", "\u202e", "\u00ad"]))
def test_a_cyrillic_letter_within_latin_ones_is_always_found(before: str, stranger: str, after: str, hidden: str):
    (found,) = mixed_words(f"Before {before}{hidden}{stranger}{after} after")
    assert found.word == before + stranger + after
    assert set(found.scripts) == {"Latin", "Cyrillic"}


@given(st.text())
def test_every_mixed_word_is_told_once_and_stands_in_the_text(text: str):
    found = mixed_words(text)
    assert len(set(found)) == len(found)
    for mixed in found:
        assert isinstance(mixed, LookAlikeScriptsWord)
        assert mixed.strangers
        assert set(mixed.strangers) < set(mixed.word)
        assert mixed_words(mixed.word) == [mixed]


def test_every_letter_that_may_be_mixed_is_suspect():
    everything = "".join(map(chr, (*range(0xD800), *range(0xE000, 0x110000))))
    found = [match for match in scripts.patterns()[1].finditer(everything) if match.lastgroup != "Latin"]
    assert len(found) > 1000
    assert [hex(ord(match.group())) for match in found if not scripts.SUSPECT.match(match.group())] == []
