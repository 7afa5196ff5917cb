"""Validates the values of a project file's rows when they become records.

Each function returns the value as its type, or raises `InvalidStoredValueError`. The conditions say the same in SQL,
for those who look at all rows of a table at once (`store.invalid_rows`).
"""

import json
import re
from collections.abc import Iterable
from enum import StrEnum
from itertools import pairwise
from typing import Any, TypeVar, cast

from translator_gui.model.lazy_pattern import lazy_pattern
from translator_gui.model.moment import LATEST

MOST = (1 << 31) - 1
"""The largest number that a row may hold where it counts something: what Qt's models take."""
MOST_ROWS = 1 << 32
"""The largest number of a row; a sentence's id is 2^20 times as large."""
DEEPEST = 20
"""How deep a JSON value may be nested."""

_UID = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def _nested(levels: int) -> str:
    """Return a pattern of JSON with brackets in one another up to some levels."""
    deeper = rf"|[\[{{]{_nested(levels - 1)}[\]}}]" if levels else ""
    return rf'(?:[^"\[\]{{}}]++|"(?:[^"\\]++|\\.)*+"{deeper})*+'


_SHALLOW = lazy_pattern(_nested(4), re.DOTALL)
"""What undo steps look like: megabytes are matched in one go."""
_STRING_OR_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[\]{}]', re.DOTALL)
_SHOWN = 40
Word = TypeVar("Word", bound=StrEnum)


class InvalidStoredValueError(ValueError):
    """Raised when a value read from the project file is invalid; the message names row and value."""

    def __init__(self, value: object, where: str) -> None:
        shown = repr(value)
        super().__init__(f"{where}: {shown if len(shown) <= _SHOWN else shown[:_SHOWN] + '…'} is not valid")


def uid(value: object, where: str) -> str:
    """Return a value as a uid; raise if it is not a valid uid in canonical form."""
    if isinstance(value, str) and _UID.fullmatch(value):
        return value
    raise InvalidStoredValueError(value, where)


def is_uid(value: str) -> bool:
    """Whether a text is a valid uid in canonical form."""
    return _UID.fullmatch(value) is not None


def whole_number(value: object, where: str, *, least: int = 0, most: int = MOST) -> int:
    """Return a value as a whole number; raise if it is none or outside the limits (both included)."""
    if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
        return value
    raise InvalidStoredValueError(value, where)


def time_ms(value: object, where: str) -> int:
    """Return a value as a time in milliseconds since 1970 UTC; raise if it is invalid."""
    return whole_number(value, where, most=LATEST)


def row_id(value: object, where: str) -> int:
    """Return a value as a row number, from 1; raise if it is invalid."""
    return whole_number(value, where, least=1, most=MOST_ROWS)


def enum_member(value: object, words: type[Word], where: str) -> Word:
    """Return the member of an enumeration with this value; raise if there is none."""
    try:
        return words(value)
    except ValueError:
        raise InvalidStoredValueError(value, where) from None


def document_name(value: object, where: str) -> str:
    """Return a value as the name of a document; raise if it is invalid. It may contain a slash."""
    if isinstance(value, str) and value and "\0" not in value:
        return value
    raise InvalidStoredValueError(value, where)


def json_value(text: object, where: str) -> Any:
    """Parse a JSON text; raise if it is invalid or nested too deeply."""
    if not isinstance(text, str) or is_too_deep(text):
        raise InvalidStoredValueError(text, where)
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except ValueError:
        raise InvalidStoredValueError(text, where) from None


def json_list(text: object, where: str) -> list[Any]:
    """Parse a JSON text that must be a list."""
    found = json_value(text, where)
    if isinstance(found, list):
        return cast("list[Any]", found)
    raise InvalidStoredValueError(text, where)


def json_object(text: object, where: str) -> dict[str, Any]:
    """Parse a JSON text that must be an object."""
    found = json_value(text, where)
    if isinstance(found, dict):
        return cast("dict[str, Any]", found)
    raise InvalidStoredValueError(text, where)


def valid_starts(text: str, length: int, where: str) -> list[int]:
    """Parse the stored offsets where a paragraph's sentences begin; raise if not ascending from 0 within its text."""
    if text == "[0]":
        return [0]
    found = json_list(text, where)
    if not found or found[0] != 0 or any(type(start) is not int for start in found):
        raise InvalidStoredValueError(text, where)
    if found[-1] >= max(length, 1) or any(one >= other for one, other in pairwise(found)):
        raise InvalidStoredValueError(text, where)
    return found


def is_too_deep(text: str) -> bool:
    """Whether a JSON text may be nested too deeply to parse; brackets in strings count too."""
    if text.count("[") + text.count("{") <= DEEPEST or _SHALLOW.fullmatch(text):
        return False
    depth = 0
    # Strings are matched as a whole, so that their brackets do not count.
    for found in _STRING_OR_BRACKET.finditer(text):
        if found[0] in "[{":
            depth += 1
            if depth > DEEPEST:
                return True
        elif found[0] in "]}":
            depth -= 1
    return False


def _refuse_constant(constant: str) -> None:
    raise ValueError(constant)


# The same in SQL: conditions that hold for what is valid.

_HEX = "[0-9a-f]"
_UID_PATTERN = "-".join(_HEX * number for number in (8, 4, 4, 4, 12))


def uid_sql(column: str, *, optional: bool = False) -> str:
    """Return an SQL condition that a column contains a valid uid or, if optional, an empty text."""
    condition = f"(octet_length({column}) = 36 AND {column} GLOB '{_UID_PATTERN}')"
    return f"({column} = '' OR {condition})" if optional else condition


def uids_sql(column: str) -> str:
    """Return an SQL condition that a column contains valid uids separated by spaces, or an empty text."""
    several = f"octet_length({column}) % 37 = 36 AND length({column}) > 36 AND {only_sql(column, '0-9a-f -')}"
    return f"({uid_sql(column, optional=True)} OR {several})"


def digest_sql(column: str) -> str:
    """Return an SQL condition that a column contains a checksum of 32 hexadecimal digits."""
    return f"(octet_length({column}) = 32 AND {only_sql(column, '0-9a-f')})"


def only_sql(column: str, letters: str) -> str:
    """Return an SQL condition that a column contains only these characters, written as a GLOB set ("a-z")."""
    # GLOB ends at a NUL.
    return f"({column} NOT GLOB '*[^{letters}]*' AND instr({column}, char(0)) = 0)"


def whole_sql(column: str, least: int = 0, most: int = MOST) -> str:
    """Return an SQL condition that a column contains a whole number within limits."""
    return f"{column} BETWEEN {least} AND {most}"


def time_sql(column: str) -> str:
    """Return an SQL condition that a column contains a valid time in milliseconds."""
    return whole_sql(column, 0, LATEST)


def word_sql(column: str, words: Iterable[str]) -> str:
    """Return an SQL condition that a column contains one of these words."""
    return f"{column} IN ({', '.join(map(quoted_sql, words))})"


def document_name_sql(column: str) -> str:
    """Return an SQL condition that a column contains a valid document name."""
    return f"({column} <> '' AND instr({column}, char(0)) = 0)"


def quoted_sql(text: str) -> str:
    """Return a text as a quoted SQL string literal."""
    return "'" + text.replace("'", "''") + "'"
