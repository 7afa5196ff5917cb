"""A reviewer approves and returns sentences."""

from pathlib import Path

from tests.journeys.person import OpenWindow, Person
from translator_gui.model.status import Role, Status
from translator_gui.project.opening import open_for_reading
from translator_gui.project.project import Project


def test_a_reviewer_approves_and_returns_and_the_translator_sees_why(open_window: OpenWindow, seed: Path) -> None:
    translator = open_window(seed)
    for text in ("One", "Two", "Three"):
        translator.type(text)
        translator.press("Ctrl+Enter")
    translator.window.close()

    reviewer = open_window(seed, Role.REVIEWER)
    assert "reviewing" in reviewer.window.status_line.role_text
    reviewer.press("Ctrl+Up", "Ctrl+Up", "Ctrl+Up")
    assert reviewer.number == 1
    reviewer.press("Ctrl+Enter")
    assert reviewer.sentences[0].status is Status.APPROVED
    assert reviewer.number == 2
    reviewer.press("Ctrl+Shift+Enter")
    reviewer.type("Not what the Urdu says")
    reviewer.press("Ctrl+Enter")
    reviewer.until(lambda: reviewer.sentences[1].status is Status.RETURNED)
    assert reviewer.number == 3
    reviewer.window.close()

    again = open_window(seed)
    again.press("Ctrl+Up", "Ctrl+Up", "Ctrl+Up", "Ctrl+G")
    assert again.number == 2, "what came back is open"
    again.press("Ctrl+Enter")
    assert again.sentences[1].status is Status.RETURNED
    assert "returned" in again.said()
    again.type(" corrected")
    again.press("Ctrl+Enter")
    assert again.sentences[1].status is Status.TRANSLATED
    again.window.close()
    with open_for_reading(seed) as project:
        segment = again_id(project)
        assert [r.status for r in project.queries.history(segment)] == [
            Status.DRAFT,
            Status.TRANSLATED,
            Status.RETURNED,
            Status.DRAFT,
            Status.TRANSLATED,
        ]
        assert project.queries.threads(segment)[0].remarks[0].text == "Not what the Urdu says"


def again_id(project: Project) -> int:
    return project.queries.segment_ids()[1]


def test_an_edit_reopens_an_approved_sentence(open_window: OpenWindow, seed: Path) -> None:
    person = open_window(seed)
    person.type("One")
    person.press("Ctrl+Enter")
    person.window.actions_table["review"].trigger()
    person.press("Alt+Up", "Ctrl+Enter")
    assert person.sentences[0].status is Status.APPROVED
    person.window.actions_table["review"].trigger()
    person.press("Ctrl+Up", "Ctrl+Up")
    person.press("Ctrl+Enter")
    assert person.sentences[0].status is Status.APPROVED, "on an unchanged approved sentence it only moves on"
    person.press("Ctrl+Up", "Ctrl+Up", "End")
    person.type("!")
    assert person.sentences[0].status is Status.DRAFT


def test_a_translator_cannot_return(person: Person) -> None:
    person.type("One")
    person.press("Ctrl+Enter", "Alt+Up", "Ctrl+Shift+Enter")
    assert person.sentences[0].status is Status.TRANSLATED
    assert "reviewer" in person.said()
