"""Tooltips, labels, message boxes and progress dialogs whose text is never read as HTML.

All of the interface uses these. Names of files and written text may contain `<img src="file:///…">`, which Qt loads
as soon as it shows such a text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtWidgets import QLabel, QMessageBox, QProgressDialog, QToolTip, QWidget

from translator_gui.ui.widgets.layouts import set_dialog_margins
from translator_gui.viewmodel.plain_text import plain, plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction, QShowEvent
    from PySide6.QtWidgets import QAbstractButton, QFormLayout, QLayout, QListWidgetItem, QTableWidgetItem

_MESSAGE_WIDTH = 400
"""The least width of a message box, in pixels."""


def set_tip(target: QWidget | QAction | QListWidgetItem | QTableWidgetItem, text: str) -> None:
    """Set the tooltip of a widget, action or list item as plain text (never HTML), only if it differs."""
    tip = plain_tip(text)
    if target.toolTip() != tip:
        target.setToolTip(tip)


def set_status_tip(target: QWidget | QAction, text: str) -> None:
    """Set the status-bar text of a widget or action as plain text, never HTML."""
    target.setStatusTip(plain(text))


def show_tip(place: QPoint, text: str, owner: QWidget) -> None:
    """Show a tooltip at a screen position as plain text; an empty text hides the current tooltip."""
    QToolTip.showText(place, plain_tip(text), owner)


class PlainLabel(QLabel):
    """A label whose text is never read as HTML."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)


def add_row(form: QFormLayout, text: str, field: QWidget | QLayout) -> None:
    """Add a field with its label to a form; "&" in the label marks the shortcut letter."""
    label = PlainLabel(text)
    if isinstance(field, QWidget):
        label.setBuddy(field)
        # Qt puts a label at the top of its row: as high as the field it stands beside the field's words.
        field.ensurePolished()
        label.setMinimumHeight(field.sizeHint().height())
    form.addRow(label, field)


class PlainMessageBox(QMessageBox):
    """A message box whose texts are never read as HTML; the caller adds buttons and icon."""

    def __init__(self, parent: QWidget | None, title: str, text: str, details: str = "") -> None:
        """Build the message box.

        Args:
            parent: The window it belongs to.
            title: Of the box.
            text: The question or message.
            details: An explanation in smaller letters below.
        """
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWindowTitle(title)
        self.setText(text)
        # The label of this text keeps Qt's automatic format.
        self.setInformativeText(plain(details))

    def showEvent(self, event: QShowEvent) -> None:
        # Only now: Qt makes the layout anew with each text and button.
        set_dialog_margins(cast("QLayout", self.layout()))
        super().showEvent(event)
        self._widen()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._widen()
        return done

    def _widen(self) -> None:
        """Give the box the least width of all and the one of its buttons.

        Qt leaves 480 pixels of the screen beside a message box; on a small screen it cuts off the buttons.
        """
        layout = cast("QLayout", self.layout())
        least = min(_MESSAGE_WIDTH, self.screen().availableSize().width())
        width = max(least, layout.totalMinimumSize().width())
        if width > self.width():
            height = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else self.height()
            self.setFixedSize(width, height)

    def open_for(self, window: QWidget, *answers: tuple[QAbstractButton, Callable[[], object]]) -> None:
        """Open the message box without blocking and call the clicked button's callback afterwards.

        Args:
            window: Owner of the answers; none is carried out after its destruction.
            answers: Buttons with their callbacks. They are called in the event loop's next turn: a callback may close
                the project and wait for that, and Qt uses the box until the click has been handled.
        """
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def answer() -> None:
            clicked = self.clickedButton()
            for button, call in answers:
                if button is clicked:
                    QTimer.singleShot(0, window, call)

        self.finished.connect(answer)
        self.open()


class PlainProgressDialog(QProgressDialog):
    """A progress dialog whose text is never read as HTML; indeterminate until a maximum is set."""

    def __init__(self, text: str, cancel: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setRange(0, 0)
        self.setLabel(PlainLabel(text))
        self.setCancelButtonText(cancel)
