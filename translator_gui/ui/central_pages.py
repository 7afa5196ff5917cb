"""The central area of the window: the open project or another page in its place."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget


class CentralPageStack(QObject):
    """The stack of pages in the centre of the window: open project, welcome page, import preview, merge page."""

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
        """Add a page to the stack in the centre of the window without showing it."""
        self.stack.addWidget(page)

    def remove(self, page: QWidget) -> None:
        """Remove a page from the stack in the centre of the window."""
        self.stack.removeWidget(page)

    def show_page(self, page: QWidget) -> None:
        """Show a page in the centre of the window without hiding panels or disabling actions."""
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)

    def cover(self, page: QWidget) -> None:
        """Show a page in the window's centre over the open project; hide its panels and disable its actions."""
        self.covered.emit()
        self.show_page(page)

    def leave(self) -> None:
        """Close the page that covers the open project: show the project or, if none is open, the welcome page."""
        self.left.emit()

    def shows(self, page: QWidget | None) -> bool:
        """Whether the centre of the window shows this page."""
        return page is not None and self.stack.currentWidget() is page
