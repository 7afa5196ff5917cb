"""Colouring of inline tags in the sentence editor."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat

from translator_gui.model.inline_tag import INLINE, has_tags
from translator_gui.ui.painting.text_offsets import to_utf16


class InlineTagHighlighter(QSyntaxHighlighter):
    """Colours the inline tags in the text of the English field.

    Qt's extra selections would not do: text in two of them is drawn twice.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._style = QTextCharFormat()

    def set_colour(self, colour: QColor) -> None:
        """Set the colour of the inline tags."""
        if self._style.foreground().color() != colour:
            self._style.setForeground(colour)
            if self.document() is not None:  # pyright: ignore[reportUnnecessaryComparison] (the stub knows no None)
                self.rehighlight()

    def highlightBlock(self, text: str) -> None:  # noqa: N802 (Qt)
        if has_tags(text):
            for found in INLINE.finditer(text):
                self.setFormat(to_utf16(text, found.start()), 1, self._style)
