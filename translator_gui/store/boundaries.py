"""Boundaries: where sentences begin, as split by rule and changed by people."""

from typing import NamedTuple

from translator_gui.model.author import Author
from translator_gui.model.identity import derived_uid, new_uid
from translator_gui.model.segment import segment_id
from translator_gui.store import row_values
from translator_gui.store.authors import author_row
from translator_gui.store.driver import Connection
from translator_gui.store.segments import new_row, update_checksums
from translator_gui.store.tables import insert_row
from translator_gui.text.counting import word_count
from translator_gui.text.ends import sentence_end

_LATEST = 300
"""How many places `latest_changed_boundaries` looks at."""


class ChangedBoundary(NamedTuple):
    """A place where people split a sentence (`present`) or joined two, against how the document was imported."""

    text: str
    start: int
    present: bool


def latest_changed_boundaries(connection: Connection) -> list[ChangedBoundary]:
    """Return the places that people split or joined last, the last one at the end.

    Empty if the last change only put a boundary back as the document was imported.
    """
    by_paragraph: dict[int, dict[int, int]] = {}
    rows = connection.execute(
        "SELECT paragraph_id, start, max(id) FROM boundary WHERE uid NOT IN (SELECT uid FROM aside) "
        "GROUP BY paragraph_id, start ORDER BY max(id) DESC LIMIT ?",
        (_LATEST,),
    ).fetchall()
    for paragraph, start, event in rows:
        by_paragraph.setdefault(paragraph, {})[start] = event
    changes: dict[int, ChangedBoundary] = {}
    for paragraph, events in by_paragraph.items():
        text, read = connection.execute("SELECT text, starts FROM paragraph WHERE id = ?", (paragraph,)).fetchone()
        imported = set(row_values.valid_starts(read, len(text), f"paragraph {paragraph}"))
        present = set(paragraph_starts(connection, paragraph))
        for start, event in events.items():
            if (start in imported) is not (start in present):
                changes[event] = ChangedBoundary(text, start, start in present)
    if not rows or rows[0][2] not in changes:
        return []
    return [changes[event] for event in sorted(changes)]


def add_boundary(
    connection: Connection, paragraph_id: int, start: int, *, present: bool, author: Author, time: int, operation: str
) -> None:
    """Record in the project file that a sentence was split (`present`) or joined at an offset; update its paragraph."""
    parents = " ".join(_boundary_heads(connection, paragraph_id, start))
    paragraph = connection.execute("SELECT uid FROM paragraph WHERE id = ?", (paragraph_id,)).fetchone()[0]
    values: dict[str, object] = {
        "uid": new_uid(),
        "paragraph_id": paragraph_id,
        "start": start,
        "present": int(present),
        "parents": parents,
        "author_id": author_row(connection, author),
        "time": time,
        "operation": operation,
    }
    insert_row(connection, "boundary", values, {"paragraph_id": paragraph, "author_id": author.uid})
    update_sentences(connection, paragraph_id)


def paragraph_starts(connection: Connection, paragraph_id: int) -> list[int]:
    """Return the offsets where a paragraph's sentences begin; if a split conflicts with a join, the split wins."""
    read, length = connection.execute(
        "SELECT starts, length(text) FROM paragraph WHERE id = ?", (paragraph_id,)
    ).fetchone()
    starts = set(row_values.valid_starts(read, length, f"paragraph {paragraph_id}"))
    events = connection.execute(
        "SELECT uid, start, present, parents FROM boundary WHERE paragraph_id = ? "
        "AND uid NOT IN (SELECT uid FROM aside) ORDER BY id",
        (paragraph_id,),
    ).fetchall()
    followed = {uid for event in events for uid in event[3].split()}
    heads: dict[int, bool] = {}
    for uid, start, present, _ in events:
        if uid not in followed:
            row_values.whole_number(start, f"boundary of paragraph {paragraph_id}", most=max(length - 1, 0))
            heads[start] = heads.get(start, False) or bool(present)
    for start, present in heads.items():
        (starts.add if present else starts.discard)(start)
    return sorted(starts)


def _boundary_heads(connection: Connection, paragraph_id: int, start: int) -> list[str]:
    events = connection.execute(
        "SELECT uid, parents FROM boundary WHERE paragraph_id = ? AND start = ? "
        "AND uid NOT IN (SELECT uid FROM aside) ORDER BY id",
        (paragraph_id, start),
    ).fetchall()
    followed = {uid for event in events for uid in event[1].split()}
    return [uid for uid, _ in events if uid not in followed]


def update_sentences(connection: Connection, paragraph_id: int) -> None:
    """Rebuild a paragraph's sentence rows in the project file from its splits and joins; hide them if it is hidden."""
    text, uid, shown = connection.execute(
        "SELECT p.text, p.uid, p.position > 0 AND d.shown FROM paragraph p JOIN document d ON d.id = p.document_id "
        "WHERE p.id = ?",
        (paragraph_id,),
    ).fetchone()
    starts = paragraph_starts(connection, paragraph_id)
    connection.execute("UPDATE segment SET live = 0 WHERE paragraph_id = ?", (paragraph_id,))
    for start, following in zip(starts, [*starts[1:], len(text)], strict=True):
        stop = sentence_end(text, start, following)
        identity, words = segment_id(paragraph_id, start), word_count(text[start:stop])
        connection.execute(
            "INSERT INTO segment (id, paragraph_id, uid, stop, source_words, checksum) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (id) DO UPDATE SET live = 1, uid = excluded.uid, stop = excluded.stop, "
            "source_words = excluded.source_words",
            new_row(identity, paragraph_id, derived_uid(uid, str(start)), stop, words),
        )
    if not shown:
        connection.execute("UPDATE segment SET live = 0 WHERE paragraph_id = ?", (paragraph_id,))
    update_checksums(connection, "paragraph_id = ?", paragraph_id)
