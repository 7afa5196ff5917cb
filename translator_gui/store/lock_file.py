"""Operating-system calls for the project lock: opening and locking the lock file and the project file."""

import errno
import os
import stat
import struct
import sys
from pathlib import Path

from translator_gui.messages import gettext_lazy as _
from translator_gui.store import open_files

if sys.platform == "win32":
    import msvcrt

    # A byte far beyond the owner record: a locked range cannot be read by others on Windows.
    _LOCKED_BYTE = 1 << 20

    def try_lock(descriptor: int) -> bool:
        """Try to lock an open lock file; False if another process has it locked."""
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def try_lock(descriptor: int) -> bool:
        """Try to lock an open lock file; False if another process has it locked."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


_FLAGS = (
    os.O_RDWR
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a FIFO would wait for its other end
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOINHERIT", 0)
)
_FAR = 1 << 40
"""A byte that neither SQLite locks (it uses those at 1 GiB) nor any project file reaches."""


class NotALockFileError(Exception):
    """Raised when something other than a lock file (link, folder, device) is at the path of a project's lock file."""


def open_lock_file(path: Path) -> int:
    """Open a project's lock file, creating it if missing; symbolic links are refused, nothing is truncated.

    Raises:
        NotALockFileError: A link, a folder, a device or a file with several names is there.
        OSError: It cannot be opened or made.
    """
    while True:
        try:
            descriptor = os.open(path, _FLAGS)
        except FileNotFoundError:
            try:
                descriptor = os.open(path, _FLAGS | os.O_CREAT | os.O_EXCL, 0o666)
            except FileExistsError:
                if not path.is_symlink():
                    continue
                raise NotALockFileError(_("a link")) from None
        except OSError as error:
            if path.is_symlink():
                raise NotALockFileError(_("a link")) from error
            if error.errno in {errno.EISDIR, errno.ENXIO} or path.is_dir():
                raise NotALockFileError(_("not a file")) from error
            raise
        try:
            _refuse_strange(path, os.fstat(descriptor))
        except NotALockFileError:
            os.close(descriptor)
            raise
        return descriptor


def _refuse_strange(path: Path, status: os.stat_result) -> None:
    if path.is_symlink():
        raise NotALockFileError(_("a link"))
    if not stat.S_ISREG(status.st_mode):
        raise NotALockFileError(_("not a file"))
    if status.st_nlink > 1:
        raise NotALockFileError(_("a file with several names (hard links)"))


def read_all(descriptor: int, most: int) -> bytes:
    """Return the content of an open lock file, at most `most` bytes."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    return os.read(descriptor, most)


def replace_content(descriptor: int, content: bytes) -> None:
    """Overwrite the content of an open lock file so that readers never see it empty."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    view = memoryview(content)
    while view:
        view = view[os.write(descriptor, view) :]
    os.ftruncate(descriptor, len(content))


def is_at(descriptor: int, path: Path) -> bool:
    """Whether an opened lock file is still the file at this path, neither deleted nor replaced."""
    try:
        status = path.stat(follow_symlinks=False)
    except FileNotFoundError:
        return False
    opened = os.fstat(descriptor)
    return (opened.st_ino, opened.st_dev) == (status.st_ino, status.st_dev)


class ProjectFileLock:
    """A lock on the project file itself (not the lock file), so that it also holds for its hard links.

    An open file description lock of Linux: SQLite's locks are on other bytes, and closing another descriptor does not
    drop it. Elsewhere, and on network drives without such locks, it does nothing.
    """

    def __init__(self) -> None:
        self._descriptor: int | None = None

    def acquire(self, project: Path) -> bool:
        """Lock the project file; return False if it is open for writing under another name (hard link)."""
        if not hasattr(os, "O_CLOEXEC") or not _has_description_locks():
            return True
        try:
            descriptor = os.open(project, _FLAGS)
        except OSError:
            # There is none yet, or it may only be read: then nobody writes it through this lock.
            return True
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            return True
        try:
            _lock_range(descriptor, exclusive=True)
        except (BlockingIOError, PermissionError):
            open_files.close_descriptor(descriptor)
            return False
        except OSError:
            open_files.close_descriptor(descriptor)
            return True
        self._descriptor = descriptor
        return True

    def release(self) -> None:
        """Unlock the project file."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            _lock_range(descriptor, exclusive=False)
            open_files.close_descriptor(descriptor)


def _has_description_locks() -> bool:
    return sys.platform.startswith("linux") and sys.maxsize > 1 << 32


def _lock_range(descriptor: int, *, exclusive: bool) -> None:
    if sys.platform == "linux":
        kind = fcntl.F_WRLCK if exclusive else fcntl.F_UNLCK
        wanted = struct.pack("hhqqi0q", kind, os.SEEK_SET, _FAR, 1, 0)
        fcntl.fcntl(descriptor, fcntl.F_OFD_SETLK, wanted)
