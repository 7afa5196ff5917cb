"""Comments from joins: English of a sentence that somebody else joined away becomes a comment.

Comments and their uids follow from the revisions and joins alone, so that all copies get the same comments.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from translator_gui.model.comment import CommentAction
from translator_gui.model.heads import RevisionNode, ancestors
from translator_gui.model.identity import derived_uid
from translator_gui.model.segment import OFFSET_BITS, segment_id
from translator_gui.store.driver import Connection
from translator_gui.store.revisions import read_nodes
from translator_gui.store.tables import TABLES, insert_rows

_LONGEST = 4_000_000
_LEAD = "Written while the sentences were joined: "


class _UnseenRevision(NamedTuple):
    """A sentence's translation, unseen by those who joined the sentence to another; a merge makes it a comment."""

    uid: str
    instead_of: tuple[str, ...]


def add_comments_from_joins(connection: Connection) -> list[str]:
    """After a merge, save translations of sentences that others joined meanwhile as comments; return the events' uids.

    Returns:
        Uids of their events, with those that count again.
    """
    known = {row[0] for row in connection.execute("SELECT uid FROM comment_event")}
    retracted = {row[0] for row in connection.execute("SELECT uid FROM aside")}
    added: list[str] = []
    for segment, operations in _joined_away(connection):
        nodes = read_nodes(connection, segment)
        for event in _unseen(nodes, _joined_texts(connection, segment, operations)):
            for uid, row in _rows(connection, segment, event):
                if uid in retracted:
                    connection.execute("DELETE FROM aside WHERE uid = ?", (uid,))
                    retracted.discard(uid)
                elif uid in known:
                    continue
                else:
                    insert_rows(connection, "comment_event", [row])
                    known.add(uid)
                added.append(uid)
    return added


def comments_from_joins(connection: Connection) -> frozenset[str]:
    """Return the uids of the comments that merges added with translations of joined sentences."""
    rows = connection.execute(
        "SELECT uid FROM comment_event WHERE action = 'add' AND substr(text, 1, ?) = ? "
        "AND uid NOT IN (SELECT uid FROM aside)",
        (len(_LEAD), _LEAD),
    )
    return frozenset(row[0] for row in rows)


def _joined_away(connection: Connection) -> list[tuple[int, frozenset[str]]]:
    """Return the translated sentences that were joined to the one before, each with the undo steps of the joins."""
    histories: dict[int, list[tuple[str, bool, str, str]]] = defaultdict(list)
    for paragraph, start, *event in connection.execute(
        "SELECT b.paragraph_id, b.start, b.uid, b.present, b.parents, b.operation FROM boundary b "
        "WHERE b.uid NOT IN (SELECT uid FROM aside) AND EXISTS (SELECT 1 FROM revision r "
        "WHERE r.segment_id = b.paragraph_id << ? | b.start) ORDER BY b.id",
        (OFFSET_BITS,),
    ):
        histories[segment_id(paragraph, start)].append((*event,))
    found: list[tuple[int, frozenset[str]]] = []
    for segment, events in histories.items():
        followed = {parent for _, _, parents, _ in events for parent in parents.split()}
        if any(not present and uid not in followed for uid, present, _, _ in events):
            found.append((segment, frozenset(operation for _, present, _, operation in events if not present)))
    return found


def _joined_texts(connection: Connection, segment: int, operations: frozenset[str]) -> list[str]:
    """Return the English that the joins gave the sentence to which another one was joined."""
    rows = connection.execute(
        "SELECT operation, target FROM revision WHERE segment_id >= ? AND segment_id < ? "
        "AND uid NOT IN (SELECT uid FROM aside)",
        (segment >> OFFSET_BITS << OFFSET_BITS, segment),
    )
    return [target for operation, target in rows if operation in operations]


def _unseen(nodes: Mapping[str, RevisionNode], joined: list[str]) -> Iterator[_UnseenRevision]:
    """Yield translations of a sentence that the people who joined it to the one before had not seen."""
    knew = [
        uid
        for uid, node in nodes.items()
        if not node.target.strip() or any(text.endswith(node.target) for text in joined)
    ]
    seen = ancestors(knew, nodes)
    unseen = [
        uid
        for uid, node in nodes.items()
        if uid not in seen
        and all(parent not in nodes or nodes[parent].target != node.target for parent in node.parents)
    ]
    for uid in unseen:
        past = ancestors(nodes[uid].parents, nodes)
        yield _UnseenRevision(uid, tuple(earlier for earlier in unseen if earlier in past))


def _rows(connection: Connection, segment: int, event: _UnseenRevision) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield rows for a comment with a joined sentence's translation, and to resolve comments with its earlier ones."""
    segment_uid, author_id, author, time, operation, target = connection.execute(
        "SELECT s.uid, a.id, a.uid, r.time, r.operation, r.target FROM revision r "
        "JOIN segment s ON s.id = r.segment_id JOIN author a ON a.id = r.author_id WHERE r.uid = ?",
        (event.uid,),
    ).fetchone()

    def row(uid: str, thread: str, action: CommentAction, after: str, text: str) -> tuple[str, dict[str, object]]:
        values: dict[str, object] = {
            "uid": uid,
            "thread": thread,
            "segment_id": segment,
            "action": action,
            "author_id": author_id,
            "time": time,
            "operation": operation,
            "edits": "",
            "after": after,
            "anchor": "",
            "text": text,
        }
        uids = {"segment_id": segment_uid, "author_id": author}
        return uid, {**values, "hash": TABLES["comment_event"].checksum(values, uids)}

    thread = derived_uid(event.uid, "joined")
    yield row(thread, thread, CommentAction.ADD, "", _LEAD + target[:_LONGEST])
    for earlier in event.instead_of:
        other = derived_uid(earlier, "joined")
        yield row(derived_uid(thread, other), other, CommentAction.RESOLVE, other, "")
