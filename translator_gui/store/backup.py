"""Copies whole projects, even open ones."""

from pathlib import Path

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError
from translator_gui.model.naming import refuse_deceptive
from translator_gui.paths import free_path
from translator_gui.store.atomic_install import discard_file, discard_parts, install_file, part_path
from translator_gui.store.driver import Connection, sqlite3
from translator_gui.store.lock import ProjectLock


def copy_to(connection: Connection, out: Path, *, take_over: bool = False) -> None:
    """Write a copy of the open project to the path `out`, through a temporary file that is renamed at the end.

    Args:
        connection: The project.
        out: The copy.
        take_over: Take a lock over that another computer left behind at the copy's name.

    Raises:
        ProjectLockedError: A project of that name is open.
        TranslatorError: The copy cannot be written; nothing is left of it.
    """
    if out.exists() and any(out.samefile(row[2]) for row in connection.execute("PRAGMA database_list") if row[2]):
        raise TranslatorError(_("{out}: is the project itself; choose another name for the copy", out=out))
    refuse_deceptive(str(out), "the copy")
    if not out.parent.is_dir():
        raise TranslatorError(_("{out}: there is no folder {folder}; make it first", out=out, folder=out.parent))
    lock = ProjectLock(out, take_over=take_over)
    lock.acquire()
    part = part_path(out)
    try:
        discard_parts(out)
        copy = sqlite3.connect(part)
        try:
            connection.backup(copy)
        finally:
            copy.close()
        install_file(part, out)
    except (OSError, sqlite3.Error) as error:
        discard_file(part)
        raise TranslatorError(
            _("{out}: the copy could not be written ({reason}); choose another folder", out=out, reason=str(error))
        ) from error
    finally:
        lock.release()


def backup_beside(path: Path, connection: Connection, why: str) -> Path:
    """Write a backup into the project file's folder, with the reason in the file name; never overwrite one."""
    out = free_path(path.parent, path.stem, f".{why}{{}}{path.suffix}")
    copy_to(connection, out)
    return out
