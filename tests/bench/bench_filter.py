"""Filtering a project of 100,000 sentences, and typing at the same time."""

import random
import shutil
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.bench.projects import big_project
from tests.bench.timing import report, report_summary
from tests.bench.waiting import wait_for
from translator_gui.app import make_application
from translator_gui.model.segment import Paragraph
from translator_gui.model.status import Status
from translator_gui.project.filtering import CommentOrNoteFilter, SentenceFilter, SourceLengthFilter
from translator_gui.project.opening import open_project
from translator_gui.project.repetitions import RepetitionFilterKind
from translator_gui.settings import UserSettings
from translator_gui.text.search_query import SearchQuery
from translator_gui.ui.filter.filter_controller import FilterController
from translator_gui.ui.main_window import MainWindow
from translator_gui.ui.workspace import WorkspaceWidget

SENTENCES = 100_000
GOAL = 150
ROUNDS = 7
STATUSES = [*Status]


def worked_on(paragraphs: Sequence[Paragraph | None]) -> list[Paragraph]:
    """Return the paragraphs with English, statuses and comments; every tenth repeats another one."""
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


def applied(filter_controller: FilterController, wanted: SentenceFilter) -> float:
    """Return the milliseconds from choosing a filter to the page showing the result."""
    model = filter_controller.model
    model.apply(SentenceFilter())
    QApplication.processEvents()
    start = time.perf_counter()
    model.apply(wanted)
    if model.looking:
        wait_for(model.applied)
    QApplication.processEvents()
    return 1000 * (time.perf_counter() - start)


def measure(work: WorkspaceWidget, filter_controller: FilterController) -> None:
    """Apply one filter after the other."""
    model = work.session.model
    model.put(worked_on(model.snapshot()))
    QApplication.processEvents()
    cases = {
        "Urdu text": SentenceFilter(urdu=SearchQuery("مشیر")),
        "English text": SentenceFilter(english=SearchQuery("delegation 42")),
        "status and comments": SentenceFilter(statuses=frozenset({Status.RETURNED}), comments=CommentOrNoteFilter.WITH),
        "repetitions": SentenceFilter(repetition=RepetitionFilterKind.REPEATED),
        "unlike their repetition": SentenceFilter(repetition=RepetitionFilterKind.UNLIKE),
        "length": SentenceFilter(length=SourceLengthFilter(20, 25)),
    }
    for name, wanted in cases.items():
        report(f"filter by {name}, the first time", applied(filter_controller, wanted), "ms")
    for name, wanted in cases.items():
        report_summary(f"filter by {name}", [applied(filter_controller, wanted) for _ in range(ROUNDS)], median=GOAL)
    typing(work, filter_controller)


def typing(work: WorkspaceWidget, filter_controller: FilterController) -> None:
    """Measure keys while filters are applied one after the other."""
    page = work.page
    needles = [SentenceFilter(urdu=SearchQuery(word)) for word in ("مشیر", "روس", "پاکستان")]
    going = QTimer()
    going.timeout.connect(lambda: filter_controller.model.apply(needles[int(time.monotonic() * 3) % len(needles)]))
    going.start(100)
    page.setFocus()

    def key(letter: str) -> float:
        start = time.perf_counter()
        QTest.keyClicks(page.live.field, letter)
        QCoreApplication.sendPostedEvents()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        return 1000 * (time.perf_counter() - start)

    keys = [key(letter) for letter in "adviser " * 40]
    going.stop()
    report_summary("key to painted while filters are applied", keys, median=8)


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
    if window.controllers is not None and window.workspace is not None:
        wait_for(window.workspace.session.ready)
        measure(window.workspace, window.controllers.find(FilterController))
    window.close()
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
