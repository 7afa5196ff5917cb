"""Filtering the page and working on the shown sentences."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QWidget

from tests.journeys.person import OpenWindow, Person
from translator_gui.model.status import Role, Status
from translator_gui.project.opening import open_for_reading
from translator_gui.ui.filter.filter_controller import FilterController


def filter_controller(person: Person) -> FilterController:
    return person.filter_controller


def figures(person: Person) -> str:
    return filter_controller(person).bar.figures


def has_focus(widget: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and (focus is widget or widget.isAncestorOf(focus))


def until_found(person: Person, told: str) -> None:
    person.until(lambda: figures(person) == told)


def tab_to(person: Person, name: str) -> None:
    """Press Tab until a widget with this accessible name has the focus."""
    for _ in range(40):
        focus = QApplication.focusWidget()
        if focus is not None and name in focus.accessibleName():
            return
        person.press("Tab")
    raise AssertionError(f"Tab does not lead to {name}")


def translate(person: Person, *texts: str) -> None:
    for text in texts:
        person.type(text)
        person.press("Ctrl+Enter")


def filter_by_english(person: Person, text: str, told: str) -> None:
    person.press("Ctrl+Shift+F")
    tab_to(person, "English text")
    person.press("Ctrl+A")
    person.type(text)
    until_found(person, told)


def test_a_text_is_filtered_by_as_it_is_typed_and_enter_leads_to_the_first_match(person: Person) -> None:
    translate(person, "The delegation came", "The adviser spoke", "The delegation left")
    filter_by_english(person, "delegation", "2 of 17:")
    assert filter_controller(person).bar.chips == ["English “\u2068delegation\u2069”"]
    person.press("Enter")
    assert filter_controller(person).editor.isHidden()
    assert has_focus(person.work.page)
    assert person.number == 1, "from where the work was, on and round to the start"
    person.press("Alt+Down")
    assert person.number == 3, "what does not match is passed over"
    assert person.work.page.navigator.filter is not None
    assert person.work.page.navigator.filter.paragraphs[:3] == (0, 1, 2)


def test_esc_gives_the_keyboard_back_and_a_key_shows_everything(person: Person) -> None:
    translate(person, "One", "Two", "Three")
    filter_by_english(person, "Two", "1 of 17:")
    person.press("Esc")
    assert person.number == 2
    assert has_focus(person.work.page)
    assert person.window.actions_table["filter_off"].isEnabled()
    person.press("Ctrl+Shift+L")
    assert person.work.page.navigator.filter is None
    assert person.number == 2, "what was current stays current"
    assert has_focus(person.work.page)
    assert filter_controller(person).bar.isHidden()
    assert not person.window.actions_table["filter_off"].isEnabled()


def test_confirming_goes_through_what_was_found_and_says_when_nothing_is_left(person: Person) -> None:
    for text in ("Draft a", "Draft b", "Fine", "Draft c"):
        person.type(text)
        person.press("Enter")
    filter_by_english(person, "Draft", "3 of 17:")
    person.press("Enter", "Ctrl+Up", "Ctrl+Up", "Ctrl+Up")
    assert person.number == 1
    person.press("Ctrl+Enter")
    assert person.number == 2
    person.press("Ctrl+Enter")
    assert person.number == 4, "sentence 3 is open, but not among those shown"
    person.press("Ctrl+Enter")
    assert person.number == 4
    assert person.said() == "Nothing is open in this filter"
    assert [s.status for s in person.sentences[:4]] == [
        Status.TRANSLATED,
        Status.TRANSLATED,
        Status.DRAFT,
        Status.TRANSLATED,
    ]


def test_what_no_longer_matches_stays_until_the_filter_is_applied_again(person: Person) -> None:
    for text in ("One", "Two"):
        person.type(text)
        person.press("Enter")
    person.press("Ctrl+Shift+F")
    tab_to(person, "draft")
    person.press("Space")
    until_found(person, "2 of 17:")
    person.press("Esc", "Alt+Up", "Alt+Up", "Ctrl+Enter")
    person.until(lambda: filter_controller(person).bar.offers_again)
    assert person.sentences[0].status is Status.TRANSLATED
    assert person.work.page.navigator.filter is not None
    assert person.sentences[0].id in person.work.page.navigator.filter.matching
    person.press("Alt+Up")
    assert person.number == 1
    again = next(
        b for b in filter_controller(person).bar.findChildren(QToolButton) if b.text().startswith("Apply again")
    )
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    until_found(person, "1 of 17:")
    assert not filter_controller(person).bar.offers_again
    assert has_focus(person.work.page)
    assert person.number == 2


def test_each_criterion_comes_off_by_itself_and_the_last_takes_the_filter_off(person: Person) -> None:
    translate(person, "One", "Two")
    filter_by_english(person, "Two", "1 of 17:")
    tab_to(person, "translated")
    person.press("Space")
    person.until(lambda: len(filter_controller(person).bar.chips) == 2)
    person.press("Esc")
    chips = [
        b for b in filter_controller(person).bar.findChildren(QToolButton) if b.accessibleName().startswith("Remove: ")
    ]
    english = next(chip for chip in chips if "English" in chip.toolTip())
    QTest.mouseClick(english, Qt.MouseButton.LeftButton)
    until_found(person, "2 of 17:")
    assert filter_controller(person).bar.chips == ["translated"]
    last = next(b for b in filter_controller(person).bar.findChildren(QToolButton) if b.toolTip() == "translated")
    QTest.mouseClick(last, Qt.MouseButton.LeftButton)
    assert person.work.page.navigator.filter is None
    assert filter_controller(person).bar.isHidden()


def test_nothing_found_says_so_and_offers_the_way_out(person: Person) -> None:
    translate(person, "One")
    filter_by_english(person, "nowhere", "Nothing found:")
    assert person.number == 2, "where nothing is found nobody is carried off"
    out = next(b for b in filter_controller(person).bar.findChildren(QToolButton) if b.text() == "Clear filter ✕")
    assert out.isVisible()
    QTest.mouseClick(out, Qt.MouseButton.LeftButton)
    assert person.work.page.navigator.filter is None
    assert filter_controller(person).editor.isHidden()
    assert has_focus(person.work.page)
    person.press("Ctrl+Shift+F")
    assert filter_controller(person).editor.text.text.text() == "", "the editor begins anew, too"


def test_a_broken_expression_is_told_and_changes_nothing(person: Person) -> None:
    translate(person, "One", "Two")
    filter_by_english(person, "One", "1 of 17:")
    filter_controller(person).editor.compare.regex.click()
    tab_to(person, "English text")
    person.type("(")
    person.until(lambda: "broken" in filter_controller(person).editor.problem)
    person.press("Backspace")
    until_found(person, "1 of 17:")
    assert filter_controller(person).editor.problem == ""


def test_a_filter_is_kept_by_name_and_found_after_a_restart(open_window: OpenWindow, seed: Path) -> None:
    person = open_window(seed)
    translate(person, "One", "Two")
    person.press("Ctrl+Shift+F")
    tab_to(person, "translated")
    person.press("Space")
    until_found(person, "2 of 17:")
    tab_to(person, "Name of the filter")
    person.type("Done so far")
    person.press("Tab")
    assert "Save this filter" in focus_tip()
    person.press("Space")
    person.until(lambda: filter_controller(person).editor.names.count() == 1)
    person.window.close()

    again = open_window(seed)
    again.press("Ctrl+Shift+F")
    again.until(lambda: filter_controller(again).editor.names.count() == 1)
    tab_to(again, "Name of the filter")
    again.press("Down")
    until_found(again, "2 of 17:")
    assert filter_controller(again).bar.chips == ["translated"]
    assert filter_controller(again).editor.status.buttons[Status.TRANSLATED].isChecked()
    filter_controller(again).editor.remove.click()
    again.until(lambda: filter_controller(again).editor.names.count() == 0)
    assert figures(again) == "2 of 17:", "what is on stays on"


def focus_tip() -> str:
    widget = QApplication.focusWidget()
    return widget.toolTip() if widget else ""


def test_a_project_for_reading_can_be_filtered_but_keeps_nothing(open_window: OpenWindow, seed: Path) -> None:
    writer = open_window(seed)
    translate(writer, "One", "Two")
    writer.until_saved()
    reader = open_window(None)
    reader.window.show_project(open_for_reading(seed))
    reader.until(lambda: "words" in reader.window.status_line.words)
    filter_by_english(reader, "Two", "1 of 17:")
    filter_controller(reader).editor.names.setEditText("Mine")
    filter_controller(reader).editor.save.click()
    assert "reading only" in reader.said()
    reader.press("Enter")
    assert reader.number == 2


def test_the_filter_follows_a_split_and_its_undo(person: Person) -> None:
    translate(person, "One", "Two")
    filter_by_english(person, "Two", "1 of 17:")
    person.press("Enter", "F6", "Home")
    person.press(*["Left"] * 8)
    person.press("Ctrl+T")
    person.until(lambda: len(person.sentences) == 18)
    person.until(lambda: figures(person) == "2 of 17:")
    person.press("Ctrl+Z")
    person.until(lambda: len(person.sentences) == 17)
    person.until(lambda: figures(person) == "1 of 17:")


def test_the_author_of_a_sentence_is_chosen_from_a_list(person: Person) -> None:
    translate(person, "One")
    person.press("Ctrl+Shift+F")
    editor = filter_controller(person).editor
    person.until(lambda: not editor.authors.isHidden())
    tab_to(person, "Author")
    person.press("Space", "Space", "Esc")
    assert has_focus(editor), "Esc closed the list, not the editor"
    until_found(person, "1 of 17:")
    assert editor.authors.values
    assert filter_controller(person).bar.chips[0].startswith("by ")


def test_the_reviewers_next_one_is_sought_within_the_filter(open_window: OpenWindow, seed: Path) -> None:
    translator = open_window(seed)
    translate(translator, "Same a", "Other", "Same b")
    translator.window.close()
    reviewer = open_window(seed, Role.REVIEWER)
    filter_by_english(reviewer, "Same", "2 of 17:")
    reviewer.press("Enter", "Ctrl+Up", "Ctrl+Up", "Ctrl+Enter")
    assert reviewer.number == 3
    reviewer.press("Ctrl+Enter")
    assert reviewer.said() == "Nothing is left to review in this filter"


def test_the_urdu_field_takes_urdu_in_any_spelling(person: Person) -> None:
    person.press("Ctrl+Shift+F")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.insert("پاكستان")
    person.until(lambda: figures(person).endswith(" of 17:"))
    found = person.work.page.navigator.filter
    assert found is not None
    model = person.work.session.model
    for number, segment in enumerate(person.sentences, 1):
        place = model.at_number(number)
        paragraph = model.known(place.paragraph) if place else None
        assert paragraph is not None
        assert (segment.id in found.matching) == ("پاکستان" in paragraph.source(segment))


def test_similar_spellings_match_if_nothing_is_spelled_as_typed(person: Person) -> None:
    person.press("Ctrl+Shift+F")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.insert("پاكستان كادوره")  # in the seed there is a space more
    until_found(person, "1 of 17, similar spellings:")
    person.press("Enter")
    assert person.number == 1
    person.press("Ctrl+Shift+F")
    tab_to(person, "Character by character")
    person.press("Space")
    until_found(person, "Nothing found:")


def test_one_box_tells_urdu_from_english(person: Person) -> None:
    translate(person, "Pakistan and Russia", "The adviser", "Other words")
    person.press("Ctrl+Shift+F")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.insert("پاکستان")  # Qt's keys for tests have no Urdu letters
    person.until(lambda: filter_controller(person).bar.chips == ["Urdu “\u2068پاکستان\u2069”"])
    assert field.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert not filter_controller(person).editor.text.kind.isEnabled()
    person.type(" Russia")
    until_found(person, "1 of 17:")
    assert filter_controller(person).bar.chips == ["Urdu “\u2068پاکستان\u2069”", "English “\u2068Russia\u2069”"]
    person.press("Shift+Tab", "Down")
    person.until(lambda: "English without “\u2068Russia\u2069”" in filter_controller(person).bar.chips)
    person.press("Esc", "Ctrl+Shift+F")
    assert field.text() == "پاکستان Russia"


def test_the_filter_takes_three_rows_and_what_is_seldom_needed_opens_from_a_button(person: Person) -> None:
    translate(person, "One")
    person.press("Ctrl+Shift+F")
    editor = filter_controller(person).editor
    person.until(lambda: not editor.authors.isHidden())
    editor.setMinimumWidth(560)
    editor.resize(560, editor.heightForWidth(560))
    QApplication.processEvents()
    widgets = (editor.text, editor.compare, editor.status, editor.authors, editor.names, editor.done, editor.more)
    assert len({widget.geometry().center().y() // 12 for widget in widgets}) <= 3, [w.geometry() for w in widgets]
    tab_to(person, "More criteria")
    person.press("Space")
    person.until(lambda: QApplication.activePopupWidget() is not None)
    tab_to(person, "Changed")
    person.press("Down")
    until_found(person, "1 of 17:")
    person.press("Esc")
    assert QApplication.activePopupWidget() is None
    assert editor.isVisible()
    assert editor.more.text() == "More criteria (1) ▾"
    assert editor.more.hasFocus()


def test_choosing_pushes_nothing_aside(person: Person) -> None:
    person.press("Ctrl+Shift+F")
    editor = filter_controller(person).editor
    QApplication.processEvents()
    place = editor.mapTo(person.window, editor.rect().topLeft())
    assert figures(person) == "No filter"
    editor.status.buttons[Status.NOT_STARTED].click()
    until_found(person, "17 of 17:")
    QApplication.processEvents()
    assert editor.mapTo(person.window, editor.rect().topLeft()) == place
    person.press("Ctrl+Shift+L")
    assert filter_controller(person).bar.isHidden()


def test_a_name_and_enter_save_a_filter(person: Person) -> None:
    translate(person, "The delegation came", "The adviser spoke")
    filter_by_english(person, "delegation", "1 of 17:")
    editor = filter_controller(person).editor
    tab_to(person, "Name of the filter")
    person.type("Delegation")
    person.press("Enter")
    person.until(lambda: editor.names.findText("Delegation") >= 0)
    assert editor.isVisible()
    assert not editor.save.isEnabled()
    # Now that it is kept Enter goes to the page, as elsewhere.
    person.press("Enter")
    assert not editor.isVisible()
    person.press("Ctrl+Shift+L", "Ctrl+Shift+F")
    tab_to(person, "Name of the filter")
    person.type("Delegation")
    person.press("Enter")
    until_found(person, "1 of 17:")
