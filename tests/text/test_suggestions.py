"""What a misspelling may have been meant to be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.dictionaries import dictionary
from translator_gui.text.dictionary import EnglishVariety, SpellingDictionary
from translator_gui.text.suggestions import distance, one_error_variants, suggest

MISTAKES = """
teh the, recieve receive, goverment government, accomodaton accommodation, thier their, wich which, seperate separate,
definately definitely, occured occurred, untill until, becuase because, begining beginning, minstry ministry,
politcal political, parliment parliament, tommorow tomorrow, juducial judicial, wierd weird, commitee committee,
Pakstan Pakistan, pakistan Pakistan, Teh The, Goverment Government, goverment's government's, foriegn foreign,
independant independent
"""


@pytest.mark.parametrize(("wrong", "right"), [pair.split() for pair in MISTAKES.split(",")])
def test_the_right_word_comes_first(wrong: str, right: str):
    assert suggest(wrong, dictionary())[0] == right


def test_two_words_run_together_are_parted():
    assert "in the" in suggest("inthe", dictionary())
    assert "a lot" in suggest("alot", dictionary())


def test_the_projects_words_are_suggested_too():
    assert suggest("Janjuaa", dictionary(), ["Janjua"])[0] == "Janjua"
    assert suggest("Zarghoona", dictionary(), ["Zarghuna", "tajdeed"])[0] == "Zarghuna"


def test_nothing_is_suggested_that_is_not_fit_to_be():
    rude = SpellingDictionary(EnglishVariety.AMERICAN, {"darn", "dark"}, {"darn"}, {})
    assert suggest("dar", rude) == ["dark"]
    assert suggest("xqzvwkjh", dictionary()) == []


WORDS = st.text("abcd'", min_size=1, max_size=8)


@given(WORDS, WORDS)
def test_distance_is_even_handed_and_bounded(first: str, second: str):
    reach = 3
    slips = distance(first, second, reach)
    assert slips == distance(second, first, reach) <= reach + 1
    assert (slips == 0) == (first == second)


@given(WORDS)
def test_one_slip_is_one_slip(word: str):
    assert all(distance(word, other, 2) == 1 for other in one_error_variants(word))
