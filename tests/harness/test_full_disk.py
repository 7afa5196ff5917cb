"""Full and read-only disks: nothing that was acknowledged is lost, and every verb and the window say what to do."""

import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.harness.rich_project import RichProject, make_rich_project
from tests.harness.scale import trials
from tests.harness.small_disk import SmallDisk, small_disk
from tests.harness.verbs import prepare, reading_verbs, run_verb, writing_verbs
from tests.journeys.person import Person
from tests.project.builders import AMNA, TEXTS, make_project
from translator_gui.model.status import Role
from translator_gui.project.commands.set_target_text import SetTargetText
from translator_gui.project.opening import open_for_reading, open_project
from translator_gui.settings import load_settings
from translator_gui.store.connection import ProjectWriteError
from translator_gui.store.driver import sqlite3
from translator_gui.store.rule_versions import recount_words
from translator_gui.ui.fonts import load_fonts
from translator_gui.ui.main_window import MainWindow
from translator_gui.viewmodel.session import writer

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no small disks")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    with small_disk(tmp_path / "disk", 4) as disk:
        yield disk


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> RichProject:
    return make_rich_project(tmp_path_factory.mktemp("rich"))


@pytest.mark.parametrize("seed", range(trials(4, 100)))
def test_a_disk_that_fills_loses_nothing_that_was_acknowledged(disk: SmallDisk, seed: int):
    chance = random.Random(seed)
    with make_project(disk.folder, *TEXTS) as project:
        path, segments = project.path, project.queries.segment_ids()
        disk.fill(leave=chance.randrange(300_000))
        acknowledged: dict[int, list[str]] = {segment: [] for segment in segments}

        def work() -> None:
            for number in range(1000):
                segment, text = chance.choice(segments), f"{seed} {number} " * chance.randrange(1, 1000)
                project.do(SetTargetText(segment, text), author=AMNA)
                acknowledged[segment].append(text)

        with pytest.raises(ProjectWriteError, match="make room"):
            work()
        assert _histories(path, segments) == acknowledged
        disk.make_room()
        project.do(SetTargetText(segments[0], "there is room"), author=AMNA)
        acknowledged[segments[0]].append("there is room")
    with open_project(path) as project:
        assert project.file.problems() == []
    assert _histories(path, segments) == acknowledged


def test_a_window_waits_for_room(
    disk: SmallDisk, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert qapp
    load_fonts()
    monkeypatch.setattr(writer, "RETRY_SECONDS", 0.05)
    with make_project(disk.folder, *TEXTS) as project:
        path = project.path
    person = _window(qtbot, path)
    person.type("Saved")
    person.press("Ctrl+Enter")
    person.until_saved()
    disk.fill()
    person.type("Typed on a full disk")
    person.press("Ctrl+Enter")
    person.until(lambda: "full" in person.window.message_bar.text)
    assert person.window.status_line.saved_text == "Not saved"
    assert [text for text in _texts(path) if text] == ["Saved"]
    person.type("More")
    disk.make_room()
    person.press("Ctrl+Enter")
    person.until_saved()
    assert person.window.message_bar.text == ""
    assert person.window.close_project()
    assert [text for text in _texts(path) if text] == ["Saved", "Typed on a full disk", "More"]


@pytest.mark.parametrize("seed", range(trials(3, 60)))
def test_a_verb_names_a_full_disk_and_leaves_nothing_behind(
    disk: SmallDisk, rich: RichProject, tmp_path: Path, seed: int
):
    prepare(tmp_path)
    leave = random.Random(seed).randrange(200_000) if seed else 0
    project, out = disk.folder / "mine.tproj", disk.folder / "out"
    shutil.copyfile(rich.mine, project)
    # What a crash left of somebody's typing is written first, whatever the verb, and words are counted as they are now.
    with open_project(project) as opened:
        recount_words(opened.connection)
    sound, rows = project.read_bytes(), _rows(project)
    middle = len(sound) // 2 // 4096 * 4096
    damaged = sound[:middle] + bytes(4096) + sound[middle + 4096 :]
    writing = writing_verbs(project, rich, tmp_path)
    # It is refused for another reason than the disk.
    del writing["reopen"]
    written: dict[str, int] = {}
    for name, arguments in {
        **reading_verbs(project, rich, out),
        **writing,
        "new": ("new", out / "new.tproj", tmp_path / "newer.txt"),
        "repair": ("repair", project),
        "repair --out": ("repair", project, "--out", out / "repaired.tproj"),
    }.items():
        before = damaged if name.startswith("repair") else sound
        project.write_bytes(before)
        out.mkdir()
        disk.fill(leave)
        found = run_verb(*arguments)
        disk.make_room()
        assert found.fault is None, (name, found)
        if found.status == 1:
            told = [line for line in found.errors.splitlines() if not line.startswith("warning: ")]
            assert len(told) == 1, (name, found)
            assert "No space left" in found.errors or "full" in found.errors, (name, found)
            assert project.read_bytes() == before or _rows(project) == rows, name
            files = {path.name for path in disk.folder.rglob("*") if path.is_file()}
            # Of several files, those that were written whole stay, and are counted.
            assert files == {"mine.tproj"} or "files were written" in found.errors, (name, files)
            assert not any(path.endswith((".part", ".lock", "-journal")) for path in files), (name, files)
        written[name] = found.status
        shutil.rmtree(out)
        for path in disk.folder.glob("*.tproj"):
            path.unlink()
    if not leave:
        verbs = {name for name in written if name.split()[0] in _WRITING or name in writing}
        assert {name for name, status in written.items() if status == 1} == verbs


_WRITING = {"copy", "export", "report", "new", "repair"}


def test_a_project_on_a_read_only_disk_is_read_and_not_written(
    disk: SmallDisk, rich: RichProject, tmp_path: Path, qtbot: QtBot, qapp: QApplication
):
    assert qapp
    load_fonts()
    prepare(tmp_path)
    project = disk.folder / "mine.tproj"
    shutil.copyfile(rich.mine, project)
    disk.set_read_only(read_only=True)
    for name, arguments in reading_verbs(project, rich, tmp_path).items():
        found = run_verb(*arguments)
        assert found.status == 0, (name, found)
    for name, arguments in writing_verbs(project, rich, tmp_path).items():
        found = run_verb(*arguments)
        assert (found.status, found.fault) == (1, None), (name, found)
        assert "cannot be written" in found.errors, (name, found)
    window = MainWindow(load_settings(), None, Role.TRANSLATOR)
    qtbot.addWidget(window)
    window.show()
    window.files.open(project)
    assert "cannot be written" in window.message_bar.text
    window.files.read(project)
    qtbot.waitUntil(lambda: window.session is not None and window.session.all_read, timeout=20_000)
    assert window.session is not None
    assert not window.session.writable
    window.close()
    disk.set_read_only(read_only=False)
    assert project.read_bytes() == rich.mine.read_bytes()


def _window(qtbot: QtBot, path: Path) -> Person:
    window = MainWindow(load_settings(), None, Role.TRANSLATOR)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.files.open(path)
    qtbot.waitUntil(lambda: window.session is not None and window.session.all_read, timeout=20_000)
    return Person(window)


def _texts(path: Path) -> list[str]:
    with open_for_reading(path) as project:
        return [segment.target for paragraph in project.queries.all_paragraphs() for segment in paragraph.segments]


def _rows(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that a project file holds, by table."""
    connection = sqlite3.connect(path)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for (name,) in tables}
    finally:
        connection.close()


def _histories(path: Path, segments: list[int]) -> dict[int, list[str]]:
    with open_for_reading(path) as project:
        return {segment: [revision.target for revision in project.queries.history(segment)] for segment in segments}
