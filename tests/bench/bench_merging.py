"""Comparing and merging two copies of a project of 10,000 sentences, each with changes in one of a hundred."""

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from tests.bench.projects import big_document
from tests.bench.timing import report
from translator_gui.model.author import Author
from translator_gui.model.comment import CommentAction
from translator_gui.project.commands.add_comment_event import AddCommentEvent
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.merge import MergeProjectCopy
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.importing import create_project
from translator_gui.project.merging.comparison import compare_copies
from translator_gui.project.merging.copy_reader import read_copy
from translator_gui.project.opening import open_project
from translator_gui.project.project import Project
from translator_gui.store.merging.loaded_copy import LoadedCopy

SENTENCES = 10_000
_Result = TypeVar("_Result")
AMNA, BILAL = Author("Amna"), Author("Bilal")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        bench_share(Path(folder), 0.01, at_most=3)
        bench_share(Path(folder), 1.0, at_most=None)


def bench_share(folder: Path, share: float, *, at_most: float | None) -> None:
    mine, theirs = folder / f"mine-{share}.tproj", folder / f"theirs-{share}.tproj"
    with create_project(mine, [big_document(SENTENCES)], author=AMNA) as project:
        ids = project.queries.segment_ids()
        project.do(*(SetTargetText(segment, "Some English of the usual length.") for segment in ids), author=AMNA)
        project.do(ConfirmOrApproveSentences(tuple(ids)), author=AMNA)
        project.file.copy_to(theirs)
        change(project, ids, share, AMNA, 1)
    with open_project(theirs) as project:
        change(project, ids, share, BILAL, 2)
    told = f"10,000 sentences, {share:.0%} changed in each"
    with open_project(mine) as project:
        copy = seconds(f"read a copy, {told}", lambda: read_copy(project.queries, theirs), at_most)
        seconds(f"compare, {told}", lambda: compare_copies(project.queries, copy), at_most)
        seconds(f"merge, {told}", lambda: take_in(project, copy), at_most)
        seconds(f"merge again, {told}", lambda: take_in(project, copy), at_most)
        seconds(f"undo of the merge, {told}", lambda: project.undo(author=AMNA), at_most)
    # Opening, checking, comparing, merging and the backup before it, in a process of its own.
    command = [sys.executable, "-m", "translator_gui", "merge", str(mine), str(theirs), "--conflicts", "theirs"]
    quietly = partial(subprocess.run, command, check=True, stdout=subprocess.DEVNULL)
    seconds(f"translator-gui merge, {told}", quietly, at_most)


def change(project: Project, ids: list[int], share: float, author: Author, seed: int) -> None:
    chosen = random.Random(seed).sample(ids, int(len(ids) * share))
    project.do(*(SetTargetText(segment, f"Other English by {author.name}.") for segment in chosen), author=author)
    project.do(*(AddCommentEvent(segment, CommentAction.ADD, "Why?") for segment in chosen[::5]), author=author)


def take_in(project: Project, copy: LoadedCopy) -> None:
    project.do(MergeProjectCopy(copy), author=AMNA)


def seconds(name: str, action: Callable[[], _Result], at_most: float | None) -> _Result:
    started = time.perf_counter()
    result = action()
    report(f"{name}, once", time.perf_counter() - started, "s", at_most=at_most)
    return result


if __name__ == "__main__":
    main()
