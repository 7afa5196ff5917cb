"""Small questions to the disk, asked off the interface's thread; a late answer finds nobody and is dropped."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject

from translator_gui.faults.containment import os_error_words, run_contained
from translator_gui.model.errors import CancelledError, TranslatorError
from translator_gui.viewmodel.threads.tasks import BackgroundTask, Progress
from translator_gui.viewmodel.wording import as_sentence

Answer = TypeVar("Answer")


class AsyncCalls(QObject):
    """Runs any number of them. When it goes, those under way end by themselves and nothing is called."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._under_way: set[BackgroundTask] = set()

    def send(
        self,
        work: Callable[[Progress], Answer],
        then: Callable[[Answer], object] = lambda _: None,
        failed: Callable[[str], object] | None = None,
    ) -> BackgroundTask:
        """Asks; the answer comes on the interface's thread, nothing where the task was cancelled.

        Args:
            work: Done on a thread; may raise `TranslatorError` or `OSError`.
            then: Gets the answer.
            failed: Gets what went wrong, in words for people.
        """

        def carry(progress: Progress) -> tuple[BackgroundTask, Callable[[], object]]:
            try:
                answer = run_contained(lambda: work(progress), "short task")
            except CancelledError:
                return task, lambda: None
            except (TranslatorError, OSError) as error:
                words = as_sentence(os_error_words(error) if isinstance(error, OSError) else str(error))
                return task, lambda: failed(words) if failed is not None else None
            return task, lambda: then(answer)

        # Nobody's child: it may outlive this object, and must not be deleted while it runs.
        task = BackgroundTask(carry)
        self._under_way.add(task)
        task.done.connect(self._come_back)
        task.start()
        return task

    @property
    def busy(self) -> bool:
        """Whether any of them is under way."""
        return bool(self._under_way)

    def cancel(self) -> None:
        """Gives up all of them."""
        for task in self._under_way:
            task.cancel()

    def _come_back(self, brought: tuple[BackgroundTask, Callable[[], Any]]) -> None:
        task, tell = brought
        self._under_way.discard(task)
        tell()
