"""Where a new comment is written, or why a sentence goes back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from translator_gui.ui.annotations.remark_field import RemarkField
from translator_gui.ui.keys.tips import native

_SAY = native("Ctrl+Return")
_BEGIN = f"Write a comment; {_SAY} says it"


class CommentForm(QWidget):
    """One text for both; Ctrl+Enter or the button says it."""

    said = Signal(str)
    """A new comment."""
    returned = Signal(str)
    """The sentence goes back to the translator, with this reason."""
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._returning = False
        self.text = RemarkField(_BEGIN, self)
        self.text.setAccessibleName("New comment")
        self.text.said.connect(self._say)
        self.text.left.connect(self.leave)
        self._send = QPushButton(self)
        self._name_send("Comment")
        self._send.clicked.connect(self._say)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.text)
        column.addWidget(self._send, 0, Qt.AlignmentFlag.AlignRight)

    def begin_comment(self) -> None:
        """What is written is a comment."""
        self._returning = False
        self.text.setPlaceholderText(_BEGIN)
        self._name_send("Comment")

    def begin_return(self) -> None:
        """What is written says why the sentence goes back."""
        self._returning = True
        self.text.setPlaceholderText(f"Why does it go back? {_SAY} returns it")
        self._name_send("Return")

    def leave(self) -> None:
        """Goes back to the page."""
        self.begin_comment()
        self.left.emit()

    def written(self) -> str:
        """What stands there and was not said yet."""
        return self.text.toPlainText()

    def take(self, text: str) -> None:
        """Goes on with what was begun."""
        self.text.setPlainText(text)
        self.text.moveCursor(QTextCursor.MoveOperation.End)

    def _say(self) -> None:
        text = self.text.toPlainText().strip()
        if not text:
            self.text.setFocus()
            return
        self.text.clear()
        returning = self._returning
        self.begin_comment()
        (self.returned if returning else self.said).emit(text)
        self.left.emit()

    def _name_send(self, word: str) -> None:
        self._send.setText(word)
        self._send.setToolTip(f"{word} ({_SAY})")
