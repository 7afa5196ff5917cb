"""What is opened, what cannot be, and the way on from there."""

import contextlib
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import cast
from unittest.mock import MagicMock

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton

from tests.journeys.person import OpenWindow, Person
from translator_gui.model.status import Status
from translator_gui.project.backups import list_backups
from translator_gui.project.opening import open_project
from translator_gui.settings import load_settings
from translator_gui.ui.damage.damage_page import DamagedProjectPage
from translator_gui.ui.editor.page import TranslationPage
from translator_gui.ui.main_window import MainWindow
from translator_gui.ui.sentence_actions_controller import SentenceActionsController
from translator_gui.viewmodel.session.session import ProjectSession

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


class PressAtFirstPaint(QObject):
    """Presses keys as soon as a page is painted, before anything else is done."""

    def __init__(self, page: TranslationPage, press: Callable[[], object]) -> None:
        super().__init__(page)
        self._press = press
        page.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._press)
        return False


@pytest.mark.usefixtures("qapp", "memory_on_a_thread")
def test_keys_pressed_right_after_the_first_paint_are_not_lost(seed: Path) -> None:
    window = MainWindow(load_settings())
    window.show_project(open_project(seed))
    person, built = Person(window), list[bool]()
    session, page = person.work.session, person.work.page
    menus = [cast("QMenu", action.menu()) for action in window.menuBar().actions()]
    assert not any(menu.actions() for menu in menus), "a menu is filled before it is needed"

    def press() -> None:
        # From the window system, as a person's: the window gets them before anything in it.
        assert window.controllers is not None
        built.append(session.has_begun or window.controllers.has(SentenceActionsController))
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    PressAtFirstPaint(page, press)
    window.show()
    window.activateWindow()
    person.until(lambda: session.is_ready)
    assert built == [False], "the keys came too late to show anything"
    assert (person.sentences[0].target, person.sentences[0].status) == ("a", Status.TRANSLATED)
    assert page.navigator.current() == person.sentences[1].id
    assert all(menu.actions() for menu in menus)
    person.until_saved()
    window.close()
    window.deleteLater()


def test_a_project_closed_before_anything_else_is_built_leaves_a_window_that_works(
    open_window: OpenWindow, seed: Path
) -> None:
    person = open_window(None)
    person.window.show_project(open_project(seed))
    assert person.window.close_project()
    person.window.files.open(seed)
    person.until(lambda: person.window.session is not None and person.window.session.is_ready)
    person.type("It works.")
    person.press("Ctrl+Enter")
    assert person.sentences[0].target == "It works."


def test_panels_do_not_wait_until_the_file_is_checked_and_backed_up(
    open_window: OpenWindow, seed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(_session: ProjectSession) -> None:
        """The check and the backup take for ever."""

    monkeypatch.setattr(ProjectSession, "_become_ready", never)
    person = open_window(seed)
    controllers = person.window.controllers
    assert controllers is not None
    person.until(lambda: controllers.awaits_none)
    assert not person.work.session.is_ready
