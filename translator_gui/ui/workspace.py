"""The page of an open project and the verbs that work on it: where keys meet the session."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from translator_gui.model.status import Role, Status
from translator_gui.project.commands.confirm import ConfirmSentences
from translator_gui.project.commands.copy_source import CopySource
from translator_gui.project.commands.join_sentences import JoinSentences
from translator_gui.project.commands.leave_empty import LeaveEmpty
from translator_gui.project.commands.move_english import MoveEnglish
from translator_gui.project.commands.split_sentence import SplitSentence
from translator_gui.ui.editor.page import Page
from translator_gui.ui.editor.page_options import PageOptions
from translator_gui.ui.navigation.navigation_controller import STILL_READING, NavigationController, NavigationTarget
from translator_gui.ui.reloading import Replacing
from translator_gui.ui.running_text import RunningText
from translator_gui.ui.theme import Theme
from translator_gui.viewmodel.changes.earlier_texts import EarlierTextCache
from translator_gui.viewmodel.map_state import MapState
from translator_gui.viewmodel.session.session import Session

if TYPE_CHECKING:
    from translator_gui.project.search_index import SearchIndex
    from translator_gui.ui.filter.filter_controller import FilterController

__all__ = ["SIDE", "STILL_READING", "Workspace"]

SIDE = 28
"""So wide is what stands at the page's right edge, pixels."""


class Workspace(QWidget):
    """The page, behind it the running text, and what lies around them. Made for one session, thrown away with it."""

    said = Signal(str)
    reading = Signal(bool)
    """The running text is shown, or no longer."""
    filtered = Signal(bool)
    """A filter is on, or no longer."""

    def __init__(self, session: Session, options: PageOptions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.page = Page(session.model, options, theme, self)
        self.page.live.set_read_only(not session.writable)
        self.map = MapState(session.model, self)
        self._theme = theme
        self._running: RunningText | None = None
        self._filter_controller: FilterController | None = None
        self.bars = QVBoxLayout()
        """Above the page: room for what searches and chooses."""
        self.side = QHBoxLayout()
        """At the page's right edge."""
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.page)
        self._lay_out()
        self.navigation_controller = NavigationController(session, self.page, self.bars, theme, self)
        self.navigation_controller.said.connect(self.said)
        self.page.viewport().installEventFilter(self)
        self.page.live.typed.connect(self._typed)
        self.page.live.left.connect(self._left)
        self.page.live.pasted.connect(self._pasted)
        self.page.refused.connect(self.said)
        self.page.move_requested.connect(self._move)
        session.model.renumbered.connect(self.page.viewport().update)
        session.go_to.connect(self._go_to)
        session.acted.connect(self.page.live.close_typing)
        Replacing(self)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._stack, 1)
        row.addLayout(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for layout in (column, row, self.bars, self.side):
            layout.setSpacing(0)
        column.addLayout(self.bars)
        column.addLayout(row, 1)

    def begin(self, segment: int | None, caret: int) -> None:
        """Puts the caret where the work goes on."""
        if segment is not None:
            self.page.navigator.go_to(segment, caret if caret >= 0 else None)
        self.page.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self.page.set_theme(theme)
        self._theme = theme
        self.navigation_controller.set_theme(theme)
        if self._running is not None:
            self._running.set_theme(theme)
        if self._filter_controller is not None:
            self._filter_controller.set_theme(theme)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            # Nothing competes with the first page; what is behind it is read when it stands.
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.session, self.session.begin)
        return super().eventFilter(watched, event)

    def _typed(self, segment: int, text: str) -> None:
        self.session.type(segment, text, self.page.live)

    def _left(self, segment: int) -> None:
        del segment
        self.session.commit_typing()

    def _pasted(self, segment: int) -> None:
        del segment
        self.session.commit_typing()

    def _move(self, forward: bool) -> None:
        self.move_english(forward=forward)

    def _go_to(self, segment: int, caret: int) -> None:
        self.show_running(False)
        self.page.navigator.go_to(segment, caret if caret >= 0 else None)

    def _chosen(self, segment: int) -> None:
        self.show_running(False)
        self.page.navigator.go_to(segment)

    # Verbs of the sentence

    def confirm(self) -> None:
        """Confirms (approves, in review) what is selected and goes to the next open sentence."""
        chosen, current = self.page.navigator.selected(), self.page.navigator.current()
        if not chosen or current is None:
            return
        segment = self.session.model.segment(current)
        if len(chosen) == 1 and segment is not None and segment.status is Status.NOT_STARTED:
            self.session.commit_typing()
            # Going on past an empty sentence is no confirmation of it.
            verb = "approve" if self.session.role is Role.REVIEWER else "confirm"
            self.said.emit(f"Nothing to {verb} yet: the sentence is empty. {{leave_empty}} leaves it empty on purpose.")
        elif not self.session.change(ConfirmSentences(chosen)):
            return
        self.go_next_open()

    def confirm_paragraph(self) -> None:
        """Confirms every sentence of the paragraph that has English; of a filtered one, those that match."""
        place = self.page.navigator.place()
        paragraph = self.session.model.known(place.paragraph) if place else None
        shown = self.page.navigator.filter
        if paragraph is None:
            return
        chosen = tuple(s.id for s in paragraph.segments if shown is None or s.id in shown.matching)
        if chosen and self.session.change(ConfirmSentences(chosen)):
            self.go_next_open(after=paragraph.segments[-1].id)

    def select_paragraph(self) -> None:
        """Selects the paragraph's sentences, to confirm or label them together."""
        place = self.page.navigator.place()
        paragraph = self.session.model.known(place.paragraph) if place else None
        if paragraph is not None:
            self.page.navigator.select_sentences(paragraph.segments[0].id, paragraph.segments[-1].id)

    def go_next_open(self, after: int | None = None) -> None:
        """To the next sentence that waits for this role."""
        self.navigation_controller.next(NavigationTarget.OPEN, after)

    def leave_empty(self) -> None:
        """Marks what is selected as having no English, on purpose."""
        if self.session.change(LeaveEmpty(self.page.navigator.selected())):
            self.go_next_open()

    def copy_source(self) -> None:
        """The Urdu becomes the English."""
        self.session.change(CopySource(self.page.navigator.selected()))

    def split(self) -> None:
        """Splits at the caret in the Urdu."""
        position = self.page.source.position()
        if position is None:
            self.page.source.enter()
            self.said.emit("Put the caret where the new sentence begins, then {split} again")
            return
        segment, offset = position
        if self.session.change(SplitSentence(segment, offset)):
            self.page.source.return_to_english()

    def join(self) -> None:
        """Joins with the next sentence of the paragraph."""
        current = self.page.navigator.current()
        if current is not None:
            self.session.change(JoinSentences(current))

    def move_english(self, *, forward: bool) -> None:
        """Moves the selected English to the neighbour."""
        current, place = self.page.navigator.current(), self.page.navigator.place()
        if current is None or place is None:
            return
        model = self.session.model
        neighbour = model.at_number(model.number(place) + (1 if forward else -1))
        paragraph = model.known(neighbour.paragraph) if neighbour else None
        if neighbour is None or paragraph is None:
            self.said.emit(f"There is no sentence {'after' if forward else 'before'} this one to move English to")
            return
        start, end = self.page.live.selection()
        command = MoveEnglish(current, paragraph.segments[neighbour.sentence].id, start, end, forward=forward)
        self.session.change(command)

    # Undo, running text, comments

    def undo(self) -> None:
        """First within what is being typed, then across sentences."""
        if not self.page.live.undo_typing():
            self.session.undo()

    def redo(self) -> None:
        """The other way."""
        if not self.page.live.redo_typing():
            self.session.redo()

    @property
    def running(self) -> RunningText:
        """The English alone; made when it is first asked for."""
        if self._running is None:
            self._running = RunningText(self._theme, self)
            self._running.chosen.connect(self._chosen)
            self._running.left.connect(lambda: self.show_running(False))
            self._stack.addWidget(self._running)
        return self._running

    @property
    def shows_running(self) -> bool:
        """Whether the English alone is shown instead of the page."""
        return self._stack.currentWidget() is not self.page

    @cached_property
    def search_keys(self) -> "SearchIndex":
        """What the project's texts are searched by; kept once for whatever searches."""
        from translator_gui.project.search_index import SearchIndex  # noqa: PLC0415 (nothing of it is needed at the start)

        return SearchIndex()

    @cached_property
    def earlier(self) -> EarlierTextCache:
        """What its sentences said when they were handed over or approved; kept once for whatever shows it."""
        return EarlierTextCache(self.session, self)

    @property
    def filter_controller(self) -> "FilterController":
        """What chooses which sentences are shown; made when it is first asked for."""
        if self._filter_controller is None:
            from translator_gui.ui.filter.filter_controller import FilterController  # noqa: PLC0415

            self._filter_controller = FilterController(self, self._theme)
            self._filter_controller.said.connect(self.said)
            self._filter_controller.turned.connect(self.filtered)
        return self._filter_controller

    def stop(self) -> None:
        """Ends what runs in threads, before the session goes."""
        if self._filter_controller is not None:
            self._filter_controller.model.close()
        self.navigation_controller.close()

    def take_filter_off(self) -> None:
        """Shows every sentence again."""
        if self._filter_controller is not None:
            self._filter_controller.take_off()

    def show_running(self, shown: bool) -> None:
        """Turns between the page and the English alone."""
        if shown == self.shows_running:
            return
        place = self.page.navigator.place()
        paragraph = self.session.model.known(place.paragraph) if place else None
        if shown and paragraph is not None:
            self.session.commit_typing()
            size = self.page.view.options.english_size * 1.15
            self.running.show_document(self.session.model, paragraph.document_id, self.page.navigator.current(), size)
            self._stack.setCurrentWidget(self.running)
            self.running.setFocus()
        else:
            self._stack.setCurrentWidget(self.page)
            self.page.setFocus()
        self.reading.emit(self.shows_running)

    def save_now(self) -> None:
        """For those who like to press Ctrl+S."""
        self.session.commit_typing()
        if self.session.trouble:
            self.session.stuck.emit(self.session.trouble)
        elif not self.session.writable:
            self.said.emit("This project is open for reading only; save a copy to work on (File menu)")
        else:
            self.said.emit("Work is saved as you type")
