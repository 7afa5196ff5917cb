"""Opens the names register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translator_gui.settings import file_list
from translator_gui.ui.controller import FeatureController
from translator_gui.ui.words.names_dialog import NamesDialog
from translator_gui.viewmodel.words.names_model import NamesModel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from translator_gui.ui.actions import Handler


class NamesController(FeatureController):
    """Opens the dialog with the names of the project."""

    def handlers(self) -> Mapping[str, Handler]:
        return {"names": lambda _on: self.open()}

    def open(self) -> None:
        """Open the names register of the project."""
        self.session.commit_typing()
        model = NamesModel(self.session, file_list(self.context.settings.text("words.dictionaries")))
        dialog = NamesDialog(
            model, self.context.theme, self.session.path.parent, self.session.title, self.context.dialogs
        )
        dialog.open()
