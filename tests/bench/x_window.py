"""A window for `bench_x11`: the program with a project, or a bare text field; prints its window's number.

    python -m tests.bench.x_window program PROJECT [JOB]
    python -m tests.bench.x_window field LETTERS

The text cursor does not blink, so that nothing is painted without a key. JOB is work of the helper process
(`JOBS`) that is asked for again and again while the window is open.
"""

import runpy
import sys
import threading
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from tests.bench.projects import seed_lines
from translator_gui.model.errors import CancelledError
from translator_gui.project.search import SearchParagraphRange, SearchRequest
from translator_gui.text.dictionary import EnglishVariety
from translator_gui.text.search_query import SearchQuery
from translator_gui.ui.main_window import MainWindow
from translator_gui.viewmodel.session.session import ProjectSession
from translator_gui.viewmodel.threads.helper_process import Rows

_RUN_LOOP = QApplication.exec
_SIZE = (1280, 800)
_SPELT = [("The delegatoin met the adviser on Thursday, and left.", "وفد نے مشیر سے ملاقات کی")] * 2_000

JOBS: dict[str, Callable[[Rows], tuple[object, ...]]] = {
    "find_groups": lambda _: (),
    "find_facets": lambda _: (),
    "count_matches": lambda rows: (SearchRequest(SearchQuery("روسی")), SearchParagraphRange(0, len(rows)), 0),
    "find_suspect_words": lambda _: (EnglishVariety.BRITISH, _SPELT),
}
"""Tasks of the helper process, each with its arguments."""


def announce(window: QWidget) -> None:
    """Print the number by which the X server knows a window."""
    print(int(window.winId()), flush=True)


def announce_first(job: str = "") -> None:
    """Announce the first window that is shown, and begin a job in it once all texts are read."""
    window = next((one for one in QApplication.topLevelWidgets() if one.isVisible() and one.isWindow()), None)
    if window is None:
        QTimer.singleShot(5, lambda: announce_first(job))
        return
    window.resize(*_SIZE)
    session = window.session if isinstance(window, MainWindow) else None
    if job and session is not None:

        def begin() -> None:
            threading.Thread(target=repeat, args=(job, session), daemon=True).start()
            announce(window)

        session.ready.connect(begin)
        return
    announce(window)


def repeat(job: str, session: ProjectSession) -> None:
    """Let the helper process do a job until the window is closed."""
    rows = session.model.snapshot()
    while True:
        try:
            session.helper.call(job, rows, *JOBS[job](rows), progress=_ignore)
        except CancelledError:
            return


def _ignore(done: int, total: int) -> None:
    """Take progress that nobody is shown."""


def run_program(project: str, job: str = "") -> None:
    """Run the program as its command line does."""

    def run(*_: object) -> int:
        QApplication.setCursorFlashTime(0)
        QTimer.singleShot(0, lambda: announce_first(job))
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
        run_program(*sys.argv[2:])
    else:
        run_field(int(sys.argv[2]))
