"""Paints the cells of tables of units: a line of each text around the words searched for, which are lit."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from translator_gui.project.memory.concordance import ConcordanceHit
from translator_gui.ui.fonts import UrduFontStyle, english_font, urdu_font
from translator_gui.ui.painting.laid_out_text import LaidOutText
from translator_gui.ui.painting.text_offsets import to_utf16
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.row_painter import ListRowPainter
from translator_gui.viewmodel.memory.memory_units_model import ENGLISH, URDU, MemoryUnitsModel

_MARGIN = 8.0
_BEFORE = 24
"""Letters shown before the first of the words in a long text."""
_SHOWN = 300
"""Letters laid out of a text: a cell shows no more."""
_WIDE = 100_000.0
_URDU_SIZE = 1.2
_Index = QModelIndex | QPersistentModelIndex


class MemoryUnitDelegate(QStyledItemDelegate):
    """Paints Urdu and English of a unit with the words that were searched for lit; other columns as plain text."""

    def __init__(self, theme: ThemeState, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        size = view.font().pointSizeF()
        self._urdu, self._english = urdu_font(UrduFontStyle.NASKH, size * _URDU_SIZE), english_font(size)
        theme.follow(self._apply_theme)

    def _apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._view.viewport().update()

    @property
    def height(self) -> int:
        """Height in pixels of every row."""
        return round(max(QFontMetricsF(font).lineSpacing() for font in (self._urdu, self._english)) + _MARGIN)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del option, index
        return QSize(100, self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        hit = index.data(MemoryUnitsModel.ROW)
        assert isinstance(hit, ConcordanceHit)
        painter.save()
        parts = ListRowPainter(painter, option, self._theme, self._view)
        parts.paint_background()
        area = parts.area.adjusted(_MARGIN, 0, -_MARGIN, 0)
        painter.setClipRect(area)
        if index.column() == URDU:
            self._paint_text(painter, area, hit.unit.source, hit.source_ranges, rtl=True)
        elif index.column() == ENGLISH:
            self._paint_text(painter, area, hit.unit.target, hit.target_ranges, rtl=False)
        else:
            painter.setClipping(False)
            parts.paint_text(area, str(index.data()), self._theme.muted)
        painter.restore()

    def _paint_text(
        self, painter: QPainter, area: QRectF, text: str, ranges: Sequence[tuple[int, int]], *, rtl: bool
    ) -> None:
        font = self._urdu if rtl else self._english
        metrics = QFontMetricsF(font)
        line, ranges = _line(text, ranges)
        line = metrics.elidedText(line, Qt.TextElideMode.ElideRight, area.width())
        ranges = [(start, min(end, len(line))) for start, end in ranges if start < len(line)]
        lit = QTextCharFormat()
        lit.setBackground(self._theme.hit)
        lit.setForeground(self._theme.text)
        formats: list[QTextLayout.FormatRange] = []
        for start, end in ranges:
            one = QTextLayout.FormatRange()
            one.start, one.format = to_utf16(line, start), lit
            one.length = to_utf16(line, end) - one.start
            formats.append(one)
        box = LaidOutText(line, font, _WIDE, rtl=rtl, formats=formats, tag=self._theme.tag)
        top = area.center().y() + (metrics.ascent() - metrics.descent()) / 2 - box.ascent
        painter.setPen(self._theme.urdu if rtl else self._theme.text)
        left = area.right() - _WIDE if rtl else area.left()
        box.draw(painter, QPointF(left, top), area.top(), area.bottom())


def _line(text: str, ranges: Sequence[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """Return a text as one line that begins shortly before the first range, and the ranges in it."""
    start = 0
    if ranges and ranges[0][0] > _BEFORE:
        start = text.find(" ", ranges[0][0] - _BEFORE, ranges[0][0]) + 1 or ranges[0][0]
    shown = text[start : start + _SHOWN].replace("\n", " ")
    mark = "…" if start else ""
    by = len(mark) - start
    return mark + shown, [(first + by, end + by) for first, end in ranges if end + by <= len(shown) + len(mark)]
