"""A real window in which somebody types without a pause, for harnesses that end it.

python -m tests.harness.typing_window PROJECT

Each key is a line on standard output: its moment (monotonic, in nanoseconds) and the length of the text with it. The
longest time in which the interface did not answer follows as "stall MILLISECONDS", whenever it grows, and the longest
time that keeping the typing took as "commit MILLISECONDS". What the bar says of a crash before comes as "bar WORDS".
"""

import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from translator_gui import app
from translator_gui.ui.main_window import MainWindow
from translator_gui.viewmodel.session.session import ProjectSession

KEY_MS = 40
_TICK_MS = 4


class Typist(QObject):
    """Waits until the project is read, then types and measures."""

    def __init__(self) -> None:
        super().__init__()
        self._length = 0
        self._last, self._stall = 0, 0.0
        self._looker = QTimer(self, interval=20)
        self._looker.timeout.connect(self._look)
        self._looker.start()
        self._keys = QTimer(self, interval=KEY_MS, timerType=Qt.TimerType.PreciseTimer)
        self._keys.timeout.connect(self._type)
        self._ticks = QTimer(self, interval=_TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._ticks.timeout.connect(self._tick)

    def _look(self) -> None:
        windows = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow)]
        session = windows[0].session if windows else None
        if session is not None and session.all_read and QApplication.focusWidget() is not None:
            self._looker.stop()
            self._measure_commits(session)
            say(f"bar {windows[0].faults.bar.text}")
            QTimer.singleShot(500, self, self._begin)

    def _begin(self) -> None:
        self._keys.start()
        self._ticks.start()
        say("ready")

    def _measure_commits(self, session: ProjectSession) -> None:
        begun, longest = 0, 0.0
        confirm_saved = session.typing.confirm_saved

        def begin() -> None:
            nonlocal begun
            begun = time.monotonic_ns()

        def end() -> None:
            nonlocal longest
            took = (time.monotonic_ns() - begun) / 1e6
            if took > longest:
                longest = took
                say(f"commit {longest:.1f}")
            confirm_saved()

        session.typing.due.connect(begin)
        setattr(session.typing, "confirm_saved", end)  # noqa: B010 (a method of an object that knows nothing of harnesses)

    def _type(self) -> None:
        widget = QApplication.focusWidget()
        # While the window waits for the disk to close, it takes no keys.
        if widget is None or QApplication.overrideCursor() is not None:
            return
        letter = chr(ord("a") + self._length % 26)
        code = Qt.Key(ord(letter.upper()))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, letter))
        self._length += 1
        say(f"{time.monotonic_ns()} {self._length}")

    def _tick(self) -> None:
        now = time.monotonic_ns()
        if self._last:
            stall = (now - self._last) / 1e6 - _TICK_MS
            if stall > self._stall:
                self._stall = stall
                say(f"stall {stall:.1f}")
        self._last = now


def say(line: str) -> None:
    os.write(1, line.encode() + b"\n")


def main() -> int:
    app.make_application()
    typist = Typist()
    status = app.run(app.WindowLaunchOptions(Path(sys.argv[1])))
    del typist
    return status


if __name__ == "__main__":
    sys.exit(main())
