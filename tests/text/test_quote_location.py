"""Where words stand after the sentence around them was edited."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator_gui.text.quote_location import TextRange, find_quote, relocate_quote

BEFORE = "The minister signed the accord in Lahore on Monday."
CASES = {
    "nothing changed": (BEFORE, "accord"),
    "words before": ("On Monday the foreign minister signed the accord in Lahore.", "accord"),
    "words after": ("The minister signed the accord in Lahore on Monday evening at last.", "accord"),
    "the word itself": ("The minister signed the agreement in Lahore on Monday.", "agreement"),
    "a letter of it": ("The minister signed the accords in Lahore on Monday.", "accords"),
    "a letter typed against it": ("The minister signed the naccord in Lahore on Monday.", "naccord"),
    "gone": ("The minister signed in Lahore on Monday.", None),
    "everything": ("Nobody knows what became of it, or why.", None),
    "nothing left": ("", None),
    "written anew, with the word": ("It was an accord, said those who had been told of what went on there.", "accord"),
}


@pytest.mark.parametrize("case", CASES)
def test_words_are_followed_through_an_edit(case: str):
    now, expected = CASES[case]
    start = BEFORE.index("accord")
    stretch = relocate_quote(TextRange(start, start + 6), "accord", BEFORE, now)
    assert (stretch and now[stretch.start : stretch.end]) == expected


def test_words_that_come_among_the_words_belong_to_them():
    start = BEFORE.index("signed")
    stretch = TextRange(start, BEFORE.index(" in Lahore"))
    now = BEFORE.replace("the accord", "the long awaited accord")
    moved = relocate_quote(stretch, "signed the accord", BEFORE, now)
    assert moved is not None
    assert now[moved.start : moved.end] == "signed the long awaited accord"


def test_words_that_are_taken_from_the_words_leave_the_rest():
    start = BEFORE.index("in Lahore")
    stretch = TextRange(start, len(BEFORE) - 1)
    now = BEFORE.replace(" on Monday", "")
    moved = relocate_quote(stretch, "in Lahore on Monday", BEFORE, now)
    assert moved is not None
    assert now[moved.start : moved.end] == "in Lahore"


def test_a_word_that_stands_twice_is_the_one_that_was_meant():
    before = "The war after the war was no war."
    second = before.index("war", 6)
    now = "They say that the war after the war was no war."
    moved = relocate_quote(TextRange(second, second + 3), "war", before, now)
    assert moved is not None
    assert moved.start == now.index("war", now.index("war") + 1)


def test_a_range_that_its_text_does_not_have_is_looked_for_by_its_words():
    assert relocate_quote(TextRange(40, 60), "accord", "", BEFORE) == find_quote("accord", BEFORE, 0)
    assert relocate_quote(TextRange(40, 60), "treaty", "", BEFORE) is None


WORDS = st.lists(
    st.sampled_from(["the", "a", "war", "peace", "minister", "said", "of", "in", "Lahore", "and,", "talks."]),
    max_size=14,
)


@given(WORDS, WORDS, st.data())
def test_a_stretch_lies_within_the_text_and_has_a_word(before: list[str], now: list[str], data: st.DataObject):
    old, new = " ".join(before), " ".join(now)
    if not old:
        return
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    moved = relocate_quote(TextRange(start, end), old[start:end], old, new)
    if moved is not None:
        assert 0 <= moved.start < moved.end <= len(new)


@given(st.text("abc d", min_size=1, max_size=30), st.text("xyz", min_size=1, max_size=6), st.data())
def test_a_word_inserted_elsewhere_only_moves_the_words(old: str, word: str, data: st.DataObject):
    words = [at for at, letter in enumerate(old) if letter != " " and (at == 0 or old[at - 1] == " ")]
    if not words:
        return
    start = data.draw(st.sampled_from(words))
    end = next((at for at in range(start, len(old)) if old[at] == " "), len(old))
    now = f"{word} {old}"
    moved = relocate_quote(TextRange(start, end), old[start:end], old, now)
    # Where the sentence was so short that it was written anew, its words are looked for.
    assert moved is None or now[moved.start : moved.end] == old[start:end]
    now = f"{old} {word}"
    moved = relocate_quote(TextRange(start, end), old[start:end], old, now)
    assert moved is not None
    assert now[moved.start : moved.end] == old[start:end]
