"""Report uncaught exceptions: in slots, in threads, in destructors."""

import os
import sys
import threading
from types import TracebackType

from translator_gui.faults.fault_log import FaultLog, fault_log

DEBUG = "TRANSLATOR_DEBUG"
"""Environment variable: tracebacks are shown on standard error."""


def is_debugging() -> bool:
    """Whether tracebacks of uncaught exceptions are also shown on standard error."""
    return bool(os.environ.get(DEBUG))


class ExceptionHooks:
    """Replaces Python's hooks for uncaught exceptions and reports the exceptions to the fault log."""

    def __init__(self, log: FaultLog = fault_log) -> None:
        self._log = log
        self._former = sys.excepthook, threading.excepthook, sys.unraisablehook

    def install(self) -> None:
        """Replace Python's hooks for uncaught exceptions by this object's."""
        self._former = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._uncaught, self._in_thread, self._unraisable

    def remove(self) -> None:
        """Restore the hooks for uncaught exceptions that `install` replaced."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._former

    def _uncaught(self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
        if isinstance(error, Exception):
            # Qt calls slots and overrides one by one: whatever else is going on goes on.
            self._log.report(error, "uncaught")
        if is_debugging() or not isinstance(error, Exception):
            self._former[0](kind, error, traceback)

    def _in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
            self._log.report(args.exc_value, "thread")
        if is_debugging():
            self._former[1](args)

    def _unraisable(self, args: "sys.UnraisableHookArgs") -> None:
        if args.exc_value is not None:
            self._log.report(args.exc_value, "unraisable", notify=False)
        if is_debugging():
            self._former[2](args)
