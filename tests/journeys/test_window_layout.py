"""The page keeps its width: panels give way and return; the bar above the page; F10."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QMenu, QTabBar, QToolButton, QWidget

from tests.journeys.person import OpenWindow, Person
from tests.journeys.welcoming import Choose
from translator_gui.model.status import Role
from translator_gui.project.opening import open_for_reading
from translator_gui.ui.export.export_dialog import ExportDialog
from translator_gui.ui.features import PANELS
from translator_gui.ui.panel_overlay import PanelOverlay
from translator_gui.ui.session_status_controller import SessionStatusController
from translator_gui.ui.work_bar import WorkBar

LEAST = 560
SIZES = ((1024, 700), (800, 600), (640, 480), (720, 450))
"""The last is 1440×900 at 200 %."""


def resize(person: Person, width: int, height: int = 700) -> None:
    person.window.resize(width, height)
    person.until(lambda: (person.window.width(), person.window.height()) == (width, height))
    QApplication.processEvents()


def dock(person: Person, key: str) -> QDockWidget:
    found = person.window.findChild(QDockWidget, f"window.{key}")
    assert found is not None
    return found


def is_in_front(person: Person, key: str) -> bool:
    """Whether a panel is seen beside the page, before the other tabs."""
    found = dock(person, key)
    return found.isVisible() and not found.visibleRegion().isEmpty()


def overlay(person: Person) -> QWidget | None:
    return next((one for one in person.window.findChildren(PanelOverlay) if one.isVisible()), None)


def bar(person: Person) -> WorkBar:
    return person.controller(SessionStatusController).bar


@pytest.fixture
def second(tmp_path: Path) -> Path:
    path = tmp_path / "second.txt"
    path.write_text("پہلا جملہ یہاں ہے۔ دوسرا جملہ یہاں ہے۔\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("swapped", [False, True])
def test_both_columns_have_room_and_nothing_overlaps(person: Person, swapped: bool) -> None:
    person.press("Ctrl+F2", "Ctrl+Shift+D", "Ctrl+Shift+J", "Ctrl+Shift+H", "Ctrl+Shift+K")
    person.work.page.setFocus()
    if swapped:
        person.window.actions_table["urdu_on_right"].trigger()
    for size in SIZES:
        resize(person, *size)
        assert_room(person)


def assert_room(person: Person) -> None:
    page = person.work.page
    assert page.width() >= LEAST
    columns, width = page.view.blocks.columns, page.viewport().width()
    assert columns.urdu_left >= 0
    assert columns.english_left >= 0
    assert columns.urdu_left + columns.urdu_width <= width
    assert columns.english_left + columns.english_width <= width
    assert min(columns.urdu_width, columns.english_width) >= 190
    assert overlay(person) is None
    central = person.window.centralWidget()
    assert central is not None
    centre = central.geometry()
    assert person.window.rect().contains(centre)
    for panel in person.window.findChildren(QDockWidget):
        if panel.isVisible():
            assert not panel.geometry().intersects(centre)
            assert panel.width() >= panel.minimumSizeHint().width()
    for button in bar(person).findChildren(QToolButton):
        assert button.width() >= button.minimumSizeHint().width()


def test_panels_give_way_and_return_as_wide_as_they_were(person: Person, open_window: OpenWindow, seed: Path) -> None:
    resize(person, 1300)
    person.press("Ctrl+Shift+D")
    person.until(lambda: dock(person, "documents").isVisible())
    usual = (270, 200)
    person.until(lambda: (dock(person, "annotation").width(), dock(person, "documents").width()) == usual)
    for width in (1024, 900, 640):
        resize(person, width)
        assert person.work.page.width() >= LEAST
    assert dock(person, "annotation").isHidden()
    assert dock(person, "documents").isHidden()
    assert person.window.actions_table["annotation_panel"].isChecked(), "it is only put away"
    resize(person, 1300)
    person.until(lambda: (dock(person, "annotation").width(), dock(person, "documents").width()) == usual)
    resize(person, 760)
    person.window.close()
    again = open_window(seed)
    resize(again, 1300)
    again.until(lambda: dock(again, "annotation").width() == usual[0])


def test_the_tab_in_front_returns_in_front(person: Person) -> None:
    resize(person, 1300)
    person.press("Ctrl+Shift+H")
    person.until(lambda: not dock(person, "history").visibleRegion().isEmpty())
    person.work.page.setFocus()
    resize(person, 640)
    resize(person, 1300)
    person.until(lambda: not dock(person, "history").visibleRegion().isEmpty())
    assert dock(person, "annotation").visibleRegion().isEmpty()


def test_a_width_that_the_user_drags_is_kept(person: Person, open_window: OpenWindow, seed: Path) -> None:
    resize(person, 1300)
    panel = dock(person, "annotation")
    before = panel.width()
    start = panel.geometry().topLeft() + QPoint(-3, 200)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(person.window, left, none, start)
    for step in range(1, 9):
        QTest.mouseMove(person.window, start - QPoint(10 * step, 0))
        QApplication.processEvents()
    QTest.mouseRelease(person.window, left, none, start - QPoint(80, 0))
    person.until(lambda: panel.width() == before + 80)
    resize(person, 640)
    resize(person, 1300)
    person.until(lambda: panel.width() == before + 80)
    person.window.close()
    again = open_window(seed)
    resize(again, 1300)
    again.until(lambda: dock(again, "annotation").width() == before + 80)


def test_a_panel_is_as_wide_as_usual_though_the_mouse_is_pressed_elsewhere(person: Person) -> None:
    page = person.work.page.viewport()
    QTest.mousePress(page, Qt.MouseButton.LeftButton, pos=QPoint(400, 100))
    resize(person, 800)
    resize(person, 1300)
    QTest.mouseRelease(page, Qt.MouseButton.LeftButton, pos=QPoint(400, 100))
    person.until(lambda: dock(person, "annotation").width() == 270)


def test_closing_the_history_restores_all_widths(person: Person) -> None:
    for width in (1024, 800):
        resize(person, width)
        page = person.work.page.width()
        person.press("Ctrl+Shift+H")
        person.until(lambda: dock(person, "history").isVisible())
        assert person.window.width() == width
        person.press("Ctrl+Shift+H")
        person.until(dock(person, "history").isHidden)
        assert person.window.width() == width
        person.until(lambda wide=page: person.work.page.width() == wide)


def test_in_a_narrow_window_a_panel_lies_over_the_page_until_one_goes_on(person: Person, seed: Path) -> None:
    resize(person, 640, 480)
    person.press("Ctrl+M")
    person.until(lambda: overlay(person))
    assert person.comment_panel.isVisible()
    person.type("Why this word?")
    person.press("Ctrl+Enter")
    person.until_saved()
    person.press("Esc")
    person.until(lambda: overlay(person) is None)
    assert person.work.page.live.field.hasFocus()
    person.press("Ctrl+Shift+H")
    person.until(lambda: overlay(person) and person.history_panel and person.history_panel.isVisible())
    person.press("Ctrl+Shift+H")
    person.until(lambda: overlay(person) is None)
    assert not person.window.actions_table["history_panel"].isChecked()
    person.press("Ctrl+Shift+H")
    person.until(lambda: overlay(person))
    resize(person, 1024)
    person.until(lambda: overlay(person) is None and dock(person, "history").isVisible())
    person.window.close()
    with open_for_reading(seed) as project:
        (thread,) = project.queries.threads(project.queries.segment_ids()[0])
    assert thread.remarks[0].text == "Why this word?"


@pytest.mark.parametrize("chord", ["Ctrl+F8", "Ctrl+Shift+H"])
def test_a_panel_that_lay_over_the_page_is_in_front_when_there_is_room(person: Person, chord: str) -> None:
    key = {"Ctrl+F8": "findings", "Ctrl+Shift+H": "history"}[chord]
    resize(person, 1380)
    assert is_in_front(person, "annotation")
    resize(person, 640, 480)
    person.work.page.setFocus()
    person.press(chord)
    person.until(lambda: overlay(person))
    resize(person, 1380)
    person.until(lambda: overlay(person) is None)
    assert is_in_front(person, key)
    assert not is_in_front(person, "annotation")
    # The one that is switched off over the page gives way to the one that was there before.
    resize(person, 640, 480)
    person.work.page.setFocus()
    person.press(chord)
    person.until(lambda: overlay(person))
    person.press(chord)
    resize(person, 1380)
    assert is_in_front(person, "annotation")
    assert not is_in_front(person, key)


def test_no_letter_of_a_panel_is_a_key_of_the_window(person: Person) -> None:
    resize(person, 1380)
    for spec in PANELS:
        key = spec.setting.removeprefix("window.")
        if not is_in_front(person, key):
            person.window.actions_table[spec.action].trigger()
        person.until(partial(is_in_front, person, key))
        assert not person.clashing_letters(), spec.key


def test_the_close_button_over_the_page_switches_the_panel_off(person: Person) -> None:
    resize(person, 640, 480)
    person.press("Ctrl+Shift+K")
    person.until(lambda: overlay(person))
    found = overlay(person)
    assert isinstance(found, PanelOverlay)
    QTest.mouseClick(found.close_button, Qt.MouseButton.LeftButton)
    assert overlay(person) is None
    assert not person.window.actions_table["annotation_panel"].isChecked()
    assert person.work.page.live.field.hasFocus()


def test_the_list_of_one_document_starts_closed(
    person: Person, second: Path, open_window: OpenWindow, seed: Path, choose: Choose
) -> None:
    resize(person, 1300)
    assert dock(person, "documents").isHidden()
    assert not person.window.actions_table["documents_panel"].isChecked()
    choose(second)
    person.window.actions_table["add"].trigger()
    person.until(lambda: dock(person, "documents").isVisible())
    assert person.window.actions_table["documents_panel"].isChecked()
    person.until_saved()
    person.window.close()
    again = open_window(seed)
    resize(again, 1300)
    again.until(lambda: dock(again, "documents").isVisible())


def test_the_list_of_one_document_can_be_opened_and_starts_closed_again(
    person: Person, open_window: OpenWindow, seed: Path
) -> None:
    resize(person, 1300)
    person.press("Ctrl+Shift+D")
    assert person.documents_panel.hasFocus()
    person.press("Esc")
    assert dock(person, "documents").isVisible()
    person.window.close()
    assert dock(open_window(seed), "documents").isHidden()


def test_three_tabs_can_be_read_in_1024_pixels(person: Person, open_window: OpenWindow, seed: Path) -> None:
    resize(person, 1024)
    person.press("Ctrl+F2", "Ctrl+Shift+J", "Ctrl+Shift+H")
    tabs_can_be_read(person)
    person.window.close()
    again = open_window(seed)
    resize(again, 1024)
    tabs_can_be_read(again)


def tabs_can_be_read(person: Person) -> None:
    (tabs,) = (found for found in person.window.findChildren(QTabBar) if found.isVisible() and found.count() > 1)
    assert [tabs.tabText(i) for i in range(tabs.count())] == ["Comments", "All comments", "History"]
    person.until(lambda: tabs.width() >= tabs.sizeHint().width())


def test_the_role_is_a_switch_and_reviewing_is_seen_at_once(person: Person) -> None:
    above = bar(person)
    ground = above.grab().toImage().pixelColor(above.width() // 2, 2)
    assert (above.translate_button.isChecked(), above.review_button.isChecked()) == (True, False)
    QTest.mouseClick(above.translate_button, Qt.MouseButton.LeftButton)
    assert person.work.session.role is Role.TRANSLATOR, "the part that is on does nothing"
    QTest.mouseClick(above.review_button, Qt.MouseButton.LeftButton)
    assert person.work.session.role is Role.REVIEWER
    assert person.said() == "You are reviewing now: Ctrl+Enter approves, Ctrl+Shift+Enter sends back"
    assert above.grab().toImage().pixelColor(above.width() // 2, 2) != ground
    person.window.actions_table["review"].trigger()
    assert person.work.session.role is Role.TRANSLATOR
    assert above.translate_button.isChecked()


def test_a_click_on_the_name_opens_a_menu_and_changes_nothing(person: Person) -> None:
    button = person.window.status_line.role_button
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert person.work.session.role is Role.TRANSLATOR
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [(action.text(), action.isChecked()) for action in menu.actions() if not action.isSeparator()]
    assert texts == [("&Translate", True), ("&Review", False), ("&Name and e-mail…", False)]
    person.press("Esc")
    assert person.work.session.role is Role.TRANSLATOR
    button.setFocus(Qt.FocusReason.TabFocusReason)
    person.press("Space", "Down", "Down", "Enter")
    assert person.work.session.role is Role.REVIEWER


def test_the_bar_shows_progress_and_leads_to_find_filter_and_export(person: Person) -> None:
    above = bar(person)
    assert above.percent == "0 %"
    person.type("One")
    person.press("Ctrl+Enter")
    person.until(lambda: above.percent == "8 %")
    buttons = {button.text(): button for button in above.command_buttons}
    assert list(buttons) == ["Find", "Filter", "Export…"]
    assert buttons["Find"].toolTip() == "Find (Ctrl+F)"
    QTest.mouseClick(buttons["Find"], Qt.MouseButton.LeftButton)
    assert person.find_controller.bar.isVisible()
    person.press("Esc")
    QTest.mouseClick(buttons["Filter"], Qt.MouseButton.LeftButton)
    assert person.filter_controller.editor.isVisible()
    assert not buttons["Filter"].isChecked(), "nothing is filtered yet"
    person.press("Esc")
    QTest.mouseClick(buttons["Export…"], Qt.MouseButton.LeftButton)
    dialog = person.window.findChild(ExportDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.reject()


def test_f10_opens_the_menus_and_esc_leads_back(person: Person) -> None:
    QTest.keyClick(person.work.page.live.field, Qt.Key.Key_F10)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.title() == "&File"
    person.press("Right")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.title() == "&Edit"
    person.press("Esc", "Esc")
    assert QApplication.activePopupWidget() is None
    person.type("On")
    assert person.current.target == "On"
