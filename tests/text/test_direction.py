from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator_gui.text.direction import (
    OVERRIDES,
    has_rtl,
    isolate_quoted_urdu,
    isolate_sides,
    runs,
    urdu_and_english,
    visible,
)

mixed = st.lists(
    st.one_of(
        st.sampled_from(["ہے", " ", "WHO", "12", "۵", "(", ")", "۔", ".", "-", "COVID-19", "é"]), st.text(max_size=3)
    )
).map("".join)


@pytest.mark.parametrize(
    ("text", "islands"),
    [
        ("سلام، دنیا۔", []),
        ("وبا (WHO) کا 2014ء میں ۵ لاکھ", ["WHO"]),
        ("وائرس COVID-19 پھیلا", ["COVID-19"]),
        ("اخبار The New York Times میں", ["The New York Times"]),
        ("صفحہ https://x.y/a?b=1 پر", ["https://x.y/a?b=1"]),
        ("فائل 3.5GB کی", ["3.5GB"]),
        ("زبان C++ اور C# ہیں", ["C++", "C#"]),
        ("سال 1947 - 1950", []),
        ("لفظ ｗｉｄｅ é Ж 漢 𝐀 ہیں", ["ｗｉｄｅ é Ж 漢 𝐀"]),
        ("یہ U.S. ہے، UN نہیں", ["U.S", "UN"]),
    ],
)
def test_latin_islands(text: str, islands: list[str]) -> None:
    assert [piece for piece, rtl in runs(text) if not rtl] == islands


def test_text_without_urdu_is_one_run() -> None:
    assert runs("Hello (2014), world!") == [("Hello (2014), world!", False)]
    assert runs("") == []


def test_the_sides_of_a_line_are_isolated() -> None:
    text = "Names:\nپاکستان = Pakistan\n<COVID-19> ہے۔ = It is COVID-19.\nیہ ہے۔\ntext: COVID-19 ہے"
    lines = isolate_sides(text).split("\n")
    assert lines == [
        "Names:",
        "\u2067پاکستان\u2069 = \u2066Pakistan\u2069",
        "\u2067<COVID-19> ہے۔\u2069 = \u2066It is COVID-19.\u2069",
        "یہ ہے۔",
        "text: \u2067COVID-19 ہے\u2069",
    ]


@given(mixed)
def test_runs_are_the_text_and_maximal(text: str) -> None:
    pieces = runs(text)
    assert "".join(piece for piece, _ in pieces) == text
    assert all(piece for piece, _ in pieces)
    assert all(before[1] != after[1] for before, after in pairwise(pieces))
    assert not any(has_rtl(piece) for piece, rtl in pieces if not rtl)


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from(sorted(OVERRIDES)))))
def test_overrides_are_seen_and_offsets_stay(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert OVERRIDES.isdisjoint(shown)
    assert all(char in OVERRIDES or char == mark for char, mark in zip(text, shown, strict=True))


def test_joiners_and_marks_are_no_overrides() -> None:
    assert visible("می\u200cخواہم\u200f\u200e") == "می\u200cخواہم\u200f\u200e"
    assert visible("report\u202efdp.exe") == "report◀fdp.exe"


def test_digits_and_punctuation_have_no_direction_of_their_own() -> None:
    assert has_rtl("a ہ")
    assert not has_rtl("abc ۱۲۳، ۔؟")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("minister", ("", "minister")),
        ("وزیر", ("وزیر", "")),
        ("وزیر minister", ("وزیر", "minister")),
        ("the minister وزیر", ("وزیر", "the minister")),
        ("نے ATM سے ", ("نے ATM سے ", "")),
        ("25 مارچ 2008 March", ("25 مارچ 2008", "March")),
        (" two  words ", ("", " two  words ")),
        ("", ("", "")),
    ],
)
def test_a_search_text_is_split_into_its_urdu_and_its_english(text: str, parts: tuple[str, str]) -> None:
    assert urdu_and_english(text) == parts


@pytest.mark.parametrize(
    ("message", "isolated"),
    [
        ("“2041” is 2014 (2014ء) in the Urdu", "“2041” is 2014 (\u20672014ء\u2069) in the Urdu"),
        ("“شکریہ۔” – “شکریہ۔”", "“\u2067شکریہ۔\u2069” – “\u2067شکریہ۔\u2069”"),
        ("“(” is not closed", "“(” is not closed"),
        ("“53” is 35 (۳۵) in the Urdu", "“53” is 35 (۳۵) in the Urdu"),
    ],
)
def test_quoted_urdu_keeps_its_own_order(message: str, isolated: str) -> None:
    assert isolate_quoted_urdu(message) == isolated
