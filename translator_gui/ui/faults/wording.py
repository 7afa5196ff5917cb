"""Faults and crashes in words."""

from collections.abc import Sequence
from datetime import datetime

from translator_gui.project.project import Recovered
from translator_gui.viewmodel.wording import moment

_MOST_NAMED = 8


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


def recovered_words(recovered: Sequence[Recovered]) -> str:
    """Return which sentences have typing back that was not saved before the crash."""
    drafts = [item.number for item in recovered if not item.as_comment]
    comments = [item.number for item in recovered if item.as_comment]
    words: list[str] = []
    if drafts:
        words.append(f"What was typed last in {_sentences(drafts)} was recovered as a draft.")
    if comments:
        words.append(f"What was typed last in {_sentences(comments)} was recovered as a comment.")
    return " ".join(words)


def _sentences(numbers: Sequence[int]) -> str:
    named = [f"{number:,}" for number in sorted(numbers)[:_MOST_NAMED]]
    if len(numbers) > _MOST_NAMED:
        named.append(f"{len(numbers) - _MOST_NAMED:,} more")
    if len(named) == 1:
        return f"sentence {named[0]}"
    return f"sentences {', '.join(named[:-1])} and {named[-1]}"
