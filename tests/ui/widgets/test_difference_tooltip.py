"""The tooltip that shows a difference: contents, duration, position."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from translator_gui.text.difference import difference
from translator_gui.ui.fonts import load_fonts
from translator_gui.ui.theme import DARK, LIGHT, Theme, ThemeState
from translator_gui.ui.widgets.difference_tooltip import DifferenceTooltip, DifferenceTooltipContent

HERE = QRect(10, 10, 20, 20)
WORDS = DifferenceTooltipContent(
    ("Sentence 3, draft",), "", difference("the ally", "an ally"), "Changed since it was approved", ("By <b>Sara",)
)


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    load_fonts()
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(200, 200)
    widget.show()
    return widget


def move(owner: QWidget, point: QPoint) -> None:
    none = Qt.MouseButton.NoButton
    at = QPointF(point)
    global_at = QPointF(owner.mapToGlobal(point))
    QApplication.sendEvent(
        owner, QMouseEvent(QEvent.Type.MouseMove, at, global_at, none, none, Qt.KeyboardModifier.NoModifier)
    )


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_paints_the_difference_and_says_it(owner: QWidget, theme: Theme) -> None:
    tip = DifferenceTooltip(owner, ThemeState(theme))
    tip.show_content(WORDS, HERE, owner.mapToGlobal(QPoint(20, 20)))
    image = tip.grab().toImage()
    seen = {QColor(image.pixel(x, y)).name() for x in range(image.width()) for y in range(image.height())}
    assert {theme.field.name(), theme.warn.name(), theme.added.name()} <= seen
    assert tip.accessibleName() == (
        "Sentence 3, draft\nChanged since it was approved\n[removed: the][inserted: an] ally\nBy <b>Sara"
    )


def test_stays_while_the_pointer_does(owner: QWidget) -> None:
    tip = DifferenceTooltip(owner, ThemeState(LIGHT))
    tip.show_content(WORDS, HERE, owner.mapToGlobal(QPoint(20, 20)))
    move(owner, QPoint(25, 25))
    assert tip.isVisible()
    tip.replace_content(DifferenceTooltipContent(("more", "and more")))
    assert tip.isVisible()
    move(owner, QPoint(60, 60))
    assert not tip.isVisible()
    tip.replace_content(WORDS)
    assert not tip.isVisible(), "what comes late opens nothing"


def test_goes_with_a_key_and_with_another_theme(owner: QWidget) -> None:
    theme = ThemeState(LIGHT)
    tip = DifferenceTooltip(owner, theme)
    tip.show_content(WORDS, HERE, owner.mapToGlobal(QPoint(20, 20)))
    QTest.keyClick(owner, Qt.Key.Key_A)
    assert not tip.isVisible()
    tip.show_content(WORDS, HERE, owner.mapToGlobal(QPoint(20, 20)))
    theme.set(DARK)
    assert not tip.isVisible()


def test_a_long_text_is_folded_and_stays_on_the_screen(owner: QWidget) -> None:
    tip = DifferenceTooltip(owner, ThemeState(LIGHT))
    corner = owner.screen().availableGeometry().bottomRight()
    tip.show_content(DifferenceTooltipContent(("word " * 200,), "لفظ " * 100), HERE, corner)
    assert tip.width() < 460
    assert owner.screen().availableGeometry().contains(tip.geometry())
