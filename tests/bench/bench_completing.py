"""Completion in a real window: from a key to its letter on the screen with and without it, and to the list."""

import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.bench.bench_fragments import HELD_OUT, PROFESSIONAL, read_pairs
from tests.bench.projects import sample_project
from tests.bench.timing import report, report_summary
from tests.bench.waiting import painted, wait_for, wait_until
from tests.project.memory.memories import unit
from tests.samples import SHARED
from translator_gui.app import make_application
from translator_gui.memory.completion_records import CompletionOffer
from translator_gui.project.memory.match_records import MemorySetup
from translator_gui.project.memory.translation_memory import TranslationMemory
from translator_gui.project.opening import open_project
from translator_gui.settings import UserSettings
from translator_gui.ui.main_window import MainWindow
from translator_gui.ui.memory.completion_controller import CompletionController

TEXT = "The Russian delegation led by Mr Sergei met the adviser on Thursday in Islamabad. "
_BETWEEN_KEYS_MS = 60
"""A fast typist: 1,000 keys a minute."""


class _Answers(QObject):
    """Notes when completions come."""

    came = Signal()

    def __init__(self, controller: CompletionController) -> None:
        super().__init__()
        self.number = self.asked = 0
        self.last = 0.0
        ask = controller.state.ask

        def noted(urdu: str, before: str, then: object) -> None:
            self.asked += 1

            def take(offers: Sequence[CompletionOffer]) -> None:
                if callable(then):
                    then(offers)
                self.number, self.last = self.number + 1, time.perf_counter()
                self.came.emit()

            ask(urdu, before, take)

        controller.state.ask = noted


def main() -> None:
    """Type in a window on the sample, with a memory of professional pairs."""
    path = SHARED / "parallel" / PROFESSIONAL
    if not path.is_file():
        sys.stderr.write(f"skipped: {PROFESSIONAL} is not beside the checkout\n")
        return
    with TranslationMemory.open_own() as memory:
        memory.add_units(unit(*pair) for pair in read_pairs(path)[:-HELD_OUT])
    folder = Path(tempfile.mkdtemp(prefix="translator-bench-"))
    project = folder / "sample.tproj"
    shutil.copy(sample_project(), project)
    make_application()
    window = MainWindow(UserSettings(folder / "settings.json", {}))
    window.resize(1280, 800)
    window.show()
    window.show_project(open_project(project))
    work = window.workspace
    assert work is not None
    assert window.controllers is not None
    wait_for(work.session.ready)
    controller = window.controllers.find(CompletionController)
    started = time.perf_counter()
    wait_until(lambda: not controller.state.is_loading, controller.state.words_loaded)
    report("completion: frequent words loaded after the start", time.perf_counter() - started, "s")
    # Only to know that the memory has been read: no window waits for it.
    setup = MemorySetup(project=work.session.uid)
    work.session.memory_helper.call("prepare_fragments", (), setup, progress=lambda _done, _total: None)
    report("completion: memory read after the start", time.perf_counter() - started, "s")
    field = work.page.live.field
    work.page.setFocus()
    for name, on in (("without completion", False), ("with completion", True)):
        window.context.preferences.set("completion.on", on)
        field.load("", 0)
        keys: list[float] = []
        processor: list[float] = []
        for letter in TEXT * 3:
            before = time.thread_time()
            keys.append(painted(lambda letter=letter: QTest.keyClicks(field, letter)))
            processor.append(1000 * (time.thread_time() - before))
            _pause()
        report_summary(f"key to painted {name}", keys, median=4, p99=16)
        # Whatever else the machine does.
        report_summary(f"  processor time {name}", processor, median=4, p99=16)
    report_summary("key to the list of completions", _times_to_list(controller), p99=150)
    window.close_project()
    QApplication.processEvents()
    shutil.rmtree(folder)


def _times_to_list(controller: CompletionController) -> list[float]:
    """Return the milliseconds from keys until their completions came."""
    answers, field = _Answers(controller), controller.page.live.field
    times: list[float] = []
    for letter in TEXT * 3:
        asked = answers.asked
        start = time.perf_counter()
        QTest.keyClicks(field, letter)
        _pause()
        if answers.asked > asked:
            wait_until(lambda: answers.number == answers.asked, answers.came)
            times.append(1000 * (answers.last - start))
    return times


def _pause() -> None:
    clock = QTimer()
    clock.setSingleShot(True)
    clock.start(_BETWEEN_KEYS_MS)
    wait_for(clock.timeout)


if __name__ == "__main__":
    main()
