"""The base class of table models whose rows are all replaced at once."""

from collections.abc import Sequence
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from translator_gui.messages import LazyMessage
from translator_gui.viewmodel.plain_text import plain_roles

_Index = QModelIndex | QPersistentModelIndex
_TRAILING = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
_LEADING = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
_Row = TypeVar("_Row")


class RowTableModel(QAbstractTableModel, Generic[_Row]):
    """Base class of table models whose rows are all replaced at once; a subclass says the words of a row."""

    COLUMNS: ClassVar[tuple[LazyMessage, ...]] = ()
    FIGURES: ClassVar[frozenset[int]] = frozenset()
    """Columns of numbers, aligned at the end."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[_Row, ...] = ()

    def load(self, rows: Sequence[_Row]) -> None:
        """Replace all rows of the table."""
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
        return _TRAILING if column in self.FIGURES else _LEADING

    def _words(self, row: _Row) -> tuple[str, ...]:
        """Return the texts of a row of the table, one per column."""
        raise NotImplementedError

    def _tip(self, row: _Row, column: int) -> str:
        """Return the tooltip of a cell of the table: its own words, which may be cut off there."""
        return self._words(row)[column]
