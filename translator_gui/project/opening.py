"""Opens projects: for work or for reading, with or without verification."""

import os
import time
from functools import partial
from pathlib import Path

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.backup import BackupReason, LongWorkPauseCallback
from translator_gui.model.errors import TranslatorError
from translator_gui.project.backups import has_backup_of_today, is_among_backups, make_backup, make_daily_backup
from translator_gui.project.project import Project
from translator_gui.project.project_file import OpenedProjectFile
from translator_gui.project.queries import ProjectQueries
from translator_gui.project.verified_files import FileVerificationExtent, file_fingerprint, is_verified
from translator_gui.store import connection as files
from translator_gui.store import schema
from translator_gui.store.backup import backup_beside
from translator_gui.store.driver import Connection
from translator_gui.store.file_watch import record_verified, watch_file
from translator_gui.store.interruption import step_through
from translator_gui.store.lock import ProjectLock, ProjectLockedError
from translator_gui.store.open_files import is_open

_PATIENCE_SECONDS = 10
_TRY_AGAIN_SECONDS = 0.02


def project_path(path: Path) -> Path:
    """Return a path with the file extension of projects (.tproj), added if it is missing."""
    if path.suffix.casefold() == files.SUFFIX or not path.name:
        return path
    return path.with_name(path.name + files.SUFFIX)


def is_project(path: Path) -> bool:
    """Whether a file is a project (by extension or content) rather than a document."""
    if path.suffix.casefold() == files.SUFFIX or is_open(path):
        return True
    try:
        with path.open("rb") as file:
            return file.read(len(files.SQLITE_MAGIC)) == files.SQLITE_MAGIC
    except OSError:
        return False


def open_project(path: Path, *, command: bool = False, take_over: bool = False) -> Project:
    """Open a project for editing, with its lock; unsaved typing of a crashed session becomes drafts.

    Args:
        path: The project.
        command: For one command, not for a window.
        take_over: Take a lock over that another computer holds or left behind.

    Raises:
        ProjectLockedError: It is open elsewhere.
        TranslatorError: It is no project, newer than the program, damaged, or cannot be written.
    """
    files.refuse_other_files(path)
    if is_among_backups(path):
        raise TranslatorError(
            _(
                "{path}: is a backup, which must not change; copy it: translator-gui copy {name} OUT",
                path=path,
                name=path.name,
            ),
            in_window=_(
                "{path}: is a backup, which must not change; open a copy of it (File menu, Backups)", path=path
            ),
        )
    if not os.access(path, os.W_OK):
        raise TranslatorError(
            _("{path}: cannot be written; make it writable, or copy it: translator-gui copy", path=path),
            in_window=_("{path}: cannot be written; make it writable, or work on a copy", path=path),
        )
    lock = ProjectLock(path, command=command, take_over=take_over)
    lock.acquire()
    try:
        was_sound = is_verified(file_fingerprint(path), FileVerificationExtent.WHOLE)
        connection = files.open_file(path, before_upgrade=partial(_back_up_older, path))
        try:
            watch_file(path, connection)
            if was_sound:
                record_verified(connection)
        except BaseException:
            connection.close()
            raise
        project = Project(path, connection, lock)
        project.file.was_sound = was_sound
    except BaseException:
        lock.release()
        raise
    try:
        project.recover_typing()
    except BaseException:
        project.close()
        raise
    return project


def _back_up_older(path: Path, connection: Connection) -> None:
    """Back up a project of an older file format before its upgrade; next to the project if the backup folder fails."""
    try:
        make_backup(ProjectQueries(OpenedProjectFile(path, connection)), BackupReason.UPGRADE)
    except TranslatorError:
        backup_beside(path, connection, f"before-upgrade-to-{schema.CURRENT}")


def open_for_reading(path: Path) -> Project:
    """Open a project read-only, without a lock; it may be open elsewhere."""
    return Project(path, files.open_file(path, read_only=True), None)


def open_checked(path: Path, *, take_over: bool = False, whole: bool = True) -> Project:
    """Open a project for editing after checking it for damage, for the command line; waits for other commands.

    Args:
        path: The project.
        take_over: Take a lock over that another computer holds or left behind.
        whole: Look through the whole file, also one that was verified before and has not changed since. Else only
            what commands read is verified then, when they read it; `Project.sentence_ids` tells which sentence is
            which.

    Raises:
        TranslatorError: As `open_project`, or the file is damaged.
    """
    # Imported late, as in `check_and_back_up`: a window is painted before.
    from translator_gui.store.read_check import SMALL  # noqa: PLC0415
    from translator_gui.store.rule_versions import recount_words  # noqa: PLC0415

    before = None if whole else file_fingerprint(path)
    known = is_verified(before, FileVerificationExtent.WHOLE)
    project = _open_in_turn(path, take_over=take_over)
    try:
        if known and before is not None and before.matches_file(path):
            project.file.refuse_damaged(SMALL)
            project.verify_when_read()
        else:
            _refuse_damaged(project, project.file.problems())
            files.lift_query_limit(project.connection)
            _rebuild_stale_sentences(project)
        recount_words(project.connection)
        project.file.mark_verified()
    except BaseException:
        project.close()
        raise
    project.backups.daily_due = True
    return project


def _refuse_damaged(project: Project, problems: list[str]) -> None:
    if problems:
        raise files.damaged_error(project.path, problems[0])


def _open_in_turn(path: Path, *, take_over: bool) -> Project:
    patience = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            return open_project(path, command=True, take_over=take_over)
        except ProjectLockedError as error:
            if not error.briefly or time.monotonic() > patience:
                raise
        time.sleep(_TRY_AGAIN_SECONDS)


def check_and_back_up(project: Project, pause: LongWorkPauseCallback | None = None) -> list[str]:
    """Check an open project for damage in the background, rebuild its derived data and make the daily backup.

    Once a day the whole file is read. After that a file that is known to be sound, and that nothing else has changed
    since, is not read again: as on the command line, what commands read of it is verified when they read it.

    Args:
        project: The project.
        pause: Called between the steps of all this, for others to read and write.

    Returns:
        What is wrong with the file, in words. Then no backup is made: it would push out a sound one.
    """
    from translator_gui.store.rebuilding import rebuild_shown  # noqa: PLC0415
    from translator_gui.store.rule_versions import recount_words  # noqa: PLC0415
    from translator_gui.store.verify import problem_steps  # noqa: PLC0415

    is_known = project.file.was_sound and project.backups.enabled and has_backup_of_today(project.queries)
    problems = [] if is_known else step_through(project.connection, problem_steps(project.connection), pause)
    if problems or not project.file.writable or not project.backups.enabled:
        return problems
    files.lift_query_limit(project.connection)
    with files.explain_sqlite_errors(project.path):
        recount_words(project.connection, pause)
        if is_known:
            project.verify_when_read()
        else:
            rebuild_shown(project.connection, pause)
    project.file.mark_verified()
    make_daily_backup(project.queries, pause)
    return []


def _rebuild_stale_sentences(project: Project) -> None:
    from translator_gui.store.verify import rebuild_stale_sentences  # noqa: PLC0415 (as above)

    with files.transaction(project.connection):
        rebuild_stale_sentences(project.connection)
