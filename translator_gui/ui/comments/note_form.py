"""The translator's note and the labels of a sentence, as they are written in the panel."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from translator_gui.model.segment import Segment
from translator_gui.ui.comments.remark_field import RemarkField, is_post_key
from translator_gui.ui.widgets.labels import plain_label


class NoteForm(QWidget):
    """What is written here is kept when it is left, or when another sentence is shown."""

    noted = Signal(object, str)
    """A sentence's note as it should read now."""
    labelled = Signal(object, tuple)
    """A sentence's labels as they should be now."""
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._segment: Segment | None = None
        self.note = RemarkField("A footnote for the reader …", self)
        self.note.setAccessibleName("Translator's note")
        self.note.said.connect(self.left)
        self.note.left.connect(self.left)
        self.note.focus_lost.connect(self._keep_note)
        self.labels = QLineEdit(self)
        self.labels.setPlaceholderText("quotation, check with author …")
        self.labels.setAccessibleName("Labels, with commas between them")
        self.labels.returnPressed.connect(self.left)
        self.labels.editingFinished.connect(self._keep_labels)
        self.labels.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(plain_label(self, "Translator's note", wraps=True, bold=True))
        column.addWidget(self.note)
        column.addWidget(plain_label(self, "Labels", wraps=True, bold=True))
        column.addWidget(self.labels)

    def show_segment(self, segment: Segment | None, *, turned: bool) -> None:
        """Shows a sentence's note and labels.

        Args:
            segment: The sentence, or its newer state.
            turned: It is another one: what is being written belongs to the one before.
        """
        if turned:
            self.keep()
        self._segment = segment
        note = segment.note if segment else ""
        if (turned or not self.note.hasFocus()) and self.note.toPlainText() != note:
            self.note.setPlainText(note)
        labels = ", ".join(segment.labels) if segment else ""
        if (turned or not self.labels.hasFocus()) and self.labels.text() != labels:
            self.labels.setText(labels)

    def set_known_labels(self, labels: tuple[str, ...]) -> None:
        """Labels to suggest."""
        completer = QCompleter(list(labels), self.labels)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.labels.setCompleter(completer)

    def keep(self) -> None:
        """Tells what was written and not told yet."""
        self._keep_note()
        self._keep_labels()

    def _keep_note(self) -> None:
        if self._segment is not None and self.note.toPlainText().strip() != self._segment.note:
            self.noted.emit(self._segment.id, self.note.toPlainText())

    def _keep_labels(self) -> None:
        labels = tuple(sorted({" ".join(part.split()) for part in self.labels.text().split(",") if part.strip()}))
        if self._segment is not None and labels != self._segment.labels:
            self.labelled.emit(self._segment.id, labels)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and is_post_key(event):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and (event.key() == Qt.Key.Key_Escape or is_post_key(event)):
                self.left.emit()
                return True
        return super().eventFilter(watched, event)
