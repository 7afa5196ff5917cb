"""Three people work on copies of one project, merge in all directions and resolve conflicts: all copies agree.

python -m tests.harness.test_merge_torture [--seeds 200] [--first 0]
"""

import argparse
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from itertools import permutations
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from tests.cli.running import run
from tests.harness.scale import trials
from tests.homes import furnish
from tests.project.builders import TEXTS, make_project
from tests.project.merging.copies import hand_out, look_over, merge
from tests.project.merging.test_convergence import DEEDS, work
from translator_gui.model.author import Author
from translator_gui.model.errors import TranslatorError
from translator_gui.model.merging import MergeResolution
from translator_gui.model.revision import Revision
from translator_gui.model.segment import Segment
from translator_gui.model.status import Role, Status
from translator_gui.project.command import CommandRefusedError
from translator_gui.project.commands.merge import MergeProjectCopy
from translator_gui.project.commands.resolve_conflict import ResolveMergeConflict
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.merging.comparison import compare_copies
from translator_gui.project.merging.copy_reader import read_copy
from translator_gui.project.project import Project

# Carol signs in one copy with a capital and in another without; she is one person.
PEOPLE = (
    (Author("Asma"), Author("carol")),
    (Author("Bilal", "bilal@example.org"), Author("Asma")),
    (Author("Carol"), Author("Bilal", "Bilal@example.org")),
)
ACTIONS = (
    *("work", "work", "translate", "translate", "translate", "part ways", "part ways", "part ways", "merge", "merge"),
    *("merge and resolve", "choose", "choose", "choose", "choose alike", "choose alike", "write", "type on"),
    *("undo", "undo", "redo"),
)
TRANSLATING = ("type", "confirm", "confirm", "approve", "return", "comment", "note", "labels", "undo", "redo")
TYPED = "typing that is no revision yet"
MOST_ROUNDS = 6
START = 1_790_000_000_000_000_000


@contextmanager
def reproducible(rng: random.Random) -> Generator[None]:
    """Draw uids and the clock from a seed. The clock is coarse and jumps, as those of several machines do."""
    ticks = iter(range(1, 1 << 60))

    def clock() -> int:
        return START + (next(ticks) // 3 + rng.choice((0, 0, 0, -40, 40))) * 1_000_000

    with patch.object(os, "urandom", rng.randbytes), patch.object(time, "time_ns", clock):
        yield


def trial(folder: Path, seed: int) -> list[str]:
    """Return in what three copies differ after random work; nothing where they agree."""
    rng = random.Random(seed)
    with reproducible(rng), ExitStack() as opened:
        first = opened.enter_context(make_project(folder, *TEXTS))
        first.connection.execute("PRAGMA synchronous = OFF")
        first.backups.enabled = False
        work(first, _steps(rng, 4), PEOPLE[0][0])
        copies = [first, *map(opened.enter_context, hand_out(first, "b", "c"))]
        for copy in copies:
            copy.backups.enabled = False
        for _ in range(rng.randint(12, 30)):
            at = rng.randrange(3)
            _act(copies, at, rng)
        for copy, people in zip(copies, PEOPLE, strict=True):
            _commit_typing(copy, people[0])
        _merge_until_quiet(copies)
        return _differences(copies)


def _steps(rng: random.Random, most: int) -> list[tuple[str, int, int]]:
    return [(rng.choice(DEEDS), rng.randint(0, 9), rng.randint(0, 40)) for _ in range(rng.randint(1, most))]


def _act(copies: list[Project], at: int, rng: random.Random) -> None:
    project, author = copies[at], rng.choice(PEOPLE[at])
    action = rng.choice(ACTIONS)
    sentences = [segment for paragraph in project.queries.all_paragraphs() for segment in paragraph.segments]
    conflicts = project.queries.conflicts()
    if action != "type on":
        # As the window does before anything else.
        _commit_typing(project, author)
    if action == "work":
        work(project, _steps(rng, 3), author)
    elif action in {"undo", "redo"}:
        work(project, [(action, 0, 0)] * rng.randint(1, 3), author)
    elif action == "translate":
        work(project, [(rng.choice(TRANSLATING), rng.randint(0, 3), rng.randint(0, 5)) for _ in range(3)], author)
    elif action == "part ways":
        _part_ways(copies, rng)
    elif action.startswith("merge"):
        _merge(project, copies[(at + rng.choice((1, 2))) % 3], author, rng if "resolve" in action else None)
    elif action == "type on" and sentences:
        _type_on(project, rng.choice(sentences), author)
    elif action == "choose alike":
        _choose_alike(copies, rng)
    elif conflicts:
        segment = rng.choice(sorted(conflicts))
        role = rng.choice((Role.TRANSLATOR, Role.REVIEWER))
        _resolve(project, segment, None if action == "write" else rng.choice(conflicts[segment]), author, role)


def _part_ways(copies: list[Project], rng: random.Random) -> None:
    """Give one sentence a text in every copy, confirmed in some, approved or final in others."""
    where = rng.randint(0, 3)
    for project, people in zip(copies, PEOPLE, strict=True):
        deeds = [
            ("type", where, rng.randint(0, 5)),
            ("confirm", where, 0),
            ("approve", where, 0),
            ("hand over", where, 0),
        ]
        work(project, deeds[: rng.randint(0, 4)], rng.choice(people))


def _choose_alike(copies: list[Project], rng: random.Random) -> None:
    """Let two or three people, each in an own copy, choose one and the same version, where all of them have it."""
    for project in copies:
        _commit_typing(project, rng.choice(PEOPLE[0]))
    for mine, theirs in ((0, 1), (1, 0)):
        merge(copies[mine], copies[theirs])
    conflicts = copies[0].queries.conflicts()
    if not conflicts:
        return
    segment = rng.choice(sorted(conflicts))
    uid, version = copies[0].queries.segment_uids()[segment], rng.choice(conflicts[segment])
    for project, people in zip(copies[:2], PEOPLE, strict=False):
        found = project.queries.segment_by_uid(uid)
        if found is not None:
            _resolve(project, found, version, rng.choice(people), rng.choice((Role.TRANSLATOR, Role.REVIEWER)))


def _type_on(project: Project, sentence: Segment, author: Author) -> None:
    if sentence.status is not Status.FINAL:
        project.typing.keep(sentence.id, TYPED, author=author, role=Role.TRANSLATOR)


def _commit_typing(project: Project, author: Author) -> None:
    project.typing.recover()
    assert not project.connection.execute("SELECT 1 FROM pending").fetchall(), author


def _merge(mine: Project, theirs: Project, author: Author, rng: random.Random | None) -> None:
    copy = read_copy(mine.queries, theirs.path)
    try:
        choices: dict[str, MergeResolution] = {}
        if rng is not None:
            for found in compare_copies(mine.queries, copy).differences:
                finals = (found.mine.status, found.theirs.status).count(Status.FINAL)
                own = () if finals else (MergeResolution("words of both"),)
                choice = rng.choice((found.mine.choice, found.theirs.choice, None, *own))
                if choice is not None and finals != 1 and not found.undecided:
                    choices[found.uid] = choice
        mine.do(MergeProjectCopy(copy, choices), author=author)
    finally:
        copy.close()
    look_over(mine)


def _resolve(project: Project, segment: int, version: Revision | None, author: Author, role: Role) -> None:
    command = SetTargetText(segment, "typed over both") if version is None else None
    try:
        project.do(command or _choose(segment, version), author=author, role=role)
    except CommandRefusedError:
        return
    look_over(project)


def _choose(segment: int, version: Revision | None) -> ResolveMergeConflict:
    assert version is not None
    return ResolveMergeConflict(segment, version.target, version.status)


def _merge_until_quiet(copies: list[Project]) -> None:
    for _ in range(MOST_ROUNDS):
        before = [_rows_that_count(copy) for copy in copies]
        for mine, theirs in permutations(copies, 2):
            merge(mine, theirs)
        if [_rows_that_count(copy) for copy in copies] == before:
            return
    raise AssertionError(f"merging brings something new after {MOST_ROUNDS} rounds")


def _everything(project: Project) -> list[dict[str, Any]]:
    """Return every field that the command line tells of a project's sentences, and what reports are made of."""
    path = str(project.path)
    shown = run("show", path, "--json")
    assert shown.code == 0, shown
    rows = shown.rows
    ids = project.queries.segment_ids()
    shown_rows = {
        segment.id: segment for paragraph in project.queries.all_paragraphs() for segment in paragraph.segments
    }
    for row, segment in zip(rows, ids, strict=True):
        history = run("history", path, str(row["number"]), "--json")
        assert history.code == 0, history
        row["history"] = history.rows
        row["judgement"] = project.queries.judgement(segment)
        row["made_for"] = shown_rows[segment].made_for
    documents = {document.id: document.uid for document in project.queries.documents()}
    done = sorted(
        (documents.get(c.document, ""), *c[1:]) for c in project.queries.contributions() if c.document in documents
    )
    figures: dict[str, Any] = {"contributions": done, "activity": project.queries.activity()}
    figures["stats"] = run("stats", path, "--json").rows
    figures["documents"] = [d[1:] for d in project.queries.documents()]
    return [*rows, figures]


def _rows_that_count(project: Project) -> set[tuple[str, str]]:
    """Return uid and checksum of every row of record that is not set aside, and how people are spelled."""
    tables = (
        "revision",
        "comment_event",
        "annotation",
        "boundary",
        "document_event",
        "resolution",
        "document",
        "entry",
    )
    found = {
        (uid, checksum)
        for table in tables
        for uid, checksum in project.connection.execute(
            f"SELECT uid, hash FROM {table} WHERE uid NOT IN (SELECT uid FROM aside)"
        )
    }
    return found | set(project.connection.execute("SELECT uid, name FROM author"))


def _differences(copies: list[Project]) -> list[str]:
    found: list[str] = []
    first, *others = (_everything(copy) for copy in copies)
    for name, other in zip("bc", others, strict=True):
        if len(first) != len(other):
            found.append(f"{name}: {len(other)} rows instead of {len(first)}")
        for mine, theirs in zip(first, other, strict=False):
            found += [
                f"{name}: sentence {mine.get('number')}, {key}: {mine[key]!r} and {theirs.get(key)!r}"
                for key in mine
                if mine[key] != theirs.get(key)
            ]
    return found


@pytest.mark.parametrize("seed", range(trials(sample=8, soak=200)))
def test_copies_agree_whatever_was_done_merged_and_resolved(tmp_path: Path, seed: int):
    assert trial(tmp_path, seed) == []


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=200)
    parser.add_argument("--first", type=int, default=0)
    options = parser.parse_args()
    bad = 0
    home = Path(tempfile.mkdtemp(prefix="translator-torture-"))
    os.environ.update(furnish(home))
    for seed in range(options.first, options.first + options.seeds):
        with tempfile.TemporaryDirectory() as folder:
            try:
                found = trial(Path(folder), seed)
            except (AssertionError, TranslatorError) as error:
                found = [repr(error)]
        bad += bool(found)
        for line in found[:3]:
            sys.stdout.write(f"seed {seed}: {line[:1000]}\n")
    shutil.rmtree(home)
    sys.stdout.write(f"{options.seeds} seeds: {bad} left copies that differ\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
