"""A worker thread with two priorities; long searches are generators that pause every millisecond or so."""

import itertools
import queue
import threading
import time
from collections.abc import Callable, Generator
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from translator_gui.faults.containment import os_error_words, run_contained
from translator_gui.model.errors import TranslatorError
from translator_gui.viewmodel.threads.emit_guard import EmitGuard
from translator_gui.viewmodel.threads.question import Question

Steps = Generator[None, None, Any]
"""Work that pauses every millisecond or so and returns its answer at the end."""
_Queue = queue.PriorityQueue[tuple[int, int, Steps | None, Question | None]]


class LookupWorker(QObject):
    """Answers questions on its own thread: short ones first, long searches in steps between them.

    The thread ends with this object; questions that are still open are dropped.
    """

    _answered = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._questions: _Queue = queue.PriorityQueue()
        # Two entries never compare beyond their order: steps cannot be compared.
        self._order = itertools.count()
        self._answered.connect(self._deliver)
        questions = self._questions
        work = (questions, EmitGuard(self), self._answered.emit)
        threading.Thread(target=_work, args=work, name="lookup", daemon=True).start()
        self.destroyed.connect(lambda: questions.put((0, 0, None, None)))

    def ask(self, work: Callable[[], Any], then: Callable[[Any], object]) -> None:
        """Ask something short; it is answered before every search."""

        def steps() -> Steps:
            return work()
            yield

        self._put(1, steps(), Question(then, owner=self))

    def search(
        self,
        steps: Steps,
        then: Callable[[Any], object],
        refused: Callable[[TranslatorError], object] | None = None,
        *,
        soon: bool = False,
    ) -> None:
        """Start a search; one that is wanted soon comes before the others."""
        self._put(1 if soon else 2, steps, Question(then, refused, owner=self))

    def _put(self, rank: int, steps: Steps, question: Question) -> None:
        self._questions.put((rank, next(self._order), steps, question))

    @Slot(object, object)
    def _deliver(self, question: Question, answer: object) -> None:
        question.deliver(answer)


def _work(questions: _Queue, guard: EmitGuard, answered: Callable[..., object]) -> None:
    while True:
        rank, order, steps, question = questions.get()
        if steps is None or guard.is_closed:
            return
        try:
            # A fault ends this question alone: later ones are answered.
            run_contained(steps.__next__, "look-up")
        except StopIteration as end:
            guard.emit_if_open(answered, question, end.value)
        except TranslatorError as error:
            guard.emit_if_open(answered, question, error)
        except OSError as error:
            guard.emit_if_open(answered, question, TranslatorError(os_error_words(error)))
        else:
            # Back into the queue at its place: shorter questions that were asked meanwhile come first.
            questions.put((rank, order, steps, question))
        # The interface gets Python's lock.
        time.sleep(0)
