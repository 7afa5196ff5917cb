"""Inserts salvaged rows into a new file; only rows with a correct checksum stay."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator

from translator_gui.store.digests import digest
from translator_gui.store.driver import Connection
from translator_gui.store.entries import invalid_entries
from translator_gui.store.invalid_rows import invalid_keys
from translator_gui.store.repair.salvage import SalvagedRow, SalvageResult
from translator_gui.store.repair.shapes import Values, table_shapes
from translator_gui.store.tables import RECORD_TABLES, DeclaredTable

_TABLES = {table.name: table for table in RECORD_TABLES}
_SHAPES = {shape.name: shape for shape in table_shapes()}
_BASIC = frozenset({"project", "author", "document", "paragraph"})
"""Everything hangs on these rows: one of them is not given up for a value that is not valid."""
_ROWS = 1000
_MOST_ROUNDS = 50


def insert_rows(connection: Connection, table: str, rows: Iterable[Values]) -> None:
    """Insert salvaged rows into a table, skipping those that break a constraint."""
    shape = _SHAPES[table]
    columns = shape.columns if "key" in shape.kinds or not shape.by_rowid else ("rowid", *shape.columns)
    connection.executemany(
        f"INSERT OR IGNORE INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",  # noqa: S608
        rows,
    )


def has_uid(table: str) -> bool:
    """Whether a table's rows have both a row number and a uid."""
    return _SHAPES[table].columns[:2] == ("id", "uid")


class RepairedFileBuilder:
    """Builds the repaired project file: inserts salvaged rows table by table and verifies them."""

    def __init__(self, connection: Connection, found: SalvageResult) -> None:
        self.connection = connection
        self.found = found
        self.rejected: dict[str, list[Values]] = defaultdict(list)
        """Rows whose checksum does not fit, or that refer to what is lost."""

    def insert_valid(self, name: str, candidates: Iterable[SalvagedRow] | None = None) -> None:
        """Insert the salvaged rows of a table that are valid; among rows with equal keys, the first valid one."""
        table = _TABLES[name]
        chosen = self.found.rows.get(name, []) if candidates is None else candidates
        waiting = self._by_key(table, chosen)
        for _ in range(_MOST_ROUNDS):
            batch = [rows.popleft() for rows in waiting.values() if rows]
            if not batch:
                return
            insert_rows(self.connection, name, batch)
            failed = self.failing(table)
            self._delete(table, failed)
            existing = self._keys(table)
            at = self._key_columns(table)
            remaining: dict[Values, deque[Values]] = {}
            for row in batch:
                key = tuple(row[index] for index in at)
                if key not in existing:
                    self.rejected[name].append(row)
                if key not in existing or waiting[key]:
                    remaining[key] = waiting[key]
            if has_uid(name):
                self._renumber(name, remaining, existing)
            waiting = {key: rows for key, rows in remaining.items() if rows and key not in existing}

    def _renumber(self, name: str, remaining: dict[Values, deque[Values]], existing: set[Values]) -> None:
        """Give salvaged rows whose row number is already taken a new one, since one of the numbers is damaged."""
        if name in {"author", "document", "document_version", "paragraph"}:
            return
        uids = {row[0] for row in self.connection.execute(f"SELECT uid FROM {name}")}  # noqa: S608 (a constant)
        others = [row for key in existing & remaining.keys() for row in remaining[key] if row[1] not in uids]
        beyond = self.connection.execute(f"SELECT coalesce(max(id), 0) FROM {name}").fetchone()[0]  # noqa: S608
        insert_rows(self.connection, name, [(beyond + at, *row[1:]) for at, row in enumerate(others, 1)])
        self._delete(_TABLES[name], self.failing(_TABLES[name]))

    def failing(self, table: DeclaredTable) -> Iterator[Values]:
        """Yield the keys of inserted rows with a wrong checksum, a missing reference or an invalid value."""
        if table.name not in _BASIC:
            # Whatever their checksums say: strangers can compute these.
            yield from invalid_keys(self.connection, table.name, table.keys)
        if table.name == "entry":
            yield from ((row,) for row in invalid_entries(self.connection))
        number, last = len(table.keys), ()
        while True:
            rows = self.connection.execute(table.page_query(first=not last), (*last, _ROWS)).fetchall()
            for row in rows:
                _, missing, checksum, *checked = row[number:]
                if missing or digest(*checked) != checksum:
                    yield row[:number]
            if len(rows) < _ROWS:
                return
            last = rows[-1][:number]

    def fits(self, name: str, row: Values) -> bool:
        """Whether a salvaged row has a correct checksum, tested by inserting it for a moment."""
        self.connection.execute("SAVEPOINT trial")
        try:
            insert_rows(self.connection, name, [row])
            table = _TABLES[name]
            key = tuple(row[index] for index in self._key_columns(table))
            condition = " AND ".join(f"t.{column} = ?" for column in table.keys)
            query = table.page_query(first=True).replace("ORDER BY", f"WHERE {condition} ORDER BY")
            found = self.connection.execute(query, (*key, 1)).fetchone()
            if found is None:
                return False
            _, missing, checksum, *checked = found[len(key) :]
            return not missing and digest(*checked) == checksum
        finally:
            self.connection.execute("ROLLBACK TO trial")
            self.connection.execute("RELEASE trial")

    def _by_key(self, table: DeclaredTable, candidates: Iterable[SalvagedRow]) -> dict[Values, deque[Values]]:
        at = self._key_columns(table)
        numbers = {uid: row for row, uid in self.found.uids.get(table.name, {}).items()}
        queues: dict[Values, deque[Values]] = defaultdict(deque)
        for candidate in sorted(candidates, key=lambda one: -one.place):
            row = candidate.values
            if has_uid(table.name) and numbers.get(row[1], row[0]) != row[0]:
                # A row's number is not part of its checksum; the index of uids has it once more.
                row = (numbers[row[1]], *row[1:])
            queue = queues[tuple(row[index] for index in at)]
            if row not in queue:
                queue.append(row)
        return queues

    def _key_columns(self, table: DeclaredTable) -> tuple[int, ...]:
        shape = _SHAPES[table.name]
        if table.keys == ("rowid",):
            return (0,)
        return tuple(shape.columns.index(key) for key in table.keys)

    def _keys(self, table: DeclaredTable) -> set[Values]:
        return set(self.connection.execute(f"SELECT {', '.join(table.keys)} FROM {table.name}"))  # noqa: S608

    def _delete(self, table: DeclaredTable, keys: Iterable[Values]) -> None:
        condition = " AND ".join(f"{key} = ?" for key in table.keys)
        self.connection.executemany(f"DELETE FROM {table.name} WHERE {condition}", list(keys))  # noqa: S608
