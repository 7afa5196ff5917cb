"""The panels around the page, each in a dock that a switch of the *View* menu shows and hides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from translator_gui.ui.annotations.annotation_panel import AnnotationPanel
from translator_gui.ui.documents.documents_panel import DocumentsPanel
from translator_gui.ui.keys.tips import key_of
from translator_gui.viewmodel.documents_model import DocumentsModel

if TYPE_CHECKING:
    from translator_gui.ui.actions import Actions
    from translator_gui.ui.annotations.annotator import Annotator
    from translator_gui.ui.annotations.commentator import Commentator
    from translator_gui.ui.history.history_panel import HistoryPanel
    from translator_gui.ui.inbox.clerk import Clerk
    from translator_gui.ui.inbox.inbox_panel import InboxPanel
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
        self.documents_panel = DocumentsPanel(self.documents, view.theme_state, window)
        self.annotation_panel = AnnotationPanel(view.theme_state, window)
        self.history_panel: HistoryPanel | None = None
        self.inbox_panel: InboxPanel | None = None
        self.commentator: Commentator | None = None
        self._comments_dock: QDockWidget | None = None

    def put_in_place(self, actions: Actions) -> None:
        """Docks the panels; their switches are among `actions`."""
        self._dock(DOCUMENTS, "Documents", self.documents_panel, _LEFT, actions)
        self._annotation_dock = self._dock(ANNOTATION, "Comments and notes", self.annotation_panel, _RIGHT, actions)
        self._actions = actions
        self._view.show_docks(project=False)

    def follow(self, workspace: Workspace) -> None:
        """A project is shown: panels that are not always there follow its page."""
        if self.history_panel is not None:
            self._follow_history(workspace, self.history_panel)
        elif self._view.wants(HISTORY):
            self._history(workspace)

    def serve(self, clerk: Clerk | None) -> None:
        """What waits in a project is listed where the list is shown; None: the project is closed."""
        if clerk is None:
            if self.inbox_panel is not None:
                self.inbox_panel.show_model(None)
        elif self.inbox_panel is not None:
            clerk.serve(self.inbox_panel)
        elif self._view.wants(INBOX):
            # The other panels are shown by now.
            self._inbox(clerk)
            self._view.show_docks(project=True)

    def show_inbox(self, shown: bool, clerk: Clerk | None, workspace: Workspace | None) -> None:
        """Turns the list of what waits on and goes there, or off and back to the page."""
        if clerk is None or workspace is None:
            return
        panel = self._inbox(clerk)
        if self._view.switch_dock(INBOX, shown):
            clerk.mark()
            panel.begin()
        else:
            workspace.page.setFocus()

    def _inbox(self, clerk: Clerk) -> InboxPanel:
        if self.inbox_panel is None:
            from translator_gui.ui.inbox.inbox_panel import InboxPanel  # noqa: PLC0415 (not wanted by most)

            panel = self.inbox_panel = InboxPanel(self._view.theme_state, self._window)
            dock = self._dock(INBOX, "What needs me", panel, _LEFT, self._actions)
            dock.hide()
            clerk.serve(panel)
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

            panel = self.history_panel = HistoryPanel(self._view.theme_state, self._window)
            dock = self._dock(HISTORY, "History", panel, _RIGHT, self._actions)
            dock.hide()
            self._window.tabifyDockWidget(self._annotation_dock, dock)
            dock.visibilityChanged.connect(panel.set_in_view)
            self._follow_history(workspace, panel)
        return self.history_panel

    @staticmethod
    def _follow_history(workspace: Workspace, panel: HistoryPanel) -> None:
        from translator_gui.ui.history.historian import Historian  # noqa: PLC0415

        Historian(workspace, panel)

    def list_comments(self, annotator: Annotator) -> None:
        """A project is shown: its comments are listed where the list is shown."""
        self.commentator = None
        if self._view.wants(COMMENTS):
            self._comments(annotator)

    def show_comments(self, shown: bool, annotator: Annotator | None) -> None:
        """Turns the list of all comments on and goes there, or off and back to the page."""
        if annotator is None:
            return
        panel = self._comments(annotator).panel
        if self._view.switch_dock(COMMENTS, shown):
            panel.begin()
        else:
            annotator.workspace.page.setFocus()

    def next_comment(self, by: int, annotator: Annotator | None) -> None:
        """To the next comment of the list (1) or the previous one (-1)."""
        if annotator is not None:
            self._comments(annotator).go_on(by)

    def _comments(self, annotator: Annotator) -> Commentator:
        if self.commentator is None:
            from translator_gui.ui.annotations.commentator import Commentator  # noqa: PLC0415 (not wanted by most)

            commentator = self.commentator = Commentator(
                annotator, self._view.theme_state, key_of(self._actions["comment"])
            )
            if self._comments_dock is None:
                dock = self._comments_dock = self._dock(
                    COMMENTS, "All comments", commentator.panel, _RIGHT, self._actions
                )
                dock.hide()
                self._window.tabifyDockWidget(self._annotation_dock, dock)
            self._comments_dock.setWidget(commentator.panel)
            self._comments_dock.visibilityChanged.connect(commentator.set_in_view)
            annotator.workspace.session.closing.connect(self._drop_comments)
            if self._comments_dock.isVisible():
                commentator.set_in_view(True)
        return self.commentator

    def _drop_comments(self) -> None:
        if self.commentator is not None:
            self.commentator.panel.deleteLater()
            self.commentator = None

    def _dock(self, key: str, title: str, panel: QWidget, area: Qt.DockWidgetArea, actions: Actions) -> QDockWidget:
        dock = QDockWidget(title, self._window)
        dock.setObjectName(key)
        dock.setWidget(panel)
        dock.setFeatures(_FEATURES)
        self._window.addDockWidget(area, dock)
        self._view.add_dock(key, dock, actions)
        return dock
