"""The window: it puts panels together and hands what they say to one another."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QIcon, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from translator_gui.model.errors import TranslatorError
from translator_gui.model.naming import printable
from translator_gui.model.status import Role
from translator_gui.paths import resource
from translator_gui.project.project import Project
from translator_gui.settings import Settings
from translator_gui.ui.actions import Actions
from translator_gui.ui.changes.change_marks_controller import ChangeMarksController
from translator_gui.ui.closing import may_close, write_unasked
from translator_gui.ui.comments.comment_panel_controller import CommentPanelController
from translator_gui.ui.docks import ANNOTATION, Docks
from translator_gui.ui.documents.documents_controller import DocumentsController
from translator_gui.ui.editor.page_options import PageOptions
from translator_gui.ui.faults.fault_notices import FaultNotices
from translator_gui.ui.files import Files
from translator_gui.ui.handlers import handlers, show_badge
from translator_gui.ui.help.help import Help
from translator_gui.ui.keys.keymap import Keymap
from translator_gui.ui.map.map_controller import MapController
from translator_gui.ui.merge.conflict_controller import ConflictController
from translator_gui.ui.message_bar import MessageBar
from translator_gui.ui.notices import Notices
from translator_gui.ui.preferences.preferences import Preferences
from translator_gui.ui.review.review_controller import ReviewController
from translator_gui.ui.sentence_menu import sentence_menu
from translator_gui.ui.spelling.spelling_switch import SpellingSwitch
from translator_gui.ui.status_line import StatusLine
from translator_gui.ui.theme import Theme
from translator_gui.ui.view_choices import ViewChoices
from translator_gui.ui.welcome.entrance import Entrance
from translator_gui.ui.window_state import WindowState
from translator_gui.ui.workspace import STILL_READING, Workspace
from translator_gui.viewmodel.session.session import Session

if TYPE_CHECKING:
    from translator_gui.ui.inbox.inbox_controller import InboxController
    from translator_gui.ui.merge.merge_controller import MergeController
    from translator_gui.ui.search.find_controller import FindController


class MainWindow(QMainWindow):
    """One window, at most one project."""

    def __init__(self, settings: Settings, theme_name: str | None = None, role: Role = Role.TRANSLATOR) -> None:
        """Builds the window on its welcome page.

        Args:
            settings: Read now, written when the window closes.
            theme_name: "light" or "dark" for this window only; None as the settings say.
            role: In which projects are opened.
        """
        super().__init__()
        self._settings = settings
        self._role = role
        self.entrance = Entrance(self, settings, role)
        self.session: Session | None = None
        self.workspace: Workspace | None = None
        self.spelling: SpellingSwitch | None = None
        self.comment_panel_controller: CommentPanelController | None = None
        self.marker: ChangeMarksController | None = None
        self._inbox_controller: InboxController | None = None
        self._find_controller: FindController | None = None
        self._merge_controller: MergeController | None = None
        self.conflict_controller: ConflictController | None = None
        self._can_ask, self._letting_go = True, False
        self.setWindowTitle("Translator")
        self.setWindowIcon(QIcon(str(resource("icons", "translator-64.png"))))
        self.setAcceptDrops(True)
        self.view = ViewChoices(settings, theme_name, self)
        self.view.options_changed.connect(self._restyle)
        self.view.theme_changed.connect(self._recolour)
        self._build_frame()
        self.help = Help(self)
        self.documents_controller = DocumentsController(self)
        self.keymap = Keymap(settings, self)
        self.preferences = Preferences(settings, self)
        self.reviewing = ReviewController(self, settings)
        self.actions_table = Actions(self, handlers(self), self.keymap)
        self.status_line.waiting_clicked.connect(self.actions_table["inbox_panel"].trigger)
        self.help.tell_keys()
        self.docks.put_in_place(self.actions_table)
        self.view.show_on(self.actions_table)
        self.actions_table.check("review", role is Role.REVIEWER)
        self.actions_table.enable(project=False, writing=False)
        self.state = WindowState(self, settings)
        self.state.restore()

    # Putting together

    def _build_frame(self) -> None:
        """What every page has around it."""
        self.files = Files(self, lambda: self._settings.author, self._path_written, lambda: self.view.theme)
        self.files.opened.connect(self._show_opened)
        self.status_line = StatusLine(self.view.theme, self)
        self.setStatusBar(self.status_line)
        self.status_line.role_clicked.connect(self._change_role)
        self._build_centre()
        self.notices = Notices(self)
        self.files.told.connect(self.notices.went_well)
        self.files.failed.connect(self.notices.tell)
        self.files.offered.connect(self.notices.offer)
        self.docks = Docks(self, self.view)
        self.docks.documents_panel.chosen.connect(self._go_to_document)
        self.docks.documents_panel.left.connect(lambda: self.workspace.page.setFocus() if self.workspace else None)

    def _build_centre(self) -> None:
        self.message_bar = MessageBar(self.view.theme, self)
        self.faults = FaultNotices(self.view.theme, self)
        self.faults.said.connect(self._say)
        self.faults.go_to_number.connect(self.go_to_number)
        self.centre = QStackedWidget(self)
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.faults.bar)
        column.addWidget(self.message_bar)
        column.addWidget(self.centre, 1)
        self.setCentralWidget(holder)

    @property
    def find_controller(self) -> "FindController | None":
        """Finding and replacing, made when it is first wanted; None while no project is open."""
        if self._find_controller is None and self.workspace is not None:
            from translator_gui.ui.search.find_controller import FindController  # noqa: PLC0415 (nothing of it is needed at the start)

            self._find_controller = FindController(self.workspace, self._settings, self.view.theme)
        return self._find_controller

    @property
    def merge_controller(self) -> "MergeController":
        """What compares and merges colleagues' copies, made when it is first wanted."""
        if self._merge_controller is None:
            from translator_gui.ui.merge.merge_controller import MergeController  # noqa: PLC0415 (seldom wanted)

            self._merge_controller = MergeController(self)
        return self._merge_controller

    @property
    def inbox_controller(self) -> "InboxController | None":
        """What knows what waits for whoever is at work, made when it is first wanted; None while nothing is open."""
        if self._inbox_controller is None and self.workspace is not None:
            from translator_gui.ui.inbox.inbox_controller import InboxController  # noqa: PLC0415 (nothing of it is needed at the start)

            self._inbox_controller = InboxController(self.workspace, self.status_line)
            self.docks.serve(self._inbox_controller)
        return self._inbox_controller

    def _count_waiting(self) -> None:
        if self.inbox_controller is not None:
            self.inbox_controller.model.begin()

    # A project comes and goes

    def _show_opened(self, project: Project) -> None:
        try:
            self.show_project(project)
        except TranslatorError as error:
            self.files.damaged.emit(project.path, str(error))

    def show_project(self, project: Project) -> None:
        """Shows an open project where the author left off; the window closes it.

        Raises:
            DamagedProjectError: What the first page shows cannot be read. The project is closed.
        """
        if not self._let_go():
            project.close()
            return
        self.message_bar.hide()
        self.set_role(self.entrance.enter(project))
        try:
            session = Session(project, self._settings.author, self._role, self)
        except TranslatorError:
            project.close()
            raise
        workspace = Workspace(session, self.view.options, self.view.theme, self)
        workspace.page.live.habits = self.preferences.habits
        self.session, self.workspace = session, workspace
        self._connect(session, workspace)
        self.centre.addWidget(workspace)
        self.documents_controller.follow(session)
        self.comment_panel_controller = CommentPanelController(workspace, self.docks.comment_panel)
        self.spelling = SpellingSwitch(workspace, self._settings, self.actions_table)
        self.conflict_controller = ConflictController(workspace, self.docks.comment_panel, self.view.theme)
        self.docks.follow(workspace)
        self.docks.list_comments(self.comment_panel_controller)
        MapController(workspace, self.view)
        self.reviewing.follow(workspace)
        self.marker = ChangeMarksController(workspace, self._settings, self.view, self.actions_table)
        session.ready.connect(self._count_waiting)
        self.state.restore_docks()
        self.resume()
        self.entrance.opened(project, session)
        self.faults.show_recovered(project.typing.recovered)
        self._show_title()
        session.moved.connect(self._show_title)
        self._show_role()
        workspace.begin(*(session.start or (None, -1)))

    def _show_title(self) -> None:
        """Name the project, and its file where that has another name: a copy of it, a backup, the work of a window."""
        if self.session is not None:
            title, file = self.session.title, self.session.path.stem
            named = title if title == file else f"{title} ({printable(file)})"
            self.setWindowTitle(f"{named} – Translator")

    def resume(self) -> bool:
        """Turns from whatever is shown to the open project's page; False: there is none."""
        if self.session is None or self.workspace is None:
            return False
        self.centre.setCurrentWidget(self.workspace)
        self.view.show_docks(project=True)
        self.actions_table.enable(project=True, writing=self.session.writable)
        self._show_visited()
        self.actions_table["filter_off"].setEnabled(self.workspace.page.navigator.filter is not None)
        return True

    def go_to_number(self, number: int) -> None:
        """Goes to the sentence of a number, as soon as it has been read; says so where there is none."""
        if self.workspace is not None and not self.workspace.navigation_controller.go_to_number(number):
            self.status_line.say(f"There is no sentence {number}")

    def _connect(self, session: Session, workspace: Workspace) -> None:
        self.notices.listen(session)
        self.faults.follow(session)
        session.role_changed.connect(self._show_role)
        session.labels_read.connect(self.docks.comment_panel.set_known_labels)
        workspace.said.connect(self._say)
        workspace.filtered.connect(self.actions_table["filter_off"].setEnabled)
        workspace.navigation_controller.visited.connect(self._show_visited)
        workspace.reading.connect(self.actions_table["running_text"].setChecked)
        workspace.page.view.options_changed.connect(self.view.take)
        workspace.page.context_menu.connect(self._menu)
        workspace.page.badge_clicked.connect(partial(show_badge, self))
        workspace.page.navigator.current_changed.connect(self.mark_document)

    def close_unasked(self) -> bool:
        """Write what the disk takes and close, without a question; False: a close is under way already."""
        self._can_ask = False
        return not self._letting_go and self.close()

    def write_unasked(self) -> None:
        """Write what is typed, here and in the panels, without a question; the project stays open."""
        self.docks.comment_panel.keep()
        self.reviewing.keep()
        if self.session is not None:
            write_unasked(self.session)

    def close_project(self) -> bool:
        """Writes what is left, lets the project go, shows the welcome page; False: somebody chose to stay."""
        if self.session is None:
            return True
        if not self._let_go():
            return False
        self.entrance.show_welcome()
        return True

    def _let_go(self) -> bool:
        session, workspace = self.session, self.workspace
        if session is None or workspace is None:
            return True
        self.state.note()
        self.docks.comment_panel.keep()
        self.reviewing.keep()
        self._letting_go = True
        try:
            if not may_close(session, self, self.save_elsewhere, lambda: self._can_ask):
                return False
        finally:
            self._letting_go = False
        current = workspace.page.navigator.current()
        if current is not None:
            session.keep_caret(current, workspace.page.live.caret())
        self.docks.comment_panel.show_segment(None, "")
        self.reviewing.let_go()
        self.session = self.workspace = self.spelling = self.comment_panel_controller = self.marker = None
        self._inbox_controller = self._find_controller = None
        if self.conflict_controller is not None:
            self.conflict_controller.stop()
            self.conflict_controller = None
        self.docks.serve(None)
        self.entrance.closing(session)
        workspace.stop()
        session.close()
        self.docks.documents.load((), None)
        self.centre.removeWidget(workspace)
        workspace.deleteLater()
        session.deleteLater()
        self.view.show_docks(project=False)
        self.status_line.clear_project()
        self.message_bar.hide()
        self.actions_table.enable(project=False, writing=False)
        self.setWindowTitle("Translator")
        return True

    def _path_written(self) -> Path | None:
        """The project that this window writes."""
        return self.session.path if self.session is not None and self.session.writable else None

    # What others ask of the window

    def _say(self, text: str) -> None:
        self.status_line.say(self.keymap.worded(text))

    def save_elsewhere(self) -> None:
        """Asks for another place for the project that its own place does not take."""
        if self.session is not None:
            self.files.ask_elsewhere(self.session)

    def read_only(self) -> None:
        """From now on the project is only shown."""
        if self.session is not None and self.workspace is not None:
            self.session.stop_writing()
            self.workspace.page.live.set_read_only(True)
            self.actions_table.enable(project=True, writing=False)
            self.status_line.show_reading()

    def annotate(self, write: Callable[[], None]) -> None:
        """Shows the panel of comments and notes and begins to write there."""
        if self.workspace is not None and self.workspace.page.navigator.current() is not None:
            self.workspace.session.commit_typing()
            self.view.show_dock(ANNOTATION)
            write()

    def _menu(self, at: QPoint, segment: int) -> None:
        workspace = self.workspace
        if workspace is None:
            return
        if segment not in workspace.page.navigator.selected():
            workspace.page.navigator.go_to(segment)
        menu = sentence_menu(workspace, self.actions_table)
        if self.spelling is not None:
            self.spelling.put_on_top(menu)
        menu.popup(at)

    def _go_to_document(self, row: int) -> None:
        if self.session is not None and self.workspace is not None:
            segment = self.session.first_sentence_of_document(self.docks.documents.document(row).id)
            if segment is not None:
                self.workspace.page.navigator.go_to(segment)
                self.workspace.page.setFocus()
            else:
                self.status_line.say(str(STILL_READING))

    def mark_document(self) -> None:
        """Chooses, in the list of documents, the one that is worked on."""
        place = self.workspace.page.navigator.place() if self.workspace else None
        paragraph = self.session.model.known(place.paragraph) if self.session and place else None
        if paragraph is not None:
            row = self.docks.documents.row_of(paragraph.document_id)
            self.docks.documents_panel.mark(row)

    def _show_visited(self) -> None:
        if self.workspace is not None:
            self.actions_table["back"].setEnabled(self.workspace.navigation_controller.can_go(-1))
            self.actions_table["forward"].setEnabled(self.workspace.navigation_controller.can_go(1))

    # Role and looks

    def set_role(self, role: Role) -> None:
        """Works as translator or as reviewer from now on."""
        self._role = role
        self.actions_table.check("review", role is Role.REVIEWER)
        if self.session is not None:
            self.session.set_role(role)

    def _change_role(self) -> None:
        self.set_role(Role.REVIEWER if self._role is Role.TRANSLATOR else Role.TRANSLATOR)

    def _show_role(self) -> None:
        if self.session is not None:
            self.status_line.show_role(self.session.author.name, self.session.role)

    def _restyle(self, options: PageOptions) -> None:
        self.entrance.set_options(options)
        if self.workspace is not None:
            self.workspace.page.view.set_options(options)

    def _recolour(self, theme: Theme) -> None:
        for part in (self.message_bar, self.faults, self.status_line, self.docks):
            part.set_theme(theme)
        self.entrance.set_theme(theme)
        for shown in (self.workspace, self._find_controller, self._merge_controller, self.conflict_controller):
            if shown is not None:
                shown.set_theme(theme)

    # Qt's events

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.preferences.tell_trouble()
        # A window that comes back from the task bar shows what it showed.
        if self.session is None and not event.spontaneous() and not self._shows_other_page:
            self.entrance.show_welcome()

    @property
    def _shows_other_page(self) -> bool:
        return self.entrance.previewing or self.notices.shows_damaged

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        local = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if local:
            event.acceptProposedAction()
            self.entrance.drop(local)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.state.note()
        if not self._let_go():
            event.ignore()
            return
        self.files.cancel()
        self.state.keep()
        try:
            self._settings.save()
        except TranslatorError as error:
            # Preferences are not worth keeping somebody from leaving.
            self.status_line.say(str(error))
        event.accept()
