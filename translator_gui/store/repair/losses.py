"""Finds out which rows of a damaged file could not be read."""

from typing import NamedTuple

from translator_gui.model.segment import OFFSET_BITS
from translator_gui.store.driver import Connection
from translator_gui.store.repair.repaired_file import RepairedFileBuilder, has_uid
from translator_gui.store.repair.salvage import SalvageResult
from translator_gui.store.repair.shapes import table_shapes
from translator_gui.store.tables import TABLES

_COLUMNS = {shape.name: shape.columns for shape in table_shapes()}
_BY_PLACE = {
    "revision_by_segment": ("revision", 0),
    "comment_event_by_segment": ("comment_event", 0),
    "annotation_by_segment": ("annotation", 0),
    "boundary_by_paragraph": ("boundary", OFFSET_BITS),
}
"""Indexes of tables by sentence or paragraph; how far a number is to be shifted to be the row of a sentence."""
UNKNOWN = "page"
"""Kind of a loss known only from an unreadable page."""
_TEXTS = ("target", "text", "value", "name")
_UNSEEN = frozenset({"project", "aside", "succession", "placement", "pending"})
"""Tables without another trace of their rows."""


class LostRow(NamedTuple):
    """A table row of a damaged project file that the repair could not recover.

    Attributes:
        kind: The table: "revision", "comment_event", "paragraph" …; "page" where only the place is known.
        segment: Row of the sentence; None where it is not known or there is none.
        author: Name of who made it; empty where that is not known.
        time: Milliseconds since 1970 UTC; 0 where it is not known.
        text: What of it could be read, unchecked, or what else is known.
    """

    kind: str
    segment: int | None = None
    author: str = ""
    time: int = 0
    text: str = ""


def find_losses(builder: RepairedFileBuilder) -> list[LostRow]:
    """Return the rows that a repair lost, as found by indexes, gaps in row numbers and wrong checksums."""
    connection, found = builder.connection, builder.found
    names: dict[int, str] = dict(connection.execute("SELECT id, name FROM author"))
    losses: dict[tuple[str, object], LostRow] = {}
    for table, columns in _COLUMNS.items():
        if table in {"segment", "head", "view_state", "operation"}:
            continue
        if not has_uid(table):
            rejected = (dict(zip(columns, row[-len(columns) :], strict=True)) for row in builder.rejected[table])
            losses.update({(table, str(fields)): _loss_of(table, fields, names) for fields in rejected})
            continue
        existing = {row[0] for row in connection.execute(f"SELECT id FROM {table}")}  # noqa: S608 (a constant)
        index = _indexed_rows(found, table)
        lost = {row for row in index.rows - existing if index.confirms(row)} | set(_gaps(found, table, existing))
        for row in builder.rejected[table]:
            if row[0] not in existing and index.confirms(row[0]):
                losses[table, row[0]] = _loss_of(table, dict(zip(columns, row, strict=True)), names)
        for row in lost:
            known = losses.get((table, row), _without_row(table, row))
            losses[table, row] = known if known.segment is not None else known._replace(segment=index.segments.get(row))
    for row in lost_paragraphs(builder):
        losses.setdefault(("paragraph", row), _without_row("paragraph", row))
    _by_head(connection, found, losses)
    return list(losses.values())


class _IndexedRows(NamedTuple):
    """The rows of a table that the indexes of the damaged file list, whether salvaged or not (repair).

    Attributes:
        rows: Numbers that an index has.
        by_uid: Those in the index of uids; None where it does not read as a whole.
        by_place: Those in the index of sentences or paragraphs; None where it does not, or where there is none.
        segments: The sentence, or the first one of the paragraph, by the row's number.
    """

    rows: set[int]
    by_uid: set[int] | None
    by_place: set[int] | None
    segments: dict[int, int]

    def confirms(self, row: int) -> bool:
        """Whether every readable index of the damaged table lists this row number (repair)."""
        return all(index is None or row in index for index in (self.by_uid, self.by_place))


def _indexed_rows(found: SalvageResult, table: str) -> _IndexedRows:
    segments: dict[int, int] = {}
    by_place: set[int] | None = None
    for index, (of, shift) in _BY_PLACE.items():
        if of == table:
            segments = {row: number << shift for number, row in found.numbers.get(index, ())}
            by_place = set(segments) if found.is_readable(index) else None
    by_uid = set(found.uids.get(table, {}))
    return _IndexedRows(
        by_uid | segments.keys(),
        by_uid if found.is_readable(f"sqlite_autoindex_{table}_1") else None,
        by_place,
        segments,
    )


def _without_row(table: str, row: int) -> LostRow:
    return LostRow(table, row << OFFSET_BITS if table == "paragraph" else None)


def _loss_of(table: str, fields: dict[str, object], names: dict[int, str]) -> LostRow:
    segment, author, time = fields.get("segment_id"), fields.get("author_id"), fields.get("time")
    if table == "boundary" and isinstance(paragraph := fields["paragraph_id"], int):
        segment = paragraph << OFFSET_BITS
    if table == "paragraph" and isinstance(identity := fields["id"], int):
        segment = identity << OFFSET_BITS
    return LostRow(
        table,
        segment if isinstance(segment, int) else None,
        names.get(author, "") if isinstance(author, int) else "",
        time if isinstance(time, int) else 0,
        next((str(fields[name]) for name in _TEXTS if name in fields), ""),
    )


def _gaps(found: SalvageResult, table: str, existing: set[int]) -> list[int]:
    """Return the missing row numbers of a table whose rows are never deleted: lost rows (repair)."""
    # A repair may have deleted versions.
    if (
        not TABLES[table].is_appended
        or table == "document_version"
        or not (found.bad_pages or not found.has_all_pages)
        or not existing
    ):
        return []
    return [row for row in range(1, max(existing)) if row not in existing]


def _by_head(connection: Connection, found: SalvageResult, losses: dict[tuple[str, object], LostRow]) -> None:
    """Add to the losses the missing revisions that were a sentence's latest according to salvaged rows (repair)."""
    uids = {row[0] for row in connection.execute("SELECT uid FROM revision")}
    numbers = {uid: row for row, uid in found.uids.get("revision", {}).items()}
    is_readable = found.is_readable("sqlite_autoindex_revision_1")
    for candidate in found.rows.get("head", ()):
        segment, uid = candidate.values
        if candidate.is_live and uid not in uids and (uid in numbers or not is_readable):
            losses.setdefault(("revision", numbers.get(uid, uid)), LostRow("revision", segment))


def page_losses(found: SalvageResult, inferred: set[str], *, nothing_else: bool) -> list[LostRow]:
    """Return losses for unreadable pages of tables whose lost rows leave no other trace (repair)."""
    tables = sorted({label for label in found.bad_pages.values() if label in _UNSEEN - inferred})
    losses = [LostRow(table, text="some rows") for table in tables]
    if nothing_else and any(not label for label in found.bad_pages.values()):
        losses.append(LostRow(UNKNOWN))
    return losses


def lost_paragraphs(builder: RepairedFileBuilder) -> set[int]:
    """Return the row numbers of lost paragraphs that salvaged rows refer to (repair)."""
    existing = {row[0] for row in builder.connection.execute("SELECT id FROM paragraph")}
    referred = set(builder.found.uids.get("paragraph", {}))
    referred |= {segment >> OFFSET_BITS for segment in builder.found.sentences}
    if not builder.found.is_readable("sqlite_autoindex_paragraph_1"):
        referred |= {one.values[2] >> OFFSET_BITS for one in builder.found.rows.get("revision", ())}
    if builder.found.bad_pages or not builder.found.has_all_pages:
        referred |= set(range(1, max(existing, default=0)))
    return {row for row in referred - existing if row > 0}
