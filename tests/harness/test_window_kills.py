"""Kills real windows and commands at random moments: what was said to be saved is there, and the file is sound."""

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.cli.running import failed, rows, run
from tests.harness.scale import trials
from tests.harness.windows import ROOT, typing_window
from tests.homes import furnish
from tests.project.builders import TEXTS, make_project
from translator_gui.model.status import Role, Status
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.opening import open_project
from translator_gui.settings import load_settings
from translator_gui.store.lock import ProjectLock
from translator_gui.ui.fonts import load_fonts
from translator_gui.ui.main_window import MainWindow

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL here")

KILLS = 4
"""In one test: 200 of a window and 120 of `edit` in a soak are 50 and 30 tests."""
_AT_ONCE = 2
_PATIENCE_SECONDS = 60
_LOOK_SECONDS = 0.05


class Kill(NamedTuple):
    """What one kill cost.

    Attributes:
        confirmed: Sentences that the window had said were saved.
        lost: Those of them that are gone.
        typing: Seconds of typing that are gone.
        commit: The longest time that saving took, milliseconds; of what the kill ended, too.
        trouble: What the window said was not written.
        disk: The longest time that a sync beside the project took meanwhile, milliseconds.
    """

    confirmed: int
    lost: int
    typing: float
    commit: float
    trouble: tuple[str, ...] = ()
    disk: float = 0.0


class _Window:
    """A window in which somebody types and confirms, in a process of its own."""

    def __init__(self, project: Path, home: Path) -> None:
        self.project = project
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.harness.confirming_window", str(project)],
            cwd=ROOT,
            env={**os.environ, **furnish(home), "QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def kill_after(self, seconds: float) -> Kill:
        """Let it work for a while once it is ready, kill it, and look at what the file holds."""
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == b"ready\n", self.process.stderr and self.process.stderr.read()
        time.sleep(seconds)
        moment = time.monotonic_ns()
        self.process.kill()
        said = self.process.stdout.read().decode()
        self.process.wait(_PATIENCE_SECONDS)
        return _cost(
            self.project, [line.split() for line in said.splitlines(keepends=True) if line[-1] == "\n"], moment
        )

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdout, self.process.stderr):
            if stream is not None:
                stream.close()


class _Disk:
    """Syncs a small file every now and then: how slow the machine is, whatever the program does."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "sync"
        self._end = threading.Event()
        self._begun, self._longest = time.monotonic(), 0.0
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while not self._end.wait(_LOOK_SECONDS):
            with self._path.open("wb") as file:
                file.write(b"x")
                os.fsync(file.fileno())
            self._longest, self._begun = max(self._longest, self._since()), time.monotonic()

    def _since(self) -> float:
        return max(0.0, time.monotonic() - self._begun - _LOOK_SECONDS) * 1000

    @property
    def longest(self) -> float:
        """Milliseconds, with what is under way."""
        return max(self._longest, self._since())

    def close(self) -> None:
        self._end.set()
        self._thread.join(_PATIENCE_SECONDS)


def _cost(path: Path, said: list[list[str]], moment: int) -> Kill:
    with open_project(path) as project:
        assert project.file.problems() == []
        kept = {str(segment): project.queries.history(segment) for segment in project.queries.segment_ids()}
    assert not ProjectLock(path).path.exists(), "the lock outlived its holder"
    confirmed = [(line[1], line[2]) for line in said if line[0] == "confirmed"]
    lost = [
        text
        for segment, text in confirmed
        if (text, Status.TRANSLATED) not in {(revision.target, revision.status) for revision in kept[segment]}
    ]
    missing = [
        int(typed)
        for kind, typed, segment, text in (line for line in said if line[0] == "key")
        if kind and not any(revision.target.startswith(text) for revision in kept[segment])
    ]
    commit = max((float(line[1]) for line in said if line[0] == "commit"), default=0.0)
    under_way = next((line for line in reversed(said) if line[0] in {"busy", "idle"}), ["idle"])
    if under_way[0] == "busy":
        commit = max(commit, (moment - int(under_way[1])) / 1e6)
    trouble = tuple(" ".join(line) for line in said if line[0] == "trouble")
    return Kill(len(confirmed), len(lost), max(0, moment - missing[0]) / 1e9 if missing else 0.0, commit, trouble)


def kill_windows(folder: Path, number: int, seed: int) -> list[Kill]:
    """Open windows, two at once, and kill each at a random moment."""
    moments = random.Random(seed)
    kills: list[Kill] = []
    for first in range(0, number, _AT_ONCE):
        with ExitStack() as stack:
            disk = _Disk(folder)
            stack.callback(disk.close)
            windows: list[_Window] = []
            for at in range(first, min(first + _AT_ONCE, number)):
                place = folder / str(at)
                place.mkdir()
                with make_project(place, *TEXTS * 8) as project:
                    path = project.path
                windows.append(_Window(path, place / "home"))
                stack.callback(windows[-1].close)
            for window in windows:
                kill = window.kill_after(moments.uniform(0.3, 2.0))
                kills.append(kill._replace(disk=disk.longest))
    return kills


def report(kills: list[Kill]) -> str:
    return (
        f"{len(kills)} kills of a window: {sum(kill.confirmed for kill in kills)} confirmed, "
        f"{sum(kill.lost for kill in kills)} lost, typing lost ≤ {max(kill.typing for kill in kills):.2f} s, "
        f"commit ≤ {max(kill.commit for kill in kills):.0f} ms, one sync ≤ {max(kill.disk for kill in kills):.0f} ms"
    )


@pytest.mark.parametrize("batch", range(trials(1, 50)))
def test_killed_windows_lose_no_confirmed_sentence(tmp_path: Path, batch: int):
    kills = kill_windows(tmp_path, KILLS, seed=20261129 + batch)
    sys.stdout.write(report(kills) + "\n")
    assert sum(kill.confirmed for kill in kills) > 0
    for kill in kills:
        assert kill.lost == 0, kill
        # A busy machine may take longer for a commit, which is ten syncs, than the promise assumes.
        assert kill.typing <= max(1.0, 0.9 + min(kill.commit, 20 * kill.disk) / 1000), kill


def _edit(path: Path, edits: Path, home: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "translator_gui", "edit", str(path), str(edits), "--author", "Amna"],
        cwd=ROOT,
        env={**os.environ, "HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.mark.parametrize("batch", range(trials(1, 30)))
def test_a_killed_edit_leaves_all_of_it_or_nothing(tmp_path: Path, batch: int):
    moments = random.Random(20261129 + batch)
    with make_project(tmp_path, *TEXTS * 60) as project:
        path, number = project.path, len(project.queries.segment_ids())
    edits = tmp_path / "edits.jsonl"
    duration, seen = 0.0, set[bool]()
    shown = [""] * number
    for life in range(1 + KILLS):
        texts = [f"text {life} of sentence {at}" for at in range(1, number + 1)]
        lines = (json.dumps({"number": at, "target": text, "status": "translated"}) for at, text in enumerate(texts, 1))
        edits.write_text("\n".join(lines), encoding="utf-8")
        begun = time.monotonic()
        process = _edit(path, edits, tmp_path)
        with process:
            # The first one is let live: it tells how long one takes.
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(_PATIENCE_SECONDS if life == 0 else duration * moments.uniform(0.4, 1.05))
            process.kill()
            status = process.wait(_PATIENCE_SECONDS)
        if life == 0:
            assert status == 0
            duration = time.monotonic() - begun
        with open_project(path) as project:
            assert project.file.problems() == []
            found = [segment.target for paragraph in project.queries.all_paragraphs() for segment in paragraph.segments]
        assert found in (shown, texts)
        if status == 0:
            assert found == texts, "what was said to be written is written"
        seen.add(found == texts)
        shown = found
    assert True in seen


def test_two_windows_on_one_project(qtbot: QtBot, qapp: QApplication, tmp_path: Path):
    """The second one only reads; what is done in a copy that it saves comes back by merging."""
    assert qapp
    load_fonts()
    with make_project(tmp_path, *TEXTS) as project:
        path, last = project.path, project.queries.segment_ids()[-1]
    with typing_window(path, tmp_path / "home") as first:
        first.type_for(1.0)
        second = MainWindow(load_settings(), None, Role.TRANSLATOR)
        qtbot.addWidget(second)
        second.show()
        second.files.open(path)
        qtbot.waitUntil(lambda: second.session is not None and second.session.all_read, timeout=20_000)
        session = second.session
        assert session is not None
        assert not session.writable
        assert "reading only" in second.message_bar.text
        session.type(last, "not here")
        assert not session.change(SetTargetText(last, "nor so"))
        assert not session.busy
        failed(run("edit", str(path), str(_edits(tmp_path, "refused"))), "open in")
        # In a copy the second one may write.
        copy = tmp_path / "copy.tproj"
        assert run("copy", str(path), str(copy)).code == 0
        assert run("edit", str(copy), str(_edits(tmp_path, "from the second window")), "--author", "Bilal").code == 0
        first.kill(signal.SIGTERM)
        assert "Traceback" not in first.errors()
        second.close()
    assert run("merge", str(path), str(copy)).code in {0, 3}
    shown = rows(str(path))
    assert shown[-1]["target"] == "from the second window"
    assert "not here" not in str(shown)
    assert first.keys
    # The copy has what had been typed by then: both versions stand.
    versions = [version["target"] for row in shown[:-1] for version in (row, *row["conflict"])]
    assert max(map(len, versions)) == first.keys[-1][1], "all that was typed is kept"


def _edits(folder: Path, text: str) -> Path:
    path = folder / "second.jsonl"
    path.write_text(json.dumps({"number": 4, "target": text}), encoding="utf-8")
    return path
