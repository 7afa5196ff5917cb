import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from translator_gui.settings import UserSettings
from translator_gui.ui.window_state import WindowState, arrangement

DOCKED, ALONE = "laptop 400×400@2+0+0 | screen 2560×1440@1+400+0", "laptop 400×400@2+0+0"


class Desk:
    """A window with a panel, and screens that come and go."""

    def __init__(self, qtbot: QtBot, settings: UserSettings, screens: str) -> None:
        self.screens = screens
        self.window = QMainWindow()
        self.window.setCentralWidget(QWidget())
        self.dock = QDockWidget("Panel", self.window)
        self.dock.setObjectName("panel")
        self.dock.setWidget(QWidget())
        self.window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.dock)
        self.state = WindowState(self.window, settings, lambda: self.screens)
        self.state.restore()
        qtbot.addWidget(self.window)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.state.restore_docks()

    def put(self, x: int, y: int, width: int, height: int) -> None:
        self.window.setGeometry(x, y, width, height)
        self.state.note()


@pytest.fixture
def settings(tmp_path: Path) -> UserSettings:
    return UserSettings(tmp_path / "settings.json", {})


def room() -> QRect:
    return QGuiApplication.primaryScreen().availableGeometry()


def test_each_arrangement_of_screens_has_its_own_place(qtbot: QtBot, settings: UserSettings) -> None:
    first = Desk(qtbot, settings, DOCKED)
    first.put(60, 40, 500, 400)
    first.state.keep()
    second = Desk(qtbot, settings, ALONE)
    second.put(10, 30, 320, 300)
    second.state.keep()
    assert Desk(qtbot, settings, DOCKED).window.geometry() == QRect(60, 40, 500, 400)
    assert Desk(qtbot, settings, ALONE).window.geometry() == QRect(10, 30, 320, 300)


def test_unplugging_and_plugging_in_again_moves_it_back(qtbot: QtBot, settings: UserSettings) -> None:
    desk = Desk(qtbot, settings, DOCKED)
    desk.put(60, 40, 500, 400)
    desk.screens = ALONE
    desk.window.setGeometry(0, 20, 300, 300)  # the system crowds it onto what is left
    desk.state.note()
    desk.state.rearrange()
    assert desk.window.geometry() == QRect(0, 20, 300, 300)
    desk.put(5, 25, 310, 290)
    desk.screens = DOCKED
    desk.state.rearrange()
    assert desk.window.geometry() == QRect(60, 40, 500, 400)
    desk.screens = ALONE
    desk.state.rearrange()
    assert desk.window.geometry() == QRect(5, 25, 310, 290)


def test_panels_lie_where_they_lay_and_stay_shown_or_hidden(qtbot: QtBot, settings: UserSettings) -> None:
    first = Desk(qtbot, settings, ALONE)
    first.window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, first.dock)
    first.put(10, 30, 600, 300)
    first.state.keep()
    second = Desk(qtbot, settings, ALONE)
    assert second.window.dockWidgetArea(second.dock) is Qt.DockWidgetArea.RightDockWidgetArea
    second.dock.hide()
    told: list[bool] = []
    second.dock.visibilityChanged.connect(told.append)
    second.state.restore_docks()
    assert second.dock.isHidden()
    assert not told


def test_a_window_is_never_outside_every_screen_nor_larger(qtbot: QtBot, settings: UserSettings) -> None:
    first = Desk(qtbot, settings, ALONE)
    first.put(40, 40, 300, 300)
    first.state.keep()
    places = json.loads(settings.text("window.state"))
    assert set(places) == {ALONE}
    desk = Desk(qtbot, settings, ALONE)
    for place in (QRect(9000, 9000, 300, 300), QRect(-5000, 10, 300, 300), QRect(0, 0, 9000, 9000)):
        desk.window.setGeometry(place)
        desk.screens = f"{place.x()}"
        desk.state.rearrange()
        now = desk.window.geometry()
        assert room().contains(now.topLeft() + QPoint(1, 1))
        assert now.size().boundedTo(room().size()) == now.size()


def test_the_usual_size_leaves_room_for_the_frame(qtbot: QtBot, settings: UserSettings) -> None:
    """Else the line at the bottom stands below the screen's edge on a screen of just the usual size."""
    size = Desk(qtbot, settings, ALONE).window.size()
    assert size == QSize(1280, 800).boundedTo(room().size() - QSize(16, 48))


@pytest.mark.parametrize("kept", ["{", "[]", '{"a": 1}', '{"laptop 400×400@2+0+0": {"geometry": "AAAA", "docks": 3}}'])
def test_what_was_kept_badly_is_as_if_it_were_not(qtbot: QtBot, settings: UserSettings, kept: str) -> None:
    settings.set("window.state", kept)
    desk = Desk(qtbot, settings, ALONE)
    assert room().intersects(desk.window.geometry())
    desk.state.note()
    desk.state.keep()
    assert ALONE in json.loads(settings.text("window.state"))


def test_only_the_arrangements_met_last_are_remembered(qtbot: QtBot, settings: UserSettings) -> None:
    desk = Desk(qtbot, settings, "0")
    for number in range(12):
        desk.screens = str(number)
        desk.state.rearrange()
        desk.state.note()
    desk.state.keep()
    assert list(json.loads(settings.text("window.state"))) == [str(number) for number in range(4, 12)]


def test_an_arrangement_names_its_screens() -> None:
    assert all(screen.name() in arrangement() for screen in QGuiApplication.screens())
