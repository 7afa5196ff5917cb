"""Copies: whole while somebody writes, one a day, ten kept, one before an upgrade."""

import contextlib
import os
import shutil
import signal
import threading
import time
from pathlib import Path

import pytest
from sqlite_utils import Database

from tests.harness.scale import trials
from tests.project.builders import AMNA, make_project, shown
from translator_gui import paths
from translator_gui.model.backup import BackupReason
from translator_gui.project.backups import list_backups
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.opening import check_and_back_up, open_for_reading, open_project
from translator_gui.store import migrations, schema
from translator_gui.store.driver import sqlite3

OLDEST = Path(__file__).parents[1] / "old_projects" / "version-1.tproj"


def test_a_copy_of_an_open_project_is_whole_while_it_is_written(tmp_path: Path):
    stop = threading.Event()
    with make_project(tmp_path) as project:
        path, (one, two, *_) = project.path, project.queries.segment_ids()
        project.do(SetTargetText(one, "0"), SetTargetText(two, "0"), author=AMNA)

        def write() -> None:
            number = 0
            while not stop.is_set():
                number += 1
                project.do(SetTargetText(one, str(number)), SetTargetText(two, str(number)), author=AMNA)

        writer = threading.Thread(target=write)
        writer.start()
        try:
            for _ in range(trials(8, 300)):
                with open_for_reading(path) as reading:
                    reading.file.copy_to(tmp_path / "copy.tproj")
                with open_for_reading(tmp_path / "copy.tproj") as copy:
                    assert copy.file.problems() == []
                    first, second = copy.queries.paragraphs([one >> 20])[0].segments[:2]
                    assert first.target == second.target
        finally:
            stop.set()
            writer.join()


def test_one_daily_copy_is_made_at_the_first_opening(tmp_path: Path):
    with make_project(tmp_path) as project:
        assert check_and_back_up(project) == []
        assert check_and_back_up(project) == []
        assert [backup.reason for backup in list_backups(project.path)] == [BackupReason.DAILY]


def test_copies_of_one_project_in_two_folders_are_backed_up_both(tmp_path: Path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    with make_project(tmp_path / "a") as project:
        project.file.copy_to(tmp_path / "b" / "article.tproj")
        assert check_and_back_up(project) == []
        with open_project(tmp_path / "b" / "article.tproj") as copy:
            copy.do(SetTargetText(copy.queries.segment_ids()[0], "theirs"), author=AMNA)
            assert check_and_back_up(copy) == []
        found = list_backups(project.path)
        assert len(found) == 2
    texts: set[str] = set()
    for backup in found:
        with open_for_reading(backup.path) as kept:
            texts.add(shown(kept)[0][2])
    assert texts == {"", "theirs"}


def test_a_damaged_project_pushes_out_no_sound_backup(tmp_path: Path):
    with make_project(tmp_path) as project:
        project.connection.execute("UPDATE author SET name = 'other'")
        assert check_and_back_up(project)
        assert list_backups(project.path) == []


def older(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA user_version = 0")
    connection.close()


def test_an_upgrade_keeps_the_file_as_it_was(tmp_path: Path):
    with make_project(tmp_path) as project:
        path, before = project.path, shown(project)
    for _ in range(2):
        older(path)
        with open_project(path) as project:
            assert shown(project) == before
            assert project.connection.execute("PRAGMA user_version").fetchone()[0] == schema.CURRENT
    assert [backup.reason for backup in list_backups(path)] == [BackupReason.UPGRADE] * 2
    assert list(tmp_path.glob("article.before*")) == []


def test_a_file_is_kept_beside_its_upgrade_where_no_backup_can_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with make_project(tmp_path) as project:
        path = project.path
    (tmp_path / "file").touch()
    monkeypatch.setattr(paths, "backups_folder", lambda: tmp_path / "file")
    for _ in range(2):
        older(path)
        open_project(path).close()
    kept = sorted(one.name for one in tmp_path.glob("article.before*"))
    name = f"article.before-upgrade-to-{schema.CURRENT}"
    assert kept == [f"{name}-2.tproj", f"{name}.tproj"]


def test_an_upgrade_that_breaks_off_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with make_project(tmp_path) as project:
        path = project.path
    older(path)

    def breaking(db: Database) -> None:
        db.conn.execute("DELETE FROM segment")
        raise KeyboardInterrupt

    broken = type(migrations.project_file)("translator")
    broken(name=f"version_{schema.CURRENT + 1}")(breaking)
    monkeypatch.setattr(migrations, "project_file", broken)
    with pytest.raises(KeyboardInterrupt):
        open_project(path)
    monkeypatch.undo()
    with open_project(path) as project:
        assert len(shown(project)) == 4
        assert project.file.problems() == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the worker is a fork of the test")
@pytest.mark.filterwarnings("ignore:This process.*multi-threaded:DeprecationWarning")
def test_a_kill_in_the_middle_of_an_upgrade_leaves_the_older_file(tmp_path: Path):
    path, told = Path(shutil.copy(OLDEST, tmp_path)), tmp_path / "told"
    child = os.fork()
    if child == 0:
        try:
            upgrade_and_wait(path, told)
        finally:
            os._exit(1)
    for _ in range(1000):
        if told.exists():
            break
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    assert told.exists()
    with contextlib.closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == 1
        assert not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'document_version'").fetchall()
    with open_project(path) as project:
        assert len(project.queries.segment_ids()) == 18
        assert project.file.problems() == []


def upgrade_and_wait(path: Path, told: Path) -> None:
    """Does the second migration and stops before its transaction is committed."""
    waiting = type(migrations.project_file)("translator")
    waiting(name="version_1")(migrations.version_1)

    def version_2(db: Database) -> None:
        migrations.version_2(db)
        told.touch()
        time.sleep(60)

    waiting(name="version_2")(version_2)
    migrations.project_file = waiting
    open_project(path)
