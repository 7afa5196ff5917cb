"""Labels that show text as it is: names of files and what people wrote may look like HTML to Qt."""

from PySide6.QtWidgets import QLabel, QWidget

from translator_gui.ui.plain_text import PlainLabel


def plain_label(parent: QWidget | None, text: str = "", *, wraps: bool = False, bold: bool = False) -> QLabel:
    """A label whose text is never read as HTML."""
    label = PlainLabel(text, parent)
    label.setWordWrap(wraps)
    if bold:
        font = label.font()
        font.setBold(True)
        label.setFont(font)
    return label
