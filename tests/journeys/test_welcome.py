"""From the welcome page to the page of a project, as somebody goes who has read nothing."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from tests.journeys.person import OpenWindow
from tests.journeys.welcoming import Choose, drop, focus_is_on, settled, until_open, welcome
from translator_gui.model.status import Role, Status
from translator_gui.paths import recent_file
from translator_gui.project.opening import open_for_reading
from translator_gui.project.recent import RecentProjects
from translator_gui.settings import load_settings
from translator_gui.ui.export.export_dialog import ExportDialog

pytestmark = pytest.mark.usefixtures("projects")


def test_a_new_user_goes_by_keys_from_the_welcome_page_to_the_exported_document(
    open_window: OpenWindow, projects: Path
) -> None:
    person = open_window(None)
    assert welcome(person).name.asking
    assert not person.window.actions_table["export"].isEnabled()
    person.press("Ctrl+A")
    person.type("Amna Khan")
    person.press("Enter")
    assert "Amna Khan" in welcome(person).name.hint_text
    assert focus_is_on("Translate a document…"), "the first thing to do comes after the name"
    person.press("Tab", "Tab")
    assert focus_is_on("Open the sample")
    person.press("Enter")
    until_open(person)
    assert person.window.status_line.role_text == "Amna Khan · translating"
    person.type("Moscow is an ally")
    person.press("Ctrl+Enter")
    person.until_saved()
    (mine,) = [sentence for sentence in person.sentences if sentence.target == "Moscow is an ally"]
    assert mine.status is Status.TRANSLATED
    person.press("Ctrl+Shift+X")
    person.until(lambda: [dialog for dialog in person.window.findChildren(ExportDialog) if dialog.isActiveWindow()])
    person.press("Enter")
    person.until(lambda: "Exported" in person.said())
    assert (projects / "seed.docx").is_file()
    assert load_settings().text("author.name") == "Amna Khan"


def test_the_name_is_asked_once_and_can_be_changed(open_window: OpenWindow) -> None:
    first = open_window(None)
    page = welcome(first)
    assert page.name.field.text() == load_settings().author.name
    page.findChildren(QPushButton)[2].click()
    until_open(first)
    assert load_settings().text("author.name") == page.name.field.text(), "whoever goes on has seen the name"
    first.press("Ctrl+W")
    assert not welcome(first).name.asking
    second = open_window(None)
    assert not welcome(second).name.asking
    welcome(second).name.ask_again()
    welcome(second).name.field.setText("Bashir")
    second.press("Enter")
    assert load_settings().text("author.name") == "Bashir"


def test_a_name_that_was_typed_counts_also_for_who_goes_on_by_the_menu(open_window: OpenWindow) -> None:
    person = open_window(None)
    person.press("Ctrl+A")
    person.type("Chand")
    person.window.actions_table["sample"].trigger()
    until_open(person)
    assert person.window.status_line.role_text == "Chand · translating"


@pytest.mark.parametrize("name", ["Am\u202ena", "   "])
def test_a_name_that_is_none_is_not_taken(open_window: OpenWindow, name: str) -> None:
    page = welcome(open_window(None))
    page.name.field.setText(name)
    page.name.take()
    assert page.name.asking
    assert load_settings().text("author.name") == ""


def test_a_window_on_a_document_asks_nothing(open_window: OpenWindow, news: Path) -> None:
    person = open_window(None)
    person.window.files.open(news)
    until_open(person)
    assert load_settings().text("author.name") == ""
    assert person.window.status_line.role_text.startswith(load_settings().author.name)


def test_recent_projects_are_shown_as_they_were_closed_and_open_by_keys(open_window: OpenWindow, seed: Path) -> None:
    first = open_window(seed)
    settled(first)
    first.type("done")
    first.press("Ctrl+Enter")
    first.until_saved()
    first.window.close()
    second = open_window(None)
    page = welcome(second)
    page.name.take()
    page.begin()
    assert page.recent.hasFocus()
    model = page.projects
    assert model.rowCount() == 1
    assert model.data(model.index(0)) == "seed.ur"
    assert "% done · today" in model.state(0)
    assert not model.state(0).startswith("0 %")
    second.press("Enter")
    until_open(second)
    assert second.work.session.path == seed


def test_a_project_that_is_gone_is_told_apart_and_can_be_taken_off_the_list(
    open_window: OpenWindow, seed: Path
) -> None:
    first = open_window(seed)
    settled(first)
    first.window.close()
    seed.rename(seed.with_name("moved.tproj"))
    second = open_window(None)
    page = welcome(second)
    second.until(lambda: page.projects.is_missing(0))
    assert "File not found" in page.projects.state(0)
    page.recent.setCurrentIndex(page.projects.index(0, 0))
    page.recent.setFocus()
    second.press("Enter")
    second.until(lambda: "File not found" in second.window.message_bar.text)
    page.recent.setFocus()
    second.press("Delete")
    assert page.projects.rowCount() == 0
    assert not RecentProjects(recent_file()).read()
    assert second.window.focusWidget() is not None


def test_a_project_opens_in_the_role_in_which_it_was_left(open_window: OpenWindow, seed: Path, choose: Choose) -> None:
    first = open_window(None)
    choose(seed)
    welcome(first).findChildren(QPushButton)[1].click()
    until_open(first)
    assert first.work.session.role is Role.REVIEWER
    settled(first)
    first.press("Ctrl+W")
    welcome(first).findChildren(QPushButton)[2].click()
    until_open(first)
    assert first.work.session.role is Role.TRANSLATOR, "reviewing one project makes nobody a reviewer of the next"
    first.window.close()
    second = open_window(None)
    page = welcome(second)
    row = [page.projects.project(row).path for row in range(2)].index(seed)
    assert "reviewing" in page.projects.state(row)
    page.recent.chosen.emit(page.projects.project(row))
    until_open(second)
    assert second.work.session.role is Role.REVIEWER


def test_a_dropped_project_opens(open_window: OpenWindow, seed: Path, news: Path) -> None:
    person = open_window(None)
    drop(person.window, seed, news)
    until_open(person)
    assert person.work.session.path == seed
    assert "one project at a time" in person.said()


def test_reading_for_a_picture_leaves_the_list_alone(open_window: OpenWindow, seed: Path) -> None:
    person = open_window(None)
    project = open_for_reading(seed)
    project.backups.enabled = False
    person.window.show_project(project)
    person.window.close_project()
    assert not RecentProjects(recent_file()).read()
