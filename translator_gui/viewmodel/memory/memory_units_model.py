"""Table models of the units that a search of memories found; more are fetched as somebody scrolls."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from translator_gui.messages import gettext_lazy
from translator_gui.project.memory.concordance import ConcordanceHit
from translator_gui.text.tag_spelling import spelled
from translator_gui.viewmodel.plain_text import plain_roles
from translator_gui.viewmodel.row_table_model import RowTableModel
from translator_gui.viewmodel.wording import moment

_Index = QModelIndex | QPersistentModelIndex
URDU, ENGLISH = range(2)


class MemoryUnitsModel(RowTableModel[ConcordanceHit]):
    """Table model of found units: Urdu and English."""

    COLUMNS = (gettext_lazy("Urdu"), gettext_lazy("English"))
    ROW = int(Qt.ItemDataRole.UserRole)
    more_wanted = Signal()
    """The last row is in sight, and there are more to be found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._has_more = False

    def show_hits(self, hits: Sequence[ConcordanceHit], *, has_more: bool) -> None:
        """Show the first page of what a search found."""
        self._has_more = has_more
        self.load(hits)

    def append_hits(self, hits: Sequence[ConcordanceHit], *, has_more: bool) -> None:
        """Show one more page of what a search found."""
        self._has_more = has_more
        if hits:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(hits) - 1)
            self.rows = (*self.rows, *hits)
            self.endInsertRows()

    def canFetchMore(self, parent: _Index) -> bool:  # noqa: N802 (Qt)
        return not parent.isValid() and self._has_more

    def fetchMore(self, parent: _Index) -> None:  # noqa: N802 (Qt)
        if not parent.isValid() and self._has_more:
            self._has_more = False
            self.more_wanted.emit()

    @plain_roles
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == self.ROW:
            return self.rows[index.row()] if index.isValid() else None
        return super().data(index, role)

    def _words(self, row: ConcordanceHit) -> tuple[str, ...]:
        return spelled(row.unit.source), spelled(row.unit.target)


class MemoryMaintenanceModel(MemoryUnitsModel):
    """Table model of the units of a memory with author, project and time."""

    COLUMNS = (*MemoryUnitsModel.COLUMNS, gettext_lazy("Author"), gettext_lazy("Project"), gettext_lazy("Changed"))

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = datetime.now().astimezone()

    def _words(self, row: ConcordanceHit) -> tuple[str, ...]:
        unit = row.unit
        time = moment(unit.time, self._now) if unit.time else ""
        return (*super()._words(row), unit.author, unit.project_name or unit.document, time)
