"""The outline of a project, cached in the file because opening a window waits for it."""

import json
import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from translator_gui.model.document import ProjectDocument
from translator_gui.model.hashing import blake2b
from translator_gui.model.outline import DocumentIds, ParagraphIds, ProjectParagraphOutline
from translator_gui.model.segment import MAX_PARAGRAPH, OFFSET_BITS
from translator_gui.store.driver import Connection
from translator_gui.store.row_values import MOST, MOST_ROWS, InvalidStoredValueError

_WORTH_KEEPING = 2000
"""Number of paragraphs from which reading the cached outline is noticeably faster than computing it."""
_LARGEST = 4 << 20
"""Bytes of the cache; packed, a million paragraphs need half of it."""
_UNPACKED = 256 << 20
_LIMITS = MAX_PARAGRAPH, MOST, MAX_PARAGRAPH
"""Of a paragraph's length, the length of its English, the number of its sentences."""
_FEW = 1000
"""Revisions since the outline was cached: their paragraphs are looked up when it is read. More, and it is computed."""
_REVISIONS, _LONGEST_STAMP = 2, 200
"""Place of the latest revision in the stamp, and the stamp's length in letters."""
_TYPES = "BHI"
"""Types of columns, from the smallest one."""


class _Run(NamedTuple):
    """Paragraphs of a document whose ids and positions count up together."""

    document: int
    first_id: int
    first_position: int
    length: int


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
    if number < _WORTH_KEEPING or _cached(connection) is not None:
        return
    outline = _collect(connection, documents)
    lengths = outline[3:]
    if any(min(column) < 0 or max(column) > limit for column, limit in zip(lengths, _LIMITS, strict=True)):
        return
    columns = [_narrow(column) for column in lengths]
    head = {"runs": list(_runs(connection, documents)), "types": "".join(column.typecode for column in columns)}
    data = _pack(json.dumps(head), columns)
    if len(data) <= _LARGEST:
        connection.execute(
            "INSERT OR REPLACE INTO outline (id, stamp, digest, data) VALUES (1, ?, ?, ?)",
            (_stamp(connection), blake2b(data, digest_size=16).hexdigest(), data),
        )


def delete_cached_outline(connection: Connection) -> None:
    """Delete the project outline cached in the file, after derived rows were rebuilt."""
    connection.execute("DELETE FROM outline")


class _CachedOutline(NamedTuple):
    """A cached project outline whose digest is right: its packed columns, and the paragraphs with later revisions."""

    data: bytes
    changed: set[int]


def _cached(connection: Connection) -> _CachedOutline | None:
    """Return the cached outline; None if it is missing or damaged, or more than a few revisions came since."""
    row = connection.execute("SELECT stamp, digest, data FROM outline WHERE id = 1").fetchone()
    if row is None or row[1] != blake2b(row[2], digest_size=16).hexdigest():
        return None
    now = _stamp(connection)
    if row[0] == now:
        return _CachedOutline(row[2], set())
    known = json.loads(now)
    last = known["packed"][_REVISIONS] = _last_revision(row[0])
    if json.dumps(known) != row[0]:
        return None
    query = "SELECT segment_id >> ? FROM revision WHERE id > ? LIMIT ?"
    newer = connection.execute(query, (OFFSET_BITS, last or 0, _FEW + 1)).fetchall()
    # None are newer where the stamp is of a later time than the file.
    return _CachedOutline(row[2], {one for (one,) in newer}) if 0 < len(newer) <= _FEW else None


def _last_revision(stamp: str) -> object:
    """Return the latest revision that a stamp of a cached outline names; None if it names none."""
    try:
        last: object = json.loads(stamp[:_LONGEST_STAMP])["packed"][_REVISIONS]
    except (ValueError, TypeError, LookupError, RecursionError):
        return None
    return last if type(last) is int and 0 < last <= MOST_ROWS else None


def _stamp(connection: Connection) -> str:
    """Return a stamp that changes whenever the cached project outline becomes outdated."""
    row = connection.execute(
        "SELECT (SELECT max(id) FROM document), (SELECT max(id) FROM boundary), (SELECT max(id) FROM revision), "
        "(SELECT max(id) FROM document_event)"
    ).fetchone()
    # Older programs, which pack otherwise, know another form of it.
    return json.dumps({"packed": row, "order": sys.byteorder})


def _narrow(column: "array[int]") -> "array[int]":
    """Return a column in the smallest type that holds its numbers."""
    most = max(column)
    return next(array(code, column) for code in _TYPES if most < 1 << (8 * array(code).itemsize))


def _pack(head: str, columns: Iterable["array[int]"]) -> bytes:
    return zlib.compress(b"".join((head.encode("ascii"), b"\n", *(column.tobytes() for column in columns))), 3)


def _unpack(data: bytes) -> tuple[str, bytes]:
    """Return what was packed; nothing if it cannot be unpacked."""
    try:
        head, _newline, columns = zlib.decompressobj().decompress(data, _UNPACKED).partition(b"\n")
        return head.decode("ascii"), columns
    except (zlib.error, UnicodeDecodeError):
        return "", b""


def _read_cached(connection: Connection, documents: tuple[ProjectDocument, ...]) -> ProjectParagraphOutline | None:
    cached = _cached(connection)
    if cached is None:
        return None
    head, data = _unpack(cached.data)
    try:
        told = json.loads(head)
        runs, types = [_Run(*map(int, run)) for run in told["runs"]], str(told["types"])
    except (ValueError, TypeError, KeyError, OverflowError):
        return None
    if not all(0 <= number <= MOST_ROWS for run in runs for number in run):
        return None
    # A stranger can compute digests: it is worth nothing unless it has the paragraphs that there are.
    if not runs or len(types) != len(_LIMITS) or not _are_all(connection, documents, runs):
        return None
    columns = list(_columns_of(data, types, sum(run.length for run in runs)))
    if len(columns) != len(_LIMITS) or not _are_plausible(columns):
        return None
    ids = ParagraphIds(range(run.first_id, run.first_id + run.length) for run in runs)
    by_document = groupby(runs, key=itemgetter(0))
    counted = DocumentIds((document, sum(run.length for run in same)) for document, same in by_document)
    if cached.changed:
        columns[1] = array(_TYPES[-1], columns[1])
        for paragraph, length in _target_lengths(connection, cached.changed):
            if (index := ids.index_of(paragraph)) is not None:
                columns[1][index] = length
    return ProjectParagraphOutline(documents, ids, counted, *columns)


def _target_lengths(connection: Connection, paragraphs: Iterable[int]) -> list[tuple[int, int]]:
    """Return some paragraphs with the length of their English."""
    return connection.execute(
        "SELECT paragraph_id, min(max(sum(target_length), 0), ?) FROM segment INDEXED BY segment_by_paragraph "
        "WHERE live AND paragraph_id IN (SELECT value FROM json_each(?)) GROUP BY paragraph_id",
        (_LIMITS[1], json.dumps(list(paragraphs))),
    ).fetchall()


def _columns_of(data: bytes, types: str, length: int) -> Iterator["array[int]"]:
    """Yield the columns of packed data; fewer if they are not as long as they should be."""
    at = 0
    for code in types if set(types) <= set(_TYPES) else "":
        column: array[int] = array(code)
        end = at + length * column.itemsize
        if end > len(data):
            return
        column.frombytes(data[at:end])
        at = end
        yield column


def _are_plausible(columns: Sequence["array[int]"]) -> bool:
    """Whether a cached outline has lengths and counts that there can be."""
    counts = columns[-1]
    return 0 not in counts and all(
        (1 << (8 * column.itemsize)) <= limit or max(column) <= limit
        for column, limit in zip(columns, _LIMITS, strict=True)
    )


def _are_all(connection: Connection, documents: tuple[ProjectDocument, ...], runs: Sequence[_Run]) -> bool:
    """Whether runs are all paragraphs of the project in order; counted in the index, a million in a moment."""
    by_document = {document: list(same) for document, same in groupby(runs, key=itemgetter(0))}
    if not by_document.keys() <= {document.id for document in documents}:
        return False
    # In the order of the documents, each of them once.
    if [run for one in documents for run in by_document.get(one.id, ())] != list(runs):
        return False
    query = (
        "SELECT count(*) FROM paragraph WHERE document_id = ?1 AND position BETWEEN ?2 AND ?3 AND id = position + ?4"
    )
    gap = "SELECT EXISTS (SELECT 1 FROM paragraph WHERE document_id = ? AND position > ? AND position < ?)"
    for document in documents:
        last = 0
        for _document, identity, position, count in by_document.get(document.id, ()):
            end = position + count - 1
            if count < 1 or position <= last or connection.execute(gap, (document.id, last, position)).fetchone()[0]:
                return False
            if connection.execute(query, (document.id, position, end, identity - position)).fetchone()[0] != count:
                return False
            last = end
        if connection.execute(gap, (document.id, last, MOST + 1)).fetchone()[0]:
            return False
    return True


def _runs(connection: Connection, documents: tuple[ProjectDocument, ...]) -> Iterator[_Run]:
    for document in documents:
        ids, positions = _columns(
            connection,
            "SELECT json_group_array(id), json_group_array(position) FROM (SELECT id, position FROM paragraph "
            "WHERE document_id = ? AND position > 0 ORDER BY position)",
            (document.id,),
        )
        start = 0
        if ids and all(numbers == list(range(numbers[0], numbers[0] + len(ids))) for numbers in (ids, positions)):
            yield _Run(document.id, ids[0], positions[0], len(ids))
            continue
        for at in range(1, len(ids) + 1):
            if at == len(ids) or ids[at] != ids[at - 1] + 1 or positions[at] != positions[at - 1] + 1:
                yield _Run(document.id, ids[start], positions[start], at - start)
                start = at


def _collect(connection: Connection, documents: tuple[ProjectDocument, ...]) -> ProjectParagraphOutline:
    ids: list[int] = []
    document_runs: list[tuple[int, int]] = []
    # Of a damaged file they can be any numbers.
    source_lengths = array("q")
    for document in documents:
        found, lengths = _columns(
            connection,
            "SELECT json_group_array(id), json_group_array(length) FROM "
            "(SELECT id, length FROM paragraph WHERE document_id = ? AND position > 0 ORDER BY position)",
            (document.id,),
        )
        ids += found
        document_runs.append((document.id, len(found)))
        source_lengths.extend(lengths)
    order, counts, target_lengths = _columns(
        connection,
        "SELECT json_group_array(paragraph_id), json_group_array(number), json_group_array(length) FROM "
        "(SELECT paragraph_id, count(*) AS number, sum(target_length) AS length "
        "FROM segment INDEXED BY segment_by_paragraph WHERE live GROUP BY paragraph_id)",
    )
    if order != ids:
        counts = _reordered(order, counts, ids)
        target_lengths = _reordered(order, target_lengths, ids)
    return ProjectParagraphOutline(
        documents,
        ParagraphIds.of(ids),
        DocumentIds(document_runs),
        source_lengths,
        array("q", target_lengths),
        array("q", counts),
    )


def _columns(connection: Connection, query: str, parameters: tuple[int, ...] = ()) -> tuple[list[int], ...]:
    # As JSON a column comes in one piece: half the time of a hundred thousand rows. Only covering indexes are read.
    return tuple(json.loads(column) for column in connection.execute(query, parameters).fetchone())


def _reordered(keys: list[int], values: list[int], order: list[int]) -> list[int]:
    by_key = dict(zip(keys, values, strict=True))
    missing = next((key for key in order if key not in by_key), None)
    if missing is not None:
        raise InvalidStoredValueError(missing, "a paragraph without a sentence")
    return [by_key[key] for key in order]
