"""Run the program with a project; print what its interface thread does between the first paint and the last build.

    python -m tests.bench.after_paint PROJECT

The output is a JSON list: milliseconds until all is built, and until the project is read and checked as well; then of
each turn of the event loop until then, in which no key is served. A turn is counted in processor time of the thread,
for the machine may have other things to do.
"""

import gc
import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from translator_gui.app import make_application
from translator_gui.settings import UserSettings
from translator_gui.ui.main_window import MainWindow
from translator_gui.viewmodel.threads.garbage_collector import GuiThreadGarbageCollector


class TurnRecorder(QObject):
    """Measures the turns of the event loop from the first paint of a window until everything in it is built."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._begun = self._last = self._built = 0.0
        self._turns: list[float] = []
        # Without a pause it would take Python's lock from the threads that read the project.
        self._timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._note)
        window.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Expose:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._begin)
        return False

    def _begin(self) -> None:
        self._begun, self._last = time.perf_counter(), time.thread_time()
        self._timer.start()

    def _note(self) -> None:
        now = time.thread_time()
        self._turns.append(1000 * (now - self._last))
        self._last = now
        session, controllers = self._window.session, self._window.controllers
        passed = 1000 * (time.perf_counter() - self._begun)
        if not self._built and controllers is not None and controllers.awaits_none:
            self._built = passed
        if self._built and session is not None and session.is_ready:
            self._timer.stop()
            print(json.dumps([self._built, passed, *self._turns]))
            QApplication.exit()


def main() -> None:
    """Open the project in a window and close it when everything is built."""
    folder = Path(sys.argv[2])
    gc.disable()
    application = make_application()
    window = MainWindow(UserSettings(folder / "settings.json", {}))
    window.resize(1280, 800)
    gc.freeze()
    window.files.open(Path(sys.argv[1]))
    window.show()
    GuiThreadGarbageCollector(window)
    recorder = TurnRecorder(window)
    application.exec()
    window.close_project()
    del recorder


if __name__ == "__main__":
    main()
