"""Controller of the dialog of backups: lists, compares, restores and merges backups."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from translator_gui.messages import gettext as _
from translator_gui.project.backups import list_backups
from translator_gui.project.merging.comparison import compare_copies
from translator_gui.project.merging.copy_reader import read_copy
from translator_gui.project.merging.project_copies import memory_snapshot
from translator_gui.store.connection import DamagedProjectError
from translator_gui.ui.backups.backups_dialog import BackupsDialog
from translator_gui.ui.controller import Controller
from translator_gui.viewmodel.threads.async_calls import AsyncCalls

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from translator_gui.model.backup import Backup
    from translator_gui.model.errors import TranslatorError
    from translator_gui.project.merging.comparison import ProjectCopyComparison
    from translator_gui.project.queries import ProjectQueries
    from translator_gui.ui.actions import Handler
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.ui.workspace import Workspace
    from translator_gui.viewmodel.threads.tasks import Progress

_STAGES = 2


class BackupsController(Controller):
    """Shows the backups of the project; compares them with it, restores and merges them."""

    def __init__(self, context: WindowContext, workspace: Workspace) -> None:
        super().__init__(context, workspace)
        self._calls = AsyncCalls(self)
        self.dialog: BackupsDialog | None = None

    def handlers(self) -> Mapping[str, Handler]:
        return {"backups": lambda _checked: self._open()}

    def detach(self) -> None:
        if self.dialog is not None:
            self.dialog.reject()

    def _open(self) -> None:
        session, context = self.session, self.context
        session.commit_typing()
        name = session.path.name
        dialog = BackupsDialog(name, context.theme, can_merge=session.writable, parent=context.dialogs)
        self.dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.compare_requested.connect(self._compare)
        dialog.restore_requested.connect(self._restore)
        dialog.merge_requested.connect(self._merge)
        dialog.finished.connect(self._forget)
        path, uid = session.path, session.uid
        self._calls.send(lambda _progress: list_backups(path, uid), self._show_list, self._show_error)
        dialog.open()

    def _forget(self) -> None:
        self.dialog = None
        self._calls.cancel()

    def _show_list(self, backups: list[Backup]) -> None:
        if self.dialog is not None:
            self.dialog.show_backups(backups)

    def _show_error(self, message: str) -> None:
        if self.dialog is not None:
            self.dialog.show_error(message)

    # Comparing

    def _compare(self, backup: Backup) -> None:
        dialog = self.dialog
        if dialog is None:
            return
        dialog.show_comparing()

        def compare_with(mine: ProjectQueries) -> None:
            self._calls.send(_comparison(mine, backup), partial(self._show, backup), partial(self._fail, backup))

        def refuse(error: TranslatorError) -> None:
            self._fail(backup, str(error))

        self.session.ask(
            lambda project: memory_snapshot(project.queries), compare_with, refuse, owner=self, topic="comparison"
        )

    def _show(self, backup: Backup, comparison: ProjectCopyComparison) -> None:
        if self.dialog is not None and self.dialog.chosen == backup:
            self.dialog.show_comparison(backup, comparison)

    def _fail(self, backup: Backup, message: str) -> None:
        if self.dialog is not None and self.dialog.chosen == backup:
            self.dialog.show_failure(backup, message)

    # Getting it back

    def _restore(self, backup: Backup) -> None:
        self._close()
        self.context.files.open_backup(self.session.path, backup)

    def _merge(self, backup: Backup) -> None:
        self._close()
        self.context.requests.compare.emit(backup.path, _("the backup of {time}", time=backup.when))

    def _close(self) -> None:
        if self.dialog is not None:
            self.dialog.accept()


def _comparison(mine: ProjectQueries, backup: Backup) -> Callable[[Progress], ProjectCopyComparison]:
    """Return the work that compares a backup with a snapshot of the project, and closes both."""

    def work(progress: Progress) -> ProjectCopyComparison:
        try:
            progress(0, _STAGES)
            try:
                theirs = read_copy(mine, backup.path)
            except DamagedProjectError as error:
                words = _("this backup is damaged; choose another one, or open a copy of it and repair that")
                raise DamagedProjectError(words) from error
            try:
                progress(1, _STAGES)
                return compare_copies(mine, theirs)
            finally:
                theirs.close()
        finally:
            mine.connection.close()

    return work
