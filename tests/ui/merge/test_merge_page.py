"""The merge page lays out only visible rows and fits windows of any size."""

import pytest
from PySide6.QtCore import QModelIndex, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from translator_gui.model.inline_tag import standalone
from translator_gui.model.status import Status
from translator_gui.project.merging.comparison import (
    MergeDifference,
    MergeSentenceVersion,
    ProjectCopyComparison,
    SentenceMergeOutcome,
)
from translator_gui.ui.comments.comment_text_edit import CommentTextEdit
from translator_gui.ui.editor.page_options import PageDisplayOptions
from translator_gui.ui.fonts import load_fonts
from translator_gui.ui.merge.merge_delegate import MergeDelegate
from translator_gui.ui.merge.merge_page import MergePage
from translator_gui.ui.painting.laid_out_text import LaidOutText
from translator_gui.ui.theme import LIGHT, ThemeState
from translator_gui.viewmodel.merge.merge_model import MergeDifferencesModel

LONG = "The minister, who had been to Moscow, came home on Thursday and spoke of what he had seen there. " * 3


def row(number: int, kind: SentenceMergeOutcome) -> MergeDifference:
    mine = MergeSentenceVersion(f"{LONG}{number} mine", Status.TRANSLATED, "Amna", 1_000)
    theirs = MergeSentenceVersion(f"{number} theirs {LONG}", Status.DRAFT, "Bilal", 2_000)
    base = MergeSentenceVersion(f"{LONG}{number}", Status.DRAFT, "Amna", 500)
    return MergeDifference(
        f"u{number}", number, number, kind, "وزیر جمعرات کو گھر آیا اور اس نے سب بتایا۔" * 4, mine, theirs, base
    )


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> set[int]:
    """The painted rows."""
    found = set[int]()
    paint = MergeDelegate.paint

    def spy(self: MergeDelegate, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        found.add(index.row())
        paint(self, painter, option, index)

    monkeypatch.setattr(MergeDelegate, "paint", spy)
    return found


def shown(qtbot: QtBot, rows: int, size: tuple[int, int], *notices: str) -> MergePage:
    load_fonts()
    kinds = list(SentenceMergeOutcome)
    differences = tuple(row(number, kinds[number % len(kinds)]) for number in range(1, rows + 1))
    page = MergePage(
        MergeDifferencesModel(ProjectCopyComparison("bilal.tproj", differences, notices)),
        ThemeState(LIGHT),
        PageDisplayOptions(),
    )
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    page.activateWindow()
    page.begin()
    qtbot.waitUntil(page.list.hasFocus)
    return page


def test_of_ten_thousand_lines_those_that_are_seen_are_painted(qtbot: QtBot, painted: set[int]) -> None:
    page = shown(qtbot, 10_000, (1280, 760))
    page.grab()
    assert 0 < len(painted) < 40
    assert [index.row() for index in page.list.selectedIndexes()] == [0]
    QTest.keyClick(page.list, Qt.Key.Key_End)
    page.grab()
    assert page.list.row == 9_999
    assert len(painted) < 80


@pytest.mark.parametrize("size", [(1024, 600), (640, 480), (2560, 1340)])
def test_it_fits_into_windows_of_any_size(qtbot: QtBot, size: tuple[int, int]) -> None:
    page = shown(qtbot, 12, size, *(f"row {number} is gone" for number in range(40)))
    assert (page.width(), page.height()) == size
    assert page.list.height() > page.list.sizeHintForRow(0)
    inner = page.detail.widget()
    assert inner is not None
    assert inner.width() <= page.detail.viewport().width()
    wide = page.splitter.orientation() is Qt.Orientation.Horizontal
    assert wide == (size[0] > 2000)
    assert page.merge.visibleRegion().boundingRect().size() == page.merge.size()


def test_in_a_narrow_one_the_versions_stand_one_above_the_other(qtbot: QtBot) -> None:
    page = shown(qtbot, 4, (520, 700))
    assert page.detail.mine.geometry().bottom() < page.detail.theirs.geometry().top()
    page.resize(1200, 700)
    qtbot.waitUntil(lambda: page.detail.mine.geometry().top() == page.detail.theirs.geometry().top())


def test_in_a_low_window_the_versions_are_seen_before_more_of_the_list(qtbot: QtBot) -> None:
    page = shown(qtbot, 3, (1024, 620))
    qtbot.waitUntil(lambda: page.detail.height() >= page.detail.needed)
    assert page.list.height() >= page.list.sizeHintForRow(0)


def test_what_replaced_a_long_text_is_seen_in_the_list(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = list[str]()
    draw = LaidOutText.draw

    def spy(self: LaidOutText, painter: QPainter, origin: QPointF, top: float, bottom: float) -> None:
        if len(self.lines) <= 2:
            seen.append(self.text)
        draw(self, painter, origin, top, bottom)

    monkeypatch.setattr(LaidOutText, "draw", spy)
    load_fonts()
    base = MergeSentenceVersion(LONG, Status.TRANSLATED, "Amna", 500)
    mine = MergeSentenceVersion("Short and new.", Status.DRAFT, "Amna", 1_000)
    differing = MergeDifference("u", 1, 1, SentenceMergeOutcome.MINE, "وزیر گھر آیا۔", mine, base, base)
    page = MergePage(
        MergeDifferencesModel(ProjectCopyComparison("bilal.tproj", (differing,))),
        ThemeState(LIGHT),
        PageDisplayOptions(),
    )
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.list.grab()
    assert any("Short and new." in text and "…" in text for text in seen)


def test_what_another_program_has_in_the_place_of_tags_is_none_in_the_fields(qtbot: QtBot) -> None:
    page = shown(qtbot, 3, (1000, 700))
    remark = CommentTextEdit("", page)
    for field in (page.detail.field, remark):
        QGuiApplication.clipboard().setText(f"a {standalone(1)} b")
        field.clear()
        field.paste()
        assert field.toPlainText() == "a \N{WHITE SQUARE} b"
