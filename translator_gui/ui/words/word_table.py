"""The tables of names and terms: the Urdu in Naskh, edited in place."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from translator_gui.ui.fonts import UrduFontStyle, urdu_font
from translator_gui.ui.painting.style_option import item_style_option
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.list_style import style_list

_Index = QModelIndex | QPersistentModelIndex
URDU_COLUMN = 0
"""The column with the Urdu in the tables of names and terms."""


def word_table(
    model: QAbstractItemModel, theme: ThemeState, parent: QWidget, *, is_muted: Callable[[_Index], bool]
) -> QTableView:
    """Return a table of names or terms.

    Args:
        model: Its first column is the Urdu.
        theme: The colours.
        parent: The dialog.
        is_muted: Whether a cell has a muted colour.
    """
    table = QTableView(parent)
    style_list(table, theme, paper=True)
    table.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
    table.setModel(model)
    table.setItemDelegate(WordTableDelegate(theme, table, is_muted))
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    return table


class WordTableDelegate(QStyledItemDelegate):
    """Draws the Urdu in Naskh, and some rows in a muted colour."""

    def __init__(self, theme: ThemeState, view: QTableView, is_muted: Callable[[_Index], bool]) -> None:
        super().__init__(view)
        self._view, self._is_muted = view, is_muted
        theme.follow(self._apply_theme)

    def _apply_theme(self, theme: Theme) -> None:
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:  # noqa: N802 (Qt)
        super().initStyleOption(option, index)
        style = item_style_option(option)
        if index.column() == URDU_COLUMN:
            style.font = urdu_cell_font(self._view.font())
        if self._is_muted(index):
            style.palette.setColor(QPalette.ColorRole.Text, self._theme.muted)

    def createEditor(  # noqa: N802 (Qt)
        self, parent: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> QWidget:
        editor = super().createEditor(parent, option, index)
        if index.column() == URDU_COLUMN:
            editor.setFont(urdu_cell_font(editor.font()))
        return editor


def urdu_cell_font(font: QFont) -> QFont:
    """Return the Naskh font for Urdu beside English in a font."""
    return urdu_font(UrduFontStyle.NASKH, font.pointSizeF() * 1.15)
