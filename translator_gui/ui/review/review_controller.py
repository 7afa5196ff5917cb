"""Review in a window: actions, form, outcome box, handing over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from translator_gui.messages import gettext as _
from translator_gui.messages import gettext_lazy, ngettext
from translator_gui.model.status import Role
from translator_gui.project.commands.set_entries import set_four_eyes
from translator_gui.ui.review.review_form_controller import ReviewFormController
from translator_gui.ui.review.review_outcome_controller import ReviewOutcomeController

if TYPE_CHECKING:
    from collections.abc import Callable

    from translator_gui.project.reviewing.handover import HandoverReadiness
    from translator_gui.settings import Settings
    from translator_gui.ui.main_window import MainWindow
    from translator_gui.ui.review.review_outcome_box import ReviewOutcomeBox
    from translator_gui.ui.view_choices import Handler
    from translator_gui.ui.workspace import Workspace

_WORDS = {
    "confirm": (gettext_lazy("&Confirm and go to the next"), gettext_lazy("&Approve and go to the next")),
    "confirm_paragraph": (gettext_lazy("Confirm the whole &paragraph"), gettext_lazy("Approve the whole &paragraph")),
    "leave_empty": (gettext_lazy("Leave &empty on purpose"), gettext_lazy("Approve as left &empty")),
}
"""Texts of actions for a translator and for a reviewer."""


class ReviewController(QObject):
    """Carries out the review actions of a window for its open project."""

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self.review_form_controller: ReviewFormController | None = None
        self._outcome_controller: ReviewOutcomeController | None = None
        self._box: ReviewOutcomeBox | None = None
        window.view.theme_changed.connect(self._apply_theme)

    def handlers(self) -> dict[str, Handler]:
        """Return the functions of the review actions by action id."""
        return {
            "return": self._asking(ReviewFormController.ask_return),
            "accept": self._asking(ReviewFormController.accept),
            "keep_mine": self._asking(ReviewFormController.ask_keep),
            "reopen": self._asking(ReviewFormController.ask_reopen),
            "hand_over": lambda _: self._ask_hand_over(),
            "four_eyes": self._set_four_eyes,
        }

    def _asking(self, verb: Callable[[ReviewFormController], object]) -> Handler:
        return lambda _: verb(self.review_form_controller) if self.review_form_controller is not None else None

    def follow(self, workspace: Workspace) -> None:
        """Attach to a project that was opened."""
        self.review_form_controller = ReviewFormController(workspace, self._settings, lambda: self._window.view.theme)
        self._outcome_controller = ReviewOutcomeController(workspace, self._outcome_box, self._window.status_line)
        workspace.session.role_changed.connect(self.show_role)
        workspace.session.shared_changed.connect(self._show_rules)
        self._show_rules()
        self.show_role()

    def keep(self) -> None:
        """Post unfinished reasons as comments before the project closes."""
        if self.review_form_controller is not None:
            self.review_form_controller.keep()

    def let_go(self) -> None:
        """Detach from the project."""
        self.review_form_controller = self._outcome_controller = None
        if self._box is not None:
            self._box.clear()

    def show_role(self) -> None:
        """Show the texts of the actions for the current role."""
        session = self._window.session
        reviewing = session is not None and session.role is Role.REVIEWER
        for identity, words in _WORDS.items():
            self._window.actions_table[identity].setText(str(words[reviewing]))

    def _show_rules(self) -> None:
        session = self._window.session
        if session is not None:
            self._window.actions_table.check("four_eyes", session.screen.reader.four_eyes)
        if self._outcome_controller is not None:
            self._outcome_controller.refresh()

    def _set_four_eyes(self, forbidden: bool) -> None:
        session = self._window.session
        if session is not None and session.writable:
            # The view state and the file must agree.
            session.screen.reader.four_eyes = forbidden
            session.change(set_four_eyes(forbidden=forbidden))
            if self._outcome_controller is not None:
                self._outcome_controller.refresh()
            self._window.status_line.say(
                _("Approving your own translation is now refused in this project")
                if forbidden
                else _("Approving your own translation now only shows a warning")
            )

    def _outcome_box(self) -> ReviewOutcomeBox:
        if self._box is None:
            from translator_gui.ui.review.review_outcome_box import ReviewOutcomeBox  # noqa: PLC0415 (seldom wanted at the start)

            self._box = ReviewOutcomeBox(self._window.actions_table)
            self._window.docks.comment_panel.put_before_comments(self._box)
        return self._box

    def _apply_theme(self) -> None:
        if self.review_form_controller is not None:
            self.review_form_controller.set_theme(self._window.view.theme)

    # Handing over

    def _ask_hand_over(self) -> None:
        session = self._window.session
        if session is not None:
            from translator_gui.project.reviewing.handover import handover_readiness  # noqa: PLC0415

            session.commit_typing()
            session.ask(
                lambda project: handover_readiness(project.queries), self._show_readiness, owner=self, topic="readiness"
            )

    def _show_readiness(self, state: HandoverReadiness) -> None:
        from translator_gui.ui.review.hand_over_dialog import HandOverDialog  # noqa: PLC0415

        dialog = HandOverDialog(state, self._window.view.theme, self._window)
        dialog.go_there.connect(self._go_to)
        dialog.accepted.connect(lambda: self._hand_over(state))
        dialog.finished.connect(self._focus_page)
        dialog.open()

    def _go_to(self, number: int) -> None:
        self._window.go_to_number(number)

    def _focus_page(self) -> None:
        if self._window.workspace is not None:
            self._window.workspace.page.setFocus()

    def _hand_over(self, state: HandoverReadiness) -> None:
        from translator_gui.project.commands.hand_over import HandOverSentences  # noqa: PLC0415

        session = self._window.session
        if session is not None and session.change(HandOverSentences(state.approved), role=Role.REVIEWER):
            number = len(state.approved)
            self._window.status_line.say(ngettext("{number} sentence is final", "{number} sentences are final", number))
