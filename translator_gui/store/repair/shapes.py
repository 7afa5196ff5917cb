"""Recognises the table of a salvaged record by its column types, as its page may have lost its place in the file."""

import re
from functools import cache
from typing import Any, NamedTuple

from translator_gui.store import schema
from translator_gui.store.driver import Connection, sqlite3
from translator_gui.store.repair.pages import varint

Values = tuple[Any, ...]

UID_INDEX, NUMBER_INDEX = "(uid, row)", "(number, row)"
"""Names of the shapes of index entries."""
_FIXED = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8, 8: 0, 9: 0}
_FIRST_TEXT = 13
_MOST_COLUMNS = 64


class TableColumnTypes(NamedTuple):
    """The columns of a project table with their types, by which rows found in a damaged file are recognised (repair).

    Attributes:
        name: The table's.
        columns: Their names.
        kinds: "key" (kept as the row's number), "int", "int?", "text" or "blob" for each.
        fewest: Columns of the oldest rows: those of a later version are added at the end.
        defaults: What a row without a column has there.
        by_rowid: Whether its rows have numbers of their own.
    """

    name: str
    columns: tuple[str, ...]
    kinds: tuple[str, ...]
    fewest: int
    defaults: Values
    by_rowid: bool


@cache
def table_shapes() -> tuple[TableColumnTypes, ...]:
    """Return the column types of the project's tables, by which salvaged rows are recognised (repair)."""
    fewest: dict[str, int] = {}
    connection = sqlite3.connect(":memory:")
    try:
        for script in schema.VERSIONS:
            connection.executescript(script)
            for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
                columns = connection.execute(f"PRAGMA table_info({name})").fetchall()
                fewest.setdefault(str(name), len(columns))
        return tuple(_shape(connection, name, number) for name, number in fewest.items() if name != "outline")
    finally:
        connection.close()


def _shape(connection: Connection, name: str, fewest: int) -> TableColumnTypes:
    rows = connection.execute(f"PRAGMA table_info({name})").fetchall()
    sql = str(connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (name,)).fetchone()[0])
    by_rowid = "WITHOUT ROWID" not in sql.upper()
    kinds: list[str] = []
    defaults: list[Any] = []
    for _, _, kind, required, default, key in rows:
        if kind == "INTEGER" and key and by_rowid and sum(bool(row[5]) for row in rows) == 1:
            kinds.append("key")
        elif kind == "INTEGER":
            kinds.append("int" if required or key else "int?")
        else:
            kinds.append(str(kind).lower())
        defaults.append(None if default is None else connection.execute(f"SELECT {default}").fetchone()[0])
    return TableColumnTypes(name, tuple(row[1] for row in rows), tuple(kinds), fewest, tuple(defaults), by_rowid)


def decode_record(record: bytes) -> Values | None:
    """Decode an SQLite record into its column values; None if the bytes are no valid record."""
    length, at = varint(record, 0)
    if not 0 < length <= len(record):
        return None
    values: list[Any] = []
    body = length
    while at < length:
        serial, at = varint(record, at)
        size = _FIXED.get(serial, (serial - 12) // 2 if serial >= _FIRST_TEXT - 1 else -1)
        data = record[body : body + size]
        if size < 0 or len(data) != size or len(values) > _MOST_COLUMNS:
            return None
        body += size
        if serial == 0:
            values.append(None)
        elif serial in {8, 9}:
            values.append(serial - 8)
        elif serial < 7:  # noqa: PLR2004 (the types of whole numbers)
            values.append(int.from_bytes(data, "big", signed=True))
        elif serial >= _FIRST_TEXT and serial % 2:
            try:
                values.append(data.decode())
            except UnicodeDecodeError:
                return None
        elif serial >= _FIRST_TEXT - 1:
            values.append(data)
        else:
            return None
    return tuple(values) if at == length and body == len(record) else None


_TYPES: dict[str, tuple[type, ...]] = {
    "key": (type(None),),
    "int": (int,),
    "int?": (int, type(None)),
    "text": (str,),
    "blob": (bytes,),
}


@cache
def _by_signature(signature: tuple[type, ...], by_rowid: bool) -> TableColumnTypes | None:
    for shape in table_shapes():
        kinds = shape.kinds[: len(signature)]
        if (
            shape.by_rowid is by_rowid
            and shape.fewest <= len(signature) <= len(shape.kinds)
            and all(one in _TYPES[kind] for one, kind in zip(signature, kinds, strict=True))
        ):
            return shape
    return None


def recognise_table(values: Values, rowid: int | None) -> tuple[str, Values] | None:
    """Return table and columns of a decoded row, recognised by the column types; None if no table matches.

    The number of a row whose table has no column for it comes first.
    """
    signature = tuple(map(type, values))
    shape = _by_signature(signature, rowid is not None)
    if shape is not None:
        whole = values + shape.defaults[len(values) :]
        if "key" in shape.kinds:
            at = shape.kinds.index("key")
            return shape.name, (*whole[:at], rowid, *whole[at + 1 :])
        return shape.name, (rowid, *whole) if shape.by_rowid else whole
    if rowid is None and signature == (str, int):
        return UID_INDEX, values
    if rowid is None and signature == (int, int):
        return NUMBER_INDEX, values
    return None


_INT, _TEXT, _NONE = rb"[\x01-\x06\x08\x09]", rb"(?:[\x0d-\x7f]|[\x81-\xff]{1,3}[\x00-\x7f])", rb"\x00"
_HEADER_OF = {"key": _NONE, "int": _INT, "int?": rb"[\x00-\x06\x08\x09]", "text": _TEXT, "blob": _TEXT}


@cache
def header_patterns() -> tuple[tuple[bool, "re.Pattern[bytes]"], ...]:
    """Return regular expressions that find the headers of SQLite records on a damaged page (repair).

    Each with whether the row has a number.
    """
    found: list[tuple[bool, re.Pattern[bytes]]] = []
    for shape in table_shapes():
        if shape.name in {"view_state", "pending", "head", "segment"}:
            continue
        body = b"".join(_HEADER_OF[kind] for kind in shape.kinds[: shape.fewest])
        body += b"".join(rb"(?:%s)?" % _HEADER_OF[kind] for kind in shape.kinds[shape.fewest :])
        found.append((shape.by_rowid, re.compile(rb"(?=[\x03-\x7f]" + body + b")", re.DOTALL)))
    return tuple(found)
