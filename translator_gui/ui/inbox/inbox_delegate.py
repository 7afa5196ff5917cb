"""Paints rows of the inbox."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from translator_gui.messages import format_number
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.wording import worded
from translator_gui.project.reviewing.inbox_needs import InboxNeed
from translator_gui.text.direction import visible
from translator_gui.text.excerpt import on_one_line
from translator_gui.ui.fonts import UrduFace, urdu_font
from translator_gui.ui.painting.status_marks import SIZE, paint_status_mark
from translator_gui.ui.painting.style_option import item_style_option
from translator_gui.ui.theme import Theme
from translator_gui.viewmodel.inbox.inbox_model import InboxEntry, InboxModel

_Index = QModelIndex | QPersistentModelIndex
_MARGIN = 10.0
_PAD = 6.0
_GAP = 6.0
_LINES = 3
_LEADING = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
_TRAILING = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing


class InboxDelegate(QStyledItemDelegate):
    """Paints number and reason, the English (or else the Urdu), and the last comment or a hint."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self.theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del option, index
        # Equal heights: a hundred thousand rows need not be measured.
        return QSize(120, round(_LINES * self._line() + 2 * _PAD))

    def _line(self) -> float:
        return QFontMetricsF(self._view.font()).lineSpacing() + 1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry = index.data(InboxModel.ENTRY)
        if not isinstance(entry, InboxEntry):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area, state = QRectF(item_style_option(option).rect), item_style_option(option).state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, self.theme.picked)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, self.theme.hover)
        painter.fillRect(QRectF(area.x(), area.bottom() - 1, area.width(), 1), self.theme.rule)
        inner = area.adjusted(_MARGIN, _PAD, -_MARGIN, -_PAD)
        self._paint_heading(painter, QRectF(inner.x(), inner.y(), inner.width(), self._line()), entry)
        self._paint_text(painter, QRectF(inner.x(), inner.y() + self._line(), inner.width(), self._line()), entry)
        self._paint_comment(
            painter, QRectF(inner.x(), inner.y() + 2 * self._line(), inner.width(), self._line()), entry
        )
        if state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setPen(self.theme.accent)
            painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -1.5))
        painter.restore()

    def _paint_heading(self, painter: QPainter, line: QRectF, entry: InboxEntry) -> None:
        status = entry.segment.status
        paint_status_mark(painter, status, QPointF(line.x() + SIZE / 2, line.center().y()), self.theme.status(status))
        rest = line.adjusted(SIZE + _GAP, 0, 0, 0)
        painter.setPen(self.theme.muted)
        number = format_number(entry.number)
        painter.drawText(rest, _LEADING, number)
        urgent = entry.need in {InboxNeed.CONFLICT, InboxNeed.RETURNED}
        painter.setPen(self.theme.returned if urgent else self.theme.muted)
        metrics = QFontMetricsF(self._view.font())
        room = rest.width() - metrics.horizontalAdvance(number) - _GAP
        painter.drawText(rest, _TRAILING, metrics.elidedText(_reason(entry), Qt.TextElideMode.ElideRight, room))

    def _paint_text(self, painter: QPainter, line: QRectF, entry: InboxEntry) -> None:
        if not entry.segment.target:
            self._paint_urdu(painter, line, entry.source)
            return
        painter.setPen(self.theme.text)
        painter.drawText(line, _LEADING, self._elided(entry.segment.target, line.width()))

    def _paint_comment(self, painter: QPainter, line: QRectF, entry: InboxEntry) -> None:
        hint = str(_HINTS.get(entry.need, ""))
        if entry.comments is None and not hint and entry.segment.target:
            self._paint_urdu(painter, line, entry.source)
            return
        said = f"{entry.comments.last}: {entry.comments.text}" if entry.comments else hint
        painter.setPen(self.theme.muted)
        painter.drawText(line, _LEADING, self._elided(said, line.width()))

    def _paint_urdu(self, painter: QPainter, line: QRectF, urdu: str) -> None:
        font = urdu_font(UrduFace.NASKH, self._view.font().pointSizeF())
        painter.setFont(font)
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        painter.setPen(self.theme.muted)
        shown = QFontMetricsF(font).elidedText(visible(on_one_line(urdu)), Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, _LEADING, shown)

    def _elided(self, text: str, width: float) -> str:
        return QFontMetricsF(self._view.font()).elidedText(
            visible(on_one_line(text)), Qt.TextElideMode.ElideRight, width
        )


_HINTS = {
    InboxNeed.CONFLICT: _("Two versions came together: choose one"),
    InboxNeed.RETURNED: _("Accept it, change it, or keep yours and say why"),
    InboxNeed.CHANGED: _("Somebody changed what you handed over: confirm it or change it"),
    InboxNeed.URDU: _("The Urdu changed in a newer version of the document"),
}
"""What to do about a sentence without comments, by the reason why it is listed."""


def _reason(entry: InboxEntry) -> str:
    said = entry.comments
    verdict = [worded(part) for part in (said.category, said.severity) if part] if said else []
    return " · ".join([str(entry.need), *verdict])
