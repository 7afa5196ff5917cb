"""Revisions, the heads among them, and uncommitted typing."""

import json
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from translator_gui.model.author import Author
from translator_gui.model.baseline import BaselineRevision
from translator_gui.model.heads import RevisionNode, resolve_heads
from translator_gui.model.heads import conflicting_heads as those_to_choose_between
from translator_gui.model.lineage import lineage
from translator_gui.model.revision import Revision, RevisionOrigin
from translator_gui.model.status import APPROVALS, DONE, Role, Status
from translator_gui.store.authors import author_row
from translator_gui.store.digests import digest
from translator_gui.store.driver import Connection
from translator_gui.store.row_values import InvalidStoredValueError, enum_member, time_ms, word_sql
from translator_gui.store.row_values import uid as checked_uid
from translator_gui.store.segments import update_sentences
from translator_gui.text.counting import word_count

_COLUMNS = (
    "r.uid, s.uid, r.parents, r.target, r.status, a.uid, a.name, r.role, r.time, r.origin, r.operation, "
    "r.source_hash, r.origin_detail, r.hash"
)
_JOINED = "revision r JOIN segment s ON s.id = r.segment_id JOIN author a ON a.id = r.author_id"


_INSERT = (
    "INSERT INTO revision (id, uid, segment_id, parents, status, author_id, role, time, origin, operation, "
    "source_hash, hash, target, origin_detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)

_MISSING = "a revision that is not there"


def add_revision(connection: Connection, segment: int, author_id: int, revision: Revision) -> None:
    """Append a revision to a sentence's history in the project file, and update the sentence's row."""
    insert_revision(connection, segment, author_id, revision)
    follow_heads(connection, {segment: revision})
    show_heads(connection, segment)


def follow_heads(connection: Connection, revisions: Mapping[int, Revision]) -> None:
    """Mark new revisions as the latest ones of their sentences, instead of those that they follow; drop typing."""
    connection.executemany(
        "DELETE FROM head WHERE segment_id = ? AND revision_uid = ?",
        [(segment, uid) for segment, revision in revisions.items() for uid in revision.parents],
    )
    connection.executemany(
        "INSERT INTO head (segment_id, revision_uid) VALUES (?, ?)",
        [(segment, revision.uid) for segment, revision in revisions.items()],
    )
    connection.execute(
        "DELETE FROM pending WHERE segment_id IN (SELECT value FROM json_each(?))", (json.dumps(list(revisions)),)
    )


def insert_revision(connection: Connection, segment: int, author_id: int, revision: Revision) -> None:
    """Insert a revision into the revision table, without updating the sentence's row."""
    insert_revisions(connection, author_id, {segment: revision})


def insert_revisions(connection: Connection, author_id: int, revisions: Mapping[int, Revision]) -> int:
    """Insert revisions, by sentence id, into the revision table; return the row number of the first one."""
    first = 1 + int(connection.execute("SELECT coalesce(max(id), 0) FROM revision").fetchone()[0])
    connection.executemany(
        _INSERT,
        [
            # As plain words: SQLite's driver looks for an adapter of every member of an enumeration.
            (
                *(number, one.uid, segment, " ".join(one.parents), str(one.status), author_id, str(one.role), one.time),
                *(str(one.origin), one.operation, one.source_hash, one.hash, one.target, one.origin_detail),
            )
            for number, (segment, one) in enumerate(revisions.items(), first)
        ],
    )
    return first


def show_heads(connection: Connection, *segments: int) -> None:
    """Update English, status and author in the project file's sentence rows from the sentences' latest revisions."""
    update_sentences(connection, HEAD_COLUMNS, heads_to_show(connection, segments))


HEAD_COLUMNS = (
    "target",
    "target_length",
    "target_words",
    "status",
    "author",
    "changed",
    "heads",
    "handed_over",
    "approved",
    "reopened",
)
"""The columns of a sentence's row that follow from its latest revisions."""


def heads_to_show(connection: Connection, segments: Iterable[int]) -> list[tuple[object, ...]]:
    """Return English, status, author … that sentence rows should hold according to the sentences' latest revisions.

    Returns:
        The values in the order of `HEAD_COLUMNS`, with the sentence's row at the end.
    """
    segments = list(segments)
    wanted = json.dumps(segments)
    heads: dict[int, list[tuple[str, str, str, str, int]]] = {segment: [] for segment in segments}
    for segment, *shown in connection.execute(
        "SELECT h.segment_id, r.uid, r.target, r.status, a.name, r.time FROM head h "
        "JOIN revision r ON r.uid = h.revision_uid JOIN author a ON a.id = r.author_id "
        "WHERE h.segment_id IN (SELECT value FROM json_each(?)) ORDER BY r.uid",
        (wanted,),
    ):
        heads[segment].append((*shown,))
    baselines = _baselines(connection, wanted)
    updates: list[tuple[object, ...]] = []
    for segment, revisions in heads.items():
        target, status, author, time, number = "", str(Status.NOT_STARTED), "", 0, len(revisions)
        if revisions:
            _, target, status, author, time = revisions[0]
        if number > 1:
            resolved = resolve_heads([revision[0] for revision in revisions], read_nodes(connection, segment))
            _, target, _, author, time = next(revision for revision in revisions if revision[0] == resolved.shown)
            status, number = str(resolved.status), resolved.conflicting
        handed_over, approved, text = baselines.get(segment, (0, 0, ""))
        reopened = bool(approved) and status not in NOT_REOPENED and target != text
        shown = (target, len(target), word_count(target), status, author, time, number)
        updates.append((*shown, handed_over, approved, int(reopened), segment))
    return updates


NOT_REOPENED = APPROVALS | {Status.NOT_STARTED}
"""Statuses in which a sentence does not count as changed after its approval."""


def _baselines(connection: Connection, segments: str) -> dict[int, tuple[int, int, str]]:
    """Return, by sentence, the revisions last handed over and last approved, and the approved English."""
    found: dict[int, tuple[int, int, str]] = {}
    lineages = read_lineages(connection, segments)
    for segment, uid, row, status, target in connection.execute(
        "SELECT r.segment_id, r.uid, r.id, r.status, r.target FROM revision r "  # noqa: S608 (constants)
        f"WHERE r.segment_id IN (SELECT value FROM json_each(?)) AND ({word_sql('r.status', sorted(APPROVALS))} "
        "OR r.status = 'translated' AND r.role = 'translator') AND r.uid NOT IN (SELECT uid FROM aside) "
        "ORDER BY r.time, r.uid",
        (segments,),
    ):
        if segment in lineages and uid not in lineages[segment]:
            continue
        handed_over, approved, text = found.get(segment, (0, 0, ""))
        found[segment] = (row, approved, text) if status == Status.TRANSLATED else (handed_over, row, target)
    return found


def read_lineages(connection: Connection, segments: str) -> dict[int, frozenset[str]]:
    """Return, for sentences with a resolved conflict, the uids of the revisions that led to the current text.

    Args:
        connection: The file.
        segments: Ids of sentences as JSON. Sentences without a resolved conflict are left out: all revisions count.
    """
    resolving: dict[int, set[str]] = defaultdict(set)
    for segment, uid in connection.execute(
        "SELECT segment_id, uid FROM revision WHERE segment_id IN (SELECT value FROM json_each(?)) "
        "AND origin = 'settled' AND uid NOT IN (SELECT uid FROM aside)",
        (segments,),
    ):
        resolving[segment].add(uid)
    nodes = read_all_nodes(connection, resolving) if resolving else {}
    return {
        segment: lineage(head_uids(connection, segment), nodes[segment], chosen)
        for segment, chosen in resolving.items()
    }


def latest_revisions(rows: Iterable[tuple[int, str, str]]) -> set[tuple[int, str]]:
    """Return sentence and uid of the latest revisions, which are no other revision's parent.

    Args:
        rows: Sentence, uid and parents of all revisions that count.
    """
    followed: set[str] = set()
    sentences: dict[str, int] = {}
    for segment, uid, parents in rows:
        followed.update(str(parents).split())
        sentences[uid] = segment
    return {(segment, uid) for uid, segment in sentences.items() if uid not in followed}


def read_nodes(connection: Connection, segment: int) -> dict[str, RevisionNode]:
    """Return the revisions of a sentence as nodes of the history graph, by uid, without retracted ones."""
    return read_all_nodes(connection, [segment]).get(segment, {})


def read_all_nodes(connection: Connection, segments: Iterable[int]) -> dict[int, dict[str, RevisionNode]]:
    """Return the revisions of several sentences as nodes of the history graph, by sentence id and uid."""
    found: dict[int, dict[str, RevisionNode]] = defaultdict(dict)
    for segment, uid, parents, target, status in connection.execute(
        "SELECT segment_id, uid, parents, target, status FROM revision "
        "WHERE segment_id IN (SELECT value FROM json_each(?)) AND uid NOT IN (SELECT uid FROM aside) ORDER BY uid",
        (json.dumps(list(segments)),),
    ):
        found[segment][uid] = RevisionNode(
            uid, tuple(parents.split()), target, enum_member(status, Status, f"revision {uid}")
        )
    return found


def read_texts_by_uid(connection: Connection, uids: Iterable[str]) -> dict[str, str]:
    """Return the English of the revisions with these uids, by uid."""
    return dict(
        connection.execute(
            "SELECT uid, target FROM revision WHERE uid IN (SELECT value FROM json_each(?))", (json.dumps(list(uids)),)
        )
    )


def read_values_by_uid(connection: Connection, uids: Iterable[str]) -> dict[str, tuple[str, Status]]:
    """Return the English and the status of the revisions with these uids, by uid; raise if one is not there."""
    wanted = list(uids)
    rows = connection.execute(
        "SELECT uid, target, status FROM revision WHERE uid IN (SELECT value FROM json_each(?))", (json.dumps(wanted),)
    )
    found = {str(uid): (str(target), enum_member(status, Status, f"revision {uid}")) for uid, target, status in rows}
    refuse_missing(wanted, found, _MISSING)
    return found


def refuse_missing(wanted: Iterable[object], found: Container[object], words: str) -> None:
    """Raise `InvalidStoredValueError` if one of these keys was not found."""
    missing = next((one for one in wanted if one not in found), None)
    if missing is not None:
        raise InvalidStoredValueError(missing, words)


def read_baselines(connection: Connection, rows: Iterable[int]) -> dict[int, BaselineRevision]:
    """Return the revisions with these row numbers as baselines (text, status, author, role, time) to compare with."""
    found = connection.execute(
        "SELECT r.id, r.target, r.status, a.name, r.role, r.time FROM revision r JOIN author a ON a.id = r.author_id "
        "WHERE r.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(rows)),),
    )
    return {
        row: BaselineRevision(
            target,
            enum_member(status, Status, f"revision {row}"),
            author,
            enum_member(role, Role, f"revision {row}"),
            time_ms(time, f"revision {row}"),
        )
        for row, target, status, author, role, time in found
    }


def baselines_of(connection: Connection, segment: int) -> tuple[BaselineRevision | None, BaselineRevision | None]:
    """Return a sentence's baselines: the revisions last handed over to review and last approved; None if never."""
    rows = connection.execute("SELECT handed_over, approved FROM segment WHERE id = ?", (segment,)).fetchone()
    found = read_baselines(connection, rows)
    return found.get(rows[0]), found.get(rows[1])


def read_confirmed_texts(connection: Connection, segment: int) -> frozenset[str]:
    """Return every English text that a sentence has been confirmed or approved with."""
    rows = connection.execute(
        f"SELECT DISTINCT target FROM revision WHERE segment_id = ? AND {word_sql('status', sorted(DONE))} "  # noqa: S608
        "AND target <> '' AND uid NOT IN (SELECT uid FROM aside)",
        (segment,),
    ).fetchall()
    return frozenset(str(row[0]) for row in rows)


def head_uids(connection: Connection, segment: int) -> tuple[str, ...]:
    """Return the uids of a sentence's heads (latest revisions); there are several after parallel edits."""
    rows = connection.execute(
        "SELECT revision_uid FROM head WHERE segment_id = ? ORDER BY revision_uid", (segment,)
    ).fetchall()
    return tuple(str(row[0]) for row in rows)


def shown_revisions(connection: Connection, paragraphs: Sequence[int] | None = None) -> dict[int, tuple[str, ...]]:
    """Return the uids of the revisions whose text each sentence, or each of some paragraphs, shows, by sentence id."""
    found: dict[int, tuple[str, ...]] = {}
    if paragraphs is None:
        rows = connection.execute("SELECT segment_id, revision_uid FROM head ORDER BY revision_uid")
    else:
        rows = connection.execute(
            "SELECT h.segment_id, h.revision_uid FROM segment s JOIN head h ON h.segment_id = s.id "
            "WHERE s.paragraph_id IN (SELECT value FROM json_each(?)) ORDER BY h.revision_uid",
            (json.dumps(paragraphs),),
        )
    for segment, uid in rows:
        found[segment] = (*found.get(segment, ()), uid)
    for segment, heads in found.items():
        if len(heads) > 1:
            resolved = resolve_heads(heads, read_nodes(connection, segment))
            found[segment] = (resolved.shown,) if resolved.conflicting > 1 else heads
    return found


def read_revision(connection: Connection, uid: str) -> Revision:
    """Return the revision with a uid; raise if there is none."""
    row = connection.execute(f"SELECT {_COLUMNS} FROM {_JOINED} WHERE r.uid = ?", (uid,)).fetchone()  # noqa: S608
    if row is None:
        raise InvalidStoredValueError(uid, _MISSING)
    return _revision(row[:-1])


def read_conflicting_revisions(connection: Connection, segment: int) -> tuple[Revision, ...]:
    """Return the revisions of a sentence that conflict, one of which must be chosen; empty without a conflict."""
    found = those_to_choose_between(head_uids(connection, segment), read_nodes(connection, segment))
    return tuple(read_revision(connection, uid) for uid in found)


def conflicting_sentences(connection: Connection) -> list[int]:
    """Return the ids of the present sentences with a conflict between revisions."""
    return [row[0] for row in connection.execute("SELECT id FROM segment WHERE live AND heads > 1 ORDER BY id")]


def revision_exists(connection: Connection, uid: str) -> bool:
    """Whether a revision with this uid is in the file, even a retracted one."""
    return connection.execute("SELECT 1 FROM revision WHERE uid = ?", (uid,)).fetchone() is not None


def read_history(connection: Connection, segment: int) -> list[Revision]:
    """Return a sentence's revisions, oldest first, without retracted ones."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM {_JOINED} WHERE r.segment_id = ? AND r.uid NOT IN (SELECT uid FROM aside) "  # noqa: S608
        "ORDER BY r.time, r.uid",
        (segment,),
    )
    return [_revision(row[:-1]) for row in rows]


def read_past(connection: Connection, paragraphs: Sequence[int]) -> Iterator[tuple[int, str, int, str, str]]:
    """Yield sentence id, author, time, status and English of all revisions of some paragraphs, oldest first.

    Each with the sentence's id, and those of a sentence together; those of present sentences alone.
    """
    for segment, author, time, status, target in connection.execute(
        "SELECT r.segment_id, a.name, r.time, r.status, r.target FROM revision r JOIN author a ON a.id = r.author_id "
        "JOIN segment s ON s.id = r.segment_id AND s.live WHERE r.uid NOT IN (SELECT uid FROM aside) "
        "AND s.paragraph_id IN (SELECT value FROM json_each(?)) ORDER BY r.segment_id, r.time, r.uid",
        (json.dumps(paragraphs),),
    ):
        yield segment, author, time_ms(time, f"revision of segment {segment}"), status, target


def _revision(row: Iterable[str | int]) -> Revision:
    uid, segment, parents, target, status, author_uid, author, role, time, origin, operation, source, detail = row
    where = f"revision {str(uid)[:36]}"
    return Revision(
        checked_uid(uid, where),
        str(segment),
        tuple(str(parents).split()),
        str(target),
        enum_member(status, Status, where),
        str(author_uid),
        str(author),
        enum_member(role, Role, where),
        time_ms(time, where),
        enum_member(origin, RevisionOrigin, where),
        str(operation),
        str(source),
        str(detail),
    )


class UncommittedTarget(NamedTuple):
    """English being typed that has not been committed as a revision, with sentence, author, role and time."""

    segment: int
    target: str
    author: Author
    role: Role
    time: int


def write_pending(connection: Connection, pending: UncommittedTarget) -> None:
    """Save a sentence's uncommitted typing, replacing what was saved before."""
    uid = connection.execute("SELECT uid FROM segment WHERE id = ?", (pending.segment,)).fetchone()[0]
    typed = (pending.role, pending.time, digest(uid, pending.author.uid, pending.role, pending.time, pending.target))
    connection.execute(
        "INSERT INTO pending (segment_id, author_id, role, time, hash, target) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (segment_id) DO UPDATE SET author_id = excluded.author_id, role = excluded.role, "
        "time = excluded.time, hash = excluded.hash, target = excluded.target",
        (pending.segment, author_row(connection, pending.author), *typed, pending.target),
    )


def read_pending(connection: Connection) -> list[UncommittedTarget]:
    """Return the uncommitted typing of all sentences, which remains in the file after a crash."""
    rows = connection.execute(
        "SELECT p.segment_id, p.target, a.name, a.email, p.role, p.time FROM pending p "
        "JOIN author a ON a.id = p.author_id ORDER BY p.time"
    )
    return [
        UncommittedTarget(
            segment,
            target,
            Author(name, email),
            enum_member(role, Role, f"pending {segment}"),
            time_ms(time, f"pending {segment}"),
        )
        for segment, target, name, email, role, time in rows
    ]


def drop_pending(connection: Connection, segment: int) -> None:
    """Delete a sentence's saved uncommitted typing from the project file."""
    connection.execute("DELETE FROM pending WHERE segment_id = ?", (segment,))
