"""The hint in the empty field: the keys as they are set, until ten sentences are confirmed."""

from pathlib import Path

from tests.journeys.judging import translate
from tests.journeys.person import OpenWindow, Person
from translator_gui.formats.registry import read_document
from translator_gui.model.status import Role
from translator_gui.paths import resource
from translator_gui.project.importing import create_project
from translator_gui.ui.help.field_hint_controller import FieldHintController

HINT = "Type the English. Ctrl+Enter confirms, Enter moves on"


def wide(person: Person) -> Person:
    """Give the field room for the whole hint."""
    person.window.resize(1400, 800)
    person.until(lambda: hint(person) == HINT)
    return person


def hint(person: Person) -> str:
    return person.work.page.live.field.hint.replace("Return", "Enter")


def test_an_empty_field_says_how_to_go_on(person: Person):
    wide(person)
    before = person.work.page.live.field.grab().toImage()
    assert person.work.page.live.text == "", "it is painted and no text"
    person.type("x")
    assert hint(person) == ""
    person.press("Backspace")
    assert hint(person) == HINT
    person.work.page.live.field.set_hints(())
    assert person.work.page.live.field.grab().toImage() != before
    person.window.keymap.add("confirm", "F5")
    assert "confirms" in hint(person)
    person.window.keymap.remove("confirm", "Ctrl+Return")
    assert hint(person) == "Type the English. F5 confirms, Enter moves on"
    person.window.actions_table["review"].trigger()
    assert hint(person) == "", "a reviewer types nothing here"


def test_it_is_short_where_there_is_little_room(person: Person):
    field = wide(person).work.page.live.field
    field.resize(240, field.height())
    assert hint(person) in {"Ctrl+Enter confirms, Enter moves on", "Type the English"}
    field.resize(40, field.height())
    assert hint(person) == "", "half a hint is none"


def test_after_ten_sentences_the_keys_are_known(open_window: OpenWindow, seed: Path, tmp_path: Path):
    person = wide(open_window(seed))
    translate(person, *(f"Sentence {number}" for number in range(1, 10)))
    assert hint(person) == HINT, "nine are not enough"
    translate(person, "Sentence 10")
    person.until(lambda: hint(person) == "")
    person.window.close()
    other = tmp_path / "other.tproj"
    create_project(other, [read_document(resource("sample", "seed.ur.txt"))]).close()
    again = open_window(other, Role.TRANSLATOR)
    again.until(lambda: again.work.session.progress.loaded)
    again.until_saved()
    again.window.resize(1400, 800)
    again.until(lambda: again.window.controllers and again.window.controllers.has(FieldHintController))
    again.type("x")
    again.press("Backspace")
    assert hint(again) == "", "nor in another project"
