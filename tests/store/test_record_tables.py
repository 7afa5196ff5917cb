"""The list of checksummed tables against the schema."""

from translator_gui.store import schema
from translator_gui.store.driver import sqlite3
from translator_gui.store.tables import RECORD_TABLES

_OTHER_HASHES = {"original", "outline"}
"""Tables whose hash is of a whole document in several rows, or of derived data."""


def test_every_table_with_a_checksum_is_listed_once():
    connection = sqlite3.connect(":memory:")
    connection.executescript("".join(schema.VERSIONS))
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    checked = {
        table
        for table in tables - _OTHER_HASHES
        if "hash" in {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
    }
    connection.close()
    assert sorted(table.name for table in RECORD_TABLES) == sorted(checked)
