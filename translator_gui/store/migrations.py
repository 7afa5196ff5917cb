"""Numbered migrations, which create new files and upgrade older ones."""

from typing import Any
from zlib import crc32

from sqlite_utils import Database, Migrations

from translator_gui.store import schema
from translator_gui.store.driver import Connection
from translator_gui.store.entries import move_properties
from translator_gui.store.revisions import show_heads

project_file = Migrations("translator")


def _statements(script: str) -> list[str]:
    return [part for part in script.split(";\n") if part.strip()]


@project_file()
def version_1(db: Any) -> None:
    """Create the tables of a project file of version 1."""
    for statement in _statements(schema.VERSION_1):
        db.execute(statement)


@project_file()
def version_2(db: Any) -> None:
    """Upgrade a project file to version 2: add document versions and document events."""
    for statement in _statements(schema.VERSION_2):
        db.execute(statement)
    db.execute("PRAGMA user_version = 2")


@project_file()
def version_3(db: Any) -> None:
    """Upgrade a project file to version 3: add review and merge; fill in the handed-over and approved baselines."""
    for statement in _statements(schema.VERSION_3):
        db.execute(statement)
    db.execute(
        "UPDATE segment SET handed_over = (SELECT coalesce(max(r.id), 0) FROM revision r WHERE r.segment_id = "
        "segment.id AND r.status = 'translated' AND r.role = 'translator'), approved = (SELECT coalesce(max(r.id), 0) "
        "FROM revision r WHERE r.segment_id = segment.id AND r.status IN ('approved', 'final')) "
        "WHERE id IN (SELECT segment_id FROM revision)"
    )
    db.execute(
        "UPDATE segment SET reopened = approved > 0 AND status IN ('draft', 'translated', 'returned') "
        "AND target IS NOT (SELECT r.target FROM revision r WHERE r.id = segment.approved) WHERE approved > 0"
    )
    rows = db.execute(
        "SELECT id, paragraph_id, uid, live, stop, source_words, target_length, target_words, status, author, changed, "
        "comments, heads, note, labels, target, handed_over, approved, reopened FROM segment "
        "WHERE handed_over > 0 OR approved > 0"
    ).fetchall()
    checksums = ((crc32(repr(tuple(row)).encode("utf-8", "backslashreplace")), row[0]) for row in rows)
    db.conn.executemany("UPDATE segment SET checksum = ? WHERE id = ?", checksums)
    db.execute("PRAGMA user_version = 3")


@project_file()
def version_4(db: Any) -> None:
    """Upgrade a project file to version 4: add inline tags."""
    for statement in _statements(schema.VERSION_4):
        db.execute(statement)
    db.execute("PRAGMA user_version = 4")


@project_file()
def version_5(db: Any) -> None:
    """Upgrade a project file to version 5: add who resolved conflicts; `migrate` updates the sentences."""
    for statement in _statements(schema.VERSION_5):
        db.execute(statement)


@project_file()
def version_6(db: Any) -> None:
    """Upgrade a project file to version 6: add shared entries and move properties into them."""
    for statement in _statements(schema.VERSION_6):
        db.execute(statement)
    move_properties(db.conn)


@project_file()
def version_7(db: Any) -> None:
    """Upgrade a project file to version 7: add where inserted English came from."""
    for statement in _statements(schema.VERSION_7):
        db.execute(statement)


def migrate(connection: Connection) -> None:
    """Upgrade a project file to the current file version; a failed step leaves the file unchanged."""
    before = int(connection.execute("PRAGMA user_version").fetchone()[0])
    db = Database(connection, execute_plugins=False)
    project_file.apply(db)
    with db.conn:
        db.conn.execute("BEGIN")
        if before < _CREDITS_CHOSEN_TEXT:
            _show_resolved_sentences(connection)
        connection.execute(f"PRAGMA user_version = {schema.CURRENT}")


_CREDITS_CHOSEN_TEXT = 5


def _show_resolved_sentences(connection: Connection) -> None:
    """Show the author of the chosen text, not the person who resolved the conflict, as author of the sentence."""
    rows = connection.execute("SELECT DISTINCT segment_id FROM revision WHERE origin = 'settled'")
    show_heads(connection, *(row[0] for row in rows.fetchall()))
