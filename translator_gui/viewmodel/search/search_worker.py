"""The search thread: counts and finds the matches of a query in small portions, so that typing never waits for it."""

import queue
import threading
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from translator_gui.faults.containment import ReportedFaultError, run_contained
from translator_gui.model.errors import CancelledError
from translator_gui.model.segment import Paragraph
from translator_gui.project.search import SearchParagraphRange, SearchRequest
from translator_gui.project.search_index import (
    ParagraphSnapshot,
    SearchBlockMatchCounts,
    count_paragraph,
)
from translator_gui.text.search_query import QueryMatcher, SearchQueryError
from translator_gui.viewmodel.threads.emit_guard import SignalEmitGuard
from translator_gui.viewmodel.threads.helper_process import HelperProcess
from translator_gui.viewmodel.threads.tasks import Progress

_TELL_SECONDS = 0.04
"""Between two portions of what was found."""
_LAST_SECONDS = 2.0


class CountMatchesJob(NamedTuple):
    """Search job: count the matches of a query in a whole project.

    Attributes:
        serial: Serial number of the search; jobs of an earlier search are dropped.
        matcher: The compiled query.
        search: The query with the texts that are searched (Urdu, English or both).
        bounds: The paragraphs or the sentence that the search is limited to.
        paragraphs: All paragraphs of the project.
        begin: Index of the paragraph to count first.
    """

    serial: int
    matcher: QueryMatcher
    search: SearchRequest
    bounds: SearchParagraphRange
    paragraphs: ParagraphSnapshot
    begin: int


class RecountMatchesJob(NamedTuple):
    """Search job: count the matches of a query again in paragraphs that changed, given with their indexes."""

    serial: int
    matcher: QueryMatcher
    search: SearchRequest
    bounds: SearchParagraphRange
    paragraphs: Sequence[tuple[int, Paragraph]]


class LocateMatchesJob(NamedTuple):
    """Search job: find the offsets of a query's matches in some texts, to mark them."""

    serial: int
    matcher: QueryMatcher
    texts: Sequence[str]


class IndexTextsJob(NamedTuple):
    """Search job: index the texts of a project, so that the first search is fast."""

    serial: int
    paragraphs: ParagraphSnapshot


Job = CountMatchesJob | RecountMatchesJob | LocateMatchesJob | IndexTextsJob


class SearchWorker(QObject):
    """Worker thread that does search jobs in order and drops those of an earlier search."""

    counted = Signal(int, object)
    """Emitted with a search serial and a list of `SearchBlockMatchCounts`."""
    recounted = Signal(int, object)
    """Emitted with a serial and a list of (index, paragraph, `SearchBlockMatchCounts`) for changed paragraphs."""
    finished = Signal(int)
    """Emitted with the serial of a finished `CountMatchesJob`."""
    looked = Signal(int, object)
    """Emitted with a serial and the spans of the matches by text."""
    failed = Signal(int, object)
    """Emitted with a serial and the `SearchQueryError` that ended the search."""

    def __init__(self, helper: HelperProcess, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._helper = helper
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._serial = 0
        self._thread: threading.Thread | None = None
        self._gate = SignalEmitGuard(self)

    def renew(self) -> int:
        """Drop all search jobs, and return the serial number for the jobs of a new search."""
        self._serial += 1
        return self._serial

    def ask(self, job: Job) -> None:
        """Queue a search job."""
        if self._thread is None:
            # A daemon: nothing that it does is worth keeping the program from ending.
            self._thread = threading.Thread(target=self._run, name="scanner", daemon=True)
            self._thread.start()
        self._jobs.put(job)

    def close(self) -> None:
        """End the search thread; no results are emitted any more."""
        self.renew()
        thread = self._thread
        if thread is not None:
            self._jobs.put(None)
            thread.join(_LAST_SECONDS)

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            if job.serial != self._serial:
                continue
            try:
                run_contained(partial(self._do, job), "search")
            except CancelledError:
                continue
            except SearchQueryError as error:
                self._gate.emit_if_open(self.failed.emit, job.serial, error)
            except ReportedFaultError as error:
                self._gate.emit_if_open(self.failed.emit, job.serial, SearchQueryError(str(error), "went wrong"))

    def _do(self, job: Job) -> None:
        if isinstance(job, CountMatchesJob):
            self._count(job)
        elif isinstance(job, RecountMatchesJob):
            self._recount(job)
        elif isinstance(job, IndexTextsJob):
            while not self._helper.call("prepare_search", job.paragraphs, progress=self._checker(job)):
                pass
        else:
            spans = {text: job.matcher.spans(text) for text in job.texts}
            self._gate.emit_if_open(self.looked.emit, job.serial, spans)

    def _count(self, job: CountMatchesJob) -> None:
        def take(portion: list[SearchBlockMatchCounts]) -> None:
            self._gate.emit_if_open(self.counted.emit, job.serial, portion)

        arguments = job.search, job.bounds, job.begin
        self._helper.call("count_matches", job.paragraphs, *arguments, progress=self._checker(job), take=take)
        self._gate.emit_if_open(self.finished.emit, job.serial)

    def _checker(self, job: CountMatchesJob | IndexTextsJob) -> Progress:
        """Return a progress callback that cancels a search job once a newer search has begun."""

        def check(_done: int, _total: int) -> None:
            if job.serial != self._serial:
                raise CancelledError

        return check

    def _recount(self, job: RecountMatchesJob) -> None:
        found: list[tuple[int, Paragraph, SearchBlockMatchCounts]] = []
        for index, paragraph in job.paragraphs:
            found.append((index, paragraph, count_paragraph(job.matcher, job.search, index, paragraph, job.bounds)))
            if job.serial != self._serial:
                return
        self._gate.emit_if_open(self.recounted.emit, job.serial, found)
