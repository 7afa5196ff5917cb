"""The repetitions of an open project: found in a thread when they are first asked for, again when sentences moved."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from translator_gui.project.repetitions import RepetitionGroups, RepetitionKind, find_repetitions
from translator_gui.viewmodel.page_state import PageState
from translator_gui.viewmodel.threads.tasks import BackgroundTask, Progress, yielding_progress


class RepetitionsState(QObject):
    """Keeps them as long as they hold: the Urdu never changes, only where sentences begin."""

    failed = Signal(str)
    """They could not be found; a message for people. Whoever asked is answered nothing."""

    def __init__(self, model: PageState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._known: RepetitionGroups | None = None
        self._task: BackgroundTask | None = None
        self._choosing: BackgroundTask | None = None
        self._moved = False
        """Sentences were split or joined since the task began."""
        self._waiting: list[Callable[[RepetitionGroups], object]] = []
        model.reset.connect(self._forget)
        model.renumbered.connect(self._forget)

    @property
    def known(self) -> RepetitionGroups | None:
        """Those of the project as it stands; None where they have to be found first."""
        return self._known

    def find(self, then: Callable[[RepetitionGroups], object]) -> None:
        """Hands them on, at once where they are known."""
        if self._known is not None:
            then(self._known)
            return
        self._waiting.append(then)
        if self._task is None:
            self._begin()

    def find_unlike(self, then: Callable[[frozenset[int]], object]) -> None:
        """Hands on the sentences that are unlike their repetition."""

        def choose(found: RepetitionGroups) -> None:
            paragraphs = self._model.snapshot()

            def work(progress: Progress) -> frozenset[int]:
                return found.chosen(RepetitionKind.UNLIKE, found.english(paragraphs, yielding_progress(progress)))

            if self._choosing is not None:
                self._choosing.cancel()
            self._choosing = BackgroundTask(work)
            self._choosing.done.connect(then)
            self._choosing.failed.connect(self.failed)
            self._choosing.start()

        self.find(choose)

    def close(self) -> None:
        """Ends what runs; nothing is told any more."""
        self._waiting.clear()
        if self._task is not None:
            self._task.cancelled.disconnect(self._begin)
            self._task.failed.disconnect(self._fail)
            self._task.cancel()
        if self._choosing is not None:
            self._choosing.done.disconnect()
            self._choosing.failed.disconnect()
            self._choosing.cancel()

    def _begin(self) -> None:
        self._moved = False
        paragraphs = self._model.snapshot()
        whole = None not in paragraphs

        def work(progress: Progress) -> tuple[RepetitionGroups, bool]:
            return find_repetitions(paragraphs, yielding_progress(progress)), whole

        self._task = BackgroundTask(work)
        self._task.done.connect(self._take)
        self._task.cancelled.connect(self._begin)
        self._task.failed.connect(self._fail)
        self._task.start()

    def _fail(self, message: str) -> None:
        self._task = None
        self._waiting.clear()
        self.failed.emit(message)

    def _forget(self) -> None:
        self._known = None
        if self._task is not None:
            self._moved = True
            self._task.cancel()

    def _take(self, answer: tuple[RepetitionGroups, bool]) -> None:
        if self._moved:
            self._begin()
            return
        found, whole = answer
        self._task = None
        self._known = found if whole else None
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then(found)
