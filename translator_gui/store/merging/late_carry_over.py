"""Carries over work that arrives, by a merge, after the newer version was taken in."""

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from translator_gui.model.identity import derived_uid
from translator_gui.model.segment import paragraph_of, segment_id, start_of
from translator_gui.store.boundaries import paragraph_starts
from translator_gui.store.carry_over import carried_copy
from translator_gui.store.cycles import find_cycle
from translator_gui.store.driver import Connection
from translator_gui.store.row_values import InvalidStoredValueError
from translator_gui.store.tables import CARRIED_TABLES, COUNTING, DatabaseRow, DeclaredTable, insert_rows


class _Successor(NamedTuple):
    segment: int
    uid: str


def carry_over_late(connection: Connection) -> list[str]:
    """After a merge, copy work on replaced sentences to those of the newer document version; return the copies' uids.

    Returns:
        Uids of the copies, with those that count again because their original does.
    """
    successors: dict[int, list[_Successor]] = defaultdict(list)
    for before, segment, uid in connection.execute(
        "SELECT c.before_id, c.segment_id, s.uid FROM succession c JOIN segment s ON s.id = c.segment_id "
        "ORDER BY c.before_id, c.segment_id"
    ):
        successors[before].append(_Successor(segment, uid))
    added: list[str] = []
    if not successors:
        return added
    followed = {row: [one.segment for one in targets] for row, targets in successors.items()}
    if (cycle := find_cycle(followed)) is not None:
        raise InvalidStoredValueError(cycle, "succession: a sentence takes over from itself")
    known = {table.name: _known(connection, table.name) for table in CARRIED_TABLES}
    retracted = {row[0] for row in connection.execute("SELECT uid FROM aside")}
    frontier: Iterable[int] = successors
    while frontier := [before for before in frontier if before in successors]:
        reached: set[int] = set()
        reinstated: list[str] = []
        copies: dict[str, list[dict[str, Any]]] = {}
        for table in CARRIED_TABLES:
            made = copies[table.name] = []
            for successor, row in _to_take_over(connection, table, frontier, successors):
                uid = derived_uid(successor.uid, row.values["uid"])
                if uid in known[table.name] and uid not in retracted:
                    continue
                reached.add(successor.segment)
                if uid in retracted:
                    reinstated.append(uid)
                    retracted.discard(uid)
                    continue
                known[table.name].add(uid)
                made.append(carried_copy(table.name, row, successor.segment, successor.uid))
        for name, rows in copies.items():
            insert_rows(connection, name, rows)
        connection.executemany("DELETE FROM aside WHERE uid = ?", ((uid,) for uid in reinstated))
        added += reinstated + [row["uid"] for rows in copies.values() for row in rows]
        frontier = reached
    return added


def _known(connection: Connection, table: str) -> set[str]:
    return {row[0] for row in connection.execute(f"SELECT uid FROM {table}")}  # noqa: S608 (a constant)


def _to_take_over(
    connection: Connection,
    table: DeclaredTable,
    frontier: Iterable[int],
    successors: Mapping[int, list[_Successor]],
) -> Iterator[tuple[_Successor, DatabaseRow]]:
    wanted = set(frontier)
    owner, shift = (table.segment, 0) if table.name != "comment_event" else ("t.segment_id >> 20", 20)
    condition = f"{owner} IN (SELECT value >> {shift} FROM json_each(?)) AND {COUNTING} ORDER BY t.id"  # noqa: S608 (constants)
    rows = list(table.read_with(connection, table.segment, condition, (json.dumps(sorted(wanted)),)))
    starts: dict[int, list[int]] = {}
    for segment, row in rows:
        owner = _shows(connection, segment, starts) if table.name == "comment_event" else segment
        for successor in successors.get(owner, ()) if owner in wanted else ():
            yield successor, row


def _shows(connection: Connection, segment: int, starts: dict[int, list[int]]) -> int:
    """Return the sentence that shows another sentence's comments: the one it was joined to, else itself."""
    paragraph = paragraph_of(segment)
    if paragraph not in starts:
        starts[paragraph] = paragraph_starts(connection, paragraph)
    found = bisect_right(starts[paragraph], start_of(segment))
    return segment_id(paragraph, starts[paragraph][found - 1]) if found else segment
