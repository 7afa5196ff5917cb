"""What ties a feature to the page of an open project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import Workspace


class Controller(QObject):
    """A feature of one open project; in the workspace's list from its construction until `detach`.

    It receives the window's context and the workspace, and knows no other feature. It is destroyed with the workspace;
    connect bound methods only, which Qt drops with it.
    """

    def __init__(self, context: WindowContext, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.context, self.workspace = context, workspace
        self.session, self.page = workspace.session, workspace.page
        workspace.attach(self)

    def handlers(self) -> Mapping[str, Callable[[bool], object]]:
        """Return what the controller's actions do, by their ids; each gets the checked state."""
        return {}

    def keep(self) -> None:
        """Keep what is typed in the controller's forms: the project may be closed now."""

    def detach(self) -> None:
        """End what runs on threads or outlives the workspace: the project is being closed."""
