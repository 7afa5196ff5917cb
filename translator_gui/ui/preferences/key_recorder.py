"""A field that records a key chord."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from translator_gui.messages import gettext as _
from translator_gui.ui.keys.chords import pressed_chord


class KeyRecorder(QLineEdit):
    """A field that records a pressed key combination as a new shortcut; Esc alone cancels."""

    recorded = Signal(str)
    unreadable = Signal()
    """Emitted for a letter that is not Latin, which depends on the keyboard layout."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setPlaceholderText(_("Press the keys… (Esc cancels)"))
        self.setAccessibleName(_("Press the new keys"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:  # Tab comes here alone
                self.keyPressEvent(event)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()
        chord = pressed_chord(event)
        if chord == "Esc":
            self.left.emit()
        elif chord is None:
            self.unreadable.emit()
        elif chord and not event.isAutoRepeat():
            self.recorded.emit(chord)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}:
            self.left.emit()
