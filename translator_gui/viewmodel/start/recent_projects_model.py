"""An item model of the recently opened projects; missing files are found out in the background."""

from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from translator_gui.messages import gettext as _
from translator_gui.model.statistics import percent_done
from translator_gui.model.status import Role
from translator_gui.project.recent import RecentProject, RecentProjects
from translator_gui.viewmodel.plain_text import plain_roles
from translator_gui.viewmodel.threads.async_calls import AsyncCalls
from translator_gui.viewmodel.wording import moment

_Index = QModelIndex | QPersistentModelIndex


class RecentProjectsModel(QAbstractListModel):
    """List model of the recently opened projects: title, folder, progress, and whether the file exists."""

    def __init__(self, recent: RecentProjects, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._recent = recent
        self._projects: tuple[RecentProject, ...] = ()
        self._missing: frozenset[Path] = frozenset()
        self._calls = AsyncCalls(self)

    def load(self) -> None:
        """Read the list of recent projects again and check which files exist."""
        self.beginResetModel()
        self._projects = self._recent.read()
        self.endResetModel()
        paths = [project.path for project in self._projects]
        if not paths:
            return
        # A folder of a network that is away may let one wait for minutes.
        self._calls.send(lambda _: frozenset(path for path in paths if not path.is_file()), self._looked)

    def _looked(self, missing: frozenset[Path]) -> None:
        self._missing = missing
        if self._projects:
            self.dataChanged.emit(self.index(0), self.index(len(self._projects) - 1))

    def project(self, row: int) -> RecentProject:
        """Return the recent project of a row."""
        return self._projects[row]

    def is_missing(self, row: int) -> bool:
        """Whether the file of a recent project was not found."""
        return self._projects[row].path in self._missing

    def state(self, row: int) -> str:
        """Return a recent project's progress and time of opening, or that its file was not found."""
        return _("File not found") if self.is_missing(row) else project_state_words(self._projects[row])

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._projects)

    @plain_roles
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._projects):
            return None
        project = self._projects[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return project.shown_title
        if role == Qt.ItemDataRole.ToolTipRole:
            return str(project.path)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _(
                "{title}, {place}. {state}",
                title=project.shown_title,
                place=project.place,
                state=self.state(index.row()),
            )
        return None


def project_state_words(project: RecentProject) -> str:
    """Return a recent project's progress, role and time of opening: "42 % done · reviewing · today 14:05"."""
    parts = [_("{percent} % done", percent=percent_done(project.tallies, project.role))] if project.tallies else []
    if project.role is Role.REVIEWER:
        parts.append(_("reviewing"))
    return " · ".join([*parts, opened_words(project.opened, datetime.now().astimezone())])


def opened_words(opened: int, now: datetime) -> str:
    """Return in words when a recent project was opened; the settings file may hold an impossible time."""
    try:
        return moment(opened, now)
    except (ValueError, OSError, OverflowError):
        return _("some time ago")
