import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator_gui.memory.number_adaptation import adapt_numbers


@pytest.mark.parametrize(
    ("query", "source", "target", "expected"),
    [
        ("صفحہ ۱۵ دیکھیں", "صفحہ 12 دیکھیں", "See page 12", "See page 15"),
        (
            "2020ء میں 15,300 لوگ آئے",
            "2019ء میں 1,200 لوگ آئے",
            "In 2019, 1,200 people came",
            "In 2020, 15,300 people came",
        ),
        ("۲۲ویں صدی", "۲۱ویں صدی", "the 21st century", "the 22nd century"),
        ("7 لاکھ روپے", "5 لاکھ روپے", "500,000 rupees", "700,000 rupees"),
        ("7 لاکھ روپے", "5 لاکھ روپے", "5 lakh rupees", "7 lakh rupees"),
        ("7 لاکھ روپے", "5 لاکھ روپے", "Rs 5,00,000", "Rs 7,00,000"),
        ("4.25 فیصد اضافہ", "3.5 فیصد اضافہ", "an increase of 3.5%", "an increase of 4.25%"),
        ("قیمت $12000 ہے", "قیمت $5 ہے", "It costs $5", "It costs $12,000"),
        ("2:45 بجے", "1:30 بجے", "at 1:30", "at 2:45"),
        ("باب 7", "باب 3", "Chapter Three", "Chapter Seven"),
        ("باب 2", "باب 1", "Chapter 1", "Chapter 2"),
        ("5 سے 12 لوگ", "5 سے 10 لوگ", "5 to 10 people", "5 to 12 people"),
        ("10 سے 5 کم ہے", "5 سے 10 کم ہے", "5 to 10 less", "10 to 5 less"),
        ("5 سے 8 لوگ", "4 سے 9 لوگ", "4–9 people", "5–8 people"),
        ("COVID-19 کے 7 مریض", "COVID-19 کے 5 مریض", "5 COVID-19 patients", "7 COVID-19 patients"),
        ("4 بچے", "5 بچے", "five children", "four children"),
        ("تین بچے", "پانچ بچے", "five children", "three children"),
        ("نئی بات", "پرانی بات", "an old thing", "an old thing"),
        ("صفحہ 12", "صفحہ ۱۲", "Page 12", "Page 12"),
    ],
)
def test_the_number_of_the_sentence_is_put_into_the_english(query: str, source: str, target: str, expected: str):
    assert adapt_numbers(query, source, target) == expected


@pytest.mark.parametrize(
    ("query", "source", "target"),
    [
        ("باب 4", "باب 3", "Chapter III"),
        ("باب 4", "باب 3", "The next chapter"),
        ("5 بچے آئے", "1 بچہ آیا", "1 child came"),
        ("5 اور 6", "5 اور 5", "5 and 5"),
        ("صفحہ 6", "صفحہ 5", "Page 5 of 5"),
        ("6 لاکھ", "5 لاکھ", "half a million"),
        ("5 سے 8 لوگ", "5 لوگ", "5 people"),
        ("5 فیصد", "5 روپے", "5 rupees"),
    ],
)
def test_what_is_not_clear_is_left(query: str, source: str, target: str):
    assert adapt_numbers(query, source, target) is None


@given(st.integers(2, 10**6), st.integers(2, 10**6))
def test_any_number_and_back(old: int, new: int):
    one, other = f"کل {old} جلدیں ہیں", f"کل {new} جلدیں ہیں"
    adapted = adapt_numbers(other, one, f"There are {old} volumes")
    assert adapted is not None
    assert adapted.replace(",", "") == f"There are {new} volumes"
