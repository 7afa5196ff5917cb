"""Starts the spelling check of a window once the project has been read, and applies its settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from translator_gui.ui.workspace import STILL_READING, Workspace

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from translator_gui.project.project import Project
    from translator_gui.settings import Settings
    from translator_gui.ui.actions import Actions
    from translator_gui.ui.spelling.spelling_controller import SpellingController

_ON, _VARIETY = "english.spelling", "english.variety"
_VARIETIES = {"en_US": "variety_american", "en_GB": "variety_british"}


class SpellingSwitch(QObject):
    """Creates the spelling controller after the project was read, so that opening is not slowed down.

    `spelling_controller` is None until then.
    """

    def __init__(self, workspace: Workspace, settings: Settings, actions: Actions) -> None:
        super().__init__(workspace)
        self._workspace, self._settings, self._actions = workspace, settings, actions
        self.spelling_controller: SpellingController | None = None
        self._show_variety()
        workspace.session.loader.finished.connect(self._begin)

    def _begin(self) -> None:
        # Imports many modules on the writer's thread, while somebody types on this one.
        self._workspace.session.ask(_import_controller, self._create, owner=self)

    def _create(self, spelling_controller: type[SpellingController]) -> None:
        if self.spelling_controller is None:
            variety, on = self._settings.text(_VARIETY), self._settings.flag(_ON)
            self.spelling_controller = spelling_controller(
                self._workspace, self._actions["spelling_suggest"], variety, on=on
            )
            self.spelling_controller.model.variety_changed.connect(self._show_variety)

    def _show_variety(self) -> None:
        variety = (
            self.spelling_controller.model.variety
            if self.spelling_controller is not None
            else self._settings.text(_VARIETY)
        )
        self._actions.check(_VARIETIES[variety])

    def suggest(self) -> None:
        """Open suggestions for the misspelt word at the text cursor or the next one."""
        if self.spelling_controller is not None:
            self.spelling_controller.suggest()
        else:
            self._workspace.said.emit(str(STILL_READING))

    def set_variety(self, variety: str) -> None:
        """Set the English of this project."""
        if self.spelling_controller is not None:
            self.spelling_controller.set_variety(variety)
        else:
            self._workspace.said.emit(str(STILL_READING))
            self._show_variety()

    def preferences_changed(self) -> None:
        """Apply changed preferences."""
        if self.spelling_controller is not None:
            self.spelling_controller.model.switch(self._settings.flag(_ON))
            self.spelling_controller.prefer(self._settings.text(_VARIETY))
        self._show_variety()

    def put_on_top(self, menu: QMenu) -> None:
        """Insert entries for the word at the text cursor at the top of a menu."""
        if self.spelling_controller is not None:
            self.spelling_controller.put_on_top(menu)


def _import_controller(_: Project) -> type[SpellingController]:
    from translator_gui.ui.spelling.spelling_controller import SpellingController  # noqa: PLC0415 (see `SpellingSwitch._begin`)

    return SpellingController
