"""What the slim bars above the page have in common."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QToolButton, QWidget

from translator_gui.ui.plain_text import set_tip
from translator_gui.ui.theme import Theme


def bar_style(name: str, ground: QColor, theme: Theme) -> str:
    """The ground of the bar that is an object of this name, and the line below it, as a style sheet."""
    return f"#{name} {{ background: {ground.name()}; border: none; border-bottom: 1px solid {theme.rule.name()}; }}"


def bar_button(parent: QWidget, text: str, tip: str) -> QToolButton:
    """A flat button; what the tip says before a colon or a bracket is its name for screen readers."""
    button = QToolButton(parent)
    button.setText(text)
    button.setAutoRaise(True)
    set_tip(button, tip)
    button.setAccessibleName(tip.partition(":")[0].partition(" (")[0])
    # A click leaves the keyboard where it was.
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
