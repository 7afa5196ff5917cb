"""What is said about errors that are left before a project is exported or handed over."""

from typing import NamedTuple

from translator_gui.checks.finding import CheckSeverity
from translator_gui.messages import gettext as _
from translator_gui.messages import ngettext
from translator_gui.project.project_check import errors_left_in_words
from translator_gui.viewmodel.checks.findings_state import FindingsState


class ErrorsLeft(NamedTuple):
    """Whether errors are left in a project.

    Attributes:
        words: A sentence about them; empty if there are none.
        is_refused: Whether a rule of the project refuses to export or hand over now.
    """

    words: str
    is_refused: bool


def errors_left(findings: FindingsState) -> ErrorsLeft:
    """Return what is to be said about the errors that the checks have found so far."""
    refuses, errors = findings.known.refuses_errors, findings.by_severity()[CheckSeverity.ERROR]
    if errors and refuses:
        return ErrorsLeft(str(errors_left_in_words(errors)), is_refused=True)
    if not findings.is_complete:
        return ErrorsLeft(_("The checks are still running: errors may be left."), is_refused=refuses)
    words = ngettext(
        "{number} error found by the checks remains.", "{number} errors found by the checks remain.", errors
    )
    return ErrorsLeft(words if errors else "", is_refused=False)
