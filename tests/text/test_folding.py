import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator_gui.text.folding import URDU, fold

texts = st.text(
    alphabet=st.one_of(
        st.characters(), st.characters(min_codepoint=0x600, max_codepoint=0x6FF), st.sampled_from("ا\u0653\u0654ہیﷺ")
    )
)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("كتاب", "کتاب"),
        ("هے", "ہے"),
        ("مدرسة", "مدرسہ"),
        ("علي", "علی"),
        ("قابلِ بھروسا", "قابل بھروسا"),
        ("تبادلۂ", "تبادلہ"),
        ("تبادله\u0654", "تبادلہ"),
        ("کئی", "کیی"),
        ("کی\u0654ی", "کیی"),
        ("ا\u0653م", "آم"),
        ("ا\u0640\u0653م", "آم"),
        ("آم", "آم"),
        ("کـــتاب", "کتاب"),
        ("می\u200cخواہم", "می خواہم"),
        ("\u202bاردو\u202c\u200f", "اردو"),
        ("۱۲٬۳۴۵٫۶٪", "12,345.6%"),
        ("٢٠١٥", "2015"),
        ("ﻻﮨﻮر", "لاہور"),
        ("گھر", "گھر"),
        ("ﬁ x²", "ﬁ x²"),
    ],
)
def test_key(typed: str, key: str) -> None:
    assert fold(typed) == key


@given(texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.integers(0, 0x10FFFF))
def test_what_a_letter_becomes_is_folded_no_further(code: int) -> None:
    key = fold(chr(code))
    assert all(fold(letter) == letter for letter in key)


@given(texts)
def test_offsets_lead_back(text: str) -> None:
    key, offsets = URDU.key_with_map(text)
    assert key == fold(text)
    assert len(offsets) == len(key) + 1
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)
    assert all(0 <= offset < len(text) for offset in offsets[:-1])


@given(texts, texts, texts)
def test_a_highlight_covers_what_was_found(before: str, word: str, after: str) -> None:
    text = f"{before} {word}|{after}"
    key, offsets = URDU.key_with_map(text)
    start = len(fold(before)) + 1
    end = start + len(fold(word))
    assert key[start:end] == fold(word)
    assert text[offsets[start] : offsets[end]].startswith(word.lstrip()) or fold(
        text[offsets[start] : offsets[end]]
    ) == fold(word)


def test_a_highlight_includes_the_last_letters_marks() -> None:
    text = "اُردُو، قابلِ قدر"
    key, offsets = URDU.key_with_map(text)
    start = key.index("قابل")
    assert text[offsets[start] : offsets[start + 4]] == "قابلِ"
