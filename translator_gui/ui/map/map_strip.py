"""The map: the whole project as a strip of ticks, with a frame around the part on screen."""

from collections import Counter
from textwrap import shorten
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from translator_gui.messages import format_number
from translator_gui.messages import gettext as _
from translator_gui.model.status import Status
from translator_gui.ui.editor.accessible import status_name
from translator_gui.ui.map.status_map_renderer import (
    TICK_LEFT,
    TICK_WIDTH,
    WIDTH,
    StatusMapFlags,
    StatusMapRenderer,
    StatusMapScale,
)
from translator_gui.ui.painting.fill import fill
from translator_gui.ui.theme import Theme, ThemeState
from translator_gui.ui.widgets.difference_tooltip import DifferenceTooltip, DifferenceTooltipContent
from translator_gui.viewmodel.changes.baseline_texts import BaselineTextCache, ChangeBaselineKind
from translator_gui.viewmodel.changes.sentence_change import (
    ChangeSinceBaseline,
    change_authors,
    change_heading,
    find_change,
)
from translator_gui.viewmodel.map_state import StatusMapArea, StatusMapState

_LEAST_FRAME = 8.0
"""Least height of the frame, pixels."""
_CARET = 4.0
_APART = 3
"""Least distance of two lines between documents, pixels, so that ticks stay visible."""
_MANY = 4
_NEAR = 1
"""A tooltip stays while the pointer moves by so many pixels."""
_FIRST_LETTERS = 70
_SOFT = 36
"""Opacity of the frame, of 255."""


class _Extent(NamedTuple):
    first: float
    beyond: float


class StatusMapStrip(QWidget):
    """The status map widget beside the page with a coloured tick per sentence; scrolls the page, goes to sentences."""

    scrolled = Signal(float)
    """The page is to be scrolled: the middle of the screen, in sentences."""
    chosen = Signal(object)
    """A `StatusMapArea` was clicked."""
    wheeled = Signal(QWheelEvent)

    def __init__(
        self, model: StatusMapState, texts: BaselineTextCache, theme: ThemeState, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._texts = model, texts
        self._ticks: QPixmap | None = None
        self._raster = StatusMapRenderer(theme.theme, 1)
        self._scale = StatusMapScale(1, 0)
        self._unit = 1.0
        self._extent = _Extent(0, 0)
        self._current: int | None = None
        self._pressed: QPoint | None = None
        self._grip = 0.0
        self._dragged = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(_("Map of the project"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.tip = DifferenceTooltip(self, theme)
        self._tip_area: StatusMapArea | None = None
        texts.loaded.connect(self._renew_tip)
        model.reset.connect(self._redraw)
        model.touched.connect(self._touch)
        theme.follow(self._apply_theme)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 100)

    def _apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._raster = StatusMapRenderer(theme, self._raster.ratio)
        self._redraw()

    def show_extent(self, first: float, beyond: float) -> None:
        """Draw the frame on the status map around the sentences that the page shows; 2.5 is amid the third sentence."""
        extent = _Extent(first, beyond)
        if extent != self._extent:
            self.update(self._around(self._frame()))
            self._extent = extent
            self.update(self._around(self._frame()))

    def show_current(self, index: int | None) -> None:
        """Mark the current sentence on the status map by its index, from 0."""
        if index != self._current:
            for at in (self._current, index):
                if at is not None:
                    self.update(self._around(QRectF(0, self._y(at + 0.5), self.width(), 0)))
            self._current = index

    # Places on the strip.

    def _y(self, sentences: float) -> float:
        return sentences * self.height() / max(1, len(self._model))

    def _sentences(self, y: float) -> float:
        return min(max(0.0, y / max(1, self.height())), 1.0) * len(self._model)

    def _frame(self) -> QRectF:
        top, bottom = self._y(self._extent.first), self._y(self._extent.beyond)
        missing = max(0.0, _LEAST_FRAME - (bottom - top)) / 2
        top = min(max(1.0, top - missing), self.height() - _LEAST_FRAME)
        return QRectF(1, top, self.width() - 2, max(_LEAST_FRAME, min(bottom + missing, self.height() - 1.0) - top))

    @staticmethod
    def _around(rect: QRectF) -> QRect:
        return rect.toAlignedRect().adjusted(-1, -6, 1, 6)

    def spot(self, y: float) -> StatusMapArea | None:
        """Return the sentences that the pixel row at a y of the status map shows; None while the map is empty."""
        rows = self.height()
        if not rows or not len(self._model):
            return None
        first, beyond = StatusMapScale(rows, len(self._model)).span(min(max(0, int(y)), rows - 1))
        return self._model.area(first, beyond)

    # The picture of the ticks.

    def _redraw(self) -> None:
        self._ticks = None
        self.update()

    def _touch(self, first: int, beyond: int) -> None:
        if self._ticks is None or self._scale.sentences != len(self._model):
            self._redraw()
            return
        top, bottom = self._scale.rows_of(first, beyond)
        self._draw(self._ticks, top, bottom)
        place = QRectF(0, top * self._unit, self.width(), (bottom - top) * self._unit)
        self.update(place.toAlignedRect())

    def _draw(self, ticks: QPixmap, top: int, bottom: int) -> None:
        model = self._model
        image = self._raster.image(
            model.letters, StatusMapFlags(model.hits, model.signs, model.findings), self._scale, top, bottom
        )
        painter = QPainter(ticks)
        painter.drawImage(QRectF(0, top * self._unit, self.width(), (bottom - top) * self._unit), image)
        painter.end()

    def _picture(self) -> QPixmap | None:
        ratio = self.devicePixelRatioF()
        if self._ticks is None or self._raster.ratio != ratio:
            pixels = round(self.height() * ratio)
            if not pixels or not len(self._model):
                return None
            # Of many sentences a mixture is seen better, and drawn sooner, on rows of two pixels.
            step = round(2 * ratio) if len(self._model) > _MANY * pixels else 1
            self._unit = step / ratio
            if self._raster.ratio != ratio:
                self._raster = StatusMapRenderer(self._theme, ratio)
            self._scale = StatusMapScale(-(-pixels // step), len(self._model))
            self._ticks = QPixmap(self._raster.width, pixels)
            self._ticks.setDevicePixelRatio(ratio)
            self._draw(self._ticks, 0, self._scale.rows)
        return self._ticks

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._redraw()

    def paintEvent(self, event: QPaintEvent) -> None:
        ticks = self._picture()
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        if ticks is None:
            fill(painter, event.rect(), self._theme.page)
            painter.end()
            return
        if self.isRightToLeft():  # the strip is at the other edge of the page: its own edges change places too
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        painter.drawPixmap(0, 0, ticks)
        self._paint_boundaries(painter, event.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        soft = QColor(self._theme.accent)
        soft.setAlpha(_SOFT)
        painter.setPen(QPen(self._theme.accent, 1.5))
        painter.setBrush(soft)
        painter.drawRoundedRect(self._frame().adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if self._current is not None:
            self._paint_current(painter, self._y(self._current + 0.5))
        painter.end()

    def _paint_boundaries(self, painter: QPainter, dirty: QRect) -> None:
        painter.setPen(QPen(self._theme.muted, 1))
        last = -_APART
        for index in self._model.boundaries:
            y = round(self._y(index))
            if y - last >= _APART and dirty.top() - 2 <= y <= dirty.bottom() + 2:
                painter.drawLine(QPointF(0, y + 0.5), QPointF(self.width(), y + 0.5))
                last = y

    def _paint_current(self, painter: QPainter, y: float) -> None:
        y = min(max(y, _CARET), self.height() - _CARET)
        right = float(self.width())
        painter.setPen(QPen(self._theme.text, 1))
        painter.drawLine(QPointF(TICK_LEFT - 2, y), QPointF(TICK_LEFT + TICK_WIDTH + 2, y))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.text)
        tip = QPointF(right - _CARET - 3, y)
        painter.drawPolygon(QPolygonF([tip, QPointF(right - 1, y - _CARET), QPointF(right - 1, y + _CARET)]))

    # The pointer.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        y = event.position().y()
        self._pressed, self._dragged = event.position().toPoint(), False
        frame = self._frame()
        # As a scroll bar's thumb: what is seized stays under the pointer.
        self._grip = y - frame.center().y() if frame.top() <= y <= frame.bottom() else 0.0

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        far = (event.position().toPoint() - self._pressed).manhattanLength()
        if self._dragged or far >= QApplication.startDragDistance():
            self._dragged = True
            self.scrolled.emit(self._sentences(event.position().y() - self._grip))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is not None and not self._dragged and event.button() is Qt.MouseButton.LeftButton:
            spot = self.spot(pressed.y())
            if spot is not None:
                self.chosen.emit(spot)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.wheeled.emit(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            spot = self.spot(event.pos().y())
            if spot is None:
                self.tip.hide()
            else:
                row = QRect(0, event.pos().y() - _NEAR, self.width(), 2 * _NEAR + 1)
                self.tip.show_content(self._words(spot), row, event.globalPos())
                self._tip_area = spot
            return True
        return super().event(event)

    def _renew_tip(self) -> None:
        """Update the visible tooltip of the status map after earlier texts of the sentence were read."""
        if self._tip_area is not None:
            self.tip.replace_content(self._words(self._tip_area))

    def _words(self, spot: StatusMapArea) -> DifferenceTooltipContent:
        segment = spot.segment
        # An approval weighs more than a hand-over.
        ways = ChangeBaselineKind.APPROVED, ChangeBaselineKind.HANDED_OVER
        return map_tooltip(spot, find_change(self._texts, segment, *ways) if segment is not None else None)


def status_counts(tally: Counter[Status]) -> str:
    """Return the numbers of sentences per status as text, the most frequent first: "12 draft, 3 approved"."""
    counts = (
        _("{number} {status}", number=format_number(count), status=status_name(status))
        for status, count in tally.most_common()
    )
    return _(", ").join(counts)


def map_tooltip(spot: StatusMapArea, change: ChangeSinceBaseline | None = None) -> DifferenceTooltipContent:
    """Return the tooltip of a point on the status map: the sentence's number, status, document, text and changes."""
    segment = spot.segment
    number = format_number(spot.at + 1)
    if segment:
        title = _("Sentence {number}, {status}", number=number, status=status_name(segment.status))
    else:
        title = _("Sentence {number}", number=number)
    lines = [title, spot.document]
    if sum(spot.tally.values()) > 1:
        lines.append(_("Here: {counts}", counts=status_counts(spot.tally)))
    begins = shorten(spot.begins, _FIRST_LETTERS, placeholder=" …")
    translated = segment is not None and bool(segment.target)
    words = DifferenceTooltipContent(
        (*lines, begins) if begins and translated else tuple(lines), "" if translated else begins
    )
    if change is None or segment is None:
        return words
    about = change_authors(change, segment)
    return words._replace(pieces=change.pieces, heading=change_heading(change.against), about=about)
