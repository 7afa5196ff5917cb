"""Shows a panel over the trailing part of the page while the window is too narrow to dock it."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from translator_gui.messages import gettext as _
from translator_gui.ui.widgets.bar import bar_button
from translator_gui.ui.widgets.labels import plain_label

_WIDTH, _LEFT_FREE = 320, 48
"""Width of the overlay, and of the page that stays visible beside it in a very narrow window; pixels."""


class PanelOverlay(QFrame):
    """A frame over the page with one panel; it closes when the keyboard focus returns to the page."""

    closed_by_user = Signal(str)
    """Emitted with the key of the panel when its close button is clicked."""
    left = Signal()
    """Emitted when the focus went back to the page: the panel is put away."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        centre = window.centralWidget()
        assert centre is not None
        self._window, self._centre = window, centre
        self.key = ""
        """The key of the shown panel; empty if none is shown."""
        self._panel: QWidget | None = None
        self._page: QWidget = centre
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._title = plain_label(self)
        self.close_button = bar_button(self, "✕", _("Close the panel"))
        self.close_button.clicked.connect(lambda: self.closed_by_user.emit(self.key))
        heading = QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(heading)
        heading.setContentsMargins(8, 2, 2, 2)
        heading.addWidget(self._title, 1)
        heading.addWidget(self.close_button)
        self.hide()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_changed)

    def show_panel(self, key: str, title: str, panel: QWidget, page: QWidget) -> None:
        """Show a panel over the page and focus it."""
        self.key, self._panel, self._page = key, panel, page
        page.installEventFilter(self)
        self._title.setText(title)
        self._column.addWidget(panel, 1)
        panel.show()
        self._place()
        self.show()
        self.raise_()
        panel.setFocus()

    def take_panel(self) -> QWidget | None:
        """Hide the overlay and return its panel, which the caller gives another parent."""
        panel, self._panel, self.key = self._panel, None, ""
        self._page.removeEventFilter(self)
        self.hide()
        if panel is not None:
            self._column.removeWidget(panel)
        return panel

    def _place(self) -> None:
        """Lie over the trailing part of the page, below the bars above it."""
        area = self._centre.geometry()
        area.setTop(self._page.mapTo(self._window, QPoint(0, 0)).y())
        width = min(_WIDTH, area.width() - _LEFT_FREE)
        left = area.left() if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else area.right() + 1 - width
        self.setGeometry(QRect(left, area.top(), width, area.height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.key and event.type() in {QEvent.Type.Resize, QEvent.Type.Move}:
            self._place()
        return super().eventFilter(watched, event)

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        del old
        if self.key and new is not None and self._centre.isAncestorOf(new):
            self.left.emit()
