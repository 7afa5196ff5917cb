"""Carries work over to a newer version of a document, as copies of the earlier rows.

The uid of every copy is made of the new sentence's uid and the original's, so that two people who take the same
version in get the same rows, and work that a merge adds to the original later is carried over by the same rule. Which
columns change in a copy is declared in `store.tables`.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from translator_gui.model.author import Author
from translator_gui.model.identity import derived_uid, new_uid
from translator_gui.model.moment import moment_after
from translator_gui.model.revision import Revision, RevisionOrigin, text_hash
from translator_gui.model.status import Role, Status
from translator_gui.store.authors import author_row
from translator_gui.store.comments import show_annotations, show_comments
from translator_gui.store.driver import Connection
from translator_gui.store.revisions import insert_revision, show_heads
from translator_gui.store.segments import SEGMENTS, read_sources, segment_from_row
from translator_gui.store.stored_json import read_anchor
from translator_gui.store.tables import (
    CARRIED_TABLES,
    COUNTING,
    TABLES,
    ColumnCarryOverRule,
    DatabaseRow,
    insert_row,
    insert_rows,
)

_Values = dict[str, Any]
_AT_ONCE = 400


class SuccessorSentence(NamedTuple):
    """A sentence of a newer document version, with the sentences of the older version that it replaces.

    Attributes:
        segment: The new sentence's row.
        before: Rows of the older sentences whose work it takes over, in order.
        changed: Whether its Urdu changed: the carried-over English is then a draft.
    """

    segment: int
    before: tuple[int, ...]
    changed: bool

    @property
    def becomes_draft(self) -> bool:
        """Whether the carried-over English is only a draft: the Urdu changed, or several sentences became one."""
        return self.changed or len(self.before) > 1


class CarryOverContext(NamedTuple):
    """Author, time (milliseconds since 1970 UTC) and undo step of carrying work over to a new document version."""

    author: Author
    time: int
    operation: str


def carry_over(connection: Connection, successors: Sequence[SuccessorSentence], context: CarryOverContext) -> None:
    """Copy translations, history, comments, notes and labels from sentences of the old document version to the new."""
    for at in range(0, len(successors), _AT_ONCE):
        _carry_some(connection, successors[at : at + _AT_ONCE], context)


def _carry_some(connection: Connection, successors: Sequence[SuccessorSentence], context: CarryOverContext) -> None:
    before = [row for successor in successors for row in successor.before]
    wanted = json.dumps([successor.segment for successor in successors] + before)
    uids: dict[int, str] = dict(
        connection.execute("SELECT id, uid FROM segment WHERE id IN (SELECT value FROM json_each(?))", (wanted,))
    )
    work = _Work(connection, before)
    for table in CARRIED_TABLES:
        copies = (
            carried_copy(table.name, row, successor.segment, uids[successor.segment])
            for successor in successors
            for segment in successor.before
            for row in work.rows[table.name].get(segment, ())
        )
        insert_rows(connection, table.name, copies)
    for successor in successors:
        successor_uid = uids[successor.segment]
        heads = sorted(derived_uid(successor_uid, uid) for row in successor.before for uid in work.heads.get(row, ()))
        if successor.becomes_draft and heads:
            heads = [_add_draft(connection, work, successor, heads, successor_uid, context)]
        insert_rows(connection, "head", ({"segment_id": successor.segment, "revision_uid": uid} for uid in heads))
        _join_annotations(connection, work, successor, successor_uid, context)
        for row in successor.before:
            values = {"segment_id": successor.segment, "before_id": row, "made_for": work.made_for(successor, row)}
            insert_row(connection, "succession", values, {"segment_id": successor_uid, "before_id": uids[row]})
    show_heads(connection, *(one.segment for one in successors if any(work.heads.get(row) for row in one.before)))
    for successor in successors:
        if any(work.rows["annotation"].get(row) for row in successor.before):
            show_annotations(connection, successor.segment)
        if any(work.rows["comment_event"].get(row) for row in successor.before):
            show_comments(connection, successor.segment)


_SHOWING = (
    "(SELECT max(o.id) FROM segment o WHERE o.paragraph_id = t.segment_id >> 20 AND o.live AND o.id <= t.segment_id)"
)
"""The sentence that shows a comment: also those on sentences that were joined into it."""


class _Work:
    """The translations, revisions, comments, notes and labels of the old sentences, read for carrying them over."""

    def __init__(self, connection: Connection, segments: Sequence[int]) -> None:
        wanted = (json.dumps(segments),)
        shown = connection.execute(f"{SEGMENTS} AND s.id IN (SELECT value FROM json_each(?))", wanted)  # noqa: S608 (a constant)
        self.shown = {row[0]: segment_from_row(row) for row in shown}
        self.urdu = read_sources(connection, segments)
        self.heads: dict[int, list[str]] = defaultdict(list)
        """Uids of the latest revisions."""
        for segment, uid in connection.execute(
            "SELECT segment_id, revision_uid FROM head WHERE segment_id IN (SELECT value FROM json_each(?))", wanted
        ):
            self.heads[segment].append(uid)
        self.rows = {table.name: _counting_rows(connection, table.name, wanted) for table in CARRIED_TABLES}

    def made_for(self, successor: SuccessorSentence, before: int) -> str:
        """The old Urdu that the carried-over English translates, if the Urdu is different now; else empty."""
        if not self.heads.get(before):
            return ""
        return self.shown[before].made_for or (self.urdu[before] if successor.changed else "")


def _counting_rows(connection: Connection, table: str, wanted: tuple[str]) -> Mapping[int, list[DatabaseRow]]:
    """Return the rows of a table, without retracted ones, grouped by the sentence that shows them."""
    owner = _SHOWING if table == "comment_event" else TABLES[table].segment
    condition = f"{owner} IN (SELECT value FROM json_each(?1)) AND {COUNTING} ORDER BY t.id"  # noqa: S608 (constants)
    if table == "comment_event":
        condition = f"t.segment_id >> 20 IN (SELECT value >> 20 FROM json_each(?1)) AND {condition}"  # noqa: S608
    found: dict[int, list[DatabaseRow]] = defaultdict(list)
    for segment, row in TABLES[table].read_with(connection, owner, condition, wanted):
        found[segment].append(row)
    return found


def carried_copy(table: str, row: DatabaseRow, segment: int, segment_uid: str) -> _Values:
    """Return the column values of a row's copy that belongs to the sentence of the newer document version.

    Args:
        table: The row's table.
        row: The original.
        segment: The row of the successor sentence.
        segment_uid: Its uid.
    """
    values, uids = dict(row.values), dict(row.uids)
    for column in TABLES[table].columns:
        name, value = column.name, values[column.name]
        match column.carried:
            case ColumnCarryOverRule.SAME:
                continue
            case ColumnCarryOverRule.SEGMENT:
                values[name], uids[name] = segment, segment_uid
            case ColumnCarryOverRule.UID | ColumnCarryOverRule.UIDS:
                values[name] = " ".join(derived_uid(segment_uid, uid) for uid in value.split())
                if name in uids:
                    uids[name] = values[name]
            case ColumnCarryOverRule.ANCHOR:
                values[name] = _carried_anchor(value, segment_uid) if value else ""
    del values["id"]
    values["hash"] = TABLES[table].checksum(values, uids)
    return values


def _carried_anchor(anchor: str, segment_uid: str) -> str:
    found = read_anchor(anchor, "comment_event, anchor")
    revision = derived_uid(segment_uid, found.revision) if found.revision else ""
    return json.dumps(found._replace(revision=revision)._asdict())


def _add_draft(
    connection: Connection,
    work: _Work,
    successor: SuccessorSentence,
    heads: Sequence[str],
    segment_uid: str,
    context: CarryOverContext,
) -> str:
    """Insert a draft for a new sentence whose Urdu changed or that replaces several; return the draft's uid."""
    shown = [work.shown[row] for row in successor.before]
    draft = Revision(
        uid=new_uid(),
        segment_uid=segment_uid,
        parents=tuple(heads),
        target=" ".join(segment.target for segment in shown if segment.target),
        status=Status.DRAFT,
        author_uid=context.author.uid,
        author=context.author.name,
        role=Role.TRANSLATOR,
        time=moment_after(context.time, *(segment.changed for segment in shown)),
        origin=RevisionOrigin.CARRIED,
        operation=context.operation,
        source_hash=text_hash(" ".join(work.urdu[row] for row in successor.before)),
    )
    insert_revision(connection, successor.segment, author_row(connection, context.author), draft)
    return draft.uid


def _join_annotations(
    connection: Connection, work: _Work, successor: SuccessorSentence, segment_uid: str, context: CarryOverContext
) -> None:
    """Insert the combined notes and labels of several old sentences for the one new sentence that replaces them."""
    latest: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for before in successor.before if len(successor.before) > 1 else ():
        rows = [row.values for row in work.rows["annotation"].get(before, ())]
        followed = {uid for row in rows for uid in row["parents"].split()}
        for row in rows:
            if row["uid"] not in followed:
                latest[row["kind"]].append((derived_uid(segment_uid, row["uid"]), row["value"]))
    for kind, heads in latest.items():
        if len(heads) > 1:
            words = dict.fromkeys(word for _, value in heads for word in value.split("\n") if word)
            values: _Values = {
                "uid": new_uid(),
                "segment_id": successor.segment,
                "kind": kind,
                "parents": " ".join(uid for uid, _ in heads),
                "author_id": author_row(connection, context.author),
                "time": context.time,
                "operation": context.operation,
                "value": "\n".join(sorted(words) if kind == "labels" else words),
            }
            insert_row(connection, "annotation", values, {"segment_id": segment_uid, "author_id": context.author.uid})
