"""A row of radio buttons; arrow keys and typed letters choose."""

from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.flow_layout import FlowLayout
from translator_gui.ui.widgets.labels import plain_label

_FORWARD = frozenset({Qt.Key.Key_Right, Qt.Key.Key_Down})
_BACK = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Up})
_TYPING_PAUSE_MS = 1000
"""Letters typed in shorter intervals are one word."""
_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class RadioButtonRow(QWidget):
    """A row of a label and radio buttons in the review form; arrow keys and typed letters choose."""

    def __init__(self, name: str, choices: Mapping[str, str], theme: ThemeState, parent: QWidget) -> None:
        """Create the row of radio buttons with the first one checked.

        Args:
            name: The label, for example "Category".
            choices: Texts of the buttons by value.
            theme: The colours.
            parent: Qt's.
        """
        super().__init__(parent)
        self._values = list(choices)
        self._group = QButtonGroup(self)
        flow = FlowLayout(gap=4, line_gap=4)
        self._prefix = ""
        self._pause = QTimer(self, singleShot=True, interval=_TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._forget_prefix)
        self.label = plain_label(self, name, muted=True)
        self.label.setIndent(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(flow, 1)
        for number, word in enumerate(choices.values()):
            button = QRadioButton(word, self)
            button.setAccessibleName(f"{name}: {word}")
            button.installEventFilter(self)
            self._group.addButton(button, number)
            flow.addWidget(button)
        self._button(0).setChecked(True)
        theme.follow(self._apply_theme)

    def _apply_theme(self, theme: Theme) -> None:
        self.setStyleSheet(
            "QRadioButton { padding: 2px 9px; border-radius: 9px; spacing: 0; "
            f"border: 1px solid {theme.field_border.name()}; background: {theme.field.name()}; "
            f"color: {theme.text.name()}; }}"
            "QRadioButton::indicator { width: 0; height: 0; border: none; background: transparent; image: none; }"
            f"QRadioButton:hover {{ background: {theme.hover.name()}; }}"
            f"QRadioButton:checked {{ background: {theme.picked.name()}; border-color: {theme.muted.name()}; }}"
            f"QRadioButton:focus {{ border: 2px solid {theme.accent.name()}; padding: 1px 8px; }}"
            f"#quiet {{ color: {theme.muted.name()}; padding: 3px 0; }}"
        )

    @property
    def value(self) -> str:
        """The value of the checked radio button."""
        return self._values[self._group.checkedId()]

    def choose(self, value: str) -> None:
        """Check the radio button of a value."""
        self._button(self._values.index(value)).setChecked(True)

    @property
    def stop(self) -> QWidget:
        """The checked radio button, which receives the row's keyboard focus."""
        return self._button(self._group.checkedId())

    def _button(self, number: int) -> QRadioButton:
        return cast("QRadioButton", self._group.button(number))

    def _check(self, number: int) -> None:
        button = self._button(number % len(self._values))
        button.setChecked(True)
        button.setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not event.modifiers() & _MODIFIERS:
            key, at = event.key(), self._group.checkedId()
            if key in _FORWARD or key in _BACK:
                self._forget_prefix()
                self._check(at + (1 if key in _FORWARD else -1))
                return True
            if (letter := event.text()) and letter.isalpha():
                self._check_by_prefix(letter.casefold(), at)
                return True
        return super().eventFilter(watched, event)

    def _check_by_prefix(self, letter: str, at: int) -> None:
        """Check the first radio button, from the checked one on, whose text begins with the letters typed so far.

        A letter that does not continue any text begins a new search; one that the checked text begins with stays there.
        """
        count = len(self._values)
        for prefix in dict.fromkeys((self._prefix + letter, letter)):
            for number in range(at, at + count):
                if self._button(number % count).text().casefold().startswith(prefix):
                    self._prefix = prefix
                    self._pause.start()
                    self._check(number)
                    return
        self._forget_prefix()

    def _forget_prefix(self) -> None:
        self._prefix = ""
