"""Memory files: what is refused, the journal, and several processes at once."""

from pathlib import Path

import pytest

from tests.project.memory.memories import make_memory, texts, unit
from translator_gui.model.memory_unit import MemoryFileError
from translator_gui.project.memory.translation_memory import TranslationMemory
from translator_gui.store.driver import sqlite3
from translator_gui.store.memory import memory_file, memory_schema
from translator_gui.store.memory.memory_file import (
    DamagedMemoryError,
    MemoryWriteError,
    NotAMemoryError,
    memory_in_ram,
    memory_transaction,
    uses_wal,
)
from translator_gui.store.memory.network_drives import file_system_type, is_network_type

PAIR = ("ایک جملہ", "A sentence")
FOREIGN = (
    "CREATE TRIGGER t AFTER INSERT ON unit BEGIN DELETE FROM unit; END",
    "CREATE VIEW v AS SELECT * FROM unit",
    "CREATE TABLE extra (a)",
    "CREATE INDEX extra ON unit (target)",
    "ALTER TABLE unit ADD COLUMN extra TEXT",
    "DROP TABLE removal",
    "DROP TABLE word",
    "CREATE VIRTUAL TABLE f USING fts5 (a)",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with make_memory(tmp_path, PAIR) as memory:
        return memory.path or tmp_path


def tampered(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


@pytest.mark.parametrize("statement", FOREIGN)
@pytest.mark.parametrize("read_only", [False, True])
def test_tables_that_are_no_memorys_are_refused(path: Path, statement: str, read_only: bool):
    tampered(path, statement)
    with pytest.raises(DamagedMemoryError, match="tables are not a memory's"):
        TranslationMemory.open(path, read_only=read_only)


def test_a_newer_version_is_refused(path: Path):
    tampered(path, f"PRAGMA user_version = {memory_schema.CURRENT + 1}")
    with pytest.raises(NotAMemoryError, match="newer Translator"):
        TranslationMemory.open(path)


def test_other_files_are_refused(tmp_path: Path):
    (tmp_path / "text.tmem").write_text("no database, but long enough to be one", encoding="utf-8")
    tampered(tmp_path / "other.tmem", "CREATE TABLE a (b)")
    for name in ("text.tmem", "other.tmem", "gone.tmem", "."):
        with pytest.raises(NotAMemoryError):
            TranslationMemory.open(tmp_path / name)


def test_the_connection_makes_no_triggers(path: Path):
    with TranslationMemory.open(path) as memory, pytest.raises(sqlite3.DatabaseError, match="not authorized"):
        memory.connection.execute(FOREIGN[0])


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE unit SET status = 'odd'",
        "UPDATE unit SET origin = 'odd'",
        "UPDATE unit SET time = -5",
        "UPDATE unit SET source = CAST(x'ff' AS TEXT)",
    ],
)
def test_values_that_no_memory_holds_are_damage(path: Path, statement: str):
    tampered(path, "PRAGMA ignore_check_constraints = ON", statement)
    with TranslationMemory.open(path) as memory:
        with pytest.raises(DamagedMemoryError):
            memory.look_up(PAIR[0])
        assert memory.problems()


def test_a_truncated_memory_is_damaged(path: Path):
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    found: list[str] = []
    try:
        with TranslationMemory.open(path) as memory:
            found = memory.problems()
    except MemoryFileError as error:
        found = [str(error)]
    assert found


def test_a_write_ahead_log_is_used_where_it_is_safe(path: Path, monkeypatch: pytest.MonkeyPatch):
    def mode() -> str:
        with TranslationMemory.open(path) as memory:
            return memory.connection.execute("PRAGMA journal_mode").fetchone()[0]

    monkeypatch.setattr(memory_file, "_SAFE_WAL", (3, 0, 0))
    assert mode() == "wal"
    monkeypatch.setattr(memory_file, "_SAFE_WAL", (99, 0, 0))
    assert mode() == "delete"
    monkeypatch.setattr(memory_file, "_SAFE_WAL", (3, 0, 0))

    def is_on_network_drive(_path: Path) -> bool:
        return True

    monkeypatch.setattr(memory_file, "is_on_network_drive", is_on_network_drive)
    assert not uses_wal(path)
    assert mode() == "delete"


MOUNTS = """22 1 8:1 / / rw - ext4 /dev/sda1 rw
30 22 0:40 / /home/amna/My\\040share rw - cifs //server/share rw
31 22 0:41 / /net rw - nfs4 server:/ rw
32 31 8:2 / /net/local rw - ext4 /dev/sdb1 rw
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/amna/m.tmem", "ext4"),
        ("/home/amna/My share/m.tmem", "cifs"),
        ("/net/a/m.tmem", "nfs4"),
        ("/net/local/m.tmem", "ext4"),
    ],
)
def test_network_drives_are_known_by_their_file_system(path: str, kind: str):
    assert file_system_type(Path(path), MOUNTS) == kind
    assert is_network_type(kind) is (kind != "ext4")


def test_a_busy_memory_is_no_damage(path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(memory_file, "_BUSY_SECONDS", 0)
    with TranslationMemory.open(path) as one, TranslationMemory.open(path) as other:
        with memory_transaction(one.connection), pytest.raises(MemoryWriteError, match="another program"):
            other.add_units([unit("نیا", "New")])
        assert other.add_units([unit("نیا", "New")]) == 1
        assert len(texts(one)) == 2


def test_a_read_only_memory_is_not_written(path: Path):
    with TranslationMemory.open(path, read_only=True) as memory:
        memory.look_up(PAIR[0])
        memory.store_index()
        with pytest.raises(MemoryWriteError):
            memory.add_units([unit("نیا", "New")])


def test_an_empty_file_that_a_crash_left_becomes_a_memory(tmp_path: Path):
    (tmp_path / "m.tmem").write_bytes(b"")
    with TranslationMemory.open(tmp_path / "m.tmem", create=True) as memory:
        assert memory.count() == 0


def test_words_are_made_anew_when_their_rule_changes(path: Path, monkeypatch: pytest.MonkeyPatch):
    tampered(path, "UPDATE property SET value = 'older'", "INSERT INTO word (word) VALUES ('delete-all')")
    with TranslationMemory.open(path) as memory:
        assert [one.target for one in memory.concordance("sentence")[0]] == [PAIR[1]]
        assert memory.problems() == []


def test_a_memory_in_ram_has_the_same_tables(tmp_path: Path):
    connection = memory_in_ram()
    memory = TranslationMemory(connection, None)
    memory.add_units([unit(*PAIR)])
    assert memory.look_up(PAIR[0]).matches[0].score == 100
    assert list(tmp_path.iterdir()) == []
