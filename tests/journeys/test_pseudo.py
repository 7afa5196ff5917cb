"""The window with longer, accented words, laid out from right to left."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget

from tests.journeys.person import OpenWindow, Person
from translator_gui.app import make_application
from translator_gui.messages import PSEUDO


@pytest.fixture
def pseudo(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An application whose interface is pseudo-translated."""
    monkeypatch.setenv(PSEUDO, "1")
    make_application()
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def mirrored(pseudo: None, open_window: OpenWindow, seed: Path) -> Person:
    """A translator in front of a window laid out from right to left."""
    assert pseudo is None
    return open_window(seed)


def cut_off(window: QWidget) -> list[str]:
    """Words that have less room than they need."""
    labels = [label for label in window.findChildren(QLabel) if label.text() and not label.wordWrap()]
    buttons = [button for kind in (QPushButton, QToolButton) for button in window.findChildren(kind) if button.text()]
    shown = [widget for widget in (*labels, *buttons) if widget.isVisible()]
    return [
        widget.text()
        for widget in shown
        # What gives way by itself ends in an ellipsis and tells the rest in its tooltip.
        if widget.width() < widget.minimumSizeHint().width() or widget.height() < widget.minimumSizeHint().height()
    ]


def test_the_window_is_laid_out_from_right_to_left(mirrored: Person) -> None:
    window = mirrored.window
    assert window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    role = window.status_line.role_button
    assert role.mapTo(window, role.rect().center()).x() < window.width() / 2, "what stands last is at the left"


def test_no_words_are_cut_off(mirrored: Person) -> None:
    assert cut_off(mirrored.window) == []


@pytest.mark.parametrize("on_right", [False, True])
def test_the_urdu_stays_on_the_side_that_the_setting_says(mirrored: Person, on_right: bool) -> None:
    if mirrored.window.view.options.urdu_on_right is not on_right:
        mirrored.window.actions_table["urdu_on_right"].trigger()
    page = mirrored.work.page
    mirrored.until(lambda: page.view.visible.blocks)
    columns = page.view.blocks.columns
    assert (columns.urdu_left > columns.english_left) is on_right
    # The field of the English is where its column is, though the interface is mirrored.
    field = page.live.field.geometry().center().x()
    assert (field < columns.urdu_left + columns.urdu_width / 2) is on_right
