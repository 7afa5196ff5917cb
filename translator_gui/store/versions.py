"""Newer versions of documents: their paragraphs, and the order of paragraphs in each version."""

from collections.abc import Iterable
from hashlib import blake2b

from translator_gui.model.document_update import DocumentUpdate, TrackedDocumentProperty
from translator_gui.model.identity import derived_uid, new_uid
from translator_gui.store.document_events import document_aspect
from translator_gui.store.driver import Connection
from translator_gui.store.importing import insert_original, insert_paragraphs
from translator_gui.store.tables import insert_row

_Place = tuple[int, str, int, str, str]
"""A paragraph's row, kind, level, marker and place."""


def insert_version(connection: Connection, new: DocumentUpdate, now: int) -> tuple[str, list[int]]:
    """Insert a newer version of a document, with its paragraphs, without showing it yet.

    Returns:
        Its uid, and the row of each of its paragraphs.
    """
    document, name = connection.execute("SELECT uid, name FROM document WHERE id = ?", (new.document,)).fetchone()
    uid = _new_version(connection, new, document)
    _insert_first_version(connection, new.document, document, name)
    number = connection.execute(
        "SELECT max(number) + 1 FROM document_version WHERE document_id = ?", (new.document,)
    ).fetchone()[0]
    source = new.source
    original = insert_original(connection, source.data)
    described = (number, source.name, source.format, source.encoding, source.paragraph_rule, original, now)
    version_id = _insert_version_row(connection, new.document, (uid, document), described)
    fresh = iter(
        insert_paragraphs(
            connection,
            new.document,
            document,
            uid,
            ((index, placed.prepared) for index, placed in enumerate(new.paragraphs) if placed.prepared is not None),
        )
    )
    rows = [next(fresh) if placed.prepared is not None else placed.kept_row for placed in new.paragraphs]
    places = (
        (row, placed.source.kind, placed.source.level, placed.source.marker, placed.source.place)
        for row, placed in zip(rows, new.paragraphs, strict=True)
    )
    _insert_places(connection, version_id, uid, places)
    return uid, rows


def _new_version(connection: Connection, new: DocumentUpdate, document: str) -> str:
    """Return a uid for the new document version, equal for all who update the document with the same file."""
    source = new.source
    bytes_of_it = blake2b(source.data, digest_size=16).hexdigest()
    before = shown_version(connection, new.document)
    uid = derived_uid(document, f"{before}:{bytes_of_it}:{source.encoding}:{source.paragraph_rule}")
    taken = connection.execute("SELECT 1 FROM document_version WHERE uid = ?", (uid,)).fetchone()
    return new_uid() if taken else uid


def shown_version(connection: Connection, document_id: int) -> str:
    """Return the uid of the document version that is shown."""
    found = document_aspect(connection, document_id, TrackedDocumentProperty.VERSION)
    if found is None:
        document = connection.execute("SELECT uid FROM document WHERE id = ?", (document_id,)).fetchone()[0]
        return _first_version(document)
    return found


def known_versions(connection: Connection, document_id: int) -> frozenset[str]:
    """Return the uids of all versions of a document that are in the project file."""
    document = connection.execute("SELECT uid FROM document WHERE id = ?", (document_id,)).fetchone()[0]
    rows = connection.execute("SELECT uid FROM document_version WHERE document_id = ?", (document_id,))
    return frozenset((_first_version(document), *(row[0] for row in rows)))


def _first_version(document: str) -> str:
    """Return the uid of the first version of a document."""
    return derived_uid(document, "1")


def _insert_first_version(connection: Connection, document_id: int, document: str, name: str) -> None:
    if connection.execute("SELECT 1 FROM document_version WHERE document_id = ?", (document_id,)).fetchone():
        return
    *read_as, version, original, added = connection.execute(
        "SELECT format, encoding, paragraph_rule, version, original_hash, added FROM document WHERE id = ?",
        (document_id,),
    ).fetchone()
    uid = _first_version(document)
    version_id = _insert_version_row(
        connection, document_id, (uid, document), (version, name, *read_as, original, added)
    )
    places = connection.execute(
        "SELECT id, kind, level, marker, place FROM paragraph WHERE document_id = ? ORDER BY position", (document_id,)
    ).fetchall()
    _insert_places(connection, version_id, uid, places)


def _insert_version_row(
    connection: Connection, document_id: int, uids: tuple[str, str], described: tuple[object, ...]
) -> int:
    names = ("number", "name", "format", "encoding", "paragraph_rule", "original_hash", "time")
    values = {"uid": uids[0], "document_id": document_id, **dict(zip(names, described, strict=True))}
    return insert_row(connection, "document_version", values, {"document_id": uids[1]})


def _insert_places(connection: Connection, version_id: int, version: str, places: Iterable[_Place]) -> None:
    uids = dict(
        connection.execute(
            "SELECT id, uid FROM paragraph WHERE document_id = (SELECT document_id FROM document_version WHERE id = ?)",
            (version_id,),
        )
    )
    for position, (row, kind, level, marker, place) in enumerate(places, 1):
        values: dict[str, object] = {
            "version_id": version_id,
            "position": position,
            "paragraph_id": row,
            "kind": kind,
            "level": level,
            "marker": marker,
            "place": place,
        }
        insert_row(connection, "placement", values, {"version_id": version, "paragraph_id": uids[row]})
