"""Boxes to tick that are seen in the dark too."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QCheckBox


def outline_check_box(box: QCheckBox) -> None:
    """Fusion draws a box's outline a shade darker than the window: on a dark one it cannot be seen."""
    palette = box.palette()
    palette.setColor(QPalette.ColorRole.Window, QApplication.palette().color(QPalette.ColorRole.PlaceholderText))
    box.setPalette(palette)
