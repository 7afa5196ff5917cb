"""A list whose rows are several lines of text, all of one height, and the base of the delegates that paint it."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.list_style import style_list
from translator_gui.ui.widgets.row_painter import ListRowPainter

ModelIndex = QModelIndex | QPersistentModelIndex
_MARGIN_X, _MARGIN_Y = 10.0, 7.0
_LINE_SPACING = 1.2
_LINES = 3
_ENDS = frozenset({Qt.Key.Key_Home, Qt.Key.Key_End})


class ThreeLineDelegate(QStyledItemDelegate):
    """Base of delegates that paint every row as three lines; subclasses implement `paint_lines`."""

    def __init__(self, theme: ThemeState, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        theme.follow(self._apply_theme)

    def _apply_theme(self, theme: Theme) -> None:
        self.theme = theme

    def _line(self) -> float:
        return QFontMetricsF(self._view.font()).lineSpacing() * _LINE_SPACING

    @property
    def height(self) -> int:
        """Height in pixels of every row."""
        return round(_LINES * self._line() + 2 * _MARGIN_Y)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        painter.save()
        parts = ListRowPainter(painter, option, self.theme, self._view)
        parts.paint_background()
        inner = parts.area.adjusted(_MARGIN_X, _MARGIN_Y, -_MARGIN_X, -_MARGIN_Y)
        line = self._line()
        lines = [QRectF(inner.x(), inner.y() + at * line, inner.width(), line) for at in range(_LINES)]
        self.paint_lines(parts, lines, index)
        parts.paint_focus()
        painter.restore()

    def paint_lines(self, parts: ListRowPainter, lines: list[QRectF], index: ModelIndex) -> None:
        """Paint the contents of a row into the rectangles of its three lines."""
        raise NotImplementedError


class SingleColumnList(QTableView):
    """A list of three-line rows: a table with one column, because QListView lays out all rows when one is added."""

    activated = Signal(QModelIndex)
    previewed = Signal(QModelIndex)

    def __init__(self, model: QAbstractItemModel, name: str, theme: ThemeState, parent: QWidget) -> None:
        """Create the list without a delegate.

        Args:
            model: The rows.
            name: Accessible name.
            theme: The colours.
            parent: Qt's.
        """
        super().__init__(parent)
        self.setModel(model)
        style_list(self, theme, paper=True)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)

    def set_delegate(self, delegate: ThreeLineDelegate) -> None:
        """Set the delegate that paints the rows and says how high they are."""
        self._delegate = delegate
        self.setItemDelegate(delegate)
        self._set_row_height()

    def _set_row_height(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._delegate.height)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._set_row_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        current = self.visualRect(self.currentIndex())
        if event.oldSize().height() > event.size().height() and 0 <= current.top() < event.oldSize().height():
            # A row that was seen is not lost behind what the list gave room to.
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if index.isValid() and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.activated.emit(index)
        elif index.isValid() and event.key() == Qt.Key.Key_Space:
            self.previewed.emit(index)
        elif event.key() in _ENDS and not event.modifiers() and self.model().rowCount():
            # A table goes to the first and the last column.
            row = 0 if event.key() == Qt.Key.Key_Home else self.model().rowCount() - 1
            self.setCurrentIndex(self.model().index(row, 0))
        else:
            super().keyPressEvent(event)
