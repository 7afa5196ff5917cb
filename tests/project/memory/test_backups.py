"""Backups of a memory: one a day before the first change, three are kept, and none is an obstacle to a change."""

import pickle
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import MagicMock

import pytest

from tests.project.builders import make_project
from tests.project.memory.memories import confirm, feed, make_memory, texts, unit
from translator_gui.project.memory import backups
from translator_gui.project.memory.backups import back_up_before_change, back_up_memory, memory_backups
from translator_gui.project.memory.maintenance import MemoryMaintenance
from translator_gui.project.memory.translation_memory import TranslationMemory
from translator_gui.project.project import Project
from translator_gui.store.memory.units import read_all_units

PAIRS = [("پہلا جملہ", "First sentence"), ("دوسرا جملہ", "Second sentence"), ("تیسرا لفظ", "Third word")]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TranslationMemory]:
    """The user's own memory with three units."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    with TranslationMemory.open_own() as made:
        made.add_units(unit(*pair) for pair in PAIRS)
        yield made


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with make_project(tmp_path) as made:
        yield made


def on_day(day: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def strftime(form: str) -> str:
        return time.strftime(form, (2026, 5, day, 0, 0, 0, 0, 0, 0))

    monkeypatch.setattr(backups, "strftime", strftime)


def test_three_backups_are_kept_one_a_day(tmp_path: Path):
    folder = tmp_path / "backups"
    folder.mkdir()
    for day in range(1, 5):
        (folder / f"m-2020-01-0{day}.tmem").write_bytes(b"")
    with make_memory(tmp_path, *PAIRS) as memory:
        out = back_up_memory(memory.connection, folder=folder)
        assert out is not None
        assert back_up_memory(memory.connection, folder=folder) is None
        assert sorted(path.name for path in folder.iterdir()) == ["m-2020-01-03.tmem", "m-2020-01-04.tmem", out.name]
        with TranslationMemory.open(out, read_only=True) as copy:
            assert texts(copy) == texts(memory)
            assert [one.id for one in read_all_units(copy.connection)] == [1, 2, 3]


def test_feeding_makes_the_backup_of_the_day_first(
    own: TranslationMemory, project: Project, monkeypatch: pytest.MonkeyPatch
):
    before = texts(own)
    on_day(1, monkeypatch)
    assert feed(project, own).problem is None
    confirm(project, "One.")
    feed(project, own)
    feed(project, own)
    (first,) = memory_backups()
    assert first.name == "memory-2026-05-01.tmem"
    with TranslationMemory.open(first, read_only=True) as copy:
        assert texts(copy) == before
    fed = texts(own)
    on_day(2, monkeypatch)
    feed(project, own)
    assert memory_backups() == [first]
    confirm(project, "Another.")
    feed(project, own)
    with TranslationMemory.open(memory_backups()[-1], read_only=True) as copy:
        assert texts(copy) == fed


def test_what_has_not_changed_is_not_copied_again(own: TranslationMemory, monkeypatch: pytest.MonkeyPatch):
    for day in (1, 2):
        on_day(day, monkeypatch)
        assert back_up_before_change(own.connection) is None
    assert len(memory_backups()) == 1
    maintenance = MemoryMaintenance(own)
    (one,) = maintenance.find("third")
    maintenance.delete([one])
    on_day(3, monkeypatch)
    maintenance.undo()
    assert [path.stem[-2:] for path in memory_backups()] == ["01", "03"]


def test_other_memories_are_not_copied(own: TranslationMemory, project: Project, tmp_path: Path):
    del own
    confirm(project, "One.")
    with make_memory(tmp_path, *PAIRS, name="memory") as attached:
        feed(project, attached)
    assert memory_backups() == []


@pytest.mark.parametrize("trouble", ["full", "refused", "large"])
def test_without_a_backup_the_memory_is_fed_and_it_is_said_once(
    own: TranslationMemory, project: Project, monkeypatch: pytest.MonkeyPatch, trouble: str
):
    if trouble == "full":
        monkeypatch.setattr(shutil, "disk_usage", MagicMock(return_value=MagicMock(free=10)))
    elif trouble == "large":
        monkeypatch.setattr(backups, "_LARGEST", 10)
    else:
        backups_at = memory_backups() or [backups._folder()]  # pyright: ignore[reportPrivateUsage]
        backups_at[0].parent.mkdir(parents=True, exist_ok=True)
        backups_at[0].write_bytes(b"a file where the folder should be")
    confirm(project, "One.")
    result = feed(project, own)
    assert result.added == 1
    sent = pickle.loads(pickle.dumps(result))
    assert "memory" in str(sent.problem)
    confirm(project, "One.", "Two.")
    assert feed(project, own).problem is None
    assert len(texts(own)) == 5


def test_a_copy_that_is_interrupted_leaves_nothing(own: TranslationMemory):
    with pytest.raises(KeyboardInterrupt):
        back_up_memory(own.connection, pause=MagicMock(side_effect=KeyboardInterrupt))
    assert list(backups._folder().iterdir()) == []  # pyright: ignore[reportPrivateUsage]
