"""A project's own sentence rules: offered after repeated splits and joins, listed, changed, read from files."""

from pathlib import Path
from unittest.mock import MagicMock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QPushButton

from tests.journeys.person import OpenWindow, Person
from tests.project.builders import make_project
from translator_gui.model.sentence_exception import SentenceException, SentenceExceptionKind
from translator_gui.project.opening import open_for_reading
from translator_gui.ui.sentence_rules.sentence_rules_controller import SentenceRulesController
from translator_gui.ui.sentence_rules.sentence_rules_dialog import SentenceRulesDialog

ABBREVIATION, BREAK, NO_BREAK = SentenceExceptionKind
LINES = (
    "وزن پانچ کلو۔ قیمت کم تھی۔",
    "وزن دس کلو۔ سب نے خریدا۔",
    "وزن دو کلو۔ لوگ خوش ہوئے۔",
    "بس تین کلو۔ سب ختم۔",
)
COLONS = ("اس نے کہا: یہ ٹھیک ہے۔", "میں نے لکھا: وہ غلط ہے۔", "سب بولے: چلو چلتے ہیں۔")


def rules(path: Path) -> list[SentenceException]:
    with open_for_reading(path) as project:
        return project.queries.sentence_exceptions()


def bar(person: Person) -> str:
    return person.window.message_bar.text


def click(person: Person, part: str) -> None:
    buttons = person.window.message_bar.findChildren(QPushButton)
    next(button for button in buttons if part in button.text().replace("&", "") and button.isVisible()).click()


def dialog(person: Person) -> SentenceRulesDialog:
    controller = person.controller(SentenceRulesController)
    person.until(lambda: controller.dialog is not None and controller.dialog.isVisible())
    assert controller.dialog is not None
    return controller.dialog


def shown(found: SentenceRulesDialog) -> list[tuple[str, ...]]:
    model = found.model
    return [tuple(model.data(model.index(row, column)) for column in range(3)) for row in range(model.rowCount())]


@pytest.fixture
def person(open_window: OpenWindow, project: Path) -> Person:
    """A translator whose window has built what listens to splits and joins; it does so when it has nothing to do."""
    opened = open_window(project)
    opened.controller(SentenceRulesController)
    return opened


@pytest.fixture
def project(tmp_path: Path) -> Path:
    with make_project(tmp_path, *LINES, *COLONS) as made:
        return made.path


def join(person: Person, times: int) -> None:
    for _ in range(times):
        person.press("Ctrl+J")
        person.until_saved()
        person.press("Alt+Down")


def test_three_joins_alike_offer_an_abbreviation_that_holds_for_the_next_document(
    person: Person, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = len(person.sentences)
    join(person, 2)
    assert bar(person) == ""
    join(person, 1)
    person.until(lambda: "“\u2068کلو\u2069” 3 times" in bar(person))
    assert not person.clashing_letters()
    click(person, "Add a sentence rule")
    person.until_saved()
    assert rules(project) == [SentenceException(ABBREVIATION, "کلو")]
    assert bar(person) == ""
    assert len(person.sentences) == before - 3
    join(person, 1)
    person.until_saved()
    assert bar(person) == ""
    (tmp_path / "next.txt").write_text("وزن چھ کلو۔ سب نے کھایا۔\n", encoding="utf-8")
    choose(monkeypatch, tmp_path / "next.txt")
    person.window.actions_table["add"].trigger()
    person.until(lambda: len(person.sentences) == before - 3)
    person.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    person.until(lambda: len(person.sentences) == before - 3)
    person.until_saved()
    assert rules(project) == []


def test_three_splits_alike_offer_a_rule_once(person: Person, project: Path) -> None:
    person.press("Alt+Down", *["Alt+Down"] * 7)
    for line in COLONS:
        assert person.work.page.navigator.current_segment() is not None
        person.press("F6", "Home", *["Left"] * (line.index(":") + 2), "Ctrl+T")
        person.until_saved()
        person.press("Alt+Down", "Alt+Down")
    person.until(lambda: "after “\u2068:\u2069” 3 times" in bar(person))
    click(person, "Show rules")
    found = dialog(person)
    found.reject()
    person.press("Ctrl+Z", "Ctrl+Y")
    person.until_saved()
    assert rules(project) == []


def test_rules_are_added_changed_and_removed_in_the_list(person: Person, project: Path) -> None:
    person.window.actions_table["sentence_rules"].trigger()
    found = dialog(person)
    assert not found.add.isEnabled()
    found.before.setText("ایم او یو۔")
    found.add.click()
    person.until(lambda: shown(found) == [("Abbreviation", "ایم او یو", "")])
    found.kind.setCurrentIndex(found.kind.findData(NO_BREAK))
    found.before.setText("۔")
    found.after.setText("مگر")
    found.add.click()
    person.until(lambda: len(shown(found)) == 2)
    found.table.selectRow(1)
    assert (found.before.text(), found.after.text()) == ("۔", "مگر")
    found.kind.setCurrentIndex(found.kind.findData(BREAK))
    found.change.click()
    person.until(lambda: shown(found)[1] == ("New sentence", "۔", "مگر"))
    found.before.setText("ا" * 500)
    found.add.click()
    assert "longer than 400" in found.outcome.text()
    found.table.selectAll()
    found.table.setFocus()
    QTest.keyClick(found.table, Qt.Key.Key_Delete)
    person.until(lambda: shown(found) == [])
    found.reject()
    for count in (2, 2, 1, 0):
        person.window.actions_table["undo"].trigger()
        person.until_saved()
        assert len(rules(project)) == count


def test_rules_are_read_from_a_file_and_written_to_one(
    person: Person, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rules.tsv").write_text("کلو\nbreak\t:\nodd\tx\n", encoding="utf-8")
    choose(monkeypatch, tmp_path / "rules.tsv")
    person.window.actions_table["sentence_rules"].trigger()
    found = dialog(person)
    button(found, "Import").click()
    person.until(lambda: len(shown(found)) == 2)
    person.until(lambda: "2 rules added. 1 line was skipped:" in found.outcome.text())
    button(found, "Export").click()
    person.until((tmp_path / "out.tsv").exists)
    person.until(lambda: "Exported" in found.outcome.text())
    assert "break\t:" in (tmp_path / "out.tsv").read_text(encoding="utf-8").splitlines()
    (tmp_path / "rules.tsv").write_text("<srx", encoding="utf-8")
    button(found, "Import").click()
    person.until(lambda: "well-formed" in found.outcome.text())
    found.reject()


def button(found: SentenceRulesDialog, part: str) -> QPushButton:
    (box,) = found.findChildren(QDialogButtonBox)
    return next(one for one in box.findChildren(QPushButton) if part in one.text().replace("&", ""))


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Answer the next file dialogs: this file, and out.tsv beside it."""
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", MagicMock(return_value=([str(path)], "")))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", MagicMock(return_value=(str(path), "")))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", MagicMock(return_value=(str(path.parent / "out.tsv"), "")))
