"""Check boxes with a visible outline in the dark theme."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QCheckBox


def outline_check_box(box: QCheckBox) -> None:
    """Give a check box a visible outline, as Qt's Fusion style hardly shows one."""
    palette = box.palette()
    palette.setColor(QPalette.ColorRole.Window, QApplication.palette().color(QPalette.ColorRole.PlaceholderText))
    box.setPalette(palette)
