"""Item models of a project's backups and of the differences between one and the project."""

from collections.abc import Sequence
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from translator_gui.messages import LazyMessage, format_number, gettext_lazy
from translator_gui.messages import gettext as _
from translator_gui.model.backup import Backup
from translator_gui.model.naming import printable
from translator_gui.model.wording import size
from translator_gui.project.merging.comparison import MergeDifference
from translator_gui.viewmodel.backups.wording import reason_words, version_words
from translator_gui.viewmodel.plain_text import plain_roles

_Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_Row = TypeVar("_Row")


class _ResettableTableModel(QAbstractTableModel, Generic[_Row]):
    """Base class of table models whose rows are all replaced at once (backups and their differences)."""

    COLUMNS: ClassVar[tuple[LazyMessage, ...]] = ()
    FIGURES: ClassVar[frozenset[int]] = frozenset()
    """Columns of numbers, aligned to the right."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[_Row, ...] = ()

    def load(self, rows: Sequence[_Row]) -> None:
        """Replace all rows of the table of backups or of a backup's differences."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self.COLUMNS)

    @plain_roles
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row)[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row, column)
        return self._alignment(column) if role == Qt.ItemDataRole.TextAlignmentRole else None

    @plain_roles
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return str(self.COLUMNS[section])
        return self._alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        return _RIGHT if column in self.FIGURES else _LEFT

    def _words(self, row: _Row) -> tuple[str, ...]:
        """Return the texts of a row, one per column, in the table of backups or of a backup's differences."""
        raise NotImplementedError

    def _tip(self, row: _Row, column: int) -> str:
        """Return the tooltip of a cell in the table of backups or of a backup's differences."""
        raise NotImplementedError


class BackupsModel(_ResettableTableModel[Backup]):
    """Table model of a project's backups: date, reason, number of sentences, sentences done, file size."""

    COLUMNS = (
        gettext_lazy("Date"),
        gettext_lazy("Reason"),
        gettext_lazy("Sentences"),
        gettext_lazy("Done"),
        gettext_lazy("Size"),
    )
    FIGURES = frozenset({2, 3, 4})
    REASON = 1

    def _words(self, row: Backup) -> tuple[str, ...]:
        return (
            row.when,
            reason_words(row),
            _("unreadable") if row.sentences is None else format_number(row.sentences),
            "" if row.done is None else format_number(row.done),
            size(row.bytes),
        )

    def _tip(self, row: Backup, column: int) -> str:
        del column
        return _("{id}, {reason}\n{path}", id=row.id, reason=reason_words(row), path=printable(str(row.path)))


class BackupDifferencesModel(_ResettableTableModel[MergeDifference]):
    """Table model of the sentences that differ between a backup and the project: number and both English texts."""

    COLUMNS = (gettext_lazy("No."), gettext_lazy("In the backup"), gettext_lazy("Now"))
    FIGURES = frozenset({0})

    def _words(self, row: MergeDifference) -> tuple[str, ...]:
        number = format_number(row.number) if row.number else "–"
        return number, version_words(row.theirs, row.mine), version_words(row.mine, row.theirs)

    def _tip(self, row: MergeDifference, column: int) -> str:
        return self._words(row)[column]
