"""The reviewing of a window: its actions, its form, its verdicts, handing over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from translator_gui.model.status import Role
from translator_gui.ui.reviewing.asker import Asker
from translator_gui.ui.reviewing.verdicts import Verdicts

if TYPE_CHECKING:
    from collections.abc import Callable

    from translator_gui.project.reviewing.handing_over import Readiness
    from translator_gui.settings import Settings
    from translator_gui.ui.main_window import MainWindow
    from translator_gui.ui.reviewing.verdict_box import VerdictBox
    from translator_gui.ui.view_choices import Handler
    from translator_gui.ui.workspace import Workspace

_WORDS = {
    "confirm": ("&Confirm and go to the next", "&Approve and go to the next"),
    "confirm_paragraph": ("Confirm the whole &paragraph", "Approve the whole &paragraph"),
    "leave_empty": ("Leave &empty on purpose", "Approve as left &empty"),
}
"""What actions are called for a translator and for a reviewer."""


class Reviewing(QObject):
    """Made once for a window; follows the project that is open."""

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self.asker: Asker | None = None
        self._verdicts: Verdicts | None = None
        self._box: VerdictBox | None = None

    def handlers(self) -> dict[str, Handler]:
        """What the actions of reviewing do."""
        return {
            "return": self._asking(Asker.ask_return),
            "accept": self._asking(Asker.accept),
            "keep_mine": self._asking(Asker.ask_keep),
            "reopen": self._asking(Asker.ask_reopen),
            "hand_over": lambda _: self._ask_hand_over(),
            "four_eyes": self._set_four_eyes,
        }

    def _asking(self, verb: Callable[[Asker], object]) -> Handler:
        return lambda _: verb(self.asker) if self.asker is not None else None

    def follow(self, workspace: Workspace) -> None:
        """A project is shown."""
        self.asker = Asker(workspace, self._settings, self._window.view.theme_state)
        self._verdicts = Verdicts(workspace, self._verdict_box, self._window.status_line)
        workspace.session.role_changed.connect(self.show_role)
        self._window.actions_table.check("four_eyes", workspace.session.screen.reader.four_eyes)
        self.show_role()

    def keep(self) -> None:
        """Before the project goes: reasons that nobody sent stay as comments."""
        if self.asker is not None:
            self.asker.keep()

    def let_go(self) -> None:
        """The project goes."""
        self.asker = self._verdicts = None
        if self._box is not None:
            self._box.clear()

    def show_role(self) -> None:
        """Names the actions as the role does."""
        session = self._window.session
        reviewing = session is not None and session.role is Role.REVIEWER
        for identity, words in _WORDS.items():
            self._window.actions_table[identity].setText(words[reviewing])

    def _set_four_eyes(self, forbidden: bool) -> None:
        session = self._window.session
        if session is not None and session.writable:
            # What the screen plans by and what the file holds stay in step.
            session.screen.reader.four_eyes = forbidden
            session.writer.hand_in(lambda project: project.set_four_eyes(forbidden))
            if self._verdicts is not None:
                self._verdicts.look()
            never = "Nobody approves their own translation in this project from now on"
            self._window.status_line.say(never if forbidden else "Who approves their own translation is warned only")

    def _verdict_box(self) -> VerdictBox:
        if self._box is None:
            from translator_gui.ui.reviewing.verdict_box import VerdictBox  # noqa: PLC0415 (seldom wanted at the start)

            self._box = VerdictBox(self._window.actions_table)
            self._window.docks.annotation_panel.put_before_comments(self._box)
        return self._box

    # Handing over

    def _ask_hand_over(self) -> None:
        session = self._window.session
        if session is not None:
            from translator_gui.project.reviewing.handing_over import readiness  # noqa: PLC0415

            session.settle()
            session.writer.hand_in(readiness, self._show_readiness, writes=False)

    def _show_readiness(self, state: Readiness) -> None:
        from translator_gui.ui.reviewing.hand_over_dialog import HandOverDialog  # noqa: PLC0415

        dialog = HandOverDialog(state, self._window.view.theme_state, self._window)
        dialog.go_there.connect(self._go_to)
        dialog.accepted.connect(lambda: self._hand_over(state))
        dialog.finished.connect(self._back_to_the_page)
        dialog.open()

    def _go_to(self, number: int) -> None:
        self._window.go_to_number(number)

    def _back_to_the_page(self) -> None:
        if self._window.workspace is not None:
            self._window.workspace.page.setFocus()

    def _hand_over(self, state: Readiness) -> None:
        from translator_gui.project.commands.hand_over import HandOver  # noqa: PLC0415

        session = self._window.session
        if session is not None and session.do(HandOver(state.approved), role=Role.REVIEWER):
            number = len(state.approved)
            self._window.status_line.say("1 sentence is final" if number == 1 else f"{number:,} sentences are final")
