from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator_gui.text.counting import word_around, word_count

SEED = Path(__file__).parents[2] / "resources/sample/seed.ur.txt"


def test_the_seed_has_458_words() -> None:
    assert word_count(SEED.read_text(encoding="utf-8")) == 458


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("۔ … * –", 0),
        ("یہ جملہ ہے ۔", 3),
        ("گیا۔پھر آیا", 3),
        ("ہے.اب", 2),
        ("قابلِ بھروسا", 2),
        ("تبادلۂ خیال", 2),
        ("2014ء کے بعد", 3),
        ("می\u200cخواہم", 1),
        ("کھیل-کود", 1),
        ("۵۔۶ فیصد", 2),
        ("حضرت محمدﷺ", 2),
        ("don't", 1),
        ("don’t stop", 2),
        ("‘quoted’ words", 2),
        ("state-of-the-art", 1),
        ("12,345.67 rupees", 2),
        ("Come in.Sit down.", 3),
        ("At 10:30, he said: yes", 5),
        ("U.S. policy", 2),
        ("See https://example.com/a-b?c=1&d=2 now", 3),
        ("ali.khan@example.com.pk", 1),
        ("one—two – three", 3),
        ("and/or R&D", 2),
        ("وہ پی۔ایچ۔ڈی ہیں", 3),
        ("پی۔ایچ۔ڈی۔", 1),
        ("پي.ايچ.ڈي", 1),
        ("یو۔ایس۔اے اور سی۔آئی۔اے", 3),
        ("ایم۔فل، بی۔ایڈ", 2),
        ("ن۔م۔ راشد", 2),
        ("ایس۔ سی۔ او۔", 3),
        ("U.S.A. and U.N.", 3),
        ("ہے۔اے", 2),
        ("پی۔ہے", 2),
        ("بے۔پی۔ہے", 3),
        ("چاپی۔ایچ", 2),
        ("ایم۔فلم", 2),
    ],
)
def test_word_count(text: str, words: int) -> None:
    assert word_count(text) == words


@given(st.text(), st.text())
def test_texts_apart_add_up(first: str, second: str) -> None:
    assert word_count(f"{first}\n{second}") == word_count(first) + word_count(second)


@given(st.lists(st.text(alphabet="ابپتٹجکگنہیےًُِ", min_size=1).filter(lambda word: word[0].isalpha())))
def test_words_between_spaces(words: list[str]) -> None:
    assert word_count(" ".join(words)) == len(words)


@pytest.mark.parametrize(
    ("text", "offset", "word"),
    [
        ("وہ پی۔ایچ۔ڈی ہیں۔", 6, "پی۔ایچ۔ڈی"),
        ("وہ پی.ایچ.ڈی۔", 12, "پی.ایچ.ڈی"),
        ("وہ گیا۔پھر آیا", 4, "گیا"),
        ("وہ گیا۔پھر آیا", 7, "پھر"),
        ("ہیں۔", 3, "ہیں"),
        ("ہیں ؟! اور", 5, "؟!"),
        ("بے\u200cوقوف", 4, "بے\u200cوقوف"),
        ("in U.S.A. or", 5, "U.S.A"),
        ("", 0, ""),
        ("a ", 9, ""),
    ],
)
def test_the_word_at_a_place(text: str, offset: int, word: str) -> None:
    start, end = word_around(text, offset)
    assert text[start:end] == word


@given(st.text(), st.integers(0, 20))
def test_the_word_at_a_place_is_there(text: str, offset: int) -> None:
    start, end = word_around(text, min(offset, len(text)))
    assert start <= min(offset, len(text)) <= end <= len(text)
