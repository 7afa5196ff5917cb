"""The docks around the page; an entry of the *View* menu shows and hides each."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow

from translator_gui.ui.features import PANELS, PanelSpec

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from translator_gui.settings import UserSettings
    from translator_gui.ui.actions import Handler, WindowActions

_FEATURES = QDockWidget.DockWidgetFeature.DockWidgetClosable | QDockWidget.DockWidgetFeature.DockWidgetMovable
_SPECS = {spec.key: spec for spec in PANELS}


class DockedController(Protocol):
    """A controller with a panel, as docks use it; see `ui.controller.PanelController`."""

    @cached_property
    def panel(self) -> QWidget:
        """The panel."""
        ...

    def begin(self) -> None:
        """Move the keyboard focus to the panel."""
        ...

    def set_in_view(self, in_view: bool) -> None:
        """React when the panel becomes visible or hidden."""
        ...


class WindowDocks(QObject):
    """Builds one dock per panel; the controllers of an open project fill them."""

    def __init__(self, window: QMainWindow, settings: UserSettings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._docks = {spec.key: self._make(spec) for spec in PANELS}
        self._switches: WindowActions | None = None
        self._placed = set[str]()
        self._controllers: dict[str, DockedController] = {}
        self._controller: Callable[[str], DockedController] | None = None
        self._focus_page: Callable[[], object] = window.setFocus
        self._is_open = False
        """Whether the docks are shown as the settings say; otherwise no change of them is the user's."""

    def _make(self, spec: PanelSpec) -> QDockWidget:
        dock = QDockWidget(str(spec.title), self._window)
        dock.setObjectName(spec.setting)
        dock.setFeatures(_FEATURES)
        dock.hide()
        dock.visibilityChanged.connect(partial(self._turned, spec.key))
        return dock

    def _place(self, spec: PanelSpec) -> None:
        """Put a dock at its first place when it is first needed."""
        dock, area = self._docks[spec.key], _mirrored(spec.area) if self._window.isRightToLeft() else spec.area
        beside = [other for key, other in self._docks.items() if key in self._placed and _SPECS[key].area is spec.area]
        self._placed.add(spec.key)
        self._window.addDockWidget(area, dock)
        if beside and spec.area is Qt.DockWidgetArea.RightDockWidgetArea:
            self._window.tabifyDockWidget(beside[0], dock)

    def handlers(self) -> dict[str, Handler]:
        """Return the switches of the panels, by the ids of their actions."""
        return {spec.action: partial(self.switch, spec.key) for spec in PANELS}

    def bind(self, actions: WindowActions) -> None:
        """Check the menu entries of the panels that are switched on."""
        self._switches = actions
        for spec in PANELS:
            actions.check(spec.action, self.wants(spec.key))

    def wants(self, key: str) -> bool:
        """Whether a panel is switched on."""
        return self._settings.flag(_SPECS[key].setting)

    # A project is opened and closed

    def attach(self, controller: Callable[[str], DockedController], focus_page: Callable[[], object]) -> None:
        """Fill the docks that are switched on for a project.

        Args:
            controller: Returns the controller of a panel, built when it is first needed.
            focus_page: Moves the keyboard focus to the page.
        """
        self._controller, self._focus_page = controller, focus_page
        for spec in PANELS:
            if self.wants(spec.key):
                self._fill(spec.key)

    def detach(self) -> None:
        """Empty the docks before the project is closed."""
        self._controller, self._focus_page = None, self._window.setFocus
        for controller in self._controllers.values():
            controller.panel.hide()
            controller.panel.deleteLater()
        self._controllers.clear()

    def _fill(self, key: str) -> None:
        if self._controller is None or key in self._controllers:
            return
        dock, controller = self._docks[key], self._controller(key)
        self._controllers[key] = controller
        if key not in self._placed:
            self._place(_SPECS[key])
        dock.setWidget(controller.panel)
        controller.panel.show()
        if dock.isVisible():
            controller.set_in_view(True)
        stacked = [spec for spec in PANELS if spec.area is _SPECS[key].area and spec.key in self._controllers]
        if len(stacked) > 1 and _SPECS[key].area is Qt.DockWidgetArea.LeftDockWidgetArea:
            docks = [self._docks[spec.key] for spec in stacked]
            self._window.resizeDocks(docks, [spec.share for spec in stacked], Qt.Orientation.Vertical)

    # Showing and hiding

    def show_all(self, *, project: bool) -> None:
        """Show the panels that are switched on, if the page of a project is shown; hide all otherwise."""
        self._is_open = False
        for key, dock in self._docks.items():
            dock.setVisible(project and self.wants(key) and key in self._controllers)
        self._is_open = project

    def show_panel(self, key: str) -> None:
        """Switch a panel on and bring it to the front."""
        self._show(key, True)

    def switch(self, key: str, shown: bool) -> None:
        """Switch a panel on and focus it, or switch it off and focus the page."""
        if self._controller is None:
            return
        if self._show(key, shown):
            self._controllers[key].begin()
        else:
            self._focus_page()

    def _show(self, key: str, shown: bool) -> bool:
        """Show or hide a panel and return whether it is shown; one behind another tab is raised instead of hidden."""
        dock = self._docks[key]
        shown = shown or (dock.isVisible() and dock.visibleRegion().isEmpty())
        if shown:
            self._fill(key)
        self._keep(key, shown)
        dock.setVisible(shown)
        if shown:
            dock.raise_()
        return shown

    def _turned(self, key: str, shown: bool) -> None:
        if key in self._controllers:
            self._controllers[key].set_in_view(shown)
        # Its own close button moves the switch.
        if not shown and self._is_open and self._docks[key].isHidden():
            self._keep(key, False)

    def _keep(self, key: str, shown: bool) -> None:
        self._settings.set(_SPECS[key].setting, shown)
        if self._switches is not None:
            self._switches.check(_SPECS[key].action, shown)


def _mirrored(area: Qt.DockWidgetArea) -> Qt.DockWidgetArea:
    left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
    return {left: right, right: left}.get(area, area)
