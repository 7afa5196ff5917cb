"""The bottom line of a narrow window: what is said is read whole, figures come back after it."""

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from translator_gui.model.statistics import SentenceAndWordCounts
from translator_gui.model.status import Role, Status
from translator_gui.ui.project_status_bar import ProjectStatusBar
from translator_gui.ui.theme import LIGHT, ThemeState

REFUSED = "Returning is a reviewer's: work as a reviewer first (Sentence menu)"


def test_figures_make_way_for_what_does_not_fit_beside_them(qtbot: QtBot) -> None:
    line = ProjectStatusBar(ThemeState(LIGHT))
    qtbot.addWidget(line)
    line.show_role("Amna Siddiqui", Role.TRANSLATOR)
    line.show_saved(None)
    line.show_waiting(5, "5 returned")
    line.show_progress(
        {Status.TRANSLATED: SentenceAndWordCounts(17, 458, 400), Status.DRAFT: SentenceAndWordCounts(4, 80, 70)},
        Role.TRANSLATOR,
    )
    words = next(label for label in line.findChildren(QLabel) if "words" in label.text())
    line.resize(900, 24)
    line.show()
    QApplication.sendPostedEvents()
    assert words.isVisible()
    line.show_message(REFUSED)
    QApplication.sendPostedEvents()
    assert not words.isVisible()
    line.resize(2000, 24)
    assert words.isVisible()
    line.resize(900, 24)
    line.show_message("Undone: merge")
    QApplication.sendPostedEvents()
    assert words.isVisible()


def test_figures_that_change_behind_the_tip_of_a_menu_wait_until_it_is_gone(qtbot: QtBot) -> None:
    line = ProjectStatusBar(ThemeState(LIGHT))
    qtbot.addWidget(line)
    line.show_role("Amna Siddiqui", Role.TRANSLATOR)
    line.resize(1400, 24)
    line.show()
    line.showMessage("Create a project from a document")
    line.show_progress({Status.TRANSLATED: SentenceAndWordCounts(17, 458, 400)}, Role.TRANSLATOR)
    line.show_findings("2 errors", "")
    line.show_message("Fixed")
    QApplication.sendPostedEvents()
    words = [label for label in line.findChildren(QLabel) if "words" in label.text() or label.text() == "Fixed"]
    assert len(words) == 2
    assert not any(one.isVisible() for one in (*words, line.findings_button))
    line.clearMessage()
    QApplication.sendPostedEvents()
    assert all(one.isVisible() for one in (*words, line.findings_button))
