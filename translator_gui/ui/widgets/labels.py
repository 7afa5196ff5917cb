"""Labels that show text as it is: names of files and what people wrote may look like HTML to Qt."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def plain_label(parent: QWidget | None, text: str = "", *, wraps: bool = False, bold: bool = False) -> QLabel:
    """A label whose text is never read as HTML."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    if bold:
        font = label.font()
        font.setBold(True)
        label.setFont(font)
    return label
