"""Builds the controllers of an open project when they are needed."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QObject, QTimer

from translator_gui.ui.controller import Controller, PanelController
from translator_gui.ui.features import CONTROLLERS, PANELS, BuildTime, ControllerSpec, PanelSpec

if TYPE_CHECKING:
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import Workspace

AnyController = TypeVar("AnyController", bound=Controller)

_SPECS: dict[str, ControllerSpec | PanelSpec] = {spec.key: spec for spec in (*PANELS, *CONTROLLERS)}


def load_factory(factory: str) -> type[Controller]:
    """Import and return the controller class that a factory names: "translator_gui.ui.x.y:Class"."""
    module, _, name = factory.partition(":")
    return cast("type[Controller]", getattr(import_module(module), name))


class ControllerRegistry(QObject):
    """Builds the controllers of one workspace; the workspace owns them."""

    def __init__(self, context: WindowContext, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._context, self._workspace = context, workspace
        self._built: dict[str, Controller] = {}
        self._idle = [spec.key for spec in _SPECS.values() if spec.build is BuildTime.IDLE]
        for spec in _SPECS.values():
            if spec.build is BuildTime.AT_ONCE:
                self.get(spec.key)
        workspace.session.ready.connect(self._build_next)

    def get(self, key: str) -> Controller:
        """Return a controller by its key, building it if necessary."""
        if key not in self._built:
            self._built[key] = load_factory(_SPECS[key].factory)(self._context, self._workspace)
        return self._built[key]

    def panel(self, key: str) -> PanelController:
        """Return the controller of a panel."""
        controller = self.get(key)
        assert isinstance(controller, PanelController)
        return controller

    def find(self, kind: type[AnyController]) -> AnyController:
        """Return the controller of a class, building it if necessary."""
        factory = f"{kind.__module__}:{kind.__qualname__}"
        controller = self.get(next(spec.key for spec in _SPECS.values() if spec.factory == factory))
        assert isinstance(controller, kind)
        return controller

    def has(self, kind: type[Controller]) -> bool:
        """Whether a controller of a class is built."""
        return any(isinstance(controller, kind) for controller in self._built.values())

    def _build_next(self) -> None:
        if self._idle and not self._workspace.session.closed:
            self.get(self._idle.pop(0))
            QTimer.singleShot(0, self, self._build_next)
