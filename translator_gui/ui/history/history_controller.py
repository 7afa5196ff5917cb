"""Connects the history panel to the page."""

from PySide6.QtCore import QObject, QTimer

from translator_gui.messages import format_number
from translator_gui.messages import gettext as _
from translator_gui.model.errors import TranslatorError
from translator_gui.project.commands.restore import RestoreRevision
from translator_gui.ui.history.history_panel import HistoryPanel
from translator_gui.ui.workspace import Workspace
from translator_gui.viewmodel.page_state import PageChange
from translator_gui.viewmodel.threads.question import cancel_question
from translator_gui.viewmodel.wording import as_sentence


class HistoryController(QObject):
    """Shows the history of the current sentence while the panel is visible, and restores revisions."""

    def __init__(self, workspace: Workspace, panel: HistoryPanel) -> None:
        super().__init__(workspace)
        self._workspace, self._session, self._panel = workspace, workspace.session, panel
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        # A zero timer: what is read then is newer than the change that was just handed to the writer.
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._read)
        workspace.page.navigator.current_changed.connect(self._show_current)
        self._session.model.changed.connect(self._changed)
        self._session.model.renumbered.connect(self._show_current)
        self._session.writer.acknowledged.connect(self._written)
        # Bound methods only: Qt drops them with this object, while the panel outlives it.
        panel.wanted.connect(self._show_current)
        panel.restored.connect(self._restore)
        panel.left.connect(workspace.page.setFocus)
        self._show_current()

    def _show_current(self) -> None:
        if not self._panel.in_view:
            return
        place, segment = self._workspace.page.navigator.place(), self._workspace.page.navigator.current()
        name = _("sentence {number}", number=format_number(self._session.model.number(place))) if place else ""
        if segment != self._panel.segment:
            cancel_question(self, "history")
        self._panel.show_segment(segment, name, writable=self._session.writable)
        self._soon.start()

    def _changed(self, change: PageChange) -> None:
        place = self._workspace.page.navigator.place()
        if place is not None and place.paragraph in change.paragraphs:
            self._written()

    def _written(self) -> None:
        # Typed text becomes a revision when it is committed.
        if self._panel.in_view and self._session.typing.typing is None:
            self._soon.start()

    def _read(self) -> None:
        segment = self._panel.segment
        if segment is None or not self._panel.in_view:
            return

        def tell(error: TranslatorError) -> None:
            self._workspace.said.emit(as_sentence(str(error)))

        self._session.ask(
            lambda project: project.queries.full_history(segment),
            self._panel.show_history,
            tell,
            owner=self,
            topic="history",
        )

    def _restore(self, segment: int, target: str) -> None:
        if self._session.change(RestoreRevision(segment, target)):
            self._workspace.said.emit(_("Restored as a draft; {undo} takes it back"))
