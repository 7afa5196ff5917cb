"""The figures at the bottom."""

from pytestqt.qtbot import QtBot

from translator_gui.model.status import Status
from translator_gui.ui.project_status_bar import StatusCountsWidget
from translator_gui.ui.theme import LIGHT, ThemeState


def test_the_marks_are_told_in_words(qtbot: QtBot):
    counts = StatusCountsWidget(ThemeState(LIGHT))
    qtbot.addWidget(counts)
    counts.show_counts({Status.NOT_STARTED: 1840, Status.APPROVED: 2})
    assert counts.toolTip() == counts.accessibleName() == "1,840 not started, 2 approved"
