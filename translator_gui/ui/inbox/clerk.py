"""What waits for whoever is at work, tied to the page: counted on the bottom line, listed, gone to."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from translator_gui.model.status import Role
from translator_gui.ui.controller import PanelController
from translator_gui.ui.inbox.inbox_panel import InboxPanel
from translator_gui.viewmodel.inbox_model import InboxModel
from translator_gui.viewmodel.navigation.wayfinding import next_with

if TYPE_CHECKING:
    from collections.abc import Mapping

    from translator_gui.ui.actions import Handler
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import Workspace


class Clerk(PanelController):
    """Counts what waits for the author's role, lists it, and goes from one to the next."""

    def __init__(self, context: WindowContext, workspace: Workspace) -> None:
        super().__init__(context, workspace)
        self.model = InboxModel(self.session)
        self._is_listed = False
        self.model.counted.connect(self._tell)
        self.page.current_changed.connect(self.mark)
        context.status_line.waiting_clicked.connect(context.actions["inbox_panel"].trigger)
        self.model.begin()

    @cached_property
    def panel(self) -> InboxPanel:
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
            self._tell()
            self.mark()

    def handlers(self) -> Mapping[str, Handler]:
        return {"next_waiting": lambda _: self.next(), "previous_waiting": lambda _: self.next(back=True)}

    def next(self, *, back: bool = False) -> None:
        """Goes to the next sentence that waits, or to the previous one, round the end."""
        page, model = self.workspace.page, self.session.model
        self.model.begin()
        chosen = page.selected()
        after = chosen[0 if back else -1] if chosen else None
        found = next_with(model, lambda segment: self.model.need(segment) is not None, after, back=back)
        if found is not None:
            self._go(found)
        elif not self.session.all_read or not self.model.whole:
            self.workspace.said.emit("The project is still being read; try again in a moment")
        else:
            word = "to judge" if self.session.role is Role.REVIEWER else "that came back"
            self.workspace.said.emit(f"Nothing else waits for you: no other sentence {word}")

    def _go(self, segment: int) -> None:
        self.workspace.show_running(False)
        self.workspace.page.go_to(segment)
        self.workspace.page.setFocus()

    def _tell(self) -> None:
        counts = self.model.counts
        words = ", ".join(f"{number:,} {need}" for need, number in counts.items() if number > 0)
        if self.model.whole:
            self.context.status_line.show_waiting(sum(counts.values()), words)
        if self._is_listed:
            # A line that waits for another reason now is another line; only the keyboard in the list stays where it is.
            if not self.panel.list.hasFocus() or not self.panel.list.currentIndex().isValid():
                self.mark()
            self.panel.show_counts(counts, whole=self.model.whole)

    def mark(self) -> None:
        """Chooses, in the list, the sentence that is worked on."""
        current = self.workspace.page.current()
        if self._is_listed and self.panel.isVisible() and current is not None:
            self.panel.mark(self.model.row_of(current))
