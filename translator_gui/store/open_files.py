"""Keeps track of the project files that this process has open.

POSIX drops every lock that a process holds on a file as soon as it closes any descriptor of that file, also one that
had nothing to do with the lock (https://sqlite.org/howtocorrupt.html, 2.2). So nothing but SQLite opens a file that a
connection has open, and a descriptor that has to be closed while one has it is kept until the last connection goes.
"""

import os
import threading
import weakref
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from translator_gui.store.driver import sqlite3
from translator_gui.store.query_budget import STEPS_AT_ONCE, QueryStepBudget


class FileId(NamedTuple):
    """The identity of a file independent of its path: device and inode."""

    device: int
    inode: int


class ProjectFileWatchProtocol(Protocol):
    """The interface of an object that notices when another program replaces or overwrites an open project file."""

    def check(self) -> None:
        """Raise an error if another program replaced, overwrote, moved or deleted the open file."""

    def before_commit(self) -> None:
        """Record which rows this transaction adds, just before it is committed."""

    def after_commit(self) -> None:
        """Record the state of the file just after this connection committed a transaction."""


_mutex = threading.Lock()
_open: Counter[FileId] = Counter()
_deferred_closes: dict[FileId, list[int]] = {}
"""Descriptors that are closed with the last connection."""


class ProjectConnection(sqlite3.Connection):
    """An SQLite connection to a project file, with optional file watch and query limit; counted while it is open."""

    watch: ProjectFileWatchProtocol | None = None
    budget: QueryStepBudget | None = None
    """What a query may take until the file was verified."""
    owner: int | None = None
    """The only thread that may execute statements; None for any.

    Two threads at once would wait for each other for ever: one for SQLite's mutex, one for Python's in the budget.
    """
    _uncount: "weakref.finalize[[FileId], ProjectConnection] | None" = None

    def execute(self, *arguments: Any) -> sqlite3.Cursor:
        if self.owner is not None and self.owner != threading.get_ident():
            raise RuntimeError("the connection of an open session belongs to the writer's thread")
        if self.budget is not None:
            self.budget.begin()
        return super().execute(*arguments)

    def limit_queries(self, budget: QueryStepBudget | None) -> None:
        """Abort queries that exceed a budget of steps; None removes the limit."""
        self.budget = budget
        self.watch_budget()

    def watch_budget(self) -> None:
        """Install the query budget as SQLite's progress handler (there is one per connection)."""
        if self.budget is None:
            self.set_progress_handler(None, 0)
        else:
            self.set_progress_handler(self.budget.spend, STEPS_AT_ONCE)

    def count(self, file: FileId) -> None:
        """Count this connection as having the file open, until it is closed."""
        with _mutex:
            _open[file] += 1
        self._uncount = weakref.finalize(self, _closed, file)

    def close(self) -> None:
        super().close()
        if self._uncount is not None:
            self._uncount()


def keep_to_this_thread(connection: sqlite3.Connection) -> None:
    """From now on let only this thread execute statements on a connection to a project file."""
    if isinstance(connection, ProjectConnection):
        connection.owner = threading.get_ident()


def file_id(path: Path) -> FileId:
    """Return device and inode of the file at a path.

    Raises:
        OSError: There is none, or it cannot be reached.
    """
    status = path.stat()
    return FileId(status.st_dev, status.st_ino)


def is_open(path: Path) -> bool:
    """Whether this process has the file at a path open as a project."""
    try:
        file = file_id(path)
    except OSError:
        return False
    with _mutex:
        return _open[file] > 0


def close_descriptor(descriptor: int) -> None:
    """Close a descriptor of a project file, but not before the last SQLite connection to the file is closed."""
    status = os.fstat(descriptor)
    file = FileId(status.st_dev, status.st_ino)
    with _mutex:
        if _open[file] > 0:
            _deferred_closes.setdefault(file, []).append(descriptor)
            return
    os.close(descriptor)


def _closed(file: FileId) -> None:
    with _mutex:
        _open[file] -= 1
        if _open[file] > 0:
            return
        del _open[file]
        for descriptor in _deferred_closes.pop(file, ()):
            os.close(descriptor)
