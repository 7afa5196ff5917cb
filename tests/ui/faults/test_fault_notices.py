"""What the window says of faults, and of the crash before its start."""

from collections.abc import Iterator
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from translator_gui.faults.crash_marker import WindowCrash
from translator_gui.faults.fault_log import Fault, fault_log
from translator_gui.model.status import Role
from translator_gui.project.command_result import RecoveredTyping, recovered_typing_words
from translator_gui.ui.faults.fault_notices import FaultNotices
from translator_gui.ui.faults.wording import crash_words
from translator_gui.ui.theme import LIGHT, ThemeState

if TYPE_CHECKING:
    from translator_gui.viewmodel.session.session import ProjectSession

pytestmark = pytest.mark.usefixtures("expected_faults")


class FakeSession(QObject):
    """A session as far as the bar asks it."""

    saved = Signal(datetime)
    unsaved = Signal()
    stuck = Signal(str)
    failed = Signal(str)
    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.writable, self.is_stuck, self.loses, self.busy, self.trouble = True, False, False, False, ""
        self.typing = SimpleNamespace(unsaved=False, typing=None)
        self.uid, self.here, self.model, self.role = "not an id", 12, (), Role.REVIEWER


@pytest.fixture
def notices(qtbot: QtBot) -> Iterator[FaultNotices]:
    notices = FaultNotices(ThemeState(LIGHT))
    qtbot.addWidget(notices.bar)
    yield notices
    notices.deleteLater()


@pytest.fixture
def session(notices: FaultNotices) -> FakeSession:
    session = FakeSession()
    notices.follow(cast("ProjectSession", session))
    return session


def fail(qtbot: QtBot, notices: FaultNotices) -> None:
    fault_log.report(ZeroDivisionError("Canary"))
    qtbot.waitUntil(lambda: bool(notices.bar.text))


def button(notices: FaultNotices, words: str) -> QPushButton:
    return next(button for button in notices.bar.findChildren(QPushButton) if button.text() == words)


def test_a_fault_is_told_and_its_report_copied(qtbot: QtBot, notices: FaultNotices, session: FakeSession) -> None:
    assert session
    fail(qtbot, notices)
    assert notices.bar.text == "Something went wrong: ZeroDivisionError. Your work is saved."
    with qtbot.waitSignal(notices.said):
        button(notices, "Copy the report").click()
    copied = QGuiApplication.clipboard().text()
    assert "ZeroDivisionError (str[6])" in copied
    assert "Canary" not in copied


def test_saved_is_said_only_when_it_is_true(qtbot: QtBot, notices: FaultNotices, session: FakeSession) -> None:
    session.busy = True
    fail(qtbot, notices)
    assert notices.bar.text == "Something went wrong: ZeroDivisionError."
    session.is_stuck = True
    session.stuck.emit("full")
    assert notices.bar.text.endswith("Your last changes are not saved yet.")
    session.busy = session.is_stuck = False
    session.saved.emit(datetime.now(UTC))
    assert notices.bar.text.endswith("Your work is saved.")
    session.typing.unsaved = True
    session.unsaved.emit()
    assert notices.bar.text == "Something went wrong: ZeroDivisionError."
    session.closing.emit()
    session.saved.emit(datetime.now(UTC))
    assert notices.bar.text == "Something went wrong: ZeroDivisionError."


def test_without_a_project_nothing_is_said_of_work(qtbot: QtBot, notices: FaultNotices) -> None:
    fail(qtbot, notices)
    assert notices.bar.text == "Something went wrong: ZeroDivisionError."
    assert notices.shows("something went wrong: ZeroDivisionError")
    assert not notices.shows("the disk is full")
    notices.bar.hide()
    assert not notices.shows("something went wrong: ZeroDivisionError")


def test_the_context_holds_ids_and_figures(notices: FaultNotices, session: FakeSession) -> None:
    assert session
    context = notices.context()
    assert context["sentence"] == 12
    assert context["reviewer"] is True
    fault_log.set_context(notices.context)
    report = fault_log.report(ZeroDivisionError()).report
    fault_log.set_context(dict)
    assert "project=str[9] sentence=12 paragraphs=0 reviewer=True" in report


def test_a_log_that_goes_on_after_its_window_tells_nobody(qtbot: QtBot) -> None:
    notices = FaultNotices(ThemeState(LIGHT))
    qtbot.addWidget(notices.bar)
    with qtbot.waitSignal(notices.destroyed):
        notices.deleteLater()
    fault: Fault = fault_log.report(ZeroDivisionError())
    assert fault.kind == "ZeroDivisionError"


def test_the_start_after_a_crash_says_so_and_names_what_was_recovered(notices: FaultNotices) -> None:
    notices.show_crashes([])
    assert notices.bar.text == ""
    notices.show_crashes([WindowCrash(datetime.now(UTC), "crash of a window\n")])
    assert notices.bar.text.startswith("Translator did not close properly last time (opened today ")
    button(notices, "Copy the report").click()
    assert QGuiApplication.clipboard().text() == "crash of a window\n"
    went: list[int] = []
    notices.go_to_number.connect(went.append)
    notices.show_recovered([RecoveredTyping(5, 17, as_comment=False), RecoveredTyping(1, 3, as_comment=False)])
    assert "What was typed last in sentences 3 and 17 was recovered as a draft." in notices.bar.text
    assert notices.bar.text.startswith("Translator did not close properly last time")
    button(notices, "Go to sentence 3").click()
    assert went == [3]


def test_a_project_that_crashed_elsewhere_is_told_of_too(notices: FaultNotices) -> None:
    notices.show_recovered([])
    assert notices.bar.text == ""
    notices.show_recovered([RecoveredTyping(1, 1, as_comment=True)])
    assert notices.bar.text == (
        "This project was not closed properly last time. What was typed last in sentence 1 was recovered as a comment."
    )


def test_words() -> None:
    many = [RecoveredTyping(number, number, as_comment=False) for number in range(1, 12)]
    assert recovered_typing_words(many) == (
        "What was typed last in sentences 1, 2, 3, 4, 5, 6, 7, 8 and 3 more was recovered as a draft."
    )
    assert crash_words(None, datetime.now(UTC)) == "Translator did not close properly last time."
