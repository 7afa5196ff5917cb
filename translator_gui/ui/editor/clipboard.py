"""What goes out to other programs and comes back: they get the words alone, this program its inline tags too."""

from PySide6.QtCore import QMimeData

from translator_gui.model.inline_tag import has_tags, without_foreign, without_tags

TAGGED = "application/x-translator-tagged-text"
"""UTF-8, tags as the private characters that they are within the program."""


def mime_of(text: str) -> QMimeData:
    """A text to copy."""
    data = QMimeData()
    data.setText(without_tags(text))
    if has_tags(text):
        data.setData(TAGGED, text.encode("utf-8", "replace"))
    return data


def text_of(data: QMimeData) -> str:
    """A text to paste: with its tags where this program copied it; what only looks like a tag becomes a box."""
    if data.hasFormat(TAGGED):
        return data.data(TAGGED).toStdString()
    return without_foreign(data.text())
