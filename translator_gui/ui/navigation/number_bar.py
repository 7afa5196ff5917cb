"""A slim bar above the page that takes the number of a sentence."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from translator_gui.text.folding import fold
from translator_gui.ui.plain_text import PlainLabel
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.bar import bar_button, bar_style
from translator_gui.ui.widgets.labels import plain_label

_LONGEST = 9


class GoToNumberBar(QFrame):
    """Enter goes to the number, Esc back to the page. Urdu digits will do."""

    chosen = Signal(int)
    left = Signal()

    def __init__(self, theme: ThemeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("number_bar")
        self._last = 0
        label = PlainLabel("Go to se&ntence", self)
        self.field = QLineEdit(self)
        self.field.setMaxLength(_LONGEST)
        self.field.setAccessibleName("Number of the sentence to go to")
        self.field.setFixedWidth(self.field.fontMetrics().horizontalAdvance("0" * _LONGEST) + 20)
        self.field.returnPressed.connect(self._choose)
        self.field.textEdited.connect(self._calm)
        label.setBuddy(self.field)
        self._of = plain_label(self)
        self._trouble = plain_label(self)
        self._trouble.setObjectName("trouble")
        close = bar_button(self, "✕", "Close (Esc)")
        close.clicked.connect(self._leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 8, 4)
        for widget in (label, self.field, self._of, self._trouble):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(close)
        theme.follow(self._apply_theme)

    @property
    def trouble(self) -> str:
        """What is wrong with the number that was given."""
        return self._trouble.text()

    def _apply_theme(self, theme: Theme) -> None:
        self.setStyleSheet(
            bar_style("number_bar", theme.window, theme) + f"#trouble {{ color: {theme.warn_text.name()}; }}"
        )

    def ask(self, current: int, last: int) -> None:
        """Takes the keyboard.

        Args:
            current: The number to begin with.
            last: The highest that there is.
        """
        self._last = last
        self.field.setText(str(current))
        self.field.selectAll()
        self._of.setText(f"of {last:,}")
        self._tell("")
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _tell(self, trouble: str) -> None:
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))

    def _calm(self) -> None:
        self._tell("")

    def _choose(self) -> None:
        typed = fold(self.field.text()).replace(",", "").strip()
        number = int(typed) if typed.isdecimal() else 0
        if 1 <= number <= self._last:
            self.hide()
            self.chosen.emit(number)
        elif not typed.isdecimal():
            self._tell("Type a number")
        else:
            self._tell(f"There is no sentence {number:,}: the last one is {self._last:,}")

    def _leave(self) -> None:
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)
