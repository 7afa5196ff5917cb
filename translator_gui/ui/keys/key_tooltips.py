"""Keys as people read them: in tooltips, in messages, on the key card."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from translator_gui.ui.keys.chords import canonical, chord_text
from translator_gui.ui.menus import plain
from translator_gui.ui.plain_text import set_tip


def native_chord(chord: str) -> str:
    """A chord as this system writes it: "Ctrl+Return" is "⌘↩" on a Mac and "Ctrl+Enter" elsewhere."""
    return chord_text(canonical(chord))


def keys_of(action: QAction) -> list[str]:
    """The keys that an action has in force, as this system writes them; the two Enter keys are one."""
    chords = [sequence.toString(QKeySequence.SequenceFormat.PortableText) for sequence in action.shortcuts()]
    return list(dict.fromkeys(native_chord(chord) for chord in chords if chord))


def key_of(action: QAction) -> str:
    """The first of them; where there is none, where it stands in the menu."""
    keys = keys_of(action)
    return keys[0] if keys else plain(action.text())


def tooltip_text(action: QAction, text: str = "") -> str:
    """What a tooltip says of an action: what it does, its own words when left empty, and the key."""
    keys = keys_of(action)
    words = text or plain(action.text())
    return f"{words} ({keys[0]})" if keys else words


def add_key_tooltip(target: QWidget, action: QAction, text: str = "") -> None:
    """Gives a button or a control a tooltip that names the key, and renews it when keys change.

    Args:
        target: What gets the tooltip.
        action: Whose key it is.
        text: What it does; the action's words when left empty.
    """
    _Tip(target, action, text)


class _Tip(QObject):
    """Lives as long as what it is on."""

    def __init__(self, target: QWidget, action: QAction, text: str) -> None:
        super().__init__(target)
        self._target, self._action, self._text = target, action, text
        action.changed.connect(self._renew)
        self._renew()

    def _renew(self) -> None:
        set_tip(self._target, tooltip_text(self._action, self._text))
