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
    """Base class of the controllers that tie one feature to an open project and its workspace.

    It receives the window's context and the workspace, and knows no other feature. It is destroyed with the workspace;
    connect bound methods only, which Qt drops with it.
    """

    def __init__(self, context: WindowContext, workspace: WorkspaceWidget) -> None:
        super().__init__(workspace)
        self.context, self.workspace = context, workspace
        self.session, self.page = workspace.session, workspace.page
        workspace.attach(self)

    def handlers(self) -> Mapping[str, Handler]:
        """Return the handlers of the menu actions of this feature, by action id."""
        return {}

    def extend_menu(self, menu: QMenu) -> None:
        """Add entries to the top of the context menu of the translation page."""

    def keep(self) -> None:
        """Save text that the user typed in this feature's forms, because the project may be closed."""

    def detach(self) -> None:
        """Stop the feature's threads and other work, because the project is being closed."""


class DockPanelController(FeatureController):
    """Base class of the controllers of features that have a panel in a dock beside the page."""

    @cached_property
    def panel(self) -> QWidget:
        """The panel widget of the feature, built when its dock is first shown."""
        raise NotImplementedError

    def begin(self) -> None:
        """Move the keyboard focus to the feature's panel, which the user just switched on."""

    def set_in_view(self, in_view: bool) -> None:
        """React when the panel becomes visible, is covered by another tab, or is closed."""
