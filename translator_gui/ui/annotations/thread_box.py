"""A thread in the panel of comments and notes."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from translator_gui.model.comment import Remark, Thread
from translator_gui.ui.widgets.labels import plain_label


class ThreadBox(QFrame):
    """A thread: what was said, a line to answer, a button to settle it."""

    replied = Signal(str, str)
    settled = Signal(str, bool)

    def __init__(self, thread: Thread, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("remark")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        for remark in thread.remarks:
            column.addWidget(quiet_label(_when(remark), self))
            column.addWidget(body_label(remark.text, self))
        row = QHBoxLayout()
        if thread.open:
            answer = QLineEdit(self)
            answer.setPlaceholderText("Answer …")
            answer.setAccessibleName("Answer")
            answer.returnPressed.connect(
                lambda: self.replied.emit(thread.uid, answer.text()) if answer.text().strip() else None
            )
            row.addWidget(answer, 1)
        else:
            row.addWidget(quiet_label("Resolved", self), 1)
        button = QToolButton(self)
        button.setText("Resolve" if thread.open else "Reopen")
        button.clicked.connect(lambda: self.settled.emit(thread.uid, thread.open))
        row.addWidget(button)
        column.addLayout(row)


def body_label(text: str, parent: QWidget) -> QLabel:
    """A remark's words, to select and copy."""
    label = plain_label(parent, text, wraps=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def quiet_label(text: str, parent: QWidget) -> QLabel:
    """Words in the background."""
    label = body_label(text, parent)
    label.setObjectName("quiet")
    return label


def _when(remark: Remark) -> str:
    return f"{remark.author} · {datetime.fromtimestamp(remark.time / 1000).astimezone():%d %b %Y, %H:%M}"
