"""Numbers, dates, times and money of both languages, and the English that the program writes for them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.quantity_notation import notation, read_table
from translator_gui.model.inline_tag import closing, opening
from translator_gui.text.quantities.comparing import find_unmatched
from translator_gui.text.quantities.english_forms import NumberStyle, description, english_forms
from translator_gui.text.quantities.english_numerals import figure, number_words, ordinal_words
from translator_gui.text.quantities.explaining import explained, number_near, numbers_of
from translator_gui.text.quantities.hijri import gregorian_years
from translator_gui.text.quantities.parsing import parse_english_quantities, parse_urdu_quantities
from translator_gui.text.quantities.quantity import Calendar, Certainty, Quantity, QuantityKind, whole
from translator_gui.text.quantities.urdu_tables import SMALL_NUMBERS

STYLES = st.builds(NumberStyle, st.booleans(), st.booleans())
AMOUNTS = st.one_of(
    st.integers(0, 10**13),
    st.integers(1, 9999).map(lambda number: number * 10**5),
    st.integers(1, 9999).map(lambda number: whole(Fraction(number, 4))),
)
_BY_VALUE = {value: word for word, value in reversed(SMALL_NUMBERS.items())}


@pytest.mark.parametrize(("text", "found"), read_table("urdu_quantities.tsv"))
def test_urdu_expressions(text: str, found: str) -> None:
    assert notation(parse_urdu_quantities(text)) == found


@pytest.mark.parametrize(("text", "found"), read_table("english_quantities.tsv"))
def test_english_expressions(text: str, found: str) -> None:
    assert notation(parse_english_quantities(text)) == found


def test_every_number_word_to_ninety_nine_is_there_once() -> None:
    assert sorted(set(SMALL_NUMBERS.values())) == list(range(100))


def test_no_english_is_offered_for_thousands_without_a_number() -> None:
    assert number_near("ہزاروں لوگ", 2) is None


def urdu_words(number: int) -> str:
    """Write a number in Urdu words, with lakh and crore."""
    if number < 100:
        return _BY_VALUE[number]
    for scale, name in ((10**9, "ارب"), (10**7, "کروڑ"), (10**5, "لاکھ"), (1000, "ہزار"), (100, "سو")):
        if number >= scale:
            times, rest = divmod(number, scale)
            return f"{urdu_words(times)} {name}" + (f" {urdu_words(rest)}" if rest else "")
    raise AssertionError(number)


@given(st.integers(0, 10**11 - 1))
def test_urdu_words_have_their_value(number: int) -> None:
    (quantity,) = parse_urdu_quantities(urdu_words(number))
    assert quantity.value == number
    assert quantity.end == len(urdu_words(number))


@given(st.integers(0, 10**15 - 1))
def test_english_words_and_figures_have_their_value(number: int) -> None:
    for text in (number_words(number), figure(number), figure(number, crore=True)):
        (quantity,) = parse_english_quantities(text)
        assert quantity.value == number
    if 0 < number < 1000:
        (quantity,) = parse_english_quantities(ordinal_words(number))
        assert (quantity.kind, quantity.value) == (QuantityKind.ORDINAL, number)


@given(AMOUNTS, st.sampled_from(["", "dollar", "pound", "rupee", "yuan", "%", "km"]), STYLES)
def test_every_form_of_an_amount_has_its_value(value: int | Fraction, unit: str, style: NumberStyle) -> None:
    kinds = {"": QuantityKind.CARDINAL, "%": QuantityKind.PERCENT, "km": QuantityKind.MEASURE}
    quantity = Quantity(kinds.get(unit, QuantityKind.MONEY), value, 0, 1, unit=unit)
    for form in (*english_forms(quantity, style), *description(quantity, style)):
        (parsed,) = parse_english_quantities(form)
        assert (parsed.kind, parsed.value, parsed.unit) == (quantity.kind, value, unit), form


@given(st.integers(1, 2400), st.sampled_from(list(Calendar)), STYLES)
def test_every_form_of_a_year_is_that_year(year: int, era: Calendar, style: NumberStyle) -> None:
    quantity = Quantity(QuantityKind.YEAR, year, 0, 1, unit=era)
    for form in english_forms(quantity, style):
        parsed = parse_english_quantities(form)[0]
        assert parsed.value == year
        assert era is Calendar.GREGORIAN or parsed.unit == era


@given(st.integers(0, 1439), st.booleans(), STYLES)
def test_every_form_of_a_time_is_that_time(minutes: int, is_open: bool, style: NumberStyle) -> None:
    if is_open:
        minutes %= 720
    quantity = Quantity(QuantityKind.TIME, minutes, 0, 1, others=(minutes + 720,) if is_open else ())
    for form in english_forms(quantity, style):
        (parsed,) = parse_english_quantities(form)
        assert parsed.kind is QuantityKind.TIME
        assert parsed.value % 720 == minutes % 720, form


@pytest.mark.parametrize("row", read_table("urdu_quantities.tsv"), ids=lambda row: row[0])
def test_english_forms_of_urdu_expressions_leave_nothing_to_compare(row: tuple[str, str]) -> None:
    for quantity in numbers_of(row[0]):
        for style in (NumberStyle(), NumberStyle(crore=True, words=True)):
            for form in english_forms(quantity, style):
                assert find_unmatched([quantity], parse_english_quantities(form)).source == (), form


@given(st.text("۱۲۳456 ,.،۔:/-٪%$اایکدوسولاکھکروڑساڑھےبجےءھ\n", max_size=80))
def test_no_text_is_too_odd(text: str) -> None:
    for parse in (parse_urdu_quantities, parse_english_quantities):
        for quantity in parse(text):
            assert 0 <= quantity.start < quantity.end <= len(text)


@pytest.mark.parametrize(
    "text",
    ["9" * 100_000, "کروڑ " * 20_000, "million " * 20_000, "1," * 50_000, "ساڑھے " * 20_000, "between 1 and " * 9_000],
    ids=["digits", "crores", "millions", "commas", "halves", "ranges"],
)
def test_hostile_texts_are_read_and_their_values_bounded(text: str) -> None:
    for parse in (parse_urdu_quantities, parse_english_quantities):
        assert all(quantity.value < 10**40 for quantity in parse(text))


def test_offsets_are_those_of_the_text_with_marks_and_tags() -> None:
    urdu = f"قابلِ قدر {opening(1)}ڈھائی{closing(1)} کروڑ"
    (quantity,) = parse_urdu_quantities(urdu)
    assert urdu[quantity.start : quantity.end] == f"ڈھائی{closing(1)} کروڑ"
    english = f"some {opening(1)}25 million{closing(1)} people"
    (quantity,) = parse_english_quantities(english)
    assert english[quantity.start : quantity.end] == "25 million"


def test_meanings_are_told_in_the_style_of_the_project() -> None:
    text = "پاکستان میں ڈھائی کروڑ بچے"
    (number,) = numbers_of(text)
    plain = str.maketrans("", "", "\u2068\u2069")
    assert explained(text, number).translate(plain) == "ڈھائی کروڑ = 25,000,000 = 25 million"
    crore = NumberStyle(crore=True)
    assert explained(text, number, crore).translate(plain) == "ڈھائی کروڑ = 2,50,00,000 = 2.5 crore"
    (number,) = numbers_of("۸ سے ۱۰ لاکھ")
    assert description(number, crore) == ["8,00,000–10,00,000", "8–10 lakh"]
    (number,) = numbers_of("۲۰۱۴ء")
    assert explained("۲۰۱۴ء", number) == ""


def test_the_nearest_number_is_found() -> None:
    text = "بہتر خبر یہ کہ ۵ لاکھ میں سے ۳ ہزار"
    near = number_near(text, text.index("لاکھ"))
    assert near is not None
    assert near.value == 500_000
    near = number_near(text, len(text))
    assert near is not None
    assert near.value == 3000
    near = number_near(text, 1)
    assert near is not None
    assert (near.value, near.certainty) == (72, Certainty.UNSURE)
    assert number_near("کوئی نہیں", 2) is None


def test_hijri_years_have_their_gregorian_years() -> None:
    assert gregorian_years(1) == (622, 623)
    assert gregorian_years(1400) == (1979, 1980)
    assert gregorian_years(1446) == (2024, 2025)
    assert gregorian_years(10**9) == ()
