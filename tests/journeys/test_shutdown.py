"""The system ends the program: what is typed is on the disk, nobody is asked, nothing is left behind."""

import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import SIGNAL, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from tests.harness.windows import TypingWindow, typing_window
from tests.journeys.person import OpenWindow, Person
from tests.project.builders import TEXTS, make_project
from tests.viewmodel.desk import Disk
from translator_gui.faults.exception_hooks import ExceptionHooks
from translator_gui.faults.fault_log import ReportedFault
from translator_gui.project.opening import open_for_reading
from translator_gui.ui.shutdown import ShutdownHandler
from translator_gui.viewmodel.session import writer


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals")
def test_a_signal_closes_the_window_and_loses_no_key(tmp_path: Path) -> None:
    with ExitStack() as stack:
        windows: list[tuple[int, Path, TypingWindow]] = []
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            folder = tmp_path / number.name
            folder.mkdir()
            with make_project(folder, *TEXTS) as project:
                path = project.path
            windows.append((number, path, stack.enter_context(typing_window(path, folder / "home"))))
        for number, path, window in windows:
            window.type_for(0.25)
            _, status = window.kill(number)
            assert window.errors() == ""
            assert status == 128 + number
            assert [entry.name for entry in path.parent.iterdir() if ".tproj" in entry.name] == [path.name]
            assert list((path.parent / "home").rglob("*.run")) == []
            with open_for_reading(path) as read:
                kept = len(next(read.queries.all_paragraphs()).segments[0].target)
            assert kept == len(window.keys) > 0


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    disk = Disk()
    monkeypatch.setattr("translator_gui.project.project.transaction", disk.transaction)
    monkeypatch.setattr("translator_gui.project.typing_store.transaction", disk.transaction)
    monkeypatch.setattr(writer, "RETRY_SECONDS", 0.05)
    return disk


@pytest.fixture
def shutdown(qapp: QApplication, person: Person) -> Iterator[ShutdownHandler]:
    shutdown = ShutdownHandler(qapp, person.window.close_unasked, person.window.write_unasked)
    yield shutdown
    shutdown.stop()
    shutdown.deleteLater()
    qapp.setQuitOnLastWindowClosed(True)


def test_a_full_disk_asks_nobody_and_keeps_what_it_has(
    person: Person, shutdown: ShutdownHandler, disk: Disk, seed: Path
) -> None:
    person.type("On the disk")
    person.until_saved()
    disk.full = True
    person.type(" and not")
    shutdown.end(15)
    assert not person.window.isVisible()
    assert shutdown.exit_status == 143
    with open_for_reading(seed) as project:
        assert next(project.queries.all_paragraphs()).segments[0].target == "On the disk"


def test_a_question_that_is_open_is_taken_back(person: Person, shutdown: ShutdownHandler, disk: Disk) -> None:
    disk.full = True
    person.type("Typed")
    asked: list[str] = []

    def end() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, end)
            return
        asked.append(box.text())
        shutdown.end(15)

    QTimer.singleShot(0, end)
    person.window.close()
    person.until(lambda: not person.window.isVisible())
    assert asked


def test_the_end_of_the_desktop_session_writes_and_leaves_the_window_open(
    person: Person, shutdown: ShutdownHandler, seed: Path, qapp: QApplication
) -> None:
    person.press("Ctrl+M")
    person.type("half a comment")
    person.press("Esc")
    person.type("Typed")
    # Only Qt can make the session's manager that the signal brings.
    assert qapp.receivers(SIGNAL("commitDataRequest(QSessionManager&)")) >= 1
    shutdown.end_session()
    assert person.window.isVisible()
    assert not person.work.session.busy
    with open_for_reading(seed) as project:
        segment = next(project.queries.all_paragraphs()).segments[0]
    assert segment.target == "Typed"
    assert segment.comments == 1


def test_a_window_without_a_project_closes_at_once(open_window: OpenWindow, qapp: QApplication) -> None:
    window = open_window(None).window
    shutdown = ShutdownHandler(qapp, window.close_unasked, window.write_unasked)
    shutdown.end(1)
    shutdown.end(15)
    assert not window.isVisible()
    assert shutdown.exit_status == 129
    shutdown.stop()
    qapp.setQuitOnLastWindowClosed(True)


@pytest.mark.qt_no_exception_capture
def test_a_fault_in_closing_does_not_keep_the_program(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, expected_faults: list[ReportedFault]
) -> None:
    def close() -> bool:
        raise ZeroDivisionError

    monkeypatch.setattr("translator_gui.ui.shutdown._TRIES", 3)
    monkeypatch.setattr("translator_gui.ui.shutdown._RETRY_MS", 1)
    hooks, shutdown = ExceptionHooks(), ShutdownHandler(qapp, close, lambda: None)
    hooks.install()
    statuses: list[int] = []
    shutdown.closed.connect(statuses.append)
    QTimer.singleShot(0, shutdown, lambda: shutdown.end(15))
    qtbot.waitUntil(lambda: bool(statuses))
    hooks.remove()
    shutdown.stop()
    qapp.setQuitOnLastWindowClosed(True)
    assert statuses == [143]
    assert [fault.kind for fault in expected_faults] == ["ZeroDivisionError"]
