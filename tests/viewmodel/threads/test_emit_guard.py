"""What threads tell when the object that tells it has gone."""

import threading
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from pytestqt.qtbot import QtBot

from tests.viewmodel.desk import AUTHOR, make_project
from translator_gui.model.status import Role
from translator_gui.project.opening import open_project
from translator_gui.project.project import Project
from translator_gui.viewmodel.session.session import ProjectSession
from translator_gui.viewmodel.threads.emit_guard import SignalEmitGuard
from translator_gui.viewmodel.threads.tasks import BackgroundTask, Progress


class Teller(QObject):
    told = Signal(str)


def delete(gone: QObject) -> None:
    gone.deleteLater()
    QCoreApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete)


def test_what_is_said_after_the_teller_has_gone_is_let_drop(qtbot: QtBot) -> None:
    assert qtbot
    teller, heard = Teller(), list[str]()
    gate, emit = SignalEmitGuard(teller), teller.told.emit
    teller.told.connect(heard.append)
    gate.emit_if_open(emit, "in time")
    delete(teller)
    gate.emit_if_open(emit, "too late")
    assert heard == ["in time"]
    assert gate.is_closed


def test_a_session_that_nobody_closed_writes_what_it_was_given_and_its_thread_ends(
    qtbot: QtBot, tmp_path: Path
) -> None:
    assert qtbot
    others = set(threading.enumerate())
    session = ProjectSession(open_project(make_project(tmp_path)), AUTHOR, Role.TRANSLATOR)
    begun, go, done = threading.Event(), threading.Event(), list[Project]()

    def wait(_: Project) -> None:
        begun.set()
        go.wait(10)

    session.writer.hand_in(wait)
    session.writer.hand_in(done.append)
    (thread,) = (one for one in set(threading.enumerate()) - others if one.name == "writer")
    begun.wait(10)
    delete(session)
    go.set()
    thread.join(10)
    assert not thread.is_alive()
    assert done


def test_a_task_may_outlive_whoever_asked_for_it(qtbot: QtBot) -> None:
    assert qtbot
    begun, go, ended = threading.Event(), threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        begun.set()
        go.wait(10)
        progress(1, 1)
        ended.set()

    task = BackgroundTask(work)
    task.start()
    begun.wait(10)
    delete(task)
    go.set()
    assert ended.wait(10)
