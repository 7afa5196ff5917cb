"""Chords that cannot be given to an action, and the reasons."""

import sys

from translator_gui.messages import gettext_lazy as _
from translator_gui.ui.keys.chords import canonical, chord_text, parts
from translator_gui.ui.menus import MENUS

_CARET = frozenset({"Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown"})
_TEXT = frozenset({"Return", "Tab", "Backspace", "Del", "Ins", "Space"})
_BY_WORDS = frozenset({"Left", "Right", "Home", "End", "Backspace", "Del"})
_CLIPBOARD = {
    "A": _("selects the whole sentence in every field"),
    "C": _("copies in every field"),
    "V": _("pastes in every field"),
    "X": _("cuts in every field"),
}
_WAYS_OUT = {"Esc": _("leads out of fields and closes windows"), "Tab": _("goes to the next field")}
_LINE_EDITING = frozenset({"Ctrl+E", "Ctrl+K", "Ctrl+U"})
_MACS_OWN = {
    "Ctrl+H": _("hides the program: the Mac keeps it for itself"),
    "Ctrl+M": _("minimises the window: the Mac keeps it for itself"),
    "Ctrl+Space": _("opens the search of the Mac: the Mac keeps it for itself"),
}


def reserved_reason(chord: str) -> str:
    """Return why a key chord cannot be given to an action ("copies in every field"); empty if it can."""
    modifiers, key = parts(canonical(chord))
    if key in _WAYS_OUT:
        return str(_WAYS_OUT[key])
    if not modifiers & {"Ctrl", "Alt", "Meta"}:
        return _why_plain(key)
    if sys.platform == "darwin":
        return _why_on_a_mac(canonical(chord)) or _why_ctrl(modifiers, key)
    return _why_alt(key) if modifiers == frozenset({"Alt"}) else _why_ctrl(modifiers, key)


def chord_remark(chord: str) -> str:
    """Return a warning about another use of a key chord that can be given to an action; empty for most."""
    if chord in _LINE_EDITING and sys.platform.startswith("linux"):
        return str(_("In fields other than the page's, {chord} edits the line.", chord=chord_text(chord)))
    return ""


def _why_plain(key: str) -> str:
    if key in _CARET:
        return str(_("moves the cursor"))
    if key in _TEXT or len(key) == 1:
        return str(_("writes and deletes text"))
    return str(_("opens the menus")) if key == "F10" else ""


def _why_ctrl(modifiers: frozenset[str], key: str) -> str:
    if modifiers <= {"Ctrl", "Shift"} and key in _BY_WORDS:
        return str(_("works by words in the English"))
    if modifiers != frozenset({"Ctrl"}):
        return ""
    return str(_CLIPBOARD.get(key, ""))


def _why_on_a_mac(chord: str) -> str:
    modifiers, key = parts(chord)
    if chord in _MACS_OWN:
        return str(_MACS_OWN[chord])
    return str(_("writes a letter on the Mac")) if modifiers <= {"Alt", "Shift"} and len(key) == 1 else ""


def _why_alt(key: str) -> str:
    menus = [str(title) for title, _entries in MENUS]
    titles = {title[title.index("&") + 1].upper(): title.replace("&", "") for title in menus if "&" in title}
    if key in titles:
        return str(_("opens the {menu} menu", menu=titles[key]))
    words = {"F4": _("closes the window"), "Space": _("opens the window's own menu")}
    return str(words.get(key, ""))
