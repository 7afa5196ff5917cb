import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator_gui.text.loose_key import LooseKeyMap, loose_key, loose_pattern, loose_word_key
from translator_gui.text.search_key import expands, small_key

letters = st.one_of(
    st.sampled_from("اہھکےیءئو \u200c\u200d؟?،,۔.؛;\u064e\u0640ۂﻻaAé1۱"),
    st.characters(min_codepoint=0x600, max_codepoint=0x6FF),
    st.characters(),
)
texts = st.text(letters)
urdu = st.text(st.sampled_from("اہھکےیءئ \u200c؟،۔\u064e"), max_size=9)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("گهر", "گھر"),
        ("هاتھ", "ہاتہ"),
        ("انہوں", "انھوں"),
        ("بےوقوف", "بے وقوف"),
        ("بےوقوف", "بے\u200cوقوف"),
        ("بےوقوف", "بیوقوف"),
        ("کے لیے", "کیلئے"),
        ("آج کل", "آجکل"),
        ("علماء", "علما"),
        ("کیا؟", "کیا ?"),
        ("ہاں، نہیں۔", "ھاں , نہیں."),
        ("کیا  ہوا", "کیا ہوا"),
        ("health care", "Healthcare"),
    ],
)
def test_spellings_that_readers_take_for_the_same(one: str, other: str) -> None:
    assert loose_key(one) == loose_key(other)


@pytest.mark.parametrize(("one", "other"), [("کے", "کی"), ("گھر", "گر"), ("ہے", "ہی"), ("گئے", "گے"), ("کل", "گل")])
def test_other_words_have_other_keys(one: str, other: str) -> None:
    assert loose_key(one) != loose_key(other)


def test_a_word_is_its_letters_and_digits() -> None:
    assert loose_word_key("پی۔ایچ۔ڈی") == loose_word_key("پی ایچ ڈی") == loose_word_key("پی. ایچ. ڈی.")
    assert loose_word_key("U.S.A.") == loose_word_key("USA") == "usa"
    assert loose_word_key("اے۔ بی") == loose_word_key("اےبی")
    assert loose_word_key("Qurʾān") == loose_word_key("Quran")


@given(texts)
def test_a_key_is_its_own_key(text: str) -> None:
    assert loose_key(loose_key(text)) == loose_key(text)
    assert loose_word_key(loose_word_key(text)) == loose_word_key(text) == loose_word_key(loose_key(text))


@given(texts)
def test_what_is_the_same_to_a_search_is_loosely_the_same(text: str) -> None:
    assert loose_key(small_key(text)) == loose_key(text)


@given(texts, st.data())
def test_a_span_leads_back_to_whole_letters(text: str, data: st.DataObject) -> None:
    keyed = LooseKeyMap(text)
    assert keyed.key == loose_key(text)
    if not keyed.key:
        return
    start = data.draw(st.integers(0, len(keyed.key) - 1))
    end = data.draw(st.integers(start + 1, len(keyed.key)))
    span = keyed.span(start, end)
    if span is None:
        assert expands(text)
    else:
        # Without what follows, a final ے is no longer inside a word.
        assert re.sub("ے$", "ی", loose_key(text[span[0] : span[1]])) == re.sub("ے$", "ی", keyed.key[start:end])


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("کا مسئلہ", "کام", False),
        ("ایک آج\u200cکل کا", "اجکل", False),
        ("ایک آج\u200cکل کا", "آجکل", True),
        ("وہ بے وقوف، تھا", "بیوقوف", True),
        ("وہ بے وقوفی", "بیوقوف", False),
        ("علماء نے", "علما", True),
        ("پاس نے", "اسنے", False),
        ("(ہے؟)", "ہے?", True),
    ],
)
def test_what_is_found_is_whole_words_or_not(text: str, part: str, whole: bool) -> None:
    keyed = LooseKeyMap(text)
    start = keyed.key.find(part)
    assert (start >= 0 and keyed.is_whole(start, start + len(part))) is whole


def found(words: str, text: str) -> list[str]:
    return [match.group() for match in re.finditer(loose_pattern(small_key(words)), small_key(text))]


@pytest.mark.parametrize(
    ("words", "text", "hits"),
    [
        ("بےوقوف", "بے وقوف بیوقوف بے\u200cوقوف بےوقوفی", ["بے وقوف", "بیوقوف", "بے وقوف", "بےوقوف"]),
        ("بیوقوف", "بے وقوف بےوقوفوں", ["بے وقوف", "بےوقوف"]),
        ("بے وقوف", "بیوقوف بےوقوف بی وقوف بیوقوفوں بیوقوفانہ", ["بیوقوف", "بےوقوف", "بیوقوف"]),
        ("کے لیے", "کیلئے کے لئے کےلیے کی لیے", ["کیلیے", "کے لیے", "کےلیے"]),
        ("کی وجہ", "کے وجہ", []),
        ("کے", "کی کیا کیے", []),
        ("کام", "کا مسئلہ بے کا م", ["کا م"]),
        ("آجکل", "آج کل آج کلو", ["آج کل"]),
        ("ھے؟", "ہے ؟ ہے?", ["ہے ؟", "ہے?"]),
        ("علما", "علماء علماءوں", ["علماء", "علماء"]),
        ("اس نے", "اسنے پاسنے اسنےہا", ["اسنے"]),
        ("دیکہ", "دیکھتے", ["دیکھ"]),
        ("متاثرہ", "متاثر ہے متاثر ہ", ["متاثر ہ"]),
        ("a.", "a۔ b", ["a۔"]),
    ],
)
def test_a_search_takes_account_of_spaces(words: str, text: str, hits: list[str]) -> None:
    assert found(words, text) == hits


VARIANTS = [
    line.split("\t") for line in (Path(__file__).parent / "spelling_variants.tsv").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize(("kind", "words", "text"), VARIANTS)
def test_variants_are_found_either_way_round(kind: str, words: str, text: str) -> None:
    hits = found(words, f"یہ {text} تھا"), found(text, f"یہ {words} تھا")
    assert list(map(len, hits)) == ([0, 0] if kind == "beyond the key" else [1, 1])


def test_nothing_but_spaces_and_hamza_has_no_pattern() -> None:
    assert loose_pattern("") == loose_pattern("  ء ") == ""


@given(urdu, urdu, urdu)
def test_what_is_found_as_typed_is_found_loosely(before: str, words: str, after: str) -> None:
    words = small_key(words)
    text = small_key(f"{before}{words}{after}")
    pattern = loose_pattern(words)
    if pattern and words in text:
        spans = [match.span() for match in re.finditer(pattern, text)]
        start, end = text.index(words.strip(" ء")), text.index(words.strip(" ء")) + len(words.strip(" ء"))
        assert any(first < end and start < last for first, last in spans)


@given(urdu, st.text(st.sampled_from("اہھکےیء ؟?۔."), max_size=40))
def test_what_is_found_loosely_has_the_loose_key(words: str, text: str) -> None:
    pattern = loose_pattern(small_key(words))
    for match in re.finditer(pattern, text) if pattern else ():
        hit = loose_key(match.group())
        assert hit == loose_key(words)
