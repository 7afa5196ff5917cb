"""Reading documents, their original bytes and their paragraphs."""

import json
from collections.abc import Iterator, Sequence
from hashlib import blake2b

from translator_gui.model.document import Document, ParagraphKind
from translator_gui.model.segment import Paragraph
from translator_gui.store.driver import Connection
from translator_gui.store.inline_tags import unpacked
from translator_gui.store.outline import read_outline
from translator_gui.store.segments import SEGMENTS, segment_from_row


def read_original(connection: Connection, document_id: int) -> bytes:
    """The bytes a document was read from, untouched."""
    rows = connection.execute(
        "SELECT o.data FROM document d JOIN original o ON o.hash = d.original_hash WHERE d.id = ? ORDER BY o.part",
        (document_id,),
    )
    return b"".join(bytes(row[0]) for row in rows)


def holds_original(connection: Connection, data: bytes) -> bool:
    """Whether a document of the project was read from these very bytes, or an earlier version of it."""
    digest = blake2b(data, digest_size=16).hexdigest()
    row = connection.execute(
        "SELECT 1 FROM document d LEFT JOIN document_version v ON v.document_id = d.id "
        "WHERE d.shown AND ? IN (d.original_hash, v.original_hash)",
        (digest,),
    )
    return row.fetchone() is not None


def holds_version(connection: Connection, document_id: int, data: bytes) -> bool:
    """Whether the version of a document that is shown was read from these very bytes."""
    digest = blake2b(data, digest_size=16).hexdigest()
    row = connection.execute("SELECT 1 FROM document WHERE id = ? AND original_hash = ?", (document_id, digest))
    return row.fetchone() is not None


def read_documents(connection: Connection) -> tuple[Document, ...]:
    """The project's documents in order, without those that were removed."""
    rows = connection.execute(
        "SELECT id, uid, name, format, encoding, paragraph_rule, order_key FROM document WHERE shown "
        "ORDER BY order_key, uid"
    )
    return tuple(Document(*row) for row in rows)


def standing_segments(connection: Connection, document_id: int) -> list[int]:
    """The sentences of a document that stand, in no order."""
    rows = connection.execute(
        "SELECT id FROM segment WHERE live AND paragraph_id IN "
        "(SELECT id FROM paragraph WHERE document_id = ? AND position > 0)",
        (document_id,),
    )
    return [int(row[0]) for row in rows]


def paragraph_ids(connection: Connection, document_id: int) -> list[int]:
    """The paragraphs of a document in order."""
    rows = connection.execute(
        "SELECT id FROM paragraph WHERE document_id = ? AND position > 0 ORDER BY position", (document_id,)
    )
    return [int(row[0]) for row in rows]


def tagged_paragraphs(connection: Connection) -> list[int]:
    """The paragraphs that have inline tags."""
    return [int(row[0]) for row in connection.execute("SELECT id FROM paragraph WHERE tags <> '' AND position > 0")]


def read_paragraphs(connection: Connection, ids: Sequence[int]) -> list[Paragraph]:
    """Paragraphs with their sentences, in the order of their ids; those that are not shown are left out."""
    wanted = json.dumps(list(ids))
    segments: dict[int, list[tuple[object, ...]]] = {}
    for row in connection.execute(
        f"{SEGMENTS} AND s.paragraph_id IN (SELECT value FROM json_each(?)) ORDER BY s.id",  # noqa: S608 (a constant)
        (wanted,),
    ):
        segments.setdefault(row[1], []).append(row)
    rows = connection.execute(
        "SELECT id, document_id, position, text, kind, level, marker, place, tags FROM paragraph "
        "WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (wanted,),
    )
    return [
        Paragraph(
            *shared,
            kind=_KINDS[kind],
            level=level,
            marker=marker,
            place=place,
            segments=tuple(map(segment_from_row, segments[shared[0]])),
            tags=unpacked(tags),
        )
        for *shared, kind, level, marker, place, tags in rows
        if shared[0] in segments
    ]


def all_paragraphs(connection: Connection, *, chunk: int = 500) -> Iterator[Paragraph]:
    """Every paragraph in the project's order, read a chunk at a time."""
    ids = read_outline(connection, read_documents(connection)).paragraph_ids
    for at in range(0, len(ids), chunk):
        wanted = list(ids[at : at + chunk])
        found = {paragraph.id: paragraph for paragraph in read_paragraphs(connection, wanted)}
        yield from (found[identity] for identity in wanted)


_KINDS = {str(kind): kind for kind in ParagraphKind}
