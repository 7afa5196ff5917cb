"""A line of the list of differing sentences: mine at the left, theirs at the right, what is taken marked."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from translator_gui.project.merging.comparison import Difference, Kind, Version
from translator_gui.text.beginning import in_one_line
from translator_gui.text.difference import Piece, PieceKind, abridged
from translator_gui.text.direction import visible
from translator_gui.ui.fonts import UrduFace, english_font, urdu_font
from translator_gui.ui.merging.kind_marks import KIND_SIZE, kind_colour, paint_kind
from translator_gui.ui.painting.item import look_of
from translator_gui.ui.painting.marks import SIZE, paint_mark
from translator_gui.ui.painting.text_box import TextBox
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.difference_view import difference_box
from translator_gui.viewmodel.merging.merge_model import MergeModel
from translator_gui.viewmodel.merging.wording import Taken, new_remarks, said_words, version_words

_Index = QModelIndex | QPersistentModelIndex
_MARGIN = 12.0
_PAD = 7.0
_GAP = 8.0
_BETWEEN = 24.0
"""Pixels between the columns."""
_LINES = 2
_CONTEXT = 36
"""Letters shown around a change; the whole stands below the list."""
_ELLIPSIS = 16.0
_RADIO = 13.0
_KEPT = 600
"""Laid out texts that are kept."""
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_NOTHING = "No English"


class MergeDelegate(QStyledItemDelegate):
    """Paints lines of one height: ten thousand are as quick as ten. A click on a circle takes that side."""

    def __init__(self, theme: ThemeState, face: UrduFace, view: QListView) -> None:
        super().__init__(view)
        self._view, self._face = view, face
        self._boxes: dict[tuple[object, ...], TextBox] = {}
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
        # One line of it, beside small letters: Nastaliq would need the height of two.
        return urdu_font(UrduFace.NASKH, self._view.font().pointSizeF() + 2)

    def _head(self) -> float:
        return max(QFontMetricsF(self._urdu()).lineSpacing(), self._line())

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del option, index
        return QSize(240, round(self._head() + (1 + _LINES) * self._line() + 4 + 2 * _PAD))

    def _columns(self, inner: QRectF) -> tuple[QRectF, QRectF]:
        """Mine and theirs, below the heading."""
        width = (inner.width() - _BETWEEN) / 2
        top = inner.y() + self._head()
        height = inner.bottom() - top
        return QRectF(inner.x(), top, width, height), QRectF(inner.right() - width, top, width, height)

    def _radio(self, column: QRectF) -> QRectF:
        return QRectF(column.x(), column.y() + (self._line() - _RADIO) / 2, _RADIO, _RADIO)

    # Painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        assert isinstance(model, MergeModel)
        area, state = QRectF(look_of(option).rect), look_of(option).state
        painter.save()
        painter.setClipRect(area)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, self.theme.picked)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, self.theme.hover)
        painter.fillRect(QRectF(area.x(), area.bottom() - 1, area.width(), 1), self.theme.rule)
        inner = area.adjusted(_MARGIN, _PAD, -_MARGIN, -_PAD)
        row, taken = model.row(index.row()), model.taken(index.row())
        self._paint_heading(painter, QRectF(inner.x(), inner.y(), inner.width(), self._head()), row, taken)
        mine, theirs = self._columns(inner)
        if taken is Taken.EDITED:
            self._paint_edited(painter, mine.united(theirs), model.written(index.row()))
        else:
            marked, fixed = model.marked(index.row()), bool(model.why_fixed(index.row()))
            self._paint_side(painter, mine, row.mine, Taken.MINE, taken, fixed=fixed)
            self._paint_text(painter, mine, (row.uid, "mine"), marked.mine, quiet=taken is Taken.THEIRS)
            if row.kind is Kind.COMMENT:
                self._paint_said(painter, theirs, row)
            else:
                self._paint_side(painter, theirs, row.theirs, Taken.THEIRS, taken, fixed=fixed)
                self._paint_text(painter, theirs, (row.uid, "theirs"), marked.theirs, quiet=taken is Taken.MINE)
        if state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setPen(self.theme.accent)
            painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -1.5))
        painter.restore()

    def _paint_heading(self, painter: QPainter, line: QRectF, row: Difference, taken: Taken) -> None:
        colour = kind_colour(row.kind, self.theme)
        paint_kind(painter, row.kind, QPointF(line.x() + KIND_SIZE / 2, line.center().y()), colour)
        font = self._english()
        x = self._paint_word(painter, line, line.x() + KIND_SIZE + _GAP, str(row.kind), colour, font)
        number = f"{row.number:,}" if row.number else "new"
        x = self._paint_word(painter, line, x + _GAP, number, self.theme.text, font)
        if row.kind is Kind.CONFLICT and taken is Taken.OPEN:
            x = self._paint_word(painter, line, x + _GAP, f"· {taken}", colour, font)
        elif row.kind is Kind.CONFLICT:
            x = self._paint_word(painter, line, x + _GAP, f"· {taken}", self.theme.muted, font)
        remarks = len(new_remarks(row))
        if remarks and row.kind is not Kind.COMMENT:
            paint_kind(
                painter, Kind.COMMENT, QPointF(x + 2 * _GAP + KIND_SIZE / 2, line.center().y()), self.theme.muted
            )
            x = self._paint_word(painter, line, x + 3 * _GAP + KIND_SIZE, f"{remarks}", self.theme.muted, font)
        urdu, room = self._urdu(), line.right() - x - 3 * _GAP
        source = visible(in_one_line(row.source))
        painter.setFont(urdu)
        painter.setPen(self.theme.urdu)
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        shown = QFontMetricsF(urdu).elidedText(source, Qt.TextElideMode.ElideRight, max(room, 1))
        # Left is where the line begins: at the right.
        painter.drawText(QRectF(line.right() - room, line.y(), room, line.height()), _LEFT, shown)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def _paint_word(self, painter: QPainter, line: QRectF, x: float, word: str, colour: QColor, font: QFont) -> float:
        """Paints a word from an x on; gives where it ends."""
        painter.setFont(font)
        painter.setPen(colour)
        width = QFontMetricsF(font).horizontalAdvance(word)
        painter.drawText(QRectF(x, line.y(), width + 1, line.height()), _LEFT, word)
        return x + width

    def _paint_side(
        self, painter: QPainter, column: QRectF, version: Version, side: Taken, taken: Taken, *, fixed: bool
    ) -> None:
        line = QRectF(column.x(), column.y(), column.width(), self._line())
        x = line.x()
        if taken is not Taken.BOTH:
            self._paint_radio(painter, self._radio(column), on=side is taken, fixed=fixed)
            x += _RADIO + _GAP
        paint_mark(painter, version.status, QPointF(x + SIZE / 2, line.center().y()), self.theme.status(version.status))
        x += SIZE + _GAP
        font = self._english()
        painter.setFont(font)
        painter.setPen(self.theme.muted)
        words = QFontMetricsF(font).elidedText(version_words(version), Qt.TextElideMode.ElideRight, line.right() - x)
        painter.drawText(QRectF(x, line.y(), line.right() - x, line.height()), _LEFT, words)

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
        self, painter: QPainter, column: QRectF, key: tuple[str, str], pieces: tuple[Piece, ...], *, quiet: bool
    ) -> None:
        painter.setPen(self.theme.muted if quiet or not pieces else self.theme.text)
        self._paint_box(painter, column, key, pieces or (Piece(PieceKind.KEPT, _NOTHING),))

    def _paint_box(self, painter: QPainter, column: QRectF, key: tuple[str, str], pieces: tuple[Piece, ...]) -> None:
        cached = (*key, pieces, column.width())
        box = self._boxes.get(cached)
        if box is None:
            if len(self._boxes) >= _KEPT:
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
            place = QRectF(column.right() - _ELLIPSIS, top + last.top, _ELLIPSIS, last.height)
            painter.drawText(place, _RIGHT, "…")

    def _lay_out(self, pieces: tuple[Piece, ...], width: float) -> TextBox:
        flat = tuple(piece._replace(text=piece.text.replace("\n", " ")) for piece in pieces)
        box = difference_box(_trimmed(flat), self._english(), width, self.theme)
        if len(box.lines) <= _LINES or len(flat) == 1:
            return box
        brief = abridged(flat, _CONTEXT)
        box = difference_box(_trimmed(brief), self._english(), width, self.theme)
        if len(box.lines) <= _LINES:
            return box
        return difference_box(_trimmed(_without_long_losses(brief)), self._english(), width, self.theme)

    def _paint_said(self, painter: QPainter, column: QRectF, row: Difference) -> None:
        lines = said_words(row) or ["What was said here is not in their copy"]
        font, metrics = self._english(), QFontMetricsF(self._english())
        painter.setFont(font)
        painter.setPen(self.theme.text)
        more = len(lines) - _LINES - 1
        if more > 0:
            lines = [*lines[:_LINES], f"… and {more + 1} more"]
        for at, words in enumerate(lines):
            line = QRectF(column.x(), column.y() + at * self._line(), column.width(), self._line())
            painter.drawText(
                line,
                _LEFT,
                metrics.elidedText(visible(words.replace("\n", " ")), Qt.TextElideMode.ElideRight, line.width()),
            )

    def _paint_edited(self, painter: QPainter, column: QRectF, text: str) -> None:
        line = QRectF(column.x(), column.y(), column.width(), self._line())
        self._paint_word(painter, line, line.x(), "Edited by you", self.theme.accent, self._english())
        painter.setPen(self.theme.text if text else self.theme.muted)
        self._paint_box(painter, column, ("edited", ""), (Piece(PieceKind.KEPT, text or _NOTHING),))

    # Clicks

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        assert isinstance(model, MergeModel)
        if not isinstance(event, QMouseEvent) or event.type() != QEvent.Type.MouseButtonRelease:
            return False
        inner = QRectF(look_of(option).rect).adjusted(_MARGIN, _PAD, -_MARGIN, -_PAD)
        for column, side in zip(self._columns(inner), (Taken.MINE, Taken.THEIRS), strict=True):
            if self._radio(column).adjusted(-6, -6, 6, 6).contains(event.position()):
                return model.take(index.row(), side)
        return False


def _without_long_losses(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces with what went cut short: what came in its place must still be seen."""
    return tuple(
        piece._replace(text=f"{piece.text[:_CONTEXT].rstrip()} …")
        if piece.kind is PieceKind.REMOVED and len(piece.text) > 2 * _CONTEXT
        else piece
        for piece in pieces
    )


def _trimmed(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces without the letters that no line of the list has room for."""
    room, shown = 600, list[Piece]()
    for piece in pieces:
        if room > 0:
            shown.append(piece._replace(text=piece.text[:room]))
            room -= len(piece.text)
    return tuple(shown)
