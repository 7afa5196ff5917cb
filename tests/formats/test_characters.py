import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from translator_gui.formats.characters import is_rtl, sanitize, source_runs, target_runs
from translator_gui.text.direction import runs

MIXED = st.text(alphabet="اب۔۲ aZ3.,()[]\n\t\u200c\u202e\u2066\u2067\u2069\u202c", max_size=40)
PARTNERS = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c"} | dict.fromkeys(
    "\u2066\u2067\u2068", "\u2069"
)


@given(st.text(alphabet=st.characters(), max_size=60))
def test_safe_text_stands_in_xml(text: str) -> None:
    element = etree.Element("t")
    element.text = sanitize(text)
    assert sanitize(sanitize(text)) == sanitize(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x00b\x1fc\ufffe", "abc"),
        ("a\r\nb\rc\x0bd", "a\nb\nc\nd"),
        ("\ud800x", "\ufffdx"),
        ("a\u202eb", "a\u202eb\u202c"),
        ("\u2069a\u202c", "a"),
        ("\u2067a\u202eb\u2069c", "\u2067a\u202eb\u202c\u2069c"),
        ("\u2067a\nb", "\u2067a\u2069\nb"),
        ("قابلِ\u200cبھروسا\u200f", "قابلِ\u200cبھروسا\u200f"),
    ],
)
def test_what_is_made_safe(text: str, expected: str) -> None:
    assert sanitize(text) == expected


@given(MIXED)
def test_direction_controls_are_closed_in_their_line(text: str) -> None:
    for line in sanitize(text).split("\n"):
        stack: list[str] = []
        for letter in line:
            if letter in PARTNERS:
                stack.append(PARTNERS[letter])
            elif letter in "\u202c\u2069":
                assert stack.pop() == letter
        assert stack == []


@given(MIXED)
def test_runs_are_the_text(text: str) -> None:
    for split in (source_runs, target_runs):
        assert "".join(piece for piece, _ in split(text)) == text
        assert all(piece for piece, _ in split(text))


@given(MIXED)
def test_the_short_way_is_the_long_way(text: str) -> None:
    assert source_runs(text) == runs(text)


def test_urdu_in_english_is_a_run() -> None:
    assert target_runs("the daily جنگ اخبار, 5 rupees") == [
        ("the daily ", False),
        ("جنگ اخبار", True),
        (", 5 rupees", False),
    ]


def test_direction_is_that_of_the_first_letter() -> None:
    assert is_rtl("(2014) روس and")
    assert not is_rtl("12 “Moscow” روس")
    assert not is_rtl("")
