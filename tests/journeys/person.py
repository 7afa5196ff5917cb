"""Somebody at the keyboard of a real window."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from translator_gui.model.segment import Segment
from translator_gui.model.status import Role
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
    "F2": Qt.Key.Key_F2,
    "F3": Qt.Key.Key_F3,
    "F4": Qt.Key.Key_F4,
    "F12": Qt.Key.Key_F12,
    "F6": Qt.Key.Key_F6,
    "F7": Qt.Key.Key_F7,
    "F8": Qt.Key.Key_F8,
    "F9": Qt.Key.Key_F9,
    "Space": Qt.Key.Key_Space,
    "F1": Qt.Key.Key_F1,
    "Delete": Qt.Key.Key_Delete,
    "Backspace": Qt.Key.Key_Backspace,
    "Del": Qt.Key.Key_Delete,
}
_MODIFIERS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
}


class Person:
    """Somebody at the keyboard: types, presses keys, looks."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
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
        place = self.work.page.navigator.place()
        assert place is not None
        return self.work.session.model.number(place)

    @property
    def current(self) -> Segment:
        segment = self.work.page.navigator.current_segment()
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

    def _focus(self) -> QWidget:
        popup = QApplication.activePopupWidget()
        # Where Qt sends keys while something pops up.
        widget = (popup.focusWidget() or popup) if popup else QApplication.focusWidget()
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


OnDisk = Callable[[], list[Segment]]
"""Reads the sentences as the file has them."""


class OpenWindow(Protocol):
    """Opens a window on a project, or on the welcome page."""

    def __call__(self, path: Path | None, role: Role = ...) -> Person: ...
