"""The panel with the documents of the project and their progress."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from translator_gui.messages import gettext as _
from translator_gui.store.connection import SUFFIX
from translator_gui.ui.painting.progress_bar import paint_progress
from translator_gui.ui.painting.style_option import item_style_option
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.drop_zone import accept_copy, dropped_files, paint_drop_zone
from translator_gui.ui.widgets.list_style import style_list
from translator_gui.viewmodel.documents_model import ProjectDocumentsModel

_MARGIN = 10
_BAR = 6
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_HINT = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap


class DocumentsPanel(QListView):
    """The list of the project's documents. A click or Enter goes to one, Esc to the page.

    Ctrl+Shift+Up and Down and dragging move a document, Del removes it, the menu key opens the context menu.
    """

    chosen = Signal(int)
    """Emitted with the row of the document to go to."""
    left = Signal()
    """Emitted to return to the page."""
    stepped = Signal(int)
    """Emitted to move the chosen document up (-1) or down (1)."""
    moved = Signal(int, int)
    """Emitted to move a document: its row, its new row."""
    files_dropped = Signal(list)
    """Emitted with the paths of documents that were dropped to be added."""
    remove_wanted = Signal()
    menu_wanted = Signal(QPoint)
    """Emitted to open the context menu at a screen position."""

    def __init__(self, model: ProjectDocumentsModel, theme: ThemeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._bar = style_list(self, theme)
        self._delegate = _DocumentDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(_("Documents"))
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QListView.DragDropMode.InternalMove)
        self.takes_files = True
        """Whether documents may be dropped here."""
        self._is_drop_zone = False
        self._expected: int | None = None
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(index.row())

    def expect(self, document_id: int) -> None:
        """Select this document when the documents list is next reloaded, if the list has the focus."""
        self._expected = document_id if self.hasFocus() else None

    def mark(self, row: int) -> None:
        """Select the row of the document that the page shows or, after `expect`, that of the expected document."""
        if self._expected is not None:
            model = self.model()
            expected = model.row_of(self._expected) if isinstance(model, ProjectDocumentsModel) else -1
            row, self._expected = (expected if expected >= 0 else row), None
        self.setCurrentIndex(self.model().index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and not event.modifiers():
            self.remove_wanted.emit()
        elif event.key() in _STEPS and event.modifiers() & both == both:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
            if index.isValid():
                self.setCurrentIndex(index)
            self.menu_wanted.emit(event.globalPos())
        else:
            here = self.visualRect(self.currentIndex()).center()
            self.menu_wanted.emit(self.viewport().mapToGlobal(here))

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.source() is not self:
            self._drag_files(event)
            return True
        if event.type() == QEvent.Type.DragLeave:
            self._show_drop_zone(False)
        return super().viewportEvent(event)

    def _drag_files(self, event: QDropEvent) -> None:
        """Accept documents that are dragged here from another program; a drop adds them to the project."""
        files = dropped_files(event.mimeData())
        takes = self.takes_files and bool(files) and not any(file.suffix.casefold() == SUFFIX for file in files)
        is_drop = event.type() == QEvent.Type.Drop
        self._show_drop_zone(takes and not is_drop)
        if not takes:
            # The window opens projects.
            event.ignore()
            return
        accept_copy(event)
        if is_drop:
            self.files_dropped.emit(files)

    def _show_drop_zone(self, shown: bool) -> None:
        self._is_drop_zone = shown
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        row, over = self.currentIndex().row(), self.indexAt(event.position().toPoint())
        if event.source() is not self or row < 0:
            event.ignore()
            return
        beyond = over.row() if over.isValid() else self.model().rowCount()
        if over.isValid() and event.position().y() > self.visualRect(over).center().y():
            beyond += 1
        place = beyond - 1 if beyond > row else beyond
        # The list is loaded again from the file: Qt must not move rows.
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self.setState(QListView.State.NoState)
        if place != row:
            self.moved.emit(row, place)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.model().rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(self._delegate.theme.muted)
            inner = self.viewport().rect().adjusted(_MARGIN, 2 * _MARGIN, -_MARGIN, -_MARGIN)
            painter.drawText(inner, _HINT, _("No documents.\nFile ▸ Documents ▸ Add documents…"))
            painter.end()
        if self._is_drop_zone:
            painter = QPainter(self.viewport())
            words = _("Drop to add to this project")
            paint_drop_zone(painter, QRectF(self.viewport().rect()), words, self._delegate.theme)
            painter.end()

    def sizeHint(self) -> QSize:
        return QSize(190, 300)


class _DocumentDelegate(QStyledItemDelegate):
    """Paints a row of the documents panel: document name, percentage translated, progress bar."""

    def __init__(self, theme: ThemeState, parent: QWidget) -> None:
        super().__init__(parent)
        theme.follow(self._apply_theme)

    def _apply_theme(self, theme: Theme) -> None:
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        del index
        line = QFontMetricsF(item_style_option(option).font).lineSpacing()
        return QSize(120, int(2 * line + _BAR + 2.4 * _MARGIN))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(item_style_option(option).rect)
        state = item_style_option(option).state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, self.theme.lit)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, self.theme.hover)
        line = QFontMetricsF(painter.font()).lineSpacing()
        inner = area.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        name = QFontMetricsF(painter.font()).elidedText(str(index.data()), Qt.TextElideMode.ElideMiddle, inner.width())
        painter.setPen(self.theme.text)
        painter.drawText(QRectF(inner.x(), inner.y(), inner.width(), line), Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(self.theme.muted)
        second = QRectF(inner.x(), inner.y() + line, inner.width(), line)
        painter.drawText(
            second,
            Qt.AlignmentFlag.AlignVCenter,
            _("{percent} % done", percent=index.data(ProjectDocumentsModel.PERCENT)),
        )
        bar = QRectF(inner.x(), inner.bottom() - _BAR, inner.width(), _BAR)
        paint_progress(painter, bar, index.data(ProjectDocumentsModel.TALLIES) or {}, self.theme)
        painter.restore()
