"""Actions on the sentences of the page: confirm, split, join, move, undo, navigate."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

from translator_gui.messages import gettext as _
from translator_gui.model.status import Role, Status
from translator_gui.project.commands.confirm import ConfirmOrApproveSentences
from translator_gui.project.commands.copy_source import CopySourceToTarget
from translator_gui.project.commands.join_sentences import JoinSentences
from translator_gui.project.commands.leave_empty import LeaveSentencesEmpty
from translator_gui.project.commands.move_english import MoveEnglishToNeighbour
from translator_gui.project.commands.split_sentence import SplitSentence
from translator_gui.project.project import MOST_AT_ONCE
from translator_gui.ui.controller import FeatureController
from translator_gui.ui.navigation.navigation_controller import NextSentenceKind
from translator_gui.ui.plain_text import PlainMessageBox
from translator_gui.viewmodel.navigation.repetition_filling import RepetitionFillState, question_title, question_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from translator_gui.project.commands.fill_repetitions import FillRepetitions
    from translator_gui.ui.actions import Handler
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import WorkspaceWidget


class SentenceActionsController(FeatureController):
    """Handles the menu actions on sentences: confirm, split, join, move English, undo, navigate."""

    def __init__(self, context: WindowContext, workspace: WorkspaceWidget) -> None:
        super().__init__(context, workspace)
        self.page.move_requested.connect(self._move)
        self.filling = RepetitionFillState(
            self.session, lambda: workspace.navigation_controller.repetitions, context.settings, self
        )
        self.filling.told.connect(workspace.status_message)
        self.filling.exempt_read.connect(self._show_exempt)
        self.page.navigator.current_changed.connect(self._show_exempt)
        self._show_exempt()

    def handlers(self) -> Mapping[str, Handler]:
        page, work, go = self.page, self.workspace, self.workspace.navigation_controller
        verbs: dict[str, Callable[[], object]] = {
            "save": self.save_now,
            "undo": self.undo,
            "redo": self.redo,
            "copy_source": self.copy_source,
            "move_next": partial(self.move_english, forward=True),
            "move_previous": partial(self.move_english, forward=False),
            "split": self.split,
            "join": self.join,
            "select_paragraph": self.select_paragraph,
            "confirm": self.confirm,
            "confirm_paragraph": self.confirm_paragraph,
            "leave_empty": self.leave_empty,
            "exempt": self.exempt_from_repetitions,
            "next_sentence": page.navigator.next_sentence,
            "previous_sentence": page.navigator.previous_sentence,
            "next_paragraph": page.navigator.next_paragraph,
            "previous_paragraph": page.navigator.previous_paragraph,
            **{f"next_{kind}": partial(go.next, kind) for kind in NextSentenceKind},
            **{f"previous_{kind}": partial(go.previous, kind) for kind in NextSentenceKind},
            "go_number": go.ask_number,
            "back": go.back,
            "forward": go.forward,
            "enter_source": page.source.enter,
            "extend_down": partial(page.navigator.extend_selection, 1),
            "extend_up": partial(page.navigator.extend_selection, -1),
        }
        return {name: partial(_call, verb) for name, verb in verbs.items()} | {"running_text": work.show_running}

    def _move(self, forward: bool) -> None:
        self.move_english(forward=forward)

    def confirm(self) -> None:
        """Confirm (or approve, as a reviewer) the selected sentences and go to the next open one."""
        self.page.live.take_back_space()
        chosen, current = self.page.navigator.selected(), self.page.navigator.current()
        if not chosen or current is None:
            return
        segment = self.session.model.segment(current)
        if len(chosen) == 1 and segment is not None and segment.status is Status.NOT_STARTED:
            self.session.commit_typing()
            # An empty sentence is skipped, not confirmed.
            if self.session.role is Role.REVIEWER:
                words = _("Nothing to approve yet: the sentence is empty. {leave_empty} leaves it empty on purpose.")
            else:
                words = _("Nothing to confirm yet: the sentence is empty. {leave_empty} leaves it empty on purpose.")
            self.workspace.status_message.emit(words)
            self.workspace.go_next_open()
        else:
            self._confirm(chosen)

    def confirm_paragraph(self) -> None:
        """Confirm every translated sentence of the paragraph that the filter shows."""
        self.page.live.take_back_space()
        place = self.page.navigator.place()
        paragraph = self.session.model.known(place.paragraph) if place else None
        shown = self.page.navigator.filter
        if paragraph is None:
            return
        chosen = tuple(s.id for s in paragraph.segments if shown is None or s.id in shown.matching)
        if chosen:
            self._confirm(chosen, after=paragraph.segments[-1].id)

    def _confirm(self, chosen: tuple[int, ...], after: int | None = None) -> None:
        """Confirm sentences, with their repetitions as the preference wants it, and go to the next open one.

        Args:
            chosen: Ids of the sentences.
            after: The sentence after which the next one is searched; None for the current one.
        """
        fill = self.filling.fill_for(chosen)
        count = self.filling.count(fill, chosen) if fill is not None and self.filling.asks else 0
        if after is None and len(chosen) > MOST_AT_ONCE:
            # They are not shown as confirmed yet.
            after = chosen[-1]

        def confirm(fill: FillRepetitions | None) -> None:
            with self.page.view.held():
                if self.session.change(ConfirmOrApproveSentences(chosen, fill=fill)):
                    self.workspace.go_next_open(after)

        if count:
            self._ask_to_fill(count, partial(confirm, fill), partial(confirm, None))
        else:
            confirm(None if self.filling.asks else fill)

    def _ask_to_fill(self, count: int, fill: Callable[[], object], leave: Callable[[], object]) -> None:
        box = PlainMessageBox(self.workspace.window(), question_title(), question_words(count))
        yes = box.addButton(_("&Fill in"), QMessageBox.ButtonRole.AcceptRole)
        no = box.addButton(_("&Only this one"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(yes)
        box.setEscapeButton(no)
        box.open_for(self.workspace.window(), (yes, fill), (no, leave))

    def exempt_from_repetitions(self) -> None:
        """Exempt the selected sentences from being filled in with their repetitions' English, or end that."""
        found = (self.session.model.segment(segment) for segment in self.page.navigator.selected())
        self.filling.toggle_exempt([segment for segment in found if segment is not None])
        # The action has checked itself; whether it is so comes when the change is made.
        self._show_exempt()

    def _show_exempt(self) -> None:
        current = self.page.navigator.current()
        self.context.actions.check("exempt", current is not None and self.filling.is_exempt(current))

    def select_paragraph(self) -> None:
        """Select all sentences of the current paragraph."""
        place = self.page.navigator.place()
        paragraph = self.session.model.known(place.paragraph) if place else None
        if paragraph is not None:
            self.page.navigator.select_sentences(paragraph.segments[0].id, paragraph.segments[-1].id)

    def leave_empty(self) -> None:
        """Mark the selected sentences as left empty on purpose."""
        if self.session.change(LeaveSentencesEmpty(self.page.navigator.selected())):
            self.workspace.go_next_open()

    def copy_source(self) -> None:
        """Copy the Urdu of the selected sentences into their English."""
        self.session.change(CopySourceToTarget(self.page.navigator.selected()))

    def split(self) -> None:
        """Split the current sentence at the caret in its Urdu."""
        position = self.page.source.position()
        if position is None:
            self.page.source.enter()
            self.workspace.status_message.emit(
                _("Place the cursor where the new sentence begins and press {split} again")
            )
            return
        segment, offset = position
        if self.session.change(SplitSentence(segment, offset)):
            self.page.source.return_to_english()
            self.workspace.sentences_reshaped.emit()

    def join(self) -> None:
        """Join the current sentence with the next one of its paragraph."""
        current = self.page.navigator.current()
        if current is not None and self.session.change(JoinSentences(current)):
            self.workspace.sentences_reshaped.emit()

    def move_english(self, *, forward: bool) -> None:
        """Move the selected English to the next or previous sentence."""
        current, place = self.page.navigator.current(), self.page.navigator.place()
        if current is None or place is None:
            return
        model = self.session.model
        neighbour = model.at_number(model.number(place) + (1 if forward else -1))
        paragraph = model.known(neighbour.paragraph) if neighbour else None
        if neighbour is None or paragraph is None:
            self.workspace.status_message.emit(
                _("There is no sentence after this one to move English to")
                if forward
                else _("There is no sentence before this one to move English to")
            )
            return
        start, end = self.page.live.selection()
        command = MoveEnglishToNeighbour(
            current, paragraph.segments[neighbour.sentence].id, start, end, forward=forward
        )
        self.session.change(command)

    # Undo

    def undo(self) -> None:
        """Undo typing in the current sentence or, if there is none, the last change of the project."""
        if not self.page.live.undo_typing():
            self.session.undo()

    def redo(self) -> None:
        """Redo typing in the current sentence or, if there is none, the last undone change of the project."""
        if not self.page.live.redo_typing():
            self.session.redo()

    def save_now(self) -> None:
        """Save typed text now and show whether everything is saved."""
        self.session.commit_typing()
        if self.session.trouble:
            self.session.stuck.emit(self.session.trouble)
        elif not self.session.writable:
            self.workspace.status_message.emit(
                _("This project is open for reading only; save a copy to work on (File menu)")
            )
        else:
            self.workspace.status_message.emit(_("Work is saved as you type"))


def _call(verb: Callable[[], object], checked: bool) -> None:
    del checked
    verb()
