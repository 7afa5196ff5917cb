"""The rules of a project about memory and machine help in the *Memory* menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from translator_gui.messages import gettext as _
from translator_gui.messages import gettext_lazy
from translator_gui.model.memory_unit import MachineHelpRule
from translator_gui.project.commands.set_project_key_values import set_machine_help, set_memory_feeding
from translator_gui.ui.controller import FeatureController

if TYPE_CHECKING:
    from collections.abc import Mapping

    from translator_gui.project.command import ProjectCommand
    from translator_gui.project.project import Project
    from translator_gui.ui.actions import Handler
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import WorkspaceWidget

_TOLD = {
    MachineHelpRule.NEVER: gettext_lazy("No service gets sentences of this project; they are suggested in it alone"),
    MachineHelpRule.ASK: gettext_lazy("You are asked before a service gets sentences of this project"),
    MachineHelpRule.ALLOW: gettext_lazy("Services may get sentences of this project"),
}


class MemoryRulesController(FeatureController):
    """Shows and sets whether the project feeds the user's memory, and whether services may get its sentences."""

    def __init__(self, context: WindowContext, workspace: WorkspaceWidget) -> None:
        super().__init__(context, workspace)
        self.session.shared_changed.connect(self._read)
        self._read()

    def handlers(self) -> Mapping[str, Handler]:
        return {
            "feed_memory": self._set_feeding,
            **{f"machine_{rule}": partial(self._set_machine_help, rule) for rule in MachineHelpRule},
        }

    def _read(self) -> None:
        self.session.ask(_rules, self._show, owner=self, topic="rules")

    def _show(self, rules: tuple[MachineHelpRule, bool]) -> None:
        machine, feeds = rules
        self.context.actions.check(f"machine_{machine}")
        self.context.actions.check("feed_memory", feeds)

    def _set_feeding(self, feeds: bool) -> None:
        self._change(
            set_memory_feeding(feeds=feeds),
            _("The memory gets what is confirmed in this project")
            if feeds
            else _("The sentences of this project are taken out of the memory"),
        )

    def _set_machine_help(self, rule: MachineHelpRule, checked: bool) -> None:
        if checked:
            self._change(set_machine_help(rule), str(_TOLD[rule]))

    def _change(self, command: ProjectCommand, done: str) -> None:
        if self.session.change(command):
            self.workspace.status_message.emit(done)
        # The strictest rule of all copies holds, whatever is wished here.
        self._read()


def _rules(project: Project) -> tuple[MachineHelpRule, bool]:
    return project.queries.machine_help(), project.queries.feeds_memory()
