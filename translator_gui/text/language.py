"""Guessing from its letters whether a text is Urdu, and if not, what it seems to be."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import islice

from translator_gui.messages import LazyMessage
from translator_gui.messages import gettext_lazy as _

_SAMPLE = 20_000
"""Letters that are looked at."""
_LEAST_SHARE = 0.2
"""Share of Arabic letters below which a text has little Urdu; news with many foreign names has more than 0.8."""
_FEW = 60
"""Arabic letters below which nobody can tell Urdu from Arabic: a heading of a few words."""
_URDU_SHARE = 0.02
"""Share of letters that only Urdu has among Arabic ones; a page of Urdu has more than 0.1."""
_URDU = re.compile("[ٹڈڑںھہےۓ]")
_PERSIAN = re.compile("[پچژگ]")
_ENGLISH = re.compile(r"\b(?:the|of|and|to|is|that|for|with)\b", re.IGNORECASE)
_ENGLISH_SHARE = 0.06
"""Share of these words among all words of a Latin text; other languages have hardly any."""
_SCRIPTS = (
    ("Arabic", re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")),
    ("Latin", re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")),
    ("Cyrillic", re.compile("[\u0400-\u052f]")),
    ("Greek", re.compile("[\u0370-\u03ff\u1f00-\u1fff]")),
    ("Hebrew", re.compile("[\u05d0-\u05ea]")),
    ("Devanagari", re.compile("[\u0900-\u0963\u0966-\u097f]")),
    ("Bengali", re.compile("[\u0980-\u09ff]")),
    ("Gurmukhi", re.compile("[\u0a00-\u0a7f]")),
    ("East Asian", re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")),
)
_NAMES: dict[str, LazyMessage] = {
    "Latin": _("a language in Latin letters"),
    "Cyrillic": _("a language in Cyrillic letters"),
    "Greek": _("Greek"),
    "Hebrew": _("Hebrew"),
    "Devanagari": _("Hindi"),
    "Bengali": _("Bengali"),
    "Gurmukhi": _("Punjabi (Gurmukhi)"),
    "East Asian": _("an East Asian language"),
}
_NO_LETTERS = _("no language (there are hardly any letters)")


def find_other_language(paragraphs: Iterable[str]) -> LazyMessage | None:
    """Return which language a document with little or no Urdu seems to be in; None for Urdu."""
    text = "\n".join(islice(paragraphs, _SAMPLE))[:_SAMPLE]
    counts = Counter({name: len(letters.findall(text)) for name, letters in _SCRIPTS})
    script, number = counts.most_common(1)[0]
    if not number:
        return _NO_LETTERS
    if counts["Arabic"] >= _LEAST_SHARE * counts.total():
        return _other_in_arabic_letters(text, counts["Arabic"])
    words = text.split()
    is_english = script == "Latin" and len(_ENGLISH.findall(text)) >= _ENGLISH_SHARE * len(words)
    return _("English") if is_english else _NAMES[script]


def _other_in_arabic_letters(text: str, letters: int) -> LazyMessage | None:
    if letters < _FEW or len(_URDU.findall(text)) >= _URDU_SHARE * letters:
        return None
    return _("Persian") if len(_PERSIAN.findall(text)) >= _URDU_SHARE * letters / 2 else _("Arabic")
