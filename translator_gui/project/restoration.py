"""Restores backups: as copies beside the project, or in place of a file."""

import contextlib
import os
import shutil
from collections.abc import Generator
from datetime import datetime
from pathlib import Path

from translator_gui import paths
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.backup import SUFFIX, Backup, BackupReason
from translator_gui.model.errors import TranslatorError
from translator_gui.model.naming import refuse_deceptive
from translator_gui.project.backups import delete_expired_backups, folder_for, is_among_backups, list_backups, next_name
from translator_gui.project.opening import open_for_reading
from translator_gui.store.atomic_install import discard_file, discard_parts, install_file, part_path
from translator_gui.store.backup_files import copy_file, read_uid
from translator_gui.store.lock import ProjectLock


def find_backup(path: Path, identity: str) -> Backup:
    """Find a backup of a project by its id.

    Raises:
        TranslatorError: There is none.
    """
    for backup in list_backups(path):
        if backup.id == identity:
            return backup
    raise TranslatorError(
        _(
            "{path}: no backup {identity}; list them with: translator-gui backups {name}",
            path=path,
            identity=identity,
            name=path.name,
        ),
        in_window=_("{path}: no backup {identity}; choose another one", path=path, identity=identity),
    )


def copy_name(project: Path, backup: Backup) -> Path:
    """Return a free path for a restored copy of a backup: next to the project, else in the projects folder."""
    folder = project.parent
    if not (folder.is_dir() and os.access(folder, os.W_OK)) or is_among_backups(project):
        folder = paths.projects_folder()
    return paths.free_path(folder, project.stem, f" (backup {backup.time:%Y-%m-%d}){{}}{SUFFIX}", " {}")


def restore(backup: Backup, out: Path, *, force: bool = False, take_over: bool = False) -> Path | None:
    """Restore a backup to a new project file. A file already there is backed up first, even if damaged.

    Args:
        backup: The backup.
        out: Where the copy goes.
        force: Whether it may take the place of a file.
        take_over: Take over the lock of another computer.

    Returns:
        The backup of what stood there, None if nothing did.

    Raises:
        ProjectLockedError: The project that stands there is open.
        TranslatorError: Something stands there and `force` is not set, or the copy cannot be written.
    """
    refuse_deceptive(str(out), "the copy")
    if not out.parent.is_dir():
        raise TranslatorError(_("{out}: there is no folder {parent}; make it first", out=out, parent=out.parent))
    if out.is_dir():
        raise TranslatorError(_("{out}: is a folder; choose another name", out=out))
    if is_among_backups(out):
        raise TranslatorError(
            _("{out}: is in the folder of backups, where nothing is worked on; choose another folder", out=out)
        )
    if out.exists() and not force:
        raise TranslatorError(
            _("{out}: exists already; choose another name, or replace it with --force", out=out),
            in_window=_("{out}: exists already; choose another name", out=out),
        )
    with _locked(out, take_over=take_over):
        if not out.exists():
            _put(backup, out)
            return None
        kept = back_up_file(out, BackupReason.RESTORE, damaged=is_damaged(out))
        _put(backup, out)
        delete_expired_backups(out, read_uid(out), datetime.now().astimezone())
        return kept


def back_up_file(path: Path, reason: BackupReason, *, damaged: bool) -> Path:
    """Make a backup of a project file that is not open, even a damaged one. Hold its lock.

    Args:
        path: The file.
        reason: Why.
        damaged: Whether it cannot be worked on as it is: then it takes no sound backup's place.

    Raises:
        TranslatorError: The copy cannot be written, or the file cannot be read.
    """
    uid = read_uid(path)
    name = next_name(path, uid, reason, datetime.now().astimezone())._replace(damaged=damaged)
    folder = folder_for(path, uid)
    return folder / copy_file(path, folder, name).file_name


def is_damaged(path: Path) -> bool:
    """Whether a project file is damaged or unreadable; reads all of it."""
    try:
        with open_for_reading(path) as opened:
            return bool(opened.file.problems())
    except TranslatorError:
        return True


@contextlib.contextmanager
def _locked(out: Path, *, take_over: bool) -> Generator[None]:
    lock = ProjectLock(out, command=True, take_over=take_over)
    lock.acquire()
    try:
        yield
    finally:
        lock.release()


def _put(backup: Backup, out: Path) -> None:
    part = part_path(out)
    try:
        discard_parts(out)
        shutil.copyfile(backup.path, part)
        install_file(part, out)
    except OSError as error:
        why = error.strerror or error
        raise TranslatorError(
            _("{out}: the copy could not be written ({why}); choose another folder", out=out, why=why)
        ) from error
    finally:
        with contextlib.suppress(OSError):
            discard_file(part)
