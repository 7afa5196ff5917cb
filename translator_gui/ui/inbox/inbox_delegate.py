"""How a line of the inbox looks."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from translator_gui.model.wording import worded
from translator_gui.project.reviewing.needs import Need
from translator_gui.text.beginning import in_one_line
from translator_gui.text.direction import visible
from translator_gui.ui.fonts import UrduFace, urdu_font
from translator_gui.ui.painting.item import look_of
from translator_gui.ui.painting.marks import SIZE, paint_mark
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.viewmodel.inbox_model import Entry, InboxModel

_Index = QModelIndex | QPersistentModelIndex
_MARGIN = 10.0
_PAD = 6.0
_GAP = 6.0
_LINES = 3
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class InboxDelegate(QStyledItemDelegate):
    """Paints number and reason, the English (the Urdu where there is none), and what was said last."""

    def __init__(self, theme: ThemeState, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        theme.follow(self._apply_theme)

    def _apply_theme(self, theme: Theme) -> None:
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del option, index
        # The same for all: a hundred thousand lines need not be measured.
        return QSize(120, round(_LINES * self._line() + 2 * _PAD))

    def _line(self) -> float:
        return QFontMetricsF(self._view.font()).lineSpacing() + 1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry = index.data(InboxModel.ENTRY)
        if not isinstance(entry, Entry):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area, state = QRectF(look_of(option).rect), look_of(option).state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, self.theme.picked)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, self.theme.hover)
        painter.fillRect(QRectF(area.x(), area.bottom() - 1, area.width(), 1), self.theme.rule)
        inner = area.adjusted(_MARGIN, _PAD, -_MARGIN, -_PAD)
        self._paint_heading(painter, QRectF(inner.x(), inner.y(), inner.width(), self._line()), entry)
        self._paint_text(painter, QRectF(inner.x(), inner.y() + self._line(), inner.width(), self._line()), entry)
        self._paint_said(painter, QRectF(inner.x(), inner.y() + 2 * self._line(), inner.width(), self._line()), entry)
        if state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setPen(self.theme.accent)
            painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -1.5))
        painter.restore()

    def _paint_heading(self, painter: QPainter, line: QRectF, entry: Entry) -> None:
        status = entry.segment.status
        paint_mark(painter, status, QPointF(line.x() + SIZE / 2, line.center().y()), self.theme.status(status))
        rest = line.adjusted(SIZE + _GAP, 0, 0, 0)
        painter.setPen(self.theme.muted)
        painter.drawText(rest, _LEFT, f"{entry.number:,}")
        urgent = entry.need in {Need.CONFLICT, Need.RETURNED}
        painter.setPen(self.theme.returned if urgent else self.theme.muted)
        metrics = QFontMetricsF(self._view.font())
        room = rest.width() - metrics.horizontalAdvance(f"{entry.number:,}") - _GAP
        painter.drawText(rest, _RIGHT, metrics.elidedText(_reason(entry), Qt.TextElideMode.ElideRight, room))

    def _paint_text(self, painter: QPainter, line: QRectF, entry: Entry) -> None:
        if not entry.segment.target:
            self._paint_urdu(painter, line, entry.source)
            return
        painter.setPen(self.theme.text)
        painter.drawText(line, _LEFT, self._elided(entry.segment.target, line.width()))

    def _paint_said(self, painter: QPainter, line: QRectF, entry: Entry) -> None:
        hint = _HINTS.get(entry.need, "")
        if entry.comments is None and not hint and entry.segment.target:
            self._paint_urdu(painter, line, entry.source)
            return
        said = f"{entry.comments.last}: {entry.comments.text}" if entry.comments else hint
        painter.setPen(self.theme.muted)
        painter.drawText(line, _LEFT, self._elided(said, line.width()))

    def _paint_urdu(self, painter: QPainter, line: QRectF, urdu: str) -> None:
        font = urdu_font(UrduFace.NASKH, self._view.font().pointSizeF())
        painter.setFont(font)
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        painter.setPen(self.theme.muted)
        shown = QFontMetricsF(font).elidedText(visible(in_one_line(urdu)), Qt.TextElideMode.ElideRight, line.width())
        # "Left" is where a line that runs from right to left begins.
        painter.drawText(line, _LEFT, shown)
        painter.setFont(self._view.font())
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def _elided(self, text: str, width: float) -> str:
        return QFontMetricsF(self._view.font()).elidedText(
            visible(in_one_line(text)), Qt.TextElideMode.ElideRight, width
        )


_HINTS = {
    Need.CONFLICT: "Two versions came together: choose one",
    Need.RETURNED: "Accept it, change it, or keep yours and say why",
    Need.CHANGED: "Somebody changed what you handed over: confirm it or change it",
    Need.URDU: "A newer version of the document reads otherwise",
}
"""What to do about it, where nobody said anything."""


def _reason(entry: Entry) -> str:
    said = entry.comments
    verdict = [worded(part) for part in (said.category, said.severity) if part] if said else []
    return " · ".join([str(entry.need), *verdict])
