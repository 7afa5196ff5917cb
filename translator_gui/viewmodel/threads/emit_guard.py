"""A guard for signals that are emitted on other threads."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject


class SignalEmitGuard:
    """Keeps other threads from emitting signals of a QObject after it was destroyed."""

    def __init__(self, source: QObject) -> None:
        self._open = True
        # Closing may happen inside an emit of the same thread.
        self._lock = threading.RLock()

        def end() -> None:
            self.close()

        # Not the bound method: Qt would not keep this object alive for it.
        source.destroyed.connect(end)

    def emit_if_open(self, emit: Callable[..., object], *answer: object) -> None:
        """Emit a signal, unless its QObject was destroyed."""
        with self._lock:
            if self._open:
                try:
                    emit(*answer)
                except RuntimeError:
                    # PySide lets go of the QObject a moment before Qt says that it is destroyed.
                    self._open = False

    def close(self) -> None:
        """Suppress the guarded QObject's signals from now on."""
        with self._lock:
            self._open = False

    @property
    def is_closed(self) -> bool:
        """Whether the QObject whose signals are guarded was destroyed."""
        return not self._open
