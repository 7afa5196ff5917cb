"""The base class of models that list something of a project in the order of the text."""

from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from translator_gui.viewmodel.plain_text import plain_roles

_Index = QModelIndex | QPersistentModelIndex
_Row = TypeVar("_Row")


class TextOrderModel(QAbstractTableModel, Generic[_Row]):
    """Base class of models of one column that list comments, findings and the like in the order of the text."""

    ROW = int(Qt.ItemDataRole.UserRole)
    HAS_TIPS = False
    """Whether the words of a row, which may be cut off in the list, are its tooltip too."""
    counted = Signal()
    """The rows, or the number of all that there are, changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []

    def row(self, number: int) -> _Row:
        """Return what a row of the list shows."""
        return self._rows[number]

    def row_of(self, segment: int, key: str) -> int:
        """Return the row of what a sentence has, by the key that tells it apart there; -1 if it is not listed."""
        raise NotImplementedError

    def _in_words(self, row: _Row) -> str:
        """Return the screen-reader text of a row."""
        raise NotImplementedError

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's default)
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's default)
        return 0 if parent.isValid() else 1

    @plain_roles
    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == self.ROW:
            return row
        is_words = role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        is_words = is_words or (self.HAS_TIPS and role == Qt.ItemDataRole.ToolTipRole)
        return self._in_words(row) if is_words else None
