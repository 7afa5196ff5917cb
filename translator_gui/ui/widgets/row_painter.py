"""Paints the parts that the rows of lists have in common."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from translator_gui.model.status import Status
from translator_gui.ui.painting.laid_out_text import LaidOutText
from translator_gui.ui.painting.status_marks import SIZE, paint_status_mark
from translator_gui.ui.painting.style_option import item_style_option
from translator_gui.ui.painting.urdu_line_fonts import latin_ranges
from translator_gui.ui.theme import Theme

_WIDE = 1e5
"""Pixels; the line of an elided text is never broken."""
_FLAGS = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | Qt.TextFlag.TextSingleLine


def visual_place(place: QRectF, area: QRectF, view: QWidget) -> QRectF:
    """Mirror a rectangle within a list row if the view's layout direction is right to left."""
    if not view.isRightToLeft():
        return place
    return QRectF(area.left() + area.right() - place.right(), place.y(), place.width(), place.height())


class ListRowPainter:
    """Paints background, texts and status marks of a list row; used by several item delegates.

    Places are given as if the interface ran from left to right; they are mirrored if it does not.
    """

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, theme: Theme, view: QWidget) -> None:
        self.painter, self.theme, self._view = painter, theme, view
        self.area = QRectF(item_style_option(option).rect)
        self._state = item_style_option(option).state

    def place(self, place: QRectF) -> QRectF:
        """Mirror a rectangle within the row if the view's layout direction is right to left."""
        return visual_place(place, self.area, self._view)

    def paint_background(self, *, can_be_chosen: bool = True) -> None:
        """Paint the background of the list row, coloured if selected or hovered, and the line below it."""
        if can_be_chosen and self._state & QStyle.StateFlag.State_Selected:
            self.painter.fillRect(self.area, self.theme.picked)
        elif can_be_chosen and self._state & QStyle.StateFlag.State_MouseOver:
            self.painter.fillRect(self.area, self.theme.hover)
        self.painter.fillRect(QRectF(self.area.x(), self.area.bottom() - 1, self.area.width(), 1), self.theme.rule)

    def paint_focus(self) -> None:
        """Paint the focus frame if the list row has the keyboard focus."""
        if self._state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            self.painter.setPen(self.theme.accent)
            self.painter.drawRect(self.area.adjusted(0.5, 0.5, -0.5, -1.5))

    def paint_mark(self, status: Status, line: QRectF) -> None:
        """Paint the mark of a sentence status at the start of a line of the row."""
        centre = self.place(QRectF(line.x(), line.y(), SIZE, line.height())).center()
        paint_status_mark(self.painter, status, centre, self.theme.status(status))

    def paint_text(
        self, place: QRectF, text: str, colour: QColor, font: QFont | None = None, *, trailing: bool = False
    ) -> float:
        """Paint a text into a rectangle of the list row, elided to fit, and return its width."""
        return self._paint(place, text, colour, font, Qt.LayoutDirection.LayoutDirectionAuto, trailing)

    def paint_english(self, place: QRectF, text: str, colour: QColor, font: QFont | None = None) -> float:
        """Paint the English of a sentence into a rectangle of the list row, left-aligned and elided to fit."""
        trailing = self._view.isRightToLeft()
        return self._paint(place, text, colour, font, Qt.LayoutDirection.LeftToRight, trailing)

    def paint_urdu(self, place: QRectF, text: str, colour: QColor, font: QFont) -> float:
        """Paint the Urdu of a sentence into a rectangle of the list row, right-aligned and elided to fit."""
        if not latin_ranges(text):
            trailing = not self._view.isRightToLeft()
            return self._paint(place, text, colour, font, Qt.LayoutDirection.RightToLeft, trailing)
        metrics, area, room = QFontMetricsF(font), self.place(place), max(0.0, place.width())
        box, width = _one_line(metrics.elidedText(text, Qt.TextElideMode.ElideRight, room), font)
        if width > room:
            # The font of the Latin words is wider.
            box, width = _one_line(metrics.elidedText(text, Qt.TextElideMode.ElideRight, 2 * room - width), font)
        self.painter.setPen(colour)
        top = area.center().y() + (metrics.ascent() - metrics.descent()) / 2 - box.ascent
        box.draw(self.painter, QPointF(area.right() - _WIDE, top), area.top(), area.bottom())
        return width

    def _paint(
        self,
        place: QRectF,
        text: str,
        colour: QColor,
        font: QFont | None,
        direction: Qt.LayoutDirection,
        trailing: bool,
    ) -> float:
        font = font or self._view.font()
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, place.width()))
        right = trailing != self._view.isRightToLeft()
        self.painter.setFont(font)
        self.painter.setPen(colour)
        self.painter.setLayoutDirection(direction)
        alignment = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self.painter.drawText(self.place(place), _FLAGS | alignment, shown)
        return metrics.horizontalAdvance(shown)


def _one_line(text: str, font: QFont) -> tuple[LaidOutText, float]:
    """Return an Urdu text as one line, and its width."""
    box = LaidOutText(text, font, _WIDE, rtl=True)
    return box, box.layout.lineAt(0).naturalTextWidth() if box.lines else 0.0
