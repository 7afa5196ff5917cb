"""Style sheets and buttons of the bars above the page and of filter buttons."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QToolButton, QWidget

from translator_gui.ui.plain_text import set_tip
from translator_gui.ui.theme import Theme


def bar_style(name: str, ground: QColor, theme: Theme) -> str:
    """Return the style sheet of a bar above the page (by object name): background and bottom line."""
    return f"#{name} {{ background: {ground.name()}; border: none; border-bottom: 1px solid {theme.rule.name()}; }}"


def pill_style(selector: str, theme: Theme) -> str:
    """Return the style sheet of small checkable buttons with round ends."""
    return (
        f"{selector} {{ color: {theme.text.name()}; background: {theme.field.name()}; padding: 1px 8px; "
        f"border: 1px solid {theme.field_border.name()}; border-radius: 9px; }}"
        f"{selector}:checked {{ background: {theme.picked.name()}; border-color: {theme.accent.name()}; }}"
        f"{selector}:focus {{ border-color: {theme.accent.name()}; }}"
    )


def bar_button(parent: QWidget, text: str, tip: str) -> QToolButton:
    """Create a flat button for a bar; its accessible name is its tooltip up to a colon or bracket."""
    button = QToolButton(parent)
    button.setText(text)
    button.setAutoRaise(True)
    set_tip(button, tip)
    button.setAccessibleName(tip.partition(":")[0].partition(" (")[0])
    # A click leaves the focus where it was.
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
