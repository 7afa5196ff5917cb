"""Reads documents, their original bytes and their paragraphs."""

import json
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from operator import itemgetter
from typing import Any

from translator_gui.model.document import ParagraphKind, ProjectDocument
from translator_gui.model.entry import IgnoredFinding
from translator_gui.model.hashing import blake2b
from translator_gui.model.segment import Paragraph, Segment
from translator_gui.store import row_values
from translator_gui.store.driver import Connection
from translator_gui.store.entries import read_ignored_findings
from translator_gui.store.inline_tags import unpack_tags
from translator_gui.store.outline import read_outline
from translator_gui.store.row_values import MOST, MOST_ROWS, InvalidStoredValueError
from translator_gui.store.segments import SEGMENTS, segment_from_row


def read_original(connection: Connection, document_id: int) -> bytes:
    """Return the bytes of the original source file of a document, as stored at its import."""
    rows = connection.execute(
        "SELECT o.data FROM document d JOIN original o ON o.hash = d.original_hash WHERE d.id = ? ORDER BY o.part",
        (document_id,),
    )
    data = b"".join(bytes(row[0]) for row in rows)
    (name, expected) = connection.execute(
        "SELECT name, original_hash FROM document WHERE id = ?", (document_id,)
    ).fetchone()
    if blake2b(data, digest_size=16).hexdigest() != expected:
        raise InvalidStoredValueError(name, "the stored original of a document")
    return data


def holds_original(connection: Connection, data: bytes) -> bool:
    """Whether these bytes are the source file of a document of the project, or of an earlier version of one."""
    digest = blake2b(data, digest_size=16).hexdigest()
    row = connection.execute(
        "SELECT 1 FROM document d LEFT JOIN document_version v ON v.document_id = d.id "
        "WHERE d.shown AND ? IN (d.original_hash, v.original_hash)",
        (digest,),
    )
    return row.fetchone() is not None


def holds_version(connection: Connection, document_id: int, data: bytes) -> bool:
    """Whether these bytes are the source file of the shown version of a document."""
    digest = blake2b(data, digest_size=16).hexdigest()
    row = connection.execute("SELECT 1 FROM document WHERE id = ? AND original_hash = ?", (document_id, digest))
    return row.fetchone() is not None


def read_documents(connection: Connection) -> tuple[ProjectDocument, ...]:
    """Return the project's documents in order, without removed ones."""
    rows = connection.execute(
        "SELECT id, uid, name, format, encoding, paragraph_rule, order_key FROM document WHERE shown "
        "ORDER BY order_key, uid"
    )
    return tuple(map(_document, rows))


def _document(row: tuple[Any, ...]) -> ProjectDocument:
    identity, uid, name, format_id, encoding, paragraph_rule, order_key = row
    where = f"document {identity}"
    return ProjectDocument(
        row_values.row_id(identity, where),
        row_values.uid(uid, where),
        row_values.document_name(name, where),
        format_id,
        encoding,
        paragraph_rule,
        order_key,
    )


def present_segments(connection: Connection, document_id: int) -> list[int]:
    """Return the ids of a document's present sentences (not joined away or hidden), unordered."""
    rows = connection.execute(
        "SELECT id FROM segment WHERE live AND paragraph_id IN "
        "(SELECT id FROM paragraph WHERE document_id = ? AND position > 0)",
        (document_id,),
    )
    return [int(row[0]) for row in rows]


def paragraph_ids(connection: Connection, document_id: int) -> list[int]:
    """Return the ids of a document's paragraphs in order."""
    rows = connection.execute(
        "SELECT id FROM paragraph WHERE document_id = ? AND position > 0 ORDER BY position", (document_id,)
    )
    return [int(row[0]) for row in rows]


def tagged_paragraphs(connection: Connection) -> list[int]:
    """Return the ids of the paragraphs that have inline tags."""
    return [int(row[0]) for row in connection.execute("SELECT id FROM paragraph WHERE tags <> '' AND position > 0")]


def read_paragraphs(connection: Connection, ids: Sequence[int]) -> list[Paragraph]:
    """Return the paragraphs with these ids, with their sentences, sorted by id; hidden paragraphs are left out."""
    wanted = json.dumps(list(ids))
    ignored = _ignored_findings(connection)
    segments: dict[int, list[Segment]] = {}
    for row in connection.execute(
        f"{SEGMENTS} AND s.paragraph_id IN (SELECT value FROM json_each(?))",  # noqa: S608 (a constant)
        (wanted,),
    ):
        segment = segment_from_row(row)
        if segment.id in ignored:
            segment = segment._replace(ignored=ignored[segment.id])
        if (others := segments.get(segment.paragraph_id)) is not None:
            others.append(segment)
        else:
            segments[segment.paragraph_id] = [segment]
    rows = connection.execute(
        "SELECT id, document_id, position, text, kind, level, marker, place, tags FROM paragraph "
        "WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (wanted,),
    )
    return [_paragraph(row, segments[row[0]]) for row in rows if row[0] in segments]


def _ignored_findings(connection: Connection) -> dict[int, tuple[IgnoredFinding, ...]]:
    by_uid = read_ignored_findings(connection)
    if not by_uid:
        return {}
    rows = connection.execute(
        "SELECT id, uid FROM segment WHERE uid IN (SELECT value FROM json_each(?))", (json.dumps(list(by_uid)),)
    )
    return {identity: by_uid[uid] for identity, uid in rows}


def _paragraph(row: tuple[Any, ...], segments: list[Segment]) -> Paragraph:
    """Return a paragraph from its row and its sentences, which come in any order."""
    identity, document, position, text, kind, level, marker, place, tags = row
    if len(segments) > 1:
        segments.sort(key=itemgetter(0))
    if (
        not 0 < identity <= MOST_ROWS
        or not 0 <= position <= MOST
        or not 0 <= level <= MOST
        or kind not in _KINDS
        or segments[-1].end > len(text)
        or (len(segments) > 1 and any(one.end > other.start for one, other in pairwise(segments)))
    ):
        raise InvalidStoredValueError((position, kind, level), f"paragraph {identity}")
    return Paragraph(
        identity, document, position, text, _KINDS[kind], level, marker, place, tuple(segments), unpack_tags(tags)
    )


def all_paragraphs(connection: Connection, *, chunk: int = 500) -> Iterator[Paragraph]:
    """Yield every paragraph of the project in document order, reading some hundred at a time."""
    ids = read_outline(connection, read_documents(connection)).paragraph_ids
    yield from chain.from_iterable(paragraphs_in_chunks(connection, ids, chunk))


def paragraphs_in_chunks(connection: Connection, ids: Sequence[int], chunk: int = 500) -> Iterator[list[Paragraph]]:
    """Yield the paragraphs with these ids in their order, some hundred at a time: only so many are in memory."""
    for at in range(0, len(ids), chunk):
        wanted = list(ids[at : at + chunk])
        yield in_order(read_paragraphs(connection, wanted), wanted)


def in_order(paragraphs: Sequence[Paragraph], ids: Sequence[int]) -> list[Paragraph]:
    """Sort paragraphs into the order of a list of paragraph ids; raise if one is missing."""
    found = {paragraph.id: paragraph for paragraph in paragraphs}
    missing = next((identity for identity in ids if identity not in found), None)
    if missing is not None:
        raise InvalidStoredValueError(missing, "a paragraph without a sentence")
    return [found[identity] for identity in ids]


_KINDS = {str(kind): kind for kind in ParagraphKind}
