"""A real window on a project of the seed article, driven by real key events."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from translator_gui.formats.registry import read_document
from translator_gui.model.segment import Segment
from translator_gui.model.status import Role
from translator_gui.paths import resource, settings_file
from translator_gui.project.opening import create_project, open_for_reading, open_project
from translator_gui.settings import load_settings
from translator_gui.ui.fonts import load_fonts
from translator_gui.ui.main_window import MainWindow
from translator_gui.ui.workspace import Workspace

_KEYS = {
    "Enter": Qt.Key.Key_Return,
    "Esc": Qt.Key.Key_Escape,
    "Tab": Qt.Key.Key_Tab,
    "Up": Qt.Key.Key_Up,
    "Down": Qt.Key.Key_Down,
    "Left": Qt.Key.Key_Left,
    "Right": Qt.Key.Key_Right,
    "Home": Qt.Key.Key_Home,
    "End": Qt.Key.Key_End,
    "F6": Qt.Key.Key_F6,
    "Backspace": Qt.Key.Key_Backspace,
}
_MODIFIERS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
}


class Person:
    """Somebody at the keyboard: types, presses keys, looks."""

    def __init__(self, qtbot, window: MainWindow) -> None:
        self._qtbot = qtbot
        self.window = window

    @property
    def work(self) -> Workspace:
        assert self.window.workspace is not None
        return self.window.workspace

    @property
    def sentences(self) -> list[Segment]:
        model = self.work.session.model
        return [s for i in range(len(model)) if (p := model.known(i)) for s in p.segments]

    @property
    def number(self) -> int:
        """Of the current sentence."""
        place = self.work.page.place()
        assert place is not None
        return self.work.session.model.number(place)

    @property
    def current(self) -> Segment:
        segment = self.work.page.current_segment()
        assert segment is not None
        return segment

    def type(self, text: str) -> None:
        QTest.keyClicks(self._focus(), text)

    def press(self, *chords: str) -> None:
        """Presses chords such as "Ctrl+Enter", one after the other."""
        for chord in chords:
            *names, key = chord.split("+")
            modifiers = Qt.KeyboardModifier.NoModifier
            for name in names:
                modifiers |= _MODIFIERS[name]
            code = _KEYS[key] if key in _KEYS else Qt.Key(ord(key))
            QTest.keyClick(self._focus(), code, modifiers)

    def _focus(self):
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the focus"
        return widget

    def until(self, condition: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(condition()), timeout=10_000)

    def until_saved(self) -> None:
        """Until the disk has everything that is on the screen."""
        session = self.work.session
        self.until(lambda: not session.typing.unsaved and not session.writer.busy)

    def said(self) -> str:
        return self.window.status_line.said


@pytest.fixture
def seed(tmp_path: Path) -> Path:
    """A fresh project of the seed article."""
    path = tmp_path / "seed.tproj"
    create_project(path, [read_document(resource("sample", "seed.ur.txt"))]).close()
    return path


@pytest.fixture
def open_window(qtbot, qapp):
    """Opens windows on projects, and closes them at the end."""
    load_fonts()
    shutil.rmtree(settings_file().parent, ignore_errors=True)
    windows: list[MainWindow] = []

    def open_it(path: Path | None, role: Role = Role.TRANSLATOR) -> Person:
        window = MainWindow(load_settings(), None, role)
        qtbot.addWidget(window)
        windows.append(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        person = Person(qtbot, window)
        if path is not None:
            window.show_project(open_project(path))
            qtbot.waitUntil(lambda: "words" in window.status_line.words)
        return person

    yield open_it
    for window in windows:
        window.close()


@pytest.fixture
def person(open_window, seed) -> Person:
    """A translator in front of the seed article."""
    return open_window(seed)


@pytest.fixture
def on_disk(seed):
    """The sentences as the file has them."""

    def read() -> list[Segment]:
        with open_for_reading(seed) as project:
            return [segment for paragraph in project.all_paragraphs() for segment in paragraph.segments]

    return read
