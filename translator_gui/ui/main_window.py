"""The main window: builds the parts, connects them, opens and closes the project."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from translator_gui.messages import gettext as _
from translator_gui.model.errors import TranslatorError
from translator_gui.model.naming import shown_title
from translator_gui.model.status import Role
from translator_gui.paths import APPLICATION, resource
from translator_gui.project.project import Project
from translator_gui.settings import UserSettings
from translator_gui.ui.action_specs import ActionSpec
from translator_gui.ui.actions import WindowActions
from translator_gui.ui.central_pages import CentralPageStack
from translator_gui.ui.closing import may_close, write_unasked
from translator_gui.ui.controllers import ControllerRegistry
from translator_gui.ui.deferred_steps import DeferredSteps
from translator_gui.ui.docks import WindowDocks
from translator_gui.ui.editor.page_options import PageDisplayOptions
from translator_gui.ui.faults.fault_notices import FaultNotices
from translator_gui.ui.features import PANELS
from translator_gui.ui.files import ProjectFileActions
from translator_gui.ui.help.help_controller import HelpController
from translator_gui.ui.keys.keymap import Keymap
from translator_gui.ui.message_bar import MessageBar
from translator_gui.ui.notices import WindowNotices
from translator_gui.ui.preferences.preferences import PreferencesState
from translator_gui.ui.preferences.preferences_controller import PreferencesController
from translator_gui.ui.project_status_bar import ProjectStatusBar
from translator_gui.ui.start.start_controller import StartPageController
from translator_gui.ui.view_menu_controller import ViewMenuController
from translator_gui.ui.widgets.drop_zone import DropZoneOverlay, accept_copy, dropped_files
from translator_gui.ui.window_context import CrossFeatureRequests, WindowContext
from translator_gui.ui.window_geometry_state import WindowGeometryState
from translator_gui.ui.workspace import LEAST_WIDTH, WorkspaceWidget
from translator_gui.viewmodel.session.session import ProjectSession
from translator_gui.viewmodel.wording import error_sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from translator_gui.ui.actions import Handler
    from translator_gui.ui.damage.damage_controller import DamagedProjectController
    from translator_gui.ui.memory.alignment_controller import AlignmentController
    from translator_gui.ui.menu_conditions import MenuConditions
    from translator_gui.ui.merge.merge_controller import MergeController

_LEAST_HEIGHT = 320
"""Least height of the window, pixels."""


class MainWindow(QMainWindow):
    """The main window of the program, with at most one open project."""

    def __init__(self, settings: UserSettings, theme_name: str | None = None, role: Role = Role.TRANSLATOR) -> None:
        """Build the main window; it shows the welcome page until a project is opened.

        Args:
            settings: Read now, saved when the window closes.
            theme_name: "light" or "dark" for this window only; None for the theme in the settings.
            role: The role in which projects are opened.
        """
        super().__init__()
        self._settings = settings
        self.session: ProjectSession | None = None
        self.workspace: WorkspaceWidget | None = None
        self.controllers: ControllerRegistry | None = None
        self._damage: DamagedProjectController | None = None
        self._alignment: AlignmentController | None = None
        self._conditions: MenuConditions | None = None
        self._can_ask, self._is_closing = True, False
        self.setWindowTitle(APPLICATION)
        self.setAcceptDrops(True)
        self.view = ViewMenuController(settings, theme_name, self)
        self.preferences = PreferencesState(settings, self)
        self.keymap = Keymap(settings, self)
        self._build_frame()
        self.docks = WindowDocks(self, settings)
        self.files = ProjectFileActions(self, lambda: self._settings.author, self._path_written, self._path_open)
        self.actions_table = WindowActions(self, self._run, self._does_something, self.keymap)
        self.context = self._make_context()
        self.start_controller = StartPageController(self.context, role)
        self.help = HelpController(self.context)
        self._preferences_controller = PreferencesController(self.context)
        self.handlers = self._make_handlers()
        self._connect()
        self._deferred = DeferredSteps(self.status_line, self)
        self._deferred.add(self.actions_table.steps(), before_input=True)
        self._deferred.add([self._show_icon], before_input=False)
        self.docks.bind(self.actions_table)
        self.view.show_on(self.actions_table)
        self.actions_table.enable(project=False, writing=False)
        self.state = WindowGeometryState(self, settings)
        self.state.restore()

    # Building

    def _build_frame(self) -> None:
        """Build the status bar, the message bars and the central page stack of the window."""
        theme = self.view.theme_state
        self.status_line = ProjectStatusBar(theme, self)
        self.setStatusBar(self.status_line)
        self.message_bar = MessageBar(theme, self)
        self.faults = FaultNotices(theme, self)
        self.notices = WindowNotices(self.status_line, self.message_bar, self.faults, self.keymap, self)
        holder = QWidget(self)
        self.pages = CentralPageStack(holder)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.faults.bar)
        column.addWidget(self.message_bar)
        column.addWidget(self.pages.stack, 1)
        self.setCentralWidget(holder)
        holder.setMinimumWidth(LEAST_WIDTH)
        # Given, so that the window never grows to make room for a panel.
        self.setMinimumSize(LEAST_WIDTH, _LEAST_HEIGHT)
        self.drop_zone = DropZoneOverlay(theme, holder)

    def _show_icon(self) -> None:
        from PySide6.QtGui import QIcon  # noqa: PLC0415 (the window is painted without it)

        self.setWindowIcon(QIcon(str(resource("icons", "translator-64.png"))))

    def _make_context(self) -> WindowContext:
        return WindowContext(
            dialogs=self,
            settings=self._settings,
            preferences=self.preferences,
            theme=self.view.theme_state,
            view=self.view,
            actions=self.actions_table,
            keymap=self.keymap,
            files=self.files,
            notices=self.notices,
            status_line=self.status_line,
            pages=self.pages,
            docks=self.docks,
            requests=CrossFeatureRequests(self),
        )

    def _make_handlers(self) -> "dict[str, Handler]":
        """Return the handlers of the menu actions that need no open project, by action id."""
        return {
            **self.view.handlers(),
            **self.docks.handlers(),
            "new": lambda _checked: self.start_controller.ask_new(),
            "review_project": lambda _checked: self.start_controller.ask_review(),
            "open": lambda _checked: self.start_controller.ask_open(),
            "sample": lambda _checked: self.files.open_sample(),
            "align": lambda _checked: self._align(),
            "memory": lambda _checked: self._maintain_memory(),
            "preferences": lambda _checked: self._preferences_controller.show(),
            "spelling": lambda on: self.preferences.set("english.spelling", on),
            "close": lambda _checked: self.close_project(),
            "quit": lambda _checked: self.close(),
            "key_card": lambda _checked: self.help.show_keys(),
            "about": lambda _checked: self.help.show_about(),
        }

    def _connect(self) -> None:
        self.view.options_changed.connect(self._apply_options)
        self.preferences.changed.connect(self._preference_changed)
        self.files.opened.connect(self._show_opened)
        self.files.status_message.connect(self.notices.show_success)
        self.files.failed.connect(self.notices.show_error)
        self.files.offered.connect(self.notices.offer)
        self.files.damaged.connect(self.show_damaged)
        self.faults.status_message.connect(self.notices.show_status)
        self.faults.go_to_number.connect(self.go_to_number)
        self.pages.covered.connect(self._cover)
        self.pages.left.connect(self._uncover)
        requests = self.context.requests
        requests.open_project.connect(self.start_controller.open)
        requests.repair.connect(self._repair)
        requests.compare.connect(self._compare)
        requests.merge_or_open.connect(self._merge_or_open)
        requests.go_to_number.connect(self.go_to_number)

    def _run(self, spec: ActionSpec, checked: bool) -> None:
        """Run the handler of a triggered menu action: the window's own or that of a feature controller."""
        if not spec.controller:
            self.handlers[spec.id](checked)
        elif self.controllers is not None:
            self.controllers.get(spec.controller).handlers()[spec.id](checked)

    def _does_something(self, identity: str) -> bool:
        """Whether a menu action would do something now; actions without a project are not asked."""
        if self._conditions is None and self.workspace is not None:
            from translator_gui.ui.menu_conditions import MenuConditions  # noqa: PLC0415 (when a menu is opened)

            self._conditions = MenuConditions(self.workspace, self._settings, self.status_line.waiting_button)
        return self._conditions is None or self._conditions.allows(identity)

    # A project is opened and closed

    def _show_opened(self, project: Project) -> None:
        try:
            self.show_project(project)
        except TranslatorError as error:
            self.files.damaged.emit(project.path, error_sentence(error))

    def show_project(self, project: Project) -> None:
        """Show an opened project where its author last worked; the window owns and closes it.

        Raises:
            DamagedProjectError: The first page cannot be read. The project is closed.
        """
        if not self._leave_project():
            project.close()
            return
        self.message_bar.hide()
        role = self.start_controller.enter(project)
        try:
            session = ProjectSession(project, self._settings.author, role, self)
        except TranslatorError:
            project.close()
            raise
        workspace = WorkspaceWidget(session, self.view.options, self.view.theme_state, self)
        self.session, self.workspace = session, workspace
        workspace.navigation_controller.visited.connect(self._show_visited)
        workspace.reading.connect(self.actions_table["running_text"].setChecked)
        workspace.page.view.options_changed.connect(self.view.take)
        self.faults.follow(session)
        self.pages.add(workspace)
        # In one row, for the event loop would do two at a time.
        workspace.deferred.add(self._deferred.take(), before_input=True)
        self.controllers = ControllerRegistry(self.context, workspace)
        # The list of a single document would take a side of the page in vain.
        self.docks.set_needed("documents", len(session.outline_reloader.documents) != 1)
        self.docks.attach(self.controllers.panel, workspace.page)
        for key in filter(self.docks.wants, (spec.key for spec in PANELS)):
            workspace.deferred.add((*self.controllers.steps(key), partial(self.docks.fill, key)), before_input=False)
        if self.isVisible():
            workspace.deferred.watch_input()
        self.state.restore_docks()
        self.resume()
        if self.start_controller.has_opened:
            self.start_controller.opened(project, session)
        else:
            workspace.deferred.add([partial(self.start_controller.opened, project, session)], before_input=True)
        self.faults.show_recovered(project.recovered)
        self._show_title()
        session.moved.connect(self._show_title)
        workspace.begin(*(session.start or (None, -1)))

    def _show_title(self) -> None:
        """Show in the window title what the project is called."""
        if self.session is not None:
            self.setWindowTitle(f"{shown_title(self.session.title, self.session.path.stem)} – {APPLICATION}")

    def resume(self) -> bool:
        """Show the open project again in the centre of the window; return False if no project is open."""
        if self.session is None or self.workspace is None:
            return False
        self.pages.show_page(self.workspace)
        self.docks.show_all(project=True)
        self.actions_table.enable(project=True, writing=self.session.writable)
        self._show_visited()
        self.actions_table["filter_off"].setEnabled(self.workspace.page.navigator.filter is not None)
        return True

    def close_unasked(self) -> bool:
        """Save and close the window without questions at forced program end; return False if it is not closed."""
        self._can_ask = False
        return not self._is_closing and self.close()

    def write_unasked(self) -> None:
        """Save text typed in the page and panels without asking, before a session may end; the project stays open."""
        if self.session is not None and self.workspace is not None:
            self.workspace.keep()
            write_unasked(self.session)

    def close_project(self) -> bool:
        """Save and close the project and show the welcome page; return False if the user chose to stay."""
        if self.session is None:
            return True
        if not self._leave_project():
            return False
        self.start_controller.show_welcome()
        return True

    def _leave_project(self) -> bool:
        """Save and close the project, its panels and controllers; return False if the user chose to stay."""
        session, workspace = self.session, self.workspace
        if session is None or workspace is None:
            return True
        self.state.note()
        workspace.keep()
        self._is_closing = True
        try:
            if not may_close(session, self, self.save_elsewhere, lambda: self._can_ask):
                return False
        finally:
            self._is_closing = False
        current = workspace.page.navigator.current()
        if current is not None:
            session.keep_caret(current, workspace.page.live.caret())
        self.session = self.workspace = self.controllers = self._conditions = None
        self.start_controller.closing(session)
        workspace.detach()
        # It may have been closed before they were made.
        self.actions_table.make_all()
        session.close()
        self.docks.show_all(project=False)
        self.docks.detach()
        self.pages.remove(workspace)
        workspace.deleteLater()
        session.deleteLater()
        self.status_line.clear_project()
        self.message_bar.hide()
        self.actions_table.enable(project=False, writing=False)
        self.setWindowTitle(APPLICATION)
        return True

    def _path_written(self) -> Path | None:
        """Return the path of the project that the window has open for writing; None if there is none."""
        return self.session.path if self.session is not None and self.session.writable else None

    def _path_open(self) -> Path | None:
        """Return the path of the project that the window has open; None if there is none."""
        return self.session.path if self.session is not None else None

    # Requests of features

    def go_to_number(self, number: int) -> None:
        """Go to a sentence by its number, as soon as it has been read."""
        if self.workspace is not None and not self.workspace.navigation_controller.go_to_number(number):
            self.status_line.show_message(_("There is no sentence {number}", number=number))

    def _align(self) -> None:
        # Imported late because it is seldom needed.
        from translator_gui.ui.memory.alignment_controller import AlignmentController  # noqa: PLC0415

        if self._alignment is None:
            self._alignment = AlignmentController(self.context)
        self._alignment.show(self.session)

    def _maintain_memory(self) -> None:
        # Imported late because it is seldom needed.
        from translator_gui.ui.memory.memory_dialog import open_memory_dialog  # noqa: PLC0415

        open_memory_dialog(self.context, self.session)

    def set_role(self, role: Role) -> None:
        """Switch the user's role (translator or reviewer) in the open project."""
        if self.session is not None:
            self.session.set_role(role)

    def save_elsewhere(self) -> None:
        """Ask for another path for a project whose disk refuses to write."""
        if self.session is not None:
            self.files.ask_elsewhere(self.session)

    def show_damaged(self, path: Path, message: str = "") -> None:
        """Show the repair page of a damaged project that is not open in the window."""
        if self._damage is None:
            # Imported late because it is seldom needed.
            from translator_gui.ui.damage.damage_controller import DamagedProjectController  # noqa: PLC0415

            self._damage = DamagedProjectController(self.context)
        self._damage.show(path, message)

    def _repair(self, path: Path) -> None:
        if self.close_project():
            self.show_damaged(path)

    def _compare(self, path: Path, name: str) -> None:
        if self.controllers is not None:
            self._merge_controller(self.controllers).compare(path, name)

    def _merge_or_open(self, path: Path, otherwise: "Callable[[], object]") -> None:
        if self.controllers is not None:
            self._merge_controller(self.controllers).offer(path, otherwise)

    @staticmethod
    def _merge_controller(controllers: ControllerRegistry) -> "MergeController":
        from translator_gui.ui.merge.merge_controller import MergeController  # noqa: PLC0415 (seldom needed)

        return controllers.find(MergeController)

    def _cover(self) -> None:
        self.message_bar.hide()
        self.docks.show_all(project=False)
        self.actions_table.enable(project=False, writing=False)

    def _uncover(self) -> None:
        if self.resume() and self.workspace is not None:
            self.workspace.page.setFocus()
        else:
            self.start_controller.show_welcome()

    def _show_visited(self) -> None:
        if self.workspace is not None:
            self.actions_table["back"].setEnabled(self.workspace.navigation_controller.can_go(-1))
            self.actions_table["forward"].setEnabled(self.workspace.navigation_controller.can_go(1))

    def _preference_changed(self, key: str) -> None:
        if key.startswith(("page.", "english.")):
            self.view.reread(self.actions_table)
        elif key.startswith("keys."):
            self.keymap.reread()

    def _apply_options(self, options: PageDisplayOptions) -> None:
        if self.workspace is not None:
            self.workspace.page.view.set_options(options)

    # Qt's events

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._deferred.wait_for_window()
        self._preferences_controller.report_trouble()
        # A window that is restored from the task bar keeps its page.
        if self.session is None and not event.spontaneous() and not self._shows_other_page:
            self.start_controller.show_welcome()

    @property
    def _shows_other_page(self) -> bool:
        return self.start_controller.previewing or (self._damage is not None and self._damage.is_shown)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            accept_copy(event)
            self.drop_zone.show_words(self.start_controller.drop_words())

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        accept_copy(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self.drop_zone.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop_zone.hide()
        local = dropped_files(event.mimeData())
        if local:
            accept_copy(event)
            self.start_controller.drop(local)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.state.note()
        if not self._leave_project():
            event.ignore()
            return
        self.files.cancel()
        self.state.keep()
        try:
            self._settings.save()
        except TranslatorError as error:
            # Unsaved preferences do not keep the window open.
            self.status_line.show_message(error_sentence(error))
        event.accept()
