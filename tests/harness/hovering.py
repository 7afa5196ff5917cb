"""Whatever a window shows of a project: every row of every list asked for everything, every panel shown."""

from typing import cast

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDockWidget, QWidget

from translator_gui.ui.main_window import MainWindow

ROLES = tuple(Qt.ItemDataRole)


def hover_everything(window: MainWindow) -> int:
    """Show all panels and ask every item view's model for every role of every row; returns the number of answers."""
    for dock in window.findChildren(QDockWidget):
        dock.show()
    QApplication.processEvents()
    answers = 0
    for view in window.findChildren(QAbstractItemView):
        # A view that has no model yet gives None, whatever its types say.
        model = cast("QAbstractItemModel | None", view.model())
        if model is not None:
            answers += ask(model, QModelIndex())
    for widget in window.findChildren(QWidget):
        answers += len(widget.toolTip()) + len(widget.accessibleName()) + len(widget.statusTip())
    return answers


def ask(model: QAbstractItemModel, parent: QModelIndex) -> int:
    """Ask a model for everything beneath an index."""
    answers, is_list = 0, isinstance(model, QAbstractListModel)
    is_flat = is_list or isinstance(model, QAbstractTableModel)
    for row in range(min(model.rowCount(parent), 200)):
        # A list model keeps to itself how many columns it has.
        for column in range(1 if is_list else model.columnCount(parent)):
            index = model.index(row, column, parent)
            for role in ROLES:
                answers += model.data(index, role) is not None
            if column == 0 and not is_flat and model.hasChildren(index):
                answers += ask(model, index)
    return answers
