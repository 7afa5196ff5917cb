"""A helper process: does Python work that the window asks for, and ends when the window closes its pipe.

It never opens a project file and never imports Qt. Started as `python -m translator_gui.project.helper` for long work
on rows that the window sends, with `memory` for quick answers from the translation memories, which it opens itself.
"""

import gc
import os
import queue
import sys
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any, BinaryIO

from translator_gui.model.errors import CancelledError, TranslatorError
from translator_gui.project.helper.frames import read_frame, write_frame
from translator_gui.project.helper.requests import (
    MEMORY_PROCESS,
    PATIENT_TASKS,
    CancelTaskRequest,
    HelperTaskCallbacks,
    HelperTaskProgress,
    HelperTaskRequest,
    HelperTaskResult,
    StoreParagraphsRequest,
)

_PROGRESS_SECONDS = 0.05
_POLITENESS = 10
"""How far below usual the priority is; Windows is asked when the process is created."""

_NEW_OBJECTS = 100_000
"""Made between two searches for circles of objects."""

_WAKE = HelperTaskRequest(-1, "", ())
"""Wakes the worker for an urgent task."""


class _HelperWorker:
    """In the helper process: runs the tasks that the window requests, in order.

    Args:
        answers: The pipe to the window.
        tasks: What it can do, by name.
        state: The first argument of each task: what they keep between calls.
        store: Takes the paragraphs that the window sends.
    """

    def __init__(
        self,
        answers: BinaryIO,
        tasks: Mapping[str, Callable[..., Any]],
        state: object,
        store: Callable[[StoreParagraphsRequest], object] = bool,
    ) -> None:
        self._answers = answers
        self._tasks, self._state, self._store = tasks, state, store
        self._cancelled: set[int] = set()
        self._requests: queue.SimpleQueue[StoreParagraphsRequest | HelperTaskRequest] = queue.SimpleQueue()
        self._urgent: queue.SimpleQueue[HelperTaskRequest] = queue.SimpleQueue()
        self._come = self._begun = 0
        """Tasks that are not patient: how many were requested, and how many of these were begun."""

    def listen(self, requests: BinaryIO) -> None:
        """Receive requests from the window in an endless loop; exit the process when the pipe is closed."""
        try:
            while True:
                request = read_frame(requests)
                if isinstance(request, CancelTaskRequest):
                    self._cancelled.add(request.number)
                elif isinstance(request, HelperTaskRequest) and request.urgent:
                    self._urgent.put(request)
                    self._requests.put(_WAKE)
                else:
                    self._come += _is_impatient(request)
                    self._requests.put(request)
        except (EOFError, OSError):
            os._exit(0)

    def work(self) -> None:
        """Run the requested tasks one after another in an endless loop."""
        while True:
            request = self._requests.get()
            self._do_urgent()
            if isinstance(request, StoreParagraphsRequest):
                self._store(request)
            elif request is not _WAKE:
                self._begun += _is_impatient(request)
                self._do(request)

    def _do_urgent(self) -> None:
        while not self._urgent.empty():
            self._do(self._urgent.get())

    def _do(self, request: HelperTaskRequest) -> None:
        told = time.monotonic()

        def send(part: object) -> None:
            write_frame(self._answers, HelperTaskProgress(request.number, 0, 0, part))

        def report(done: int, total: int) -> None:
            nonlocal told
            if request.number in self._cancelled:
                raise CancelledError
            if not request.urgent:
                self._do_urgent()
            if time.monotonic() - told > _PROGRESS_SECONDS:
                told = time.monotonic()
                write_frame(self._answers, HelperTaskProgress(request.number, done, total))

        callbacks = HelperTaskCallbacks(report, send, lambda: self._come > self._begun)
        # Any other error is a fault: this process ends with it, and the window does the task itself and reports it.
        try:
            answer = HelperTaskResult(
                request.number,
                self._tasks[request.task](self._state, callbacks, *request.arguments),
            )
        except CancelledError:
            answer = HelperTaskResult(request.number, None)
        except TranslatorError as error:
            answer = HelperTaskResult(request.number, None, (type(error), error.args, error.__dict__))
        self._cancelled.discard(request.number)
        write_frame(self._answers, answer)


def _is_impatient(request: object) -> bool:
    return isinstance(request, HelperTaskRequest) and request.task not in PATIENT_TASKS


def main() -> None:
    """Run the helper process: serve requests of the window until the window closes or ends."""
    # Each of them imports what its tasks need, and nothing else.
    if MEMORY_PROCESS in sys.argv[1:]:
        from translator_gui.project.memory.helper_tasks import MEMORY_TASKS, MemoryTaskState  # noqa: PLC0415

        worker = _HelperWorker(sys.stdout.buffer, MEMORY_TASKS, MemoryTaskState())
    else:
        from translator_gui.project.helper.tasks import TASKS, HelperProjectCache  # noqa: PLC0415

        if hasattr(os, "nice"):
            os.nice(_POLITENESS)
        # Rows are never in circles: looking for these would take a fifth of the time in which they are unpacked.
        gc.set_threshold(_NEW_OBJECTS)
        rows = HelperProjectCache()
        worker = _HelperWorker(sys.stdout.buffer, TASKS, rows, rows.update)
    threading.Thread(target=worker.listen, args=(sys.stdin.buffer,), name="requests", daemon=True).start()
    worker.work()


if __name__ == "__main__":
    main()
