"""Connects the inbox to the page and the status line."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from translator_gui.messages import format_number
from translator_gui.messages import gettext as _
from translator_gui.model.status import Role
from translator_gui.ui.controller import DockPanelController
from translator_gui.ui.inbox.inbox_panel import InboxPanel
from translator_gui.viewmodel.inbox.inbox_model import NEED_WORDS, SentenceInboxModel
from translator_gui.viewmodel.navigation.find_sentence import find_next_sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from translator_gui.ui.actions import Handler
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import WorkspaceWidget


class InboxController(DockPanelController):
    """Counts and lists the sentences that need the user (returned, to review, in conflict …) and goes to them."""

    def __init__(self, context: WindowContext, workspace: WorkspaceWidget) -> None:
        super().__init__(context, workspace)
        self.model = SentenceInboxModel(self.session)
        self._is_listed = False
        self.model.counted.connect(self._show_counts)
        self.page.navigator.current_changed.connect(self.mark)
        context.status_line.waiting_clicked.connect(context.actions["inbox_panel"].trigger)
        if self.session.all_read:
            self.model.begin()
        else:
            # It would look through them all again and again while they are read.
            self.session.loader.finished.connect(self.model.begin)

    @cached_property
    def panel(self) -> InboxPanel:
        self.model.begin()
        panel = InboxPanel(self.context.theme, self.workspace)
        panel.hide()
        panel.show_model(self.model)
        panel.chosen.connect(self._go)
        panel.left.connect(self.page.setFocus)
        self._is_listed = True
        return panel

    def begin(self) -> None:
        self.mark()
        self.panel.begin()

    def set_in_view(self, in_view: bool) -> None:
        if in_view:
            self._show_counts()
            self.mark()

    def handlers(self) -> Mapping[str, Handler]:
        return {"next_waiting": lambda _on: self.next(), "previous_waiting": lambda _on: self.next(back=True)}

    def next(self, *, back: bool = False) -> None:
        """Go to the next (or previous) sentence that needs the user, wrapping around."""
        page, model = self.workspace.page, self.session.model
        self.model.begin()
        chosen = page.navigator.selected()
        after = chosen[0 if back else -1] if chosen else None
        found = find_next_sentence(model, lambda segment: self.model.need(segment) is not None, after, back=back)
        if found is not None:
            self._go(found)
        elif not self.session.all_read or not self.model.whole:
            self.workspace.status_message.emit(_("The project is still being read; try again in a moment"))
        else:
            self.workspace.status_message.emit(
                _("Nothing else needs you: no other sentence to review")
                if self.session.role is Role.REVIEWER
                else _("Nothing else needs you: no other sentence came back")
            )

    def _go(self, segment: int) -> None:
        self.workspace.show_running(False)
        self.workspace.page.navigator.go_to(segment)
        self.workspace.page.setFocus()

    def _show_counts(self) -> None:
        counts = self.model.counts
        words = ", ".join(
            _("{number} {reason}", number=format_number(number), reason=NEED_WORDS[need])
            for need, number in counts.items()
            if number > 0
        )
        if self.model.whole:
            self.context.status_line.show_waiting(sum(counts.values()), words)
        if self._is_listed:
            # A row whose reason changed is a new row; the choice stays only while the list has the focus.
            if not self.panel.list.hasFocus() or not self.panel.list.currentIndex().isValid():
                self.mark()
            self.panel.show_counts(counts, whole=self.model.whole)

    def mark(self) -> None:
        """Select the page's current sentence in the inbox list."""
        current = self.workspace.page.navigator.current()
        if self._is_listed and self.panel.isVisible() and current is not None:
            self.panel.mark(self.model.row_of(current))
