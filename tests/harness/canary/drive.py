"""One real window, and what a pointer looks at in it."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QDockWidget, QListView, QWidget

from tests.harness.canary.hovering import Pointer
from tests.harness.canary.project import SHORT, Canary, Projects
from translator_gui.model.status import Role, Status
from translator_gui.project.damage_report_lines import DamageReportLine
from translator_gui.project.filtering import CommentOrNoteFilter, SentenceFilter
from translator_gui.project.opening import open_project
from translator_gui.settings import load_settings
from translator_gui.text.search_query import SearchQuery
from translator_gui.ui import closing, progress_dialog_task
from translator_gui.ui.comments.sentence_comments_controller import SentenceCommentsController
from translator_gui.ui.controllers import AnyController
from translator_gui.ui.damage.damage_page import DamagedProjectPage
from translator_gui.ui.documents.document_importer import DocumentImporter
from translator_gui.ui.filter.filter_controller import FilterController
from translator_gui.ui.main_window import MainWindow
from translator_gui.ui.menus import SPECS
from translator_gui.ui.merge.merge_conflict_box import MergeConflictBox
from translator_gui.ui.merge.merge_controller import MergeController
from translator_gui.ui.plain_text import PlainProgressDialog
from translator_gui.ui.review.review_outcome_box import ReviewOutcomeBox
from translator_gui.ui.save_path import may_replace
from translator_gui.ui.search.find_controller import FindController
from translator_gui.ui.take_over_dialog import ask_take_over
from translator_gui.ui.widgets.multi_choice_button import MultiChoiceButton
from translator_gui.ui.workspace import WorkspaceWidget
from translator_gui.viewmodel.session.session import ProjectSession
from translator_gui.viewmodel.threads.tasks import Progress

_LEAVING = frozenset({"close", "quit", "new", "open", "sample", "document_remove", "review"})
_PANELS = ("documents_panel", "annotation_panel", "comments_panel", "inbox_panel", "history_panel", "map", "spelling")
_FORMS = (
    "return",
    "back_to_draft",
    "keep_mine",
    "reopen",
    "comment",
    "note",
    "labels",
    "settle",
    "insert_tag",
    "find",
    "filter",
)
_PATIENCE = 2000


class Drive:
    """One window and the pointer in it."""

    def __init__(self, canary: Canary, projects: Projects, *, everything: bool) -> None:
        """Show the window.

        Args:
            canary: What the texts are.
            projects: What it opens.
            everything: Look at every sentence, and do every action in both roles; else a sample.
        """
        self.everything = everything
        self.text, self.projects = canary.text, projects
        self.pointer = Pointer()
        settings = load_settings()
        settings.set("author.name", f"{SHORT} Amna")
        settings.set("author.email", f"{SHORT}@Amna.org")
        self.window = MainWindow(settings)
        self.window.resize(1280, 900)
        self.window.show()
        self.window.activateWindow()

    @property
    def session(self) -> ProjectSession:
        assert self.window.session is not None
        return self.window.session

    @property
    def workspace(self) -> WorkspaceWidget:
        assert self.window.workspace is not None
        return self.window.workspace

    def look(self, milliseconds: int = 30, at: QWidget | None = None) -> None:
        """Wait a moment, then rest on everything, or on everything of one widget."""
        self.pointer.wait(milliseconds)
        self.pointer.look_at(at) if at is not None else self.pointer.look_around()

    def until(self, condition: Callable[[], object]) -> None:
        """Wait for something that comes.

        Raises:
            TimeoutError: It does not.
        """
        for _ in range(_PATIENCE):
            if condition():
                return
            self.pointer.wait(15)
        raise TimeoutError

    def is_shown(self, kind: type[QWidget]) -> bool:
        """Whether a widget of a class is to be seen."""
        return any(widget.isVisible() for widget in self.window.findChildren(kind))

    def act(self, identity: str) -> None:
        """Trigger an action, if it is allowed now."""
        action = self.window.actions_table[identity]
        if action.isEnabled():
            action.trigger()
            self.pointer.wait(5)

    def welcome(self) -> None:
        """The welcome page, and the preview of a new project."""
        self.look()
        start_controller = self.window.start_controller
        start_controller.show_preview([self.projects.document, self.projects.newer, self.projects.broken])
        self.until(lambda: not any(sheet.reading for sheet in start_controller.preview.import_preview.sheets))
        self.look()
        start_controller.leave_preview()

    def open(self) -> None:
        """The project, opened."""
        self.window.show_project(open_project(self.projects.main))
        self.until(lambda: "words" in self.window.status_line.words)
        self.look()

    def panels(self) -> None:
        """Every panel, and the lists that open from buttons."""
        for identity in _PANELS:
            if not self.window.actions_table[identity].isChecked():
                self.act(identity)
        for dock in self.window.findChildren(QDockWidget):
            dock.show()
            dock.raise_()
            self.look(at=dock)
        self.act("filter")
        self.look(100)
        for button in self.window.findChildren(MultiChoiceButton):
            button.open_list()
            self.look(5)
        for chooser in self.window.findChildren(QComboBox):
            if chooser.isVisible() and chooser.isEditable():
                chooser.showPopup()
                self.pointer.wait(5)
        for view in self.window.findChildren(QListView):
            if view.isVisible() and view.model().rowCount():
                place = view.visualRect(view.model().index(0, 0)).center()
                at = view.viewport().mapToGlobal(place)
                event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, at)
                QApplication.sendEvent(view.viewport(), event)
                self.pointer.wait(5)

    def _controller(self, kind: type[AnyController]) -> AnyController:
        assert self.window.controllers is not None
        return self.window.controllers.find(kind)

    def filtering(self) -> None:
        """Criteria as chips, hits and replacements."""
        model = self._controller(FilterController).model
        needle = SearchQuery(SHORT)
        wanted = SentenceFilter(
            english=needle, urdu=needle, labels=frozenset({SHORT}), comments=CommentOrNoteFilter.WITH
        )
        for one in (wanted, SentenceFilter(english=needle), SentenceFilter(english=SearchQuery(self.text))):
            model.apply(one)
            self.until(lambda: not model.looking)
            self.look()
        self.act("filter_off")
        find_controller = self._controller(FindController)
        find_controller.open(replace=True)
        find_controller.bar.field.setText("img")
        find_controller.bar.replacement.setText(SHORT)
        # The search begins a moment after the last key.
        self.pointer.wait(250)
        self.until(lambda: not find_controller.finder.searching and self.session.all_read)
        self.look(at=self.window)
        find_controller.replace_all()
        self.until(lambda: self.pointer.popups["ReplaceAllPreviewDialog"])
        find_controller.close()

    def sentences(self) -> None:
        """The panels of every sentence, its menu, and the forms of its verbs."""
        self.window.docks.show_panel("annotation")
        panel, model = self._controller(SentenceCommentsController).panel, self.session.model
        dock = panel.parentWidget()
        assert isinstance(dock, QDockWidget)
        known = [paragraph for index in range(len(model)) if (paragraph := model.known(index))]
        segments = [segment for paragraph in known for segment in paragraph.segments]
        if not self.everything:
            # One of each kind.
            segments = list({(segment.status, segment.heads > 1): segment for segment in segments}.values())
        for segment in segments:
            dock.show()
            dock.raise_()
            self.workspace.page.navigator.go_to(segment.id)
            self.until(lambda: not self.session.writer.busy)
            if segment.heads > 1:
                self.until(lambda: self.is_shown(MergeConflictBox))
            elif segment.status is Status.RETURNED and self.session.role is Role.TRANSLATOR:
                self.until(lambda: self.is_shown(ReviewOutcomeBox))
            self.look(40, at=panel)
            self.workspace.page.context_menu.emit(self.window.mapToGlobal(QPoint(500, 300)), segment.id)
            self.pointer.wait(5)
            for identity in _FORMS:
                self.act(identity)
            self.look(5, at=self.workspace)

    def actions(self) -> None:
        """Every action of the menus."""
        for spec in SPECS:
            if spec.id not in _LEAVING:
                self.act(spec.id)
        self.look()
        for dialog in self.window.findChildren(QDialog):
            dialog.reject()
        self.window.close_project()
        self.open()

    def merging(self) -> None:
        """What differs in a colleague's copy, row by row."""
        merge_controller = self._controller(MergeController)
        merge_controller.compare(self.projects.theirs)
        self.until(lambda: merge_controller.merge_page is not None)
        page = merge_controller.merge_page
        assert page is not None
        self.look()
        for row in range(page.model.rowCount()):
            page.list.choose(row)
            self.look(at=page.detail)
        page.base.toggle()
        self.look()
        page.left.emit()
        self.pointer.wait(50)

    def documents(self) -> None:
        """A newer version of a document, and one more document."""
        window = self.window
        documents = DocumentImporter(window, window.files.long_work, window.notices, window.view.theme_state)
        documents.update(self.session, self.session.outline_reloader.documents[0], self.projects.newer)
        self.until(lambda: self.pointer.popups["DocumentUpdateDialog"])
        documents.add(self.session, [self.projects.document])
        self.look(200)

    def troubles(self) -> None:
        """Everything that the window tells of what went wrong, and long work."""
        window, session = self.window, self.session
        window.files.open(self.projects.broken)
        self.look(at=window.message_bar)
        for tell in (window.notices.show_error, window.notices.show_success):
            tell(self.text)
            self.look(at=window)
        window.files.failed.emit(self.text, [(SHORT, lambda: None)])
        self.look(at=window.message_bar)
        session.trouble = self.text
        closing._ask(session, window)  # pyright: ignore[reportPrivateUsage]
        session.trouble = ""
        self._controller(MergeController).offer(self.projects.newer, lambda: None)
        self.pointer.wait(50)
        progress_dialog_task._PATIENCE_MS = 0  # pyright: ignore[reportPrivateUsage]
        ask_take_over(window, self.text, self.text, lambda: None)
        self.pointer.wait(50)
        may_replace(window, [self.projects.main, self.projects.theirs])
        window.faults.bar.show_message(self.text, [(SHORT, lambda: None)])
        self.look(at=window)
        go = threading.Event()

        def work(progress: Progress) -> None:
            for done in range(10_000):
                progress(done, 10_000)
                if go.wait(0.01):
                    return

        window.files.long_work(f"Reading {self.text}", work, lambda _: None)
        self.until(lambda: self.is_shown(PlainProgressDialog))
        self.look()
        go.set()
        self.pointer.wait()

    def damage(self) -> None:
        """The page that a damaged project opens."""
        page = DamagedProjectPage(self.window.view.theme_state)
        page.resize(900, 700)
        page.show()
        page.show_damage(SHORT, [DamageReportLine(self.text, (self.text,))], can_read=True)
        self.look(at=page)
        page.close()

    def review(self) -> None:
        """The same as a reviewer."""
        self.window.set_role(Role.REVIEWER)
        self.sentences()
        if self.everything:
            self.actions()

    def leave(self) -> None:
        """The welcome page with the recent projects, and the end."""
        self.window.close_project()
        self.look(200)
        self.window.close()
        self.pointer.wait()
