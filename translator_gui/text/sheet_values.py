"""Tells whether a spreadsheet program made a value of a text that looked like a number, a date or a truth value."""

import re
from decimal import Decimal, InvalidOperation

_DATE = re.compile(r"\d{1,4}[-/.:]\d{1,2}(?:[-/.:]\d{1,4})?|\d{1,2}[- ][A-Za-z]{3,9}|[A-Za-z]{3,9}[- ]\d{2,4}")
_SHOWN_DATE = re.compile(r"[\d/:. -]*(?:[A-Za-z]{3,9}[\d/:., -]*)?(?:[AP]M)?", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CENTURY = 100


def is_sheet_value(text: str, shown: str) -> bool:
    """Whether a text may be what a spreadsheet program shows once it has made a value of another text.

    Args:
        text: What was written: "007", "3.10", "1/2", "TRUE".
        shown: What came back: "7", "3.1", "01/02/26", "True".
    """
    if text.casefold() in {"true", "false"}:
        return shown.casefold() == text.casefold()
    before, after = _number(text), _number(shown)
    if before is not None and after is not None:
        digits = len(after.as_tuple().digits) if "E" in shown.upper() else 0
        return before == after or bool(digits and f"{before:.{digits - 1}E}" == f"{after:.{digits - 1}E}")
    if not _DATE.fullmatch(text) or not _SHOWN_DATE.fullmatch(shown):
        return False
    return bool(_date_numbers(text)) and _date_numbers(text) <= _date_numbers(shown)


def _number(text: str) -> Decimal | None:
    if not text.isascii() or not any(map(str.isdigit, text)):
        return None
    try:
        return Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None


def _date_numbers(text: str) -> set[int]:
    """Return the numbers in a date, with that of a month that is named; years without their century."""
    numbers = {int(one) % _CENTURY for one in re.findall(r"\d+", text)}
    return numbers | {
        _MONTHS.index(one.lower()) + 1 for one in re.findall("[A-Za-z]{3}", text) if one.lower() in _MONTHS
    }
