"""Ties the dialog of backups to the window: lists them and compares them on a thread, restores, merges."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from translator_gui.project.backups import list_backups
from translator_gui.project.merging.comparison import compare_copies
from translator_gui.project.merging.copy_reader import read_copy
from translator_gui.project.merging.project_copies import memory_snapshot
from translator_gui.store.connection import DamagedProjectError
from translator_gui.ui.backups.backups_dialog import BackupsDialog
from translator_gui.viewmodel.threads.async_calls import AsyncCalls

if TYPE_CHECKING:
    from collections.abc import Callable

    from translator_gui.model.backup import Backup
    from translator_gui.model.errors import TranslatorError
    from translator_gui.project.merging.comparison import CopyComparison
    from translator_gui.project.queries import ProjectQueries
    from translator_gui.ui.main_window import MainWindow
    from translator_gui.viewmodel.session.session import Session
    from translator_gui.viewmodel.threads.tasks import Progress

_STAGES = 2
_DAMAGED = "this backup is damaged; choose another one, or open a copy of it and repair that"


class BackupsController(QObject):
    """Shows the backups of a window's project; destroyed with its dialog."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._calls = AsyncCalls(self)
        self.dialog: BackupsDialog | None = None

    def show(self) -> None:
        """Open the dialog for the window's project."""
        session = self._window.session
        if session is None:
            return
        session.commit_typing()
        theme = self._window.view.theme
        dialog = BackupsDialog(session.path.name, theme, can_merge=session.writable, parent=self._window)
        self.dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.compare_requested.connect(partial(self._compare, session))
        dialog.restore_requested.connect(partial(self._restore, session))
        dialog.merge_requested.connect(partial(self._merge, session))
        dialog.finished.connect(self._forget)
        session.closing.connect(dialog.reject)
        self._window.view.theme_changed.connect(dialog.set_theme)
        path, uid = session.path, session.uid
        self._calls.send(lambda _: list_backups(path, uid), self._show_list, self._show_error)
        dialog.open()

    def _forget(self) -> None:
        self.dialog = None
        self._calls.cancel()
        self.deleteLater()

    def _show_list(self, backups: list[Backup]) -> None:
        if self.dialog is not None:
            self.dialog.show_backups(backups)

    def _show_error(self, message: str) -> None:
        if self.dialog is not None:
            self.dialog.show_error(message)

    # Comparing

    def _compare(self, session: Session, backup: Backup) -> None:
        dialog = self.dialog
        if dialog is None:
            return
        dialog.show_comparing()

        def compare_with(mine: ProjectQueries) -> None:
            self._calls.send(_comparison(mine, backup), partial(self._show, backup), partial(self._fail, backup))

        def refuse(error: TranslatorError) -> None:
            self._fail(backup, str(error))

        session.ask(
            lambda project: memory_snapshot(project.queries), compare_with, refuse, owner=self, topic="comparison"
        )

    def _show(self, backup: Backup, comparison: CopyComparison) -> None:
        if self.dialog is not None and self.dialog.chosen == backup:
            self.dialog.show_comparison(backup, comparison)

    def _fail(self, backup: Backup, message: str) -> None:
        if self.dialog is not None and self.dialog.chosen == backup:
            self.dialog.show_failure(backup, message)

    # Getting it back

    def _restore(self, session: Session, backup: Backup) -> None:
        self._close()
        self._window.files.open_backup(session.path, backup)

    def _merge(self, session: Session, backup: Backup) -> None:
        self._close()
        self._window.merge_controller.compare(session, backup.path, f"the backup of {backup.when}")

    def _close(self) -> None:
        if self.dialog is not None:
            self.dialog.accept()


def _comparison(mine: ProjectQueries, backup: Backup) -> Callable[[Progress], CopyComparison]:
    """Return the work that compares a backup with a snapshot of the project, and closes both."""

    def work(progress: Progress) -> CopyComparison:
        try:
            progress(0, _STAGES)
            try:
                theirs = read_copy(mine, backup.path)
            except DamagedProjectError as error:
                raise DamagedProjectError(_DAMAGED) from error
            try:
                progress(1, _STAGES)
                return compare_copies(mine, theirs)
            finally:
                theirs.close()
        finally:
            mine.connection.close()

    return work
