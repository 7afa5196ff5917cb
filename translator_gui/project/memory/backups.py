"""Backups of the user's own memory: one a day, before what changes it first.

They are made by whoever is about to change it: the memory's process before it feeds, an import, a dialog's thread, a
verb. The last three are kept. What a full disk or a huge memory prevents is reported once a day; the change is made.
"""

import shutil
from collections.abc import Callable
from pathlib import Path
from time import strftime

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.memory_unit import MemoryFileError
from translator_gui.paths import backups_folder, memory_file
from translator_gui.store.driver import Connection
from translator_gui.store.memory.memory_file import MEMORY_SUFFIX, copied_state, copy_memory, path_of
from translator_gui.store.memory.units import last_rows, memory_state

_KEPT = 3
_LARGEST = 4_000_000_000
"""Bytes of the largest memory that is copied unasked, each day: several million units."""
_MEGABYTE = 1_000_000


class NoBackupError(MemoryFileError):
    """Describes why there is no backup of the user's memory today; the memory is changed all the same."""


_tried: dict[str, str] = {}
"""The day on which this process last looked after the backup of a memory, by the memory's path."""


def memory_backups(path: Path | None = None, folder: Path | None = None) -> list[Path]:
    """Return the backups of a memory, the oldest first; without a path, of the user's own."""
    stem = (path or memory_file()).stem
    return sorted((folder or _folder()).glob(f"{stem}-????-??-??{MEMORY_SUFFIX}"))


def back_up_memory(
    connection: Connection, *, folder: Path | None = None, pause: Callable[[], object] = bool
) -> Path | None:
    """Write the day's backup of a memory; return its path, None if there is one or nothing changed since the last one.

    Args:
        connection: The memory.
        folder: Where it goes, if not to the others.
        pause: Called every few milliseconds; what it raises ends the copying.

    Raises:
        MemoryFileError: It cannot be written.
    """
    path, folder = Path(path_of(connection)), folder or _folder()
    out = folder / f"{path.stem}-{strftime('%Y-%m-%d')}{MEMORY_SUFFIX}"
    older = memory_backups(path, folder)
    if out.exists() or not last_rows(connection)[0] or (older and copied_state(older[-1]) == memory_state(connection)):
        return None
    copy_memory(connection, out, pause)
    try:
        for surplus in memory_backups(path, folder)[:-_KEPT]:
            surplus.unlink()
    except OSError as error:
        raise MemoryFileError(
            _("{path}: an old backup cannot be deleted ({reason})", path=folder, reason=error.strerror)
        ) from error
    return out


def back_up_before_change(connection: Connection, pause: Callable[[], object] = bool) -> NoBackupError | None:
    """Write the day's backup of the user's own memory before it is changed; return why there is none, once a day.

    Args:
        connection: Any memory: others than the user's own are not copied.
        pause: See `back_up_memory`.
    """
    path, today = path_of(connection), strftime("%Y-%m-%d")
    if _tried.get(path) == today or not _is_own(Path(path)):
        return None
    _tried[path] = today
    try:
        _refuse_large(Path(path))
        back_up_memory(connection, pause=pause)
    except MemoryFileError as error:
        return NoBackupError(*error.args, in_window=error.in_window)
    return None


def _folder() -> Path:
    return backups_folder() / "memory"


def _is_own(path: Path) -> bool:
    try:
        return path.samefile(memory_file())
    except OSError:
        return False


def _refuse_large(path: Path) -> None:
    """Raise an error if a memory is too large to be copied unasked, or the copy would not leave as much room as that.

    Raises:
        MemoryFileError: It is.
    """
    try:
        size = path.stat().st_size
        free = shutil.disk_usage(path.parent).free
    except OSError:
        return
    if size > _LARGEST:
        raise MemoryFileError(
            _("{path}: too large for a daily backup ({size} MB); copy it yourself", path=path, size=size // _MEGABYTE)
        )
    if free < 2 * size:
        raise MemoryFileError(
            _(
                "{path}: no backup of the memory today, the disk is nearly full ({free} MB free)",
                path=path,
                free=free // _MEGABYTE,
            )
        )
