"""Whether a project feeds the memory, in the *Memory* menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translator_gui.messages import gettext as _
from translator_gui.project.commands.set_project_key_values import set_memory_feeding
from translator_gui.ui.controller import FeatureController

if TYPE_CHECKING:
    from collections.abc import Mapping

    from translator_gui.project.command import ProjectCommand
    from translator_gui.ui.actions import Handler
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import WorkspaceWidget


class MemoryRulesController(FeatureController):
    """Shows and sets whether the project feeds the user's memory."""

    def __init__(self, context: WindowContext, workspace: WorkspaceWidget) -> None:
        super().__init__(context, workspace)
        self.session.shared_changed.connect(self._read)
        self._read()

    def handlers(self) -> Mapping[str, Handler]:
        return {"feed_memory": self._turn_feeding}

    def _read(self) -> None:
        self.session.ask(lambda project: project.queries.feeds_memory(), self._show, owner=self, topic="rules")

    def _show(self, feeds: bool) -> None:
        self.context.actions.check("feed_memory", feeds)

    def _turn_feeding(self, checked: bool) -> None:
        del checked
        # What the menu shows may not have been read yet.
        self.session.ask(
            lambda project: project.queries.feeds_memory(), lambda feeds: self._set_feeding(not feeds), owner=self
        )

    def _set_feeding(self, feeds: bool) -> None:
        self._change(
            set_memory_feeding(feeds=feeds),
            _("The memory gets what is confirmed in this project")
            if feeds
            else _("The sentences of this project are taken out of the memory"),
        )

    def _change(self, command: ProjectCommand, done: str) -> None:
        if self.session.change(command):
            self.workspace.status_message.emit(done)
        # The strictest rule of all copies holds, whatever is wished here.
        self._read()
