"""Paints rows of the inbox."""

from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from translator_gui.formats.characters import is_rtl
from translator_gui.messages import format_number
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.wording import worded
from translator_gui.project.reviewing.inbox_needs import InboxReason
from translator_gui.text.direction import visible
from translator_gui.text.excerpt import on_one_line
from translator_gui.ui.fonts import UrduFontStyle, urdu_font
from translator_gui.ui.painting.laid_out_text import LaidOutText
from translator_gui.ui.painting.status_marks import SIZE
from translator_gui.ui.painting.text_offsets import to_code_points
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.row_painter import ListRowPainter
from translator_gui.viewmodel.inbox.inbox_model import NEED_WORDS, SentenceInboxEntry, SentenceInboxModel

_Index = QModelIndex | QPersistentModelIndex
_MARGIN = 10.0
_PAD = 6.0
_GAP = 6.0
_MOST = 4
"""Lines of a sentence or comment at most."""
_FEW = 2
"""The same of the reason, of the Urdu below English, and in a long list, where all rows have the same height."""
_CACHED = 2000
"""Wrapped texts that are kept."""


class InboxDelegate(QStyledItemDelegate):
    """Paints a sentence of the inbox: number, why it needs the user, English or Urdu, last comment or a hint.

    Lines are wrapped; in a list of more rows than can be measured at once they get two lines each.
    """

    def __init__(self, theme: ThemeState, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._cache: dict[tuple[str, int, bool, bool], LaidOutText] = {}
        self._setting: tuple[str, float] = ("", 0.0)
        theme.follow(self._apply_theme)

    def _apply_theme(self, theme: Theme) -> None:
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del option
        width = self._view.viewport().width()
        if self._view.uniformItemSizes():
            # Equal heights: a hundred thousand rows need not be measured.
            urdu = QFontMetricsF(self._urdu()).lineSpacing()
            return QSize(width, ceil((1 + _FEW) * self._line() + _FEW * urdu + 2 * _PAD))
        entry = index.data(SentenceInboxModel.ENTRY)
        if not isinstance(entry, SentenceInboxEntry):
            return QSize(width, round(3 * self._line() + 2 * _PAD))
        return QSize(
            width, ceil(self._line() + sum(text.height for text, _colour in self.wrapped_texts(entry)) + 2 * _PAD)
        )

    def _line(self) -> float:
        return QFontMetricsF(self._view.font()).lineSpacing() + 1

    def _urdu(self) -> QFont:
        return urdu_font(UrduFontStyle.NASKH, self._view.font().pointSizeF())

    def _width(self) -> float:
        return self._view.viewport().width() - 2 * _MARGIN

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry = index.data(SentenceInboxModel.ENTRY)
        if not isinstance(entry, SentenceInboxEntry):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        parts = ListRowPainter(painter, option, self.theme, self._view)
        parts.paint_background()
        inner = parts.area.adjusted(_MARGIN, _PAD, -_MARGIN, -_PAD)
        line = QRectF(inner.x(), inner.y(), inner.width(), self._line())
        self._paint_heading(parts, line, entry)
        top = line.bottom()
        painter.setClipRect(parts.area)
        for text, colour in self.wrapped_texts(entry):
            place = parts.place(QRectF(inner.x(), top, text.width, text.height))
            painter.setPen(colour)
            text.draw(painter, place.topLeft(), parts.area.top(), parts.area.bottom())
            top += text.height
        painter.setClipping(False)
        parts.paint_focus()
        painter.restore()

    def _paint_heading(self, parts: ListRowPainter, line: QRectF, entry: SentenceInboxEntry) -> None:
        parts.paint_mark(entry.segment.status, line)
        rest = line.adjusted(SIZE + _GAP, 0, 0, 0)
        rest.setLeft(rest.x() + parts.paint_text(rest, format_number(entry.number), self.theme.muted) + _GAP)
        if self._fits_heading(entry):
            parts.paint_text(rest, _reason(entry), self._reason_colour(entry), trailing=True)

    def _fits_heading(self, entry: SentenceInboxEntry) -> bool:
        """Whether the reason has room beside the number; else it has lines of its own below, or is elided."""
        if self._view.uniformItemSizes():
            return True
        metrics = QFontMetricsF(self._view.font())
        before = SIZE + _GAP + metrics.horizontalAdvance(format_number(entry.number)) + _GAP
        return before + metrics.horizontalAdvance(_reason(entry)) <= self._width()

    def _reason_colour(self, entry: SentenceInboxEntry) -> QColor:
        urgent = entry.need in {InboxReason.CONFLICT, InboxReason.RETURNED}
        return self.theme.returned if urgent else self.theme.muted

    def wrapped_texts(self, entry: SentenceInboxEntry) -> list[tuple[LaidOutText, QColor]]:
        """Return the wrapped texts of a row below its heading, with their colours."""
        most = _FEW if self._view.uniformItemSizes() else _MOST
        target, muted = on_one_line(entry.segment.target), self.theme.muted
        # Beside the English, the Urdu only reminds of the sentence.
        urdu = (self._wrapped(on_one_line(entry.source), _FEW if target else most, urdu=True), muted)
        found: list[tuple[LaidOutText, QColor]] = []
        if not self._fits_heading(entry):
            found.append((self._wrapped(_reason(entry), _FEW), self._reason_colour(entry)))
        found.append((self._wrapped(target, most), self.theme.text) if target else urdu)
        hint = str(_HINTS.get(entry.need, ""))
        if entry.comments is not None:
            said = _("{author}: {text}", author=entry.comments.last, text=on_one_line(entry.comments.text))
            found.append((self._wrapped(str(said), most, auto=True), muted))
        elif hint:
            found.append((self._wrapped(hint, most), muted))
        elif target:
            found.append(urdu)
        return found

    def _wrapped(self, text: str, most: int, *, urdu: bool = False, auto: bool = False) -> LaidOutText:
        """Return a text wrapped to the width of the list and elided after so many lines; from the cache if it is there.

        Args:
            text: On one line.
            most: Maximum number of lines.
            urdu: In the font and direction of Urdu.
            auto: In the direction of its first letters, whatever their script; else that of English.
        """
        width = self._width()
        setting = (self._view.font().key(), width)
        if setting != self._setting or len(self._cache) > _CACHED:
            self._setting = setting
            self._cache.clear()
        key = text, most, urdu, auto
        if key not in self._cache:
            font = self._urdu() if urdu else self._view.font()
            rtl = urdu or (auto and is_rtl(text))
            laid_out = LaidOutText(visible(text), font, width, rtl=rtl)
            if len(laid_out.lines) > most:
                start = to_code_points(laid_out.text, laid_out.lines[most - 1].start)
                last = QFontMetricsF(font).elidedText(laid_out.text[start:], Qt.TextElideMode.ElideRight, width - _GAP)
                laid_out = LaidOutText(laid_out.text[:start] + last, font, width, rtl=rtl)
            self._cache[key] = laid_out
        return self._cache[key]


_HINTS = {
    InboxReason.CONFLICT: _("Two versions came together: choose one"),
    InboxReason.RETURNED: _("Accept it, change it, or keep yours and say why"),
    InboxReason.CHANGED: _("Somebody changed what you handed over: confirm it or change it"),
    InboxReason.URDU: _("The Urdu changed in a newer version of the document"),
}
"""What to do about a sentence without comments, by the reason why it is listed."""


def _reason(entry: SentenceInboxEntry) -> str:
    said = entry.comments
    verdict = [worded(part) for part in (said.category, said.severity) if part] if said else []
    return " · ".join([str(NEED_WORDS[entry.need]), *verdict])
