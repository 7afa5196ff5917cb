"""What could not be read of a damaged file, as far as the rest of it tells."""

from typing import NamedTuple

from translator_gui.model.segment import OFFSET_BITS
from translator_gui.store.driver import Connection
from translator_gui.store.repair.salvage import Salvage
from translator_gui.store.repair.shapes import shapes
from translator_gui.store.repair.stage import Stage, has_uid

_COLUMNS = {shape.name: shape.columns for shape in shapes()}
_BY_SENTENCE = {
    "revision_by_segment": "revision",
    "comment_event_by_segment": "comment_event",
    "annotation_by_segment": "annotation",
}
_BY_PARAGRAPH = {"boundary_by_paragraph": "boundary"}
_APPENDED = (
    "revision",
    "resolution",
    "comment_event",
    "annotation",
    "boundary",
    "document_event",
    "paragraph",
    "author",
    "document",
)
UNKNOWN = "page"
"""Kind of a loss that only a page tells of that cannot be read."""
_TEXTS = ("target", "text", "value", "name")
_UNSEEN = frozenset({"project", "aside", "succession", "placement", "pending"})
"""Tables without another trace of their rows."""


class Loss(NamedTuple):
    """One thing that was lost.

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


def find_losses(stage: Stage) -> list[Loss]:
    """Return what indexes, neighbours and rows with a wrong checksum tell of and is not in the new file."""
    connection, found = stage.connection, stage.found
    names: dict[int, str] = dict(connection.execute("SELECT id, name FROM author"))
    losses: dict[tuple[str, object], Loss] = {}
    for table, columns in _COLUMNS.items():
        if table in {"segment", "head", "view_state", "operation"}:
            continue
        there = _there(connection, table) if has_uid(table) else (set[int](), set[str]())
        for row in stage.rejected.get(table, ()):
            fields = dict(zip(columns, row[-len(columns) :], strict=True))
            key = fields.get("uid", row)
            if has_uid(table) and (fields["uid"] in there[1] or row[0] in there[0]):
                continue
            losses.setdefault((table, row[0] if has_uid(table) else key), _loss_of(table, fields, names))
        for row, uid in found.uids.get(table, {}).items():
            if has_uid(table) and uid not in there[1] and row not in there[0]:
                losses.setdefault((table, row), _without_row(table, row))
        for row in _gaps(found, table, there[0]):
            losses.setdefault((table, row), _without_row(table, row))
    for row in lost_paragraphs(stage):
        losses.setdefault(("paragraph", row), _without_row("paragraph", row))
    _by_index(connection, found, losses)
    _by_head(connection, found, losses)
    return list(losses.values())


def _without_row(table: str, row: int) -> Loss:
    return Loss(table, row << OFFSET_BITS if table == "paragraph" else None)


def _loss_of(table: str, fields: dict[str, object], names: dict[int, str]) -> Loss:
    segment, author, time = fields.get("segment_id"), fields.get("author_id"), fields.get("time")
    if table == "boundary" and isinstance(paragraph := fields["paragraph_id"], int):
        segment = paragraph << OFFSET_BITS
    if table == "paragraph" and isinstance(identity := fields["id"], int):
        segment = identity << OFFSET_BITS
    return Loss(
        table,
        segment if isinstance(segment, int) else None,
        names.get(author, "") if isinstance(author, int) else "",
        time if isinstance(time, int) else 0,
        next((str(fields[name]) for name in _TEXTS if name in fields), ""),
    )


def _there(connection: Connection, table: str) -> tuple[set[int], set[str]]:
    rows = connection.execute(f"SELECT id, uid FROM {table}").fetchall()  # noqa: S608 (a constant)
    return {row[0] for row in rows}, {row[1] for row in rows}


def _gaps(found: Salvage, table: str, there: set[int]) -> list[int]:
    """Rows of these tables are never deleted: a number that is left out was one that cannot be read."""
    if table not in _APPENDED or not (found.bad_pages or not found.is_whole) or not there:
        return []
    return [row for row in range(1, max(there)) if row not in there]


def _by_index(connection: Connection, found: Salvage, losses: dict[tuple[str, object], Loss]) -> None:
    """Give losses the sentence that an index has for them."""
    for index, table in {**_BY_SENTENCE, **_BY_PARAGRAPH}.items():
        there = _there(connection, table)[0]
        for number, row in found.numbers.get(index, ()):
            segment = number << OFFSET_BITS if index in _BY_PARAGRAPH else number
            known = losses.get((table, row))
            if row not in there and (known is None or known.segment is None):
                losses[table, row] = (known or Loss(table))._replace(segment=segment)


def _by_head(connection: Connection, found: Salvage, losses: dict[tuple[str, object], Loss]) -> None:
    """A sentence's latest revision that is not there."""
    uids = _there(connection, "revision")[1]
    numbers = {uid: row for row, uid in found.uids.get("revision", {}).items()}
    for candidate in found.rows.get("head", ()):
        segment, uid = candidate.values
        if candidate.is_live and uid not in uids and ("revision", numbers.get(uid, uid)) not in losses:
            losses["revision", numbers.get(uid, uid)] = Loss("revision", segment)


def page_losses(found: Salvage, inferred: set[str], *, nothing_else: bool) -> list[Loss]:
    """Return what unreadable pages may have held that nothing else tells of."""
    tables = sorted({label for label in found.bad_pages.values() if label in _UNSEEN - inferred})
    losses = [Loss(table, text="some rows") for table in tables]
    if nothing_else and any(not label for label in found.bad_pages.values()):
        losses.append(Loss(UNKNOWN))
    return losses


def lost_paragraphs(stage: Stage) -> set[int]:
    """Return the numbers of the paragraphs that something refers to and that are not there."""
    there = {row[0] for row in stage.connection.execute("SELECT id FROM paragraph")}
    referred = set(stage.found.uids.get("paragraph", {}))
    referred |= {segment >> OFFSET_BITS for segment in stage.found.sentences}
    referred |= {one.values[2] >> OFFSET_BITS for one in stage.found.rows.get("revision", ())}
    if stage.found.bad_pages or not stage.found.is_whole:
        referred |= set(range(1, max(there, default=0)))
    return {row for row in referred - there if row > 0}
