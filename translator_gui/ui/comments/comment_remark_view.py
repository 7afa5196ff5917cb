"""Shows one remark of a thread; own remarks can be edited."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from translator_gui.messages import gettext as _
from translator_gui.model.comment import CommentOrReply
from translator_gui.ui.comments.comment_text_edit import CommentTextEdit
from translator_gui.ui.plain_text import set_tip
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.viewmodel.wording import author_and_time


class CommentOrReplyView(QWidget):
    """Shows one comment or reply of a thread: author, time, text. *Edit* opens a field; Ctrl+Enter saves it."""

    edited = Signal(str, str)
    """Emitted to change a remark: its uid, new text."""

    def __init__(self, remark: CommentOrReply, *, own: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._remark = remark
        self._words = selectable_label(remark.text, self)
        self._field: CommentTextEdit | None = None
        head = QHBoxLayout()
        self.edit: QToolButton | None = None
        """The edit button; None for remarks of other people."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addLayout(head)
        head.addWidget(muted_label(author_and_time(remark), self), 1)
        if own:
            self.edit = flat_button(_("Edit"), _("Edit your words"), self)
            self.edit.clicked.connect(lambda: self.open(remark.text))
            head.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addWidget(self._words)

    @property
    def uid(self) -> str:
        """Uid of the comment or reply that is shown."""
        return self._remark.uid

    @property
    def unfinished(self) -> str | None:
        """The text in the field where the user edits the comment or reply; None if it is not being edited."""
        return self._field.toPlainText() if self._field is not None else None

    def open(self, text: str) -> None:
        """Open the field in which the comment or reply is edited, filled with a text."""
        if self._field is None:
            self._field = CommentTextEdit("", self)
            self._field.setAccessibleName(_("Your words"))
            self._field.posted.connect(self._save)
            self._field.left.connect(self._close)
            self._column.addWidget(self._field)
            self._words.hide()
            # Otherwise Qt shows it later, and until then it accepts no keys.
            self._field.show()
        self._field.setPlainText(text)
        self._field.selectAll()
        self._field.setFocus()

    def _save(self) -> None:
        text = self._field.toPlainText().strip() if self._field is not None else ""
        if not text:
            return
        self._close()
        if text != self._remark.text:
            self.edited.emit(self._remark.uid, text)

    def _close(self) -> None:
        if self._field is not None:
            self._field.hide()
            self._field.deleteLater()
            self._field = None
        self._words.show()
        if self.edit is not None:
            self.edit.setFocus()


def flat_button(text: str, tip: str, parent: QWidget) -> QToolButton:
    """Return a frameless button that Tab can focus."""
    button = QToolButton(parent)
    button.setAutoRaise(True)
    button.setText(text)
    set_tip(button, tip)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def selectable_label(text: str, parent: QWidget) -> QLabel:
    """Return a label whose text can be selected and copied."""
    label = plain_label(parent, text, wraps=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def muted_label(text: str, parent: QWidget) -> QLabel:
    """Return a selectable label in a muted colour."""
    label = selectable_label(text, parent)
    label.setObjectName("quiet")
    return label
