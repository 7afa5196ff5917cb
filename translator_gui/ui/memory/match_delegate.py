"""Paints the matches of the current sentence."""

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from translator_gui.messages import gettext as _
from translator_gui.model.status import Status
from translator_gui.project.memory.match_records import MemoryFragment, MemoryMatch, NumberAdaptation
from translator_gui.ui.fonts import UrduFontStyle, english_font, urdu_font
from translator_gui.ui.painting.laid_out_text import LaidOutText
from translator_gui.ui.painting.status_marks import SIZE
from translator_gui.ui.painting.text_offsets import to_utf16
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.row_painter import ListRowPainter
from translator_gui.viewmodel.machine.machine_help_state import MachineSuggestion
from translator_gui.viewmodel.memory.match_list_model import (
    MatchListModel,
    MatchRow,
    finding_words,
    lacking_words,
    machine_words,
    origin_words,
    remark_words,
    score_words,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_Index = QModelIndex | QPersistentModelIndex
_MARGIN, _PAD, _GAP = 10.0, 7.0, 4.0
_URDU_SIZE = 1.2
"""Of the Urdu, compared with the English: its letters are smaller."""
_MOST_BOXES = 200
_WIDEST_SCROLL_BAR = 1


class _MatchTexts(NamedTuple):
    """The texts of a match as they are laid out.

    Attributes:
        urdu: With what differs marked.
        instead: What the sentence has instead; None for nothing.
        english: As it is inserted.
        remarks: What was adapted; None for nothing.
        origin: Where it comes from.
    """

    urdu: LaidOutText
    instead: LaidOutText | None
    english: LaidOutText
    remarks: LaidOutText | None
    origin: LaidOutText

    @property
    def height(self) -> float:
        """Height of all of them with the gaps between them, pixels."""
        return sum(text.height + _GAP for text in self if text is not None)


class MatchDelegate(QStyledItemDelegate):
    """Paints a match: key, score, the Urdu with what differs marked, the English, its origin; and what follows them."""

    def __init__(self, theme: ThemeState, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self.key_words: Callable[[int], str] = _no_key
        """Returns the key that inserts a row, by its number from 1; empty if there is none."""
        self._texts: dict[tuple[object, ...], _MatchTexts] = {}
        self._fragments: dict[tuple[object, ...], tuple[LaidOutText, LaidOutText]] = {}
        self._suggestions: dict[tuple[object, ...], tuple[LaidOutText, ...]] = {}
        theme.follow(self._apply_theme)

    def _apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._texts.clear()
        self._fragments.clear()
        self._suggestions.clear()

    def _line(self) -> float:
        return QFontMetricsF(self._view.font()).lineSpacing()

    def _laid_out(self, match: MemoryMatch) -> _MatchTexts:
        width = max(40.0, self._view.viewport().width() - 2 * _MARGIN)
        size = self._view.font().pointSizeF()
        key = (match, width, size)
        if key not in self._texts:
            if len(self._texts) > _MOST_BOXES:
                self._texts.clear()
            rtl, font = self._view.isRightToLeft(), QFont(self._view.font())
            remarks, instead = remark_words(match), lacking_words(match)
            urdu = urdu_font(UrduFontStyle.NASKH, size * _URDU_SIZE)
            small = urdu_font(UrduFontStyle.NASKH, size)
            self._texts[key] = _MatchTexts(
                LaidOutText(match.source, urdu, width, rtl=True, formats=self._marks(match)),
                LaidOutText(instead, small, width, rtl=True) if instead else None,
                LaidOutText(match.target, english_font(size), width, rtl=False, tag=self._theme.tag),
                LaidOutText(_(" · ").join(remarks), english_font(size), width, rtl=rtl) if remarks else None,
                LaidOutText(_(" · ").join(origin_words(match)), font, width, rtl=rtl),
            )
        return self._texts[key]

    def _laid_out_fragment(self, fragment: MemoryFragment) -> tuple[LaidOutText, LaidOutText]:
        """Return the Urdu and the English of a fragment; the key stands before the Urdu."""
        width = max(40.0, self._view.viewport().width() - 2 * _MARGIN)
        size = self._view.font().pointSizeF()
        key = (fragment, width, size)
        if key not in self._fragments:
            if len(self._fragments) > _MOST_BOXES:
                self._fragments.clear()
            urdu = urdu_font(UrduFontStyle.NASKH, size * _URDU_SIZE)
            room = max(40.0, width - QFontMetricsF(self._view.font()).horizontalAdvance(self.key_words(1)) - _GAP)
            self._fragments[key] = (
                LaidOutText(fragment.urdu, urdu, room, rtl=True),
                LaidOutText(fragment.english, english_font(size), width, rtl=False, tag=self._theme.tag),
            )
        return self._fragments[key]

    def _laid_out_suggestion(self, suggestion: MachineSuggestion) -> tuple[LaidOutText, ...]:
        """Return the English of a suggestion and what the checks say about it."""
        width = max(40.0, self._view.viewport().width() - 2 * _MARGIN)
        size = self._view.font().pointSizeF()
        key = (suggestion.target, suggestion.findings, width, size)
        if key not in self._suggestions:
            self._suggestions.clear()
            rtl, font = self._view.isRightToLeft(), QFont(self._view.font())
            self._suggestions[key] = (
                LaidOutText(suggestion.target, english_font(size), width, rtl=False, tag=self._theme.tag),
                *(LaidOutText(words, font, width, rtl=rtl) for words in finding_words(suggestion)),
            )
        return self._suggestions[key]

    def _marks(self, match: MemoryMatch) -> list[QTextLayout.FormatRange]:
        """Return the formats of the words that differ from the sentence: a line as well as a colour."""
        style = QTextCharFormat()
        style.setFontUnderline(True)
        style.setForeground(self._theme.warn_text)
        style.setBackground(self._theme.warn)
        marks: list[QTextLayout.FormatRange] = []
        for start, end in match.differs:
            # Qt's stub leaves the fields of this plain structure out.
            mark = QTextLayout.FormatRange()
            first = to_utf16(match.source, start)
            mark.start, mark.length, mark.format = first, to_utf16(match.source, end) - first, style
            marks.append(mark)
        return marks

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del option
        row: MatchRow = index.data(MatchListModel.ROW)
        if isinstance(row, MemoryFragment):
            height = sum(text.height + _GAP for text in self._laid_out_fragment(row)) - _GAP
        elif isinstance(row, MachineSuggestion):
            height = self._line() + sum(_GAP + text.height for text in self._laid_out_suggestion(row))
        else:
            height = self._line() + _GAP + self._laid_out(row).height
        return QSize(self._view.viewport().width() - _WIDEST_SCROLL_BAR, ceil(height + 2 * _PAD))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: MatchRow = index.data(MatchListModel.ROW)
        painter.save()
        parts = ListRowPainter(painter, option, self._theme, self._view)
        parts.paint_background()
        inner = parts.area.adjusted(_MARGIN, _PAD, -_MARGIN, -_PAD)
        if isinstance(row, MemoryFragment):
            self._paint_fragment(parts, inner, row, index.row() + 1)
        elif isinstance(row, MachineSuggestion):
            self._paint_suggestion(parts, inner, row, index.row() + 1)
        else:
            self._paint_match(parts, inner, row, index.row() + 1)
        parts.paint_focus()
        painter.restore()

    def _paint_fragment(self, parts: ListRowPainter, inner: QRectF, fragment: MemoryFragment, number: int) -> None:
        urdu, english = self._laid_out_fragment(fragment)
        top, bottom = parts.area.top(), parts.area.bottom()
        line = QRectF(inner.x(), inner.y(), inner.width(), urdu.lines[0].height if urdu.lines else self._line())
        parts.paint_text(line, self.key_words(number), self._theme.muted)
        place = parts.place(QRectF(inner.right() - urdu.width, inner.y(), urdu.width, urdu.height))
        parts.painter.setPen(self._theme.urdu)
        urdu.draw(parts.painter, place.topLeft(), top, bottom)
        parts.painter.setPen(self._theme.text)
        english.draw(parts.painter, QPointF(inner.x(), inner.y() + urdu.height + _GAP), top, bottom)

    def _paint_suggestion(
        self, parts: ListRowPainter, inner: QRectF, suggestion: MachineSuggestion, number: int
    ) -> None:
        """Paint a suggestion with its service instead of a score, in a colour that no score has."""
        line = QRectF(inner.x(), inner.y(), inner.width(), self._line())
        used = parts.paint_text(line, self.key_words(number), self._theme.muted, trailing=True)
        bold = QFont(self._view.font())
        bold.setBold(True)
        line.setWidth(max(0.0, line.width() - used - _GAP))
        parts.paint_text(line, machine_words(suggestion), self._theme.comment, bold)
        y, colour = inner.y() + self._line() + _GAP, self._theme.text
        for text in self._laid_out_suggestion(suggestion):
            parts.painter.setPen(colour)
            text.draw(parts.painter, QPointF(inner.x(), y), parts.area.top(), parts.area.bottom())
            y, colour = y + text.height + _GAP, self._theme.warn_text

    def _paint_match(self, parts: ListRowPainter, inner: QRectF, match: MemoryMatch, number: int) -> None:
        self._paint_heading(parts, QRectF(inner.x(), inner.y(), inner.width(), self._line()), match, number)
        texts = self._laid_out(match)
        y = inner.y() + self._line() + _GAP
        differs = match.numbers is NumberAdaptation.DIFFERENT
        for text, colour in (
            (texts.urdu, self._theme.urdu),
            (texts.instead, self._theme.added_text),
            (texts.english, self._theme.text),
            (texts.remarks, self._theme.warn_text if differs else self._theme.muted),
            (texts.origin, self._theme.muted),
        ):
            if text is not None:
                parts.painter.setPen(colour)
                text.draw(parts.painter, QPointF(inner.x(), y), parts.area.top(), parts.area.bottom())
                y += text.height + _GAP

    def _paint_heading(self, parts: ListRowPainter, line: QRectF, match: MemoryMatch, number: int) -> None:
        """Paint the score, with the mark of an approved translation, and the number of the key that inserts it."""
        bold = QFont(self._view.font())
        bold.setBold(True)
        parts.paint_text(line, self.key_words(number), self._theme.muted, trailing=True)
        if match.unit.status.is_approved:
            parts.paint_mark(Status.APPROVED, line)
            line.setLeft(line.x() + SIZE + _GAP)
        parts.paint_text(line, score_words(match), self._theme.text, bold)


def _no_key(_number: int) -> str:
    return ""
