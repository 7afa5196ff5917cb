"""A search field that follows the direction of its text and recalls earlier searches."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QWidget

from translator_gui.text.direction import has_rtl
from translator_gui.ui.fonts import field_font
from translator_gui.ui.widgets.paste_text import PasteLineEdit


class SearchField(PasteLineEdit):
    """The text field of the find bar: Enter goes to the next hit, Up recalls earlier searches."""

    go_wanted = Signal(bool)
    """Emitted to go to the next (True) or previous hit."""
    escape_pressed = Signal()

    def __init__(
        self, name: str, hint: str, earlier: Callable[[], Sequence[str]] | None = None, parent: QWidget | None = None
    ) -> None:
        """Create the search field without a text.

        Args:
            name: Accessible name.
            hint: Placeholder.
            earlier: Returns earlier texts, latest first.
            parent: Qt's.
        """
        super().__init__(parent)
        self._earlier = earlier
        self._at = -1
        self._typed = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self._size = self.font().pointSizeF()
        self.setClearButtonEnabled(True)
        # As high as for Urdu from the beginning: the bar must not move under the hands of the person who types.
        self.setFont(field_font(self._size, urdu=False))
        taller = QFontMetrics(field_font(self._size, urdu=True)).height() - self.fontMetrics().height()
        self.setMinimumHeight(self.sizeHint().height() + max(0, taller))
        self.setMinimumWidth(120)
        self.textChanged.connect(self._follow_direction)
        self.textEdited.connect(self._reset_recall)

    def _follow_direction(self, text: str) -> None:
        rtl = has_rtl(text)
        if rtl is not self.isRightToLeft():
            self.setFont(field_font(self._size, urdu=rtl))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)

    def _reset_recall(self) -> None:
        self._at = -1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.go_wanted.emit(not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        elif key == Qt.Key.Key_Escape:
            self.escape_pressed.emit()
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._recall(1 if key == Qt.Key.Key_Up else -1)
        else:
            super().keyPressEvent(event)

    def _recall(self, by: int) -> None:
        texts = list(self._earlier() if self._earlier else ())
        if self._at < 0:
            self._typed = self.text()
        at = max(-1, min(self._at + by, len(texts) - 1))
        if at == 0 and by > 0 and texts[0] == self._typed and len(texts) > 1:
            at = 1
        if at != self._at:
            self._at = at
            self.setText(self._typed if at < 0 else texts[at])
            self.selectAll()
