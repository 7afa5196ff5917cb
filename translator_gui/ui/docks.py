"""The docks around the page; an entry of the *View* menu shows and hides each.

The page keeps its least width: panels that find no room beside it are put away and return when there is room. A panel
that is asked for while there is none is shown over the page.
"""

from __future__ import annotations

import sys
from functools import cached_property, partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QTabBar

from translator_gui.messages import gettext as _
from translator_gui.ui.features import PANELS, DockPanelSpec
from translator_gui.ui.panel_overlay import PanelOverlay
from translator_gui.ui.workspace import LEAST_WIDTH

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from translator_gui.settings import UserSettings
    from translator_gui.ui.actions import Handler, WindowActions

_FEATURES = QDockWidget.DockWidgetFeature.DockWidgetClosable | QDockWidget.DockWidgetFeature.DockWidgetMovable
_SPECS = {spec.key: spec for spec in PANELS}
_LEFT, _RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
_LEAST_PANEL = 156
"""Least width of a panel beside the page, pixels; without room for it the panel is put away."""
_WIDTHS = {_LEFT: "window.leading_width", _RIGHT: "window.trailing_width"}
"""The settings with the widths of the panels, by the default area of the panel."""
_LEFT_FIRST = "window.left_first"
"""The setting that says which side gets room first: the one with the panel that the user last asked for."""
SEPARATOR_EXTENT, TAB_SPACE = 6, 24
"""Width of a separator between docks, and of a tab's space around its words, in Qt's Fusion style.

Asking a style for them would make PySide build its class first, with all names of measures: 6 ms of the start.
"""
_STYLE_DPI = 72 if sys.platform == "darwin" else 96
"""Resolution for which styles give measures."""
_TAB_FRAME = 1
"""Pixels that a tab needs besides its text and the space that the style says."""


class DockPanelProtocol(Protocol):
    """Protocol of a controller whose panel is shown in a dock; see `ui.controller.DockPanelController`."""

    @cached_property
    def panel(self) -> QWidget:
        """The widget that the dock shows."""
        ...

    def begin(self) -> None:
        """Move the keyboard focus to the panel in the dock."""
        ...

    def set_in_view(self, in_view: bool) -> None:
        """React when the panel in the dock becomes visible or hidden."""
        ...


class _PanelDock(QDockWidget):
    """A dock that tells when it is resized; an event filter would be called for its every event."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class WindowDocks(QObject):
    """The dock widgets of the main window, one per feature panel; shows, hides and fills them."""

    def __init__(self, window: QMainWindow, settings: UserSettings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._fit_soon = QTimer(self)
        self._fit_soon.setSingleShot(True)
        self._fit_soon.setInterval(0)
        self._fit_soon.timeout.connect(self._fit)
        self._docks = {spec.key: self._make(spec) for spec in PANELS}
        self._switches: WindowActions | None = None
        self._are_placed = False
        self._unneeded = set[str]()
        self._controllers: dict[str, DockPanelProtocol] = {}
        self._controller: Callable[[str], DockPanelProtocol] | None = None
        self._page: QWidget = window
        self._is_open = False
        """Whether the docks are shown as the settings say; otherwise no change of them is the user's."""
        self._is_fitting = False
        self._is_dragged = False
        """Whether the mouse was last pressed on a separator between the page and a panel."""
        self._in_front = list[str]()
        """The panels to raise when there is room for them again, the one to be in front last: those that were before
        the other tabs when they were put away, and those that were shown over the page since."""
        self._overlay: PanelOverlay | None = None
        # The page would be laid out again for each step of an animation.
        window.setAnimated(False)
        window.installEventFilter(self)

    def _make(self, spec: DockPanelSpec) -> QDockWidget:
        dock = _PanelDock(str(spec.title), self._window)
        dock.setObjectName(spec.setting)
        dock.setFeatures(_FEATURES)
        dock.hide()
        dock.visibilityChanged.connect(partial(self._turned, spec.key))
        dock.dockLocationChanged.connect(self._fit_soon.start)
        dock.resized.connect(partial(self._note_width, dock))
        return dock

    def _place_all(self) -> None:
        """Add all docks to their default areas of the window when the first project is opened."""
        if self._are_placed:
            return
        self._are_placed = True
        mirrored = self._window.isRightToLeft()
        tabs: QDockWidget | None = None
        for spec in PANELS:
            dock = self._docks[spec.key]
            self._window.addDockWidget(_mirrored(spec.area) if mirrored else spec.area, dock)
            if spec.area is not _RIGHT or spec.above:
                continue
            if tabs is not None:
                self._window.tabifyDockWidget(tabs, dock)
            tabs = tabs or dock

    def handlers(self) -> dict[str, Handler]:
        """Return the handlers of the menu actions that show and hide each dock panel, by action id."""
        return {spec.action: partial(self.switch, spec.key) for spec in PANELS}

    def bind(self, actions: WindowActions) -> None:
        """Check the *View* menu entries of the dock panels that are switched on."""
        self._switches = actions
        for spec in PANELS:
            actions.check(spec.action, self.wants(spec.key))

    def wants(self, key: str) -> bool:
        """Whether a dock panel is switched on: by the settings, and not of no use in the open project."""
        return self._settings.flag(_SPECS[key].setting) and key not in self._unneeded

    def set_needed(self, key: str, needed: bool) -> None:
        """Say whether a panel is of use in the open project; one that is not starts closed, whatever the settings say.

        A panel that the user opened nevertheless stays open.
        """
        if needed is (key not in self._unneeded) or (not needed and not self._docks[key].isHidden()):
            return
        (self._unneeded.discard if needed else self._unneeded.add)(key)
        if self._switches is not None:
            self._switches.check(_SPECS[key].action, self.wants(key))
        if needed and self.wants(key):
            self._fill(key)
        self._fit_soon.start()

    # A project is opened and closed

    def attach(self, controller: Callable[[str], DockPanelProtocol], page: QWidget) -> None:
        """When a project is opened, show the docks that are switched on; `fill` puts its panels into them.

        Args:
            controller: Returns the controller of a panel, built when it is first needed.
            page: The page, which gets the keyboard focus when a panel is switched off.
        """
        self._controller, self._page = controller, page
        self._place_all()

    def fill(self, key: str) -> None:
        """Put the project's panel into its dock if that is switched on."""
        if self.wants(key):
            self._fill(key)

    def detach(self) -> None:
        """Remove the project's panels from the docks before the project is closed."""
        self._put_back()
        self._controller, self._page = None, self._window
        for controller in self._controllers.values():
            controller.panel.hide()
            controller.panel.deleteLater()
        self._controllers.clear()
        self._unneeded.clear()
        if self._switches is not None:
            self.bind(self._switches)

    def _fill(self, key: str) -> None:
        if self._controller is None or key in self._controllers:
            return
        dock, controller = self._docks[key], self._controller(key)
        self._controllers[key] = controller
        dock.setWidget(controller.panel)
        controller.panel.show()
        if dock.isVisible():
            controller.set_in_view(True)

    def _share_heights(self) -> None:
        """Give each panel that has a place of its own its share of the height of its side."""
        for area in (_LEFT, _RIGHT):
            shown = [spec for spec in PANELS if spec.area is area and not self._docks[spec.key].isHidden()]
            # All of the right side but those above share one place.
            tabs = [spec for spec in shown if area is _RIGHT and not spec.above]
            places = [spec for spec in shown if spec not in tabs[1:]]
            total = sum(spec.share for spec in places)
            if len(places) > 1:
                heights = [self._window.height() * spec.share // total for spec in places]
                self._window.resizeDocks([self._docks[spec.key] for spec in places], heights, Qt.Orientation.Vertical)

    # Showing and hiding

    def show_all(self, *, project: bool) -> None:
        """Show the dock panels that are switched on if an open project is shown; otherwise hide all."""
        self._is_open = False
        if not project:
            self._put_back()
            for dock in self._docks.values():
                dock.hide()
        self._is_open = project
        self._fit()

    def show_panel(self, key: str, *, over_page: bool = True) -> None:
        """Switch a dock panel on and bring it to the front.

        Args:
            key: Of the panel.
            over_page: Whether it covers the page where there is no room beside it; else it waits until there is.
        """
        self._show(key, True, over_page=over_page)

    def switch(self, key: str, shown: bool) -> None:
        """Switch a dock panel on and focus it, or switch it off and focus the translation page."""
        if self._controller is None:
            return
        if self._show(key, shown):
            self._controllers[key].begin()
        else:
            self._page.setFocus()

    def _show(self, key: str, shown: bool, *, over_page: bool = True) -> bool:
        """Show or hide a dock panel; one that is switched on and not seen is raised. Return whether it is shown."""
        dock = self._docks[key]
        is_over_page = self._overlay is not None and self._overlay.key == key
        shown = shown or (self.wants(key) and not is_over_page and (dock.isHidden() or _is_covered(dock)))
        if not shown and is_over_page:
            self._put_back()
        if shown:
            self._unneeded.discard(key)
            self._fill(key)
            self._settings.set(_LEFT_FIRST, self._window.dockWidgetArea(dock) is _LEFT)
        self._keep(key, shown)
        self._fit()
        if shown and self._is_open and dock.isHidden():
            if over_page:
                self._show_over_page(key)
        elif shown:
            dock.raise_()
        return shown

    def _turned(self, key: str, shown: bool) -> None:
        if key in self._controllers and (self._overlay is None or self._overlay.key != key):
            self._controllers[key].set_in_view(shown)
        # Its own close button moves the switch.
        if not shown and self._is_open and not self._is_fitting and self._docks[key].isHidden():
            self._keep(key, False)
            self._fit_soon.start()

    # The page keeps its width

    def _fit(self) -> None:
        """Show the panels that are switched on as far as the page keeps its least width, each as wide as is usual."""
        if not self._is_open or self._is_fitting:
            return
        self._is_fitting = True
        try:
            self._fit_sides()
        finally:
            self._is_fitting = False

    def _fit_sides(self) -> None:
        on = [key for key in self._docks if self._controller is not None and self.wants(key)]
        sides, room = self._sides_with_room(on)
        beside = {key for keys, _least in sides for key in keys}
        put_away = {key for key in on if self._window.dockWidgetArea(self._docks[key]) in _WIDTHS} - beside
        in_front = {key for key in put_away if self._docks[key].isVisible() and not _is_covered(self._docks[key])}
        returned = [key for key in self._in_front if key in beside]
        kept = [key for key in self._in_front if key in put_away]
        self._in_front = [*(key for key in in_front if key not in kept), *kept]
        changed = False
        for key, dock in self._docks.items():
            shown = key in on and key not in put_away
            if shown and self._overlay is not None and self._overlay.key == key:
                self._put_back()
            if dock.isHidden() is shown:
                dock.setVisible(shown)
                changed = True
        for key in returned:
            self._docks[key].raise_()
        self._share_room(sides, room)
        if changed:
            # Else the heights are those that the user chose.
            self._share_heights()

    def _sides_with_room(self, on: list[str]) -> tuple[list[tuple[list[str], int]], int]:
        """Return the panels of each side that has room, with the width they need at least, and what room is left."""
        room = self._window.width() - LEAST_WIDTH
        gap = self._scaled(SEPARATOR_EXTENT)
        sides: list[tuple[list[str], int]] = []
        for side in (_LEFT, _RIGHT) if self._settings.flag(_LEFT_FIRST) else (_RIGHT, _LEFT):
            keys = [key for key in on if self._window.dockWidgetArea(self._docks[key]) is side]
            if keys and room - gap >= _LEAST_PANEL:
                least = min(self._least_width(keys), room - gap)
                room -= least + gap
                sides.append((keys, least))
        return sides, room

    def _share_room(self, sides: list[tuple[list[str], int]], room: int) -> None:
        """Give the panels of each side their usual width, as far as there is room."""
        docks, widths = list[QDockWidget](), list[int]()
        for keys, least in sides:
            more = max(0, min(self._usual_width(keys) - least, room))
            room -= more
            docks.append(self._docks[keys[0]])
            widths.append(least + more)
        if docks:
            self._window.resizeDocks(docks, widths, Qt.Orientation.Horizontal)
        layout = self._window.layout()
        if layout is not None:
            layout.activate()
        for tabs in self._window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
            tabs.setAccessibleName(_("Panels"))
            # Qt keeps the bar of a single panel: invisible, but it would take the focus.
            tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus if tabs.count() > 1 else Qt.FocusPolicy.NoFocus)

    def _least_width(self, keys: list[str]) -> int:
        """Return the width in which the panels of one side can be used and the words of their tabs be read."""
        docks = [self._docks[key] for key in keys]
        docks = [dock for dock in docks if set(docks) & set(self._window.tabifiedDockWidgets(dock))]
        if not docks:
            return _LEAST_PANEL
        metrics = self._window.fontMetrics()
        space = self._scaled(TAB_SPACE) + _TAB_FRAME
        return max(_LEAST_PANEL, sum(metrics.horizontalAdvance(dock.windowTitle()) + space for dock in docks))

    def _scaled(self, pixels: int) -> int:
        """Return a measure of the style in pixels of the window's screen."""
        return int(pixels * self._window.logicalDpiX() / _STYLE_DPI)

    def _usual_width(self, keys: list[str]) -> int:
        return max(*(round(self._settings.number(_WIDTHS[_SPECS[key].area])) for key in keys), self._least_width(keys))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            # By class, for hundreds of events come while a window opens: PySide makes an enum member for each `type()`.
            if isinstance(event, QResizeEvent):
                self._fit()
            elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
                # Only the separators between page and panels are no widgets.
                self._is_dragged = self._window.childAt(event.position().toPoint()) is None
        return False

    def _note_width(self, dock: QDockWidget) -> None:
        """Keep the width of the panels of a side that the user drags; undo all other resizing, it is not their wish."""
        if not self._is_open or self._is_fitting:
            return
        if not self._is_dragged or not QApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self._fit_soon.start()
        elif self._window.dockWidgetArea(dock) in _WIDTHS:
            area = next(_SPECS[key].area for key, one in self._docks.items() if one is dock)
            self._settings.set(_WIDTHS[area], max(_LEAST_PANEL, dock.width()))

    # Over the page

    def _show_over_page(self, key: str) -> None:
        """Show a panel over the page, because the window is too narrow to show it beside the page."""
        if self._overlay is None:
            self._overlay = PanelOverlay(self._window)
            self._overlay.left.connect(self._put_back)
            self._overlay.closed_by_user.connect(partial(self.switch, shown=False))
        if self._overlay.key == key:
            return
        self._put_back()
        self._in_front = [*(one for one in self._in_front if one != key), key]
        self._overlay.show_panel(key, self._docks[key].windowTitle(), self._controllers[key].panel, self._page)
        self._controllers[key].set_in_view(True)

    def _put_back(self) -> None:
        """Put the panel that is shown over the page back into its dock."""
        if self._overlay is None or not self._overlay.key:
            return
        key = self._overlay.key
        panel = self._overlay.take_panel()
        if panel is not None:
            self._docks[key].setWidget(panel)
            panel.show()
        self._controllers[key].set_in_view(self._docks[key].isVisible())

    def _keep(self, key: str, shown: bool) -> None:
        self._settings.set(_SPECS[key].setting, shown)
        if self._switches is not None:
            self._switches.check(_SPECS[key].action, shown)


def _is_covered(dock: QDockWidget) -> bool:
    """Whether a dock is behind another tab."""
    return dock.isVisible() and dock.visibleRegion().isEmpty()


def _mirrored(area: Qt.DockWidgetArea) -> Qt.DockWidgetArea:
    return {_LEFT: _RIGHT, _RIGHT: _LEFT}.get(area, area)
