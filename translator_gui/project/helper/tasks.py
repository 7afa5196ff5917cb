"""The tasks that the helper process does: long Python work on the rows of a project.

Every task takes the rows and a progress callback, and returns what can be pickled quickly: ids rather than rows.
"""

import dataclasses
import time
from array import array
from collections import Counter
from collections.abc import Callable, Collection, Generator, Iterable, Mapping, Sequence
from datetime import datetime
from itertools import chain, compress
from operator import ne
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from translator_gui.checks.check import LengthRatio
from translator_gui.checks.glossary_terms import GLOSSARY_CHECKS
from translator_gui.checks.spelling_check import SpellingCheck
from translator_gui.formats.glossaries.registry import read_glossary
from translator_gui.formats.output import atomic_write
from translator_gui.model.glossary import GlossaryEntry
from translator_gui.model.segment import Paragraph
from translator_gui.project.block_facts import BlockFactsCache
from translator_gui.project.check_settings import QaCheckSet
from translator_gui.project.dictionaries import load_dictionary, read_own_words
from translator_gui.project.filter_facets import FilterFacetCounts, count_filter_facets
from translator_gui.project.filtering import FilterContext, FilterMatcher, SentenceFilter, WordCounts
from translator_gui.project.findings_index import FindingsIndex, FindingsProgress, SentenceFindings, usual_length
from translator_gui.project.glossary import ChangedTerms
from translator_gui.project.glossary_files import GlossaryFiles, ProjectTerms, SentenceTerms, finder_of
from translator_gui.project.helper.requests import HelperTaskCallbacks, StoreParagraphsRequest
from translator_gui.project.misspelling_search import MisspellingSearch, MisspellingSearchResult
from translator_gui.project.name_search import FoundName, find_names, find_spellings
from translator_gui.project.paragraph_blocks import PARAGRAPHS_PER_BLOCK, ParagraphBlock, ParagraphBlocks
from translator_gui.project.project_spelling import ProjectSpelling
from translator_gui.project.proper_name_counts import count_names
from translator_gui.project.repetitions import (
    RepetitionFilterKind,
    RepetitionGroups,
    RepetitionSearch,
    find_repetitions,
)
from translator_gui.project.search import SearchParagraphRange, SearchRequest
from translator_gui.project.search_index import SearchBlockMatchCounts, SearchIndex, count_block
from translator_gui.project.term_proposals import ProposedTerm, TermProposals, propose_terms, unknown_terms
from translator_gui.project.word_lookup import WordLookup, find_earlier_translations
from translator_gui.project.word_lookup_records import (
    EarlierTranslations,
    SpelledNames,
    WordLookupRequest,
    WordLookupResult,
)
from translator_gui.text.dictionary import EnglishVariety, SpellingDictionary
from translator_gui.text.search_query import compile_query
from translator_gui.text.source_hygiene import IrregularityKind, find_irregularities
from translator_gui.text.spelling import KnownWords, PossibleMisspelling, find_suspects
from translator_gui.text.suggestions import suggest

if TYPE_CHECKING:
    from translator_gui.memory.sentence_alignment import SentenceLink
    from translator_gui.project.memory.analysis_portions import AnalysedPortion
    from translator_gui.project.memory.memory_analysis import MemoryAnalysisRequest

Answer = TypeVar("Answer")
_CHECK_SECONDS = 0.25
"""Of a check of the project between two tasks that somebody may wait for."""
_ENTRIES_AT_ONCE = 200
_UNPACKED = 1_600
"""Blocks of paragraphs that the helper process keeps unpacked: two hundred thousand sentences, in 200 MB."""
_TELL_SECONDS = 0.04
"""Between two portions of what a search found."""


class HelperProjectCache:
    """The helper process's copy of a project's paragraphs, with its search index, word counts and repetitions."""

    def __init__(self, paragraphs: Sequence[Paragraph | None] = (), index: SearchIndex | None = None) -> None:
        self.paragraphs = ParagraphBlocks.of(paragraphs)
        self.paragraphs.keep_unpacked(_UNPACKED)
        self.index = index or SearchIndex()
        self.facts = BlockFactsCache()
        self.words: WordCounts = {}
        self.repetitions: RepetitionGroups | None = None
        self.grouping: tuple[list[ParagraphBlock], RepetitionSearch] | None = None
        """The search for repetitions that is not done, and the paragraphs that it looks at."""
        self.loose_keys: dict[int, str] = {}
        """Keys of paragraphs for looking up, by their ids; their Urdu never changes."""
        self.findings: tuple[int, FindingsIndex] | None = None
        """The generation of the set of checks that ran last, and what they found."""

    def update(self, request: StoreParagraphsRequest) -> None:
        """Store new or changed paragraphs that the window has sent in the helper process's memory."""
        if request.total != len(self.paragraphs):
            self.index.forget()
            self.paragraphs = ParagraphBlocks(request.total)
            self.paragraphs.keep_unpacked(_UNPACKED)
        if request.block is not None:
            self.paragraphs.blocks[request.number] = request.block


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
    with_findings: frozenset[int] = frozenset(),
) -> FilterMatches:
    """Find the sentences that match a filter, and the paragraphs to show: those of the matches and their neighbours.

    If nothing matches in the whole project, similar spellings of the filter's texts do.

    Raises:
        SearchQueryError: One of the filter's texts cannot be searched for, or takes too long.
    """
    repeats: frozenset[int] = frozenset()
    if wanted.repetition is not None:
        repeats = find_chosen_repetitions(rows, report, wanted.repetition)
    context = FilterContext(
        now, documents, repeats.__contains__, rows.words, rows.index, with_findings.__contains__, rows.facts
    )
    portions = list(FilterMatcher(wanted, context).portions(rows.paragraphs, report.progress))
    is_whole, loose = rows.paragraphs.is_whole, wanted.loosened()
    falls_back = is_whole and not portions and loose is not None
    if falls_back and loose is not None:
        portions = list(FilterMatcher(loose, context).portions(rows.paragraphs, report.progress))
    found = array("q", chain.from_iterable(portion.segments for portion in portions))
    indexes = chain.from_iterable(portion.paragraphs for portion in portions)
    shown = with_neighbours(indexes, rows.paragraphs.document_ids())
    read = array("I", shown if is_whole else filter(rows.paragraphs.is_read, shown))
    return FilterMatches(found, read, is_whole, falls_back and bool(found))


class CheckedSentences(NamedTuple):
    """The result of a check of the project, or of a part of it.

    Attributes:
        sentences: Sentences whose findings changed since they were last told; None for sentences that are gone.
        progress: How far it got.
        length_ratio: The usual length of the English.
        is_new: Everything is checked anew: sentences that are not told have no findings.
    """

    sentences: dict[int, SentenceFindings | None]
    progress: FindingsProgress
    length_ratio: LengthRatio | None
    is_new: bool


def check_sentences(
    rows: HelperProjectCache,
    report: HelperTaskCallbacks,
    checks: QaCheckSet,
    generation: int,
    begin: int,
    variety: EnglishVariety,
) -> CheckedSentences:
    """Check what has changed since the last call, for a moment; other tasks have their turn between two calls.

    Args:
        rows: The paragraphs.
        report: Told the progress.
        checks: Those of the project.
        generation: Another one for another set of checks: everything is checked anew.
        begin: Index of the paragraph from which on new ones are checked.
        variety: Of the English, for the check of spelling.
    """
    is_new = rows.findings is None or rows.findings[0] != generation
    if rows.findings is None or rows.findings[0] != generation:
        checks = checks.with_length_ratio(usual_length(rows.paragraphs))
        # It is asked for in a later call, too, when this one's progress is told no more.
        checks = checks.with_dictionary(lambda: _dictionary(EnglishVariety(variety), _SILENT))
        if SpellingCheck.declaration in checks.declarations:
            known = KnownWords(checks.context.words, read_own_words())
            spelling = ProjectSpelling(_dictionary(EnglishVariety(variety), report), known, rows.paragraphs)
            checks = checks._replace(context=dataclasses.replace(checks.context, misspellings=spelling))
        if (files := checks.context.glossary_files) and (GLOSSARY_CHECKS & {one.id for one in checks.declarations}):
            loaded = _glossary_files.load(files, lambda: report.progress(0, 0))
            checks = checks.with_terms(finder_of(checks.context.glossary, loaded).find)
        rows.findings = generation, FindingsIndex(checks)
    index = rows.findings[1]
    progress = index.refresh(
        rows.paragraphs, begin=begin, seconds=_CHECK_SECONDS, report=report.progress, is_awaited=report.is_awaited
    )
    return CheckedSentences(index.take_changed(), progress, index.checks.context.length_ratio, is_new)


def find_facets(rows: HelperProjectCache, report: HelperTaskCallbacks) -> FilterFacetCounts:
    """Count the sentences that match each choice of the filter panel."""
    return count_filter_facets(rows.paragraphs, rows.facts, report.progress)


def prepare_search(rows: HelperProjectCache, report: HelperTaskCallbacks) -> bool:
    """Build the search index of all paragraphs in advance, before the user's first search; return whether it is whole.

    It stops when somebody waits for something else.
    """
    total = len(rows.paragraphs)
    for first in range(0, total, PARAGRAPHS_PER_BLOCK):
        report.progress(first, total)
        rows.index.block(first, rows.paragraphs[first : first + PARAGRAPHS_PER_BLOCK])
        if report.is_awaited():
            return False
    return True


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


def find_groups(rows: HelperProjectCache, report: HelperTaskCallbacks) -> RepetitionGroups | None:
    """Group the sentences of the project that have the same Urdu (repetitions).

    It stops when somebody waits for something else, and returns None; the next call goes on.
    """
    if rows.grouping is None or rows.grouping[0] != rows.paragraphs.blocks:
        rows.grouping = list(rows.paragraphs.blocks), RepetitionSearch()
    found = rows.grouping[1].run(rows.paragraphs, report.progress, report.is_awaited)
    if found is not None:
        rows.repetitions, rows.grouping = found, None
    return found


def find_chosen_repetitions(
    rows: HelperProjectCache, report: HelperTaskCallbacks, kind: RepetitionFilterKind
) -> frozenset[int]:
    """Find the repeated sentences of a kind (all, the first, inconsistent), using the groups that were found last."""
    repetitions = rows.repetitions = rows.repetitions or find_repetitions(rows.paragraphs, report.progress)
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


def look_up_words(_: HelperProjectCache, report: HelperTaskCallbacks, request: WordLookupRequest) -> WordLookupResult:
    """Look up an Urdu word, selection or sentence in the word lists and the user's dictionaries."""
    return _word_lookup.look_up(request, lambda: report.progress(0, 0))


def take_terms(
    _: HelperProjectCache,
    report: HelperTaskCallbacks,
    version: int,
    first: int,
    entries: Sequence[GlossaryEntry],
    total: int,
) -> None:
    """Keep a part of a version of the project's terms, for `find_terms_in_text`."""
    _project_terms.take(version, first, entries, total, lambda: report.progress(0, 0))


def change_terms(
    _: HelperProjectCache,
    __: HelperTaskCallbacks,
    before: int,
    version: int,
    gone: frozenset[str],
    added: tuple[GlossaryEntry, ...],
) -> bool:
    """Take what differs between two versions of the project's terms; return False if the earlier one is not there."""
    return _project_terms.change(before, version, ChangedTerms(gone, added))


def find_terms_in_text(
    _: HelperProjectCache, report: HelperTaskCallbacks, version: int, text: str, files: tuple[str, ...]
) -> SentenceTerms | None:
    """Find the terms of the project and of glossary files in an Urdu text; None if the project's were not sent yet."""
    return _project_terms.find(version, text, files, lambda: report.progress(0, 0))


def read_glossary_file(_: HelperProjectCache, report: HelperTaskCallbacks, path: Path) -> list[GlossaryEntry]:
    """Read a glossary file.

    Raises:
        TranslatorError: It cannot be used; names the file and the row or line.
    """
    entries: list[GlossaryEntry] = []
    for number, entry in enumerate(read_glossary(path)):
        entries.append(entry)
        if number % _ENTRIES_AT_ONCE == 0:
            report.progress(number, 0)
    return entries


def propose_terms_in_rows(rows: HelperProjectCache, report: HelperTaskCallbacks) -> TermProposals:
    """Learn terms from the confirmed sentences of the project."""
    return propose_terms(rows.paragraphs, report.progress)


def find_unknown_terms(
    _: HelperProjectCache,
    report: HelperTaskCallbacks,
    proposed: tuple[ProposedTerm, ...],
    known: tuple[str, ...],
    files: tuple[str, ...],
) -> tuple[ProposedTerm, ...]:
    """Return the learned terms that the project, the glossary files and those who dismissed some do not know."""

    def pause() -> None:
        report.progress(0, 0)

    return unknown_terms(proposed, known, finder_of((), _glossary_files.load(files, pause)).find, pause)


def find_translations_of(
    rows: HelperProjectCache, report: HelperTaskCallbacks, term: str, glosses: Sequence[str]
) -> EarlierTranslations:
    """Find the confirmed sentences with an Urdu word, and count which of its glosses their English has."""
    return find_earlier_translations(rows.paragraphs, term, glosses, rows.loose_keys, report.progress)


def find_names_in_rows(
    rows: HelperProjectCache, report: HelperTaskCallbacks, dictionaries: tuple[str, ...]
) -> list[FoundName]:
    """Find the names of the project: in its English, beside titles, and words that no dictionary of the user has."""
    is_known = _word_lookup.word_test(dictionaries, lambda: report.progress(0, 0))
    return find_names(rows.paragraphs, is_known, report.progress)


def find_spellings_in_rows(rows: HelperProjectCache, report: HelperTaskCallbacks, source: str) -> SpelledNames:
    """Find how confirmed sentences spell the names of an Urdu sentence."""
    return find_spellings(rows.paragraphs, source, rows.loose_keys, report.progress)


def count_irregular_spellings(rows: HelperProjectCache, report: HelperTaskCallbacks) -> Counter[IrregularityKind]:
    """Count the irregular spellings in the Urdu of the project by kind."""
    counts: Counter[IrregularityKind] = Counter()
    for done, paragraph in enumerate(rows.paragraphs):
        report.progress(done, len(rows.paragraphs))
        if paragraph is not None:
            counts.update(one.kind for one in find_irregularities(paragraph.text))
    return counts


def teach_memory_words(_: HelperProjectCache, report: HelperTaskCallbacks, attached: str) -> int:
    """Learn from the user's memories which words translate each other, and store it; return the number of pairs.

    Raises:
        TranslatorError: The memory cannot be read, or the disk refuses.
    """
    # numpy takes a tenth of a second to import.
    from translator_gui.memory.word_alignment import teach_word_table  # noqa: PLC0415
    from translator_gui.project.memory.memory_pairs import read_pairs_to_teach, word_table_file  # noqa: PLC0415

    table = teach_word_table(read_pairs_to_teach(attached), report.progress)
    with atomic_write(word_table_file(), force=True) as stream:
        stream.write(table.to_bytes())
    return table.pairs


def align_translation(
    rows: HelperProjectCache,
    report: HelperTaskCallbacks,
    urdu: Sequence[str],
    english: Sequence[str],
    dictionaries: Sequence[str],
    attached: str,
) -> "list[SentenceLink]":
    """Link the sentences of an old translation."""
    # It opens memories, and is seldom wanted.
    from translator_gui.project.memory.sentence_comparison import align_with_project  # noqa: PLC0415

    return align_with_project(rows.paragraphs, report.progress, urdu, english, dictionaries, attached)


def rank_adequacy(
    rows: HelperProjectCache, report: HelperTaskCallbacks, dictionaries: Sequence[str]
) -> list[tuple[int, float]]:
    """Rank the sentences of the project by how much of the Urdu their English says, least first."""
    from translator_gui.project.memory.sentence_comparison import rank_by_adequacy  # noqa: PLC0415 (seldom wanted)

    return rank_by_adequacy(rows.paragraphs, report.progress, dictionaries)


def analyse_memory_matches(
    rows: HelperProjectCache, report: HelperTaskCallbacks, request: "MemoryAnalysisRequest", key: str
) -> "AnalysedPortion":
    """Look up sentences of the project in the user's memories for a moment; see `analysis_portions`."""
    from translator_gui.project.memory.analysis_portions import next_portion  # noqa: PLC0415 (seldom wanted)

    return next_portion(rows.paragraphs, request, key, report.progress)


def _ignore(*_values: object) -> None:
    """Take progress or a part of an answer that nobody waits for."""


_SILENT = HelperTaskCallbacks(_ignore, _ignore)

_glossary_files = GlossaryFiles()
_project_terms = ProjectTerms(_glossary_files)
_word_lookup = WordLookup(_glossary_files, _project_terms)
"""The word lists, dictionaries and glossaries that were read."""

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
    for first in compress(range(1, count), map(ne, document_ids[1:], document_ids)):
        for at in (first - 1, first):
            around = range(max(0, at - 1), min(count, at + 2))
            shown[at + 1] = any(chosen[near + 1] and document_ids[near] == document_ids[at] for near in around)
    return tuple(compress(range(count), shown[1 : count + 1]))


def run_memory_job(
    rows: HelperProjectCache, report: HelperTaskCallbacks, job: str, path: Path, *arguments: object
) -> Any:
    """Do a long job on a translation memory; see `project.memory.maintenance_jobs`."""
    # Seldom wanted, and it reads every format.
    from translator_gui.project.memory.maintenance_jobs import run_memory_job as run  # noqa: PLC0415

    del rows
    return run(job, path, lambda done: report.progress(done, 0), *arguments)


def _no_english(segment: int) -> str:
    del segment
    return ""


TASKS: dict[str, Callable[..., Any]] = {
    task.__name__: task
    for task in (
        find_matches,
        check_sentences,
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
        look_up_words,
        take_terms,
        change_terms,
        find_terms_in_text,
        read_glossary_file,
        propose_terms_in_rows,
        find_unknown_terms,
        find_translations_of,
        find_names_in_rows,
        find_spellings_in_rows,
        count_irregular_spellings,
        teach_memory_words,
        align_translation,
        rank_adequacy,
        analyse_memory_matches,
        run_memory_job,
    )
}
"""Everything that the helper process does, by name: it runs nothing else."""
