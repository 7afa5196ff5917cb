"""Which stretches of an English text are words to be judged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator_gui.text.words import possible_words, with_straight_apostrophes, words_to_check


def found(text: str) -> list[str]:
    return [word.text for word in words_to_check(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("don’t the fox's and o’clock", ["don't", "the", "fox's", "and", "o'clock"]),
        ("pre-election state‑of‑the‑art", ["pre", "election", "state", "of", "the", "art"]),
        ("co\u00adoperate", ["cooperate"]),
        ("the 2nd of the 1990s, 5G, F-16 and 1990's", ["the", "of", "the", "and"]),
        ("see https://example.com/a_b?q=teh or www.example.com now", ["see", "or", "now"]),
        ("write to some.body@example.com.pk today", ["write", "to", "today"]),
        ("by @janjua in #PakVotes, example.com and notes.docx too", ["by", "in", "and", "too"]),
        ('a <b>bold</b> <g id="1">word</g>', ["bold", "word"]),
        ("see {1} and {name} of %s, %1$d or %(count)d&nbsp;here", ["see", "and", "of", "or", "here"]),
        ("saved in C:\\teh\\file and /usr/lib/teh now", ["saved", "in", "and", "now"]),
        ("NATO, the MPs and NGOs' ISI", ["the", "and"]),
        ("e.g. the U.S. and a Ph.D. or M.Phil. at 5 p.m.", ["the", "and", "or", "at"]),
        ("chapter iv and xii of part XIV", ["chapter", "and", "of", "part"]),
        ("an iPhone by YouTube and McDonald", ["an", "by", "and"]),
        ("زندگی zindagī is life, Shari‘a law", ["is", "life", "law"]),
        ("it ended.The next", ["it", "ended", "The", "next"]),
        ("some_name here", ["here"]),
        ("", []),
    ],
)
def test_what_is_judged(text: str, words: list[str]):
    assert found(text) == words


def test_a_text_in_capitals_is_judged_as_if_it_were_small():
    assert found("GOVERMENT ANNOUNCES POLICY ON ISI") == ["goverment", "announces", "policy"]
    assert found("The UNHCR said") == ["The", "said"]


@pytest.mark.parametrize(
    ("text", "proper"),
    [
        ("Teh man met Janjua.", ["Janjua"]),
        ("He said, “Teh man came.” Then Malik left.", ["Malik"]),
        ("It ended. Teh rest of Dr. Janjua was fine.", ["Dr", "Janjua"]),
        ("Goverment Announces New Polcy", []),
        (
            "Chief Counsellor Valery Molostov met Prime Minister Abbasi.",
            ["Counsellor", "Valery", "Molostov", "Prime", "Minister", "Abbasi"],
        ),
    ],
)
def test_where_a_capital_tells_a_name(text: str, proper: list[str]):
    assert [word.text for word in words_to_check(text) if word.proper] == proper


def test_parts_of_a_hyphenated_word_are_told():
    assert [(word.text, word.joined) for word in words_to_check("al-Qaeda and re‑do")] == [
        ("al", True),
        ("Qaeda", True),
        ("and", False),
        ("re", True),
        ("do", True),
    ]


TEXTS = st.text(st.sampled_from(list("abTeEI'’-. <>{}%@/\\#1زہ_\u00ad")), max_size=60) | st.text(max_size=80)


@given(TEXTS)
def test_words_lie_in_order_and_are_what_stands_there(text: str):
    end = 0
    for word in words_to_check(text):
        assert end <= word.start < word.end <= len(text)
        end = word.end
        assert with_straight_apostrophes(text[word.start : word.end]).lower() == word.text.lower()
        assert word.text.replace("'", "").isalpha()
        assert word.text.isascii()


@given(TEXTS)
def test_the_quick_look_misses_no_word(text: str):
    quick = " ".join(map(with_straight_apostrophes, possible_words(text))).lower()
    assert all(word.text.lower() in quick for word in words_to_check(text))
