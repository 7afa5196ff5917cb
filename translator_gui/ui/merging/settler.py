"""A sentence of which a merge left several versions, settled from the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from translator_gui.project.merging.comparison import Version
    from translator_gui.project.merging.rivals import Conflict
    from translator_gui.project.project import Project
    from translator_gui.ui.merging.settle_box import SettleBox
    from translator_gui.ui.theme import ThemeState
    from translator_gui.ui.workspace import Workspace


class _Holder(Protocol):
    """What stands beside the page."""

    def put_on_top(self, widget: QWidget) -> None:
        """Takes something in."""
        ...


class Settler(QObject):
    """Shows the versions of the current sentence on top of what stands beside the page; gone with the workspace."""

    def __init__(self, workspace: Workspace, holder: _Holder, theme: ThemeState) -> None:
        super().__init__(workspace)
        self._session, self._page, self._workspace = workspace.session, workspace.page, workspace
        self._holder, self._theme = holder, theme
        self._box: SettleBox | None = None
        self._segment: int | None = None
        self._wanted = False
        # After everything that the moment brings: what is read then comes behind what is being written now.
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(0)
        self._look.timeout.connect(self._read)
        self._page.current_changed.connect(self._look.start)
        self._session.model.changed.connect(self._changed)

    def stop(self) -> None:
        """The project is let go: the panel stays."""
        if self._box is not None:
            self._box.hide()
            self._box.deleteLater()
            self._box = None

    def begin(self) -> None:
        """The keyboard comes to the versions as soon as they are shown; says so where there is one only."""
        segment = self._page.current_segment()
        if segment is None or segment.heads <= 1:
            self._workspace.said.emit("This sentence has one version only; there is nothing to choose")
            return
        if self._box is not None and self._box.isVisible() and self._segment == segment.id:
            self._box.begin()
        else:
            self._wanted = True
            self._look.start()

    def _changed(self) -> None:
        segment = self._page.current_segment()
        conflict = segment is not None and segment.heads > 1
        if conflict or self._segment is not None:
            self._look.start()

    def _read(self) -> None:
        segment = self._page.current_segment()
        if segment is None or segment.heads <= 1:
            self._segment = None
            self._wanted = False
            if self._box is not None:
                self._box.clear()
            return
        wanted = self._segment = segment.id
        self._session.writer.hand_in(
            lambda project: _conflict(project, wanted), lambda found: self._show(wanted, found), writes=False
        )

    def _show(self, segment: int, conflict: Conflict) -> None:
        if segment != self._segment or segment != self._page.current():
            return
        if self._box is None:
            from translator_gui.ui.merging.settle_box import SettleBox  # noqa: PLC0415 (few projects have a conflict)

            self._box = SettleBox(self._theme)
            self._box.taken.connect(self._take)
            self._box.left.connect(self._page.setFocus)
            self._holder.put_on_top(self._box)
        self._box.show_conflict(conflict)
        if self._wanted:
            self._wanted = False
            self._box.begin()

    def _take(self, version: Version) -> None:
        from translator_gui.project.commands.settle import Settle  # noqa: PLC0415 (as above)

        segment = self._segment
        if segment is not None and self._session.do(
            Settle(segment, version.target, version.status, author=version.author)
        ):
            self._workspace.said.emit("Resolved; the other version stays in the history ({undo} to undo)")
        self._page.setFocus()


def _conflict(project: Project, segment: int) -> Conflict:
    from translator_gui.project.merging.rivals import conflict_of  # noqa: PLC0415 (few projects have a conflict)

    return conflict_of(project.history(segment))
