"""Whole copies of a project, also of one that is open."""

import os
from datetime import date
from pathlib import Path

from translator_gui.model.errors import TranslatorError
from translator_gui.store.driver import Connection, sqlite3

KEPT = 10


def copy_to(connection: Connection, out: Path) -> None:
    """Writes a whole copy beside its final name and renames it.

    Raises:
        TranslatorError: The copy cannot be written; nothing is left of it.
    """
    part = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        part.unlink(missing_ok=True)
        copy = sqlite3.connect(part)
        try:
            connection.backup(copy)
        finally:
            copy.close()
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(out)
    except (OSError, sqlite3.Error) as error:
        part.unlink(missing_ok=True)
        raise TranslatorError(f"{out}: the copy could not be written ({error}); choose another folder") from error


def backup_beside(path: Path, connection: Connection, why: str) -> Path:
    """A copy beside the project, named after the reason."""
    out = path.with_name(f"{path.stem}.{why}{path.suffix}")
    copy_to(connection, out)
    return out


def daily_backup(connection: Connection, folder: Path, name: str, today: date) -> Path | None:
    """A copy a day into a folder of the project's own; the oldest beyond `KEPT` go. None when today's is there."""
    folder.mkdir(parents=True, exist_ok=True)
    out = folder / f"{name}-{today.isoformat()}.tproj"
    if out.exists():
        return None
    copy_to(connection, out)
    for old in sorted(folder.glob("*.tproj"), key=lambda path: path.stem[-10:])[:-KEPT]:
        old.unlink()
    return out
