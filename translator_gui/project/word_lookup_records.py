"""Requests and answers of looking up Urdu words, without what does the work: the window imports them early."""

from typing import NamedTuple

from translator_gui.messages import LazyMessage
from translator_gui.messages import gettext_lazy as _
from translator_gui.text.term_index import TermEntry, TermMatch

DICTIONARY_SUFFIXES = (".tsv", ".txt", ".tab", ".ifo", ".index", ".tbx")
"""Endings of the dictionary files that a user chooses; the other files of a dictionary stand beside them."""
_KINDS = {
    "compound": _("Compound"),
    "izafat": _("Izafat"),
    "verb": _("Verb"),
    "idiom": _("Idiom"),
    "phrase": _("Phrase"),
    "institution": _("Institution"),
    "country": _("Country"),
    "month": _("Month"),
    "currency": _("Currency"),
}


class WordLookupRequest(NamedTuple):
    """What to look up: a place or selection of a text, or the expressions of a whole sentence.

    Attributes:
        text: The Urdu of a paragraph.
        start: Code-point offset of the place, selection or sentence.
        end: Where it ends; equal to `start` for the word at a place.
        whole: It is a sentence: what is longer than a word, and names and terms, are looked up in it.
        shared: Names and glossary of the project.
        dictionaries: Paths of the user's dictionaries.
        glossaries: Paths of the user's glossary files.
        many_terms: The project has many terms: they are not in `shared`, for the helper process has them.
    """

    text: str
    start: int
    end: int
    whole: bool
    shared: tuple[TermEntry, ...]
    dictionaries: tuple[str, ...]
    glossaries: tuple[str, ...] = ()
    many_terms: bool = False


class WordLookupResult(NamedTuple):
    """Matches of a word or sentence, the longest first, and why dictionaries could not be read."""

    matches: tuple[TermMatch, ...]
    problems: tuple[str, ...]


class EarlierTranslation(NamedTuple):
    """A confirmed sentence of the project that contains a looked-up word: its id, and the word's range in it."""

    segment: int
    start: int
    end: int


class EarlierTranslations(NamedTuple):
    """Confirmed sentences with a looked-up word, the latest first, and how often each gloss is in their English."""

    sentences: tuple[EarlierTranslation, ...]
    used: tuple[tuple[str, int], ...]


def kind_name(kind: str) -> LazyMessage | str:
    """Return the name of a kind of expression ("izafat") or the name of a dictionary, for the user."""
    return _KINDS.get(kind, kind)


class SpelledNames(NamedTuple):
    """The names in a sentence as other sentences spell them: in how many sentences each spelling is, and matches."""

    used: tuple[tuple[str, int], ...]
    names: tuple[TermMatch, ...]
