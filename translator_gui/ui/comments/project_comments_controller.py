"""Connects the list of all comments to the page."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from translator_gui.messages import gettext as _
from translator_gui.ui.comments.project_comments_panel import ProjectCommentsPanel
from translator_gui.ui.comments.sentence_comments_controller import SentenceCommentsController
from translator_gui.ui.controller import DockPanelController
from translator_gui.ui.keys.key_tooltips import key_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from translator_gui.ui.actions import Handler
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import WorkspaceWidget
    from translator_gui.viewmodel.comments.comments_model import CommentListRow


class ProjectCommentsController(DockPanelController):
    """Controls the panel with all comments of the project: reads them when first shown, goes to their sentences."""

    def __init__(self, context: WindowContext, workspace: WorkspaceWidget) -> None:
        super().__init__(context, workspace)
        comment_panel = workspace.controller(SentenceCommentsController)
        assert comment_panel is not None
        self._marks = comment_panel.marks
        self._looked_at = ""
        self._step = 0

    @cached_property
    def panel(self) -> ProjectCommentsPanel:
        key = key_of(self.context.actions["comment"])
        panel = ProjectCommentsPanel(self.session, self.context.theme, key, self.workspace)
        panel.hide()
        panel.shown.connect(self._show)
        panel.activated.connect(self._go)
        panel.left.connect(self.page.setFocus)
        panel.model.counted.connect(self._take_step)
        return panel

    def handlers(self) -> Mapping[str, Handler]:
        return {"next_comment": lambda _on: self.go_on(1), "previous_comment": lambda _on: self.go_on(-1)}

    def begin(self) -> None:
        self.panel.begin()

    def set_in_view(self, in_view: bool) -> None:
        """Read all comments of the project when their panel becomes visible."""
        if in_view:
            self.panel.model.begin()

    def go_on(self, by: int) -> None:
        """Go to the next (1) or previous (-1) comment of the list of all comments, counted from the text cursor."""
        self._step = by
        self.panel.model.begin()
        if self.panel.model.read:
            self._take_step()

    def _take_step(self) -> None:
        by, self._step = self._step, 0
        current = self.page.navigator.current()
        if not by or current is None:
            return
        at = self.panel.model.adjacent_row(current, self._looked_at, by)
        if at < 0:
            self.workspace.status_message.emit(_("There is no comment to go to in the list of all comments"))
            return
        self._go(self.panel.choose_row(at))

    def _show(self, row: CommentListRow) -> None:
        self.workspace.show_running(False)
        if self.page.source.active:
            self.page.source.return_to_english()
        place = self._marks.model.place(row.placed, row.segment)
        self.page.navigator.go_to(row.segment, place.start if place is not None and not place.urdu else None)
        self._looked_at = row.uid
        self._marks.model.highlight_thread(row.segment, row.placed)

    def _go(self, row: CommentListRow) -> None:
        self._show(row)
        self.page.setFocus()
