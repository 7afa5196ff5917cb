"""Finding the terms of glossaries in sentences, for the checks of terms and forbidden terms."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from translator_gui.checks.check import CheckContext
from translator_gui.checks.finding import Span
from translator_gui.model.glossary import GlossaryEntry
from translator_gui.model.lazy_pattern import lazy_pattern
from translator_gui.text.term_index import TermIndex, TermMatch, glossary_term

GLOSSARY_CHECKS = frozenset({"terms", "forbidden-terms"})
"""The checks that need glossaries."""
_ENGLISH_WORD = lazy_pattern(r"[^\W_]+(?:['’][a-z]+)?", re.IGNORECASE)


class GlossaryMatch(NamedTuple):
    """A term of glossaries in an Urdu text: its entries and its range."""

    entries: tuple[GlossaryEntry, ...]
    span: Span

    @property
    def targets(self) -> tuple[str, ...]:
        """The English that any of the entries has."""
        return tuple(dict.fromkeys(target for entry in self.entries for target in entry.targets))


def glossary_matches(source: str, context: CheckContext) -> list[GlossaryMatch]:
    """Return the terms of the project's and of other glossaries in an Urdu text, in its order."""
    found_terms = context.find_terms(source) if context.find_terms else find_project_terms(source, context)
    return [
        GlossaryMatch(tuple(one.entry.details for one in found if one.entry.details is not None), span)
        for span, found in groupby(found_terms, key=lambda match: match[:2])
    ]


def find_project_terms(source: str, context: CheckContext) -> Sequence[TermMatch]:
    """Return the terms of the project alone in an Urdu text, in its order."""
    return _index_of(context.glossary).find_longest(source)


class _LastIndex:
    """Keeps the index of the glossary that was used last: a glossary is the same object for many sentences."""

    def __init__(self) -> None:
        self._last: tuple[Sequence[GlossaryEntry], TermIndex] = ((), TermIndex())

    def of(self, glossary: Sequence[GlossaryEntry]) -> TermIndex:
        last = self._last  # one attribute, for other threads check sentences too
        if last[0] is not glossary:
            last = self._last = glossary, TermIndex(map(glossary_term, glossary))
        return last[1]


_index_of = _LastIndex().of


def find_english(term: str, target: str, *, case_sensitive: bool = False) -> list[Span]:
    """Return the ranges of an English term in a text; hyphens and the endings of plurals do not count.

    Capitals count where the term is case-sensitive; but for the first letter of the text, which any term may begin.
    """
    found = _find_stems(term, target)
    return [span for span in found if _has_capitals_of(term, target, span)] if case_sensitive else found


def _has_capitals_of(term: str, target: str, span: Span) -> bool:
    wanted = _ENGLISH_WORD.findall(term)
    words = _ENGLISH_WORD.findall(target[slice(*span)])
    is_first = not any(map(str.isalnum, target[: span[0]]))
    pairs = [(want, word[: len(want)]) for want, word in zip(wanted, words, strict=True)]
    if is_first and pairs and pairs[0][0][:1].islower():
        pairs[0] = pairs[0][0][1:], pairs[0][1][1:]
    # Of a plural in -ies the last letter is another.
    return all(word == want or word[:-1] == want[:-1] for want, word in pairs)


def _find_stems(term: str, target: str) -> list[Span]:
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
