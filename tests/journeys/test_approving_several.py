"""A reviewer approves several sentences at once: the selection, a paragraph, the document, what a filter shows."""

import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.journeys.judging import AMNA, BILAL, as_author, back_at_the_page
from tests.journeys.person import OpenWindow, Person
from translator_gui.formats.registry import read_document
from translator_gui.model.status import Role, Status
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.return_sentence import ReturnSentenceToTranslator
from translator_gui.project.commands.set_project_key_values import set_four_eyes
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.filtering import SentenceFilter
from translator_gui.project.opening import open_project
from translator_gui.project.project import MOST_AT_ONCE
from translator_gui.project.project_import import create_project
from translator_gui.project.reviewing.bulk_approval import ApprovalScope
from translator_gui.text.search_query import SearchQuery
from translator_gui.ui.review.bulk_approval_dialog import BulkApprovalDialog
from translator_gui.viewmodel.session import writer
from translator_gui.viewmodel.session.writer import LongChange

KEY = "Ctrl+Alt+Shift+Enter"


@pytest.fixture
def waiting(seed: Path) -> Path:
    """Eight sentences of Amna's: the second is returned, the seventh a draft; the eighth is Bilal's own."""
    with open_project(seed) as project:
        ids = project.queries.segment_ids()[:8]
        for number, segment in enumerate(ids[:7], 1):
            project.do(SetTargetText(segment, f"English {number}"), author=AMNA)
        project.do(ConfirmOrApproveSentences(tuple(ids[:6])), author=AMNA)
        project.do(SetTargetText(ids[7], "Mine"), ConfirmOrApproveSentences((ids[7],)), author=BILAL)
        project.do(ReturnSentenceToTranslator(ids[1], "No."), author=BILAL, role=Role.REVIEWER)
    return seed


def approve_dialog(person: Person) -> BulkApprovalDialog:
    person.press(KEY)

    def shown() -> list[BulkApprovalDialog]:
        return [d for d in person.window.findChildren(BulkApprovalDialog) if d.isVisible()]

    person.until(shown)
    return shown()[0]


def statuses(person: Person) -> list[Status]:
    return [sentence.status for sentence in person.sentences[:8]]


def test_a_document_is_approved_after_a_count_and_as_one_step(open_window: OpenWindow, waiting: Path) -> None:
    person = as_author(open_window, waiting, BILAL, Role.REVIEWER)
    before = statuses(person)
    asked = approve_dialog(person)
    assert ApprovalScope.SELECTION not in asked.scopes
    assert ApprovalScope.FILTER not in asked.scopes
    person.press("Down")
    assert asked.scopes[ApprovalScope.DOCUMENT].isChecked()
    assert asked.summary.text() == "6 sentences will be approved."
    assert asked.remarks.text().split("\n") == [
        "1 of them is your own translation.",
        "1 draft stays: its translator has not confirmed it.",
        "1 returned sentence stays: the translator has not answered.",
    ]
    person.press("Enter")
    approved = [Status.APPROVED] * 8
    approved[1], approved[6] = Status.RETURNED, Status.DRAFT
    person.until(lambda: statuses(person) == approved)
    person.until_saved()
    back_at_the_page(person)
    assert person.said().startswith("6 sentences approved")
    person.press("Ctrl+Z")
    person.until(lambda: statuses(person) == before)


def test_four_eyes_leave_ones_own_out(open_window: OpenWindow, waiting: Path) -> None:
    with open_project(waiting) as project:
        project.do(set_four_eyes(forbidden=True), author=AMNA)
    person = as_author(open_window, waiting, BILAL, Role.REVIEWER)
    asked = approve_dialog(person)
    asked.scopes[ApprovalScope.DOCUMENT].click()
    assert asked.summary.text() == "5 sentences will be approved."
    assert asked.remarks.text().startswith("1 stays: it is your own translation, and somebody else has to approve it")
    asked.approve.click()
    person.until(lambda: statuses(person).count(Status.APPROVED) == 5)
    assert statuses(person)[7] is Status.TRANSLATED


def test_a_selection_and_a_filter_are_approved_alone(open_window: OpenWindow, waiting: Path) -> None:
    person = as_author(open_window, waiting, BILAL, Role.REVIEWER)
    person.press("Alt+Shift+Down", "Alt+Shift+Down")
    asked = approve_dialog(person)
    assert asked.scopes[ApprovalScope.SELECTION].isChecked()
    assert asked.summary.text() == "2 sentences will be approved."
    asked.approve.click()
    person.until(lambda: statuses(person).count(Status.APPROVED) == 2)
    back_at_the_page(person)
    person.filter_controller.model.apply(SentenceFilter(english=SearchQuery("English 5")))
    person.until(lambda: person.work.page.navigator.filter is not None)
    asked = approve_dialog(person)
    assert asked.scopes[ApprovalScope.FILTER].isChecked()
    assert asked.summary.text() == "1 sentence will be approved."
    asked.approve.click()
    person.until(lambda: statuses(person)[4] is Status.APPROVED)
    assert statuses(person).count(Status.APPROVED) == 3


def test_a_paragraph_is_approved_alone(open_window: OpenWindow, waiting: Path) -> None:
    with open_project(waiting) as project:
        for segment in project.queries.segment_ids()[11:15]:
            project.do(SetTargetText(segment, "More"), ConfirmOrApproveSentences((segment,)), author=AMNA)
    person = as_author(open_window, waiting, BILAL, Role.REVIEWER)
    two = next(p for p in range(16) if (known := person.work.session.model.known(p)) and len(known.segments) == 2)
    person.work.page.navigator.go(two)
    asked = approve_dialog(person)
    assert asked.scopes[ApprovalScope.PARAGRAPH].isChecked()
    assert asked.summary.text() == "2 sentences will be approved."
    person.press("Enter")
    person.until(lambda: [s.status for s in person.sentences].count(Status.APPROVED) == 2)
    translated, approved = Status.TRANSLATED, Status.APPROVED
    assert [s.status for s in person.sentences[11:15]] == [translated, approved, approved, translated]


def test_a_translator_is_told_who_approves(open_window: OpenWindow, waiting: Path) -> None:
    person = open_window(waiting)
    person.press(KEY)
    assert "Only a reviewer can approve" in person.said()
    assert person.window.findChildren(BulkApprovalDialog) == []


@pytest.fixture
def long(tmp_path: Path) -> Path:
    """A document of more sentences than a window changes between two keys, all translated by Amna."""
    text = tmp_path / "long.txt"
    text.write_text("".join(f"یہ جملہ {number} ہے۔\n" for number in range(MOST_AT_ONCE + 20)), encoding="utf-8")
    with create_project(tmp_path / "long.tproj", [read_document(text)]) as project:
        ids = project.queries.segment_ids()
        texts = [SetTargetText(segment, f"English {number}") for number, segment in enumerate(ids)]
        project.do(*texts, ConfirmOrApproveSentences(tuple(ids)), author=AMNA)
    return tmp_path / "long.tproj"


@contextmanager
def held(person: Person, act: Callable[[], None]) -> Generator[None]:
    """Hold the writer's thread at the first progress of a change, which is shown while it waits."""
    told, go_on = threading.Event(), threading.Event()

    def hold(_change: LongChange) -> None:
        told.set()
        assert go_on.wait(20)

    person.work.session.writer.long_change.connect(hold, Qt.ConnectionType.DirectConnection)
    act()
    person.until(told.is_set)
    person.work.session.writer.long_change.disconnect(hold)
    line = person.window.status_line
    person.until(lambda: "change_bar" in vars(line) and line.change_bar.isVisible())
    yield
    go_on.set()


def test_a_long_change_shows_how_far_it_is_and_leaves_nothing_when_cancelled(
    open_window: OpenWindow, long: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "LONG_SECONDS", 0)
    person = as_author(open_window, long, BILAL, Role.REVIEWER)
    line = person.window.status_line

    def approve() -> None:
        asked = approve_dialog(person)
        asked.scopes[ApprovalScope.DOCUMENT].setChecked(True)
        person.press("Enter")

    with held(person, approve):
        assert line.saved_text == "Saving: confirm…"
        assert line.change_bar.progress.maximum() > 0
        back_at_the_page(person)
        person.type("!")
        QTest.mouseClick(line.change_bar.cancel, Qt.MouseButton.LeftButton)
    person.until(lambda: line.message == "The change was cancelled")
    person.until_saved()
    assert not line.change_bar.isVisible()
    assert {sentence.status for sentence in person.sentences[1:]} == {Status.TRANSLATED}
    assert person.sentences[0].target == "English 0!"
    person.press("Ctrl+Z")
    person.until(lambda: person.sentences[0].target == "English 0")
    # Not cancelled it is one step, shown part by part.
    with held(person, approve):
        pass
    person.until(lambda: {sentence.status for sentence in person.sentences} == {Status.APPROVED})
    back_at_the_page(person)
    person.press("Ctrl+Z")
    person.until(lambda: {sentence.status for sentence in person.sentences} == {Status.TRANSLATED})
    person.until_saved()
    assert not line.change_bar.isVisible()
