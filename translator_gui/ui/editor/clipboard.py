"""Clipboard texts: other programs get the words alone, this program the inline tags too."""

from PySide6.QtCore import QMimeData

from translator_gui.model.inline_tag import has_tags, without_foreign, without_tags

TAGGED = "application/x-translator-tagged-text"
"""MIME type of UTF-8 text with tags as the private characters that they are within the program."""


def mime_of(text: str) -> QMimeData:
    """Return clipboard data for a text: plain text without inline tags, and the tagged text in a private format."""
    data = QMimeData()
    data.setText(without_tags(text))
    if has_tags(text):
        data.setData(TAGGED, text.encode("utf-8", "replace"))
    return data


def text_of(data: QMimeData) -> str:
    """Return the text of clipboard data, with its inline tags if this program copied it."""
    if data.hasFormat(TAGGED):
        return data.data(TAGGED).toStdString()
    return without_foreign(data.text())
