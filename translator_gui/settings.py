"""Declared preferences: key, default, kind and group; kept in one JSON file of the user's."""

import contextlib
import getpass
import json
import math
import os
from pathlib import Path
from typing import NamedTuple, cast

from translator_gui.model.author import Author
from translator_gui.model.errors import TranslatorError
from translator_gui.paths import settings_file

SettingValue = str | int | float | bool


class Setting(NamedTuple):
    """One preference. Its kind is that of its default; `choices`, where given, are all it can be."""

    key: str
    default: SettingValue
    group: str
    choices: tuple[str, ...] = ()

    def accepts(self, value: object) -> bool:
        """Whether a value found in a file may be used."""
        if isinstance(self.default, float):
            return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
        if type(value) is not type(self.default):
            return False
        return not self.choices or value in self.choices


SETTINGS = (
    Setting("author.name", "", "author"),
    Setting("author.email", "", "author"),
    Setting("page.theme", "system", "page", ("system", "light", "dark")),
    Setting("page.layout", "paragraphs", "page", ("paragraphs", "sentences")),
    Setting("page.urdu_face", "nastaliq", "page", ("nastaliq", "naskh")),
    Setting("page.urdu_on_right", False, "page"),
    Setting("page.urdu_size", 15.0, "page"),
    Setting("page.english_size", 11.0, "page"),
    Setting("english.variety", "en_US", "english", ("en_US", "en_GB")),
    Setting("english.spelling", True, "english"),
    Setting("window.documents", True, "window"),
    Setting("window.annotation", True, "window"),
    Setting("window.geometry", "", "window"),
    Setting("window.state", "", "window"),
)
_DECLARED = {setting.key: setting for setting in SETTINGS}


class Settings:
    """The values of the preferences; what is not set has its default."""

    def __init__(self, path: Path, values: dict[str, SettingValue]) -> None:
        self._path = path
        self._values = values

    def text(self, key: str) -> str:
        """A preference that is a word."""
        return cast("str", self._value(key))

    def flag(self, key: str) -> bool:
        """A preference that is on or off."""
        return cast("bool", self._value(key))

    def number(self, key: str) -> float:
        """A preference that is a number."""
        return float(self._value(key))

    def usual(self, key: str) -> float:
        """What a preference that is a number is when nobody set it."""
        return float(_DECLARED[key].default)

    def set(self, key: str, value: SettingValue) -> None:
        """Changes a preference; `save` keeps it.

        Raises:
            ValueError: There is no such preference, or it takes no such value.
        """
        if key not in _DECLARED or not _DECLARED[key].accepts(value):
            raise ValueError(f"{key} cannot be {value!r}")
        self._values[key] = value

    def save(self) -> None:
        """Writes the file beside itself first and renames it.

        Raises:
            TranslatorError: It cannot be written.
        """
        part = self._path.with_name(f"{self._path.name}.{os.getpid()}.part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(self._values, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
            part.replace(self._path)
        except OSError as error:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
            raise TranslatorError(
                f"{self._path}: the preferences cannot be kept ({error.strerror}); check the folder's permissions"
            ) from error

    @property
    def author(self) -> Author:
        """Who works: as set, else the system's user."""
        return Author(self.text("author.name") or system_user(), self.text("author.email"))

    def _value(self, key: str) -> SettingValue:
        return self._values.get(key, _DECLARED[key].default)


def load_settings() -> Settings:
    """Reads the user's preferences. What is missing, unknown or out of place is as if it were not set."""
    path = settings_file()
    try:
        found: object = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        found = {}
    values = cast("dict[str, SettingValue]", found) if isinstance(found, dict) else {}
    return Settings(path, {k: v for k, v in values.items() if k in _DECLARED and _DECLARED[k].accepts(v)})


def system_user() -> str:
    """The system user's name; "translator" where the system knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "translator"
