"""One writer a project: an operating system's lock on a file beside it that also names the holder."""

import contextlib
import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from translator_gui.model.errors import TranslatorError
from translator_gui.settings import system_user

if sys.platform == "win32":
    import msvcrt

    # A byte far beyond the owner record: a locked range cannot be read by others on Windows.
    _LOCKED_BYTE = 1 << 20

    def _try_lock(file: "IO[Any]") -> bool:
        file.seek(_LOCKED_BYTE)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try_lock(file: "IO[Any]") -> bool:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


_WINDOW, _COMMAND = "window", "command"


class ProjectLockedError(TranslatorError):
    """Somebody else has the project open for writing.

    Attributes:
        holder: Who, in words.
        briefly: A command holds it, which will be done in a moment.
    """

    def __init__(self, project: Path, holder: str, *, briefly: bool) -> None:
        super().__init__(
            f"{project}: open in {holder}; close it there, or work on a copy (translator-gui copy {project.name} COPY)"
        )
        self.project = project
        self.holder = holder
        self.briefly = briefly


class ProjectLock:
    """Held from `acquire` to `release`; the operating system drops it when the process dies.

    Args:
        project: The file it is for.
        command: It is held for one command, not for a window.
    """

    def __init__(self, project: Path, *, command: bool = False) -> None:
        self._project = project
        self._kind = _COMMAND if command else _WINDOW
        # Two links to one file share one lock.
        real = project.resolve()
        self.path = real.with_name(real.name + ".lock")
        self._file: IO[str] | None = None

    def acquire(self) -> None:
        """Takes the lock.

        Raises:
            ProjectLockedError: Somebody holds it; on another computer too, where the record is all there is to go by.
            TranslatorError: The lock cannot be written beside the project.
        """
        while self._file is None:
            try:
                file = self.path.open("a+", encoding="utf-8")
            except OSError as error:
                raise TranslatorError(
                    f"{self._project}: cannot write beside it ({error.strerror}); copy the project to a folder of yours"
                ) from error
            try:
                taken = _try_lock(file)
            except OSError as error:
                file.close()
                raise TranslatorError(
                    f"{self._project}: this folder allows no locks ({error.strerror}); copy the project to another one"
                ) from error
            if not taken:
                file.close()
                # Without a record it was taken in this very moment.
                briefly = _record(self.path).get("kind") != _WINDOW
                raise ProjectLockedError(self._project, holder(self.path), briefly=briefly)
            if not _is_same(file, self.path):
                file.close()
                continue
            other = _record(self.path)
            if other and other.get("host") != host_name():
                file.close()
                raise TranslatorError(
                    f"{self._project}: open in {holder(self.path)}, another computer; "
                    f"if it is not open there, delete {self.path.name} and try again"
                )
            self._file = file
        try:
            self._write_record(self._file)
        except OSError as error:
            self.release()
            raise TranslatorError(
                f"{self._project}: cannot write beside it ({error.strerror}); make room on the disk"
            ) from error

    def release(self) -> None:
        """Gives the lock up and removes its file."""
        if self._file is None:
            return
        if sys.platform == "win32":
            self._file.close()
            # Somebody else may have taken it in this very moment; then it is theirs to remove.
            with contextlib.suppress(OSError):
                self.path.unlink()
        else:
            self.path.unlink(missing_ok=True)
            with contextlib.suppress(OSError):
                self._file.close()
        self._file = None

    def _write_record(self, file: IO[str]) -> None:
        file.seek(0)
        file.truncate()
        record = {
            "kind": self._kind,
            "user": system_user(),
            "host": host_name(),
            "pid": os.getpid(),
            "since": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        file.write(json.dumps(record, ensure_ascii=False) + "\n")
        file.flush()


def holder(lock: Path) -> str:
    """Who holds a lock, in words: "a window of Amna on studio, since 2026-11-23T10:00:00+00:00"."""
    record = _record(lock)
    if not record:
        return "another window"
    kind = _COMMAND if record.get("kind") == _COMMAND else _WINDOW
    return f"a {kind} of {record.get('user')} on {record.get('host')}, since {record.get('since')}"


def _record(lock: Path) -> dict[str, Any]:
    try:
        found = json.loads(lock.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}  # pyright: ignore[reportUnknownVariableType]


def _is_same(file: "IO[Any]", path: Path) -> bool:
    # The former holder may have removed the file between our opening and our locking it.
    try:
        there = path.stat()
    except FileNotFoundError:
        return False
    mine = os.fstat(file.fileno())
    return (mine.st_ino, mine.st_dev) == (there.st_ino, there.st_dev)


def host_name() -> str:
    """This computer's name."""
    return os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename
