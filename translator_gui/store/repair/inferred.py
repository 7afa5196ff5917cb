"""Infers lost rows from others: undone merges from the undo log, splits and order from what was shown."""

import json
from collections import defaultdict
from typing import Any

from translator_gui.model.author import Author
from translator_gui.model.document_update import TrackedDocumentProperty
from translator_gui.model.identity import derived_uid
from translator_gui.model.segment import MAX_PARAGRAPH, OFFSET_BITS
from translator_gui.store.authors import author_row
from translator_gui.store.boundaries import paragraph_starts
from translator_gui.store.digests import digest
from translator_gui.store.document_events import document_aspect
from translator_gui.store.read_errors import UNREADABLE
from translator_gui.store.repair.stage import RepairStage
from translator_gui.store.tables import TABLES, insert_rows

_UNKNOWN = Author("unknown author")


def infer_set_aside(stage: RepairStage) -> bool:
    """Retract the rows of undone merges again, if the table of retracted rows is lost.

    Returns:
        Whether the undo log is whole, so that nothing is missing.
    """
    connection = stage.connection
    shown = {(segment, was.target) for segment, was in stage.found.sentences.items()}
    visible = {
        uid
        for uid, segment, target in connection.execute("SELECT uid, segment_id, target FROM revision")
        if (segment, target) in shown
    }
    for (inverse,) in connection.execute(
        "SELECT inverse FROM operation WHERE kind = 'undo' AND undone_by IS NULL ORDER BY id"
    ).fetchall():
        uids = [uid for uid in _set_aside_in(inverse) if uid not in visible]
        connection.executemany(
            "INSERT OR IGNORE INTO aside (uid, hash) VALUES (?, ?)", ((uid, digest(uid)) for uid in uids)
        )
    numbers = [row[0] for row in connection.execute("SELECT id FROM operation ORDER BY id")]
    return numbers == list(range(1, max([*numbers, *stage.found.uids.get("operation", ())], default=0) + 1))


def _set_aside_in(inverse: str) -> list[str]:
    try:
        steps: list[dict[str, Any]] = json.loads(inverse)["steps"]
        return [str(uid) for step in steps if step["kind"] == "aside" for uid in step["rows"]]
    except UNREADABLE:
        return []


def infer_boundaries(stage: RepairStage, paragraphs: set[int]) -> None:
    """Restore lost splits and joins from the rows of sentences."""
    connection = stage.connection
    live: dict[int, set[int]] = defaultdict(set)
    for segment, was in stage.found.sentences.items():
        if was.live:
            live[segment >> OFFSET_BITS].add(segment & MAX_PARAGRAPH)
    for paragraph in sorted(paragraphs & live.keys()):
        found = connection.execute("SELECT uid, length(text) FROM paragraph WHERE id = ?", (paragraph,)).fetchone()
        if found is None or 0 not in live[paragraph]:
            continue
        starts = set(paragraph_starts(connection, paragraph))
        for start in sorted(starts ^ live[paragraph]):
            if 0 < start < found[1]:
                _put_boundary(stage, (paragraph, found[0]), start, present=start in live[paragraph])


def infer_document_events(stage: RepairStage) -> None:
    """Restore lost order, removal and version of documents from their rows."""
    connection = stage.connection
    shown = {segment >> OFFSET_BITS for segment, was in stage.found.sentences.items() if was.live}
    for row, uid, key, number, checksum, is_shown in connection.execute(
        "SELECT id, uid, order_key, version, original_hash, shown FROM document"
    ).fetchall():
        paragraphs = {one[0] for one in connection.execute("SELECT id FROM paragraph WHERE document_id = ?", (row,))}
        version = connection.execute(
            "SELECT uid FROM document_version WHERE document_id = ? AND number = ? AND original_hash = ?",
            (row, number, checksum),
        ).fetchone()
        stands = {
            TrackedDocumentProperty.ORDER: key,
            TrackedDocumentProperty.SHOWN: "1" if paragraphs & shown else "0" if not is_shown else None,
            TrackedDocumentProperty.VERSION: version[0] if version is not None else None,
        }
        for aspect, value in stands.items():
            if value is not None and document_aspect(connection, row, aspect) not in {value, None}:
                _put_event(stage, (row, uid), aspect, value)


def _put_event(stage: RepairStage, document: tuple[int, str], aspect: TrackedDocumentProperty, value: str) -> None:
    connection = stage.connection
    time = connection.execute(
        "SELECT coalesce(max(time), 0) + 1 FROM document_event WHERE document_id = ?", (document[0],)
    ).fetchone()[0]
    uid = derived_uid(document[1], f"recovered:{aspect}:{value}:{time}")
    values: dict[str, object] = {"uid": uid, "document_id": document[0], "aspect": aspect, "value": value, "time": time}
    _put(stage, "document_event", values, {"document_id": document[1]})


def _put(stage: RepairStage, table: str, values: dict[str, object], uids: dict[str, str]) -> None:
    """Insert a row credited to an unknown author."""
    author = author_row(stage.connection, _UNKNOWN)
    row: dict[str, object] = {**values, "author_id": author, "operation": ""}
    row["hash"] = TABLES[table].checksum(row, {**uids, "author_id": _UNKNOWN.uid})
    insert_rows(stage.connection, table, [row], instead="INSERT OR IGNORE")


def _put_boundary(stage: RepairStage, paragraph: tuple[int, str], start: int, *, present: bool) -> None:
    connection = stage.connection
    events = connection.execute(
        "SELECT uid, parents, time FROM boundary WHERE paragraph_id = ? AND start = ?", (paragraph[0], start)
    ).fetchall()
    followed = {parent for event in events for parent in event[1].split()}
    parents = " ".join(sorted(event[0] for event in events if event[0] not in followed))
    time = max((event[2] for event in events), default=0) + 1
    uid = derived_uid(paragraph[1], f"recovered:{start}:{present}:{parents}")
    row: dict[str, object] = {"uid": uid, "paragraph_id": paragraph[0], "start": start, "present": int(present)}
    _put(stage, "boundary", {**row, "parents": parents, "time": time}, {"paragraph_id": paragraph[1]})
