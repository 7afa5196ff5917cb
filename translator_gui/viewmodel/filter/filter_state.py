"""The filter of an open project: applied by the helper process, its result kept while sentences change."""

from collections.abc import Callable, Container
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from translator_gui.messages import gettext as _
from translator_gui.model.errors import TranslatorError
from translator_gui.model.segment import Paragraph, paragraph_of
from translator_gui.project.commands.set_project_key_values import SetProjectKeyValues
from translator_gui.project.filter_facets import FilterFacetCounts
from translator_gui.project.filtering import FilterContext, FilterMatcher, SentenceFilter
from translator_gui.project.paragraph_blocks import ParagraphBlocks
from translator_gui.project.repetitions import RepetitionFilterKind, RepetitionGroups
from translator_gui.project.saved_filters import remove_filter, save_filter, saved_filters
from translator_gui.project.search_index import SearchIndex
from translator_gui.viewmodel.navigation.repetitions_state import RepetitionGroupsCache
from translator_gui.viewmodel.page_state import ChangedParagraphs, PageParagraphsState
from translator_gui.viewmodel.session.session import ProjectSession
from translator_gui.viewmodel.threads.async_calls import AsyncCalls
from translator_gui.viewmodel.threads.pending_query import PendingQuery
from translator_gui.viewmodel.threads.tasks import Progress
from translator_gui.viewmodel.wording import as_sentence, error_sentence

if TYPE_CHECKING:
    from translator_gui.project.helper.tasks import FilterMatches

_LOOK_AGAIN_MS = 100
"""From a change to the check whether the sentence still matches: typing comes first."""


class SentenceFilterResult(NamedTuple):
    """Sentences that matched the sentence filter when it was applied, followed through later splits and joins.

    Attributes:
        paragraphs: Indexes of those with a match and, in the same document, of their neighbours; ascending.
        matching: Ids of the sentences that matched.
        total: Sentences of the project.
        whole: Every paragraph had been read.
        fell_back: Only similar spellings of its texts matched.
    """

    paragraphs: tuple[int, ...]
    matching: frozenset[int]
    total: int
    whole: bool
    fell_back: bool = False


class _AppliedFilter(NamedTuple):
    found: SentenceFilterResult
    sieve: FilterMatcher
    base: ParagraphBlocks


class SentenceFilterState(QObject):
    """The active sentence filter, its matches, and how many sentences would match differently by now."""

    applied = Signal(object)
    """Emitted with the `SentenceFilterResult` that the page shows, or None for everything."""
    changed = Signal()
    """The filter, its progress, its result or the number of differing sentences changed."""
    counted = Signal(object)
    """Emitted with the `FilterFacetCounts` after `prepare`."""
    saved = Signal(tuple)
    """Emitted with the saved filters of the project."""
    refused = Signal(str)
    """A filter could not be applied or saved, as a sentence."""

    def __init__(
        self, session: ProjectSession, repetitions: RepetitionGroupsCache, parent: QObject | None = None
    ) -> None:
        """Create the state of the sentence filter, with no filter active.

        Args:
            session: The open project.
            repetitions: Of the project.
            parent: Qt's.
        """
        super().__init__(parent)
        self._session, self._model, self._repetitions = session, session.model, repetitions
        self._wanted = SentenceFilter()
        self._looking = False
        self._found: SentenceFilterResult | None = None
        self._answer: _AppliedFilter | None = None
        self._question: PendingQuery | None = None
        """The question under way: the filter is applied with its answer."""
        self._calls = AsyncCalls(self)
        self._touched: set[int] = set()
        self._newer: set[int] = set()
        """Indexes of paragraphs that changed while the filter was being applied."""
        self._carried: dict[int, frozenset[int]] = {}
        """Sentences shown as matching in paragraphs that changed since, by paragraph index."""
        self._differing: dict[int, int] = {}
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(_LOOK_AGAIN_MS)
        self._look.timeout.connect(self._look_again)
        self._model.changed.connect(self._note)
        self._model.reset.connect(self._begin_anew)
        session.loader.finished.connect(self._read)
        session.shared_changed.connect(self.read_saved)
        repetitions.failed.connect(self._fail_repetitions)

    @property
    def wanted(self) -> SentenceFilter:
        """The active sentence filter; empty if there is none."""
        return self._wanted

    @property
    def found(self) -> SentenceFilterResult | None:
        """The result of the active sentence filter; None without a filter or until it was applied."""
        return self._found

    @property
    def looking(self) -> bool:
        """Whether the sentence filter is being applied in the background."""
        return self._looking

    @property
    def differing(self) -> int:
        """Number of sentences that would match differently if the filter were applied again."""
        return sum(self._differing.values())

    # Applying

    def apply(self, wanted: SentenceFilter) -> None:
        """Apply another sentence filter; an empty one clears it."""
        if wanted != self._wanted:
            self._wanted = wanted
            self.apply_again()

    def apply_again(self) -> None:
        """Apply the active sentence filter again to the current texts."""
        self._cancel_question()
        self._looking = bool(self._wanted)
        if not self._wanted:
            self._show(None)
        elif self._wanted.repetition is not None:
            self._question = PendingQuery(self._start, owner=self)
            self._repetitions.find(self._question.deliver)
        else:
            self._start(RepetitionGroups())
        self.changed.emit()

    def close(self) -> None:
        """Cancel the background work of the sentence filter."""
        self._cancel_question()
        self._calls.cancel()

    def _cancel_question(self) -> None:
        if self._question is not None:
            self._question.cancel()

    def _start(self, repetitions: RepetitionGroups) -> None:
        self._newer.clear()
        paragraphs, total = self._model.snapshot(), self._model.sentences
        findings = self._session.findings
        wanted, now = self._wanted, datetime.now().astimezone()
        documents = {document.uid: document.id for document in self._session.outline_reloader.documents}
        later = FilterContext(
            now,
            documents,
            _repeats_now(wanted.repetition, repetitions, self._model),
            {},
            SearchIndex(),
            partial(findings.matches, check=wanted.tags or ""),
        )
        found_by_check = findings.matching(wanted.tags) if wanted.tags is not None else frozenset[int]()

        def work(progress: Progress) -> _AppliedFilter:
            found: FilterMatches = self._session.helper.call(
                "find_matches", paragraphs, wanted, now, documents, found_by_check, progress=progress
            )
            result = SentenceFilterResult(
                tuple(found.paragraphs), frozenset(found.matching), total, found.is_whole, found.fell_back
            )
            loose = wanted.loosened() if found.fell_back else None
            return _AppliedFilter(result, FilterMatcher(loose or wanted, later), paragraphs)

        self._question = self._calls.send(work, self._take, self._fail)

    def _take(self, answer: _AppliedFilter) -> None:
        self._looking = False
        self._show(answer)
        self.changed.emit()
        if self._newer:
            self._touched |= self._newer
            self._look.start()

    def _fail(self, message: str) -> None:
        self._looking = False
        self._show(None)
        self.refused.emit(message)
        self.changed.emit()

    def _fail_repetitions(self, message: str) -> None:
        if self._looking and self._wanted.repetition is not None:
            self._fail(as_sentence(message))

    def _show(self, answer: _AppliedFilter | None) -> None:
        shown, self._answer = self._found, answer
        self._found = answer.found if answer else None
        self._touched.clear()
        self._carried.clear()
        self._differing.clear()
        if shown is not self._found:
            self.applied.emit(self._found)

    def _begin_anew(self) -> None:
        """Apply the sentence filter again after the project's paragraphs were replaced."""
        self._show(None)
        if self._wanted:
            self.apply_again()

    def _read(self) -> None:
        if self._wanted and (self._found is None or not self._found.whole):
            self.apply_again()

    # While somebody works on what was found

    def _note(self, change: ChangedParagraphs) -> None:
        if self._looking:
            self._newer.update(change.paragraphs)
        if self._found is not None:
            self._touched.update(change.paragraphs)
            self._look.start()

    def _look_again(self) -> None:
        answer, found = self._answer, self._found
        if answer is None or found is None:
            return
        before, gone, come = self.differing, set[int](), set[int]()
        for index in self._touched | self._repeating(self._touched):
            base, paragraph = answer.base[index], self._model.known(index)
            if base is not None and paragraph is not None:
                kept = carried_matches(base, answer.found.matching, paragraph)
                shown = self._carried.get(index, answer.found.matching.intersection(s.id for s in base.segments))
                gone |= shown - kept
                come |= kept - shown
                self._carried[index] = kept
                now = answer.sieve.matching_in(paragraph)
                self._differing[index] = len(now ^ kept)
        self._touched.clear()
        if gone or come:
            self._found = found._replace(matching=(found.matching - gone) | come)
            self.applied.emit(self._found)
        if gone or come or before != self.differing:
            self.changed.emit()

    def _repeating(self, indexes: set[int]) -> set[int]:
        """Return the paragraphs with repetitions of changed sentences, which may match the filter differently now."""
        known = self._repetitions.known
        if self._wanted.repetition is not RepetitionFilterKind.UNLIKE or known is None:
            return set()
        changed = (s.id for index in indexes if (p := self._model.known(index)) for s in p.segments)
        groups = {known.group_of[segment] for segment in changed if segment in known.group_of}
        members = (self._model.index_of(paragraph_of(segment)) for at in groups for segment in known.groups[at])
        return {index for index in members if index is not None}

    # What there is to choose from

    def prepare(self) -> None:
        """Before a filter is chosen: count sentences by status, author and label, read saved filters, index texts."""
        self.read_saved()
        paragraphs, helper = self._model.snapshot(), self._session.helper

        def count(progress: Progress) -> FilterFacetCounts:
            return helper.call("find_facets", paragraphs, progress=progress)

        def warm_up(progress: Progress) -> None:
            while not helper.call("prepare_search", paragraphs, progress=progress):
                pass

        def index_texts(facets: FilterFacetCounts) -> None:
            self.counted.emit(facets)
            # The first search indexes every text; most of it can be done while somebody chooses.
            self._calls.send(warm_up, lambda _: self._repetitions.find(lambda _: None))

        self._calls.send(count, index_texts)

    # Kept in the project

    def read_saved(self) -> None:
        """Read the project's saved filters and emit them with `saved`."""
        self._session.ask(saved_filters, self.saved.emit, owner=self, topic="saved")

    def save(self, name: str) -> None:
        """Save the active filter in the project under a name; replaces a saved filter of that name."""
        try:
            self._change_saved(save_filter(name, self._wanted))
        except TranslatorError as error:
            self._report_error(error)

    def remove(self, name: str) -> None:
        """Remove a saved filter from the project."""
        self._change_saved(remove_filter(name))

    def _change_saved(self, command: SetProjectKeyValues) -> None:
        if not self._session.writable:
            self.refused.emit(_("This project is open for reading only: filters cannot be kept in it"))
            return
        self._session.change(command)

    def _report_error(self, error: TranslatorError) -> None:
        self.refused.emit(error_sentence(error))


def carried_matches(base: Paragraph, matching: Container[int], now: Paragraph) -> frozenset[int]:
    """Return the sentences of a changed paragraph that overlap sentences which matched the filter before.

    Args:
        base: The paragraph when the filter was applied.
        matching: Ids of the sentences that matched then.
        now: The paragraph after its sentences were worked on, split, joined.
    """
    spans = [(segment.start, segment.end) for segment in base.segments if segment.id in matching]
    return frozenset(s.id for s in now.segments if any(start < s.end and s.start < end for start, end in spans))


def _repeats_now(
    kind: RepetitionFilterKind | None, found: RepetitionGroups, model: PageParagraphsState
) -> Callable[[int], bool]:
    """Return a predicate for the sentence filter: whether a sentence is currently a repetition of the given kind."""

    def english(identity: int) -> str:
        segment = model.segment(identity)
        return segment.target if segment else ""

    return lambda identity: kind is not None and found.is_chosen(kind, identity, english)
