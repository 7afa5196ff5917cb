"""Where a thread's answers go out as long as the object that tells them is there."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject


class EmitGuard:
    """Open until its object goes, also when the application goes first; a signal of what is gone cannot be emitted."""

    def __init__(self, source: QObject) -> None:
        self._open = True
        # Whoever shuts it may be called in the midst of an answer that the same thread lets out.
        self._lock = threading.RLock()

        def end() -> None:
            self.shut()

        # Not the method itself: Qt would keep no hold of this object for its sake.
        source.destroyed.connect(end)

    def emit_if_open(self, emit: Callable[..., object], *answer: object) -> None:
        """Emits a signal, unless it is too late for that."""
        with self._lock:
            if self._open:
                emit(*answer)

    def shut(self) -> None:
        """Nothing is let out any more."""
        with self._lock:
            self._open = False

    @property
    def is_closed(self) -> bool:
        """Whether nobody hears any more."""
        return not self._open
