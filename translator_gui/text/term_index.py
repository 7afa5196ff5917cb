"""Finds the entries of word lists and dictionaries at a place of an Urdu text, the longest first.

Words are compared by loose keys, which leave out spaces: پیش کش finds پیشکش. An entry of several words is found with
its last word inflected, and one that ends in a verb (دستخط کرنا) with any form of that verb (دستخط بھی کیے).

`TermIndex.find` answers a look-up: every entry at a place, with whatever may be a form of it. `TermIndex.find_longest`
finds the terms of a glossary in a sentence: nouns in the plural and oblique cases; of those that overlap, the longest.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from translator_gui.model.glossary import GlossaryEntry
from translator_gui.model.inline_tag import without_tags
from translator_gui.model.lazy_pattern import lazy_pattern
from translator_gui.text.loose_key import loose_word_key
from translator_gui.text.urdu_suffixes import base_forms, noun_forms

MOST_WORDS = 7
"""Words of the longest entry that is found."""
FIXED_PHRASE = "phrase"
"""The kind of expressions that are not inflected: کے قریبی is no form of کے قریب."""
URDU_WORD = lazy_pattern(r"[\w\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]+")
_PARTICLES = frozenset({"بہی", "ہی", "نہ", "نہیں", "تو", "سے", "نے", "کو"})
"""What may stand between a noun and its verb."""
_STEP = 3
_BEGINNINGS = (3, 6, 9)
_MOST_GLOSSARY_WORDS = 12
_BRACKETS = lazy_pattern(r"\s*[(\[][^()\[\]]*[)\]]\s*")
_ADJECTIVE = lazy_pattern(r"(?<=\w\w)[اہ]$")
_MADE_OR_OF = "کی"
"""Both a form of کرنا (مدد کی ہے, has helped) and "of" (مدد کی ضرورت, the need of help)."""
_AFTER_VERB = lazy_pattern(
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
        details: All that a glossary says of the term; None for other lists.
    """

    term: str
    glosses: tuple[str, ...]
    source: TermSource
    origin: str = ""
    details: GlossaryEntry | None = None


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
    return tuple(
        [UrduWord(*match.span(), key) for match in URDU_WORD.finditer(text) if (key := urdu_word_key(match.group()))]
    )


@lru_cache(maxsize=32_768)
def urdu_word_key(word: str) -> str:
    """Return the loose key of a word of a text."""
    return loose_word_key(word)


def glossary_term(entry: GlossaryEntry) -> TermEntry:
    """Return a glossary entry as an entry of an index."""
    return TermEntry(entry.source, entry.targets, TermSource.GLOSSARY, entry.origin, entry)


class TermIndex:
    """Entries of word lists, by the loose keys of their terms."""

    def __init__(self, entries: Iterable[TermEntry] = ()) -> None:
        self._entries: dict[str, list[TermEntry]] = defaultdict(list)
        self._verbs: dict[str, list[tuple[str, TermEntry]]] = defaultdict(list)
        self._most_words = 1
        self._beginnings = {""}
        """What the keys of glossary terms begin with, up to some lengths: most words of a text begin no longer term."""
        for entry in entries:
            self.add(entry)

    def __len__(self) -> int:
        return len(self._entries)

    def add(self, entry: TermEntry) -> None:
        """Add an entry; terms without letters are left out."""
        if entry.source is TermSource.GLOSSARY:
            # What stands in brackets explains: ایڈز (ایک بیماری).
            for term in dict.fromkeys((entry.term, _BRACKETS.sub(" ", entry.term))):
                self._add_glossary_term(term, entry)
            return
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

    def _add_glossary_term(self, term: str, entry: TermEntry) -> None:
        key, parts = loose_word_key(term), urdu_words(term)
        if not key:
            return
        self._entries[key].append(entry)
        # Two words may be written as one, and one as two.
        self._most_words = min(_MOST_GLOSSARY_WORDS, max(self._most_words, len(parts) + 1))
        if len(parts) > 1:
            inflected = _inflected_adjectives(parts[:-1]) + parts[-1].key
            if inflected != key:
                self._entries[inflected].append(entry)
                self._beginnings.update(inflected[:length] for length in _BEGINNINGS)
        self._beginnings.update(key[:length] for length in _BEGINNINGS)

    def find_longest(self, text: str, without: Collection[str] = ()) -> list[TermMatch]:
        """Return the terms of a glossary in an Urdu text, in its order; of those that overlap, only the longest.

        A term with several entries has a match for each of them.

        Args:
            text: The text.
            without: Terms that do not count, as their entries write them.
        """
        words = urdu_words(text)
        entries, beginnings, most, found = self._entries, self._beginnings, self._most_words, list[TermMatch]()
        for begin, first in enumerate(words):
            head = ""
            for at in range(begin, min(begin + most, len(words))):
                word = words[at]
                for form in noun_forms(word.key):
                    if (known := entries.get(head + form)) and (
                        fitting := [
                            one
                            for one in known
                            if one.term not in without and _has_its_capitals(one, text[first.start : word.end])
                        ]
                    ):
                        found += [TermMatch(first.start, word.end, at + 1 - begin, entry) for entry in fitting]
                        break
                head += _as_first(word.key)
                if head[: _STEP * min(len(head) // _STEP, len(_BEGINNINGS))] not in beginnings:
                    break
        return longest_of(found)

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


def term_forms(term: str) -> frozenset[str]:
    """Return the loose keys of which a term may be a form; terms that are forms of one noun have one in common."""
    parts = urdu_words(term)
    if not parts:
        return frozenset()
    heads = {"".join(_as_first(part.key) for part in parts[:-1]), _inflected_adjectives(parts[:-1])}
    return frozenset(head + form for head in heads for form in noun_forms(parts[-1].key))


def _inflected_adjectives(words: Sequence[UrduWord]) -> str:
    """Return the key of the words before the last one of a term, for all their forms: بڑا شہر, بڑے شہروں, بڑی سڑک.

    Within a key both endings of the adjective are ی.
    """
    return "".join(_as_first(_ADJECTIVE.sub("ی", word.key)) for word in words)


def _as_first(key: str) -> str:
    """Return the key of a word as it begins the key of several words: ے is ی within a key."""
    return f"{key[:-1]}ی" if key.endswith("ے") else key


def _has_its_capitals(entry: TermEntry, text: str) -> bool:
    """Whether the letters of a text are those of a term whose capitals count; Urdu has none."""
    details = entry.details
    if details is None or not details.case_sensitive or entry.term.lower() == entry.term.upper():
        return True
    return without_tags(text) == entry.term


def longest_of(matches: Iterable[TermMatch]) -> list[TermMatch]:
    """Return the longest of matches that overlap, all those of one range, in the order of the text."""
    ranges: dict[tuple[int, int], list[TermMatch]] = defaultdict(list)
    for match in matches:
        ranges[match[:2]].append(match)
    taken = bytearray(max((end for _start, end in ranges), default=0))
    kept: list[tuple[int, int]] = []
    for start, end in sorted(ranges, key=lambda one: (-ranges[one][0].words, one[0] - one[1], one[0])):
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            kept.append((start, end))
    return [match for one in sorted(kept) for match in ranges[one]]


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
