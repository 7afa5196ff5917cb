"""Kills a worker at random moments while it types and confirms, and looks whether the file kept what it acknowledged.

python -m tests.harness.kill9 [--kills 1000]
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.project.builders import AMNA, TEXTS, make_project
from translator_gui.model.revision import Revision
from translator_gui.model.status import Role
from translator_gui.project.command_result import PendingTyping
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.opening import open_project
from translator_gui.project.project import Project
from translator_gui.store.lock import ProjectLock

LONGEST_LIFE = 0.12
"""Seconds from the child's start to the kill."""
TRANSLATOR = Role.TRANSLATOR


@dataclass
class Result:
    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    typing_lost: int = 0
    problems: list[str] = field(default_factory=list[str])


def work(path: Path, pipe: int, life: int) -> None:
    """Types and confirms as fast as it can; a line for each thing that the project has acknowledged."""
    with open_project(path) as project:
        ids = project.queries.segment_ids()
        for number in range(1_000_000):
            segment = ids[number % len(ids)]
            text = f"{life}:{number}"
            project.typing.keep(segment, text, author=AMNA, role=TRANSLATOR)
            os.write(pipe, f"typed {segment} {text}\n".encode())
            project.commit_typing(PendingTyping(segment, text, TRANSLATOR), author=AMNA)
            project.do(ConfirmOrApproveSentences((segment,)), author=AMNA, role=TRANSLATOR)
            os.write(pipe, f"confirmed {segment} {text}\n".encode())


def one_life(path: Path, life: int, seconds: float) -> list[list[str]]:
    """Forks a worker, kills it after some seconds, and gives what it acknowledged."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read_end)
        try:
            work(path, write_end, life)
        finally:
            os._exit(1)
    os.close(write_end)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    with os.fdopen(read_end, encoding="utf-8") as said:
        lines = [line.split() for line in said if line.endswith("\n")]
    os.waitpid(child, 0)
    return lines


def kill_many(folder: Path, kills: int, seed: int, acknowledged_at_least: int = 0) -> Result:
    """Kills that many workers on one project, one after another.

    On a busy machine many die before they have done anything: it goes on, five times as long at most, until enough
    has been acknowledged to tell that nothing of it is lost.
    """
    moments = random.Random(seed)
    with make_project(folder, *TEXTS * 3) as project:
        path = project.path
    result = Result()
    for life in range(5 * kills):
        if life >= kills and result.acknowledged >= acknowledged_at_least:
            break
        acknowledged = one_life(path, life, moments.uniform(0.005, LONGEST_LIFE))
        result.kills += 1
        result.acknowledged += len(acknowledged)
        _look(path, acknowledged, result)
    return result


def _look(path: Path, acknowledged: list[list[str]], result: Result) -> None:
    with open_project(path) as project:
        result.problems += project.file.problems()
        kept = {
            (str(segment), revision.target) for segment, revision in _revisions(project.queries.segment_ids(), project)
        }
    result.lost += sum(word == "confirmed" and (segment, text) not in kept for word, segment, text in acknowledged)
    result.typing_lost += sum(word == "typed" and (segment, text) not in kept for word, segment, text in acknowledged)
    if ProjectLock(path).path.exists():
        result.problems.append("the lock outlived its holder")


def _revisions(ids: list[int], project: Project) -> Iterator[tuple[int, Revision]]:
    for segment in ids:
        for revision in project.queries.history(segment):
            yield segment, revision


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        result = kill_many(Path(folder), options.kills, options.seed)
    sys.stdout.write(
        f"{result.kills} kills in {time.perf_counter() - started:.0f} s: {result.acknowledged} acknowledged, "
        f"{result.lost} confirmed lost, {result.typing_lost} kept typing lost, {len(result.problems)} problems\n"
    )
    return 1 if result.lost or result.typing_lost or result.problems else 0


if __name__ == "__main__":
    sys.exit(main())
