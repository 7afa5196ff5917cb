"""Paints rows of a sentence's history."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from translator_gui.messages import gettext as _
from translator_gui.text.direction import visible
from translator_gui.text.excerpt import on_one_line
from translator_gui.ui.fonts import UrduFace, english_font, urdu_font
from translator_gui.ui.painting.laid_out_text import LaidOutText
from translator_gui.ui.painting.status_marks import SIZE
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.difference_view import difference_box
from translator_gui.ui.widgets.row_painter import RowPainter
from translator_gui.viewmodel.history.history_model import SentenceHistoryModel, SentenceHistoryRow

_Index = QModelIndex | QPersistentModelIndex
_MARGIN = 10.0
_LEAST_NAME = "Amina …"
"""A name shorter than this is never cut off."""
_GAP = 4.0
_MOST_MARKS = 4
_MOST_BOXES = 2000


class HistoryDelegate(QStyledItemDelegate):
    """Paints author, time and origin above the marked text; a mere change of status on one line."""

    def __init__(self, model: SentenceHistoryModel, theme: ThemeState, view: QListView) -> None:
        super().__init__(view)
        self._model, self._view = model, view
        self._boxes: dict[tuple[object, ...], LaidOutText] = {}
        theme.follow(self._apply_theme)

    def _apply_theme(self, theme: Theme) -> None:
        self.theme = theme
        self._boxes.clear()

    def _box(self, number: int) -> LaidOutText:
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
            # An expanded row names everybody who only changed the status.
            height = line * (1 + len(row.revisions)) + _GAP + self._box(number).height
        return QSize(self._view.viewport().width(), round(height + 2 * _MARGIN * (0.6 if row.caption else 0.8)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        number = index.row()
        row = self._model.row(number)
        painter.save()
        parts = RowPainter(painter, option, self.theme, self._view)
        parts.paint_background(can_be_chosen=not row.caption)
        area = parts.area
        if row.revision is not None and row.revision == self._model.base:
            painter.fillRect(parts.place(QRectF(area.x(), area.y(), 3, area.height())), self.theme.accent)
        pad = _MARGIN * (0.6 if row.caption else 0.8)
        inner = area.adjusted(_MARGIN, pad, -_MARGIN, -pad)
        if row.caption:
            self._paint_caption(parts, inner, row)
        elif self._model.brief(number):
            self._paint_brief(parts, inner, row)
        else:
            self._paint_whole(parts, inner, row, number)
        parts.paint_focus()
        painter.restore()

    def _paint_caption(self, parts: RowPainter, inner: QRectF, row: SentenceHistoryRow) -> None:
        line = QRectF(inner.x(), inner.y(), inner.width(), self._line())
        parts.paint_text(line, _("Before it was joined to this one"), self.theme.muted)
        font = self._urdu()
        place = QRectF(inner.x(), line.bottom() + _GAP, inner.width(), QFontMetricsF(font).lineSpacing())
        parts.paint_urdu(place, visible(on_one_line(row.caption)), self.theme.urdu, font)

    def _room_for_name(self, row: SentenceHistoryRow, width: float) -> float:
        """Return the width left for the author on a line with origin and time."""
        _author, how, _long_time, when = row.heading()
        metrics = QFontMetricsF(self._view.font())
        marks = min(len(row.revisions), _MOST_MARKS) * (SIZE + _GAP)
        return (
            width - marks - metrics.horizontalAdvance(_short_origin(how)) - metrics.horizontalAdvance(when) - 3 * _GAP
        )

    def _on_one_line(self, row: SentenceHistoryRow, width: float) -> bool:
        metrics = QFontMetricsF(self._view.font())
        least = min(metrics.horizontalAdvance(text) for text in (row.revisions[0].author, _LEAST_NAME))
        return self._room_for_name(row, width) >= least

    def _paint_brief(self, parts: RowPainter, inner: QRectF, row: SentenceHistoryRow) -> None:
        place = QRectF(inner.x(), inner.y(), inner.width(), self._line())
        for revision in row.revisions[_MOST_MARKS - 1 :: -1]:
            parts.paint_mark(revision.status, place)
            place.setLeft(place.x() + SIZE + _GAP)
        author, how, _long_time, when = row.heading()
        if self._on_one_line(row, inner.width()):
            # A long name is cut off rather than what was done.
            room = self._room_for_name(row, inner.width())
            author = QFontMetricsF(self._view.font()).elidedText(author, Qt.TextElideMode.ElideRight, room)
            self._paint_ends(parts, place, f"{author}{_short_origin(how)}", when)
        else:
            self._paint_ends(parts, place, author, when)
            self._paint_ends(parts, place.translated(0, place.height()), _short_origin(how).removeprefix(": "), "")

    def _paint_whole(self, parts: RowPainter, inner: QRectF, row: SentenceHistoryRow, number: int) -> None:
        line = QRectF(inner.x(), inner.y(), inner.width(), self._line())
        indent = SIZE + _GAP
        for at, revision in enumerate(row.revisions):
            author, how, _long_time, when = row.heading(at)
            if at:
                parts.paint_mark(revision.status, line)
                self._paint_ends(parts, line.adjusted(indent, 0, 0, 0), f"{author}, {how}", when)
            else:
                parts.paint_mark(revision.status, line)
                self._paint_ends(parts, line.adjusted(indent, 0, 0, 0), author, when, bold=True)
                line.translate(0, line.height())
                self._paint_ends(parts, line.adjusted(indent, 0, 0, 0), how, "")
            line.translate(0, line.height())
        parts.painter.setPen(self.theme.text)
        origin = QPointF(inner.x(), line.y() + _GAP)
        self._box(number).draw(parts.painter, origin, inner.y(), inner.bottom() + line.height())

    def _paint_ends(self, parts: RowPainter, place: QRectF, leading: str, trailing: str, *, bold: bool = False) -> None:
        font = QFont(self._view.font())
        font.setBold(bold)
        room = parts.paint_text(place, trailing, self.theme.muted, trailing=True)
        rest = place.adjusted(0, 0, -room - 2 * _GAP if trailing else 0, 0)
        parts.paint_text(rest, leading, self.theme.text if bold else self.theme.muted, font)


def _short_origin(how: str) -> str:
    return f": {how.partition(', ')[2]}"
