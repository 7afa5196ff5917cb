import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator_gui.text.edit_distance import EditDistanceCounts, edit_distance

TEXTS = st.text(alphabet="ab ,.'روس\n", max_size=30)


@pytest.mark.parametrize(
    ("old", "new", "words", "of_words"),
    [
        ("One two three.", "One two three.", 0, 4),
        ("One two three.", "One too three.", 1, 4),
        ("One two three.", "One three", 2, 2),
        ("two one", "one two", 2, 2),
        ("", "All of it", 3, 3),
        ("All of it", "", 3, 0),
        ("don't stop", "do not stop", 2, 3),
        ("a b ", " a b", 0, 2),
        ("روس اور", "روس", 1, 1),
    ],
)
def test_words_and_marks_are_counted(old: str, new: str, words: int, of_words: int):
    found = edit_distance(old, new)
    assert (found.words, found.of_words) == (words, of_words)


def test_rates_are_percent_of_the_new_text():
    assert edit_distance("a b c d", "a b c x").word_rate == 25
    assert edit_distance("abcd", "abxd").character_rate == 25
    assert edit_distance("a b", "").word_rate == 200
    assert EditDistanceCounts().word_rate == 0


@given(TEXTS, TEXTS)
def test_a_distance(old: str, new: str):
    found = edit_distance(old, new)
    assert (found.words, found.characters) == edit_distance(new, old)[0:3:2]
    assert found.characters <= max(len(old), len(new))
    assert found.words == 0 or old.strip() != new.strip()
    assert found.plus(found).words == 2 * found.words
