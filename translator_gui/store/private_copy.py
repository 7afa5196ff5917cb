"""Private copies of a project file: to merge and compare, or to read in another thread."""

import contextlib
import os
import tempfile
import weakref
from pathlib import Path

from translator_gui.store.connection import CAREFUL, empty_in_memory, forbid_schema_changes, page_count
from translator_gui.store.driver import Connection, sqlite3
from translator_gui.store.open_files import ProjectConnection
from translator_gui.store.query_budget import QueryStepBudget

_MOST_IN_MEMORY = 64 << 20
"""Bytes from which a copy is kept in a temporary file."""
_PRIVATE = ("journal_mode = MEMORY", "synchronous = OFF", "locking_mode = EXCLUSIVE")
"""For a file that nobody else knows, and that nobody misses after a crash."""


def private_copy(connection: Connection) -> Connection:
    """Return a connection to a copy of a project of the current format version that nobody else sees.

    It is in memory; a large one in a temporary file, which goes with the connection.
    """
    size = int(connection.execute("PRAGMA page_size").fetchone()[0]) * page_count(connection)
    copy = empty_in_memory(connection) if size <= _MOST_IN_MEMORY else TemporaryFileConnection.create(connection)
    for pragma in CAREFUL:
        copy.execute(f"PRAGMA {pragma}")
    connection.backup(copy)
    forbid_schema_changes(copy)
    return copy


class TemporaryFileConnection(ProjectConnection):
    """An SQLite connection to a temporary file that is deleted when the connection is closed, if not before."""

    _delete: "weakref.finalize[[Path], TemporaryFileConnection] | None" = None

    @classmethod
    def create(cls, original: Connection) -> "TemporaryFileConnection":
        """Return a connection to a new temporary file, with a query limit for the size of a project file."""
        handle, name = tempfile.mkstemp(prefix="translator-", suffix=".tmp")
        os.close(handle)
        copy: TemporaryFileConnection = sqlite3.connect(
            name, isolation_level=None, check_same_thread=False, cached_statements=256, factory=cls
        )
        copy._delete = weakref.finalize(copy, _delete_if_possible, Path(name))
        for pragma in _PRIVATE:
            copy.execute(f"PRAGMA {pragma}")
        # Gone even if the program crashes, where a file that is open may be deleted.
        _delete_if_possible(Path(name))
        if isinstance(original, ProjectConnection) and original.budget is not None:
            copy.limit_queries(QueryStepBudget(page_count(original)))
        return copy

    def close(self) -> None:
        super().close()
        if self._delete is not None:
            self._delete()


def _delete_if_possible(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
