"""Paints rows of the list of all comments."""

from datetime import datetime

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QAbstractItemView

from translator_gui.messages import format_number
from translator_gui.messages import gettext as _
from translator_gui.model.comment import verdict_words
from translator_gui.text.direction import visible
from translator_gui.text.excerpt import excerpt
from translator_gui.ui.fonts import UrduFontStyle, urdu_font
from translator_gui.ui.painting.severity import WIDTH, paint_severity
from translator_gui.ui.painting.status_marks import SIZE
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.row_painter import ListRowPainter
from translator_gui.ui.widgets.single_column_list import ModelIndex, ThreeLineDelegate
from translator_gui.viewmodel.comments.comments_model import CommentListRow, CommentsModel, reply_count_words
from translator_gui.viewmodel.session.session import ProjectSession
from translator_gui.viewmodel.wording import moment

_GAP = 6.0
_LONGEST = 200


class CommentDelegate(ThreeLineDelegate):
    """Paints a comment of the project's comment list: sentence, category, time; quoted words; author, text."""

    def __init__(self, session: ProjectSession, theme: ThemeState, view: QAbstractItemView) -> None:
        super().__init__(theme, view)
        self._session = session

    def paint_lines(self, parts: ListRowPainter, lines: list[QRectF], index: ModelIndex) -> None:
        row: CommentListRow = index.data(CommentsModel.ROW)
        self._paint_head(parts, lines[0], row)
        self._paint_quote(parts, lines[1], row)
        self._paint_text(parts, lines[2], row)

    def _paint_head(self, parts: ListRowPainter, place: QRectF, row: CommentListRow) -> None:
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

    def _paint_quote(self, parts: ListRowPainter, place: QRectF, row: CommentListRow) -> None:
        theme, anchor = self.theme, row.placed.thread.anchor
        if anchor is None:
            parts.paint_text(place, _("On the whole sentence"), theme.muted)
            return
        font = self._view.font() if anchor.revision else urdu_font(UrduFontStyle.NASKH, self._view.font().pointSizeF())
        quote = visible(excerpt(anchor.quote, _LONGEST))
        bar, pad = 3.0, 6.0
        width = min(QFontMetricsF(font).horizontalAdvance(quote) + 2 * pad, place.width() - bar)
        box = QRectF(place.x(), place.y() + 1, width + bar, place.height() - 2)
        parts.painter.fillRect(parts.place(box), theme.spoken)
        parts.painter.fillRect(parts.place(QRectF(box.x(), box.y(), bar, box.height())), theme.comment)
        paint = parts.paint_english if anchor.revision else parts.paint_urdu
        paint(box.adjusted(bar + pad, 0, 2 - pad, 0), quote, theme.text, font)

    def _paint_text(self, parts: ListRowPainter, place: QRectF, row: CommentListRow) -> None:
        theme, thread = self.theme, row.placed.thread
        notes = " · ".join(filter(None, (reply_count_words(row), "" if thread.open else _("resolved"))))
        room = parts.paint_text(place, notes, theme.muted, trailing=True)
        rest = place.adjusted(0, 0, -room - 2 * _GAP if notes else 0, 0)
        first = thread.remarks[0]
        name = QRectF(rest.x(), rest.y(), rest.width() * 0.5, rest.height())
        rest.setLeft(rest.x() + parts.paint_text(name, f"{first.author}:", theme.muted) + _GAP)
        parts.paint_text(rest, visible(excerpt(first.text, _LONGEST)), theme.text if thread.open else theme.muted)
