"""Looks up Urdu words: the lists that come with the program, the user's dictionaries, and earlier translations."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from translator_gui.formats.dictionaries.registry import read_dictionary
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError
from translator_gui.model.segment import Paragraph, Segment
from translator_gui.model.status import Status
from translator_gui.paths import resource
from translator_gui.project.glossary_files import GlossaryFiles, ProjectTerms
from translator_gui.project.word_lookup_records import (
    EarlierTranslation,
    EarlierTranslations,
    WordLookupRequest,
    WordLookupResult,
)
from translator_gui.text.loose_key import loose_word_key
from translator_gui.text.name_spellings import spelling_of
from translator_gui.text.search_key import small_key
from translator_gui.text.term_index import (
    TermEntry,
    TermIndex,
    TermMatch,
    TermSource,
    UrduWord,
    find_terms,
    longest_matches,
    urdu_words,
)
from translator_gui.text.urdu_suffixes import base_forms

_CONFIRMED = frozenset({Status.TRANSLATED, Status.APPROVED, Status.FINAL})
_STRIDE = 500
_MOST_EARLIER = 12
_MOST_PER_DICTIONARY = 4
_MOST_COUNTED = 200
_LEAST_KEY, _LONGEST_ENDING = 2, 2
_FUNCTION_WORDS = 3
"""Letters of the longest English words that no gloss is recognised by."""
_ENGLISH = re.compile(r"[a-z]+(?:'[a-z]+)?")


def read_expressions() -> Iterator[TermEntry]:
    """Yield the compounds, izafat, verbs, idioms and institutions of the list that comes with the program."""
    return _entries("expressions.tsv", TermSource.EXPRESSION)


def read_regions() -> Iterator[TermEntry]:
    """Yield the countries, months and currencies of CLDR."""
    return _entries("regions.tsv", TermSource.REGION)


def _entries(name: str, source: TermSource) -> Iterator[TermEntry]:
    path = resource("dictionaries", name)
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeError) as error:
        raise TranslatorError(
            _("{path}: cannot be read ({error}); install the program again", path=path, error=error)
        ) from error
    for line in lines:
        if not line.startswith("#"):
            term, glosses, kind = line.split("\t")[:3]
            yield TermEntry(term, tuple(glosses.split("; ")), source, kind)


def count_dictionary_rows(path: Path, progress: Callable[[int, int], object]) -> int:
    """Read a dictionary and return the number of its rows.

    Raises:
        TranslatorError: It cannot be used; names the file and, in text, the line.
    """
    rows = 0
    for rows, _row in enumerate(read_dictionary(path), 1):
        progress(rows, 0)
    return rows


class WordLookup:
    """The lists and dictionaries in memory; each file is read once, and again after it changed."""

    def __init__(self, glossaries: GlossaryFiles | None = None, terms: ProjectTerms | None = None) -> None:
        self._glossaries = glossaries or GlossaryFiles()
        self._terms = terms or ProjectTerms(self._glossaries)
        self._own: tuple[TermIndex, TermIndex] | None = None
        self._loaded: dict[str, tuple[tuple[int, int], TermIndex | str]] = {}
        self._shared: tuple[tuple[TermEntry, ...], TermIndex] = (), TermIndex()

    def look_up(self, request: WordLookupRequest, pause: Callable[[], object]) -> WordLookupResult:
        """Look up a word, selection or sentence.

        Args:
            request: What to look up.
            pause: Called every few milliseconds while dictionaries are read; may raise to stop.
        """
        if self._own is None:
            self._own = TermIndex(read_expressions()), TermIndex(read_regions())
        if self._shared[0] != request.shared:
            self._shared = request.shared, TermIndex(request.shared)
        loaded = [self._dictionary(path, pause) for path in request.dictionaries]
        for path in self._loaded.keys() - set(request.dictionaries):
            del self._loaded[path]
        dictionaries = [index for index in loaded if isinstance(index, TermIndex)]
        problems = tuple(problem for problem in loaded if isinstance(problem, str))
        expressions, regions = self._own
        glossaries = self._glossaries.load(request.glossaries, pause)
        problems += tuple(file.problem for file in glossaries if file.problem)
        many = [self._terms.terms] if request.many_terms else []
        indexes = [self._shared[1], *many, *(file.terms for file in glossaries), expressions, *dictionaries, regions]
        found = find_terms(request.text, request.start, request.end, indexes)
        if request.whole:
            found = longest_matches(filter(_is_expression, found))
        return WordLookupResult(tuple(_without_repetitions(found)), problems)

    def word_test(self, dictionaries: Sequence[str], pause: Callable[[], object]) -> Callable[[str], bool] | None:
        """Return a function that tells whether any list has a word; None where the user has loaded no dictionary."""
        loaded = [self._dictionary(path, pause) for path in dictionaries]
        indexes = [index for index in loaded if isinstance(index, TermIndex)]
        if not indexes:
            return None
        own = TermIndex(read_expressions()), TermIndex(read_regions())
        return lambda word: bool(find_terms(word, 0, 0, [*indexes, *own]))

    def _dictionary(self, name: str, pause: Callable[[], object]) -> TermIndex | str:
        """Return a dictionary, or why it cannot be read."""
        path = Path(name)
        try:
            facts = path.stat()
            state = facts.st_mtime_ns, facts.st_size
        except (OSError, ValueError):
            return str(_("{path}: file not found", path=name))
        known = self._loaded.get(name)
        if known is None or known[0] != state:
            index = TermIndex()
            found: TermIndex | str = index
            try:
                for number, row in enumerate(read_dictionary(path)):
                    index.add(TermEntry(row.term, row.glosses, TermSource.DICTIONARY, path.stem))
                    if number % _STRIDE == 0:
                        pause()
            except TranslatorError as error:
                found = str(error)
            known = self._loaded[name] = state, found
        return known[1]


def _is_expression(match: TermMatch) -> bool:
    return match.words > 1 or match.entry.source in {TermSource.NAME, TermSource.GLOSSARY, TermSource.EXPRESSION}


def _without_repetitions(matches: Iterable[TermMatch]) -> Iterator[TermMatch]:
    """Yield the matches without those that only repeat glosses of an earlier one, a few per range and list."""
    seen: set[tuple[int, int, str]] = set()
    counts: Counter[tuple[int, int, TermSource, str]] = Counter()
    for match in matches:
        new = [gloss for gloss in match.entry.glosses if (match.start, match.end, gloss.casefold()) not in seen]
        place = match.start, match.end, match.entry.source, match.entry.origin
        if new and counts[place] < _MOST_PER_DICTIONARY:
            counts[place] += 1
            seen.update((match.start, match.end, gloss.casefold()) for gloss in new)
            yield match._replace(entry=match.entry._replace(glosses=tuple(new)))


def find_earlier_translations(
    paragraphs: Sequence[Paragraph | None],
    term: str,
    glosses: Sequence[str],
    keys: dict[int, str],
    progress: Callable[[int, int], object],
) -> EarlierTranslations:
    """Find the confirmed sentences of the project that contain an Urdu word or expression, compared by loose keys.

    Args:
        paragraphs: Of the project.
        term: The word, perhaps inflected otherwise there.
        glosses: English that it may have been translated with, to be counted in the latest sentences.
        keys: Keys of paragraphs by the paragraphs' ids; they are remembered there.
        progress: Told (done, total) now and then.
    """
    words = urdu_words(term)
    if not words or len(loose_word_key(term)) < _LEAST_KEY:
        return EarlierTranslations((), ())
    wanted = _Forms(term, words[-1].key)
    parts = [*map(spaced_key, term.split()[:-1]), wanted.stem]
    pattern, longest = re.compile(r"(?<!\w)" + " ?".join(map(re.escape, parts))), max(parts, key=len)
    candidates: list[tuple[int, int, Paragraph]] = []
    for done, paragraph in enumerate(paragraphs):
        if done % _STRIDE == 0:
            progress(done, len(paragraphs))
        if paragraph is None or not any(_is_confirmed(segment) for segment in paragraph.segments):
            continue
        key = paragraph_key(paragraph, keys)
        if longest in key and pattern.search(key):
            confirmed = (segment for segment in paragraph.segments if _is_confirmed(segment))
            candidates += ((segment.changed, segment.id, paragraph) for segment in confirmed)
    candidates.sort(key=lambda one: one[:2], reverse=True)
    found: list[tuple[EarlierTranslation, str]] = []
    for _changed, identity, paragraph in candidates:
        found += _in_sentence(paragraph, identity, len(words), wanted)
        if len(found) >= _MOST_COUNTED:
            break
    english = [text for _place, text in found]
    used = Counter({gloss: sum(_uses(text, gloss) for text in english) for gloss in glosses})
    if not used.total():
        used = _spellings(words, term, english)
    return EarlierTranslations(
        tuple(place for place, _text in found[:_MOST_EARLIER]),
        tuple((gloss, count) for gloss, count in used.most_common() if count),
    )


class _Forms:
    """A term in all forms of its last word, compared without spaces."""

    def __init__(self, term: str, last: str) -> None:
        whole = loose_word_key(term)
        self._head = whole[: len(whole) - len(last)]
        self._forms = frozenset(base_forms(last))
        # What the forms of the last word begin with.
        self.stem = spaced_key(last[: max(_LEAST_KEY, len(last) - _LONGEST_ENDING)])

    def include(self, key: str, last: str) -> bool:
        """Whether words, given by their key and that of the last one, are a form of the term."""
        if not key.startswith(self._head):
            return False
        rest = key[len(self._head) :]
        return rest in self._forms or (last == rest and not self._forms.isdisjoint(base_forms(rest)[1:]))


def spaced_key(text: str) -> str:
    """Return a quick key in which loose spellings are equal, except for their spaces."""
    return small_key(text).replace("ھ", "ہ").replace("ے", "ی").replace("ء", "")


def paragraph_key(paragraph: Paragraph, keys: dict[int, str]) -> str:
    """Return a quick key of a paragraph's Urdu, in which loose spellings of words are equal; remembered in `keys`."""
    key = keys.get(paragraph.id)
    if key is None:
        key = keys[paragraph.id] = spaced_key(paragraph.text)
    return key


def _in_sentence(
    paragraph: Paragraph, identity: int, length: int, wanted: _Forms
) -> Iterator[tuple[EarlierTranslation, str]]:
    """Yield the first place of a term of some words in a sentence, with the sentence's English."""
    segment = next(one for one in paragraph.segments if one.id == identity)
    source = paragraph.source(segment)
    words = urdu_words(source)
    for at, first in enumerate(words):
        for last in words[at : at + length + 1]:
            key = last.key if last is first else loose_word_key(source[first.start : last.end])
            if wanted.include(key, last.key):
                place = EarlierTranslation(identity, segment.start + first.start, segment.start + last.end)
                yield place, segment.target
                return


def _spellings(words: Sequence[UrduWord], term: str, sentences: Iterable[str]) -> Counter[str]:
    """Count the ways in which English sentences spell a name; none if they spell only some of its words."""
    found: Counter[str] = Counter()
    for english in sentences:
        spelled = [spelling_of(term[word.start : word.end], english) for word in words]
        if all(spelled) and " ".join(spelled) in english.replace("-", " "):
            found[" ".join(spelled)] += 1
    return found


def _is_confirmed(segment: Segment) -> bool:
    return segment.status in _CONFIRMED and bool(segment.target)


def _uses(english: str, gloss: str) -> bool:
    """Whether an English sentence contains the words of a gloss, also inflected."""
    stems = {_stem(word) for word in _ENGLISH.findall(gloss.casefold()) if len(word) > _FUNCTION_WORDS}
    return bool(stems) and stems <= {_stem(word) for word in _ENGLISH.findall(english.casefold())}


def _stem(word: str) -> str:
    for ending in ("'s", "ies", "ing", "ed", "es", "s", "y", "e"):
        if word.endswith(ending) and len(word) - len(ending) > _FUNCTION_WORDS - 1:
            return word.removesuffix(ending)
    return word
