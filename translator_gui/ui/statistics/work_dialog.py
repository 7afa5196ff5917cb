"""How many words were translated and reviewed, day by day and by whom."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from translator_gui.project.reviewing.activity import Day, weekly
from translator_gui.ui.plain_text import set_tip
from translator_gui.ui.statistics.work_chart import WorkChart
from translator_gui.ui.theme import ThemeState
from translator_gui.ui.widgets.flow_layout import FlowLayout
from translator_gui.ui.widgets.labels import plain_label

_SPANS = (("Two weeks", 14), ("A month", 30), ("Three months", 91), ("All the time", 0))
_DAYS_ALONE = 62
"""A longer time is shown by weeks."""


class WorkDialog(QDialog):
    """A chart, who is who in it, and the figures to take along."""

    def __init__(self, title: str, days: Sequence[Day], today: date, theme: ThemeState, parent: QWidget | None) -> None:
        """Shows a project's work.

        Args:
            title: The project's.
            days: Of all its time, oldest first.
            today: Where the time shown ends.
            theme: The colours.
            parent: Qt's.
        """
        super().__init__(parent)
        self.setWindowTitle(f"Work on {title}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._all, self._today = tuple(days), today
        self.shown: tuple[Day, ...] = ()
        self._people = tuple(dict.fromkeys(day.author for day in days))
        self.chart = WorkChart(theme, self)
        self.span = QComboBox(self)
        self.span.setAccessibleName("How far back")
        for words, _ in _SPANS:
            self.span.addItem(words)
        self.span.currentIndexChanged.connect(self._show)
        self.figures = plain_label(self, wraps=True)
        self.copy = QPushButton("&Copy the figures", self)
        set_tip(self.copy, "As lines for a spreadsheet: day, person, words translated, words reviewed")
        self.copy.clicked.connect(self._copy)
        self._lay_out()
        self.span.setCurrentIndex(1)
        self._show()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.figures, 1)
        top.addWidget(self.span, 0, Qt.AlignmentFlag.AlignTop)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 12)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.chart, 1)
        legend = QWidget(self)
        flow = FlowLayout(legend, gap=16)
        for person in self._people:
            flow.addWidget(_Name(person, self.chart, legend))
        column.addWidget(legend)
        column.addWidget(buttons)

    def _show(self) -> None:
        back = _SPANS[self.span.currentIndex()][1]
        first = self._today - timedelta(days=back - 1)
        if not back:
            first = min((day.day for day in self._all), default=self._today - timedelta(days=13))
            first = min(first, self._today - timedelta(days=6))
        days = [day for day in self._all if day.day >= first]
        weeks = (self._today - first).days > _DAYS_ALONE
        last = max([self._today, *(day.day for day in days)])
        if weeks:
            days = weekly(days)
            first, last = (day - timedelta(days=day.weekday()) for day in (first, last))
        self.shown = tuple(days)
        self.chart.show_work(days, (first, last), weeks=weeks, people=self._people)
        translated, reviewed = sum(day.translated for day in days), sum(day.reviewed for day in days)
        if not self._all:
            self.figures.setText("Nothing has been confirmed yet: what is will stand here, day by day.")
        else:
            worked = len({day.day for day in days}) or 1
            unit = "week" if weeks else "day"
            self.figures.setText(
                f"{translated:,} words translated and {reviewed:,} reviewed; {translated / worked:,.0f} and "
                f"{reviewed / worked:,.0f} a {unit} on which somebody worked."
            )
        self.copy.setEnabled(bool(days))

    def _copy(self) -> None:
        lines = ["day\tperson\ttranslated\treviewed"]
        lines += [f"{day.day}\t{day.author}\t{day.translated}\t{day.reviewed}" for day in self.shown]
        QGuiApplication.clipboard().setText("\n".join(lines))


class _Name(QWidget):
    """Somebody's colour and name."""

    def __init__(self, person: str, chart: WorkChart, parent: QWidget) -> None:
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
