"""A read-only field with the exact text that a service will get."""

from PySide6.QtCore import QMimeData, QSize
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from translator_gui.messages import gettext as _
from translator_gui.text.direction import isolate_sides
from translator_gui.text.tag_spelling import spelled
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.clipboard import mime_of
from translator_gui.ui.widgets.scroll_bar import ThemedScrollBar

_WITHOUT_ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2069"))


class SentText(QPlainTextEdit):
    """Shows what will be sent, Urdu and English each in its own order; no higher than it has to be, for low panels."""

    def __init__(self, theme: ThemeState, parent: QWidget) -> None:
        super().__init__(parent)
        self._exact = ""
        self.setReadOnly(True)
        self.setVerticalScrollBar(ThemedScrollBar(theme, self))
        self.setTabChangesFocus(True)
        self.setAccessibleName(_("What will be sent"))

    def show_text(self, text: str) -> None:
        """Show a text that will be sent, its inline tags spelled in letters."""
        self._exact = spelled(text)
        self.setPlainText(isolate_sides(self._exact))

    def toPlainText(self) -> str:  # noqa: N802 (Qt's)
        """Return the text without the invisible characters that keep it in order on the screen."""
        return self._exact

    def createMimeDataFromSelection(self) -> QMimeData:
        chosen = self.textCursor().selection().toPlainText()
        return mime_of(chosen.translate(_WITHOUT_ISOLATES))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight() or super().sizeHint().height())
