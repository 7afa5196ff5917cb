"""The list of recent projects survives what happens to a file of settings."""

import json
import threading
from pathlib import Path

import pytest

from translator_gui.model.errors import TranslatorError
from translator_gui.model.statistics import SentenceAndWordCounts
from translator_gui.model.status import Role, Status
from translator_gui.project.recent import LIMIT, RecentProject, RecentProjects

TALLIES = {Status.DRAFT: SentenceAndWordCounts(1, 10, 8), Status.TRANSLATED: SentenceAndWordCounts(3, 30, 33)}


@pytest.fixture
def recent(tmp_path: Path) -> RecentProjects:
    return RecentProjects(tmp_path / "config" / "recent.json")


def project(folder: Path, name: str, opened: int = 0) -> RecentProject:
    return RecentProject(folder / f"{name}.tproj", name, opened, Role.REVIEWER, TALLIES)


def test_what_is_noted_is_read_again_the_newest_first(recent: RecentProjects, tmp_path: Path):
    first, second = project(tmp_path, "خبر", 1), project(tmp_path, "second", 2)
    recent.note(first)
    recent.note(second)
    assert recent.read() == (second, first)
    recent.note(first._replace(opened=3))
    assert [found.title for found in recent.read()] == ["خبر", "second"]
    assert recent.find(first.path) == first._replace(opened=3)


def test_a_project_without_figures_keeps_those_it_had(recent: RecentProjects, tmp_path: Path):
    recent.note(project(tmp_path, "a"))
    recent.note(project(tmp_path, "a")._replace(tallies={}, opened=9))
    assert recent.read()[0].tallies == TALLIES
    assert recent.read()[0].opened == 9


def test_only_so_many_are_kept(recent: RecentProjects, tmp_path: Path):
    for number in range(LIMIT + 3):
        recent.note(project(tmp_path, str(number)))
    assert len(recent.read()) == LIMIT
    assert recent.read()[0].title == str(LIMIT + 2)


def test_forgetting_leaves_the_file_alone(recent: RecentProjects, tmp_path: Path):
    kept = project(tmp_path, "a")
    kept.path.write_bytes(b"x")
    recent.note(kept)
    recent.forget(kept.path)
    recent.forget(tmp_path / "never there.tproj")
    assert recent.read() == ()
    assert kept.path.exists()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no json",
        "{}",
        "[1, null, []]",
        "[" * 100_000,
        '[{"path": 3}]',
        '[{"path": "relative.tproj", "title": "x", "opened": 1, "role": "translator", "tallies": {}}]',
        '[{"path": "/a.tproj", "title": "x", "opened": 1, "role": "king", "tallies": {}}]',
        '[{"path": "/a.tproj", "title": "x", "opened": 1e999, "role": "translator", "tallies": {}}]',
        '[{"path": "/a.tproj", "title": "x", "opened": 1, "role": "translator", "tallies": {"draft": [1, -2, 3]}}]',
        '[{"path": "/a.tproj", "title": "x", "opened": 1, "role": "translator", "tallies": []}]',
    ],
)
def test_what_is_no_list_of_projects_is_an_empty_one(tmp_path: Path, text: str):
    path = tmp_path / "recent.json"
    path.write_text(text, encoding="utf-8")
    assert RecentProjects(path).read() == ()


def test_one_bad_entry_does_not_take_the_others_with_it(recent: RecentProjects, tmp_path: Path):
    recent.note(project(tmp_path, "good"))
    path = tmp_path / "config" / "recent.json"
    path.write_text(json.dumps([{"path": None}, *json.loads(path.read_text("utf-8"))]), encoding="utf-8")
    assert [found.title for found in recent.read()] == ["good"]


def test_several_threads_lose_nothing(recent: RecentProjects, tmp_path: Path):
    threads = [threading.Thread(target=recent.note, args=(project(tmp_path, str(n)),)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {found.title for found in recent.read()} == {str(n) for n in range(8)}


def test_a_list_that_cannot_be_written_is_told_and_stays_as_it_was(tmp_path: Path):
    blocked = tmp_path / "config"
    blocked.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(TranslatorError, match="config"):
        RecentProjects(blocked / "recent.json").note(project(tmp_path, "a"))


def test_a_copy_is_told_apart_by_its_file() -> None:
    assert RecentProject(Path("/p/seed.tproj"), "seed", 0).place == Path("/p")
    assert RecentProject(Path("/p/mine.tproj"), "seed", 0).place == Path("/p/mine.tproj")
