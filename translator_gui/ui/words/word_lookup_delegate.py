"""Paints the rows of a look-up."""

from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from translator_gui.messages import format_number
from translator_gui.text.direction import visible
from translator_gui.ui.fonts import UrduFontStyle, urdu_font
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.row_painter import ListRowPainter
from translator_gui.viewmodel.words.word_lookup_model import WordLookupModel
from translator_gui.viewmodel.words.word_lookup_state import LookupRow

_Index = QModelIndex | QPersistentModelIndex
_MARGIN, _PAD, _GAP = 10.0, 3.0, 8.0
_URDU_SHARE = 0.4
"""Largest part of a row's width for the headword."""
_DETAIL_SHARE = 0.35


class WordLookupDelegate(QStyledItemDelegate):
    """Paints a gloss with its number, headword and origin on one line, or an earlier sentence on two."""

    def __init__(self, theme: ThemeState, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        theme.follow(self._apply_theme)

    def _apply_theme(self, theme: Theme) -> None:
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del option
        row: LookupRow = index.data(WordLookupModel.ROW)
        urdu = QFontMetricsF(self._urdu()).lineSpacing()
        line = QFontMetricsF(self._view.font()).lineSpacing()
        height = line + urdu if row.segment is not None else max(line, urdu) if row.is_first else line
        return QSize(self._view.viewport().width(), ceil(height + 2 * _PAD))

    def _urdu(self) -> QFont:
        return urdu_font(UrduFontStyle.NASKH, self._view.font().pointSizeF() * 1.15)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: LookupRow = index.data(WordLookupModel.ROW)
        painter.save()
        parts = ListRowPainter(painter, option, self._theme, self._view)
        parts.paint_background()
        line = parts.area.adjusted(_MARGIN, _PAD, -_MARGIN, -_PAD)
        if row.segment is None:
            self._paint_gloss(parts, line, row, index.data(WordLookupModel.NUMBER))
        else:
            self._paint_sentence(parts, line, row)
        painter.restore()

    def _paint_gloss(self, parts: ListRowPainter, line: QRectF, row: LookupRow, number: int) -> None:
        theme, metrics = self._theme, QFontMetricsF(self._view.font())
        if number:
            parts.paint_text(line, format_number(number), theme.muted)
        line.setLeft(line.x() + metrics.horizontalAdvance("0") + _GAP)
        if row.is_first:
            place = QRectF(line)
            place.setLeft(line.right() - line.width() * _URDU_SHARE)
            line.setRight(line.right() - parts.paint_urdu(place, visible(row.urdu), theme.urdu, self._urdu()) - _GAP)
        detail = min(metrics.horizontalAdvance(row.detail), line.width() * _DETAIL_SHARE)
        font = QFont(self._view.font())
        font.setItalic(row.is_hint)
        font.setStrikeOut(row.is_forbidden)
        place = line.adjusted(0, 0, -detail - _GAP if detail else 0, 0)
        colour = theme.warn_text if row.is_forbidden else theme.muted if row.is_hint else theme.text
        width = parts.paint_english(place, row.english, colour, font)
        parts.paint_text(line.adjusted(width + _GAP, 0, 0, 0), row.detail, theme.muted)

    def _paint_sentence(self, parts: ListRowPainter, line: QRectF, row: LookupRow) -> None:
        theme, metrics = self._theme, QFontMetricsF(self._view.font())
        first = QRectF(line.x(), line.y(), line.width(), metrics.lineSpacing())
        number = QRectF(first)
        number.setLeft(first.right() - metrics.horizontalAdvance(row.detail) - 1)
        parts.paint_text(number, row.detail, theme.muted)
        parts.paint_english(first.adjusted(0, 0, -number.width() - _GAP, 0), row.english, theme.text)
        second = QRectF(line.x(), first.bottom(), line.width(), line.bottom() - first.bottom())
        parts.paint_urdu(second, visible(row.urdu), theme.urdu, self._urdu())
