"""A table of which whole rows are selected, one at a time."""

from PySide6.QtCore import QAbstractTableModel
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.list_look import dress

_AROUND_ROW = 8


class RowsTable(QTableView):
    """Shows a model without grid and row numbers.

    Args:
        model: The rows.
        name: For screen readers.
        theme: Colours.
        paper: It is as white as the page; else as grey as the window.
        parent: The widget it is in.
    """

    def __init__(
        self, model: QAbstractTableModel, name: str, theme: ThemeState, parent: QWidget, *, paper: bool
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.scroll_bar = dress(self, theme, paper=paper)
        self.setAccessibleName(name)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _AROUND_ROW)
        self.horizontalHeader().setHighlightSections(False)

    @property
    def chosen_row(self) -> int:
        """The row that is selected; -1 if none is."""
        rows = self.selectionModel().selectedRows()
        return rows[0].row() if rows else -1
