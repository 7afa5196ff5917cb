"""Short calls to the disk on threads of the pool; their answers come on the interface's thread."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from translator_gui.faults.containment import os_error_words, run_contained
from translator_gui.model.errors import CancelledError, TranslatorError
from translator_gui.viewmodel.threads.emit_guard import SignalEmitGuard
from translator_gui.viewmodel.threads.pending_query import PendingQuery
from translator_gui.viewmodel.threads.tasks import Progress, run_in_pool
from translator_gui.viewmodel.wording import error_sentence

Answer = TypeVar("Answer")


class AsyncCalls(QObject):
    """Runs functions on pool threads and delivers the results on the interface's thread, until it is destroyed."""

    _ended = Signal(object, object)
    _progressed = Signal(object, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._under_way: set[PendingQuery] = set()
        self._guard = SignalEmitGuard(self)
        self._ended.connect(self._deliver)
        self._progressed.connect(self._show_progress)

    def send(
        self,
        work: Callable[[Progress], Answer],
        then: Callable[[Answer], object] | None = None,
        failed: Callable[[str], object] | None = None,
        *,
        topic: str = "",
        progressed: Callable[[int, int], object] | None = None,
    ) -> PendingQuery:
        """Start a function on a pool thread; return the pending query, which can be cancelled.

        Args:
            work: Done on a thread; may raise `TranslatorError` or `OSError`.
            then: Gets the answer.
            failed: Gets what went wrong, as a sentence.
            topic: What it is about: an earlier call of this object about the same is cancelled.
            progressed: Gets how much is done, of how much.
        """

        def fail(error: TranslatorError) -> None:
            if failed is not None:
                failed(error_sentence(error))

        def report(done: int, total: int) -> None:
            if question.is_cancelled:
                raise CancelledError
            if progressed is not None:
                guard.emit_if_open(told, question, done, total)

        def run() -> None:
            try:
                answer: object = run_contained(lambda: work(report), "short task")
            except CancelledError:
                question.cancel()
                answer = None
            except TranslatorError as error:
                answer = error
            except OSError as error:
                answer = TranslatorError(os_error_words(error))
            guard.emit_if_open(ended, question, answer)

        question = PendingQuery(then, fail, owner=self, topic=topic, progressed=progressed)
        guard, ended, told = self._guard, self._ended.emit, self._progressed.emit
        self._under_way.add(question)
        run_in_pool(run)
        return question

    @property
    def busy(self) -> bool:
        """Whether any call on a pool thread is running."""
        return bool(self._under_way)

    def cancel(self) -> None:
        """Cancel all calls running on pool threads."""
        for question in self._under_way:
            question.cancel()

    @Slot(object, int, int)
    def _show_progress(self, question: PendingQuery, done: int, total: int) -> None:
        question.deliver_progress(done, total)

    @Slot(object, object)
    def _deliver(self, question: PendingQuery, answer: object) -> None:
        self._under_way.discard(question)
        question.deliver(answer)
