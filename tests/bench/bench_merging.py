"""Comparing and merging two copies of a project: of 100,000 sentences, with changes in one of a hundred, and smaller.

`TRANSLATOR_BENCH_SENTENCES` ("20000") measures another size than 100,000.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from tests.bench.projects import big_document
from tests.bench.timing import peak_memory_of, report
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
from translator_gui.store.merging.loaded_copy import LoadedProjectCopy

LARGE = int(os.environ.get("TRANSLATOR_BENCH_SENTENCES", "100000"))
SMALL = LARGE // 10
_Result = TypeVar("_Result")
AMNA, BILAL = Author("Amna"), Author("Bilal")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        bench_share(Path(folder), LARGE, 0.01, compare=2, merge=3, memory=250)
        bench_share(Path(folder), SMALL, 0.01, compare=3, merge=3)
        bench_share(Path(folder), SMALL, 1.0)


def bench_share(
    folder: Path,
    sentences: int,
    share: float,
    *,
    compare: float | None = None,
    merge: float | None = None,
    memory: float | None = None,
) -> None:
    mine, theirs = (folder / f"{whose}-{sentences}-{share}.tproj" for whose in ("mine", "theirs"))
    with create_project(mine, [big_document(sentences)], author=AMNA) as project:
        ids = project.queries.segment_ids()
        project.do(*(SetTargetText(segment, "Some English of the usual length.") for segment in ids), author=AMNA)
        project.do(ConfirmOrApproveSentences(tuple(ids)), author=AMNA)
        project.file.copy_to(theirs)
        change(project, ids, share, AMNA, 1)
    with open_project(theirs) as project:
        change(project, ids, share, BILAL, 2)
    told = f"{sentences:,} sentences, {share:.0%} changed in each"
    with open_project(mine) as project:
        # Most of it is looking for damage in what a stranger sent.
        copy = seconds(f"read a copy, {told}", lambda: read_copy(project.queries, theirs), compare)
        seconds(f"compare, {told}", lambda: compare_copies(project.queries, copy), compare)
        seconds(f"merge, {told}", lambda: take_in(project, copy), merge)
        seconds(f"merge again, {told}", lambda: take_in(project, copy), merge)
        seconds(f"undo of the merge, {told}", lambda: project.undo(author=AMNA), merge)
    used = peak_memory_of(_COMPARED, str(mine), str(theirs))
    report(f"memory of comparing, {told}", used, "MB", at_most=memory)
    # In processes of their own. The first compare verifies the project, and the first edit all of the file: then what
    # nobody else has changed since is verified where it is read. A merge makes a backup.
    edits = folder / "edits.jsonl"
    edits.write_text('{"number": 1, "note": "Read"}\n', "utf-8")
    run_verb(told, None, "compare", mine, theirs)
    run_verb(told, compare, "compare", mine, theirs)
    run_verb(told, None, "edit", mine, edits)
    run_verb(told, merge, "merge", mine, theirs, "--conflicts", "theirs")


def run_verb(told: str, at_most: float | None, *words: str | Path) -> None:
    """Report wall time and processor time of a verb in a process of its own."""
    name = f"{words[0]}{', for the first time' if at_most is None else ''}"
    started = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "translator_gui", *words], stdout=subprocess.DEVNULL)
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    report(f"translator-gui {name}, {told}", time.perf_counter() - started, "s", at_most=at_most)
    report(f"translator-gui {name}, {told}, processor time", usage.ru_utime + usage.ru_stime, "s")


_COMPARED = """
from pathlib import Path
from translator_gui.project.merging.comparison import compare_copies
from translator_gui.project.merging.copy_reader import read_copy
from translator_gui.project.opening import open_for_reading
with open_for_reading(Path(sys.argv[1])) as project:
    compare_copies(project.queries, read_copy(project.queries, Path(sys.argv[2])))
"""


def change(project: Project, ids: list[int], share: float, author: Author, seed: int) -> None:
    chosen = random.Random(seed).sample(ids, int(len(ids) * share))
    project.do(*(SetTargetText(segment, f"Other English by {author.name}.") for segment in chosen), author=author)
    project.do(*(AddCommentEvent(segment, CommentAction.ADD, "Why?") for segment in chosen[::5]), author=author)


def take_in(project: Project, copy: LoadedProjectCopy) -> None:
    project.do(MergeProjectCopy(copy), author=AMNA)


def seconds(name: str, action: Callable[[], _Result], at_most: float | None) -> _Result:
    started = time.perf_counter()
    result = action()
    report(f"{name}, once", time.perf_counter() - started, "s", at_most=at_most)
    return result


if __name__ == "__main__":
    main()
