"""Takes lost rows of a damaged file from a backup, only those that the file still refers to."""

from collections.abc import Iterator

from translator_gui.model.segment import OFFSET_BITS
from translator_gui.store.driver import Connection
from translator_gui.store.repair.salvage import FREE, SalvagedRow, SalvageResult
from translator_gui.store.repair.shapes import Values, table_shapes
from translator_gui.store.tables import RECORD_TABLES

_REFERRED = {"author": "author_id", "document": "document_id", "paragraph": "paragraph_id"}
_COLUMNS = {shape.name: shape.columns for shape in table_shapes()}


def take_from_backup(found: SalvageResult, backup: Connection) -> None:
    """Add lost rows from a backup to the salvaged rows, if the damaged file still refers to them (repair)."""
    known = _known_uids(found)
    for table in (table.name for table in RECORD_TABLES if table.is_appended):
        salvaged = {candidate.values for candidate in found.rows.get(table, ())}
        numbers = _referred_numbers(found, table)
        for row in _rows(backup, table):
            if row not in salvaged and (row[1] in known or row[0] in numbers):
                found.rows[table].append(SalvagedRow(row, FREE))
    hashes = {
        candidate.values[_COLUMNS[table].index("original_hash")]
        for table in ("document", "document_version")
        for candidate in found.rows.get(table, ())
    }
    parts = {candidate.values[1:3] for candidate in found.rows.get("original", ())}
    for row in backup.execute("SELECT rowid, hash, part, data FROM original"):
        if row[1] in hashes and (row[1], row[2]) not in parts:
            found.rows["original"].append(SalvagedRow(tuple(row), FREE))


def _rows(backup: Connection, table: str) -> Iterator[Values]:
    yield from backup.execute(f"SELECT {', '.join(_COLUMNS[table])} FROM {table}")  # noqa: S608 (constants)


def _known_uids(found: SalvageResult) -> set[str]:
    known = {uid for uids in found.uids.values() for uid in uids.values()}
    known.update(uid for uids in found.other_uids.values() for uid in uids)
    known.update(candidate.values[1] for candidate in found.rows.get("head", ()))
    parents = _COLUMNS["revision"].index("parents")
    known.update(uid for candidate in found.rows.get("revision", ()) for uid in candidate.values[parents].split())
    return known


def _referred_numbers(found: SalvageResult, table: str) -> set[int]:
    """Return the row numbers of a table's rows that salvaged rows of other tables refer to (repair)."""
    column = _REFERRED.get(table)
    if column is None:
        return set()
    numbers: set[int] = {
        candidate.values[columns.index(column)]
        for other, columns in _COLUMNS.items()
        if column in columns
        for candidate in found.rows.get(other, ())
    }
    if table == "paragraph":
        numbers |= {segment >> OFFSET_BITS for segment in found.sentences}
    return numbers
