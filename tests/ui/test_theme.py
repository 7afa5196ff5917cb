import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QMessageBox,
    QPlainTextEdit,
    QSpinBox,
    QStyle,
    QStyleFactory,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from translator_gui.model.status import Status
from translator_gui.ui.docks import SEPARATOR_EXTENT, TAB_SPACE
from translator_gui.ui.theme import DARK, LIGHT, STYLE, Theme, apply, system_theme
from translator_gui.ui.widgets.layouts import indent_spin_box

GROUNDS = {
    "text": (
        "window",
        "page",
        "tint",
        "field",
        "picked",
        "selection",
        "chip",
        "hover",
        "hit",
        "hit_current",
        "spoken",
        "spoken_lit",
    ),
    "urdu": ("page", "tint", "lit", "hover", "picked", "selection", "hit", "hit_current", "spoken", "spoken_lit"),
    "tag": (
        "window",
        "page",
        "tint",
        "field",
        "lit",
        "hover",
        "picked",
        "selection",
        "hit",
        "hit_current",
        "spoken",
        "spoken_lit",
        "warn",
        "added",
    ),
    "comment": ("page", "tint", "field"),
    "muted": ("window", "page", "tint", "field", "chip", "picked"),
    "accent": ("window", "page", "tint", "field"),
    "on_accent": ("accent",),
    "warn_text": ("warn", "window"),
    "added_text": ("added",),
    "not_started": ("page", "tint"),
    "draft": ("page", "tint"),
    "translated": ("page", "tint"),
    "returned": ("page", "tint"),
    "approved": ("page", "tint"),
    "final": ("page", "tint"),
}


def luminance(colour: QColor) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), [(ink, ground) for ink, all_ in GROUNDS.items() for ground in all_])
def test_everything_that_is_read_stands_out(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 4.5


def test_black_on_white_is_21() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_each_status_has_its_own_colour(theme: Theme) -> None:
    assert len({theme.status(status).name() for status in Status}) == len(Status)
    assert all(isinstance(colour, QColor) for colour in theme[1:])


def test_dresses_the_program(qapp: QApplication) -> None:
    apply(qapp, DARK)
    assert QApplication.palette().color(QPalette.ColorRole.Window) == DARK.window
    apply(qapp, LIGHT)
    assert QApplication.palette().color(QPalette.ColorRole.Window) == LIGHT.window
    assert system_theme() in (LIGHT, DARK)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_buttons_of_dialogs_are_flat_without_icons_and_the_default_one_is_filled(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    apply(qapp, theme)
    box = QMessageBox()
    qtbot.addWidget(box)
    buttons = [box.addButton(kind) for kind in (QMessageBox.StandardButton.Ok, QMessageBox.StandardButton.Cancel)]
    box.setDefaultButton(buttons[1])
    box.show()
    qtbot.waitExposed(box)
    for button, colour in zip(buttons, (theme.field, theme.accent), strict=True):
        assert button.icon().isNull()
        image = button.grab().toImage()
        x, bottom = image.width() // 8, image.height() - 4
        assert {image.pixelColor(x, y).name() for y in range(4, bottom)} == {colour.name()}
    apply(qapp, LIGHT)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_fields_tabs_and_scroll_bars_of_dialogs_are_flat(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    apply(qapp, theme)
    dialog = QDialog()
    qtbot.addWidget(dialog)
    box, number, button, tabs = QComboBox(dialog), QSpinBox(dialog), QToolButton(dialog), QTabBar(dialog)
    box.addItem("One")
    button.setText("Edit")
    indent_spin_box(number)
    for name in ("Page", "Keys"):
        tabs.addTab(name)
    text = QPlainTextEdit("\n" * 100, dialog)
    text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    column = QVBoxLayout(dialog)
    parts: list[tuple[QWidget, int]] = [(box, 6), (number, 4), (button, 5), (tabs, 4), (text.verticalScrollBar(), 7)]
    for widget in (box, number, button, tabs, text):
        column.addWidget(widget)
    dialog.resize(300, 300)
    dialog.show()
    qtbot.waitExposed(dialog)
    # The first of all has the focus, with its frame.
    dialog.setFocus()
    for widget, x in parts:
        image = widget.grab().toImage()
        colours = {image.pixelColor(x, y).name() for y in range(5, image.height() - 5)}
        assert len(colours) <= (2 if widget is parts[-1][0] else 1), f"{type(widget).__name__}: no gradient"
    thumb = text.verticalScrollBar().grab().toImage()
    assert thumb.pixelColor(7, 12).name() == theme.thumb.name()
    apply(qapp, LIGHT)


def test_the_measures_that_docks_need_are_those_of_the_style(qapp: QApplication) -> None:
    style, metric = QStyleFactory.create(STYLE), QStyle.PixelMetric
    scale = QWidget().logicalDpiX() / 96
    asked = [style.pixelMetric(one) for one in (metric.PM_DockWidgetSeparatorExtent, metric.PM_TabBarTabHSpace)]
    assert asked == [int(SEPARATOR_EXTENT * scale), int(TAB_SPACE * scale)]
