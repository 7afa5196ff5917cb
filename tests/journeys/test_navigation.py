"""Going to a number, to the next sentence of a kind, and back."""

from pathlib import Path

import pytest

from tests.journeys.person import OpenWindow, Person
from translator_gui.model.comment import CommentAction
from translator_gui.model.status import Role
from translator_gui.project.commands.add_comment_event import AddCommentEvent
from translator_gui.ui.navigation.go_to_sentence_bar import GoToSentenceBar


def number_bar(person: Person) -> GoToSentenceBar:
    bar = person.work.findChild(GoToSentenceBar)
    assert isinstance(bar, GoToSentenceBar)
    return bar


def can(person: Person, action: str) -> bool:
    return person.window.actions_table[action].isEnabled()


def go(person: Person, number: int) -> None:
    person.press("Ctrl+Shift+G")
    person.type(str(number))
    person.press("Enter")
    assert person.number == number


def test_a_number_is_gone_to_and_one_that_is_not_there_is_told(person: Person) -> None:
    person.press("Ctrl+Shift+G")
    assert number_bar(person).field.hasFocus()
    assert number_bar(person).field.selectedText() == "1"
    person.type("99")
    person.press("Enter")
    assert number_bar(person).trouble == "There is no sentence 99: the last one is 17"
    assert person.number == 1
    person.press("Backspace", "Backspace")
    assert number_bar(person).trouble == ""
    person.press("Enter")
    assert number_bar(person).trouble == "Type a number"
    number_bar(person).field.setText("۱۲")
    person.press("Enter")
    assert person.number == 12, "Urdu digits are digits"
    assert number_bar(person).isHidden()
    assert person.work.page.live.field.hasFocus()
    person.press("Ctrl+Shift+G", "Esc")
    assert number_bar(person).isHidden()
    assert person.work.page.live.field.hasFocus()
    assert person.number == 12


def test_back_and_forward_through_the_places_visited(person: Person) -> None:
    assert not can(person, "back")
    assert not can(person, "forward")
    person.press("Alt+Down", "Alt+Down")
    assert not can(person, "back"), "steps are no visits"
    go(person, 12)
    go(person, 16)
    person.press("Alt+Left")
    assert person.number == 12
    person.press("Alt+Left")
    assert person.number == 3
    assert not can(person, "back")
    person.press("Alt+Left")
    assert person.number == 3
    person.press("Alt+Right", "Alt+Right")
    assert person.number == 16
    assert not can(person, "forward")
    person.press("Alt+Left")
    go(person, 5)
    assert not can(person, "forward"), "another way was taken"


def test_where_somebody_worked_is_a_place(person: Person) -> None:
    go(person, 10)
    person.press("Ctrl+Down", "Ctrl+Down", "Ctrl+Down")
    here = person.number
    person.type("Worked here")
    person.press("Ctrl+Down", "Ctrl+Down", "Ctrl+Down")
    assert person.number > here + 1
    person.press("Alt+Left")
    assert person.number == here
    person.press("Alt+Left")
    assert person.number == 10


def test_a_place_that_was_joined_away_leads_to_the_sentence_that_holds_it(person: Person) -> None:
    person.press("F6", "Home")
    person.press(*["Left"] * 12)
    person.press("Ctrl+T")
    person.until(lambda: len(person.sentences) == 18)
    person.press("Esc")
    go(person, 2)
    go(person, 9)
    go(person, 1)
    person.press("Ctrl+J")
    person.until(lambda: len(person.sentences) == 17)
    person.press("Alt+Left", "Alt+Left")
    assert person.number in {1, 8}, "sentence 2 is within sentence 1 now"


@pytest.mark.parametrize("kind", ["draft", "returned", "commented"])
def test_nothing_of_a_kind_is_told(person: Person, kind: str) -> None:
    for direction in ("next", "previous"):
        person.window.actions_table[f"{direction}_{kind}"].trigger()
        assert person.said().startswith("No other sentence")
        assert person.number == 1


def test_the_next_and_the_previous_of_each_kind(open_window: OpenWindow, seed: Path) -> None:
    person = open_window(seed)
    actions = person.window.actions_table
    for text in ("One", "Two", "Three"):
        person.type(text)
        person.press("Ctrl+Enter")
    go(person, 8)
    person.type("A draft")
    go(person, 12)
    person.type("Another draft")
    person.work.session.change(AddCommentEvent(person.sentences[5].id, CommentAction.ADD, "Is it?"))
    person.until(lambda: person.sentences[5].comments == 1)
    go(person, 1)
    actions["next_draft"].trigger()
    assert person.number == 8
    actions["next_draft"].trigger()
    assert person.number == 12
    actions["next_draft"].trigger()
    assert person.number == 8, "from the start again"
    actions["previous_draft"].trigger()
    assert person.number == 12
    actions["previous_commented"].trigger()
    assert person.number == 6
    actions["previous_open"].trigger()
    assert person.number == 5
    actions["previous_open"].trigger()
    assert person.number == 4
    actions["previous_open"].trigger()
    assert person.number == 17
    person.press("Ctrl+G")
    assert person.number == 4
    person.until_saved()
    person.window.close()

    reviewer = open_window(seed, Role.REVIEWER)
    go(reviewer, 2)
    reviewer.press("Ctrl+Shift+Enter")
    reviewer.type("No")
    reviewer.press("Ctrl+Enter")
    reviewer.until(lambda: reviewer.number == 3)
    reviewer.window.actions_table["previous_returned"].trigger()
    assert reviewer.number == 2
    reviewer.window.actions_table["previous_open"].trigger()
    assert reviewer.number == 1, "what is open to a reviewer"


def test_the_next_one_unlike_its_repetition(open_window: OpenWindow, tmp_path: Path) -> None:
    from translator_gui.formats.registry import read_document  # noqa: PLC0415
    from translator_gui.project.importing import create_project  # noqa: PLC0415

    text = tmp_path / "again.txt"
    text.write_text("یہ کتاب ہے۔\nوہ آیا۔\nيہ كتاب ہے۔\nوہ گیا۔\n", encoding="utf-8")
    path = tmp_path / "again.tproj"
    create_project(path, [read_document(text)]).close()
    person = open_window(path)
    actions = person.window.actions_table
    actions["next_unlike"].trigger()
    person.until(lambda: person.said() == "No other sentence is an inconsistent repetition")
    assert not actions.does_something("next_unlike")
    for words in ("This is a book.", "He came.", "That is a book."):
        person.type(words)
        person.press("Ctrl+Enter")
    assert person.number == 4
    assert actions.does_something("next_unlike")
    actions["next_unlike"].trigger()
    person.until(lambda: person.number == 1)
    actions["next_unlike"].trigger()
    person.until(lambda: person.number == 3)
    actions["previous_unlike"].trigger()
    person.until(lambda: person.number == 1)


def test_what_is_still_being_read_is_told(person: Person) -> None:
    person.work.session.all_read = False
    person.window.actions_table["next_draft"].trigger()
    assert "still being read" in person.said()
    person.window.actions_table["next_unlike"].trigger()
    assert "still being read" in person.said()


def test_without_a_project_there_is_nowhere_to_go(open_window: OpenWindow) -> None:
    person = open_window(None)
    for action in ("go_number", "next_open", "previous_draft", "back", "forward", "filter", "filter_off"):
        assert not can(person, action)
