"""A window that did not close is told of at the next start, once, and no other."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from translator_gui.faults.crash_marker import CrashMarkerFile, find_crashes
from translator_gui.faults.fault_log import FaultLog

RUN = """
import ctypes, sys
from pathlib import Path
from translator_gui.faults.crash_marker import CrashMarkerFile
marker = CrashMarkerFile(lambda: Path(sys.argv[1]))
marker.begin()
print("begun", flush=True)
word = sys.stdin.readline().strip()
if word == "end":
    marker.end()
elif word == "crash":
    ctypes.string_at(0)
"""


@pytest.fixture
def log(tmp_path: Path) -> FaultLog:
    return FaultLog(lambda: tmp_path / "log")


@pytest.fixture
def window(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another process with a marker."""
    with subprocess.Popen(
        [sys.executable, "-c", RUN, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        yield process
        process.kill()


def say(window: "subprocess.Popen[str]", word: str) -> None:
    window.communicate(word + "\n")


def test_an_open_window_is_no_crash_and_a_closed_one_leaves_nothing(
    window: "subprocess.Popen[str]", tmp_path: Path, log: FaultLog
) -> None:
    assert find_crashes(lambda: tmp_path, log) == []
    assert len(list(tmp_path.glob("*.run"))) == 1
    say(window, "end")
    assert find_crashes(lambda: tmp_path, log) == []
    assert list(tmp_path.iterdir()) == []


def test_a_killed_window_is_told_of_once(window: "subprocess.Popen[str]", tmp_path: Path, log: FaultLog) -> None:
    mine = CrashMarkerFile(lambda: tmp_path)
    mine.begin()
    window.kill()
    window.wait()
    (crash,) = find_crashes(lambda: tmp_path, log)
    assert crash.started is not None
    assert find_crashes(lambda: tmp_path, log) == []
    assert len(list(tmp_path.glob("*.run"))) == 1, "this process's own"
    mine.end()
    assert "crash of a window" in log.file.read_text(encoding="utf-8")


@pytest.mark.skipif(not hasattr(signal, "SIGSEGV") or sys.platform == "win32", reason="no such signal")
def test_a_crash_of_the_interpreter_leaves_its_stack(
    window: "subprocess.Popen[str]", tmp_path: Path, log: FaultLog
) -> None:
    say(window, "crash")
    (crash,) = find_crashes(lambda: tmp_path, log)
    assert "Fatal Python error: Segmentation fault" in crash.report
    assert "(ctypes/__init__.py)" in crash.report
    assert sys.prefix not in crash.report


def test_a_spoilt_marker_and_one_that_says_more_than_it_should(tmp_path: Path, log: FaultLog) -> None:
    mine = CrashMarkerFile(lambda: tmp_path)
    mine.begin()
    (path,) = tmp_path.glob("*.run")
    for number, content in enumerate(
        (b"", b"\xff\xfe{", b"[]\n", b'{"started": 3}\nCanary\n  File "/home/Canary/x"\n')
    ):
        path.with_name(f"{path.stem}{number}.run").write_bytes(content)
    mine.end()
    crashes = find_crashes(lambda: tmp_path, log)
    assert len(crashes) == 4
    assert not any("Canary" in crash.report for crash in crashes)


def test_a_folder_that_cannot_be_made_stops_nobody(tmp_path: Path, log: FaultLog) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    marker = CrashMarkerFile(lambda: tmp_path / "file" / "state")
    marker.begin()
    marker.end()
    assert find_crashes(lambda: tmp_path / "file" / "state", log) == []
