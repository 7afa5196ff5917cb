import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from translator_gui.memory.scoring import (
    key_hash,
    least_score,
    match_key,
    only_numbers_differ,
    score,
    twin_hash,
)

WORDS = st.sampled_from(
    ["وزیر", "وزیرِ", "اعظم", "نے", "کہا", "۵", "12", "۱۲۳۴", "کو", "كو", "Covid", "H1N1", "2020ء", "۔"]
)
TEXTS = st.lists(WORDS, max_size=9).map(" ".join)


def of(one: str, other: str) -> int:
    return score(match_key(one), match_key(other))


def by_the_book(one: str, other: str) -> int:
    """⌊100·(1 - (dw/max words + dc/max letters)/2)⌋, written down as the manual says it."""
    first, second = match_key(one), match_key(other)
    words = max(len(first.words), len(second.words))
    letters = max(len(first.key), len(second.key))
    distances = (
        Levenshtein.distance(first.words, second.words) * letters + Levenshtein.distance(first.key, second.key) * words
    )
    return (100 * 2 * words * letters - 100 * distances) // (2 * words * letters)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("وزیر نے کہا۔", "وزیر نے کہا۔", 100),
        ("  وزیر نے کہا۔ ", "وزیر نے کہا۔", 100),
        ("آج", "ا\u0653ج", 100),
        ("وزیر نے کہا۔", "وزیرِ نے کہا", 99),
        ("The BBC نے", "the bbc نے", 99),
        ("كتاب", "کتاب", 99),
        ("صفحہ 12", "صفحہ ۱۲", 99),
        ("صفحہ 12", "صفحہ ۳۴۵", 99),
        ("1,200 لوگ آئے", "3.5 لوگ آئے", 99),
        ("2019ء میں", "2020ء میں", 99),
        ("H1N1 وائرس ہے", "H5N1 وائرس ہے", 79),
        ("وزیر نے کہا", "وزیر نے پوچھا", 67),
        ("", "", 100),
        ("***", "***", 100),
        ("***", "—", 0),
        ("***", "وزیر", 0),
    ],
)
def test_a_score(one: str, other: str, expected: int):
    assert of(one, other) == expected
    assert of(other, one) == expected


@given(TEXTS, TEXTS)
def test_it_is_the_formula_wherever_the_keys_differ(one: str, other: str):
    first, second = match_key(one), match_key(other)
    assert of(one, other) == of(other, one)
    if first.key == second.key:
        assert of(one, other) == (100 if one == other else 99 if first.key else 0)
    elif only_numbers_differ(first, second):
        assert of(one, other) == 99
    elif first.key and second.key:
        assert of(one, other) == by_the_book(one, other)
    else:
        assert of(one, other) == 0


@given(TEXTS, TEXTS, st.integers(1, 100))
def test_a_least_score_changes_no_score_above_it(one: str, other: str, least: int):
    found = of(one, other)
    assert score(match_key(one), match_key(other), least) == (found if found >= least else 0)


@given(TEXTS, TEXTS)
def test_hashes_agree_for_texts_that_score_99(one: str, other: str):
    first, second = match_key(one), match_key(other)
    if first.key == second.key and (first.key or first.text == second.text):
        assert key_hash(first) == key_hash(second)
        assert twin_hash(first) == twin_hash(second)
    if only_numbers_differ(first, second):
        assert twin_hash(first) == twin_hash(second) > 0


def test_long_texts_that_differ_in_a_letter_round_down():
    words = ["لفظ"] * 40
    assert of(" ".join(words), " ".join([*words[1:], "لفظے"])) == 98


def test_short_texts_are_shown_from_sixty_at_the_usual_least_score():
    assert [least_score(words) for words in (1, 2, 3)] == [60, 60, 70]
    assert least_score(2, 95) == 95
