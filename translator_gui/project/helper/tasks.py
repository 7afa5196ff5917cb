"""The tasks that the helper process does: long Python work on the rows of a project.

Every task takes the rows and a progress callback, and returns what can be pickled quickly: ids rather than rows.
"""

import time
from array import array
from collections.abc import Callable, Collection, Generator, Iterable, Mapping, Sequence
from datetime import datetime
from itertools import compress
from typing import Any, NamedTuple, TypeVar

from translator_gui.model.segment import Paragraph, paragraph_of
from translator_gui.project.dictionaries import load_dictionary
from translator_gui.project.filter_facets import FilterFacetCounts, count_filter_facets
from translator_gui.project.filtering import FilterContext, FilterMatcher, SentenceFilter, WordCounts
from translator_gui.project.helper.requests import StoreParagraphsRequest
from translator_gui.project.misspelling_search import MisspellingSearch, MisspellingSearchResult
from translator_gui.project.proper_name_counts import count_names
from translator_gui.project.repetitions import (
    RepetitionFilterKind,
    RepetitionGroups,
    ReportProgress,
    find_repetitions,
)
from translator_gui.project.search import SearchParagraphRange, SearchRequest
from translator_gui.project.search_index import PARAGRAPHS_PER_BLOCK, SearchBlockMatchCounts, SearchIndex, count_block
from translator_gui.text.dictionary import EnglishVariety, SpellingDictionary
from translator_gui.text.search_query import compile_query
from translator_gui.text.spelling import KnownWords, PossibleMisspelling, find_suspects
from translator_gui.text.suggestions import suggest

Answer = TypeVar("Answer")
_TELL_SECONDS = 0.04
"""Between two portions of what a search found."""


class HelperTaskCallbacks(NamedTuple):
    """Callbacks of a task in the helper process: for progress, which may raise to stop it, and for partial results.

    Attributes:
        progress: Told (done, total) between portions of about a millisecond; raises to stop the task.
        send: Takes a part of the answer that is wanted before the rest.
    """

    progress: ReportProgress
    send: Callable[[Any], object]


class HelperProjectCache:
    """The helper process's copy of a project's paragraphs, with its search index, word counts and repetitions."""

    def __init__(self, paragraphs: Iterable[Paragraph | None] = (), index: SearchIndex | None = None) -> None:
        self.paragraphs: list[Paragraph | None] = list(paragraphs)
        self.index = index or SearchIndex()
        self.words: WordCounts = {}
        self.repetitions: RepetitionGroups | None = None

    def update(self, request: StoreParagraphsRequest) -> None:
        """Store new or changed paragraphs that the window has sent in the helper process's memory."""
        missing = request.total - len(self.paragraphs)
        if missing:
            self.index.forget()
        self.paragraphs.extend([None] * missing)
        del self.paragraphs[request.total :]
        self.paragraphs[request.first : request.first + len(request.paragraphs)] = request.paragraphs


class FilterMatches(NamedTuple):
    """The result of applying a filter: ids of the matching sentences, indexes of the paragraphs to show.

    Attributes:
        matching: Their ids, in order.
        paragraphs: Indexes of their paragraphs and of those next to them in the same document, ascending.
        is_whole: Every paragraph had been read.
        fell_back: Only similar spellings of its texts match.
    """

    matching: "array[int]"
    paragraphs: "array[int]"
    is_whole: bool
    fell_back: bool


def find_matches(
    rows: HelperProjectCache,
    report: HelperTaskCallbacks,
    wanted: SentenceFilter,
    now: datetime,
    documents: Mapping[str, int],
) -> FilterMatches:
    """Find the sentences that match a filter, and the paragraphs to show: those of the matches and their neighbours.

    If nothing matches in the whole project, similar spellings of the filter's texts do.

    Raises:
        SearchQueryError: One of the filter's texts cannot be searched for, or takes too long.
    """
    repeats: frozenset[int] = frozenset()
    if wanted.repetition is not None:
        repeats = find_chosen_repetitions(rows, report, wanted.repetition)
    context = FilterContext(now, documents, repeats.__contains__, rows.words, rows.index)
    found = array("q", FilterMatcher(wanted, context).matching(rows.paragraphs, report.progress))
    is_whole, loose = None not in rows.paragraphs, wanted.loosened()
    falls_back = is_whole and not found and loose is not None
    if falls_back and loose is not None:
        found.extend(FilterMatcher(loose, context).matching(rows.paragraphs, report.progress))
    matching = set(map(paragraph_of, found))
    indexes = [at for at, paragraph in enumerate(rows.paragraphs) if paragraph is not None and paragraph.id in matching]
    shown = with_neighbours(indexes, [-1 if p is None else p.document_id for p in rows.paragraphs])
    read = array("I", [at for at in shown if rows.paragraphs[at] is not None])
    return FilterMatches(found, read, is_whole, falls_back and bool(found))


def find_facets(rows: HelperProjectCache, report: HelperTaskCallbacks) -> FilterFacetCounts:
    """Count the sentences that match each choice of the filter panel."""
    return count_filter_facets(rows.paragraphs, report.progress)


def prepare_search(rows: HelperProjectCache, report: HelperTaskCallbacks) -> None:
    """Build the search index of all paragraphs in advance, before the user's first search."""
    total = len(rows.paragraphs)
    for first in range(0, total, PARAGRAPHS_PER_BLOCK):
        report.progress(first, total)
        rows.index.block(first, rows.paragraphs[first : first + PARAGRAPHS_PER_BLOCK])


def count_matches(
    rows: HelperProjectCache,
    report: HelperTaskCallbacks,
    request: SearchRequest,
    bounds: SearchParagraphRange,
    begin: int,
) -> None:
    """Count the matches of a search in the whole project, sending partial counts from paragraph index `begin` on.

    Raises:
        SearchQueryError: The search takes too long.
    """
    matcher, total = compile_query(request.needle), len(rows.paragraphs)
    portion: list[SearchBlockMatchCounts] = []
    told = time.monotonic()
    for first in _blocks(bounds, begin):
        report.progress(first, total)
        block = rows.index.block(first, rows.paragraphs[first : first + PARAGRAPHS_PER_BLOCK])
        matches = count_block(matcher, request, first, block, bounds)
        if matches.segments:
            portion.append(matches)
        if portion and time.monotonic() - told > _TELL_SECONDS:
            report.send(portion)
            portion, told = [], time.monotonic()
    report.send(portion)


def _blocks(bounds: SearchParagraphRange, begin: int) -> list[int]:
    """List the first paragraph index of each search index block in search order: from `begin` on, then before it."""
    firsts = list(range(bounds.first - bounds.first % PARAGRAPHS_PER_BLOCK, bounds.beyond, PARAGRAPHS_PER_BLOCK))
    near = sum(first + PARAGRAPHS_PER_BLOCK <= begin for first in firsts) if begin in bounds else 0
    return firsts[near:] + firsts[:near]


def find_groups(rows: HelperProjectCache, report: HelperTaskCallbacks) -> RepetitionGroups:
    """Group the sentences of the project that have the same Urdu (repetitions)."""
    rows.repetitions = find_repetitions(rows.paragraphs, report.progress)
    return rows.repetitions


def find_chosen_repetitions(
    rows: HelperProjectCache, report: HelperTaskCallbacks, kind: RepetitionFilterKind
) -> frozenset[int]:
    """Find the repeated sentences of a kind (all, the first, inconsistent), using the groups that were found last."""
    repetitions = rows.repetitions or find_groups(rows, report)
    english = (
        repetitions.english(rows.paragraphs, report.progress) if kind is RepetitionFilterKind.UNLIKE else _no_english
    )
    return repetitions.chosen(kind, english)


def count_names_in_rows(
    rows: HelperProjectCache, report: HelperTaskCallbacks, names: Sequence[str]
) -> dict[str, set[int]]:
    """Count the sentences in which given words are used as proper names, up to a limit per word."""
    return _run(count_names(names, rows.paragraphs), report)


def find_misspelling(
    rows: HelperProjectCache,
    report: HelperTaskCallbacks,
    variety: EnglishVariety,
    counts: Mapping[str, int],
    known: KnownWords,
    place: tuple[int, int | None, int, bool],
) -> MisspellingSearchResult:
    """Find the next misspelt word in the project after a place: paragraph index, sentence id, offset in its English."""
    search = MisspellingSearch(_dictionary(variety, report), rows.paragraphs, counts, known)
    index, segment, offset, again = place
    return _run(search.run(index, segment, offset, again=again), report)


def prepare_dictionary(_: HelperProjectCache, report: HelperTaskCallbacks, variety: EnglishVariety) -> None:
    """Load the spelling dictionary of a variety of English (British or American) in advance.

    Raises:
        TranslatorError: A file is missing, or is no word list.
    """
    _dictionary(variety, report)


def find_suspect_words(
    _: HelperProjectCache, report: HelperTaskCallbacks, variety: EnglishVariety, sentences: Sequence[tuple[str, str]]
) -> list[tuple[PossibleMisspelling, ...]]:
    """Find possibly misspelt words in the English of sentences; each sentence is passed as English and Urdu."""
    dictionary = _dictionary(variety, report)
    return [find_suspects(english, urdu, dictionary) for english, urdu in sentences]


def suggest_words(
    _: HelperProjectCache, report: HelperTaskCallbacks, variety: EnglishVariety, word: str, others: Collection[str]
) -> list[str]:
    """Find spelling suggestions for a misspelt word."""
    return suggest(word, _dictionary(variety, report), others)


_dictionaries: dict[EnglishVariety, SpellingDictionary] = {}
"""The dictionary that was used last."""


def _dictionary(variety: EnglishVariety, report: HelperTaskCallbacks) -> SpellingDictionary:
    if variety not in _dictionaries:
        loaded = _run(load_dictionary(variety), report)
        _dictionaries.clear()
        _dictionaries[variety] = loaded
    return _dictionaries[variety]


def _run(steps: Generator[None, None, Answer], report: HelperTaskCallbacks) -> Answer:
    """Run a generator to its end, reporting progress at each step; return its result."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value
        report.progress(0, 0)


def with_neighbours(indexes: Iterable[int], document_ids: Sequence[int]) -> tuple[int, ...]:
    """Return the indexes of some paragraphs and of the paragraphs directly before and after them in their document.

    Args:
        indexes: Of the paragraphs.
        document_ids: The document of every paragraph of the project, in order.
    """
    count = len(document_ids)
    # One place more at either end, so that neighbours need no check.
    shown, chosen = bytearray(count + 2), bytearray(count + 2)
    for index in indexes:
        shown[index] = shown[index + 1] = shown[index + 2] = chosen[index + 1] = 1
    if len(set(document_ids)) > 1:
        for first in (at for at in range(1, count) if document_ids[at] != document_ids[at - 1]):
            for at in (first - 1, first):
                around = range(max(0, at - 1), min(count, at + 2))
                shown[at + 1] = any(chosen[near + 1] and document_ids[near] == document_ids[at] for near in around)
    return tuple(compress(range(count), shown[1 : count + 1]))


def _no_english(segment: int) -> str:
    del segment
    return ""


TASKS: dict[str, Callable[..., Any]] = {
    task.__name__: task
    for task in (
        find_matches,
        find_facets,
        prepare_search,
        count_matches,
        find_groups,
        find_chosen_repetitions,
        count_names_in_rows,
        find_misspelling,
        prepare_dictionary,
        find_suspect_words,
        suggest_words,
    )
}
"""Everything that the helper process does, by name: it runs nothing else."""
