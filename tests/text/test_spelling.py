"""Which words of a sentence are marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.dictionaries import dictionary
from translator_gui.paths import resource
from translator_gui.text.consonant_skeleton import is_named, latin_skeleton, urdu_skeletons
from translator_gui.text.dictionary import EnglishVariety
from translator_gui.text.spelling import (
    SEEN_OFTEN,
    KnownWords,
    PossibleMisspelling,
    carry_suspects,
    find_suspects,
    is_marked,
    suspect_remains,
)
from translator_gui.text.words import words_to_check

NOBODY = KnownWords()


def marked(
    text: str, urdu: str = "", variety: EnglishVariety = EnglishVariety.AMERICAN, known: KnownWords = NOBODY
) -> list[str]:
    suspects = find_suspects(text, urdu, dictionary(variety))
    return [text[s.start : s.end] for s in suspects if is_marked(s, known, 0)]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("He recieved teh delegation", ["recieved", "teh"]),
        ("Teh man said: “Teh end.”", ["Teh", "Teh"]),
        ("a politcal-military goverment’s", ["politcal", "goverment’s"]),
        ("in pakistan and india", ["pakistan", "india"]),
        ("the ministers’ cars, the ministry’s, they’ll, should’ve", []),
        ("anti-terror, pre-election, Noor-ul-Haq and add-ons", []),
        ("ten lakh rupees of zakat for the madrasa in Faisalabad", []),
        ("café, naïve, Wazīr", []),
        ("GOVERMENT POLICY ANNOUNCED", ["GOVERMENT"]),
    ],
)
def test_misspellings(text: str, wrong: list[str]):
    assert marked(text) == wrong


@pytest.mark.parametrize(
    ("variety", "right", "wrong"),
    [
        (EnglishVariety.AMERICAN, "color organize traveled", "colour organise travelled"),
        (
            EnglishVariety.BRITISH,
            "colour organise organize organization travelled",
            "color traveled advertize analyze surprize",
        ),
    ],
)
def test_each_variety_has_its_own_words(variety: EnglishVariety, right: str, wrong: str):
    assert marked(right, variety=variety) == []
    assert marked(wrong, variety=variety) == wrong.split()


def test_a_name_that_the_urdu_has_is_let_be():
    assert marked("The adviser, Nasser Khan Junjuaa, met him", "مشیر ناصر خان جنجوعہ ملے") == []
    assert marked("The adviser, Nasser Khan Junjuaa, met him", "وہ ملے") == ["Junjuaa"]
    assert marked("Lavrovsky came", "لاوروفسکی آئے") == []


def test_a_slip_of_a_known_name_is_marked_though_the_urdu_has_it():
    assert marked("The army of Pakstan came", "پاکستان کی فوج آئی") == ["Pakstan"]
    assert marked("The Goverment came", "گورنمنٹ آئی") == ["Goverment"]


def test_a_capitalised_word_that_the_project_has_often_is_a_name():
    (suspect,) = find_suspects("He met Qwertan today", "", dictionary())
    assert is_marked(suspect, NOBODY, SEEN_OFTEN - 1)
    assert not is_marked(suspect, NOBODY, SEEN_OFTEN)
    (small,) = find_suspects("He met qwertan today", "", dictionary())
    assert is_marked(small, NOBODY, 100)


@pytest.mark.parametrize("known", [KnownWords(**{of: frozenset({"tajdeed"})}) for of in KnownWords._fields])
def test_words_that_people_have_said_are_right(known: KnownWords):
    assert marked("Tajdeed is tajdeed, tajdeed’s own", known=known) == []
    assert marked("the tajdid", known=known) == ["tajdid"]


def test_a_name_is_known_with_its_capital_alone():
    known = KnownWords(project=frozenset({"Qwertan"}))
    assert marked("Qwertan’s qwertan", known=known) == ["qwertan"]


def test_of_the_names_in_a_real_translation_few_are_marked():
    urdu = resource("sample", "seed.ur.txt").read_text(encoding="utf-8").splitlines()
    english = (resource().parent / "tests/data/seed.en.txt").read_text(encoding="utf-8").splitlines()
    alarms = [word for pair in zip(english, urdu, strict=False) for word in marked(*pair, EnglishVariety.BRITISH)]
    assert alarms == ["Deye", "Molostov"], "ڈیئے is too short to tell, and Molotov is a slip away"


def test_skeletons():
    assert latin_skeleton("Janjua") == "GNG"
    assert "SLMBD" in urdu_skeletons("اسلام آباد میں")
    assert is_named("Rawalpindi's", urdu_skeletons("راولپنڈی"), 3)
    assert is_named("Pakistanis", urdu_skeletons("پاکستانیوں نے"), 3)
    assert not is_named("Ali", urdu_skeletons("علی"), 2), "too short to tell"


@given(st.text("teh cat’s", max_size=30), st.text("teh cat’s", max_size=6), st.data())
def test_what_an_edit_did_not_touch_moves_with_the_text(old: str, put: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    new = old[:start] + put + old[end:]
    suspects = [PossibleMisspelling(word.start, word.end, word.text) for word in words_to_check(old)]
    for suspect in carry_suspects(old, new, suspects):
        assert 0 <= suspect.start < suspect.end <= len(new)
        assert suspect_remains(new, suspect)


def test_typing_on_keeps_the_marks_before_and_behind():
    old, new = "teh good recieve", "teh gooder recieve"
    kept = carry_suspects(old, new, find_suspects(old, "", dictionary()))
    assert [new[suspect.start : suspect.end] for suspect in kept] == ["teh", "recieve"]
    assert carry_suspects("teh", "tehr", find_suspects("teh", "", dictionary())) == ()
