"""Calls on threads: answered on the interface's thread, or dropped."""

import threading

from PySide6.QtCore import QCoreApplication, QObject, QThreadPool
from pytestqt.qtbot import QtBot

from translator_gui.faults.fault_log import ReportedFault
from translator_gui.model.errors import TranslatorError
from translator_gui.viewmodel.threads.async_calls import AsyncCalls
from translator_gui.viewmodel.threads.tasks import BackgroundTask


def test_the_answer_comes_on_the_thread_that_asked(qtbot: QtBot):
    calls, heard = AsyncCalls(), list[tuple[bool, bool]]()
    here = threading.current_thread()
    calls.send(
        lambda _: threading.current_thread() is here,
        lambda worked_here: heard.append((worked_here, threading.current_thread() is here)),
    )
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [(False, True)]


def test_what_fails_is_told_in_words(qtbot: QtBot):
    def fail(_: object) -> None:
        raise TranslatorError("nothing there; look elsewhere")

    def break_off(_: object) -> None:
        raise PermissionError(13, "Permission denied")

    calls, heard = AsyncCalls(), list[str]()
    calls.send(fail, lambda _: heard.append("answered"), heard.append)
    calls.send(break_off, lambda _: heard.append("answered"), heard.append)
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert "Nothing there; look elsewhere" in heard
    assert any("Permission denied" in words for words in heard)


def test_a_fault_is_reported_and_told_and_nothing_stays_under_way(qtbot: QtBot, expected_faults: list[ReportedFault]):
    calls, heard = AsyncCalls(), list[str]()
    calls.send(lambda _: int("x"), lambda _: heard.append("answered"), heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard[0].startswith("Something went wrong: ValueError")
    assert not calls.busy
    assert len(expected_faults) == 1


def test_a_task_with_a_fault_fails_in_words(qtbot: QtBot, expected_faults: list[ReportedFault]):
    task, heard = BackgroundTask(lambda _: int("x")), list[str]()
    task.failed.connect(heard.append)
    task.start()
    qtbot.waitUntil(lambda: bool(heard))
    assert heard[0].startswith("Something went wrong: ValueError")
    assert len(expected_faults) == 1


def test_a_cancelled_call_delivers_nothing(qtbot: QtBot):
    go, calls, heard = threading.Event(), AsyncCalls(), list[str]()

    def work(progress: object) -> str:
        go.wait(10)
        assert callable(progress)
        progress(1, 2)
        return "done"

    task = calls.send(work, heard.append, heard.append)
    task.cancel()
    go.set()
    calls.send(lambda _: "after", heard.append)
    qtbot.waitUntil(lambda: heard == ["after"] and not calls.busy)


def test_an_answer_for_a_destroyed_owner_is_dropped(qtbot: QtBot):
    go, done, owner, heard = threading.Event(), threading.Event(), QObject(), list[str]()
    calls = AsyncCalls(owner)

    def work(_: object) -> str:
        go.wait(10)
        done.set()
        return "late"

    calls.send(work, heard.append)
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    go.set()
    assert done.wait(10)
    QThreadPool.globalInstance().waitForDone()
    QCoreApplication.processEvents()
    assert heard == []
