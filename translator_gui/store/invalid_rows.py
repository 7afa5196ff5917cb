"""Finds rows with invalid values, even with valid checksums, which strangers can compute.

The conditions of `row_values`, put to whole tables in SQL; what SQL cannot judge is judged by the functions there.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, NamedTuple

from translator_gui.model.segment import MAX_PARAGRAPH
from translator_gui.model.status import Status
from translator_gui.store.cycles import find_cycle
from translator_gui.store.driver import Connection
from translator_gui.store.entries import refuse_invalid_entry
from translator_gui.store.row_values import (
    MOST_ROWS,
    InvalidStoredValueError,
    time_sql,
    uid,
    valid_starts,
    whole_sql,
    word_sql,
)
from translator_gui.store.stored_json import read_anchor, read_steps, read_tags
from translator_gui.store.tables import TABLES

FIRST_ROW, _LAST_ROW = -(1 << 63), (1 << 63) - 1
_AT_ONCE = 1000
_SHORT_STEP = 100_000
_START = f"id & {MAX_PARAGRAPH}"
_CONDITIONS = {
    table.name: {column.name: column.valid for column in table.columns if column.valid}
    for table in TABLES.values()
    if any(column.valid for column in table.columns)
}

_DERIVED_CONDITIONS = (
    "live IN (0, 1)",
    whole_sql("stop", 0, MAX_PARAGRAPH),
    f"stop >= {_START}",
    "stop <= (SELECT p.length FROM paragraph p WHERE p.id = paragraph_id)",
    *(whole_sql(column) for column in ("source_words", "target_length", "target_words", "comments", "heads")),
    word_sql("status", Status),
    time_sql("changed"),
    *(whole_sql(column, 0, MOST_ROWS) for column in ("handed_over", "approved")),
    "reopened IN (0, 1)",
)
"""SQL conditions of the derived columns of a sentence row, which are rebuilt from the history if invalid."""


class InvalidRow(NamedTuple):
    """A table row with an invalid value, found when verifying a project file.

    Attributes:
        table: Its table.
        words: Names the table, the row and the column or the value.
    """

    table: str
    words: str


def invalid_rows(connection: Connection, tables: Iterable[str] = ()) -> Iterator[InvalidRow]:
    """Yield the rows with invalid values in some tables of the project file, or in all."""
    for table in frozenset(tables) or VALIDATED_TABLES:
        first: int | None = FIRST_ROW
        while first is not None:
            first, found = read_invalid(connection, table, first)
            yield from found


def read_invalid(connection: Connection, table: str, first: int) -> tuple[int | None, list[InvalidRow]]:
    """Check the next thousand rows of a table and return the invalid ones: a read of some milliseconds.

    Args:
        connection: The file.
        table: One of `VALIDATED_TABLES`.
        first: The row to begin at; `FIRST_ROW` for the beginning.

    Returns:
        The row to continue at (None at the end), and the invalid rows.
    """
    last, number, words = None, 0, list[str]()
    has_numbers = TABLES[table].has_numbers
    if has_numbers:
        last, number = connection.execute(
            "SELECT max(id), count(*) FROM "  # noqa: S608 (constants)
            f"(SELECT rowid AS id FROM {table} WHERE rowid >= ? ORDER BY rowid LIMIT ?)",
            (first, _AT_ONCE),
        ).fetchone()
    if table in _CONDITIONS and (last is not None or not has_numbers):
        words += _failing(connection, table, first, last)
    if table in _RANGE_VALIDATORS and last is not None:
        words += _RANGE_VALIDATORS[table](connection, first, last)
    if table in _VALIDATORS and first == FIRST_ROW:
        words += _VALIDATORS[table](connection)
    # Rows that come meanwhile are the program's own.
    next_row = last + 1 if last is not None and number == _AT_ONCE and last < _LAST_ROW else None
    return next_row, [InvalidRow(table, one) for one in words]


def invalid_sentences(connection: Connection, first: int = FIRST_ROW, last: int = _LAST_ROW) -> list[int]:
    """Return the ids of the sentence rows in a range whose derived values (status, lengths, counts …) are invalid."""
    every = " AND ".join(_DERIVED_CONDITIONS)
    rows = connection.execute(
        f"SELECT id FROM segment WHERE id BETWEEN ? AND ? AND live <> 0 AND ({every}) IS NOT 1",  # noqa: S608 (constants)
        (first, last),
    )
    return [row[0] for row in rows]


def invalid_keys(connection: Connection, table: str, columns: Iterable[str]) -> Iterator[tuple[Any, ...]]:
    """Yield the keys of a table's rows with invalid values, as far as SQL conditions can detect them."""
    every = " AND ".join(f"({condition})" for condition in _CONDITIONS.get(table, {"": "1"}).values())
    yield from connection.execute(f"SELECT {', '.join(columns)} FROM {table} WHERE ({every}) IS NOT 1")  # noqa: S608 (constants)


def _failing(connection: Connection, table: str, first: int, last: int | None) -> list[str]:
    conditions = _CONDITIONS[table]
    named = " ".join(f"WHEN ({condition}) IS NOT 1 THEN '{column}'" for column, condition in conditions.items())
    every = " AND ".join(f"({condition})" for condition in conditions.values())
    key = TABLES[table].row_key
    among = "? IS NOT ?" if last is None else "rowid BETWEEN ? AND ?"
    query = f"SELECT {key}, CASE {named} END FROM {table} WHERE {among} AND ({every}) IS NOT 1"  # noqa: S608 (constants)
    return [
        f"{table} {identity}: the value of {column} is not valid"
        for identity, column in connection.execute(query, (first, last))
    ]


def _collected(found: Iterable[Callable[[], object]]) -> Iterator[str]:
    for validate in found:
        try:
            validate()
        except InvalidStoredValueError as error:
            yield str(error)


def _properties(connection: Connection) -> Iterator[str]:
    row = connection.execute("SELECT value FROM project WHERE key = 'uid'").fetchone()
    yield from _collected([partial(uid, row and row[0], "project, uid")])


def _paragraphs(connection: Connection, first: int, last: int) -> Iterator[str]:
    rows = connection.execute(
        "SELECT id, starts, length(text) FROM paragraph WHERE id BETWEEN ? AND ? AND starts <> '[0]'", (first, last)
    )
    yield from _collected(
        partial(valid_starts, read, length, f"paragraph {identity}, starts") for identity, read, length in rows
    )
    rows = connection.execute("SELECT id, tags FROM paragraph WHERE id BETWEEN ? AND ? AND tags <> ''", (first, last))
    yield from _collected(partial(read_tags, tags, f"paragraph {identity}, tags") for identity, tags in rows)


def _comments(connection: Connection, first: int, last: int) -> Iterator[str]:
    rows = connection.execute(
        "SELECT id, anchor FROM comment_event WHERE id BETWEEN ? AND ? AND anchor <> ''", (first, last)
    )
    yield from _collected(
        partial(read_anchor, anchor, f"comment_event {identity}, anchor") for identity, anchor in rows
    )


def _entries(connection: Connection, first: int, last: int) -> Iterator[str]:
    rows = connection.execute(
        "SELECT uid, kind, key, parents, value FROM entry WHERE id BETWEEN ? AND ?", (first, last)
    )
    yield from _collected(partial(refuse_invalid_entry, *row) for row in rows)


def _orders(connection: Connection) -> Iterator[str]:
    query = (
        "SELECT 'document ' || id, order_key FROM document UNION ALL "
        "SELECT 'document_event ' || id, value FROM document_event WHERE aspect = 'order'"
    )
    for where, key in connection.execute(query):
        if not is_order_key(key):
            yield f"{where}: {key[:40]!r} is no place among documents"


def is_order_key(key: str) -> bool:
    """Whether a text is a valid fractional order key of a document (a key can be made before and after it)."""
    # The library brings `decimal` along, which a window that opens has no use for.
    from fractional_indexing import FIError, validate_order_key  # noqa: PLC0415

    if not key.isalnum() or not key.isascii() or len(key) > 1000:  # noqa: PLR2004 (far beyond what moving makes)
        return False
    try:
        validate_order_key(key)
    except (FIError, IndexError):
        return False
    return True


def _events(connection: Connection) -> Iterator[str]:
    shown = connection.execute("SELECT id FROM document_event WHERE aspect = 'shown' AND value NOT IN ('0', '1')")
    yield from (f"document_event {row[0]}: the value of shown is not valid" for row in shown)
    lost = connection.execute(
        "SELECT e.id FROM document_event e WHERE e.aspect = 'version' AND NOT EXISTS (SELECT 1 FROM document_version v "
        "WHERE v.uid = e.value AND v.document_id = e.document_id)"
    )
    yield from (f"document_event {row[0]}: names a version that is not there" for row in lost)


def _operations(connection: Connection) -> Iterator[str]:
    # A step is judged when it is taken back, too: of the undo log only the latest steps are worth the time.
    rows = connection.execute(
        "SELECT id, inverse FROM operation WHERE octet_length(inverse) < ? ORDER BY id DESC LIMIT 100", (_SHORT_STEP,)
    )
    yield from _collected(partial(read_steps, inverse, f"operation {identity}, inverse") for identity, inverse in rows)


def _cycles(connection: Connection) -> Iterator[str]:
    before: dict[int, list[int]] = {}
    for successor, one in connection.execute("SELECT segment_id, before_id FROM succession"):
        before.setdefault(successor, []).append(one)
    found = find_cycle(before)
    if found is not None:
        yield f"succession {found}: a sentence takes over from itself"


_RANGE_VALIDATORS: dict[str, Callable[[Connection, int, int], Iterator[str]]] = {
    "paragraph": _paragraphs,
    "comment_event": _comments,
    "entry": _entries,
}
_VALIDATORS: dict[str, Callable[[Connection], Iterator[str]]] = {
    "project": _properties,
    "document": _orders,
    "document_event": _events,
    "operation": _operations,
    "succession": _cycles,
}

VALIDATED_TABLES = tuple(sorted(_CONDITIONS.keys() | _VALIDATORS.keys()))
