"""A real window in which things go wrong in every way, with the user's words in all that is raised.

python -m tests.harness.faulty_window PROJECT WORD

The project's texts, names and path hold WORD. In the end the interpreter itself crashes.
"""

import ctypes
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QTimer, qWarning
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from translator_gui import app
from translator_gui.project.project import Project
from translator_gui.ui.main_window import MainWindow
from translator_gui.viewmodel.threads.async_calls import AsyncCalls


class Faulty(QWidget):
    """Fails to paint, and to be destroyed."""

    def __init__(self, parent: QWidget, word: str) -> None:
        super().__init__(parent)
        self._word = word
        self.resize(50, 50)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        raise KeyError(self._word)


def fail(word: str, path: Path) -> None:
    """Raise what quotes a text and a path."""
    try:
        (path.parent / word).read_text(encoding="utf-8")
    except OSError as error:
        error.add_note(word)
        raise ValueError(f"{word} in {path}") from error


def work(path: Path, word: str) -> None:
    window = next((w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)), None)
    session = window.session if window is not None else None
    if window is None or session is None or not session.all_read:
        QTimer.singleShot(20, lambda: work(path, word))
        return

    def in_writer(project: Project) -> None:
        raise LookupError(project.queries.title, word)

    Faulty(window, word).show()
    session.writer.hand_in(in_writer)
    threading.Thread(target=fail, args=(word, path), name=word).start()
    AsyncCalls(window).send(lambda _: fail(word, path))
    qWarning(f"QFile::open: cannot open {path} ({word})")
    qWarning(word)
    QTimer.singleShot(400, lambda: ctypes.string_at(0))
    # A slot.
    fail(word, path)


def main() -> int:
    path, word = Path(sys.argv[1]), sys.argv[2]
    app.make_application()
    QTimer.singleShot(0, lambda: work(path, word))
    return app.run(app.WindowLaunchOptions(path))


if __name__ == "__main__":
    sys.exit(main())
