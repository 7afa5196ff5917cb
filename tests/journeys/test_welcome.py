"""From the welcome page to the page of a project, as somebody goes who has read nothing."""

from collections.abc import Callable
from pathlib import Path
from unittest.mock import MagicMock

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from tests.journeys.person import OpenWindow, Person
from translator_gui.model.status import Role, Status
from translator_gui.paths import recent_file
from translator_gui.project.opening import open_for_reading
from translator_gui.project.recent import RecentProjects
from translator_gui.settings import load_settings
from translator_gui.ui.dialogs.export_dialog import ExportDialog
from translator_gui.ui.main_window import MainWindow
from translator_gui.ui.welcome.preview_page import PreviewPage
from translator_gui.ui.welcome.welcome_page import WelcomePage

Choose = Callable[..., None]


@pytest.fixture(autouse=True)
def projects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where projects go in these tests, never among somebody's own."""
    folder = tmp_path / "projects"
    for module in ("project.intake", "ui.files", "ui.entrance"):
        monkeypatch.setattr(f"translator_gui.{module}.projects_folder", lambda: folder)
    return folder


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Choose:
    """Answers the next file dialog."""

    def answer(*paths: Path) -> None:
        names = [str(path) for path in paths]
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", MagicMock(return_value=(names, "")))
        monkeypatch.setattr(QFileDialog, "getOpenFileName", MagicMock(return_value=(names[0], "")))

    return answer


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A text file in Windows-1256, each line a line of a paragraph."""
    path = tmp_path / "news.txt"
    text = "يہ پہلا جملہ ہے. يہ دوسرا جملہ ہے.\nيہ تيسرا جملہ ہے.\n\nيہ ايك اور پيراگراف ہے.\n"
    path.write_bytes(text.encode("cp1256", "ignore"))
    return path


def welcome(person: Person) -> WelcomePage:
    page = person.window.entrance.welcome
    person.until(page.isVisible)
    return page


def preview(person: Person) -> PreviewPage:
    """The preview, when every document has been read or refused and the place looked at."""
    page = person.window.entrance.preview
    person.until(lambda: page.isVisible() and not any(sheet.reading for sheet in page.desk.sheets))
    person.until(lambda: page.make.isEnabled() or page.place.trouble.text() or any(s.trouble for s in page.desk.sheets))
    return page


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(20, 20), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(event)


def focus_is_on(text: str) -> bool:
    widget = QApplication.focusWidget()
    return isinstance(widget, QPushButton) and widget.text().replace("&", "") == text


def until_open(person: Person) -> None:
    person.until(lambda: person.window.session is not None and "words" in person.window.status_line.words)


def settled(person: Person) -> None:
    """Until the list of recent projects has been written."""
    path = person.work.session.path
    person.until(lambda: RecentProjects(recent_file()).find(path) is not None)


# First start


def test_a_new_user_goes_by_keys_from_the_welcome_page_to_the_exported_document(
    open_window: OpenWindow, projects: Path
) -> None:
    person = open_window(None)
    assert welcome(person).name.asking
    assert not person.window.actions_table["export"].isEnabled()
    person.press("Ctrl+A")
    person.type("Amna Khan")
    person.press("Enter")
    assert "Amna Khan" in welcome(person).name.said
    person.until(lambda: not focus_is_on("Open the sample") and QApplication.focusWidget() is not None)
    for _ in range(6):
        if not focus_is_on("Open the sample"):
            person.press("Tab")
    assert focus_is_on("Open the sample")
    person.press("Enter")
    until_open(person)
    assert person.window.status_line.role_text == "Amna Khan · translating"
    person.type("Moscow is an ally")
    person.press("Ctrl+Enter")
    person.until_saved()
    assert person.sentences[0].status is Status.TRANSLATED
    person.press("Ctrl+Shift+X")
    person.until(lambda: [dialog for dialog in person.window.findChildren(ExportDialog) if dialog.isActiveWindow()])
    person.press("Enter")
    person.until(lambda: "Written" in person.said())
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


# The preview


def test_a_dropped_text_is_corrected_before_the_project_is_made(
    open_window: OpenWindow, news: Path, projects: Path
) -> None:
    person = open_window(None)
    drop(person.window, news)
    page = preview(person)
    assert "Windows-1256" in page.reading.encoding.currentText()
    assert "1256" in page.reading.doubts.text()
    assert page.reading.figures.text().startswith("3 paragraphs · 4 sentences")
    assert page.view.shown[0][1][0].strip() == "یہ پہلا جملہ ہے."
    page.reading.rule.setFocus()
    person.press("Down", "Down")
    person.until(lambda: page.reading.figures.text().startswith("2 paragraphs · 4 sentences"))
    person.until(page.make.isEnabled)
    assert page.place.path == projects / "news.tproj"
    person.press("Enter")
    until_open(person)
    assert person.work.session.path == projects / "news.tproj"
    assert len(person.sentences) == 4
    assert not projects.joinpath("news-2.tproj").exists()


def test_a_wrong_encoding_is_told_and_another_choice_mends_it(open_window: OpenWindow, news: Path) -> None:
    person = open_window(None)
    drop(person.window, news)
    page = preview(person)
    box = page.reading.encoding
    box.setCurrentIndex(box.findData("utf-8"))
    box.activated.emit(box.currentIndex())
    person.until(lambda: "not in utf-8" in page.unreadable.text())
    assert not page.make.isEnabled()
    box.setCurrentIndex(0)
    box.activated.emit(0)
    person.until(page.make.isEnabled)
    assert page.view.shown


def test_esc_leads_back_and_nothing_is_made(open_window: OpenWindow, news: Path, projects: Path) -> None:
    person = open_window(None)
    drop(person.window, news)
    preview(person)
    person.press("Esc")
    assert welcome(person).isVisible()
    assert not list(projects.glob("*")) if projects.exists() else True


def test_esc_leads_back_to_the_project_that_was_open(person: Person, news: Path) -> None:
    person.type("begun")
    drop(person.window, news)
    preview(person)
    assert not person.window.actions_table["confirm"].isEnabled()
    person.press("Esc")
    assert person.work.page.field.hasFocus()
    assert person.window.actions_table["confirm"].isEnabled()
    person.type(" and gone on")
    assert person.current.target == "begun and gone on"


def test_a_name_that_is_taken_is_told_before(open_window: OpenWindow, news: Path, projects: Path) -> None:
    projects.mkdir()
    (projects / "news.tproj").write_bytes(b"somebody else's")
    person = open_window(None)
    drop(person.window, news)
    page = preview(person)
    person.until(page.make.isEnabled)
    assert page.place.name.text() == "news-2"
    page.place.name.setText("news")
    person.until(lambda: "already" in page.place.trouble.text())
    assert not page.make.isEnabled()
    page.place.name.setText("what/ever")
    person.until(lambda: "cannot hold /" in page.place.trouble.text())
    page.place.name.setText("Fresh")
    person.until(page.make.isEnabled)
    assert page.place.trouble.isHidden()


def test_a_document_that_has_a_project_offers_to_go_on_with_it(
    open_window: OpenWindow, news: Path, projects: Path
) -> None:
    person = open_window(None)
    drop(person.window, news)
    page = preview(person)
    person.press("Enter")
    until_open(person)
    person.type("kept")
    person.press("Ctrl+W")
    drop(person.window, news)
    person.until(page.go_on.isVisible)
    assert page.place.name.text() == "news-2"
    person.press("Enter")
    until_open(person)
    assert person.work.session.path == projects / "news.tproj"
    assert person.current.target == "kept"


def test_another_project_of_the_same_document_may_be_made(open_window: OpenWindow, news: Path, projects: Path) -> None:
    person = open_window(None)
    drop(person.window, news)
    page = preview(person)
    person.press("Enter")
    until_open(person)
    person.press("Ctrl+W")
    drop(person.window, news)
    person.until(lambda: page.go_on.isVisible() and page.make.isEnabled())
    page.make.click()
    until_open(person)
    assert person.work.session.path == projects / "news-2.tproj"


def test_several_documents_become_one_project_in_the_order_somebody_gives_them(
    open_window: OpenWindow, news: Path, tmp_path: Path
) -> None:
    second, broken = tmp_path / "second.txt", tmp_path / "broken.docx"
    second.write_text("آخری جملہ ہے۔\n", encoding="utf-8")
    broken.write_bytes(b"PK\x03\x04 no archive")
    person = open_window(None)
    drop(person.window, news, second)
    page = preview(person)
    assert page.order.isVisible()
    drop(person.window, broken)
    person.until(lambda: len(page.desk.sheets) == 3)
    preview(person)
    assert not page.make.isEnabled()
    assert "broken.docx" in page.why.text()
    page.order.list.setFocus()
    person.press("Down", "Down")
    assert "broken.docx" in page.unreadable.text()
    person.press("Delete")
    person.until(page.make.isEnabled)
    person.press("Alt+Up")
    assert [sheet.path for sheet in page.desk.sheets] == [second, news]
    person.press("Enter")
    until_open(person)
    assert [document.name for document in person.work.session.documents] == ["second.txt", "news.txt"]


def test_a_document_that_cannot_be_read_says_why_in_its_place(open_window: OpenWindow, tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"%PDF-1.7")
    person = open_window(None)
    drop(person.window, path)
    page = preview(person)
    assert "is a PDF" in page.unreadable.text()
    assert page.unreadable.isVisible()
    assert not page.make.isEnabled()
    person.press("Enter")
    assert page.isVisible()


def test_choosing_leads_to_the_same_preview(open_window: OpenWindow, news: Path, choose: Choose) -> None:
    person = open_window(None)
    choose(news)
    welcome(person).findChildren(QPushButton)[0].click()
    assert preview(person).make.isEnabled()


# Recent projects


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
    assert "Not there any more" in page.projects.state(0)
    page.recent.setCurrentIndex(page.projects.index(0, 0))
    page.recent.setFocus()
    second.press("Enter")
    second.until(lambda: "not there any more" in second.window.message_bar.text)
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
    assert "One project at a time" in person.said()


def test_reading_for_a_picture_leaves_the_list_alone(open_window: OpenWindow, seed: Path) -> None:
    person = open_window(None)
    project = open_for_reading(seed)
    project.in_passing = True
    person.window.show_project(project)
    person.window.close_project()
    assert not RecentProjects(recent_file()).read()
