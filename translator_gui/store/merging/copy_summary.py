"""Reads the columns of a copy that are needed to compare it."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from translator_gui.store.driver import Connection
from translator_gui.store.row_values import time_ms


class ProjectCopySentence(NamedTuple):
    """The columns of a sentence in one copy of the project that are compared before a merge.

    Attributes:
        id: In its own copy.
        value: English and status as shown.
        note: The translator's note.
        labels: One a line.
        conflicting: As `Segment.heads`.
    """

    id: int
    value: tuple[str, str]
    note: str
    labels: str
    conflicting: int


class DifferingSentences(NamedTuple):
    """The uids of the sentences that are not the same in two copies, or in one of them alone.

    Attributes:
        differing: In both, but not the same.
        conflicting: In both, and the same, but with a conflict.
        same: In both, and the same, without a conflict.
    """

    differing: set[str]
    conflicting: set[str]
    same: set[str]


def compare_sentences(mine: Connection, theirs: Connection) -> DifferingSentences:
    """Compare the present sentences of two copies: English, status, note, labels, conflicts and comments."""
    there = {uid: shown for uid, _conflicting, shown in _shown_sentences(theirs)}
    found = DifferingSentences(set(), set(), set())
    for uid, conflicting, shown in _shown_sentences(mine):
        if uid in there:
            (found.differing if there[uid] != shown else found.conflicting if conflicting > 1 else found.same).add(uid)
    return found


def _shown_sentences(connection: Connection) -> Iterator[tuple[str, int, int]]:
    """Yield uid, number of conflicting revisions, and a hash of all that is shown, of each present sentence."""
    comments = _comments(connection)
    for uid, identity, conflicting, *shown in connection.execute(
        "SELECT uid, id, heads, target, status, note, labels FROM segment WHERE live"
    ):
        yield uid, conflicting, hash((conflicting, *shown, *comments.get(identity, ())))


def _comments(connection: Connection) -> dict[int, list[str]]:
    """Return the uids of the comment events on each sentence, sorted."""
    found: dict[int, list[str]] = defaultdict(list)
    for segment, uid in connection.execute(
        "SELECT segment_id, uid FROM comment_event WHERE uid NOT IN (SELECT uid FROM aside) ORDER BY uid"
    ):
        found[segment].append(uid)
    return found


class ProjectCopySummary(NamedTuple):
    """What is compared of some sentences of one copy of the project before a merge.

    Attributes:
        rows: Those that are present, by uid.
        heads: Uids of the latest revisions of those that have any, by the sentence's uid.
    """

    rows: dict[str, ProjectCopySentence]
    heads: dict[str, tuple[str, ...]]


def read_copy_summary(connection: Connection, uids: Iterable[str]) -> ProjectCopySummary:
    """Read the rows and latest revisions of the sentences with these uids in a copy of the project."""
    wanted = json.dumps(list(uids))
    rows = {
        uid: ProjectCopySentence(identity, (target, status), note, labels, conflicting)
        for uid, identity, target, status, note, labels, conflicting in connection.execute(
            "SELECT uid, id, target, status, note, labels, heads FROM segment "
            "WHERE live AND uid IN (SELECT value FROM json_each(?))",
            (wanted,),
        )
    }
    heads: dict[str, tuple[str, ...]] = {}
    for uid, head in connection.execute(
        "SELECT s.uid, h.revision_uid FROM head h JOIN segment s ON s.id = h.segment_id "
        "WHERE s.uid IN (SELECT value FROM json_each(?)) ORDER BY h.revision_uid",
        (wanted,),
    ):
        heads[uid] = (*heads.get(uid, ()), head)
    return ProjectCopySummary(rows, heads)


def counting_revisions(connection: Connection, uids: Iterable[str]) -> frozenset[str]:
    """Return those of these uids that are revisions in a copy of the project and were not retracted there."""
    rows = connection.execute(
        "SELECT uid FROM revision WHERE uid IN (SELECT value FROM json_each(?)) AND uid NOT IN (SELECT uid FROM aside)",
        (json.dumps(list(uids)),),
    )
    return frozenset(row[0] for row in rows)


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


def documents_of_paragraphs(connection: Connection, paragraphs: Iterable[int]) -> dict[int, str]:
    """Return the uids of the documents of some paragraphs, by the paragraph's row number."""
    return dict(
        connection.execute(
            "SELECT p.id, d.uid FROM paragraph p JOIN document d ON d.id = p.document_id "
            "WHERE p.id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(paragraphs)),),
        )
    )


def present_sentences(connection: Connection) -> Iterator[tuple[str, int]]:
    """Yield uid and paragraph of each present sentence of a copy of the project."""
    yield from connection.execute("SELECT uid, paragraph_id FROM segment WHERE live")


def sentence_counts(connection: Connection) -> dict[int, int]:
    """Return the number of present sentences of each document, by the document's row number."""
    return dict(
        connection.execute(
            "SELECT p.document_id, count(*) FROM segment s JOIN paragraph p ON p.id = s.paragraph_id WHERE s.live "
            "GROUP BY p.document_id"
        )
    )
