"""The current keys: a preset and the user's own changes to it."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from translator_gui.messages import gettext as _
from translator_gui.model.errors import TranslatorError
from translator_gui.settings import UserSettings
from translator_gui.ui.keys.chords import canonical, chord_text, sequences
from translator_gui.ui.keys.presets import PRESETS, on_this_system
from translator_gui.ui.keys.reserved_keys import reserved_reason
from translator_gui.ui.menus import SPECS, names

_PRESET, _OWN = "keys.preset", "keys.own"
_MOST_CHORDS = 20
_LONGEST = 40
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


class _InForce(NamedTuple):
    keys: dict[str, tuple[str, ...]]
    owners: dict[str, str]


class Keymap(QObject):
    """The chords of every action. Changes are stored in the settings at once; the dialog saves these."""

    keys_changed = Signal()
    """Emitted when keys changed; the actions of the window have them already."""

    def __init__(self, settings: UserSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._table = {spec.id: _tidy(spec.keys) for spec in SPECS}
        self._now = self._work_out()

    @property
    def preset(self) -> str:
        """The preset's name in the settings."""
        return self._settings.text(_PRESET)

    def chords(self, action: str) -> tuple[str, ...]:
        """Return the chords of an action, the first shown in the menu; empty for an unknown action."""
        return self._now.keys.get(action, ())

    def sequences(self, action: str) -> list[QKeySequence]:
        """Return the Qt key sequences of an action."""
        return [sequence for chord in self.chords(action) for sequence in sequences(chord)]

    def owner(self, chord: str) -> str | None:
        """Return the action that has a chord."""
        return self._now.owners.get(canonical(chord))

    def worded(self, text: str) -> str:
        """Return a text with "{split}" replaced by the key of that action, or by its name if it has no key."""
        return _PLACEHOLDER.sub(self._word, text)

    def _word(self, found: re.Match[str]) -> str:
        action = found[1]
        if action not in self._table:
            return found[0]
        chords = self.chords(action)
        return chord_text(chords[0]) if chords else _("“{action}”", action=names()[action])

    def is_own(self, action: str) -> bool:
        """Whether the user changed the action's keys."""
        return action in self._own()

    def add(self, action: str, chord: str) -> None:
        """Give a chord to an action; another action that has it loses it."""
        chord = canonical(chord)
        own, other = self._own(), self.owner(chord)
        if other == action:
            return
        if other is not None:
            own[other] = tuple(c for c in self.chords(other) if c != chord)
        own[action] = (*self.chords(action), chord)
        self._keep(own)

    def remove(self, action: str, chord: str) -> None:
        """Remove one chord from an action."""
        self._keep({**self._own(), action: tuple(c for c in self.chords(action) if c != canonical(chord))})

    def clear(self, action: str) -> None:
        """Remove all keys of an action."""
        self._keep({**self._own(), action: ()})

    def reset(self, action: str) -> None:
        """Reset an action to the preset's keys; other actions that have them lose them."""
        own = self._own()
        own.pop(action, None)
        usual = set(self._preset_keys().get(action, ()))
        for other, chords in own.items():
            own[other] = tuple(chord for chord in chords if chord not in usual)
        self._keep(own)

    def reset_all(self) -> None:
        """Discard all changes of the user."""
        self._keep({})

    def set_preset(self, name: str) -> None:
        """Use the keys of another program; the user's own changes stay on top."""
        self._settings.set(_PRESET, name)
        self.reread()

    def reread(self) -> None:
        """Read the keys again: the settings changed."""
        self._now = self._work_out()
        self.keys_changed.emit()

    def exported(self) -> str:
        """Return the preset and the user's changes as JSON, to import on another computer."""
        return json.dumps({"preset": self.preset, "keys": self._own()}, indent=2) + "\n"

    def take(self, text: str) -> None:
        """Import an exported keymap.

        Raises:
            TranslatorError: The text is not an exported keymap.
        """
        try:
            found: object = json.loads(text)
        except (ValueError, RecursionError):
            found = None
        table = cast("dict[str, object]", found) if isinstance(found, dict) else {}
        if table.get("preset") not in PRESETS or not isinstance(table.get("keys"), dict):
            raise TranslatorError(_("not a set of keys; choose a file that was exported here"))
        self._settings.set(_PRESET, cast("str", table["preset"]))
        self._keep(_own_of(table["keys"]))

    def _own(self) -> dict[str, tuple[str, ...]]:
        """Return the user's changes, including those of actions that only another version has."""
        try:
            return _own_of(json.loads(self._settings.text(_OWN) or "{}"))
        except (ValueError, RecursionError):
            return {}

    def _keep(self, own: Mapping[str, tuple[str, ...]]) -> None:
        usual = self._preset_keys()
        changed = {action: chords for action, chords in own.items() if usual.get(action) != chords}
        self._settings.set(_OWN, json.dumps(changed) if changed else "")
        self.reread()

    def _preset_keys(self) -> dict[str, tuple[str, ...]]:
        preset = PRESETS[self.preset]
        taken = {chord for chords in preset.values() for chord in chords}
        keys = {
            action: preset[action] if action in preset else tuple(c for c in chords if c not in taken)
            for action, chords in self._table.items()
        }
        return {action: tuple(on_this_system(chord) for chord in chords) for action, chords in keys.items()}

    def _work_out(self) -> _InForce:
        # A file may have been written by hand, or come from another system.
        free = {action: tuple(c for c in chords if not reserved_reason(c)) for action, chords in self._own().items()}
        keys = self._preset_keys()
        owners: dict[str, str] = {}
        for action in keys:
            for chord in free.get(action, ()):
                owners.setdefault(chord, action)
        for action, chords in keys.items():
            if action not in free:
                for chord in chords:
                    owners.setdefault(chord, action)
        for action, chords in keys.items():
            keys[action] = tuple(chord for chord in free.get(action, chords) if owners[chord] == action)
        return _InForce(keys, owners)


def _tidy(chords: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(canonical(chord) for chord in chords))


def _own_of(found: object) -> dict[str, tuple[str, ...]]:
    """Return the valid entries of a table of own keys."""
    table = cast("dict[str, object]", found) if isinstance(found, dict) else {}
    own: dict[str, tuple[str, ...]] = {}
    for action, chords in table.items():
        if isinstance(chords, list):
            words = [c for c in cast("list[object]", chords) if isinstance(c, str) and 0 < len(c) <= _LONGEST]
            own[action] = _tidy(words[:_MOST_CHORDS])
    return own
