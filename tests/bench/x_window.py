"""A window for `bench_x11`: the program with a project, or a bare text field; prints its window's number.

    python -m tests.bench.x_window program PROJECT
    python -m tests.bench.x_window field LETTERS

The text cursor does not blink, so that nothing is painted without a key.
"""

import runpy
import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from tests.bench.projects import seed_lines

_RUN_LOOP = QApplication.exec
_SIZE = (1280, 800)


def announce(window: QWidget) -> None:
    """Print the number by which the X server knows a window."""
    print(int(window.winId()), flush=True)


def announce_first() -> None:
    """Announce the first window that is shown."""
    window = next((one for one in QApplication.topLevelWidgets() if one.isVisible() and one.isWindow()), None)
    if window is None:
        QTimer.singleShot(5, announce_first)
        return
    window.resize(*_SIZE)
    announce(window)


def run_program(project: str) -> None:
    """Run the program as its command line does."""

    def run(*_: object) -> int:
        QApplication.setCursorFlashTime(0)
        QTimer.singleShot(0, announce_first)
        return _RUN_LOOP()

    QApplication.exec = run
    sys.argv = ["translator_gui", project]
    runpy.run_module("translator_gui", run_name="__main__", alter_sys=True)


def run_field(letters: int) -> None:
    """Show a bare text field with so many letters."""
    application = QApplication([])
    QApplication.setCursorFlashTime(0)
    field = QTextEdit()
    words = " ".join(seed_lines())
    field.setPlainText((words * (letters // len(words) + 1))[:letters])
    field.resize(*_SIZE)
    field.show()
    announce(field)
    application.exec()


if __name__ == "__main__":
    if sys.argv[1] == "program":
        run_program(sys.argv[2])
    else:
        run_field(int(sys.argv[2]))
