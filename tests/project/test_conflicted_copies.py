"""Copies that sync programs put beside a project are found by their names, and nothing of them is opened."""

import os
import sys
from pathlib import Path

import pytest

from translator_gui.paths import state_folder
from translator_gui.project.conflicted_copies import conflicted_copies, ignore, is_conflicted_copy
from translator_gui.project.file_recovery import window_copy_path

OURS = "letter.tproj"
THEIRS = [
    "letter (Amna's conflicted copy 2026-11-29).tproj",
    "letter (conflicted copy 2026-11-29).tproj",
    "letter (Bilal-PC's conflicted copy 2026-11-29 (1)).tproj",
    "letter (امنہ's conflicted copy 2026-11-29).tproj",
    "letter (conflicted copy 2026-11-29 101112).tproj",
    "letter (Amna conflicted copy 2026-11-29 101112).tproj",
    "letter_conflict-20261129-101112.tproj",
    "letter.sync-conflict-20261129-101112-ABCDEFG.tproj",
    "letter (this window, 2026-11-29).tproj",
    "letter (this window, 2026-11-29, 2).tproj",
    "letter (this window, 2026-11-29).sync-conflict-20261129-101112-ABCDEFG.tproj",
]
OTHERS = [
    "letter.tproj",
    "letter-copy.tproj",
    "letter 2.tproj",
    "letter (backup 2026-11-29).tproj",
    "letters (Amna's conflicted copy 2026-11-29).tproj",
    "other (conflicted copy 2026-11-29).tproj",
    "letter (conflicted copy 2026-11-29).txt",
    "letter (conflicted copy 2026-11-29).tproj.lock",
    "letter.sync-conflict-20261129-101112-ABCDEFG.tproj.part",
    ".letter (conflicted copy 2026-11-29).tproj",
    "letter (conflicted).tproj",
    "letter.damaged-2026-11-29.tproj",
]


@pytest.fixture(autouse=True)
def nothing_ignored() -> None:
    (state_folder() / "ignored-copies.json").unlink(missing_ok=True)


@pytest.mark.parametrize("name", THEIRS)
def test_names_of_sync_programs_are_known(name: str) -> None:
    assert is_conflicted_copy(name, OURS)


@pytest.mark.parametrize("name", OTHERS)
def test_other_names_are_left_alone(name: str) -> None:
    assert not is_conflicted_copy(name, OURS)


def test_our_own_name_for_a_window_is_known(tmp_path: Path) -> None:
    for _ in range(3):
        copy = window_copy_path(tmp_path / OURS)
        copy.touch()
        assert is_conflicted_copy(copy.name, OURS)


def test_the_copies_of_one_project_are_listed_newest_first(tmp_path: Path) -> None:
    for age, name in enumerate(THEIRS[:3] + OTHERS):
        (tmp_path / name).write_text(name)
        os.utime(tmp_path / name, (1000 - age, 1000 - age))
    assert [copy.path.name for copy in conflicted_copies(tmp_path / OURS)] == THEIRS[:3]
    assert conflicted_copies(tmp_path / "nowhere" / OURS) == []


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links and FIFOs")
def test_what_is_no_file_is_not_listed_and_nothing_is_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / THEIRS[0])
    (tmp_path / THEIRS[1]).symlink_to("/etc/passwd")
    (tmp_path / THEIRS[2]).mkdir()
    assert conflicted_copies(tmp_path / OURS) == []


def test_an_ignored_copy_is_not_offered_until_it_changes(tmp_path: Path) -> None:
    for name in THEIRS[:2]:
        (tmp_path / name).touch()
    first, second = conflicted_copies(tmp_path / OURS)
    ignore(first.path)
    ignore(first.path)
    assert conflicted_copies(tmp_path / OURS) == [second]
    first.path.write_text("changed")
    assert len(conflicted_copies(tmp_path / OURS)) == 2


@pytest.mark.parametrize("content", ["", "{}", "[1, null, {}]", "[" * 100_000, "\0"])
def test_a_strange_list_of_ignored_copies_is_no_list(tmp_path: Path, content: str) -> None:
    (tmp_path / THEIRS[0]).touch()
    state_folder().mkdir(parents=True, exist_ok=True)
    (state_folder() / "ignored-copies.json").write_text(content)
    (copy,) = conflicted_copies(tmp_path / OURS)
    ignore(copy.path)
    assert conflicted_copies(tmp_path / OURS) == []


def test_the_list_does_not_grow_for_ever(tmp_path: Path) -> None:
    (tmp_path / THEIRS[0]).touch()
    for number in range(250):
        os.utime(tmp_path / THEIRS[0], (number, number))
        ignore(tmp_path / THEIRS[0])
    assert len((state_folder() / "ignored-copies.json").read_text().split(",")) <= 200
