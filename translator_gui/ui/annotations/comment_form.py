"""Where a new comment is written."""

from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from translator_gui.model.comment import Anchor, Category, Severity
from translator_gui.ui.annotations.kind_chooser import KindChooser
from translator_gui.ui.annotations.quoted_words import quoted_words
from translator_gui.ui.annotations.remark_field import RemarkField
from translator_gui.ui.keys.tips import native
from translator_gui.ui.plain_text import set_tip
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.layouts import empty

_SAY = native("Ctrl+Return")
_BEGIN = f"Write a comment; {_SAY} says it"


class Draft(NamedTuple):
    """A comment as somebody begins it, or says it."""

    text: str = ""
    anchor: Anchor | None = None
    category: Category | None = None
    severity: Severity | None = None


class CommentForm(QWidget):
    """Ctrl+Enter or the button says it."""

    said = Signal(object)
    """A new comment: its `Draft`."""
    left = Signal()

    def __init__(self, theme: ThemeState, parent: QWidget) -> None:
        super().__init__(parent)
        self._anchor: Anchor | None = None
        self._quoted: QLabel | None = None
        self._quote = QHBoxLayout()
        self.text = RemarkField(_BEGIN, self)
        self.text.setAccessibleName("New comment")
        self.text.said.connect(self._say)
        self.text.left.connect(self.leave)
        self.kind = KindChooser(theme, self)
        self._send = QPushButton("Comment", self)
        set_tip(self._send, f"Comment ({_SAY})")
        self._send.clicked.connect(self._say)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._quote)
        column.addWidget(self.text)
        column.addWidget(self.kind)
        column.addWidget(self._send, 0, Qt.AlignmentFlag.AlignRight)

    def leave(self) -> None:
        """Goes back to the page."""
        self.left.emit()

    def written(self) -> Draft:
        """What stands there and was not said yet."""
        return Draft(self.text.toPlainText(), self._anchor, *self.kind.verdict)

    def take(self, draft: Draft) -> None:
        """Goes on with what was begun."""
        self.text.setPlainText(draft.text)
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.speak_of(draft.anchor)
        self.kind.choose((draft.category, draft.severity))

    def speak_of(self, anchor: Anchor | None) -> None:
        """The comment is about these words; None: about the whole sentence."""
        self._anchor, self._quoted = anchor, None
        empty(self._quote)
        if anchor is not None:
            self._quoted = quoted_words(anchor, self)
            self._quote.addWidget(self._quoted, 1)
            self._quote.addWidget(self._drop_button(), 0, Qt.AlignmentFlag.AlignTop)

    @property
    def quote(self) -> QLabel | None:
        """Shows the words that the comment is about."""
        return self._quoted

    def _drop_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setText("×")
        button.setIconSize(QSize(12, 12))
        set_tip(button, "Speak of the whole sentence instead")
        button.setAccessibleName("Speak of the whole sentence instead")
        button.clicked.connect(self._drop)
        return button

    def _drop(self) -> None:
        self.speak_of(None)
        self.text.setFocus()

    def _say(self) -> None:
        draft = self.written()
        text = draft.text.strip()
        if not text:
            self.text.setFocus()
            return
        self.take(Draft())
        self.said.emit(draft._replace(text=text))
        self.left.emit()
