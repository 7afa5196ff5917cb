"""The page of an open project and the widgets and controllers around it."""

from functools import cached_property
from typing import Protocol, TypeVar

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from translator_gui.ui.editor.page import Page
from translator_gui.ui.editor.page_options import PageOptions
from translator_gui.ui.navigation.navigation_controller import STILL_READING, NavigationController, NavigationTarget
from translator_gui.ui.running_text import RunningTextView
from translator_gui.ui.theme import ThemeState
from translator_gui.viewmodel.changes.earlier_texts import EarlierTextCache
from translator_gui.viewmodel.map_state import MapState
from translator_gui.viewmodel.session.session import Session

__all__ = ["SIDE", "STILL_READING", "Workspace"]

AnyController = TypeVar("AnyController")

SIDE = 28
"""So wide is what stands at the page's right edge, pixels."""


class AttachedController(Protocol):
    """A controller, as the workspace uses it; see `ui.controller.Controller`."""

    def extend_menu(self, menu: QMenu) -> None:
        """Put entries at the top of the page's context menu."""
        ...

    def keep(self) -> None:
        """Save what is typed in the controller's forms."""
        ...

    def detach(self) -> None:
        """End whatever outlives the workspace."""
        ...


class SentenceBoxHost(Protocol):
    """A panel into which other features insert boxes about the current sentence."""

    def put_on_top(self, widget: QWidget) -> None:
        """Insert a widget above everything else."""
        ...

    def put_before_comments(self, widget: QWidget) -> None:
        """Insert a widget above the comments."""
        ...


class Workspace(QWidget):
    """The page of one open project, its running text and its controllers; destroyed with the session."""

    said = Signal(str)
    reading = Signal(bool)
    """The running text is shown, or no longer."""

    def __init__(
        self, session: Session, options: PageOptions, theme: ThemeState, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.page = Page(session.model, options, theme, self)
        self.page.live.set_read_only(not session.writable)
        self.map = MapState(session.model, self)
        self._theme = theme
        self._controllers: list[AttachedController] = []
        self.sentence_boxes: SentenceBoxHost | None = None
        """Where features show boxes about the current sentence."""
        self._running: RunningTextView | None = None
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
        session.model.renumbered.connect(self.page.viewport().update)
        session.go_to.connect(self._go_to)
        session.acted.connect(self.page.live.close_typing)

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
        """Put the caret where the author left off."""
        if segment is not None:
            self.page.navigator.go_to(segment, caret if caret >= 0 else None)
        self.page.setFocus()

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

    def _go_to(self, segment: int, caret: int) -> None:
        self.show_running(False)
        self.page.navigator.go_to(segment, caret if caret >= 0 else None)

    def _chosen(self, segment: int) -> None:
        self.show_running(False)
        self.page.navigator.go_to(segment)

    def go_next_open(self, after: int | None = None) -> None:
        """Go to the next sentence that is open for the current role."""
        self.navigation_controller.next(NavigationTarget.OPEN, after)

    # Running text

    @property
    def running(self) -> RunningTextView:
        """The running text of the document; created at the first use."""
        if self._running is None:
            self._running = RunningTextView(self._theme, self)
            self._running.chosen.connect(self._chosen)
            self._running.left.connect(lambda: self.show_running(False))
            self._stack.addWidget(self._running)
        return self._running

    @property
    def shows_running(self) -> bool:
        """Whether the running text is shown instead of the page."""
        return self._stack.currentWidget() is not self.page

    @cached_property
    def earlier(self) -> EarlierTextCache:
        """Texts of the sentences when they were handed over or approved, cached for all features."""
        return EarlierTextCache(self.session, self)

    def attach(self, controller: AttachedController) -> None:
        """Own a controller until the project is closed."""
        self._controllers.append(controller)

    def keep(self) -> None:
        """Save what is typed in the forms of all controllers."""
        for controller in self._controllers:
            controller.keep()

    def controller(self, kind: type[AnyController]) -> AnyController | None:
        """Return the controller of a class, None where none is built."""
        return next((controller for controller in self._controllers if isinstance(controller, kind)), None)

    def extend_menu(self, menu: QMenu) -> None:
        """Let every controller put entries at the top of the page's context menu."""
        for controller in self._controllers:
            controller.extend_menu(menu)

    def detach(self) -> None:
        """Detach every controller, the newest first: the project is being closed."""
        while self._controllers:
            self._controllers.pop().detach()
        self.navigation_controller.close()

    def show_running(self, shown: bool) -> None:
        """Switch between the page and the running text."""
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
