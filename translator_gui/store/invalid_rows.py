"""Rows that hold what no version of the program writes, whatever their checksums say: strangers can compute these.

The conditions of `row_values`, put to whole tables in SQL; what SQL cannot judge is judged by the functions there.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, NamedTuple

from translator_gui.model.comment import CommentAction, ErrorCategory, ErrorSeverity
from translator_gui.model.document import ParagraphKind
from translator_gui.model.revision import Origin
from translator_gui.model.segment import MAX_PARAGRAPH, OFFSET_BITS
from translator_gui.model.status import Role, Status
from translator_gui.store.cycles import find_cycle
from translator_gui.store.driver import Connection
from translator_gui.store.row_values import (
    MOST_ROWS,
    InvalidValueError,
    digest_sql,
    document_name_sql,
    only_sql,
    starts,
    time_sql,
    uid,
    uid_sql,
    uids_sql,
    whole_sql,
    word_sql,
)
from translator_gui.store.stored_json import anchor_of, steps_of, tags_of

_MOST_LEVELS = 99
FIRST_ROW, _LAST_ROW = -(1 << 63), (1 << 63) - 1
_AT_ONCE = 1000
_SHORT_STEP = 100_000
_WITHOUT_ROWS = {"placement": "version_id", "aside": "uid", "succession": "segment_id"}
"""Tables without numbered rows, with the first column of their key."""


def _row(column: str = "id") -> str:
    return whole_sql(column, 1, MOST_ROWS)


def _described(name: str) -> dict[str, str]:
    """The conditions of what tables of documents share."""
    return {
        "name": document_name_sql(name),
        "format": f"octet_length(format) BETWEEN 1 AND 40 AND {only_sql('format', 'a-z0-9_.-')}",
        "encoding": f"octet_length(encoding) <= 40 AND {only_sql('encoding', 'A-Za-z0-9_.:-')}",
        "paragraph_rule": "octet_length(paragraph_rule) <= 65536 AND instr(paragraph_rule, char(0)) = 0",
        "original_hash": digest_sql("original_hash"),
    }


def _placed() -> dict[str, str]:
    return {"kind": word_sql("kind", ParagraphKind), "level": whole_sql("level", 0, _MOST_LEVELS)}


_STEP = {"time": time_sql("time"), "operation": uid_sql("operation", optional=True)}
_START = f"id & {MAX_PARAGRAPH}"

_CONDITIONS: dict[str, dict[str, str]] = {
    "author": {"id": _row(), "uid": uid_sql("uid"), "name": "instr(name, char(0)) = 0"},
    "document": {
        "id": _row(),
        "uid": uid_sql("uid"),
        **_described("name"),
        "version": whole_sql("version", 1),
        "added": time_sql("added"),
    },
    "document_version": {
        "id": _row(),
        "uid": uid_sql("uid"),
        "number": whole_sql("number", 1),
        **_described("name"),
        "time": time_sql("time"),
    },
    "placement": {"position": whole_sql("position", 1), **_placed()},
    "document_event": {"uid": uid_sql("uid"), **_STEP},
    "paragraph": {
        "id": _row(),
        "uid": uid_sql("uid"),
        "position": whole_sql("position"),
        "length": "length = length(text) AND instr(text, char(0)) = 0",
        **_placed(),
    },
    "boundary": {
        "uid": uid_sql("uid"),
        "start": whole_sql("start", 0, MAX_PARAGRAPH),
        "parents": uids_sql("parents"),
        **_STEP,
    },
    "segment": {"id": f"id >> {OFFSET_BITS} = paragraph_id", "uid": uid_sql("uid")},
    "revision": {
        "id": _row(),
        "uid": uid_sql("uid"),
        "parents": uids_sql("parents"),
        "status": word_sql("status", Status),
        "role": word_sql("role", Role),
        **_STEP,
        "origin": word_sql("origin", Origin),
        "source_hash": f"(source_hash = '' OR {digest_sql('source_hash')})",
    },
    "pending": {"role": word_sql("role", Role), "time": time_sql("time")},
    "comment_event": {
        "uid": uid_sql("uid"),
        "thread": uid_sql("thread"),
        "action": word_sql("action", CommentAction),
        **_STEP,
        "edits": uid_sql("edits", optional=True),
        "after": uids_sql("after"),
        "category": word_sql("category", ("", *ErrorCategory)),
        "severity": word_sql("severity", ("", *ErrorSeverity)),
    },
    "annotation": {"uid": uid_sql("uid"), "parents": uids_sql("parents"), **_STEP},
    "resolution": {"uid": uid_sql("uid"), "revision_uid": uid_sql("revision_uid"), **_STEP},
    "operation": {"uid": uid_sql("uid"), "time": time_sql("time"), "inverse": "json_valid(inverse)"},
    "aside": {"uid": uid_sql("uid")},
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
"""Of what a sentence's row shows: it is made anew from the record where it is not valid."""


class InvalidRow(NamedTuple):
    """A row and what is wrong with it.

    Attributes:
        table: Its table.
        words: Names the table, the row and the column or the value.
    """

    table: str
    words: str


def invalid_rows(connection: Connection, tables: Iterable[str] = ()) -> Iterator[InvalidRow]:
    """Look through tables, all of them if none is named."""
    for table in frozenset(tables) or VALIDATED_TABLES:
        first: int | None = FIRST_ROW
        while first is not None:
            first, found = read_invalid(connection, table, first)
            yield from found


def read_invalid(connection: Connection, table: str, first: int) -> tuple[int | None, list[InvalidRow]]:
    """Look through some hundred rows of a table: a read of some milliseconds.

    Args:
        connection: The file.
        table: One of `VALIDATED_TABLES`.
        first: The row to begin at; `FIRST_ROW` for the beginning.

    Returns:
        The row to go on with, None at the end; and what was found.
    """
    last, number, words = None, 0, list[str]()
    if table not in _WITHOUT_ROWS:
        last, number = connection.execute(
            "SELECT max(id), count(*) FROM "  # noqa: S608 (constants)
            f"(SELECT rowid AS id FROM {table} WHERE rowid >= ? ORDER BY rowid LIMIT ?)",
            (first, _AT_ONCE),
        ).fetchone()
    if table in _CONDITIONS and (last is not None or table in _WITHOUT_ROWS):
        words += _failing(connection, table, first, last)
    if table in _JUDGES_OF_RANGES and last is not None:
        words += _JUDGES_OF_RANGES[table](connection, first, last)
    if table in _JUDGES and first == FIRST_ROW:
        words += _JUDGES[table](connection)
    # Rows that come meanwhile are the program's own.
    going_on = last + 1 if last is not None and number == _AT_ONCE and last < _LAST_ROW else None
    return going_on, [InvalidRow(table, one) for one in words]


def invalid_sentences(connection: Connection, first: int = FIRST_ROW, last: int = _LAST_ROW) -> list[int]:
    """Rows of the sentences that stand and show what no version of the program writes, of those between two rows."""
    every = " AND ".join(_DERIVED_CONDITIONS)
    rows = connection.execute(
        f"SELECT id FROM segment WHERE id BETWEEN ? AND ? AND live <> 0 AND ({every}) IS NOT 1",  # noqa: S608 (constants)
        (first, last),
    )
    return [row[0] for row in rows]


def invalid_keys(connection: Connection, table: str, columns: Iterable[str]) -> Iterator[tuple[Any, ...]]:
    """Yield the keys of a table's rows that hold what no version of the program writes, as far as SQL can judge."""
    every = " AND ".join(f"({condition})" for condition in _CONDITIONS.get(table, {"": "1"}).values())
    yield from connection.execute(f"SELECT {', '.join(columns)} FROM {table} WHERE ({every}) IS NOT 1")  # noqa: S608 (constants)


def _failing(connection: Connection, table: str, first: int, last: int | None) -> list[str]:
    conditions = _CONDITIONS[table]
    named = " ".join(f"WHEN ({condition}) IS NOT 1 THEN '{column}'" for column, condition in conditions.items())
    every = " AND ".join(f"({condition})" for condition in conditions.values())
    key = _WITHOUT_ROWS.get(table, "rowid")
    among = "? IS NOT ?" if last is None else "rowid BETWEEN ? AND ?"
    query = f"SELECT {key}, CASE {named} END FROM {table} WHERE {among} AND ({every}) IS NOT 1"  # noqa: S608 (constants)
    return [
        f"{table} {identity}: the value of {column} is not valid"
        for identity, column in connection.execute(query, (first, last))
    ]


def _collected(found: Iterable[Callable[[], object]]) -> Iterator[str]:
    for judge in found:
        try:
            judge()
        except InvalidValueError as error:
            yield str(error)


def _properties(connection: Connection) -> Iterator[str]:
    row = connection.execute("SELECT value FROM project WHERE key = 'uid'").fetchone()
    yield from _collected([partial(uid, row and row[0], "project, uid")])


def _paragraphs(connection: Connection, first: int, last: int) -> Iterator[str]:
    rows = connection.execute(
        "SELECT id, starts, length(text) FROM paragraph WHERE id BETWEEN ? AND ? AND starts <> '[0]'", (first, last)
    )
    yield from _collected(
        partial(starts, read, length, f"paragraph {identity}, starts") for identity, read, length in rows
    )
    rows = connection.execute("SELECT id, tags FROM paragraph WHERE id BETWEEN ? AND ? AND tags <> ''", (first, last))
    yield from _collected(partial(tags_of, tags, f"paragraph {identity}, tags") for identity, tags in rows)


def _comments(connection: Connection, first: int, last: int) -> Iterator[str]:
    rows = connection.execute(
        "SELECT id, anchor FROM comment_event WHERE id BETWEEN ? AND ? AND anchor <> ''", (first, last)
    )
    yield from _collected(partial(anchor_of, anchor, f"comment_event {identity}, anchor") for identity, anchor in rows)


def _orders(connection: Connection) -> Iterator[str]:
    query = (
        "SELECT 'document ' || id, order_key FROM document UNION ALL "
        "SELECT 'document_event ' || id, value FROM document_event WHERE aspect = 'order'"
    )
    for where, key in connection.execute(query):
        if not is_order_key(key):
            yield f"{where}: {key[:40]!r} is no place among documents"


def is_order_key(key: str) -> bool:
    """Whether a text is a fractional key that others can be put before and behind."""
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
    yield from _collected(partial(steps_of, inverse, f"operation {identity}, inverse") for identity, inverse in rows)


def _cycles(connection: Connection) -> Iterator[str]:
    before: dict[int, list[int]] = {}
    for heir, one in connection.execute("SELECT segment_id, before_id FROM succession"):
        before.setdefault(heir, []).append(one)
    found = find_cycle(before)
    if found is not None:
        yield f"succession {found}: a sentence takes over from itself"


_JUDGES_OF_RANGES: dict[str, Callable[[Connection, int, int], Iterator[str]]] = {
    "paragraph": _paragraphs,
    "comment_event": _comments,
}
_JUDGES: dict[str, Callable[[Connection], Iterator[str]]] = {
    "project": _properties,
    "document": _orders,
    "document_event": _events,
    "operation": _operations,
    "succession": _cycles,
}

VALIDATED_TABLES = tuple(sorted(_CONDITIONS.keys() | _JUDGES.keys()))
