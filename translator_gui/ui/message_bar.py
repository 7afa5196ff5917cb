"""A bar above the page with a message and buttons; it never takes the keyboard focus."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from translator_gui.messages import gettext as _
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.bar import bar_button
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.layouts import clear_layout

MessageButton = tuple[str, Callable[[], object]]
"""A way on that a message offers: text and callback of a button."""

_SHOWN_MS = 20_000
"""How long a message that closes by itself is shown."""


class MessageBar(QFrame):
    """A closable bar above the page that shows one message with buttons."""

    hidden = Signal()

    def __init__(self, theme: ThemeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message_bar")
        self._text = plain_label(self, wraps=True)
        self._ways = QHBoxLayout()
        close = bar_button(self, "✕", _("Close the message"))
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.addWidget(self._text, 1)
        row.addLayout(self._ways)
        row.addWidget(close)
        self.closing_timer = QTimer(self)
        self.closing_timer.setSingleShot(True)
        self.closing_timer.setInterval(_SHOWN_MS)
        self.closing_timer.timeout.connect(self.hide)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.window(), self.hide)
        self._escape.setEnabled(False)
        self._calm = False
        theme.follow(self._apply_theme)
        self.hide()

    def _apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        ground, ink = (theme.added, theme.added_text) if self._calm else (theme.warn, theme.warn_text)
        self.setStyleSheet(
            f"#message_bar {{ background: {ground.name()}; border: none; }}"
            f"#message_bar QLabel {{ color: {ink.name()}; }}"
        )

    @property
    def text(self) -> str:
        """The message that the bar shows; empty if the bar is hidden."""
        return "" if self.isHidden() else self._text.text()

    def set_text(self, text: str) -> None:
        """Change the text of the bar's message without changing its buttons."""
        self._text.setText(text)
        self.setAccessibleName(text)

    def hide_unless_buttons(self) -> None:
        """After a later success, hide the bar's message if it has no buttons to answer."""
        if not self._ways.count():
            self.hide()

    def close_with_escape(self) -> None:
        """Hide the bar if its message closes with Esc."""
        if self._escape.isEnabled():
            self.hide()

    def show_message(
        self, text: str, ways: Sequence[MessageButton] = (), *, calm: bool = False, closes: bool = False
    ) -> None:
        """Show a message with buttons in the bar.

        Args:
            text: The message.
            ways: Its buttons.
            calm: Show it in the colours of success instead of warning.
            closes: Close it with Esc, and by itself after a while.
        """
        if calm is not self._calm:
            self._calm = calm
            self._apply_theme(self._theme)
        clear_layout(self._ways)
        self.set_text(text)
        for name, call in ways:
            button = QPushButton(name, self)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(partial(_call, call))
            self._ways.addWidget(button)
        self._escape.setEnabled(closes)
        self.closing_timer.stop()
        if closes:
            self.closing_timer.start()
        self.show()

    # Qt's events

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        # Whoever is about to press a button of it has time.
        self.closing_timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self._escape.isEnabled():
            self.closing_timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.isHidden():
            self.closing_timer.stop()
            self._escape.setEnabled(False)
            self.hidden.emit()


def _call(call: Callable[[], object]) -> None:
    call()
