"""The dialog with the daily word counts of a project."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QHBoxLayout, QPushButton, QWidget

from translator_gui.messages import format_number, gettext_lazy
from translator_gui.messages import gettext as _
from translator_gui.project.reviewing.activity import DailyWordsPerPerson, activity_by_week
from translator_gui.ui.plain_text import set_tip
from translator_gui.ui.statistics.daily_words_chart import DailyWordsChart
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.flow_layout import FlowLayout
from translator_gui.ui.widgets.labels import plain_label
from translator_gui.ui.widgets.layouts import dialog_column

_SPANS = (
    (gettext_lazy("Two weeks"), 14),
    (gettext_lazy("A month"), 30),
    (gettext_lazy("Three months"), 91),
    (gettext_lazy("All time"), 0),
)
"""Periods with their length in days; 0 for all."""
_MOST_DAYS = 62
"""Longer periods are shown per week."""


class DailyWordsDialog(QDialog):
    """The dialog with the chart of words per day and person, a legend, totals and a button to copy the figures."""

    def __init__(
        self, title: str, days: Sequence[DailyWordsPerPerson], today: date, theme: ThemeState, parent: QWidget | None
    ) -> None:
        """Create the dialog of a project's daily word counts.

        Args:
            title: Title of the project.
            days: All work, oldest first.
            today: Last day of the shown period.
            theme: The colours.
            parent: Qt's.
        """
        super().__init__(parent)
        self.setWindowTitle(_("Daily word counts: {title}", title=title))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._all, self._today = tuple(days), today
        self.shown: tuple[DailyWordsPerPerson, ...] = ()
        self._people = tuple(dict.fromkeys(day.author for day in days))
        self.chart = DailyWordsChart(theme, self)
        self.span = QComboBox(self)
        self.span.setAccessibleName(_("Period"))
        for words, _days in _SPANS:
            self.span.addItem(str(words))
        self.span.currentIndexChanged.connect(self._show)
        self.figures = plain_label(self, wraps=True)
        self.copy = QPushButton(_("&Copy figures"), self)
        set_tip(self.copy, _("As lines for a spreadsheet: day, person, words translated, words reviewed"))
        self.copy.clicked.connect(self._copy)
        self._lay_out()
        self.span.setCurrentIndex(1)
        self._show()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        column = dialog_column(self)
        column.addLayout(top)
        top.addWidget(self.figures, 1)
        top.addWidget(self.span, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.chart, 1)
        legend = QWidget(self)
        flow = FlowLayout(legend, gap=16)
        for person in self._people:
            flow.addWidget(_LegendEntry(person, self.chart, legend))
        column.addWidget(legend)
        column.addWidget(buttons)

    def _show(self) -> None:
        back = _SPANS[self.span.currentIndex()][1]
        first = self._today - timedelta(days=back - 1)
        if not back:
            first = min((day.day for day in self._all), default=self._today - timedelta(days=13))
            first = min(first, self._today - timedelta(days=6))
        days = [day for day in self._all if day.day >= first]
        weeks = (self._today - first).days > _MOST_DAYS
        last = max([self._today, *(day.day for day in days)])
        if weeks:
            days = activity_by_week(days)
            first, last = (day - timedelta(days=day.weekday()) for day in (first, last))
        self.shown = tuple(days)
        self.chart.show_work(days, (first, last), weeks=weeks, people=self._people)
        translated, reviewed = sum(day.translated for day in days), sum(day.reviewed for day in days)
        if not self._all:
            self.figures.setText(_("Nothing has been confirmed yet. Confirmed words are counted here per day."))
        else:
            worked = len({day.day for day in days}) or 1
            total = _(
                "{translated} words translated, {reviewed} reviewed.",
                translated=format_number(translated),
                reviewed=format_number(reviewed),
            )
            first, second = format_number(round(translated / worked)), format_number(round(reviewed / worked))
            average = (
                _("Average per working week: {translated} and {reviewed}.", translated=first, reviewed=second)
                if weeks
                else _("Average per working day: {translated} and {reviewed}.", translated=first, reviewed=second)
            )
            self.figures.setText(f"{total} {average}")
        self.copy.setEnabled(bool(days))

    def _copy(self) -> None:
        lines = ["day\tperson\ttranslated\treviewed"]
        lines += [f"{day.day}\t{day.author}\t{day.translated}\t{day.reviewed}" for day in self.shown]
        QGuiApplication.clipboard().setText("\n".join(lines))


class _LegendEntry(QWidget):
    """An entry of the chart's legend: a person's colour and name."""

    def __init__(self, person: str, chart: DailyWordsChart, parent: QWidget) -> None:
        super().__init__(parent)
        self._person, self._chart = person, chart
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 0, 0)
        row.addWidget(plain_label(self, person))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(0, self.height() // 2 - 6, 12, 12, self._chart.brush(self._person))
        painter.end()
