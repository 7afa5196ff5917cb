"""What lies where a lock belongs, and a project under two names."""

import json
import os
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.project.builders import make_project
from translator_gui.model.errors import TranslatorError
from translator_gui.project.opening import is_project, open_for_reading, open_project
from translator_gui.store.connection import transaction
from translator_gui.store.lock import ProjectLock, ProjectLockedError
from translator_gui.store.lock_record import LARGEST, local_time, parse_lock_record

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="symbolic links and FIFOs of POSIX")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    with make_project(tmp_path) as made:
        return made.path


def link_to(victim: Path, lock: Path) -> None:
    lock.symlink_to(victim)


def hard_link_to(victim: Path, lock: Path) -> None:
    lock.hardlink_to(victim)


def copy_of(victim: Path, lock: Path) -> None:
    lock.write_bytes(victim.read_bytes())


@pytest.mark.parametrize("make", [link_to, hard_link_to, copy_of])
@pytest.mark.parametrize("content", ["precious", '["a", "list"]', '{"name": "settings"}', "x" * LARGEST])
def test_what_is_no_lock_is_never_written(
    project: Path, tmp_path: Path, make: Callable[[Path, Path], None], content: str
) -> None:
    victim, lock = tmp_path / "victim.txt", ProjectLock(project).path
    victim.write_text(content)
    make(victim, lock)
    with pytest.raises(TranslatorError, match=r"article\.tproj\.lock: .*move it away"):
        open_project(project)
    assert victim.read_text() == content
    assert lock.read_text() == content


def test_a_link_to_a_lock_is_no_lock(project: Path, tmp_path: Path) -> None:
    record = json.dumps({"kind": "window", "user": "Amna", "host": socket.gethostname(), "pid": 1})
    (tmp_path / "other.lock").write_text(record)
    ProjectLock(project).path.symlink_to(tmp_path / "other.lock")
    with pytest.raises(TranslatorError, match="a link"):
        open_project(project, take_over=True)
    assert (tmp_path / "other.lock").read_text() == record


def test_a_link_to_nothing_makes_no_file(project: Path, tmp_path: Path) -> None:
    ProjectLock(project).path.symlink_to(tmp_path / "made-by-the-link")
    with pytest.raises(TranslatorError, match="a link"):
        open_project(project)
    assert not (tmp_path / "made-by-the-link").exists()


def test_a_fifo_keeps_nobody_waiting(project: Path) -> None:
    os.mkfifo(ProjectLock(project).path)
    with pytest.raises(TranslatorError, match="not a file"):
        open_project(project)


def test_a_folder_is_no_lock(project: Path) -> None:
    ProjectLock(project).path.mkdir()
    with pytest.raises(TranslatorError, match="not a file"):
        open_project(project)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="open file description locks")
@pytest.mark.parametrize("folder", [".", "elsewhere"])
def test_a_hard_link_to_an_open_project_is_that_project(project: Path, tmp_path: Path, folder: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    other = tmp_path / folder / "other name.tproj"
    other.hardlink_to(project)
    with open_project(project):
        with pytest.raises(ProjectLockedError, match="under the name article" if folder == "." else "hard link"):
            open_project(other)
        assert not ProjectLock(other).path.exists()
        with open_for_reading(other) as reading:
            assert reading.queries.title
    with open_project(other), pytest.raises(ProjectLockedError):
        open_project(project)
    assert not list(tmp_path.rglob("*.lock"))


OTHER_PROCESS = """
import sys
from pathlib import Path
from translator_gui.project.opening import open_project
open_project(Path(sys.argv[1]))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="open file description locks")
def test_a_hard_link_is_recognised_by_another_process(project: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.tproj"
    other.hardlink_to(project)
    with open_project(project):
        ended = subprocess.run(
            [sys.executable, "-c", OTHER_PROCESS, str(other)],
            check=False,
            capture_output=True,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        )
    assert b"ProjectLockedError" in ended.stderr


READER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], timeout=0)
try:
    connection.execute("BEGIN IMMEDIATE")
except sqlite3.OperationalError as error:
    print(error)
else:
    print("not locked")
"""


def others_see(path: Path) -> str:
    """What another process is told that wants to write."""
    return subprocess.run(
        [sys.executable, "-c", READER, str(path)], check=True, capture_output=True, text=True
    ).stdout.strip()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX drops locks when a file is closed")
def test_looking_at_an_open_project_drops_none_of_its_locks(project: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.tproj"
    other.hardlink_to(project)
    with open_project(project) as opened, transaction(opened.connection):
        opened.connection.execute("UPDATE project SET value = value")
        assert others_see(project) == "database is locked"
        assert is_project(project)
        open_for_reading(project).close()
        for path in (project, other):
            with pytest.raises(ProjectLockedError):
                open_project(path)
        assert others_see(project) == "database is locked"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc")
def test_no_descriptor_is_left_open(project: Path) -> None:
    def descriptors() -> int:
        return len(list(Path("/proc/self/fd").iterdir()))

    before = descriptors()
    for _ in range(3):
        with open_project(project) as opened:
            with pytest.raises(ProjectLockedError):
                open_project(project)
            with open_for_reading(project) as reading:
                assert reading.queries.uid == opened.queries.uid
            is_project(project)
    assert descriptors() == before


def test_a_lock_is_read_while_it_is_written() -> None:
    """A shorter record over a longer one."""
    record = '{"kind": "command", "user": "A", "host": "h", "pid": 1}\n'
    found = parse_lock_record((record + '"since": "2026"}\n').encode())
    assert found is not None
    assert found.kind == "command"


@pytest.mark.parametrize(
    "content",
    [
        '{"host": "h", "pid": "x", "user": ["y"], "since": 5, "inode": true}',
        '{"host": "h", "pid": 1, "since": "9999-12-31T23:59:59+00:00"}',
        '{"host": "\\u202eh\\u0000", "user": "<b>\\nAmna</b>", "pid": 1}',
        json.dumps({"host": "h" * 3000, "pid": 1}),
    ],
)
def test_a_strange_record_is_told_in_one_printable_line(content: str) -> None:
    found = parse_lock_record(content.encode())
    assert found is not None
    assert found.holder.isprintable()
    assert len(found.holder) < 250


def test_times_are_local() -> None:
    assert local_time("nonsense") == ""
    assert local_time("2026-11-29T12:00:00+00:00").startswith("29 November 2026, ")


def test_sqlite_of_another_library_is_kept_out(project: Path) -> None:
    """The lock on the whole file is beside SQLite's own bytes: a reader of any program still reads."""
    with open_project(project):
        other = sqlite3.connect(f"file:{project}?mode=ro", uri=True)
        assert other.execute("SELECT count(*) FROM project").fetchone()[0] > 0
        other.close()
