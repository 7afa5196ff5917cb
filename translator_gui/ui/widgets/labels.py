"""Labels that never interpret their text as HTML."""

from PySide6.QtWidgets import QLabel, QWidget

from translator_gui.ui.plain_text import PlainLabel


def plain_label(
    parent: QWidget | None, text: str = "", *, wraps: bool = False, bold: bool = False, muted: bool = False
) -> QLabel:
    """Create a label that shows plain text, never HTML; a muted one gets the object name "quiet" for style sheets."""
    label = PlainLabel(text, parent)
    label.setWordWrap(wraps)
    if bold:
        font = label.font()
        font.setBold(True)
        label.setFont(font)
    if muted:
        label.setObjectName("quiet")
    return label
