"""Reads the columns of a copy that are needed to compare it."""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from translator_gui.store.driver import Connection
from translator_gui.store.row_values import time_ms
from translator_gui.store.segments import ordered_ids


class ProjectCopySentence(NamedTuple):
    """The columns of a sentence in one copy of the project that are compared before a merge.

    Attributes:
        id: In its own copy.
        value: English and status as shown.
        note: The translator's note.
        labels: One a line.
        conflicting: As `Segment.heads`.
        comments: Uids of the events on it, sorted; those on sentences that were joined into it are left out.
    """

    id: int
    value: tuple[str, str]
    note: str
    labels: str
    conflicting: int
    comments: tuple[str, ...]


class ProjectCopySummary(NamedTuple):
    """What is compared of one copy of the project before a merge: its sentences, latest and all revisions.

    Attributes:
        rows: The present sentences, by uid.
        heads: Uids of the latest revisions of every sentence that has any, by the sentence's uid.
        revisions: Uids of all that count.
        order: Ids of the present sentences in document order.
    """

    rows: dict[str, ProjectCopySentence]
    heads: dict[str, tuple[str, ...]]
    revisions: frozenset[str]
    order: list[int]


def read_copy_summary(connection: Connection) -> ProjectCopySummary:
    """Read the sentences, revisions and comments of a copy of the project that are compared before a merge."""
    comments: dict[int, list[str]] = defaultdict(list)
    for segment, uid in connection.execute(
        "SELECT segment_id, uid FROM comment_event WHERE uid NOT IN (SELECT uid FROM aside) ORDER BY uid"
    ):
        comments[segment].append(uid)
    rows = {
        uid: ProjectCopySentence(
            identity, (target, status), note, labels, conflicting, tuple(comments.get(identity, ()))
        )
        for uid, identity, target, status, note, labels, conflicting in connection.execute(
            "SELECT uid, id, target, status, note, labels, heads FROM segment WHERE live"
        )
    }
    heads: dict[str, tuple[str, ...]] = {}
    for uid, head in connection.execute(
        "SELECT s.uid, h.revision_uid FROM head h JOIN segment s ON s.id = h.segment_id ORDER BY h.revision_uid"
    ):
        heads[uid] = (*heads.get(uid, ()), head)
    revisions = connection.execute("SELECT uid FROM revision WHERE uid NOT IN (SELECT uid FROM aside)")
    return ProjectCopySummary(rows, heads, frozenset(row[0] for row in revisions), ordered_ids(connection))


class RevisionAuthorship(NamedTuple):
    """Who made a revision, and when."""

    author: str
    time: int


def read_revision_authorships(connection: Connection, segments: Iterable[int]) -> dict[str, RevisionAuthorship]:
    """Return author and time of all revisions of these sentences, by revision uid."""
    rows = connection.execute(
        "SELECT r.uid, a.name, r.time FROM revision r JOIN author a ON a.id = r.author_id "
        "WHERE r.segment_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(segments)),),
    )
    return {uid: RevisionAuthorship(author, time_ms(time, f"revision {uid}")) for uid, author, time in rows}


def read_predecessors(connection: Connection) -> dict[str, tuple[str, ...]]:
    """Return, by uid of a sentence in a newer document version, the uids of the older sentences it replaced."""
    found: dict[str, tuple[str, ...]] = {}
    for successor, before in connection.execute(
        "SELECT s.uid, b.uid FROM succession c JOIN segment s ON s.id = c.segment_id "
        "JOIN segment b ON b.id = c.before_id ORDER BY s.uid, b.id"
    ):
        found[successor] = (*found.get(successor, ()), before)
    return found


def document_uids(connection: Connection) -> frozenset[str]:
    """Return the uids of all documents of a copy of the project, including removed ones."""
    rows = connection.execute("SELECT uid FROM document WHERE uid NOT IN (SELECT uid FROM aside)")
    return frozenset(row[0] for row in rows)


def documents_of_paragraphs(connection: Connection) -> dict[int, str]:
    """Return the uid of each paragraph's document, by the paragraph's row number."""
    return dict(connection.execute("SELECT p.id, d.uid FROM paragraph p JOIN document d ON d.id = p.document_id"))


def sentence_counts(connection: Connection) -> dict[int, int]:
    """Return the number of present sentences of each document, by the document's row number."""
    return dict(
        connection.execute(
            "SELECT p.document_id, count(*) FROM segment s JOIN paragraph p ON p.id = s.paragraph_id WHERE s.live "
            "GROUP BY p.document_id"
        )
    )
