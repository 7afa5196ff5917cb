"""Review actions that need a reason: asked for in a form below the sentence, then carried out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtWidgets import QApplication

from translator_gui.messages import gettext as _
from translator_gui.model.comment import CommentAction
from translator_gui.model.status import Role, Status
from translator_gui.project import rules
from translator_gui.project.command import CommandActor, CommandRefusedError, SentenceDisplayName
from translator_gui.project.commands.accept_reviewer_english import AcceptReviewerEnglish
from translator_gui.project.commands.add_comment_event import AddCommentEvent
from translator_gui.project.commands.contest_return import ContestReturn
from translator_gui.project.commands.reopen import ReopenFinalSentence
from translator_gui.project.commands.return_sentence import ReturnSentenceToTranslator
from translator_gui.project.commands.set_back_to_draft import SetSentencesBackToDraft
from translator_gui.ui.editor.english_field import MARGIN
from translator_gui.ui.editor.page_geometry import FIELD_PADDING_X
from translator_gui.viewmodel.session.shown_reader import ParagraphNotReadError
from translator_gui.viewmodel.wording import error_sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from translator_gui.model.review_baselines import ReviewBaselines
    from translator_gui.model.segment import Segment
    from translator_gui.ui.review.review_reason_form import (
        ReviewReasonForm,
        ReviewReasonFormTexts,
        SubmittedReviewReason,
    )
    from translator_gui.ui.theme import ThemeState
    from translator_gui.ui.workspace import WorkspaceWidget

_NARROWEST = 290
"""Minimum width of the form in pixels, even if the English column is narrower."""
_GAP = 5


class ReviewReasonController(QObject):
    """Runs review actions that need a reason (return, keep mine, back to draft, reopen), asked below the sentence."""

    def __init__(self, workspace: WorkspaceWidget, theme: ThemeState) -> None:
        super().__init__(workspace)
        self._workspace, self._session, self._page = workspace, workspace.session, workspace.page
        self._theme = theme
        self.form: ReviewReasonForm | None = None
        """The open form; None if there is none."""
        self._segment: int | None = None
        self._unfinished: dict[int, str] = {}
        """Unfinished texts by sentence id."""
        self._dismissed: set[int] = set()
        """Sentences whose form was left with Esc: their texts are kept, but not posted when the project closes."""
        self._page.navigator.current_changed.connect(self._close_and_remember)
        self._page.live.field.installEventFilter(self)
        self._page.view.arranged.connect(self._follow_page)

    # Actions

    def ask_return(self) -> None:
        """Open the form in which a reviewer returns the sentence: reason, error category and severity."""
        if self._session.role is not Role.REVIEWER:
            self._workspace.status_message.emit(
                _("Only a reviewer can return a sentence: work as a reviewer first (Sentence menu)")
            )
            return
        refused = self._refusal(lambda segment, label: rules.status_after_returning(segment, label, "whatever"))
        if refused is not None:
            self._workspace.status_message.emit(refused)
            return
        from translator_gui.ui.review.review_reason_form import ReviewReasonFormTexts  # noqa: PLC0415 (seldom wanted at the start)

        question = ReviewReasonFormTexts(
            _("Return"),
            _("Why do you return it?"),
            _("Return"),
            _("A reason is needed to return it"),
            with_error_type=True,
        )
        self._ask(question, self._return, goes_on=True)

    def _refusal(self, check: Callable[[Segment, SentenceDisplayName], object]) -> str | None:
        """Return why the rules refuse an action on the current sentence; None if they allow it."""
        self._session.commit_typing()
        segment = self._page.navigator.current_segment()
        if segment is not None:
            try:
                check(segment, SentenceDisplayName(self._session.screen.reader, segment.id))
            except CommandRefusedError as error:
                return error_sentence(error)
            except ParagraphNotReadError:
                # Its number is not known yet; the project file decides.
                pass
        return None

    def _return(self, segment: int, answer: SubmittedReviewReason) -> bool:
        return self._session.change(ReturnSentenceToTranslator(segment, answer.text, answer.category, answer.severity))

    def accept(self) -> None:
        """As the translator, accept the reviewer's English of a returned sentence."""
        segment = self._page.navigator.current()
        if segment is not None and self._check_returned():
            self._with_review_baselines(
                segment, lambda: self._session.change(AcceptReviewerEnglish(segment)) and self._finish(segment)
            )

    def ask_keep(self) -> None:
        """Open the form in which a translator keeps their own English of a returned sentence and says why."""
        if not self._check_returned():
            return
        from translator_gui.ui.review.review_reason_form import ReviewReasonFormTexts  # noqa: PLC0415

        question = ReviewReasonFormTexts(
            _("Keep mine"), _("Why do you keep your English?"), _("Keep mine"), _("A reason is needed to keep it")
        )
        self._ask(question, self._keep)

    def _keep(self, segment: int, answer: SubmittedReviewReason) -> bool:
        def keep() -> None:
            if self._session.change(ContestReturn(segment, answer.text)):
                self._finish(segment)
            else:
                self._unfinished[segment] = answer.text

        self._with_review_baselines(segment, keep)
        return True

    def ask_reopen(self) -> None:
        """Open the form in which a final sentence is reopened with a reason."""
        segment = self._page.navigator.current_segment()
        if segment is not None and segment.status is not Status.FINAL:
            self._workspace.status_message.emit(
                _("Only a final sentence can be reopened; this one can be edited as it is")
            )
            return
        from translator_gui.ui.review.review_reason_form import ReviewReasonFormTexts  # noqa: PLC0415

        self._ask(
            ReviewReasonFormTexts(
                _("Reopen"), _("Why do you reopen it?"), _("Reopen"), _("A reason is needed to reopen it")
            ),
            self._reopen,
        )

    def _reopen(self, segment: int, answer: SubmittedReviewReason) -> bool:
        return self._session.change(ReopenFinalSentence(segment, answer.text))

    def set_back_to_draft(self) -> None:
        """As the translator, make the selected sentences drafts again; as a reviewer, ask why for the current one."""
        session = self._session
        if session.role is not Role.REVIEWER:
            session.change(SetSentencesBackToDraft(self._page.navigator.selected()))
            return
        actor = CommandActor(session.author, session.role)
        refused = self._refusal(
            lambda segment, label: rules.status_after_setting_back(segment, label, actor, "whatever")
        )
        if refused is not None:
            self._workspace.status_message.emit(refused)
            return
        from translator_gui.ui.review.review_reason_form import ReviewReasonFormTexts  # noqa: PLC0415

        question = ReviewReasonFormTexts(
            _("Back to draft"),
            _("Why does it go back to draft?"),
            _("Back to draft"),
            _("A reason is needed to set it back"),
        )
        self._ask(question, self._set_back)

    def _set_back(self, segment: int, answer: SubmittedReviewReason) -> bool:
        return self._session.change(SetSentencesBackToDraft((segment,), answer.text))

    def _check_returned(self) -> bool:
        segment = self._page.navigator.current_segment()
        if self._session.role is not Role.TRANSLATOR:
            self._workspace.status_message.emit(
                _("Only a translator can answer: work as a translator first (Sentence menu)")
            )
        elif segment is not None and segment.status is not Status.RETURNED:
            self._workspace.status_message.emit(_("This sentence was not returned; there is nothing to answer"))
        else:
            return segment is not None
        return False

    def _with_review_baselines(self, segment: int, then: Callable[[], object]) -> None:
        """Read a sentence's handed-over and approved texts from the project file, then call a function."""
        session = self._session
        session.commit_typing()

        def go_on(found: ReviewBaselines) -> None:
            session.screen.reader.judged = segment, found
            then()

        session.ask(lambda project: project.queries.judgement(segment), go_on, owner=self)

    def _finish(self, segment: int) -> None:
        """After a review action, go to the next open sentence, unless the user has already left the sentence."""
        self._page.setFocus()
        if self._page.navigator.current() == segment:
            self._workspace.go_next_open(after=segment)

    # The form

    def _ask(
        self,
        question: ReviewReasonFormTexts,
        do: Callable[[int, SubmittedReviewReason], bool],
        *,
        goes_on: bool = False,
    ) -> None:
        """Open the reason form for a review action; with `goes_on`, go to the next open sentence afterwards."""
        segment = self._page.navigator.current()
        if segment is None:
            return
        from translator_gui.ui.review.review_reason_form import ReviewReasonForm  # noqa: PLC0415

        self._workspace.show_running(False)
        self._session.commit_typing()
        self._close_and_remember()
        form = self.form = ReviewReasonForm(question, self._theme, self._page.viewport())
        self._segment = segment
        form.submitted.connect(partial(self._submit, segment, do, goes_on))
        form.left.connect(self.leave)
        self._page.navigator.show_current()
        self._make_room(form)
        form.show()
        form.begin(self._unfinished.pop(segment, ""))
        self._dismissed.discard(segment)

    def _submit(
        self,
        segment: int,
        do: Callable[[int, SubmittedReviewReason], bool],
        goes_on: bool,
        answer: SubmittedReviewReason,
    ) -> None:
        if not do(segment, answer):
            return
        self._close()
        self._page.setFocus()
        if goes_on:
            self._finish(segment)

    def leave(self) -> None:
        """Close the reason form and remember its unfinished text for the sentence."""
        segment = self._segment
        self._close_and_remember()
        if segment is not None:
            self._dismissed.add(segment)
        self._page.setFocus()

    def keep(self) -> None:
        """Before the project closes, post unfinished reasons of review actions as comments."""
        self._close_and_remember()
        for segment, text in self._unfinished.items():
            if segment not in self._dismissed:
                self._session.change(AddCommentEvent(segment, CommentAction.ADD, text))
        self._unfinished.clear()

    def _close_and_remember(self) -> None:
        if self.form is not None and self._segment is not None:
            text = self.form.text.toPlainText().strip()
            if text:
                self._unfinished[self._segment] = text
            self._close()

    def _close(self) -> None:
        form, self.form, self._segment = self.form, None, None
        if form is not None:
            if form.isAncestorOf(QApplication.focusWidget() or self._page):
                # A hidden form with the focus would pass it to another widget of the window.
                self._page.setFocus()
            form.hide()
            form.deleteLater()

    # Position

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._follow_page()
        return super().eventFilter(watched, event)

    def _follow_page(self) -> None:
        if self.form is not None:
            self._place(self.form)

    def _frame(self) -> QRect:
        """Return the rectangle of the sentence's English field with the changes and badges below it."""
        dx, dy = FIELD_PADDING_X - MARGIN, self._page.view.blocks.fonts.spacing.padding - MARGIN
        frame = self._page.live.field.geometry().adjusted(-dx, -dy, dx, dy)
        place = self._page.navigator.place()
        top = self._page.view.visible.top_of(place.paragraph) if place is not None else None
        if place is not None and top is not None:
            fields = self._page.view.blocks.get(place.paragraph).fields
            if place.sentence < len(fields):
                frame.setBottom(max(frame.bottom(), top + round(fields[place.sentence].bottom)))
        return frame

    def _width(self) -> int:
        return min(max(_NARROWEST, self._frame().width()), self._page.viewport().width() - 2 * _GAP)

    def _make_room(self, form: ReviewReasonForm) -> None:
        """Scroll the page so that the reason form fits below its sentence."""
        frame = self._frame()
        below = frame.bottom() + _GAP + form.height_at(self._width()) + _GAP - self._page.viewport().height()
        if below > 0:
            bar = self._page.verticalScrollBar()
            bar.setValue(bar.value() + min(below, max(0, frame.top() - _GAP)))
        self._place(form)

    def _place(self, form: ReviewReasonForm) -> None:
        """Place the reason form below its sentence, or above it at the bottom of the page."""
        frame, page, width = self._frame(), self._page.viewport().rect(), self._width()
        height = form.height_at(width)
        left = max(_GAP, min(frame.left(), page.width() - width - _GAP))
        top = frame.bottom() + _GAP
        if top + height > page.height() and frame.top() - _GAP - height >= 0:
            top = frame.top() - _GAP - height
        form.setGeometry(left, top, width, height)
        form.raise_()
