"""Connects the list of all comments to the page."""

from PySide6.QtCore import QObject

from translator_gui.messages import gettext as _
from translator_gui.ui.comments.comment_panel_controller import CommentPanelController
from translator_gui.ui.comments.project_comments_panel import ProjectCommentsPanel
from translator_gui.ui.theme import Theme
from translator_gui.viewmodel.comments.comments_model import CommentRow


class CommentListController(QObject):
    """Shows the chosen comment's words on the page; comments are read when the list is first shown."""

    def __init__(self, comment_panel_controller: CommentPanelController, theme: Theme, key: str) -> None:
        """Create the list of a project.

        Args:
            comment_panel_controller: The controller of the same page.
            theme: The colours.
            key: The key that writes a comment, as text.
        """
        super().__init__(comment_panel_controller)
        self._workspace, self._page = comment_panel_controller.workspace, comment_panel_controller.workspace.page
        self._marks = comment_panel_controller.marks
        self._looked_at = ""
        self._step = 0
        self.panel = ProjectCommentsPanel(comment_panel_controller.workspace.session, theme, key)
        self.panel.shown.connect(self._show)
        self.panel.activated.connect(self._go)
        self.panel.left.connect(self._page.setFocus)
        self.panel.model.counted.connect(self._take_step)

    def set_in_view(self, in_view: bool) -> None:
        """Read the comments when the list becomes visible."""
        if in_view:
            self.panel.model.begin()

    def go_on(self, by: int) -> None:
        """Go to the next (1) or previous (-1) comment of the list, from the text cursor."""
        self._step = by
        self.panel.model.begin()
        if self.panel.model.read:
            self._take_step()

    def _take_step(self) -> None:
        by, self._step = self._step, 0
        current = self._page.navigator.current()
        if not by or current is None:
            return
        at = self.panel.model.beside(current, self._looked_at, by)
        if at < 0:
            self._workspace.said.emit(_("There is no comment to go to in the list of all comments"))
            return
        self._go(self.panel.choose_row(at))

    def _show(self, row: CommentRow) -> None:
        self._workspace.show_running(False)
        if self._page.source.active:
            self._page.source.return_to_english()
        place = self._marks.model.place(row.placed, row.segment)
        self._page.navigator.go_to(row.segment, place.start if place is not None and not place.urdu else None)
        self._looked_at = row.uid
        self._marks.model.light(row.segment, row.placed)

    def _go(self, row: CommentRow) -> None:
        self._show(row)
        self._page.setFocus()
