"""The order of documents, their coming and going, and which version they show: events, and what they bring about."""

import json

from translator_gui.model.author import Author
from translator_gui.model.identity import derived_uid, new_uid
from translator_gui.model.moment import moment_after
from translator_gui.model.version import DocumentAspect
from translator_gui.store.authors import author_row
from translator_gui.store.boundaries import reshape
from translator_gui.store.comments import show_paragraph_comments
from translator_gui.store.digests import digest
from translator_gui.store.driver import Connection
from translator_gui.store.inline_tags import tagged_text
from translator_gui.store.segments import update_checksums

_ORDER_KEY = 5


def add_document_event(
    connection: Connection,
    document_id: int,
    aspect: DocumentAspect,
    value: str,
    *,
    author: Author,
    time: int,
    operation: str,
) -> None:
    """Appends what happened to a document and shows it. Of one aspect, the event with the latest (time, uid) counts."""
    uid = new_uid()
    document, latest = connection.execute(
        "SELECT d.uid, (SELECT coalesce(max(e.time), 0) FROM document_event e WHERE e.document_id = d.id) "
        "FROM document d WHERE d.id = ?",
        (document_id,),
    ).fetchone()
    when = moment_after(time, latest)
    checksum = digest(uid, document, aspect, value, author.uid, when, operation)
    connection.execute(
        "INSERT INTO document_event (uid, document_id, aspect, value, author_id, time, operation, hash) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (uid, document_id, aspect, value, author_row(connection, author), when, operation, checksum),
    )
    show_document(connection, document_id)


def document_aspect(connection: Connection, document_id: int, aspect: DocumentAspect) -> str | None:
    """How a document stands now; None where there is no such document, and for the only version of one."""
    if aspect is DocumentAspect.SHOWN and _is_aside(connection, document_id):
        return "0"
    latest = connection.execute(
        "SELECT value FROM document_event WHERE document_id = ? AND aspect = ? "
        "AND uid NOT IN (SELECT uid FROM aside) ORDER BY time DESC, uid DESC LIMIT 1",
        (document_id, aspect),
    ).fetchone()
    if latest is not None:
        return str(latest[0])
    row = connection.execute("SELECT order_key, uid FROM document WHERE id = ?", (document_id,)).fetchone()
    if row is None or (aspect is DocumentAspect.VERSION and not _has_versions(connection, document_id)):
        return None
    return {
        DocumentAspect.ORDER: str(row[0]),
        DocumentAspect.SHOWN: "1",
        DocumentAspect.VERSION: derived_uid(row[1], "1"),
    }[aspect]


def _is_aside(connection: Connection, document_id: int) -> bool:
    """Whether the document came with a merge that was undone."""
    row = connection.execute(
        "SELECT 1 FROM aside WHERE uid = (SELECT uid FROM document WHERE id = ?)", (document_id,)
    ).fetchone()
    return row is not None


def _has_versions(connection: Connection, document_id: int) -> bool:
    return connection.execute("SELECT 1 FROM document_version WHERE document_id = ?", (document_id,)).fetchone()


def put_back_order(connection: Connection, uid: str, key: str) -> None:
    """Gives a document the key that it had before anybody moved it: the row had shown that of an event."""
    identity, *described = connection.execute(
        "SELECT id, uid, name, format, encoding, paragraph_rule, order_key, version, original_hash, added "
        "FROM document WHERE uid = ?",
        (uid,),
    ).fetchone()
    described[_ORDER_KEY] = key
    connection.execute("UPDATE document SET order_key = ?, hash = ? WHERE id = ?", (key, digest(*described), identity))


def show_documents(connection: Connection) -> None:
    """Brings every document that something happened to in line with its events."""
    for (document,) in connection.execute(
        "SELECT document_id FROM document_event UNION SELECT id FROM document WHERE NOT shown"
    ).fetchall():
        show_document(connection, document)


def show_document(connection: Connection, document_id: int) -> None:
    """Brings a document's row, its paragraphs and their sentences in line with its events."""
    uid, name, *row = connection.execute(
        "SELECT uid, name, format, encoding, paragraph_rule, order_key, version, original_hash, added, shown "
        "FROM document WHERE id = ?",
        (document_id,),
    ).fetchone()
    order, shown, version = (document_aspect(connection, document_id, aspect) for aspect in DocumentAspect)
    read_as, number, original, added = row[:3], *row[4:7]
    if version is not None:
        version_id, *read_as, number, original = connection.execute(
            "SELECT id, format, encoding, paragraph_rule, number, original_hash FROM document_version WHERE uid = ?",
            (version,),
        ).fetchone()
        _place(connection, document_id, uid, version_id)
    now = (*read_as, order, number, original, added, int(shown or 0))
    if now != tuple(row):
        connection.execute(
            "UPDATE document SET format = ?, encoding = ?, paragraph_rule = ?, order_key = ?, version = ?, "
            "original_hash = ?, added = ?, shown = ?, hash = ? WHERE id = ?",
            (*now, digest(uid, name, *now[:-1]), document_id),
        )
    _show_sentences(connection, document_id)


def _place(connection: Connection, document_id: int, document: str, version_id: int) -> None:
    """Puts the paragraphs where a version has them; those of other versions stand nowhere."""
    rows = connection.execute(
        "SELECT coalesce(t.position, 0), coalesce(t.kind, p.kind), coalesce(t.level, p.level), "
        "coalesce(t.marker, p.marker), coalesce(t.place, p.place), p.uid, p.starts, p.text, p.tags, p.id "
        "FROM paragraph p "
        "LEFT JOIN (SELECT * FROM placement WHERE version_id = ?) t ON t.paragraph_id = p.id WHERE p.document_id = ? "
        "AND (p.position, p.kind, p.level, p.marker, p.place) IS NOT (coalesce(t.position, 0), coalesce(t.kind, p.kind)"
        ", coalesce(t.level, p.level), coalesce(t.marker, p.marker), coalesce(t.place, p.place))",
        (version_id, document_id),
    ).fetchall()
    connection.executemany(
        "UPDATE paragraph SET position = ?, kind = ?, level = ?, marker = ?, place = ?, hash = ? WHERE id = ?",
        (
            (*described, digest(uid, document, *described, starts, tagged_text(text, tags)), identity)
            for *described, uid, starts, text, tags, identity in rows
        ),
    )


def _show_sentences(connection: Connection, document_id: int) -> None:
    """Lets those sentences stand whose paragraph stands in the version that is shown of a document that is shown."""
    standing = (
        "SELECT p.id FROM paragraph p JOIN document d ON d.id = p.document_id "
        "WHERE p.document_id = ? AND (p.position > 0 AND d.shown) = ?"
    )
    changed = connection.execute(
        f"UPDATE segment SET live = 0 WHERE live AND paragraph_id IN ({standing}) RETURNING id",  # noqa: S608
        (document_id, 0),
    ).fetchall()
    changed += connection.execute(
        f"UPDATE segment SET live = 1 WHERE NOT live AND paragraph_id IN ({standing}) "  # noqa: S608
        "AND paragraph_id NOT IN (SELECT paragraph_id FROM boundary) RETURNING id",
        (document_id, 1),
    ).fetchall()
    if changed:
        update_checksums(connection, "id IN (SELECT value FROM json_each(?))", json.dumps([row[0] for row in changed]))
    for (paragraph,) in connection.execute(
        f"{standing} AND p.id IN (SELECT paragraph_id FROM boundary) "  # noqa: S608 (constants)
        "AND NOT EXISTS (SELECT 1 FROM segment s WHERE s.paragraph_id = p.id AND s.live)",
        (document_id, 1),
    ).fetchall():
        reshape(connection, paragraph)
    # What came to sentences while they did not stand was not counted.
    for (paragraph,) in connection.execute(
        "SELECT DISTINCT s.paragraph_id FROM comment_event c JOIN segment s ON s.id = c.segment_id "
        "WHERE s.paragraph_id IN (SELECT id FROM paragraph WHERE document_id = ?)",
        (document_id,),
    ).fetchall():
        show_paragraph_comments(connection, paragraph)
