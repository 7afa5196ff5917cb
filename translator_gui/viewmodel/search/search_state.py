"""A search in an open project: its matches and the current one, kept current while sentences change."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from translator_gui.model.segment import Paragraph, Segment, paragraph_of, start_of
from translator_gui.project.search import (
    SearchMatch,
    SearchParagraphRange,
    SearchRequest,
    SearchScope,
    SourceOrTarget,
    find_matches,
)
from translator_gui.project.search_index import SearchBlockMatchCounts, count_paragraph
from translator_gui.text.search_query import QueryMatcher, SearchQueryError, Span, compile_query
from translator_gui.viewmodel.page_state import ChangedParagraphs, PageParagraphsState
from translator_gui.viewmodel.search.match_counts import SearchMatchCounts
from translator_gui.viewmodel.search.search_worker import (
    CountMatchesJob,
    IndexTextsJob,
    LocateMatchesJob,
    RecountMatchesJob,
    SearchWorker,
)
from translator_gui.viewmodel.threads.helper_process import HelperProcess

_AT_ONCE = 100
"""Changed paragraphs that are counted at once; more are counted on the thread."""
_TELL_MS = 60
_REMEMBERED = 5000
"""Texts whose matches are cached."""
_RANK = {SourceOrTarget.SOURCE: 0, SourceOrTarget.TARGET: 1}


class SearchStartPosition(NamedTuple):
    """Where a search starts: a sentence and an offset in its English (usually the caret's); -1 is before its Urdu."""

    segment: int | None
    caret: int = -1


_Order = tuple[int, int, int, int]
"""Position of a match: paragraph index, sentence offset, side, offset in the text."""


class SearchState(QObject):
    """State of the find bar's search: finds and counts matches in the background, navigates between them."""

    changed = Signal()
    """The number of matches, the current match or the error changed."""
    hits_changed = Signal(tuple)
    """Emitted with the ids of the sentences with matches."""
    marked = Signal()
    """The matches in the shown texts changed."""
    reached = Signal(object)
    """Emitted with the `SearchMatch` to go to."""

    def __init__(self, model: PageParagraphsState, helper: HelperProcess, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._scanner = SearchWorker(helper, self)
        self._scanner.counted.connect(self._take)
        self._scanner.recounted.connect(self._correct)
        self._scanner.finished.connect(self._finish)
        self._scanner.looked.connect(self._remember)
        self._scanner.failed.connect(self._fail)
        model.changed.connect(self._on_changed)
        model.reset.connect(self._on_reset)
        self._teller = QTimer(self, singleShot=True, interval=_TELL_MS)
        self._teller.timeout.connect(self._emit_hits)
        self.search: SearchRequest | None = None
        self.trouble: SearchQueryError | None = None
        """Why the query cannot be searched for; None if it can."""
        self.current: SearchMatch | None = None
        """The current match."""
        self.searching = False
        self.wrapped_around = False
        """True if the last step wrapped around."""
        self._matcher: QueryMatcher | None = None
        self._bounds = SearchParagraphRange(0, 0)
        self._serial = 0
        self._here = SearchStartPosition(None)
        self._wanted = False
        """True while the first match from the caret is to be gone to once found."""
        self._clear()

    # What is known.

    @property
    def total(self) -> int:
        """Number of search matches found so far."""
        return self._hits.total

    @property
    def number(self) -> int:
        """Number of the current search match, from 1; 0 if there is none."""
        spot = self.current
        index = self._index(spot)
        if spot is None or index is None:
            return 0
        among = self._spots(index)
        return self._hits.before(index) + among.index(spot) + 1 if spot in among else 0

    @property
    def matcher(self) -> QueryMatcher | None:
        """The compiled search query; None if nothing is searched for."""
        return self._matcher

    @property
    def fell_back(self) -> bool:
        """Whether similar spellings were searched for because nothing was found as typed."""
        asked = self.search is not None and self.search.needle.loose
        return self._matcher is not None and self._matcher.needle.loose and not asked

    def marks(self, paragraph: Paragraph, segment: Segment, side: SourceOrTarget) -> Sequence[Span]:
        """Return the known search matches in a sentence's Urdu or English; `marked` is emitted when more are found."""
        if self._matcher is None or self.search is None or side not in self.search.sides:
            return ()
        if self._model.index_of(paragraph.id) not in self._bounds or self._bounds.segment not in {None, segment.id}:
            return ()
        text = paragraph.source(segment) if side is SourceOrTarget.SOURCE else segment.target
        if self._matcher.is_fast or text in self._spans:
            return self._find(text)
        if text not in self._asked:
            self._asked.add(text)
            self._scanner.ask(LocateMatchesJob(self._serial, self._matcher, (text,)))
        return ()

    def candidates(self) -> list[Paragraph]:
        """Return every paragraph with search matches, in order."""
        found = map(self._model.known, self._hits.indexes())
        return [paragraph for paragraph in found if paragraph is not None]

    # Searching.

    def find(self, search: SearchRequest | None, here: SearchStartPosition, *, go: bool = True) -> None:
        """Start a search in the project; None ends it.

        Args:
            search: For what.
            here: Where somebody is.
            go: Whether to go to the first hit from here on.
        """
        self.search, self._here, self._wanted, self.trouble = search, here, go, None
        self._begin()

    def search_again_as_typed(self) -> None:
        """Search for the words as typed again if only similar spellings were found, now that more is read."""
        if self.fell_back:
            self._begin()

    def prepare(self) -> None:
        """Index the project's texts for searching, before a query is typed."""
        if self._matcher is None:
            self._scanner.ask(IndexTextsJob(self._scanner.renew(), self._model.snapshot()))

    @property
    def only(self) -> int | None:
        """The only sentence that the search is limited to; None if others are searched too."""
        return self._bounds.segment

    def leave_current(self) -> None:
        """Clear the current search match."""
        self.current = None

    def follow_caret(self, here: SearchStartPosition) -> None:
        """Note where the caret is; a search within one sentence or document is repeated when the caret leaves it."""
        self._here = here
        if self._matcher is not None and self._bounds_here() != self._bounds:
            self._begin()

    def move_to_match(self, here: SearchStartPosition, *, forward: bool) -> bool:
        """Go to the next or previous search match, wrapping around; return False if there is none."""
        self._here = here
        if self._matcher is None:
            return False
        spot = self._beyond(self._origin(here), forward=forward)
        self.wrapped_around = spot is None
        if spot is None:
            spot = self._beyond((-1, 0, 0, 0) if forward else (len(self._hits), 0, 0, 0), forward=forward)
        if spot is None:
            # What is not counted yet may hold one.
            self._wanted = self.searching
            return False
        self._reach(spot)
        return True

    def close(self) -> None:
        """End the search thread."""
        self._scanner.close()

    # Beginning and ending.

    def _clear(self) -> None:
        self._hits = SearchMatchCounts(len(self._model))
        self._spans: dict[str, Sequence[Span]] = {}
        self._asked: set[str] = set()
        self._newer: set[int] = set()
        """Indexes of paragraphs that changed while matches are counted."""
        self.current = None

    def _begin(self) -> None:
        """Search for the words as typed, or for nothing if they cannot be searched for."""
        self._matcher = None
        if self.search is not None and self.trouble is None:
            try:
                self._matcher = compile_query(self.search.needle)
            except SearchQueryError as error:
                self.trouble = error
        self._start()

    def _fall_back(self) -> bool:
        """Search for similar spellings; return False if there are none to search for."""
        if self.search is None or self._matcher is None or not self.search.falls_back:
            return False
        loose = self._matcher.needle.loosened()
        matcher = compile_query(loose) if loose is not None else None
        if matcher is None or not matcher.needle.loose:
            return False
        self._matcher = matcher
        self._start()
        return True

    def _start(self) -> None:
        self._serial = self._scanner.renew()
        self._clear()
        self._bounds = self._bounds_here()
        self.searching = self._matcher is not None
        if self._matcher is not None and self.search is not None:
            # From here on first: that is where somebody wants to go.
            begin = self._index_here() or 0
            paragraphs = self._model.snapshot()
            search = self.search._replace(needle=self._matcher.needle)
            job = CountMatchesJob(self._serial, self._matcher, search, self._bounds, paragraphs, begin)
            self._scanner.ask(job)
        self._teller.start()
        self.marked.emit()
        self.changed.emit()

    def _bounds_here(self) -> SearchParagraphRange:
        index = self._index_here()
        whole = SearchParagraphRange(0, len(self._model))
        if self.search is None or self.search.scope is SearchScope.PROJECT or index is None:
            return whole
        if self.search.scope is SearchScope.SENTENCE:
            return SearchParagraphRange(index, index + 1, self._here.segment)
        outline = self._model.documents
        if outline is None:
            return whole
        there = outline.document_ids.paragraphs(outline.document_ids[index])
        return SearchParagraphRange(there.start, there.stop)

    def _on_reset(self) -> None:
        self._begin()

    def _fail(self, serial: int, error: SearchQueryError) -> None:
        if serial == self._serial:
            self.trouble = error
            self._begin()

    # What the thread and the page tell.

    def _take(self, serial: int, portion: list[SearchBlockMatchCounts]) -> None:
        if serial != self._serial:
            return
        for hits in portion:
            self._hits.put(hits)
            self._teller.start(_TELL_MS)
            behind = self._newer.intersection(range(hits.first, hits.first + len(hits.counts))) if self._newer else ()
            if behind:
                self._count(sorted(behind))
        self._after_counting()

    def _finish(self, serial: int) -> None:
        if serial == self._serial and (self.total or not self._fall_back()):
            self.searching = False
            self._newer.clear()
            self._after_counting()
            self._wanted = False
            self._teller.start(0)

    def _on_changed(self, change: ChangedParagraphs) -> None:
        if self._matcher is not None:
            if self.searching:
                # The thread counts in what was there when it began.
                self._newer.update(change.paragraphs)
            self._count(change.paragraphs)
            self._after_counting()

    def _count(self, indexes: Sequence[int]) -> None:
        """Count the search matches of changed paragraphs again."""
        if self._matcher is None or self.search is None:
            return
        known = ((index, self._model.known(index)) for index in indexes)
        changed = [(index, paragraph) for index, paragraph in known if paragraph is not None]
        if self._matcher.is_fast and len(changed) <= _AT_ONCE:
            for index, paragraph in changed:
                hits = count_paragraph(self._matcher, self.search, index, paragraph, self._bounds)
                if self._hits.correct(paragraph.id, hits):
                    self._teller.start()
        else:
            self._scanner.ask(RecountMatchesJob(self._serial, self._matcher, self.search, self._bounds, changed))

    def _correct(self, serial: int, counted: list[tuple[int, Paragraph, SearchBlockMatchCounts]]) -> None:
        if serial != self._serial:
            return
        for index, paragraph, hits in counted:
            if self._model.known(index) != paragraph:
                self._count([index])
            elif self._hits.correct(paragraph.id, hits):
                self._teller.start()
        self._after_counting()

    def _after_counting(self) -> None:
        index = self._index(self.current)
        if self.current is not None and (index is None or self.current not in self._spots(index)):
            self.current = None
        if self._wanted and (spot := self._first()) is not None:
            self._wanted = False
            self._reach(spot)
        self.changed.emit()

    def _emit_hits(self) -> None:
        self.hits_changed.emit(self._hits.segments())

    def _remember(self, serial: int, spans: dict[str, list[Span]]) -> None:
        if serial == self._serial:
            self._spans |= spans
            self.marked.emit()

    # Where hits stand.

    def _find(self, text: str) -> Sequence[Span]:
        found = self._spans.get(text)
        if found is None:
            if len(self._spans) > _REMEMBERED:
                self._spans.clear()
                self._asked.clear()
            found = self._spans[text] = self._matcher.spans(text) if self._matcher else ()
        return found

    def _spots(self, index: int) -> list[SearchMatch]:
        paragraph = self._model.known(index) if index in self._hits else None
        if paragraph is None or self.search is None:
            return []
        try:
            return find_matches(self._find, self.search, paragraph, self._bounds.segment)
        except SearchQueryError as error:
            self._fail(self._serial, error)
            return []

    def _first(self) -> SearchMatch | None:
        """Return the first search match after the caret; None while an earlier one may still be found."""
        index = self._index_here()
        start: _Order = (-1, 0, 0, 0)
        if index is not None and self._here.segment is not None:
            start = (index, start_of(self._here.segment), int(self._here.caret >= 0), self._here.caret - 1)
        spot = self._beyond(start, forward=True)
        return spot if spot is not None or self.searching else self._beyond((-1, 0, 0, 0), forward=True)

    def _beyond(self, origin: _Order, *, forward: bool) -> SearchMatch | None:
        index = max(origin[0], 0) if forward else min(origin[0], len(self._hits) - 1)
        while 0 <= index < len(self._hits):
            among = self._spots(index)
            for spot in among if forward else reversed(among):
                place = (index, start_of(spot.segment), _RANK[spot.side], spot.start)
                if (place > origin) if forward else (place < origin):
                    return spot
            index = self._hits.step(index, forward=forward)
        return None

    def _origin(self, here: SearchStartPosition) -> _Order:
        """Return where the search continues: at the current match, or at the caret if it moved away."""
        spot = self.current
        at = self._index(spot)
        if spot is not None and at is not None and spot.segment == here.segment:
            inside = spot.side is SourceOrTarget.SOURCE or spot.start <= here.caret <= spot.end
            if inside or here.caret < 0:
                return (at, start_of(spot.segment), _RANK[spot.side], spot.start)
        index = self._index_here()
        if index is None or here.segment is None:
            return (-1, 0, 0, 0)
        return (index, start_of(here.segment), _RANK[SourceOrTarget.TARGET], here.caret - 1)

    def _reach(self, spot: SearchMatch) -> None:
        self.current = spot
        self._here = SearchStartPosition(spot.segment)
        self.reached.emit(spot)
        self.marked.emit()
        self.changed.emit()

    def _index(self, spot: SearchMatch | None) -> int | None:
        return self._model.index_of(paragraph_of(spot.segment)) if spot is not None else None

    def _index_here(self) -> int | None:
        segment = self._here.segment
        return self._model.index_of(paragraph_of(segment)) if segment is not None else None
