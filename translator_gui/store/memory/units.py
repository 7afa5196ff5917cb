"""Reads, adds, replaces and removes the units of a memory."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any
from zlib import crc32

from translator_gui.model.memory_unit import MachineHelpRule, MemoryUnit, UnitOrigin, UnitStatus
from translator_gui.store.driver import Connection
from translator_gui.store.memory.properties import read_memory_property, write_memory_property
from translator_gui.store.memory.unit_words import add_word_keys, add_words, remove_words, word_keys
from translator_gui.store.row_values import InvalidStoredValueError, time_ms

_STORED = (
    "uid, project_id, source_key, previous_key, next_key, source_language, target_language, status, origin, author, "
    "time, document, source, target"
)
_INSERT = f"INSERT OR IGNORE INTO unit (id, {_STORED}, checksum) VALUES ({', '.join('?' * 16)})"  # noqa: S608 (constants)
_AMONG = " WHERE u.id IN (SELECT value FROM json_each(?))"
_READ = (
    "SELECT u.id, u.uid, u.source, u.target, u.source_key, u.previous_key, u.next_key, u.author, u.time, u.status, "
    "u.origin, p.uid, p.name, p.machine, u.document, u.source_language, u.target_language "
    "FROM unit u LEFT JOIN project p ON p.id = u.project_id"
)
_STATUSES = {str(status): status for status in UnitStatus}
_ORIGINS = {str(origin): origin for origin in UnitOrigin}
_RULES = {str(rule): rule for rule in MachineHelpRule}
_ROWS = 2000
_REPLACED = "replaced"
"""Property: how often a unit was replaced in its row."""


PreparedUnit = tuple[MemoryUnit, str, str]
"""A unit with the `word_keys` of both its texts."""


def prepare_unit(unit: MemoryUnit) -> PreparedUnit:
    """Return a unit with the words of both texts, as they go into the full-text index."""
    return unit, word_keys(unit.source), word_keys(unit.target)


def set_bulk_mode(connection: Connection) -> None:
    """Let a connection that adds hundreds of thousands of units keep more pages before it writes them."""
    connection.execute("PRAGMA cache_size = -65536")
    connection.execute("PRAGMA wal_autocheckpoint = 20000")


def end_bulk_mode(connection: Connection) -> None:
    """Release what `set_bulk_mode` kept, and write the log into the file."""
    connection.execute("PRAGMA cache_size = -16000")
    connection.execute("PRAGMA wal_autocheckpoint = 1000")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    connection.execute("PRAGMA shrink_memory")


def project_row(connection: Connection, uid: str, name: str, machine: MachineHelpRule) -> int:
    """Return the row number of a project in the memory; add it if it is new."""
    row = connection.execute("SELECT id FROM project WHERE uid = ?", (uid,)).fetchone()
    if row is None:
        row = connection.execute(
            "INSERT INTO project (uid, name, machine) VALUES (?, ?, ?) RETURNING id", (uid, name, machine)
        ).fetchone()
    return int(row[0])


def add_units(connection: Connection, units: Sequence[PreparedUnit], projects: dict[str, int]) -> int:
    """Add units that the memory does not have yet, in the caller's transaction; return their number.

    Args:
        connection: The memory.
        units: Without row numbers; units with a uid that the memory has are left out.
        projects: Row numbers of their projects, by uid.
    """
    first = _next_row(connection)
    connection.executemany(
        _INSERT,
        [
            _row(number, unit, projects.get(unit.project))
            for number, (unit, _source, _target) in enumerate(units, first)
        ],
    )
    added = {row[0] for row in connection.execute("SELECT id FROM unit WHERE id >= ?", (first,))}
    words = [(number, source, target) for number, (_unit, source, target) in enumerate(units, first) if number in added]
    add_word_keys(connection, words)
    return len(added)


def put_unit(connection: Connection, unit: MemoryUnit, project: int | None) -> int:
    """Add a unit, or replace the one with its uid, in the caller's transaction; return its row number."""
    before = connection.execute(
        "SELECT id, source, target, previous_key, next_key FROM unit WHERE uid = ?", (unit.uid,)
    ).fetchone()
    if before is not None and (before[1], *before[3:]) != (unit.source, unit.previous_key, unit.next_key):
        # A look-up index knows a row number by its Urdu and its neighbours.
        remove_units(connection, [before[0]])
        before = None
    if before is None:
        number = _next_row(connection)
        connection.execute(_INSERT, _row(number, unit, project))
        add_words(connection, [(number, unit.source, unit.target)])
        return number
    number = int(before[0])
    write_memory_property(connection, _REPLACED, str(int(read_memory_property(connection, _REPLACED, "0")) + 1))
    if before[2] != unit.target:
        remove_words(connection, [before[:3]])
        add_words(connection, [(number, unit.source, unit.target)])
    values = _row(number, unit, project)
    columns = ", ".join(f"{name} = ?" for name in (*_STORED.split(", "), "checksum"))
    connection.execute(f"UPDATE unit SET {columns} WHERE id = ?", (*values[1:], number))  # noqa: S608 (constants)
    return number


def remove_units(connection: Connection, rows: Collection[int]) -> None:
    """Remove units by their row numbers, in the caller's transaction."""
    for some in _portions(rows):
        found = connection.execute(
            "SELECT id, source, target FROM unit WHERE id IN (SELECT value FROM json_each(?))", (some,)
        ).fetchall()
        remove_words(connection, found)
        connection.executemany("INSERT INTO removal (unit_id) VALUES (?)", ((row[0],) for row in found))
        connection.execute("DELETE FROM unit WHERE id IN (SELECT value FROM json_each(?))", (some,))


def read_units(connection: Connection, rows: Iterable[int]) -> list[MemoryUnit]:
    """Return the units with these row numbers, in the order of the numbers; those that are gone are left out."""
    wanted = list(rows)
    found = {
        unit.id: unit for some in _portions(wanted) for unit in map(_unit, connection.execute(_READ + _AMONG, (some,)))
    }
    return [found[row] for row in wanted if row in found]


def read_all_units(connection: Connection, after: int = 0) -> Iterator[MemoryUnit]:
    """Yield all units in the order in which they were added; no read transaction stays open between portions."""
    while some := connection.execute(f"{_READ} WHERE u.id > ? ORDER BY u.id LIMIT ?", (after, _ROWS)).fetchall():
        yield from map(_unit, some)
        after = some[-1][0]


def read_units_backwards(connection: Connection) -> Iterator[MemoryUnit]:
    """Yield all units, the newest first; no read transaction stays open between portions."""
    before = 1 << 62
    query = f"{_READ} WHERE u.id < ? ORDER BY u.id DESC LIMIT ?"
    while some := connection.execute(query, (before, _ROWS)).fetchall():
        yield from map(_unit, some)
        before = some[-1][0]


def units_with_key(connection: Connection, key: int, most: int) -> list[MemoryUnit]:
    """Return units whose Urdu has a match key (a hash of it), the newest first."""
    return list(
        map(_unit, connection.execute(f"{_READ} WHERE u.source_key = ? ORDER BY u.id DESC LIMIT ?", (key, most)))
    )


def units_with_uids(connection: Connection, uids: Collection[bytes]) -> dict[bytes, MemoryUnit]:
    """Return the units with some uids, by uid."""
    found: dict[bytes, MemoryUnit] = {}
    for uid in uids:
        row = connection.execute(f"{_READ} WHERE u.uid = ?", (uid,)).fetchone()
        if row is not None:
            found[uid] = _unit(row)
    return found


def has_project_units(connection: Connection, project: str) -> bool:
    """Whether a memory has units of the project with a uid."""
    found = connection.execute(
        "SELECT 1 FROM unit WHERE project_id IN (SELECT id FROM project WHERE uid = ?) LIMIT 1", (project,)
    )
    return found.fetchone() is not None


def sources_after(connection: Connection, after: int) -> Iterator[tuple[int, str, int, int]]:
    """Yield row number, Urdu and hashes of the neighbours of the units added after a row number, for the index."""
    while some := connection.execute(
        "SELECT id, source, previous_key, next_key FROM unit WHERE id > ? ORDER BY id LIMIT ?", (after, _ROWS)
    ).fetchall():
        yield from some
        after = some[-1][0]


def read_sources(connection: Connection, rows: Sequence[int], project: str) -> list[str | None]:
    """Return the Urdu of units by their row numbers; None for one that is gone or may not be suggested in a project."""
    found: dict[int, str] = {}
    hidden = {
        row[0] for row in connection.execute("SELECT id FROM project WHERE machine = 'never' AND uid <> ?", (project,))
    }
    for some in _portions(rows):
        read = connection.execute(
            "SELECT id, source, project_id FROM unit WHERE id IN (SELECT value FROM json_each(?))", (some,)
        )
        found.update((row, source) for row, source, owner in read if owner not in hidden)
    return [found.get(row) for row in rows]


def sample_sources(connection: Connection, number: int) -> list[tuple[int, str]]:
    """Return row number and Urdu of some units, spread evenly over the memory, the newest among them."""
    first, last = connection.execute("SELECT min(id), max(id) FROM unit").fetchone()
    if first is None:
        return []
    wanted = sorted({first + (last - first) * at // max(number - 1, 1) for at in range(number)})
    return [
        connection.execute("SELECT id, source FROM unit WHERE id >= ? ORDER BY id LIMIT 1", (row,)).fetchone()
        for row in wanted
    ]


def removals_after(connection: Connection, after: int) -> list[tuple[int, int]]:
    """Return numbered removals of units since a removal: its number, and the row number of the unit."""
    return connection.execute("SELECT id, unit_id FROM removal WHERE id > ? ORDER BY id", (after,)).fetchall()


def last_rows(connection: Connection) -> tuple[int, int]:
    """Return the largest row numbers that units and removals ever had."""
    found = dict(connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
    return int(found.get("unit", 0)), int(found.get("removal", 0))


def memory_state(connection: Connection) -> str:
    """Return a value that changes whenever units are added, replaced or removed."""
    return f"{last_rows(connection)} {read_memory_property(connection, _REPLACED)}"


def count_units(connection: Connection, *, hidden_from: str | None = None) -> int:
    """Return the number of units.

    Args:
        connection: The memory.
        hidden_from: Uid of a project, or empty for none: units that may not be suggested there are not counted.
    """
    if hidden_from is None:
        return int(connection.execute("SELECT count(*) FROM unit").fetchone()[0])
    hidden = connection.execute(
        "SELECT count(*) FROM unit WHERE project_id IN (SELECT id FROM project WHERE machine = 'never' AND uid <> ?)",
        (hidden_from,),
    ).fetchone()[0]
    return count_units(connection) - int(hidden)


def wrong_checksums(connection: Connection) -> Iterator[int]:
    """Yield the row numbers of units that are not what was written."""
    after = -1
    while some := connection.execute(
        f"SELECT id, checksum, {_STORED} FROM unit WHERE id > ? ORDER BY id LIMIT ?",  # noqa: S608
        (after, _ROWS),
    ).fetchall():
        yield from (row[0] for row in some if _checksum(row[2:]) != row[1])
        after = some[-1][0]


def _next_row(connection: Connection) -> int:
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'unit'").fetchone()
    return int(row[0]) + 1 if row is not None else 1


def _row(number: int, unit: MemoryUnit, project: int | None) -> tuple[object, ...]:
    values = (
        unit.uid,
        project,
        unit.source_key,
        unit.previous_key,
        unit.next_key,
        unit.source_language,
        unit.target_language,
        str(unit.status),
        str(unit.origin),
        unit.author,
        unit.time,
        unit.document,
        unit.source,
        unit.target,
    )
    return (number, *values, _checksum(values))


def _checksum(values: tuple[object, ...]) -> int:
    return crc32(repr(values).encode("utf-8", "backslashreplace"))


def _unit(row: tuple[Any, ...]) -> MemoryUnit:
    number, uid, source, target, key, previous, following, author, time, status, origin, *about = row
    project, name, rule, document, source_language, target_language = about
    where = f"unit {number}"
    if status not in _STATUSES or origin not in _ORIGINS or not isinstance(uid, bytes):
        raise InvalidStoredValueError((status, origin), where)
    return MemoryUnit(
        uid,
        source,
        target,
        key,
        previous,
        following,
        author,
        time_ms(time, where),
        _STATUSES[status],
        _ORIGINS[origin],
        project or "",
        name or "",
        _RULES[rule] if rule is not None else MachineHelpRule.ASK,
        document,
        source_language,
        target_language,
        number,
    )


def _portions(rows: Collection[int]) -> Iterator[str]:
    wanted = list(rows)
    for start in range(0, len(wanted), _ROWS):
        yield json.dumps(wanted[start : start + _ROWS])
