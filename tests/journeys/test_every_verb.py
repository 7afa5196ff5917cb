"""Every verb of the menus on projects that are not as usual: empty, of one sentence, for reading."""

from pathlib import Path
from unittest.mock import MagicMock

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from tests.journeys.person import OpenWindow, Person
from translator_gui.formats.registry import read_document
from translator_gui.project.importing import create_project
from translator_gui.project.opening import open_for_reading
from translator_gui.ui.menus import SPECS

_LEAVING = {"close", "quit", "new", "open", "sample", "review_project", "about"}
_LOOKS = {"theme_system", "theme_light", "theme_dark"}
"""They style every widget anew, whatever the project is: pressed on one."""


def press_everything(person: Person, *, besides: set[str] = _LOOKS) -> None:
    """Every action that can be chosen, twice: with the bars closed, and with all of them open."""
    for _ in range(2):
        for spec in SPECS:
            action = person.window.actions_table[spec.id]
            if spec.id in _LEAVING | besides or not action.isEnabled():
                continue
            action.trigger()
            QApplication.processEvents()
            for dialog in person.window.findChildren(QDialog):
                if dialog.isVisible():
                    dialog.reject()
            popup = QApplication.activePopupWidget()
            if popup is not None:
                popup.close()
            person.press("Down", "Enter", "Tab", "F3", "Esc") if QApplication.focusWidget() else None
            QApplication.processEvents()
            # As the loop of the program does, which lets go of every dialog that was left.
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    person.until_saved()


@pytest.fixture(autouse=True)
def no_files(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, MagicMock(return_value=("", "")))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", MagicMock(return_value=([], "")))


def test_on_a_project_without_documents(person: Person) -> None:
    person.window.actions_table["document_remove"].trigger()
    person.until(lambda: not person.sentences)
    press_everything(person)
    person.window.actions_table["filter"].trigger()
    person.until(lambda: not person.filter_controller.model.looking)
    person.window.resize(700, 500)


def test_on_a_project_of_one_sentence(open_window: OpenWindow, tmp_path: Path) -> None:
    source, path = tmp_path / "one.txt", tmp_path / "one.tproj"
    source.write_text("ایک۔", encoding="utf-8")
    create_project(path, [read_document(source)]).close()
    person = open_window(path)
    press_everything(person)


def test_on_a_project_for_reading(open_window: OpenWindow, seed: Path) -> None:
    person = open_window(None)
    before = seed.read_bytes()
    person.window.show_project(open_for_reading(seed))
    person.until(lambda: "words" in person.window.status_line.words)
    press_everything(person)
    assert person.window.close_project()
    assert seed.read_bytes() == before


def test_on_the_seed(person: Person) -> None:
    press_everything(person, besides=set())
