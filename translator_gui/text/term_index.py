"""Finds the entries of word lists and dictionaries at a place of an Urdu text, the longest first.

Words are compared by loose keys, which leave out spaces: پیش کش finds پیشکش. An entry of several words is found with
its last word inflected, and one that ends in a verb (دستخط کرنا) with any form of that verb (دستخط بھی کیے).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from translator_gui.model.inline_tag import without_tags
from translator_gui.text.loose_key import loose_word_key
from translator_gui.text.urdu_suffixes import base_forms

MOST_WORDS = 7
"""Words of the longest entry that is found."""
FIXED_PHRASE = "phrase"
"""The kind of expressions that are not inflected: کے قریبی is no form of کے قریب."""
_WORD = re.compile(r"[\w\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]+")
_PARTICLES = frozenset({"بہی", "ہی", "نہ", "نہیں", "تو", "سے", "نے", "کو"})
"""What may stand between a noun and its verb."""
_MADE_OR_OF = "کی"
"""Both a form of کرنا (مدد کی ہے, has helped) and "of" (مدد کی ضرورت, the need of help)."""
_AFTER_VERB = re.compile(
    "ہے|ہیں|تہی|تہیں|گیی|گییں|جا(?:یے|ییں|تی|تیں|نے|نی|رہی|سکتی|سکتیں|سکے)?|ہو(?:ں|یی|گی|تی)?"
    "|اور|کہ|تو|تاکہ|لیکن|مگر|بلکہ|جب|جبکہ|کیونکہ|جس|جن|جو"
)
"""Words that show, after کی, that it was the verb."""


class TermSource(IntEnum):
    """Where an entry comes from; of equally long matches the first is shown first."""

    NAME = 0
    GLOSSARY = 1
    EXPRESSION = 2
    DICTIONARY = 3
    REGION = 4


class TermEntry(NamedTuple):
    """An entry of a word list or dictionary: an Urdu term with its English glosses.

    Attributes:
        term: As the list writes it.
        glosses: The likeliest first.
        source: The kind of list.
        origin: The name of the list, or the kind of expression, for people.
    """

    term: str
    glosses: tuple[str, ...]
    source: TermSource
    origin: str = ""


class TermMatch(NamedTuple):
    """An entry found in a text: a half-open range of code points, the words in it, and the entry."""

    start: int
    end: int
    words: int
    entry: TermEntry


class UrduWord(NamedTuple):
    """A word of an Urdu text: a half-open range of code points, and its loose key."""

    start: int
    end: int
    key: str


@lru_cache(maxsize=512)
def urdu_words(text: str) -> tuple[UrduWord, ...]:
    """Return the words of a text in order, split at spaces, ZWNJ and punctuation."""
    found = ((match.start(), match.end(), _word_key(match.group())) for match in _WORD.finditer(text))
    return tuple(UrduWord(*word) for word in found if word[2])


@lru_cache(maxsize=32_768)
def _word_key(word: str) -> str:
    return loose_word_key(word)


class TermIndex:
    """Entries of word lists, by the loose keys of their terms."""

    def __init__(self, entries: Iterable[TermEntry] = ()) -> None:
        self._entries: dict[str, list[TermEntry]] = defaultdict(list)
        self._verbs: dict[str, list[tuple[str, TermEntry]]] = defaultdict(list)
        for entry in entries:
            self.add(entry)

    def __len__(self) -> int:
        return len(self._entries)

    def add(self, entry: TermEntry) -> None:
        """Add an entry; terms without letters are left out."""
        key = loose_word_key(entry.term)
        if not key:
            return
        self._entries[key].append(entry)
        if entry.source is not TermSource.EXPRESSION or " " not in entry.term:
            return
        *first, last = entry.term.split()
        verb = loose_word_key(last)
        if verb.endswith("نا"):
            # ٹس سے مس نہ ہونا is found with any negation.
            self._verbs[loose_word_key(" ".join(first).removesuffix(" نہ"))].append((verb, entry))
        elif entry.origin != FIXED_PHRASE and not verb.endswith("ی"):
            # فوجی مشقوں is not a form of the entry فوجی مشقیں: both are forms of فوجی مشق.
            # But بے روزگار is another word than بے روزگاری.
            head = len(key) - len(verb)
            for form in base_forms(verb)[1:]:
                if entry not in self._entries.get(key[:head] + form, ()):
                    self._entries[key[:head] + form].append(entry)

    def find(self, text: str, words: Sequence[UrduWord], first: int, last: int) -> list[TermMatch]:
        """Return the entries that cover some words of a text, those of most words first.

        Args:
            text: The text.
            words: All words of the text.
            first: Index of the first of the words that a match must contain one of.
            last: Index of the last one.
        """
        found: dict[tuple[int, int, TermEntry], TermMatch] = {}
        for begin in range(max(0, first - MOST_WORDS + 1), last + 1):
            for end in range(begin + 1, min(len(words), begin + MOST_WORDS) + 1):
                for match in self._matches(text, words, begin, end):
                    if match.end > words[first].start:
                        found.setdefault((match.start, match.end, match.entry), match)
        return sorted(found.values(), key=lambda match: (-match.words, match.entry.source, match.start))

    def _matches(self, text: str, words: Sequence[UrduWord], begin: int, end: int) -> Iterator[TermMatch]:
        last = words[end - 1]
        key = last.key if end - begin == 1 else loose_word_key(text[words[begin].start : last.end])
        head = key[: len(key) - len(last.key)]
        own = self._entries.get(key, ())
        yield from (TermMatch(words[begin].start, last.end, end - begin, entry) for entry in own)
        # دہشت گردی is an expression of its own: it is no form of دہشت گرد then.
        is_listed = any(entry.source is TermSource.EXPRESSION for entry in own)
        for form in _base_forms(text, words, end - 1)[1:]:
            for entry in self._entries.get(head + form, ()):
                if entry.source is not TermSource.EXPRESSION or not (is_listed or entry.origin == FIXED_PHRASE):
                    yield TermMatch(words[begin].start, last.end, end - begin, entry)
        for verb, entry in self._verbs.get(key, ()):
            at = self._verb_at(text, words, end, verb)
            if at is not None:
                yield TermMatch(words[begin].start, words[at].end, at + 1 - begin, entry)

    @staticmethod
    def _verb_at(text: str, words: Sequence[UrduWord], at: int, verb: str) -> int | None:
        for index in range(at, min(at + 3, len(words))):
            if verb in _base_forms(text, words, index):
                return index
            if words[index].key not in _PARTICLES:
                return None
        return None


def _base_forms(text: str, words: Sequence[UrduWord], at: int) -> tuple[str, ...]:
    """Return the words that a word of a text may be a form of, itself first."""
    key, after = words[at].key, words[at + 1 : at + 2]
    is_of = key == _MADE_OR_OF and after and text[words[at].end : after[0].start].isspace()
    return (key,) if is_of and not _AFTER_VERB.fullmatch(after[0].key) else base_forms(key)


def find_terms(text: str, start: int, end: int, indexes: Sequence[TermIndex]) -> list[TermMatch]:
    """Return the entries of all lists at a place of an Urdu text or in a selection of it, the longest first.

    Args:
        text: With its inline tags, which are no letters.
        start: Code-point offset; where nothing is selected, the word there counts, also the one that ends there.
        end: Of the selection.
        indexes: The lists.
    """
    words = urdu_words(text)
    if start == end:
        chosen = [index for index, word in enumerate(words) if word.start <= start <= word.end][-1:]
    else:
        chosen = [index for index, word in enumerate(words) if word.start < end and word.end > start]
    if not chosen:
        return []
    found = [match for index in indexes for match in index.find(text, words, chosen[0], chosen[-1])]
    return sorted(found, key=lambda match: (-match.words, match.entry.source, match.start))


def longest_matches(matches: Iterable[TermMatch]) -> list[TermMatch]:
    """Return the matches of a whole sentence that lie in no longer one, in the order of the text."""
    kept: list[TermMatch] = []
    for match in sorted(matches, key=lambda match: (-match.words, match.entry.source)):
        if not any(other.start <= match.start and match.end <= other.end and other[:2] != match[:2] for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda match: (match.start, match.entry.source))


def shown_term(text: str, start: int, end: int) -> str:
    """Return a range of an Urdu text for people: without inline tags, on one line."""
    return " ".join(without_tags(text[start:end]).split())
