"""The panels around the page, each in a dock that a switch of the *View* menu shows and hides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from translator_gui.ui.comments.comment_panel import CommentPanel
from translator_gui.ui.documents.documents_panel import DocumentsPanel
from translator_gui.ui.keys.tips import key_of
from translator_gui.viewmodel.documents_model import DocumentsModel

if TYPE_CHECKING:
    from translator_gui.ui.actions import Actions
    from translator_gui.ui.comments.comment_list_controller import CommentListController
    from translator_gui.ui.comments.comment_panel_controller import CommentPanelController
    from translator_gui.ui.history.history_panel import HistoryPanel
    from translator_gui.ui.inbox.inbox_controller import InboxController
    from translator_gui.ui.inbox.inbox_panel import InboxPanel
    from translator_gui.ui.theme import Theme
    from translator_gui.ui.view_choices import ViewChoices
    from translator_gui.ui.workspace import Workspace

DOCUMENTS, ANNOTATION, HISTORY = "window.documents", "window.annotation", "window.history"
INBOX, COMMENTS = "window.inbox", "window.comments"
"""The settings that say which panels are shown."""
_FEATURES = QDockWidget.DockWidgetFeature.DockWidgetClosable | QDockWidget.DockWidgetFeature.DockWidgetMovable
_LEFT, _RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea


class Docks(QObject):
    """Makes the panels and puts them beside the page."""

    def __init__(self, window: QMainWindow, view: ViewChoices) -> None:
        super().__init__(window)
        self._window, self._view = window, view
        self.documents = DocumentsModel(self)
        self.documents_panel = DocumentsPanel(self.documents, view.theme, window)
        self.comment_panel = CommentPanel(view.theme, window)
        self.history_panel: HistoryPanel | None = None
        self.inbox_panel: InboxPanel | None = None
        self.comment_list_controller: CommentListController | None = None
        self._comments_dock: QDockWidget | None = None

    def put_in_place(self, actions: Actions) -> None:
        """Docks the panels; their switches are among `actions`."""
        self._dock(DOCUMENTS, "Documents", self.documents_panel, _LEFT, actions)
        self._annotation_dock = self._dock(ANNOTATION, "Comments and notes", self.comment_panel, _RIGHT, actions)
        self._actions = actions
        self._view.show_docks(project=False)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self.documents_panel.set_theme(theme)
        self.comment_panel.set_theme(theme)
        for panel in (self.history_panel, self.inbox_panel):
            if panel is not None:
                panel.set_theme(theme)
        if self.comment_list_controller is not None:
            self.comment_list_controller.panel.set_theme(theme)

    def follow(self, workspace: Workspace) -> None:
        """A project is shown: panels that are not always there follow its page."""
        if self.history_panel is not None:
            self._follow_history(workspace, self.history_panel)
        elif self._view.wants(HISTORY):
            self._history(workspace)

    def serve(self, inbox_controller: InboxController | None) -> None:
        """What waits in a project is listed where the list is shown; None: the project is closed."""
        if inbox_controller is None:
            if self.inbox_panel is not None:
                self.inbox_panel.show_model(None)
        elif self.inbox_panel is not None:
            inbox_controller.serve(self.inbox_panel)
        elif self._view.wants(INBOX):
            # The other panels are shown by now.
            self._inbox(inbox_controller)
            self._view.show_docks(project=True)

    def show_inbox(self, shown: bool, inbox_controller: InboxController | None, workspace: Workspace | None) -> None:
        """Turns the list of what waits on and goes there, or off and back to the page."""
        if inbox_controller is None or workspace is None:
            return
        panel = self._inbox(inbox_controller)
        if self._view.switch_dock(INBOX, shown):
            inbox_controller.mark()
            panel.begin()
        else:
            workspace.page.setFocus()

    def _inbox(self, inbox_controller: InboxController) -> InboxPanel:
        if self.inbox_panel is None:
            from translator_gui.ui.inbox.inbox_panel import InboxPanel  # noqa: PLC0415 (not wanted by most)

            panel = self.inbox_panel = InboxPanel(self._view.theme, self._window)
            dock = self._dock(INBOX, "What needs me", panel, _LEFT, self._actions)
            dock.hide()
            inbox_controller.serve(panel)
            documents = self.documents_panel.parentWidget()
            if isinstance(documents, QDockWidget):
                # Few projects have many documents; what waits may be long.
                self._window.resizeDocks([documents, dock], [2, 3], Qt.Orientation.Vertical)
        return self.inbox_panel

    def show_history(self, shown: bool, workspace: Workspace) -> None:
        """Turns the history of the sentence on and goes there, or off and back to the page."""
        panel = self._history(workspace)
        if self._view.switch_dock(HISTORY, shown):
            panel.begin()
        else:
            workspace.page.setFocus()

    def _history(self, workspace: Workspace) -> HistoryPanel:
        if self.history_panel is None:
            from translator_gui.ui.history.history_panel import HistoryPanel  # noqa: PLC0415 (not wanted by most)

            panel = self.history_panel = HistoryPanel(self._view.theme, self._window)
            dock = self._dock(HISTORY, "History", panel, _RIGHT, self._actions)
            dock.hide()
            self._window.tabifyDockWidget(self._annotation_dock, dock)
            dock.visibilityChanged.connect(panel.set_in_view)
            self._follow_history(workspace, panel)
        return self.history_panel

    @staticmethod
    def _follow_history(workspace: Workspace, panel: HistoryPanel) -> None:
        from translator_gui.ui.history.history_controller import HistoryController  # noqa: PLC0415

        HistoryController(workspace, panel)

    def list_comments(self, comment_panel_controller: CommentPanelController) -> None:
        """A project is shown: its comments are listed where the list is shown."""
        self.comment_list_controller = None
        if self._view.wants(COMMENTS):
            self._comments(comment_panel_controller)

    def show_comments(self, shown: bool, comment_panel_controller: CommentPanelController | None) -> None:
        """Turns the list of all comments on and goes there, or off and back to the page."""
        if comment_panel_controller is None:
            return
        panel = self._comments(comment_panel_controller).panel
        if self._view.switch_dock(COMMENTS, shown):
            panel.begin()
        else:
            comment_panel_controller.workspace.page.setFocus()

    def next_comment(self, by: int, comment_panel_controller: CommentPanelController | None) -> None:
        """To the next comment of the list (1) or the previous one (-1)."""
        if comment_panel_controller is not None:
            self._comments(comment_panel_controller).go_on(by)

    def _comments(self, comment_panel_controller: CommentPanelController) -> CommentListController:
        if self.comment_list_controller is None:
            from translator_gui.ui.comments.comment_list_controller import CommentListController  # noqa: PLC0415 (not wanted by most)

            comment_list_controller = self.comment_list_controller = CommentListController(
                comment_panel_controller, self._view.theme, key_of(self._actions["comment"])
            )
            if self._comments_dock is None:
                dock = self._comments_dock = self._dock(
                    COMMENTS, "All comments", comment_list_controller.panel, _RIGHT, self._actions
                )
                dock.hide()
                self._window.tabifyDockWidget(self._annotation_dock, dock)
            self._comments_dock.setWidget(comment_list_controller.panel)
            self._comments_dock.visibilityChanged.connect(comment_list_controller.set_in_view)
            comment_panel_controller.workspace.session.closing.connect(self._drop_comments)
            if self._comments_dock.isVisible():
                comment_list_controller.set_in_view(True)
        return self.comment_list_controller

    def _drop_comments(self) -> None:
        if self.comment_list_controller is not None:
            self.comment_list_controller.panel.deleteLater()
            self.comment_list_controller = None

    def _dock(self, key: str, title: str, panel: QWidget, area: Qt.DockWidgetArea, actions: Actions) -> QDockWidget:
        dock = QDockWidget(title, self._window)
        dock.setObjectName(key)
        dock.setWidget(panel)
        dock.setFeatures(_FEATURES)
        self._window.addDockWidget(area, dock)
        self._view.add_dock(key, dock, actions)
        return dock
