"""The spelling check: marks, suggestions, word lists."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from tests.journeys.person import OnDisk, OpenWindow, Person
from translator_gui.formats.registry import read_document
from translator_gui.model.status import Role
from translator_gui.paths import own_words_file
from translator_gui.project.importing import create_project
from translator_gui.project.opening import open_for_reading, open_project
from translator_gui.ui.editor.decorations import TextDecorationKind
from translator_gui.ui.spelling.spelling_menu import SpellingSuggestionsMenu


@pytest.fixture
def spells() -> bool:
    return True


def marked(person: Person) -> list[str]:
    """Return the words marked as misspelt in the current sentence."""
    segment = person.current
    marks = person.work.page.decorations.target(segment)
    return [segment.target[mark.start : mark.end] for mark in marks if mark.kind is TextDecorationKind.MISSPELT]


def until_ready(person: Person) -> None:
    # The page is painted before its controllers are built.
    person.until(lambda: person.spelling)
    spelling = person.spelling
    assert spelling is not None
    person.until(lambda: spelling.spelling_controller is not None and spelling.spelling_controller.model.ready)


def opened(person: Person) -> SpellingSuggestionsMenu:
    """Open the menu and wait for its suggestions."""
    person.until(lambda: isinstance(QApplication.activePopupWidget(), SpellingSuggestionsMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, SpellingSuggestionsMenu)
    person.until(lambda: "Looking" not in menu.actions()[0].text())
    return menu


def words(menu: QMenu) -> list[str]:
    return [str(action.data()) for action in menu.actions() if action.data()]


def entry(menu: QMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if text in action.text().replace("&", ""))


def press_in_menu(key: Qt.Key) -> None:
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, key)


@pytest.fixture
def typist(person: Person) -> Person:
    """A translator whose word list has been read."""
    until_ready(person)
    return person


def test_a_misspelt_word_is_marked_when_the_caret_leaves_it_and_mended_with_a_key(typist: Person) -> None:
    typist.type("He said teh")
    typist.until(lambda: typist.spelling)
    assert marked(typist) == []
    typist.type(" minister")
    typist.until(lambda: marked(typist) == ["teh"])
    typist.press("F7")
    menu = opened(typist)
    assert words(menu)[0] == "the"
    press_in_menu(Qt.Key.Key_Return)
    typist.until(lambda: typist.current.target == "He said the minister")
    assert marked(typist) == []
    assert typist.work.page.live.caret() == len("He said the minister")
    typist.type(" came")
    assert typist.current.target == "He said the minister came"
    typist.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")  # the word, the space, the suggestion
    assert typist.current.target == "He said teh minister"
    typist.until(lambda: marked(typist) == ["teh"])
    typist.press("Ctrl+Shift+Z")
    assert typist.current.target == "He said the minister"


def test_a_word_of_the_project_goes_with_its_file(
    person: Person, open_window: OpenWindow, seed: Path, on_disk: OnDisk
) -> None:
    until_ready(person)
    person.type("the tajdeed came")
    person.until(lambda: marked(person) == ["tajdeed"])
    person.press("F7")
    entry(opened(person), "project's words").trigger()
    person.until(lambda: marked(person) == [])
    person.press("Esc")
    person.until_saved()
    person.window.close()
    with open_for_reading(seed) as project:
        assert project.queries.words() == {"tajdeed"}
    assert on_disk()[0].target == "the tajdeed came"
    other = open_window(seed)
    until_ready(other)
    other.press("End")
    other.type(" tajdid")
    other.type(" ")
    other.until(lambda: marked(other) == ["tajdid"])


def test_words_of_mine_are_kept_in_a_file_and_can_be_taken_away(typist: Person) -> None:
    typist.type("a blurb of tajdeed ")
    typist.until(lambda: marked(typist) == ["tajdeed"])
    typist.press("F7")
    entry(opened(typist), "my words").trigger()
    typist.until(lambda: marked(typist) == [])
    press_in_menu(Qt.Key.Key_Escape)
    typist.until(lambda: own_words_file().exists())
    assert own_words_file().read_text(encoding="utf-8") == "tajdeed\n"
    typist.press("Left", "Left")
    menu = right_click_at_caret(typist)
    entry(menu, "from my words").trigger()
    menu.close()
    typist.until(lambda: marked(typist) == ["tajdeed"])
    typist.until(lambda: own_words_file().read_text(encoding="utf-8") == "")


def right_click_at_caret(person: Person) -> QMenu:
    """Open the page's context menu with the keyboard."""
    page = person.work.page
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), page.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(page.live.field, event)
    person.until(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_f7_goes_on_from_word_to_word_and_says_when_there_is_none(typist: Person) -> None:
    typist.press("F7")
    typist.until(lambda: "Nothing is misspelt" in typist.said())
    typist.type("One recieve")
    typist.press("Alt+Down")
    typist.type("Two goverment and wich")
    typist.press("Alt+Down")
    typist.type("Three is fine")
    typist.until_saved()
    typist.press("F7")
    assert "receive" in words(opened(typist))
    assert typist.number == 1
    press_in_menu(Qt.Key.Key_F7)
    typist.until(lambda: typist.number == 2)
    assert words(opened(typist)) == ["government"]
    press_in_menu(Qt.Key.Key_F7)
    typist.until(lambda: "which" in words(opened(typist)))
    press_in_menu(Qt.Key.Key_1)
    typist.until(lambda: typist.current.target == "Two goverment and which")
    typist.press("F7")
    entry(opened(typist), "Ignore").trigger()
    press_in_menu(Qt.Key.Key_Escape)
    typist.until(lambda: marked(typist) == [])


def test_the_key_that_somebody_chose_goes_on_too_and_is_shown(typist: Person) -> None:
    keymap = typist.window.keymap
    keymap.clear("spelling_suggest")
    keymap.add("spelling_suggest", "Ctrl+F12")
    typist.type("Two goverment and wich way")
    typist.window.actions_table["spelling_suggest"].trigger()
    menu = opened(typist)
    assert words(menu) == ["government"]
    assert entry(menu, "Next misspelt word").text().endswith("\tCtrl+F12")
    QTest.keyClick(menu, Qt.Key.Key_F7)
    assert QApplication.activePopupWidget() is menu
    QTest.keyClick(menu, Qt.Key.Key_F12, Qt.KeyboardModifier.ControlModifier)
    typist.until(lambda: "which" in words(opened(typist)))
    press_in_menu(Qt.Key.Key_Escape)


def test_a_right_click_on_english_elsewhere_goes_there_and_offers_words(typist: Person) -> None:
    typist.type("I recieve it")
    typist.press("Alt+Down")
    page = typist.work.page
    typist.until(lambda: page.decorations.target(typist.sentences[0]))
    place = page.model.at_number(1)
    assert place is not None
    field = page.view.blocks.get(place.paragraph).fields[place.sentence]
    assert field.box is not None
    top = page.view.visible.top_of(place.paragraph)
    assert top is not None
    x = field.text.left() + field.box.x_of(len("I reci"))
    at = QPoint(round(x), round(top + field.text.top() + 5))
    QApplication.sendEvent(
        page.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, page.viewport().mapToGlobal(at))
    )
    assert typist.number == 1
    typist.until(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    typist.until(lambda: "receive" in words(menu))
    assert "Confirm and go to the next" in [action.text().replace("&", "") for action in menu.actions()]
    entry(menu, "receive").trigger()
    menu.close()
    assert typist.current.target == "I receive it"


def test_a_right_click_in_the_live_field_puts_the_caret_on_the_word(typist: Person) -> None:
    typist.type("I recieve it all")
    typist.until(lambda: marked(typist) == ["recieve"])
    page = typist.work.page
    at = page.live.field.mapTo(page.viewport(), page.live.field.rect_of(len("I reci")).center())
    QApplication.sendEvent(
        page.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, page.viewport().mapToGlobal(at))
    )
    assert page.live.caret() == len("I reci")
    typist.until(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    typist.until(lambda: "receive" in words(menu))
    menu.close()


def test_a_suggestion_is_written_as_the_word_was(typist: Person) -> None:
    typist.type("GOVERMENT POLICY ANNOUNCED")
    typist.press("F7")
    assert words(opened(typist)) == ["government"]
    press_in_menu(Qt.Key.Key_Return)
    typist.until(lambda: typist.current.target == "GOVERNMENT POLICY ANNOUNCED")
    typist.press("Alt+Down")
    typist.work.page.live.field.insert("the goverment’s")
    typist.press("F7")
    assert words(opened(typist)) == ["government's"]
    press_in_menu(Qt.Key.Key_Return)
    typist.until(lambda: typist.current.target == "the government’s")


def test_the_switch_is_kept(typist: Person, open_window: OpenWindow, seed: Path) -> None:
    typist.type("teh end")
    typist.until(lambda: marked(typist) == ["teh"])
    action = typist.window.actions_table["spelling"]
    assert action.isChecked()
    action.trigger()
    assert marked(typist) == []
    typist.press("F7")
    assert "not checked" in typist.said()
    typist.until_saved()
    typist.window.close()
    other = open_window(seed)
    assert not other.window.actions_table["spelling"].isChecked()
    other.until(lambda: other.spelling and other.spelling.spelling_controller)
    assert marked(other) == []
    other.window.actions_table["spelling"].trigger()
    other.until(lambda: marked(other) == ["teh"])


def test_names_that_the_urdu_has_are_let_be(typist: Person) -> None:
    typist.press("Alt+Down")
    typist.type("Nasser Khan Janjuaa and Islamabadd said ")
    typist.until(lambda: marked(typist) == ["Islamabadd"])


def test_the_project_says_which_english_it_is_written_in(person: Person, open_window: OpenWindow, seed: Path) -> None:
    until_ready(person)
    person.type("The colour of the center ")
    person.until(lambda: marked(person) == ["colour"])
    person.window.actions_table["variety_british"].trigger()
    person.until(lambda: marked(person) == ["center"])
    person.until_saved()
    person.window.close()
    other = open_window(seed)
    until_ready(other)
    other.until(lambda: marked(other) == ["center"])
    assert other.window.actions_table["variety_british"].isChecked()


def test_a_project_that_is_only_read_shows_marks_and_takes_no_change(
    person: Person, open_window: OpenWindow, seed: Path
) -> None:
    person.type("I recieve it")
    person.press("Alt+Down")
    person.until_saved()
    person.window.close()
    reader = open_window(None, Role.TRANSLATOR)
    reader.window.show_project(open_for_reading(seed))
    until_ready(reader)
    reader.press("F7")
    menu = opened(reader)
    assert not entry(menu, "receive").isEnabled()
    assert not entry(menu, "project's words").isEnabled()
    assert entry(menu, "my words").isEnabled()
    press_in_menu(Qt.Key.Key_Escape)
    assert marked(reader) == ["recieve"]


def test_an_empty_project_has_nothing_to_check(open_window: OpenWindow, tmp_path: Path) -> None:
    source = tmp_path / "one.txt"
    source.write_text("ایک۔", encoding="utf-8")
    create_project(tmp_path / "one.tproj", [read_document(source)]).close()
    person = open_window(None)
    person.window.show_project(open_project(tmp_path / "one.tproj"))
    until_ready(person)
    person.press("F7")
    person.until(lambda: "Nothing is misspelt" in person.said())
