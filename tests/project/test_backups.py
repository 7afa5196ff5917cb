"""Backups are found by project, path and name; nothing in a file decides where they are."""

from datetime import date, datetime
from pathlib import Path

import pytest

from tests.project.builders import AMNA, make_project, shown
from translator_gui import paths
from translator_gui.model.backup import BackupReason
from translator_gui.model.errors import TranslatorError
from translator_gui.project.backups import folder_for, list_backups, make_backup, newest_backup
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.opening import open_for_reading, open_project
from translator_gui.project.restoration import back_up_file, copy_name, find_backup, restore
from translator_gui.settings import UserSettings
from translator_gui.store.backup_files import place_of
from translator_gui.store.connection import DamagedProjectError
from translator_gui.store.digests import digest
from translator_gui.store.lock import ProjectLock, ProjectLockedError


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "kept" / "backups"
    monkeypatch.setattr(paths, "backups_folder", lambda: folder)
    return folder


def all_files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("uid", ["../..", "/tmp/elsewhere", "..", "", "a/b", "x" * 5000, "A" * 36])
def test_a_project_does_not_choose_where_its_backups_go(tmp_path: Path, own_folder: Path, uid: str):
    with make_project(tmp_path) as project:
        project.connection.execute(
            "UPDATE project SET value = ?, hash = ? WHERE key = 'uid'", (uid, digest("uid", uid))
        )
        before = set(all_files(tmp_path))
        with pytest.raises(DamagedProjectError):
            make_backup(project.queries, BackupReason.DAILY)
        assert set(all_files(tmp_path)) == before
    folder = folder_for(project.path, uid)
    assert folder.parent == own_folder
    assert folder.name.startswith("article-")
    kept = back_up_file(project.path, BackupReason.REPAIR, damaged=True)
    assert kept.parent == folder
    assert [(backup.path, backup.damaged) for backup in list_backups(project.path)] == [(kept, True)]


def test_a_backup_is_listed_with_what_it_holds(tmp_path: Path):
    with make_project(tmp_path) as project:
        first = make_backup(project.queries, BackupReason.DAILY)
        project.do(SetTargetText(project.queries.segment_ids()[0], "One"), author=AMNA)
        second = make_backup(project.queries, BackupReason.MERGE)
        found = list_backups(project.path, project.queries.uid)
    today = datetime.now().astimezone().date().isoformat()
    assert [backup.id for backup in found] == [f"{today}-2", f"{today}-1"]
    assert [backup.reason for backup in found] == [BackupReason.MERGE, BackupReason.DAILY]
    assert [(backup.sentences, backup.done) for backup in found] == [(4, 0), (4, 0)]
    assert found == [second, first]
    assert all(backup.bytes == backup.path.stat().st_size for backup in found)
    assert all(abs((datetime.now().astimezone() - backup.time).total_seconds()) < 60 for backup in found)


@pytest.mark.parametrize("harm", ["garbage", "emptied", "missing", "no uid"])
def test_backups_are_found_where_the_project_cannot_be_read(tmp_path: Path, harm: str):
    with make_project(tmp_path) as project:
        path = project.path
        made = make_backup(project.queries, BackupReason.DAILY)
        if harm == "no uid":
            project.connection.execute("DELETE FROM project WHERE key = 'uid'")
    if harm == "missing":
        path.unlink()
    elif harm != "no uid":
        path.write_bytes(b"no database" if harm == "garbage" else b"")
    assert list_backups(path) == [made]


def test_backups_of_a_project_that_was_moved_away_are_found_by_name(tmp_path: Path):
    (tmp_path / "new").mkdir()
    with make_project(tmp_path) as project:
        path, made = project.path, make_backup(project.queries, BackupReason.DAILY)
    moved = path.rename(tmp_path / "new" / path.name)
    assert list_backups(moved) == [made._replace(is_of_other_copy=True)]
    moved.write_bytes(b"no database")
    assert list_backups(moved) == [made._replace(is_of_other_copy=True)]


def test_backups_of_this_path_come_before_those_of_copies_elsewhere(tmp_path: Path):
    (tmp_path / "b").mkdir()
    with make_project(tmp_path) as project:
        path, copy = project.path, tmp_path / "b" / "article.tproj"
        project.file.copy_to(copy)
        mine = make_backup(project.queries, BackupReason.DAILY)
    with open_for_reading(copy) as theirs:
        other = make_backup(theirs.queries, BackupReason.DAILY)
    assert [backup.path for backup in list_backups(path)] == [mine.path, other.path]
    assert [backup.path for backup in list_backups(copy)] == [other.path, mine.path]
    assert len({backup.id for backup in list_backups(path)}) == 2


def test_names_are_matched_exactly(tmp_path: Path, own_folder: Path):
    with make_project(tmp_path, name="a") as project:
        folder = own_folder / project.queries.uid
        place = place_of(project.path)
        folder.mkdir(parents=True)
        for number in range(1, 29):
            (folder / f"a-b-{place}-2026-01-{number:02}.tproj").touch()
            (folder / f"a-{place}-2026-01-{number:02}.tproj").touch()
            (folder / f"a-{place}-2026-01-{number:02}.txt").touch()
        make_backup(project.queries, BackupReason.DAILY)
        mine = [backup.path.name for backup in list_backups(project.path)]
    assert len([name for name in mine if name.startswith("a-b-")]) == 28
    assert len(list(folder.glob("*.txt"))) == 28
    assert 10 <= len([name for name in mine if not name.startswith("a-b-")]) < 20


def test_backups_of_earlier_versions_are_listed(tmp_path: Path, own_folder: Path):
    with make_project(tmp_path) as project:
        folder, place = own_folder / project.queries.uid, place_of(project.path)
        folder.mkdir(parents=True)
        for name in (
            f"article-{place}-2026-01-02.tproj",
            f"before-merge-article-{place}-7-2026-01-02.tproj",
            f"before-merge-article-{place}-8-2026-01-03.tproj",
        ):
            project.file.copy_to(folder / name)
        found = list_backups(project.path)
    assert sorted(backup.id for backup in found) == ["2026-01-02-1", "2026-01-02-2", "2026-01-03-1"]
    assert sorted(backup.reason for backup in found) == [BackupReason.DAILY, BackupReason.MERGE, BackupReason.MERGE]
    assert [(backup.sentences, backup.done) for backup in found] == [(4, 0)] * 3
    assert {backup.time.date() for backup in found} == {date(2026, 1, 2), date(2026, 1, 3)}


def test_a_backup_that_cannot_be_read_is_listed_without_figures(tmp_path: Path, own_folder: Path):
    with make_project(tmp_path) as project:
        folder = own_folder / project.queries.uid
        folder.mkdir(parents=True)
        (folder / f"article-{place_of(project.path)}-2026-01-02.tproj").write_bytes(b"SQLite format 3\0 no more")
        (found,) = list_backups(project.path)
    assert (found.sentences, found.done) == (None, None)


def test_a_command_may_back_up_between_two_steps_of_the_daily_backup(tmp_path: Path):
    with make_project(tmp_path) as project:
        made: list[str] = []

        class Pause:
            def is_due(self) -> bool:
                return not made

            def __call__(self) -> None:
                if not made:
                    made.append(make_backup(project.queries, BackupReason.REPLACE).path.name)

        made.append(make_backup(project.queries, BackupReason.DAILY, Pause()).path.name)
        assert sorted(made) == sorted(backup.path.name for backup in list_backups(project.path))
        assert len(set(made)) == 2


def test_one_that_cannot_be_written_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setattr(paths, "backups_folder", lambda: tmp_path / "file")
    with make_project(tmp_path) as project, pytest.raises(TranslatorError, match="no backup could be made"):
        make_backup(project.queries, BackupReason.DAILY)


# Restoring


def test_a_restored_copy_is_what_it_was(tmp_path: Path):
    with make_project(tmp_path) as project:
        made = make_backup(project.queries, BackupReason.DAILY)
        before = shown(project)
        project.do(SetTargetText(project.queries.segment_ids()[0], "One"), author=AMNA)
        assert restore(made, tmp_path / "restored.tproj") is None
    with open_for_reading(tmp_path / "restored.tproj") as restored:
        assert shown(restored) == before


@pytest.mark.parametrize("damaged", [False, True])
def test_what_stands_there_is_backed_up_first(tmp_path: Path, damaged: bool):
    with make_project(tmp_path) as project:
        path, made, before = project.path, make_backup(project.queries, BackupReason.DAILY), shown(project)
        project.do(SetTargetText(project.queries.segment_ids()[0], "One"), author=AMNA)
    if damaged:
        path.write_bytes(path.read_bytes()[:-5000])
    there = path.read_bytes()
    with pytest.raises(TranslatorError, match="--force"):
        restore(made, path)
    assert path.read_bytes() == there
    kept = restore(made, path, force=True)
    assert kept is not None
    assert kept.read_bytes() == there
    with open_for_reading(path) as restored:
        assert shown(restored) == before
    assert newest_backup(path) == (made if damaged else list_backups(path)[0])
    newest = list_backups(path)[0]
    assert (newest.path, newest.reason, newest.damaged) == (kept, BackupReason.RESTORE, damaged)


def test_a_project_that_is_open_is_not_replaced(tmp_path: Path):
    with make_project(tmp_path) as project:
        made = make_backup(project.queries, BackupReason.DAILY)
        with pytest.raises(ProjectLockedError):
            restore(made, project.path, force=True)
    assert not ProjectLock(project.path).path.exists()


def test_nothing_is_restored_into_the_folder_of_backups(tmp_path: Path, own_folder: Path):
    with make_project(tmp_path) as project:
        made = make_backup(project.queries, BackupReason.DAILY)
        with pytest.raises(TranslatorError, match="folder of backups"):
            restore(made, own_folder / "new.tproj")
        with pytest.raises(TranslatorError, match="folder of backups"):
            restore(made, made.path.with_name("new.tproj"))
        with pytest.raises(TranslatorError, match="no backup"):
            find_backup(project.path, "2026-01-01-9")


def test_the_copy_of_a_backup_gets_a_free_name_beside_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with make_project(tmp_path) as project:
        made = make_backup(project.queries, BackupReason.DAILY)
        day = f"{made.time:%Y-%m-%d}"
        assert copy_name(project.path, made) == tmp_path / f"article (backup {day}).tproj"
        restore(made, copy_name(project.path, made))
        assert copy_name(project.path, made) == tmp_path / f"article (backup {day}) 2.tproj"
        monkeypatch.setattr(paths, "projects_folder", lambda: tmp_path / "projects")
        assert copy_name(tmp_path / "gone" / "x.tproj", made).parent == tmp_path / "projects"
        assert copy_name(made.path, made).parent == tmp_path / "projects"


def test_a_backup_in_another_folder_of_the_preferences_is_found_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with make_project(tmp_path) as project:
        earlier = make_backup(project.queries, BackupReason.DAILY)
        monkeypatch.setattr("translator_gui.project.backups.backups_folder", lambda: tmp_path / "chosen")
        later = make_backup(project.queries, BackupReason.DAILY)
        assert later.path.is_relative_to(tmp_path / "chosen")
        assert {backup.path for backup in list_backups(project.path)} == {earlier.path, later.path}


def test_the_preferences_choose_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    chosen = UserSettings(tmp_path / "settings.json", {})
    chosen.set("backups.folder", str(tmp_path / "a  folder"))
    chosen.save()
    monkeypatch.setattr("translator_gui.settings.settings_file", lambda: tmp_path / "settings.json")
    with make_project(tmp_path) as project:
        made = make_backup(project.queries, BackupReason.DAILY)
    assert made.path.parent.parent == tmp_path / "a  folder"
    with pytest.raises(TranslatorError, match="folder of backups"):
        restore(made, tmp_path / "a  folder" / "x.tproj")


def test_a_backup_is_not_worked_on(tmp_path: Path):
    with make_project(tmp_path) as project:
        made = make_backup(project.queries, BackupReason.DAILY)
    link = tmp_path / "link.tproj"
    link.symlink_to(made.path)
    before = made.path.read_bytes()
    for path in (made.path, link):
        with pytest.raises(TranslatorError, match="is a backup"):
            open_project(path)
    assert made.path.read_bytes() == before
    assert not list(made.path.parent.glob("*.lock"))
