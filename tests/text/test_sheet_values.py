"""Values that spreadsheet programs make of texts."""

import pytest

from translator_gui.text.sheet_values import is_sheet_value


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("007", "7"),
        ("3.10", "3.1"),
        ("1,200.00", "1200"),
        ("-0.50", "-0.5"),
        ("12345678901234567890", "1.23456789012346E+19"),
        ("1/2", "01/02/26"),
        ("1-2", "2-Jan"),
        ("March 2019", "Mar-19"),
        ("10:30", "10:30:00 AM"),
        ("TRUE", "True"),
    ],
)
def test_it_is_what_was_written(text: str, shown: str) -> None:
    assert is_sheet_value(text, shown)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("007", "8"),
        ("3.10", "3.11"),
        ("1/2", "half"),
        ("1/2", "3/4"),
        ("12345678901234567890", "1.23E+18"),
        ("TRUE", "FALSE"),
        ("True words", "true words"),
        ("NaN", "NaN."),
        ("1857", ""),
        ("", "0"),
        ("March 2019", "In March 2019"),
    ],
)
def test_it_is_something_else(text: str, shown: str) -> None:
    assert not is_sheet_value(text, shown)
