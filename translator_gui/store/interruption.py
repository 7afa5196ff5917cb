"""Interrupts long reads on a connection as soon as a write is waiting."""

import contextlib
import threading
from collections.abc import Callable, Generator
from typing import TypeVar

from translator_gui.model.backup import LongWorkPauseCallback
from translator_gui.model.errors import CancelledError
from translator_gui.store.connection import transaction
from translator_gui.store.driver import Connection, sqlite3
from translator_gui.store.open_files import ProjectConnection

_VM_STEPS = 2_000
"""Steps of SQLite's machine between two checks for waiting jobs: a fraction of a millisecond."""
_VM_STEPS_REPORTED = 20_000
"""Steps of SQLite's machine between two reports of a change: some milliseconds."""
_MOST_INTERRUPTIONS = 100
"""Work that was interrupted so often is done without giving way."""

_T = TypeVar("_T")


_mutex = threading.Lock()
_giving_way_now: set[int] = set()
"""Connections in an `interruptible` section, by their identity in memory."""


def interrupt_long_read(connection: Connection) -> None:
    """Interrupt the SQLite read running inside `interruptible`, if any; may be called from any thread.

    SQLite counts the entries of an index without asking its progress handler.
    """
    with _mutex:
        if id(connection) in _giving_way_now:
            connection.interrupt()


class _GaveWayError(Exception):
    """Raised inside a long read or write to abort it because another write is waiting."""


@contextlib.contextmanager
def interruptible(connection: Connection, is_due: Callable[[], bool]) -> Generator[None]:
    """Context manager: interrupt the SQLite statements inside as soon as a job is waiting for the connection."""
    connection.set_progress_handler(is_due, _VM_STEPS)
    with _mutex:
        _giving_way_now.add(id(connection))
    try:
        yield
    finally:
        with _mutex:
            _giving_way_now.discard(id(connection))
        _end_progress_handler(connection)


@contextlib.contextmanager
def reporting(connection: Connection, report: Callable[[], object]) -> Generator[None]:
    """Context manager: call a function while SQLite works inside; where it raises `CancelledError` the work ends so."""

    def is_cancelled() -> bool:
        try:
            report()
        except CancelledError:
            return True
        return False

    connection.set_progress_handler(is_cancelled, _VM_STEPS_REPORTED)
    try:
        yield
    except sqlite3.OperationalError as error:
        if "interrupted" in str(error):
            raise CancelledError from error
        raise
    finally:
        _end_progress_handler(connection)


def _end_progress_handler(connection: Connection) -> None:
    connection.set_progress_handler(None, 0)
    if isinstance(connection, ProjectConnection):
        connection.watch_budget()


def step_through(connection: Connection, steps: Generator[None, None, _T], pause: LongWorkPauseCallback | None) -> _T:
    """Run a generator of short database steps, serving waiting jobs in between; interrupted steps are repeated."""
    while True:
        try:
            if pause is None:
                next(steps)
            else:
                with interruptible(connection, pause.is_due):
                    next(steps)
        except StopIteration as end:
            return end.value
        finally:
            # The end of the step's own read transaction may have been interrupted as well.
            if connection.in_transaction:
                connection.rollback()
        if pause is not None:
            pause()


def read_when_idle(connection: Connection, read: Callable[[], _T], pause: LongWorkPauseCallback | None) -> _T:
    """Run a long read; interrupt it when a write is waiting, and repeat it afterwards."""
    if pause is None:
        return read()
    for _ in range(_MOST_INTERRUPTIONS):
        with contextlib.suppress(_GaveWayError), _giving_way(connection, pause):
            return read()
        pause()
    return read()


def write_when_idle(connection: Connection, write: Callable[[], object], pause: LongWorkPauseCallback | None) -> None:
    """Run a background write as one transaction; roll it back when another write is waiting, and repeat it.

    Raises:
        ProjectWriteError: The disk is full, or another program locks the file.
        DamagedProjectError: The file is damaged.
    """
    for _ in range(_MOST_INTERRUPTIONS):
        if pause is None:
            break
        try:
            with transaction(connection), _giving_way(connection, pause):
                write()
        except _GaveWayError:
            pause()
        else:
            return
    with transaction(connection):
        write()


@contextlib.contextmanager
def _giving_way(connection: Connection, pause: LongWorkPauseCallback) -> Generator[None]:
    try:
        with interruptible(connection, pause.is_due):
            yield
    except sqlite3.OperationalError as error:
        if "interrupted" not in str(error):
            raise
        raise _GaveWayError from error
