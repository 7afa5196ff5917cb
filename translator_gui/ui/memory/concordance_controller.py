"""Opens the concordance with the words at the caret, and the maintenance of the memories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translator_gui.model.inline_tag import without_tags
from translator_gui.text.counting import word_around
from translator_gui.ui.controller import FeatureController
from translator_gui.ui.editor.word_insertion import insert_words
from translator_gui.ui.memory.concordance_dialog import ConcordanceDialog
from translator_gui.ui.memory.memory_dialog import MemoryDialog
from translator_gui.viewmodel.memory.memory_access import MemoryAccess
from translator_gui.viewmodel.memory.memory_maintenance_state import MemoryMaintenanceState
from translator_gui.viewmodel.memory.memory_search_state import MemorySearchState, OpenProjectSearch
from translator_gui.viewmodel.memory.memory_units_model import MemoryUnitsModel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from translator_gui.ui.actions import Handler

_LONGEST_TAKEN = 200
"""Maximum length of a selection that is searched for."""


class ConcordanceController(FeatureController):
    """Opens the concordance and the maintenance of the memories; inserts what is chosen in the concordance."""

    dialog: ConcordanceDialog | None = None

    def handlers(self) -> Mapping[str, Handler]:
        return {"concordance": lambda _on: self.open(), "memory": lambda _on: self.open_maintenance()}

    def open(self) -> None:
        """Open the concordance with the selected words, else the word at the caret."""
        text = self._words()
        if self.dialog is None:
            state = MemorySearchState(
                MemoryAccess(self.context.settings),
                MemoryUnitsModel(),
                self.session.author.name,
                self,
                OpenProjectSearch(self.session.memory_helper),
            )
            self.dialog = ConcordanceDialog(
                state, self.session.uid, self.context.theme, self.session.path.parent, self.context.dialogs
            )
            self.dialog.set_keys(self.context.actions["concordance"].shortcuts())
            self.dialog.insert_wanted.connect(self._insert)
        self.dialog.open_with(text)

    def open_maintenance(self) -> None:
        """Open the maintenance of the memories."""
        state = MemoryMaintenanceState(MemoryAccess(self.context.settings), self.session.author.name, self)
        dialog = MemoryDialog(state, self.context.theme, self.session.path.parent, self.context.dialogs)
        self.session.closing.connect(dialog.end)
        dialog.open()

    def detach(self) -> None:
        if self.dialog is not None:
            self.dialog.end()
            self.dialog = None

    def _words(self) -> str:
        source, live = self.page.source, self.page.live
        if source.position() is not None:
            index, start, end = source.selection()
            paragraph = self.session.model.known(index)
            text = paragraph.text if paragraph is not None else ""
        else:
            text, (start, end) = live.text, live.selection()
        if start == end:
            start, end = word_around(text, start)
        words = text[start:end]
        return " ".join(without_tags(words).split()) if len(words) <= _LONGEST_TAKEN else ""

    def _insert(self, words: str) -> None:
        self.workspace.window().activateWindow()
        insert_words(self.page, words)
