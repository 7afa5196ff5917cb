"""The tables whose rows carry a checksum, with what each checksum is made of."""

from typing import NamedTuple


class RecordTable(NamedTuple):
    """A table of checksummed rows.

    Attributes:
        label: Its rows' name for people: "revision", "comment".
        name: Its name in the file.
        keys: The columns of its key, in order.
        checked: SQL of what the checksum is made of, in order; the row's own uid or key comes first.
        joins: SQL that joins the rows it refers to.
        required: SQL columns that are NULL where a row it refers to is missing.
        segment: SQL of the sentence's row; "NULL" where the row belongs to no sentence.
    """

    label: str
    name: str
    keys: tuple[str, ...]
    checked: str
    joins: str = ""
    required: tuple[str, ...] = ()
    segment: str = "NULL"

    def query(self, *, first: bool) -> str:
        """SQL that reads the next rows by key: the keys, the sentence, missing references, hash, checked columns."""
        keys = ", ".join(f"t.{key}" for key in self.keys)
        missing = " OR ".join(f"{column} IS NULL" for column in self.required) or "0"
        condition = "" if first else f"WHERE ({keys}) > ({', '.join('?' * len(self.keys))}) "
        return (
            f"SELECT {keys}, {self.segment}, {missing}, t.hash, {self.checked} FROM {self.name} t {self.joins} "  # noqa: S608 (constants)
            f"{condition}ORDER BY {keys} LIMIT ?"
        )


_AUTHOR = "LEFT JOIN author a ON a.id = t.author_id"
_DOCUMENT = "LEFT JOIN document d ON d.id = t.document_id"
_SEGMENT = "LEFT JOIN segment s ON s.id = t.segment_id"

RECORD_TABLES = (
    RecordTable("property", "project", ("rowid",), "t.key, t.value"),
    RecordTable("author", "author", ("id",), "t.uid, t.name, t.email"),
    RecordTable(
        "document",
        "document",
        ("id",),
        "t.uid, t.name, t.format, t.encoding, t.paragraph_rule, t.order_key, t.version, t.original_hash, t.added",
    ),
    RecordTable(
        "version",
        "document_version",
        ("id",),
        "t.uid, d.uid, t.number, t.name, t.format, t.encoding, t.paragraph_rule, t.original_hash, t.time",
        _DOCUMENT,
        ("d.id",),
    ),
    RecordTable(
        "paragraph",
        "paragraph",
        ("id",),
        "t.uid, d.uid, t.position, t.kind, t.level, t.marker, t.place, t.starts, "
        "t.text || iif(t.tags = '', '', char(31) || t.tags)",
        _DOCUMENT,
        ("d.id",),
    ),
    RecordTable(
        "place",
        "placement",
        ("version_id", "position"),
        "v.uid, t.position, p.uid, t.kind, t.level, t.marker, t.place",
        "LEFT JOIN document_version v ON v.id = t.version_id LEFT JOIN paragraph p ON p.id = t.paragraph_id",
        ("v.id", "p.id"),
    ),
    RecordTable(
        "event",
        "document_event",
        ("id",),
        "t.uid, d.uid, t.aspect, t.value, a.uid, t.time, t.operation",
        f"{_DOCUMENT} {_AUTHOR}",
        ("d.id", "a.id"),
    ),
    RecordTable(
        "boundary",
        "boundary",
        ("id",),
        "t.uid, p.uid, t.start, t.present, t.parents, a.uid, t.time, t.operation",
        f"LEFT JOIN paragraph p ON p.id = t.paragraph_id {_AUTHOR}",
        ("p.id", "a.id"),
        "t.paragraph_id << 20 | t.start",
    ),
    RecordTable(
        "succession",
        "succession",
        ("segment_id", "before_id"),
        "s.uid, b.uid, t.made_for",
        f"{_SEGMENT} LEFT JOIN segment b ON b.id = t.before_id",
        ("s.id", "b.id"),
        "t.segment_id",
    ),
    RecordTable(
        "revision",
        "revision",
        ("id",),
        "t.uid, s.uid, t.parents, t.target, t.status, a.uid, t.role, t.time, t.origin, t.operation, t.source_hash",
        f"{_SEGMENT} {_AUTHOR}",
        ("s.id", "a.id"),
        "t.segment_id",
    ),
    RecordTable(
        "resolution",
        "resolution",
        ("id",),
        "t.uid, t.revision_uid, a.uid, t.time, t.operation",
        f"LEFT JOIN revision r ON r.uid = t.revision_uid {_AUTHOR}",
        ("r.id", "a.id"),
        "r.segment_id",
    ),
    RecordTable(
        "comment",
        "comment_event",
        ("id",),
        "t.uid, t.thread, s.uid, t.action, a.uid, t.time, t.operation, t.edits, t.after, t.anchor, "
        "t.text || iif(t.category = '' AND t.severity = '', '', char(31) || t.category || char(31) || t.severity)",
        f"{_SEGMENT} {_AUTHOR}",
        ("s.id", "a.id"),
        "t.segment_id",
    ),
    RecordTable(
        "annotation",
        "annotation",
        ("id",),
        "t.uid, s.uid, t.kind, t.parents, a.uid, t.time, t.operation, t.value",
        f"{_SEGMENT} {_AUTHOR}",
        ("s.id", "a.id"),
        "t.segment_id",
    ),
    RecordTable(
        "undo step",
        "operation",
        ("id",),
        "t.uid, t.kind, t.verb, a.uid, t.time, t.inverse",
        f"{_AUTHOR} LEFT JOIN operation u ON u.id = t.undone_by",
        ("a.id", "iif(t.undone_by IS NULL, 0, u.id)"),
    ),
    RecordTable("set aside", "aside", ("uid",), "t.uid"),
    RecordTable(
        "typing",
        "pending",
        ("segment_id",),
        "s.uid, a.uid, t.role, t.time, t.target",
        f"{_SEGMENT} {_AUTHOR}",
        ("s.id", "a.id"),
        "t.segment_id",
    ),
)
