"""Connects the history panel to the page."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from translator_gui.messages import format_number
from translator_gui.messages import gettext as _
from translator_gui.project.commands.restore import RestoreRevision
from translator_gui.ui.controller import DockPanelController
from translator_gui.ui.history.history_panel import SentenceHistoryPanel
from translator_gui.viewmodel.threads.pending_query import cancel_query
from translator_gui.viewmodel.wording import error_sentence

if TYPE_CHECKING:
    from translator_gui.model.errors import TranslatorError
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import WorkspaceWidget
    from translator_gui.viewmodel.page_state import ChangedParagraphs


class SentenceHistoryController(DockPanelController):
    """Shows the revision history of the current sentence in its panel, and restores an earlier revision."""

    def __init__(self, context: WindowContext, workspace: WorkspaceWidget) -> None:
        super().__init__(context, workspace)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        # A zero timer: what is read then is newer than the change that was just handed to the writer.
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._read)
        workspace.page.navigator.current_changed.connect(self._show_current)
        self.session.model.changed.connect(self._changed)
        self.session.model.renumbered.connect(self._show_current)
        self.session.writer.acknowledged.connect(self._written)

    @cached_property
    def panel(self) -> SentenceHistoryPanel:
        panel = SentenceHistoryPanel(self.context.theme, self.workspace)
        panel.hide()
        panel.wanted.connect(self._show_current)
        panel.restored.connect(self._restore)
        panel.left.connect(self.page.setFocus)
        return panel

    def begin(self) -> None:
        self.panel.begin()

    def set_in_view(self, in_view: bool) -> None:
        self.panel.set_in_view(in_view)
        if in_view:
            self._show_current()

    def _show_current(self) -> None:
        if not self.panel.in_view:
            return
        place, segment = self.workspace.page.navigator.place(), self.workspace.page.navigator.current()
        name = _("sentence {number}", number=format_number(self.session.model.number(place))) if place else ""
        if segment != self.panel.segment:
            cancel_query(self, "history")
        self.panel.show_segment(segment, name, writable=self.session.writable)
        self._soon.start()

    def _changed(self, change: ChangedParagraphs) -> None:
        place = self.workspace.page.navigator.place()
        if place is not None and place.paragraph in change.paragraphs:
            self._written()

    def _written(self) -> None:
        # Typed text becomes a revision when it is committed.
        if self.panel.in_view and self.session.typing.typing is None:
            self._soon.start()

    def _read(self) -> None:
        segment = self.panel.segment
        if segment is None or not self.panel.in_view:
            return

        def show_error(error: TranslatorError) -> None:
            self.workspace.status_message.emit(error_sentence(error))

        self.session.ask(
            lambda project: project.queries.full_history(segment),
            self.panel.show_history,
            show_error,
            owner=self,
            topic="history",
        )

    def _restore(self, segment: int, target: str) -> None:
        if self.session.change(RestoreRevision(segment, target)):
            self.workspace.status_message.emit(_("Restored as a draft; {undo} takes it back"))
