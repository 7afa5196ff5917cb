"""The repetitions of an open project: found by the helper process, and found again when sentences moved."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from translator_gui.model.segment import Paragraph
from translator_gui.project.repetitions import RepetitionFilterKind, RepetitionGroups, find_repetitions
from translator_gui.viewmodel.session.session import ProjectSession
from translator_gui.viewmodel.threads.async_calls import AsyncCalls
from translator_gui.viewmodel.threads.helper_process import HelperProcess
from translator_gui.viewmodel.threads.tasks import Progress

_FEW = 500
"""Paragraphs of a small project."""


class RepetitionGroupsCache(QObject):
    """Finds and caches the sentences with equal Urdu; finds them again after sentences were split or joined."""

    failed = Signal(str)
    """The repetitions could not be found, as a sentence; waiting callers get no answer."""

    def __init__(self, session: ProjectSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model, self._helper = session.model, session.helper
        self._calls = AsyncCalls(self)
        self._known: RepetitionGroups | None = None
        self._is_finding = False
        self._waiting: list[Callable[[RepetitionGroups], object]] = []
        self._model.reset.connect(self._forget)
        self._model.renumbered.connect(self._forget)

    @property
    def known(self) -> RepetitionGroups | None:
        """The cached repetitions (sentences with equal Urdu) of the project; None if they must be found first."""
        return self._known

    def find_at_once(self) -> RepetitionGroups | None:
        """Return the repetitions, those of a small project found at once; None if they must be waited for."""
        if self._known is None and len(self._model) <= _FEW:
            paragraphs = self._model.snapshot()
            if paragraphs.is_whole:
                self._known = find_repetitions(paragraphs, _ignore)
        return self._known

    def find(self, then: Callable[[RepetitionGroups], object]) -> None:
        """Call `then` with the project's repetitions (sentences with equal Urdu), at once if they are cached."""
        if self._known is not None:
            then(self._known)
            return
        self._waiting.append(then)
        if not self._is_finding:
            self._begin()

    def find_unlike(self, then: Callable[[frozenset[int]], object]) -> None:
        """Call `then` with the ids of the sentences whose English differs from that of their repetitions."""

        def choose(_: RepetitionGroups) -> None:
            call = partial(
                self._helper.call, "find_chosen_repetitions", self._model.snapshot(), RepetitionFilterKind.UNLIKE
            )
            self._calls.send(lambda progress: call(progress=progress), then, self.failed.emit, topic="unlike")

        self.find(choose)

    def close(self) -> None:
        """Cancel the search for repetitions; `then` is not called any more."""
        self._waiting.clear()
        self._calls.cancel()

    def _begin(self) -> None:
        self._is_finding = True
        paragraphs = self._model.snapshot()
        self._calls.send(
            partial(_find_groups, self._helper, paragraphs),
            partial(self._take, paragraphs.is_whole),
            self._fail,
            topic="groups",
        )

    def _forget(self) -> None:
        self._known = None
        if self._is_finding:
            self._begin()

    def _fail(self, message: str) -> None:
        self._is_finding = False
        self._waiting.clear()
        self.failed.emit(message)

    def _take(self, is_whole: bool, found: RepetitionGroups) -> None:
        self._is_finding = False
        self._known = found if is_whole else None
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then(found)


def _find_groups(helper: HelperProcess, paragraphs: Sequence[Paragraph | None], progress: Progress) -> RepetitionGroups:
    """Wait for the helper process's answer; done on a thread."""
    found: RepetitionGroups | None = None
    while found is None:
        found = helper.call("find_groups", paragraphs, progress=progress)
    return found


def _ignore(_done: int, _total: int) -> None:
    pass
