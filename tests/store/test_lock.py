"""One writer a project."""

import json
import multiprocessing
import os
import socket
import subprocess
import sys
import threading
import time
from datetime import datetime
from pathlib import Path

import pytest

from tests.project.builders import make_project
from translator_gui.project.opening import open_checked, open_for_reading, open_project
from translator_gui.store.lock import ProjectLock, ProjectLockedError

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.filterwarnings("ignore:This process.*multi-threaded:DeprecationWarning")


def test_the_second_is_told_who_the_first_is(tmp_path: Path):
    with make_project(tmp_path) as project:
        with pytest.raises(ProjectLockedError, match=socket.gethostname()) as refusal:
            open_project(project.path)
        now = datetime.now().astimezone()
        assert f"since {now.day} {now:%B %Y}, " in refusal.value.holder
        assert not refusal.value.can_take_over
        with open_for_reading(project.path) as reading:
            assert not reading.file.writable
    assert not list(tmp_path.glob("*.lock"))


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need a privilege there")
def test_a_link_to_a_project_is_the_project(tmp_path: Path):
    with make_project(tmp_path) as project:
        (tmp_path / "link.tproj").symlink_to(project.path)
        with pytest.raises(ProjectLockedError):
            open_project(tmp_path / "link.tproj")


@pytest.mark.parametrize("rest", ["", "\0" * 64, '{"kind": "window", "us', '{"pid": 1}', '{"user": "\\ud800"}'])
def test_what_a_crash_left_is_taken_over(tmp_path: Path, rest: str):
    with make_project(tmp_path) as project:
        path = project.path
    lock = ProjectLock(path)
    lock.path.write_text(rest.replace("}", f', "host": {json.dumps(socket.gethostname())}}}'), encoding="utf-8")
    with open_project(path):
        assert json.loads(lock.path.read_text(encoding="utf-8"))["pid"] == os.getpid()
    assert not lock.path.exists()


def test_a_command_waits_for_a_command(tmp_path: Path):
    with make_project(tmp_path) as project:
        path = project.path
    first = open_project(path, command=True)
    with pytest.raises(ProjectLockedError, match="open in a command of"):
        open_project(path)
    closing = threading.Timer(0.3, first.close)
    closing.start()
    open_checked(path).close()
    closing.join()


def test_a_command_does_not_wait_for_a_window(tmp_path: Path):
    with make_project(tmp_path) as project:
        path = project.path
    began = time.monotonic()
    with open_project(path), pytest.raises(ProjectLockedError, match="open in a window of"):
        open_checked(path)
    assert time.monotonic() - began < 5


def test_another_computers_lock_is_not_stale_by_itself(tmp_path: Path):
    with make_project(tmp_path) as project:
        path = project.path
    lock = ProjectLock(path)
    lock.path.write_text(json.dumps({"user": "Amna", "host": "elsewhere", "pid": 1, "since": "2026"}))
    before = lock.path.read_bytes()
    with pytest.raises(ProjectLockedError, match=r"Amna on elsewhere.*--take-over") as refusal:
        open_project(path)
    assert refusal.value.can_take_over
    assert lock.path.read_bytes() == before
    open_project(path, take_over=True).close()
    assert not lock.path.exists()


def test_a_computer_of_the_same_name_is_another_computer(tmp_path: Path):
    with make_project(tmp_path) as project:
        path = project.path
    record = {"user": "Amna", "host": socket.gethostname(), "pid": 1, "since": "2026", "machine": "0" * 16}
    ProjectLock(path).path.write_text(json.dumps(record))
    with pytest.raises(ProjectLockedError) as refusal:
        open_project(path)
    assert refusal.value.can_take_over


def test_a_living_holder_of_this_computer_is_never_taken_over(tmp_path: Path):
    with make_project(tmp_path) as project, pytest.raises(ProjectLockedError) as refusal:
        open_project(project.path, take_over=True)
    assert not refusal.value.can_take_over


def test_a_lock_that_another_computer_still_holds_is_taken_over(tmp_path: Path):
    """As on a server that keeps the lock of a computer that is gone."""
    with make_project(tmp_path) as project:
        path = project.path
        lock = ProjectLock(path)
        theirs = json.loads(lock.path.read_text()) | {"host": "elsewhere"}
        lock.path.write_text(json.dumps(theirs))
        # The content lock is of this computer; on another one nobody sees it.
        project.file._lock._content.release()  # pyright: ignore[reportPrivateUsage, reportOptionalMemberAccess]
        with pytest.raises(ProjectLockedError, match="elsewhere"):
            open_project(path)
        mine = open_project(path, take_over=True)
    assert json.loads(lock.path.read_text())["host"] == socket.gethostname(), "the other's end leaves mine alone"
    mine.close()
    assert not lock.path.exists()


def hold(path: Path, rounds: int, counted: Path) -> None:
    for _ in range(rounds):
        lock = ProjectLock(path)
        while True:
            try:
                lock.acquire()
            except ProjectLockedError:
                continue
            break
        number = int(counted.read_text())
        time.sleep(0.0005)
        counted.write_text(str(number + 1))
        lock.release()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the rivals are forks of the test")
def test_rivals_never_hold_it_both(tmp_path: Path):
    counted = tmp_path / "counted"
    counted.write_text("0")
    rivals = [
        multiprocessing.get_context("fork").Process(target=hold, args=(tmp_path / "p.tproj", 50, counted))
        for _ in range(4)
    ]
    for rival in rivals:
        rival.start()
    for rival in rivals:
        rival.join(timeout=60)
        rival.kill()
    assert counted.read_text() == "200"


HOLDER = """
import sys
from pathlib import Path
from translator_gui.project.opening import open_project
with open_project(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


def test_a_killed_holder_holds_nothing(tmp_path: Path):
    with make_project(tmp_path) as project:
        path = project.path
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    ) as holder:
        try:
            assert holder.stdout is not None
            assert holder.stdout.readline() == b"open\n"
            with pytest.raises(ProjectLockedError):
                open_project(path)
        finally:
            holder.kill()
    open_project(path).close()
