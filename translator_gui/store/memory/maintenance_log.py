"""The undo log of a memory's maintenance: the units as they were before each step."""

import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from translator_gui.model.memory_unit import MemoryUnit
from translator_gui.model.moment import now_ms
from translator_gui.store.driver import Connection
from translator_gui.store.memory.units import put_unit, remove_units, units_with_uids
from translator_gui.store.stored_json import json_object

_MOST_STEPS = 50
"""Steps that can be undone."""
_FIELDS = (
    "source",
    "target",
    "source_key",
    "previous_key",
    "next_key",
    "author",
    "time",
    "status",
    "origin",
    "document",
    "source_language",
    "target_language",
)


class UnitChange(NamedTuple):
    """A unit that maintenance adds, replaces or removes.

    Attributes:
        before: The unit as it is; None if it is added.
        after: As it will be; None if it is removed.
    """

    before: MemoryUnit | None
    after: MemoryUnit | None


def apply_changes_with_log(
    connection: Connection, verb: str, changes: Sequence[UnitChange], dismissed: Sequence[tuple[bytes, int]]
) -> None:
    """Change units and log how to undo it, in the caller's transaction.

    Args:
        connection: The memory.
        verb: What undo calls the step.
        changes: To be made, each uid once.
        dismissed: Sentences of projects that are not to be fed again as they are: uid and hash of the texts.
    """
    step = connection.execute("INSERT INTO step (verb, time) VALUES (?, ?) RETURNING id", (verb, now_ms())).fetchone()[
        0
    ]
    connection.executemany(
        "INSERT INTO step_row (step_id, uid, before) VALUES (?, ?, ?)",
        ((step, uid, "" if before is None else _packed(before)) for uid, before in _states_before(connection, changes)),
    )
    remove_units(connection, [change.before.id for change in changes if change.before is not None])
    for change in changes:
        if change.after is not None:
            put_unit(connection, change.after, _project_row(connection, change.after.project))
    connection.executemany("INSERT OR REPLACE INTO dismissed (uid, texts) VALUES (?, ?)", dismissed)
    old = [
        row[0] for row in connection.execute("SELECT id FROM step ORDER BY id DESC LIMIT -1 OFFSET ?", (_MOST_STEPS,))
    ]
    for row in old:
        _drop_step(connection, row)


def undo_last_step(connection: Connection) -> str:
    """Undo the last step of maintenance, in the caller's transaction; return its verb, empty if there is none."""
    row = connection.execute("SELECT id, verb FROM step ORDER BY id DESC LIMIT 1").fetchone()
    if row is None:
        return ""
    for uid, before in connection.execute("SELECT uid, before FROM step_row WHERE step_id = ?", (row[0],)).fetchall():
        connection.execute("DELETE FROM dismissed WHERE uid = ?", (uid,))
        if before:
            unit = _unpacked(uid, before)
            put_unit(connection, unit, _project_row(connection, unit.project))
        else:
            remove_units(connection, [unit.id for unit in units_with_uids(connection, [uid]).values()])
    _drop_step(connection, row[0])
    return str(row[1])


def last_step(connection: Connection) -> str:
    """Return the verb of the step of maintenance that undo would take back; empty if there is none."""
    row = connection.execute("SELECT verb FROM step ORDER BY id DESC LIMIT 1").fetchone()
    return str(row[0]) if row is not None else ""


def filtered_rows(connection: Connection, author: str, project: str, after: int, most: int) -> list[int]:
    """Return row numbers of units by author and project, ascending; each empty for any.

    Args:
        connection: The memory.
        author: Name of the author.
        project: Uid of the project.
        after: Only greater row numbers.
        most: Largest number to return.
    """
    found = connection.execute(
        "SELECT u.id FROM unit u LEFT JOIN project p ON p.id = u.project_id "
        "WHERE u.id > ? AND (? = '' OR u.author = ?) AND (? = '' OR p.uid = ?) ORDER BY u.id LIMIT ?",
        (after, author, author, project, project, most),
    )
    return [row[0] for row in found]


def duplicate_rows(connection: Connection) -> list[list[int]]:
    """Return the row numbers of units with the same two texts and project, group by group, the best of each first."""
    groups = connection.execute(
        "SELECT json_group_array(id) FROM (SELECT id, source_key, source, target, project_id FROM unit "
        "ORDER BY status IN ('approved', 'final') DESC, time DESC, id DESC) "
        "GROUP BY source_key, source, target, project_id HAVING count(*) > 1"
    )
    return [json.loads(row[0]) for row in groups]


def memory_authors(connection: Connection) -> list[tuple[str, int]]:
    """Return the authors of units with the numbers of their units, the most productive first."""
    return connection.execute("SELECT author, count(*) FROM unit GROUP BY author ORDER BY 2 DESC, 1").fetchall()


def _states_before(connection: Connection, changes: Sequence[UnitChange]) -> Iterator[tuple[bytes, MemoryUnit | None]]:
    states: dict[bytes, MemoryUnit | None] = {}
    for change in changes:
        if change.before is not None:
            states[change.before.uid] = change.before
        if change.after is not None and change.after.uid not in states:
            states[change.after.uid] = units_with_uids(connection, [change.after.uid]).get(change.after.uid)
    yield from states.items()


def _packed(unit: MemoryUnit) -> str:
    values = {name: getattr(unit, name) for name in _FIELDS}
    return json.dumps({"version": 1, **values, "project": unit.project}, ensure_ascii=False)


def _unpacked(uid: bytes, before: str) -> MemoryUnit:
    fields: dict[str, Any] = json_object(before, "step")
    # The constraints of the table refuse what no version writes.
    return MemoryUnit(uid, **{name: fields[name] for name in (*_FIELDS, "project")})


def _project_row(connection: Connection, uid: str) -> int | None:
    row = connection.execute("SELECT id FROM project WHERE uid = ?", (uid,)).fetchone()
    return row[0] if row is not None else None


def _drop_step(connection: Connection, step: int) -> None:
    connection.execute("DELETE FROM step_row WHERE step_id = ?", (step,))
    connection.execute("DELETE FROM step WHERE id = ?", (step,))
