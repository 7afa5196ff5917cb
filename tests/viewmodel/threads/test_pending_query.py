"""Stale answers are dropped: of questions that were cancelled, repeated, or asked by what is destroyed or closed."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from tests.viewmodel.desk import Desk, wait_until
from translator_gui.model.errors import TranslatorError
from translator_gui.project.project import Project
from translator_gui.viewmodel.threads.pending_query import PendingQuery, cancel_query


def test_an_answer_or_an_error_is_delivered(qtbot: QtBot) -> None:
    assert qtbot
    owner, heard = QObject(), list[object]()
    PendingQuery(heard.append, lambda error: heard.append(str(error)), owner=owner).deliver(7)
    PendingQuery(heard.append, lambda error: heard.append(str(error)), owner=owner).deliver(TranslatorError("no"))
    assert heard == [7, "no"]


def test_a_newer_question_about_the_same_topic_replaces_the_older_one(qtbot: QtBot) -> None:
    assert qtbot
    owner, other, heard = QObject(), QObject(), list[str]()
    first = PendingQuery(heard.append, owner=owner, topic="history")
    elsewhere = PendingQuery(heard.append, owner=other, topic="history")
    aside = PendingQuery(heard.append, owner=owner, topic="comments")
    second = PendingQuery(heard.append, owner=owner, topic="history")
    for question, answer in ((second, "second"), (first, "first"), (elsewhere, "other owner"), (aside, "other topic")):
        question.deliver(answer)
    assert first.is_cancelled
    assert heard == ["second", "other owner", "other topic"]


def test_a_cancelled_question_is_not_answered(qtbot: QtBot) -> None:
    assert qtbot
    owner, heard = QObject(), list[str]()
    question = PendingQuery(
        heard.append, owner=owner, topic="history", progressed=lambda done, _: heard.append(str(done))
    )
    question.deliver_progress(1, 2)
    cancel_query(owner, "history")
    question.deliver_progress(2, 2)
    question.deliver("late")
    assert heard == ["1"]


def test_a_destroyed_asker_is_not_answered(qtbot: QtBot) -> None:
    assert qtbot
    owner, heard = QObject(), list[str]()
    question = PendingQuery(heard.append, owner=owner)
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete)
    question.deliver("late")
    assert heard == []


def test_a_session_answers_in_the_order_of_the_questions(desk: Desk) -> None:
    heard = list[object]()
    desk.session.ask(lambda project: project.queries.title, heard.append)
    desk.session.ask(_refuse, heard.append, lambda error: heard.append(str(error)))
    wait_until(lambda: len(heard) == 2)
    assert heard == [desk.session.title, "no such thing"]


def test_a_closed_session_answers_nothing(desk: Desk) -> None:
    heard, done = list[object](), list[str]()
    with desk.writer_held():
        desk.session.ask(lambda project: done.append(project.queries.title), heard.append)
    desk.session.close()
    QCoreApplication.processEvents()
    assert done
    assert heard == []


def _refuse(_: Project) -> None:
    raise TranslatorError("no such thing")
