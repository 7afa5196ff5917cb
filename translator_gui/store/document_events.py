"""Events of documents: order, removal and shown version; and the rows derived from them."""

import json

from translator_gui.model.author import Author
from translator_gui.model.document_update import TrackedDocumentProperty
from translator_gui.model.identity import derived_uid, new_uid
from translator_gui.model.moment import moment_after
from translator_gui.store.authors import author_row
from translator_gui.store.boundaries import update_sentences
from translator_gui.store.comments import show_paragraph_comments
from translator_gui.store.driver import Connection
from translator_gui.store.segments import update_checksums
from translator_gui.store.tables import TABLES, insert_row


def add_document_event(
    connection: Connection,
    document_id: int,
    aspect: TrackedDocumentProperty,
    value: str,
    *,
    author: Author,
    time: int,
    operation: str,
) -> None:
    """Record a change of a document's order, visibility or version in the project file, and apply it there."""
    document, latest = connection.execute(
        "SELECT d.uid, (SELECT coalesce(max(e.time), 0) FROM document_event e WHERE e.document_id = d.id) "
        "FROM document d WHERE d.id = ?",
        (document_id,),
    ).fetchone()
    values: dict[str, object] = {
        "uid": new_uid(),
        "document_id": document_id,
        "aspect": aspect,
        "value": value,
        "author_id": author_row(connection, author),
        "time": moment_after(time, latest),
        "operation": operation,
    }
    insert_row(connection, "document_event", values, {"document_id": document, "author_id": author.uid})
    show_document(connection, document_id)


def document_aspect(connection: Connection, document_id: int, aspect: TrackedDocumentProperty) -> str | None:
    """Return a document's current order, visibility or version; None if the document or its versions are missing."""
    if aspect is TrackedDocumentProperty.SHOWN and _is_retracted(connection, document_id):
        return "0"
    latest = connection.execute(
        "SELECT value FROM document_event WHERE document_id = ? AND aspect = ? "
        "AND uid NOT IN (SELECT uid FROM aside) ORDER BY time DESC, uid DESC LIMIT 1",
        (document_id, aspect),
    ).fetchone()
    if latest is not None:
        return str(latest[0])
    row = connection.execute("SELECT order_key, uid FROM document WHERE id = ?", (document_id,)).fetchone()
    if row is None or (aspect is TrackedDocumentProperty.VERSION and not _has_versions(connection, document_id)):
        return None
    return {
        TrackedDocumentProperty.ORDER: str(row[0]),
        TrackedDocumentProperty.SHOWN: "1",
        TrackedDocumentProperty.VERSION: derived_uid(row[1], "1"),
    }[aspect]


def _is_retracted(connection: Connection, document_id: int) -> bool:
    """Whether the document is hidden because the merge that added it was undone."""
    row = connection.execute(
        "SELECT 1 FROM aside WHERE uid = (SELECT uid FROM document WHERE id = ?)", (document_id,)
    ).fetchone()
    return row is not None


def _has_versions(connection: Connection, document_id: int) -> bool:
    return connection.execute("SELECT 1 FROM document_version WHERE document_id = ?", (document_id,)).fetchone()


def restore_order(connection: Connection, uid: str, key: str) -> None:
    """Restore the order key that a document had before a merge moved it (undo of the merge)."""
    (row,) = TABLES["document"].read(connection, "t.uid = ?", (uid,))
    checksum = TABLES["document"].checksum({**row.values, "order_key": key}, row.uids)
    connection.execute("UPDATE document SET order_key = ?, hash = ? WHERE uid = ?", (key, checksum, uid))


def show_documents(connection: Connection) -> None:
    """Update all documents in the project file from the recorded changes of their order, visibility and version."""
    for (document,) in connection.execute(
        "SELECT document_id FROM document_event UNION SELECT id FROM document WHERE NOT shown"
    ).fetchall():
        show_document(connection, document)


def show_document(connection: Connection, document_id: int) -> None:
    """Update a document's rows in the project file from the recorded changes of order, visibility and version."""
    (row,) = TABLES["document"].read(connection, "t.id = ?", (document_id,))
    order, shown, version = (document_aspect(connection, document_id, aspect) for aspect in TrackedDocumentProperty)
    now = {**row.values, "order_key": order, "shown": int(shown or 0)}
    if version is not None:
        (found,) = TABLES["document_version"].read(connection, "t.uid = ?", (version,))
        read_as = {name: found.values[name] for name in ("format", "encoding", "paragraph_rule", "original_hash")}
        now.update(read_as, version=found.values["number"])
        _place(connection, document_id, row.values["uid"], found.values["id"])
    if now != row.values:
        now["hash"] = TABLES["document"].checksum(now, row.uids)
        connection.execute(
            "UPDATE document SET format = :format, encoding = :encoding, paragraph_rule = :paragraph_rule, "
            "order_key = :order_key, version = :version, original_hash = :original_hash, shown = :shown, hash = :hash "
            "WHERE id = :id",
            now,
        )
    _show_sentences(connection, document_id)


_PLACED = ("position", "kind", "level", "marker", "place")


def _place(connection: Connection, document_id: int, document: str, version_id: int) -> None:
    """Store the positions that a document's paragraphs have in one version; hide paragraphs that are not in it."""
    rows = connection.execute(
        # Materialized, SQLite makes an index of it: else it would read the whole version for each paragraph.
        "WITH t AS MATERIALIZED (SELECT * FROM placement WHERE version_id = ?) "
        "SELECT p.id, coalesce(t.position, 0), coalesce(t.kind, p.kind), coalesce(t.level, p.level), "
        "coalesce(t.marker, p.marker), coalesce(t.place, p.place) FROM paragraph p "
        "LEFT JOIN t ON t.paragraph_id = p.id WHERE p.document_id = ? "
        "AND (p.position, p.kind, p.level, p.marker, p.place) IS NOT (coalesce(t.position, 0), coalesce(t.kind, p.kind)"
        ", coalesce(t.level, p.level), coalesce(t.marker, p.marker), coalesce(t.place, p.place))",
        (version_id, document_id),
    ).fetchall()
    placed = {identity: dict(zip(_PLACED, place, strict=True)) for identity, *place in rows}
    table = TABLES["paragraph"]
    changed: list[dict[str, object]] = []
    for row in table.read(connection, "t.id IN (SELECT value FROM json_each(?))", (json.dumps(list(placed)),)):
        now = {**row.values, **placed[row.values["id"]]}
        now["hash"] = table.checksum(now, {"document_id": document})
        changed.append({name: now[name] for name in (*_PLACED, "hash", "id")})
    connection.executemany(
        "UPDATE paragraph SET position = :position, kind = :kind, level = :level, marker = :marker, place = :place, "
        "hash = :hash WHERE id = :id",
        changed,
    )


def _show_sentences(connection: Connection, document_id: int) -> None:
    """Mark sentences as present or hidden: present if their paragraph is in the shown version of a shown document."""
    paragraphs = (
        "SELECT p.id FROM paragraph p JOIN document d ON d.id = p.document_id "
        "WHERE p.document_id = ? AND (p.position > 0 AND d.shown) = ?"
    )
    changed = connection.execute(
        f"UPDATE segment SET live = 0 WHERE live AND paragraph_id IN ({paragraphs}) RETURNING id",  # noqa: S608
        (document_id, 0),
    ).fetchall()
    changed += connection.execute(
        f"UPDATE segment SET live = 1 WHERE NOT live AND paragraph_id IN ({paragraphs}) "  # noqa: S608
        "AND paragraph_id NOT IN (SELECT paragraph_id FROM boundary) RETURNING id",
        (document_id, 1),
    ).fetchall()
    if changed:
        update_checksums(connection, "id IN (SELECT value FROM json_each(?))", json.dumps([row[0] for row in changed]))
    for (paragraph,) in connection.execute(
        f"{paragraphs} AND p.id IN (SELECT paragraph_id FROM boundary) "  # noqa: S608 (constants)
        "AND NOT EXISTS (SELECT 1 FROM segment s WHERE s.paragraph_id = p.id AND s.live)",
        (document_id, 1),
    ).fetchall():
        update_sentences(connection, paragraph)
    # What came to sentences while they did not stand was not counted.
    for (paragraph,) in connection.execute(
        "SELECT DISTINCT s.paragraph_id FROM comment_event c JOIN segment s ON s.id = c.segment_id "
        "WHERE s.paragraph_id IN (SELECT id FROM paragraph WHERE document_id = ?)",
        (document_id,),
    ).fetchall():
        show_paragraph_comments(connection, paragraph)
