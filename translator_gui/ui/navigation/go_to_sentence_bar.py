"""The bar above the page for going to a sentence by its number."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from translator_gui.messages import format_number
from translator_gui.messages import gettext as _
from translator_gui.text.folding import fold
from translator_gui.ui.plain_text import PlainLabel
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.bar import bar_button, bar_style
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.paste_text import PasteLineEdit

_LONGEST = 9


class GoToSentenceBar(QFrame):
    """The bar above the page that asks for a sentence number to go to; accepts Urdu digits."""

    chosen = Signal(int)
    return_requested = Signal()

    def __init__(self, theme: ThemeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("number_bar")
        self._last = 0
        label = PlainLabel(_("Go t&o sentence"), self)
        self.field = PasteLineEdit(self)
        self.field.setMaxLength(_LONGEST)
        self.field.setAccessibleName(_("Number of the sentence to go to"))
        self.field.setFixedWidth(self.field.fontMetrics().horizontalAdvance("0" * _LONGEST) + 20)
        self.field.returnPressed.connect(self._choose)
        self.field.textEdited.connect(self._clear_trouble)
        label.setBuddy(self.field)
        self._of = plain_label(self)
        self._trouble = plain_label(self)
        self._trouble.setObjectName("trouble")
        close = bar_button(self, "✕", _("Close (Esc)"))
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
        """The shown error about an invalid sentence number; empty without one."""
        return self._trouble.text()

    def _apply_theme(self, theme: Theme) -> None:
        self.setStyleSheet(
            bar_style("number_bar", theme.window, theme) + f"#trouble {{ color: {theme.warn_text.name()}; }}"
        )

    def ask(self, current: int, last: int) -> None:
        """Show the bar for a sentence number and focus its field.

        Args:
            current: The number to begin with.
            last: The highest number.
        """
        self._last = last
        self.field.setText(str(current))
        self.field.selectAll()
        self._of.setText(_("of {last}", last=format_number(last)))
        self._show_trouble("")
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_trouble(self, trouble: str) -> None:
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))

    def _clear_trouble(self) -> None:
        self._show_trouble("")

    def _choose(self) -> None:
        typed = fold(self.field.text()).replace(",", "").strip()
        number = int(typed) if typed.isdecimal() else 0
        if 1 <= number <= self._last:
            self.hide()
            self.chosen.emit(number)
        elif not typed.isdecimal():
            self._show_trouble(_("Type a number"))
        else:
            last = format_number(self._last)
            message = _(
                "There is no sentence {number}: the last one is {last}", number=format_number(number), last=last
            )
            self._show_trouble(message)

    def _leave(self) -> None:
        self.hide()
        self.return_requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)
