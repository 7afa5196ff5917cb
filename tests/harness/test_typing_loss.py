"""Ends windows in the middle of typing: a kill costs at most a second of it, on a slow disk two commits' worth."""

import random
import signal
import sys
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pytest

from tests.harness.scale import trials
from tests.harness.windows import TypingWindow, build_slow_sync, typing_window
from tests.project.builders import TEXTS, make_project
from translator_gui.project.opening import open_project

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL here")

_BATCHES = range(trials(1, 10))
_SLOW_MS = 200


class End(NamedTuple):
    """What one end cost: seconds of typing, the longest commit and the longest stall in milliseconds."""

    lost: float
    commit: float
    stall: float
    keys: int
    status: int


def end_windows(
    folder: Path, ends: list[signal.Signals], seed: int, earliest: float, slow_sync: Path | None = None
) -> list[End]:
    """Open windows at once and end each at a random moment, `earliest` seconds after its first key or later."""
    moments = random.Random(seed)
    results: list[End] = []
    with ExitStack() as stack:
        windows: list[TypingWindow] = []
        for at in range(len(ends)):
            project, home = _project(folder / str(at)), folder / f"home{at}"
            windows.append(stack.enter_context(typing_window(project, home, slow_sync, _SLOW_MS)))
        for at, window in enumerate(windows):
            window.type_for(moments.uniform(earliest, earliest + trials(1, 4)))
            moment, status = window.kill(ends[at])
            lost = window.lost_seconds(_kept(folder / str(at)), moment)
            results.append(End(lost, window.commit, window.stall, len(window.keys), status))
    return results


def _project(folder: Path) -> Path:
    folder.mkdir()
    with make_project(folder, *TEXTS) as project:
        return project.path


def _kept(folder: Path) -> int:
    """Return how long the longest text is that the project has; opening it recovers what was being typed."""
    with open_project(next(folder.glob("*.tproj"))) as project:
        assert project.file.problems() == []
        return max(
            (len(revision.target) for s in project.queries.segment_ids() for revision in project.queries.history(s)),
            default=0,
        )


def report(kills: list[End]) -> str:
    lost, commit, stall = (max(values) for values in list(zip(*kills, strict=True))[:3])
    middle = median(kill.stall for kill in kills)
    return (
        f"{len(kills)} kills: lost ≤ {lost:.2f} s, commit ≤ {commit:.0f} ms, "
        f"longest stall {middle:.0f} ms in the median, {stall:.0f} ms at worst"
    )


@pytest.mark.parametrize("batch", _BATCHES)
def test_a_kill_costs_at_most_a_second_of_typing(tmp_path: Path, batch: int) -> None:
    kills = end_windows(tmp_path, [signal.SIGKILL] * 2, seed=20261129 + batch, earliest=0.9)
    sys.stdout.write(report(kills) + "\n")
    for kill in kills:
        assert kill.keys
        # A busy machine may take longer for a commit than the promise assumes.
        assert kill.lost <= max(1.0, 0.9 + kill.commit / 1000)


@pytest.mark.parametrize("batch", _BATCHES)
def test_on_a_slow_disk_a_kill_costs_the_typing_of_two_commits_and_an_orderly_end_none(
    tmp_path: Path, batch: int
) -> None:
    slow_sync = build_slow_sync(tmp_path)
    if slow_sync is None:
        pytest.skip("no compiler for the library that delays syncs")
    signals = [*[signal.SIGKILL] * trials(1, 2), signal.SIGTERM]
    ends = end_windows(tmp_path, signals, seed=20361129 + batch, earliest=2.0, slow_sync=slow_sync)
    kills = [end for end in ends if end.status == -signal.SIGKILL]
    orderly = [end for end in ends if end.status == 128 + signal.SIGTERM]
    sys.stdout.write(f"{report(kills)}; {len(orderly)} orderly ends lost {max(end.lost for end in orderly):.2f} s\n")
    assert len(kills) + len(orderly) == len(signals)
    assert all(end.lost == 0 for end in orderly)
    assert max(kill.commit for kill in kills) >= _SLOW_MS, "syncs were delayed"
    for kill in kills:
        assert kill.lost <= max(2.5, 2 * kill.commit / 1000 + 0.1)
    # The best of them: on a busy machine other programs, too, keep a window from answering.
    assert min(kill.stall for kill in kills) < max(kill.commit for kill in kills) / 2, "the window waits for no sync"


def test_the_next_start_says_so_and_names_the_sentence(tmp_path: Path) -> None:
    project, home = _project(tmp_path / "project"), tmp_path / "home"
    with typing_window(project, home) as window:
        window.type_for(1.0)
        window.kill()
        assert window.bar == ""
    with typing_window(project, home) as window:
        window.type_for(0)
        _, status = window.kill(signal.SIGTERM)
    assert status == 128 + signal.SIGTERM
    assert window.bar.startswith("Translator did not close properly last time (opened today ")
    assert window.bar.endswith("What was typed last in sentence 1 was recovered as a draft.")
