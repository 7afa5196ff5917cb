"""Place of the window and of its docks, saved for each arrangement of screens."""

import json
from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QByteArray, QEvent, QObject, QPoint, QRect, QSize, QTimer
from PySide6.QtGui import QGuiApplication, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow

from translator_gui.settings import UserSettings

_KEY, _OLD_KEY = "window.state", "window.geometry"
_USUAL = QSize(1280, 800)
_FRAME = QSize(16, 48)
"""Size that a window manager may need for title and borders; not known before the window is shown."""
_DOCKS_VERSION = 1
"""Version of the saved places of docks; older ones do not name all docks and may hold squeezed widths."""
_MOST = 8
"""Number of arrangements that are saved; the least recently used are dropped."""
_PAUSE_MS = 400
"""Milliseconds after the last move or resize before the window's place is noted."""
_GRIP = QSize(120, 40)
"""Part of the window's top that must be on a screen, so that the window can be dragged."""

Places = dict[str, dict[str, str]]


def arrangement() -> str:
    """Return a text that identifies the current arrangement of monitors."""
    screens = [
        f"{s.name()} {s.geometry().width()}×{s.geometry().height()}@{s.devicePixelRatio():g}"
        f"+{s.geometry().x()}+{s.geometry().y()}"
        for s in QGuiApplication.screens()
    ]
    return " | ".join(sorted(screens))


class WindowGeometryState(QObject):
    """Remembers and restores position and size of the window and its docks, per arrangement of monitors.

    `keep` saves the notes in the settings. A place that is on no screen any more is moved onto one.
    """

    def __init__(self, window: QMainWindow, settings: UserSettings, screens: Callable[[], str] = arrangement) -> None:
        """Start to watch a window's position and size.

        Args:
            window: The window; its docks need object names.
            settings: Where places are kept.
            screens: Returns the arrangement of screens.
        """
        super().__init__(window)
        self._window, self._settings, self._screens = window, settings, screens
        self._places = _read(settings.text(_KEY))
        self._now = screens()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.note)
        window.installEventFilter(self)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self.rearrange)
        application.screenRemoved.connect(self.rearrange)

    def restore(self) -> None:
        """Restore the window's saved position and size, or the default size; always within the screens."""
        self._window.resize(_USUAL.boundedTo(self._window.screen().availableSize() - _FRAME))
        place = self._places.get(self._now, {}).get("geometry") or self._settings.text(_OLD_KEY)
        if place:
            self._window.restoreGeometry(_bytes(place))
        self._keep_on_screen()

    def restore_docks(self) -> None:
        """Restore the saved positions of the docks without showing or hiding any."""
        docks = self._places.get(self._now, {}).get("docks")
        if not docks:
            return
        panels = {dock: dock.isHidden() for dock in self._window.findChildren(QDockWidget)}
        for dock in panels:
            dock.blockSignals(True)
        self._window.restoreState(_bytes(docks), _DOCKS_VERSION)
        for dock, hidden in panels.items():
            dock.setHidden(hidden)
            dock.blockSignals(False)

    def note(self) -> None:
        """Remember in memory the position and size of the window and its docks for the current monitors."""
        if self._screens() != self._now:
            self.rearrange()
        if not self._window.isVisible():
            return
        place = self._places.pop(self._now, {})
        place["geometry"] = _text(self._window.saveGeometry())
        if any(not dock.isHidden() for dock in self._window.findChildren(QDockWidget)):
            place["docks"] = _text(self._window.saveState(_DOCKS_VERSION))
        self._places[self._now] = place

    def keep(self) -> None:
        """Save the remembered window positions in the settings."""
        latest = dict(list(self._places.items())[-_MOST:])
        self._settings.set(_KEY, json.dumps(latest, ensure_ascii=False) if latest else "")

    def rearrange(self) -> None:
        """After a monitor was added or removed, restore the window's position saved for the monitors that remain."""
        now = self._screens()
        if now != self._now:
            self._now = now
            self._pause.stop()
            if now in self._places:
                self.restore()
                self.restore_docks()
            else:
                self._keep_on_screen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMoveEvent | QResizeEvent) and watched is self._window:
            self._pause.start()
        return False

    def _keep_on_screen(self) -> None:
        window = self._window
        rooms = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        if not rooms or window.isMaximized() or window.isFullScreen():
            return
        place = _fitted(window.geometry(), rooms)
        if place != window.geometry():
            window.setGeometry(place)


def _fitted(place: QRect, rooms: list[QRect]) -> QRect:
    """Return a window's rectangle, moved and shrunk so that it fits a screen and its title bar is visible."""

    def seen(room: QRect) -> int:
        shared = room.intersected(place)
        return max(0, shared.width()) * max(0, shared.height())

    room = max(rooms, key=seen)
    place = QRect(place.topLeft(), place.size().boundedTo(room.size()))
    grip = room.intersected(QRect(place.topLeft(), QSize(place.width(), _GRIP.height())))
    if grip.width() < _GRIP.width() or grip.height() < _GRIP.height() // 2:
        corner = QPoint(
            max(room.left(), min(place.left(), room.right() + 1 - place.width())),
            max(room.top(), min(place.top(), room.bottom() + 1 - place.height())),
        )
        place.moveTopLeft(corner)
    return place


def _read(text: str) -> Places:
    """Parse the saved window positions from a setting, without invalid ones."""
    try:
        found: object = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return {}
    places: Places = {}
    for screens, place in cast("dict[str, object]", found).items() if isinstance(found, dict) else ():
        if isinstance(place, dict):
            parts = cast("dict[object, object]", place)
            places[screens] = {k: v for k, v in parts.items() if isinstance(k, str) and isinstance(v, str)}
    return places


def _bytes(base64: str) -> QByteArray:
    return QByteArray.fromBase64(base64.encode())


def _text(data: QByteArray) -> str:
    return bytes(data.toBase64().data()).decode()
