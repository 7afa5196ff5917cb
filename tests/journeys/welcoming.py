"""What somebody does on the way into a project."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton

from tests.journeys.person import Person
from translator_gui.paths import recent_file
from translator_gui.project.recent import RecentProjects
from translator_gui.ui.main_window import MainWindow
from translator_gui.ui.start.import_preview_page import ImportPreviewPage
from translator_gui.ui.start.welcome_page import WelcomePage

Choose = Callable[..., None]
"""Answers the next file dialog with paths."""


def welcome(person: Person) -> WelcomePage:
    page = person.window.start_controller.welcome
    person.until(page.isVisible)
    return page


def preview(person: Person) -> ImportPreviewPage:
    """The preview, when every document has been read or refused and the place looked at."""
    page = person.window.start_controller.preview
    person.until(lambda: page.isVisible() and not any(sheet.reading for sheet in page.import_preview.sheets))
    person.until(
        lambda: page.make.isEnabled() or page.place.trouble.text() or any(s.trouble for s in page.import_preview.sheets)
    )
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
