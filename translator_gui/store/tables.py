"""The columns of all tables of a project file: hashed, merged, carried over or not, and their valid values.

SQL and Python that go through the columns of a table are made of these declarations: inserts, checksums, merging,
taking over work from a document's older version, validation and repair. The tables are made by `store.schema`;
`tests/store/test_tables.py` compares both.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Any, NamedTuple

from translator_gui.model.comment import CommentAction, ErrorCategory, ErrorSeverity
from translator_gui.model.document import ParagraphKind
from translator_gui.model.entry import SharedEntryKind
from translator_gui.model.revision import RevisionOrigin
from translator_gui.model.segment import MAX_PARAGRAPH, OFFSET_BITS
from translator_gui.model.status import Role, Status
from translator_gui.store.digests import digest
from translator_gui.store.driver import Connection
from translator_gui.store.row_values import (
    MOST_ROWS,
    digest_sql,
    document_name_sql,
    only_sql,
    time_sql,
    uid_sql,
    uids_sql,
    whole_sql,
    word_sql,
)

COUNTING = "t.uid NOT IN (SELECT uid FROM aside)"
"""SQL condition of rows `t` that were not retracted."""
_MOST_LEVELS = 99


class ColumnCarryOverRule(Enum):
    """How a column's value changes when a row is copied to a sentence of a newer document version."""

    SAME = 1
    SEGMENT = 2
    UID = 3
    UIDS = 4
    ANCHOR = 5


class DeclaredColumn(NamedTuple):
    """The declaration of a table column: type, valid values, references, and how it is carried over.

    Attributes:
        name: Its name.
        type: Its type in SQL.
        valid: SQL condition of values that a version of the program writes; empty where others are not told apart.
        refers: Table whose row the column names; by its number, or by its uid where the name ends in "_uid".
        optional: It may be NULL.
        carried: What becomes of it when the row is taken over.
        large: Its values are measured before they are read.
    """

    name: str
    type: str = "TEXT"
    valid: str = ""
    refers: str = ""
    optional: bool = False
    carried: ColumnCarryOverRule = ColumnCarryOverRule.SAME
    large: bool = False


class DatabaseRow(NamedTuple):
    """A row read from a table of the project file, with the uids of the rows it refers to.

    Attributes:
        values: By column.
        uids: Of the rows that it refers to, by column.
    """

    values: dict[str, Any]
    uids: dict[str, str]


@dataclass(frozen=True)
class DeclaredTable:
    """The declaration of a table of the project file: its columns, and which are hashed, merged, carried over.

    Attributes:
        name: Its name in the file.
        columns: In the order of the file.
        label: Its rows' name for people: "revision", "comment".
        hashed: Columns that the checksum is made of, in order; the row's own uid or key comes first. Of a reference,
            the uid counts: numbers of rows are of one file alone. Empty where rows have no checksum.
        hashed_later: Columns of later versions: part of the checksum only where one of them holds something.
        keys: Columns of its key.
        retractable: Whether merges add its rows, which are retracted if the merge is undone.
        carried: Its rows are taken over by sentences of newer versions.
        sentence: SQL of the sentence's number, where it is not the column `segment_id`.
        has_numbers: Its rows have numbers of their own; false for tables WITHOUT ROWID.
    """

    name: str
    columns: tuple[DeclaredColumn, ...]
    label: str = ""
    hashed: tuple[str, ...] = ()
    hashed_later: tuple[str, ...] = ()
    keys: tuple[str, ...] = ("id",)
    retractable: bool = False
    carried: bool = False
    sentence: str = ""
    has_numbers: bool = True

    @cached_property
    def column_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @cached_property
    def references(self) -> tuple[DeclaredColumn, ...]:
        """The columns that refer to rows of other tables."""
        return tuple(column for column in self.columns if column.refers)

    @property
    def is_appended(self) -> bool:
        """Whether the table is append-only: rows have a number and a uid and never differ between copies."""
        return self.column_names[:2] == ("id", "uid") and bool(self.hashed) and self.name != "operation"

    @property
    def row_key(self) -> str:
        """The column by which rows are read in order and named: the row number, else the first column of the key."""
        return "rowid" if self.has_numbers else self.keys[0]

    @property
    def segment(self) -> str:
        """SQL expression for the id of the sentence that a row `t` belongs to; "NULL" if it belongs to none."""
        return self.sentence or ("t.segment_id" if "segment_id" in self.column_names else "NULL")

    @cached_property
    def joins(self) -> str:
        """SQL joins of a row `t` with the rows that it refers to, under the aliases that `reference_alias` returns."""
        return " ".join(
            f"LEFT JOIN {column.refers} {alias} ON {alias}.{_key_of(column)} = t.{column.name}"
            for column, alias in ((column, reference_alias(column)) for column in self.references)
        )

    @cached_property
    def missing(self) -> str:
        """SQL condition that a row which `t` refers to is missing."""
        return (
            " OR ".join(
                f"{reference_alias(column)}.uid IS NULL"
                + (f" AND t.{column.name} IS NOT NULL" if column.optional else "")
                for column in self.references
            )
            or "0"
        )

    @cached_property
    def checked(self) -> tuple[str, ...]:
        """SQL expressions for the values in the checksum of a row `t`, in order."""
        referring = {column.name: f"{reference_alias(column)}.uid" for column in self.references}
        found = [referring.get(name, f"t.{name}") for name in self.hashed]
        if self.hashed_later:
            empty = " AND ".join(f"t.{name} = ''" for name in self.hashed_later)
            later = " || ".join(f"char(31) || t.{name}" for name in self.hashed_later)
            found[-1] += f" || iif({empty}, '', {later})"
        return tuple(found)

    @cached_property
    def joined(self) -> str:
        """SQL expression for the bytes that the checksum of a row `t` is made of; NULL if one of its values is."""
        return f"CAST({' || char(31) || '.join(f'({field})' for field in self.checked)} AS BLOB)"

    def page_query(self, *, first: bool) -> str:
        """Return the SQL query that reads the next rows of the table, with what is needed to verify their checksums."""
        return self._page_query(f"{self.segment}, {self.missing}, t.hash, {', '.join(self.checked)}", first=first)

    def joined_page_query(self, *, first: bool) -> str:
        """Return the SQL query that reads the next rows of the table, only their checksums and the bytes of these."""
        return self._page_query(f"t.hash, {self.joined}", first=first)

    def _page_query(self, values: str, *, first: bool) -> str:
        keys = ", ".join(f"t.{key}" for key in self.keys)
        condition = "" if first else f"WHERE ({keys}) > ({', '.join('?' * len(self.keys))}) "
        return f"SELECT {keys}, {values} FROM {self.name} t {self.joins} {condition}ORDER BY {keys} LIMIT ?"  # noqa: S608

    def checksum(self, values: Mapping[str, object], uids: Mapping[str, str]) -> str:
        """Return the checksum of a row of this database table.

        Args:
            values: By column.
            uids: Of the rows that it refers to, by column.
        """
        later = [values.get(name, "") for name in self.hashed_later]
        fields = [uids[name] if name in uids else values[name] for name in self.hashed]
        return digest(*fields, *(later if any(later) else ()))

    def read(self, connection: Connection, condition: str, values: tuple[object, ...] = ()) -> Iterator[DatabaseRow]:
        """Read the table's rows `t` that meet an SQL condition, except those that refer to missing rows."""
        return (row for _nothing, row in self.read_with(connection, "NULL", condition, values))

    def read_with(
        self, connection: Connection, more: str, condition: str, values: tuple[object, ...] = ()
    ) -> Iterator[tuple[Any, DatabaseRow]]:
        """Read the table's rows `t` that meet an SQL condition, each with the value of an extra SQL expression."""
        columns = ", ".join([f"t.{name}" for name in self.column_names])
        uids = "".join(f", {reference_alias(column)}.uid" for column in self.references)
        query = (
            f"SELECT {more}, {columns}{uids} FROM {self.name} t {self.joins} WHERE NOT ({self.missing}) "  # noqa: S608 (constants)
            f"AND {condition}"
        )
        names, referring = self.column_names, [column.name for column in self.references]
        for found, *row in connection.execute(query, values):
            yield (
                found,
                DatabaseRow(
                    dict(zip(names, row[: len(names)], strict=True)),
                    dict(zip(referring, row[len(names) :], strict=True)),
                ),
            )


def reference_alias(column: DeclaredColumn) -> str:
    """Return the SQL alias of the joined table that a reference column refers to."""
    return "its_" + column.name.removesuffix("_id").removesuffix("_uid")


def _key_of(column: DeclaredColumn) -> str:
    return "uid" if column.name.endswith("_uid") else "id"


def insert_rows(
    connection: Connection, table: str, rows: Iterable[Mapping[str, object]], *, instead: str = "INSERT"
) -> None:
    """Insert rows, given as column values that include the checksum, into a table.

    Args:
        connection: The file.
        table: The table's name.
        rows: Values by column.
        instead: "INSERT OR IGNORE" to leave out those that are there, "INSERT OR REPLACE" to replace them.
    """
    waiting = list(rows)
    if waiting:
        names = list(waiting[0])
        columns, fields = ", ".join(names), ", ".join(f":{name}" for name in names)
        connection.executemany(f"{instead} INTO {table} ({columns}) VALUES ({fields})", waiting)


def insert_row(
    connection: Connection, table: str, values: Mapping[str, object], uids: Mapping[str, str] | None = None
) -> int:
    """Insert a row into a table, adding its checksum; return its row number.

    Args:
        connection: The file.
        table: The table's name.
        values: By column, without the checksum.
        uids: Of the rows that it refers to, by column.
    """
    row = with_checksum(table, values, uids or {})
    columns, fields = ", ".join(row), ", ".join(f":{name}" for name in row)
    cursor = connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({fields})", row)  # noqa: S608 (constants)
    return int(cursor.lastrowid or 0)


def with_checksum(table: str, values: Mapping[str, object], uids: Mapping[str, str]) -> dict[str, object]:
    """Return the values of a row of a table with its checksum, as `insert_rows` takes them."""
    return {**values, "hash": TABLES[table].checksum(values, uids)}


def _number(name: str, valid: str = "", **more: Any) -> DeclaredColumn:
    return DeclaredColumn(name, "INTEGER", valid, **more)


def _row(name: str = "id") -> DeclaredColumn:
    return _number(name, whole_sql(name, 1, MOST_ROWS))


_ID = _number("id")
_UID = DeclaredColumn("uid", valid=uid_sql("uid"), carried=ColumnCarryOverRule.UID)
_PARENTS = DeclaredColumn("parents", valid=uids_sql("parents"), carried=ColumnCarryOverRule.UIDS)
_AUTHOR = _number("author_id", refers="author")
_DOCUMENT = _number("document_id", refers="document")
_SEGMENT = _number("segment_id", refers="segment", carried=ColumnCarryOverRule.SEGMENT)
_TIME = _number("time", time_sql("time"))
_OPERATION = DeclaredColumn("operation", valid=uid_sql("operation", optional=True))
_HASH = DeclaredColumn("hash")
_ROLE = DeclaredColumn("role", valid=word_sql("role", Role))
_STATUS = DeclaredColumn("status", valid=word_sql("status", Status))
_NAME = DeclaredColumn("name", valid=document_name_sql("name"), large=True)
_READ_AS = (
    DeclaredColumn("format", valid=f"octet_length(format) BETWEEN 1 AND 40 AND {only_sql('format', 'a-z0-9_.-')}"),
    DeclaredColumn("encoding", valid=f"octet_length(encoding) <= 40 AND {only_sql('encoding', 'A-Za-z0-9_.:-')}"),
    DeclaredColumn(
        "paragraph_rule", valid="octet_length(paragraph_rule) <= 65536 AND instr(paragraph_rule, char(0)) = 0"
    ),
)
_ORIGINAL = DeclaredColumn("original_hash", valid=digest_sql("original_hash"))
_PLACE = (
    DeclaredColumn("kind", valid=word_sql("kind", ParagraphKind)),
    _number("level", whole_sql("level", 0, _MOST_LEVELS)),
    DeclaredColumn("marker", large=True),
    DeclaredColumn("place", large=True),
)
_TARGET = DeclaredColumn("target", large=True)


def _json_or_empty(name: str) -> str:
    """Return the SQL condition that a column is empty or a JSON object with a version."""
    return (
        f"CASE WHEN {name} = '' THEN 1 WHEN json_valid({name}) THEN json_type({name}) = 'object' "
        f"AND json_type({name}, '$.version') = 'integer' ELSE 0 END"
    )


_DECLARED = (
    DeclaredTable(
        "project",
        (DeclaredColumn("key"), DeclaredColumn("value", large=True), _HASH),
        "property",
        ("key", "value"),
        keys=("rowid",),
    ),
    DeclaredTable(
        "author",
        (
            _row(),
            _UID,
            DeclaredColumn("name", valid="instr(name, char(0)) = 0", large=True),
            DeclaredColumn("email", large=True),
            _HASH,
        ),
        "author",
        ("uid", "name", "email"),
    ),
    DeclaredTable(
        "document",
        (
            *(_row(), _UID, _NAME, *_READ_AS, DeclaredColumn("order_key"), _number("version", whole_sql("version", 1))),
            *(_ORIGINAL, _number("added", time_sql("added")), _HASH, _number("shown")),
        ),
        "document",
        ("uid", "name", "format", "encoding", "paragraph_rule", "order_key", "version", "original_hash", "added"),
        retractable=True,
    ),
    DeclaredTable(
        "document_version",
        (
            *(_row(), _UID, _DOCUMENT, _number("number", whole_sql("number", 1)), _NAME, *_READ_AS, _ORIGINAL, _TIME),
            _HASH,
        ),
        "version",
        ("uid", "document_id", "number", "name", "format", "encoding", "paragraph_rule", "original_hash", "time"),
    ),
    DeclaredTable(
        "paragraph",
        (
            *(_row(), _UID, _DOCUMENT, _number("position", whole_sql("position"))),
            *(_number("length", "length = length(text) AND instr(text, char(0)) = 0"), *_PLACE),
            *(DeclaredColumn("starts"), _HASH, DeclaredColumn("text", large=True), DeclaredColumn("tags")),
        ),
        "paragraph",
        ("uid", "document_id", "position", "kind", "level", "marker", "place", "starts", "text"),
        ("tags",),
    ),
    DeclaredTable(
        "placement",
        (
            *(_number("version_id", refers="document_version"), _number("position", whole_sql("position", 1))),
            *(_number("paragraph_id", refers="paragraph"), *_PLACE, _HASH),
        ),
        "place",
        ("version_id", "position", "paragraph_id", "kind", "level", "marker", "place"),
        keys=("version_id", "position"),
        has_numbers=False,
    ),
    DeclaredTable(
        "document_event",
        (_ID, _UID, _DOCUMENT, DeclaredColumn("aspect"), DeclaredColumn("value"), _AUTHOR, _TIME, _OPERATION, _HASH),
        "event",
        ("uid", "document_id", "aspect", "value", "author_id", "time", "operation"),
        retractable=True,
    ),
    DeclaredTable(
        "boundary",
        (
            *(_ID, _UID, _number("paragraph_id", refers="paragraph")),
            *(_number("start", whole_sql("start", 0, MAX_PARAGRAPH)), _number("present")),
            *(_PARENTS, _AUTHOR, _TIME, _OPERATION, _HASH),
        ),
        "boundary",
        ("uid", "paragraph_id", "start", "present", "parents", "author_id", "time", "operation"),
        retractable=True,
        sentence=f"t.paragraph_id << {OFFSET_BITS} | t.start",
    ),
    DeclaredTable(
        "segment",
        (
            *(_number("id", f"id >> {OFFSET_BITS} = paragraph_id"), _number("paragraph_id", refers="paragraph"), _UID),
            *map(_number, ("live", "stop", "source_words", "target_length", "target_words")),
            *(DeclaredColumn("status"), DeclaredColumn("author"), *map(_number, ("changed", "comments", "heads"))),
            *(DeclaredColumn("note", large=True), DeclaredColumn("labels", large=True), _number("checksum"), _TARGET),
            *map(_number, ("handed_over", "approved", "reopened")),
        ),
        "sentence",
    ),
    DeclaredTable(
        "succession",
        (*(_SEGMENT, _number("before_id", refers="segment"), DeclaredColumn("made_for"), _HASH),),
        "succession",
        ("segment_id", "before_id", "made_for"),
        keys=("segment_id", "before_id"),
        has_numbers=False,
    ),
    DeclaredTable(
        "revision",
        (
            *(_row(), _UID, _SEGMENT, _PARENTS, _STATUS, _AUTHOR, _ROLE, _TIME),
            *(DeclaredColumn("origin", valid=word_sql("origin", RevisionOrigin)), _OPERATION),
            *(
                DeclaredColumn("source_hash", valid=f"(source_hash = '' OR {digest_sql('source_hash')})"),
                _HASH,
                _TARGET,
                DeclaredColumn("origin_detail", valid=_json_or_empty("origin_detail"), large=True),
            ),
        ),
        "revision",
        (
            *("uid", "segment_id", "parents", "target", "status", "author_id", "role", "time", "origin", "operation"),
            "source_hash",
        ),
        ("origin_detail",),
        retractable=True,
        carried=True,
    ),
    DeclaredTable(
        "resolution",
        (
            *(_ID, _UID),
            DeclaredColumn(
                "revision_uid", valid=uid_sql("revision_uid"), refers="revision", carried=ColumnCarryOverRule.UID
            ),
            *(_AUTHOR, _TIME, _OPERATION, _HASH),
        ),
        "resolution",
        ("uid", "revision_uid", "author_id", "time", "operation"),
        retractable=True,
        carried=True,
        sentence="its_revision.segment_id",
    ),
    DeclaredTable(
        "comment_event",
        (
            *(_ID, _UID, DeclaredColumn("thread", valid=uid_sql("thread"), carried=ColumnCarryOverRule.UID), _SEGMENT),
            *(DeclaredColumn("action", valid=word_sql("action", CommentAction)), _AUTHOR, _TIME, _OPERATION),
            DeclaredColumn("edits", valid=uid_sql("edits", optional=True), carried=ColumnCarryOverRule.UIDS),
            DeclaredColumn("after", valid=uids_sql("after"), carried=ColumnCarryOverRule.UIDS),
            *(DeclaredColumn("anchor", carried=ColumnCarryOverRule.ANCHOR), _HASH, DeclaredColumn("text", large=True)),
            DeclaredColumn("category", valid=word_sql("category", ("", *ErrorCategory))),
            DeclaredColumn("severity", valid=word_sql("severity", ("", *ErrorSeverity))),
        ),
        "comment",
        (
            *("uid", "thread", "segment_id", "action", "author_id", "time", "operation", "edits", "after", "anchor"),
            "text",
        ),
        ("category", "severity"),
        retractable=True,
        carried=True,
    ),
    DeclaredTable(
        "annotation",
        (
            *(_ID, _UID, _SEGMENT, DeclaredColumn("kind"), _PARENTS, _AUTHOR, _TIME, _OPERATION, _HASH),
            DeclaredColumn("value", large=True),
        ),
        "annotation",
        ("uid", "segment_id", "kind", "parents", "author_id", "time", "operation", "value"),
        retractable=True,
        carried=True,
    ),
    DeclaredTable(
        "entry",
        (
            *(
                _ID,
                _UID,
                DeclaredColumn("kind", valid=word_sql("kind", SharedEntryKind)),
                DeclaredColumn("key", valid="instr(key, char(0)) = 0"),
            ),
            *(_PARENTS, _AUTHOR, _TIME, _OPERATION, _HASH),
            DeclaredColumn("value", valid=_json_or_empty("value"), large=True),
        ),
        "shared entry",
        ("uid", "kind", "key", "parents", "author_id", "time", "operation", "value"),
        retractable=True,
    ),
    DeclaredTable(
        "operation",
        (
            *(_ID, _UID, DeclaredColumn("kind"), DeclaredColumn("verb"), _AUTHOR, _TIME),
            _number("undone_by", refers="operation", optional=True),
            *(DeclaredColumn("inverse", valid="json_valid(inverse)", large=True), _HASH),
        ),
        "undo step",
        ("uid", "kind", "verb", "author_id", "time", "inverse"),
    ),
    DeclaredTable("aside", (_UID, _HASH), "set aside", ("uid",), keys=("uid",), has_numbers=False),
    DeclaredTable(
        "pending",
        (_SEGMENT, _AUTHOR, _ROLE, _TIME, _HASH, _TARGET),
        "typing",
        ("segment_id", "author_id", "role", "time", "target"),
        keys=("segment_id",),
    ),
    DeclaredTable(
        "head",
        (_SEGMENT, DeclaredColumn("revision_uid", refers="revision")),
        keys=("segment_id", "revision_uid"),
        has_numbers=False,
    ),
    DeclaredTable(
        "original", (DeclaredColumn("hash"), _number("part"), DeclaredColumn("data", "BLOB")), keys=("hash", "part")
    ),
    DeclaredTable("outline", (_ID, DeclaredColumn("stamp"), DeclaredColumn("digest"), DeclaredColumn("data", "BLOB"))),
    DeclaredTable(
        "view_state", (DeclaredColumn("author_uid"), _number("segment_id"), _number("caret")), keys=("author_uid",)
    ),
)

TABLES = {table.name: table for table in _DECLARED}
"""Every table by its name, those first that others refer to."""

RECORD_TABLES = tuple(table for table in _DECLARED if table.hashed)
"""The tables whose rows carry a checksum."""

RETRACTABLE_TABLES = tuple(table for table in _DECLARED if table.retractable)
"""The tables to which merges add rows, which are retracted if the merge is undone."""

CARRIED_TABLES = tuple(table for table in _DECLARED if table.carried)
"""The tables whose rows are taken over by sentences of newer versions."""
