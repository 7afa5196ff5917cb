"""Review in a window: actions, form, outcome box, handing over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translator_gui.messages import gettext as _
from translator_gui.messages import gettext_lazy, ngettext
from translator_gui.model.status import Role
from translator_gui.project.commands.set_project_key_values import set_four_eyes
from translator_gui.project.reviewing.bulk_approval import ApprovalCandidates, ApprovalScope, approval_candidates
from translator_gui.ui.controller import FeatureController
from translator_gui.ui.review.review_outcome_controller import ReviewOutcomeController
from translator_gui.ui.review.review_reason_controller import ReviewReasonController

if TYPE_CHECKING:
    from collections.abc import Mapping

    from translator_gui.project.reviewing.handover import HandoverReadiness
    from translator_gui.ui.actions import Handler
    from translator_gui.ui.review.review_outcome_box import ReviewOutcomeBox
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import WorkspaceWidget

_WORDS = {
    "confirm": (gettext_lazy("&Confirm and go to the next"), gettext_lazy("&Approve and go to the next")),
    "confirm_paragraph": (gettext_lazy("Confirm the whole &paragraph"), gettext_lazy("Approve the whole &paragraph")),
    "leave_empty": (gettext_lazy("Leave &empty on purpose"), gettext_lazy("Approve as left &empty")),
}
"""Texts of actions for a translator and for a reviewer."""


class ReviewController(FeatureController):
    """Handles the review actions of the menu: return, accept, keep mine, back to draft, reopen, hand over."""

    def __init__(self, context: WindowContext, workspace: WorkspaceWidget) -> None:
        super().__init__(context, workspace)
        self.review_reason_controller = ReviewReasonController(workspace, context.theme)
        self._outcome_controller = ReviewOutcomeController(workspace, self._outcome_box, context.status_line)
        self.session.role_changed.connect(self.show_role)
        self.session.shared_changed.connect(self._show_rules)
        self._show_rules()
        self.show_role()

    def handlers(self) -> Mapping[str, Handler]:
        form = self.review_reason_controller
        return {
            "return": lambda _on: form.ask_return(),
            "accept": lambda _on: form.accept(),
            "keep_mine": lambda _on: form.ask_keep(),
            "back_to_draft": lambda _on: form.set_back_to_draft(),
            "reopen": lambda _on: form.ask_reopen(),
            "approve_several": lambda _on: self._ask_approve_several(),
            "hand_over": lambda _on: self._ask_hand_over(),
            "four_eyes": self._set_four_eyes,
        }

    def keep(self) -> None:
        self.review_reason_controller.keep()

    def show_role(self) -> None:
        """Set the menu texts of the confirm actions for the current role (confirm or approve)."""
        reviewing = self.session.role is Role.REVIEWER
        for identity, words in _WORDS.items():
            self.context.actions[identity].setText(str(words[reviewing]))

    def _show_rules(self) -> None:
        self.context.actions.check("four_eyes", self.session.screen.reader.four_eyes)
        self._outcome_controller.refresh()

    def _set_four_eyes(self, forbidden: bool) -> None:
        session = self.session
        if session.writable:
            # The view state and the file must agree.
            session.screen.reader.four_eyes = forbidden
            session.change(set_four_eyes(forbidden=forbidden))
            self._outcome_controller.refresh()
            self.context.status_line.show_message(
                _("Approving your own translation is now refused in this project")
                if forbidden
                else _("Approving your own translation now only shows a warning")
            )

    def _outcome_box(self) -> ReviewOutcomeBox:
        from translator_gui.ui.review.review_outcome_box import ReviewOutcomeBox  # noqa: PLC0415 (not needed at start)

        box = ReviewOutcomeBox(self.context.actions)
        if self.workspace.sentence_boxes is not None:
            self.workspace.sentence_boxes.put_before_comments(box)
        return box

    # Approving several sentences

    def _ask_approve_several(self) -> None:
        """Count what can be approved in the selection, paragraph, filter and document, then ask which to approve."""
        session, place = self.session, self.page.navigator.place()
        paragraph = session.model.known(place.paragraph) if place is not None else None
        if session.role is not Role.REVIEWER:
            self.workspace.status_message.emit(
                _("Only a reviewer can approve: work as a reviewer first (Sentence menu)")
            )
        elif paragraph is not None:
            session.commit_typing()
            scopes: dict[ApprovalScope, frozenset[int]] = {
                ApprovalScope.PARAGRAPH: frozenset(segment.id for segment in paragraph.segments)
            }
            if len(selected := self.page.navigator.selected()) > 1:
                scopes[ApprovalScope.SELECTION] = frozenset(selected)
            if (shown := self.page.navigator.filter) is not None:
                scopes[ApprovalScope.FILTER] = frozenset(shown.matching)
            session.ask(
                lambda project: approval_candidates(project.queries, scopes, paragraph.document_id, session.author),
                self._show_candidates,
                owner=self,
                topic="approval",
            )

    def _show_candidates(self, found: Mapping[ApprovalScope, ApprovalCandidates]) -> None:
        from translator_gui.ui.review.bulk_approval_dialog import BulkApprovalDialog  # noqa: PLC0415

        dialog = BulkApprovalDialog(found, self.context.dialogs)
        dialog.accepted.connect(lambda: self._approve(dialog.candidates))
        dialog.finished.connect(self._focus_page)
        dialog.open()

    def _approve(self, found: ApprovalCandidates) -> None:
        from translator_gui.project.commands.confirm import ConfirmOrApproveSentences  # noqa: PLC0415

        if self.session.change(ConfirmOrApproveSentences(found.segments)):
            number = len(found.segments)
            self.context.status_line.show_message(
                ngettext("{number} sentence approved", "{number} sentences approved", number)
            )

    # Handing over

    def _ask_hand_over(self) -> None:
        from translator_gui.project.reviewing.handover import handover_readiness  # noqa: PLC0415

        session = self.session
        session.commit_typing()
        session.ask(
            lambda project: handover_readiness(project.queries), self._show_readiness, owner=self, topic="readiness"
        )

    def _show_readiness(self, state: HandoverReadiness) -> None:
        from translator_gui.ui.review.hand_over_dialog import HandOverConfirmationDialog  # noqa: PLC0415
        from translator_gui.viewmodel.checks.errors_left import errors_left  # noqa: PLC0415

        dialog = HandOverConfirmationDialog(state, self.context.theme, self.context.dialogs)
        findings = self.session.findings
        dialog.show_errors(errors_left(findings))
        follow = findings.progressed.connect(lambda: dialog.show_errors(errors_left(findings)))
        dialog.finished.connect(lambda: findings.progressed.disconnect(follow))
        dialog.go_there.connect(self.context.requests.go_to_number)
        dialog.accepted.connect(lambda: self._hand_over(state))
        dialog.finished.connect(self._focus_page)
        dialog.open()

    def _focus_page(self) -> None:
        self.page.setFocus()

    def _hand_over(self, state: HandoverReadiness) -> None:
        from translator_gui.project.commands.finalize_approved_sentences import FinalizeApprovedSentences  # noqa: PLC0415

        if self.session.change(FinalizeApprovedSentences(state.approved), role=Role.REVIEWER):
            number = len(state.approved)
            self.context.status_line.show_message(
                ngettext("{number} sentence is final", "{number} sentences are final", number)
            )
