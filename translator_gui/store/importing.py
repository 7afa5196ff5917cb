"""Writing documents: their original bytes, their paragraphs, and the sentences found in them."""

import json
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import islice

from fractional_indexing import generate_key_between

from translator_gui.model.author import Author
from translator_gui.model.document import SourceDocument, SourceParagraph
from translator_gui.model.errors import TranslatorError
from translator_gui.model.identity import derived_uid
from translator_gui.model.segment import MAX_PARAGRAPH, segment_id
from translator_gui.model.version import PreparedParagraph
from translator_gui.store.digests import digest
from translator_gui.store.driver import Connection
from translator_gui.store.imported_translations import ImportContext, insert_imported_translations
from translator_gui.store.inline_tags import packed, tagged_text
from translator_gui.store.segments import new_row
from translator_gui.text.counting import word_count
from translator_gui.text.ends import sentence_end
from translator_gui.text.segmentation import sentence_starts

_ORIGINAL_PART = 1 << 20
_BATCH = 1000
_FIRST_VERSION = 1


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
    starts = tuple(given.start for given in paragraph.given) or tuple(sentence_starts(text))
    stops = tuple(sentence_end(text, start, stop) for start, stop in zip(starts, (*starts[1:], len(text)), strict=True))
    words = tuple(word_count(text[start:stop]) for start, stop in zip(starts, stops, strict=True))
    return PreparedParagraph(paragraph, starts, stops, words)


def insert_document(
    connection: Connection,
    uid: str,
    source: SourceDocument,
    paragraphs: Iterable[PreparedParagraph],
    now: int,
    operation: str = "",
) -> int:
    """Writes a document after the project's last one and gives its row. The caller holds the transaction.

    What it brings along counts as work of somebody who is called like the document.
    """
    last = connection.execute("SELECT max(order_key) FROM document").fetchone()[0]
    order_key = str(generate_key_between(last, None))
    original = insert_original(connection, source.data)
    described = (
        uid,
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
    bringing: dict[int, PreparedParagraph] = {}

    def listed() -> Iterator[tuple[int, PreparedParagraph]]:
        for index, paragraph in enumerate(paragraphs):
            if paragraph.source.given:
                bringing[index] = paragraph
            yield index, paragraph

    rows = insert_paragraphs(connection, document_id, uid, str(_FIRST_VERSION), listed())
    given = ((rows[index], paragraph) for index, paragraph in bringing.items())
    insert_imported_translations(connection, given, ImportContext(Author(source.name), operation, now))
    return document_id


def insert_paragraphs(
    connection: Connection,
    document_id: int,
    document: str,
    version: str,
    paragraphs: Iterable[tuple[int, PreparedParagraph]],
) -> list[int]:
    """Writes the paragraphs of a version with their index in it, behind all others, and gives their rows.

    Args:
        connection: The file.
        document_id: The document's row.
        document: Its uid.
        version: What tells the version within the document; part of the paragraphs' uids.
        paragraphs: In order.
    """
    first = int(connection.execute("SELECT coalesce(max(id), 0) FROM paragraph").fetchone()[0]) + 1
    waiting = iter(paragraphs)
    beyond = first
    while batch := tuple(islice(waiting, _BATCH)):
        _insert_batch(connection, batch, beyond, document_id, (document, version))
        beyond += len(batch)
    return list(range(first, beyond))


def _insert_batch(
    connection: Connection,
    batch: Sequence[tuple[int, PreparedParagraph]],
    first: int,
    document_id: int,
    origin: tuple[str, str],
) -> None:
    document, version = origin
    paragraphs: list[tuple[object, ...]] = []
    sentences: list[tuple[object, ...]] = []
    for identity, (index, prepared) in enumerate(batch, first):
        found = prepared.source
        uid = derived_uid(document, f"{version}:{index}")
        described = (found.kind, found.level, found.marker, found.place)
        starts, tags = json.dumps(prepared.starts), packed(found.tags)
        checksum = digest(uid, document, index + 1, *described, starts, tagged_text(found.text, tags))
        paragraphs.append(
            (identity, uid, document_id, index + 1, len(found.text), *described, starts, checksum, found.text, tags)
        )
        sentences.extend(
            new_row(segment_id(identity, start), identity, derived_uid(uid, str(start)), stop, words)
            for start, stop, words in zip(prepared.starts, prepared.stops, prepared.words, strict=True)
        )
    connection.executemany("INSERT INTO paragraph VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", paragraphs)
    connection.executemany(
        "INSERT INTO segment (id, paragraph_id, uid, stop, source_words, checksum) VALUES (?, ?, ?, ?, ?, ?)", sentences
    )


def insert_original(connection: Connection, data: bytes) -> str:
    """Keeps the bytes that a version was read from and gives their hash."""
    digest = blake2b(data, digest_size=16).hexdigest()
    parts = range(0, max(len(data), 1), _ORIGINAL_PART)
    connection.executemany(
        "INSERT OR IGNORE INTO original (hash, part, data) VALUES (?, ?, ?)",
        ((digest, number, data[at : at + _ORIGINAL_PART]) for number, at in enumerate(parts)),
    )
    return digest
