"""Undo of a replacement while the keyboard is in a text field, which would take the key for itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from translator_gui.ui.editor.english_field import EnglishField

if TYPE_CHECKING:
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import WorkspaceWidget


class ReplacementUndoKeys(QObject):
    """Makes the undo key undo the latest replacement in whichever text field the focus is, and the redo key redo it.

    A field in which something was typed since the replacement undoes that instead; once the project was changed
    otherwise, every field undoes its own typing again, as Qt's fields do.
    """

    def __init__(self, context: WindowContext, workspace: WorkspaceWidget) -> None:
        super().__init__(workspace)
        self._texts: dict[QWidget, str] | None = None
        """Texts of the fields at the replacement; None if the latest change of the project is no replacement."""
        self._undone = False
        self._field: QWidget | None = None
        workspace.session.acted.connect(self.stop)
        workspace.page.live.typed.connect(self.stop)
        context.actions["undo"].triggered.connect(self._follow_undo)
        context.actions["redo"].triggered.connect(self._follow_redo)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)

    def start(self) -> None:
        """Note that a replacement was made just now."""
        self._texts, self._undone = {}, False
        self._follow_focus(None, QApplication.focusWidget())

    def stop(self) -> None:
        """Leave the keys to the text fields, because something else was changed since."""
        self._texts = None

    def _follow_undo(self) -> None:
        if self._undone:
            self.stop()
        self._undone = True

    def _follow_redo(self) -> None:
        if not self._undone:
            self.stop()
        self._undone = False

    def _follow_focus(self, left: QWidget | None, entered: QWidget | None) -> None:
        del left
        if self._field is not None:
            self._field.removeEventFilter(self)
            self._field.destroyed.disconnect(self._forget_field)
            self._field = None
        field = _text_field(entered)
        if self._texts is not None and entered is not None and field is not None:
            self._field = entered
            self._field.destroyed.connect(self._forget_field)
            self._field.installEventFilter(self)
            self._texts.setdefault(entered, _text(field))

    def _forget_field(self) -> None:
        self._field = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._takes(event):
            # Refused by the field, the key is a shortcut of the window.
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _takes(self, event: QKeyEvent) -> bool:
        key = QKeySequence.StandardKey.Redo if self._undone else QKeySequence.StandardKey.Undo
        field = _text_field(self._field)
        if self._texts is None or self._field is None or field is None or not event.matches(key):
            return False
        return _text(field) == self._texts.get(self._field) or not _has_own_step(field, redo=self._undone)


def _text_field(widget: QWidget | None) -> QLineEdit | QPlainTextEdit | QTextEdit | None:
    """Return the text field with an undo of its own that a widget with the focus is or contains; None without one."""
    if isinstance(widget, QComboBox | QAbstractSpinBox):
        return widget.findChild(QLineEdit)
    if isinstance(widget, EnglishField) or not isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        return None
    return widget


def _text(field: QLineEdit | QPlainTextEdit | QTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _has_own_step(field: QLineEdit | QPlainTextEdit | QTextEdit, *, redo: bool) -> bool:
    """Whether a text field has typing of its own to undo or redo."""
    steps = field if isinstance(field, QLineEdit) else field.document()
    return steps.isRedoAvailable() if redo else steps.isUndoAvailable()
