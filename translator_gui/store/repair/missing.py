"""Recreating lost people, documents and paragraphs that other rows refer to."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b
from typing import NamedTuple

from translator_gui.model.author import Author
from translator_gui.model.document_update import SegmentedParagraph
from translator_gui.model.errors import TranslatorError
from translator_gui.model.identity import derived_uid
from translator_gui.model.segment import MAX_PARAGRAPH, OFFSET_BITS
from translator_gui.store.digests import digest
from translator_gui.store.inline_tags import pack_tags
from translator_gui.store.repair.losses import LostRow, lost_paragraphs
from translator_gui.store.repair.repaired_file import RepairedFileBuilder
from translator_gui.store.repair.shapes import Values, table_shapes
from translator_gui.store.tables import RECORD_TABLES, TABLES, insert_rows

_SAMPLES = 20
_TIME_AT = 7
"""Position of the time among the columns of a revision."""
_BY_AUTHOR = tuple(table.name for table in RECORD_TABLES if table.is_appended and "author_id" in table.column_names)
_AUTHOR_AT = {shape.name: shape.columns.index("author_id") for shape in table_shapes() if "author_id" in shape.columns}


class StoredSourceFile(NamedTuple):
    """A stored source file of a document version, with the options it was imported with (repair)."""

    name: str
    format: str
    encoding: str
    paragraph_rule: str
    data: bytes


Reread = Callable[[StoredSourceFile], Sequence[SegmentedParagraph]]
"""Reads a stored document again; raises `TranslatorError` where that fails."""


def find_lost_authors(builder: RepairedFileBuilder) -> list[LostRow]:
    """Recreate lost authors that salvaged rows refer to, by name if it is known (repair).

    The uid is right: a checksum of what the author wrote is made of it.
    """
    existing = {row[0] for row in builder.connection.execute("SELECT id FROM author")}
    samples: dict[int, list[tuple[str, Values]]] = defaultdict(list)
    for table in _BY_AUTHOR:
        for candidate in builder.found.rows.get(table, ()):
            author = candidate.values[_AUTHOR_AT[table]]
            if author not in existing and len(samples[author]) < _SAMPLES:
                samples[author].append((table, candidate.values))
    losses: list[LostRow] = []
    for row, of_author in sorted(samples.items()):
        for author in _possible_authors(builder, row, of_author):
            _put_author(builder, row, author)
            if any(builder.fits(table, values) for table, values in of_author):
                if author.is_guess:
                    losses.append(LostRow("author", text=author.uid))
                break
            builder.connection.execute("DELETE FROM author WHERE id = ?", (row,))
    return losses


class _PossibleAuthor(NamedTuple):
    uid: str
    name: str
    is_guess: bool


def _possible_authors(
    builder: RepairedFileBuilder, row: int, samples: list[tuple[str, Values]]
) -> Iterable[_PossibleAuthor]:
    taken = {uid for (uid,) in builder.connection.execute("SELECT uid FROM author")}
    names = {sentence.author for sentence in builder.found.sentences.values()} - {""}
    names |= {name for (name,) in builder.connection.execute("SELECT name FROM document")}
    names |= {str(one) for (one,) in builder.connection.execute("SELECT value FROM project WHERE key = 'created_by'")}
    by_uid = {Author(name).uid: name for name in names}
    for uid, name in by_uid.items():
        if uid not in taken:
            yield _PossibleAuthor(uid, name, is_guess=False)
    shown = _shown_name(builder, samples)
    for uid in sorted(builder.found.known_uids(row) - taken):
        if shown:
            yield _PossibleAuthor(uid, shown, is_guess=False)
        yield _PossibleAuthor(uid, f"unknown author {uid[:8]}", is_guess=True)


def _shown_name(builder: RepairedFileBuilder, samples: list[tuple[str, Values]]) -> str:
    """Return a lost author's name from a sentence row that shows a revision by the author; else empty (repair)."""
    for table, values in samples:
        if table == "revision":
            was = builder.found.sentences.get(values[2])
            if was is not None and was.author and (was.target, was.changed) == (values[-1], values[_TIME_AT]):
                return was.author
    return ""


def _put_author(builder: RepairedFileBuilder, row: int, author: _PossibleAuthor) -> None:
    builder.connection.execute(
        "INSERT OR REPLACE INTO author (id, uid, name, email, hash) VALUES (?, ?, ?, '', ?)",
        (row, author.uid, author.name, digest(author.uid, author.name, "")),
    )


def find_lost_documents(builder: RepairedFileBuilder) -> list[LostRow]:
    """Recreate lost documents that salvaged paragraphs refer to, without import options (repair)."""
    existing = {row[0] for row in builder.connection.execute("SELECT id FROM document")}
    samples: dict[int, list[Values]] = defaultdict(list)
    for candidate in builder.found.rows.get("paragraph", ()):
        document = candidate.values[2]
        if document not in existing and len(samples[document]) < _SAMPLES:
            samples[document].append(candidate.values)
    losses: list[LostRow] = []
    for row, paragraphs in sorted(samples.items()):
        for uid in sorted(builder.found.known_uids(row)):
            is_known = _put_document(builder, row, uid)
            if is_known or any(builder.fits("paragraph", values) for values in paragraphs):
                if not is_known:
                    losses.append(LostRow("document", paragraphs[0][0] << OFFSET_BITS))
                break
            builder.connection.execute("DELETE FROM document WHERE id = ?", (row,))
    return losses


def _put_document(builder: RepairedFileBuilder, row: int, uid: str) -> bool:
    """Recreate a lost document's row; return whether its import options are known from its first version."""
    order = f"a{min(row, 9)}"
    for candidate in builder.found.rows.get("document_version", ()):
        _, version, document, *options, checksum = candidate.values
        if document == row and options[0] == 1 and digest(version, uid, *options) == checksum:
            number, *read_as, original, added = options
            _insert_document(builder, row, (uid, *read_as, order, number, original, added))
            return True
    nothing = blake2b(digest_size=16).hexdigest()
    builder.connection.execute("INSERT OR IGNORE INTO original (hash, part, data) VALUES (?, 0, x'')", (nothing,))
    _insert_document(builder, row, (uid, f"recovered document {row}", "txt", "utf-8", "lines", order, 1, nothing, 0))
    return False


def _insert_document(builder: RepairedFileBuilder, row: int, described: Values) -> None:
    builder.connection.execute(
        "INSERT OR REPLACE INTO document (id, uid, name, format, encoding, paragraph_rule, order_key, version, "
        "original_hash, added, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (row, *described, digest(*described)),
    )


def reread_paragraphs(builder: RepairedFileBuilder, reread: Reread) -> None:
    """Restore lost paragraphs by importing the stored source file again, if the other paragraphs match (repair)."""
    if not lost_paragraphs(builder):
        return
    for row in builder.connection.execute(
        "SELECT id, uid, name, format, encoding, paragraph_rule, original_hash FROM document"
    ).fetchall():
        versions = builder.connection.execute(
            "SELECT uid, name, format, encoding, paragraph_rule, original_hash FROM document_version "
            "WHERE document_id = ? ORDER BY number",
            (row[0],),
        ).fetchall()
        for number, (uid, name, kind, encoding, rule, checksum) in enumerate(versions or [row[1:]]):
            token = "1" if number == 0 else str(uid)
            data = _original(builder, checksum)
            if data is not None:
                stored = StoredSourceFile(name, kind, encoding, rule, data)
                _reread_version(builder, reread, (row[0], row[1], token), stored)


def _original(builder: RepairedFileBuilder, expected: str) -> bytes | None:
    parts = builder.connection.execute("SELECT data FROM original WHERE hash = ? ORDER BY part", (expected,)).fetchall()
    data = b"".join(part for (part,) in parts)
    return data if parts and blake2b(data, digest_size=16).hexdigest() == expected else None


def _reread_version(
    builder: RepairedFileBuilder, reread: Reread, document: tuple[int, str, str], stored: StoredSourceFile
) -> None:
    document_id, document_uid, token = document
    known = {
        uid: (row, text)
        for row, uid, text in builder.connection.execute(
            "SELECT id, uid, text FROM paragraph WHERE document_id = ?", (document_id,)
        )
    }
    try:
        paragraphs = reread(stored)
    except TranslatorError:
        return
    uids = [derived_uid(document_uid, f"{token}:{index}") for index in range(len(paragraphs))]
    existing_paragraphs = {index: known[uid] for index, uid in enumerate(uids) if uid in known}
    if any(paragraphs[index].source.text != text for index, (_, text) in existing_paragraphs.items()):
        # Today's reader finds other paragraphs than the one that the project was made with.
        return
    rows = {uid: row for row, uid in builder.found.uids.get("paragraph", {}).items()}
    first = next((row - index for index, (row, _) in existing_paragraphs.items()), None)
    for index, (uid, prepared) in enumerate(zip(uids, paragraphs, strict=True)):
        row = rows.get(uid)
        if row is None and token == "1" and first is not None:  # noqa: S105 (the first version's name)
            row = first + index
        if index not in existing_paragraphs and row is not None:
            _put_paragraph(builder, (row, uid, *document[:2], index + 1), prepared)


def _put_paragraph(
    builder: RepairedFileBuilder, place: tuple[int, str, int, str, int], prepared: SegmentedParagraph
) -> None:
    row, uid, document_id, document, position = place
    source = prepared.source
    moved = {one.values[3] for one in builder.found.rows.get("boundary", ()) if one.values[2] == row}
    shown = {segment & MAX_PARAGRAPH for segment in builder.found.sentences if segment >> OFFSET_BITS == row} - moved
    starts = prepared.starts if shown <= set(prepared.starts) else tuple(sorted(shown))
    if not starts or starts[0] != 0:
        starts = prepared.starts
    values: dict[str, object] = {
        "id": row,
        "uid": uid,
        "document_id": document_id,
        "position": position,
        "length": len(source.text),
        "kind": source.kind,
        "level": source.level,
        "marker": source.marker,
        "place": source.place,
        "starts": json.dumps(starts),
        "text": source.text,
        "tags": pack_tags(source.tags),
    }
    values["hash"] = TABLES["paragraph"].checksum(values, {"document_id": document})
    insert_rows(builder.connection, "paragraph", [values], instead="INSERT OR IGNORE")
