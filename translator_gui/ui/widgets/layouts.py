"""Helpers for Qt's layouts and the sizes of windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractSpinBox, QDialog, QLayout, QPushButton, QWidget

DIALOG_MARGIN = 20
"""Free space around the contents of a dialog, pixels."""
DIALOG_GAP = 12
"""Free space between the parts of a dialog, pixels."""
_SPIN_BOX_INDENT = 6
_FRAME = QSize(16, 48)
"""Size that a window manager may need for title and borders, pixels."""


def dialog_column(dialog: QDialog) -> QVBoxLayout:
    """Give a dialog the column for its parts, with the margins and gaps of all dialogs."""
    column = QVBoxLayout(dialog)
    set_dialog_margins(column)
    column.setSpacing(DIALOG_GAP)
    return column


def add_button_row(column: QVBoxLayout, dialog: QDialog, *buttons: QPushButton) -> None:
    """Add a row of buttons to the column of a dialog, and Close at its end; Enter presses none of them."""
    from PySide6.QtWidgets import QDialogButtonBox  # noqa: PLC0415 (the first paint shows no dialog)

    row = QHBoxLayout()
    column.addLayout(row)  # while it is empty: PySide would keep an object for each item in it
    close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    close.rejected.connect(dialog.reject)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    row.addWidget(close)
    for button in (*buttons, close.button(QDialogButtonBox.StandardButton.Close)):
        button.setAutoDefault(False)


def set_dialog_margins(layout: QLayout) -> None:
    """Set the free space around the contents of a dialog."""
    layout.setContentsMargins(DIALOG_MARGIN, DIALOG_MARGIN, DIALOG_MARGIN, DIALOG_MARGIN)


def indent_spin_box(box: QAbstractSpinBox) -> None:
    """Keep the number of a spin box away from its border: a style sheet does not move it."""
    box.lineEdit().setTextMargins(_SPIN_BOX_INDENT, 0, _SPIN_BOX_INDENT, 0)


def clear_layout(layout: QLayout) -> None:
    """Remove all items from a Qt layout; their widgets are hidden at once and deleted later."""
    # None at the end, although Qt's stub does not say so.
    while (item := layout.takeAt(0)) is not None:  # pyright: ignore[reportUnnecessaryComparison]
        if (widget := item.widget()) is not None:  # pyright: ignore[reportUnnecessaryComparison]
            widget.hide()
            widget.deleteLater()


def resize_within_screen(window: QWidget, width: int, height: int) -> None:
    """Give a window its usual size, or less on a small screen."""
    window.resize(QSize(width, height).boundedTo(window.screen().availableSize() - _FRAME))
