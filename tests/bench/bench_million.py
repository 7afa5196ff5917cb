"""A million sentences in the window: opening, undo meanwhile, memory, search and filter; the helper process apart."""

import shutil
import tempfile
import time
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from tests.bench.projects import big_project
from tests.bench.timing import own_peak_memory, report
from translator_gui import paths
from translator_gui.app import make_application
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.filtering import SentenceFilter
from translator_gui.project.opening import open_project
from translator_gui.project.search import SearchParagraphRange, SearchRequest
from translator_gui.settings import UserSettings
from translator_gui.text.search_query import SearchQuery
from translator_gui.ui.main_window import MainWindow
from translator_gui.ui.workspace import WorkspaceWidget

SENTENCES = 1_000_000
RARE = SearchQuery("delegation")
TIMES = 5
BETWEEN_MS = 100


def ignore(done: int, total: int) -> None:
    """Take progress that nobody is shown."""


def fastest(work: WorkspaceWidget, task: str, *arguments: object) -> float:
    """Return the least milliseconds of a task of the helper process."""
    session, times = work.session, list[float]()
    for _ in range(TIMES):
        start = time.perf_counter()
        session.helper.call(task, session.model.snapshot(), *arguments, progress=ignore)
        times.append(1000 * (time.perf_counter() - start))
    return min(times)


def undo_until_ready(work: WorkspaceWidget) -> None:
    """Edit a sentence and undo that while the project is read, checked and backed up; report the longest waits."""
    session, loop, waits = work.session, QEventLoop(), dict[str, list[float]]()
    assert session.start is not None
    segment, started = session.start[0], 0.0

    def edit() -> None:
        session.change(SetTargetText(segment, f"Edited {time.perf_counter()}"))
        QTimer.singleShot(BETWEEN_MS, undo)

    def undo() -> None:
        nonlocal started
        started = time.perf_counter()
        session.undo()

    def undone(_words: str) -> None:
        state = "checked and backed up" if session.all_read else "read"
        waits.setdefault(state, []).append(1000 * (time.perf_counter() - started))
        if session.is_ready:
            loop.quit()
        else:
            QTimer.singleShot(BETWEEN_MS, edit)

    session.taken_back.connect(undone)
    edit()
    loop.exec()
    session.taken_back.disconnect(undone)
    for state, found in waits.items():
        report(f"million: longest wait of an undo while {state}", max(found), "ms", at_most=100)
        report(f"million: median wait of an undo while {state}", sorted(found)[len(found) // 2], "ms")


def measure(work: WorkspaceWidget) -> None:
    """Wait until all is read, then search and filter."""
    session = work.session
    reading = QEventLoop()
    session.loader.finished.connect(reading.quit)
    if not session.all_read:
        reading.exec()
    QApplication.processEvents()
    everywhere = SearchParagraphRange(0, len(session.model))
    session.helper.call("prepare_search", session.model.snapshot(), progress=ignore)
    found = fastest(work, "count_matches", SearchRequest(RARE), everywhere, 0)
    report("million: a rare word counted", found, "ms", at_most=150)
    found = fastest(work, "find_matches", SentenceFilter(english=RARE), datetime.now().astimezone(), {})
    report("million: filter by a rare word", found, "ms", at_most=300)
    report("million: memory of the window", own_peak_memory(), "MB", at_most=500)
    if (helper := session.helper.process_id) is not None and (status := Path(f"/proc/{helper}/status")).exists():
        (line,) = (line for line in status.read_text("ascii").splitlines() if line.startswith("VmHWM:"))
        report("million: memory of the helper process", int(line.split()[1]) / 1e3, "MB")


def main() -> None:
    """Open a copy of the project twice: closing it the first time keeps its outline."""
    folder = Path(tempfile.mkdtemp(prefix="translator-bench-"))
    path = folder / "big.tproj"
    shutil.copy(big_project(SENTENCES), path)
    paths.backups_folder = lambda: folder / "backups"
    open_project(path).close()
    make_application()
    window = MainWindow(UserSettings(folder / "settings.json", {}))
    window.resize(1280, 800)
    window.show()
    QApplication.processEvents()
    start = time.perf_counter()
    window.show_project(open_project(path))
    QApplication.processEvents()
    report("million: opened and painted", 1000 * (time.perf_counter() - start), "ms")
    if window.workspace is not None:
        undo_until_ready(window.workspace)
        measure(window.workspace)
        window.close_project()
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
