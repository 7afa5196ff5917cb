"""The wait for an undo while a large project is checked and backed up."""

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from tests.bench.projects import big_project
from tests.bench.timing import report
from translator_gui import paths
from translator_gui.model.author import Author
from translator_gui.model.status import Status
from translator_gui.project.backups import list_backups
from translator_gui.project.commands.edit_target import EditTarget
from translator_gui.project.opening import check_and_back_up, open_project
from translator_gui.project.project import Project
from translator_gui.viewmodel.session.writer import ProjectFileWriter

SENTENCES = int(os.environ.get("TRANSLATOR_BENCH_SENTENCES", "100000"))
_BETWEEN_MS = 30


def _pass(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _done(writer: ProjectFileWriter, work: Callable[[Project], object]) -> float:
    """Milliseconds from handing work to the writer to its answer."""
    loop = QEventLoop()
    start = time.perf_counter()
    writer.hand_in(work, lambda _: loop.quit())
    loop.exec()
    return 1000 * (time.perf_counter() - start)


def measure(path: Path) -> None:
    """Edits and undoes while the writer checks the project and makes its daily backup, and afterwards."""
    project, author = open_project(path), Author("Tester")
    segment = project.queries.first_with_status(frozenset(Status))
    assert segment is not None
    writer = ProjectFileWriter(project)
    over: list[float] = []

    def work() -> float:
        _done(writer, lambda project: project.do(EditTarget(segment, f"{time.perf_counter()}"), author=author))
        _pass(_BETWEEN_MS)
        return _done(writer, lambda project: project.undo(author=author))

    began, waits = time.perf_counter(), list[float]()
    writer.hand_in_steps(check_and_back_up, lambda _: over.append(time.perf_counter()))
    while not over:
        waits.append(work())
    report(f"backup: check and backup of {SENTENCES:,} sentences, while working", over[0] - began, "s")
    quiet = [work() for _ in range(min(len(waits), 200))]
    for name, measured, most in (("while checked and backed up", waits, 100), ("afterwards", quiet, None)):
        report(f"backup: longest wait of an undo {name}", max(measured), "ms", at_most=most)
        report(f"backup: median wait of an undo {name}", sorted(measured)[len(measured) // 2], "ms")
    writer.close()
    assert len(list_backups(path)) == 1


def main() -> None:
    """Opens a copy of the project, so that the next run finds it as it was."""
    folder = Path(tempfile.mkdtemp(prefix="translator-bench-"))
    path = folder / "big.tproj"
    shutil.copy(big_project(SENTENCES), path)
    paths.backups_folder = lambda: folder / "backups"
    application = QCoreApplication([])
    measure(path)
    application.quit()
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
