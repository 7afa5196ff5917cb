"""Bar chart of words per day or week and person: translated above, reviewed below."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from translator_gui.messages import format_date, format_number, month_name
from translator_gui.messages import gettext as _
from translator_gui.project.reviewing.activity import DailyWordsPerPerson
from translator_gui.ui.plain_text import show_tip
from translator_gui.ui.theme import Theme, ThemeState

_LIGHT = ("#2563a8", "#b06a00", "#22774b", "#8a3f8f", "#b3362b", "#4d5a66")
_DARK = ("#80b4f0", "#e0ac50", "#6cc494", "#d394d8", "#f08b80", "#a9b4bf")
_PATTERNS = (Qt.BrushStyle.SolidPattern, Qt.BrushStyle.BDiagPattern, Qt.BrushStyle.Dense4Pattern)
"""Fill patterns: people beyond the number of colours are hatched."""
_LEFT, _TOP, _BOTTOM, _RIGHT, _BETWEEN = 58.0, 26.0, 26.0, 14.0, 44.0
_STEPS = (1, 2, 5)


class DailyWordsChartBar(NamedTuple):
    """A bar of the daily words chart: the words of one person in one day or week.

    Attributes:
        area: Its rectangle.
        words: Its tooltip.
    """

    area: QRectF
    words: str


class DailyWordsChart(QWidget):
    """A bar chart of the words translated and reviewed per day or week, by person."""

    def __init__(self, theme: ThemeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[DailyWordsPerPerson, ...] = ()
        self._people: tuple[str, ...] = ()
        self._span = (date.min, date.min)
        self._step = 1
        self.bars: list[DailyWordsChartBar] = []
        self.setMouseTracking(True)
        self.setMinimumSize(420, 260)
        theme.follow(self._apply_theme)

    def sizeHint(self) -> QSize:
        return QSize(760, 420)

    def show_work(
        self, days: Sequence[DailyWordsPerPerson], span: tuple[date, date], *, weeks: bool, people: Sequence[str]
    ) -> None:
        """Show in the chart the words translated and reviewed in a period.

        Args:
            days: Work within the span; per week, dated on its Monday.
            span: First and last day; Mondays if per week.
            weeks: Whether a bar is a week.
            people: All people of the project, so that their colours stay the same.
        """
        self._days, self._span, self._step, self._people = tuple(days), span, 7 if weeks else 1, tuple(people)
        translated, reviewed = (sum(getattr(day, what) for day in days) for what in ("translated", "reviewed"))
        self.setAccessibleName(
            _(
                "{translated} words translated and {reviewed} reviewed from {first} to {last}",
                translated=format_number(translated),
                reviewed=format_number(reviewed),
                first=span[0],
                last=span[1],
            )
        )
        self.update()

    def brush(self, person: str) -> QBrush:
        """Return the colour and pattern of a person's bars in the chart."""
        at = self._people.index(person)
        colours = _DARK if self._theme.dark else _LIGHT
        return QBrush(QColor(colours[at % len(colours)]), _PATTERNS[at // len(colours) % len(_PATTERNS)])

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.page)
        self.bars = []
        height = (self.height() - _TOP - _BOTTOM - _BETWEEN) / 2
        width = self.width() - _LEFT - _RIGHT
        first = QRectF(_LEFT, _TOP, width, height)
        self._paint_panel(painter, first, reviewed=False)
        second = first.translated(0, height + _BETWEEN)
        self._paint_panel(painter, second, reviewed=True)
        self._paint_days(painter, second)
        painter.end()

    def _paint_panel(self, painter: QPainter, area: QRectF, *, reviewed: bool) -> None:
        title = _("Words reviewed") if reviewed else _("Words translated")
        work = [(day, day.reviewed if reviewed else day.translated) for day in self._days]
        totals: dict[date, int] = {}
        for day, words in work:
            totals[day.day] = totals.get(day.day, 0) + words
        top = _ceiling(max(totals.values(), default=0))
        line = QFontMetricsF(self.font()).lineSpacing()
        painter.setPen(self._theme.text)
        painter.drawText(QPointF(area.x(), area.y() - line / 2), title)
        for part in (0, 0.5, 1):
            y = area.bottom() - part * area.height()
            painter.fillRect(QRectF(area.x(), y, area.width(), 1), self._theme.rule)
            painter.setPen(self._theme.muted)
            number = QRectF(0, y - line / 2, _LEFT - 8, line)
            painter.drawText(
                number, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, format_number(round(top * part))
            )
        heights: dict[date, float] = {}
        for day, words in work:
            if not words:
                continue
            left, width = self._column(area, day.day)
            tall = words / top * area.height()
            base = area.bottom() - heights.get(day.day, 0.0)
            heights[day.day] = heights.get(day.day, 0.0) + tall
            bar = QRectF(left, base - tall, width, tall)
            painter.fillRect(bar, self.brush(day.author))
            when = format_date(day.day)
            period = _("Week of {date}", date=when) if self._step > 1 else when
            number = format_number(words)
            tip = (
                _("{period}: {author}, {number} reviewed", period=period, author=day.author, number=number)
                if reviewed
                else _("{period}: {author}, {number} translated", period=period, author=day.author, number=number)
            )
            self.bars.append(DailyWordsChartBar(bar, tip))

    def _column(self, area: QRectF, day: date) -> tuple[float, float]:
        """Return the x position and width of the bar of a day (or week) in the chart."""
        slots = (self._span[1] - self._span[0]).days // self._step + 1
        slot = area.width() / slots
        width = min(slot * 0.8, 36.0)
        at = (day - self._span[0]).days // self._step
        return area.x() + at * slot + (slot - width) / 2, width

    def _paint_days(self, painter: QPainter, area: QRectF) -> None:
        slots = (self._span[1] - self._span[0]).days // self._step + 1
        room = max(1, int(area.width() // QFontMetricsF(self.font()).horizontalAdvance("00 September ")))
        every = -(-slots // room)
        painter.setPen(self._theme.muted)
        for at in range(0, slots, every):
            day = self._span[0] + timedelta(days=at * self._step)
            left, width = self._column(area, day)
            label = QRectF(left + width / 2 - 60, area.bottom() + 4, 120, _BOTTOM - 4)
            label.moveLeft(min(max(label.left(), 2.0), self.width() - label.width() - 2))
            painter.drawText(
                label,
                Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop,
                _("{day} {month}", day=day.day, month=month_name(day.month)[:3]),
            )

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = next((bar for bar in self.bars if bar.area.contains(QPointF(event.pos()))), None)
            if found is None:
                QToolTip.hideText()
            else:
                show_tip(event.globalPos(), found.words, self)
            return True
        return super().event(event)

    def _apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()


def _ceiling(most: int) -> int:
    """Return the top value of the chart's axis: the next round number that is not smaller."""
    scale = 10
    while True:
        for step in _STEPS:
            if step * scale >= most:
                return step * scale
        scale *= 10
