"""Long work of a window: its answer, its end, and a window that goes first."""

import threading

from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from translator_gui.ui.progress_dialog_task import ProgressDialogTask
from translator_gui.viewmodel.threads.tasks import Progress


def test_the_answer_is_handed_on(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    answers = list[object]()
    work = ProgressDialogTask(window, "Long", lambda _: 3, answers.append)
    work.start()
    qtbot.waitUntil(lambda: answers == [3])


def test_what_is_cancelled_hands_nothing_on(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    answers, ends = list[object](), list[bool]()
    go = threading.Event()

    def wait(progress: Progress) -> None:
        go.wait(10)
        progress(0, 1)

    work = ProgressDialogTask(window, "Long", wait, answers.append)
    work.cancelled.connect(lambda: ends.append(True))
    work.start()
    work.cancel()
    go.set()
    qtbot.waitUntil(lambda: bool(ends))
    assert answers == []


def test_a_window_that_goes_first_hears_nothing(qtbot: QtBot) -> None:
    assert qtbot
    window, answers = QWidget(), list[object]()
    begun, go = threading.Event(), threading.Event()

    def wait(progress: Progress) -> None:
        begun.set()
        go.wait(10)
        progress(1, 2)

    ProgressDialogTask(window, "Long", wait, answers.append).start()
    begun.wait(10)
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    go.set()
    QThreadPool.globalInstance().waitForDone()
    QCoreApplication.processEvents()
    assert answers == []
