"""Somebody at the keyboard of a real window."""

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Protocol

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from translator_gui.model.segment import Segment
from translator_gui.model.status import Role
from translator_gui.ui.changes.change_marks_controller import ChangeMarksController
from translator_gui.ui.checks.findings_controller import FindingsController
from translator_gui.ui.comments.project_comments_controller import ProjectCommentsController
from translator_gui.ui.comments.sentence_comments_controller import SentenceCommentsController
from translator_gui.ui.comments.sentence_comments_panel import SentenceCommentsPanel
from translator_gui.ui.controllers import AnyController
from translator_gui.ui.documents.documents_controller import DocumentsController
from translator_gui.ui.documents.documents_panel import DocumentsPanel
from translator_gui.ui.filter.filter_controller import FilterController
from translator_gui.ui.history.history_controller import SentenceHistoryController
from translator_gui.ui.history.history_panel import SentenceHistoryPanel
from translator_gui.ui.inbox.inbox_controller import InboxController
from translator_gui.ui.inbox.inbox_panel import InboxPanel
from translator_gui.ui.main_window import MainWindow
from translator_gui.ui.merge.merge_controller import MergeController
from translator_gui.ui.review.review_controller import ReviewController
from translator_gui.ui.search.find_controller import FindController
from translator_gui.ui.spelling.lazy_spelling_controller import LazySpellingController
from translator_gui.ui.workspace import WorkspaceWidget
from translator_gui.viewmodel.documents_model import ProjectDocumentsModel

_KEYS = {
    "Enter": Qt.Key.Key_Return,
    "Esc": Qt.Key.Key_Escape,
    "Tab": Qt.Key.Key_Tab,
    "Up": Qt.Key.Key_Up,
    "Down": Qt.Key.Key_Down,
    "Left": Qt.Key.Key_Left,
    "Right": Qt.Key.Key_Right,
    "Home": Qt.Key.Key_Home,
    "End": Qt.Key.Key_End,
    "F2": Qt.Key.Key_F2,
    "F3": Qt.Key.Key_F3,
    "F4": Qt.Key.Key_F4,
    "F5": Qt.Key.Key_F5,
    "F12": Qt.Key.Key_F12,
    "F6": Qt.Key.Key_F6,
    "F7": Qt.Key.Key_F7,
    "F8": Qt.Key.Key_F8,
    "F9": Qt.Key.Key_F9,
    "Space": Qt.Key.Key_Space,
    "F1": Qt.Key.Key_F1,
    "Delete": Qt.Key.Key_Delete,
    "Backspace": Qt.Key.Key_Backspace,
    "Del": Qt.Key.Key_Delete,
}
_MODIFIERS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
}
_POLL_MS = 2
"""A journey waits a dozen times, and half of a pause too long each time."""


def _holds(condition: Callable[[], object]) -> bool:
    try:
        return bool(condition())
    except AssertionError:
        return False


class Person:
    """Somebody at the keyboard: types, presses keys, looks."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    @property
    def work(self) -> WorkspaceWidget:
        assert self.window.workspace is not None
        return self.window.workspace

    def controller(self, kind: type[AnyController]) -> AnyController:
        """A controller of the open project, built if need be."""
        assert self.window.controllers is not None
        return self.window.controllers.find(kind)

    def _built(self, kind: type[AnyController]) -> AnyController | None:
        """A controller, if a project is open and it was needed already."""
        return self.work.controller(kind) if self.window.workspace is not None else None

    @property
    def merge_controller(self) -> MergeController:
        return self.controller(MergeController)

    @property
    def filter_controller(self) -> FilterController:
        return self.controller(FilterController)

    @property
    def find_controller(self) -> FindController:
        return self.controller(FindController)

    @property
    def reviewing(self) -> ReviewController:
        return self.controller(ReviewController)

    @property
    def comment_panel(self) -> SentenceCommentsPanel:
        return self.controller(SentenceCommentsController).panel

    @property
    def documents_panel(self) -> DocumentsPanel:
        return self.controller(DocumentsController).panel

    @property
    def documents(self) -> ProjectDocumentsModel:
        return self.controller(DocumentsController).model

    @property
    def history_panel(self) -> SentenceHistoryPanel | None:
        built = self._built(SentenceHistoryController)
        return built.panel if built is not None else None

    @property
    def inbox_panel(self) -> InboxPanel | None:
        built = self._built(InboxController)
        return built.panel if built is not None else None

    @property
    def project_comments_controller(self) -> ProjectCommentsController | None:
        return self._built(ProjectCommentsController)

    @property
    def marker(self) -> ChangeMarksController | None:
        return self._built(ChangeMarksController)

    @property
    def findings(self) -> FindingsController:
        return self.controller(FindingsController)

    def until_checked(self) -> None:
        """Until the checks are done with the whole project as it is."""
        # The helper process, which checks, waits for every other program.
        findings = self.work.session.findings
        self.until(lambda: findings.is_complete and not findings.busy, 60)

    @property
    def inbox_controller(self) -> InboxController | None:
        return self._built(InboxController)

    @property
    def spelling(self) -> LazySpellingController | None:
        return self._built(LazySpellingController)

    @property
    def sentences(self) -> list[Segment]:
        model = self.work.session.model
        return [s for i in range(len(model)) if (p := model.known(i)) for s in p.segments]

    @property
    def number(self) -> int:
        """Of the current sentence."""
        place = self.work.page.navigator.place()
        assert place is not None
        return self.work.session.model.number(place)

    @property
    def current(self) -> Segment:
        segment = self.work.page.navigator.current_segment()
        assert segment is not None
        return segment

    def type(self, text: str) -> None:
        QTest.keyClicks(self._focus(), text)

    def press(self, *chords: str) -> None:
        """Presses chords such as "Ctrl+Enter", one after the other."""
        for chord in chords:
            *names, key = chord.split("+")
            modifiers = Qt.KeyboardModifier.NoModifier
            for name in names:
                modifiers |= _MODIFIERS[name]
            code = _KEYS[key] if key in _KEYS else Qt.Key(ord(key))
            QTest.keyClick(self._focus(), code, modifiers)

    def _focus(self) -> QWidget:
        popup, dialog = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if dialog is not None and popup is None:
            # An X server tells a moment later that it is in front.
            self.until(lambda: dialog.isHidden() or dialog.isActiveWindow())
        # Where Qt sends keys while something pops up.
        widget = (popup.focusWidget() or popup) if popup else QApplication.focusWidget()
        assert widget is not None, "nothing has the focus"
        return widget

    def until(self, condition: Callable[[], object], seconds: int = 30) -> None:
        """Wait until something holds, which may assert what is not there yet.

        Raises:
            TimeoutError: It does not in time.
        """
        deadline, loop = monotonic() + seconds, QEventLoop()
        while not _holds(condition):
            if monotonic() > deadline:
                raise TimeoutError(f"did not come about in {seconds} seconds")
            QTimer.singleShot(_POLL_MS, loop, loop.quit)
            loop.exec()

    def until_saved(self) -> None:
        """Until the disk has everything that is on the screen."""
        session = self.work.session
        self.until(lambda: not session.typing.unsaved and not session.writer.busy)

    def clashing_letters(self) -> list[str]:
        """Texts of the visible buttons whose Alt+letter is a key of a menu or an action too: then it does nothing."""
        bar = self.window.menuBar().actions()
        taken = {QKeySequence.mnemonic(menu.text()).toString() for menu in bar}
        taken |= {key.toString() for action in self.window.findChildren(QAction) for key in action.shortcuts()}
        shown = (one for one in self.window.findChildren(QAbstractButton) if one.isVisible())
        letters = ((button.text(), QKeySequence.mnemonic(button.text()).toString()) for button in shown)
        return [text for text, letter in letters if letter and letter in taken]

    def said(self) -> str:
        return self.window.status_line.message


OnDisk = Callable[[], list[Segment]]
"""Reads the sentences as the file has them."""


class OpenWindow(Protocol):
    """Opens a window on a project, or on the welcome page."""

    def __call__(self, path: Path | None, role: Role = ...) -> Person: ...
