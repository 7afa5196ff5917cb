"""The whole window with 100,000 sentences: keys, confirming, jumping, disk, memory."""

import random
import shutil
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.bench.projects import big_project
from tests.bench.timing import peak_memory, report, report_summary
from tests.bench.waiting import painted, wait_for
from translator_gui.app import make_application
from translator_gui.project.opening import open_project
from translator_gui.settings import UserSettings
from translator_gui.ui.main_window import MainWindow
from translator_gui.ui.workspace import Workspace

SENTENCES = 100_000
TEXT = "The Russian delegation led by Mr Sergei met the adviser on Thursday in Islamabad. "


def measure(window: MainWindow, work: Workspace) -> None:
    """Type, confirm and jump as fast as keys can come."""
    session, page, chance = work.session, work.page, random.Random(3)

    def jump() -> None:
        page.navigator.go(chance.randrange(SENTENCES))

    def confirm() -> None:
        QTest.keyClick(page.live.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    report_summary("window: jump anywhere", [painted(jump) for _ in range(150)], p95=16)
    page.navigator.go(SENTENCES * 7 // 10)
    page.setFocus()
    keys = [painted(lambda letter=letter: QTest.keyClicks(page.live.field, letter)) for letter in TEXT * 4]
    report_summary("window: key to painted", keys, median=4, p99=16)
    shown: list[float] = []
    acknowledged: list[float] = []
    for _ in range(100):
        QTest.keyClicks(page.live.field, "Done.")
        start = time.perf_counter()
        shown.append(painted(confirm))
        if session.writer.busy:
            wait_for(session.saved)
        acknowledged.append(1000 * (time.perf_counter() - start))
    report_summary("window: confirm and next, painted", shown, p95=16)
    report_summary("window: confirm, acknowledged by the disk", acknowledged, p95=30)
    report("window: memory, 100,000 sentences open", peak_memory(), "MB", at_most=300)
    window.close_project()


def main() -> None:
    """Open a copy of the project, so that the next run finds it as it was."""
    folder = Path(tempfile.mkdtemp(prefix="translator-bench-"))
    path = folder / "big.tproj"
    shutil.copy(big_project(SENTENCES), path)
    make_application()
    window = MainWindow(UserSettings(folder / "settings.json", {}))
    window.resize(1280, 800)
    window.show()
    window.show_project(open_project(path))
    work = window.workspace
    if work is not None:
        wait_for(work.session.ready)
        measure(window, work)
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
