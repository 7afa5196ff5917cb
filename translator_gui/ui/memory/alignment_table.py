"""The table with the linked sentences of an old translation, corrected by keys."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from translator_gui.messages import gettext as _
from translator_gui.ui.editor.page_options import PageDisplayOptions
from translator_gui.ui.fonts import UrduFontStyle, english_font, urdu_font
from translator_gui.ui.painting.laid_out_text import LaidOutText
from translator_gui.ui.painting.style_option import item_style_option
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.list_style import style_list
from translator_gui.viewmodel.memory.alignment_model import ENGLISH, MARK, URDU, AlignmentModel, LinkRow, LinkState

_Index = QModelIndex | QPersistentModelIndex
_MARGIN_X, _MARGIN_Y = 10, 8
_BAR = 4
"""Width of the coloured bar before a link that needs a look, pixels."""
_LEAST_HEIGHT = 44
_TURNS = 4
_KEPT = 400
"""Maximum number of cached layouts."""
_URDU_SIZE = 1.3
"""Of the Urdu, relative to the English."""


_KEYS = {
    Qt.Key.Key_J: "join",
    Qt.Key.Key_S: "split",
    Qt.Key.Key_L: "link",
    Qt.Key.Key_X: "skip",
    Qt.Key.Key_Delete: "skip",
    Qt.Key.Key_A: "accept",
    Qt.Key.Key_N: "next",
}


class AlignmentTable(QTableView):
    """The links, in two columns as on the page; rows are as high as their texts, measured when they come into view."""

    acted = Signal(str)
    """Emitted with the name of an action ("join") whose key was pressed."""

    def __init__(self, theme: ThemeState, options: PageDisplayOptions, parent: QWidget) -> None:
        super().__init__(parent)
        self._urdu_on_right = options.urdu_on_right
        style_list(self, theme, paper=True)
        self.setAccessibleName(_("Linked sentences"))
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(_LEAST_HEIGHT)
        self.verticalHeader().setDefaultSectionSize(2 * _LEAST_HEIGHT)
        self._delegate = AlignmentDelegate(theme, options.urdu_face, self)
        self.setItemDelegate(self._delegate)
        self._fit_soon = QTimer(self, singleShot=True, interval=0)
        self._fit_soon.timeout.connect(self.fit_rows)
        # Without its value, which the timer would take for milliseconds.
        self.verticalScrollBar().valueChanged.connect(self._fit_later)

    def show_model(self, model: AlignmentModel) -> None:
        """Show the links of a model."""
        self.setModel(model)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(MARK, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(MARK, self.fontMetrics().horizontalAdvance(_("No English")) + 3 * _MARGIN_X)
        for column in (ENGLISH, URDU):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        # The Urdu stands on the side that it has on the page.
        if self._urdu_on_right == self.isRightToLeft():
            header.moveSection(header.visualIndex(URDU), ENGLISH)
        model.modelReset.connect(self._fit_later)
        self._fit_soon.start()

    def go_to(self, row: int) -> None:
        """Make a row the current one and show it, with those before and after it if there is room."""
        model = self.model()
        self.setCurrentIndex(model.index(row, ENGLISH))
        shown = [at for at in (row - 1, row + 1, row) if 0 <= at < model.rowCount()]
        for _turn in range(_TURNS):
            for at in shown:
                self.scrollTo(model.index(at, ENGLISH))
            # Rows that become higher push the current one out of view again.
            self.fit_rows()
        self.scrollTo(model.index(row, ENGLISH))

    def rows(self) -> list[int]:
        """Return the selected rows in order, else the current one."""
        chosen = sorted({index.row() for index in self.selectionModel().selectedRows()})
        current = self.currentIndex()
        return chosen or ([current.row()] if current.isValid() else [])

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        # The frame of the current row reaches over all its cells.
        self.viewport().update()

    def _fit_later(self) -> None:
        self._fit_soon.start()

    def fit_rows(self) -> None:
        """Give the rows in view the height of their texts."""
        count = self.model().rowCount() if self.model() else 0
        row, bottom = self.rowAt(0), self.viewport().height()
        while 0 <= row < count and self.rowViewportPosition(row) < bottom:
            height = self._delegate.height(self.model().index(row, ENGLISH), self._widths())
            if height != self.rowHeight(row):
                self.setRowHeight(row, height)
            row += 1

    def _widths(self) -> tuple[int, int]:
        return self.columnWidth(ENGLISH), self.columnWidth(URDU)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_soon.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_soon.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = _KEYS.get(Qt.Key(event.key()))
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}
        if action is not None and plain:
            back = action == "next" and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
            self.acted.emit("previous" if back else action)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
            # The dialog would press one of its buttons.
            self.acted.emit("accept")
        else:
            super().keyPressEvent(event)


class AlignmentDelegate(QStyledItemDelegate):
    """Paints a link: its state, the English and the Urdu, each whole; what needs a look has a coloured bar."""

    def __init__(self, theme: ThemeState, face: UrduFontStyle, view: QTableView) -> None:
        super().__init__(view)
        self._view, self._face = view, face
        self._laid: dict[tuple[str, int, bool], LaidOutText] = {}
        theme.follow(self._apply_theme)

    def _apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._laid.clear()

    def height(self, index: _Index, widths: tuple[int, int]) -> int:
        """Return the height of a row, pixels, given the widths of the English and the Urdu column."""
        model = index.model()
        english = self._text(str(model.index(index.row(), ENGLISH).data() or ""), widths[0], rtl=False)
        urdu = self._text(str(model.index(index.row(), URDU).data() or ""), widths[1], rtl=True)
        return max(_LEAST_HEIGHT, round(max(english.height, urdu.height)) + 2 * _MARGIN_Y)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del option, index
        return QSize(100, 2 * _LEAST_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: LinkRow = index.data(AlignmentModel.ROW)
        style, theme = item_style_option(option), self._theme
        area = QRectF(style.rect)
        painter.save()
        painter.setClipRect(area)
        if style.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.picked)
        painter.fillRect(QRectF(area.x(), area.bottom() - 1, area.width(), 1), theme.rule)
        inner = area.adjusted(_MARGIN_X, _MARGIN_Y, -_MARGIN_X, -_MARGIN_Y)
        if index.column() == MARK:
            self._paint_mark(painter, area, inner, row, str(index.data()))
        else:
            rtl = index.column() == URDU
            text = str(index.data() or "")
            laid = self._text(text, style.rect.width(), rtl=rtl)
            painter.setPen(theme.muted if row.is_skipped else theme.urdu if rtl else theme.text)
            laid.draw(painter, inner.topLeft(), area.top(), area.bottom())
            if not text:
                painter.setPen(theme.muted)
                painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter, "—")
        if index.row() == self._view.currentIndex().row() and self._view.hasFocus():
            painter.setPen(theme.accent)
            painter.drawLine(area.topLeft() + QPointF(0, 0.5), area.topRight() + QPointF(0, 0.5))
            painter.drawLine(area.bottomLeft() - QPointF(0, 1.5), area.bottomRight() - QPointF(0, 1.5))
        painter.restore()

    def _paint_mark(self, painter: QPainter, area: QRectF, inner: QRectF, row: LinkRow, words: str) -> None:
        colour = self._colour(row.state)
        if row.state in {LinkState.DOUBTFUL, LinkState.URDU_ALONE, LinkState.ENGLISH_ALONE}:
            at = area.right() - _BAR if self._view.isRightToLeft() else area.x()
            painter.fillRect(QRectF(at, area.y(), _BAR, area.height() - 1), colour)
        painter.setPen(colour)
        painter.setFont(self._view.font())
        flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading | Qt.TextFlag.TextWordWrap
        painter.drawText(inner, flags, words)

    def _colour(self, state: LinkState) -> QColor:
        theme = self._theme
        return {
            LinkState.DOUBTFUL: theme.draft,
            LinkState.URDU_ALONE: theme.returned,
            LinkState.ENGLISH_ALONE: theme.returned,
            LinkState.BY_HAND: theme.approved,
        }.get(state, theme.muted)

    def _text(self, text: str, width: int, *, rtl: bool) -> LaidOutText:
        key = text, width, rtl
        found = self._laid.get(key)
        if found is None:
            if len(self._laid) >= _KEPT:
                del self._laid[next(iter(self._laid))]
            found = LaidOutText(text, self._font(rtl=rtl), max(width - 2 * _MARGIN_X, 40), rtl=rtl)
            self._laid[key] = found
        return found

    def _font(self, *, rtl: bool) -> QFont:
        size = self._view.font().pointSizeF()
        return urdu_font(self._face, size * _URDU_SIZE) if rtl else english_font(size)
