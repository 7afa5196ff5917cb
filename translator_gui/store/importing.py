"""Inserts documents: original bytes, paragraphs and sentences."""

import json
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import islice

from fractional_indexing import generate_key_between

from translator_gui.messages import format_number
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.author import Author
from translator_gui.model.document import SourceDocument, SourceParagraph
from translator_gui.model.document_update import SegmentedParagraph
from translator_gui.model.errors import TranslatorError
from translator_gui.model.identity import derived_uid
from translator_gui.model.segment import MAX_PARAGRAPH, segment_id
from translator_gui.store.driver import Connection
from translator_gui.store.imported_translations import TranslationImportContext, insert_imported_translations
from translator_gui.store.inline_tags import pack_tags
from translator_gui.store.rule_versions import record_splitting_rule
from translator_gui.store.segments import insert_sentences, new_row
from translator_gui.store.tables import TABLES, insert_row, insert_rows
from translator_gui.text.counting import word_count
from translator_gui.text.ends import sentence_end
from translator_gui.text.segmentation import SentenceSplitter, paragraph_starts

_ORIGINAL_PART = 1 << 20
_BATCH = 1000
_FIRST_VERSION = 1


def prepare(paragraph: SourceParagraph, splitter: SentenceSplitter) -> SegmentedParagraph:
    """Split an imported paragraph into sentences and count their words, without touching the project file.

    Args:
        paragraph: As it was read; one with sentences of its own keeps them.
        splitter: Of its document, see `text.segmentation.document_splitter`.

    Raises:
        TranslatorError: The paragraph is longer than a project keeps.
    """
    text = paragraph.text
    if len(text) > MAX_PARAGRAPH:
        raise TranslatorError(
            _(
                "a paragraph of {length} characters ({beginning}…) is longer than {most}; break "
                "its line in the document and try again",
                length=format_number(len(text)),
                beginning=text[:20],
                most=format_number(MAX_PARAGRAPH),
            )
        )
    starts = paragraph_starts(paragraph, splitter)
    stops = tuple(sentence_end(text, start, stop) for start, stop in zip(starts, (*starts[1:], len(text)), strict=True))
    words = tuple(word_count(text[start:stop]) for start, stop in zip(starts, stops, strict=True))
    return SegmentedParagraph(paragraph, starts, stops, words)


def insert_document(
    connection: Connection,
    uid: str,
    source: SourceDocument,
    paragraphs: Iterable[SegmentedParagraph],
    now: int,
    operation: str = "",
) -> int:
    """Insert an imported document at the end of the project, with its translations; return its row number.

    Its translations are credited to an author with the name of the document.
    """
    last = connection.execute("SELECT max(order_key) FROM document").fetchone()[0]
    order_key = str(generate_key_between(last, None))
    original = insert_original(connection, source.data)
    values: dict[str, object] = {
        "uid": uid,
        "name": source.name,
        "format": source.format,
        "encoding": source.encoding,
        "paragraph_rule": source.paragraph_rule,
        "order_key": order_key,
        "version": _FIRST_VERSION,
        "original_hash": original,
        "added": now,
    }
    document_id = insert_row(connection, "document", values)
    record_splitting_rule(connection, uid)
    translated: dict[int, SegmentedParagraph] = {}

    def listed() -> Iterator[tuple[int, SegmentedParagraph]]:
        for index, paragraph in enumerate(paragraphs):
            if paragraph.source.sentences:
                translated[index] = paragraph
            yield index, paragraph

    rows = insert_paragraphs(connection, document_id, uid, str(_FIRST_VERSION), listed())
    given = ((rows[index], paragraph) for index, paragraph in translated.items())
    insert_imported_translations(connection, given, TranslationImportContext(Author(source.name), operation, now))
    return document_id


def insert_paragraphs(
    connection: Connection,
    document_id: int,
    document: str,
    version: str,
    paragraphs: Iterable[tuple[int, SegmentedParagraph]],
) -> list[int]:
    """Insert the imported paragraphs of a document version and their sentences; return the paragraphs' row numbers.

    Args:
        connection: The file.
        document_id: The document's row.
        document: Its uid.
        version: Identifier of the version within the document; part of the paragraphs' uids.
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
    batch: Sequence[tuple[int, SegmentedParagraph]],
    first: int,
    document_id: int,
    origin: tuple[str, str],
) -> None:
    document, version = origin
    paragraphs: list[dict[str, object]] = []
    sentences: list[tuple[object, ...]] = []
    for identity, (index, prepared) in enumerate(batch, first):
        found = prepared.source
        uid = derived_uid(document, f"{version}:{index}")
        values: dict[str, object] = {
            "id": identity,
            "uid": uid,
            "document_id": document_id,
            "position": index + 1,
            "length": len(found.text),
            "kind": found.kind,
            "level": found.level,
            "marker": found.marker,
            "place": found.place,
            "starts": json.dumps(prepared.starts),
            "text": found.text,
            "tags": pack_tags(found.tags),
        }
        values["hash"] = TABLES["paragraph"].checksum(values, {"document_id": document})
        paragraphs.append(values)
        sentences.extend(
            new_row(segment_id(identity, start), identity, derived_uid(uid, str(start)), stop, words)
            for start, stop, words in zip(prepared.starts, prepared.stops, prepared.words, strict=True)
        )
    insert_rows(connection, "paragraph", paragraphs)
    insert_sentences(connection, sentences)


def insert_original(connection: Connection, data: bytes) -> str:
    """Store the bytes of an imported source file in the project and return their hash."""
    digest = blake2b(data, digest_size=16).hexdigest()
    parts = range(0, max(len(data), 1), _ORIGINAL_PART)
    connection.executemany(
        "INSERT OR IGNORE INTO original (hash, part, data) VALUES (?, ?, ?)",
        ((digest, number, data[at : at + _ORIGINAL_PART]) for number, at in enumerate(parts)),
    )
    return digest
