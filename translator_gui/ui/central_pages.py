"""The central area of the window: the open project or another page in its place."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget


class CentralPageStack(QObject):
    """Shows pages of features in place of the project, such as a preview or the welcome page."""

    covered = Signal()
    """A page covers the project; its panels and actions must be hidden."""
    left = Signal()
    """A page was left; the project or the welcome page must be shown again."""
    turned = Signal()
    """The shown page changed."""

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
        """Show a page without changing panels and actions."""
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)

    def cover(self, page: QWidget) -> None:
        """Show a page in place of the project and hide the project's panels and actions."""
        self.covered.emit()
        self.turn_to(page)

    def leave(self) -> None:
        """Show the project again or, if none is open, the welcome page."""
        self.left.emit()

    def shows(self, page: QWidget | None) -> bool:
        """Whether a page is shown."""
        return page is not None and self.stack.currentWidget() is page
