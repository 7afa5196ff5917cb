"""Giving way: a long read on a connection ends as soon as somebody wants to write on it."""

import contextlib
from collections.abc import Callable, Generator
from typing import TypeVar

from translator_gui.model.backup import Pause
from translator_gui.store.driver import Connection, sqlite3

_VM_STEPS = 2_000
"""Steps of SQLite's machine between two questions whether somebody waits: a fraction of a millisecond."""
_MOST_INTERRUPTIONS = 100
"""Work that was interrupted so often is done without giving way."""

_T = TypeVar("_T")


@contextlib.contextmanager
def interruptible(connection: Connection, is_due: Callable[[], bool]) -> Generator[None]:
    """Inside, a statement ends with an `OperationalError` ("interrupted") as soon as something is due."""
    connection.set_progress_handler(is_due, _VM_STEPS)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


def step_through(connection: Connection, steps: Generator[None, None, _T], pause: Pause | None) -> _T:
    """Run a generator to its end and give way between its steps; one that is interrupted must repeat its step."""
    while True:
        try:
            if pause is None:
                next(steps)
            else:
                with interruptible(connection, pause.is_due):
                    next(steps)
        except StopIteration as end:
            return end.value
        if pause is not None:
            pause()


def give_way(connection: Connection, work: Callable[[], _T], pause: Pause | None) -> _T:
    """Return what work gives that can be begun again where it is interrupted, such as a transaction."""
    if pause is None:
        return work()
    for _ in range(_MOST_INTERRUPTIONS):
        try:
            with interruptible(connection, pause.is_due):
                return work()
        except sqlite3.OperationalError as error:
            if "interrupted" not in str(error):
                raise
        pause()
    return work()
