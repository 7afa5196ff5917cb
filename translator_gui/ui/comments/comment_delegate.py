"""Paints rows of the list of all comments."""

from datetime import datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from translator_gui.messages import format_number
from translator_gui.messages import gettext as _
from translator_gui.model.comment import verdict_words
from translator_gui.text.direction import visible
from translator_gui.text.excerpt import excerpt
from translator_gui.ui.fonts import UrduFace, urdu_font
from translator_gui.ui.painting.severity import WIDTH, paint_severity
from translator_gui.ui.painting.status_marks import SIZE
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.row_painter import RowPainter
from translator_gui.viewmodel.comments.comments_model import CommentListRow, CommentsModel, reply_count_words
from translator_gui.viewmodel.session.session import ProjectSession
from translator_gui.viewmodel.wording import moment

_Index = QModelIndex | QPersistentModelIndex
_MARGIN_X, _MARGIN_Y = 10.0, 7.0
_GAP = 6.0
_LINE_SPACING = 1.2
_LINES = 3
_LONGEST = 200


class CommentDelegate(QStyledItemDelegate):
    """Paints a comment on three lines: sentence, category and time; quoted words; author and text."""

    def __init__(self, session: ProjectSession, theme: ThemeState, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._session, self._view = session, view
        theme.follow(self._apply_theme)

    def _apply_theme(self, theme: Theme) -> None:
        self.theme = theme

    def _line(self) -> float:
        return QFontMetricsF(self._view.font()).lineSpacing() * _LINE_SPACING

    @property
    def height(self) -> int:
        """Height of every row in pixels."""
        return round(_LINES * self._line() + 2 * _MARGIN_Y)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: CommentListRow = index.data(CommentsModel.ROW)
        painter.save()
        parts = RowPainter(painter, option, self.theme, self._view)
        parts.paint_background()
        inner = parts.area.adjusted(_MARGIN_X, _MARGIN_Y, -_MARGIN_X, -_MARGIN_Y)
        line = self._line()
        lines = [QRectF(inner.x(), inner.y() + at * line, inner.width(), line) for at in range(_LINES)]
        self._paint_head(parts, lines[0], row)
        self._paint_quote(parts, lines[1], row)
        self._paint_text(parts, lines[2], row)
        parts.paint_focus()
        painter.restore()

    def _paint_head(self, parts: RowPainter, place: QRectF, row: CommentListRow) -> None:
        theme, thread = self.theme, row.placed.thread
        segment = self._session.model.segment(row.segment)
        if segment is not None:
            parts.paint_mark(segment.status, place)
        time = moment(thread.remarks[0].time, datetime.now().astimezone())
        room = parts.paint_text(place, time, theme.muted, trailing=True)
        rest = place.adjusted(SIZE + _GAP, 0, -room - 2 * _GAP, 0)
        bold = QFont(self._view.font())
        bold.setBold(True)
        rest.setLeft(rest.x() + parts.paint_text(rest, format_number(row.number), theme.text, bold) + _GAP)
        if thread.severity is not None:
            mark = parts.place(QRectF(rest.x(), rest.y(), WIDTH, rest.height()))
            paint_severity(parts.painter, thread.severity, mark.center(), theme.severity(thread.severity))
            rest.setLeft(rest.x() + WIDTH + _GAP)
        words = verdict_words(thread.category, thread.severity).capitalize()
        parts.paint_text(rest, words, theme.severity(thread.severity))

    def _paint_quote(self, parts: RowPainter, place: QRectF, row: CommentListRow) -> None:
        theme, anchor = self.theme, row.placed.thread.anchor
        if anchor is None:
            parts.paint_text(place, _("On the whole sentence"), theme.muted)
            return
        font = self._view.font() if anchor.revision else urdu_font(UrduFace.NASKH, self._view.font().pointSizeF())
        quote = visible(excerpt(anchor.quote, _LONGEST))
        bar, pad = 3.0, 6.0
        width = min(QFontMetricsF(font).horizontalAdvance(quote) + 2 * pad, place.width() - bar)
        box = QRectF(place.x(), place.y() + 1, width + bar, place.height() - 2)
        parts.painter.fillRect(parts.place(box), theme.spoken)
        parts.painter.fillRect(parts.place(QRectF(box.x(), box.y(), bar, box.height())), theme.comment)
        paint = parts.paint_english if anchor.revision else parts.paint_urdu
        paint(box.adjusted(bar + pad, 0, 2 - pad, 0), quote, theme.text, font)

    def _paint_text(self, parts: RowPainter, place: QRectF, row: CommentListRow) -> None:
        theme, thread = self.theme, row.placed.thread
        notes = " · ".join(filter(None, (reply_count_words(row), "" if thread.open else _("resolved"))))
        room = parts.paint_text(place, notes, theme.muted, trailing=True)
        rest = place.adjusted(0, 0, -room - 2 * _GAP if notes else 0, 0)
        first = thread.remarks[0]
        name = QRectF(rest.x(), rest.y(), rest.width() * 0.5, rest.height())
        rest.setLeft(rest.x() + parts.paint_text(name, f"{first.author}:", theme.muted) + _GAP)
        parts.paint_text(rest, visible(excerpt(first.text, _LONGEST)), theme.text if thread.open else theme.muted)
