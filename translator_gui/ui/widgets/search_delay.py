"""When what is typed into a search field is searched for."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer


class SearchDelayTimer(QTimer):
    """Times out once a typed letter is painted, but not for each letter of somebody who types fast."""

    def __init__(self, pause: int, parent: QObject) -> None:
        """Create the timer, with the least number of milliseconds between two searches."""
        super().__init__(parent, singleShot=True)
        self._pause = pause
        self._last = QElapsedTimer()
        self.timeout.connect(self._last.start)

    def ask(self) -> None:
        """Time out as soon as may be."""
        since = self._last.elapsed() if self._last.isValid() else self._pause
        if not self.isActive():
            self.start(max(0, self._pause - since))
