"""Work that the first paint does without: it follows in the idle loop, and before the first key at the latest."""

import gc
from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QWindow
from PySide6.QtWidgets import QWidget

_INPUT = frozenset(
    {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin}
)


class DeferredSteps(QObject):
    """Runs steps after the first paint of a widget, one per turn of the event loop, so that keys are served between.

    A key or a click that comes earlier waits until the steps that it may need are done: none is lost.
    """

    finished = Signal()
    """All steps are done; emitted once."""

    def __init__(self, painted: QWidget, parent: QObject) -> None:
        """Wait for the first paint of a widget, or for `wait_for_window`.

        Args:
            painted: The widget.
            parent: Qt's.
        """
        super().__init__(parent)
        self._painted = painted
        self._urgent = deque[Callable[[], object]]()
        self._others = deque[Callable[[], object]]()
        self._watched: QWindow | None = None
        """The window of the system, which gets keys and clicks before anything in it."""
        self._waits_for_window = False
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._run_next)
        painted.installEventFilter(self)

    def add(self, steps: Iterable[Callable[[], object]], *, before_input: bool) -> None:
        """Add steps, short ones: a key that comes during one waits for its end.

        Args:
            steps: Functions.
            before_input: Whether keys and clicks may need them; those that do not are run last.
        """
        (self._urgent if before_input else self._others).extend(steps)

    def take(self) -> list[Callable[[], object]]:
        """Return the steps that are not done, for somebody else to do."""
        taken = [*self._urgent, *self._others]
        self._urgent.clear()
        self._others.clear()
        return taken

    def watch_input(self) -> None:
        """Do the steps that keys and clicks may need before the next of them, also if nothing is painted yet."""
        self._watched = self._painted.window().windowHandle()
        self._watched.installEventFilter(self)

    def wait_for_window(self) -> None:
        """Begin when the window appears, whatever of it is painted; called when it is shown."""
        if self._urgent or self._others:
            self._waits_for_window = True
            self.watch_input()

    def cancel(self) -> None:
        """Do no more steps; nothing is emitted."""
        self._urgent.clear()
        self._others.clear()
        self._timer.stop()
        self._painted.removeEventFilter(self)
        self._ignore_input()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._watched:
            if event.type() in _INPUT:
                self._ignore_input()
                while self._urgent:
                    self._urgent.popleft()()
            elif event.type() == QEvent.Type.Expose and self._waits_for_window:
                self._timer.start()
        # By class: PySide makes an enum member for each `type()`.
        elif isinstance(event, QPaintEvent):
            watched.removeEventFilter(self)
            if self._watched is None:
                self.watch_input()
            self._timer.start()
        return False

    def _ignore_input(self) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched = None

    def _run_next(self) -> None:
        if self._urgent:
            self._urgent.popleft()()
        elif self._others:
            self._others.popleft()()
        else:
            self._timer.stop()
            self._ignore_input()
            # What was imported and built stays: no collection has to look through it.
            gc.freeze()
            self.finished.emit()
