"""Help at hand: the key card, what the program is, tooltips and messages that name the keys in force."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QMenuBar, QWidget

from tests.journeys.person import OpenWindow, Person
from tests.journeys.welcoming import drop, preview, welcome
from translator_gui import __version__
from translator_gui.ui.help.about_dialog import AboutDialog
from translator_gui.ui.help.fixed_shortcuts import FIXED_SHORTCUTS
from translator_gui.ui.help.keyboard_shortcuts_dialog import KeyboardShortcutsDialog, ShortcutListLine
from translator_gui.ui.menus import SPECS
from translator_gui.ui.sentence_menu import sentence_menu


def cards(person: Person) -> list[KeyboardShortcutsDialog]:
    return [card for card in person.window.findChildren(KeyboardShortcutsDialog) if card.isVisible()]


def open_card(person: Person) -> KeyboardShortcutsDialog:
    person.press("F1")
    person.until(lambda: cards(person) and cards(person)[0].isActiveWindow())
    return cards(person)[0]


def lines(card: KeyboardShortcutsDialog) -> dict[str, ShortcutListLine]:
    return {line.text: line for _, group in card.shown for line in group}


def test_f1_shows_every_action_and_every_key_of_the_page(person: Person) -> None:
    card = open_card(person)
    assert sum(len(group) for _, group in card.shown) == len(SPECS) + sum(len(keys) for _, keys in FIXED_SHORTCUTS)
    assert lines(card)["Next ▸ Open sentence"].keys == ("Ctrl+G",)
    assert lines(card)["Move a document up"].keys == ("Ctrl+Shift+Up",)
    assert lines(card)["Compare with this revision"].keys == ("Space",)
    assert lines(card)["Zoom the column under the pointer"].keys == ("Ctrl+wheel",)
    person.press("F1")
    person.until(lambda: not cards(person))


def test_the_card_begins_with_confirming_and_the_next_sentence_and_can_leave_out_what_has_no_keys(
    person: Person,
) -> None:
    card = open_card(person)
    assert [line.text for line in card.shown[0][1][:1]] == ["Confirm and go to the next"]
    assert card.shown[1][1][0].text == "Next sentence, without confirming"
    assert "Save a copy" in lines(card)
    person.press("Alt+O")
    person.until(card.only_with_keys.isChecked)
    assert "Save a copy" not in lines(card)
    assert all(line.keys for line in lines(card).values())
    card.search.setText("save")
    assert list(lines(card)) == ["Save now", "Post the comment or save the note"]
    person.press("F1")
    person.until(lambda: not cards(person) and person.window.isActiveWindow())
    assert "Save a copy" not in lines(open_card(person)), "the choice is kept until the window closes"


def test_esc_closes_the_card_and_the_work_goes_on(person: Person) -> None:
    person.type("begun")
    open_card(person)
    person.press("Esc")
    person.until(lambda: not cards(person) and person.window.isActiveWindow())
    person.type(" and done")
    assert person.current.target == "begun and done"


def test_the_card_is_searched_by_words_and_by_keys(person: Person) -> None:
    card = open_card(person)
    person.type("split")
    assert list(lines(card)) == ["Split the sentence"]
    card.search.setText("ctrl+shift+x")
    assert list(lines(card)) == ["Export the bilingual document"]
    card.search.setText("nothing is called that")
    assert not card.shown
    assert card.nothing.isVisible()
    card.search.clear()
    assert "Undo" in lines(card)


def menu_tip(person: Person, identity: str) -> str:
    """The tooltip of a menu's entry, once its menu is open."""
    action = person.window.actions_table[identity]
    menu = next(menu for menu in action.associatedObjects() if isinstance(menu, QMenu))
    menu.popup(QPoint(0, 0))
    tip = action.toolTip()
    menu.close()
    return tip


def test_the_card_tooltips_and_messages_name_the_keys_that_are_in_force(person: Person) -> None:
    keymap = person.window.keymap
    assert menu_tip(person, "confirm") == "Confirm and go to the next (Ctrl+Enter)"
    keymap.clear("leave_empty")
    keymap.add("leave_empty", "Alt+0")
    keymap.clear("comment")
    keymap.add("comment", "Alt+K")
    assert menu_tip(person, "leave_empty") == "Leave empty on purpose (Alt+0)"
    assert person.comment_panel.controls["comment"].toolTip() == "Comment (Alt+K)"
    person.press("Ctrl+Enter")
    assert "Alt+0 leaves it empty" in person.said()
    card = open_card(person)
    assert lines(card)["Leave empty on purpose"].keys == ("Alt+0",)
    keymap.clear("comment")
    assert person.comment_panel.controls["comment"].toolTip() == "Comment"
    keymap.clear("spelling_suggest")
    keymap.add("spelling_suggest", "Shift+F7")
    assert menu_tip(person, "spelling") == "Shift+F7 goes to the next misspelt word"


def letter(text: str) -> str:
    """What is pressed in an open menu."""
    return text.partition("&")[2][:1].lower()


def test_every_entry_of_a_menu_has_a_letter_of_its_own(person: Person) -> None:
    bar = person.window.menuBar()
    menus = [bar.actions(), *(menu.actions() for menu in bar.findChildren(QMenu))]
    for actions in [*menus, sentence_menu(person.work, person.window.actions_table).actions()]:
        letters = [letter(action.text()) for action in actions if not action.isSeparator()]
        assert sorted(set(letters)) == sorted(letters), [action.text() for action in actions]
        assert all(letters)


def once_each(window: QWidget) -> bool:
    """Whether Alt and a letter lead to one place: a menu, a button or field that is seen, or an action."""
    texts: list[str] = [menu.title() for menu in window.findChildren(QMenu) if menu.parent() is menu_bar(window)]
    texts += [button.text() for button in window.findChildren(QAbstractButton) if button.isVisible()]
    texts += [label.text() for label in window.findChildren(QLabel) if label.isVisible() and label.buddy()]
    keys = [key.toString() for action in window.actions() if action.isEnabled() for key in action.shortcuts()]
    letters = [key[-1].lower() for key in keys if re.fullmatch(r"Alt\+[A-Z]", key)]
    letters += [letter(text) for text in texts if letter(text)]
    return len(set(letters)) == len(letters)


def menu_bar(window: QWidget) -> QMenuBar:
    return window.findChildren(QMenuBar)[0]


def test_no_letter_leads_to_two_places(open_window: OpenWindow, seed: Path, news: Path) -> None:
    person = open_window(None)
    assert welcome(person).isVisible()
    assert once_each(person.window)
    drop(person.window, news)
    page = preview(person)
    assert once_each(person.window)
    person.press("Alt+C")
    person.until(page.reading.encoding.hasFocus)
    person.press("Alt+D")
    person.until(page.place.folder.hasFocus)
    worker = open_window(seed)
    worker.press("Ctrl+H")
    for identity in ("history_panel", "go_number"):
        worker.window.actions_table[identity].trigger()
    assert once_each(worker.window)


def test_the_names_of_groups_stand_above_their_lines(person: Person) -> None:
    card = open_card(person)
    left = {label.text(): label.indent() for label in card.sheet.findChildren(QLabel, "group")}
    assert set(left.values()) == {0}


@pytest.mark.parametrize("width", [340, 760, 1400])
def test_the_card_is_whole_at_any_width(person: Person, width: int) -> None:
    card = open_card(person)
    card.resize(width, 600)
    person.until(lambda: card.sheet.width() <= card.width())
    assert "Undo" in lines(card)


def test_about_tells_the_version_and_the_licences(open_window: OpenWindow) -> None:
    person = open_window(None)
    person.window.actions_table["about"].trigger()
    about = person.window.findChildren(AboutDialog)[0]
    assert __version__ in about.version.text()
    assert "PySide6-Essentials" in about.licences.toPlainText()
    person.until(about.isActiveWindow)
    person.press("Esc")
    person.until(lambda: not person.window.findChildren(AboutDialog))


def test_a_sentence_without_comments_says_so(person: Person) -> None:
    panel = person.comment_panel
    assert panel.none.isVisible()
    person.press("Ctrl+M")
    person.type("Who said this?")
    person.press("Ctrl+Enter")
    person.until(lambda: not panel.none.isVisible())
