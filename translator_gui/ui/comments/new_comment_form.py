"""The form for a new comment."""

from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from translator_gui.messages import gettext as _
from translator_gui.model.comment import CommentAnchor, ErrorCategory, ErrorSeverity
from translator_gui.ui.comments.category_severity_chooser import ErrorCategorySeverityChooser
from translator_gui.ui.comments.comment_text_edit import CommentTextEdit
from translator_gui.ui.comments.quote_label import quote_label
from translator_gui.ui.keys.key_tooltips import native_chord
from translator_gui.ui.plain_text import set_tip
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.layouts import clear_layout

_POST_KEY = native_chord("Ctrl+Return")


class CommentDraft(NamedTuple):
    """Text, quoted words, category and severity of a comment that is not posted yet."""

    text: str = ""
    anchor: CommentAnchor | None = None
    category: ErrorCategory | None = None
    severity: ErrorSeverity | None = None


class NewCommentForm(QWidget):
    """The form for a new comment: text, category and severity; Ctrl+Enter or the button posts it."""

    posted = Signal(object)
    """Emitted with the `CommentDraft` to post."""
    left = Signal()

    def __init__(self, theme: ThemeState, parent: QWidget) -> None:
        super().__init__(parent)
        self._anchor: CommentAnchor | None = None
        self._quoted: QLabel | None = None
        self._quote = QHBoxLayout()
        self.text = CommentTextEdit(_("Write a comment ({key} to post)", key=_POST_KEY), self)
        self.text.setAccessibleName(_("New comment"))
        self.text.posted.connect(self._post)
        self.text.left.connect(self.leave)
        self.error_type = ErrorCategorySeverityChooser(theme, self)
        self._send = QPushButton(_("Comment"), self)
        set_tip(self._send, _("Comment ({key})", key=_POST_KEY))
        self._send.clicked.connect(self._post)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._quote)
        column.addWidget(self.text)
        column.addWidget(self.error_type)
        column.addWidget(self._send, 0, Qt.AlignmentFlag.AlignTrailing)

    def leave(self) -> None:
        """Leave the form of a new comment and return to the translation page."""
        self.left.emit()

    def draft(self) -> CommentDraft:
        """Return the unfinished comment in the form."""
        return CommentDraft(self.text.toPlainText(), self._anchor, *self.error_type.value)

    def show_draft(self, draft: CommentDraft) -> None:
        """Show an unfinished comment in the form, to continue it."""
        self.text.setPlainText(draft.text)
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.set_anchor(draft.anchor)
        self.error_type.choose((draft.category, draft.severity))

    def set_anchor(self, anchor: CommentAnchor | None) -> None:
        """Set the words that the new comment quotes; None if it is about the whole sentence."""
        self._anchor, self._quoted = anchor, None
        clear_layout(self._quote)
        if anchor is not None:
            self._quoted = quote_label(anchor, self)
            self._quote.addWidget(self._quoted, 1)
            self._quote.addWidget(self._remove_anchor_button(), 0, Qt.AlignmentFlag.AlignTop)

    @property
    def quote(self) -> QLabel | None:
        """The label in the form that shows the words that the new comment quotes."""
        return self._quoted

    def _remove_anchor_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setText("×")
        button.setIconSize(QSize(12, 12))
        words = _("Comment on the whole sentence instead")
        set_tip(button, words)
        button.setAccessibleName(words)
        button.clicked.connect(self._remove_anchor)
        return button

    def _remove_anchor(self) -> None:
        self.set_anchor(None)
        self.text.setFocus()

    def _post(self) -> None:
        draft = self.draft()
        text = draft.text.strip()
        if not text:
            self.text.setFocus()
            return
        self.show_draft(CommentDraft())
        self.posted.emit(draft._replace(text=text))
        self.left.emit()
