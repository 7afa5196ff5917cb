"""What comes late to a sentence whose successor took over already is taken over too, by the rule of `succession`."""

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from translator_gui.model.identity import derived_uid
from translator_gui.model.segment import paragraph_of, segment_id, start_of
from translator_gui.store.boundaries import paragraph_starts
from translator_gui.store.carry_over import (
    CarriedRows,
    copied_annotation,
    copied_event,
    copied_resolution,
    copied_revision,
)
from translator_gui.store.cycles import find_cycle
from translator_gui.store.driver import Connection
from translator_gui.store.row_values import InvalidValueError

_Row = tuple[Any, ...]


class _Heir(NamedTuple):
    segment: int
    uid: str


class _Kind(NamedTuple):
    """A table of rows that are taken over, and how."""

    table: str
    query: str
    copy: Callable[[int, str, _Row], _Row]


_KINDS = (
    _Kind(
        "revision",
        "SELECT t.segment_id, t.uid, t.parents, t.status, t.author_id, t.role, t.time, t.origin, t.operation, "
        "t.source_hash, t.target, a.uid, a.name FROM revision t JOIN author a ON a.id = t.author_id "
        "WHERE t.segment_id IN (SELECT value FROM json_each(?))",
        copied_revision,
    ),
    _Kind(
        "resolution",
        "SELECT r.segment_id, t.uid, t.revision_uid, t.author_id, t.time, t.operation, a.uid FROM resolution t "
        "JOIN revision r ON r.uid = t.revision_uid JOIN author a ON a.id = t.author_id "
        "WHERE r.segment_id IN (SELECT value FROM json_each(?))",
        copied_resolution,
    ),
    _Kind(
        "annotation",
        "SELECT t.segment_id, t.uid, t.kind, t.parents, t.author_id, t.time, t.operation, t.value, a.uid "
        "FROM annotation t JOIN author a ON a.id = t.author_id "
        "WHERE t.segment_id IN (SELECT value FROM json_each(?))",
        copied_annotation,
    ),
    _Kind(
        "comment_event",
        "SELECT t.segment_id, t.uid, t.thread, t.action, t.author_id, t.time, t.operation, t.edits, t.after, "
        "t.anchor, t.text, a.uid, t.category, t.severity FROM comment_event t JOIN author a ON a.id = t.author_id "
        "WHERE t.segment_id >> 20 IN (SELECT value >> 20 FROM json_each(?))",
        copied_event,
    ),
)


def carry_late(connection: Connection) -> list[str]:
    """Writes the copies that are missing, in the caller's transaction; nothing shows them yet.

    Returns:
        Uids of the copies, with those that count again because their original does.
    """
    heirs: dict[int, list[_Heir]] = defaultdict(list)
    for before, heir, uid in connection.execute(
        "SELECT c.before_id, c.segment_id, s.uid FROM succession c JOIN segment s ON s.id = c.segment_id "
        "ORDER BY c.before_id, c.segment_id"
    ):
        heirs[before].append(_Heir(heir, uid))
    came: list[str] = []
    if not heirs:
        return came
    if (cycle := find_cycle({row: [heir.segment for heir in those] for row, those in heirs.items()})) is not None:
        raise InvalidValueError(cycle, "succession: a sentence takes over from itself")
    known = {kind.table: _known(connection, kind.table) for kind in _KINDS}
    aside = {row[0] for row in connection.execute("SELECT uid FROM aside")}
    frontier: Iterable[int] = heirs
    while frontier := [before for before in frontier if before in heirs]:
        made = CarriedRows([], [], [], [], [], [])
        rows = {
            "revision": made.revisions,
            "resolution": made.resolutions,
            "annotation": made.annotations,
            "comment_event": made.events,
        }
        reached: set[int] = set()
        back: list[str] = []
        for kind in _KINDS:
            for heir, row in _to_take_over(connection, kind, frontier, heirs):
                uid = derived_uid(heir.uid, row[0])
                if uid in known[kind.table] and uid not in aside:
                    continue
                reached.add(heir.segment)
                if uid in aside:
                    back.append(uid)
                    aside.discard(uid)
                    continue
                known[kind.table].add(uid)
                rows[kind.table].append(kind.copy(heir.segment, heir.uid, row))
        made.write(connection)
        connection.executemany("DELETE FROM aside WHERE uid = ?", ((uid,) for uid in back))
        came += back + [row[0] for group in rows.values() for row in group]
        frontier = reached
    return came


def _known(connection: Connection, table: str) -> set[str]:
    return {row[0] for row in connection.execute(f"SELECT uid FROM {table}")}  # noqa: S608 (a constant)


def _to_take_over(
    connection: Connection, kind: _Kind, frontier: Iterable[int], heirs: Mapping[int, list[_Heir]]
) -> Iterable[tuple[_Heir, _Row]]:
    wanted = set(frontier)
    query = f"{kind.query} AND t.uid NOT IN (SELECT uid FROM aside) ORDER BY t.id"  # noqa: S608 (constants)
    rows = connection.execute(query, (json.dumps(sorted(wanted)),)).fetchall()
    starts: dict[int, list[int]] = {}
    for segment, *row in rows:
        owner = segment
        if kind.table == "comment_event":
            owner = _shows(connection, segment, starts)
        for heir in heirs.get(owner, ()) if owner in wanted else ():
            yield heir, tuple(row)


def _shows(connection: Connection, segment: int, starts: dict[int, list[int]]) -> int:
    """The sentence that a comment on another one is shown on, whether or not its paragraph stands anywhere."""
    paragraph = paragraph_of(segment)
    if paragraph not in starts:
        starts[paragraph] = paragraph_starts(connection, paragraph)
    found = bisect_right(starts[paragraph], start_of(segment))
    return segment_id(paragraph, starts[paragraph][found - 1]) if found else segment
