"""Declared preferences: key, default, type and group; the values are kept in one JSON file."""

import contextlib
import getpass
import json
import math
import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, cast

from translator_gui.model.author import Author
from translator_gui.model.comment import ErrorCategory, ErrorSeverity
from translator_gui.model.errors import TranslatorError
from translator_gui.paths import settings_file

SettingValue = str | int | float | bool


class Setting(NamedTuple):
    """A declared preference. Its type is that of its default; `choices`, if given, are all allowed values.

    Attributes:
        key: What the code calls it.
        default: Its value while nobody set it.
        group: The page of the preferences dialog that it stands on.
        choices: All it can be; empty for anything of its kind.
        label: What the dialog calls it, & marking the letter for the keyboard; without one it is not in the dialog.
        words: The choices in words, in the same order.
        help: A sentence that says what it does; {id} in it is the key of that action.
        least: The smallest number it can be.
        most: The greatest.
        unit: Of the number.
        kind: "family" for the name of an installed typeface, "folder" for a path; empty for what the default is.
    """

    key: str
    default: SettingValue
    group: str
    choices: tuple[str, ...] = ()
    label: str = ""
    words: tuple[str, ...] = ()
    help: str = ""
    least: float = -math.inf
    most: float = math.inf
    unit: str = ""
    kind: str = ""

    def accepts(self, value: object) -> bool:
        """Whether a value from the file has the right type and is one of the choices."""
        if isinstance(self.default, float):
            fits = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
            return fits and self.least <= cast("float", value) <= self.most
        if type(value) is not type(self.default):
            return False
        if isinstance(value, int) and not self.least <= value <= self.most:
            return False
        return not self.choices or value in self.choices


SETTINGS = (
    Setting(
        "author.name",
        "",
        "you",
        label="Your &name",
        help="It stands beside your revisions and comments, so that colleagues know whose they are.",
    ),
    Setting(
        "author.email",
        "",
        "you",
        label="Your &e-mail",
        help="Optional: it tells two people of one name apart. Nothing is ever sent to it.",
    ),
    Setting(
        "page.urdu_face",
        "nastaliq",
        "page",
        ("nastaliq", "naskh"),
        label="&Urdu face",
        words=("Nastaliq", "Naskh"),
    ),
    Setting("page.urdu_size", 15.0, "page", label="Urdu si&ze", least=5, most=72, unit="pt"),
    Setting(
        "page.english_family",
        "",
        "page",
        label="&English face",
        help="Urdu words within the English stay in Naskh.",
        kind="family",
    ),
    Setting("page.english_size", 11.0, "page", label="English s&ize", least=5, most=72, unit="pt"),
    Setting(
        "page.layout",
        "paragraphs",
        "page",
        ("paragraphs", "sentences"),
        label="&Layout",
        words=("Paragraphs", "A row for each sentence"),
    ),
    Setting("page.urdu_on_right", False, "page", label="Urdu on the ri&ght"),
    Setting(
        "page.urdu_share",
        48,
        "page",
        label="&Share of the Urdu",
        help="How much of the width of both columns the Urdu takes.",
        least=25,
        most=75,
        unit="%",
    ),
    Setting(
        "page.theme",
        "system",
        "page",
        ("system", "light", "dark"),
        label="&Colours",
        words=("As the system", "Light", "Dark"),
    ),
    Setting(
        "english.variety",
        "en_US",
        "english",
        ("en_US", "en_GB"),
        label="&Variety of English",
        words=("American", "British"),
        help="For projects that say nothing else.",
    ),
    Setting("english.spelling", True, "english", label="Check the spelli&ng"),
    Setting(
        "typing.quotes",
        False,
        "typing",
        label="Typographic &quotes",
        help="\" and ' become “ ” ‘ ’ as you type; {undo} gives the straight one back.",
    ),
    Setting(
        "typing.marks",
        False,
        "typing",
        label="No &space before marks",
        help="A space typed before , . ; : ! ? goes when the mark is typed.",
    ),
    Setting(
        "typing.capitals",
        False,
        "typing",
        label="&Capital after a stop",
        help="The first letter of a sentence becomes a capital, though not after Mr., e.g. and the like.",
    ),
    Setting(
        "backups.folder",
        "",
        "backups",
        label="&Folder for backups",
        help="Leave empty for the default folder. Backups that were made elsewhere are still listed.",
        kind="folder",
    ),
    Setting("keys.preset", "translator", "keys", ("translator", "memoq", "trados", "omegat")),
    Setting("keys.own", "", "keys"),
    Setting("changes.translator", "usual", "changes", ("usual", "off", "handed-over", "approved")),
    Setting("changes.reviewer", "usual", "changes", ("usual", "off", "handed-over", "approved")),
    Setting("find.earlier", "", "find"),
    Setting("review.category", str(ErrorCategory.ACCURACY), "review", tuple(map(str, ErrorCategory))),
    Setting("review.severity", str(ErrorSeverity.MINOR), "review", tuple(map(str, ErrorSeverity))),
    Setting("export.format", ".docx", "export"),
    Setting("export.layout", "table", "export", ("table", "interleaved", "running", "original")),
    Setting("export.unit", "sentence", "export", ("sentence", "paragraph")),
    Setting("export.sentences", "all", "export", ("all", "translated", "approved")),
    Setting("export.numbers", False, "export"),
    Setting("export.statuses", False, "export"),
    Setting("export.comments", False, "export"),
    Setting("export.title", False, "export"),
    Setting("export.each", False, "export"),
    Setting("export.leave_out_open", False, "export"),
    Setting("export.version", "2.1", "export", ("2.1", "1.2")),
    Setting("export.place", "", "export"),  # a project's uid, a space, and the folder that its exports go into
    Setting("window.documents", True, "window"),
    Setting("window.annotation", True, "window"),
    Setting("window.history", False, "window"),
    Setting("window.inbox", False, "window"),
    Setting("window.comments", False, "window"),
    Setting("window.map", True, "window"),
    Setting("window.geometry", "", "window"),  # where it was kept before `window.state`; only read
    Setting("window.state", "", "window"),
)
DECLARED_SETTINGS = {setting.key: setting for setting in SETTINGS}


_PANEL = "window."
"""The settings that begin so and are not declared say whether a panel is shown."""


def is_declared(key: str) -> bool:
    """Whether there is a setting of a key."""
    return key in DECLARED_SETTINGS or key.startswith(_PANEL)


def declared_setting(key: str) -> Setting:
    """Return the setting of a key.

    Raises:
        ValueError: There is none.
    """
    if not is_declared(key):
        raise ValueError(f"there is no setting {key}")
    return DECLARED_SETTINGS.get(key) or Setting(key, False, "window")


class Settings:
    """The values of the preferences; one that is not set has its default.

    Attributes:
        trouble: What is wrong with the file that was to be read, for people; empty when nothing is.
    """

    def __init__(
        self,
        path: Path,
        values: dict[str, SettingValue],
        others: Mapping[str, object] | None = None,
        trouble: str = "",
    ) -> None:
        """Take the values of preferences.

        Args:
            path: Where `save` writes them.
            values: What is set.
            others: What stands in the file and is not understood: another version's, which keeps it.
            trouble: Why the file could not be read. It is then put aside before another is written.
        """
        self._path = path
        self._values = values
        self._others = dict(others or {})
        self.trouble = trouble

    def text(self, key: str) -> str:
        """Return a preference that is a word."""
        return cast("str", self.value(key))

    def flag(self, key: str) -> bool:
        """Return a preference that is on or off."""
        return cast("bool", self.value(key))

    def number(self, key: str) -> float:
        """Return a preference that is a number."""
        return float(self.value(key))

    def value(self, key: str) -> SettingValue:
        """Return a preference of any type."""
        return self._values.get(key, declared_setting(key).default)

    def usual(self, key: str) -> float:
        """Return the default of a preference that is a number."""
        return float(DECLARED_SETTINGS[key].default)

    def set(self, key: str, value: SettingValue) -> None:
        """Change a preference; `save` writes it to the file.

        Raises:
            ValueError: There is no such preference, or it takes no such value.
        """
        if not declared_setting(key).accepts(value):
            raise ValueError(f"{key} cannot be {value!r}")
        self._values[key] = value

    def save(self) -> None:
        """Write the file under a temporary name and rename it; an unreadable file is kept under another name.

        Raises:
            TranslatorError: It cannot be written.
        """
        part = self._path.with_name(f"{self._path.name}.{os.getpid()}.part")
        whole = {**self._others, **self._values}
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with part.open("w", encoding="utf-8") as stream:
                stream.write(json.dumps(whole, ensure_ascii=False, indent=2) + "\n")
                stream.flush()
                os.fsync(stream.fileno())
            if self.trouble:
                _put_aside(self._path)
            part.replace(self._path)
        except OSError as error:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
            raise TranslatorError(
                f"{self._path}: the preferences cannot be kept ({error.strerror}); check the folder's permissions"
            ) from error
        self.trouble = ""

    @property
    def author(self) -> Author:
        """The user's name: as set, else that of the system's user."""
        return Author(self.text("author.name") or system_user(), self.text("author.email"))


def load_settings() -> Settings:
    """Read the user's preferences; missing or invalid values get their defaults."""
    path = settings_file()
    try:
        found: object = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings(path, {})
    except OSError as error:
        return Settings(path, {}, trouble=_trouble(path, error.strerror or "unreadable"))
    except (ValueError, RecursionError):
        return Settings(path, {}, trouble=_trouble(path, "no JSON"))
    if not isinstance(found, dict):
        return Settings(path, {}, trouble=_trouble(path, "no table of preferences"))
    values: dict[str, SettingValue] = {}
    others: dict[str, object] = {}
    for key, value in cast("dict[str, SettingValue]", found).items():
        if is_declared(key) and declared_setting(key).accepts(value):
            values[key] = value
        elif key not in DECLARED_SETTINGS:
            others[key] = value
    return Settings(path, values, others)


def _trouble(path: Path, why: str) -> str:
    aside = _aside(path).name
    return f"{path}: your preferences cannot be read ({why}); the usual ones hold, and the file will be kept as {aside}"


def _aside(path: Path) -> Path:
    """Return the first free name beside a file, to keep an unreadable one under."""
    number = 1
    while (aside := path.with_name(f"{path.stem}.broken-{number}{path.suffix}")).exists():
        number += 1
    return aside


def _put_aside(path: Path) -> None:
    if path.exists():
        path.rename(_aside(path))


def system_user() -> str:
    """Return the name of the system's user; "translator" if it is unknown."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "translator"
