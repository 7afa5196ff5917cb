"""The list of documents, each with a progress bar in the colours of its statuses."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPainterPath, QPalette
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from translator_gui.model.statistics import Tally
from translator_gui.model.status import Status
from translator_gui.ui.editor.scroll_bar import ScrollBar
from translator_gui.ui.theme import Theme
from translator_gui.viewmodel.documents_model import DocumentsModel

_MARGIN = 10
_BAR = 6
_ORDER = (Status.FINAL, Status.APPROVED, Status.TRANSLATED, Status.RETURNED, Status.DRAFT)


class DocumentsPanel(QListView):
    """Click or Enter goes to a document, Esc back to the page."""

    chosen = Signal(int)
    """The row of the document to go to."""
    left = Signal()
    """Somebody goes back to the page."""

    def __init__(self, model: DocumentsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._bar = ScrollBar(theme, self)
        self.setVerticalScrollBar(self._bar)
        # A viewport of our own: to learn what kind of widget Qt's is, PySide would set up every kind there is (20 ms).
        self.setViewport(QWidget(self))
        self.viewport().setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self._delegate = _DocumentDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Documents")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._delegate.theme = theme
        self._bar.set_theme(theme)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(190, 300)


class _DocumentDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        del index
        line = QFontMetricsF(option.font).lineSpacing()  # pyright: ignore[reportAttributeAccessIssue, reportUnknownArgumentType, reportUnknownMemberType]
        return QSize(120, int(2 * line + _BAR + 2.4 * _MARGIN))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownArgumentType, reportUnknownMemberType]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]
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
        painter.drawText(second, Qt.AlignmentFlag.AlignVCenter, f"{index.data(DocumentsModel.PERCENT)} % done")
        bar = QRectF(inner.x(), inner.bottom() - _BAR, inner.width(), _BAR)
        paint_progress(painter, bar, index.data(DocumentsModel.TALLIES) or {}, self.theme)
        painter.restore()


def paint_progress(painter: QPainter, bar: QRectF, tallies: dict[Status, Tally], theme: Theme) -> None:
    """A bar of which each status takes its share of the Urdu words, the furthest first."""
    painter.setPen(Qt.PenStyle.NoPen)
    path = QPainterPath()
    path.addRoundedRect(bar, bar.height() / 2, bar.height() / 2)
    painter.fillPath(path, theme.rule)
    whole = sum(tally.source_words for tally in tallies.values())
    if not whole:
        return
    painter.setClipPath(path)
    x = bar.x()
    for status in _ORDER:
        if status in tallies:
            width = bar.width() * tallies[status].source_words / whole
            painter.fillRect(QRectF(x, bar.y(), width, bar.height()), theme.status(status))
            x += width
    painter.setClipping(False)
