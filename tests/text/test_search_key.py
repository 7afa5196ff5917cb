import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator_gui.text.search_key import CASED, SMALL, SearchKeyMap, expands, lowered, search_key, small_key

texts = st.text(
    st.one_of(
        st.characters(),
        st.characters(min_codepoint=0x20, max_codepoint=0x24F),
        st.characters(min_codepoint=0x600, max_codepoint=0x6FF),
        st.sampled_from("ا\u0653\u0654\u0640ﻻﷺہی\u200c\u0301’“\u00a0\nΣς"),
    )
)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("“don’t”", '"don\'t"'),
        ("a\u00a0b\u202fc\nd", "a b c d"),
        ("1947–50", "1947-50"),
        ("Ghālib", "Ghalib"),
        ("cafe\u0301", "cafe"),
        ("Qurʾān", "Qur'an"),
        ("soft\u00adware", "software"),
        ("اُردُو كي", "اردو کی"),
        ("İstanbul", "Istanbul"),
        ("ا\u08d3ب\u08f0", "اب"),
    ],
)
def test_what_no_keyboard_has_equals_its_plain_form(typed: str, key: str) -> None:
    assert search_key(typed) == key
    assert small_key(typed) == key.lower()


def test_plain_english_is_its_own_key() -> None:
    text = "Plain words, 12 of them."
    assert search_key(text) is text


@given(texts)
def test_a_key_is_its_own_key(text: str) -> None:
    assert search_key(search_key(text)) == search_key(text) == CASED.key(text)
    assert small_key(small_key(text)) == small_key(text)


@given(texts)
def test_the_small_key_is_the_key_without_capitals(text: str) -> None:
    assert lowered(search_key(text)) == small_key(text)
    assert len(small_key(text)) == len(search_key(text))


@given(texts, st.booleans(), st.data())
def test_a_span_leads_back_to_whole_letters(text: str, small: bool, data: st.DataObject) -> None:
    keyed = SearchKeyMap(text, small=small)
    if not keyed.key:
        return
    start = data.draw(st.integers(0, len(keyed.key) - 1))
    end = data.draw(st.integers(start + 1, len(keyed.key)))
    span = keyed.span(start, end)
    if span is None:
        assert expands(text)
    else:
        assert (SMALL if small else CASED).key(text[span[0] : span[1]]) == keyed.key[start:end]
