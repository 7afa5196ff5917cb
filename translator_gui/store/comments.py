"""Comment events, translator's notes and labels."""

import json
from bisect import bisect_right
from collections.abc import Sequence
from typing import Any, NamedTuple

from translator_gui.model.author import Author
from translator_gui.model.comment import CommentAction, CommentEvent, ErrorCategory, ErrorSeverity, threads
from translator_gui.model.segment import MAX_PARAGRAPH, paragraph_of, segment_id
from translator_gui.store import row_values
from translator_gui.store.authors import author_row
from translator_gui.store.driver import Connection
from translator_gui.store.segments import update_checksums
from translator_gui.store.stored_json import read_anchor
from translator_gui.store.tables import insert_row

_PLACE = (
    "CASE WHEN json_valid(c.anchor) AND json_extract(c.anchor, '$.revision') = '' "
    "AND json_extract(c.anchor, '$.quote') = "
    "substr(p.text, (c.segment_id & 1048575) + 1 + json_extract(c.anchor, '$.start'), "
    "json_extract(c.anchor, '$.end') - json_extract(c.anchor, '$.start')) "
    "THEN c.segment_id + json_extract(c.anchor, '$.start') ELSE c.segment_id END"
)
"""SQL for the offset of the quoted words of a comment event: in the Urdu if still there, else the sentence's start."""
_EVENTS = (
    "SELECT c.uid, c.thread, s.uid, c.action, a.name, c.time, c.text, c.edits, c.after, c.anchor, c.category, "  # noqa: S608
    f"c.severity, c.segment_id, {_PLACE} FROM comment_event c JOIN segment s ON s.id = c.segment_id "
    "JOIN paragraph p ON p.id = c.segment_id >> 20 "
    "JOIN author a ON a.id = c.author_id WHERE c.uid NOT IN (SELECT uid FROM aside) "
)


class LocatedCommentEvent(NamedTuple):
    """A comment event, with the row number of the sentence it was written on."""

    home: int
    event: CommentEvent


def add_comment_event(
    connection: Connection, segment: int, author: Author, event: CommentEvent, operation: str
) -> None:
    """Append a comment event (new comment, reply, edit, resolve …) to the project file; update open-thread counts."""
    anchor = json.dumps(event.anchor._asdict()) if event.anchor else ""
    values: dict[str, object] = {
        "uid": event.uid,
        "thread": event.thread,
        "segment_id": segment,
        "action": event.action,
        "author_id": author_row(connection, author),
        "time": event.time,
        "operation": operation,
        "edits": event.edits,
        "after": " ".join(event.after),
        "anchor": anchor,
        "text": event.text,
        "category": event.category or "",
        "severity": event.severity or "",
    }
    insert_row(connection, "comment_event", values, {"segment_id": event.segment_uid, "author_id": author.uid})
    show_comments(connection, segment)


def read_events(connection: Connection, segment: int) -> list[CommentEvent]:
    """Return the comment events shown on a sentence, including those of sentences joined into it."""
    return [found.event for found in read_located_events(connection, segment)]


def read_located_events(connection: Connection, segment: int) -> list[LocatedCommentEvent]:
    """Return the comment events shown on a sentence, each with the sentence it was originally written on."""
    paragraph = paragraph_of(segment)
    starts = sorted({segment, *_live(connection, paragraph)})
    return _by_sentence(_read_paragraph(connection, paragraph), starts).get(segment, [])


def read_thread(connection: Connection, thread: str) -> tuple[int, list[CommentEvent]]:
    """Return the sentence a comment thread was written on, and the thread's events; (0, []) if there is none."""
    rows = connection.execute(_EVENTS + "AND c.thread = ? ORDER BY c.id", (thread,)).fetchall()
    return (rows[0][-2] if rows else 0), [_event(row) for row in rows]


def shown_on(connection: Connection, thread: str) -> int:
    """Return the id of the sentence that now shows a comment thread; 0 if there is no such thread."""
    rows = connection.execute(_EVENTS + "AND c.thread = ? AND c.action = 'add'", (thread,)).fetchall()
    return owner(connection, rows[0][-1]) if rows else 0


def returning_threads(connection: Connection, segment: int) -> list[str]:
    """Return the comment threads that reviewers began when they returned the sentence, latest first."""
    rows = connection.execute(
        "SELECT c.thread FROM revision r JOIN comment_event c ON c.operation = r.operation "
        "AND c.segment_id = r.segment_id WHERE r.segment_id = ? AND r.status = 'returned' AND c.action = 'add' "
        "AND r.uid NOT IN (SELECT uid FROM aside) AND c.uid NOT IN (SELECT uid FROM aside) "
        "ORDER BY r.time DESC, r.uid DESC",
        (segment,),
    )
    return [str(row[0]) for row in rows]


def read_return_times(connection: Connection) -> dict[str, int]:
    """Return the comment threads that began with the return of a sentence, with the time of that returned revision."""
    rows = connection.execute(
        "SELECT c.uid, max(r.time) FROM comment_event c JOIN revision r ON r.segment_id = c.segment_id "
        "AND r.operation = c.operation AND r.status = 'returned' WHERE c.action = 'add' "
        "AND r.uid NOT IN (SELECT uid FROM aside) AND c.uid NOT IN (SELECT uid FROM aside) GROUP BY c.uid"
    )
    return {str(uid): row_values.time_ms(time, f"comment {uid}") for uid, time in rows}


def open_returning_threads(connection: Connection, segment: int) -> tuple[str, ...]:
    """Return the open comment threads shown on a sentence that began with a return, oldest first."""
    shown = [thread.uid for thread in threads(read_events(connection, segment)) if thread.open]
    rows = connection.execute(
        "SELECT DISTINCT c.uid FROM comment_event c JOIN revision r ON r.segment_id = c.segment_id "
        "AND r.operation = c.operation AND r.status = 'returned' WHERE c.uid IN (SELECT value FROM json_each(?)) "
        "AND r.uid NOT IN (SELECT uid FROM aside)",
        (json.dumps(shown),),
    ).fetchall()
    began = {row[0] for row in rows}
    return tuple(uid for uid in shown if uid in began)


def all_events(connection: Connection) -> dict[int, list[CommentEvent]]:
    """Return every comment event of the project, by the id of the sentence that shows it."""
    return {segment: [found.event for found in events] for segment, events in all_located_events(connection).items()}


def all_located_events(
    connection: Connection, first: int = -1 << 63, last: int = (1 << 63) - 1
) -> dict[int, list[LocatedCommentEvent]]:
    """Return the comment events of sentences with ids from `first` to `last`, with the sentence each was written on."""
    rows = connection.execute(_EVENTS + "AND c.segment_id BETWEEN ? AND ? ORDER BY c.id", (first, last)).fetchall()
    live = connection.execute(
        "SELECT id FROM segment WHERE live AND paragraph_id IN "
        "(SELECT DISTINCT segment_id >> 20 FROM comment_event WHERE segment_id BETWEEN ? AND ?)",
        (first, last),
    )
    starts: dict[int, list[int]] = {}
    for (segment,) in live.fetchall():
        starts.setdefault(paragraph_of(segment), []).append(segment)
    by_paragraph: dict[int, list[tuple[Any, ...]]] = {}
    for row in rows:
        by_paragraph.setdefault(paragraph_of(row[-2]), []).append(row)
    found: dict[int, list[LocatedCommentEvent]] = {}
    for paragraph, events in by_paragraph.items():
        found.update(_by_sentence(events, sorted(starts.get(paragraph, []))))
    return found


def _read_paragraph(connection: Connection, paragraph: int) -> list[tuple[Any, ...]]:
    ends = (segment_id(paragraph, 0), segment_id(paragraph, MAX_PARAGRAPH))
    return connection.execute(_EVENTS + "AND c.segment_id BETWEEN ? AND ? ORDER BY c.id", ends).fetchall()


def _live(connection: Connection, paragraph: int) -> list[int]:
    rows = connection.execute("SELECT id FROM segment WHERE paragraph_id = ? AND live", (paragraph,))
    return [row[0] for row in rows.fetchall()]


def _by_sentence(rows: Sequence[tuple[Any, ...]], starts: Sequence[int]) -> dict[int, list[LocatedCommentEvent]]:
    """Group a paragraph's comment events by the sentence that contains the quoted words, else by their own sentence."""
    places = {row[1]: row[-1] for row in rows if row[3] == CommentAction.ADD}
    found: dict[int, list[LocatedCommentEvent]] = {}
    for row in rows:
        at = bisect_right(starts, places.get(row[1], row[-2])) - 1
        segment = starts[at] if at >= 0 else row[-2]
        found.setdefault(segment, []).append(LocatedCommentEvent(row[-2], _event(row)))
    return found


def owner(connection: Connection, segment: int) -> int:
    """Return the sentence that shows another sentence's comments: itself, or the one that it was joined to.

    Where its whole paragraph is not shown, itself.
    """
    row = connection.execute(
        "SELECT max(id) FROM segment WHERE paragraph_id = ? AND live AND id <= ?", (paragraph_of(segment), segment)
    ).fetchone()
    return segment if row[0] is None else int(row[0])


def miscounted(connection: Connection, first: int = -1 << 63, last: int = (1 << 63) - 1) -> set[int]:
    """Return the paragraphs where a count of open comment threads, stored in a sentence's row, is wrong."""
    stored = connection.execute(
        "SELECT id, comments FROM segment WHERE id BETWEEN ?1 AND ?2 AND live AND (comments <> 0 OR paragraph_id IN "
        "(SELECT DISTINCT segment_id >> 20 FROM comment_event WHERE segment_id BETWEEN ?1 AND ?2))",
        (first, last),
    ).fetchall()
    counted = {
        segment: sum(thread.open for thread in threads([one.event for one in found]))
        for segment, found in (all_located_events(connection, first, last) if stored else {}).items()
    }
    return {paragraph_of(segment) for segment, number in stored if number != counted.get(segment, 0)}


def show_comments(connection: Connection, segment: int) -> None:
    """Update the stored counts of open comment threads of all sentences in the same paragraph as this one.

    A comment on words of the Urdu is shown on the sentence that contains these words now.
    """
    show_paragraph_comments(connection, paragraph_of(segment))


def show_paragraph_comments(connection: Connection, paragraph_id: int) -> None:
    """Update the counts of open comment threads that the project file stores for a paragraph's sentences."""
    rows = connection.execute(
        "SELECT id, comments FROM segment WHERE paragraph_id = ? AND live ORDER BY id", (paragraph_id,)
    ).fetchall()
    events = _by_sentence(_read_paragraph(connection, paragraph_id), [row[0] for row in rows])
    for segment, shown in rows:
        count = sum(thread.open for thread in threads([found.event for found in events.get(segment, ())]))
        if count != shown:
            connection.execute("UPDATE segment SET comments = ? WHERE id = ?", (count, segment))
            update_checksums(connection, "id = ?", segment)


def _event(row: tuple[Any, ...]) -> CommentEvent:
    uid, thread, segment, action, author, time, text, edits, after, anchor, category, severity, _, _ = row
    where = f"comment_event {str(uid)[:36]}"
    return CommentEvent(
        row_values.uid(uid, where),
        row_values.uid(thread, where),
        segment,
        row_values.enum_member(action, CommentAction, where),
        author,
        row_values.time_ms(time, where),
        text,
        edits,
        tuple(after.split()),
        read_anchor(anchor, where) if anchor else None,
        row_values.enum_member(category, ErrorCategory, where) if category else None,
        row_values.enum_member(severity, ErrorSeverity, where) if severity else None,
    )


def add_annotation(
    connection: Connection, segment: int, author: Author, kind: str, value: str, *, uid: str, time: int, operation: str
) -> None:
    """Save a sentence's new note ("note") or labels ("labels", one per line) in the project file."""
    parents = " ".join(str(row[0]) for row in _annotation_heads(connection, segment, kind))
    segment_uid = connection.execute("SELECT uid FROM segment WHERE id = ?", (segment,)).fetchone()[0]
    values: dict[str, object] = {
        "uid": uid,
        "segment_id": segment,
        "kind": kind,
        "parents": parents,
        "author_id": author_row(connection, author),
        "time": time,
        "operation": operation,
        "value": value,
    }
    insert_row(connection, "annotation", values, {"segment_id": segment_uid, "author_id": author.uid})
    show_annotations(connection, segment)


def show_annotations(connection: Connection, segment: int) -> None:
    """Update the note and labels in a sentence's row of the project file from its latest note and label records."""
    values = annotations_to_show(connection, segment)
    connection.execute("UPDATE segment SET note = ?, labels = ? WHERE id = ?", (*values, segment))
    update_checksums(connection, "id = ?", segment)


def annotations_to_show(connection: Connection, segment: int) -> tuple[str, str]:
    """Return a sentence's note and labels from their latest records; those of parallel edits are combined."""
    notes, labels = (
        list(dict.fromkeys(value for _, value in sorted(_annotation_heads(connection, segment, kind)) if value))
        for kind in ("note", "labels")
    )
    return "\n".join(notes), "\n".join(sorted({word for value in labels for word in value.split("\n")}))


def read_annotation(connection: Connection, segment: int, kind: str) -> str:
    """Return a sentence's note ("note") or its labels ("labels", one per line); empty if it has none."""
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
    """Return all labels that sentences of the project have, sorted."""
    rows = connection.execute("SELECT DISTINCT labels FROM segment WHERE live AND labels <> ''")
    return tuple(sorted({label for row in rows for label in row[0].split("\n")}))
