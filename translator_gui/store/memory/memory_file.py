"""Opens memory files: refuses other files, chooses the journal, runs write transactions, verifies, backs up."""

import contextlib
import os
from collections.abc import Callable, Generator
from pathlib import Path

from translator_gui.messages import gettext_lazy as _
from translator_gui.model.memory_unit import MemoryFileError
from translator_gui.store.connection import (
    CAREFUL,
    SQLITE_MAGIC,
    be_careful,
    connect,
    forbid_schema_changes,
    schema_objects,
)
from translator_gui.store.driver import Connection, sqlite3
from translator_gui.store.memory import memory_schema
from translator_gui.store.memory.network_drives import is_on_network_drive
from translator_gui.store.memory.units import memory_state
from translator_gui.store.open_files import ProjectConnection, is_open
from translator_gui.store.query_budget import QueryStepBudget
from translator_gui.store.read_errors import UNREADABLE

MEMORY_SUFFIX = ".tmem"
_BUSY_SECONDS = 10
_SAFE_WAL = (3, 51, 3)
"""The first version of SQLite whose write-ahead log cannot corrupt a file ("WAL-reset bug")."""
_LONGEST_REASON = 300
_PAGES = 500
"""Pages that are copied at a time: some milliseconds."""


class NotAMemoryError(MemoryFileError):
    """Raised when a file to be opened is not a translation memory of this program, or of a newer one."""


class DamagedMemoryError(MemoryFileError):
    """Raised when a memory file is damaged."""


class MemoryWriteError(MemoryFileError):
    """Raised when a memory file cannot be written: busy, read-only, or the disk is full. It may be tried again."""


def is_missing(path: Path) -> bool:
    """Whether there is no file at a path, or one without tables, left by a process that ended while it made a memory.

    Raises:
        NotAMemoryError: The folder cannot be read.
    """
    try:
        return not path.exists() or (path.is_file() and not is_open(path) and _has_no_tables(path))
    except OSError as error:
        raise NotAMemoryError(
            _("{path}: this memory cannot be read ({reason})", path=path, reason=error.strerror)
        ) from error


def _has_no_tables(path: Path) -> bool:
    """Whether a file is empty, or a database of one page, which has room for the list of tables alone."""
    with path.open("rb") as file:
        head = file.read(_HEADER)
    return not head or (head.startswith(SQLITE_MAGIC) and int.from_bytes(head[28:32]) == 1 and not any(head[68:72]))


_HEADER = 100
"""Bytes; from 28 on it has the number of pages, from 68 on the application's id."""


def create_memory(path: Path) -> Connection:
    """Create an empty memory file, with its folder, and return the open connection; another process may do the same."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise MemoryWriteError(
            _("{path}: the folder cannot be made ({reason})", path=path.parent, reason=error.strerror)
        ) from error
    connection = _connect(path, str(path.absolute()), uri=False)
    try:
        with explain_memory_errors(path):
            connection.execute("BEGIN IMMEDIATE")
            if not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
                connection.execute(f"PRAGMA application_id = {memory_schema.APPLICATION_ID}")
                for number in range(memory_schema.CURRENT):
                    _run_version(connection, number)
            connection.execute("COMMIT")
            _choose_journal(path, connection)
            _refuse_others(path, connection)
    except BaseException:
        connection.close()
        raise
    forbid_schema_changes(connection)
    return connection


def memory_in_ram() -> Connection:
    """Create an empty memory in RAM, for the sentences of one project, and return the connection."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False, factory=ProjectConnection)
    for pragma in CAREFUL:
        connection.execute(f"PRAGMA {pragma}")
    connection.executescript("".join(memory_schema.VERSIONS))
    forbid_schema_changes(connection)
    return connection


def open_memory_file(path: Path, *, read_only: bool = False) -> Connection:
    """Open a memory file. An older format is upgraded after a backup; one opened read-only is refused then.

    Raises:
        NotAMemoryError: There is no such file, it is something else, or a newer program wrote it.
        DamagedMemoryError: SQLite cannot read it, or its tables are not those of a memory.
        MemoryWriteError: It is busy.
    """
    _refuse_other_files(path)
    # Without the right to write beside it, SQLite cannot read a file with a write-ahead log in any other way.
    fixed = read_only and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    if fixed:
        connection = _connect(path, f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    else:
        connection = _connect(path, str(path.absolute()), uri=False)
    try:
        with explain_memory_errors(path):
            version = _refuse_others(path, connection, whole=False)
            if not fixed:
                _choose_journal(path, connection)
            if version < memory_schema.CURRENT:
                _upgrade(path, connection, read_only=read_only)
            _refuse_others(path, connection)
            if read_only:
                connection.execute("PRAGMA query_only = ON")
    except BaseException:
        connection.close()
        raise
    forbid_schema_changes(connection)
    return connection


def uses_wal(path: Path) -> bool:
    """Whether a memory file at this path gets a write-ahead log."""
    return sqlite3.sqlite_version_info >= _SAFE_WAL and not is_on_network_drive(path)


@contextlib.contextmanager
def memory_transaction(connection: Connection) -> Generator[None]:
    """Context manager: run the statements inside as one write transaction on a memory, rolled back on errors.

    Raises:
        MemoryWriteError: Another program writes it, it is read-only, or the disk is full.
        DamagedMemoryError: The file is damaged.
    """
    path = path_of(connection)
    budget = connection.budget if isinstance(connection, ProjectConnection) else None
    try:
        # Many rows in one statement, or the merging of the words: long, and no query of a crafted file.
        _limit(connection, None)
        with explain_memory_errors(path):
            connection.execute("BEGIN IMMEDIATE")
            yield
            connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.rollback()
        _limit(connection, budget)


@contextlib.contextmanager
def explain_memory_errors(path: Path | str) -> Generator[None]:
    """Context manager: turn SQLite's errors, and invalid values that were read, into errors of the memory file."""
    try:
        yield
    except sqlite3.OperationalError as error:
        words = str(error)
        if "locked" in words or "busy" in words:
            raise MemoryWriteError(
                _("{path}: another program is writing this memory; try again in a moment", path=path)
            ) from error
        if any(word in words for word in ("readonly", "read-only", "full", "disk I/O", "unable to open")):
            raise MemoryWriteError(
                _("{path}: this memory cannot be written or read ({reason})", path=path, reason=words)
            ) from error
        raise damaged_memory(path, words) from error
    except UNREADABLE as error:
        raise damaged_memory(path, str(error) or repr(error)) from error


def damaged_memory(path: Path | str, reason: str) -> DamagedMemoryError:
    """Return the error for a damaged memory file, with its way out."""
    return DamagedMemoryError(
        _(
            "{path}: this translation memory is damaged ({reason}); move it away and put a backup in its place, "
            "or let a new one be filled from your projects",
            path=path,
            reason=reason[:_LONGEST_REASON],
        )
    )


def memory_problems(connection: Connection) -> list[str]:
    """Return SQLite's own findings about a memory file: damaged pages, rows that break the rules, damaged words."""
    _limit(connection, None)
    try:
        found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)")]
        if found == ["ok"]:
            found = []
        units, words = (
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 (constants)
            for table in ("unit", "word_docsize")
        )
        if units != words:
            found.append(str(_("{units} units, but the words of {words}", units=units, words=words)))
    except UNREADABLE as error:
        return [str(error) or repr(error)]
    return found


def copy_memory(connection: Connection, out: Path, pause: Callable[[], object] = bool) -> None:
    """Write a copy of an open memory, through a temporary file that is renamed at the end.

    Args:
        connection: The memory; it may be read and written in the pauses.
        out: The copy.
        pause: Called every few milliseconds; what it raises ends the copying.

    Raises:
        MemoryWriteError: It cannot be written; nothing is left of it.
    """
    from translator_gui.store.atomic_install import discard_file, install_file, part_path  # noqa: PLC0415

    part = part_path(out)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        discard_file(part)
        with contextlib.closing(sqlite3.connect(part)) as copy:
            connection.backup(copy, pages=_PAGES, progress=lambda _status, _left, _all: pause(), sleep=0.01)
            # One file, whatever journal the memory has.
            copy.execute("PRAGMA journal_mode = DELETE")
        install_file(part, out)
    except (OSError, sqlite3.Error) as error:
        with contextlib.suppress(OSError):
            discard_file(part)
        raise MemoryWriteError(
            _("{path}: no backup of the memory could be written ({reason})", path=out, reason=str(error))
        ) from error
    except BaseException:
        discard_file(part)
        raise


def copied_state(path: Path) -> str:
    """Return the `memory_state` of a copy of a memory, which is left as it is; empty if it cannot be read."""
    try:
        with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as copy:
            return memory_state(copy)
    except UNREADABLE:
        return ""


def path_of(connection: Connection) -> str:
    """Return the path of the file that a connection has open; a name for one in RAM."""
    return str(connection.execute("PRAGMA database_list").fetchone()[2]) or ":memory:"


def _connect(path: Path, name: str, *, uri: bool) -> Connection:
    try:
        connection = connect(path, name, busy_seconds=_BUSY_SECONDS, uri=uri)
    except sqlite3.OperationalError as error:
        raise NotAMemoryError(
            _("{path}: this memory cannot be opened ({reason})", path=path, reason=str(error))
        ) from error
    try:
        with explain_memory_errors(path):
            be_careful(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _limit(connection: Connection, budget: QueryStepBudget | None) -> None:
    if isinstance(connection, ProjectConnection):
        connection.limit_queries(budget)


def _choose_journal(path: Path, connection: Connection) -> None:
    wanted = "wal" if uses_wal(path) else "delete"
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != wanted:
        # Fails without harm while another process has the file open: the journal stays what it is.
        with contextlib.suppress(sqlite3.OperationalError):
            connection.execute(f"PRAGMA journal_mode = {wanted}")
    is_wal = connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    connection.execute(f"PRAGMA synchronous = {'NORMAL' if is_wal else 'FULL'}")


def _refuse_other_files(path: Path) -> None:
    if is_open(path):
        # Reading its beginning would drop SQLite's locks on it.
        return
    try:
        with path.open("rb") as file:
            head = file.read(len(SQLITE_MAGIC))
    except FileNotFoundError as error:
        raise NotAMemoryError(
            _("{path}: no such memory; make it with: translator-gui memory import FILE --memory {path}", path=path),
            in_window=_("{path}: no such memory", path=path),
        ) from error
    except OSError as error:
        raise NotAMemoryError(
            _("{path}: this memory cannot be read ({reason})", path=path, reason=error.strerror)
        ) from error
    if head != SQLITE_MAGIC:
        raise _no_memory(path)


def _refuse_others(path: Path, connection: Connection, *, whole: bool = True) -> int:
    """Return the version of a memory file; raise for other programs' files, newer versions and, if `whole`, schemas."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != memory_schema.APPLICATION_ID:
        raise _no_memory(path)
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > memory_schema.CURRENT or version < 1:
        raise NotAMemoryError(
            _(
                "{path}: made by a newer Translator (memory version {version}, this program knows {current}); update "
                "the program; nothing was changed",
                path=path,
                version=version,
                current=memory_schema.CURRENT,
            )
        )
    if whole:
        with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as expected:
            expected.executescript("".join(memory_schema.VERSIONS))
            differing = schema_objects(connection) ^ schema_objects(expected)
        if differing:
            strange = ", ".join(sorted({name for _kind, name, _sql in differing}))
            raise damaged_memory(path, str(_("its tables are not a memory's: {names}", names=strange)))
    return version


def _no_memory(path: Path) -> NotAMemoryError:
    return NotAMemoryError(
        _("{path}: not a translation memory of Translator; import it: translator-gui memory import {path}", path=path),
        in_window=_("{path}: not a translation memory of Translator; import it instead", path=path),
    )


def _upgrade(path: Path, connection: Connection, *, read_only: bool) -> None:
    if read_only:
        raise NotAMemoryError(_("{path}: made by an older Translator; open it for writing once", path=path))
    copy_memory(connection, path.with_name(f"{path.stem}.before-upgrade-to-{memory_schema.CURRENT}{path.suffix}"))
    with memory_transaction(connection):
        for number in range(int(connection.execute("PRAGMA user_version").fetchone()[0]), memory_schema.CURRENT):
            _run_version(connection, number)


def _run_version(connection: Connection, number: int) -> None:
    for statement in memory_schema.VERSIONS[number].split(";\n"):
        if statement.strip():
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {number + 1}")
