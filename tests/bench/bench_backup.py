"""How long an undo waits while a large project is checked and backed up behind it."""

import os
import shutil
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from tests.bench.projects import big_project
from tests.bench.timing import report
from translator_gui import paths
from translator_gui.model.author import Author
from translator_gui.model.status import Role
from translator_gui.project.backups import list_backups
from translator_gui.project.commands.edit_target import EditTarget
from translator_gui.project.opening import open_project
from translator_gui.viewmodel.session.session import Session

SENTENCES = int(os.environ.get("TRANSLATOR_BENCH_SENTENCES", "100000"))
_BETWEEN_MS = 30


def _pass(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _undo(session: Session) -> float:
    """Milliseconds from an undo to the answer of the disk."""
    loop = QEventLoop()
    session.told.connect(loop.quit)
    start = time.perf_counter()
    session.undo()
    loop.exec()
    session.told.disconnect(loop.quit)
    return 1000 * (time.perf_counter() - start)


def measure(path: Path) -> None:
    """Works in a project from the moment that all of it was read to the end of its daily backup."""
    session = Session(open_project(path), Author("Tester"), Role.TRANSLATOR)
    ready = QEventLoop()
    session.ready.connect(ready.quit)
    over: list[float] = []
    session.ready.connect(lambda: over.append(time.perf_counter()))
    read = QEventLoop()
    session.loader.finished.connect(read.quit)
    session.begin()
    read.exec()
    began, waits = time.perf_counter(), list[float]()
    paragraph = session.model.known(0)
    assert paragraph is not None
    segment = paragraph.segments[0].id

    def work() -> float:
        session.do(EditTarget(segment, f"English {time.perf_counter()}"))
        _pass(_BETWEEN_MS)
        return _undo(session)

    while not over:
        waits.append(work())
    report(f"backup: check and backup of {SENTENCES:,} sentences, while working", over[0] - began, "s")
    quiet = [work() for _ in range(len(waits))]
    for name, measured, most in (("while checked and backed up", waits, 100), ("afterwards", quiet, None)):
        report(f"backup: longest wait of an undo {name}", max(measured), "ms", at_most=most)
        report(f"backup: median wait of an undo {name}", sorted(measured)[len(measured) // 2], "ms")
    session.close()
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
