"""Notices when another program replaces, overwrites, moves or deletes an open project file.

A sync program puts a newer file in the place of the open one (our handle still holds the old one), or writes into the
open file behind SQLite's back. Both are looked for inside each write transaction, before anything is written.
"""

import os
from collections import deque
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError
from translator_gui.store.connection import ProjectWriteError, explain_sqlite_errors, refuse_other_schema
from translator_gui.store.driver import Connection, sqlite3
from translator_gui.store.open_files import ProjectConnection
from translator_gui.store.properties import read_property
from translator_gui.store.row_values import InvalidStoredValueError

_APPENDED = ("operation", "revision")
"""Tables to which every step adds rows, and none is ever taken away."""
_RECENT = 64
"""The latest rows of each that have to be in the file."""


_SMALL = 1 << 19
"""Bytes of a file of which a commit may rewrite every page that has the latest rows: all of it is read."""


class ExternalFileChange(StrEnum):
    """How another program changed an open project file: replaced it or overwrote it."""

    REPLACED = "replaced"
    """Another file is at its path; our handle still has the whole old one."""
    OVERWRITTEN = "overwritten"
    """The open file itself was changed: rows that this connection committed are missing."""


class ProjectFileChangedError(ProjectWriteError):
    """Raised when another program changed the open project file; the attempted write was not made.

    Attributes:
        change: What it did.
    """

    def __init__(self, path: Path, change: ExternalFileChange) -> None:
        message = (
            _("{path}: replaced by another program while it was open; nothing was written; try again", path=path)
            if change is ExternalFileChange.REPLACED
            else _(
                "{path}: overwritten by another program while it was open; nothing was written; try again", path=path
            )
        )
        super().__init__(message)
        self.path, self.change = path, change


class ProjectFileGoneError(ProjectWriteError):
    """Raised when the open project file was moved or deleted, or its drive is gone; it may reappear."""


class _Stamp(NamedTuple):
    """Size and modification time of the project file, to notice that it changed."""

    size: int
    modified: int


class ProjectFileWatch:
    """Detects that another program changed the open project file since this connection last wrote it."""

    def __init__(self, path: Path, connection: Connection) -> None:
        """Record the present state of the project file, to notice later changes by other programs.

        Raises:
            OSError: It is not there.
        """
        self._path, self._connection = path.absolute(), connection
        status = self._path.stat()
        self._file = (status.st_dev, status.st_ino)
        self._stamp = _stamp(status)
        self._version = self._data_version()
        self._uid = read_property(connection, "uid")
        self._recent = {table: deque(self._uids(table, _RECENT), _RECENT) for table in _APPENDED}
        self._pending_uids: dict[str, str] = {}
        self._rows_added = self._is_unverified = False
        self.is_sound = False
        """Whether the file was verified since it was opened, so that damage found now is new."""

    def verify_commits(self) -> None:
        """Check that the project file still contains what this connection committed since the last call.

        Raises:
            ProjectFileChangedError: The file was replaced or overwritten.
            ProjectFileGoneError: It is not at its path any more.
        """
        self.check(anew=self._is_unverified)
        self._is_unverified = False

    def check(self, *, anew: bool = False) -> None:
        """Raise if another program changed the project file; may restart an open transaction to read it anew.

        Args:
            anew: Read the file again even if size, time and version are unchanged.

        Raises:
            ProjectFileChangedError: The file was replaced or overwritten.
            ProjectFileGoneError: It is not at its path any more.
        """
        stamp = self._look()
        try:
            version = self._data_version()
            if stamp == self._stamp and version == self._version and not anew:
                return
            # What was wrong with it before is damage, not another program's doing.
            is_small = anew and self.is_sound and stamp.size <= _SMALL
            self._examine(thorough=is_small or stamp.size != self._stamp.size or version != self._version)
            # A file that was written as often looks the same to SQLite.
            self._rows_added = self._rows_added or version != self._version or self._has_more()
            self._version = self._data_version()
        except sqlite3.OperationalError as error:
            if "locked" in str(error) or "busy" in str(error) or (stamp == self._stamp and not anew):
                raise
            raise ProjectFileChangedError(self._path, ExternalFileChange.OVERWRITTEN) from error
        except (sqlite3.DatabaseError, UnicodeError, InvalidStoredValueError) as error:
            raise ProjectFileChangedError(self._path, ExternalFileChange.OVERWRITTEN) from error
        self._stamp = _stamp(self._path.stat())

    def before_commit(self) -> None:
        """Record the uids of the rows that this transaction adds, to find them again in the file later."""
        for table in _APPENDED:
            for uid in self._uids(table, 1):
                self._pending_uids[table] = uid

    def after_commit(self) -> None:
        """Record the file's size and time after the commit, to recognise later changes by other programs."""
        self._is_unverified = True
        for table, uid in self._pending_uids.items():
            if uid not in self._recent[table]:
                self._recent[table].append(uid)
        try:
            status = self._path.stat()
        except OSError:
            return
        if (status.st_dev, status.st_ino) == self._file:
            self._stamp = _stamp(status)

    def pop_rows_added(self) -> bool:
        """Return whether another program only added rows to the open project file since the last call."""
        added, self._rows_added = self._rows_added, False
        return added

    def _look(self) -> _Stamp:
        try:
            status = self._path.stat()
        except (FileNotFoundError, NotADirectoryError) as error:
            raise ProjectFileGoneError(
                _(
                    "{path}: was moved or deleted while it was open; put it back there, or save elsewhere",
                    path=self._path,
                )
            ) from error
        except OSError as error:
            raise ProjectFileGoneError(
                _(
                    "{path}: cannot be reached ({reason}); connect its drive again, or save elsewhere",
                    path=self._path,
                    reason=error.strerror,
                )
            ) from error
        if (status.st_dev, status.st_ino) != self._file:
            raise ProjectFileChangedError(self._path, ExternalFileChange.REPLACED)
        return _stamp(status)

    def _examine(self, *, thorough: bool) -> None:
        """Read the changed file again and raise if rows that this connection committed are missing or damaged."""
        connection = self._connection
        writing = connection.in_transaction
        if writing:
            connection.rollback()
        # SQLite keeps the pages that it has read as long as the file's header looks the same.
        connection.execute("PRAGMA shrink_memory")
        if writing:
            connection.execute("BEGIN IMMEDIATE")
        if not self._has_our_rows() or (thorough and not self._is_sound()):
            raise ProjectFileChangedError(self._path, ExternalFileChange.OVERWRITTEN)

    def _has_our_rows(self) -> bool:
        if read_property(self._connection, "uid") != self._uid:
            return False
        return all(
            self._connection.execute(f"SELECT hash FROM {table} WHERE uid = ?", (uid,)).fetchone()  # noqa: S608 (constants)
            for table, uids in self._recent.items()
            for uid in uids
        )

    def _has_more(self) -> bool:
        return any(self._uids(table, 1) != list(uids)[-1:] for table, uids in self._recent.items())

    def _is_sound(self) -> bool:
        # Needed after another program wrote into the file alone.
        from translator_gui.store.verify import problems  # noqa: PLC0415

        try:
            refuse_other_schema(self._path, self._connection)
        except TranslatorError:
            return False
        return not problems(self._connection)

    def _data_version(self) -> int:
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def _uids(self, table: str, number: int) -> list[str]:
        """Return the uids of a table's latest rows, oldest first."""
        rows = self._connection.execute(f"SELECT uid FROM {table} ORDER BY id DESC LIMIT {number}")  # noqa: S608 (constants)
        return [row[0] for row in rows][::-1]


def watch_file(path: Path, connection: Connection) -> None:
    """Start watching a project file, opened for writing, for changes by other programs.

    Raises:
        DamagedProjectError: It cannot be read.
        ProjectFileGoneError: It is not there any more.
    """
    if isinstance(connection, ProjectConnection):
        try:
            with explain_sqlite_errors(path):
                connection.watch = ProjectFileWatch(path, connection)
        except OSError as error:
            raise ProjectFileGoneError(
                _("{path}: was moved or deleted while it was opened ({reason})", path=path, reason=error.strerror)
            ) from error


def record_verified(connection: Connection) -> None:
    """Record that a watched project file was verified and is undamaged."""
    watch = connection.watch if isinstance(connection, ProjectConnection) else None
    if isinstance(watch, ProjectFileWatch):
        watch.is_sound = True


def check_file(path: Path, connection: Connection) -> bool:
    """Check an open project file for changes by other programs; return True if they only added rows.

    Raises:
        ProjectFileChangedError: It replaced or overwrote the file.
        ProjectFileGoneError: The file was moved or deleted.
        DamagedProjectError: The file cannot be read, and no other program changed it.
    """
    watch = connection.watch if isinstance(connection, ProjectConnection) else None
    # Inside a transaction the file is checked where that begins.
    if not isinstance(watch, ProjectFileWatch) or connection.in_transaction:
        return False
    with explain_sqlite_errors(path):
        watch.verify_commits()
    return watch.pop_rows_added()


def _stamp(status: os.stat_result) -> _Stamp:
    return _Stamp(status.st_size, status.st_mtime_ns)
