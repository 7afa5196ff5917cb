"""Reading documents, their original bytes and their paragraphs."""

import json
from collections.abc import Iterator, Sequence
from hashlib import blake2b

from translator_gui.model.document import Document, ParagraphKind
from translator_gui.model.outline import Outline
from translator_gui.model.segment import Paragraph
from translator_gui.store.driver import Connection
from translator_gui.store.segments import SEGMENTS, segment_from_row

_ORIGINAL_PART = 1 << 20
_BATCH = 1000
_FIRST_VERSION = 1


def read_original(connection: Connection, document_id: int) -> bytes:
    """The bytes a document was read from, untouched."""
    rows = connection.execute(
        "SELECT o.data FROM document d JOIN original o ON o.hash = d.original_hash WHERE d.id = ? ORDER BY o.part",
        (document_id,),
    )
    return b"".join(bytes(row[0]) for row in rows)


def holds_original(connection: Connection, data: bytes) -> bool:
    """Whether a document of the project was read from these very bytes."""
    digest = blake2b(data, digest_size=16).hexdigest()
    return connection.execute("SELECT 1 FROM document WHERE original_hash = ?", (digest,)).fetchone() is not None


def read_documents(connection: Connection) -> tuple[Document, ...]:
    """The project's documents in order."""
    rows = connection.execute(
        "SELECT id, uid, name, format, encoding, paragraph_rule FROM document ORDER BY order_key, uid"
    )
    return tuple(Document(*row) for row in rows)


def read_outline(connection: Connection) -> Outline:
    """The shape of the whole project, without a text."""
    documents = read_documents(connection)
    ids: list[int] = []
    document_ids: list[int] = []
    source_lengths: list[int] = []
    for document in documents:
        found, lengths = _columns(
            connection,
            "SELECT json_group_array(id), json_group_array(length) FROM "
            "(SELECT id, length FROM paragraph WHERE document_id = ? ORDER BY position)",
            (document.id,),
        )
        ids += found
        document_ids += [document.id] * len(found)
        source_lengths += lengths
    order, counts, target_lengths = _columns(
        connection,
        "SELECT json_group_array(paragraph_id), json_group_array(number), json_group_array(length) FROM "
        "(SELECT paragraph_id, count(*) AS number, sum(target_length) AS length "
        "FROM segment INDEXED BY segment_by_paragraph WHERE live GROUP BY paragraph_id)",
    )
    if order != ids:
        counts = _reordered(order, counts, ids)
        target_lengths = _reordered(order, target_lengths, ids)
    return Outline(documents, ids, document_ids, source_lengths, target_lengths, counts)


def _columns(connection: Connection, query: str, parameters: tuple[int, ...] = ()) -> tuple[list[int], ...]:
    # As JSON a column comes in one piece: half the time of a hundred thousand rows. Only covering indexes are read.
    return tuple(json.loads(column) for column in connection.execute(query, parameters).fetchone())


def _reordered(keys: list[int], values: list[int], order: list[int]) -> list[int]:
    by_key = dict(zip(keys, values, strict=True))
    return [by_key[key] for key in order]


def read_paragraphs(connection: Connection, ids: Sequence[int]) -> list[Paragraph]:
    """Paragraphs with their sentences, in the order of their ids."""
    wanted = json.dumps(list(ids))
    segments: dict[int, list[tuple[object, ...]]] = {}
    for row in connection.execute(
        f"{SEGMENTS} AND s.paragraph_id IN (SELECT value FROM json_each(?)) ORDER BY s.id",  # noqa: S608 (a constant)
        (wanted,),
    ):
        segments.setdefault(row[1], []).append(row)
    rows = connection.execute(
        "SELECT id, document_id, position, text, kind, level, marker, place FROM paragraph "
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
        )
        for *shared, kind, level, marker, place in rows
    ]


def all_paragraphs(connection: Connection, *, chunk: int = 500) -> Iterator[Paragraph]:
    """Every paragraph in the project's order, read a chunk at a time."""
    ids = read_outline(connection).paragraph_ids
    for at in range(0, len(ids), chunk):
        wanted = list(ids[at : at + chunk])
        found = {paragraph.id: paragraph for paragraph in read_paragraphs(connection, wanted)}
        yield from (found[identity] for identity in wanted)


_KINDS = {str(kind): kind for kind in ParagraphKind}
