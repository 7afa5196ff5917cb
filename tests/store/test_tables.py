"""The declared tables against those that a project file has, new or made by an older version of the program."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from translator_gui.store.connection import create, open_file
from translator_gui.store.driver import Connection
from translator_gui.store.tables import RECORD_TABLES, TABLES

OLD = Path(__file__).parent.parent / "old_projects" / "version-1.tproj"
_OTHER_HASHES = {"original", "outline"}
"""Tables whose hash is of a whole document in several rows, or of derived data."""
_SQLITE = {"_sqlite_migrations", "sqlite_sequence"}


@pytest.fixture(params=["new", "migrated"])
def connection(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Connection]:
    path = tmp_path / "p.tproj"
    found = create(path) if request.param == "new" else open_file(Path(shutil.copy(OLD, path)))
    yield found
    found.close()


def test_every_table_is_declared_as_it_is(connection: Connection) -> None:
    names = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")} - _SQLITE
    assert names == set(TABLES)
    for name, table in TABLES.items():
        columns = connection.execute(f"PRAGMA table_info({name})").fetchall()
        assert [(row[1], row[2]) for row in columns] == [(column.name, column.type) for column in table.columns], name
        referring = {(row[3], row[2]) for row in connection.execute(f"PRAGMA foreign_key_list({name})")}
        assert {(column.name, column.refers) for column in table.references} == referring, name
        sql = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (name,)).fetchone()[0]
        assert table.has_numbers is ("WITHOUT ROWID" not in sql), name
        optional = {row[1] for row in columns if not row[3] and not row[5]}
        assert {column.name for column in table.columns if column.optional} == optional, name


def test_every_table_with_a_checksum_hashes_its_columns() -> None:
    with_hash = {name for name, table in TABLES.items() if "hash" in table.column_names} - _OTHER_HASHES
    assert {table.name for table in RECORD_TABLES} == with_hash
    unhashed = {
        table.name: set(table.column_names) - {"id", "hash", *table.hashed, *table.hashed_later}
        for table in RECORD_TABLES
    }
    assert {name: left for name, left in unhashed.items() if left} == {
        "document": {"shown"},
        "paragraph": {"length"},
        "operation": {"undone_by"},
    }
