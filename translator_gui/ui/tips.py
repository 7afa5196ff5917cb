"""Keys as people read them: in tooltips, in messages, on the key card."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

_FORM = QKeySequence.SequenceFormat.NativeText


def native(key: str) -> str:
    """A key as this system writes it: "Ctrl+Return" is "⌘↩" on a Mac."""
    return QKeySequence(key).toString(_FORM)


def keys_of(action: QAction) -> list[str]:
    """The keys that an action has in force, as this system writes them."""
    return [sequence.toString(_FORM) for sequence in action.shortcuts() if not sequence.isEmpty()]


def plain(text: str) -> str:
    """The words of a menu entry without the mark of its letter."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def tell_keys(target: QWidget | QAction, action: QAction, text: str = "") -> None:
    """Gives a button, a control or an action a tooltip that names the key, and renews it when keys change.

    Args:
        target: What gets the tooltip.
        action: Whose key it is.
        text: What it does; the action's words when left empty.
    """
    _Tip(target, action, text)


class _Tip(QObject):
    """Lives as long as what it is on."""

    def __init__(self, target: QWidget | QAction, action: QAction, text: str) -> None:
        super().__init__(target)
        self._target, self._action, self._text = target, action, text
        action.changed.connect(self._renew)
        self._renew()

    def _renew(self) -> None:
        keys = keys_of(self._action)
        words = self._text or plain(self._action.text()).rstrip("…")
        tip = f"{words} ({keys[0]})" if keys else words
        # Setting it is a change of the action too.
        if self._target.toolTip() != tip:
            self._target.setToolTip(tip)
