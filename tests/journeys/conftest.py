"""A real window on a project of the seed article."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import MagicMock

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFileDialog, QLayout, QLayoutItem
from pytestqt.qtbot import QtBot
from shiboken6 import getAllValidWrappers

from tests.journeys.judging import AMNA, BILAL, as_author, translate
from tests.journeys.person import OnDisk, OpenWindow, Person
from tests.journeys.welcoming import Choose
from translator_gui.formats.registry import read_document
from translator_gui.model.segment import Segment
from translator_gui.model.status import Role
from translator_gui.paths import memory_file, resource, settings_file
from translator_gui.project.importing import create_project
from translator_gui.project.opening import open_for_reading, open_project
from translator_gui.settings import load_settings
from translator_gui.ui.fonts import load_fonts
from translator_gui.ui.main_window import MainWindow
from translator_gui.ui.widgets.flow_layout import FlowLayout
from translator_gui.viewmodel.threads.helper_process import Rows
from translator_gui.viewmodel.threads.memory_helper_process import MemoryHelperProcess


@pytest.fixture(scope="session")
def made_seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of the seed article, made once and only copied: making it takes a tenth of most journeys."""
    path = tmp_path_factory.mktemp("seed") / "seed.tproj"
    create_project(path, [read_document(resource("sample", "seed.ur.txt"))]).close()
    return path


@pytest.fixture
def seed(tmp_path: Path, made_seed: Path) -> Path:
    """A fresh project of the seed article."""
    return Path(shutil.copy(made_seed, tmp_path))


def wrapped_layout_items() -> list[str]:
    """Python's objects for layout items. There shall be none: PySide keeps one when Qt deletes its item, and takes it
    for whatever is next made at that address. `addLayout` makes one for each item that the added layout already has.
    """
    items = [one for one in getAllValidWrappers() if isinstance(one, QLayoutItem)]
    # Those of a layout of ours go with it.
    kept = {id(one) for layout in items if isinstance(layout, FlowLayout) for one in layout.items}
    return [
        f"{type(one).__name__} of {one.widget()}"
        for one in items
        if not isinstance(one, QLayout) and id(one) not in kept
    ]


@pytest.fixture
def completes() -> bool:
    """Whether words are completed while they are typed: a list that opens a moment later would take keys."""
    return False


@pytest.fixture
def memory_on_a_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """The memory is read on a thread, as where no process can start: a process for each window takes long."""

    def is_short(helper: MemoryHelperProcess, task: str, rows: Rows) -> bool:
        del helper, task, rows
        return True

    monkeypatch.setattr(MemoryHelperProcess, "is_short", is_short)


@pytest.fixture
def spells() -> bool:
    """Whether the spelling is checked: for each window a helper process reads the dictionary."""
    return False


@pytest.fixture
def open_window(
    qtbot: QtBot, qapp: QApplication, memory_on_a_thread: None, completes: bool, spells: bool
) -> Iterator[OpenWindow]:
    """Opens windows on projects, and closes them at the end. The user's memory is empty."""
    assert qtbot
    assert qapp
    assert memory_on_a_thread is None
    load_fonts()
    shutil.rmtree(settings_file().parent, ignore_errors=True)
    shutil.rmtree(memory_file().parent, ignore_errors=True)
    windows: list[MainWindow] = []

    def open_it(path: Path | None, role: Role = Role.TRANSLATOR) -> Person:
        settings = load_settings()
        if not completes:
            settings.set("completion.on", False)
        if not spells:
            settings.set("english.spelling", False)
        window = MainWindow(settings, None, role)
        windows.append(window)
        if path is not None:
            window.show_project(open_project(path))
        window.show()
        window.activateWindow()
        person = Person(window)
        person.until(window.isActiveWindow)
        # Keys of a test do not come from the window system, which would wait for the shortcuts to be there.
        person.until(lambda: window.findChild(QAction, "quit") is not None)
        if path is not None:
            person.until(lambda: window.status_line.words)
        if window.workspace is not None:
            # Read once the project is: what is confirmed before is not checked.
            reader = window.workspace.session.screen.reader
            person.until(lambda: reader.checks.declarations)
        return person

    yield open_it
    wrapped = wrapped_layout_items()
    for window in windows:
        window.close()
        window.deleteLater()
    assert not wrapped


@pytest.fixture
def person(open_window: OpenWindow, seed: Path) -> Person:
    """A translator in front of the seed article."""
    return open_window(seed)


@pytest.fixture
def on_disk(seed: Path) -> OnDisk:
    """The sentences as the file has them."""

    def read() -> list[Segment]:
        with open_for_reading(seed) as project:
            return [segment for paragraph in project.queries.all_paragraphs() for segment in paragraph.segments]

    return read


@pytest.fixture
def projects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where projects go in these tests, never among somebody's own."""
    folder = tmp_path / "projects"
    for module in ("project.project_import", "ui.files", "ui.start.start_controller"):
        monkeypatch.setattr(f"translator_gui.{module}.projects_folder", lambda: folder)
    return folder


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Choose:
    """Answers the next file dialog."""

    def answer(*paths: Path) -> None:
        names = [str(path) for path in paths]
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", MagicMock(return_value=(names, "")))
        monkeypatch.setattr(QFileDialog, "getOpenFileName", MagicMock(return_value=(names[0], "")))

    return answer


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A text file in Windows-1256, each line a line of a paragraph."""
    path = tmp_path / "news.txt"
    text = "يہ پہلا جملہ ہے. يہ دوسرا جملہ ہے.\nيہ تيسرا جملہ ہے.\n\nيہ ايك اور پيراگراف ہے.\n"
    path.write_bytes(text.encode("cp1256", "ignore"))
    return path


@pytest.fixture
def reviewer(open_window: OpenWindow, seed: Path) -> Person:
    """A reviewer in front of three sentences of somebody else's."""
    amna = as_author(open_window, seed, AMNA)
    translate(amna, "One", "Two", "Three")
    amna.window.close()
    return as_author(open_window, seed, BILAL, Role.REVIEWER)
