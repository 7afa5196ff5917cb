"""A marker file per open window, removed when it closes; the next start reports a leftover marker as a crash.

`faulthandler` writes the stack of a crash into it. The file is locked as long as its process lives, so that windows
that are open at the same time leave one another's files alone.
"""

import contextlib
import faulthandler
import json
import os
import re
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, NamedTuple
from zlib import crc32

from translator_gui.faults.description import shortened_path, versions
from translator_gui.faults.fault_log import FaultLog, fault_log
from translator_gui.paths import state_folder

if sys.platform == "win32":

    def _lock(file: "IO[bytes]") -> bool:
        # A file that is open cannot be removed there, which shows the same.
        del file
        return True
else:
    import fcntl

    def _lock(file: "IO[bytes]") -> bool:
        try:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


_LONGEST = 64 * 1024
# Compiled when there was a crash, not at every start.
_FRAME = r'  File "(?P<path>.*)", line (?P<line>\d+) in (?P<name>[\w.<>]+)'
_HEADING = (
    r"(Fatal Python error: [A-Za-z ]{1,60}|Windows fatal exception: [A-Za-z0-9 ]{1,60}|"
    r"(Current thread|Thread) 0x[0-9a-f]+.*\(most recent call first\):)"
)


class PreviousCrash(NamedTuple):
    """A crash of an earlier run of the program, found at the next start by its leftover marker file.

    Attributes:
        started: When the window was opened; None if unknown.
        report: Its entry in the log.
    """

    started: datetime | None
    report: str


class CrashMarkerFile:
    """Writes and removes the file that marks this process's window as open. Its methods never raise.

    Args:
        folder: Returns the folder of the markers.
    """

    def __init__(self, folder: Callable[[], Path] = state_folder) -> None:
        self._folder = folder
        self._file: IO[bytes] | None = None
        self._path: Path | None = None

    def begin(self) -> None:
        """Write the crash marker file, and let `faulthandler` write crashes of the interpreter into it."""
        if self._file is not None:
            return
        path: Path | None = None
        try:
            folder = self._folder()
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            path = folder / f"{_prefix()}{os.getpid()}-{os.urandom(4).hex()}.run"
            # Locked before anybody can find it under its name.
            hidden = path if sys.platform == "win32" else path.with_suffix(".new")
            file = hidden.open("xb", buffering=0)
            if not _lock(file):
                file.close()
                hidden.unlink(missing_ok=True)
                return
            started = datetime.now(UTC).isoformat(timespec="seconds")
            file.write(json.dumps({"started": started, "versions": versions()}).encode() + b"\n")
            hidden.rename(path)
            faulthandler.enable(file, all_threads=True)
        except (OSError, RuntimeError):
            return
        self._file, self._path = file, path

    def end(self) -> None:
        """Remove the crash marker file, because the window was closed normally."""
        file, path = self._file, self._path
        self._file = self._path = None
        if file is None or path is None:
            return
        faulthandler.disable()
        with contextlib.suppress(OSError):
            if sys.platform == "win32":
                file.close()
            path.unlink(missing_ok=True)
            file.close()


def find_crashes(folder: Callable[[], Path] = state_folder, log: FaultLog = fault_log) -> list[PreviousCrash]:
    """Find crashes of earlier runs by their leftover marker files; log them and remove the files."""
    crashes: list[PreviousCrash] = []
    try:
        paths = sorted(folder().glob(f"{_prefix()}*.run"))
    except (OSError, RuntimeError):
        return crashes
    for path in paths:
        content = _take(path)
        if content is not None:
            crash = _crash(content)
            log.append(crash.report)
            crashes.append(crash)
    return crashes


def _take(path: Path) -> bytes | None:
    """Read and delete a crash marker file; None if its window is still open or the file cannot be read or deleted."""
    try:
        with path.open("rb") as file:
            if not _lock(file):
                return None
            content = file.read(_LONGEST)
            if sys.platform != "win32":
                path.unlink()
        if sys.platform == "win32":
            path.unlink()
    except OSError:
        return None
    return content


def _crash(content: bytes) -> PreviousCrash:
    first, *rest = content.decode("utf-8", "replace").splitlines() or [""]
    started: datetime | None = None
    made_by = ""
    with contextlib.suppress(ValueError, TypeError, KeyError):
        header = json.loads(first)
        started = datetime.fromisoformat(header["started"])
        made_by = str(header["versions"])
    when = started.isoformat(timespec="seconds") if started else "at an unknown time"
    lines = [f"crash of a window that was opened {when} {made_by}", *_stack(rest)]
    return PreviousCrash(started, "\n".join(lines) + "\n")


def _stack(lines: list[str]) -> list[str]:
    """Return the stack that `faulthandler` wrote into a crash marker file, with paths relative to the package."""
    kept: list[str] = []
    for line in lines:
        frame = re.fullmatch(_FRAME, line)
        if frame is not None:
            kept.append(f"  {shortened_path(frame['path'])}:{frame['line']} in {frame['name']}")
        elif (heading := re.match(_HEADING, line)) is not None:
            kept.append(f"  {heading[0]}")
    return kept


def _prefix() -> str:
    # A home folder may be shared by computers; whether a process of another one lives cannot be known.
    host = os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename
    return f"window-{crc32(host.encode()):08x}-"
