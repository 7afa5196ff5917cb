"""Messages about faults and crashes."""

from datetime import datetime

from translator_gui.messages import gettext as _
from translator_gui.viewmodel.wording import moment


def fault_words(cause: str, saved: bool | None) -> str:
    """Return the message about an unexpected program error, which also says whether the work is saved.

    Args:
        cause: Type and place of the fault.
        saved: Whether all work is on the disk; None while it is being written or if no project is open for work.
    """
    if saved is None:
        return _("Something went wrong: {cause}.", cause=cause)
    if saved:
        return _("Something went wrong: {cause}. Your work is saved.", cause=cause)
    return _("Something went wrong: {cause}. Your last changes are not saved yet.", cause=cause)


def crash_words(started: datetime | None, now: datetime) -> str:
    """Return the message, shown at start, that the program crashed last time."""
    if started is None:
        return _("Translator did not close properly last time.")
    time = moment(int(started.timestamp() * 1000), now)
    return _("Translator did not close properly last time (opened {time}).", time=time)
