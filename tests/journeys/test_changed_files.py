"""Another program changes the file of the open window, or another computer has it: the window says so and goes on."""

import json
import os
import shutil
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton

from tests.journeys.person import OpenWindow, Person
from tests.journeys.test_opening import ways
from translator_gui.model.author import Author
from translator_gui.paths import backups_folder, state_folder
from translator_gui.project.backups import list_backups
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.conflicted_copies import conflicted_copies
from translator_gui.project.opening import open_for_reading, open_project
from translator_gui.store.lock import ProjectLock
from translator_gui.viewmodel.session import writer

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="open files cannot be replaced there")
DROPBOX = "seed (Bilal's conflicted copy 2026-11-29).tproj"


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    (state_folder() / "ignored-copies.json").unlink(missing_ok=True)
    monkeypatch.setattr(writer, "RETRY_SECONDS", 0.05)


def copied_with(seed: Path, path: Path, number: int, text: str) -> Path:
    """A copy in which a colleague wrote a sentence."""
    shutil.copy(seed, path)
    with open_project(path) as project:
        project.do(SetTargetText(project.queries.segment_ids()[number - 1], text), author=Author("Bilal"))
    return path


def english(path: Path) -> list[str]:
    with open_for_reading(path) as project:
        return [segment.target for paragraph in project.queries.all_paragraphs() for segment in paragraph.segments][:3]


def in_copy(person: Person) -> Path:
    """Until the window works in a file of its own."""
    person.until(lambda: "this window" in person.work.session.path.name)
    person.until_saved()
    return person.work.session.path


def merge_it(person: Person, sentences: list[str]) -> None:
    person.until(lambda: person.merge_controller.merge_page is not None)
    assert person.merge_controller.merge_page is not None
    person.merge_controller.merge_page.merged.emit()
    person.until(lambda: [segment.target for segment in person.sentences[:3]] == sentences)
    person.until_saved()


@pytest.mark.parametrize("how", ["replaced", "overwritten"])
def test_the_work_is_merged_into_what_another_program_put_there(
    open_window: OpenWindow, seed: Path, tmp_path: Path, how: str
) -> None:
    theirs = copied_with(seed, tmp_path / "theirs", 3, "Three, theirs")
    person = open_window(seed)
    person.until(lambda: list_backups(seed))
    person.type("One")
    person.press("Ctrl+Enter")
    person.until_saved()
    if how == "replaced":
        theirs.replace(seed)
    else:
        seed.write_bytes(theirs.read_bytes())
    person.type("Two")
    person.press("Enter")
    copy = in_copy(person)
    said = person.window.message_bar.text
    assert {"replaced": "replaced seed.tproj", "overwritten": "overwrote seed.tproj"}[how] in said
    assert copy.name in said
    assert english(copy) == ["One", "Two", ""]
    assert english(seed) == ["", "", "Three, theirs"]
    ways(person.window)["Merge into seed.tproj…"].click()
    merge_it(person, ["One", "Two", "Three, theirs"])
    assert person.work.session.path == seed
    assert english(seed) == ["One", "Two", "Three, theirs"]
    person.until(lambda: "conflicted" not in person.window.message_bar.text)
    person.window.close()
    again = open_window(seed)
    again.until(lambda: again.work.session.all_read)
    assert again.window.message_bar.text == "", "a merged copy is not offered again"


def test_a_deleted_file_asks_before_the_window_closes(
    open_window: OpenWindow, seed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = open_window(seed)
    person.type("One")
    person.press("Enter")
    person.until_saved()
    seed.unlink()
    person.type("Two")
    person.press("Enter")
    person.until(lambda: "was moved or deleted" in person.window.message_bar.text)
    assert person.window.status_line.saved_text == "Not saved"
    elsewhere = tmp_path / "elsewhere.tproj"

    def choose(*_: object, **__: object) -> tuple[str, str]:
        return str(elsewhere), ""

    monkeypatch.setattr("translator_gui.ui.files.QFileDialog.getSaveFileName", choose)
    ways(person.window)["Save elsewhere…"].click()
    person.until(lambda: person.work.session.path == elsewhere)
    person.until_saved()
    assert english(elsewhere)[:2] == ["One", "Two"]
    person.until(lambda: person.window.message_bar.text == "")
    assert person.window.close()


@pytest.mark.parametrize("how", ["replaced", "overwritten", "garbage"])
def test_a_window_that_closes_at_once_loses_nothing(
    open_window: OpenWindow, seed: Path, tmp_path: Path, how: str
) -> None:
    theirs = copied_with(seed, tmp_path / "theirs", 3, "Three, theirs")
    person = open_window(seed)
    person.until(lambda: person.work.session.all_read)
    person.type("One")
    person.press("Enter")
    person.until_saved()
    person.type("typed a moment ago")
    if how == "replaced":
        theirs.replace(seed)
    else:
        seed.write_bytes(theirs.read_bytes() if how == "overwritten" else os.urandom(50_000))
    assert person.window.close()
    (copy,) = tmp_path.glob("seed (this window*.tproj")
    assert english(copy) == ["One", "typed a moment ago", ""]
    assert not list(tmp_path.glob("*.lock"))
    assert not list(tmp_path.glob("*-journal"))
    assert not [path for path in backups_folder().rglob("*") if path.is_file() and path.suffix != ".tproj"]


def test_a_conflicted_copy_is_offered_and_merged(open_window: OpenWindow, seed: Path, tmp_path: Path) -> None:
    copied_with(seed, tmp_path / DROPBOX, 2, "Two, theirs")
    person = open_window(seed)
    person.until(lambda: DROPBOX in person.window.message_bar.text)
    ways(person.window)["Compare and merge…"].click()
    merge_it(person, ["", "Two, theirs", ""])
    person.window.close()
    again = open_window(seed)
    again.until(lambda: again.work.session.all_read)
    assert again.window.message_bar.text == ""


def test_a_copy_in_which_nothing_differs_is_not_offered_again(
    open_window: OpenWindow, seed: Path, tmp_path: Path
) -> None:
    shutil.copy(seed, tmp_path / DROPBOX)
    person = open_window(seed)
    person.until(lambda: DROPBOX in person.window.message_bar.text)
    ways(person.window)["Compare and merge…"].click()
    person.until(lambda: "No differences" in person.said())
    person.until((state_folder() / "ignored-copies.json").exists)
    assert person.window.message_bar.text == ""


def test_an_ignored_copy_is_not_offered_again_and_the_next_one_is(
    open_window: OpenWindow, seed: Path, tmp_path: Path
) -> None:
    other = "seed.sync-conflict-20261129-101112-ABCDEFG.tproj"
    (tmp_path / DROPBOX).write_bytes(b"hostile")
    os.utime(tmp_path / DROPBOX, (2_000_000_000, 2_000_000_000))
    (tmp_path / other).write_bytes(b"hostile")
    person = open_window(seed)
    person.until(lambda: f"{DROPBOX} (and 1 more)" in person.window.message_bar.text)
    ways(person.window)["Ignore"].click()
    person.until(lambda: person.window.message_bar.text.endswith(other))
    ways(person.window)["Ignore"].click()
    person.until(lambda: person.window.message_bar.text == "")
    person.until(lambda: conflicted_copies(seed) == [])
    person.window.close()
    again = open_window(seed)
    again.until(lambda: again.work.session.all_read)
    assert again.window.message_bar.text == ""


def test_a_hostile_copy_is_refused_when_it_is_compared(open_window: OpenWindow, seed: Path, tmp_path: Path) -> None:
    (tmp_path / DROPBOX).write_bytes(b"SQLite format 3\0" * 300)
    person = open_window(seed)
    person.until(lambda: DROPBOX in person.window.message_bar.text)
    ways(person.window)["Compare and merge…"].click()
    person.until(lambda: "damaged" in person.window.message_bar.text)
    assert person.merge_controller.merge_page is None


def box(person: Person) -> QMessageBox:
    person.until(lambda: any(found.isVisible() for found in person.window.findChildren(QMessageBox)))
    return next(found for found in person.window.findChildren(QMessageBox) if found.isVisible())


def test_the_lock_of_another_computer_is_taken_over_once_confirmed(open_window: OpenWindow, seed: Path) -> None:
    record = {"kind": "window", "user": "Amna", "host": "studio", "pid": 1, "since": "2026-11-29T12:00:00+00:00"}
    ProjectLock(seed).path.write_text(json.dumps(record))
    person = open_window(None)
    person.window.files.open(seed)
    said = person.window.message_bar.text
    assert "Amna on studio" in said
    assert "since 29 November 2026" in said
    assert person.window.status_line.saved_text == "Read only"
    ways(person.window)["Take over…"].click()
    asked = box(person)
    assert "Amna on studio" in asked.text()
    asked.button(QMessageBox.StandardButton.Cancel).click()
    assert json.loads(ProjectLock(seed).path.read_text()) == record
    ways(person.window)["Take over…"].click()
    next(button for button in box(person).findChildren(QPushButton) if button.text() == "Take over").click()
    person.until(lambda: person.window.session is not None and person.window.session.writable)
    assert person.window.message_bar.text == ""
    assert json.loads(ProjectLock(seed).path.read_text())["pid"] == os.getpid()


def test_a_project_open_on_this_computer_cannot_be_taken_over(open_window: OpenWindow, seed: Path) -> None:
    open_window(seed)
    second = open_window(None)
    second.window.files.open(seed)
    assert "Take over…" not in ways(second.window)
