"""The fields for a sentence's note and labels."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QVBoxLayout, QWidget

from translator_gui.messages import gettext as _
from translator_gui.model.segment import Segment
from translator_gui.ui.comments.comment_text_edit import CommentTextEdit, is_post_key
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.paste_text import PasteLineEdit


class SentenceNoteForm(QWidget):
    """The fields for a sentence's note and labels; saved when a field loses focus or another sentence is shown."""

    note_changed = Signal(object, str)
    """Emitted to change a note: sentence id, new text."""
    labels_changed = Signal(object, tuple)
    """Emitted to change labels: sentence id, new labels."""
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._segment: Segment | None = None
        self.note = CommentTextEdit(_("A footnote for the reader…"), self)
        self.note.setAccessibleName(_("Translator's note"))
        self.note.posted.connect(self.left)
        self.note.left.connect(self.left)
        self.note.focus_lost.connect(self._save_note)
        self.labels = PasteLineEdit(self)
        self.labels.setPlaceholderText(_("quotation, check with author…"))
        self.labels.setAccessibleName(_("Labels, separated by commas"))
        self.labels.returnPressed.connect(self.left)
        self.labels.editingFinished.connect(self._save_labels)
        self.labels.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(plain_label(self, _("Translator's note"), wraps=True, bold=True))
        column.addWidget(self.note)
        column.addWidget(plain_label(self, _("Labels"), wraps=True, bold=True))
        column.addWidget(self.labels)

    def show_segment(self, segment: Segment | None, *, turned: bool) -> None:
        """Show the note and labels of a sentence in the form.

        Args:
            segment: The sentence, or its newer state.
            turned: Whether it is another sentence: unsaved text belongs to the one before.
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
        """Set the sentence labels of the project, which are suggested while the user types labels."""
        completer = QCompleter(list(labels), self.labels)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.labels.setCompleter(completer)

    def keep(self) -> None:
        """Save changes of the note and labels that were not saved yet."""
        self._save_note()
        self._save_labels()

    def _save_note(self) -> None:
        if self._segment is not None and self.note.toPlainText().strip() != self._segment.note:
            self.note_changed.emit(self._segment.id, self.note.toPlainText())

    def _save_labels(self) -> None:
        labels = tuple(sorted({" ".join(part.split()) for part in self.labels.text().split(",") if part.strip()}))
        if self._segment is not None and labels != self._segment.labels:
            self.labels_changed.emit(self._segment.id, labels)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and is_post_key(event):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and (event.key() == Qt.Key.Key_Escape or is_post_key(event)):
                self.left.emit()
                return True
        return super().eventFilter(watched, event)
