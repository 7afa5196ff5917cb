"""Merges a copy, and undoes or redoes a merge: its rows stay in the file, but do not count while they are retracted."""

import json
from collections.abc import Iterable
from typing import NamedTuple

from translator_gui.model.merging import MergeAdditions
from translator_gui.store.digests import digest
from translator_gui.store.document_events import restore_order
from translator_gui.store.driver import Connection
from translator_gui.store.entries import adopt_properties
from translator_gui.store.merging.join_comments import add_comments_from_joins
from translator_gui.store.merging.late_carry_over import carry_over_late
from translator_gui.store.merging.loaded_copy import LoadedProjectCopy
from translator_gui.store.merging.row_union import insert_missing_rows
from translator_gui.store.merging.update_shown import (
    MergeAffectedRows,
    rows_affected_by,
    update_shown_boundaries,
    update_shown_work,
)
from translator_gui.store.tables import RETRACTABLE_TABLES, insert_rows


def merge_copy(connection: Connection, copy: LoadedProjectCopy, operation: str) -> MergeAdditions:
    """Merge a colleague's copy into the project file and update its sentence rows; return what was added, for undo.

    Raises:
        UnmergeableCopyError: The copy cannot be one of this project.
    """
    merged = insert_missing_rows(connection, copy)
    affected = rows_affected_by(connection, [*merged.uids, *merged.replaced])
    affected.paragraphs.update(merged.paragraphs)
    update_shown_boundaries(connection, affected.documents, affected.paragraphs)
    uids = merged.uids
    while late := [*carry_over_late(connection), *add_comments_from_joins(connection)]:
        uids += late
        affected = _both(affected, rows_affected_by(connection, late))
    update_shown_work(connection, affected)
    return MergeAdditions(operation, tuple(dict.fromkeys(uids)), {}, merged.orders)


def _both(one: MergeAffectedRows, other: MergeAffectedRows) -> MergeAffectedRows:
    return MergeAffectedRows(*(rows | more for rows, more in zip(one, other, strict=True)))


class MergeUndoResult(NamedTuple):
    """What undoing a merge retracted, and whether later steps had built on the merged rows.

    Attributes:
        additions: What a merge added, and what was built on it.
        has_later_work: Whether a later step, not undone, built on the merged rows.
    """

    additions: MergeAdditions
    has_later_work: bool


def retract(connection: Connection, additions: MergeAdditions) -> MergeUndoResult:
    """Undo a merge: retract the rows that it added and the later rows that build on them."""
    later = [row[0] for row in connection.execute(_LATER, (additions.operation,))]
    not_undone = {row[0] for row in connection.execute(_LATER + _NOT_TAKEN_BACK, (additions.operation,))}
    added = [*additions.rows, *adopt_properties(connection, additions.properties)]
    rows = tuple(dict.fromkeys([*added, *_built_on(connection, added, later)]))
    operations = _operations(connection, set(rows) - set(added))
    insert_rows(connection, "aside", ({"uid": uid, "hash": digest(uid)} for uid in rows), instead="INSERT OR IGNORE")
    for uid, key in additions.orders.items():
        restore_order(connection, uid, key)
    _show(connection, rows)
    return MergeUndoResult(additions._replace(rows=rows, properties={}), bool(operations & not_undone))


def reinstate(connection: Connection, additions: MergeAdditions) -> None:
    """Redo a merge: make its retracted rows count again."""
    rows = [*additions.rows, *adopt_properties(connection, additions.properties)]
    connection.executemany("DELETE FROM aside WHERE uid = ?", ((uid,) for uid in rows))
    _show(connection, rows)


def _show(connection: Connection, uids: Iterable[str]) -> None:
    affected = rows_affected_by(connection, list(uids))
    update_shown_boundaries(connection, affected.documents, affected.paragraphs)
    update_shown_work(connection, affected)


_LATER = "SELECT uid FROM operation WHERE id > (SELECT id FROM operation WHERE uid = ?)"
_NOT_TAKEN_BACK = " AND kind IN ('do', 'redo') AND undone_by IS NULL"

_KIN = "SELECT uid, {2} FROM {0} WHERE ({1}) IN (SELECT {1} FROM {0} WHERE uid IN (SELECT value FROM json_each(?)))"
_COUNTING = " AND uid NOT IN (SELECT uid FROM aside)"
_FAMILIES = tuple(
    _KIN.format(table, family, followed) + _COUNTING
    for table, family, followed in (
        ("revision", "segment_id", "parents"),
        ("annotation", "segment_id", "parents"),
        ("boundary", "paragraph_id", "parents"),
        ("comment_event", "thread", "after || ' ' || edits || ' ' || thread"),
        ("entry", "kind, key", "parents"),
    )
)
"""The kin of some rows, each with those that it follows."""


def _built_on(connection: Connection, rows: Iterable[str], later: Iterable[str]) -> list[str]:
    """Return the rows that build on a merge's rows: later revisions, notes, replies, splits, document changes."""
    seeds = set(rows)
    wanted = json.dumps(list(seeds))
    found: list[str] = []
    for query in _FAMILIES:
        kin = connection.execute(query, (wanted,)).fetchall()
        found += _following(kin, seeds)
    resolutions = connection.execute(_RESOLVED_BY, (json.dumps([*seeds, *found]),)).fetchall()
    found += [row[0] for row in resolutions if row[0] not in seeds]
    events = connection.execute(
        "SELECT t.uid FROM document_event t WHERE (t.document_id, t.aspect) IN (SELECT document_id, aspect "
        "FROM document_event WHERE uid IN (SELECT value FROM json_each(?))) AND t.operation IN "
        "(SELECT value FROM json_each(?)) AND t.uid NOT IN (SELECT uid FROM aside)",
        (wanted, json.dumps(list(later))),
    )
    return found + [row[0] for row in events]


def _following(kin: Iterable[tuple[str, str]], seeds: set[str]) -> list[str]:
    reached = set(seeds)
    waiting = [(uid, followed.split()) for uid, followed in kin if uid not in seeds]
    found: list[str] = []
    while True:
        new = [uid for uid, followed in waiting if reached.intersection(followed)]
        if not new:
            return found
        found += new
        reached.update(new)
        waiting = [item for item in waiting if item[0] not in reached]


_RESOLVED_BY = (
    "SELECT t.uid FROM resolution t WHERE t.revision_uid IN (SELECT value FROM json_each(?)) "
    "AND t.uid NOT IN (SELECT uid FROM aside)"
)

_OPERATIONS = " UNION ".join(
    f"SELECT operation FROM {table.name} WHERE uid IN (SELECT value FROM json_each(?1))"  # noqa: S608 (constants)
    for table in RETRACTABLE_TABLES
    if "operation" in table.column_names
)


def _operations(connection: Connection, uids: Iterable[str]) -> set[str]:
    return {row[0] for row in connection.execute(_OPERATIONS, (json.dumps(list(uids)),))}
