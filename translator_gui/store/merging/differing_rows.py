"""Finds the paragraphs in which two copies of a project differ, and copies these alone.

SQLite compares both files row by row, with every column. A row that is the same in both cannot bring anything into the
project: only the paragraphs with another row than ours are copied, verified, compared and merged. The small tables
(people, documents, shared entries) are copied whole.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from translator_gui.model.segment import MAX_PARAGRAPH, OFFSET_BITS
from translator_gui.store import schema
from translator_gui.store.connection import CAREFUL, attached, empty_in_memory, forbid_schema_changes
from translator_gui.store.driver import Connection, sqlite3
from translator_gui.store.read_errors import UNREADABLE
from translator_gui.store.tables import TABLES, DeclaredTable

SHARE = 10
"""Where more than one in so many paragraphs differs, all are copied: that is quicker."""
_MOST = 20_000
"""Most paragraphs of a copy in memory: some 50 MB."""
_MOST_RENUMBERED = 100
_THEIRS = "theirs"
_WHOLE = ("project", "author", "document", "document_version", "document_event", "entry", "aside")
_BY_NUMBER = {
    "paragraph": ("t.id",),
    "boundary": ("t.paragraph_id",),
    "segment": (f"t.id >> {OFFSET_BITS}", "t.paragraph_id"),
    "placement": ("t.paragraph_id",),
    "succession": (f"t.segment_id >> {OFFSET_BITS}", f"t.before_id >> {OFFSET_BITS}"),
    **dict.fromkeys(("revision", "head", "comment_event", "annotation"), (f"t.segment_id >> {OFFSET_BITS}",)),
    "resolution": (f"(SELECT r.segment_id >> {OFFSET_BITS} FROM {{0}}.revision r WHERE r.uid = t.revision_uid)",),  # noqa: S608
}
"""The tables of what paragraphs hold; SQL of the numbers of the paragraphs that a row `t` of a file belongs to."""
_RENUMBERED = ("author", "document", "document_version")
"""Tables whose rows may have other numbers in the copy without being other rows."""
_OF_DOCUMENT = ("id", "order_key", "hash")
"""Columns of a document that differ where it was only moved, or came in another order."""
_WITHIN = f"BETWEEN j.value << {OFFSET_BITS} AND (j.value << {OFFSET_BITS}) + {MAX_PARAGRAPH}"


class DifferingRows(NamedTuple):
    """What a colleague's copy holds that is not the same, in every byte, in the project.

    Attributes:
        paragraphs: Numbers of the paragraphs in which anything differs, in either file.
        first_operation: The first step of the copy's undo log that is not the project's; None if all are.
        originals: Checksums of the stored documents that the project lacks or has otherwise.
    """

    paragraphs: frozenset[int]
    first_operation: int | None
    originals: frozenset[str]


class _AllDifferError(Exception):
    """Raised when so much differs, or such rows, that the whole copy has to be read."""


def find_differing_rows(project: Connection, copy: Path) -> DifferingRows | None:
    """Compare each row of a sound copy with the project's; None if all of the copy has to be read.

    Args:
        project: The project; not in a transaction.
        copy: A project file of the current version whose structure was verified.
    """
    if project.in_transaction:
        return None
    try:
        with attached(project, copy, _THEIRS):
            return _Comparison(project).found()
    except (_AllDifferError, *UNREADABLE):
        return None


class _Comparison:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._paragraphs: set[int] = set()
        count = connection.execute("SELECT count(*) FROM paragraph").fetchone()[0]
        self._most = min(count // SHARE, _MOST)

    def found(self) -> DifferingRows:
        if self._connection.execute(f"PRAGMA {_THEIRS}.user_version").fetchone()[0] != schema.CURRENT:
            raise _AllDifferError
        for table in _BY_NUMBER:
            self._compare(TABLES[table])
        for file in ("main", _THEIRS):
            self._add(self._connection.execute(f"SELECT segment_id >> {OFFSET_BITS} FROM {file}.pending"))  # noqa: S608
        self._add_other_documents(self._add_retracted())
        self._add_followed()
        ((first,),) = self._other_rows(TABLES["operation"], ("min(t.id)",))
        originals = self._other_rows(TABLES["original"], ("DISTINCT t.hash",))
        return DifferingRows(frozenset(self._paragraphs), first, frozenset(row[0] for row in originals))

    def _add(self, rows: Iterable[tuple[Any, ...]]) -> None:
        self._paragraphs.update(*rows)
        # A row that leads nowhere is damaged.
        if len(self._paragraphs) > self._most or None in self._paragraphs:
            raise _AllDifferError

    def _compare(self, table: DeclaredTable) -> None:
        self._add(self._other_rows(table, [number.format(_THEIRS) for number in _BY_NUMBER[table.name]]))
        numbers = ", ".join(number.format("main") for number in _BY_NUMBER[table.name])
        keys = ", ".join(_keys(table))
        self._add(
            self._connection.execute(
                f"SELECT {numbers} FROM main.{table.name} t WHERE ({keys}) IN (SELECT {keys} FROM main.{table.name} "  # noqa: S608
                f"EXCEPT SELECT {keys} FROM {_THEIRS}.{table.name}) LIMIT ?",
                (self._most + 1,),
            )
        )

    def _other_rows(self, table: DeclaredTable, wanted: Collection[str]) -> list[tuple[Any, ...]]:
        """Return something of each row `t` of the copy's table that is not a row of the project's."""
        names = [name for name in table.column_names if name != "id" or "uid" not in table.column_names]
        refers = {column.name: column.refers for column in table.columns if column.refers in _RENUMBERED}
        theirs = ", ".join(self._number_here(refers[name], name) if name in refers else f"t.{name}" for name in names)
        mine, by_uid = (", ".join(f"{row}.{name}" for name in names) for row in "mn")
        by_number = " AND ".join(f"m.{key} = t.{key}" for key in table.keys)
        query = (
            f"SELECT {', '.join(wanted)} FROM {_THEIRS}.{table.name} t LEFT JOIN main.{table.name} m ON {by_number} "  # noqa: S608
            f"WHERE ({theirs}) IS NOT ({mine})"
        )
        if _keys(table) != table.keys:
            # It has another number where rows of others came in between. That it names `m` keeps SQLite from looking
            # there for all rows.
            query += (
                f" AND NOT EXISTS (SELECT 1 FROM main.{table.name} n WHERE n.uid = t.uid AND n.id IS NOT m.id "  # noqa: S608
                f"AND ({theirs}) IS ({by_uid}))"
            )
        rows = self._connection.execute(f"{query} LIMIT ?", (_MOST + 1,)).fetchall()
        if len(rows) > _MOST:
            raise _AllDifferError
        return rows

    def _number_here(self, table: str, column: str) -> str:
        """Return SQL of the project's number for the row that a column of the copy's row `t` refers to."""
        others = self._connection.execute(
            f"SELECT t.id, m.id FROM {_THEIRS}.{table} t LEFT JOIN main.{table} m ON m.uid = t.uid "  # noqa: S608 (constants)
            f"WHERE m.id IS NOT t.id UNION ALL SELECT id, NULL FROM main.{table} "
            f"WHERE id NOT IN (SELECT id FROM {_THEIRS}.{table}) LIMIT ?",
            (_MOST_RENUMBERED + 1,),
        ).fetchall()
        if len(others) > _MOST_RENUMBERED:
            raise _AllDifferError
        cases = " ".join(f"WHEN {there} THEN {'NULL' if here is None else here}" for there, here in others)
        return f"CASE t.{column} {cases} ELSE t.{column} END" if cases else f"t.{column}"

    def _add_retracted(self) -> set[str]:
        """Add the paragraphs of the rows that only one of the files has set aside; return all uids set aside so."""
        mine, theirs = ({row[0] for row in self._connection.execute(f"SELECT uid FROM {f}.aside")} for f in _FILES)  # noqa: S608
        uids = mine ^ theirs
        if uids:
            for table, numbers in _BY_NUMBER.items():
                if "uid" in TABLES[table].column_names:
                    for file in _FILES:
                        self._add(_with_uids(self._connection, file, table, numbers[0].format(file), uids))
        return uids

    def _add_other_documents(self, retracted: set[str]) -> None:
        """Add all paragraphs of the documents that are removed, replaced or missing in one of the files."""
        names = [name for name in TABLES["document"].column_names if name not in _OF_DOCUMENT]
        here, there = (
            {row[0]: row for row in self._connection.execute(f"SELECT uid, {', '.join(names)} FROM {file}.document")}  # noqa: S608
            for file in _FILES
        )
        uids = {uid for uid in here.keys() | there.keys() if here.get(uid) != there.get(uid)} | retracted
        if uids:
            for file in _FILES:
                self._add(
                    self._connection.execute(
                        f"SELECT p.id FROM {file}.paragraph p JOIN {file}.document d ON d.id = p.document_id "  # noqa: S608
                        "WHERE d.uid IN (SELECT value FROM json_each(?))",
                        (json.dumps(list(uids)),),
                    )
                )

    def _add_followed(self) -> None:
        """Add the paragraphs that took over from those that differ, and those from which these did."""
        near: dict[int, set[int]] = defaultdict(set)
        for file in _FILES:
            for one, other in self._connection.execute(
                f"SELECT DISTINCT segment_id >> {OFFSET_BITS}, before_id >> {OFFSET_BITS} FROM {file}.succession"  # noqa: S608
            ):
                near[one].add(other)
                near[other].add(one)
        waiting = [one for one in self._paragraphs if one in near]
        while waiting:
            new = near[waiting.pop()] - self._paragraphs
            self._add([(one,) for one in new])
            waiting += new


_FILES = ("main", _THEIRS)


def _keys(table: DeclaredTable) -> tuple[str, ...]:
    """Return the columns by which a row is the same in another copy of the project."""
    counted = table.keys == ("id",) and table.name not in {"paragraph", "segment"}
    return ("uid",) if counted else table.keys


def _with_uids(
    connection: Connection, file: str, table: str, number: str, uids: Iterable[str]
) -> list[tuple[Any, ...]]:
    query = f"SELECT {number} FROM {file}.{table} t WHERE t.uid IN (SELECT value FROM json_each(?))"  # noqa: S608
    return connection.execute(query, (json.dumps(list(uids)),)).fetchall()


def is_about_others(connection: Connection, uids: Iterable[str], paragraphs: Collection[int]) -> bool:
    """Whether one of some rows of a project belongs to a paragraph that is not among some."""
    return any(
        row[0] not in paragraphs
        for table, numbers in _BY_NUMBER.items()
        if "uid" in TABLES[table].column_names
        for row in _with_uids(connection, "main", table, numbers[0].format("main"), uids)
    )


def copy_of_rows(connection: Connection, rows: DifferingRows) -> Connection | None:
    """Return a project in memory with some paragraphs of another one and all that is not of paragraphs.

    None if the rows cannot be read, or not be put together: then they are no rows of a project.
    """
    copy = empty_in_memory(connection)
    try:
        copy.executescript(schema.MIGRATION_LOG + "".join(schema.VERSIONS))
        copy.execute("BEGIN")
        for table, found in _rows_to_copy(connection, rows):
            fields = ", ".join("?" * len(TABLES[table].columns))
            names = ", ".join(TABLES[table].column_names)
            copy.executemany(f"INSERT INTO {table} ({names}) VALUES ({fields})", found)  # noqa: S608 (constants)
        copy.execute("COMMIT")
        for pragma in CAREFUL:
            copy.execute(f"PRAGMA {pragma}")
        forbid_schema_changes(copy)
    except UNREADABLE:
        copy.close()
        return None
    except BaseException:
        copy.close()
        raise
    return copy


def _rows_to_copy(connection: Connection, rows: DifferingRows) -> Iterator[tuple[str, sqlite3.Cursor]]:
    numbers = json.dumps(sorted(rows.paragraphs))
    for name, table in TABLES.items():
        columns = ", ".join(f"t.{column}" for column in table.column_names)
        select = f"SELECT {columns} FROM {name} t"  # noqa: S608 (constants)
        if name in _WHOLE:
            yield name, connection.execute(select)
        elif name in _QUERIES:
            yield name, connection.execute(_QUERIES[name].format(columns), (numbers,))
        elif name == "operation" and rows.first_operation is not None:
            # What takes a step back comes after it.
            yield name, connection.execute(f"{select} WHERE t.id >= ?", (rows.first_operation,))
        elif name == "original" and rows.originals:
            wanted = json.dumps(sorted(rows.originals))
            yield name, connection.execute(f"{select} WHERE t.hash IN (SELECT value FROM json_each(?))", (wanted,))  # noqa: S608


_AMONG = "SELECT {{0}} FROM json_each(?1) j CROSS JOIN {0} t ON t.{1}"
_QUERIES = {
    "paragraph": _AMONG.format("paragraph", "id = j.value"),
    "boundary": _AMONG.format("boundary", "paragraph_id = j.value"),
    "segment": _AMONG.format("segment", f"id {_WITHIN} UNION ") + _AMONG.format("segment", "paragraph_id = j.value"),
    "placement": "SELECT {0} FROM placement t WHERE t.paragraph_id IN (SELECT value FROM json_each(?1))",
    "succession": (
        f"SELECT {{0}} FROM succession t WHERE t.segment_id >> {OFFSET_BITS} IN (SELECT value FROM json_each(?1)) "  # noqa: S608
        f"OR t.before_id >> {OFFSET_BITS} IN (SELECT value FROM json_each(?1))"
    ),
    **{
        name: _AMONG.format(name, f"segment_id {_WITHIN}")
        for name in ("revision", "head", "comment_event", "annotation", "pending")
    },
    "resolution": (
        "SELECT {0} FROM resolution t JOIN revision r ON r.uid = t.revision_uid "  # noqa: S608
        f"WHERE r.segment_id >> {OFFSET_BITS} IN (SELECT value FROM json_each(?1))"
    ),
}
"""SQL of the rows of some paragraphs, given the columns."""
