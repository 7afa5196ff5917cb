"""Checking a project of 100,000 sentences in a window, and typing at the same time."""

import shutil
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.bench.projects import big_project
from tests.bench.timing import SHARED_DATA, report, report_summary
from tests.bench.waiting import wait_for
from translator_gui.app import make_application
from translator_gui.model.segment import Paragraph
from translator_gui.model.status import Status
from translator_gui.project.opening import open_project
from translator_gui.settings import UserSettings
from translator_gui.ui.main_window import MainWindow
from translator_gui.ui.workspace import WorkspaceWidget

SENTENCES = 100_000
PAIRS = SHARED_DATA / "parallel" / "tico19_covid.tsv"


def translated(paragraphs: Sequence[Paragraph | None]) -> list[Paragraph]:
    """Return the paragraphs with professional translations in place of their texts, again and again the same ones."""
    lines = [line.split("\t") for line in PAIRS.read_text(encoding="utf-8").splitlines() if "\t" in line]
    made: list[Paragraph] = []
    for at, paragraph in enumerate(paragraphs):
        if paragraph is None:
            continue
        urdu, english = lines[at % len(lines)][:2]
        segment = paragraph.segments[0]._replace(
            end=len(urdu), target=english, status=Status.TRANSLATED, author="Amna", heads=1
        )
        made.append(paragraph._replace(text=urdu, segments=(segment,)))
    return made


def measure(work: WorkspaceWidget) -> None:
    """Check everything from cold while somebody types, then time what follows an edit."""
    findings, page = work.session.findings, work.page
    while not findings.is_complete:
        wait_for(findings.progressed)
    work.session.model.put(translated(work.session.model.snapshot()))
    QApplication.processEvents()
    start = time.perf_counter()
    page.setFocus()
    keys = [key(work, letter) for letter in "adviser " * 40]
    report_summary("key to painted while the project is checked", keys, median=8)
    wait_for(findings.progressed)
    while findings.busy or not findings.is_complete:
        wait_for(findings.progressed)
    report(f"check {SENTENCES:,} sentences from cold", time.perf_counter() - start, "s", at_most=60)
    keys = [key(work, letter) for letter in "adviser " * 10]
    report_summary("key to painted with what checks find in it", keys, median=8)
    start = time.perf_counter()
    key(work, "x")
    while findings.busy:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
    report("from an edit to all that is tied to it", 1000 * (time.perf_counter() - start), "ms", at_most=1000)


def key(work: WorkspaceWidget, letter: str) -> float:
    """Return the milliseconds from a key to the painted page."""
    start = time.perf_counter()
    QTest.keyClicks(work.page.live.field, letter)
    QCoreApplication.sendPostedEvents()
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
    return 1000 * (time.perf_counter() - start)


def main() -> None:
    """Open a copy of the project, so that the next run finds it as it was."""
    if not PAIRS.exists():
        # What is found in made-up sentences says nothing about those of people.
        return
    folder = Path(tempfile.mkdtemp(prefix="translator-bench-"))
    path = folder / "big.tproj"
    shutil.copy(big_project(SENTENCES), path)
    make_application()
    window = MainWindow(UserSettings(folder / "settings.json", {}))
    window.resize(1280, 800)
    window.show()
    window.show_project(open_project(path))
    if window.workspace is not None:
        wait_for(window.workspace.session.ready)
        measure(window.workspace)
    window.close()
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
