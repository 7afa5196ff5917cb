"""A line above the page that says what happened and offers a way on; it never takes the keyboard away."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from translator_gui.ui.theme import Theme

Way = tuple[str, Callable[[], object]]
"""What a button says and does."""


class MessageBar(QFrame):
    """Shows one message at a time, in plain text whatever it holds."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message_bar")
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._ways = QHBoxLayout()
        close = QToolButton(self)
        close.setText("✕")
        close.setAutoRaise(True)
        close.setAccessibleName("Close the message")
        close.setToolTip("Close the message")
        close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.addWidget(self._text, 1)
        row.addLayout(self._ways)
        row.addWidget(close)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self.setStyleSheet(
            f"#message_bar {{ background: {theme.warn.name()}; border: none; }}"
            f"#message_bar QLabel {{ color: {theme.warn_text.name()}; }}"
        )

    @property
    def text(self) -> str:
        """What is shown, empty when nothing is."""
        return "" if self.isHidden() else self._text.text()

    def outlive(self) -> None:
        """Something went well since: hides a message that asked for nothing. One with ways on waits for an answer."""
        if not self._ways.count():
            self.hide()

    def tell(self, text: str, ways: Sequence[Way] = ()) -> None:
        """Shows a message with buttons that lead on."""
        while (item := self._ways.takeAt(0)) is not None:  # pyright: ignore[reportUnnecessaryComparison]
            if (old := item.widget()) is not None:  # pyright: ignore[reportUnnecessaryComparison]
                old.deleteLater()
        self._text.setText(text)
        self.setAccessibleName(text)
        for name, call in ways:
            button = QPushButton(name, self)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(partial(_call, call))
            self._ways.addWidget(button)
        self.show()


def _call(call: Callable[[], object]) -> None:
    call()
