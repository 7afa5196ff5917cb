"""Long work on a thread of the pool: progress, cancellation, and an answer as a signal."""

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from translator_gui.faults.containment import os_error_words, run_contained
from translator_gui.model.errors import CancelledError, TranslatorError
from translator_gui.viewmodel.threads.emit_guard import SignalEmitGuard
from translator_gui.viewmodel.wording import error_sentence

Progress = Callable[[int, int], None]
_MOST_THREADS = 8
TURN_SECONDS = 0.0015
"""Seconds that work in a thread goes on before it yields Python's lock; yielding costs 0.1 ms."""


class BackgroundTask(QObject):
    """A long function on a pool thread, with signals for progress and result. Keep a reference while it runs."""

    progressed = Signal(int, int)
    """Emitted with how much is done, of how much."""
    done = Signal(object)
    failed = Signal(str)
    cancelled = Signal()

    def __init__(self, work: Callable[[Progress], Any], parent: QObject | None = None) -> None:
        """Prepare a function to run; it reports its progress by calling its argument with (done, total)."""
        super().__init__(parent)
        self._work = work
        self._stop = False
        self._gate = SignalEmitGuard(self)

    def start(self) -> None:
        """Start the background function on a thread of the pool."""
        run_in_pool(self._run)

    def cancel(self) -> None:
        """Ask the function to stop; `cancelled` is emitted when it has."""
        self._stop = True

    def _report(self, done: int, total: int) -> None:
        if self._stop:
            raise CancelledError
        self._gate.emit_if_open(self.progressed.emit, done, total)

    def _run(self) -> None:
        # Done once; what it was given, whole projects at times, is not kept beyond that.
        work = self._work
        del self._work
        try:
            answer = run_contained(lambda: work(self._report), "task")
        except CancelledError:
            self._gate.emit_if_open(self.cancelled.emit)
        except TranslatorError as error:
            self._gate.emit_if_open(self.failed.emit, error_sentence(error))
        except OSError as error:
            self._gate.emit_if_open(self.failed.emit, os_error_words(error))
        else:
            self._gate.emit_if_open(self.done.emit, answer)


def yielding_progress(progress: Progress) -> Progress:
    """Wrap a progress callback so that it also yields Python's interpreter lock, which keeps typing fast.

    It may be called after every bit of work: it does something only now and then, for giving way costs a tenth of one.
    """
    last = time.monotonic()

    def report(done: int, total: int) -> None:
        nonlocal last
        if time.monotonic() - last >= TURN_SECONDS:
            progress(done, total)
            time.sleep(0)
            last = time.monotonic()

    return report


def run_in_pool(call: Callable[[], None]) -> None:
    """Run a function on a thread of Qt's global thread pool."""
    pool = QThreadPool.globalInstance()
    pool.setMaxThreadCount(max(pool.maxThreadCount(), _MOST_THREADS))
    pool.start(_FunctionRunnable(call))


class _FunctionRunnable(QRunnable):
    def __init__(self, call: Callable[[], None]) -> None:
        super().__init__()
        self._call = call

    def run(self) -> None:
        # Called once. Qt keeps this object for a while: its arguments, whole projects at times, must not stay alive.
        call = self._call
        del self._call
        call()
