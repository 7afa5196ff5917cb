"""What one person said in a thread; one's own words can be written anew."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from translator_gui.model.comment import CommentRemark
from translator_gui.ui.comments.remark_field import RemarkField
from translator_gui.ui.plain_text import set_tip
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.viewmodel.comments.wording import author_and_time


class RemarkView(QWidget):
    """Who and when, then the words. *Edit* opens them; Ctrl+Enter keeps what is written, Esc does not."""

    edited = Signal(str, str)
    """The remark of a uid is to read so."""

    def __init__(self, remark: CommentRemark, *, own: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._remark = remark
        self._words = selectable_label(remark.text, self)
        self._field: RemarkField | None = None
        head = QHBoxLayout()
        head.addWidget(muted_label(author_and_time(remark), self), 1)
        self.edit: QToolButton | None = None
        """Of one's own words."""
        if own:
            self.edit = flat_button("Edit", "Change your words", self)
            self.edit.clicked.connect(lambda: self.open(remark.text))
            head.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addLayout(head)
        self._column.addWidget(self._words)

    @property
    def uid(self) -> str:
        """The remark's."""
        return self._remark.uid

    @property
    def unfinished(self) -> str | None:
        """What is being written in place of the words."""
        return self._field.toPlainText() if self._field is not None else None

    def open(self, text: str) -> None:
        """Shows the words to be written anew."""
        if self._field is None:
            self._field = RemarkField("", self)
            self._field.setAccessibleName("Your words")
            self._field.said.connect(self._keep)
            self._field.left.connect(self._close)
            self._column.addWidget(self._field)
            self._words.hide()
            # Else Qt shows it a moment later, and until then it takes no keys.
            self._field.show()
        self._field.setPlainText(text)
        self._field.selectAll()
        self._field.setFocus()

    def _keep(self) -> None:
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
    """A button without a frame that Tab comes to."""
    button = QToolButton(parent)
    button.setAutoRaise(True)
    button.setText(text)
    set_tip(button, tip)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def selectable_label(text: str, parent: QWidget) -> QLabel:
    """A remark's words, to select and copy; links in them are only text."""
    label = plain_label(parent, text, wraps=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def muted_label(text: str, parent: QWidget) -> QLabel:
    """Words in the background."""
    label = selectable_label(text, parent)
    label.setObjectName("quiet")
    return label
