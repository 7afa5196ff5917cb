"""Shows the state of the session in the window: saving, trouble with the file, progress, and the role."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from translator_gui.messages import gettext as _
from translator_gui.model.statistics import percent_done
from translator_gui.model.status import Role
from translator_gui.ui.controller import FeatureController
from translator_gui.ui.editor.english_field import EnglishFieldKeyCommand
from translator_gui.ui.recovered_file import merge_title, recovered_file_words
from translator_gui.ui.work_bar import WorkBar
from translator_gui.viewmodel.session.typing_warnings import typing_warning
from translator_gui.viewmodel.wording import long_change_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from translator_gui.project.file_recovery import OverwrittenFileRecoveryResult
    from translator_gui.ui.actions import Handler
    from translator_gui.ui.message_bar import MessageButton
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import WorkspaceWidget
    from translator_gui.viewmodel.session.typing_timer import UncommittedTyping
    from translator_gui.viewmodel.session.writer import LongChange


class SessionStatusController(FeatureController):
    """Shows the session's state (saving, errors, progress, role) around the page; switches role and author."""

    def __init__(self, context: WindowContext, workspace: WorkspaceWidget) -> None:
        super().__init__(context, workspace)
        session, line = self.session, context.status_line
        self.bar = self._build_bar()
        self._long_change: LongChange | None = None
        session.saved.connect(self._show_saved)
        session.unsaved.connect(line.show_unsaved)
        session.long_change.connect(self._show_long_change)
        session.long_change_ended.connect(self._hide_long_change)
        line.cancel_clicked.connect(self._cancel_long_change)
        session.stuck.connect(self._show_stuck)
        session.failed.connect(context.notices.show_unsaved_warning)
        session.moved.connect(self._show_moved)
        session.refused.connect(line.show_work_message)
        session.told.connect(line.show_work_message)
        session.taken_back.connect(self._show_taken_back)
        session.typing.ended.connect(self._warn_of)
        session.damaged.connect(self._show_damage)
        session.file_guard.recovered.connect(self._show_recovered)
        session.progress.changed.connect(self._show_progress)
        session.role_changed.connect(self._show_role)
        session.role_changed.connect(self._show_progress)
        line.role_clicked.connect(self._open_name_menu)
        workspace.status_message.connect(context.notices.show_work_status)
        self._hide_messages_with_their_subject()
        context.preferences.changed.connect(self._preference_changed)
        self.page.live.habits = context.preferences.habits
        if session.writable:
            line.show_saved(None)
        else:
            line.show_reading()
        self._show_role()

    def _build_bar(self) -> WorkBar:
        """Build the bar above the page, above all other bars."""
        actions = self.context.actions
        bar = WorkBar(self.context.theme, self.workspace)
        bar.add_command(_("Find"), actions["find"])
        bar.add_command(_("Filter"), actions["filter"], actions["filter_off"])
        bar.add_command(_("Export…"), actions["export"])
        bar.role_chosen.connect(self._choose_role)
        self.workspace.bars.insertWidget(0, bar)
        return bar

    def _hide_messages_with_their_subject(self) -> None:
        """Hide a message of the status bar when the user leaves or changes the sentence or search that it is about."""
        page, line = self.page, self.context.status_line
        for signal in (page.navigator.current_changed, page.navigator.selection_changed, page.source.changed):
            signal.connect(line.hide_message_of_place)
        for signal in (
            page.navigator.filter_changed,
            page.live.typed,
            self.session.acted,
            self.session.role_changed,
        ):
            signal.connect(line.hide_work_message)
        page.live.field.exited.connect(self._follow_escape)
        self._application().focusChanged.connect(self._follow_focus)

    @staticmethod
    def _application() -> QApplication:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        return application

    def detach(self) -> None:
        self._application().focusChanged.disconnect(self._follow_focus)

    def _follow_escape(self, key: EnglishFieldKeyCommand) -> None:
        # The field takes Esc before any shortcut.
        if key is EnglishFieldKeyCommand.DESELECT:
            self.context.notices.dismiss()

    def _follow_focus(self, left: QWidget | None, entered: QWidget | None) -> None:
        # Another window of the desktop may have the focus for a while.
        if left is not None and entered is not None:
            self.context.status_line.hide_message_of_place()

    def handlers(self) -> Mapping[str, Handler]:
        files, session = self.context.files, self.session
        return {
            "copy": lambda _checked: files.ask_copy(session),
            "review": lambda on: self._choose_role(Role.REVIEWER if on else Role.TRANSLATOR),
        }

    def _preference_changed(self, key: str) -> None:
        if key.startswith("typing."):
            self.page.live.habits = self.context.preferences.habits
        elif key.startswith("author."):
            self.session.set_author(self.context.settings.author)

    # The role

    def _choose_role(self, role: Role) -> None:
        if role is self.session.role:
            return
        self.session.set_role(role)
        self.workspace.status_message.emit(
            _("You are reviewing now: {confirm} approves, {return} sends back")
            if role is Role.REVIEWER
            else _("You are translating now: {confirm} confirms")
        )

    def _show_role(self) -> None:
        self.context.actions.check("review", self.session.role is Role.REVIEWER)
        self.context.status_line.show_role(self.session.author.name, self.session.role)
        self.bar.show_role(self.session.role)

    def _open_name_menu(self) -> None:
        """Open the menu of the name on the status bar: the role, and the name itself."""
        button = self.context.status_line.role_button
        menu = QMenu(button)
        menu.aboutToHide.connect(menu.deleteLater)
        group = QActionGroup(menu)
        for role, text in ((Role.TRANSLATOR, _("&Translate")), (Role.REVIEWER, _("&Review"))):
            action = group.addAction(menu.addAction(text))
            action.setCheckable(True)
            action.setChecked(role is self.session.role)
            action.triggered.connect(partial(self._choose_role, role))
        menu.addSeparator()
        menu.addAction(_("&Name and e-mail…")).triggered.connect(self.context.actions["preferences"].trigger)
        menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    # Saving

    def _show_saved(self, when: datetime) -> None:
        self.context.status_line.show_saved(when)
        self.context.notices.hide_unsaved_warning()

    def _show_long_change(self, change: LongChange) -> None:
        # What was sent before it ended may arrive later.
        if self.session.busy:
            self._long_change = change
            self.context.status_line.show_change(long_change_words(change.verb), change.done, change.total)

    def _hide_long_change(self) -> None:
        self._long_change = None
        self.context.status_line.hide_change()
        if self.session.busy:
            self.context.status_line.show_unsaved()

    def _cancel_long_change(self) -> None:
        if self._long_change is not None:
            self._long_change.cancel()

    def _show_stuck(self, message: str) -> None:
        ways: Sequence[MessageButton] = [
            (_("Save elsewhere…"), partial(self.context.files.ask_elsewhere, self.session))
        ]
        self.context.notices.show_unsaved_warning(message, ways)

    def _show_moved(self, path: Path) -> None:
        self.context.status_line.show_message(_("Now working in {path}", path=path))

    def _show_taken_back(self, words: str) -> None:
        # The undone step may lie elsewhere, and the page may have to be read again before it shows it.
        self.context.status_line.show_work_message(words, outlives_moves=True)

    def _show_progress(self) -> None:
        if not self.session.progress.loaded:
            return
        tallies, line, role = self.session.progress.in_all(), self.context.status_line, self.session.role
        line.show_progress(tallies, role)
        self.bar.show_progress(tallies, percent_done(tallies, role), line.words)

    def _warn_of(self, typing: UncommittedTyping) -> None:
        if warning := typing_warning(typing, self.session.model):
            self.context.status_line.show_work_message(warning)

    def _stop_writing(self) -> None:
        """Make the open project read-only: its session, the page and the menu actions."""
        self.session.stop_writing()
        self.page.live.set_read_only(True)
        self.context.actions.enable(project=True, writing=False)
        self.context.status_line.show_reading()

    # Trouble with the file

    def _show_recovered(self, recovered: OverwrittenFileRecoveryResult) -> None:
        ways: list[MessageButton] = []
        if not recovered.goes_on:
            self._stop_writing()
            ways = [(_("Open the new project"), partial(self.context.requests.open_project.emit, recovered.copy))]
        elif not recovered.is_new_project:
            ways = [(merge_title(recovered.original), partial(self._merge_into, recovered))]
        self.context.notices.show_error(recovered_file_words(recovered), ways)

    def _merge_into(self, recovered: OverwrittenFileRecoveryResult) -> None:
        """Open the project at its original path and compare the recovered copy with it, to merge both."""
        requests = self.context.requests
        requests.open_project.emit(recovered.original)
        requests.compare_beside.emit(recovered.copy)

    def _show_damage(self) -> None:
        self._stop_writing()
        path = self.session.path
        ways = [
            (_("Repair…"), partial(self.context.requests.repair.emit, path)),
            *self.context.files.backup_buttons(path),
        ]
        words = _("This project file is damaged. Nothing is written into it any more; repair it or open a backup.")
        self.context.notices.show_error(words, ways)
