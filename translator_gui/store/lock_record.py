"""The JSON record in a lock file: who holds a project. A lock file may contain anything."""

import contextlib
import json
import os
import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from translator_gui.messages import format_date
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.hashing import blake2b
from translator_gui.model.naming import printable
from translator_gui.settings import system_user

WINDOW, COMMAND = "window", "command"
LARGEST = 4096
"""Bytes of the longest record; a larger file is no lock."""
_LONGEST_NAME = 60
_BEGINNING = b'{"kind": "'


class InvalidLockRecordError(Exception):
    """Raised when the content of a lock file is not a lock record of this program."""


class LockRecord(NamedTuple):
    """The record in a lock file: who has the project open, on which computer, and since when.

    Attributes:
        kind: "window", or "command" for one command of the command line.
        user: Name of the user, as in the file.
        host: Name of the computer, as in the file.
        pid: Number of the process; 0 if the record has none.
        since: ISO time, UTC, as in the file.
        machine: Hash of the computer's machine id; empty if it has none or an earlier version wrote the record.
        device: Of the project file; 0 if it did not exist yet.
        inode: Of the project file; 0 if it did not exist yet.
    """

    kind: str
    user: str
    host: str
    pid: int
    since: str
    machine: str = ""
    device: int = 0
    inode: int = 0

    @property
    def is_elsewhere(self) -> bool:
        """Whether the lock record was written on another computer, even one with an equal name."""
        return self.host != host_name() or bool(self.machine and self.machine != machine())

    @property
    def holder(self) -> str:
        """Who has the project open, for messages: "a window of Amna on studio, since 29 November 2026, 10:00"."""
        user, host, time = _name(self.user), _name(self.host), local_time(self.since)
        if self.kind == COMMAND:
            if time:
                return str(_("a command of {user} on {host}, since {time}", user=user, host=host, time=time))
            return str(_("a command of {user} on {host}", user=user, host=host))
        if time:
            return str(_("a window of {user} on {host}, since {time}", user=user, host=host, time=time))
        return str(_("a window of {user} on {host}", user=user, host=host))

    def as_json(self) -> bytes:
        """Return the lock record as JSON, the content of a lock file."""
        return (json.dumps(self._asdict(), ensure_ascii=True) + "\n").encode("ascii")


def own_record(kind: str, project: Path) -> LockRecord:
    """Return the lock record of this process for a project."""
    device = inode = 0
    with contextlib.suppress(OSError):
        status = project.stat()
        device, inode = status.st_dev, status.st_ino
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return LockRecord(kind, system_user(), host_name(), os.getpid(), now, machine(), device, inode)


def parse_lock_record(content: bytes) -> LockRecord | None:
    """Parse a lock file's content; None if the file was just created or a power cut left it unfinished.

    Raises:
        InvalidLockRecordError: It is no lock file.
    """
    if len(content) > LARGEST:
        raise InvalidLockRecordError
    if not content.strip(b"\0 \r\n"):
        return None
    # While a shorter record is written over a longer one, the rest of that follows.
    line = content.partition(b"\n")[0]
    try:
        found: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        if content.startswith(_BEGINNING) and b"}" not in line:
            return None
        raise InvalidLockRecordError from error
    if not isinstance(found, dict):
        raise InvalidLockRecordError
    fields: dict[str, Any] = {str(key): value for key, value in found.items()}  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    if not isinstance(fields.get("host"), str) or not {"pid", "user"} & fields.keys():
        raise InvalidLockRecordError
    return LockRecord(
        COMMAND if fields.get("kind") == COMMAND else WINDOW,
        _text(fields, "user"),
        _text(fields, "host"),
        _number(fields, "pid"),
        _text(fields, "since"),
        _text(fields, "machine"),
        _number(fields, "device"),
        _number(fields, "inode"),
    )


def local_time(iso: str) -> str:
    """Return an ISO time as local date and time, "29 November 2026, 10:00"; empty if it is no time."""
    try:
        then = datetime.fromisoformat(iso).astimezone()
    except (ValueError, OverflowError, OSError):
        return ""
    return str(_("{date}, {time}", date=format_date(then.date()), time=f"{then:%H:%M}"))


def host_name() -> str:
    """Return this computer's name, for the lock record."""
    return os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename


def machine() -> str:
    """Return a hash of this computer's machine id; empty if it has none."""
    try:
        identity = Path("/etc/machine-id").read_bytes().strip()
    except OSError:
        return ""
    return blake2b(identity, digest_size=8, person=b"translator-lock").hexdigest() if identity else ""


def _text(found: dict[str, Any], key: str) -> str:
    value = found.get(key)
    return value if isinstance(value, str) else ""


def _number(found: dict[str, Any], key: str) -> int:
    value = found.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def _name(text: str) -> str:
    """Return a user or computer name of a lock record as one line, shortened for messages."""
    line = printable(re.sub(r"\s+", " ", text).strip()) or str(_("somebody"))
    return line if len(line) <= _LONGEST_NAME else line[:_LONGEST_NAME] + "…"
