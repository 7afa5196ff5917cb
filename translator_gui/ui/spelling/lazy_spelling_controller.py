"""Starts the spelling check of a window once the project has been read, and applies its settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translator_gui.ui.controller import FeatureController
from translator_gui.ui.workspace import STILL_READING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QMenu

    from translator_gui.project.project import Project
    from translator_gui.ui.actions import Handler
    from translator_gui.ui.spelling.spelling_controller import SpellingController
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import WorkspaceWidget

_ON, _VARIETY = "english.spelling", "english.variety"
_VARIETIES = {"en_US": "variety_american", "en_GB": "variety_british"}


class LazySpellingController(FeatureController):
    """Creates the spelling controller only after the project was read, so that opening is not slowed down.

    `spelling_controller` is None until then.
    """

    def __init__(self, context: WindowContext, workspace: WorkspaceWidget) -> None:
        super().__init__(context, workspace)
        self.spelling_controller: SpellingController | None = None
        self._show_variety()
        self.session.loader.finished.connect(self._begin)
        context.preferences.changed.connect(self._preference_changed)

    def handlers(self) -> Mapping[str, Handler]:
        return {
            "spelling_suggest": lambda _on: self.suggest(),
            "variety_american": lambda _on: self.set_variety("en_US"),
            "variety_british": lambda _on: self.set_variety("en_GB"),
        }

    def _begin(self) -> None:
        # Imports many modules on the writer's thread, while somebody types on this one.
        self.session.ask(_import_controller, self._create, owner=self)

    def _create(self, spelling_controller: type[SpellingController]) -> None:
        if self.spelling_controller is None:
            variety, on = self.context.settings.text(_VARIETY), self.context.settings.flag(_ON)
            self.spelling_controller = spelling_controller(
                self.workspace, self.context.actions["spelling_suggest"], variety, on=on
            )
            self.spelling_controller.model.variety_changed.connect(self._show_variety)

    def _show_variety(self) -> None:
        variety = (
            self.spelling_controller.model.variety
            if self.spelling_controller is not None
            else self.context.settings.text(_VARIETY)
        )
        self.context.actions.check(_VARIETIES[variety])

    def suggest(self) -> None:
        """Open the spelling suggestions for the misspelt word at the text cursor or the next one."""
        if self.spelling_controller is not None:
            self.spelling_controller.suggest()
        else:
            self.workspace.status_message.emit(str(STILL_READING))

    def set_variety(self, variety: str) -> None:
        """Set the English variety (US or GB) of this project for the spelling check."""
        if self.spelling_controller is not None:
            self.spelling_controller.set_variety(variety)
        else:
            self.workspace.status_message.emit(str(STILL_READING))
            self._show_variety()

    def _preference_changed(self, key: str) -> None:
        if not key.startswith("english."):
            return
        if self.spelling_controller is not None:
            self.spelling_controller.model.switch(self.context.settings.flag(_ON))
            self.spelling_controller.prefer(self.context.settings.text(_VARIETY))
        self._show_variety()

    def extend_menu(self, menu: QMenu) -> None:
        if self.spelling_controller is not None:
            self.spelling_controller.put_on_top(menu)


def _import_controller(_: Project) -> type[SpellingController]:
    from translator_gui.ui.spelling.spelling_controller import SpellingController  # noqa: PLC0415 (see `LazySpellingController._begin`)

    return SpellingController
