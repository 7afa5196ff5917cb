"""Homes that are nobody's: tests and benchmarks leave people's own preferences and projects alone."""

from pathlib import Path

_FOLDERS = {
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_DOCUMENTS_DIR": "Documents",
    "XDG_RUNTIME_DIR": "run",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
}


def furnish(home: Path) -> dict[str, str]:
    """Makes the folders that a home has, and gives the environment of whoever lives there."""
    for folder in _FOLDERS.values():
        (home / folder).mkdir(mode=0o700, parents=True, exist_ok=True)
    lived_in = {variable: str(home / folder) for variable, folder in _FOLDERS.items()}
    return {**lived_in, "HOME": str(home), "USERPROFILE": str(home)}
