"""The conflict box shows its versions in full in panels of any width."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from translator_gui.model.status import Status
from translator_gui.project.merging.comparison import MergeSentenceVersion
from translator_gui.project.merging.conflicts import SentenceConflict
from translator_gui.ui.comments.comment_panel import CommentPanel
from translator_gui.ui.fonts import load_fonts
from translator_gui.ui.merge.conflict_box import ConflictBox
from translator_gui.ui.theme import LIGHT, ThemeState

TEXT = (
    "Only last week, the seventh meeting of the joint counter-terrorism group of Pakistan and Russia was held in "
    "Islamabad, at which concern was expressed over the growing threat of Daesh."
)
BASE = MergeSentenceVersion(TEXT, Status.TRANSLATED, "Amna Siddiqui", 1_000)
VERSIONS = (
    BASE._replace(target=f"{TEXT} Amna ten."),
    BASE._replace(target=f"{TEXT} Bilal nine.", status=Status.RETURNED, author="Bilal"),
)


@pytest.mark.parametrize("height", [300, 700, 1400])
@pytest.mark.parametrize("width", [220, 250, 310])
def test_no_version_is_cut_off(qtbot: QtBot, width: int, height: int) -> None:
    load_fonts()
    panel = CommentPanel(ThemeState(LIGHT))
    qtbot.addWidget(panel)
    box = ConflictBox(ThemeState(LIGHT))
    panel.put_on_top(box)
    panel.resize(width, height)
    panel.show()
    qtbot.waitExposed(panel)
    box.show_conflict(SentenceConflict(VERSIONS, BASE))

    def read_whole() -> bool:
        return all(shown.text.height() >= shown.text.heightForWidth(shown.text.width()) for shown in box.boxes)

    qtbot.waitUntil(lambda: box.isVisible() and read_whole(), timeout=2_000)
    # … and does not lose its last line when the panel is made narrower or wider.
    for other in (width - 15, width + 40):
        panel.resize(other, height)
        qtbot.waitUntil(read_whole, timeout=2_000)
    assert panel.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff


@pytest.mark.parametrize("versions_first", [True, False])
def test_what_is_to_be_chosen_stands_above_what_was_judged(qtbot: QtBot, versions_first: bool) -> None:
    load_fonts()
    panel = CommentPanel(ThemeState(LIGHT))
    qtbot.addWidget(panel)
    box, verdict = ConflictBox(ThemeState(LIGHT)), QLabel("Approved by Bilal")
    steps = [lambda: panel.put_on_top(box), lambda: panel.put_before_comments(verdict)]
    for step in steps if versions_first else reversed(steps):
        step()
    box.show_conflict(SentenceConflict(VERSIONS, BASE))
    verdict.show()
    panel.resize(300, 900)
    panel.show()
    qtbot.waitExposed(panel)
    assert box.geometry().bottom() < verdict.geometry().top()
