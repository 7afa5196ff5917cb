"""The verbs verify and repair."""

import contextlib
import errno
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Run, failed, rows, run
from tests.old_projects.test_old_projects import FOLDER as OLD_PROJECTS
from translator_gui.cli.reading import echo_json
from translator_gui.messages import PSEUDO
from translator_gui.model.backup import BackupReason
from translator_gui.project.backups import list_backups, make_backup
from translator_gui.project.opening import open_for_reading, open_project
from translator_gui.store import lock_file
from translator_gui.store.digests import digest
from translator_gui.store.driver import sqlite3
from translator_gui.store.row_values import is_uid
from translator_gui.store.tables import RECORD_TABLES

PAGE = 4096
Edit = Callable[..., Run]


@pytest.fixture
def worked_on(project: Path, edit: Edit) -> Path:
    lines = (
        {"number": 1, "target": "One", "status": "translated", "comment": "A comment."},
        {"number": 2, "target": "Two", "status": "translated", "note": "A note."},
        {"number": 3, "target": "Three"},
    )
    done = edit(*map(json.dumps, lines))
    assert done.code == 0, done
    return project


def lose(path: Path, *names: str) -> None:
    """Zero the first page of tables or indexes."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        roots = [
            connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,)).fetchone()[0]
            for name in names
        ]
    data = bytearray(path.read_bytes())
    for root in roots:
        data[(root - 1) * PAGE : root * PAGE] = bytes(PAGE)
    path.write_bytes(data)


def tamper(path: Path, statement: str) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()


def uid_of(path: Path) -> str:
    with open_for_reading(path) as project:
        return project.queries.uid


# verify


def test_a_sound_project_is_sound_and_is_not_written(worked_on: Path):
    before, stat = worked_on.read_bytes(), worked_on.stat()
    done = run("verify", "p")
    assert (done.code, done.out) == (0, "p.tproj: sound\n")
    assert run("verify", "p", "--json").rows == [{"sound": True, "problems": []}]
    assert (worked_on.read_bytes(), worked_on.stat().st_mtime_ns) == (before, stat.st_mtime_ns)
    assert sorted(path.name for path in worked_on.parent.iterdir() if path.suffix != ".jsonl") == [
        "article.txt",
        "p.tproj",
    ]


def test_an_old_project_is_verified_as_it_is(folder: Path):
    for path in OLD_PROJECTS.glob("*.tproj"):
        copy = Path(shutil.copy(path, folder))
        assert run("verify", copy.name).code == 0
        assert copy.read_bytes() == path.read_bytes()


def test_a_project_that_is_open_elsewhere_is_verified(worked_on: Path):
    with open_project(worked_on):
        assert run("verify", "p").code == 0


def test_damage_is_named_with_its_sentence(worked_on: Path):
    tamper(worked_on, "UPDATE revision SET target = 'Another' WHERE target = 'Two'")
    done = run("verify", "p")
    assert done.code == 3
    assert "1 entry is not what was written: sentence 2: revision" in done.out
    assert "translator-gui repair p.tproj" in done.err
    (row,) = run("verify", "p", "--json").rows
    assert row["sound"] is False
    assert {"kind": "checksum", "table": "revision", "sentence": 2}.items() <= row["problems"][0].items()


def test_json_stays_english_where_the_interface_is_translated(worked_on: Path, monkeypatch: pytest.MonkeyPatch):
    tamper(worked_on, "UPDATE revision SET target = 'Another' WHERE target = 'Two'")
    (plain,) = run("verify", "p", "--json").rows
    assert plain["problems"][0]["text"].endswith(" is not what was written")
    monkeypatch.setenv(PSEUDO, "1")
    assert run("verify", "p", "--json").rows == [plain]


def test_what_is_derived_is_verified_too(worked_on: Path):
    tamper(worked_on, "UPDATE segment SET status = 'approved' WHERE target = 'Two'")
    done = run("verify", "p")
    assert done.code == 3
    assert "paragraph shows something else than its history says" in done.out


def test_what_is_no_project_cannot_be_verified(folder: Path):
    failed(run("verify", "article.txt"), "not a Translator project")
    failed(run("verify", "nowhere"), "no such file")


def test_a_journal_of_a_crash_is_not_played_back(worked_on: Path):
    journal = worked_on.with_name("p.tproj-journal")
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(600))
    before = journal.read_bytes()
    assert run("verify", "p").code == 0
    assert journal.read_bytes() == before


# repair


def test_the_damaged_file_is_among_the_backups(worked_on: Path):
    lose(worked_on, "segment")
    before = worked_on.read_bytes()
    assert run("repair", "p").code == 0
    kept = [backup for backup in list_backups(worked_on) if backup.reason is BackupReason.REPAIR]
    assert [backup.damaged for backup in kept] == [True]
    assert kept[0].path.read_bytes() == before


def test_lost_indexes_cost_nothing(worked_on: Path):
    shown, uid = rows(), uid_of(worked_on)
    lose(worked_on, "revision_by_segment", "sqlite_autoindex_revision_1", "segment", "head")
    damaged = worked_on.read_bytes()
    done = run("repair", "p")
    assert done.code == 0, done
    assert "Everything is back." in done.out
    (kept,) = worked_on.parent.glob("p.damaged-*.tproj")
    assert kept.read_bytes() == damaged
    assert rows() == shown
    assert uid_of(worked_on) == uid
    assert run("verify", "p").code == 0
    assert run("edit", "p", "e.jsonl").code == 0


def test_a_sound_project_is_left_alone(worked_on: Path):
    before = worked_on.read_bytes()
    done = run("repair", "p")
    assert (done.code, done.out) == (0, "p.tproj: sound; nothing to repair\n")
    assert worked_on.read_bytes() == before
    assert not list(worked_on.parent.glob("*.damaged-*"))


def test_with_out_the_damaged_file_is_not_touched(worked_on: Path):
    lose(worked_on, "head")
    before, stat = worked_on.read_bytes(), worked_on.stat()
    assert run("repair", "p", "--out", "q").code == 0
    assert rows("q")[1]["target"] == "Two"
    assert (worked_on.read_bytes(), worked_on.stat().st_mtime_ns) == (before, stat.st_mtime_ns)
    failed(run("repair", "p", "--out", "q"), "exists already")
    assert run("repair", "p", "--out", "q", "--force").code == 0
    failed(run("repair", "p", "--out", "p"), "damaged file itself")


def test_a_project_that_is_open_elsewhere_is_not_repaired(worked_on: Path):
    with open_project(worked_on):
        failed(run("repair", "p"), "open in")


def test_lost_versions_come_back_as_drafts_of_what_was_shown(worked_on: Path):
    lose(worked_on, "revision")
    done = run("repair", "p")
    assert done.code == 3, done
    assert "3 sentences are drafts again" in done.out
    assert "versions of sentences" in done.out
    found = rows()
    assert [(row["target"], row["status"]) for row in found[:3]] == [
        ("One", "draft"),
        ("Two", "draft"),
        ("Three", "draft"),
    ]
    assert found[0]["comments"][0]["text"] == "A comment."
    assert found[1]["note"] == "A note."


def test_a_lost_version_is_listed_once(worked_on: Path):
    lose(worked_on, "revision")
    losses = run("repair", "p", "--json").rows[0]["losses"]
    lost = [(loss["sentence"], loss["text"]) for loss in losses if loss["kind"] == "revision"]
    assert sorted(lost) == [(1, "One"), (2, "Two"), (3, "Three")]


@pytest.mark.parametrize("change", ["paragraph SET length = length + 1", "document SET shown = 7"])
def test_what_no_checksum_covers_is_made_anew(worked_on: Path, change: str):
    shown = rows()
    with contextlib.closing(sqlite3.connect(worked_on)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(f"UPDATE {change}")
        connection.commit()
    assert run("verify", "p").code == 3
    assert run("repair", "p").code == 0
    assert rows() == shown


def test_lost_urdu_is_read_again_from_the_stored_document(worked_on: Path):
    shown = rows()
    lose(worked_on, "paragraph")
    done = run("repair", "p")
    assert done.code == 0, done
    assert rows() == shown


def test_a_lost_name_costs_no_text(worked_on: Path):
    shown = rows()
    lose(worked_on, "author")
    done = run("repair", "p", "--json")
    assert [(row["target"], row["status"]) for row in rows()] == [(row["target"], row["status"]) for row in shown]
    assert done.code in {0, 3}


def test_what_a_backup_has_comes_back_from_it(worked_on: Path, edit: Edit):
    with open_project(worked_on) as project:
        make_backup(project.queries, BackupReason.IMPORT)
    shown = rows()
    lose(worked_on, "revision", "comment_event", "author", "document", "paragraph", "original")
    done = run("repair", "p")
    assert "taken from the backup" in done.out
    assert rows() == shown
    assert run("verify", "p").out == "p.tproj: sound\n"


def test_what_a_backup_has_and_the_project_never_had_stays_away(worked_on: Path, edit: Edit):
    """Somebody went back to an earlier state: the later one is in a backup alone."""
    before = worked_on.read_bytes()
    assert edit(json.dumps({"number": 4, "target": "Later"})).code == 0
    with open_project(worked_on) as project:
        make_backup(project.queries, BackupReason.IMPORT)
    worked_on.write_bytes(before)
    shown = rows()
    lose(worked_on, "revision")
    assert run("repair", "p").code == 0
    assert rows() == shown


def test_losses_are_listed_for_programs(worked_on: Path):
    lose(worked_on, "comment_event")
    done = run("repair", "p", "--json")
    assert done.code == 3
    (report,) = done.rows
    assert report["sentences"] == len(rows())
    (loss,) = [row for row in report["losses"] if row["kind"] == "comment_event"]
    assert loss["sentence"] == 1


def test_a_repaired_project_merges_with_a_colleagues_copy(worked_on: Path):
    assert run("copy", "p", "q").code == 0
    lose(worked_on, "revision", "head")
    assert run("repair", "p").code == 3
    assert run("merge", "p", "q").code == 0
    assert [row["target"] for row in rows()[:3]] == ["One", "Two", "Three"]


def test_a_project_without_its_first_page_is_repaired(worked_on: Path):
    shown, uid = rows(), uid_of(worked_on)
    worked_on.write_bytes(bytes(PAGE) + worked_on.read_bytes()[PAGE:])
    failed(run("verify", "p"), "not a Translator project")
    assert run("repair", "p").code in {0, 3}
    assert rows() == shown
    assert uid_of(worked_on) == uid


def test_an_old_project_is_repaired(folder: Path):
    for path in sorted(OLD_PROJECTS.glob("*.tproj")):
        copy = Path(shutil.copy(path, folder))
        with open_for_reading(copy):
            pass
        shown = run("show", copy.name, "--json").rows
        lose(copy, "sqlite_autoindex_segment_1")
        assert run("repair", copy.name).code == 0, path.name
        assert run("show", copy.name, "--json").rows == shown


def test_nothing_is_made_of_nothing(folder: Path):
    (folder / "p.tproj").write_bytes(b"SQLite format 3\x00" + bytes(9000))
    failed(run("repair", "p"), "nothing of a project")
    failed(run("repair", "nowhere"), "no such file")
    assert sorted(path.name for path in folder.iterdir()) == ["article.txt", "p.tproj"]


def test_the_kept_files_have_names_of_their_own(worked_on: Path):
    for _ in range(2):
        lose(worked_on, "head")
        assert run("repair", "p").code == 0
    assert len(list(worked_on.parent.glob("p.damaged-*.tproj"))) == 2
    assert json.loads(run("verify", "p", "--json").out)["sound"]


# Files of other kinds, bytes that are no text


def test_bytes_that_are_no_utf_8_are_spelled_out(worked_on: Path) -> None:
    with open_for_reading(worked_on) as project:
        (uid,) = project.connection.execute("SELECT revision_uid FROM head LIMIT 1").fetchone()
    data = worked_on.read_bytes()
    worked_on.write_bytes(data.replace(uid.encode(), b"\xff\xfe" + uid.encode()[2:]))
    assert "\\udcff\\udcfe" in run("verify", str(worked_on)).out
    found = run("verify", str(worked_on), "--json")
    assert found.code == 3, found
    assert any("\\udcff" in problem["text"] for problem in found.rows[0]["problems"])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no FIFOs")
@pytest.mark.parametrize("verb", ["show", "stats", "verify", "repair"])
def test_a_fifo_is_refused_at_once(verb: str, tmp_path: Path) -> None:
    fifo = tmp_path / "p.tproj"
    os.mkfifo(fifo)
    failed(run(verb, str(fifo)), "no file but a folder or a device")


def test_a_folder_cannot_be_repaired(tmp_path: Path) -> None:
    (folder := tmp_path / "p.tproj").mkdir()
    failed(run("repair", str(folder)), "no file but a folder or a device")


# Values that no version of the program writes, with correct checksums


def craft(path: Path, table: str, change: str) -> None:
    """Change the last row of a table and make its checksum anew."""
    (record,) = (one for one in RECORD_TABLES if one.name == table)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(f"UPDATE {table} SET {change} WHERE rowid = (SELECT max(rowid) FROM {table})")
        for row in connection.execute(record.page_query(first=True), (1000,)).fetchall():
            _, _, _, *checked = row[len(record.keys) :]
            query = f"UPDATE {table} SET hash = ? WHERE {record.keys[0]} = ?"
            connection.execute(query, (digest(*checked), row[0]))
        connection.commit()


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("revision", "status = 'other'"),
        ("revision", "time = 9999999999999999"),
        ("revision", "parents = '../x'"),
        ("comment_event", "action = 'other'"),
        ("operation", "inverse = '{'"),
    ],
)
def test_a_row_with_an_invalid_value_is_given_up(worked_on: Path, table: str, change: str):
    craft(worked_on, table, change)
    assert run("verify", str(worked_on)).code == 3
    done = run("repair", "p", "--json")
    assert done.code == 3, done
    assert done.rows[0]["losses"]
    assert run("verify", "p").code == 0
    assert [row["target"] for row in rows()][:2] == ["One", "Two"]


def test_a_uid_that_is_none_is_given_up(worked_on: Path):
    with contextlib.closing(sqlite3.connect(worked_on)) as connection:
        uid = "../.."
        connection.execute("UPDATE project SET value = ?, hash = ? WHERE key = 'uid'", (uid, digest("uid", uid)))
        connection.commit()
    done = run("repair", "p", "--json")
    assert done.code == 3, done
    assert is_uid(uid_of(worked_on))
    assert run("verify", "p").code == 0


def test_a_source_that_cannot_be_locked_is_repaired_elsewhere(worked_on: Path, monkeypatch: pytest.MonkeyPatch):
    lose(worked_on, "head")
    opened = lock_file.open_lock_file

    def refuse(path: Path) -> int:
        if path.name == "p.tproj.lock":
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        return opened(path)

    monkeypatch.setattr(lock_file, "open_lock_file", refuse)
    failed(run("repair", "p"), "Read-only")
    assert run("repair", "p", "--out", "q").code == 0
    assert run("verify", "q").code == 0


def test_bytes_where_a_text_belongs_are_spelled_out(capsys: pytest.CaptureFixture[str]):
    echo_json({"target": b"One\xff"})
    assert json.loads(capsys.readouterr().out) == {"target": "One\N{REPLACEMENT CHARACTER}"}
