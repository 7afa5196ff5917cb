"""A line to type in what is searched for: in the direction of its letters, with what was searched for before."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from translator_gui.text.direction import has_rtl
from translator_gui.ui.fonts import english_font


class SearchField(QLineEdit):
    """Enter and Shift+Enter go on and back, Up and Down bring earlier texts, Esc leaves."""

    go_wanted = Signal(bool)
    """On to the next (True) or back."""
    left = Signal()

    def __init__(
        self, name: str, hint: str, earlier: Callable[[], Sequence[str]] | None = None, parent: QWidget | None = None
    ) -> None:
        """An empty line.

        Args:
            name: For a screen reader.
            hint: Shown while it is empty.
            earlier: What was typed here before, the latest first.
            parent: Qt's.
        """
        super().__init__(parent)
        self._earlier = earlier
        self._at = -1
        self._begun = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setFont(english_font(self.font().pointSizeF()))
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(120)
        self.textChanged.connect(self._turn)
        self.textEdited.connect(self._forget_place)

    def _turn(self, text: str) -> None:
        rtl = has_rtl(text)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)

    def _forget_place(self) -> None:
        self._at = -1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.go_wanted.emit(not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._recall(1 if key == Qt.Key.Key_Up else -1)
        else:
            super().keyPressEvent(event)

    def _recall(self, by: int) -> None:
        texts = list(self._earlier() if self._earlier else ())
        if self._at < 0:
            self._begun = self.text()
        at = max(-1, min(self._at + by, len(texts) - 1))
        if at == 0 and by > 0 and texts[0] == self._begun and len(texts) > 1:
            at = 1
        if at != self._at:
            self._at = at
            self.setText(self._begun if at < 0 else texts[at])
            self.selectAll()
