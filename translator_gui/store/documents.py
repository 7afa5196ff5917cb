"""Documents, their original bytes and their paragraphs."""

import json
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from uuid import UUID

from fractional_indexing import generate_key_between

from translator_gui.model.document import Document, ParagraphKind, SourceDocument, SourceParagraph
from translator_gui.model.errors import TranslatorError
from translator_gui.model.identity import derived_uid
from translator_gui.model.outline import Outline
from translator_gui.model.segment import MAX_PARAGRAPH, Paragraph, segment_id
from translator_gui.store.digests import digest
from translator_gui.store.driver import Connection
from translator_gui.store.segments import SEGMENTS, new_row, segment_from_row
from translator_gui.text.counting import word_count
from translator_gui.text.segmentation import sentence_end, sentence_starts

_ORIGINAL_PART = 1 << 20
_BATCH = 1000
_FIRST_VERSION = 1


@dataclass(frozen=True, slots=True)
class PreparedParagraph:
    """A paragraph with its sentences found, ready to be written."""

    source: SourceParagraph
    starts: tuple[int, ...]
    stops: tuple[int, ...]
    words: tuple[int, ...]


def prepare(paragraph: SourceParagraph) -> PreparedParagraph:
    """Finds a paragraph's sentences and counts their words; touches no file.

    Raises:
        TranslatorError: The paragraph is longer than a project keeps.
    """
    text = paragraph.text
    if len(text) > MAX_PARAGRAPH:
        raise TranslatorError(
            f"a paragraph of {len(text):,} characters ({text[:20]}…) is longer than {MAX_PARAGRAPH:,}; "
            "break its line in the document and try again"
        )
    starts = tuple(sentence_starts(text))
    stops = tuple(sentence_end(text, start, stop) for start, stop in zip(starts, (*starts[1:], len(text)), strict=True))
    words = tuple(word_count(text[start:stop]) for start, stop in zip(starts, stops, strict=True))
    return PreparedParagraph(paragraph, starts, stops, words)


def insert_document(
    connection: Connection, uid: UUID, source: SourceDocument, paragraphs: Iterable[PreparedParagraph], now: int
) -> int:
    """Writes a document after the project's last one and gives its row. The caller holds the transaction."""
    last = connection.execute("SELECT max(order_key) FROM document").fetchone()[0]
    order_key = str(generate_key_between(last, None))
    original = _insert_original(connection, source.data)
    described = (
        str(uid),
        source.name,
        source.format,
        source.encoding,
        source.paragraph_rule,
        order_key,
        _FIRST_VERSION,
        original,
        now,
    )
    cursor = connection.execute(
        "INSERT INTO document (uid, name, format, encoding, paragraph_rule, order_key, version, original_hash, added, "
        "hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*described, digest(*described)),
    )
    document_id = int(cursor.lastrowid or 0)
    first = int(connection.execute("SELECT coalesce(max(id), 0) FROM paragraph").fetchone()[0]) + 1
    numbered = enumerate(paragraphs)
    while batch := tuple(islice(numbered, _BATCH)):
        _insert_batch(connection, batch, first, document_id, uid)
    return document_id


def _insert_batch(
    connection: Connection, batch: Sequence[tuple[int, PreparedParagraph]], first: int, document_id: int, document: UUID
) -> None:
    paragraphs: list[tuple[object, ...]] = []
    sentences: list[tuple[object, ...]] = []
    for index, prepared in batch:
        identity, found = first + index, prepared.source
        uid = derived_uid(document, f"{_FIRST_VERSION}:{index}")
        namespace = UUID(uid)
        described = (found.kind, found.level, found.marker, found.place)
        starts = json.dumps(prepared.starts)
        checksum = digest(uid, document, index + 1, *described, starts, found.text)
        paragraphs.append(
            (identity, uid, document_id, index + 1, len(found.text), *described, starts, checksum, found.text)
        )
        sentences.extend(
            new_row(segment_id(identity, start), identity, derived_uid(namespace, str(start)), stop, words)
            for start, stop, words in zip(prepared.starts, prepared.stops, prepared.words, strict=True)
        )
    connection.executemany("INSERT INTO paragraph VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", paragraphs)
    connection.executemany(
        "INSERT INTO segment (id, paragraph_id, uid, stop, source_words, checksum) VALUES (?, ?, ?, ?, ?, ?)", sentences
    )


def _insert_original(connection: Connection, data: bytes) -> str:
    digest = blake2b(data, digest_size=16).hexdigest()
    parts = range(0, max(len(data), 1), _ORIGINAL_PART)
    connection.executemany(
        "INSERT OR IGNORE INTO original (hash, part, data) VALUES (?, ?, ?)",
        ((digest, number, data[at : at + _ORIGINAL_PART]) for number, at in enumerate(parts)),
    )
    return digest


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
    # Two scans of covering indexes: the texts stay on the disk.
    of_sentences = {
        row[0]: row
        for row in connection.execute(
            "SELECT paragraph_id, sum(target_length), count(*) FROM segment INDEXED BY segment_by_paragraph "
            "WHERE live GROUP BY paragraph_id"
        )
    }
    columns = tuple(array("q") for _ in range(5))
    for document in documents:
        rows = connection.execute(
            "SELECT id, length FROM paragraph WHERE document_id = ? ORDER BY position", (document.id,)
        ).fetchall()
        ids = [row[0] for row in rows]
        found = [of_sentences[identity] for identity in ids]
        columns[0].extend(ids)
        columns[1].extend([document.id] * len(ids))
        columns[2].extend([row[1] for row in rows])
        columns[3].extend([row[1] for row in found])
        columns[4].extend([row[2] for row in found])
    return Outline(documents, *columns)


def read_paragraphs(connection: Connection, ids: Sequence[int]) -> list[Paragraph]:
    """Paragraphs with their sentences, in the order of their ids."""
    wanted = json.dumps(list(ids))
    segments: dict[int, list[tuple[object, ...]]] = {}
    for row in connection.execute(
        f"{SEGMENTS} AND s.paragraph_id IN (SELECT value FROM json_each(?)) ORDER BY s.id",  # noqa: S608 (a constant)
        (wanted,),
    ):
        segments.setdefault(row[1], []).append(row)
    return [
        Paragraph(*row[:4], _KINDS[row[4]], *row[5:], tuple(map(segment_from_row, segments[row[0]])))
        for row in connection.execute(
            "SELECT id, document_id, position, text, kind, level, marker, place FROM paragraph "
            "WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
            (wanted,),
        )
    ]


def all_paragraphs(connection: Connection, *, chunk: int = 500) -> Iterator[Paragraph]:
    """Every paragraph in the project's order, read a chunk at a time."""
    ids = read_outline(connection).paragraph_ids
    for at in range(0, len(ids), chunk):
        wanted = list(ids[at : at + chunk])
        found = {paragraph.id: paragraph for paragraph in read_paragraphs(connection, wanted)}
        yield from (found[identity] for identity in wanted)


_KINDS = {str(kind): kind for kind in ParagraphKind}
