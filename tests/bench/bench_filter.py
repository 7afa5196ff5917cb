"""Filtering a project of a hundred thousand sentences, and what somebody who types meanwhile feels of it."""

import random
import shutil
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.bench.projects import big_project
from tests.bench.timing import report, report_summary
from translator_gui.app import make_application
from translator_gui.model.segment import Paragraph
from translator_gui.model.status import Status
from translator_gui.project.filtering import Filter, Length, Marked
from translator_gui.project.opening import open_project
from translator_gui.project.repetitions import Repetition
from translator_gui.settings import Settings
from translator_gui.text.needle import Needle
from translator_gui.ui.filtering.filterer import Filterer
from translator_gui.ui.main_window import MainWindow
from translator_gui.ui.workspace import Workspace

SENTENCES = 100_000
GOAL = 150
ROUNDS = 7
STATUSES = [*Status]


def wait_for(signal: SignalInstance) -> None:
    loop = QEventLoop()
    signal.connect(loop.quit)
    loop.exec()


def worked_on(paragraphs: list[Paragraph | None]) -> list[Paragraph]:
    """The paragraphs with English, statuses and comments; every tenth repeats another one."""
    chance = random.Random(4)
    known = [paragraph for paragraph in paragraphs if paragraph is not None]
    made: list[Paragraph] = []
    for at, paragraph in enumerate(known):
        text = known[at // 2].text if at % 10 == 0 else paragraph.text
        status = chance.choice(STATUSES)
        english = (
            "" if status is Status.NOT_STARTED else f"The adviser met delegation {chance.randrange(99)} on Thursday"
        )
        segment = paragraph.segments[0]._replace(
            end=len(text), target=english, status=status, author="Amna", heads=1, comments=chance.random() < 0.1
        )
        made.append(paragraph._replace(text=text, segments=(segment,)))
    return made


def applied(filterer: Filterer, wanted: Filter) -> float:
    """Milliseconds from choosing a filter to the page showing what it found."""
    model = filterer.model
    model.apply(Filter())
    QApplication.processEvents()
    start = time.perf_counter()
    model.apply(wanted)
    if model.looking:
        wait_for(model.applied)
    QApplication.processEvents()
    return 1000 * (time.perf_counter() - start)


def measure(work: Workspace, filterer: Filterer) -> None:
    """Filters as somebody would who tries one thing after the other."""
    model = work.session.model
    model.put(worked_on(model.snapshot()))
    QApplication.processEvents()
    cases = {
        "Urdu text": Filter(urdu=Needle("مشیر")),
        "English text": Filter(english=Needle("delegation 42")),
        "status and comments": Filter(statuses=frozenset({Status.RETURNED}), comments=Marked.WITH),
        "repetitions": Filter(repetition=Repetition.REPEATED),
        "unlike their repetition": Filter(repetition=Repetition.UNLIKE),
        "length": Filter(length=Length(20, 25)),
    }
    for name, wanted in cases.items():
        report(f"filter by {name}, the first time", applied(filterer, wanted), "ms")
    for name, wanted in cases.items():
        report_summary(f"filter by {name}", [applied(filterer, wanted) for _ in range(ROUNDS)], median=GOAL)
    typing(work, filterer)


def typing(work: Workspace, filterer: Filterer) -> None:
    """Keys while filters are applied one after the other."""
    page = work.page
    needles = [Filter(urdu=Needle(word)) for word in ("مشیر", "روس", "پاکستان")]
    going = QTimer()
    going.timeout.connect(lambda: filterer.model.apply(needles[int(time.monotonic() * 3) % len(needles)]))
    going.start(100)
    page.setFocus()

    def key(letter: str) -> float:
        start = time.perf_counter()
        QTest.keyClicks(page.field, letter)
        QCoreApplication.sendPostedEvents()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        return 1000 * (time.perf_counter() - start)

    keys = [key(letter) for letter in "adviser " * 40]
    going.stop()
    report_summary("key to painted while filters are applied", keys, median=8)


def main() -> None:
    """Opens a copy of the project, so that the next run finds it as it was."""
    folder = Path(tempfile.mkdtemp(prefix="translator-bench-"))
    path = folder / "big.tproj"
    shutil.copy(big_project(SENTENCES), path)
    make_application()
    window = MainWindow(Settings(folder / "settings.json", {}))
    window.resize(1280, 800)
    window.show()
    window.show_project(open_project(path))
    if window.controllers is not None and window.workspace is not None:
        wait_for(window.workspace.session.ready)
        measure(window.workspace, window.controllers.find(Filterer))
    window.close()
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
