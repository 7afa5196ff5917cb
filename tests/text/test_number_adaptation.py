"""Numbers of one sentence put into the English of another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator_gui.text.number_adaptation import number_free_key, with_numbers_of


@pytest.mark.parametrize(
    ("source", "other", "target", "expected"),
    [
        ("۲۰ افراد آئے", "۳۵ افراد آئے", "20 people came", "35 people came"),
        ("1,200 گھر", "15,400 گھر", "1,200 houses", "15,400 houses"),
        ("1200 گھر", "15400 گھر", "1,200 houses", "15,400 houses"),
        ("یہ 5ویں بار ہے", "یہ 22ویں بار ہے", "This is the 5th time", "This is the 22nd time"),
        ("یہ 2020ء تھا", "یہ 1947ء تھا", "It was 2020", "It was 1947"),
        ("20 اور 20", "30 اور 30", "20 and 20", "30 and 30"),
        ("20 اور 20", "30 اور 40", "20 and 20", None),
        ("2 کروڑ روپے", "3 کروڑ روپے", "20 million rupees", None),
        ("20 افراد", "30 افراد", "twenty people", None),
        ("1 شخص", "5 شخص", "1 person", None),
        ("3.5 فیصد", "4.25 فیصد", "3.5 per cent", "4.25 per cent"),
        ("H1N1 کے 7 مریض", "H1N1 کے 9 مریض", "7 patients with H1N1", "9 patients with H1N1"),
        ("7 دن، 12 دن", "12 دن، 7 دن", "7 days, 12 days", "12 days, 7 days"),
    ],
)
def test_numbers_are_put_in_where_that_is_safe(source: str, other: str, target: str, expected: str | None) -> None:
    assert number_free_key(source) == number_free_key(other)
    assert with_numbers_of(source, other, target) == expected


def test_a_code_is_no_number() -> None:
    assert number_free_key("H1N1 وائرس") == ""
    assert number_free_key("۲۰ افراد") == number_free_key("35 افراد") != number_free_key("20 گھر")


_PAIR = st.tuples(st.integers(1000, 10**7), st.integers(1000, 10**7))


@given(st.lists(_PAIR, min_size=1, max_size=5, unique_by=(lambda pair: pair[0], lambda pair: pair[1])))
def test_putting_numbers_in_and_back_changes_nothing(pairs: list[tuple[int, int]]) -> None:
    source, other = (" اور ".join(str(pair[side]) for pair in pairs) for side in (0, 1))
    english = " and ".join(f"{was:,}" for was, _now in pairs)
    changed = with_numbers_of(source, other, english)
    assert changed == " and ".join(f"{now:,}" for _was, now in pairs)
    assert with_numbers_of(other, source, str(changed)) == english
