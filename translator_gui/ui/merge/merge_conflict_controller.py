"""Connects the conflict box to the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from translator_gui.messages import gettext as _
from translator_gui.ui.controller import FeatureController

if TYPE_CHECKING:
    from collections.abc import Mapping

    from translator_gui.project.merging.comparison import MergeSentenceVersion
    from translator_gui.project.merging.conflicts import SentenceConflict
    from translator_gui.project.project import Project
    from translator_gui.ui.actions import Handler
    from translator_gui.ui.merge.merge_conflict_box import MergeConflictBox
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import WorkspaceWidget
from translator_gui.viewmodel.threads.pending_query import cancel_query


class MergeConflictController(FeatureController):
    """If the current sentence is in conflict after a merge, shows its versions and resolves the conflict."""

    def __init__(self, context: WindowContext, workspace: WorkspaceWidget) -> None:
        super().__init__(context, workspace)
        self._box: MergeConflictBox | None = None
        self._segment: int | None = None
        self._focus_wanted = False
        # A zero timer: what is read then includes what is being written now.
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._read)
        self.page.navigator.current_changed.connect(self._timer.start)
        self.session.model.changed.connect(self._changed)
        self._timer.start()

    def handlers(self) -> Mapping[str, Handler]:
        return {"settle": lambda _on: self._resolve()}

    def _resolve(self) -> None:
        if self.page.navigator.current() is not None:
            self.session.commit_typing()
            self.context.docks.show_panel("annotation")
            self.begin()

    def begin(self) -> None:
        """Focus the current sentence's conflicting versions, or show a message that it is not in conflict."""
        segment = self.page.navigator.current_segment()
        if segment is None or segment.heads <= 1:
            self.workspace.status_message.emit(_("This sentence has only one version; there is nothing to choose"))
            return
        if self._box is not None and self._box.isVisible() and self._segment == segment.id:
            self._box.begin()
        else:
            self._focus_wanted = True
            self._timer.start()

    def _changed(self) -> None:
        segment = self.page.navigator.current_segment()
        conflict = segment is not None and segment.heads > 1
        if conflict or self._segment is not None:
            self._timer.start()

    def _read(self) -> None:
        segment = self.page.navigator.current_segment()
        if segment is None or segment.heads <= 1:
            self._segment = None
            cancel_query(self, "conflict")
            self._focus_wanted = False
            if self._box is not None:
                self._box.clear()
            return
        wanted = self._segment = segment.id
        self.session.ask(
            lambda project: _conflict(project, wanted),
            lambda found: self._show(wanted, found),
            owner=self,
            topic="conflict",
        )

    def _show(self, segment: int, conflict: SentenceConflict) -> None:
        if segment != self.page.navigator.current():
            return
        if self._box is None:
            from translator_gui.ui.merge.merge_conflict_box import MergeConflictBox  # noqa: PLC0415 (few projects have a conflict)

            self._box = MergeConflictBox(self.context.theme)
            self._box.taken.connect(self._take)
            self._box.left.connect(self.page.setFocus)
            if self.workspace.sentence_boxes is not None:
                self.workspace.sentence_boxes.put_on_top(self._box)
        self._box.show_conflict(conflict)
        if self._focus_wanted:
            self._focus_wanted = False
            self._box.begin()

    def _take(self, version: MergeSentenceVersion) -> None:
        from translator_gui.project.commands.resolve_conflict import ResolveMergeConflict  # noqa: PLC0415 (as above)

        segment = self._segment
        if segment is not None and self.session.change(
            ResolveMergeConflict(segment, version.target, version.status, author=version.author)
        ):
            self.workspace.status_message.emit(_("Resolved; the other version stays in the history ({undo} to undo)"))
        self.page.setFocus()


def _conflict(project: Project, segment: int) -> SentenceConflict:
    from translator_gui.project.merging.conflicts import find_conflict  # noqa: PLC0415 (few projects have a conflict)

    return find_conflict(project.queries.history(segment))
