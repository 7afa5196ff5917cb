"""The outline of a project, cached in the file because opening a window waits for it."""

import json
from array import array
from hashlib import blake2b

from translator_gui.model.document import ProjectDocument
from translator_gui.model.outline import ProjectParagraphOutline
from translator_gui.model.segment import MAX_PARAGRAPH
from translator_gui.store.driver import Connection
from translator_gui.store.row_values import MOST, InvalidStoredValueError

_WORTH_KEEPING = 2000
"""Number of paragraphs from which reading the cached outline is noticeably faster than computing it."""
_LARGEST = 4 << 20
_COLUMNS = 5


def read_outline(connection: Connection, documents: tuple[ProjectDocument, ...]) -> ProjectParagraphOutline:
    """Return the outline of all paragraphs (text lengths, sentence counts), from the cache in the file or computed."""
    return _read_cached(connection, documents) or _collect(connection, documents)


def read_cached_outline(
    connection: Connection, documents: tuple[ProjectDocument, ...]
) -> ProjectParagraphOutline | None:
    """Return the outline that is cached in the file; None if there is none, or it is outdated or damaged."""
    return _read_cached(connection, documents)


def cache_outline(connection: Connection, documents: tuple[ProjectDocument, ...]) -> None:
    """Cache the project outline in the file for the next opening, if the project is large and the outline changed."""
    number = connection.execute("SELECT count(*) FROM (SELECT 1 FROM paragraph LIMIT ?)", (_WORTH_KEEPING,)).fetchone()[
        0
    ]
    if number < _WORTH_KEEPING or _read_cached(connection, documents) is not None:
        return
    outline = _collect(connection, documents)
    data = b"".join(array("I", column).tobytes() for column in outline[1:])
    if len(data) <= _LARGEST:
        connection.execute(
            "INSERT OR REPLACE INTO outline (id, stamp, digest, data) VALUES (1, ?, ?, ?)",
            (_stamp(connection), blake2b(data, digest_size=16).hexdigest(), data),
        )


def delete_cached_outline(connection: Connection) -> None:
    """Delete the project outline cached in the file, after derived rows were rebuilt."""
    connection.execute("DELETE FROM outline")


def _stamp(connection: Connection) -> str:
    """Return a stamp that changes whenever the cached project outline becomes outdated."""
    row = connection.execute(
        "SELECT (SELECT max(id) FROM document), (SELECT max(id) FROM boundary), (SELECT max(id) FROM revision), "
        "(SELECT max(id) FROM document_event)"
    ).fetchone()
    return json.dumps(row)


def _read_cached(connection: Connection, documents: tuple[ProjectDocument, ...]) -> ProjectParagraphOutline | None:
    row = connection.execute("SELECT stamp, digest, data FROM outline WHERE id = 1").fetchone()
    if row is None or row[0] != _stamp(connection) or row[1] != blake2b(row[2], digest_size=16).hexdigest():
        return None
    numbers = array("I")
    if not row[2] or len(row[2]) % (_COLUMNS * numbers.itemsize):
        return None
    numbers.frombytes(row[2])
    length = len(numbers) // _COLUMNS
    columns = [numbers[at : at + length].tolist() for at in range(0, len(numbers), length)]
    outline = ProjectParagraphOutline(documents, *columns)
    # A stranger can compute digests: it is worth nothing unless it has the paragraphs that there are.
    return outline if _is_of(outline, connection) else None


def _is_of(outline: ProjectParagraphOutline, connection: Connection) -> bool:
    """Whether a cached project outline has the file's paragraphs and plausible lengths and counts."""
    return (
        outline.paragraph_ids == _paragraph_ids(connection, outline.documents)
        and {*outline.document_ids} <= {document.id for document in outline.documents}
        and max(outline.source_lengths) <= MAX_PARAGRAPH
        and 0 < min(outline.sentence_counts) <= max(outline.sentence_counts) <= MAX_PARAGRAPH
        and max(outline.target_lengths) <= MOST
    )


def _paragraph_ids(connection: Connection, documents: tuple[ProjectDocument, ...]) -> list[int]:
    found: list[int] = []
    for document in documents:
        (ids,) = _columns(
            connection,
            "SELECT json_group_array(id) FROM (SELECT id FROM paragraph WHERE document_id = ? AND position > 0 "
            "ORDER BY position)",
            (document.id,),
        )
        found += ids
    return found


def _collect(connection: Connection, documents: tuple[ProjectDocument, ...]) -> ProjectParagraphOutline:
    ids: list[int] = []
    document_ids: list[int] = []
    source_lengths: list[int] = []
    for document in documents:
        found, lengths = _columns(
            connection,
            "SELECT json_group_array(id), json_group_array(length) FROM "
            "(SELECT id, length FROM paragraph WHERE document_id = ? AND position > 0 ORDER BY position)",
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
    return ProjectParagraphOutline(documents, ids, document_ids, source_lengths, target_lengths, counts)


def _columns(connection: Connection, query: str, parameters: tuple[int, ...] = ()) -> tuple[list[int], ...]:
    # As JSON a column comes in one piece: half the time of a hundred thousand rows. Only covering indexes are read.
    return tuple(json.loads(column) for column in connection.execute(query, parameters).fetchone())


def _reordered(keys: list[int], values: list[int], order: list[int]) -> list[int]:
    by_key = dict(zip(keys, values, strict=True))
    missing = next((key for key in order if key not in by_key), None)
    if missing is not None:
        raise InvalidStoredValueError(missing, "a paragraph without a sentence")
    return [by_key[key] for key in order]
