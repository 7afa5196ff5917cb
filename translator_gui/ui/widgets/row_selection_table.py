"""A table in which one whole row can be selected."""

from PySide6.QtCore import QAbstractTableModel
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.list_style import style_list

_AROUND_ROW = 8


class RowSelectionTable(QTableView):
    """A table view without grid and row numbers, in which one whole row can be selected.

    Args:
        model: The rows.
        name: Accessible name.
        theme: The colours.
        paper: Whether it has the colour of the page instead of the window.
        parent: The parent widget.
    """

    def __init__(
        self, model: QAbstractTableModel, name: str, theme: ThemeState, parent: QWidget, *, paper: bool
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.scroll_bar = style_list(self, theme, paper=paper)
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
        """The number of the selected row; -1 for none."""
        rows = self.selectionModel().selectedRows()
        return rows[0].row() if rows else -1
