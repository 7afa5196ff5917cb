"""Earlier states of a project are seen, compared and brought back in the window."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QPushButton

from tests.journeys.person import OpenWindow, Person
from translator_gui import paths
from translator_gui.model.backup import BackupReason
from translator_gui.project.backups import list_backups
from translator_gui.ui.backups.backups_dialog import BackupsDialog
from translator_gui.ui.damage.damage_page import DamagedProjectPage


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "kept" / "backups"
    monkeypatch.setattr(paths, "backups_folder", lambda: folder)
    return folder


@pytest.fixture
def worked(open_window: OpenWindow, seed: Path) -> Person:
    """Who has translated a sentence since the daily backup was made."""
    person = open_window(seed)
    person.until(lambda: list_backups(seed))
    person.type("One")
    person.press("Ctrl+Enter")
    person.until_saved()
    return person


def shown(person: Person) -> BackupsDialog:
    person.window.actions_table["backups"].trigger()
    (dialog,) = [one for one in person.window.findChildren(BackupsDialog) if one.isVisible()]
    person.until(lambda: dialog.model.rows)
    return dialog


def test_what_differs_from_a_backup_is_shown(worked: Person) -> None:
    dialog = shown(worked)
    dialog.compare.click()
    worked.until(lambda: "1 sentence differs: 1 changed since." in dialog.outcome.text())
    index = dialog.found.index(0, 2)
    assert index.data() == "One"
    dialog.reject()
    assert worked.current.target == ""


def test_a_copy_of_a_backup_is_put_beside_the_project_and_opened(worked: Person, seed: Path, own_folder: Path) -> None:
    dialog = shown(worked)
    kept = dialog.chosen
    assert kept is not None
    dialog.restore.click()
    copy = seed.with_name(f"{seed.stem} (backup {kept.time:%Y-%m-%d}).tproj")
    worked.until(lambda: worked.window.session is not None and worked.window.session.path == copy)
    worked.until(lambda: str(copy) in worked.window.message_bar.text)
    assert worked.sentences[0].target == ""
    assert not list(own_folder.rglob("*.lock"))
    assert {backup.reason for backup in list_backups(seed)} == {BackupReason.DAILY}
    assert "(backup " in worked.window.windowTitle()


def test_a_backup_is_merged_like_a_colleagues_copy(worked: Person) -> None:
    dialog = shown(worked)
    kept = dialog.chosen
    assert kept is not None
    dialog.merge.click()
    worked.until(lambda: worked.merge_controller.merge_page is not None)
    page = worked.merge_controller.merge_page
    assert page is not None
    assert [difference.mine.target for difference in page.model.comparison.differences] == ["One"]
    assert page.model.comparison.name == f"the backup of {kept.when}"
    page.cancel.click()
    assert worked.sentences[0].target == "One"


def test_closing_the_project_closes_the_list(worked: Person) -> None:
    dialog = shown(worked)
    dialog.compare.click()
    worked.window.close_project()
    worked.until(lambda: not worked.window.findChildren(BackupsDialog))


def test_a_backup_that_is_opened_like_a_project_is_worked_on_as_a_copy(
    worked: Person, seed: Path, own_folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "projects").mkdir()
    monkeypatch.setattr("translator_gui.ui.files.projects_folder", lambda: tmp_path / "projects")
    (backup,) = list_backups(seed)
    worked.window.files.open(backup.path)
    assert "is a backup" in worked.window.message_bar.text
    ways = {button.text(): button for button in worked.window.message_bar.findChildren(QPushButton)}
    ways["Work on a copy"].click()
    worked.until(
        lambda: worked.window.session is not None and worked.window.session.path.parent == tmp_path / "projects"
    )
    assert not list(own_folder.rglob("*copy*"))


def test_a_damaged_backup_says_what_to_do(worked: Person) -> None:
    dialog = shown(worked)
    kept = dialog.chosen
    assert kept is not None
    kept.path.write_bytes(kept.path.read_bytes()[:9000])
    dialog.compare.click()
    worked.until(lambda: "this backup is damaged" in dialog.outcome.text().casefold())
    assert "malformed" not in dialog.outcome.text()
    assert kept.path.name not in dialog.outcome.text()
    dialog.restore.click()
    worked.until(lambda: isinstance(worked.window.pages.stack.currentWidget(), DamagedProjectPage))
    assert not worked.window.message_bar.text, "nobody works in a copy that does not open"


def test_after_the_page_for_a_damaged_project_work_goes_on(worked: Person, tmp_path: Path) -> None:
    torn = tmp_path / "torn.tproj"
    torn.write_bytes(bytes(5000))
    window = worked.window
    window.show_damaged(torn)
    page = window.pages.stack.currentWidget()
    assert isinstance(page, DamagedProjectPage)
    page.repair.click()
    worked.until(lambda: "nothing of a project" in window.message_bar.text)
    # Where the keyboard goes when the button that has it is disabled.
    other = next(one for one in window.status_line.findChildren(QAbstractButton) if one.isVisible())
    other.setFocus()
    assert window.focusWidget() is other
    page.close_button.click()
    assert not window.message_bar.text
    assert window.workspace is not None
    assert window.focusWidget() in {window.workspace.page, window.workspace.page.live.field}
