"""Finding the terms of a glossary in sentences, for the checks of terms and forbidden terms."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from translator_gui.checks.check import GlossaryEntry
from translator_gui.checks.finding import Span
from translator_gui.text.loose_key import loose_key, loose_word_key

_URDU_WORD = re.compile(r"[\w\u064b-\u065f\u0670]+")
_ENGLISH_WORD = re.compile(r"[^\W_]+(?:['’][a-z]+)?", re.IGNORECASE)
_LONGEST = 8
"""Words of a term."""
_ENDINGS = (
    ("وں", ("", "ہ", "ا", "ی")),
    ("یں", ("", "ی")),
    ("یاں", ("ی",)),
    ("ے", ("ہ", "ا")),
    ("ات", ("", "ہ")),
)
"""Endings of plurals and oblique cases, and what the dictionary form has instead."""


class TermMatch(NamedTuple):
    """A term of the glossary in an Urdu text: its entries and its range."""

    entries: tuple[GlossaryEntry, ...]
    span: Span


class GlossaryIndex:
    """The terms of a glossary by their loose keys, to find them in sentences."""

    def __init__(self, glossary: Sequence[GlossaryEntry]) -> None:
        self._entries: dict[str, tuple[GlossaryEntry, ...]] = {}
        self._most_words = 1
        for entry in glossary:
            key = loose_word_key(entry.source)
            if key:
                self._entries[key] = (*self._entries.get(key, ()), entry)
                # Two words may be written as one, and one as two.
                self._most_words = min(_LONGEST, max(self._most_words, len(_URDU_WORD.findall(entry.source)) + 1))

    def find(self, source: str) -> Iterator[TermMatch]:
        """Yield the terms in an Urdu text from its start to its end; the longest of those that overlap."""
        words = [(match.span(), _word_key(match.group())) for match in _URDU_WORD.finditer(source)]
        at = 0
        while at < len(words):
            for count in range(min(self._most_words, len(words) - at), 0, -1):
                entries = self._lookup([key for _span, key in words[at : at + count]])
                if entries:
                    yield TermMatch(entries, (words[at][0][0], words[at + count - 1][0][1]))
                    at += count - 1
                    break
            at += 1

    def _lookup(self, keys: Sequence[str]) -> tuple[GlossaryEntry, ...]:
        joined = "".join(keys[:-1])
        found = self._entries.get(joined + keys[-1])
        if found:
            return found
        for ending, instead in _ENDINGS:
            if keys[-1].endswith(ending):
                stem = joined + keys[-1].removesuffix(ending)
                for form in instead:
                    found = self._entries.get(stem + form)
                    if found:
                        return found
        return ()


class _LastIndex:
    """Keeps the index of the glossary that was used last: a glossary is the same object for many sentences."""

    def __init__(self) -> None:
        self._last: tuple[Sequence[GlossaryEntry], GlossaryIndex] = ((), GlossaryIndex(()))

    def of(self, glossary: Sequence[GlossaryEntry]) -> GlossaryIndex:
        last = self._last  # one attribute, for other threads check sentences too
        if last[0] is not glossary:
            last = self._last = glossary, GlossaryIndex(glossary)
        return last[1]


glossary_index = _LastIndex().of


@lru_cache(maxsize=20_000)
def _word_key(word: str) -> str:
    return loose_key(word)


def find_english(term: str, target: str) -> list[Span]:
    """Return the ranges of an English term in a text; capitals, hyphens and the endings of plurals do not count."""
    wanted = [_stem(match.group()) for match in _ENGLISH_WORD.finditer(term)]
    words = _stems(target)
    if not wanted:
        return []
    return [
        (words[at][0][0], words[at + len(wanted) - 1][0][1])
        for at in range(len(words) - len(wanted) + 1)
        if words[at][1] == wanted[0] and [stem for _span, stem in words[at : at + len(wanted)]] == wanted
    ]


@lru_cache(maxsize=16)
def _stems(target: str) -> list[tuple[Span, str]]:
    return [(match.span(), _stem(match.group())) for match in _ENGLISH_WORD.finditer(target)]


@lru_cache(maxsize=10_000)
def _stem(word: str) -> str:
    """Return an English word in lower case without its ending: "Ministries" and "ministry" are the same."""
    small = re.sub("['’]s?$", "", word.lower())
    for ending, instead in (("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ing", "")):
        if small.endswith(ending) and len(small) > len(ending) + 2:
            small = small.removesuffix(ending) + instead
            break
    return small.removesuffix("e")
