"""The central area of the window: the open project, or a feature's page over it."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget


class CentralPages(QObject):
    """Shows the pages of features in place of the project's page."""

    covered = Signal()
    """A page hides the project: its panels and actions are to go."""
    left = Signal()
    """A page is done with: the project is to be shown again, or the welcome page."""
    turned = Signal()
    """Something else is shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.stack = QStackedWidget(parent)
        self.stack.currentChanged.connect(self.turned)

    def add(self, page: QWidget) -> None:
        """Add a page without showing it."""
        self.stack.addWidget(page)

    def remove(self, page: QWidget) -> None:
        """Remove a page."""
        self.stack.removeWidget(page)

    def turn_to(self, page: QWidget) -> None:
        """Show a page; panels and actions stay as they are."""
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)

    def cover(self, page: QWidget) -> None:
        """Show a page in place of the project, without panels and actions of the project."""
        self.covered.emit()
        self.turn_to(page)

    def leave(self) -> None:
        """Show the project again, or the welcome page where none is open."""
        self.left.emit()

    def shows(self, page: QWidget | None) -> bool:
        """Whether a page is what is shown."""
        return page is not None and self.stack.currentWidget() is page
