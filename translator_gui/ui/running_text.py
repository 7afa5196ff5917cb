"""The English of a document as running text, for reading without the Urdu."""

from bisect import bisect_right

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPalette, QResizeEvent, QShowEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from translator_gui.messages import gettext as _
from translator_gui.model.inline_tag import without_tags
from translator_gui.ui.fonts import english_font
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.scroll_bar import ThemedScrollBar
from translator_gui.viewmodel.page_state import PageParagraphsState

GAP = "[…]"
"""Shown in place of a sentence without English."""
_LINE_LENGTH = 80
"""Most letters per line."""


class RunningTextView(QPlainTextEdit):
    """Shows the English of one document, read-only. Enter or a double click goes to the sentence, Esc back."""

    chosen = Signal(object)
    """A sentence was chosen: its id."""
    left = Signal()

    def __init__(self, theme: ThemeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = ThemedScrollBar(theme, self)
        self.setVerticalScrollBar(self._bar)
        self.viewport().setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setAccessibleName(_("The English as running text"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        self.document().setDefaultTextOption(option)
        self.document().setDocumentMargin(28)
        self._starts: list[int] = []
        self._segments: list[int] = []

    def show_document(self, model: PageParagraphsState, document_id: int, current: int | None, size: float) -> None:
        """Show a document's English with the caret at a sentence."""
        self.setFont(english_font(size))
        self._starts, self._segments = [], []
        lines: list[str] = []
        at = caret = 0
        for index in range(len(model)):
            paragraph = model.known(index)
            if paragraph is None or paragraph.document_id != document_id:
                continue
            line = ""
            for segment in paragraph.segments:
                text = without_tags(segment.target).strip(" ") or ("" if segment.empty_on_purpose else GAP)
                line += (" " if line and text else "") + text
                start = at + _units(line) - _units(text)
                self._starts.append(start)
                self._segments.append(segment.id)
                if segment.id == current:
                    caret = start
            lines.append(line)
            at += _units(line) + 2  # paragraphs are separated by an empty line
        self.setPlainText("\n\n".join(lines))
        cursor = self.textCursor()
        cursor.setPosition(min(caret, max(0, self.document().characterCount() - 1)))
        self.setTextCursor(cursor)
        self._narrow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._narrow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Only now is it known where lines end.
        self.centerCursor()

    def _narrow(self) -> None:
        """Limit the length of lines by margins on both sides."""
        wanted = self.fontMetrics().averageCharWidth() * _LINE_LENGTH
        room = self.width() - self._bar.sizeHint().width() - 2 * int(self.document().documentMargin())
        side = max(0, (room - wanted) // 2)
        self.setViewportMargins(side, 0, side, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose(self.textCursor())
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._choose(self.cursorForPosition(event.position().toPoint()))

    def _choose(self, cursor: QTextCursor) -> None:
        if self._segments:
            at = bisect_right(self._starts, cursor.position()) - 1
            self.chosen.emit(self._segments[max(0, at)])


def _units(text: str) -> int:
    """Return the length in UTF-16 units, as Qt counts."""
    return len(text) + sum(letter > "\uffff" for letter in text)
