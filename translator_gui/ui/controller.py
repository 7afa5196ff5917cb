"""Base classes of the controllers that tie a feature to an open project."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QMenu, QWidget

    from translator_gui.ui.actions import Handler
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import WorkspaceWidget


class FeatureController(QObject):
    """A feature of one open project; attached to its workspace from construction until `detach`.

    It receives the window's context and the workspace, and knows no other feature. It is destroyed with the workspace;
    connect bound methods only, which Qt drops with it.
    """

    def __init__(self, context: WindowContext, workspace: WorkspaceWidget) -> None:
        super().__init__(workspace)
        self.context, self.workspace = context, workspace
        self.session, self.page = workspace.session, workspace.page
        workspace.attach(self)

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handlers of the controller's actions, by their ids."""
        return {}

    def extend_menu(self, menu: QMenu) -> None:
        """Add entries at the top of the page's context menu."""

    def keep(self) -> None:
        """Keep text that is typed in the controller's forms, because the project may be closed."""

    def detach(self) -> None:
        """Stop threads and other work that would outlive the workspace, because the project is being closed."""


class DockPanelController(FeatureController):
    """A controller with a panel in a dock beside the page."""

    @cached_property
    def panel(self) -> QWidget:
        """The panel, built when its dock first needs it."""
        raise NotImplementedError

    def begin(self) -> None:
        """Move the keyboard focus to the panel, which was just switched on."""

    def set_in_view(self, in_view: bool) -> None:
        """React when the panel becomes visible, is covered by another tab, or is closed."""
