"""Chords that no action can have, and why."""

import sys

from translator_gui.ui.keys.chords import canonical, chord_text, parts
from translator_gui.ui.menus import MENUS

_CARET = frozenset({"Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown"})
_TEXT = frozenset({"Return", "Tab", "Backspace", "Del", "Ins", "Space"})
_BY_WORDS = frozenset({"Left", "Right", "Home", "End", "Backspace", "Del"})
_CLIPBOARD = {"A": "selects the whole sentence", "C": "copies", "V": "pastes", "X": "cuts"}
_WAYS_OUT = {"Esc": "leads out of fields and closes windows", "Tab": "goes to the next field"}
_LINE_EDITING = frozenset({"Ctrl+E", "Ctrl+K", "Ctrl+U"})
_MACS_OWN = {
    "Ctrl+H": "hides the program",
    "Ctrl+M": "minimises the window",
    "Ctrl+Space": "opens the search of the Mac",
}


def reserved_reason(chord: str) -> str:
    """What a chord does that it cannot stop doing, as the end of a sentence; empty for one that is free to take."""
    held, key = parts(canonical(chord))
    if key in _WAYS_OUT:
        return _WAYS_OUT[key]
    if not held & {"Ctrl", "Alt", "Meta"}:
        return _why_plain(key)
    if sys.platform == "darwin":
        return _why_on_a_mac(canonical(chord)) or _why_ctrl(held, key)
    return _why_alt(key) if held == frozenset({"Alt"}) else _why_ctrl(held, key)


def chord_remark(chord: str) -> str:
    """What is worth knowing about a chord that may be taken; empty for most."""
    if chord in _LINE_EDITING and sys.platform.startswith("linux"):
        return f"In fields other than the page's, {chord_text(chord)} edits the line."
    return ""


def _why_plain(key: str) -> str:
    if key in _CARET:
        return "moves the caret"
    if key in _TEXT or len(key) == 1:
        return "writes and deletes text"
    return "opens the menus" if key == "F10" else ""


def _why_ctrl(held: frozenset[str], key: str) -> str:
    if held <= {"Ctrl", "Shift"} and key in _BY_WORDS:
        return "works by words in the English"
    if held != frozenset({"Ctrl"}):
        return ""
    if key in _CLIPBOARD:
        return f"{_CLIPBOARD[key]} in every field"
    return "is kept for inserting a suggestion" if key in "123456789" else ""


def _why_on_a_mac(chord: str) -> str:
    held, key = parts(chord)
    if chord in _MACS_OWN:
        return f"{_MACS_OWN[chord]}: the Mac keeps it for itself"
    return "writes a letter on the Mac" if held <= {"Alt", "Shift"} and len(key) == 1 else ""


def _why_alt(key: str) -> str:
    words = [str(title) for title, _entries in MENUS]
    titles = {title[title.index("&") + 1].upper(): title.replace("&", "") for title in words if "&" in title}
    if key in titles:
        return f"opens the {titles[key]} menu"
    return {"F4": "closes the window", "Space": "opens the window's own menu"}.get(key, "")
