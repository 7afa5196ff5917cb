"""Paths of resources, of the user's folders and of the projects folder; free names for new files."""

from functools import cache
from pathlib import Path

from platformdirs import user_config_path, user_data_path, user_documents_path, user_state_path

APPLICATION = "Translator"
_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parent
_LONGEST_NAME = 240
"""Bytes: file systems allow 255, and journals and locks add some to the name of their project."""


def resource(*parts: str) -> Path:
    """Return the path of a file in `resources/`, of the checkout or of the installed package."""
    folder = _CHECKOUT / "resources" if _runs_from_checkout() else _PACKAGE / "resources"
    return folder.joinpath(*parts)


def projects_folder() -> Path:
    """Return the default folder of new projects: the checkout's `projects/`, else Documents/Translator."""
    return _CHECKOUT / "projects" if _runs_from_checkout() else user_documents_path() / APPLICATION


def documents_folder() -> Path:
    """Return the documents folder of the user, which file dialogs show first."""
    folder = user_documents_path()
    return folder if folder.is_dir() else Path.home()


def backups_folder() -> Path:
    """Return the default folder for backups of projects."""
    return user_data_path(APPLICATION, appauthor=False) / "backups"


def state_folder() -> Path:
    """Return the folder of files that the program writes for itself: fault log, list of verified files."""
    return user_state_path(APPLICATION, appauthor=False)


def free_path(folder: Path, stem: str, ending: str, number: str = "-{}") -> Path:
    """Return a path for a new file that does not exist yet: numbered from 2 if the name is taken; long stems are cut.

    Args:
        folder: Its folder.
        stem: How its name begins.
        ending: How its name ends, with "{}" where the number goes: "-copy{}.tproj".
        number: How the number is written.
    """
    count = 1
    while True:
        end = ending.replace("{}", number.format(count) if count > 1 else "", 1)
        path = folder / (cut_to_bytes(stem, _LONGEST_NAME - len(end.encode("utf-8", "surrogateescape"))) + end)
        if not path.exists():
            return path
        count += 1


def cut_to_bytes(name: str, most: int) -> str:
    """Return a file name, cut to at most `most` bytes."""
    data = name.encode("utf-8", "surrogateescape")
    return name if len(data) <= most else data[:most].decode("utf-8", "ignore")


def settings_file() -> Path:
    """Return the path of the file of the user's settings."""
    return user_config_path(APPLICATION, appauthor=False) / "settings.json"


def own_words_file() -> Path:
    """Return the path of the user's list of words that the spelling check accepts, one per line."""
    return user_config_path(APPLICATION, appauthor=False) / "words.txt"


def recent_file() -> Path:
    """Return the path of the file that lists the recent projects."""
    return user_config_path(APPLICATION, appauthor=False) / "recent.json"


@cache
def _runs_from_checkout() -> bool:
    return (_CHECKOUT / "pyproject.toml").is_file() and (_CHECKOUT / "resources").is_dir()


def memory_file() -> Path:
    """Return the path of the user's own translation memory."""
    return user_data_path(APPLICATION, appauthor=False) / "memory" / "memory.tmem"
