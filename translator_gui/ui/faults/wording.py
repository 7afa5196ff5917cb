"""Faults and crashes in words."""

from datetime import datetime

from translator_gui.viewmodel.wording import moment


def fault_words(cause: str, saved: bool | None) -> str:
    """Return what the bar says of a fault.

    Args:
        cause: What happened.
        saved: Whether all work is on the disk; None while it is being written or where no project is open for work.
    """
    work = {True: " Your work is saved.", False: " Your last changes are not saved yet."}
    return f"Something went wrong: {cause}.{work[saved] if saved is not None else ''}"


def crash_words(started: datetime | None, now: datetime) -> str:
    """Return what the window says at its start after one that did not close."""
    when = ""
    if started is not None:
        when = f" (opened {moment(int(started.timestamp() * 1000), now)})"
    return f"Translator did not close properly last time{when}."
