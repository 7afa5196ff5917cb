"""The answer to a look-up as a list model."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from translator_gui.messages import gettext as _
from translator_gui.viewmodel.plain_text import plain_roles
from translator_gui.viewmodel.words.word_lookup_state import LookupAnswer, LookupRow

_Index = QModelIndex | QPersistentModelIndex
NUMBERED = 9
"""Rows that can be chosen by a digit."""


class WordLookupModel(QAbstractListModel):
    """List model of the rows of a look-up; glosses are numbered from 1."""

    ROW = int(Qt.ItemDataRole.UserRole)
    NUMBER = ROW + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[LookupRow, ...] = ()
        self._glosses: list[int] = []

    def show_answer(self, answer: LookupAnswer) -> None:
        """Show the rows of an answer."""
        self.beginResetModel()
        self._rows = answer.rows
        self._glosses = [place for place, row in enumerate(answer.rows) if row.segment is None and not row.is_forbidden]
        self.endResetModel()

    def row(self, place: int) -> LookupRow | None:
        """Return a row; None if there is none at the place."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def gloss(self, number: int) -> LookupRow | None:
        """Return the gloss with a number, from 1; None if there are fewer."""
        return self._rows[self._glosses[number - 1]] if 0 < number <= min(NUMBERED, len(self._glosses)) else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._rows)

    @plain_roles
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index.row())
        if row is None:
            return None
        if role == self.ROW:
            return row
        if role == self.NUMBER:
            number = self._glosses.index(index.row()) + 1 if index.row() in self._glosses else 0
            return number if number <= NUMBERED else 0
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return _("{english}; {urdu}; {detail}", english=row.english, urdu=row.urdu, detail=row.detail)
        return row.note if role == Qt.ItemDataRole.ToolTipRole else None
