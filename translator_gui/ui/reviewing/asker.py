"""Verdicts and answers that need words: asked for in a form under their sentence, then done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtWidgets import QApplication

from translator_gui.model.comment import CommentAction
from translator_gui.model.status import Role, Status
from translator_gui.project import rules
from translator_gui.project.command import Label, RefusedError
from translator_gui.project.commands.accept import Accept
from translator_gui.project.commands.comment import Comment
from translator_gui.project.commands.keep_mine import KeepMine
from translator_gui.project.commands.reopen import Reopen
from translator_gui.project.commands.return_sentence import ReturnSentence
from translator_gui.ui.editor.field import MARGIN
from translator_gui.ui.editor.geometry import FIELD_PADDING_X, FIELD_PADDING_Y
from translator_gui.viewmodel.session.page_reader import UnreadError
from translator_gui.viewmodel.wording import as_sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from translator_gui.model.judgement import Judgement
    from translator_gui.settings import Settings
    from translator_gui.ui.reviewing.inline_form import Answer, InlineForm, Question
    from translator_gui.ui.theme import ThemeState
    from translator_gui.ui.workspace import Workspace

_CATEGORY, _SEVERITY = "review.category", "review.severity"
_NARROWEST = 290
"""Pixels that a form wants, though the column of the English be narrower."""
_GAP = 5


class Asker(QObject):
    """The form and the verbs behind it, for the page of one workspace; gone with it."""

    def __init__(self, workspace: Workspace, settings: Settings, theme: ThemeState) -> None:
        super().__init__(workspace)
        self._workspace, self._session, self._page = workspace, workspace.session, workspace.page
        self._settings, self._theme = settings, theme
        self.form: InlineForm | None = None
        """What is asked right now."""
        self._segment: int | None = None
        self._unfinished: dict[int, str] = {}
        """What was begun and left, by its sentence."""
        self._dropped: set[int] = set()
        """Sentences of which Esc left it: it waits, and nobody else is told of it."""
        self._page.current_changed.connect(self._put_aside)
        self._page.field.installEventFilter(self)

    # What is asked

    def ask_return(self) -> None:
        """A reviewer sends the sentence back: why, what kind of error, how much it matters."""
        if self._session.role is not Role.REVIEWER:
            self._workspace.said.emit("Returning is a reviewer's: work as a reviewer first (Sentence menu)")
            return
        if (refused := self._never_returned()) is not None:
            self._workspace.said.emit(refused)
            return
        from translator_gui.ui.reviewing.inline_form import Question  # noqa: PLC0415 (seldom wanted at the start)

        question = Question("Return", "Why does it go back?", "Return", "Say why it goes back", judges=True)
        form = self._ask(question, self._return, goes_on=True)
        if form is not None and form.category is not None and form.severity is not None:
            form.category.choose(self._settings.text(_CATEGORY))
            form.severity.choose(self._settings.text(_SEVERITY))
            form.category.chosen.connect(partial(self._settings.set, _CATEGORY))
            form.severity.chosen.connect(partial(self._settings.set, _SEVERITY))

    def _never_returned(self) -> str | None:
        """Why the sentence is not returned, whatever were said of it: told before somebody writes."""
        self._session.settle()
        segment = self._page.current_segment()
        if segment is not None:
            try:
                rules.returned(segment, Label(self._session.screen.reader, segment.id), "whatever")
            except RefusedError as error:
                return as_sentence(str(error))
            except UnreadError:
                # Its number is not known yet; the file decides.
                pass
        return None

    def _return(self, segment: int, answer: Answer) -> bool:
        return self._session.do(ReturnSentence(segment, answer.text, answer.category, answer.severity))

    def accept(self) -> None:
        """The translator takes the reviewer's English of a sentence that came back."""
        segment = self._page.current()
        if segment is not None and self._came_back():
            self._with_judgement(segment, lambda: self._session.do(Accept(segment)) and self._finish(segment))

    def ask_keep(self) -> None:
        """The translator's English stays: why?"""
        if not self._came_back():
            return
        from translator_gui.ui.reviewing.inline_form import Question  # noqa: PLC0415

        question = Question("Keep mine", "Why does your English stay?", "Keep mine", "Say why it stays")
        self._ask(question, self._keep)

    def _keep(self, segment: int, answer: Answer) -> bool:
        def keep() -> None:
            if self._session.do(KeepMine(segment, answer.text)):
                self._finish(segment)
            else:
                self._unfinished[segment] = answer.text

        self._with_judgement(segment, keep)
        return True

    def ask_reopen(self) -> None:
        """A final sentence is to be worked on again: why?"""
        segment = self._page.current_segment()
        if segment is not None and segment.status is not Status.FINAL:
            self._workspace.said.emit("Only a final sentence is reopened; this one can be worked on as it is")
            return
        from translator_gui.ui.reviewing.inline_form import Question  # noqa: PLC0415

        self._ask(Question("Reopen", "Why is it worked on again?", "Reopen", "Say why it is reopened"), self._reopen)

    def _reopen(self, segment: int, answer: Answer) -> bool:
        return self._session.do(Reopen(segment, answer.text))

    def _came_back(self) -> bool:
        segment = self._page.current_segment()
        if self._session.role is not Role.TRANSLATOR:
            self._workspace.said.emit("Answering is the translator's: work as a translator first (Sentence menu)")
        elif segment is not None and segment.status is not Status.RETURNED:
            self._workspace.said.emit("This sentence was not returned; there is nothing to answer")
        else:
            return segment is not None
        return False

    def _with_judgement(self, segment: int, then: Callable[[], object]) -> None:
        """Reads what was handed over, which the page does not know, and goes on."""
        session = self._session
        session.settle()

        def go_on(found: Judgement) -> None:
            session.screen.reader.judged = segment, found
            then()

        session.writer.hand_in(lambda project: project.judgement(segment), go_on, writes=False)

    def _finish(self, segment: int) -> None:
        """Goes on after a verdict, unless somebody went elsewhere meanwhile."""
        self._page.setFocus()
        if self._page.current() == segment:
            self._workspace.go_next_open(after=segment)

    # The form

    def _ask(
        self, question: Question, do: Callable[[int, Answer], bool], *, goes_on: bool = False
    ) -> InlineForm | None:
        """Shows the form; what is said there is done, and where it `goes_on` the next open sentence comes."""
        segment = self._page.current()
        if segment is None:
            return None
        from translator_gui.ui.reviewing.inline_form import InlineForm  # noqa: PLC0415

        self._workspace.show_running(False)
        self._session.settle()
        self._put_aside()
        form = self.form = InlineForm(question, self._theme, self._page.viewport())
        self._segment = segment
        form.said.connect(partial(self._say, segment, do, goes_on))
        form.left.connect(self.leave)
        self._page.show_current()
        self._make_room(form)
        form.show()
        form.begin(self._unfinished.pop(segment, ""))
        self._dropped.discard(segment)
        return form

    def _say(self, segment: int, do: Callable[[int, Answer], bool], goes_on: bool, answer: Answer) -> None:
        if not do(segment, answer):
            return
        self._close()
        self._page.setFocus()
        if goes_on:
            self._finish(segment)

    def leave(self) -> None:
        """Back to the sentence; what was begun waits there."""
        segment = self._segment
        self._put_aside()
        if segment is not None:
            self._dropped.add(segment)
        self._page.setFocus()

    def keep(self) -> None:
        """Before the project goes: reasons that nobody sent stay as comments."""
        self._put_aside()
        for segment, text in self._unfinished.items():
            if segment not in self._dropped:
                self._session.do(Comment(segment, CommentAction.ADD, text))
        self._unfinished.clear()

    def _put_aside(self) -> None:
        if self.form is not None and self._segment is not None:
            text = self.form.text.toPlainText().strip()
            if text:
                self._unfinished[self._segment] = text
            self._close()

    def _close(self) -> None:
        form, self.form, self._segment = self.form, None, None
        if form is not None:
            if form.isAncestorOf(QApplication.focusWidget() or self._page):
                # Hidden with the keyboard, it would give it to whatever comes next in the window.
                self._page.setFocus()
            form.hide()
            form.deleteLater()

    # Its place

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.form is not None and event.type() in {QEvent.Type.Move, QEvent.Type.Resize}:
            self._place(self.form)
        return super().eventFilter(watched, event)

    def _frame(self) -> QRect:
        """The outline of the live field, and what stands under it: changes, badges."""
        dx, dy = FIELD_PADDING_X - MARGIN, FIELD_PADDING_Y - MARGIN
        frame = self._page.field.geometry().adjusted(-dx, -dy, dx, dy)
        place = self._page.place()
        top = self._page.flow.top_of(place.paragraph) if place is not None else None
        if place is not None and top is not None:
            fields = self._page.blocks.get(place.paragraph).fields
            if place.sentence < len(fields):
                frame.setBottom(max(frame.bottom(), top + round(fields[place.sentence].bottom)))
        return frame

    def _width(self) -> int:
        return min(max(_NARROWEST, self._frame().width()), self._page.viewport().width() - 2 * _GAP)

    def _make_room(self, form: InlineForm) -> None:
        """Scrolls so far that the form fits below its sentence."""
        frame = self._frame()
        below = frame.bottom() + _GAP + form.height_at(self._width()) + _GAP - self._page.viewport().height()
        if below > 0:
            bar = self._page.verticalScrollBar()
            bar.setValue(bar.value() + min(below, max(0, frame.top() - _GAP)))
        self._place(form)

    def _place(self, form: InlineForm) -> None:
        """Below the sentence; where the page ends before it, above."""
        frame, page, width = self._frame(), self._page.viewport().rect(), self._width()
        height = form.height_at(width)
        left = max(_GAP, min(frame.left(), page.width() - width - _GAP))
        top = frame.bottom() + _GAP
        if top + height > page.height() and frame.top() - _GAP - height >= 0:
            top = frame.top() - _GAP - height
        form.setGeometry(left, top, width, height)
        form.raise_()
