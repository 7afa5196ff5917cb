"""The table of units that the concordance and the maintenance of memories have in common."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from translator_gui.model.inline_tag import without_tags
from translator_gui.project.memory.concordance import ConcordanceHit
from translator_gui.ui.memory.unit_delegate import MemoryUnitDelegate
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.row_selection_table import RowSelectionTable
from translator_gui.viewmodel.memory.memory_units_model import MemoryUnitsModel

_TEXT_COLUMNS = 2


class MemoryUnitTable(RowSelectionTable):
    """A table of units: F2 edits the current one, Delete deletes the selected ones, Ctrl+C copies their English."""

    edit_wanted = Signal()
    delete_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self, model: MemoryUnitsModel, name: str, theme: ThemeState, parent: QWidget) -> None:
        super().__init__(model, name, theme, parent, paper=True)
        self._model = model
        delegate = MemoryUnitDelegate(theme, self)
        self.setItemDelegate(delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.verticalHeader().setDefaultSectionSize(delegate.height)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(False)
        for column in range(model.columnCount()):
            header.setSectionResizeMode(
                column,
                QHeaderView.ResizeMode.Stretch if column < _TEXT_COLUMNS else QHeaderView.ResizeMode.Interactive,
            )
        self.setMinimumHeight(3 * delegate.height)

    @property
    def current_hit(self) -> ConcordanceHit | None:
        """The unit of the current row; None without rows."""
        row = self.currentIndex().row()
        return self._model.rows[row] if 0 <= row < len(self._model.rows) else None

    @property
    def selected_hits(self) -> list[ConcordanceHit]:
        """The units of the selected rows, in the order of the table."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._model.rows[row] for row in rows]

    def copy_english(self) -> None:
        """Copy the English of the selected units, each on a line of its own."""
        texts = [without_tags(hit.unit.target) for hit in self.selected_hits]
        if texts:
            QGuiApplication.clipboard().setText("\n".join(texts))

    def step(self, by: int) -> None:
        """Make the row above or below the current one the current one."""
        row = max(0, min(self.currentIndex().row() + by, len(self._model.rows) - 1))
        if self._model.rows:
            self.selectRow(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_english()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_wanted.emit()
        elif key == Qt.Key.Key_F2:
            self.edit_wanted.emit()
        elif key == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)
