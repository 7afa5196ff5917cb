"""Paints rows of *Replace all*: check box, number, status, and the English with its change marked."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from translator_gui.messages import format_number
from translator_gui.text.difference import DiffKind, DiffPiece
from translator_gui.ui.fonts import english_font
from translator_gui.ui.painting.status_marks import SIZE
from translator_gui.ui.painting.style_option import item_style_option
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.difference_view import difference_box
from translator_gui.ui.widgets.row_painter import ListRowPainter, visual_place
from translator_gui.viewmodel.search.replace_preview import ReplacePreviewModel, ReplacePreviewRow

_MARGIN = 8.0
_BOX = 15.0
_MARK = 20.0
_BEFORE = 28
"""Letters shown before the first change in a long sentence."""
_SHOWN = 400
"""Maximum number of letters laid out per row."""
_WIDE = 1_000_000.0


class ReplacementRowDelegate(QStyledItemDelegate):
    """Paints the rows of *Replace all*'s list: check box, number, status and the planned change of a sentence."""

    def __init__(self, theme: ThemeState, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = parent
        theme.follow(self._apply_theme)
        self._font = english_font(parent.font().pointSizeF())

    def _apply_theme(self, theme: Theme) -> None:
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        del option, index
        return QSize(100, round(QFontMetricsF(self._font).lineSpacing() * 1.75))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        assert isinstance(model, ReplacePreviewModel)
        row, theme = model.row(index.row()), self._theme
        parts = ListRowPainter(painter, option, theme, self._view)
        rect = parts.area
        painter.save()
        painter.setClipRect(rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(
            rect, theme.picked if item_style_option(option).state & QStyle.StateFlag.State_Selected else theme.page
        )
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        self._paint_tick(painter, parts.place(_tick_rect(rect)), ticked=ticked)
        metrics = QFontMetricsF(self._font)
        text = QRectF(rect)
        text.setLeft(rect.left() + 2 * _MARGIN + _BOX)
        number = model.number(index.row())
        if number is not None and row.status is not None:
            line = QRectF(text)
            line.setWidth(metrics.horizontalAdvance("888,888"))
            parts.paint_text(line, format_number(number), theme.muted, self._font, trailing=True)
            line = QRectF(line.right() + _MARGIN + (_MARK - SIZE) / 2, rect.y(), SIZE, rect.height())
            parts.paint_mark(row.status, line)
            text.setLeft(line.right() + (_MARK - SIZE) / 2 + _MARGIN)
        text = parts.place(text)
        box = difference_box(_line(row), self._font, _WIDE, theme)
        painter.setPen(theme.text if ticked else theme.muted)
        # Align baselines: Urdu in a line makes it higher.
        top = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2 - box.ascent
        painter.setClipRect(text)
        box.draw(painter, QPointF(text.left(), top), rect.top(), rect.bottom())
        painter.restore()

    def _paint_tick(self, painter: QPainter, box: QRectF, *, ticked: bool) -> None:
        theme = self._theme
        painter.setPen(QPen(theme.accent if ticked else theme.muted, 1.2))
        painter.setBrush(theme.accent if ticked else theme.field)
        painter.drawRoundedRect(box, 3, 3)
        if ticked:
            painter.setPen(QPen(theme.on_accent, 2))
            at = box.center()
            painter.drawPolyline([at + QPointF(-3.8, 0.2), at + QPointF(-1, 3.2), at + QPointF(4, -3)])
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        area = QRectF(item_style_option(option).rect)
        clicked = (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and visual_place(_tick_rect(area), area, self._view).adjusted(-6, -6, 6, 6).contains(event.position())
        )
        pressed = (
            isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space
        )
        if not clicked and not pressed:
            return False
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        turned = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
        return model.setData(index, turned, Qt.ItemDataRole.CheckStateRole)


def _tick_rect(rect: QRectF) -> QRectF:
    return QRectF(rect.left() + _MARGIN, rect.center().y() - _BOX / 2, _BOX, _BOX)


def _line(row: ReplacePreviewRow) -> list[DiffPiece]:
    """Return a sentence's diff shortened to one line that starts just before the first replacement."""
    pieces = [DiffPiece(piece.kind, piece.text.replace("\n", " ")) for piece in row.pieces]
    first = pieces[0]
    if first.kind is DiffKind.KEPT and len(first.text) > _BEFORE:
        tail = first.text[-_BEFORE:]
        pieces[0] = DiffPiece(DiffKind.KEPT, "…" + (tail.partition(" ")[2] or tail))
    shown, room = list[DiffPiece](), _SHOWN
    for piece in pieces:
        if room > 0:
            shown.append(DiffPiece(piece.kind, piece.text[:room]))
            room -= len(piece.text)
    return shown
