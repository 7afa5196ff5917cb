"""Finds the names in a project: spelt in its English, after titles, before honorifics, and repeated unknown words."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from translator_gui.model.inline_tag import without_tags
from translator_gui.model.segment import Paragraph, Segment
from translator_gui.model.status import Status
from translator_gui.project.word_lookup import paragraph_key, spaced_key
from translator_gui.project.word_lookup_records import SpelledNames
from translator_gui.text.loose_key import loose_word_key
from translator_gui.text.name_spellings import may_be_name, spelled_phrases
from translator_gui.text.term_index import (
    TermEntry,
    TermIndex,
    TermSource,
    UrduWord,
    find_terms,
    longest_matches,
    urdu_words,
)

_STRIDE = 20
_MOST_FOUND = 2_000
_LONGEST_UNKNOWN = 3
_SEEN_OFTEN = 2
_MOST_EXAMINED = 400
_CONFIRMED = frozenset({Status.TRANSLATED, Status.APPROVED, Status.FINAL})


def _keys(words: str) -> frozenset[str]:
    return frozenset(map(loose_word_key, words.split()))


_TITLES = _keys(
    "مسٹر مسز مس ڈاکٹر پروفیسر جنرل میجر کرنل بریگیڈیئر کیپٹن لیفٹیننٹ ایڈمرل جسٹس بیرسٹر ایڈووکیٹ سینیٹر مولانا "
    "مفتی علامہ حضرت امام شیخ سید بیگم محترمہ جناب صدر وزیراعظم ملکہ شہزادہ سر لارڈ"
)
_HONORIFICS = _keys("صاحب صاحبہ مرحوم مرحومہ رحمۃ مدظلہ")
_NO_NAMES = _keys(
    "نے کو کا کی کے سے میں پر تک اور یا ہے ہیں تھا تھی تھے نہیں بھی ہی تو کہ جو جس ان اس وہ یہ ایک کر کیا گیا گئی ہوئے "
    "مملکت جنرل اعظم اعلیٰ خارجہ داخلہ دفاع خزانہ کے لیے ساتھ"
)


_ENDS_NAME = _NO_NAMES | _TITLES | _HONORIFICS


class FoundName(NamedTuple):
    """A name found in a project.

    Attributes:
        urdu: As it is written first.
        english: The spelling that is confirmed most often; empty if there is none yet.
        sentences: Number of sentences with the name.
        spellings: Number of different spellings in confirmed English.
    """

    urdu: str
    english: str
    sentences: int
    spellings: int


def find_names(
    paragraphs: Sequence[Paragraph | None],
    is_known: Callable[[str], bool] | None,
    progress: Callable[[int, int], object],
) -> list[FoundName]:
    """Find the names of a project, the most frequent first.

    Args:
        paragraphs: Of the project.
        is_known: Whether a dictionary has an Urdu word; None if the user has loaded none, so that nothing is unknown.
        progress: Told (done, total) now and then.
    """
    search = _NameSearch(is_known)
    for done, paragraph in enumerate(paragraphs):
        if done % _STRIDE == 0:
            progress(done, len(paragraphs))
        for segment in paragraph.segments if paragraph is not None else ():
            search.add(without_tags(paragraph.source(segment)) if paragraph else "", segment)
    return search.found()[:_MOST_FOUND]


def find_spellings(
    paragraphs: Sequence[Paragraph | None], source: str, keys: dict[int, str], progress: Callable[[int, int], object]
) -> SpelledNames:
    """Find the names in an Urdu sentence that confirmed sentences spell, each with the spelling used most often.

    Args:
        paragraphs: Of the project.
        source: The sentence; offsets are those in it.
        keys: Keys of paragraphs, as of `word_lookup.paragraph_key`.
        progress: Told (done, total) now and then.
    """
    wanted = dict.fromkeys(word.key for word in urdu_words(source) if may_be_name(word.key))
    if not wanted:
        return SpelledNames((), ())
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(spaced_key(key)) for key in wanted)})(?!\w)")
    candidates: list[tuple[int, int, Paragraph, Segment]] = []
    for done, paragraph in enumerate(paragraphs):
        if done % _STRIDE == 0:
            progress(done, len(paragraphs))
        if paragraph is None or not any(map(_is_confirmed, paragraph.segments)):
            continue
        if pattern.search(paragraph_key(paragraph, keys)):
            confirmed = filter(_is_confirmed, paragraph.segments)
            candidates += ((segment.changed, segment.id, paragraph, segment) for segment in confirmed)
    candidates.sort(key=lambda one: one[:2], reverse=True)
    search = _NameSearch(None)
    for _changed, _identity, paragraph, segment in candidates[:_MOST_EXAMINED]:
        search.add(without_tags(paragraph.source(segment)), segment)
    spelled = [name for name in search.found() if name.english]
    entries = [TermEntry(name.urdu, (name.english,), TermSource.NAME) for name in spelled]
    used = tuple((name.english, search.count(name)) for name in spelled)
    return SpelledNames(used, tuple(longest_matches(find_terms(source, 0, len(source), [TermIndex(entries)]))))


def _is_confirmed(segment: Segment) -> bool:
    return segment.status in _CONFIRMED and bool(segment.target)


class _NameSearch:
    def __init__(self, is_known: Callable[[str], bool] | None) -> None:
        self._is_known = is_known
        self._urdu: dict[str, str] = {}
        self._sentences: Counter[str] = Counter()
        self._spellings: dict[str, Counter[str]] = defaultdict(Counter)
        self._unknown: Counter[str] = Counter()
        self._parts: set[str] = set()
        """Words of names of several words."""

    def add(self, source: str, segment: Segment) -> None:
        """Note the names in a sentence."""
        words, named = urdu_words(source), set[str]()
        if _is_confirmed(segment):
            for phrase in spelled_phrases(source, without_tags(segment.target)):
                part = [word for word in words if phrase.start <= word.start and word.end <= phrase.end]
                english = phrase.english
                while len(part) > 1 and part[0].key in _TITLES:
                    part, english = part[1:], english.partition(" ")[2]
                if english:
                    named.add(key := self._note(source, part))
                    self._spellings[key][english] += 1
        named.update(self._note(source, part) for part in _titled(words))
        self._sentences.update(named)
        if self._is_known is not None:
            self._unknown.update(self._note(source, [word]) for word in words if len(word.key) >= _LONGEST_UNKNOWN)

    def _note(self, source: str, part: Sequence[UrduWord]) -> str:
        text = source[part[0].start : part[-1].end]
        key = loose_word_key(text)
        if len(part) > 1:
            self._parts.update(word.key for word in part)
        self._urdu.setdefault(key, " ".join(text.split()))
        return key

    def count(self, name: FoundName) -> int:
        """Return how often a name was spelt as it is spelt most often."""
        return self._spellings[loose_word_key(name.urdu)][name.english]

    def found(self) -> list[FoundName]:
        """Return the names, those spelt in the English first, then the most frequent."""
        known = self._is_known
        if known is not None:
            for key, number in self._unknown.items():
                if (
                    number >= _SEEN_OFTEN
                    and key not in self._sentences
                    and key not in self._parts
                    and not known(self._urdu[key])
                ):
                    self._sentences[key] = number
        names = [self._name(key, number) for key, number in self._sentences.items()]
        return sorted(names, key=lambda name: (not name.english, -name.sentences, name.urdu))

    def _name(self, key: str, number: int) -> FoundName:
        spellings = self._spellings.get(key) or Counter[str]()
        english = spellings.most_common(1)[0][0] if spellings else ""
        return FoundName(self._urdu[key], english, number, len(spellings))


def _titled(words: Sequence[UrduWord]) -> Iterator[list[UrduWord]]:
    """Yield the words after each title, and those before each honorific, as far as they may be a name."""
    for place, word in enumerate(words):
        if word.key in _TITLES:
            part: list[UrduWord] = []
            for follower in words[place + 1 : place + 1 + _LONGEST_UNKNOWN]:
                if follower.key in _ENDS_NAME or not _is_urdu(follower.key):
                    break
                part.append(follower)
            if part:
                yield part
        elif word.key in _HONORIFICS and place and words[place - 1].key not in _ENDS_NAME:
            yield [words[place - 1]]


def _is_urdu(key: str) -> bool:
    return key.isalpha() and not key.isascii()


def without_registered(found: Sequence[FoundName], registered: Collection[str]) -> list[FoundName]:
    """Return the found names that are not in the register, compared by loose keys."""
    keys = set(map(loose_word_key, registered))
    return [name for name in found if loose_word_key(name.urdu) not in keys]
