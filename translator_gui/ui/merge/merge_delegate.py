"""Paints rows of the merge list: my version beside theirs, with the accepted one marked."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from translator_gui.messages import format_number
from translator_gui.messages import gettext as _
from translator_gui.project.merging.comparison import MergeDifference, MergeSentenceVersion, SentenceMergeOutcome
from translator_gui.text.difference import DiffKind, DiffPiece, abridged
from translator_gui.text.direction import visible
from translator_gui.text.excerpt import on_one_line
from translator_gui.ui.fonts import UrduFontStyle, english_font, urdu_font
from translator_gui.ui.merge.difference_marks import DIFFERENCE_MARK_SIZE, difference_colour, paint_difference_mark
from translator_gui.ui.painting.laid_out_text import LaidOutText
from translator_gui.ui.painting.status_marks import SIZE
from translator_gui.ui.painting.style_option import item_style_option
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.difference_view import difference_box
from translator_gui.ui.widgets.row_painter import ListRowPainter, visual_place
from translator_gui.viewmodel.merge.merge_model import MergeDifferencesModel
from translator_gui.viewmodel.merge.wording import (
    KIND_WORDS,
    TAKEN_WORDS,
    MergedTextOrigin,
    new_remarks,
    their_comment_lines,
    version_words,
)

_Index = QModelIndex | QPersistentModelIndex
_MARGIN = 12.0
_PAD = 7.0
_GAP = 8.0
_BETWEEN = 24.0
"""Gap between the columns in pixels."""
_LINES = 2
_CONTEXT = 36
"""Letters shown around a change; the full text is shown below the list."""
_ELLIPSIS = 16.0
_RADIO = 13.0
_CACHED = 600
"""Maximum number of cached layouts."""


class MergeDelegate(QStyledItemDelegate):
    """Paints a difference in the merge list: my version and theirs, side by side; a click on a circle accepts one."""

    def __init__(self, theme: ThemeState, face: UrduFontStyle, view: QListView) -> None:
        super().__init__(view)
        self._view, self._face = view, face
        self._boxes: dict[tuple[object, ...], LaidOutText] = {}
        theme.follow(self._apply_theme)

    def _apply_theme(self, theme: Theme) -> None:
        self.theme = theme
        self._boxes.clear()

    # Measures

    def _english(self) -> QFont:
        return english_font(self._view.font().pointSizeF())

    def _line(self) -> float:
        return QFontMetricsF(self._english()).lineSpacing()

    def _urdu(self) -> QFont:
        # Naskh, as Nastaliq would need the height of two lines.
        return urdu_font(UrduFontStyle.NASKH, self._view.font().pointSizeF() + 2)

    def _head(self) -> float:
        return max(QFontMetricsF(self._urdu()).lineSpacing(), self._line())

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del option, index
        return QSize(240, round(self._head() + (1 + _LINES) * self._line() + 4 + 2 * _PAD))

    def _columns(self, inner: QRectF) -> tuple[QRectF, QRectF]:
        """Return the rectangles of my version and theirs in a row of the merge list."""
        width = (inner.width() - _BETWEEN) / 2
        top = inner.y() + self._head()
        height = inner.bottom() - top
        return QRectF(inner.x(), top, width, height), QRectF(inner.right() - width, top, width, height)

    def _radio(self, column: QRectF) -> QRectF:
        return QRectF(column.x(), column.y() + (self._line() - _RADIO) / 2, _RADIO, _RADIO)

    # Painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        assert isinstance(model, MergeDifferencesModel)
        painter.save()
        parts = ListRowPainter(painter, option, self.theme, self._view)
        painter.setClipRect(parts.area)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        parts.paint_background()
        inner = parts.area.adjusted(_MARGIN, _PAD, -_MARGIN, -_PAD)
        row, taken = model.row(index.row()), model.text_origin(index.row())
        self._paint_heading(parts, QRectF(inner.x(), inner.y(), inner.width(), self._head()), row, taken)
        mine, theirs = self._columns(inner)
        if taken is MergedTextOrigin.EDITED:
            self._paint_edited(parts, mine.united(theirs), model.edited_text(index.row()))
        else:
            marked, fixed = model.side_diffs(index.row()), bool(model.why_fixed(index.row()))
            self._paint_side(parts, mine, row.mine, MergedTextOrigin.MINE, taken, fixed=fixed)
            self._paint_text(parts, mine, (row.uid, "mine"), marked.mine, quiet=taken is MergedTextOrigin.THEIRS)
            if row.kind is SentenceMergeOutcome.COMMENT:
                self._paint_comments(parts, theirs, row)
            else:
                self._paint_side(parts, theirs, row.theirs, MergedTextOrigin.THEIRS, taken, fixed=fixed)
                self._paint_text(
                    parts, theirs, (row.uid, "theirs"), marked.theirs, quiet=taken is MergedTextOrigin.MINE
                )
        parts.paint_focus()
        painter.restore()

    def _paint_heading(
        self, parts: ListRowPainter, line: QRectF, row: MergeDifference, taken: MergedTextOrigin
    ) -> None:
        theme, font, rest = self.theme, self._english(), QRectF(line)
        colour = difference_colour(row.kind, theme)
        number = format_number(row.number) if row.number else _("new")
        words = [(str(KIND_WORDS[row.kind]), colour), (number, theme.text)]
        if row.kind is SentenceMergeOutcome.CONFLICT:
            words.append((f"· {TAKEN_WORDS[taken]}", colour if taken is MergedTextOrigin.OPEN else theme.muted))
        self._paint_kind(parts, rest, row.kind, colour)
        for word, its_colour in words:
            rest.setLeft(rest.x() + parts.paint_text(rest, word, its_colour, font) + _GAP)
        remarks = len(new_remarks(row))
        if remarks and row.kind is not SentenceMergeOutcome.COMMENT:
            rest.setLeft(rest.x() + _GAP)
            self._paint_kind(parts, rest, SentenceMergeOutcome.COMMENT, theme.muted)
            rest.setLeft(rest.x() + parts.paint_text(rest, format_number(remarks), theme.muted, font))
        rest.setLeft(rest.x() + 2 * _GAP)
        parts.paint_urdu(rest, visible(on_one_line(row.source)), theme.urdu, self._urdu())

    def _paint_kind(self, parts: ListRowPainter, rest: QRectF, kind: SentenceMergeOutcome, colour: QColor) -> None:
        """Paint the icon for a kind of difference at the left of a rectangle, and shrink the rectangle by it."""
        mark = parts.place(QRectF(rest.x(), rest.y(), DIFFERENCE_MARK_SIZE, rest.height()))
        paint_difference_mark(parts.painter, kind, mark.center(), colour)
        rest.setLeft(rest.x() + DIFFERENCE_MARK_SIZE + _GAP)

    def _paint_side(
        self,
        parts: ListRowPainter,
        column: QRectF,
        version: MergeSentenceVersion,
        side: MergedTextOrigin,
        taken: MergedTextOrigin,
        *,
        fixed: bool,
    ) -> None:
        line = QRectF(column.x(), column.y(), column.width(), self._line())
        if taken is not MergedTextOrigin.BOTH:
            self._paint_radio(parts.painter, parts.place(self._radio(column)), on=side is taken, fixed=fixed)
            line.setLeft(line.x() + _RADIO + _GAP)
        parts.paint_mark(version.status, line)
        line.setLeft(line.x() + SIZE + _GAP)
        parts.paint_text(line, version_words(version), self.theme.muted, self._english())

    def _paint_radio(self, painter: QPainter, box: QRectF, *, on: bool, fixed: bool) -> None:
        colour = self.theme.accent if on and not fixed else self.theme.muted
        painter.setPen(QPen(colour, 1.4))
        painter.setBrush(self.theme.field)
        painter.drawEllipse(box.adjusted(0.7, 0.7, -0.7, -0.7))
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(box.adjusted(3.6, 3.6, -3.6, -3.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_text(
        self, parts: ListRowPainter, column: QRectF, key: tuple[str, str], pieces: tuple[DiffPiece, ...], *, quiet: bool
    ) -> None:
        parts.painter.setPen(self.theme.muted if quiet or not pieces else self.theme.text)
        self._paint_box(parts, column, key, pieces or (DiffPiece(DiffKind.KEPT, _("No English")),))

    def _paint_box(
        self, parts: ListRowPainter, column: QRectF, key: tuple[str, str], pieces: tuple[DiffPiece, ...]
    ) -> None:
        painter, column = parts.painter, parts.place(column)
        cached = (*key, pieces, column.width())
        box = self._boxes.get(cached)
        if box is None:
            if len(self._boxes) >= _CACHED:
                self._boxes.clear()
            box = self._boxes[cached] = self._lay_out(pieces, max(column.width() - _ELLIPSIS, 40))
        top = column.y() + self._line() + 4
        painter.save()
        beyond = top + sum(line.height for line in box.lines[:_LINES])
        painter.setClipRect(QRectF(column.x(), top, column.width(), beyond - top))
        box.draw(painter, QPointF(column.x(), top), top, beyond)
        painter.restore()
        if len(box.lines) > _LINES:
            last = box.lines[_LINES - 1]
            painter.setPen(self.theme.muted)
            painter.setFont(self._english())
            # English ends at the right in every interface.
            place = QRectF(column.right() - _ELLIPSIS, top + last.top, _ELLIPSIS, last.height)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, "…")

    def _lay_out(self, pieces: tuple[DiffPiece, ...], width: float) -> LaidOutText:
        flat = tuple(piece._replace(text=piece.text.replace("\n", " ")) for piece in pieces)
        box = difference_box(_cut_off(flat), self._english(), width, self.theme)
        if len(box.lines) <= _LINES or len(flat) == 1:
            return box
        brief = abridged(flat, _CONTEXT)
        box = difference_box(_cut_off(brief), self._english(), width, self.theme)
        if len(box.lines) <= _LINES:
            return box
        return difference_box(_cut_off(_shorten_removed(brief)), self._english(), width, self.theme)

    def _paint_comments(self, parts: ListRowPainter, column: QRectF, row: MergeDifference) -> None:
        lines = their_comment_lines(row) or [_("These comments are not in their copy")]
        more = len(lines) - _LINES - 1
        if more > 0:
            lines = [*lines[:_LINES], _("… and {number} more", number=format_number(more + 1))]
        for at, words in enumerate(lines):
            line = QRectF(column.x(), column.y() + at * self._line(), column.width(), self._line())
            parts.paint_text(line, visible(words.replace("\n", " ")), self.theme.text, self._english())

    def _paint_edited(self, parts: ListRowPainter, column: QRectF, text: str) -> None:
        line = QRectF(column.x(), column.y(), column.width(), self._line())
        parts.paint_text(line, _("Edited by you"), self.theme.accent, self._english())
        parts.painter.setPen(self.theme.text if text else self.theme.muted)
        self._paint_box(parts, column, ("edited", ""), (DiffPiece(DiffKind.KEPT, text or _("No English")),))

    # Clicks

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        assert isinstance(model, MergeDifferencesModel)
        if not isinstance(event, QMouseEvent) or event.type() != QEvent.Type.MouseButtonRelease:
            return False
        area = QRectF(item_style_option(option).rect)
        inner = area.adjusted(_MARGIN, _PAD, -_MARGIN, -_PAD)
        for column, side in zip(self._columns(inner), (MergedTextOrigin.MINE, MergedTextOrigin.THEIRS), strict=True):
            radio = visual_place(self._radio(column), area, self._view)
            if radio.adjusted(-6, -6, 6, 6).contains(event.position()):
                return model.take(index.row(), side)
        return False


def _shorten_removed(pieces: tuple[DiffPiece, ...]) -> tuple[DiffPiece, ...]:
    """Shorten long removed texts of a difference, so that their replacement fits into the row of the merge list."""
    return tuple(
        piece._replace(text=f"{piece.text[:_CONTEXT].rstrip()} …")
        if piece.kind is DiffKind.REMOVED and len(piece.text) > 2 * _CONTEXT
        else piece
        for piece in pieces
    )


def _cut_off(pieces: tuple[DiffPiece, ...]) -> tuple[DiffPiece, ...]:
    """Cut off the text of a difference that does not fit into a row of the merge list."""
    room, shown = 600, list[DiffPiece]()
    for piece in pieces:
        if room > 0:
            shown.append(piece._replace(text=piece.text[:room]))
            room -= len(piece.text)
    return tuple(shown)
