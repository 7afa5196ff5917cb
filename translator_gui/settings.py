"""The preferences: each with key, default, kind and group; the values are kept in one JSON file per user."""

import contextlib
import getpass
import json
import math
import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, cast

from translator_gui.messages import LazyMessage
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.author import Author
from translator_gui.model.errors import TranslatorError
from translator_gui.paths import settings_file

SettingValue = str | int | float | bool


class SettingDeclaration(NamedTuple):
    """Declaration of one user setting: key, default, allowed values, label; a value has the type of the default.

    Attributes:
        key: Its name in the code and in the file.
        default: Its value until the user sets it.
        group: Its page of the preferences dialog.
        choices: All allowed values; empty for any value of the type.
        label: Its name in the dialog, with & before the mnemonic; None for a preference that the dialog does not show.
        words: The names of the choices, in the same order.
        help: A sentence about its effect; "{id}" in it stands for the key of that action.
        least: The smallest number allowed.
        most: The greatest number allowed.
        unit: Unit of the number.
        kind: "family" for the name of an installed font, "folder" for a path, "files" for a path on each line,
            "memories" for attached memories; empty for the type of the default.
    """

    key: str
    default: SettingValue
    group: str
    choices: tuple[str, ...] = ()
    label: LazyMessage | None = None
    words: tuple[LazyMessage, ...] = ()
    help: LazyMessage | None = None
    least: float = -math.inf
    most: float = math.inf
    unit: str = ""
    kind: str = ""

    def accepts(self, value: object) -> bool:
        """Whether a value read from the settings file is allowed for this setting."""
        if isinstance(self.default, float):
            fits = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
            return fits and self.least <= cast("float", value) <= self.most
        if type(value) is not type(self.default):
            return False
        if isinstance(value, int) and not self.least <= value <= self.most:
            return False
        return not self.choices or value in self.choices


SETTINGS = (
    SettingDeclaration(
        "author.name",
        "",
        "you",
        label=_("Your &name"),
        help=_("Shown with your revisions and comments, so that colleagues know whose they are."),
    ),
    SettingDeclaration(
        "author.email",
        "",
        "you",
        label=_("Your &e-mail"),
        help=_("Optional: tells apart two people of the same name. No mail is ever sent."),
    ),
    SettingDeclaration(
        "page.urdu_face",
        "nastaliq",
        "page",
        ("nastaliq", "naskh"),
        label=_("&Urdu font"),
        words=(_("Nastaliq"), _("Naskh")),
    ),
    SettingDeclaration("page.urdu_size", 15.0, "page", label=_("Urdu si&ze"), least=5, most=72, unit="pt"),
    SettingDeclaration(
        "page.urdu_word_spacing",
        100,
        "page",
        label=_("Urdu word &spacing"),
        help=_("Wider spaces make words of Nastaliq easier to tell apart. 100 % is the font's own."),
        least=100,
        most=400,
        unit="%",
    ),
    SettingDeclaration(
        "page.english_family",
        "",
        "page",
        label=_("&English font"),
        help=_("Urdu words within the English stay in Naskh."),
        kind="family",
    ),
    SettingDeclaration("page.english_size", 11.0, "page", label=_("English s&ize"), least=5, most=72, unit="pt"),
    SettingDeclaration(
        "page.layout",
        "paragraphs",
        "page",
        ("paragraphs", "sentences"),
        label=_("&Layout"),
        words=(_("Paragraphs"), _("A row for each sentence")),
    ),
    SettingDeclaration(
        "page.density",
        "comfortable",
        "page",
        ("comfortable", "compact"),
        label=_("De&nsity"),
        words=(_("Comfortable"), _("Compact")),
        help=_("Compact has smaller text and less space: half as many paragraphs again fit the window."),
    ),
    SettingDeclaration("page.urdu_on_right", False, "page", label=_("Urdu on the ri&ght")),
    SettingDeclaration(
        "page.urdu_share",
        48,
        "page",
        label=_("Urdu &column width"),
        help=_("Share of the width of both columns."),
        least=25,
        most=75,
        unit="%",
    ),
    SettingDeclaration(
        "page.typewriter",
        False,
        "page",
        label=_("Typewriter sc&rolling"),
        help=_("Keeps the current sentence in the middle of the page."),
    ),
    SettingDeclaration(
        "page.theme",
        "system",
        "page",
        ("system", "light", "dark"),
        label=_("&Theme"),
        words=(_("System theme"), _("Light"), _("Dark")),
    ),
    SettingDeclaration(
        "english.variety",
        "en_US",
        "english",
        ("en_US", "en_GB"),
        label=_("&Variety of English"),
        words=(_("American"), _("British")),
        help=_("Default for new projects."),
    ),
    SettingDeclaration("english.spelling", True, "english", label=_("Check spelli&ng")),
    SettingDeclaration(
        "typing.quotes",
        False,
        "typing",
        label=_("Typographic &quotes"),
        help=_("\" and ' become “ ” ‘ ’ as you type; {undo} restores the straight one."),
    ),
    SettingDeclaration(
        "typing.marks",
        False,
        "typing",
        label=_("No &space before marks"),
        help=_("Removes a space before , . ; : ! ? as you type the mark."),
    ),
    SettingDeclaration(
        "typing.capitals",
        False,
        "typing",
        label=_("&Capital after a stop"),
        help=_("Capitalizes the first letter of a sentence, except after Mr., e.g. and other abbreviations."),
    ),
    SettingDeclaration(
        "backups.folder",
        "",
        "backups",
        label=_("&Folder for backups"),
        help=_("Leave empty for the default folder. Backups in other folders are still listed."),
        kind="folder",
    ),
    SettingDeclaration(
        "repetitions.fill",
        "empty",
        "memory",
        ("empty", "all", "ask", "never"),
        label=_("Fill in &repetitions"),
        words=(_("Empty sentences"), _("Drafts and translated too"), _("Ask each time"), _("Never")),
        help=_(
            "When a sentence is confirmed, sentences with the same Urdu get its English as drafts, with their own "
            "numbers. {exempt} exempts a sentence."
        ),
    ),
    SettingDeclaration(
        "memory.fill",
        "never",
        "memory",
        ("never", "101", "100", "99", "95", "85", "75"),
        label=_("Fill in the best matc&h"),
        words=(
            _("Never"),
            _("If its neighbours are equal, too (101 %)"),
            _("If its text is equal (100 %)"),
            _("From 99 %"),
            _("From 95 %"),
            _("From 85 %"),
            _("From 75 %"),
        ),
        help=_("When you enter a sentence without English; as a draft. {undo} takes it back."),
    ),
    SettingDeclaration(
        "memory.feed",
        True,
        "memory",
        label=_("Add what I &confirm to my memory"),
        help=_("And to attached memories that are not read-only. A project can be left out: Sentence ▸ Memory."),
    ),
    SettingDeclaration(
        "words.hover",
        True,
        "words",
        label=_("Translate the &Urdu word under the pointer"),
        help=_("Shown when the pointer rests on it. {look_up} shows more, for the word at the Urdu caret too."),
    ),
    SettingDeclaration(
        "words.dictionaries",
        "",
        "words",
        label=_("Di&ctionaries"),
        help=_("TSV with Urdu, a tab and English; StarDict (.ifo); DICT (.index); TBX. The files stay where they are."),
        kind="files",
    ),
    SettingDeclaration(
        "completion.on",
        True,
        "completion",
        label=_("Complete wh&ile typing"),
        help=_("Offers words and phrases below the cursor: Tab takes the highlighted one, Esc closes the list."),
    ),
    SettingDeclaration(
        "completion.letters",
        2,
        "completion",
        label=_("&Letters before the list opens"),
        least=2,
        most=9,
    ),
    SettingDeclaration(
        "completion.memory", True, "completion", label=_("Offer words and phra&ses of the translation memory")
    ),
    SettingDeclaration("completion.terms", True, "completion", label=_("Offer t&erms and names")),
    SettingDeclaration("completion.numbers", True, "completion", label=_("Offer n&umbers of the Urdu")),
    SettingDeclaration(
        "completion.dictionaries", True, "completion", label=_("O&ffer what dictionaries say of the Urdu")
    ),
    SettingDeclaration("completion.words", True, "completion", label=_("Offer fre&quent English words")),
    SettingDeclaration(
        "memory.attached",
        "",
        "memory",
        label=_("A&ttached memories"),
        help=_("Searched besides your own memory. The penalty is taken off the scores of their matches."),
        kind="memories",
    ),
    SettingDeclaration(
        "words.glossaries",
        "",
        "words",
        label=_("&Glossaries"),
        help=_(
            "TSV, CSV, XLSX or TBX with Urdu terms and their English, used in all projects. "
            "The files stay where they are. {terms} has the terms of a project."
        ),
        kind="files",
    ),
    SettingDeclaration("machine.services", "", "machine"),  # JSON of `machine.services`, without keys
    SettingDeclaration("machine.service", "", "machine"),  # uid of the one that is used
    SettingDeclaration("machine.automatic", False, "machine"),  # asks for each sentence that the user comes to
    SettingDeclaration("page.irregular", False, "page"),
    SettingDeclaration("keys.preset", "translator", "keys", ("translator", "memoq", "trados", "omegat")),
    SettingDeclaration("keys.own", "", "keys"),
    SettingDeclaration("changes.translator", "usual", "changes", ("usual", "off", "handed-over", "approved")),
    SettingDeclaration("changes.reviewer", "usual", "changes", ("usual", "off", "handed-over", "approved")),
    SettingDeclaration("find.earlier", "", "find"),
    SettingDeclaration("hints.known", False, "hints"),
    SettingDeclaration("tour.seen", False, "hints"),
    SettingDeclaration("export.format", ".docx", "export"),
    SettingDeclaration("export.layout", "table", "export", ("table", "interleaved", "running", "original")),
    SettingDeclaration("export.unit", "sentence", "export", ("sentence", "paragraph")),
    SettingDeclaration("export.sentences", "all", "export", ("all", "translated", "approved")),
    SettingDeclaration("export.numbers", False, "export"),
    SettingDeclaration("export.statuses", False, "export"),
    SettingDeclaration("export.comments", False, "export"),
    SettingDeclaration("export.title", False, "export"),
    SettingDeclaration("export.names", False, "export"),
    SettingDeclaration("export.pictures", True, "export"),
    SettingDeclaration("export.each", False, "export"),
    SettingDeclaration("export.leave_out_open", False, "export"),
    SettingDeclaration("export.version", "2.1", "export", ("2.1", "1.2", "1.2 copied")),
    SettingDeclaration("export.tbx_version", "3", "export", ("3", "2")),
    SettingDeclaration(
        "export.place", "", "export"
    ),  # a project's uid, a space, and the folder that its exports go into
    SettingDeclaration("window.documents", True, "window"),
    SettingDeclaration("window.matches", True, "window"),
    SettingDeclaration("window.annotation", True, "window"),
    SettingDeclaration("window.history", False, "window"),
    SettingDeclaration("window.findings", False, "window"),
    SettingDeclaration("window.adequacy", False, "window"),
    SettingDeclaration("window.inbox", False, "window"),
    SettingDeclaration("window.comments", False, "window"),
    SettingDeclaration("window.terms", False, "window"),
    SettingDeclaration("window.map", True, "window"),
    SettingDeclaration("window.left_first", False, "window"),
    SettingDeclaration("window.leading_width", 200, "window", least=100, most=2000),  # of the panels, pixels
    SettingDeclaration("window.trailing_width", 270, "window", least=100, most=2000),
    SettingDeclaration("window.geometry", "", "window"),  # where it was kept before `window.state`; only read
    SettingDeclaration("window.state", "", "window"),
)
DECLARED_SETTINGS = {setting.key: setting for setting in SETTINGS}


_PANEL = "window."
"""Prefix of the settings that say whether a panel is shown; they need no declaration."""


def is_declared(key: str) -> bool:
    """Whether a setting with this key exists."""
    return key in DECLARED_SETTINGS or key.startswith(_PANEL)


def file_list(value: str) -> tuple[str, ...]:
    """Return the paths in the value of a setting of the kind "files"."""
    return tuple(dict.fromkeys(filter(None, value.split("\n"))))


def declared_setting(key: str) -> SettingDeclaration:
    """Return the declaration of the setting with a key.

    Raises:
        ValueError: No setting has this key.
    """
    if not is_declared(key):
        raise ValueError(f"there is no setting {key}")
    return DECLARED_SETTINGS.get(key) or SettingDeclaration(key, False, "window")


class UserSettings:
    """The user's settings, loaded from one file; defaults for those that are not set.

    Attributes:
        read_error: Why the file could not be read, for the user; empty if it was read.
    """

    def __init__(
        self,
        path: Path,
        values: dict[str, SettingValue],
        others: Mapping[str, object] | None = None,
        read_error: str = "",
    ) -> None:
        """Create the settings from the content of their file.

        Args:
            path: The file that `save` writes.
            values: The values that are set.
            others: Entries of the file that this version does not know; they are kept.
            read_error: Why the file could not be read. `save` then renames it before it writes a new one.
        """
        self._path = path
        self._values = values
        self._others = dict(others or {})
        self.read_error = read_error

    def text(self, key: str) -> str:
        """Return the value of a text setting."""
        return cast("str", self.value(key))

    def flag(self, key: str) -> bool:
        """Return the value of an on/off setting."""
        return cast("bool", self.value(key))

    def number(self, key: str) -> float:
        """Return the value of a number setting."""
        return float(self.value(key))

    def value(self, key: str) -> SettingValue:
        """Return the value of a setting of any type."""
        return self._values.get(key, declared_setting(key).default)

    def default_number(self, key: str) -> float:
        """Return the default of a number setting."""
        return float(DECLARED_SETTINGS[key].default)

    def set(self, key: str, value: SettingValue) -> None:
        """Change a setting in memory; `save` writes the file.

        Raises:
            ValueError: No such preference exists, or it does not allow the value.
        """
        if not declared_setting(key).accepts(value):
            raise ValueError(f"{key} cannot be {value!r}")
        self._values[key] = value

    def save(self) -> None:
        """Write the settings file atomically; a file that could not be read is kept under another name.

        Raises:
            TranslatorError: The file cannot be written.
        """
        part = self._path.with_name(f"{self._path.name}.{os.getpid()}.part")
        whole = {**self._others, **self._values}
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with part.open("w", encoding="utf-8") as stream:
                stream.write(json.dumps(whole, ensure_ascii=False, indent=2) + "\n")
                stream.flush()
                os.fsync(stream.fileno())
            if self.read_error:
                _rename_broken(self._path)
            part.replace(self._path)
        except OSError as error:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
            raise TranslatorError(
                _(
                    "{path}: the preferences cannot be saved ({reason}); check the folder's permissions",
                    path=self._path,
                    reason=error.strerror,
                )
            ) from error
        self.read_error = ""

    @property
    def author(self) -> Author:
        """The author recorded with the user's changes: the name in the settings, else the login name."""
        return Author(self.text("author.name") or system_user(), self.text("author.email"))


def load_settings() -> UserSettings:
    """Read the user's settings file; settings that are missing or not allowed get their defaults."""
    path = settings_file()
    try:
        found: object = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return UserSettings(path, {})
    except OSError as error:
        return UserSettings(path, {}, read_error=_read_error(path, error.strerror or _("unreadable")))
    except (ValueError, RecursionError):
        return UserSettings(path, {}, read_error=_read_error(path, _("not JSON")))
    if not isinstance(found, dict):
        return UserSettings(path, {}, read_error=_read_error(path, _("not a table of preferences")))
    values: dict[str, SettingValue] = {}
    others: dict[str, object] = {}
    for key, value in cast("dict[str, SettingValue]", found).items():
        if is_declared(key) and declared_setting(key).accepts(value):
            values[key] = value
        elif key not in DECLARED_SETTINGS:
            others[key] = value
    return UserSettings(path, values, others)


def _read_error(path: Path, why: str | LazyMessage) -> str:
    return str(
        _(
            "{path}: your preferences cannot be read ({reason}); the defaults are used, "
            "and the file will be kept as {name}",
            path=path,
            reason=why,
            name=_broken_path(path).name,
        )
    )


def _broken_path(path: Path) -> Path:
    """Return a new path beside the settings file, under which a file that cannot be read is kept."""
    number = 1
    while (free := path.with_name(f"{path.stem}.broken-{number}{path.suffix}")).exists():
        number += 1
    return free


def _rename_broken(path: Path) -> None:
    if path.exists():
        path.rename(_broken_path(path))


def system_user() -> str:
    """Return the login name of the user; "translator" where the system knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "translator"
