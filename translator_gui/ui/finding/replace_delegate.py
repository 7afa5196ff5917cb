"""A line of the list of replacements: a tick, the sentence's number and status, its English with the change marked."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from translator_gui.text.difference import Piece, PieceKind
from translator_gui.ui.fonts import english_font
from translator_gui.ui.painting.item import look_of
from translator_gui.ui.painting.marks import paint_mark
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.difference_view import difference_box
from translator_gui.viewmodel.finding.replacements import Replaced, ReplacementsModel

_MARGIN = 8.0
_BOX = 15.0
_MARK = 20.0
_BEFORE = 28
"""Letters shown before the first change of a sentence that would not show it otherwise."""
_SHOWN = 400
"""Letters laid out of a line."""
_WIDE = 1_000_000.0


class ReplaceDelegate(QStyledItemDelegate):
    """Paints rows of one height: ten thousand are as quick as ten."""

    def __init__(self, theme: ThemeState, parent: QWidget) -> None:
        super().__init__(parent)
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
        assert isinstance(model, ReplacementsModel)
        row, theme = model.row(index.row()), self._theme
        rect = QRectF(look_of(option).rect)
        painter.save()
        painter.setClipRect(rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.picked if look_of(option).state & QStyle.StateFlag.State_Selected else theme.page)
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        self._paint_tick(painter, _tick_rect(rect), ticked=ticked)
        painter.setFont(self._font)
        painter.setPen(theme.muted)
        width = QFontMetricsF(self._font).horizontalAdvance("888,888")
        left = rect.left() + 2 * _MARGIN + _BOX
        number = QRectF(left, rect.top(), width, rect.height())
        painter.drawText(
            number, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, f"{model.number(index.row()):,}"
        )
        left += width + _MARGIN + _MARK / 2
        paint_mark(painter, row.status, QPointF(left, rect.center().y()), theme.status(row.status))
        left += _MARK / 2 + _MARGIN
        box = difference_box(_line(row), self._font, _WIDE, theme)
        painter.setPen(theme.text if ticked else theme.muted)
        metrics = QFontMetricsF(self._font)
        # By the baseline: Urdu within a line makes it higher.
        top = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2 - box.ascent
        box.draw(painter, QPointF(left, top), rect.top(), rect.bottom())
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
        clicked = (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and _tick_rect(QRectF(look_of(option).rect)).adjusted(-6, -6, 6, 6).contains(event.position())
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


def _line(row: Replaced) -> list[Piece]:
    """The pieces on one line, begun shortly before the first change."""
    pieces = [Piece(piece.kind, piece.text.replace("\n", " ")) for piece in row.pieces]
    first = pieces[0]
    if first.kind is PieceKind.KEPT and len(first.text) > _BEFORE:
        tail = first.text[-_BEFORE:]
        pieces[0] = Piece(PieceKind.KEPT, "…" + (tail.partition(" ")[2] or tail))
    shown, room = list[Piece](), _SHOWN
    for piece in pieces:
        if room > 0:
            shown.append(Piece(piece.kind, piece.text[:room]))
            room -= len(piece.text)
    return shown
