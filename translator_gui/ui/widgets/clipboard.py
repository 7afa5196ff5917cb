"""Clipboard texts: other programs get the words alone, this program the inline tags too."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextDocumentFragment

from translator_gui.model.inline_tag import has_tags, without_foreign, without_tags

TAGGED = "application/x-translator-tagged-text"
"""MIME type of UTF-8 text with tags as the private characters that they are within the program."""

_OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for a picture in the text of HTML."""


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
    return plain_text_of(data)


def plain_text_of(data: QMimeData) -> str:
    """Return the text of clipboard data without inline tags; of HTML that comes without a plain text, its words."""
    if data.hasHtml() and not data.hasText():
        # Only its words are wanted: nothing that it refers to is loaded.
        words = QTextDocumentFragment.fromHtml(data.html()).toPlainText()
        return without_foreign(words.replace(_OBJECT, "").strip())
    return without_foreign(data.text())


def has_text(data: QMimeData) -> bool:
    """Whether clipboard data has a text to paste."""
    return (data.hasText() or data.hasHtml()) and not data.hasUrls()
