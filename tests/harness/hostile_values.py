"""Project files as a stranger makes them: one value that no version of the program writes, every checksum right."""

import random
import shutil
from array import array
from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from translator_gui.store.digests import digest
from translator_gui.store.driver import Connection, sqlite3
from translator_gui.store.segments import update_checksums
from translator_gui.store.tables import RECORD_TABLES

_OTHER = "00000000-0000-4000-8000-000000000000"
_NUMBERS = (-1, 0, 1 << 20, 1 << 31, 253_402_300_800_000, (1 << 63) - 1, -(1 << 63))
_STEALING = (
    '\'{"version": 1, "steps": [{"kind": "came", "segment": 0, "operation": "", "rows": [], '
    '"properties": {"uid": "../../outside"}, "orders": {}}]}\''
)
"""A step of undo that would set the project's uid."""
_TEXTS = (
    "''",
    "'../../outside'",
    "'/tmp/outside'",
    "'a' || char(0) || 'b'",
    "CAST(x'61ff62' AS TEXT)",
    "char(8238) || 'txt.exe'",
    "'<img src=\"file:///etc/passwd\">'",
    "'not-a-word'",
    "'18446744073709551616'",
    "'[]'",
    "'{}'",
    "'[0, \"x\", null]'",
    "'[NaN]'",
    '\'{"version": 1, "steps": [{"kind": "revision"}]}\'',
    _STEALING,
    '\'{"revision": "", "start": 9223372036854775807, "end": -1, "quote": "x"}\'',
    "replace(printf('%.*c', 60000, 'x'), 'x', '[')",
    f"'{_OTHER}'",
    "char(10) || 'a' || char(8232) || 'b'",
)
_BLOBS = ("x''", "zeroblob(20)", "x'ff00ff00ff'", "zeroblob(4096)")
_OWN_UID = {"parents", "thread", "edits", "after", "revision_uid"}


class HostileValue(NamedTuple):
    """A value in a column.

    Attributes:
        table: The table.
        column: Its column.
        value: As SQL writes it.
        rows: "last", "first" or "all".
    """

    table: str
    column: str
    value: str
    rows: str

    @property
    def place(self) -> tuple[str, str]:
        """The table and the column."""
        return self.table, self.column

    def __str__(self) -> str:
        return f"{self.table}.{self.column} = {self.value[:60]} ({self.rows})"


def hostile_values(path: Path) -> list[HostileValue]:
    """Return every value for every column of a project file: a value for each column, then another for each."""
    connection = sqlite3.connect(path)
    found: list[HostileValue] = []
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    for table in tables:
        for _, column, kind, *_ in connection.execute(f"PRAGMA table_info({table})").fetchall():
            if column == "hash" or (table, column) == ("segment", "checksum"):
                continue
            values = {"INTEGER": [str(number) for number in _NUMBERS], "BLOB": [*_BLOBS]}.get(kind, [*_TEXTS])
            if column in _OWN_UID and table != "head":
                values.append("uid")
            if kind == "INTEGER":
                values.append("segment_id" if column == "before_id" else "1")
            found += [HostileValue(table, column, value, rows) for value in values for rows in ("last", "first", "all")]
    connection.close()
    random.Random(20261129).shuffle(found)
    # Some columns can hold nothing else of all this.
    found.sort(key=lambda hostile: hostile.value != f"'{_OTHER}'")
    turns = Counter[tuple[str, str]]()

    def turn(hostile: HostileValue) -> int:
        turns[hostile.place] += 1
        return turns[hostile.place]

    return sorted(found, key=turn)


def craft(sound: Path, out: Path, hostile: HostileValue) -> bool:
    """Write a copy of a project with a hostile value and right checksums; False if the file cannot hold the value."""
    shutil.copy(sound, out)
    connection = sqlite3.connect(out, isolation_level=None)
    try:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN")
        _add_outline(connection)
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({hostile.table})") if row[5]]
        key = ", ".join(columns)
        order = "" if hostile.rows == "first" else "DESC"
        listed = ", ".join(f"{column} {order}" for column in columns)
        where = (
            ""
            if hostile.rows == "all"
            else f"WHERE ({key}) = (SELECT {key} FROM {hostile.table} ORDER BY {listed} LIMIT 1)"
        )
        connection.execute(f"UPDATE {hostile.table} SET {hostile.column} = {hostile.value} {where}")
        if not connection.execute("SELECT changes()").fetchone()[0]:
            return False
        _seal_all(connection)
        connection.execute("COMMIT")
    except (sqlite3.IntegrityError, sqlite3.OperationalError, OverflowError):
        return False
    finally:
        connection.close()
    return True


def _add_outline(connection: Connection) -> None:
    """Keep an outline with a right digest and stamp: small projects have none."""
    rows = connection.execute(
        "SELECT p.id, p.document_id, p.length, sum(s.target_length), count(*) FROM paragraph p "
        "JOIN segment s ON s.paragraph_id = p.id AND s.live JOIN document d ON d.id = p.document_id "
        "WHERE p.position > 0 GROUP BY p.id ORDER BY d.order_key, d.uid, p.position"
    ).fetchall()
    data = b"".join(array("I", column).tobytes() for column in zip(*rows, strict=True))
    stamp = connection.execute(
        "SELECT json_array((SELECT max(id) FROM document), (SELECT max(id) FROM boundary), "
        "(SELECT max(id) FROM revision), (SELECT max(id) FROM document_event))"
    ).fetchone()[0]
    connection.execute(
        "INSERT INTO outline (id, stamp, digest, data) VALUES (1, ?, ?, ?)",
        (stamp.replace(",", ", "), blake2b(data, digest_size=16).hexdigest(), data),
    )


def _seal_all(connection: Connection) -> None:
    """Make every checksum right, as the program reckons it."""
    connection.text_factory = _any_text
    for table in RECORD_TABLES:
        query = f"SELECT t.hash, {', '.join(table.checked)} FROM {table.name} t {table.joins}"
        for expected, *fields in connection.execute(query).fetchall():
            if (made := digest(*fields)) != expected:
                connection.execute(f"UPDATE {table.name} SET hash = ? WHERE hash = ?", (made, expected))
    update_checksums(connection, "1 = ?", 1)
    for (data,) in connection.execute("SELECT data FROM outline").fetchall():
        connection.execute("UPDATE outline SET digest = ?", (blake2b(data, digest_size=16).hexdigest(),))
    connection.text_factory = str


def _any_text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def cases(sound: Path, out: Path, count: int | None = None) -> Iterator[HostileValue]:
    """Craft one file after the other at `out`; yields those that a file can hold, at most `count`."""
    made = 0
    for hostile in hostile_values(sound):
        if count is not None and made >= count:
            return
        if craft(sound, out, hostile):
            made += 1
            yield hostile
