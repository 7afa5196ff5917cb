"""Text fields into which any clipboard pastes its text: of HTML that comes without a plain text, its words."""

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from translator_gui.ui.widgets.clipboard import has_text, plain_text_of, text_of


class PasteTextEdit(QPlainTextEdit):
    """A text edit that pastes the text of any clipboard, with its inline tags only if `takes_tags` is set."""

    takes_tags = False

    def event(self, event: QEvent) -> bool:
        return False if is_program_key(event) else super().event(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return has_text(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        # Private-use characters of other programs are not our tags.
        self.insertPlainText(text_of(source) if self.takes_tags else plain_text_of(source))


class PasteLineEdit(QLineEdit):
    """A line edit that also pastes the words of a clipboard that has HTML alone, which Qt's own one ignores."""

    def event(self, event: QEvent) -> bool:
        return False if is_program_key(event) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and _has_html_alone():
            self._paste_words()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        paste = next((action for action in menu.actions() if action.objectName() == "edit-paste"), None)
        if paste is not None and _has_html_alone():
            paste.setEnabled(not self.isReadOnly())
            paste.triggered.connect(self._paste_words)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _paste_words(self) -> None:
        if not self.isReadOnly():
            self.insert(plain_text_of(QGuiApplication.clipboard().mimeData()))


def is_program_key(event: QEvent) -> bool:
    """Whether a text field is asked for a key that the program has and X11's line editing too: Ctrl+K.

    The field refuses it then, so that the shortcut gets it.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    is_ours = event.key() == Qt.Key.Key_K and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    if is_ours:
        event.ignore()
    return is_ours


def _has_html_alone() -> bool:
    clip = QGuiApplication.clipboard().mimeData()
    return has_text(clip) and not clip.hasText()
