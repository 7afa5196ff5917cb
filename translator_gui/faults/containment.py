"""Run a job so that a fault in it does not end the thread."""

from collections.abc import Callable
from typing import TypeVar

from translator_gui.faults.fault_log import ReportedFault, fault_log
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.errors import CancelledError, TranslatorError

Answer = TypeVar("Answer")


class ReportedFaultError(TranslatorError):
    """A fault of the program ended a job; it was reported, and the window shows it.

    Attributes:
        fault: The reported fault.
    """

    def __init__(self, fault: ReportedFault) -> None:
        super().__init__(_("something went wrong: {cause}", cause=fault.cause))
        self.fault = fault


def run_contained(work: Callable[[], Answer], doing: str, *, let_through: tuple[type[Exception], ...] = ()) -> Answer:
    """Run a job and return its result; report an unexpected exception and raise a `ReportedFaultError`.

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
    """Return an error of the system as one sentence."""
    reason = error.strerror or error
    if not error.filename:
        return str(_("the system: {reason}; check the path and its permissions", reason=reason))
    return str(_("{path}: {reason}; check the path and its permissions", path=error.filename, reason=reason))
