"""Questions to the disk: answered on the interface's thread, or by nobody."""

import threading

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from translator_gui.faults.fault_log import Fault
from translator_gui.model.errors import TranslatorError
from translator_gui.viewmodel.threads.async_calls import AsyncCalls
from translator_gui.viewmodel.threads.tasks import BackgroundTask


def test_the_answer_comes_on_the_thread_that_asked(qtbot: QtBot):
    errands, heard = AsyncCalls(), list[tuple[bool, bool]]()
    here = threading.current_thread()
    errands.send(
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

    errands, heard = AsyncCalls(), list[str]()
    errands.send(fail, lambda _: heard.append("answered"), heard.append)
    errands.send(break_off, lambda _: heard.append("answered"), heard.append)
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert "Nothing there; look elsewhere" in heard
    assert any("Permission denied" in words for words in heard)


def test_a_fault_is_reported_and_told_and_nothing_stays_under_way(qtbot: QtBot, expected_faults: list[Fault]):
    errands, heard = AsyncCalls(), list[str]()
    errands.send(lambda _: int("x"), lambda _: heard.append("answered"), heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard[0].startswith("Something went wrong: ValueError")
    assert not errands.busy
    assert len(expected_faults) == 1


def test_a_task_with_a_fault_fails_in_words(qtbot: QtBot, expected_faults: list[Fault]):
    task, heard = BackgroundTask(lambda _: int("x")), list[str]()
    task.failed.connect(heard.append)
    task.start()
    qtbot.waitUntil(lambda: bool(heard))
    assert heard[0].startswith("something went wrong: ValueError")
    assert len(expected_faults) == 1


def test_a_cancelled_errand_brings_nothing(qtbot: QtBot):
    go, errands, heard = threading.Event(), AsyncCalls(), list[str]()

    def work(progress: object) -> str:
        go.wait(10)
        assert callable(progress)
        progress(1, 2)
        return "done"

    task = errands.send(work, heard.append, heard.append)
    task.cancel()
    go.set()
    errands.send(lambda _: "after", heard.append)
    qtbot.waitUntil(lambda: heard == ["after"] and not errands.busy)


def test_an_answer_that_comes_too_late_finds_nobody(qtbot: QtBot):
    go, owner, heard = threading.Event(), QObject(), list[str]()
    errands = AsyncCalls(owner)
    task = errands.send(lambda _: go.wait(10) and "late", lambda answer: heard.append(str(answer)))
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    with qtbot.waitSignal(task.done):
        go.set()
    assert heard == []
