"""Scrolling, zoom and resizing: the text being read stays in place."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.editor.page_samples import (
    MakePage,
    arguments,
    frame_on_screen,
    many_paragraphs,
    of_three,
    spot_of,
    target,
)
from translator_gui.ui.editor.page import TranslationPage
from translator_gui.ui.editor.page_options import PageDisplayOptions, PageLayoutMode, UrduFontStyle
from translator_gui.ui.theme import DARK

Key, Mod = Qt.Key, Qt.KeyboardModifier


def test_small_scrolls_never_jump(make_page: MakePage) -> None:
    """Heights guessed wrong above the screen are corrected without moving what is read."""
    page, _ = make_page(many_paragraphs(2000))
    bar = page.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    for step in (-37, -120, 40, -300, 11, -40, -40, 200):
        before = dict(page.view.visible.blocks)
        bar.setValue(bar.value() + step)
        after = dict(page.view.visible.blocks)
        shared = before.keys() & after.keys()
        assert shared
        assert {after[i] - before[i] for i in shared} == {-step}
        assert (
            bar.value()
            == page.view.blocks.heights.before(page.view.visible.blocks[0][0]) - page.view.visible.blocks[0][1]
        )


def test_blocks_stand_on_each_other_without_gaps(make_page: MakePage) -> None:
    page, _ = make_page(many_paragraphs(500))
    bar = page.verticalScrollBar()
    for value in (0, 999, bar.maximum() // 3, bar.maximum()):
        bar.setValue(value)
        for (a, top), (b, below) in pairwise(page.view.visible.blocks):
            assert b == a + 1
            assert below == top + page.view.blocks.get(a).height
        assert page.view.visible.blocks[0][1] <= 0
    assert page.view.visible.blocks[-1][0] == 499


def wheel(
    page: TranslationPage, x: float, angle: int, *, pixels: int = 0, held: Qt.KeyboardModifier = Mod.NoModifier
) -> None:
    spot = QPointF(x, 100)
    buttons, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    globally = page.viewport().mapToGlobal(spot)
    event = QWheelEvent(spot, globally, QPoint(0, pixels), QPoint(0, angle), buttons, held, phase, False)
    QApplication.sendEvent(page.viewport(), event)


def test_the_wheel_scrolls_by_single_pixels(make_page: MakePage) -> None:
    page, _ = make_page(of_three(40))
    wheel(page, 10, -120)
    assert page.verticalScrollBar().value() == 40 * QApplication.wheelScrollLines()
    before = page.verticalScrollBar().value()
    wheel(page, 10, -8, pixels=-7)
    step = 8 if QApplication.platformName() == "xcb" else 7  # pixel deltas are not to be trusted under X11
    assert page.verticalScrollBar().value() == before + step
    for _ in range(10):
        wheel(page, 10, -1)  # a fine wheel: a tenth of its steps is less than a pixel each
    assert page.verticalScrollBar().value() == before + step + 40 * QApplication.wheelScrollLines() * 10 // 120


def test_ctrl_wheel_zooms_the_column_under_the_pointer(make_page: MakePage, qtbot: QtBot) -> None:
    page, _ = make_page(of_three(40))
    page.navigator.go(20)
    before = frame_on_screen(page)
    with qtbot.waitSignal(page.view.options_changed) as told:
        wheel(page, 60, 240, held=Mod.ControlModifier)
    assert arguments(told)[0] == page.view.options == PageDisplayOptions().zoomed(urdu=2)
    wheel(page, 800, -120, held=Mod.ControlModifier)
    assert page.view.options.english_size < PageDisplayOptions().english_size
    assert frame_on_screen(page) == pytest.approx(before, abs=2)


@pytest.mark.parametrize("options", [
    PageDisplayOptions(layout=PageLayoutMode.SENTENCES),
    PageDisplayOptions(urdu_on_right=True),
    PageDisplayOptions(urdu_face=UrduFontStyle.NASKH),
    PageDisplayOptions(urdu_size=40, english_size=30),
    PageDisplayOptions(english_size=50),
], ids=str)  # fmt: skip
def test_what_is_worked_on_stays_in_place(make_page: MakePage, options: PageDisplayOptions) -> None:
    page, _ = make_page(of_three(40))
    page.navigator.go(20, sentence=1)
    before = frame_on_screen(page)
    QTest.keyClicks(page.live.field, " and more")
    page.view.set_options(options)
    assert frame_on_screen(page) == pytest.approx(before, abs=2)
    field = page.view.blocks.get(20).fields[spot_of(page)[1]]
    assert page.live.field.geometry().left() == round(field.text.left()) - 3
    assert page.live.text == "two and more"
    page.view.theme_state.set(DARK)
    page.viewport().repaint()
    page.resize(700, 640)
    assert frame_on_screen(page) == pytest.approx(before, abs=2)
    QTest.keyClicks(page.live.field, "!")
    assert target(page) == "two and more!"


def test_heights_are_guessed_anew_after_a_resize(make_page: MakePage, qtbot: QtBot) -> None:
    for count in (800, 5000):
        page, _ = make_page(many_paragraphs(count))
        total = page.view.blocks.heights.total
        page.resize(500, 640)
        qtbot.waitUntil(lambda: page.view.blocks.heights.total > total * 1.4, timeout=3000)  # noqa: B023
        assert page.view.visible.blocks[0] == (0, 0)


def test_guesses_are_near_the_truth(make_page: MakePage) -> None:
    page, _ = make_page(many_paragraphs(200))
    guessed = page.view.blocks.heights.total
    measured = sum(page.view.blocks.height(index) for index in range(200))
    assert guessed == pytest.approx(measured, rel=0.12)
