"""What the dialogs of the memories say."""

from contextlib import suppress
from datetime import date
from pathlib import Path

from translator_gui.messages import format_date, format_number, ngettext
from translator_gui.messages import gettext as _
from translator_gui.model.naming import printable
from translator_gui.project.memory.concordance import MOST_COUNTED
from translator_gui.project.memory.maintenance import MemoryDescription
from translator_gui.viewmodel.memory.memory_search_state import MemorySearchState

_MEGABYTE = 1_000_000
_DAY = len("2026-11-30")
"""Of the name of a backup."""


def exported_words(path: Path, numbers: tuple[int, int]) -> str:
    """Return what an export of units has done: how many were written, and how many left out."""
    written, left_out = numbers
    words = ngettext(
        "Exported {number} unit to {path}.", "Exported {number} units to {path}.", written, path=printable(str(path))
    )
    if not left_out:
        return words
    rest = ngettext(
        "{number} unit of projects that never allow machine help was left out.",
        "{number} units of projects that never allow machine help were left out.",
        left_out,
    )
    return f"{words} {rest}"


def with_number(name: str, units: int) -> str:
    """Return a name with a number of units: "News (12)"."""
    return _("{name} ({number})", name=printable(name), number=format_number(units))


def memory_info_words(memory: MemoryDescription) -> str:
    """Return what a memory holds, and where it is."""
    parts = [
        ngettext("{number} unit", "{number} units", memory.units),
        ngettext("{number} project", "{number} projects", len(memory.projects)),
        _("{size} MB", size=f"{memory.size / _MEGABYTE:,.1f}"),
    ]
    if memory.backup is not None:
        with suppress(ValueError):
            day = date.fromisoformat(memory.backup.stem[-_DAY:])
            parts.append(_("backed up on {date}", date=format_date(day)))
    parts.append(printable(str(memory.path)))
    if memory.read_only:
        parts.append(_("attached for reading only"))
    return " · ".join(parts)


def hits_words(state: MemorySearchState, row: int) -> str:
    """Return which of the units found is the current one, and how many were looked at.

    Args:
        state: The search.
        row: Of the current unit, from 0.
    """
    units = ngettext("{number} unit", "{number} units", state.searched)
    if not state.model.rows:
        return _("No hits in {units}", units=units)
    if state.total is None:
        return _("Counting…")
    total = format_number(state.total)
    if state.total >= MOST_COUNTED:
        total = _("more than {number}", number=total)
    return _("{number} of {total}, in {units}", number=format_number(row + 1), total=total, units=units)
