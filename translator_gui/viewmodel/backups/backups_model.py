"""The list of a project's backups, and of what differs between one of them and the project."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from translator_gui.model.backup import Backup
from translator_gui.model.naming import printable
from translator_gui.project.merging.comparison import Difference
from translator_gui.viewmodel.backups.wording import reason, size, version
from translator_gui.viewmodel.plain_text import plain_roles

_Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class BackupsModel(QAbstractTableModel):
    """A row for each backup: date, reason, sentences, done, size."""

    COLUMNS = ("Date", "Reason", "Sentences", "Done", "Size")
    REASON = 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.backups: tuple[Backup, ...] = ()

    def load(self, backups: Sequence[Backup]) -> None:
        """Show other backups."""
        self.beginResetModel()
        self.backups = tuple(backups)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self.backups)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self.COLUMNS)

    @plain_roles
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        backup, column = self.backups[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                f"{backup.time:%Y-%m-%d %H:%M}",
                reason(backup),
                "unreadable" if backup.sentences is None else f"{backup.sentences:,}",
                "" if backup.done is None else f"{backup.done:,}",
                size(backup.bytes),
            )[column]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column > self.REASON else _LEFT
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{backup.id}\n{printable(str(backup.path))}"
        return None

    @plain_roles
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.COLUMNS[section]
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section > self.REASON else _LEFT
        return None


class DifferencesModel(QAbstractTableModel):
    """A row for each sentence that differs: its number, the English in the backup, the English now."""

    COLUMNS = ("No.", "In the backup", "Now")

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._differences: tuple[Difference, ...] = ()

    def load(self, differences: Sequence[Difference]) -> None:
        """Show other differences; the backup's is the side called theirs."""
        self.beginResetModel()
        self._differences = tuple(differences)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._differences)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self.COLUMNS)

    @plain_roles
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        difference, column = self._differences[index.row()], index.column()
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            number = f"{difference.number:,}" if difference.number else "–"
            mine, theirs = difference.mine, difference.theirs
            return (number, version(theirs, mine), version(mine, theirs))[column]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if column else _RIGHT
        return None

    @plain_roles
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.COLUMNS[section]
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if section else _RIGHT
        return None
