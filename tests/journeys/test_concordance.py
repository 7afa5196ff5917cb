"""Ctrl+K: words and phrases in the memories, in their context; inserted, copied, edited, deleted, exported."""

from pathlib import Path
from unittest.mock import MagicMock

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.journeys.memory_files import make_own_memory, own_units, unit
from tests.journeys.person import OpenWindow, Person
from tests.project.builders import AMNA
from translator_gui.model.memory_unit import MachineHelpRule, MemoryUnit
from translator_gui.paths import memory_file
from translator_gui.project.commands.set_project_key_values import set_memory_feeding
from translator_gui.project.memory.unit_keys import source_key
from translator_gui.project.opening import open_project
from translator_gui.ui.memory.concordance_controller import ConcordanceController
from translator_gui.ui.memory.concordance_dialog import ConcordanceDialog
from translator_gui.ui.memory.matches_controller import MatchesController
from translator_gui.ui.memory.unit_dialog import MemoryUnitDialog

NEVER = "11111111-1111-1111-1111-111111111111"
SPEECHES = "22222222-2222-2222-2222-222222222222"
TEXTS = (
    ("وزیر اعظم نے کہا", "The Prime Minister said"),
    ("یہ پاکستان کے لیے اہم ہے", "This is important for Pakistan"),
    ("وزیر خارجہ پاکستان آئے", "The Foreign Minister came to Pakistan"),
)


def context_units() -> list[MemoryUnit]:
    keys = [0, *(source_key(urdu) for urdu, _english in TEXTS), 0]
    return [
        unit(
            urdu,
            english,
            document="speech.docx",
            project=SPEECHES,
            project_name="Speeches",
            author="Amna",
            time=1_700_000_000_000,
            previous_key=keys[at],
            next_key=keys[at + 2],
        )
        for at, (urdu, english) in enumerate(TEXTS)
    ]


@pytest.fixture
def reader(open_window: OpenWindow, seed: Path) -> Person:
    """A translator with a memory of three units, in front of the seed article."""
    make_own_memory(context_units())
    return open_window(seed)


def opened(person: Person) -> ConcordanceDialog:
    """The concordance in front, with what it found."""
    person.press("Ctrl+K")
    person.until(lambda: isinstance(QApplication.activeWindow(), ConcordanceDialog))
    dialog = person.controller(ConcordanceController).dialog
    assert dialog is not None
    return until_found(person, dialog)


def until_found(person: Person, dialog: ConcordanceDialog) -> ConcordanceDialog:
    person.until(lambda: not dialog.is_searching)
    return dialog


def listed(dialog: ConcordanceDialog) -> list[str]:
    model = dialog.table.model()
    return [str(model.index(row, 1).data()) for row in range(model.rowCount())]


def search(person: Person, dialog: ConcordanceDialog, text: str) -> None:
    dialog.field.selectAll()
    person.press("Del")
    person.type(text)
    until_found(person, dialog)


def test_the_word_at_the_caret_is_searched_for_while_more_is_typed(reader: Person) -> None:
    reader.type("Pakistan")
    dialog = opened(reader)
    assert dialog.field.text() == "Pakistan"
    assert listed(dialog) == ["The Foreign Minister came to Pakistan", "This is important for Pakistan"]
    assert dialog.count.text() == "1 of 2, in 3 units"
    reader.press("Down")
    assert dialog.count.text() == "2 of 2, in 3 units"
    search(reader, dialog, "impo")
    assert listed(dialog) == ["This is important for Pakistan"]
    search(reader, dialog, "zebra")
    assert listed(dialog) == []
    assert dialog.count.text() == "No hits in 3 units"
    reader.press("Esc")
    reader.until(lambda: not dialog.isVisible())


def test_the_selected_urdu_is_searched_for(reader: Person) -> None:
    reader.press("F6")
    source, model = reader.work.page.source, reader.work.session.model
    paragraph = model.known(0)
    assert paragraph is not None
    at = paragraph.text.index("پاکستان")
    source.put(0, at)
    source.put(0, at + len("پاکستان"), select=True)
    dialog = opened(reader)
    assert dialog.field.text() == "پاکستان"
    assert len(listed(dialog)) == 2
    reader.press("Esc")


def test_words_in_any_order_and_one_language_alone(reader: Person) -> None:
    dialog = opened(reader)
    search(reader, dialog, "minister foreign")
    assert listed(dialog) == []
    dialog.phrase.click()
    until_found(reader, dialog)
    assert listed(dialog) == ["The Foreign Minister came to Pakistan"]
    dialog.side.setCurrentIndex(1)
    until_found(reader, dialog)
    assert listed(dialog) == []
    reader.press("Esc")


def test_a_unit_is_shown_in_its_context_with_the_words_lit(reader: Person) -> None:
    dialog = opened(reader)
    search(reader, dialog, "important")
    assert dialog.about.text().startswith("speech.docx · Speeches · Amna · ")
    reader.until(lambda: dialog.english.toPlainText().count("\n") == 2)
    assert dialog.english.toPlainText().split("\n") == [english for _urdu, english in TEXTS]
    assert dialog.urdu.toPlainText().split("\n") == [urdu for urdu, _english in TEXTS]
    lit = [mark.cursor.selectedText() for mark in dialog.english.extraSelections()]
    assert lit == ["important", TEXTS[0][1], TEXTS[2][1]]
    reader.press("Esc")


def test_enter_inserts_the_english_or_its_selected_part(reader: Person) -> None:
    reader.type("Then")
    dialog = opened(reader)
    search(reader, dialog, "prime")
    reader.press("Enter")
    reader.until(lambda: QApplication.focusWidget() is reader.work.page.live.field)
    assert reader.work.page.live.text == "Then The Prime Minister said"
    dialog = opened(reader)
    search(reader, dialog, "came to")
    cursor = dialog.english.document().find("Foreign Minister")
    dialog.english.setTextCursor(cursor)
    dialog.english.setFocus()
    reader.press("Enter")
    reader.until(lambda: reader.work.page.live.text == "Then The Prime Minister said Foreign Minister")


def test_enter_right_after_typing_waits_for_what_is_found(reader: Person) -> None:
    dialog = opened(reader)
    reader.type("prime")
    reader.press("Enter")
    assert dialog.isVisible()
    until_found(reader, dialog)
    reader.press("Enter")
    reader.until(lambda: reader.work.page.live.text == "The Prime Minister said")


def test_the_english_is_copied(reader: Person) -> None:
    dialog = opened(reader)
    search(reader, dialog, "prime")
    reader.press("Ctrl+C")
    assert QGuiApplication.clipboard().text() == "The Prime Minister said"
    dialog.table.setFocus()
    QGuiApplication.clipboard().clear()
    reader.press("Ctrl+C")
    assert QGuiApplication.clipboard().text() == "The Prime Minister said"
    dialog.english.setTextCursor(dialog.english.document().find("Minister"))
    dialog.english.setFocus()
    reader.press("Ctrl+C")
    assert QGuiApplication.clipboard().text() == "Minister"
    reader.press("Esc")


def test_a_unit_is_edited_deleted_and_brought_back(reader: Person) -> None:
    dialog = opened(reader)
    search(reader, dialog, "prime")
    reader.press("F2")
    reader.until(lambda: isinstance(QApplication.activeModalWidget(), MemoryUnitDialog))
    editor = QApplication.activeModalWidget()
    assert isinstance(editor, MemoryUnitDialog)
    reader.until(editor.isActiveWindow)
    reader.type("The prime minister said so")
    reader.press("Ctrl+Enter")
    reader.until(lambda: listed(dialog) == ["The prime minister said so"])
    assert dialog.message.text() == "The unit is changed"
    assert [one.target for one in own_units()][-1] == "The prime minister said so"
    reader.until(dialog.isActiveWindow)
    dialog.table.setFocus()
    reader.press("Delete")
    reader.until(lambda: dialog.message.text() == "1 unit deleted" and not listed(dialog))
    reader.press("Ctrl+Z")
    reader.until(lambda: listed(dialog) == ["The prime minister said so"])
    reader.press("Ctrl+Z")
    reader.until(lambda: listed(dialog) == ["The Prime Minister said"])
    assert sorted(one.target for one in own_units()) == sorted(english for _urdu, english in TEXTS)
    reader.press("Esc")


@pytest.mark.parametrize("name", ["found.tsv", "found.tmx"])
def test_all_that_was_found_is_exported(
    reader: Person, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / name
    monkeypatch.setattr(QFileDialog, "getSaveFileName", MagicMock(return_value=(str(out), "")))
    dialog = opened(reader)
    search(reader, dialog, "Pakistan")
    dialog.export.click()
    reader.until(lambda: dialog.message.text().startswith("Exported 2 units to "))
    text = out.read_text(encoding="utf-8")
    assert "This is important for Pakistan" in text
    assert "Prime" not in text
    reader.press("Esc")


def test_units_that_a_project_keeps_are_found_only_there(open_window: OpenWindow, seed: Path) -> None:
    kept = {"project_name": "Secret", "machine": MachineHelpRule.NEVER}
    make_own_memory([*context_units(), unit("خفیہ پاکستان", "Secret Pakistan", project=NEVER, **kept)])
    person = open_window(seed)
    dialog = opened(person)
    search(person, dialog, "Pakistan")
    assert "Secret Pakistan" not in listed(dialog)
    assert dialog.count.text() == "1 of 2, in 3 units"
    person.press("Esc")
    own = person.work.session.uid
    make_own_memory([*context_units(), unit("خفیہ پاکستان", "Secret Pakistan", project=own, **kept)])
    person.window.close_project()
    person = open_window(seed)
    dialog = opened(person)
    search(person, dialog, "Pakistan")
    assert "Secret Pakistan" in listed(dialog)
    person.press("Esc")


def test_sentences_that_no_memory_gets_are_found_in_their_project(open_window: OpenWindow, seed: Path) -> None:
    make_own_memory(context_units())
    with open_project(seed) as project:
        project.do(set_memory_feeding(feeds=False), author=AMNA)
    person = open_window(seed)
    person.type("Pakistan is a zebra")
    person.press("Ctrl+Enter")
    person.type("A delegation")
    person.press("Ctrl+Enter")
    person.until_saved()
    feeding = person.controller(MatchesController).feeding
    assert feeding is not None
    person.until(lambda: feeding.is_up_to_date)
    dialog = opened(person)
    search(person, dialog, "Pakistan")
    assert listed(dialog) == ["Pakistan is a zebra", "The Foreign Minister came to Pakistan", TEXTS[1][1]]
    assert dialog.count.text() == "1 of 3, in 5 units"
    assert person.work.session.title in dialog.about.text()
    assert not dialog.edit.isEnabled()
    assert not dialog.remove.isEnabled()
    dialog.table.setFocus()
    person.press("Delete")
    person.press("F2")
    until_found(person, dialog)
    assert len(listed(dialog)) == 3
    person.until(lambda: "A delegation" in dialog.english.toPlainText())
    dialog.field.setFocus()
    search(person, dialog, "zeb")
    assert listed(dialog) == ["Pakistan is a zebra"]
    person.press("Enter")
    person.until(lambda: person.work.page.live.text == "Pakistan is a zebra")
    assert "Pakistan is a zebra" not in [one.target for one in own_units()]


def test_the_key_works_in_other_fields_too(reader: Person) -> None:
    reader.press("Ctrl+F")
    reader.type("abc")
    dialog = opened(reader)
    assert reader.find_controller.bar.field.text() == "abc"
    # In the concordance itself it selects what is searched for.
    search(reader, dialog, "prime")
    reader.press("Ctrl+K")
    assert dialog.field.text() == dialog.field.selectedText() == "prime"
    reader.press("Esc")


def test_a_memory_that_cannot_be_read_is_named(open_window: OpenWindow, seed: Path) -> None:
    make_own_memory()
    memory_file().write_bytes(b"nonsense")
    person = open_window(seed)
    person.press("Ctrl+K")
    dialog = person.controller(ConcordanceController).dialog
    assert dialog is not None
    person.until(lambda: "not a translation memory" in dialog.message.text())
    person.press("Esc")
    make_own_memory()
