"""Comments, the translator's note and the labels of the current sentence."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from translator_gui.model.comment import Remark, Thread
from translator_gui.model.segment import Segment
from translator_gui.ui.keys.tips import native
from translator_gui.ui.theme import Theme
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.layouts import empty

if TYPE_CHECKING:
    from translator_gui.ui.annotations.changed_urdu import ChangedUrdu

_SAY = native("Ctrl+Return")
_BEGIN = f"Write a comment; {_SAY} says it"


class AnnotationPanel(QScrollArea):
    """Shows one sentence at a time. Ctrl+Enter in a text says it; Esc goes back to the page."""

    added = Signal(object, str)
    """A sentence gets a new comment."""
    replied = Signal(str, str)
    """To the thread of a uid, with a text."""
    settled = Signal(str, bool)
    """The thread of a uid is resolved (True) or open again."""
    noted = Signal(object, str)
    """A sentence's note as it should read now."""
    labelled = Signal(object, tuple)
    """A sentence's labels as they should be now."""
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._segment: Segment | None = None
        self._unfinished: dict[int, str] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = self._inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        self._threads = QVBoxLayout()
        self._threads.setSpacing(10)
        self.none = _quiet("", inner)
        self._heading = plain_label(inner, "Comments", wraps=True, bold=True)
        self._comment = _Text(_BEGIN, inner)
        self._comment.setAccessibleName("New comment")
        self._comment.said.connect(self._say)
        self._comment.left.connect(self._leave)
        self._send = QPushButton("Comment", inner)
        self._send.setToolTip(f"Comment ({_SAY})")
        self._send.clicked.connect(self._say)
        self._note = _Text("A footnote for the reader …", inner)
        self._note.setAccessibleName("Translator's note")
        self._note.said.connect(self._leave)
        self._note.left.connect(self._leave)
        self._note.focus_lost.connect(self._keep_note)
        self._labels = QLineEdit(inner)
        self._labels.setPlaceholderText("quotation, check with author …")
        self._labels.setAccessibleName("Labels, with commas between them")
        self._labels.returnPressed.connect(self._leave)
        self._labels.editingFinished.connect(self._keep_labels)
        self._labels.installEventFilter(self)
        self._change: ChangedUrdu | None = None
        self._column = column
        column.addWidget(self._heading)
        column.addWidget(self.none)
        column.addLayout(self._threads)
        column.addWidget(self._comment)
        column.addWidget(self._send, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(plain_label(inner, "Translator's note", wraps=True, bold=True))
        column.addWidget(self._note)
        column.addWidget(plain_label(inner, "Labels", wraps=True, bold=True))
        column.addWidget(self._labels)
        column.addStretch(1)
        self.setWidget(inner)
        self.set_theme(theme)
        self.show_segment(None, "")

    def sizeHint(self) -> QSize:
        return QSize(250, 400)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        if self._change is not None:
            self._change.set_theme(theme)
        self.setStyleSheet(
            f"#remark {{ background: {theme.field.name()}; border: 1px solid {theme.rule.name()}; "
            "border-radius: 6px; }"
            f"#quiet {{ color: {theme.muted.name()}; }}"
            f"QPlainTextEdit, QLineEdit {{ background: {theme.field.name()}; border: 1px solid "
            f"{theme.field_border.name()}; border-radius: 6px; padding: 4px; }}"
            f"QPlainTextEdit:focus, QLineEdit:focus {{ border-color: {theme.accent.name()}; }}"
        )

    @property
    def segment(self) -> int | None:
        """The sentence that is shown."""
        return self._segment.id if self._segment else None

    def show_segment(self, segment: Segment | None, name: str) -> None:
        """Shows a sentence's note and labels; its comments come with `show_threads`."""
        turned = segment is None or self._segment is None or segment.id != self._segment.id
        if turned:
            self._keep_note()
            self._keep_labels()
            self._turn_to(segment)
            self.show_threads(())
        self._segment = segment
        self.none.setText("No comments on this sentence yet." if segment else "Comments on a sentence stand here.")
        self._heading.setText(f"Comments on {name}" if name else "Comments")
        note = segment.note if segment else ""
        if (turned or not self._note.hasFocus()) and self._note.toPlainText() != note:
            self._note.setPlainText(note)
        labels = ", ".join(segment.labels) if segment else ""
        if (turned or not self._labels.hasFocus()) and self._labels.text() != labels:
            self._labels.setText(labels)
        self._inner.setEnabled(segment is not None)

    @property
    def controls(self) -> dict[str, QWidget]:
        """What is written into, by the action that leads there."""
        return {"comment": self._comment, "note": self._note, "labels": self._labels}

    def put_on_top(self, widget: QWidget) -> None:
        """Takes in something that is read before the comments."""
        widget.setParent(self._inner)
        self._column.insertWidget(0, widget)

    def show_change(self, before: str, after: str) -> None:
        """Shows how the sentence's Urdu changed in a newer version of its document; `before` is empty where it did not.

        What shows it is made when it is first wanted.
        """
        if before and self._change is None:
            from translator_gui.ui.annotations.changed_urdu import ChangedUrdu  # noqa: PLC0415 (seldom wanted)

            self._change = ChangedUrdu(self._theme, self._inner)
            self._column.insertWidget(0, self._change)
        if self._change is not None:
            self._change.show_change(before, after)

    def keep(self) -> None:
        """Before the project goes: what was written here goes with it, comments too that nobody sent yet."""
        self._keep_note()
        self._keep_labels()
        if self._segment is not None:
            self._unfinished[self._segment.id] = self._comment.toPlainText()
        self._comment.clear()
        for segment, text in self._unfinished.items():
            if text.strip():
                self.added.emit(segment, text.strip())
        self._unfinished.clear()

    def _turn_to(self, segment: Segment | None) -> None:
        """Puts an unfinished comment aside and takes out the one that was begun on the other sentence."""
        if self._segment is not None:
            self._unfinished[self._segment.id] = self._comment.toPlainText()
        self._comment.setPlainText(self._unfinished.pop(segment.id, "") if segment else "")
        self._comment.moveCursor(QTextCursor.MoveOperation.End)

    def show_threads(self, threads: tuple[Thread, ...]) -> None:
        """Shows the comments of the sentence, the open ones first."""
        empty(self._threads)
        self.none.setVisible(not threads)
        for thread in sorted(threads, key=lambda t: not t.open):
            box = _ThreadBox(thread, self._inner)
            box.replied.connect(self.replied)
            box.settled.connect(self.settled)
            self._threads.addWidget(box)

    def set_known_labels(self, labels: tuple[str, ...]) -> None:
        """Labels to suggest."""
        completer = QCompleter(list(labels), self._labels)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._labels.setCompleter(completer)

    def write_comment(self) -> None:
        """Puts the caret into the new comment."""
        self._focus(self._comment)

    def write_note(self) -> None:
        """Puts the caret into the note."""
        self._focus(self._note)

    def write_labels(self) -> None:
        """Puts the caret into the labels."""
        self._focus(self._labels)

    def _focus(self, widget: QWidget) -> None:
        self.ensureWidgetVisible(widget)
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _say(self) -> None:
        text = self._comment.toPlainText().strip()
        if not text:
            self._comment.setFocus()
            return
        self._comment.clear()
        if self._segment is not None:
            self.added.emit(self._segment.id, text)
        self.left.emit()

    def _leave(self) -> None:
        self.left.emit()

    def _keep_note(self) -> None:
        if self._segment is not None and self._note.toPlainText().strip() != self._segment.note:
            self.noted.emit(self._segment.id, self._note.toPlainText())

    def _keep_labels(self) -> None:
        labels = tuple(sorted({" ".join(part.split()) for part in self._labels.text().split(",") if part.strip()}))
        if self._segment is not None and labels != self._segment.labels:
            self.labelled.emit(self._segment.id, labels)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and _says(event):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and (event.key() == Qt.Key.Key_Escape or _says(event)):
                self._leave()
                return True
        return super().eventFilter(watched, event)


class _Text(QPlainTextEdit):
    """A few lines of text; Ctrl+Enter says it, Esc leaves, Tab goes on."""

    said = Signal()
    left = Signal()
    focus_lost = Signal()

    def __init__(self, placeholder: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setFixedHeight(3 * self.fontMetrics().lineSpacing() + 18)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _says(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _says(event):
            self.said.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_lost.emit()


def _says(event: QKeyEvent) -> bool:
    enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
    return enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


class _ThreadBox(QFrame):
    """A thread: what was said, a line to answer, a button to settle it."""

    replied = Signal(str, str)
    settled = Signal(str, bool)

    def __init__(self, thread: Thread, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("remark")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        for remark in thread.remarks:
            column.addWidget(_quiet(_when(remark), self))
            column.addWidget(_body(remark.text, self))
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
            row.addWidget(_quiet("Resolved", self), 1)
        button = QToolButton(self)
        button.setText("Resolve" if thread.open else "Reopen")
        button.clicked.connect(lambda: self.settled.emit(thread.uid, thread.open))
        row.addWidget(button)
        column.addLayout(row)


def _body(text: str, parent: QWidget) -> QLabel:
    label = plain_label(parent, text, wraps=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _quiet(text: str, parent: QWidget) -> QLabel:
    label = _body(text, parent)
    label.setObjectName("quiet")
    return label


def _when(remark: Remark) -> str:
    return f"{remark.author} · {datetime.fromtimestamp(remark.time / 1000).astimezone():%d %b %Y, %H:%M}"
