"""Counts words as translators quote, invoice and plan by them."""

import re
from functools import lru_cache

from translator_gui.model.inline_tag import without_tags
from translator_gui.model.lazy_pattern import lazy_pattern
from translator_gui.text.acronyms import JOINT

WORD_RULE = 2
"""Raise it with every change of what is one word: projects then count again; see `store.rule_versions`."""

_MARKS = r"\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0300-\u036f\u200c\u200d"
WORD = lazy_pattern(
    rf"""https?://[!-~]+
  | \w[\w{_MARKS}]*
    (?:
        ['’\-‐‑–/&@_][\w{_MARKS}]+             # don't, state-of-the-art, 1947–50, and/or, R&D, a@b
      | [.,:٫٬۔،](?=\d)(?<=\d.)[\w{_MARKS}]+   # 12,345.67, 10:30, ۵۔۶
      | \.(?=[A-Za-z0-9])(?<=[A-Za-z0-9].)\w+  # U.S., example.com
      | {JOINT}\w+                             # پی۔ایچ۔ڈی
    )*""",
    re.VERBOSE,
)

_OUTER_MARKS = " \t\n۔،؛؟.,;:!?()[]{}«»“”‘’\"'"
_NO_SPACE, _NO_SPACE_BEFORE = lazy_pattern(r"\S*"), lazy_pattern(r"\S*$")


@lru_cache(maxsize=512)
def word_count(text: str) -> int:
    """Return the number of words in an Urdu or English text; inline tags do not count.

    As Word and its users count: what is joined without white space by an apostrophe, a hyphen, a slash or the
    points and commas of a number is one word (don't, state-of-the-art, 12,345.67, ۵۔۶, an address); so is an acronym
    (پی۔ایچ۔ڈی). Unlike Word, punctuation that stands alone is none ("ہے ۔" is one word), and a full stop without a
    space after it still parts two other Urdu words.
    An inline tag parts no word. Izafat, zer, zabar, pesh, ZWNJ and the year's ء belong to their word.
    """
    return len(WORD.findall(without_tags(text)))


def without_outer_marks(text: str) -> str:
    """Return selected words without the punctuation and white space at their ends."""
    return text.strip(_OUTER_MARKS)


def word_around(text: str, offset: int) -> tuple[int, int]:
    """Return the range of the word that an offset of a text is in or ends; else of the signs between white space."""
    spans = [match.span() for match in WORD.finditer(text)]
    inside = next(((start, end) for start, end in spans if start <= offset < end), None)
    found = inside or next(((start, end) for start, end in spans if end == offset), None)
    if found is not None:
        return found
    before, after = _NO_SPACE_BEFORE.search(text[:offset]), _NO_SPACE.match(text, offset)
    return before.start() if before else offset, after.end() if after else offset
