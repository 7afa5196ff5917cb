"""Python's cyclic garbage collection, on the interface thread only."""

import gc

from PySide6.QtCore import QObject, QTimer

_INTERVAL_MS = 1000


class GuiThreadGarbageCollector(QObject):
    """Runs Python's garbage collection once a second on the interface's thread only, not on other threads.

    Python collects on whichever thread happens to allocate. A cycle that holds a QObject, such as a closed panel, was
    then destroyed on a thread that does not own it, and Qt crashed at the next event that it had queued for it.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_INTERVAL_MS)
        self._timer.timeout.connect(collect_due_generations)
        self._timer.start()


def collect_due_generations() -> None:
    """Garbage-collect the generations of objects that are past Python's thresholds."""
    for generation, threshold in enumerate(gc.get_threshold()):
        if gc.get_count()[generation] > threshold:
            gc.collect(generation)
