"""A thread in the panel of comments and notes."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from translator_gui.model.comment import Thread, verdict_words
from translator_gui.ui.annotations.kind_chooser import KindChooser, severity_icon
from translator_gui.ui.annotations.quoted_words import quoted_words
from translator_gui.ui.annotations.remark_view import RemarkView, flat_button, quiet_label
from translator_gui.ui.plain_text import PlainLabel
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.flow_layout import FlowLayout
from translator_gui.ui.widgets.labels import plain_label

_ICON = QSize(16, 16)


class Unfinished(NamedTuple):
    """What is being done in a thread while it is read again.

    Attributes:
        answer: What stands in the line for an answer.
        remark: Uid of the remark that is being written anew; empty for none.
        words: How it reads so far.
        part: Which part has the keyboard; empty where none has.
    """

    answer: str = ""
    remark: str = ""
    words: str = ""
    part: str = ""


class ThreadBox(QFrame):
    """A thread: what it speaks of, what was said, a line to answer, buttons to judge and to settle it."""

    replied = Signal(str, str)
    """To the thread of a uid, with a text."""
    edited = Signal(str, str, str)
    """In the thread of a uid, the remark of a uid is to read so."""
    judged = Signal(str, object)
    """The thread of a uid speaks of this category and severity."""
    settled = Signal(str, bool)
    """The thread of a uid is resolved (True) or open again."""
    looked_at = Signal(str)
    """Somebody points at the thread of a uid; empty: no longer."""

    def __init__(self, thread: Thread, author: str, theme: ThemeState, parent: QWidget) -> None:
        """Shows a thread.

        Args:
            thread: The thread.
            author: Whose words may be edited.
            theme: The colours.
            parent: Qt's.
        """
        super().__init__(parent)
        self.uid = thread.uid
        self._thread, self._theme = thread, theme
        self.setObjectName("remark")
        self.setAccessibleName(f"Comment of {thread.remarks[0].author}")
        self.remarks: list[RemarkView] = []
        self.answer: QLineEdit | None = None
        self._chooser: KindChooser | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 8, 10, 8)
        self._column.setSpacing(6)
        self._add_head()
        for remark in thread.remarks:
            view = RemarkView(remark, own=remark.author == author, parent=self)
            view.edited.connect(self._edit)
            self.remarks.append(view)
            self._column.addWidget(view)
        self._add_ways()

    def _add_head(self) -> None:
        thread = self._thread
        words = verdict_words(thread.category, thread.severity)
        if words:
            row = QHBoxLayout()
            row.setSpacing(6)
            if thread.severity is not None:
                mark = PlainLabel(parent=self)
                mark.setPixmap(severity_icon(thread.severity, self._theme.theme).pixmap(_ICON, self.devicePixelRatio()))
                row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            label = plain_label(self, words[:1].upper() + words[1:], wraps=True, bold=True)
            label.setStyleSheet(f"color: {self._theme.theme.severity(thread.severity).name()};")
            row.addWidget(label, 1)
            self._column.addLayout(row)
        if thread.anchor is not None:
            self._column.addWidget(quoted_words(thread.anchor, self))

    def _add_ways(self) -> None:
        thread = self._thread
        if thread.open:
            self.answer = QLineEdit(self)
            self.answer.setPlaceholderText("Answer …")
            self.answer.setAccessibleName("Answer")
            self.answer.returnPressed.connect(self._reply)
            self._column.addWidget(self.answer)
        ways = FlowLayout(gap=2, line_gap=2)
        if not thread.open:
            ways.addWidget(quiet_label("Resolved", self))
        settle = "Resolve" if thread.open else "Reopen"
        self.settle = flat_button(settle, f"{settle} this comment", self)
        self.settle.setAccessibleName(settle)
        self.settle.clicked.connect(lambda: self.settled.emit(thread.uid, thread.open))
        self.judge = flat_button("Kind …", "Say what kind of error it is, and how much it matters", self)
        self.judge.setAccessibleName("Kind of error")
        self.judge.clicked.connect(self.open_kind)
        ways.addWidget(self.settle)
        ways.addWidget(self.judge)
        self._column.addLayout(ways)

    def open_kind(self) -> None:
        """Shows what there is to choose from, and puts the keys there; again: puts it away."""
        if self._chooser is not None:
            self._chooser.hide()
            self._chooser.deleteLater()
            self._chooser = None
            return
        chooser = self._chooser = KindChooser(self._theme, self)
        chooser.choose((self._thread.category, self._thread.severity))
        chooser.chosen.connect(lambda: self.judged.emit(self.uid, chooser.verdict))
        self._column.addWidget(chooser)
        QWidget.setTabOrder(self.judge, chooser.category)
        QWidget.setTabOrder(chooser.category, chooser.severity)
        chooser.show()
        chooser.category.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edit(self, remark: str, text: str) -> None:
        self.edited.emit(self.uid, remark, text)

    def _reply(self) -> None:
        text = self.answer.text().strip() if self.answer is not None else ""
        if text and self.answer is not None:
            self.answer.clear()
            self.replied.emit(self.uid, text)

    # Read again

    def begin(self) -> None:
        """Puts the keys here."""
        (self.answer or self.settle).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops, from the top."""
        edits = [view.edit for view in self.remarks if view.edit is not None]
        answer = [self.answer] if self.answer is not None else []
        kinds = [self._chooser.category, self._chooser.severity] if self._chooser is not None else []
        return [*edits, *answer, self.settle, self.judge, *kinds]

    def unfinished(self) -> Unfinished:
        """What is being done here."""
        view = next((view for view in self.remarks if view.unfinished is not None), None)
        return Unfinished(
            self.answer.text() if self.answer is not None else "",
            view.uid if view is not None else "",
            (view.unfinished if view is not None else None) or "",
            next((name for name, part in self._parts().items() if part.hasFocus()), ""),
        )

    def _parts(self) -> dict[str, QWidget]:
        """What may have the keyboard, by a name that it has in the next state of the thread too."""
        parts: dict[str, QWidget] = {"settle": self.settle, "kind": self.judge}
        if self.answer is not None:
            parts["answer"] = self.answer
        if self._chooser is not None:
            parts |= {"category": self._chooser.category, "severity": self._chooser.severity}
        return parts | {view.uid: view.edit for view in self.remarks if view.edit is not None}

    def resume(self, unfinished: Unfinished) -> None:
        """Goes on with it."""
        if self.answer is not None:
            self.answer.setText(unfinished.answer)
        view = next((view for view in self.remarks if view.uid == unfinished.remark), None)
        if view is not None:
            view.open(unfinished.words)
        elif unfinished.part:
            if unfinished.part in {"category", "severity"}:
                self.open_kind()
            self._parts().get(unfinished.part, self.settle).setFocus(Qt.FocusReason.OtherFocusReason)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.looked_at.emit(self.uid)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.looked_at.emit("")
