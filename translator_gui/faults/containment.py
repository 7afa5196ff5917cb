"""Ending a failed job without ending the thread that did it."""

from collections.abc import Callable
from typing import TypeVar

from translator_gui.faults.fault_log import Fault, fault_log
from translator_gui.model.errors import CancelledError, TranslatorError

Answer = TypeVar("Answer")


class FaultError(TranslatorError):
    """A fault of the program ended a job; it has been reported, and the window shows it.

    Attributes:
        fault: What was reported.
    """

    def __init__(self, fault: Fault) -> None:
        super().__init__(f"something went wrong: {fault.cause}")
        self.fault = fault


def run_contained(work: Callable[[], Answer], doing: str, *, let_through: tuple[type[Exception], ...] = ()) -> Answer:
    """Return what work returns; a fault in it is reported and raised in a form that every caller of a job handles.

    Args:
        work: The job.
        doing: In which part of the program, as a literal, for the report.
        let_through: Errors that the caller handles: a transaction explains those of SQLite.

    Raises:
        FaultError: The work raised what it does not announce.
        TranslatorError: As the work.
        CancelledError: As the work.
        OSError: As the work.
    """
    try:
        return work()
    except (TranslatorError, CancelledError, OSError, StopIteration, *let_through):
        raise
    # The one place where jobs of any kind are kept apart from the threads that do them: the fault is reported.
    except Exception as error:
        raise FaultError(fault_log.report(error, doing)) from error


def os_error_words(error: OSError) -> str:
    """Return what the system refused, as one sentence."""
    return f"{error.filename or 'the system'}: {error.strerror or error}; check the path and its permissions"
