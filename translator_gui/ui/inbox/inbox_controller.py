"""Connects the inbox to the page and the status line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from translator_gui.messages import format_number
from translator_gui.messages import gettext as _
from translator_gui.model.status import Role
from translator_gui.viewmodel.inbox.inbox_model import InboxModel
from translator_gui.viewmodel.navigation.find_sentence import find_next_sentence

if TYPE_CHECKING:
    from translator_gui.ui.inbox.inbox_panel import InboxPanel
    from translator_gui.ui.status_line import StatusLine
    from translator_gui.ui.workspace import Workspace


class InboxController(QObject):
    """Counts the sentences that need this person, lists them in the panel and goes to them."""

    def __init__(self, workspace: Workspace, line: StatusLine) -> None:
        super().__init__(workspace)
        self._workspace, self._session, self._line = workspace, workspace.session, line
        self.model = InboxModel(self._session)
        self._panel: InboxPanel | None = None
        self.model.counted.connect(self._show_counts)
        workspace.page.navigator.current_changed.connect(self.mark)

    def serve(self, panel: InboxPanel) -> None:
        """Show the inbox in a panel."""
        self._panel = panel
        self.model.begin()
        panel.show_model(self.model)
        panel.chosen.connect(self._go)
        panel.left.connect(self._workspace.page.setFocus)
        self._show_counts()
        self.mark()

    def next(self, *, back: bool = False) -> None:
        """Go to the next (or previous) sentence of the inbox, wrapping around."""
        page, model = self._workspace.page, self._session.model
        self.model.begin()
        chosen = page.navigator.selected()
        after = chosen[0 if back else -1] if chosen else None
        found = find_next_sentence(model, lambda segment: self.model.need(segment) is not None, after, back=back)
        if found is not None:
            self._go(found)
        elif not self._session.all_read or not self.model.whole:
            self._workspace.said.emit(_("The project is still being read; try again in a moment"))
        else:
            self._workspace.said.emit(
                _("Nothing else needs you: no other sentence to review")
                if self._session.role is Role.REVIEWER
                else _("Nothing else needs you: no other sentence came back")
            )

    def _go(self, segment: int) -> None:
        self._workspace.show_running(False)
        self._workspace.page.navigator.go_to(segment)
        self._workspace.page.setFocus()

    def _show_counts(self) -> None:
        counts = self.model.counts
        words = ", ".join(
            _("{number} {reason}", number=format_number(number), reason=need)
            for need, number in counts.items()
            if number > 0
        )
        if self.model.whole:
            self._line.show_waiting(sum(counts.values()), words)
        if self._panel is not None:
            # A row whose reason changed is a new row; the choice stays only while the list has the focus.
            if not self._panel.list.hasFocus() or not self._panel.list.currentIndex().isValid():
                self.mark()
            self._panel.show_counts(counts, whole=self.model.whole)

    def mark(self) -> None:
        """Choose the current sentence in the list."""
        current = self._workspace.page.navigator.current()
        if self._panel is not None and self._panel.isVisible() and current is not None:
            self._panel.mark(self.model.row_of(current))
