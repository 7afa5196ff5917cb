"""The reviewing of a window: its actions, its form, its verdicts, handing over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translator_gui.model.status import Role
from translator_gui.ui.controller import Controller
from translator_gui.ui.reviewing.asker import Asker
from translator_gui.ui.reviewing.verdicts import Verdicts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from translator_gui.project.reviewing.handing_over import Readiness
    from translator_gui.ui.actions import Handler
    from translator_gui.ui.reviewing.verdict_box import VerdictBox
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import Workspace

_WORDS = {
    "confirm": ("&Confirm and go to the next", "&Approve and go to the next"),
    "confirm_paragraph": ("Confirm the whole &paragraph", "Approve the whole &paragraph"),
    "leave_empty": ("Leave &empty on purpose", "Approve as left &empty"),
}
"""What actions are called for a translator and for a reviewer."""


class Reviewing(Controller):
    """Returns, accepts and reopens sentences, shows what reviewers decided, and hands a project over."""

    def __init__(self, context: WindowContext, workspace: Workspace) -> None:
        super().__init__(context, workspace)
        self.asker = Asker(workspace, context.settings, context.theme)
        self._verdicts = Verdicts(workspace, self._verdict_box, context.status_line)
        self.session.role_changed.connect(self.show_role)
        context.actions.check("four_eyes", self.session.screen.reader.four_eyes)
        self.show_role()

    def handlers(self) -> Mapping[str, Handler]:
        return {
            "return": lambda _: self.asker.ask_return(),
            "accept": lambda _: self.asker.accept(),
            "keep_mine": lambda _: self.asker.ask_keep(),
            "reopen": lambda _: self.asker.ask_reopen(),
            "hand_over": lambda _: self._ask_hand_over(),
            "four_eyes": self._set_four_eyes,
        }

    def keep(self) -> None:
        self.asker.keep()

    def show_role(self) -> None:
        """Name the actions for the role."""
        reviewing = self.session.role is Role.REVIEWER
        for identity, words in _WORDS.items():
            self.context.actions[identity].setText(words[reviewing])

    def _set_four_eyes(self, forbidden: bool) -> None:
        session = self.session
        if session.writable:
            # What the screen plans by and what the file holds stay in step.
            session.screen.reader.four_eyes = forbidden
            session.writer.hand_in(lambda project: project.set_four_eyes(forbidden))
            self._verdicts.look()
            never = "Nobody approves their own translation in this project from now on"
            self.context.status_line.say(never if forbidden else "Who approves their own translation is warned only")

    def _verdict_box(self) -> VerdictBox:
        from translator_gui.ui.reviewing.verdict_box import VerdictBox  # noqa: PLC0415 (seldom wanted at the start)

        box = VerdictBox(self.context.actions)
        if self.workspace.sentence_boxes is not None:
            self.workspace.sentence_boxes.put_before_comments(box)
        return box

    # Handing over

    def _ask_hand_over(self) -> None:
        from translator_gui.project.reviewing.handing_over import readiness  # noqa: PLC0415

        self.session.settle()
        self.session.writer.hand_in(readiness, self._show_readiness, writes=False)

    def _show_readiness(self, state: Readiness) -> None:
        from translator_gui.ui.reviewing.hand_over_dialog import HandOverDialog  # noqa: PLC0415

        dialog = HandOverDialog(state, self.context.theme, self.context.dialogs)
        dialog.go_there.connect(self.context.requests.go_to_number)
        dialog.accepted.connect(lambda: self._hand_over(state))
        dialog.finished.connect(self._focus_page)
        dialog.open()

    def _focus_page(self) -> None:
        self.page.setFocus()

    def _hand_over(self, state: Readiness) -> None:
        from translator_gui.project.commands.hand_over import HandOver  # noqa: PLC0415

        if self.session.do(HandOver(state.approved), role=Role.REVIEWER):
            number = len(state.approved)
            self.context.status_line.say("1 sentence is final" if number == 1 else f"{number:,} sentences are final")
