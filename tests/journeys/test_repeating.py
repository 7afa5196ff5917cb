"""Confirming a sentence fills in its repetitions."""

from pathlib import Path

import pytest

from tests.journeys.judging import AMNA
from tests.journeys.person import OpenWindow, Person
from tests.project.builders import make_project
from translator_gui.model.status import Status
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.opening import open_for_reading, open_project
from translator_gui.ui.plain_text import PlainMessageBox
from translator_gui.ui.sentence_actions_controller import SentenceActionsController

TEXTS = ("وہ آیا۔ یہ کتاب ہے۔", "وہ آیا۔", "کل 20 لوگ آئے۔", "وہ  آیا۔ کل 35 لوگ آئے۔")
"""The first sentence occurs three times; the fourth one differs from the last in its number."""


@pytest.fixture
def repeating(tmp_path: Path) -> Path:
    with make_project(tmp_path, *TEXTS) as project:
        return project.path


def work_on(open_window: OpenWindow, path: Path, mode: str = "empty") -> Person:
    person = open_window(path)
    person.window.context.preferences.set("repetitions.fill", mode)
    person.controller(SentenceActionsController).filling.prepare()
    person.until(lambda: person.work.navigation_controller.repetitions.known is not None)
    return person


def go_to(person: Person, number: int) -> None:
    person.work.page.navigator.go_to(person.sentences[number - 1].id)


def shown(person: Person) -> list[tuple[str, Status]]:
    return [(sentence.target, sentence.status) for sentence in person.sentences]


def test_confirming_fills_in_the_repetitions_as_one_step(open_window: OpenWindow, repeating: Path) -> None:
    person = work_on(open_window, repeating)
    before = shown(person)
    person.type("He came.")
    person.press("Ctrl+Enter")
    after = shown(person)
    assert after[0] == ("He came.", Status.TRANSLATED)
    assert [after[2], after[4]] == [("He came.", Status.DRAFT)] * 2
    assert after[1] == after[3] == after[5] == ("", Status.NOT_STARTED)
    assert person.said() == "2 repetitions filled in as drafts"
    # The filled ones are still to be confirmed: the next open sentence is the second.
    assert person.number == 2
    letters = person.work.map.letters
    assert [chr(letters[at]) for at in (0, 2, 4)] == ["t", "d", "d"]
    person.until_saved()
    with open_for_reading(repeating) as project:
        latest = project.queries.history(project.queries.segment_ids()[2])[-1]
        assert latest.origin == "repeated"
    person.press("Ctrl+Z")
    person.until(lambda: shown(person)[2:] == before[2:])
    assert person.sentences[0].status is Status.DRAFT


def test_numbers_are_the_repetitions_own(open_window: OpenWindow, repeating: Path) -> None:
    person = work_on(open_window, repeating)
    go_to(person, 4)
    person.type("20 people came yesterday.")
    person.press("Ctrl+Enter")
    assert shown(person)[5] == ("35 people came yesterday.", Status.DRAFT)


def test_english_of_ones_own_is_kept_unless_all_are_wanted(open_window: OpenWindow, repeating: Path) -> None:
    with open_project(repeating) as project:
        project.do(SetTargetText(project.queries.segment_ids()[2], "He has come."), author=AMNA)
    person = work_on(open_window, repeating)
    person.type("He came.")
    person.press("Ctrl+Enter")
    assert [shown(person)[at][0] for at in (2, 4)] == ["He has come.", "He came."]
    person.press("Ctrl+Z")
    person.until(lambda: shown(person)[4][0] == "")
    person.window.context.preferences.set("repetitions.fill", "all")
    go_to(person, 1)
    person.press("Ctrl+Enter")
    assert [shown(person)[at][0] for at in (2, 4)] == ["He came.", "He came."]


@pytest.mark.parametrize(("answer", "expected"), [("Enter", "He came."), ("Esc", "")])
def test_asking_each_time(open_window: OpenWindow, repeating: Path, answer: str, expected: str) -> None:
    person = work_on(open_window, repeating, "ask")
    person.type("He came.")
    person.press("Ctrl+Enter")
    (box,) = (box for box in person.window.findChildren(PlainMessageBox) if box.isVisible())
    assert box.text() == "The same Urdu occurs 2 more times. Fill in its English there too, as drafts?"
    person.press(answer)
    person.until(lambda: shown(person)[0][1] is Status.TRANSLATED)
    assert [shown(person)[at][0] for at in (2, 4)] == [expected] * 2


def test_never(open_window: OpenWindow, repeating: Path) -> None:
    person = open_window(repeating)
    person.window.context.preferences.set("repetitions.fill", "never")
    person.type("He came.")
    person.press("Ctrl+Enter")
    person.until_saved()
    assert [shown(person)[at] for at in (2, 4)] == [("", Status.NOT_STARTED)] * 2


def test_an_exempt_sentence_is_left_alone(open_window: OpenWindow, repeating: Path) -> None:
    person = work_on(open_window, repeating)
    filling = person.controller(SentenceActionsController).filling
    go_to(person, 3)
    segment = person.sentences[2].id
    person.press("Alt+Shift+R")
    person.until(lambda: filling.is_exempt(segment))
    assert person.window.context.actions["exempt"].isChecked()
    assert person.said() == "Its repetitions are not filled in here any more"
    go_to(person, 1)
    assert not person.window.context.actions["exempt"].isChecked()
    person.type("He came.")
    person.press("Ctrl+Enter")
    assert [shown(person)[at][0] for at in (2, 4)] == ["", "He came."]
    go_to(person, 3)
    person.press("Alt+Shift+R")
    person.until(lambda: not filling.is_exempt(segment))
    assert not person.window.context.actions["exempt"].isChecked()


def test_what_is_confirmed_before_the_repetitions_are_known_is_filled_in_later(
    open_window: OpenWindow, repeating: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("translator_gui.viewmodel.navigation.repetitions_state._FEW", 0)
    person = open_window(repeating)
    # As after a split.
    person.work.session.model.renumbered.emit()
    person.type("He came.")
    person.press("Ctrl+Enter")
    person.until(lambda: shown(person)[4] == ("He came.", Status.DRAFT))


def test_drafts_that_nobody_touched_follow_a_correction(open_window: OpenWindow, repeating: Path) -> None:
    person = work_on(open_window, repeating)
    person.type("He came.")
    person.press("Ctrl+Enter")
    person.until(lambda: shown(person)[4] == ("He came.", Status.DRAFT))
    go_to(person, 5)
    person.press("Ctrl+A")
    person.type("He has come.")
    go_to(person, 1)
    person.press("Ctrl+A")
    person.type("He arrived.")
    person.press("Ctrl+Enter")
    person.until(lambda: shown(person)[2] == ("He arrived.", Status.DRAFT))
    assert shown(person)[0] == ("He arrived.", Status.TRANSLATED)
    assert shown(person)[4] == ("He has come.", Status.DRAFT)
    person.press("Ctrl+Z")
    person.until(lambda: shown(person)[2] == ("He came.", Status.DRAFT))
    assert shown(person)[0][1] is Status.DRAFT
