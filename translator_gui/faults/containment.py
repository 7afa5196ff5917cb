"""Run a job so that a fault in it does not end the thread."""

from collections.abc import Callable
from typing import TypeVar

from translator_gui.faults.fault_log import ReportedFault, fault_log
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import CancelledError, TranslatorError

Answer = TypeVar("Answer")


class ReportedFaultError(TranslatorError):
    """Raised in place of an unexpected exception (a bug) that ended a job and was written to the fault log.

    Attributes:
        fault: The reported fault.
    """

    def __init__(self, fault: ReportedFault) -> None:
        super().__init__(_("something went wrong: {cause}", cause=fault.cause))
        self.fault = fault


def run_contained(work: Callable[[], Answer], doing: str, *, let_through: tuple[type[Exception], ...] = ()) -> Answer:
    """Run a job and return its result; log an unexpected exception and raise a `ReportedFaultError` instead.

    Args:
        work: The job.
        doing: The part of the program, as a literal, for the report.
        let_through: Errors that the caller handles itself: a transaction explains those of SQLite.

    Raises:
        ReportedFaultError: The job raised an unexpected exception.
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
        raise ReportedFaultError(fault_log.report(error, doing)) from error


def os_error_words(error: OSError) -> str:
    """Return an `OSError` as one sentence for the user: path, reason and what to check."""
    reason = error.strerror or error
    if not error.filename:
        return str(_("the system: {reason}; check the path and its permissions", reason=reason))
    return str(_("{path}: {reason}; check the path and its permissions", path=error.filename, reason=reason))
