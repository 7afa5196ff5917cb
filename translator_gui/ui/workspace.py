"""The page of an open project with the bars, side strips and running text around it."""

from functools import cached_property, partial
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from translator_gui.ui.deferred_steps import DeferredSteps
from translator_gui.ui.editor.page import TranslationPage
from translator_gui.ui.editor.page_options import PageDisplayOptions
from translator_gui.ui.navigation.navigation_controller import STILL_READING, NavigationController, NextSentenceKind
from translator_gui.ui.running_text import EnglishRunningTextView
from translator_gui.ui.theme import ThemeState
from translator_gui.viewmodel.changes.baseline_texts import BaselineTextCache
from translator_gui.viewmodel.map_state import StatusMapState
from translator_gui.viewmodel.session.session import ProjectSession

if TYPE_CHECKING:
    from translator_gui.viewmodel.machine.machine_help_state import MachineHelpState

__all__ = ["LEAST_WIDTH", "SIDE", "STILL_READING", "WorkspaceWidget"]

AnyController = TypeVar("AnyController")

SIDE = 28
"""Width of the strips beside the page, pixels."""
LEAST_WIDTH = 560 + SIDE
"""Least width of the page and its strips, in which both columns can be read; pixels."""


class AttachableController(Protocol):
    """Protocol of the controllers that a workspace owns; see `ui.controller.FeatureController`."""

    def extend_menu(self, menu: QMenu) -> None:
        """Add entries to the top of the context menu of the translation page."""
        ...

    def keep(self) -> None:
        """Save text that the user typed in this feature's forms, because the project may be closed."""
        ...

    def detach(self) -> None:
        """Stop the feature's threads and other work before the workspace is destroyed."""
        ...


class SentenceInfoBoxHost(Protocol):
    """Protocol of the panel to which features add boxes about the current sentence (conflict, review outcome)."""

    def put_on_top(self, widget: QWidget) -> None:
        """Add a box about the current sentence at the top of the panel."""
        ...

    def put_before_comments(self, widget: QWidget) -> None:
        """Add a box about the current sentence directly above its comments."""
        ...


class WorkspaceWidget(QWidget):
    """The widget of an open project: translation page or running text, bars, side strips; owns the controllers."""

    status_message = Signal(str)
    reading = Signal(bool)
    """The running text was shown (True) or hidden."""
    sentences_reshaped = Signal()
    """A sentence was split or two were joined by hand."""
    suggestions_changed = Signal()
    """A service suggested a translation, or the suggestions were dropped."""

    def __init__(
        self, session: ProjectSession, options: PageDisplayOptions, theme: ThemeState, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.page = TranslationPage(session.model, options, theme, self)
        self.page.live.set_read_only(not session.writable)
        self.map = StatusMapState(session.model, self)
        self._theme = theme
        self._controllers: list[AttachableController] = []
        self.sentence_boxes: SentenceInfoBoxHost | None = None
        """The panel for boxes about the current sentence; None before it is built."""
        self.machine_help: MachineHelpState | None = None
        """The suggestions of services, shared by all features; None before it is built."""
        self._running: EnglishRunningTextView | None = None
        self.bars = QVBoxLayout()
        """Layout above the page, for search and filter bars."""
        self.side = QHBoxLayout()
        """Layout at the page's trailing edge, for the map and the like."""
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.page)
        self._lay_out()
        self.navigation_controller = NavigationController(session, self.page, self.bars, theme, self)
        self.navigation_controller.status_message.connect(self.status_message)
        self.deferred = DeferredSteps(self.page.viewport(), self)
        """What the first paint of the page does without; then the project is read."""
        self.deferred.finished.connect(session.begin)
        self.page.live.typed.connect(self._typed)
        self.page.live.editing_ended.connect(self._left)
        self.page.live.pasted.connect(self._pasted)
        self.page.refused.connect(self.status_message)
        session.model.renumbered.connect(self.page.viewport().update)
        session.go_to.connect(self._go_to)
        session.acted.connect(self.page.live.close_typing)
        checking = partial(import_module, "translator_gui.viewmodel.checks.findings_state")
        self.deferred.add([checking, self._begin_checking], before_input=True)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self.bars)
        column.addLayout(row, 1)
        row.addWidget(self._stack, 1)
        row.addLayout(self.side)
        for layout in (column, row, self.bars, self.side):
            layout.setSpacing(0)

    def begin(self, segment: int | None, caret: int) -> None:
        """When a project is opened, put the text cursor where the user last worked and focus the translation page."""
        if segment is not None:
            self.page.navigator.go_to(segment, caret if caret >= 0 else None)
        self.page.setFocus()

    def _typed(self, segment: int, text: str) -> None:
        self.session.type(segment, text, self.page.live)

    def _begin_checking(self) -> None:
        self.session.findings.changed.connect(self.page.live.refresh_highlights)
        self.page.navigator.current_changed.connect(self._follow_current)
        self._follow_current()

    def _follow_current(self) -> None:
        self.session.findings.set_current(self.page.navigator.current())

    def _left(self, segment: int) -> None:
        del segment
        self.session.commit_typing()

    def _pasted(self, segment: int) -> None:
        del segment
        self.session.commit_typing()

    def _go_to(self, segment: int, caret: int) -> None:
        self.show_running(False)
        self.page.navigator.go_to(segment, caret if caret >= 0 else None)

    def _chosen(self, segment: int) -> None:
        self.show_running(False)
        self.page.navigator.go_to(segment)

    def go_next_open(self, after: int | None = None) -> None:
        """Go to the next sentence that is still open for the user's role."""
        self.navigation_controller.next(NextSentenceKind.OPEN, after)

    # Running text

    @property
    def running(self) -> EnglishRunningTextView:
        """The widget that shows the English as continuous text; built when it is first needed."""
        if self._running is None:
            self._running = EnglishRunningTextView(self._theme, self)
            self._running.chosen.connect(self._chosen)
            self._running.left.connect(lambda: self.show_running(False))
            self._stack.addWidget(self._running)
        return self._running

    @property
    def shows_running(self) -> bool:
        """Whether the English is shown as continuous text instead of the translation page."""
        return self._stack.currentWidget() is not self.page

    @cached_property
    def earlier(self) -> BaselineTextCache:
        """Cache of the English of sentences when they were handed over or approved, shared by all features."""
        return BaselineTextCache(self.session, self)

    def attach(self, controller: AttachableController) -> None:
        """Register a feature controller, which is detached when the project is closed."""
        self._controllers.append(controller)

    def keep(self) -> None:
        """Save text that the user typed in the forms of all features."""
        for controller in self._controllers:
            controller.keep()

    def controller(self, kind: type[AnyController]) -> AnyController | None:
        """Return the feature controller of a class; None if it has not been built."""
        return next((controller for controller in self._controllers if isinstance(controller, kind)), None)

    def extend_menu(self, menu: QMenu) -> None:
        """Let every feature controller add entries to the top of the translation page's context menu."""
        for controller in self._controllers:
            controller.extend_menu(menu)

    def detach(self) -> None:
        """Detach every feature controller, the newest first, before the project is closed."""
        self.deferred.cancel()
        while self._controllers:
            self._controllers.pop().detach()
        self.navigation_controller.close()

    def show_running(self, shown: bool) -> None:
        """Show the English as continuous text, or the translation page."""
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
