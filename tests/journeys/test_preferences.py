"""Somebody makes the program their own: keys, looks, typing, name; and takes it back."""

import json
from pathlib import Path
from typing import TypeVar
from unittest.mock import MagicMock

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDockWidget,
    QDoubleSpinBox,
    QFileDialog,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QTabBar,
    QToolButton,
    QWidget,
)

from tests.journeys.person import OpenWindow, Person
from translator_gui.model.status import Status
from translator_gui.paths import settings_file
from translator_gui.settings import load_settings
from translator_gui.ui.preferences.preferences_dialog import PreferencesDialog

CTRL = Qt.KeyboardModifier.ControlModifier
Widget = TypeVar("Widget", bound=QWidget)


def preferences(person: Person, tab: int = 0) -> PreferencesDialog:
    person.press("Ctrl+.")
    person.until(lambda: person.window.findChildren(PreferencesDialog))
    dialog = person.window.findChildren(PreferencesDialog)[-1]
    person.until(dialog.isActiveWindow)
    dialog.tabs.setCurrentIndex(tab)
    return dialog


def back(person: Person) -> None:
    """Waits until the page has the keyboard again."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    person.window.activateWindow()
    person.until(person.window.isActiveWindow)
    person.work.page.setFocus()


def control(dialog: PreferencesDialog, kind: type[Widget], key: str) -> Widget:
    return next(widget for widget in dialog.findChildren(kind) if widget.objectName() == key)


def test_a_key_is_recorded_used_and_still_there_after_a_restart(open_window: OpenWindow, seed: Path) -> None:
    person = open_window(seed)
    dialog = preferences(person, tab=2)
    dialog.keys.search.setFocus()
    person.type("copy the urdu")
    person.press("Enter", "Enter")
    assert dialog.keys.keys.recorder.hasFocus()
    person.press("Ctrl+U")
    assert dialog.keys.tree.hasFocus()
    assert person.window.keymap.chords("copy_source") == ("Ctrl+Shift+S", "Ctrl+U")
    dialog.accept()
    back(person)
    person.press("Ctrl+U")
    assert person.current.target
    person.window.close()
    again = open_window(seed)
    again.press("Ctrl+G", "Ctrl+U")
    assert again.current.target


def test_a_conflict_is_shown_and_taken_over_or_not(person: Person) -> None:
    dialog = preferences(person, tab=2)
    keys = dialog.keys.keys
    dialog.keys.select("leave_empty")
    keys.start()
    person.press("Ctrl+C")
    assert keys.message.text() == "Ctrl+C copies in every field. Press other keys."
    person.press("Ctrl+J")
    assert keys.message.text() == "Ctrl+J is the key of “Join with the next sentence”."
    assert keys.take_over.hasFocus()
    person.press("Esc")
    assert dialog.isVisible()
    assert person.window.keymap.chords("leave_empty") == ("Ctrl+Shift+E",)
    assert not keys.message.text()
    keys.start()
    person.press("Ctrl+J")
    person.press("Enter")
    assert dialog.isVisible()
    assert person.window.keymap.owner("Ctrl+J") == "leave_empty"
    assert person.window.actions_table["join"].shortcuts() == []
    dialog.accept()
    back(person)
    person.press("Ctrl+J")
    person.until(lambda: person.sentences[0].status is Status.TRANSLATED)
    assert person.number == 2


def test_keys_are_removed_reset_and_all_put_back(person: Person) -> None:
    dialog = preferences(person, tab=2)
    keys, keymap = dialog.keys.keys, person.window.keymap
    dialog.keys.select("redo")
    chip = next(b for b in keys.findChildren(QToolButton) if b.accessibleName() == "Remove Ctrl+Y")
    chip.click()
    assert keymap.chords("redo") == ("Ctrl+Shift+Z",)
    keys.clear.click()
    assert keys.name.text() == "Redo: no keys"
    keys.reset.click()
    assert keymap.chords("redo") == ("Ctrl+Shift+Z", "Ctrl+Y")
    dialog.keys.tree.setFocus()
    QTest.keyClick(dialog.keys.tree, Qt.Key.Key_Delete)
    assert keymap.chords("redo") == ()
    dialog.keys.preset.setCurrentIndex(3)
    dialog.defaults.click()
    assert (keymap.preset, keymap.chords("redo")) == ("translator", ("Ctrl+Shift+Z", "Ctrl+Y"))
    dialog.reject()


def test_a_letter_of_another_script_is_refused_with_the_reason(person: Person) -> None:
    dialog = preferences(person, tab=2)
    dialog.keys.select("join")
    dialog.keys.keys.start()
    QApplication.sendEvent(dialog.keys.keys.recorder, QKeyEvent(QEvent.Type.KeyPress, 0x0628, CTRL, ""))
    assert "Latin" in dialog.keys.keys.message.text()
    person.press("Esc")
    assert dialog.keys.tree.hasFocus()
    assert dialog.isVisible()
    dialog.reject()


def test_the_keys_of_omegat_confirm(person: Person) -> None:
    dialog = preferences(person, tab=2)
    dialog.keys.preset.setCurrentIndex(dialog.keys.preset.findText("OmegaT"))
    dialog.accept()
    back(person)
    person.type("Moscow is an ally")
    person.press("Ctrl+U")
    assert person.sentences[0].status is Status.TRANSLATED
    assert person.number == 2
    person.press("Ctrl+Enter")
    assert person.number == 1
    person.press("Ctrl+N")
    assert person.number == 2


def test_the_keys_of_trados_copy_the_source_with_ctrl_insert(person: Person) -> None:
    dialog = preferences(person, tab=2)
    dialog.keys.preset.setCurrentIndex(dialog.keys.preset.findText("Trados Studio"))
    dialog.accept()
    back(person)
    QTest.keyClick(person.work.page.live.field, Qt.Key.Key_Insert, CTRL)
    assert person.current.target


def test_ctrl_insert_still_copies_where_no_action_has_it(person: Person) -> None:
    person.type("copied")
    person.press("Ctrl+A")
    QGuiApplication.clipboard().setMimeData(QMimeData())
    QTest.keyClick(person.work.page.live.field, Qt.Key.Key_Insert, CTRL)
    assert QGuiApplication.clipboard().text() == "copied"


def test_cancel_takes_keys_back(person: Person) -> None:
    dialog = preferences(person, tab=2)
    dialog.keys.preset.setCurrentIndex(2)
    assert person.window.keymap.chords("join") == ("Ctrl+Alt+S",)
    dialog.keys.select("join")
    dialog.keys.keys.clear.click()
    dialog.reject()
    assert person.window.keymap.chords("join") == ("Ctrl+J",)
    assert person.window.actions_table["join"].shortcut().toString() == "Ctrl+J"


def test_keys_are_taken_to_another_machine(person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "keys.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", MagicMock(return_value=(str(out), "")))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", MagicMock(return_value=(str(out), "")))
    dialog = preferences(person, tab=2)
    keymap = person.window.keymap
    keymap.add("join", "Ctrl+U")
    actions = {a.text().replace("&", ""): a for a in dialog.keys.more.menu().actions()}
    actions["Export the keys…"].trigger()
    actions["Reset all keys"].trigger()
    assert keymap.chords("join") == ("Ctrl+J",)
    actions["Import keys…"].trigger()
    assert keymap.chords("join") == ("Ctrl+J", "Ctrl+U")
    out.write_text("no keys", encoding="utf-8")
    actions["Import keys…"].trigger()
    assert str(out) in dialog.keys.keys.message.text()
    out.write_bytes(b"\xff")
    actions["Import keys…"].trigger()
    assert "cannot be read" in dialog.keys.keys.message.text()
    dialog.reject()


def test_looks_change_at_once_and_cancel_takes_them_back(person: Person) -> None:
    person.window.resize(1280, 800)
    before, page = person.window.view.options, person.work.page
    width = page.view.blocks.columns.urdu_width
    dialog = preferences(person)
    size = control(dialog, QDoubleSpinBox, "page.english_size")
    size.setFocus()
    QTest.keyClick(size, Qt.Key.Key_Up)
    assert page.view.options.english_size == 11.5
    control(dialog, QSpinBox, "page.urdu_share").setValue(60)
    assert page.view.blocks.columns.urdu_width > width
    control(dialog, QCheckBox, "page.urdu_on_right").click()
    assert page.view.blocks.columns.urdu_on_right
    assert person.window.actions_table["urdu_on_right"].isChecked()
    control(dialog, QComboBox, "page.theme").setCurrentIndex(2)
    assert person.window.view.theme.dark
    person.press("Esc")
    person.until(lambda: not dialog.isVisible())
    assert (person.window.view.options, page.view.options) == (before, before)
    assert not person.window.view.theme.dark
    assert not person.window.actions_table["urdu_on_right"].isChecked()


def test_looks_are_kept_with_ok_and_written_at_once(person: Person) -> None:
    dialog = preferences(person)
    control(dialog, QDoubleSpinBox, "page.urdu_size").setValue(20)
    control(dialog, QComboBox, "page.layout").setCurrentIndex(1)
    person.press("Enter")
    person.until(lambda: not dialog.isVisible())
    kept = json.loads(settings_file().read_text(encoding="utf-8"))
    assert (kept["page.urdu_size"], kept["page.layout"]) == (20.0, "sentences")
    assert person.work.page.view.options.urdu_size == 20


def test_the_page_can_be_used_meanwhile_and_the_dialog_follows(person: Person) -> None:
    dialog = preferences(person)
    back(person)
    person.type("still typing")
    assert person.current.target == "still typing"
    person.window.actions_table["zoom_in"].trigger()
    size = control(dialog, QDoubleSpinBox, "page.english_size")
    assert size.value() == pytest.approx(person.window.view.options.english_size, abs=0.06)
    person.press("Ctrl+.")
    assert len([d for d in person.window.findChildren(PreferencesDialog) if d.isVisible()]) == 1
    dialog.tabs.setCurrentIndex(0)
    dialog.defaults.click()
    assert person.window.view.options.english_size == 11
    assert size.value() == 11
    dialog.reject()


def test_quotes_as_one_types_and_undo(person: Person) -> None:
    dialog = preferences(person, tab=1)
    control(dialog, QCheckBox, "typing.quotes").click()
    dialog.accept()
    back(person)
    person.type('"')
    assert person.current.target == "“"
    person.press("Ctrl+Z")
    assert person.current.target == '"'
    person.type("Don't")
    assert person.current.target == '"Don’t'


def test_habits_hold_after_a_restart(open_window: OpenWindow, seed: Path) -> None:
    first = open_window(seed)
    dialog = preferences(first, tab=1)
    control(dialog, QCheckBox, "typing.capitals").click()
    dialog.accept()
    first.window.close()
    second = open_window(seed)
    second.type("moscow")
    assert second.current.target == "Moscow"


def test_a_name_is_given_and_stands_at_once(person: Person) -> None:
    dialog = preferences(person, tab=3)
    name = control(dialog, QLineEdit, "author.name")
    name.setFocus()
    person.type("  Sana   Ahmad ")
    person.press("Enter")
    person.until(lambda: not dialog.isVisible())
    assert person.window.status_line.role_text.startswith("Sana Ahmad ·")
    back(person)
    person.type("Moscow")
    person.press("Ctrl+Enter")
    assert person.sentences[0].author == "Sana Ahmad"
    assert load_settings().author.name == "Sana Ahmad"


def test_a_name_is_taken_back_with_cancel(person: Person) -> None:
    before = person.window.status_line.role_text
    dialog = preferences(person, tab=3)
    control(dialog, QLineEdit, "author.name").setFocus()
    person.type("Somebody else")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert person.window.status_line.role_text == before


def test_preferences_open_without_a_project(open_window: OpenWindow) -> None:
    person = open_window(None)
    person.window.actions_table["preferences"].trigger()
    dialog = person.window.findChildren(PreferencesDialog)[0]
    control(dialog, QComboBox, "page.theme").setCurrentIndex(2)
    control(dialog, QCheckBox, "typing.quotes").setChecked(True)
    assert person.window.view.theme.dark
    dialog.reject()
    assert not person.window.view.theme.dark


def test_broken_preferences_are_told_and_kept_aside(open_window: OpenWindow) -> None:
    open_window(None).window.close()
    settings_file().write_text("{ broken", encoding="utf-8")
    person = open_window(None)
    assert "settings.broken-1.json" in person.window.message_bar.text
    person.window.close()
    assert settings_file().with_name("settings.broken-1.json").read_text(encoding="utf-8") == "{ broken"


def test_preferences_that_cannot_be_written_are_told(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = preferences(person)
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    settings_file().write_text("{}", encoding="utf-8")
    monkeypatch.setattr(person.window.preferences.settings, "_path", settings_file() / "below a file")
    dialog.accept()
    assert "cannot be saved" in person.window.message_bar.text


def test_what_is_said_names_the_keys_in_force(person: Person) -> None:
    person.window.keymap.add("leave_empty", "Ctrl+U")
    person.window.keymap.remove("leave_empty", "Ctrl+Shift+E")
    person.press("Ctrl+Enter")
    assert "Ctrl+U leaves it empty" in person.said()
    person.window.keymap.clear("split")
    person.window.actions_table["split"].trigger()
    assert "“Split the sentence” again" in person.said()


def test_the_keypads_enter_confirms_too(person: Person) -> None:
    person.type("Moscow")
    QTest.keyClick(person.work.page.live.field, Qt.Key.Key_Enter, CTRL | Qt.KeyboardModifier.KeypadModifier)
    assert person.sentences[0].status is Status.TRANSLATED


def fits(page: QScrollArea) -> bool:
    """Whether nothing of a page is cut at its side, and what is below can be scrolled to."""
    inside = page.widget()
    assert inside is not None
    below = inside.minimumSizeHint().height() - page.viewport().height()
    return inside.width() <= page.viewport().width() and page.verticalScrollBar().maximum() >= below


def test_a_small_screen_scrolls_what_does_not_fit(person: Person) -> None:
    dialog = preferences(person)
    dialog.resize(dialog.minimumSizeHint())
    assert dialog.width() <= 500
    assert dialog.height() <= 330
    for tab, page in enumerate((dialog.page, dialog.typing, dialog.keys, dialog.you, dialog.backups)):
        dialog.tabs.setCurrentIndex(tab)
        person.until(lambda page=page: fits(page))
    dialog.tabs.setCurrentIndex(2)
    dialog.keys.select("join")
    dialog.keys.keys.start()
    person.press("Ctrl+T")
    person.until(lambda: not dialog.keys.keys.take_over.visibleRegion().isEmpty())
    dialog.reject()


def test_every_control_of_the_dialog_has_a_name(person: Person) -> None:
    dialog = preferences(person)
    for tab in range(dialog.tabs.count()):
        dialog.tabs.setCurrentIndex(tab)
        for widget in dialog.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                inner = widget.parentWidget()
                named = widget.accessibleName() or getattr(widget, "text", str)() or inner is None
                spin = isinstance(inner, QSpinBox | QDoubleSpinBox)
                assert named or spin or isinstance(widget, QTabBar), widget
    dialog.reject()


def test_the_window_comes_back_where_it_was_with_its_panels(open_window: OpenWindow, seed: Path) -> None:
    first = open_window(seed)
    # There is room for panels at one side.
    first.window.docks.switch("matches", False)
    first.window.resize(760, 620)
    dock = first.window.findChild(QDockWidget, "window.annotation")
    assert dock is not None
    first.window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
    first.window.close()
    second = open_window(seed)
    assert (second.window.width(), second.window.height()) == (760, 620)
    moved = second.window.findChild(QDockWidget, "window.annotation")
    assert moved is not None
    assert second.window.dockWidgetArea(moved) is Qt.DockWidgetArea.LeftDockWidgetArea
    assert moved.isVisible()
