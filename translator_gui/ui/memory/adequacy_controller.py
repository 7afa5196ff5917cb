"""Connects the ranking of sentences by adequacy to the page."""

from __future__ import annotations

from functools import cached_property

from translator_gui.settings import file_list
from translator_gui.ui.controller import DockPanelController
from translator_gui.ui.memory.adequacy_panel import AdequacyPanel
from translator_gui.viewmodel.memory.adequacy_model import AdequacyModel


class AdequacyController(DockPanelController):
    """Ranks the sentences whose English may say too little, and goes to them; nothing is marked on the page."""

    @cached_property
    def panel(self) -> AdequacyPanel:
        dictionaries = file_list(self.context.settings.text("words.dictionaries"))
        panel = AdequacyPanel(AdequacyModel(self.session, dictionaries), self.context.theme, self.workspace)
        panel.hide()
        panel.shown.connect(self._show)
        panel.activated.connect(self._go)
        panel.left.connect(self.page.setFocus)
        return panel

    def begin(self) -> None:
        self.panel.begin()

    def set_in_view(self, in_view: bool) -> None:
        """Make the ranking when it is first seen."""
        model = self.panel.model
        if in_view and not model.is_ranked and not model.is_ranking:
            self.panel.rank()

    def _show(self, segment: int) -> None:
        self.workspace.show_running(False)
        self.page.navigator.go_to(segment)

    def _go(self, segment: int) -> None:
        self._show(segment)
        self.page.setFocus()
