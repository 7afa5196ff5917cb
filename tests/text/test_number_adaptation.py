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
        ("20 افراد", "30 افراد", "twenty people", "thirty people"),
        ("1 شخص", "5 شخص", "1 person", None),
        ("3.5 فیصد", "4.25 فیصد", "3.5 per cent", "4.25 per cent"),
        ("H1N1 کے 7 مریض", "H1N1 کے 9 مریض", "7 patients with H1N1", "9 patients with H1N1"),
        ("7 دن، 12 دن", "12 دن، 7 دن", "7 days, 12 days", "12 days, 7 days"),
        ("صفحہ 12 دیکھیں", "صفحہ ۱۵ دیکھیں", "See page 12", "See page 15"),
        ("۲۱ویں صدی", "۲۲ویں صدی", "the 21st century", "the 22nd century"),
        ("5 لاکھ روپے", "7 لاکھ روپے", "500,000 rupees", "700,000 rupees"),
        ("5 لاکھ روپے", "7 لاکھ روپے", "5 lakh rupees", "7 lakh rupees"),
        ("5 لاکھ روپے", "7 لاکھ روپے", "Rs 5,00,000", "Rs 7,00,000"),
        ("3.5 فیصد اضافہ", "4.25 فیصد اضافہ", "an increase of 3.5%", "an increase of 4.25%"),
        ("قیمت $5 ہے", "قیمت $12000 ہے", "It costs $5", "It costs $12,000"),
        ("1:30 بجے", "2:45 بجے", "at 1:30", "at 2:45"),
        ("باب 3", "باب 7", "Chapter Three", "Chapter Seven"),
        ("باب 1", "باب 2", "Chapter 1", "Chapter 2"),
        ("5 سے 10 لوگ", "5 سے 12 لوگ", "5 to 10 people", "5 to 12 people"),
        ("5 سے 10 کم ہے", "10 سے 5 کم ہے", "5 to 10 less", "10 to 5 less"),
        ("4 سے 9 لوگ", "5 سے 8 لوگ", "4–9 people", "5–8 people"),
        ("COVID-19 کے 5 مریض", "COVID-19 کے 7 مریض", "5 COVID-19 patients", "7 COVID-19 patients"),
        ("5 بچے", "4 بچے", "five children", "four children"),
        ("پانچ بچے", "تین بچے", "five children", "three children"),
        ("پرانی بات", "نئی بات", "an old thing", "an old thing"),
        ("صفحہ ۱۲", "صفحہ 12", "Page 12", "Page 12"),
        ("باب 3", "باب 4", "Chapter III", None),
        ("باب 3", "باب 4", "The next chapter", None),
        ("1 بچہ آیا", "5 بچے آئے", "1 child came", None),
        ("5 اور 5", "5 اور 6", "5 and 5", None),
        ("صفحہ 5", "صفحہ 6", "Page 5 of 5", None),
        ("5 لاکھ", "6 لاکھ", "half a million", None),
        ("5 لوگ", "5 سے 8 لوگ", "5 people", None),
        ("5 روپے", "5 فیصد", "5 rupees", None),
    ],
)
def test_numbers_are_put_in_where_that_is_safe(source: str, other: str, target: str, expected: str | None) -> None:
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
