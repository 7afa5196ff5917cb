"""Every verb leaves a clean folder: no journal, no lock, no unfinished file. Locks of other computers."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import failed, run
from translator_gui.store.driver import sqlite3
from translator_gui.store.lock import ProjectLock

WRITING = {
    "new": ("new", "p", "article.txt", "--force"),
    "add": ("add", "p", "second.txt"),
    "edit": ("edit", "p", "e.jsonl"),
    "merge": ("merge", "p", "theirs"),
    "update": ("update", "p", "article.txt"),
    "remove": ("remove", "p", "1"),
    "rules": ("rules", "p", "--four-eyes", "forbid"),
    "handover": ("handover", "p"),
    "reopen": ("reopen", "p", "1", "--reason", "a change"),
    "copy": ("copy", "theirs", "p", "--force"),
}
OTHERS = {"repair": ("repair", "p"), "restore": ("backups", "p", "--restore", "{id}", "p", "--force")}
"""Verbs that write and need a project in a state of their own."""
READING = {
    "show": ("show", "p"),
    "history": ("history", "p", "1"),
    "stats": ("stats", "p"),
    "documents": ("documents", "p"),
    "compare": ("compare", "p", "theirs"),
    "export": ("export", "p", "out.html", "--force"),
    "report": ("report", "p", "report.html"),
    "rules": ("rules", "p"),
    "verify": ("verify", "p"),
    "backups": ("backups", "p"),
}
ELSEWHERE = {"kind": "window", "user": "Amna", "host": "elsewhere", "pid": 1, "since": "2026-11-29T10:00:00+00:00"}


@pytest.fixture
def full(project: Path) -> Path:
    """A project with a final sentence, a copy of it that has more, and what the verbs take."""
    folder = project.parent
    (folder / "article.txt").write_text("ایک جملہ ہے۔ نیا جملہ ہے۔\n", encoding="utf-8")
    shutil.copy(project, folder / "theirs.tproj")
    (folder / "second.txt").write_text("دوسری دستاویز۔\n", encoding="utf-8")
    lines = [{"number": 1, "target": "One", "status": "approved"}, {"number": 2, "target": "Two"}]
    (folder / "e.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert run("edit", "p", "e.jsonl", "--author", "Bilal").code == 0
    assert run("handover", "p").code == 0
    (folder / "e.jsonl").write_text('{"number": 3, "target": "Three"}', encoding="utf-8")
    assert run("edit", "theirs", "e.jsonl").code == 0
    return project


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("verb", [*WRITING, *(f"read {verb}" for verb in READING)])
def test_a_verb_leaves_nothing_behind(full: Path, verb: str) -> None:
    before = names(full.parent)
    arguments = READING[verb.removeprefix("read ")] if verb.startswith("read ") else WRITING[verb]
    done = run(*arguments)
    assert done.code == 0, done
    made = {path for path in arguments if path.endswith(".html")}
    assert names(full.parent) == before | made


@pytest.mark.parametrize("verb", ["edit", "merge", "copy", "new"])
def test_a_verb_that_is_refused_leaves_nothing_behind(full: Path, verb: str) -> None:
    folder = full.parent
    (folder / "e.jsonl").write_text('{"number": 99, "target": "x"}', encoding="utf-8")
    (folder / "theirs.tproj").write_bytes(b"SQLite format 3\0" * 100)
    (folder / "article.txt").write_bytes(b"")
    before = names(folder)
    failed(run(*WRITING[verb]))
    assert names(folder) == before


def cut_off(project: Path) -> None:
    """Leave the journal that a crash in the middle of a commit leaves, and half of the changes."""
    connection = sqlite3.connect(project, isolation_level=None)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("PRAGMA cache_spill = 1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(
        "CREATE TABLE filler AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 500) "
        "SELECT i, randomblob(500) FROM n"
    )
    copied = {path: path.read_bytes() for path in (project, project.with_name(project.name + "-journal"))}
    connection.rollback()
    connection.close()
    for path, content in copied.items():
        path.write_bytes(content)


@pytest.mark.parametrize("verb", ["edit", "copy", "read show", "read export"])
def test_the_journal_of_a_crash_is_played_back_and_gone(full: Path, verb: str) -> None:
    shown = run("show", "p", "--json").out
    before = names(full.parent)
    cut_off(full)
    assert names(full.parent) == before | {"p.tproj-journal"}
    arguments = READING[verb.removeprefix("read ")] if verb.startswith("read ") else WRITING[verb]
    assert run(*arguments).code == 0
    made = {path for path in arguments if path.endswith(".html")}
    assert names(full.parent) == before | made
    if verb.startswith("read "):
        assert run("show", "p", "--json").out == shown


@pytest.mark.parametrize("verb", ["edit", "copy", "read show", "read stats"])
def test_a_file_that_another_program_put_into_wal_mode_stays_one_file(full: Path, verb: str) -> None:
    connection = sqlite3.connect(full, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    before = names(full.parent)
    arguments = READING[verb.removeprefix("read ")] if verb.startswith("read ") else WRITING[verb]
    assert run(*arguments).code == 0
    assert names(full.parent) == before


COPYING = """
import sys, time
from pathlib import Path
from translator_gui.store import backup
from translator_gui.project.opening import open_for_reading
def stand_still(*_):
    print("copying", flush=True)
    time.sleep(60)
backup.install_file = stand_still
with open_for_reading(Path(sys.argv[1])) as project:
    project.file.copy_to(Path(sys.argv[2]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_the_rest_of_a_killed_copy_goes_with_the_next_one(full: Path) -> None:
    out = full.parent / "copied.tproj"
    before = names(full.parent)
    with subprocess.Popen(
        [sys.executable, "-c", COPYING, str(full), str(out)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    ) as copying:
        assert copying.stdout is not None
        assert copying.stdout.readline() == b"copying\n"
        copying.send_signal(signal.SIGKILL)
    assert any(name.endswith(".part") for name in names(full.parent))
    assert run("copy", "p", "copied").code == 0
    assert names(full.parent) == before | {out.name}


@pytest.mark.parametrize("verb", [*WRITING, *OTHERS])
def test_a_lock_of_another_computer_is_taken_over_when_asked(full: Path, verb: str) -> None:
    lock = ProjectLock(full).path
    identity = run("backups", "p", "--json").rows[0]["id"]
    arguments = [argument.format(id=identity) for argument in {**WRITING, **OTHERS}[verb]]
    if verb == "repair":
        full.write_bytes(full.read_bytes()[:-4096])
    before = names(full.parent)
    lock.write_text(json.dumps(ELSEWHERE))
    content = full.read_bytes()
    failed(run(*arguments), "p.tproj", "Amna on elsewhere", "since 29 November 2026", "--take-over")
    assert full.read_bytes() == content
    assert json.loads(lock.read_text()) == ELSEWHERE
    done = run(*arguments, "--take-over")
    assert done.code in ({0, 3} if verb == "repair" else {0}), done
    assert {name for name in names(full.parent) - before if "damaged-" not in name} == set()


def test_backups_leave_nothing_but_backups(full: Path) -> None:
    folder = Path(run("backups", "p", "--json").rows[0]["path"]).parent
    assert run(*WRITING["merge"]).code == 0
    assert run(*WRITING["add"]).code == 0
    assert {path.suffix for path in folder.iterdir()} == {".tproj"}


def test_a_lock_of_a_dead_process_of_this_computer_is_taken_over_unasked(full: Path) -> None:
    code = "import os, sys; from pathlib import Path; from translator_gui.project.opening import open_project; "
    code += "open_project(Path(sys.argv[1])); os._exit(0)"
    root = str(Path(__file__).parents[2])
    subprocess.run([sys.executable, "-c", code, str(full)], check=True, env={**os.environ, "PYTHONPATH": root})
    assert ProjectLock(full).path.exists()
    assert run(*WRITING["edit"]).code == 0
    assert not ProjectLock(full).path.exists()
