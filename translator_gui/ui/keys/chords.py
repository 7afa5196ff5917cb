"""Key chords as text: modifiers in Qt's portable order, then the key. Return stands for both Enter keys."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_MODIFIERS = ("Meta", "Ctrl", "Alt", "Shift")
_HELD = (
    Qt.KeyboardModifier.MetaModifier
    | Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.ShiftModifier
)
_MODIFIER_KEYS = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_Super_L,
        Qt.Key.Key_Super_R,
        Qt.Key.Key_Hyper_L,
        Qt.Key.Key_Hyper_R,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_ScrollLock,
        Qt.Key.Key_unknown,
    }
)
_LAST_LATIN = 0x7F
_FIRST_SPECIAL = 0x01000000


def canonical(chord: str) -> str:
    """Return the normal form of a key chord: "Shift+Alt+Down" becomes "Alt+Shift+Down", Enter becomes Return."""
    modifiers, key = parts(chord)
    key = {"Enter": "Return", "Delete": "Del", "Insert": "Ins", "PgDn": "PgDown"}.get(key, key)
    return "+".join([m for m in _MODIFIERS if m in modifiers] + [key.upper() if len(key) == 1 else key])


def parts(chord: str) -> tuple[frozenset[str], str]:
    """Split a key chord such as "Ctrl+Shift++" into its modifiers and its key."""
    if chord.endswith("+"):
        head, key = chord[:-1].rstrip("+"), "+"
    else:
        head, _, key = chord.rpartition("+")
    return frozenset(head.split("+")) - {""}, key


def sequences(chord: str) -> list[QKeySequence]:
    """Return the Qt key sequences of a key chord; for Return also that of the keypad's Enter."""
    modifiers, key = parts(chord)
    if key != "Return":
        return [QKeySequence(chord)]
    pair = [QKeySequence(chord), QKeySequence("+".join([m for m in _MODIFIERS if m in modifiers] + ["Enter"]))]
    # The first is shown in menus, and everybody but the Mac calls the key Enter.
    return pair if sys.platform == "darwin" else pair[::-1]


def chord_text(chord: str) -> str:
    """Return a key chord in normal form as this operating system writes it, "Ctrl+Enter" or "⌘↩"."""
    return sequences(chord)[0].toString(QKeySequence.SequenceFormat.NativeText)


def pressed_chord(event: QKeyEvent) -> str | None:
    """Return the key chord of a key event: "" if only modifiers are pressed, None for a non-Latin letter.

    A sign typed with Shift is its own key: Ctrl+Shift+= is Ctrl++ on keyboards where Shift+= gives "+".
    """
    key, modifiers = event.key(), event.modifiers() & _HELD
    if key in _MODIFIER_KEYS or key == 0:
        return ""
    if _LAST_LATIN < key < _FIRST_SPECIAL:
        return None
    if key == Qt.Key.Key_Backtab:
        key = int(Qt.Key.Key_Tab)
    sign = key < _FIRST_SPECIAL and not chr(key).isalnum() and key != Qt.Key.Key_Space
    if sign:
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier
    combination = modifiers.value | key
    return canonical(QKeySequence(combination).toString(QKeySequence.SequenceFormat.PortableText))
