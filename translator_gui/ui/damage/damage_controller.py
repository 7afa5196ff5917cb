"""Controller of the page about a damaged project: examines it, repairs it, opens the result."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from translator_gui.messages import gettext as _
from translator_gui.model.errors import TranslatorError
from translator_gui.project.backups import list_backups
from translator_gui.project.damage_report_lines import DamageReportLine, damage_lines
from translator_gui.project.opening import open_for_reading
from translator_gui.project.repairing import RepairReport, repair_project, reread_document, verify_project
from translator_gui.ui.damage.damage_page import DamagePage
from translator_gui.viewmodel.threads.async_calls import AsyncCalls
from translator_gui.viewmodel.wording import as_sentence

if TYPE_CHECKING:
    from pathlib import Path

    from translator_gui.model.backup import Backup
    from translator_gui.ui.window_context import WindowContext
    from translator_gui.viewmodel.threads.tasks import Progress


class DamageController(QObject):
    """Shows the page about one damaged project, and runs its repair."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context.dialogs)
        self._context = context
        self._path: Path | None = None
        self._calls = AsyncCalls(self)
        self.page = DamagePage(context.theme, context.dialogs)
        self.page.repair_requested.connect(self._repair)
        self.page.read_requested.connect(self._read)
        self.page.backup_chosen.connect(self._open_backup)
        self.page.open_requested.connect(context.files.open)
        self.page.closed.connect(self._leave)
        context.pages.add(self.page)

    def show(self, path: Path, message: str = "") -> None:
        """Show the page about a damaged project and examine the project on a thread.

        Args:
            path: The project; not open in this window.
            message: Shown if no damage is found.
        """
        self._path = path
        self.page.show_damage(path.name, [], can_read=False)
        self.page.show_backups([])
        self._context.pages.cover(self.page)
        self._calls.send(
            lambda _progress: _examined(path),
            partial(self._show_examined, path, message),
            partial(self._keep, path),
            topic="damage",
        )
        self._calls.send(lambda _progress: _usable(list_backups(path)), self.page.show_backups, topic="backups")

    @property
    def is_shown(self) -> bool:
        """Whether the window shows the page."""
        return self._context.pages.shows(self.page)

    def _show_examined(self, path: Path, message: str, examined: tuple[list[DamageReportLine], bool]) -> None:
        if self.page.repair.isEnabled():
            lines, can_read = examined
            other = as_sentence(message) if message else _("No damage was found.")
            self.page.show_damage(path.name, lines or [DamageReportLine(other, ())], can_read=can_read)

    def _keep(self, path: Path, message: str) -> None:
        self.page.show_damage(path.name, [DamageReportLine(message, ())], can_read=False)

    def _leave(self) -> None:
        self._path = None
        self._calls.cancel()
        self._context.notices.clear()
        self._context.pages.leave()

    def _repair(self) -> None:
        path = self._path
        if path is None:
            return

        def work(progress: Progress) -> RepairReport:
            return repair_project(path, reread=reread_document, progress=progress)

        self.page.set_busy(busy=True)
        self._context.files.long_work(_("Repairing {name}", name=path.name), work, self._show_report, self._end_repair)

    def _end_repair(self) -> None:
        """Enable the page again after a repair that failed or was cancelled."""
        self.page.set_busy(busy=False)
        self.page.repair.setFocus()

    def _show_report(self, report: RepairReport) -> None:
        self.page.set_busy(busy=False)
        self.page.show_report(report.repaired.name, report)

    def _read(self) -> None:
        if self._path is not None:
            self._context.files.read(self._path)

    def _open_backup(self, backup: Backup) -> None:
        if self._path is not None:
            self._context.files.open_backup(self._path, backup)


def _examined(path: Path) -> tuple[list[DamageReportLine], bool]:
    """Return the damage, and whether the project opens for reading."""
    found = [finding for finding in verify_project(path) if finding.problem.is_damage]
    try:
        with open_for_reading(path) as project:
            project.queries.documents()
            project.queries.tallies()
    except TranslatorError:
        return damage_lines(found), False
    return damage_lines(found), True


def _usable(backups: list[Backup]) -> list[Backup]:
    return [backup for backup in backups if not backup.damaged]
