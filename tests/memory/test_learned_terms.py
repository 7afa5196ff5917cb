import pytest

from tests.memory.small_memory import OBJECTS, PAIRS, SUBJECTS, professional_pairs
from translator_gui.memory.learned_terms import LEAST_COUNT, learn_terms


def test_words_that_keep_company_are_terms() -> None:
    found = {term.urdu: term.english for term in learn_terms(PAIRS)}
    assert {urdu: found.get(urdu) for urdu in SUBJECTS} == SUBJECTS
    assert {urdu: found.get(urdu) for urdu in OBJECTS} == OBJECTS


def test_three_pairs_are_needed() -> None:
    pairs = [
        ("ایک بانسری ہے", "It is a flute"),
        ("وہ بانسری لایا", "He brought a flute"),
        ("دروازہ کھلا", "A door opened"),
    ]
    assert learn_terms(pairs) == []
    found = learn_terms([*pairs, ("بانسری بجی", "The flute sounded")])
    assert [(term.urdu, term.english, term.occurrences, term.dice) for term in found] == [("بانسری", "flute", 3, 1.0)]


def test_words_that_always_stand_together_are_one() -> None:
    frames = (
        ("{} گئے", "They went to {}"),
        ("ہم {} میں تھے", "We were in {}"),
        ("{} سے خط", "A letter from {}"),
        ("شہر {}", "The city of {}"),
    )
    pairs = [(urdu.format("ہانگ کانگ"), english.format("Hong Kong")) for urdu, english in frames]
    found = learn_terms(pairs)
    assert [(term.urdu, term.english) for term in found] == [("ہانگ کانگ", "Hong Kong")]


def test_words_joined_by_and_are_one() -> None:
    frames = (
        ("{} دیکھو", "Look at the {}"),
        ("نئے {} ہیں", "There are new {}"),
        ("ان {} سے", "From those {}"),
        ("{} غلط", "Wrong {}"),
    )
    pairs = [(urdu.format("اعداد و شمار"), english.format("data")) for urdu, english in frames]
    assert [(term.urdu, term.english) for term in learn_terms(pairs)] == [("اعداد و شمار", "data")]


def test_common_english_words_and_latin_ones_are_no_terms() -> None:
    others = {"آغاز": "start", "برف": "snow", "پانی": "water", "تالا": "lock"}.items()
    assert learn_terms([(f"تاہم {urdu}", f"However, {english}") for urdu, english in others]) == []
    assert learn_terms([(f"COVID {urdu}", f"{english} COVID") for urdu, english in others]) == []


def test_the_best_come_first_each_word_once() -> None:
    found = learn_terms(PAIRS)
    assert [term.score for term in found] == sorted((term.score for term in found), reverse=True)
    assert len({term.urdu for term in found}) == len({term.english for term in found}) == len(found)
    assert all(term.occurrences >= LEAST_COUNT for term in found)


def test_progress_may_stop_it() -> None:
    told: list[tuple[int, int]] = []
    learn_terms(PAIRS * 5, lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert len(told) > 2

    def stop(_done: int, _total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        learn_terms(PAIRS, stop)


def test_professional_pairs_teach_their_terms() -> None:
    found = {(term.urdu, term.english) for term in learn_terms(professional_pairs())}
    assert {("عالمی وبا", "pandemic"), ("ویکسین", "vaccine"), ("بخار", "fever"), ("سعودی عرب", "Saudi Arabia")} <= found
