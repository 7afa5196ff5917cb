"""The field that hears which keys are pressed."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from translator_gui.ui.keys.chords import pressed_chord


class KeyRecorder(QLineEdit):
    """Takes one chord, whatever it is; Esc alone gives up."""

    recorded = Signal(str)
    unreadable = Signal()
    """A letter of another script: it would depend on the keyboard that happens to be set."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setPlaceholderText("Press the keys … (Esc gives up)")
        self.setAccessibleName("Press the new keys")
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
