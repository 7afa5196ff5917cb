"""The dialog with the chart of daily words and its figures."""

from datetime import date, timedelta

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from translator_gui.project.reviewing.activity import DailyWordsPerPerson
from translator_gui.ui.statistics.daily_words_dialog import DailyWordsDialog
from translator_gui.ui.theme import DARK, LIGHT, Theme, ThemeState

TODAY = date(2026, 3, 31)
WORK = [
    DailyWordsPerPerson(TODAY - timedelta(days=back), name, 100 * back, back)
    for back in (80, 20, 1)
    for name in ("Amna", "Bilal")
]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_bars_stand_for_days_and_people(qtbot: QtBot, theme: Theme) -> None:
    dialog = DailyWordsDialog("News", WORK, TODAY, ThemeState(theme), None)
    qtbot.addWidget(dialog)
    dialog.grab()
    told = [bar.words for bar in dialog.chart.bars]
    assert "30 March 2026: Amna, 100 translated" in told
    assert "11 March 2026: Bilal, 20 reviewed" in told
    assert len(told) == 8
    assert all(dialog.chart.rect().toRectF().contains(bar.area) for bar in dialog.chart.bars)
    assert dialog.chart.brush("Amna") != dialog.chart.brush("Bilal")
    assert dialog.figures.text().startswith("4,200 words translated, 42 reviewed.")


def test_a_long_time_is_shown_by_weeks_and_copied(qtbot: QtBot) -> None:
    dialog = DailyWordsDialog("News", WORK, TODAY, ThemeState(LIGHT), None)
    qtbot.addWidget(dialog)
    dialog.span.setCurrentIndex(2)
    dialog.grab()
    assert "Week of 5 January 2026: Amna, 8,000 translated" in [bar.words for bar in dialog.chart.bars]
    dialog.copy.click()
    assert QGuiApplication.clipboard().text().splitlines()[:2] == [
        "day\tperson\ttranslated\treviewed",
        "2026-01-05\tAmna\t8000\t80",
    ]


def test_no_work_is_told(qtbot: QtBot) -> None:
    dialog = DailyWordsDialog("News", [], TODAY, ThemeState(LIGHT), None)
    qtbot.addWidget(dialog)
    dialog.grab()
    assert dialog.chart.bars == []
    assert "Nothing has been confirmed yet" in dialog.figures.text()
    assert not dialog.copy.isEnabled()
