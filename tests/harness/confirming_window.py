"""A real window in which somebody types and confirms one sentence after the other, for harnesses that kill it.

python -m tests.harness.confirming_window PROJECT

Lines on standard output: "ready"; "key NANOSECONDS SENTENCE TEXT" for each letter, with the text so far;
"confirmed SENTENCE TEXT" once the window says that a confirmed sentence is saved; "busy NANOSECONDS" when something is
handed over to be saved and "idle" when all is saved; "commit MILLISECONDS" whenever the time between the two grows;
"trouble WORDS" when the window says that something was not written.
"""

import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from translator_gui import app
from translator_gui.model.status import Status
from translator_gui.ui.main_window import MainWindow
from translator_gui.viewmodel.session.session import ProjectSession

KEY_MS = 20
LETTERS = 9


class Translator(QObject):
    """Waits until the project is read, then types and confirms."""

    def __init__(self) -> None:
        super().__init__()
        self._window: MainWindow | None = None
        self._text, self._number = "", 0
        self._confirmed: list[tuple[int, str]] = []
        self._busy_since, self._longest = 0, 0.0
        self._looker = QTimer(self, interval=20)
        self._looker.timeout.connect(self._look)
        self._looker.start()
        self._keys = QTimer(self, interval=KEY_MS, timerType=Qt.TimerType.PreciseTimer)
        self._keys.timeout.connect(self._press)

    @property
    def _session(self) -> ProjectSession:
        assert self._window is not None
        assert self._window.session is not None
        return self._window.session

    def _look(self) -> None:
        windows = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow)]
        session = windows[0].session if windows else None
        if session is not None and session.all_read and QApplication.focusWidget() is not None:
            self._looker.stop()
            self._window = windows[0]
            session.writer.acknowledged.connect(self._saved)
            for trouble in (session.stuck, session.failed, session.refused):
                trouble.connect(_say_trouble)
            self._keys.start()
            say("ready")

    def _press(self) -> None:
        widget, workspace = QApplication.focusWidget(), self._window and self._window.workspace
        segment = workspace.page.navigator.current() if workspace else None
        if widget is None or segment is None:
            return
        if len(self._text) < LETTERS:
            QTest.keyClicks(widget, chr(ord("a") + (self._number + len(self._text)) % 26))
            # What the page shows counts, wherever the keyboard was.
            self._text = self._shown(segment)[0]
            if self._text:
                say(f"key {time.monotonic_ns()} {segment} {self._text}")
        else:
            QTest.keyClick(widget, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            if self._shown(segment) == (self._text, Status.TRANSLATED):
                self._confirmed.append((segment, self._text))
            self._number += 1
            self._text = ""
        if self._session.writer.busy and not self._busy_since:
            self._busy_since = time.monotonic_ns()
            say(f"busy {self._busy_since}")

    def _shown(self, segment: int) -> tuple[str, Status]:
        found = self._session.model.segment(segment)
        assert found is not None
        return found.target, found.status

    def _saved(self) -> None:
        for segment, text in self._confirmed:
            say(f"confirmed {segment} {text}")
        self._confirmed.clear()
        took = (time.monotonic_ns() - self._busy_since) / 1e6 if self._busy_since else 0.0
        self._busy_since = 0
        if took > self._longest:
            self._longest = took
            say(f"commit {took:.1f}")
        say("idle")


def _say_trouble(words: str) -> None:
    say(f"trouble {words}")


def say(line: str) -> None:
    os.write(1, line.encode() + b"\n")


def main() -> int:
    app.make_application()
    translator = Translator()
    status = app.run(app.WindowLaunchOptions(Path(sys.argv[1])))
    del translator
    return status


if __name__ == "__main__":
    sys.exit(main())
