"""The keys of actions as text, for tooltips, messages and the list of keyboard shortcuts."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from translator_gui.messages import gettext as _
from translator_gui.ui.action_specs import plain
from translator_gui.ui.keys.chords import canonical, chord_text
from translator_gui.ui.plain_text import set_tip


def native_chord(chord: str) -> str:
    """Return any key chord as this operating system writes it: "Ctrl+Return" is "⌘↩" on a Mac, else "Ctrl+Enter"."""
    return chord_text(canonical(chord))


def keys_of(action: QAction) -> list[str]:
    """Return the current keyboard shortcuts of an action as texts of this operating system."""
    chords = [sequence.toString(QKeySequence.SequenceFormat.PortableText) for sequence in action.shortcuts()]
    return list(dict.fromkeys(native_chord(chord) for chord in chords if chord))


def key_of(action: QAction) -> str:
    """Return the first keyboard shortcut of an action as text; the action's name in the menu if it has no shortcut."""
    keys = keys_of(action)
    return keys[0] if keys else plain(action.text())


def tooltip_text(action: QAction, text: str = "") -> str:
    """Return the tooltip of an action with its keyboard shortcut: "Find (Ctrl+F)"."""
    keys = keys_of(action)
    words = text or plain(action.text())
    return _("{action} ({key})", action=words, key=keys[0]) if keys else words


def add_key_tooltip(target: QWidget, action: QAction, text: str = "") -> None:
    """Give a widget a tooltip with the keyboard shortcut of an action, updated when the shortcut changes.

    Args:
        target: The widget.
        action: The action whose key is shown.
        text: The text of the tooltip; the action's name if empty.
    """
    _KeyTooltip(target, action, text)


class _KeyTooltip(QObject):
    """Updates the keyboard shortcut in a widget's tooltip; destroyed with the widget."""

    def __init__(self, target: QWidget, action: QAction, text: str) -> None:
        super().__init__(target)
        self._target, self._action, self._text = target, action, text
        action.changed.connect(self._update)
        self._update()

    def _update(self) -> None:
        set_tip(self._target, tooltip_text(self._action, self._text))
