"""One quiet thread for looking things up: short questions first, long searches in steps between them."""

import itertools
import queue
import threading
import time
from collections.abc import Callable, Generator
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from translator_gui.faults.containment import os_error_words, run_contained
from translator_gui.model.errors import TranslatorError
from translator_gui.viewmodel.threads.emit_guard import EmitGuard

Steps = Generator[None, None, Any]
"""Work that pauses every millisecond or so and returns its answer at the end."""


class _Question(NamedTuple):
    steps: Steps
    then: Callable[[Any], object]
    refused: Callable[[TranslatorError], object]


class LookupWorker(QObject):
    """Answers questions on a thread of its own; the answers come on the interface's thread.

    The thread ends with this object; what was still asked is dropped.
    """

    _answered = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._questions: queue.PriorityQueue[tuple[int, int, _Question | None]] = queue.PriorityQueue()
        self._order = itertools.count()
        self._answered.connect(self._deliver)
        questions = self._questions
        work = (questions, EmitGuard(self), self._answered.emit)
        threading.Thread(target=_work, args=work, name="background", daemon=True).start()
        self.destroyed.connect(lambda: questions.put((0, 0, None)))

    def ask(self, work: Callable[[], Any], then: Callable[[Any], object]) -> None:
        """Asks something short; it overtakes every search."""

        def steps() -> Steps:
            return work()
            yield

        self._put(1, _Question(steps(), then, _ignore))

    def search(
        self,
        steps: Steps,
        then: Callable[[Any], object],
        refused: Callable[[TranslatorError], object] | None = None,
        *,
        soon: bool = False,
    ) -> None:
        """Begins something long; what is wanted soon goes before what is not."""
        self._put(1 if soon else 2, _Question(steps, then, refused or _ignore))

    def _put(self, rank: int, question: _Question) -> None:
        self._questions.put((rank, next(self._order), question))

    @Slot(object, object)
    def _deliver(self, question: _Question, answer: object) -> None:
        if isinstance(answer, TranslatorError):
            question.refused(answer)
        else:
            question.then(answer)


def _work(
    questions: "queue.PriorityQueue[tuple[int, int, _Question | None]]", gate: EmitGuard, tell: Callable[..., object]
) -> None:
    while True:
        rank, order, question = questions.get()
        if question is None or gate.is_closed:
            return
        try:
            # A fault ends this question alone: those behind it are answered.
            run_contained(question.steps.__next__, "look-up")
        except StopIteration as end:
            gate.emit_if_open(tell, question, end.value)
        except TranslatorError as error:
            gate.emit_if_open(tell, question, error)
        except OSError as error:
            gate.emit_if_open(tell, question, TranslatorError(os_error_words(error)))
        else:
            # Back into the queue, at its place: what was asked meanwhile and is shorter comes first.
            questions.put((rank, order, question))
        # Whoever types goes first.
        time.sleep(0)


def _ignore(_: object) -> None:
    """For refusals that nobody waits for."""
