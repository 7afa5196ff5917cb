"""Connects the conflict box to the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from translator_gui.project.merging.comparison import SentenceVersion
    from translator_gui.project.merging.conflicts import SentenceConflict
    from translator_gui.project.project import Project
    from translator_gui.ui.merge.conflict_box import ConflictBox
    from translator_gui.ui.theme import Theme
    from translator_gui.ui.workspace import Workspace
from translator_gui.messages import gettext as _
from translator_gui.viewmodel.threads.question import cancel_question


class _Holder(Protocol):
    """The panel that shows the box."""

    def put_on_top(self, widget: QWidget) -> None:
        """Insert a widget at the top."""
        ...


class ConflictController(QObject):
    """Shows the versions of a current sentence in conflict above its comments, and resolves the conflict."""

    def __init__(self, workspace: Workspace, holder: _Holder, theme: Theme) -> None:
        super().__init__(workspace)
        self._session, self._page, self._workspace = workspace.session, workspace.page, workspace
        self._holder, self._theme = holder, theme
        self._box: ConflictBox | None = None
        self._segment: int | None = None
        self._focus_wanted = False
        # A zero timer: what is read then includes what is being written now.
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._read)
        self._page.navigator.current_changed.connect(self._timer.start)
        self._session.model.changed.connect(self._changed)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        if self._box is not None:
            self._box.set_theme(theme)

    def stop(self) -> None:
        """Remove the box from the panel, which outlives the project."""
        if self._box is not None:
            self._box.hide()
            self._box.deleteLater()
            self._box = None

    def begin(self) -> None:
        """Focus the versions as soon as they are shown, or say that there is only one."""
        segment = self._page.navigator.current_segment()
        if segment is None or segment.heads <= 1:
            self._workspace.said.emit(_("This sentence has only one version; there is nothing to choose"))
            return
        if self._box is not None and self._box.isVisible() and self._segment == segment.id:
            self._box.begin()
        else:
            self._focus_wanted = True
            self._timer.start()

    def _changed(self) -> None:
        segment = self._page.navigator.current_segment()
        conflict = segment is not None and segment.heads > 1
        if conflict or self._segment is not None:
            self._timer.start()

    def _read(self) -> None:
        segment = self._page.navigator.current_segment()
        if segment is None or segment.heads <= 1:
            self._segment = None
            cancel_question(self, "conflict")
            self._focus_wanted = False
            if self._box is not None:
                self._box.clear()
            return
        wanted = self._segment = segment.id
        self._session.ask(
            lambda project: _conflict(project, wanted),
            lambda found: self._show(wanted, found),
            owner=self,
            topic="conflict",
        )

    def _show(self, segment: int, conflict: SentenceConflict) -> None:
        if segment != self._page.navigator.current():
            return
        if self._box is None:
            from translator_gui.ui.merge.conflict_box import ConflictBox  # noqa: PLC0415 (few projects have a conflict)

            self._box = ConflictBox(self._theme)
            self._box.taken.connect(self._take)
            self._box.left.connect(self._page.setFocus)
            self._holder.put_on_top(self._box)
        self._box.show_conflict(conflict)
        if self._focus_wanted:
            self._focus_wanted = False
            self._box.begin()

    def _take(self, version: SentenceVersion) -> None:
        from translator_gui.project.commands.resolve_conflict import ResolveConflict  # noqa: PLC0415 (as above)

        segment = self._segment
        if segment is not None and self._session.change(
            ResolveConflict(segment, version.target, version.status, author=version.author)
        ):
            self._workspace.said.emit(_("Resolved; the other version stays in the history ({undo} to undo)"))
        self._page.setFocus()


def _conflict(project: Project, segment: int) -> SentenceConflict:
    from translator_gui.project.merging.conflicts import find_conflict  # noqa: PLC0415 (few projects have a conflict)

    return find_conflict(project.queries.history(segment))
