"""Opening projects: for work, for reading, after looking for damage."""

import os
import time
from datetime import UTC, datetime
from pathlib import Path

from translator_gui.model.errors import TranslatorError
from translator_gui.paths import backups_folder
from translator_gui.project.project import Project
from translator_gui.store import backup
from translator_gui.store import connection as files
from translator_gui.store.lock import ProjectLock, ProjectLockedError
from translator_gui.store.verify import mend_shown

_PATIENCE_SECONDS = 10
_TRY_AGAIN_SECONDS = 0.02


def project_path(path: Path) -> Path:
    """The path with a project's ending, added if it was left out; one that names no file stays as it is."""
    if path.suffix.casefold() == files.SUFFIX or not path.name:
        return path
    return path.with_name(path.name + files.SUFFIX)


def is_project(path: Path) -> bool:
    """Whether a path is to be opened as a project rather than as a document."""
    if path.suffix.casefold() == files.SUFFIX:
        return True
    try:
        with path.open("rb") as file:
            return file.read(len(files.SQLITE_MAGIC)) == files.SQLITE_MAGIC
    except OSError:
        return False


def open_project(path: Path, *, command: bool = False) -> Project:
    """Opens a project for work; what a crash left of somebody's typing becomes drafts.

    Args:
        path: The project.
        command: For one command, not for a window.

    Raises:
        ProjectLockedError: It is open elsewhere.
        TranslatorError: It is no project, newer than the program, damaged, or cannot be written.
    """
    files.refuse_other_files(path)
    if not os.access(path, os.W_OK):
        raise TranslatorError(f"{path}: cannot be written; make it writable, or copy it: translator-gui copy")
    lock = ProjectLock(path, command=command)
    lock.acquire()
    try:
        project = Project(path, files.open_file(path), lock)
    except BaseException:
        lock.release()
        raise
    try:
        project.recover_typing()
    except BaseException:
        project.close()
        raise
    return project


def open_for_reading(path: Path) -> Project:
    """Opens a project, also one that is open elsewhere, to read it."""
    return Project(path, files.open_file(path, read_only=True), None)


def open_checked(path: Path) -> Project:
    """Opens a project for work after looking for damage, as the command line does; waits for another command.

    Raises:
        TranslatorError: As `open_project`, or the file is damaged.
    """
    project = _open_in_turn(path)
    problems = project.problems()
    if problems:
        project.close()
        raise files.damaged(path, problems[0])
    _mend(project)
    return project


def _open_in_turn(path: Path) -> Project:
    patience = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            return open_project(path, command=True)
        except ProjectLockedError as error:
            if not error.briefly or time.monotonic() > patience:
                raise
        time.sleep(_TRY_AGAIN_SECONDS)


def check_and_back_up(project: Project) -> list[str]:
    """After the first page is shown: looks for damage, mends what is derived, makes the day's backup.

    Returns:
        What is wrong with the file, in words. Then no backup is made: it would push out a sound one.
    """
    problems = project.problems()
    if problems or not project.writable or project.in_passing:
        return problems
    _mend(project)
    folder = backups_folder() / project.uid
    backup.daily_backup(project.connection, folder, project.path, datetime.now(UTC).astimezone().date())
    return []


def _mend(project: Project) -> None:
    with files.transaction(project.connection):
        mend_shown(project.connection)


def latest_backups(project_uid: str) -> list[Path]:
    """The kept copies of a project, wherever it lay, the newest first."""
    return sorted((backups_folder() / project_uid).glob("*" + files.SUFFIX), key=lambda p: p.stem[-10:], reverse=True)
