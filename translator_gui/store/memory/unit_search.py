"""Searches the units of a memory by words, author and project, and counts them."""

from typing import NamedTuple

from translator_gui.store.driver import Connection

_NEVER = "SELECT id FROM project WHERE machine = 'never' AND uid <> ?"
"""Projects that keep their units for themselves, but for one."""


class UnitFilter(NamedTuple):
    """Which units of a memory are searched for.

    Attributes:
        words: A full-text query (`unit_words.word_query`); empty for all.
        author: Name of the author; empty for any.
        project: Uid of the project; empty for any.
        hidden_from: Uid of the open project, or empty for none: units that may not be suggested there are left out.
            None for all units.
    """

    words: str = ""
    author: str = ""
    project: str = ""
    hidden_from: str | None = None


def find_units(connection: Connection, wanted: UnitFilter, before: int | None, most: int) -> list[int]:
    """Return row numbers of units, the newest first.

    Args:
        connection: The memory.
        wanted: Which.
        before: Only smaller row numbers, for the next page.
        most: Largest number to return.
    """
    row = "w.rowid" if wanted.words else "u.id"
    conditions, values = _conditions(wanted)
    if wanted.hidden_from is not None:
        conditions.append(f"(u.project_id IS NULL OR u.project_id NOT IN ({_NEVER}))")
        values.append(wanted.hidden_from)
    # A cross join keeps the order of the tables: otherwise SQLite sorts all units that hold the words.
    tables = "word w CROSS JOIN unit u ON u.id = w.rowid" if wanted.words else "unit u"
    found = connection.execute(
        f"SELECT {row} FROM {tables} WHERE {' AND '.join([f'{row} < ?', *conditions])} "  # noqa: S608 (constants)
        f"ORDER BY {row} DESC LIMIT ?",
        ((1 << 62) if before is None else before, *values, most),
    )
    return [int(one[0]) for one in found]


def count_found(connection: Connection, wanted: UnitFilter, most: int) -> int:
    """Return the number of units that a filter lets through; counting ends at `most`, for a word may be in all."""
    row = "w.rowid" if wanted.words else "u.id"
    conditions, values = _conditions(wanted)
    if wanted.hidden_from is not None:
        # Without looking at every unit that holds the words.
        conditions.append(f"{row} NOT IN (SELECT id FROM unit WHERE project_id IN ({_NEVER}))")  # noqa: S608 (constants)
        values.append(wanted.hidden_from)
    tables = "word w" if wanted.words else "unit u"
    if wanted.words and (wanted.author or wanted.project):
        tables += " CROSS JOIN unit u ON u.id = w.rowid"
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    found = connection.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM {tables} {where} LIMIT ?)",  # noqa: S608 (constants)
        (*values, most),
    )
    return int(found.fetchone()[0])


def _conditions(wanted: UnitFilter) -> tuple[list[str], list[object]]:
    conditions: list[str] = []
    values: list[object] = []
    for condition, value in (
        ("word MATCH ?", wanted.words),
        ("u.author = ?", wanted.author),
        ("u.project_id IN (SELECT id FROM project WHERE uid = ?)", wanted.project),
    ):
        if value:
            conditions.append(condition)
            values.append(value)
    return conditions, values
