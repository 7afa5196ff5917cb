"""Opens project files: refuses other files and configures connections."""

import contextlib
import shlex
from collections.abc import Callable, Generator
from functools import cache
from pathlib import Path

from translator_gui.messages import LazyMessage
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import TranslatorError
from translator_gui.store import schema
from translator_gui.store.driver import Connection, sqlite3
from translator_gui.store.open_files import ProjectConnection, ProjectFileWatchProtocol, file_id, is_open
from translator_gui.store.query_budget import QueryStepBudget
from translator_gui.store.read_errors import UNREADABLE
from translator_gui.store.row_values import InvalidStoredValueError

SUFFIX = ".tproj"
_BUSY_SECONDS = 10
_LONGEST_REASON = 300
_INTERRUPTED = "interrupt"
DURABLE = ("journal_mode = DELETE", "synchronous = EXTRA", "fullfsync = ON")
"""What makes an acknowledged commit outlive a power cut; fullfsync is for macOS."""
_UNKNOWN_YET = ("journal_mode = MEMORY", "synchronous = OFF")
"""For a file that nobody knows yet: what a crash leaves of it is discarded."""
_OUTER_TROUBLE = ("disk", "full", "locked", "readonly", "unable to open")
"""Words in SQLite's messages that mean trouble with the disk, not a bug of the program."""
CAREFUL = (
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
    "foreign_keys = ON",
    "temp_store = MEMORY",
    "cache_size = -16000",
)
"""Pragmas of every connection: a file may come from a stranger."""
SQLITE_MAGIC = b"SQLite format 3\x00"


class NotAProjectError(TranslatorError):
    """Raised when a file to be opened is not a project file of this program."""


class NewerProjectError(TranslatorError):
    """Raised when a project file was written by a newer version of the program."""


class DamagedProjectError(TranslatorError):
    """Raised when a project file is damaged."""


def damaged_error(path: Path | str, found: object) -> DamagedProjectError:
    """Return a `DamagedProjectError` with advice to repair the file or to open a backup.

    Args:
        path: The file.
        found: What is wrong with it, in words or as the exception that it raised.
    """
    # SQLite's own message about a damaged table quotes it.
    words = (
        str(found) if isinstance(found, str | LazyMessage | sqlite3.Error | InvalidStoredValueError) else repr(found)
    )
    if len(words) > _LONGEST_REASON:
        words = words[:_LONGEST_REASON] + "…"
    name = shlex.quote(Path(path).name)
    return DamagedProjectError(
        _(
            "{path}: damaged ({words}); repair it: translator-gui repair {name}, or open a "
            "backup of it: translator-gui backups {name}",
            path=path,
            words=words,
            name=name,
        ),
        in_window=_("{path} is damaged; repair it or open a backup of it", path=path),
    )


class ProjectWriteError(TranslatorError):
    """Raised when the project file cannot be written: the disk is full, gone or busy. The write may be retried."""


def create(path: Path) -> Connection:
    """Create an empty project file and return the open connection, which syncs nothing to the disk.

    Args:
        path: Free, and known to nobody yet: the caller syncs the file as a whole before it gets its name.
    """
    # sqlite-utils costs a third of the time that a window has to open, and only new and older files need it.
    from translator_gui.store.migrations import migrate  # noqa: PLC0415

    connection = _connect(path)
    try:
        with explain_sqlite_errors(path):
            for pragma in _UNKNOWN_YET:
                connection.execute(f"PRAGMA {pragma}")
            connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
            lift_query_limit(connection)
            migrate(connection)
    except TranslatorError:
        connection.close()
        raise
    forbid_schema_changes(connection)
    return connection


def open_file(
    path: Path, *, read_only: bool = False, before_upgrade: Callable[[Connection], object] | None = None
) -> Connection:
    """Open a project file. An older format is upgraded: in the file, or in memory if opened read-only.

    Args:
        path: The file.
        read_only: It is not going to be written.
        before_upgrade: Backs up an older file; without it a copy is kept beside the file.

    Raises:
        NotAProjectError: There is no such file, or it is something else.
        NewerProjectError: A later version of the program wrote it.
        DamagedProjectError: SQLite cannot read it, or its tables are not those of a project.
    """
    refuse_other_files(path)
    # Also to read, the file is opened for writing where that is allowed: a crash may have left a journal to be rolled
    # back. query_only forbids all else.
    connection = _connect(path)
    try:
        with explain_sqlite_errors(path):
            version = _version(path, connection)
            if read_only and version < schema.CURRENT:
                connection = _upgraded_in_memory(connection)
            # Not before: a database of another program may be kept in another mode.
            for pragma in ("query_only = ON",) if read_only else DURABLE:
                connection.execute(f"PRAGMA {pragma}")
            if version < schema.CURRENT and not read_only:
                _upgrade(path, connection, before_upgrade)
            refuse_other_schema(path, connection)
    except TranslatorError:
        connection.close()
        raise
    forbid_schema_changes(connection)
    return connection


@contextlib.contextmanager
def transaction(connection: Connection) -> Generator[None]:
    """Context manager: run the statements inside as one write transaction, rolled back on errors.

    Raises:
        ProjectWriteError: The disk is full or another program locks the file, or it was moved or deleted.
        ProjectFileChangedError: Another program replaced or overwrote the file.
    """
    watch = connection.watch if isinstance(connection, ProjectConnection) else None
    try:
        connection.execute("BEGIN IMMEDIATE")
        if watch is not None:
            watch.check()
        yield
        if watch is not None:
            watch.before_commit()
        connection.execute("COMMIT")
        if watch is not None:
            watch.after_commit()
    except sqlite3.OperationalError as error:
        gives_way = _gives_way(error, connection)
        _roll_back(connection)
        _refuse_changed(watch)
        if gives_way:
            raise
        if not any(word in str(error) for word in _OUTER_TROUBLE):
            raise damaged_error(file_of(connection), _in_words(error)) from error
        raise ProjectWriteError(
            _(
                "{path}: nothing was written ({reason}); {advice}",
                path=file_of(connection),
                reason=str(error),
                advice=_advice(error),
            )
        ) from error
    except sqlite3.IntegrityError as error:
        _roll_back(connection)
        raise TranslatorError(
            _(
                "{path}: nothing was written, for it breaks the file's rules ({reason}); shorten the text",
                path=file_of(connection),
                reason=str(error),
            )
        ) from error
    except UNREADABLE as error:
        _roll_back(connection)
        _refuse_changed(watch)
        _refuse_damaged(file_of(connection), error, connection)
        raise
    except BaseException:
        _roll_back(connection)
        raise


def _gives_way(error: Exception, connection: Connection) -> bool:
    """Whether a statement was interrupted for a waiting write, and not because it exceeded its query limit."""
    budget = connection.budget if isinstance(connection, ProjectConnection) else None
    return _INTERRUPTED in str(error) and not (budget is not None and budget.is_spent)


def _in_words(error: Exception) -> object:
    return _("reading it takes longer than any project does") if _INTERRUPTED in str(error) else error


def lift_query_limit(connection: Connection) -> None:
    """Remove the limit on query steps after the file was verified."""
    if isinstance(connection, ProjectConnection):
        connection.limit_queries(None)


def _refuse_changed(watch: ProjectFileWatchProtocol | None) -> None:
    """Raise an error if another program replaced, overwrote or moved the open project file."""
    if watch is not None:
        with contextlib.suppress(sqlite3.Error):
            watch.check()


def _refuse_damaged(path: Path | str, error: Exception, connection: Connection | None) -> None:
    """Raise `DamagedProjectError` if damage to the file explains an error; else return, as it is a program bug.

    Args:
        path: The file.
        error: What reading or writing it raised.
        connection: It, to look whether it is damaged; without one it is blamed.
    """
    if connection is None or isinstance(error, sqlite3.DatabaseError | InvalidStoredValueError | UnicodeError):
        raise damaged_error(path, error) from error
    from translator_gui.store.verify import problems  # noqa: PLC0415 (seldom wanted; it stands on this module)

    if found := problems(connection):
        raise damaged_error(path, found[0]) from error


def file_of(connection: Connection) -> str:
    """Return the path of the file that a connection has open, for error messages."""
    return str(connection.execute("PRAGMA database_list").fetchone()[2])


def _advice(error: Exception) -> LazyMessage:
    if "locked" in str(error):
        return _("another program holds the file; wait a moment and try again")
    if "readonly" in str(error):
        return _("make the file writable, or work on a copy")
    return _("make room on the disk, or save elsewhere")


def _roll_back(connection: Connection) -> None:
    # A full disk rolls back by itself.
    if connection.in_transaction:
        connection.rollback()


def connect(path: Path, name: str, *, busy_seconds: float, uri: bool = False) -> ProjectConnection:
    """Connect to a database file, from which nothing has been read yet; see `be_careful`.

    Args:
        path: The file.
        name: What SQLite is told to open: its path, or its URI.
        busy_seconds: How long it waits for others.
        uri: Whether the name is a URI.

    Raises:
        sqlite3.OperationalError: SQLite cannot open it.
    """
    # The window opens the file before its writer thread exists and then hands the connection over.
    connection = sqlite3.connect(
        name,
        timeout=busy_seconds,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
        factory=ProjectConnection,
        uri=uri,
    )
    # A file that is made here has no identity yet, and nobody who would open it.
    with contextlib.suppress(OSError):
        connection.count(file_id(path))
    return connection


def be_careful(connection: ProjectConnection) -> None:
    """Keep a database that may be hostile from running code or taking long."""
    for pragma in CAREFUL:
        connection.execute(f"PRAGMA {pragma}")
    connection.limit_queries(QueryStepBudget(page_count(connection)))


def _connect(path: Path) -> Connection:
    try:
        connection = connect(path, str(path.absolute()), busy_seconds=_BUSY_SECONDS)
    except sqlite3.OperationalError as error:
        raise NotAProjectError(
            _("{path}: cannot be opened ({reason}); check the folder and its permissions", path=path, reason=str(error))
        ) from error
    try:
        with explain_sqlite_errors(path):
            be_careful(connection)
    except TranslatorError:
        connection.close()
        raise
    return connection


def refuse_other_files(path: Path) -> None:
    """Raise `NotAProjectError` for a path that is no SQLite file, before SQLite opens it or a lock file is made."""
    if not path.exists():
        raise NotAProjectError(
            _(
                "{path}: no such file; make it with: translator-gui new {path_name} DOCUMENT",
                path=path,
                path_name=path.name,
            ),
            in_window=_("{path}: no such file; look for it elsewhere, or translate its document anew", path=path),
        )
    if not path.is_file():
        raise NotAProjectError(
            _(
                "{path}: no file but a folder or a device; name a project, a file that ends in {suffix}",
                path=path,
                suffix=SUFFIX,
            )
        )
    if is_open(path):
        # Reading its beginning here would drop SQLite's locks on it.
        return
    try:
        with path.open("rb") as file:
            head = file.read(len(SQLITE_MAGIC))
    except OSError as error:
        raise NotAProjectError(
            _("{path}: cannot be read ({reason}); check its permissions", path=path, reason=error.strerror)
        ) from error
    if head != SQLITE_MAGIC:
        raise NotAProjectError(
            _(
                "{path}: not a Translator project; to translate it as a document: translator-gui new "
                "PROJECT {path_name}",
                path=path,
                path_name=path.name,
            ),
            in_window=_(
                "{path}: not a Translator project; to translate it as a document, give its name another ending",
                path=path,
            ),
        )


def _version(path: Path, connection: Connection) -> int:
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    if application != schema.APPLICATION_ID:
        raise NotAProjectError(
            _("{path}: a database of another program; name a project that Translator made", path=path)
        )
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > schema.CURRENT:
        raise NewerProjectError(
            _(
                "{path}: made by a newer Translator (file version {version}, this program knows "
                "{current}); update the program and open it again; nothing was changed",
                path=path,
                version=version,
                current=schema.CURRENT,
            )
        )
    return version


def _upgrade(path: Path, connection: Connection, back_up: Callable[[Connection], object] | None) -> None:
    from translator_gui.store.backup import backup_beside  # noqa: PLC0415 (only older files need it)
    from translator_gui.store.migrations import migrate  # noqa: PLC0415

    if back_up is None:
        backup_beside(path, connection, f"before-upgrade-to-{schema.CURRENT}")
    else:
        back_up(connection)
    migrate(connection)


def _upgraded_in_memory(connection: Connection) -> Connection:
    """Copy a project of an older format version into memory and upgrade the copy; the file stays unchanged."""
    from translator_gui.store.migrations import migrate  # noqa: PLC0415 (only older files need it)

    copy = empty_in_memory(connection)
    try:
        connection.backup(copy)
        migrate(copy)
    except BaseException:
        copy.close()
        raise
    connection.close()
    return copy


def empty_in_memory(connection: Connection) -> ProjectConnection:
    """Return an empty in-memory database with a query limit for the size of the project file."""
    copy = sqlite3.connect(
        ":memory:", isolation_level=None, check_same_thread=False, cached_statements=256, factory=ProjectConnection
    )
    if isinstance(connection, ProjectConnection) and connection.budget is not None:
        copy.limit_queries(QueryStepBudget(page_count(connection)))
    return copy


def page_count(connection: Connection, name: str = "main") -> int:
    """Return the number of pages of a database."""
    return int(connection.execute(f"PRAGMA {name}.page_count").fetchone()[0])


def refuse_other_schema(path: Path, connection: Connection) -> None:
    """Raise an error if the tables, triggers and views of a file are not those of a project.

    Raises:
        DamagedProjectError: There are some, or a table is missing.
    """
    differing = schema_objects(connection) ^ _schema_objects_of_projects()
    if differing:
        strange = ", ".join(sorted({name for _, name, _ in differing}))
        raise damaged_error(path, f"its tables are not a project's: {strange}")


@cache
def _schema_objects_of_projects() -> frozenset[tuple[str, str, str]]:
    memory = sqlite3.connect(":memory:", isolation_level=None)
    memory.executescript(schema.MIGRATION_LOG + "".join(schema.VERSIONS))
    found = frozenset(schema_objects(memory))
    memory.close()
    return found


def schema_objects(connection: Connection) -> set[tuple[str, str, str]]:
    """Return type, name and SQL of the tables, indexes, triggers and views of a file, to compare it with others."""
    # White space counts for nothing: versions of sqlite-utils lay their own table out differently.
    rows = connection.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {(kind, name, "".join(sql.split())) for kind, name, sql in rows}


_FORBIDDEN = frozenset(
    {
        sqlite3.SQLITE_ATTACH,
        sqlite3.SQLITE_DETACH,
        sqlite3.SQLITE_CREATE_TRIGGER,
        sqlite3.SQLITE_CREATE_TEMP_TRIGGER,
        sqlite3.SQLITE_CREATE_VIEW,
        sqlite3.SQLITE_CREATE_TEMP_VIEW,
        sqlite3.SQLITE_CREATE_VTABLE,
    }
)


def forbid_schema_changes(connection: Connection) -> None:
    """Let statements on a connection attach no other file and make no triggers, views or virtual tables."""

    def allowed(action: int, *_: str | None) -> int:
        return sqlite3.SQLITE_DENY if action in _FORBIDDEN else sqlite3.SQLITE_OK

    connection.set_authorizer(allowed)


@contextlib.contextmanager
def attached(connection: Connection, path: Path, name: str) -> Generator[None]:
    """Context manager: read another project file in the same statements, under a name, as both are at one moment.

    Args:
        connection: Not in a transaction, and watched by nobody but its query limit.
        path: The other file; its tables are a project's.
        name: The name of its schema.
    """
    limited = connection if isinstance(connection, ProjectConnection) else None
    budget = limited and limited.budget
    connection.set_authorizer(lambda *_: sqlite3.SQLITE_OK)
    try:
        connection.execute(f"ATTACH ? AS {name}", (str(path.absolute()),))
        forbid_schema_changes(connection)
        if limited is not None:
            limited.limit_queries(QueryStepBudget(page_count(connection) + page_count(connection, name)))
        connection.execute("BEGIN")
        try:
            yield
        finally:
            connection.rollback()
            connection.set_authorizer(lambda *_: sqlite3.SQLITE_OK)
            connection.execute(f"DETACH {name}")
    finally:
        forbid_schema_changes(connection)
        if limited is not None:
            limited.limit_queries(budget)


@contextlib.contextmanager
def explain_sqlite_errors(path: Path, connection: Connection | None = None) -> Generator[None]:
    """Context manager: turn SQLite's errors on opening or reading a file into readable project errors.

    Args:
        path: The file.
        connection: It, if it is open: only a file that is found to be damaged is blamed for a fault in reading it.

    Raises:
        DamagedProjectError: The file is not whole.
        TranslatorError: It is busy, or it cannot be written and has to be.
    """
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise TranslatorError(
                _("{path}: busy in another program; wait a moment and try again", path=path)
            ) from error
        if "readonly" in str(error):
            raise TranslatorError(
                _("{path}: cannot be written; make it writable or copy it elsewhere", path=path)
            ) from error
        if connection is not None and _gives_way(error, connection):
            raise
        raise damaged_error(path, _in_words(error)) from error
    except UNREADABLE as error:
        # SQLite's message about damaged tables quotes them, and they need not be UTF-8 any more.
        _refuse_damaged(path, error, connection)
        raise
