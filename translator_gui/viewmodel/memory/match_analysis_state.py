"""What the memories have for the sentences of an open project; looked up in the helper process."""

from collections.abc import Sequence
from functools import partial
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from translator_gui.model.errors import TranslatorError
from translator_gui.model.segment import Paragraph
from translator_gui.project.memory.analysis_portions import AnalysedPortion
from translator_gui.project.memory.match_analysis import SentenceMatch
from translator_gui.project.memory.memory_analysis import MemoryAnalysisRequest, request_analysis
from translator_gui.viewmodel.session.session import ProjectSession
from translator_gui.viewmodel.threads.async_calls import AsyncCalls
from translator_gui.viewmodel.threads.helper_process import HelperProcess
from translator_gui.viewmodel.threads.tasks import Progress
from translator_gui.viewmodel.wording import error_sentence


class MatchAnalysisState(QObject):
    """Looks up the sentences of an open project in the user's memories, for pre-translation and match statistics.

    Attributes:
        matches: The sentences with their matches; None while they are looked up.
        searched: Number of units in the memories.
        problems: What is wrong with memories that were left out.
    """

    progressed = Signal(int, int)
    """How many sentences are done, of how many."""
    found = Signal()
    """All sentences have been looked up."""
    failed = Signal(str)

    def __init__(self, session: ProjectSession, feeds_user: bool, parent: QObject | None = None) -> None:
        """Look up nothing yet.

        Args:
            session: The open project.
            feeds_user: Whether the user wants their memory fed (the setting `memory.feed`).
            parent: Qt's parent.
        """
        super().__init__(parent)
        self._session = session
        self._feeds_user = feeds_user and session.writable
        self._calls = AsyncCalls(self)
        self.matches: tuple[SentenceMatch, ...] | None = None
        self.searched = 0
        self.problems: tuple[str, ...] = ()

    def analyse(
        self, *, fills: bool = False, wanted: frozenset[int] | None = None, document: int | None = None
    ) -> None:
        """Look up sentences; an earlier look-up is cancelled. See `MatchAnalysisRequest`."""
        self.cancel()
        self.matches = None
        self._session.commit_typing()
        self._session.ask(
            lambda project: request_analysis(
                project.queries, fills=fills, wanted=wanted, document=document, feeds_user=self._feeds_user
            ),
            self._begin,
            self._refuse,
            owner=self,
            topic="matches",
        )

    def cancel(self) -> None:
        """Stop looking up."""
        self._calls.cancel()

    def _begin(self, request: MemoryAnalysisRequest) -> None:
        look_up = partial(look_up_in_portions, self._session.helper, self._session.model.snapshot(), request)
        self._calls.send(look_up, self._take, self.failed.emit, topic="matches", progressed=self.progressed.emit)

    def _refuse(self, error: TranslatorError) -> None:
        self.failed.emit(error_sentence(error))

    def _take(self, answer: tuple[list[SentenceMatch], AnalysedPortion]) -> None:
        matches, last = answer
        self.matches, self.searched, self.problems = tuple(matches), last.searched, last.problems
        self.found.emit()


def look_up_in_portions(
    helper: HelperProcess, rows: Sequence[Paragraph | None], request: MemoryAnalysisRequest, progress: Progress
) -> tuple[list[SentenceMatch], AnalysedPortion]:
    """Look up sentences portion by portion, on a thread; return all matches, and the last portion."""
    key, matches = uuid4().hex, list[SentenceMatch]()
    known = 0, 0

    def keep_progress(done: int, total: int) -> None:
        """Report the progress so far while a portion that has just begun has none to tell."""
        nonlocal known
        known = (done, total) if total else known
        progress(*known)

    while True:
        portion: AnalysedPortion = helper.call("analyse_memory_matches", rows, request, key, progress=keep_progress)
        # A process that ended meanwhile was replaced by one that began anew.
        matches[portion.first :] = portion.matches
        if portion.is_last:
            return matches, portion
