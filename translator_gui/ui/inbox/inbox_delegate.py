"""Paints rows of the inbox."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from translator_gui.messages import format_number
from translator_gui.messages import gettext_lazy as _
from translator_gui.model.wording import worded
from translator_gui.project.reviewing.inbox_needs import InboxNeed
from translator_gui.text.direction import visible
from translator_gui.text.excerpt import on_one_line
from translator_gui.ui.fonts import UrduFace, urdu_font
from translator_gui.ui.painting.status_marks import SIZE
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.row_painter import RowPainter
from translator_gui.viewmodel.inbox.inbox_model import NEED_WORDS, SentenceInboxEntry, SentenceInboxModel

_Index = QModelIndex | QPersistentModelIndex
_MARGIN = 10.0
_PAD = 6.0
_GAP = 6.0
_LINES = 3


class InboxDelegate(QStyledItemDelegate):
    """Paints number and reason, the English (or else the Urdu), and the last comment or a hint."""

    def __init__(self, theme: ThemeState, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        theme.follow(self._apply_theme)

    def _apply_theme(self, theme: Theme) -> None:
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del option, index
        # Equal heights: a hundred thousand rows need not be measured.
        return QSize(120, round(_LINES * self._line() + 2 * _PAD))

    def _line(self) -> float:
        return QFontMetricsF(self._view.font()).lineSpacing() + 1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry = index.data(SentenceInboxModel.ENTRY)
        if not isinstance(entry, SentenceInboxEntry):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        parts = RowPainter(painter, option, self.theme, self._view)
        parts.paint_background()
        inner = parts.area.adjusted(_MARGIN, _PAD, -_MARGIN, -_PAD)
        line = QRectF(inner.x(), inner.y(), inner.width(), self._line())
        self._paint_heading(parts, line, entry)
        self._paint_sentence(parts, line.translated(0, line.height()), entry)
        self._paint_comment(parts, line.translated(0, 2 * line.height()), entry)
        parts.paint_focus()
        painter.restore()

    def _paint_heading(self, parts: RowPainter, line: QRectF, entry: SentenceInboxEntry) -> None:
        parts.paint_mark(entry.segment.status, line)
        rest = line.adjusted(SIZE + _GAP, 0, 0, 0)
        rest.setLeft(rest.x() + parts.paint_text(rest, format_number(entry.number), self.theme.muted) + _GAP)
        urgent = entry.need in {InboxNeed.CONFLICT, InboxNeed.RETURNED}
        parts.paint_text(rest, _reason(entry), self.theme.returned if urgent else self.theme.muted, trailing=True)

    def _paint_sentence(self, parts: RowPainter, line: QRectF, entry: SentenceInboxEntry) -> None:
        if entry.segment.target:
            parts.paint_english(line, visible(on_one_line(entry.segment.target)), self.theme.text)
        else:
            self._paint_urdu(parts, line, entry.source)

    def _paint_comment(self, parts: RowPainter, line: QRectF, entry: SentenceInboxEntry) -> None:
        hint = str(_HINTS.get(entry.need, ""))
        if entry.comments is None and not hint and entry.segment.target:
            self._paint_urdu(parts, line, entry.source)
        else:
            words = f"{entry.comments.last}: {entry.comments.text}" if entry.comments else hint
            parts.paint_text(line, visible(on_one_line(words)), self.theme.muted)

    def _paint_urdu(self, parts: RowPainter, line: QRectF, urdu: str) -> None:
        font = urdu_font(UrduFace.NASKH, self._view.font().pointSizeF())
        parts.paint_urdu(line, visible(on_one_line(urdu)), self.theme.muted, font)


_HINTS = {
    InboxNeed.CONFLICT: _("Two versions came together: choose one"),
    InboxNeed.RETURNED: _("Accept it, change it, or keep yours and say why"),
    InboxNeed.CHANGED: _("Somebody changed what you handed over: confirm it or change it"),
    InboxNeed.URDU: _("The Urdu changed in a newer version of the document"),
}
"""What to do about a sentence without comments, by the reason why it is listed."""


def _reason(entry: SentenceInboxEntry) -> str:
    said = entry.comments
    verdict = [worded(part) for part in (said.category, said.severity) if part] if said else []
    return " · ".join([str(NEED_WORDS[entry.need]), *verdict])
