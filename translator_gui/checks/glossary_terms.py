"""Finds the terms of a glossary in Urdu, and their translations in English."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from translator_gui.checks.check import GlossaryEntry
from translator_gui.checks.finding import Span
from translator_gui.text.folding import fold

_URDU_WORD = re.compile(r"[\w\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]+")
_ENDINGS = frozenset({"", "وں", "یں", "ات", "ے", "ی"})
"""What an inflected Urdu noun may have behind the term."""
_ENGLISH_ENDINGS = r"(?:['’]s|['’]|s|es|d|ed|ing|ly)?"


class TermInUrdu(NamedTuple):
    """A glossary term that occurs in an Urdu sentence, and where."""

    entry: GlossaryEntry
    span: Span


class _TermIndex(NamedTuple):
    """The terms of a glossary by their first word, each as its folded words."""

    glossary: Sequence[GlossaryEntry]
    by_first: dict[str, list[tuple[tuple[str, ...], GlossaryEntry]]]


_index: list[_TermIndex] = []
"""Of the glossary that was used last."""


def find_terms(urdu: str, glossary: Sequence[GlossaryEntry]) -> Iterator[TermInUrdu]:
    """Yield the glossary terms in an Urdu sentence; the longest one at each place."""
    if not glossary:
        return
    index = _index_of(glossary).by_first
    words = [(fold(found.group()), found.span()) for found in _URDU_WORD.finditer(urdu)]
    at = 0
    while at < len(words):
        here = [
            (len(term), entry)
            for first in _stems(words[at][0])
            for term, entry in index.get(first, ())
            if _matches([word for word, _span in words[at : at + len(term)]], term)
        ]
        if not here:
            at += 1
            continue
        length = max(number for number, _entry in here)
        for number, entry in here:
            if number == length:
                yield TermInUrdu(entry, (words[at][1][0], words[at + length - 1][1][1]))
        at += length


def find_english(english: str, translation: str) -> Span | None:
    """Return where a translation of a term occurs in an English text, inflected or not; None if it does not."""
    found = _pattern(translation).search(english)
    return found.span() if found else None


def _stems(word: str) -> list[str]:
    """Return the forms under which a word may be in the glossary: itself, and without an ending."""
    return [word, *(word[: -len(ending)] for ending in _ENDINGS if ending and word.endswith(ending))]


def _matches(words: Sequence[str], term: Sequence[str]) -> bool:
    """Whether words are those of a term; the last one may be inflected."""
    if len(words) < len(term) or list(words[:-1]) != list(term[:-1]):
        return False
    last, wanted = words[-1], term[-1]
    return last.startswith(wanted) and last[len(wanted) :] in _ENDINGS


def _index_of(glossary: Sequence[GlossaryEntry]) -> _TermIndex:
    if not _index or _index[0].glossary is not glossary:
        by_first: dict[str, list[tuple[tuple[str, ...], GlossaryEntry]]] = {}
        for entry in glossary:
            words = tuple(fold(found.group()) for found in _URDU_WORD.finditer(entry.source))
            if words:
                by_first.setdefault(words[0], []).append((words, entry))
        _index[:] = [_TermIndex(glossary, by_first)]
    return _index[0]


@lru_cache(4096)
def _pattern(translation: str) -> re.Pattern[str]:
    words = r"\s+".join(map(re.escape, translation.split()))
    return re.compile(rf"(?<!\w){words}{_ENGLISH_ENDINGS}(?!\w)", re.IGNORECASE)
