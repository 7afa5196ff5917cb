"""The list of recent projects, each with its folder, progress and date."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QMenu, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from translator_gui.messages import gettext as _
from translator_gui.messages import gettext_lazy
from translator_gui.ui.painting.progress_bar import paint_progress
from translator_gui.ui.painting.style_option import item_style_option
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.list_style import style_list
from translator_gui.viewmodel.start.recent_projects_model import RecentProjectsModel

_MARGIN = 12
_BAR = 6
_BAR_WIDTH = 120
_REMOVE = gettext_lazy("Remove from the list")
_Index = QModelIndex | QPersistentModelIndex


class RecentProjectsView(QListView):
    """A list of recent projects; Enter or a click opens one, Delete removes it from the list (the file stays)."""

    chosen = Signal(object)
    """Emitted with the `RecentProject` to open."""
    turned = Signal(QModelIndex)
    """Emitted with the index of the selected project."""
    removed = Signal(object)
    """Emitted with the path of the project to remove from the list."""

    def __init__(self, model: RecentProjectsModel, theme: ThemeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recent = model
        self.setModel(model)
        self._bar = style_list(self, theme)
        self._delegate = _RecentDelegate(model, theme, self)
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(_("Recent projects: Enter opens, Delete removes from the list"))
        self.clicked.connect(self._click)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.turned.emit(_plain(current))

    @property
    def whole_height(self) -> int:
        """Height in pixels at which all recent projects are visible."""
        return self._recent.rowCount() * self._delegate.height(self.font()) + 2

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if row >= 0 and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.chosen.emit(self._recent.project(row))
        elif row >= 0 and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self._remove(row)
        elif (event.key() == Qt.Key.Key_Up and row <= 0) or event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            # At the edge the arrows move the focus back to the buttons.
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QEvent) -> None:
        del event
        row = self.currentIndex().row()
        if row >= 0:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addAction(_("Open")).triggered.connect(lambda: self.chosen.emit(self._recent.project(row)))
            menu.addAction(str(_REMOVE)).triggered.connect(lambda: self._remove(row))
            menu.popup(self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if self._removes(index, event.position().toPoint()):
            self._remove(index.row())
        else:
            super().mouseReleaseEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if index.isValid() else Qt.CursorShape.ArrowCursor)

    def _click(self, index: QModelIndex) -> None:
        self.chosen.emit(self._recent.project(index.row()))

    def _removes(self, index: QModelIndex, at: QPoint) -> bool:
        return bool(
            index.isValid()
            and self._recent.is_missing(index.row())
            and self._delegate.remove_area(self.visualRect(index), self.font()).contains(at)
        )

    def _remove(self, row: int) -> None:
        self.removed.emit(self._recent.project(row).path)


class _RecentDelegate(QStyledItemDelegate):
    def __init__(self, recent: RecentProjectsModel, theme: ThemeState, parent: QListView) -> None:
        super().__init__(parent)
        self._recent = recent
        self._view = parent
        theme.follow(self._apply_theme)

    def _apply_theme(self, theme: Theme) -> None:
        self.theme = theme

    def height(self, font: QFont) -> int:
        return int(3 * QFontMetricsF(font).lineSpacing() + 1.8 * _MARGIN)

    def remove_area(self, area: QRect, font: QFont) -> QRect:
        """Return the rectangle of *Remove from the list* in a row of the recent projects."""
        line = QFontMetricsF(font).lineSpacing()
        width = QFontMetricsF(font).horizontalAdvance(str(_REMOVE)) + 4
        place = QRectF(area.right() - _MARGIN - width, area.bottom() - 0.9 * _MARGIN - line, width, line).toRect()
        return QStyle.visualRect(self._view.layoutDirection(), area, place)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del option, index
        return QSize(160, self.height(self._view.font()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        project = self._recent.project(index.row())
        state = self._recent.state(index.row())
        missing = self._recent.is_missing(index.row())
        font, theme = self._view.font(), self.theme
        metrics = QFontMetricsF(font)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._view.visualRect(_plain(index))
        self._ground(painter, QRectF(area), option)
        inner = QRectF(area).adjusted(_MARGIN, 0.9 * _MARGIN, -_MARGIN, -0.9 * _MARGIN)
        line = metrics.lineSpacing()
        bold = QFont(font)
        bold.setWeight(QFont.Weight.Medium)
        painter.setFont(bold)
        painter.setPen(theme.muted if missing else theme.text)
        title = QFontMetricsF(bold).elidedText(project.shown_title, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(QRectF(inner.x(), inner.y(), inner.width(), line), _LEADING, title)
        painter.setFont(font)
        painter.setPen(theme.muted)
        folder = metrics.elidedText(str(project.place), Qt.TextElideMode.ElideMiddle, inner.width())
        painter.drawText(QRectF(inner.x(), inner.y() + line, inner.width(), line), _LEADING, folder)
        third = QRectF(inner.x(), inner.y() + 2 * line, inner.width(), line)
        if missing:
            painter.setPen(theme.warn_text)
            painter.drawText(third, _LEADING, state)
            painter.setPen(theme.accent)
            painter.drawText(QRectF(self.remove_area(area, font)), _TRAILING, str(_REMOVE))
        else:
            if project.tallies:
                bar = QRectF(third.x(), third.center().y() - _BAR / 2, min(_BAR_WIDTH, third.width() / 3), _BAR)
                paint_progress(painter, bar, dict(project.tallies), theme)
                third.setLeft(bar.right() + 10)
                if self._view.isRightToLeft():
                    bar.moveRight(inner.right())
                    third.moveLeft(inner.left())
                painter.setPen(theme.muted)
            painter.drawText(third, _LEADING, metrics.elidedText(state, Qt.TextElideMode.ElideRight, third.width()))
        painter.restore()

    def _ground(self, painter: QPainter, area: QRectF, option: QStyleOptionViewItem) -> None:
        state = item_style_option(option).state
        selected = bool(state & QStyle.StateFlag.State_Selected) and self._view.hasFocus()
        if not selected and not state & QStyle.StateFlag.State_MouseOver:
            return
        painter.setPen(self.theme.accent if selected else Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.hover)
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 8, 8)


_LEADING = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
_TRAILING = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing


def _plain(index: _Index) -> QModelIndex:
    return index.model().index(index.row(), index.column()) if index.isValid() else QModelIndex()
