"""Comment events, translator's notes and labels."""

import json
from typing import Any

from translator_gui.model.author import Author
from translator_gui.model.comment import Anchor, Category, CommentAction, CommentEvent, Severity, threads
from translator_gui.model.segment import MAX_PARAGRAPH, paragraph_of
from translator_gui.store.authors import author_row
from translator_gui.store.digests import digest
from translator_gui.store.driver import Connection
from translator_gui.store.segments import seal

_EVENTS = (
    "SELECT c.uid, c.thread, s.uid, c.action, a.name, c.time, c.text, c.edits, c.after, c.anchor, c.category, "
    "c.severity, c.segment_id FROM comment_event c JOIN segment s ON s.id = c.segment_id "
    "JOIN author a ON a.id = c.author_id WHERE c.uid NOT IN (SELECT uid FROM aside) "
)


def add_comment_event(
    connection: Connection, segment: int, author: Author, event: CommentEvent, operation: str
) -> None:
    """Appends an event."""
    anchor = json.dumps(event.anchor._asdict()) if event.anchor else ""
    begins = (event.uid, event.thread)
    ends = (event.time, operation, event.edits, " ".join(event.after), anchor)
    verdict = (event.category or "", event.severity or "")
    checksum = digest(
        *begins, event.segment_uid, event.action, author.uid, *ends, event.text, *(verdict if any(verdict) else ())
    )
    connection.execute(
        "INSERT INTO comment_event (uid, thread, segment_id, action, author_id, time, operation, edits, after, anchor, "
        "hash, text, category, severity) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*begins, segment, event.action, author_row(connection, author), *ends, checksum, event.text, *verdict),
    )
    show_comments(connection, segment)


def read_events(connection: Connection, segment: int) -> list[CommentEvent]:
    """Events on a sentence and on those that were joined into it."""
    first, beyond = _span(connection, segment)
    rows = connection.execute(_EVENTS + "AND c.segment_id >= ? AND c.segment_id < ? ORDER BY c.id", (first, beyond))
    return [_event(row) for row in rows]


def read_thread(connection: Connection, thread: str) -> tuple[int, list[CommentEvent]]:
    """The sentence a thread hangs on and its events; no events when there is no such thread."""
    rows = connection.execute(_EVENTS + "AND c.thread = ? ORDER BY c.id", (thread,)).fetchall()
    return (rows[0][-1] if rows else 0), [_event(row) for row in rows]


def returning_threads(connection: Connection, segment: int) -> list[str]:
    """Threads that began together with a return of a sentence, the latest first."""
    rows = connection.execute(
        "SELECT c.thread FROM revision r JOIN comment_event c ON c.operation = r.operation "
        "AND c.segment_id = r.segment_id WHERE r.segment_id = ? AND r.status = 'returned' AND c.action = 'add' "
        "AND r.uid NOT IN (SELECT uid FROM aside) AND c.uid NOT IN (SELECT uid FROM aside) "
        "ORDER BY r.time DESC, r.uid DESC",
        (segment,),
    )
    return [str(row[0]) for row in rows]


def all_events(connection: Connection) -> dict[int, list[CommentEvent]]:
    """Every event of the project by the sentence that shows it: one that was joined away shows nothing itself."""
    found: dict[int, list[CommentEvent]] = {}
    for row in connection.execute(_EVENTS + "ORDER BY c.id").fetchall():
        found.setdefault(owner(connection, row[-1]), []).append(_event(row))
    return found


def owner(connection: Connection, segment: int) -> int:
    """The sentence that shows what hangs on another one: itself, or the one it was joined with.

    Where its whole paragraph is not shown, itself.
    """
    row = connection.execute(
        "SELECT max(id) FROM segment WHERE paragraph_id = ? AND live AND id <= ?", (paragraph_of(segment), segment)
    ).fetchone()
    return segment if row[0] is None else int(row[0])


def show_comments(connection: Connection, segment: int) -> None:
    """Brings the number of open threads in line with the events, on the sentence that shows them."""
    shown_on = owner(connection, segment)
    if not connection.execute("SELECT live FROM segment WHERE id = ?", (shown_on,)).fetchone()[0]:
        return
    count = sum(thread.open for thread in threads(read_events(connection, shown_on)))
    connection.execute("UPDATE segment SET comments = ? WHERE id = ?", (count, shown_on))
    seal(connection, "id = ?", shown_on)


def show_paragraph_comments(connection: Connection, paragraph_id: int) -> None:
    """The same for a whole paragraph, after its sentences were split or joined."""
    rows = connection.execute("SELECT id FROM segment WHERE paragraph_id = ? AND live", (paragraph_id,)).fetchall()
    for row in rows:
        show_comments(connection, row[0])


def _span(connection: Connection, segment: int) -> tuple[int, int]:
    following = connection.execute(
        "SELECT min(id) FROM segment WHERE paragraph_id = ? AND live AND id > ?", (paragraph_of(segment), segment)
    ).fetchone()[0]
    return segment, (segment | MAX_PARAGRAPH) + 1 if following is None else int(following)


def _event(row: tuple[Any, ...]) -> CommentEvent:
    uid, thread, segment, action, author, time, text, edits, after, anchor, category, severity, _ = row
    return CommentEvent(
        uid,
        thread,
        segment,
        CommentAction(action),
        author,
        time,
        text,
        edits,
        tuple(after.split()),
        Anchor(**json.loads(anchor)) if anchor else None,
        Category(category) if category else None,
        Severity(severity) if severity else None,
    )


def add_annotation(
    connection: Connection, segment: int, author: Author, kind: str, value: str, *, uid: str, time: int, operation: str
) -> None:
    """Appends a translator's note ("note") or labels ("labels", one a line) and shows it."""
    parents = " ".join(str(row[0]) for row in _annotation_heads(connection, segment, kind))
    segment_uid = connection.execute("SELECT uid FROM segment WHERE id = ?", (segment,)).fetchone()[0]
    checksum = digest(uid, segment_uid, kind, parents, author.uid, time, operation, value)
    connection.execute(
        "INSERT INTO annotation (uid, segment_id, kind, parents, author_id, time, operation, hash, value) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (uid, segment, kind, parents, author_row(connection, author), time, operation, checksum, value),
    )
    show_annotations(connection, segment)


def show_annotations(connection: Connection, segment: int) -> None:
    """Brings a sentence's row in line with its annotations; rivals that a merge brought together stand together."""
    notes, labels = (
        list(dict.fromkeys(value for _, value in sorted(_annotation_heads(connection, segment, kind)) if value))
        for kind in ("note", "labels")
    )
    note = "\n".join(notes)
    label = "\n".join(sorted({word for value in labels for word in value.split("\n")}))
    connection.execute("UPDATE segment SET note = ?, labels = ? WHERE id = ?", (note, label, segment))
    seal(connection, "id = ?", segment)


def read_annotation(connection: Connection, segment: int, kind: str) -> str:
    """A sentence's note ("note") or its labels ("labels", one a line)."""
    note, labels = connection.execute("SELECT note, labels FROM segment WHERE id = ?", (segment,)).fetchone()
    return str({"note": note, "labels": labels}[kind])


def _annotation_heads(connection: Connection, segment: int, kind: str) -> list[tuple[str, str]]:
    rows = connection.execute(
        "SELECT uid, parents, value FROM annotation WHERE segment_id = ? AND kind = ? "
        "AND uid NOT IN (SELECT uid FROM aside) ORDER BY id",
        (segment, kind),
    ).fetchall()
    followed = {uid for row in rows for uid in row[1].split()}
    return [(row[0], row[2]) for row in rows if row[0] not in followed]


def project_labels(connection: Connection) -> tuple[str, ...]:
    """Every label in use, sorted."""
    rows = connection.execute("SELECT DISTINCT labels FROM segment WHERE live AND labels <> ''")
    return tuple(sorted({label for row in rows for label in row[0].split("\n")}))
