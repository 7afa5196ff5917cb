"""The keyboard focus order beyond a widget and its children."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def focus_outside(inside: QWidget, *, forward: bool) -> None:
    """Move the keyboard focus to the next or previous widget outside of `inside` that accepts it by Tab."""
    widget: QWidget | None = inside
    while True:
        widget = widget.nextInFocusChain() if forward else widget.previousInFocusChain()
        if widget is None or widget is inside:
            return
        takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled() and widget.isVisible()
        if takes and not inside.isAncestorOf(widget):
            reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
            widget.setFocus(reason)
            return
