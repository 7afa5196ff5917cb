"""A guard for signals that are emitted on other threads."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject


class SignalEmitGuard:
    """Suppresses emits after the sender was destroyed, also when the application is destroyed first."""

    def __init__(self, source: QObject) -> None:
        self._open = True
        # Closing may happen inside an emit of the same thread.
        self._lock = threading.RLock()

        def end() -> None:
            self.close()

        # Not the bound method: Qt would not keep this object alive for it.
        source.destroyed.connect(end)

    def emit_if_open(self, emit: Callable[..., object], *answer: object) -> None:
        """Emit a signal, unless its sender was destroyed."""
        with self._lock:
            if self._open:
                emit(*answer)

    def close(self) -> None:
        """Emit nothing from now on."""
        with self._lock:
            self._open = False

    @property
    def is_closed(self) -> bool:
        """Whether the sender was destroyed."""
        return not self._open
