"""The spelling of a window: its switches, and what they do once the project has been read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translator_gui.ui.controller import Controller
from translator_gui.ui.workspace import STILL_READING, Workspace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QMenu

    from translator_gui.project.project import Project
    from translator_gui.ui.actions import Handler
    from translator_gui.ui.spelling.speller import Speller
    from translator_gui.ui.window_context import WindowContext

_ON, _VARIETY = "english.spelling", "english.variety"
_VARIETIES = {"en_US": "variety_american", "en_GB": "variety_british"}


class Spelling(Controller):
    """Begins to check spelling when everything has been read, so that the start is not slowed down.

    `speller` is None until then.
    """

    def __init__(self, context: WindowContext, workspace: Workspace) -> None:
        super().__init__(context, workspace)
        self.speller: Speller | None = None
        self._show_variety()
        self.session.loader.finished.connect(self._begin)
        context.preferences.changed.connect(self._preference_changed)

    def handlers(self) -> Mapping[str, Handler]:
        return {
            "spelling_suggest": lambda _: self.suggest(),
            "variety_american": lambda _: self.set_variety("en_US"),
            "variety_british": lambda _: self.set_variety("en_GB"),
        }

    def _begin(self) -> None:
        # Many modules, read on the writer's thread: this one has somebody typing.
        self.session.writer.hand_in(_speller, self._check, writes=False)

    def _check(self, speller: type[Speller]) -> None:
        if self.speller is None:
            variety, on = self.context.settings.text(_VARIETY), self.context.settings.flag(_ON)
            self.speller = speller(self.workspace, self.context.actions["spelling_suggest"], variety, on=on)
            self.speller.model.variety_changed.connect(self._show_variety)

    def _show_variety(self) -> None:
        variety = self.speller.model.variety if self.speller is not None else self.context.settings.text(_VARIETY)
        self.context.actions.check(_VARIETIES[variety])

    def suggest(self) -> None:
        """Opens the suggestions for the misspelt word at the caret or the next one."""
        if self.speller is not None:
            self.speller.suggest()
        else:
            self.workspace.said.emit(STILL_READING)

    def set_variety(self, variety: str) -> None:
        """Says which English this project is written in."""
        if self.speller is not None:
            self.speller.set_variety(variety)
        else:
            self.workspace.said.emit(STILL_READING)
            self._show_variety()

    def _preference_changed(self, key: str) -> None:
        if not key.startswith("english."):
            return
        if self.speller is not None:
            self.speller.model.switch(self.context.settings.flag(_ON))
            self.speller.prefer(self.context.settings.text(_VARIETY))
        self._show_variety()

    def extend_menu(self, menu: QMenu) -> None:
        if self.speller is not None:
            self.speller.put_on_top(menu)


def _speller(_: Project) -> type[Speller]:
    from translator_gui.ui.spelling.speller import Speller  # noqa: PLC0415 (see `Spelling._begin`)

    return Speller
