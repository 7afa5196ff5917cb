"""The verb `backups`, and what other verbs back up before they write."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Run, failed, rows, run
from tests.old_projects.test_old_projects import FOLDER as OLD_PROJECTS
from translator_gui import paths


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "kept" / "backups"
    monkeypatch.setattr(paths, "backups_folder", lambda: folder)
    return folder


def line(number: int, target: str) -> str:
    return json.dumps({"number": number, "target": target, "status": "translated"})


def reasons() -> list[str]:
    done = run("backups", "p", "--json")
    assert done.code == 0, done
    return [row["reason"] for row in done.rows]


def test_the_first_change_of_a_day_makes_a_backup(edit: Callable[..., Run]):
    assert run("backups", "p").out == "no backups\n"
    for number in (1, 2):
        assert edit(line(number, "English")).code == 0
    done = run("backups", "p", "--json")
    (row,) = done.rows
    assert (row["reason"], row["sentences"], row["done"], row["damaged"]) == ("daily", 4, 0, False)
    assert row["bytes"] == Path(row["path"]).stat().st_size
    text = run("backups", "p").out
    assert text.startswith(row["id"])
    assert "4 sentences, 0 done" in text


def test_one_backup_before_each_large_change(edit: Callable[..., Run], folder: Path):
    shutil.copy(folder / "p.tproj", folder / "theirs.tproj")
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("ایک جملہ ہے۔\n", encoding="utf-8")
    assert run("add", "p", "a.txt", "b.txt").code == 0
    assert reasons() == ["import"]
    (folder / "a.txt").write_text("ایک جملہ ہے۔ دوسرا جملہ ہے۔\n", encoding="utf-8")
    assert run("update", "p", "a.txt").code == 0
    assert reasons() == ["update", "import"]
    assert run("merge", "p", "theirs").code == 0
    assert reasons() == ["update", "import"], "a copy that brings nothing"
    shutil.copy(folder / "p.tproj", folder / "theirs.tproj")
    (folder / "t.jsonl").write_text(line(1, "Theirs") + "\n", encoding="utf-8")
    assert run("edit", "theirs", "t.jsonl").code == 0
    assert run("merge", "p", "theirs").code == 0
    assert reasons()[0] == "merge"
    assert edit(line(2, "English")).code == 0
    assert reasons()[:3] == ["merge", "update", "import"], "today has a backup already"


def test_an_upgrade_makes_a_backup(folder: Path):
    shutil.copy(OLD_PROJECTS / "version-1.tproj", folder / "p.tproj")
    assert run("rules", "p", "--four-eyes", "warn").code == 0
    assert reasons() == ["upgrade"]
    (row,) = run("backups", "p", "--json").rows
    assert Path(row["path"]).stat().st_size == (OLD_PROJECTS / "version-1.tproj").stat().st_size


@pytest.mark.parametrize("harm", ["none", "damaged", "missing"])
def test_a_backup_is_restored_under_another_name(edit: Callable[..., Run], project: Path, harm: str):
    edit(line(1, "English"))
    (row,) = run("backups", "p", "--json").rows
    if harm == "damaged":
        project.write_bytes(b"no database")
    elif harm == "missing":
        project.unlink()
    assert run("backups", "p", "--json").rows == [row]
    done = run("backups", "p", "--restore", row["id"], "out")
    assert (done.code, done.err) == (0, "")
    assert "out.tproj: restored" in done.out
    assert [shown["target"] for shown in rows("out")] == ["", "", "", ""]
    failed(run("backups", "p", "--restore", row["id"], "out"), "--force")


def test_restoring_over_the_project_keeps_what_it_held(edit: Callable[..., Run], project: Path):
    edit(line(1, "English"))
    (row,) = run("backups", "p", "--json").rows
    before = project.read_bytes()
    failed(run("backups", "p", "--restore", row["id"], "p"), "--force")
    assert project.read_bytes() == before
    assert run("backups", "p", "--restore", row["id"], "p", "--force").code == 0
    assert rows("p")[0]["target"] == ""
    kept = run("backups", "p", "--json").rows
    assert [one["reason"] for one in kept] == ["restore", "daily"]
    assert Path(kept[0]["path"]).read_bytes() == before
    assert run("backups", "p", "--restore", kept[0]["id"], "p", "--force").code == 0
    assert rows("p")[0]["target"] == "English"


def test_a_damaged_backup_is_restored_with_a_warning(edit: Callable[..., Run]):
    edit(line(1, "English"))
    (row,) = run("backups", "p", "--json").rows
    path = Path(row["path"])
    path.write_bytes(path.read_bytes()[:-4096])
    done = run("backups", "p", "--restore", row["id"], "out")
    assert done.code == 0
    assert "warning: out.tproj: the backup is damaged" in done.err


def test_what_is_not_there_is_explained(project: Path):
    failed(run("backups", "nowhere"), "nowhere.tproj", "no backups")
    failed(run("backups", str(project), "--restore", "2026-01-01-1", "out"), "no backup 2026-01-01-1")


def test_work_goes_on_where_no_daily_backup_can_be_made(
    edit: Callable[..., Run], folder: Path, monkeypatch: pytest.MonkeyPatch
):
    (folder / "file").touch()
    monkeypatch.setattr(paths, "backups_folder", lambda: folder / "file")
    done = edit(line(1, "English"))
    assert done.code == 0
    assert "warning: " in done.err
    assert "no backup could be made" in done.err
    assert rows()[0]["target"] == "English"
    (folder / "b.txt").write_text("ایک جملہ ہے۔\n", encoding="utf-8")
    failed(run("add", "p", "b.txt"), "no backup could be made")
