"""Backup files: written in steps, counted, verified and copied."""

import contextlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.backup import BackupFileName, LongWorkPauseCallback
from translator_gui.model.errors import TranslatorError
from translator_gui.model.hashing import blake2b
from translator_gui.model.status import DONE
from translator_gui.store.atomic_install import discard_file, install_file
from translator_gui.store.connection import SQLITE_MAGIC
from translator_gui.store.driver import Connection, sqlite3

_T = TypeVar("_T")

_STEP_PAGES = 128
"""Pages copied between two pauses: half a megabyte, about a millisecond."""
_STEPS_A_SYNC = 8
"""The file is synced as it grows: one long sync at the end would hold up the project's own commits."""
_POLL_SECONDS = 0.005
_VM_STEPS = 200_000_000
"""No query on a backup takes more steps: a file may be crafted."""
_HEADER_BYTES = 100


def place_of(project: Path) -> str:
    """Return a hash of a project's path, used in backup names to tell apart projects in different folders."""
    return blake2b(str(project.resolve()).encode("utf-8", "surrogateescape"), digest_size=4).hexdigest()


def write_backup(
    connection: Connection, folder: Path, name: BackupFileName, pause: LongWorkPauseCallback | None = None
) -> BackupFileName:
    """Write a backup of an open project into the backup folder, some pages at a time on the project's connection.

    What is committed on that connection between two steps is in the backup as well.

    Args:
        connection: The project's.
        folder: Where its backups are; made if needed.
        name: What the file is called; the sentences are counted and added.
        pause: Called between the steps, outside of any transaction; what it raises ends the backup without a trace.

    Returns:
        The file's name.

    Raises:
        TranslatorError: The folder cannot be written.
    """
    part = _part_path(folder, name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        discard_file(part)
        _copy_pages(connection, part, pause)
        if pause is None:
            return _finish(part, folder, name)
        return in_thread(lambda: _finish(part, folder, name), pause)
    except (OSError, sqlite3.Error) as error:
        raise _not_made(folder, error) from error
    finally:
        with contextlib.suppress(OSError):
            discard_file(part)


def copy_file(source: Path, folder: Path, name: BackupFileName) -> BackupFileName:
    """Copy a project file that is not open into the backup folder, even if it is damaged.

    Returns:
        The file's name.

    Raises:
        TranslatorError: The folder cannot be written, or the file cannot be read at all.
    """
    part = _part_path(folder, name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        discard_file(part)
        shutil.copyfile(source, part)
        return _finish(part, folder, name)
    except OSError as error:
        raise _not_made(folder, error) from error
    finally:
        with contextlib.suppress(OSError):
            discard_file(part)


def _part_path(folder: Path, name: BackupFileName) -> Path:
    """Return the path of the unfinished backup file; one per reason, as two backups may be written at a time."""
    return folder / f".{name.place}.{name.reason}.part"


def _copy_pages(connection: Connection, part: Path, pause: LongWorkPauseCallback | None) -> None:
    copy = sqlite3.connect(part, isolation_level=None)
    steps = 0

    def stepped(_status: int, _remaining: int, _pages: int) -> None:
        nonlocal steps
        steps += 1
        if pause is not None:
            pause()
            if steps % _STEPS_A_SYNC == 0:
                in_thread(lambda: _sync(part), pause)

    try:
        # Nobody knows this file yet: it is synced before it gets its name.
        copy.execute("PRAGMA journal_mode = OFF")
        copy.execute("PRAGMA synchronous = OFF")
        if pause is None:
            connection.backup(copy)
        else:
            connection.backup(copy, pages=_STEP_PAGES, progress=stepped)
    finally:
        copy.close()


def _finish(part: Path, folder: Path, name: BackupFileName) -> BackupFileName:
    counts = None if name.damaged else count_sentences(part)
    if counts is not None:
        name = name._replace(sentences=counts[0], done=counts[1])
    install_file(part, folder / name.file_name)
    return name


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def in_thread(work: Callable[[], _T], pause: LongWorkPauseCallback) -> _T:
    """Run a function in a helper thread, call `pause` until it has finished, and return its result."""
    # Imported late: projects are opened without it.
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415
    from concurrent.futures import wait as wait_for  # noqa: PLC0415

    with ThreadPoolExecutor(1, "backup") as pool:
        running = pool.submit(work)
        while not running.done():
            wait_for([running], _POLL_SECONDS)
            pause()
        return running.result()


def _not_made(folder: Path, error: Exception) -> TranslatorError:
    why = (error.strerror if isinstance(error, OSError) else None) or error
    return TranslatorError(
        _(
            "{folder}: no backup could be made ({why}); make room or choose another folder for "
            "backups in the preferences",
            folder=folder,
            why=why,
        )
    )


def count_sentences(path: Path) -> tuple[int, int] | None:
    """Return the numbers of all and of completed sentences (by status) in a project file; None if it cannot be read."""
    connection = _open_closed_file(path)
    if connection is None:
        return None
    try:
        rows = connection.execute("SELECT status, count(*) FROM segment WHERE live GROUP BY status").fetchall()
        counts = {str(status): int(number) for status, number in rows}
    except (sqlite3.Error, UnicodeError, ValueError, TypeError):
        return None
    finally:
        connection.close()
    return sum(counts.values()), sum(counts.get(status, 0) for status in DONE)


def read_uid(path: Path) -> str:
    """Return the project uid stored in a project file that is not open; empty if it cannot be read."""
    connection = _open_closed_file(path)
    if connection is None:
        return ""
    try:
        row = connection.execute("SELECT value FROM project WHERE key = 'uid'").fetchone()
    except (sqlite3.Error, UnicodeError):
        return ""
    finally:
        connection.close()
    return row[0] if row is not None and isinstance(row[0], str) else ""


def _open_closed_file(path: Path) -> Connection | None:
    """Open a closed project file read-only, ignoring its journal, with limited query steps; None if that fails."""
    try:
        if not path.is_file():
            return None
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    except (sqlite3.Error, OSError, ValueError):
        return None
    connection.set_progress_handler(lambda: 1, _VM_STEPS)
    with contextlib.suppress(sqlite3.Error):
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
    return connection


def has_all_pages(path: Path) -> bool:
    """Whether a project file has the size that its SQLite header states; False for a truncated file."""
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
        size = path.stat().st_size
    except OSError:
        return False
    if len(header) < _HEADER_BYTES or not header.startswith(SQLITE_MAGIC):
        return False
    # 1 stands for 65,536.
    page = int.from_bytes(header[16:18], "big")
    return size == (page if page > 1 else 65_536) * int.from_bytes(header[28:32], "big")
