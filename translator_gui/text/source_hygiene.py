"""Finds irregular spellings in the Urdu of a document: letters of Arabic, ے inside words, stray spaces and the like.

They are reported, and never changed: the source stays as it came.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from translator_gui.messages import LazyMessage
from translator_gui.messages import ngettext_lazy as ngettext


class IrregularityKind(StrEnum):
    """A kind of irregular spelling in Urdu."""

    LETTERS = "letters"
    YE_INSIDE = "ye"
    SPACES = "spaces"
    DIGITS = "digits"
    TATWEEL = "tatweel"


class Irregularity(NamedTuple):
    """An irregular spelling: a half-open range of code points, and its kind."""

    start: int
    end: int
    kind: IrregularityKind


_LETTERS = r"\u0620-\u063a\u0641-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff"
_MARKS = r"\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
_FOUND = re.compile(
    rf"""
    (?P<letters>[\u0643\u0647\u0649\u064a\u0629\u06aa\u06d5\ufb50-\ufdcf\ufe70-\ufefc])  # and presentation forms
  | (?P<ye>[\u06d2\u06d3](?=[{_MARKS}]*[{_LETTERS}]))
  | (?P<tatweel>\u0640+)
  | (?P<spaces>[ \u00a0]{{2,}}|[\u00a0\u2000-\u200a\u202f\u3000]|[ ](?=[۔،؛؟!](?!\d))|(?<=[\(\[‘“])[ ]|[ ](?=[\)\]]))
    """,
    re.VERBOSE,
)
_NUMBER = re.compile(r"[0-9\u0660-\u0669\u06f0-\u06f9]+(?:[.,:/٫٬-][0-9\u0660-\u0669\u06f0-\u06f9]+)*")
_SCRIPTS = (re.compile("[0-9]"), re.compile("[\u0660-\u0669]"), re.compile("[\u06f0-\u06f9]"))


@lru_cache(maxsize=1024)
def find_irregularities(text: str) -> tuple[Irregularity, ...]:
    """Return the irregular spellings of a paragraph's Urdu in their order; `kind` says what each is."""
    found = [Irregularity(*match.span(), IrregularityKind(str(match.lastgroup))) for match in _FOUND.finditer(text)]
    return tuple(sorted((*found, *_mixed_digits(text))))


def _mixed_digits(text: str) -> Iterator[Irregularity]:
    """Yield numbers with digits of several scripts, and those of the rarer script where a paragraph has several."""
    numbers = [(match.span(), _scripts(match.group())) for match in _NUMBER.finditer(text)]
    counts = Counter(scripts for _span, scripts in numbers if len(scripts) == 1)
    usual = max(counts, key=counts.__getitem__, default=())
    for span, scripts in numbers:
        if len(scripts) > 1 or scripts != usual:
            yield Irregularity(*span, IrregularityKind.DIGITS)


def _scripts(number: str) -> tuple[int, ...]:
    return tuple(script for script, digits in enumerate(_SCRIPTS) if digits.search(number))


def count_irregularities(texts: Iterable[str]) -> Counter[IrregularityKind]:
    """Count the irregular spellings of some texts by kind."""
    return Counter(one.kind for text in texts for one in find_irregularities(text))


def irregularity_words(counts: Mapping[IrregularityKind, int]) -> list[LazyMessage]:
    """Return what a text has of each kind of irregular spelling, for the user: "3 Arabic letter forms"."""
    kinds = IrregularityKind
    worded = {
        kinds.LETTERS: ngettext(
            "{number} Arabic letter form", "{number} Arabic letter forms", counts.get(kinds.LETTERS, 0)
        ),
        kinds.YE_INSIDE: ngettext(
            "{number} ے inside a word", "{number} ے inside words", counts.get(kinds.YE_INSIDE, 0)
        ),
        kinds.SPACES: ngettext("{number} stray space", "{number} stray spaces", counts.get(kinds.SPACES, 0)),
        kinds.DIGITS: ngettext(
            "{number} number with mixed digits", "{number} numbers with mixed digits", counts.get(kinds.DIGITS, 0)
        ),
        kinds.TATWEEL: ngettext("{number} tatweel", "{number} tatweels", counts.get(kinds.TATWEEL, 0)),
    }
    return [words for kind, words in worded.items() if counts.get(kind)]
