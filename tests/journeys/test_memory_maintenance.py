"""File ▸ Translation memory: search, filter, edit, delete, replace, merge, undo, import, export, verify."""

import json
import sqlite3
from pathlib import Path
from unittest.mock import MagicMock

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from tests.journeys.memory_files import make_own_memory, own_units, unit
from tests.journeys.person import OpenWindow, Person
from tests.project.memory.memories import make_memory
from translator_gui.model.memory_unit import MachineHelpRule
from translator_gui.paths import memory_file
from translator_gui.ui.memory.concordance_controller import ConcordanceController
from translator_gui.ui.memory.memory_dialog import MemoryDialog
from translator_gui.ui.memory.unit_dialog import MemoryUnitDialog
from translator_gui.ui.widgets.replace_dialog import ReplaceAllPreviewDialog

ONE, TWO = "11111111-1111-1111-1111-111111111111", "22222222-2222-2222-2222-222222222222"
UNITS = (
    unit("پہلا جملہ", "The first sentence", author="Amna", project=ONE, project_name="News"),
    unit("دوسرا جملہ", "The second sentence", author="Amna"),
    unit(
        "خفیہ لفظ", "A secret word", author="Bilal", project=TWO, project_name="Secret", machine=MachineHelpRule.NEVER
    ),
)
JOB_SECONDS = 60
"""A job runs in a process, which starts while other programs run."""


@pytest.fixture
def keeper(open_window: OpenWindow, seed: Path) -> Person:
    """A translator with a memory of three units."""
    make_own_memory(UNITS)
    return open_window(seed)


def opened(person: Person) -> MemoryDialog:
    person.window.context.actions["memory"].trigger()
    person.until(lambda: isinstance(QApplication.activeModalWidget(), MemoryDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MemoryDialog)
    person.until(lambda: dialog.info.text() != "Opening the memory…")
    return until_done(person, dialog)


def until_done(person: Person, dialog: MemoryDialog) -> MemoryDialog:
    person.until(lambda: not dialog.is_working, JOB_SECONDS)
    return dialog


def listed(dialog: MemoryDialog) -> list[str]:
    model = dialog.table.model()
    return [str(model.index(row, 1).data()) for row in range(model.rowCount())]


def search(person: Person, dialog: MemoryDialog, text: str) -> None:
    dialog.field.setText(text)
    until_done(person, dialog)


def close(person: Person, dialog: MemoryDialog) -> None:
    dialog.close()
    person.window.activateWindow()
    person.until(lambda: QApplication.focusWidget() is person.work.page.live.field)


def test_all_units_are_listed_searched_and_filtered(keeper: Person) -> None:
    dialog = opened(keeper)
    assert listed(dialog) == ["A secret word", "The second sentence", "The first sentence"]
    assert dialog.count.text() == "1 of 3 units"
    assert dialog.info.text().startswith("3 units · 2 projects · ")
    assert dialog.info.text().endswith(str(memory_file()))
    search(keeper, dialog, "sentence")
    assert listed(dialog) == ["The second sentence", "The first sentence"]
    dialog.project.setCurrentIndex(dialog.project.findText("News (1)"))
    dialog.project.activated.emit(1)
    until_done(keeper, dialog)
    assert listed(dialog) == ["The first sentence"]
    dialog.project.setCurrentIndex(0)
    dialog.author.setCurrentIndex(dialog.author.findText("Bilal (1)"))
    dialog.author.activated.emit(1)
    until_done(keeper, dialog)
    assert listed(dialog) == []
    search(keeper, dialog, "")
    assert listed(dialog) == ["A secret word"]
    close(keeper, dialog)


def test_units_are_edited_deleted_and_brought_back(keeper: Person) -> None:
    dialog = opened(keeper)
    search(keeper, dialog, "first")
    dialog.table.setFocus()
    keeper.press("F2")
    keeper.until(lambda: isinstance(QApplication.activeModalWidget(), MemoryUnitDialog))
    keeper.type("The very first sentence")
    keeper.press("Ctrl+Enter")
    keeper.until(lambda: listed(dialog) == ["The very first sentence"])
    search(keeper, dialog, "")
    dialog.table.setFocus()
    dialog.table.selectAll()
    keeper.press("Delete")
    keeper.until(lambda: dialog.message.text() == "3 units deleted")
    until_done(keeper, dialog)
    assert dialog.count.text() == "The memory is empty"
    assert own_units() == []
    keeper.press("Ctrl+Z")
    until_done(keeper, dialog)
    assert dialog.message.text() == "Undone: deleting units"
    dialog.undo.click()
    until_done(keeper, dialog)
    assert sorted(listed(dialog)) == ["A secret word", "The first sentence", "The second sentence"]
    assert not dialog.undo.isEnabled()
    dialog.table.setFocus()
    keeper.press("Ctrl+Z")
    assert dialog.message.text() == "Nothing to undo"
    close(keeper, dialog)


def test_replacing_shows_the_changes_first(keeper: Person) -> None:
    dialog = opened(keeper)
    search(keeper, dialog, "sentence")
    dialog.replacement.setFocus()
    keeper.type("phrase")
    keeper.press("Enter")
    keeper.until(lambda: isinstance(QApplication.activeModalWidget(), ReplaceAllPreviewDialog), JOB_SECONDS)
    preview = QApplication.activeModalWidget()
    assert isinstance(preview, ReplaceAllPreviewDialog)
    assert preview.head.text() == "2 replacements in 2 units"
    assert preview.model.number(0) is None
    preview.list.setFocus()
    keeper.press("Space")
    assert preview.head.text() == "1 replacement in 1 unit (1 not checked)"
    preview.replace.click()
    keeper.until(lambda: not preview.isVisible())
    until_done(keeper, dialog)
    assert dialog.message.text() == "Replaced in 1 unit"
    assert sorted(one.target for one in own_units()) == ["A secret word", "The first phrase", "The second sentence"]
    dialog.undo.click()
    until_done(keeper, dialog)
    assert "The first sentence" in [one.target for one in own_units()]
    close(keeper, dialog)


def test_duplicates_are_counted_before_they_are_merged(keeper: Person) -> None:
    make_own_memory([*UNITS, UNITS[1]._replace(uid=b"0" * 16), UNITS[1]._replace(uid=b"1" * 16)])
    dialog = opened(keeper)
    dialog.merge.click()
    keeper.until(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox), JOB_SECONDS)
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert box.text() == "2 units have the same texts and project as a better one. Delete them?"
    next(button for button in box.buttons() if button.text() == "Merge").click()
    keeper.until(lambda: dialog.message.text() == "2 duplicates deleted", JOB_SECONDS)
    assert len(own_units()) == 3
    dialog.merge.click()
    until_done(keeper, dialog)
    assert dialog.message.text() == "There are no duplicates. Equal units of different projects are all kept."
    close(keeper, dialog)


def test_files_are_imported_and_the_memory_is_exported(
    keeper: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table, out = tmp_path / "more.tsv", tmp_path / "out.tmx"
    table.write_text("چوتھا جملہ\tThe fourth sentence\nپانچواں\tFifth\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", MagicMock(return_value=(str(table), "")))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", MagicMock(return_value=(str(out), "")))
    dialog = opened(keeper)
    dialog.load.click()
    assert dialog.message.text() == "Importing more.tsv…"
    assert dialog.stop.isVisible()
    until_done(keeper, dialog)
    assert dialog.message.text() == "more.tsv: 2 units, 2 new"
    assert dialog.info.text().startswith("5 units")
    assert not dialog.stop.isVisible()
    assert "The fourth sentence" in listed(dialog)
    dialog.export.click()
    until_done(keeper, dialog)
    assert dialog.message.text() == (
        f"Exported 4 units to {out}. 1 unit of projects that never allow machine help was left out."
    )
    assert "secret" not in out.read_text(encoding="utf-8")
    close(keeper, dialog)


def test_the_memory_is_filled_before_the_first_project(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_own_memory()
    table = tmp_path / "more.tsv"
    table.write_text("پانچواں\tFifth\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", MagicMock(return_value=(str(table), "")))
    person = open_window(None)
    dialog = opened(person)
    assert not dialog.undo.isEnabled()
    dialog.load.click()
    until_done(person, dialog)
    assert dialog.message.text() == "more.tsv: 1 unit, 1 new"
    assert [one.target for one in own_units()] == ["Fifth"]
    dialog.close()


def test_an_import_is_cancelled(keeper: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "many.tsv"
    table.write_text("".join(f"جملہ نمبر {at}\tSentence {at}\n" for at in range(60_000)), encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", MagicMock(return_value=(str(table), "")))
    dialog = opened(keeper)
    dialog.load.click()
    keeper.until(lambda: dialog.message.text() == "Importing many.tsv… (25,000 units)", JOB_SECONDS)
    dialog.stop.click()
    assert dialog.message.text() == "Cancelled"
    until_done(keeper, dialog)
    assert 25_000 <= len(own_units()) < 60_003
    close(keeper, dialog)


def test_verifying_tells_of_damage_and_the_way_out(keeper: Person) -> None:
    dialog = opened(keeper)
    dialog.verify.click()
    until_done(keeper, dialog)
    assert dialog.message.text() == "The memory is sound"
    with sqlite3.connect(memory_file()) as connection:
        connection.execute("UPDATE unit SET target = 'forged' WHERE id = 1")
    connection.close()
    dialog.verify.click()
    keeper.until(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox), JOB_SECONDS)
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert "put a backup" in box.text()
    assert "unit 1 is not what was written" in box.informativeText()
    box.buttons()[0].click()
    keeper.until(lambda: QApplication.activeModalWidget() is dialog)
    close(keeper, dialog)


def test_an_attached_memory_is_chosen_and_not_changed_if_it_is_read_only(keeper: Person, tmp_path: Path) -> None:
    make_memory(tmp_path, ("مشترکہ", "Shared"), name="team").close()
    attached = json.dumps([{"path": str(tmp_path / "team.tmem"), "read_only": True}])
    keeper.window.context.settings.set("memory.attached", attached)
    dialog = opened(keeper)
    assert [dialog.memory.itemText(at) for at in range(dialog.memory.count())] == ["memory.tmem", "team.tmem"]
    dialog.memory.setCurrentIndex(1)
    dialog.memory.activated.emit(1)
    until_done(keeper, dialog)
    assert listed(dialog) == ["Shared"]
    assert dialog.info.text().endswith("attached for reading only")
    buttons = (dialog.edit, dialog.remove, dialog.merge, dialog.undo, dialog.load, dialog.replace)
    assert not any(button.isEnabled() for button in buttons)
    dialog.table.setFocus()
    keeper.press("Delete", "Ctrl+Z")
    until_done(keeper, dialog)
    assert listed(dialog) == ["Shared"]
    close(keeper, dialog)


def test_pages_follow_as_somebody_scrolls(keeper: Person) -> None:
    make_own_memory(unit(f"جملہ {at}", f"Sentence {at}") for at in range(130))
    dialog = opened(keeper)
    assert len(listed(dialog)) < 130
    assert dialog.count.text() == "1 of 130 units"
    dialog.table.setFocus()

    def has_come_to_the_end() -> bool:
        keeper.press("Ctrl+End")
        dialog.table.scrollToBottom()
        return len(listed(dialog)) == 130

    keeper.until(has_come_to_the_end)
    close(keeper, dialog)


def test_a_file_that_holds_no_translations_is_refused(
    keeper: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = tmp_path / "plain.txt"
    text.write_text("یہ ترجمہ نہیں", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", MagicMock(return_value=(str(text), "")))
    dialog = opened(keeper)
    dialog.load.click()
    until_done(keeper, dialog)
    assert "holds no translations" in dialog.message.text()
    close(keeper, dialog)


def test_esc_cancels_what_is_under_way_before_it_closes(keeper: Person) -> None:
    dialog = opened(keeper)
    dialog.field.setFocus()
    dialog.verify.click()
    keeper.press("Esc")
    assert dialog.isVisible()
    assert dialog.message.text() == "Cancelled"
    until_done(keeper, dialog)
    keeper.press("Esc")
    keeper.until(lambda: QApplication.activeModalWidget() is None)


def test_the_memory_that_was_changed_last_is_the_one_that_undo_is_for(keeper: Person, tmp_path: Path) -> None:
    make_memory(tmp_path, ("مشترکہ جملہ", "A shared sentence"), name="team").close()
    attached = json.dumps([{"path": str(tmp_path / "team.tmem"), "read_only": False}])
    keeper.window.context.settings.set("memory.attached", attached)
    keeper.press("Ctrl+K")
    dialog = keeper.controller(ConcordanceController).dialog
    assert dialog is not None
    keeper.until(lambda: QApplication.activeWindow() is dialog)
    keeper.type("sentence")
    keeper.until(lambda: dialog.table.model().rowCount() == 3)
    dialog.table.selectAll()
    dialog.table.setFocus()
    keeper.press("Delete")
    keeper.until(lambda: dialog.table.model().rowCount() == 0)
    keeper.until(lambda: not dialog.is_searching)
    assert [one.target for one in own_units()] == ["A secret word"]
    keeper.press("Ctrl+Z")
    keeper.until(lambda: dialog.table.model().rowCount() == 1)
    assert dialog.table.model().index(0, 1).data() == "A shared sentence"
    keeper.press("Esc")


def test_a_damaged_memory_is_named_with_the_way_out(open_window: OpenWindow, seed: Path) -> None:
    make_own_memory()
    memory_file().write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    person = open_window(seed)
    person.window.context.actions["memory"].trigger()
    person.until(lambda: isinstance(QApplication.activeModalWidget(), MemoryDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MemoryDialog)
    person.until(lambda: "put a backup in its place" in dialog.message.text())
    assert dialog.info.text() == ""
    close(person, dialog)
    make_own_memory()
