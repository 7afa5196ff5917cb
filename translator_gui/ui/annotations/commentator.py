"""The list of all comments and the page, tied together."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from translator_gui.ui.annotations.annotator import Annotator
from translator_gui.ui.annotations.comments_panel import CommentsPanel
from translator_gui.ui.controller import PanelController
from translator_gui.ui.keys.tips import key_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from translator_gui.ui.actions import Handler
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import Workspace
    from translator_gui.viewmodel.annotations.comments_model import CommentRow


class Commentator(PanelController):
    """Goes from the list of all comments to the words; reads nothing before the list is shown."""

    def __init__(self, context: WindowContext, workspace: Workspace) -> None:
        super().__init__(context, workspace)
        annotator = workspace.controller(Annotator)
        assert annotator is not None
        self._marks = annotator.marks
        self._looked_at = ""
        self._step = 0

    @cached_property
    def panel(self) -> CommentsPanel:
        panel = CommentsPanel(self.session, self.context.theme, key_of(self.context.actions["comment"]), self.workspace)
        panel.hide()
        panel.shown.connect(self._show)
        panel.gone_to.connect(self._go)
        panel.left.connect(self.page.setFocus)
        panel.model.counted.connect(self._take_step)
        return panel

    def handlers(self) -> Mapping[str, Handler]:
        return {"next_comment": lambda _: self.go_on(1), "previous_comment": lambda _: self.go_on(-1)}

    def begin(self) -> None:
        self.panel.begin()

    def set_in_view(self, in_view: bool) -> None:
        if in_view:
            self.panel.model.begin()

    def go_on(self, by: int) -> None:
        """To the next comment of the list (1) or the previous one (-1), from where the caret is."""
        self._step = by
        self.panel.model.begin()
        if self.panel.model.read:
            self._take_step()

    def _take_step(self) -> None:
        by, self._step = self._step, 0
        current = self.page.current()
        if not by or current is None:
            return
        at = self.panel.model.beside(current, self._looked_at, by)
        if at < 0:
            self.workspace.said.emit("There is no comment to go to in the list of all comments")
            return
        self._go(self.panel.choose_row(at))

    def _show(self, row: CommentRow) -> None:
        self.workspace.show_running(False)
        if self.page.source.active:
            self.page.leave_source()
        place = self._marks.model.place(row.placed, row.segment)
        self.page.go_to(row.segment, place.start if place is not None and not place.urdu else None)
        self._looked_at = row.uid
        self._marks.light(row.segment, row.placed)

    def _go(self, row: CommentRow) -> None:
        self._show(row)
        self.page.setFocus()
