"""How a line of the list of all comments looks."""

from datetime import datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from translator_gui.model.comment import verdict_words
from translator_gui.text.beginning import beginning
from translator_gui.text.direction import visible
from translator_gui.ui.fonts import UrduFace, urdu_font
from translator_gui.ui.painting.item import look_of
from translator_gui.ui.painting.marks import SIZE, paint_mark
from translator_gui.ui.painting.severity import WIDTH, paint_severity
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.viewmodel.annotations.comments_model import CommentRow, CommentsModel, replies
from translator_gui.viewmodel.session.session import Session
from translator_gui.viewmodel.wording import moment

_Index = QModelIndex | QPersistentModelIndex
_MARGIN_X, _MARGIN_Y = 10.0, 7.0
_GAP = 6.0
_LEADING = 1.2
_LINES = 3
_LONGEST = 200
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextSingleLine


class CommentDelegate(QStyledItemDelegate):
    """Three lines each: sentence, kind and when; the words that are spoken of; what is said of them."""

    def __init__(self, session: Session, theme: ThemeState, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._session, self._view = session, view
        theme.follow(self._apply_theme)

    def _apply_theme(self, theme: Theme) -> None:
        self.theme = theme

    def _line(self) -> float:
        return QFontMetricsF(self._view.font()).lineSpacing() * _LEADING

    @property
    def height(self) -> int:
        """Of every line, pixels."""
        return round(_LINES * self._line() + 2 * _MARGIN_Y)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        look, theme = look_of(option), self.theme
        area = QRectF(look.rect)
        row: CommentRow = index.data(CommentsModel.ROW)
        painter.save()
        if look.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.picked)
        elif look.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.hover)
        painter.fillRect(QRectF(area.x(), area.bottom() - 1, area.width(), 1), theme.rule)
        inner = area.adjusted(_MARGIN_X, _MARGIN_Y, -_MARGIN_X, -_MARGIN_Y)
        line = self._line()
        lines = [QRectF(inner.x(), inner.y() + at * line, inner.width(), line) for at in range(_LINES)]
        self._head(painter, lines[0], row)
        self._quote(painter, lines[1], row)
        self._words(painter, lines[2], row)
        if look.state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setPen(theme.accent)
            painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -1.5))
        painter.restore()

    def _head(self, painter: QPainter, place: QRectF, row: CommentRow) -> None:
        theme, thread = self.theme, row.placed.thread
        x, middle = place.x(), place.center().y()
        segment = self._session.model.segment(row.segment)
        if segment is not None:
            paint_mark(painter, segment.status, QPointF(x + SIZE / 2, middle), theme.status(segment.status))
        x += SIZE + _GAP
        font = QFont(self._view.font())
        font.setBold(True)
        x = self._text(painter, QRectF(x, place.y(), place.right() - x, place.height()), f"{row.number:,}", font) + _GAP
        verdict = verdict_words(thread.category, thread.severity)
        if thread.severity is not None:
            colour = theme.severity(thread.severity)
            paint_severity(painter, thread.severity, QPointF(x + WIDTH / 2, middle), colour)
            x += WIDTH + _GAP
        time = moment(thread.remarks[0].time, datetime.now().astimezone())
        metrics = QFontMetricsF(self._view.font())
        room = place.right() - x
        painter.setFont(self._view.font())
        if verdict:
            most = room - metrics.horizontalAdvance(time) - 2 * _GAP
            shown = metrics.elidedText(verdict.capitalize(), Qt.TextElideMode.ElideRight, max(0.0, most))
            painter.setPen(theme.severity(thread.severity))
            painter.drawText(QRectF(x, place.y(), room, place.height()), _LEFT, shown)
        painter.setPen(theme.muted)
        painter.drawText(place, _RIGHT, time)

    def _text(self, painter: QPainter, place: QRectF, text: str, font: QFont) -> float:
        painter.setFont(font)
        painter.setPen(self.theme.text)
        painter.drawText(place, _LEFT, text)
        return place.x() + QFontMetricsF(font).horizontalAdvance(text)

    def _quote(self, painter: QPainter, place: QRectF, row: CommentRow) -> None:
        theme, anchor = self.theme, row.placed.thread.anchor
        if anchor is None:
            painter.setFont(self._view.font())
            painter.setPen(theme.muted)
            painter.drawText(place, _LEFT, "On the whole sentence")
            return
        font = self._view.font() if anchor.revision else urdu_font(UrduFace.NASKH, self._view.font().pointSizeF())
        metrics = QFontMetricsF(font)
        quote = visible(beginning(anchor.quote, _LONGEST))
        bar, pad = 3.0, 6.0
        shown = metrics.elidedText(quote, Qt.TextElideMode.ElideRight, place.width() - bar - 2 * pad)
        width = metrics.horizontalAdvance(shown) + 2 * pad
        box = QRectF(place.x(), place.y() + 1, width + bar, place.height() - 2)
        painter.fillRect(box, theme.spoken)
        painter.fillRect(QRectF(box.x(), box.y(), bar, box.height()), theme.comment)
        painter.setFont(font)
        painter.setPen(theme.text)
        painter.setLayoutDirection(
            Qt.LayoutDirection.LeftToRight if anchor.revision else Qt.LayoutDirection.RightToLeft
        )
        painter.drawText(
            box.adjusted(bar + pad, 0, -pad + 2, 0), Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown
        )
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def _words(self, painter: QPainter, place: QRectF, row: CommentRow) -> None:
        theme, thread = self.theme, row.placed.thread
        metrics = QFontMetricsF(self._view.font())
        notes = " · ".join(filter(None, (replies(row), "" if thread.open else "resolved")))
        painter.setFont(self._view.font())
        painter.setPen(theme.muted)
        painter.drawText(place, _RIGHT, notes)
        room = place.width() - (metrics.horizontalAdvance(notes) + 2 * _GAP if notes else 0)
        first = thread.remarks[0]
        author = metrics.elidedText(f"{first.author}:", Qt.TextElideMode.ElideRight, room * 0.5)
        painter.drawText(place, _LEFT, author)
        indent = metrics.horizontalAdvance(author) + _GAP
        painter.setPen(theme.text if thread.open else theme.muted)
        words = metrics.elidedText(visible(beginning(first.text, _LONGEST)), Qt.TextElideMode.ElideRight, room - indent)
        painter.drawText(place.adjusted(indent, 0, 0, 0), _LEFT, words)
