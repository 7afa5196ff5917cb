"""How a line of a sentence's history looks."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from translator_gui.text.beginning import in_one_line
from translator_gui.text.direction import visible
from translator_gui.ui.fonts import UrduFace, english_font, urdu_font
from translator_gui.ui.painting.item import look_of
from translator_gui.ui.painting.marks import SIZE, paint_mark
from translator_gui.ui.painting.text_box import TextBox
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.difference_view import difference_box
from translator_gui.viewmodel.history_model import HistoryModel, Row

_Index = QModelIndex | QPersistentModelIndex
_MARGIN = 10.0
_LEAST_NAME = "Amina …"
"""As much of a name as is always shown."""
_GAP = 4.0
_MOST_MARKS = 4
_MOST_BOXES = 2000
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class HistoryDelegate(QStyledItemDelegate):
    """Paints who, when and how on two lines and the marked text below; on one line what only changed the status."""

    def __init__(self, model: HistoryModel, theme: ThemeState, view: QListView) -> None:
        super().__init__(view)
        self._model, self._view = model, view
        self._boxes: dict[tuple[object, ...], TextBox] = {}
        theme.follow(self._apply_theme)

    def _apply_theme(self, theme: Theme) -> None:
        self.theme = theme
        self._boxes.clear()

    def _box(self, number: int) -> TextBox:
        row, base = self._model.row(number), self._model.base
        width = max(40.0, self._view.viewport().width() - 2 * _MARGIN)
        size = self._view.font().pointSizeF()
        key = (row, base.uid if base else "", self._model.expanded(number), width, size)
        if key not in self._boxes:
            if len(self._boxes) > _MOST_BOXES:
                self._boxes.clear()
            self._boxes[key] = difference_box(self._model.pieces(number), english_font(size), width, self.theme)
        return self._boxes[key]

    def _line(self) -> float:
        return QFontMetricsF(self._view.font()).lineSpacing()

    def _urdu(self) -> QFont:
        return urdu_font(UrduFace.NASKH, self._view.font().pointSizeF() + 1)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del option
        number, line = index.row(), self._line()
        row = self._model.row(number)
        if row.caption:
            height = line + QFontMetricsF(self._urdu()).lineSpacing() + _GAP
        elif self._model.brief(number):
            height = line if self._on_one_line(row, self._view.viewport().width() - 2 * _MARGIN) else 2 * line
        else:
            # Several who only changed the status are each named when somebody asks.
            height = line * (1 + len(row.revisions)) + _GAP + self._box(number).height
        return QSize(self._view.viewport().width(), round(height + 2 * _MARGIN * (0.6 if row.caption else 0.8)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        area = QRectF(look_of(option).rect)
        state = look_of(option).state
        painter.save()
        number, theme = index.row(), self.theme
        row = self._model.row(number)
        if not row.caption:
            if state & QStyle.StateFlag.State_Selected:
                painter.fillRect(area, theme.picked)
            elif state & QStyle.StateFlag.State_MouseOver:
                painter.fillRect(area, theme.hover)
        if row.revision is not None and row.revision == self._model.base:
            painter.fillRect(QRectF(area.x(), area.y(), 3, area.height()), theme.accent)
        painter.fillRect(QRectF(area.x(), area.bottom() - 1, area.width(), 1), theme.rule)
        pad = _MARGIN * (0.6 if row.caption else 0.8)
        inner = area.adjusted(_MARGIN, pad, -_MARGIN, -pad)
        if row.caption:
            self._paint_caption(painter, inner, row)
        elif self._model.brief(number):
            self._paint_brief(painter, inner, row)
        else:
            self._paint_whole(painter, inner, row, number)
        if state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setPen(theme.accent)
            painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -1.5))
        painter.restore()

    def _paint_caption(self, painter: QPainter, inner: QRectF, row: Row) -> None:
        line = self._line()
        painter.setPen(self.theme.muted)
        painter.drawText(QRectF(inner.x(), inner.y(), inner.width(), line), _MIDDLE, "Before it was joined to this one")
        font = self._urdu()
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(self.theme.urdu)
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        urdu = metrics.elidedText(visible(in_one_line(row.caption)), Qt.TextElideMode.ElideRight, inner.width())
        place = QRectF(inner.x(), inner.y() + line + _GAP, inner.width(), metrics.lineSpacing())
        # "Left" is where a line that runs from right to left begins.
        painter.drawText(place, _MIDDLE | Qt.AlignmentFlag.AlignLeft, urdu)

    def _room_for_name(self, row: Row, width: float) -> float:
        """What a name has on a line that says too what was done and when."""
        _, how, _, when = row.heading()
        metrics = QFontMetricsF(self._view.font())
        marks = min(len(row.revisions), _MOST_MARKS) * (SIZE + _GAP)
        return width - marks - metrics.horizontalAdvance(_deed(how)) - metrics.horizontalAdvance(when) - 3 * _GAP

    def _on_one_line(self, row: Row, width: float) -> bool:
        metrics = QFontMetricsF(self._view.font())
        least = min(metrics.horizontalAdvance(text) for text in (row.revisions[0].author, _LEAST_NAME))
        return self._room_for_name(row, width) >= least

    def _paint_brief(self, painter: QPainter, inner: QRectF, row: Row) -> None:
        line = self._line()
        marks = row.revisions[_MOST_MARKS - 1 :: -1]
        x = inner.x()
        for revision in marks:
            colour = self.theme.status(revision.status)
            paint_mark(painter, revision.status, QPointF(x + SIZE / 2, inner.y() + line / 2), colour)
            x += SIZE + _GAP
        author, how, _, when = row.heading()
        place = QRectF(x, inner.y(), inner.right() - x, line)
        if self._on_one_line(row, inner.width()):
            # What was done counts more than the whole of a long name.
            room = self._room_for_name(row, inner.width())
            author = QFontMetricsF(self._view.font()).elidedText(author, Qt.TextElideMode.ElideRight, room)
            self._paint_ends(painter, place, f"{author}{_deed(how)}", when, bold=False)
        else:
            self._paint_ends(painter, place, author, when, bold=False)
            self._paint_ends(painter, place.translated(0, line), _deed(how).removeprefix(": "), "", bold=False)

    def _paint_whole(self, painter: QPainter, inner: QRectF, row: Row, number: int) -> None:
        line, y = self._line(), inner.y()
        author, how, _, when = row.heading()
        status = row.revisions[0].status
        paint_mark(painter, status, QPointF(inner.x() + SIZE / 2, y + line / 2), self.theme.status(status))
        indent = SIZE + _GAP
        first = QRectF(inner.x() + indent, y, inner.width() - indent, line)
        self._paint_ends(painter, first, author, when, bold=True)
        y += line
        for at, revision in enumerate(row.revisions):
            if at:
                author, how, _, when = row.heading(at)
                paint_mark(
                    painter,
                    revision.status,
                    QPointF(inner.x() + SIZE / 2, y + line / 2),
                    self.theme.status(revision.status),
                )
                self._paint_ends(painter, first.translated(0, y - first.y()), f"{author}, {how}", when, bold=False)
            else:
                self._paint_ends(painter, first.translated(0, y - first.y()), how, "", bold=False)
            y += line
        painter.setFont(self._view.font())
        painter.setPen(self.theme.text)
        self._box(number).draw(painter, QPointF(inner.x(), y + _GAP), inner.y(), inner.bottom() + line)

    def _paint_ends(self, painter: QPainter, place: QRectF, left: str, right: str, *, bold: bool) -> None:
        font = QFont(self._view.font())
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(self.theme.muted)
        painter.drawText(place, _RIGHT, right)
        room = place.width() - (metrics.horizontalAdvance(right) + 2 * _GAP if right else 0)
        font.setBold(bold)
        painter.setFont(font)
        painter.setPen(self.theme.text if bold else self.theme.muted)
        shown = QFontMetricsF(font).elidedText(left, Qt.TextElideMode.ElideRight, room)
        painter.drawText(place.adjusted(0, 0, room - place.width(), 0), _MIDDLE, shown)


def _deed(how: str) -> str:
    return f": {how.partition(', ')[2]}"
