"""Builds the controllers of an open project when they are needed."""

from __future__ import annotations

import gc
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QObject, QTimer

from translator_gui.ui.controller import DockPanelController, FeatureController
from translator_gui.ui.features import CONTROLLERS, PANELS, ControllerBuildPolicy, DockPanelSpec, FeatureControllerSpec

if TYPE_CHECKING:
    from collections.abc import Callable

    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import WorkspaceWidget

_PAUSE_MS = 100
"""From looking whether somebody types to looking again."""

AnyController = TypeVar("AnyController", bound=FeatureController)

_SPECS: dict[str, FeatureControllerSpec | DockPanelSpec] = {spec.key: spec for spec in (*PANELS, *CONTROLLERS)}


def load_factory(factory: str) -> type[FeatureController]:
    """Import and return the feature controller class named by a string "translator_gui.ui.x.y:Class"."""
    module, _, name = factory.partition(":")
    return cast("type[FeatureController]", getattr(import_module(module), name))


def _keys(policy: ControllerBuildPolicy) -> list[str]:
    return [spec.key for spec in _SPECS.values() if spec.build is policy]


class ControllerRegistry(QObject):
    """Builds the feature controllers of one open project, each when its spec says or on demand, and finds them."""

    def __init__(self, context: WindowContext, workspace: WorkspaceWidget) -> None:
        super().__init__(workspace)
        self._context, self._workspace = context, workspace
        self._built: dict[str, FeatureController] = {}
        self._idle = [step for key in _keys(ControllerBuildPolicy.IDLE) for step in self.steps(key)]
        for key in _keys(ControllerBuildPolicy.AT_ONCE):
            self.get(key)
        for key in _keys(ControllerBuildPolicy.AFTER_PAINT):
            workspace.deferred.add(self.steps(key), before_input=True)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._build_next)
        workspace.session.begun.connect(self._timer.start)

    def get(self, key: str) -> FeatureController:
        """Return a feature controller by its key, building it if necessary."""
        if key not in self._built:
            self._built[key] = load_factory(_SPECS[key].factory)(self._context, self._workspace)
        return self._built[key]

    def steps(self, key: str) -> tuple[Callable[[], object], ...]:
        """Return short steps that import and build a feature controller."""
        spec = _SPECS[key]
        imports = (partial(import_module, name) for name in spec.imports)
        return *imports, partial(load_factory, spec.factory), partial(self.get, key)

    def panel(self, key: str) -> DockPanelController:
        """Return the controller of a dock panel by the panel's key."""
        controller = self.get(key)
        assert isinstance(controller, DockPanelController)
        return controller

    def find(self, kind: type[AnyController]) -> AnyController:
        """Return the feature controller of a class, building it if necessary."""
        factory = f"{kind.__module__}:{kind.__qualname__}"
        controller = self.get(next(spec.key for spec in _SPECS.values() if spec.factory == factory))
        assert isinstance(controller, kind)
        return controller

    def has(self, kind: type[FeatureController]) -> bool:
        """Whether the feature controller of a class has been built already."""
        return any(isinstance(controller, kind) for controller in self._built.values())

    @property
    def awaits_none(self) -> bool:
        """Whether all controllers that are built when idle are there."""
        return not self._idle

    def _build_next(self) -> None:
        session = self._workspace.session
        if not self._idle or session.closed:
            return
        if session.loader.is_held:
            self._timer.start(_PAUSE_MS)
            return
        self._idle.pop(0)()
        # What was imported and built stays: no collection has to look through it.
        gc.freeze()
        # Not at once: the event loop would do two in one turn.
        self._timer.start(1)
