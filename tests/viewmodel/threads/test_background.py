"""Questions on a thread of their own."""

import threading
from collections.abc import Generator

from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from tests.viewmodel.desk import wait_until
from translator_gui.faults.fault_log import Fault
from translator_gui.model.errors import TranslatorError
from translator_gui.viewmodel.threads.lookup_worker import LookupWorker


def test_what_is_short_overtakes_what_is_long(qtbot: QtBot):
    assert qtbot
    background, answers, gate = LookupWorker(), list[str](), threading.Event()
    paused = threading.Event()

    def long() -> Generator[None, None, str]:
        for _ in range(3):
            paused.set()
            gate.wait(10)
            yield
        return "long"

    background.search(long(), answers.append)
    paused.wait(10)
    background.ask(lambda: "short", answers.append)
    gate.set()
    wait_until(lambda: len(answers) == 2)
    assert answers == ["short", "long"]


def test_what_goes_wrong_is_told_and_the_next_question_answered(qtbot: QtBot):
    assert qtbot
    background, answers = LookupWorker(), list[object]()

    def broken() -> Generator[None, None, str]:
        yield
        raise TranslatorError("no such file")

    background.search(broken(), answers.append, lambda error: answers.append(str(error)))
    background.ask(lambda: "fine", answers.append)
    wait_until(lambda: len(answers) == 2)
    assert sorted(map(str, answers)) == ["fine", "no such file"]


def test_a_fault_in_one_question_is_reported_and_the_thread_lives_on(qtbot: QtBot, expected_faults: list[Fault]):
    assert qtbot
    background, answers = LookupWorker(), list[object]()

    def broken() -> Generator[None, None, str]:
        yield
        raise ZeroDivisionError("a sentence")

    background.search(broken(), answers.append, lambda error: answers.append(str(error)))
    wait_until(lambda: answers)
    background.ask(lambda: int("x"), answers.append)
    background.ask(lambda: "fine", answers.append)
    wait_until(lambda: len(answers) == 2)
    assert str(answers[0]).startswith("something went wrong: ZeroDivisionError")
    assert answers[1] == "fine"
    assert [fault.kind for fault in expected_faults] == ["ZeroDivisionError", "ValueError"]
    assert "a sentence" not in expected_faults[0].report


def test_a_refusal_of_the_system_is_told_and_the_next_question_answered(qtbot: QtBot):
    assert qtbot
    background, answers = LookupWorker(), list[object]()

    def refused() -> Generator[None, None, str]:
        yield
        raise PermissionError(13, "Permission denied", "words.txt")

    background.search(refused(), answers.append, lambda error: answers.append(str(error)))
    background.ask(lambda: "fine", answers.append)
    wait_until(lambda: len(answers) == 2)
    assert set(answers) == {"fine", "words.txt: Permission denied; check the path and its permissions"}


def test_the_thread_ends_with_its_owner_in_the_middle_of_a_search(qtbot: QtBot):
    assert qtbot
    before = threading.active_count()
    background, answers, begun = LookupWorker(), list[object](), threading.Event()

    def endless() -> Generator[None, None, None]:
        while True:
            begun.set()
            yield

    background.search(endless(), answers.append)
    begun.wait(10)
    background.deleteLater()
    QCoreApplication.sendPostedEvents(background, QEvent.Type.DeferredDelete)
    wait_until(lambda: threading.active_count() <= before)
    assert answers == []
