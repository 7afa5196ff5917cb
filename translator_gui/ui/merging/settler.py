"""A sentence of which a merge left several versions, settled from the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from translator_gui.ui.controller import Controller

if TYPE_CHECKING:
    from collections.abc import Mapping

    from translator_gui.project.merging.comparison import Version
    from translator_gui.project.merging.rivals import Conflict
    from translator_gui.project.project import Project
    from translator_gui.ui.actions import Handler
    from translator_gui.ui.merging.settle_box import SettleBox
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import Workspace


class Settler(Controller):
    """Shows the versions of the current sentence in a box beside the page, and resolves the conflict."""

    def __init__(self, context: WindowContext, workspace: Workspace) -> None:
        super().__init__(context, workspace)
        self._box: SettleBox | None = None
        self._segment: int | None = None
        self._wanted = False
        # After everything that the moment brings: what is read then comes behind what is being written now.
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(0)
        self._look.timeout.connect(self._read)
        self.page.current_changed.connect(self._look.start)
        self.session.model.changed.connect(self._changed)

    def handlers(self) -> Mapping[str, Handler]:
        return {"settle": self._settle}

    def _settle(self, checked: bool) -> None:
        del checked
        if self.page.current() is not None:
            self.session.settle()
            self.context.docks.show_panel("annotation")
            self.begin()

    def begin(self) -> None:
        """The keyboard comes to the versions as soon as they are shown; says so where there is one only."""
        segment = self.page.current_segment()
        if segment is None or segment.heads <= 1:
            self.workspace.said.emit("This sentence has one version only; there is nothing to choose")
            return
        if self._box is not None and self._box.isVisible() and self._segment == segment.id:
            self._box.begin()
        else:
            self._wanted = True
            self._look.start()

    def _changed(self) -> None:
        segment = self.page.current_segment()
        conflict = segment is not None and segment.heads > 1
        if conflict or self._segment is not None:
            self._look.start()

    def _read(self) -> None:
        segment = self.page.current_segment()
        if segment is None or segment.heads <= 1:
            self._segment = None
            self._wanted = False
            if self._box is not None:
                self._box.clear()
            return
        wanted = self._segment = segment.id
        self.session.writer.hand_in(
            lambda project: _conflict(project, wanted), lambda found: self._show(wanted, found), writes=False
        )

    def _show(self, segment: int, conflict: Conflict) -> None:
        if segment != self._segment or segment != self.page.current():
            return
        if self._box is None:
            from translator_gui.ui.merging.settle_box import SettleBox  # noqa: PLC0415 (few projects have a conflict)

            self._box = SettleBox(self.context.theme)
            self._box.taken.connect(self._take)
            self._box.left.connect(self.page.setFocus)
            if self.workspace.sentence_boxes is not None:
                self.workspace.sentence_boxes.put_on_top(self._box)
        self._box.show_conflict(conflict)
        if self._wanted:
            self._wanted = False
            self._box.begin()

    def _take(self, version: Version) -> None:
        from translator_gui.project.commands.settle import Settle  # noqa: PLC0415 (as above)

        segment = self._segment
        if segment is not None and self.session.do(
            Settle(segment, version.target, version.status, author=version.author)
        ):
            self.workspace.said.emit("Resolved; the other version stays in the history ({undo} to undo)")
        self.page.setFocus()


def _conflict(project: Project, segment: int) -> Conflict:
    from translator_gui.project.merging.rivals import conflict_of  # noqa: PLC0415 (few projects have a conflict)

    return conflict_of(project.history(segment))
