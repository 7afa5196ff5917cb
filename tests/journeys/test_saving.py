"""Nothing is lost: a full disk, a window that closes, a copy, a project that is opened again."""

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import MagicMock

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton

from tests.journeys.person import OnDisk, OpenWindow, Person
from tests.viewmodel.desk import Disk
from translator_gui.project.opening import open_for_reading, open_project
from translator_gui.viewmodel.session import writer


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    """The disk that projects are written to, which may be full."""
    disk = Disk()
    monkeypatch.setattr("translator_gui.project.project.transaction", disk.transaction)
    monkeypatch.setattr("translator_gui.project.typing_store.transaction", disk.transaction)
    monkeypatch.setattr(writer, "RETRY_SECONDS", 0.05)
    yield disk
    disk.full = False


def answer(button: str) -> list[str]:
    """Presses a button of the question that comes, and keeps what it asked."""
    asked: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, press)
            return
        asked.append(f"{box.text()} {box.informativeText()}")
        next(b for b in box.findChildren(QPushButton) if b.text() == button).click()

    QTimer.singleShot(0, press)
    return asked


def fill(person: Person, disk: Disk) -> None:
    disk.full = True
    person.type("Typed on a full disk")
    person.press("Enter")
    person.until(lambda: "full" in person.window.message_bar.text)


def test_a_new_project_is_saved_before_anything_is_typed(person: Person) -> None:
    assert person.window.status_line.saved_text == "All changes saved"


def test_a_full_disk_is_told_until_there_is_room(person: Person, disk: Disk, on_disk: OnDisk) -> None:
    fill(person, disk)
    assert person.window.status_line.saved_text == "Not saved"
    person.type("more")
    person.press("Ctrl+S")
    assert person.window.status_line.saved_text == "Not saved"
    assert "full" in person.window.message_bar.text
    disk.full = False
    person.until(lambda: "All changes saved" in person.window.status_line.saved_text)
    assert person.window.message_bar.text == ""
    person.press("Enter")
    person.until_saved()
    assert [s.target for s in on_disk()[:2]] == ["Typed on a full disk", "more"]


def test_closing_on_a_full_disk_asks_and_somebody_stays(person: Person, disk: Disk) -> None:
    fill(person, disk)
    asked = answer("Go on working")
    assert not person.window.close()
    assert "not saved" in asked[0]
    assert person.sentences[0].target == "Typed on a full disk"
    disk.full = False
    person.until_saved()


def test_closing_on_a_disk_that_has_just_become_full_asks_too(person: Person, disk: Disk) -> None:
    disk.full = True
    person.type("Typed")
    asked = answer("Close and lose them")
    person.press("Ctrl+W")
    person.until(lambda: person.window.session is None)
    assert "full" in asked[0]


def test_work_goes_on_elsewhere(
    person: Person, disk: Disk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: Path
) -> None:
    fill(person, disk)
    elsewhere = tmp_path / "elsewhere.tproj"

    def choose(*_: object) -> tuple[str, str]:
        disk.full = False
        return str(elsewhere), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    answer("Save elsewhere…")
    person.window.close()
    assert not person.window.isVisible()
    with open_for_reading(elsewhere if elsewhere.exists() else seed) as project:
        assert next(project.queries.all_paragraphs()).segments[0].target == "Typed on a full disk"


def test_a_copy_is_whole_and_holds_what_was_just_typed(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "copy.tproj"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", MagicMock(return_value=(str(out), "")))
    person.type("Just typed")
    person.window.actions_table["copy"].trigger()
    person.until(lambda: "Copied" in person.said())
    with open_project(out) as project:
        assert next(project.queries.all_paragraphs()).segments[0].target == "Just typed"


def test_a_copy_whose_path_turns_text_around_is_refused(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "copy\u202ejorpt.tproj"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", MagicMock(return_value=(str(out), "")))
    person.window.actions_table["copy"].trigger()
    person.until(lambda: "<U+202E>" in person.window.message_bar.text)
    assert not list(tmp_path.glob("copy*"))


def test_the_caret_stands_where_it_was_left(open_window: OpenWindow, seed: Path) -> None:
    first = open_window(seed)
    first.press("Ctrl+Down", "Ctrl+Down")
    first.type("Some words")
    first.press("Ctrl+Left")
    first.press("Ctrl+W")
    assert first.window.workspace is None
    second = open_window(seed)
    assert second.number == 3
    assert second.work.page.live.caret() == len("Some ")


def test_half_a_comment_and_a_note_are_kept_when_the_window_closes(
    open_window: OpenWindow, seed: Path, on_disk: OnDisk
) -> None:
    person = open_window(seed)
    person.press("Ctrl+M")
    person.type("not sent")
    person.press("Ctrl+Shift+M")
    person.type("a note")
    person.window.close()
    assert on_disk()[0].note == "a note"
    assert on_disk()[0].comments == 1


def test_what_is_written_beside_one_sentence_does_not_move_to_the_next(person: Person, on_disk: OnDisk) -> None:
    person.press("Ctrl+L")
    person.type("quotation")
    person.press("Alt+Down")
    assert person.number == 2
    person.press("Ctrl+Shift+M")
    person.type("a note")
    person.press("Alt+Down", "Esc")
    person.until_saved()
    assert [(s.labels, s.note) for s in on_disk()[:3]] == [(("quotation",), ""), ((), "a note"), ((), "")]
