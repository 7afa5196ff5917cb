"""A copy comes in, is set aside again, and comes back: rows stay, and what counts is told by their uids."""

import json
from collections.abc import Iterable
from typing import NamedTuple

from translator_gui.model.merging import MergeAdditions
from translator_gui.store.digests import digest
from translator_gui.store.document_events import put_back_order
from translator_gui.store.driver import Connection
from translator_gui.store.merging.join_comments import add_comments_from_joins
from translator_gui.store.merging.late_carry_over import carry_late
from translator_gui.store.merging.loaded_copy import LoadedCopy
from translator_gui.store.merging.row_union import insert_missing_rows
from translator_gui.store.merging.update_shown import (
    AffectedRows,
    rows_affected_by,
    update_shown_boundaries,
    update_shown_work,
)
from translator_gui.store.properties import drop_property, read_property, write_property


def merge_copy(connection: Connection, theirs: LoadedCopy, operation: str) -> MergeAdditions:
    """Takes in what this file lacks and shows it, in the caller's transaction.

    Raises:
        MismatchError: The copy cannot be one of this project.
    """
    arrived = insert_missing_rows(connection, theirs)
    touched = rows_affected_by(connection, [*arrived.uids, *arrived.replaced])
    touched.paragraphs.update(arrived.paragraphs)
    update_shown_boundaries(connection, touched.documents, touched.paragraphs)
    uids = arrived.uids
    while late := [*carry_late(connection), *add_comments_from_joins(connection)]:
        uids += late
        touched = _both(touched, rows_affected_by(connection, late))
    update_shown_work(connection, touched)
    return MergeAdditions(operation, tuple(dict.fromkeys(uids)), arrived.properties, arrived.orders)


def _both(one: AffectedRows, other: AffectedRows) -> AffectedRows:
    return AffectedRows(*(mine | theirs for mine, theirs in zip(one, other, strict=True)))


class Retraction(NamedTuple):
    """What was set aside.

    Attributes:
        came: All of it: what came, and what was built on it.
        standing: Whether a later step that nobody has taken back built on it.
    """

    came: MergeAdditions
    standing: bool


def retract(connection: Connection, came: MergeAdditions) -> Retraction:
    """What came counts for nothing any more, and neither does what was built on it and taken back since."""
    later = [row[0] for row in connection.execute(_LATER, (came.operation,))]
    standing = {row[0] for row in connection.execute(_LATER + _NOT_TAKEN_BACK, (came.operation,))}
    rows = tuple(dict.fromkeys([*came.rows, *_built_on(connection, came.rows, later)]))
    operations = _operations(connection, set(rows) - set(came.rows))
    connection.executemany(
        "INSERT OR IGNORE INTO aside (uid, hash) VALUES (?, ?)", ((uid, digest(uid)) for uid in rows)
    )
    for key, value in came.properties.items():
        if read_property(connection, key, "\0") == value:
            drop_property(connection, key)
    for uid, key in came.orders.items():
        put_back_order(connection, uid, key)
    _show(connection, rows)
    return Retraction(came._replace(rows=rows), bool(operations & standing))


def reinstate(connection: Connection, came: MergeAdditions) -> None:
    """What was set aside counts again."""
    connection.executemany("DELETE FROM aside WHERE uid = ?", ((uid,) for uid in came.rows))
    for key, value in came.properties.items():
        if read_property(connection, key, "\0") == "\0":
            write_property(connection, key, value)
    _show(connection, came.rows)


def _show(connection: Connection, uids: Iterable[str]) -> None:
    touched = rows_affected_by(connection, list(uids))
    update_shown_boundaries(connection, touched.documents, touched.paragraphs)
    update_shown_work(connection, touched)


_LATER = "SELECT uid FROM operation WHERE id > (SELECT id FROM operation WHERE uid = ?)"
_NOT_TAKEN_BACK = " AND kind IN ('do', 'redo') AND undone_by IS NULL"

_KIN = "SELECT t.uid, {2} FROM {0} t WHERE t.{1} IN (SELECT {1} FROM {0} WHERE uid IN (SELECT value FROM json_each(?)))"
_COUNTING = " AND t.uid NOT IN (SELECT uid FROM aside)"
_FAMILIES = (
    _KIN.format("revision", "segment_id", "t.parents") + _COUNTING,
    _KIN.format("annotation", "segment_id", "t.parents") + _COUNTING,
    _KIN.format("boundary", "paragraph_id", "t.parents") + _COUNTING,
    _KIN.format("comment_event", "thread", "t.after || ' ' || t.edits || ' ' || t.thread") + _COUNTING,
)
"""The kin of some rows, each with those that it follows."""


def _built_on(connection: Connection, rows: Iterable[str], later: Iterable[str]) -> list[str]:
    """What follows some rows, and what later steps did to the documents that these moved, showed or hid."""
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

_OPERATIONS = (
    "SELECT operation FROM revision WHERE uid IN {0} UNION SELECT operation FROM annotation WHERE uid IN {0} "
    "UNION SELECT operation FROM boundary WHERE uid IN {0} UNION SELECT operation FROM comment_event WHERE uid IN {0} "
    "UNION SELECT operation FROM document_event WHERE uid IN {0} "
    "UNION SELECT operation FROM resolution WHERE uid IN {0}"
)


def _operations(connection: Connection, uids: Iterable[str]) -> set[str]:
    query = _OPERATIONS.format("(SELECT value FROM json_each(?1))")
    return {row[0] for row in connection.execute(query, (json.dumps(list(uids)),))}
