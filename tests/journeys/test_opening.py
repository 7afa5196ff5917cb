"""What is opened, what cannot be, and the way on from there."""

import contextlib
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from unittest.mock import MagicMock

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton

from tests.journeys.person import OpenWindow, Person
from translator_gui.model.status import Status
from translator_gui.project.backups import list_backups
from translator_gui.ui.damage.damage_page import DamagedProjectPage
from translator_gui.ui.main_window import MainWindow

pytestmark = pytest.mark.usefixtures("projects")


def ways(window: MainWindow) -> dict[str, QPushButton]:
    buttons = window.message_bar.findChildren(QPushButton)
    return {button.text(): button for button in buttons if not button.isHidden()}


def test_the_sample_opens_and_opens_again_as_it_was_left(open_window: OpenWindow, projects: Path) -> None:
    person = open_window(None)
    person.window.files.open_sample()
    person.until(lambda: person.window.session is not None and "words" in person.window.status_line.words)
    assert person.window.session is not None
    path = person.window.session.path
    assert path.parent == projects
    assert "Sample: A Russian delegation in Islamabad" in person.window.windowTitle()
    statuses = {sentence.status for sentence in person.sentences}
    assert statuses == set(Status) - {Status.FINAL}, "half of the work is done"
    person.type("kept")
    person.window.files.open_sample()
    person.until(lambda: "working on" in person.said())
    assert person.current.target == "kept"
    person.press("Ctrl+W")
    person.window.files.open_sample()
    person.until(lambda: person.window.session is not None)
    assert person.window.session is not None
    assert person.window.session.path == path
    person.until(lambda: person.current.target == "kept")


def test_opening_the_project_that_is_open_changes_nothing(person: Person, seed: Path) -> None:
    person.type("x")
    session = person.window.session
    person.window.files.open(seed)
    assert person.window.session is session
    assert "working on" in person.said()


def test_a_project_open_elsewhere_is_read_and_a_copy_can_be_worked_on(open_window: OpenWindow, seed: Path) -> None:
    first = open_window(seed)
    first.type("first window")
    first.press("Enter")
    first.until_saved()
    second = open_window(None)
    second.window.files.open(seed)
    assert "reading only" in second.window.message_bar.text
    assert second.window.status_line.saved_text == "Read only"
    second.type("x")
    assert second.current.target == "first window"
    assert not second.window.actions_table["confirm"].isEnabled()
    ways(second.window)["Work on a copy"].click()
    second.until(lambda: second.work.session.path.name == "seed-copy.tproj")
    assert second.window.message_bar.text == ""
    second.window.close()
    first.window.close()
    third = open_window(None)
    third.window.files.open(seed)
    assert third.window.session is not None
    assert third.window.session.writable


def test_try_again_works_once_the_other_window_is_closed(open_window: OpenWindow, seed: Path) -> None:
    first, second = open_window(seed), open_window(None)
    second.window.files.open(seed)
    first.window.close()
    ways(second.window)["Try again"].click()
    assert second.window.session is not None
    assert second.window.session.writable


def text_file(folder: Path) -> Path:
    path = folder / "text.tproj"
    path.write_text("no project", encoding="utf-8")
    return path


def newer_project(folder: Path) -> Path:
    path = folder / "seed.tproj"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    return path


def torn_project(path: Path) -> Path:
    """The page where the sentences begin is gone."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'segment'").fetchone()[0]
    data = bytearray(path.read_bytes())
    data[(root - 1) * 4096 : root * 4096] = bytes(4096)
    path.write_bytes(data)
    return path


def missing_project(folder: Path) -> Path:
    return folder / "nowhere.tproj"


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (text_file, "not a Translator project"),
        (newer_project, "newer Translator"),
        (missing_project, "no such file"),
    ],
)
@pytest.mark.usefixtures("seed")
def test_what_cannot_be_opened_is_explained_over_the_welcome_page(
    open_window: OpenWindow, tmp_path: Path, make: Callable[[Path], Path], says: str
) -> None:
    person = open_window(None)
    person.window.files.open(make(tmp_path))
    assert says in person.window.message_bar.text
    assert ways(person.window)
    assert person.window.start_controller.welcome.isVisible()


def test_a_damaged_project_is_repaired_and_opened(open_window: OpenWindow, seed: Path, tmp_path: Path) -> None:
    first = open_window(seed)
    first.type("One")
    first.press("Ctrl+Enter")
    first.until(lambda: bool(list_backups(seed)))
    first.window.close()
    person = open_window(None)
    person.window.files.open(torn_project(seed))
    page = person.window.pages.stack.currentWidget()
    assert isinstance(page, DamagedProjectPage)
    person.until(lambda: page.table.model().rowCount() == 1)
    assert "damaged" in page.words
    page.repair.click()
    person.until(page.open.isVisible)
    assert "sentences were restored" in page.words
    assert list(tmp_path.glob("*.damaged-*.tproj"))
    page.open.click()
    person.until(lambda: person.window.session is not None)
    assert person.window.pages.stack.currentWidget() is person.window.workspace


def test_a_damaged_project_that_cannot_be_repaired_says_so(open_window: OpenWindow, tmp_path: Path) -> None:
    person = open_window(None)
    path = tmp_path / "torn.tproj"
    path.write_bytes(bytes(5000))
    person.window.files.open(path)
    ways(person.window)["Repair…"].click()
    page = person.window.pages.stack.currentWidget()
    assert isinstance(page, DamagedProjectPage)
    page.repair.click()
    person.until(lambda: "nothing of a project" in person.window.message_bar.text)
    assert page.repair.isEnabled()
    page.close_button.click()
    assert person.window.start_controller.welcome.isVisible()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_read_only_project_is_read(open_window: OpenWindow, seed: Path) -> None:
    seed.chmod(0o444)
    person = open_window(None)
    person.window.files.open(seed)
    ways(person.window)["Open for reading"].click()
    assert person.window.status_line.saved_text == "Read only"


def test_a_damaged_project_is_told_and_written_into_no_more(open_window: OpenWindow, seed: Path) -> None:
    first = open_window(seed)
    first.type("One")
    first.press("Ctrl+Enter")
    first.window.close()
    connection = sqlite3.connect(seed)
    connection.execute("UPDATE revision SET target = 'Another'")
    connection.commit()
    connection.close()
    person = open_window(seed)
    person.until(lambda: "damaged" in person.window.message_bar.text)
    assert person.window.status_line.saved_text == "Read only"
    person.type("x")
    person.window.actions_table["copy_source"].trigger()
    assert person.current.target == ""
    assert any("backup" in name for name in ways(person.window)), "the first opening made one"
    ways(person.window)["Repair…"].click()
    assert person.window.session is None
    page = person.window.pages.stack.currentWidget()
    assert isinstance(page, DamagedProjectPage)
    person.until(lambda: "the history (sentence 1)" in page.words)
    assert page.read.isEnabled()


def test_what_was_guessed_about_a_document_is_shown(open_window: OpenWindow, tmp_path: Path) -> None:
    document = tmp_path / "old.txt"
    document.write_bytes("يہ پہلا جملہ ہے. دوسرا جملہ".encode("cp1256", "ignore"))
    person = open_window(None)
    person.window.files.open(document)
    person.until(lambda: person.window.workspace is not None)
    person.until(lambda: "old.txt" in person.window.message_bar.text)
    assert "1256" in person.window.message_bar.text


def test_a_document_that_cannot_be_read_is_explained(open_window: OpenWindow, tmp_path: Path) -> None:
    document = tmp_path / "broken.docx"
    document.write_bytes(b"PK\x03\x04 no archive")
    person = open_window(None)
    person.window.files.open(document)
    person.until(lambda: "broken.docx" in person.window.message_bar.text)


def test_documents_are_added_and_shown_with_their_progress(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = tmp_path / "second.txt"
    document.write_text("ایک جملہ ہے۔\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", MagicMock(return_value=([str(document)], "")))
    person.type("kept")
    person.window.actions_table["add"].trigger()
    person.until(lambda: person.documents.rowCount() == 2)
    person.until(lambda: len(person.sentences) == 18)
    assert person.sentences[0].target == "kept"
    panel = person.documents_panel
    panel.setFocus()
    person.press("Down", "Enter")
    assert person.number == 18
    assert person.work.page.live.field.hasFocus()
