"""Key presets of other translation programs: where they differ from the table of `menus`.

Translator's own keys are memoQ's wherever memoQ has the action. A chord that a preset gives to an action is taken from
whichever action has it in the table. Sources:

- memoQ: docs.memoq.com, "The Grid" (10.3) and "Translation editor": Ctrl+Enter, Ctrl+J, Ctrl+T, Ctrl+M, Ctrl+K, Ctrl+E,
  Ctrl+1…9. memoQ rejects with Shift+Enter and confirms without the memory with Ctrl+Shift+Enter; here the one is a line
  break and the other returns a sentence, as in Trados Studio.
- Trados Studio: docs.rws.com, "Confirming translated text" (2024), "Performing a concordance search" and the quick
  start guide "Translating and reviewing documents": Ctrl+Enter, Ctrl+Alt+Enter, Ctrl+Shift+Enter, Ctrl+Insert, Ctrl+Up
  and Ctrl+Down, F3. No manual was found for splitting, merging, comments, going to a number, going on with a search
  and closing: what stands here for them is to be held against Studio's own list. F3 opens the concordance there. Ctrl+G
  goes to a number; the next open sentence moves to Ctrl+Shift+G.
- OmegaT: its manual's appendix on shortcuts, MainMenuShortcuts.properties and EditorShortcuts.properties. OmegaT has no
  confirming: leaving a segment for the next untranslated one (Ctrl+U) counts its translation, and so Ctrl+U confirms.
  Ctrl+Enter goes back, as there. It has neither joining nor splitting; Ctrl+J is its go to number, and joining moves to
  Ctrl+Alt+J. Ctrl+T inserts the next missing tag there, and splitting moves to Ctrl+Alt+T; Ctrl+Shift+V checks tags.
  Ctrl+K replaces there, and the concordance moves to Ctrl+Alt+K. Ctrl+N is its next segment, so translating another
  document has no key. Replacing with the source is Ctrl+Shift+R. Ctrl+Shift+N goes forward and does not make a project,
  both of which it does in OmegaT. Ctrl+Shift+G creates a glossary entry.
"""

import sys
from collections.abc import Mapping

Keys = Mapping[str, tuple[str, ...]]
"""The chords of actions, by the actions' ids."""

MEMOQ: Keys = {
    "redo": ("Ctrl+Y",),
}
TRADOS: Keys = {
    "confirm": ("Ctrl+Return", "Ctrl+Alt+Return"),
    "confirm_paragraph": (),
    "copy_source": ("Ctrl+Ins",),
    "split": ("Alt+Shift+T",),
    "join": ("Ctrl+Alt+S",),
    "comment": ("Ctrl+Shift+N",),
    "redo": ("Ctrl+Y",),
    "next_sentence": ("Ctrl+Down", "Alt+Down"),
    "previous_sentence": ("Ctrl+Up", "Alt+Up"),
    "next_paragraph": ("Ctrl+PgDown",),
    "previous_paragraph": ("Ctrl+PgUp",),
    "go_number": ("Ctrl+G",),
    "next_open": ("Ctrl+Shift+G",),
    "concordance": ("F3",),
    "find_next": ("Shift+F4",),
    "find_previous": ("Ctrl+Shift+F4",),
    "export": ("Shift+F12",),
    "close": ("Ctrl+F4",),
}
OMEGAT: Keys = {
    "confirm": ("Ctrl+U",),
    "next_sentence": ("Ctrl+N", "Alt+Down"),
    "previous_sentence": ("Ctrl+P", "Ctrl+Return", "Alt+Up"),
    "copy_source": ("Ctrl+Shift+R",),
    "replace": ("Ctrl+K",),
    "concordance": ("Ctrl+Alt+K",),
    "go_number": ("Ctrl+J",),
    "insert_tag": ("Ctrl+T", "F9"),
    "split": ("Ctrl+Alt+T",),
    "next_issue": ("Ctrl+Shift+V", "F8"),
    "join": ("Ctrl+Alt+J",),
    "back": ("Ctrl+Shift+P",),
    "forward": ("Ctrl+Shift+N",),
    "redo": ("Ctrl+Y",),
    "export": ("Ctrl+D",),
    "documents_panel": ("Ctrl+L",),
    "labels": ("Ctrl+Alt+L",),
    "close": ("Ctrl+Shift+W",),
    "add_term": ("Ctrl+Shift+G",),
}
PRESETS: Mapping[str, Keys] = {"translator": {}, "memoq": MEMOQ, "trados": TRADOS, "omegat": OMEGAT}
NAMES = {"translator": "Translator", "memoq": "memoQ", "trados": "Trados Studio", "omegat": "OmegaT"}

MAC = {
    "Ctrl+H": "Ctrl+R",
    "Ctrl+,": "Ctrl+Alt+,",
    "Ctrl+.": "Ctrl+,",
    "Ctrl+M": "Ctrl+Alt+M",
    "Ctrl+Ins": "Ctrl+Alt+I",
    "Alt+Left": "Ctrl+[",
    "Alt+Right": "Ctrl+]",
    "Alt+C": "Ctrl+Alt+C",
    "Alt+D": "Ctrl+Alt+D",
    "Alt+N": "Ctrl+Alt+N",
    "Alt+R": "Ctrl+Alt+R",
    "Alt+Shift+D": "Ctrl+Alt+Shift+D",
    "Alt+Shift+E": "Ctrl+Alt+Shift+E",
    "Alt+Shift+O": "Ctrl+Alt+Shift+O",
    "Alt+Shift+R": "Ctrl+Alt+Shift+R",
    "Alt+Shift+S": "Ctrl+Alt+Shift+S",
    "Alt+Shift+T": "Ctrl+Alt+T",
    **{f"Alt+{number}": f"Ctrl+Alt+{number}" for number in range(1, 10)},
}
"""Replacements on the Mac for chords that macOS reserves, types letters with, or has no key for."""


def on_this_system(chord: str) -> str:
    """Return a key chord of the shortcut presets as used on this system: on a Mac some are replaced by others."""
    return MAC.get(chord, chord) if sys.platform == "darwin" else chord
